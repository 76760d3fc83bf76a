"""The codes acts carry: told by cards, by texts, by persons; the tree they grow; what corresponds; what is suggested."""

import json
from datetime import date

import pytest

from acts.cards import Card
from acts.errors import NotHeldError
from acts.register.cards import read_cards, take_cards
from acts.register.codes import LEGAL, is_code, level, parent
from acts.register.errors import OddCodeError
from acts.register.growing import is_unnamed
from acts.register.model import Origin
from acts.register.refreshing import rebuild
from acts.store import ActStore
from classifiers.exchange.model import Outcome
from classifiers.schemes.model import Concept, ConceptScheme, Label, Level
from classifiers.schemes.store import SchemeStore
from storage.database import writing
from tests.acts.register.world import DEVICES, LAW, TODAY, World
from tests.recoding import recoded

OWN_CODE = LAW.replace("№ 71-XQ\n", "№ 71-XQ\n\nAzərbaycan Respublikasının Vahid hüquqi təsnifatı üzrə indeks kodu: 180.010.020\n")
CARD = Card(990071, "Sınaq qurğuları haqqında (nümunə)", "AZƏRBAYCAN RESPUBLİKASININ QANUNLARI", "Qüvvədədir", "71-XQ", date(2012, 2, 3),
            class_codes=("180.010.000", "090.000.000"))  # fmt: skip
ROW = {
    "id": "990072", "type": "Nazirlər Kabinetinin qərarı", "accept_date": "05.06.2013", "number": "88",
    "title": "Nümunə bağçalarının suvarılması Qaydası haqqında", "class_codes": ["240.010.000"], "register_code": None,
    "class_codes_in_document": ["240.010.010"],
}  # fmt: skip
GARDENS = "/akn/az/act/cabinet-decision/2013-06-05/88"


def lines(*rows: object) -> bytes:
    return "\n".join(row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows).encode()


def outcomes(world: World, *rows: object, dry_run: bool = False) -> list[Outcome]:
    return [one.outcome for one in take_cards(world.engine, lines(*rows), "a clerk", dry_run)]


# the form of codes
@pytest.mark.parametrize(("code", "depth", "above"), [
    ("090.000.000", 1, ""), ("090.120.000", 2, "090.000.000"), ("090.120.030", 3, "090.120.000"), ("090.000.030", 3, "090.000.000"),
])  # fmt: skip
def test_a_code_knows_its_level_and_what_is_above(code: str, depth: int, above: str) -> None:
    assert (is_code(code), level(code), parent(code)) == (True, depth, above)


@pytest.mark.parametrize("text", ["", "090", "090.000", "000.000.000", "090.000.0000", "90.000.000", "090-000-000", "09a.000.000"])
def test_other_forms_are_no_codes(text: str) -> None:
    assert not is_code(text)


# card and document
def test_card_and_document_are_shown_apart_where_they_disagree(empty: World) -> None:
    empty.take(OWN_CODE, card=CARD)
    empty.refresh()
    codes = empty.register.codes_of(DEVICES)
    assert (codes.by(Origin.CARD), codes.by(Origin.DOCUMENT)) == (("090.000.000", "180.010.000"), ("180.010.020",))
    assert (codes.only_card, codes.only_document, codes.disagree) == (("090.000.000", "180.010.000"), ("180.010.020",), True)
    assert next(one.words for one in codes.carried if one.origin is Origin.DOCUMENT).endswith("indeks kodu: 180.010.020")
    ((use, told),) = empty.register.disagreeing()
    assert (use.id, told) == (DEVICES, codes)


def test_a_card_alone_disagrees_with_nothing(empty: World) -> None:
    empty.take(LAW, card=CARD)
    empty.refresh()
    assert not empty.register.codes_of(DEVICES).disagree


def test_a_number_that_looks_like_a_code_is_none(empty: World) -> None:
    empty.take(LAW.replace("Sınaq qurğusu yoxlama", "Sınaq qurğusu 180.010.020 nömrəli yoxlama"))
    empty.refresh()
    assert empty.register.codes_of(DEVICES).carried == ()


def test_codes_of_a_changed_card_take_the_place_of_the_old_ones(empty: World) -> None:
    empty.take(LAW, card=CARD)
    empty.refresh()
    empty.take(LAW, card=Card(**{**{name: getattr(CARD, name) for name in CARD.__slots__}, "class_codes": ("100.000.000",)}))
    assert empty.refresh().acts == 1
    assert empty.register.codes_of(DEVICES).by(Origin.CARD) == ("100.000.000",)


# lists of cards
def test_an_act_becomes_known_by_its_card(empty: World) -> None:
    assert outcomes(empty, ROW) == [Outcome.NEW]
    empty.refresh()
    work = ActStore(empty.engine).work(GARDENS)
    assert (work.title, work.codes, work.eqanun_id) == (ROW["title"], ("240.010.000",), 990072)
    assert empty.register.only_card(GARDENS)
    codes = empty.register.codes_of(GARDENS)
    assert (codes.only_card, codes.only_document) == (("240.010.000",), ("240.010.010",))


def test_the_same_cards_twice_change_nothing(empty: World) -> None:
    assert outcomes(empty, ROW) == [Outcome.NEW]
    assert outcomes(empty, ROW) == [Outcome.SAME]
    assert outcomes(empty, {**ROW, "class_codes": ["240.000.000"]}) == [Outcome.CHANGED]


def test_a_dry_run_keeps_nothing(empty: World) -> None:
    assert outcomes(empty, ROW, dry_run=True) == [Outcome.NEW]
    with pytest.raises(NotHeldError):
        ActStore(empty.engine).work(GARDENS)


def test_a_card_joins_the_act_held(empty: World) -> None:
    empty.take(LAW)
    card = {"id": 990071, "type": "Qanun", "accept_date": "2012-02-03", "number": "71-XQ", "title": CARD.title}
    row = {**card, "class_codes": ["180.000.000"]}
    assert outcomes(empty, row) == [Outcome.CHANGED]
    empty.refresh()
    assert empty.register.codes_of(DEVICES).by(Origin.CARD) == ("180.000.000",)
    assert not empty.register.only_card(DEVICES)


def test_the_answer_of_a_source_is_a_card_too(empty: World) -> None:
    requisite = {"title": "Nümunə haqqında", "citation": "3", "acceptDate": "01.02.2003", "classCodes": ["010.000.000"]}
    assert outcomes(empty, {"data": {"id": 990073, "requisite": requisite}}) == [Outcome.NEW]


@pytest.mark.parametrize(("line", "reason"), [
    ("nə isə", "JSON object"), ("[1]", "a number in id"), ('{"id": "x", "title": "A"}', "a number in id"), ('{"id": 1}', "a title"),
    ('{"id": 1, "title": "A", "accept_date": "31.02.2010"}', "accept_date as dd.mm.yyyy"),
    ('{"id": 1, "title": "A", "class_codes": "090"}', "list of codes"), ('{"id": 1, "title": "A", "class_codes": [9]}', "list of codes"),
    ("[" * 90_000, "JSON object"), (f'{{"id": 1, "title": "{"a" * 100_000}"}}', "at most 100,000 bytes"), ('{"data": {}}', "requisite"),
])  # fmt: skip
def test_a_line_that_is_no_card_is_refused_and_the_rest_goes_in(empty: World, line: str, reason: str) -> None:
    verdicts = take_cards(empty.engine, lines(line, ROW), "a clerk")
    assert [one.outcome for one in verdicts] == [Outcome.REFUSED, Outcome.NEW]
    assert reason in verdicts[0].reason
    assert verdicts[0].place == "line 1"


def test_empty_lines_and_other_encodings() -> None:
    assert list(read_cards(b"\n \n")) == []
    assert [told for _, told in read_cards("{}".encode("utf-16"))] == ["expected a JSON object in UTF-8 on each line"] * 1


def test_odd_codes_are_kept_and_named(empty: World) -> None:
    (verdict,) = take_cards(empty.engine, lines({**ROW, "class_codes": ["24.01"]}), "a clerk")
    assert verdict.remarks == ("24.01: not the form of a code of the legal classification",)
    empty.refresh()
    assert [use.code for use in empty.register.odd()] == ["24.01"]


# the tree
def test_the_classification_grows_from_what_acts_carry(empty: World) -> None:
    outcomes(empty, ROW)
    version = empty.refresh().version
    store = SchemeStore(empty.engine)
    assert version == TODAY.isoformat()
    assert [one.code for one in store.concepts(LEGAL)] == ["240.000.000", "240.010.000", "240.010.010"]
    assert all(is_unnamed(one) for one in store.concepts(LEGAL))
    assert [change.new for change in store.changes(LEGAL, version, version)] == []
    assert empty.refresh().version == ""


def test_growing_touches_no_name_that_was_given(empty: World) -> None:
    outcomes(empty, ROW)
    empty.refresh()
    store = SchemeStore(empty.engine)
    named = [Concept(one.code, one.code, (Label(f"Sahə {one.code}", "az"),), one.parents, one.level) for one in store.concepts(LEGAL)]
    with writing(empty.engine) as connection:
        store.publish(connection, LEGAL, "named", named, store.version(LEGAL).levels, None, "a clerk")
    outcomes(empty, {**ROW, "id": 990074, "number": "89", "class_codes": ["240.020.000"]})
    assert empty.refresh().version == f"{TODAY.isoformat()}.2"
    assert {one.code: is_unnamed(one) for one in store.concepts(LEGAL)} == {
        "240.000.000": False, "240.010.000": False, "240.010.010": False, "240.020.000": True,
    }  # fmt: skip


# asked by code, recoded
def test_acts_are_found_by_the_codes_of_any_scheme(empty: World) -> None:
    outcomes(empty, ROW)
    empty.take(LAW.replace("Sınaq qurğuları", "Elektron imza qurğuları"))
    empty.refresh()
    assert [use.id for use in empty.register.acts_with(LEGAL, "240.010.000")] == [GARDENS]
    assert [use.id for use in empty.register.acts_with("act-kinds", "cabinet-decision")] == [GARDENS]
    assert [use.id for use in empty.register.acts_with("topics", "e-signature")] == [DEVICES]
    assert empty.register.counts(LEGAL) == {"240.010.000": 1, "240.010.010": 1}


def test_recoding_keeps_what_was_told(empty: World) -> None:
    outcomes(empty, ROW)
    empty.refresh()
    (use,) = empty.register.using(LEGAL, ["240.010.000"])
    assert recoded(empty.engine, empty.register, LEGAL, use, "240.030.000") == ""
    rebuild(empty.engine, TODAY)
    card = next(one for one in empty.register.codes_of(GARDENS).carried if one.origin is Origin.CARD)
    assert (card.code, card.told) == ("240.030.000", "240.010.000")
    assert recoded(empty.engine, empty.register, LEGAL, use, "240.040.000") == "the act no longer carries 240.010.000"


def test_a_body_named_later_is_gathered_later(empty: World) -> None:
    outcomes(empty, ROW)
    empty.refresh()
    assert empty.register.counts("bodies") == {}
    store = SchemeStore(empty.engine)
    cabinet = Concept("cabinet", "cabinet", (Label("Nazirlər Kabineti", "az"),))
    with writing(empty.engine) as connection:
        store.add_scheme(connection, ConceptScheme("bodies", (Label("Orqanlar", "az"),)), "a clerk")
        store.publish(connection, "bodies", "1", [cabinet], (Level(1, ()),), None, "a clerk")
    assert empty.refresh().acts == 1
    assert empty.register.counts("bodies") == {"cabinet": 1}
    assert empty.refresh().acts == 0


# suggested
def neighbours(world: World) -> None:
    rows = [{**ROW, "id": 990080 + number, "number": str(number), "title": title, "class_codes": [code], "class_codes_in_document": None}
            for number, (title, code) in enumerate((("Depozitar fondların saxlanılması haqqında", "090.120.030"),
                                                    ("Depozitar hesablarının açılması haqqında", "090.110.000"),
                                                    ("Bağların suvarılması haqqında", "240.010.000")), 1)]  # fmt: skip
    outcomes(world, *rows, {**ROW, "id": 990099, "number": "99", "title": "Depozitar fondlarının yoxlanılması haqqında", "class_codes": [],
                            "class_codes_in_document": None})  # fmt: skip
    world.refresh()


CHECKED = "/akn/az/act/cabinet-decision/2013-06-05/99"


def test_codes_are_suggested_with_their_reasons(empty: World) -> None:
    neighbours(empty)
    field, narrower = empty.register.suggestions(CHECKED)[:2]
    assert (field.code, narrower.code) == ("090.000.000", "090.120.030")
    (words,) = narrower.grounds
    assert (words.kind, words.said) == ("words", "Depozitar, fondlarının")
    assert words.acts == ("Depozitar fondların saxlanılması haqqında",)
    assert not [one.code for one in empty.register.suggestions(CHECKED) if one.code.startswith("240")]


def test_neighbours_that_agree_suggest_the_narrow_code_alone(empty: World) -> None:
    acts: tuple[tuple[str, list[str]], ...] = (("Depozitar", ["090.120.030"]), ("Anbar", ["090.120.030"]), ("Dəyirman", []))
    rows = [{**ROW, "id": 990080 + number, "number": str(number), "title": f"{kind} qəbzlərinin uçotu haqqında", "class_codes": codes,
             "class_codes_in_document": None} for number, (kind, codes) in enumerate(acts, 1)]  # fmt: skip
    outcomes(empty, *rows)
    empty.refresh()
    assert [one.code for one in empty.register.suggestions("/akn/az/act/cabinet-decision/2013-06-05/3")] == ["090.120.030"]


def test_names_bodies_and_topics_suggest_too(empty: World) -> None:
    ministry = {**ROW, "type": "Nümunə Nazirliyi", "class_codes_in_document": None}
    outcomes(empty, {**ministry, "id": 990081, "number": "1", "title": "Hesabatın verilməsi haqqında"},
             {**ministry, "id": 990082, "number": "2", "title": "Telekommunikasiya suvarılması haqqında", "class_codes": []})  # fmt: skip
    empty.refresh()
    store = SchemeStore(empty.engine)
    named = [Concept(one.code, one.code, (Label("Bağların suvarılması", "az"),) if one.level == 1 else one.labels, one.parents, one.level)
             for one in store.concepts(LEGAL)]  # fmt: skip
    with writing(empty.engine) as connection:
        store.publish(connection, LEGAL, "named", named, store.version(LEGAL).levels, None, "a clerk")
    found = {one.code: {ground.kind for ground in one.grounds} for one in empty.register.suggestions(
        "/akn/az/act/ministry-act/numune-nazirliyi/2013-06-05/2")}  # fmt: skip
    assert found == {"180.000.000": {"topic"}, "240.000.000": {"name", "body"}, "240.010.000": {"body"}}


def test_an_act_that_carries_a_code_is_suggested_none(empty: World) -> None:
    neighbours(empty)
    assert empty.register.suggestions("/akn/az/act/cabinet-decision/2013-06-05/1") == ()
    assert [uri for uri, _ in empty.register.unclassified()] == [CHECKED]


def test_a_person_confirms_or_refuses(empty: World) -> None:
    neighbours(empty)
    code = empty.register.suggestions(CHECKED)[0].code
    empty.register.refuse(CHECKED, code, "a clerk")
    assert code not in [one.code for one in empty.register.suggestions(CHECKED)]
    empty.register.confirm(CHECKED, "090.000.000", "a clerk")
    empty.register.confirm(CHECKED, "090.000.000", "a clerk")
    rebuild(empty.engine, TODAY)
    assert empty.register.codes_of(CHECKED).by(Origin.PERSON) == ("090.000.000",)
    assert empty.register.suggestions(CHECKED) == ()


@pytest.mark.parametrize(("act", "code", "error"), [("/akn/az/no", "090.000.000", NotHeldError), (CHECKED, "090", OddCodeError)])
def test_what_cannot_be_confirmed_is_refused(empty: World, act: str, code: str, error: type[Exception]) -> None:
    neighbours(empty)
    with pytest.raises(error):
        empty.register.confirm(act, code, "a clerk")
