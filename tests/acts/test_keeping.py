"""Taking acts in and reading them back, on SQLite and on PostgreSQL."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.engine import Engine

from acts.cards import Card, read_card
from acts.encoding import decode, encode
from acts.errors import NotHeldError, ReadError
from acts.frbr import Language, Level, Manifestation, Status
from acts.gather import Item, LeftOut, files_of, gather
from acts.held import ActFilter
from acts.identity import kind_of, slug, status_of, work_uri
from acts.ingest import Ingest, Outcome
from acts.listing import count_by, coverage, list_acts
from acts.model import Cell, Line, Role, Run, text_of
from acts.news import INDEX
from acts.store import ActStore
from acts.tables import elements, manifestations
from storage import outbox
from storage.database import metadata, writing
from storage.raw import RawStore

LAW = """# Sınaq

Sınaq şəbəkələri haqqında (nümunə) [1]

AZƏRBAYCAN RESPUBLİKASININ QANUNU

1-ci fəsil

Ümumi müddəalar

Maddə 1. Əsas anlayışlar

1.1. Bu Qanunda sınaq şəbəkəsi yalnız yoxlama üçün qurulan şəbəkədir.

1.2. Bu Qanunun 2-ci maddəsində <s>köhnə</s> <i>yeni</i> qayda göstərilir. [2]

Maddə 2. Sınaq qaydası

2.1. Sınaq “Sınaq ölçüləri haqqında (nümunə)” Azərbaycan Respublikası Qanununun 1-ci maddəsinə uyğun aparılır.

Bakı şəhəri, 3 fevral 2124-cü il

№ 7-XQ

[1] 5 may 2125-ci il tarixli 9-XQD nömrəli Azərbaycan Respublikasının Qanunu ilə adı dəyişdirilmişdir.

[2] 6 may 2125-ci il tarixli 10-XQD nömrəli Azərbaycan Respublikasının Qanunu ilə 1.2-ci maddədə “köhnə” “yeni” ilə əvəz edilmişdir.
""".removeprefix("# Sınaq\n\n")

MEASURES = """Sınaq ölçüləri haqqında (nümunə)

AZƏRBAYCAN RESPUBLİKASININ QANUNU

Maddə 1. Ölçülər

1.1. Ölçülər sınaq şəbəkəsində götürülür.

Bakı şəhəri, 4 fevral 2124-cü il

№ 8-XQ
"""


def file(name: str, text: str, url: str = "") -> Manifestation:
    return Manifestation("test", url or f"test:{name}", name, text.encode(), fetched_at=datetime(2126, 1, 2, tzinfo=UTC))


@pytest.fixture
def ingest(engine: Engine, raw: RawStore) -> Ingest:
    return Ingest(engine, raw, topics=lambda work, _text: [("test", f"the title is {work.title}")])


@pytest.fixture
def store(engine: Engine) -> ActStore:
    return ActStore(engine)


def test_an_act_comes_back_as_it_went_in(ingest: Ingest, store: ActStore) -> None:
    (verdict,) = ingest.take(file("law.md", LAW))
    assert verdict.outcome is Outcome.ADDED
    work = store.work(verdict.work_uri)
    assert (work.level, work.subtype, work.number, work.adopted) == (Level.LAW, "law", "7-XQ", date(2124, 2, 3))
    assert work.title == "Sınaq şəbəkələri haqqında (nümunə)"
    (text,) = store.expressions(work.uri)
    assert (text.language, text.version, text.provisions) == (Language.AZE, date(2125, 5, 6), 2)
    document = store.document(text.shown)
    assert [note.number for note in document.notes] == ["1", "2"]
    assert "köhnə" in text_of(tuple(document.lines()))
    article = store.element(text.shown, "art_1")
    assert article == next(element for element in document.root.walk() if element.eid == "art_1")
    assert any(run.struck for line in article.lines() for run in line.runs)


def test_taking_the_same_in_again_changes_nothing(ingest: Ingest, engine: Engine) -> None:
    ingest.take(file("law.md", LAW))
    counts = row_counts(engine)
    (again,) = ingest.take(file("law.md", LAW))
    assert again.outcome is Outcome.UNCHANGED
    assert row_counts(engine) == counts


@pytest.mark.parametrize("card", [None, Card(77, title="Sınaq şəbəkələri haqqında (nümunə)")])
def test_a_page_that_gives_its_former_text_again_shows_it(ingest: Ingest, store: ActStore, engine: Engine, card: Card | None) -> None:
    wrong = LAW.replace("yalnız yoxlama", "ancaq yoxlama").replace("Bakı şəhəri", "Maddə 3. Artıq\n\n3.1. Artıq.\n\nBakı şəhəri")
    found = [ingest.take(file("law.md", text), card)[0] for text in (LAW, wrong, LAW, LAW)]
    assert [(one.outcome, one.provisions) for one in found] == [
        (Outcome.ADDED, 2), (Outcome.ADDED, 3), (Outcome.CHANGED, 2), (Outcome.UNCHANGED, 0)]
    with engine.begin() as connection:
        (key,) = {key for _id, key in outbox.pending(connection, INDEX)}
        assert len(outbox.pending(connection, INDEX)) == 3
    (text,) = store.expressions(key.partition("/aze@")[0])
    assert "yalnız yoxlama" in text_of(tuple(store.document(text.shown).lines()))
    assert text.provisions == 2


def test_two_addresses_of_one_text_do_not_take_turns(ingest: Ingest) -> None:
    other = LAW.replace("yalnız yoxlama", "ancaq yoxlama")
    outcomes = [ingest.take(file(name, text))[0].outcome for name, text in (("a.md", LAW), ("b.md", other), ("a.md", LAW), ("b.md", other))]
    assert outcomes == [Outcome.ADDED, Outcome.ADDED, Outcome.UNCHANGED, Outcome.UNCHANGED]


def test_a_changed_page_replaces_the_text_and_tells_the_index(ingest: Ingest, store: ActStore, engine: Engine) -> None:
    (first,) = ingest.take(file("law.md", LAW))
    (second,) = ingest.take(file("law.md", LAW.replace("yalnız yoxlama", "ancaq yoxlama")))
    assert second.expression_uri == first.expression_uri
    (text,) = store.expressions(first.work_uri)
    assert "ancaq yoxlama" in text_of(tuple(store.document(text.shown).lines()))
    assert len(store.manifestations(first.work_uri)) == 2
    with engine.begin() as connection:
        assert [key for _id, key in outbox.pending(connection, INDEX)] == [first.expression_uri] * 2


def test_citations_are_linked_when_the_act_meant_arrives(ingest: Ingest, store: ActStore) -> None:
    (law,) = ingest.take(file("law.md", LAW))
    assert ingest.settle() == 0
    (text,) = store.expressions(law.work_uri)
    outward = [reference for reference in store.references(text.shown) if reference.citation]
    assert [reference.target for reference in outward] == [""]
    (measures,) = ingest.take(file("measures.md", MEASURES))
    assert ingest.settle() == 1
    assert ingest.settle() == 0
    outward = [reference for reference in store.references(text.shown) if reference.citation]
    assert [(reference.target, reference.eid) for reference in outward] == [(measures.work_uri, "art_1")]
    (incoming,) = store.incoming(measures.work_uri)
    assert (incoming.work_uri, incoming.place) == (law.work_uri, "art_1")
    assert incoming.eid.startswith("art_2")


def test_only_the_newest_wording_of_an_act_is_said_to_cite(ingest: Ingest, store: ActStore) -> None:
    (measures,) = ingest.take(file("measures.md", MEASURES))
    ingest.take(file("law.md", LAW))
    newer = LAW.replace("[2] 6 may 2125", "[2] 7 may 2126")
    ingest.take(file("newer.md", newer))
    ingest.settle()
    assert len(store.incoming(measures.work_uri)) == 1
    ingest.take(file("newest.md", newer.replace("[2] 7 may 2126", "[2] 8 may 2127").replace("1-ci maddəsinə uyğun", "tələblərinə uyğun")))
    ingest.settle()
    (incoming,) = store.incoming(measures.work_uri)
    assert incoming.place == ""


def test_references_inside_the_act_point_to_it(ingest: Ingest, store: ActStore) -> None:
    (law,) = ingest.take(file("law.md", LAW))
    (text,) = store.expressions(law.work_uri)
    inner = [reference for reference in store.references(text.shown) if reference.citation is None]
    assert [(reference.target, reference.eid) for reference in inner] == [(law.work_uri, "art_2")]


def test_a_card_outranks_the_text_and_keeps_the_address(ingest: Ingest, store: ActStore) -> None:
    (told_by_text,) = ingest.take(file("law.md", LAW))
    card = Card(
        77, "Sınaq şəbəkələri haqqında (nümunə)", "AZƏRBAYCAN RESPUBLİKASININ QANUNLARI", "Ləğv olunmuşdur", "7-XQ", date(2124, 2, 3),
        class_codes=("180.010.000",),
    )  # fmt: skip
    (told_by_card,) = ingest.take(file("law.md", LAW), card)
    assert told_by_card.work_uri == told_by_text.work_uri
    work = store.work(told_by_card.work_uri)
    assert (work.status, work.codes, work.eqanun_id) == (Status.REPEALED, ("180.010.000",), 77)
    moved = replace(card, number="7-XQ/2", title="Başqa ad (nümunə)")
    (again,) = ingest.take(file("law.md", LAW.replace("yalnız", "ancaq")), moved)
    assert again.work_uri == told_by_text.work_uri
    assert store.work(again.work_uri).title == "Başqa ad (nümunə)"


def test_a_text_an_older_program_read_is_read_again_from_the_raw_store(ingest: Ingest, store: ActStore, engine: Engine) -> None:
    (law,) = ingest.take(file("law.md", LAW))
    (text,) = store.expressions(law.work_uri)
    before = store.document(text.shown)
    with writing(engine) as connection:
        connection.execute(elements.delete().where(elements.c.seq > 3))
        connection.execute(manifestations.update().values(parser=0))
    assert store.document(text.shown) != before
    (old,) = ingest.outdated()
    ingest.read_again(old)
    assert store.document(text.shown) == before
    assert ingest.outdated() == ()


def test_what_cannot_be_read_is_kept_with_its_reason(ingest: Ingest, engine: Engine, raw: RawStore) -> None:
    (verdict,) = ingest.take(file("nothing.html", ""))
    assert verdict.outcome is Outcome.REFUSED
    assert "empty" in verdict.reason
    (refused,) = coverage(engine).refused
    assert (refused.name, refused.reason) == ("nothing.html", verdict.reason)
    assert raw.has(refused.sha256)


def test_lists_filters_and_counts(ingest: Ingest, engine: Engine) -> None:
    ingest.take(file("law.md", LAW))
    ingest.take(file("measures.md", MEASURES))
    assert [act.title for act in list_acts(engine, ActFilter(), "title").items] == [
        "Sınaq ölçüləri haqqında (nümunə)", "Sınaq şəbəkələri haqqında (nümunə)"
    ]  # fmt: skip
    assert [act.number for act in list_acts(engine, ActFilter(), "adopted").items] == ["8-XQ", "7-XQ"]
    assert list_acts(engine, ActFilter(words="OLCULERI")).total == 1
    assert list_acts(engine, ActFilter(words="7-xq")).total == 1
    assert list_acts(engine, ActFilter(level="decree")).total == 0
    assert list_acts(engine, ActFilter(year=2124, topic="test", language="aze"), page=2, size=1).total == 2
    counts = count_by(engine)
    assert counts["level"] == (("law", 2),)
    assert counts["year"] == (("2124", 2),)
    assert counts["topic"] == (("test", 2),)
    held = coverage(engine)
    assert (held.acts, held.texts, held.provisions, held.unresolved) == (2, 2, 3, 1)


def test_an_act_not_held_is_told(store: ActStore) -> None:
    for ask in (store.work, store.expression, store.manifestation):
        with pytest.raises(NotHeldError, match="is held"):
            ask("/akn/az/act/law/2000-01-01/1")
    with pytest.raises(NotHeldError):
        store.document(7)


def row_counts(engine: Engine) -> dict[str, int]:
    with engine.begin() as connection:
        return {
            table.name: connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
            for table in metadata.sorted_tables
        }


@pytest.mark.parametrize(
    ("name", "subtype"),
    [
        ("AZƏRBAYCAN RESPUBLİKASI PREZİDENTİNİN FƏRMANLARI", "decree"),
        ("AZƏRBAYCAN RESPUBLİKASI PREZİDENTİNİN SƏRƏNCAMLARI", "order"),
        ("Azərbaycan Respublikasının Qanunları", "law"),
        ("Azərbaycan Respublikasının Konstitusiya Qanunları", "constitutional-law"),
        ("Azərbaycan Respublikasının Konstitusiyası", "constitution"),
        ("Məcəllələr", "code"),
        ("AZƏRBAYCAN RESPUBLİKASI NAZİRLƏR KABİNETİNİN QƏRARLARI", "cabinet-decision"),
        ("AZƏRBAYCAN RESPUBLİKASI NAZİRLƏR KABİNETİNİN SƏRƏNCAMLARI", "cabinet-order"),
        ("Ədliyyə Nazirliyi", "ministry-act"),
        ("Azərbaycan Respublikasının Mərkəzi Bankı", "ministry-act"),
        ("Bələdiyyələrin qərarları", "municipal-act"),
        ("Beynəlxalq müqavilələr", "treaty"),
    ],
)
def test_kinds_of_acts_are_told_by_their_names(name: str, subtype: str) -> None:
    kind = kind_of(name)
    assert kind is not None
    assert kind.subtype == subtype


@pytest.mark.parametrize(
    ("printed", "status"),
    [("Qüvvədədir", Status.IN_FORCE), ("Ləğv olunmuşdur", Status.REPEALED), ("Qüvvədən düşmüşdür", Status.REPEALED),
     ("Qüvvəyə minməyib", Status.NOT_YET), ("Dayandırılıb", Status.SUSPENDED), ("", Status.UNKNOWN)],
)  # fmt: skip
def test_statuses_as_sources_print_them(printed: str, status: Status) -> None:
    assert status_of(printed) is status


def test_addresses_are_made_of_facts() -> None:
    assert work_uri("law", "Milli Məclis", date(2124, 2, 3), "998-IIIQ") == "/akn/az/act/law/2124-02-03/998-iiiq"
    assert work_uri("ministry-act", "Ədliyyə Nazirliyi", None, "16/1") == "/akn/az/act/ministry-act/edliyye-nazirliyi/undated/16-1"
    assert slug("№ 3-16/1-KQ/12/2026") == "3-16-1-kq-12-2026"


def test_a_card_of_another_shape_is_told() -> None:
    with pytest.raises(ReadError, match="expected"):
        read_card({"data": []})
    with pytest.raises(ReadError, match=r"dd\.mm\.yyyy"):
        read_card({"data": {"id": 1, "requisite": {"title": "x", "acceptDate": "2124-02-03"}}})


RUNS = st.builds(Run, st.text(max_size=20), st.booleans(), st.booleans(), st.booleans(), st.none() | st.just("12"))
CELLS = st.builds(Cell, st.lists(RUNS, max_size=2).map(tuple), st.integers(1, 3), st.integers(1, 3), st.booleans())
LINES = st.builds(
    Line, st.lists(RUNS, max_size=3).map(tuple), st.none() | st.sampled_from(Role), st.booleans(), st.none() | st.just("7"),
    st.lists(CELLS, max_size=2).map(tuple), st.none() | st.integers(0, 3),
)  # fmt: skip


@given(st.lists(LINES, max_size=4).map(tuple))
def test_lines_survive_the_database(lines: tuple[Line, ...]) -> None:
    assert decode(encode(lines)) == lines


def test_files_are_gathered_with_their_cards(tmp_path: Path) -> None:
    (tmp_path / "law.md").write_text(LAW, "utf-8")
    (tmp_path / "law.json").write_text('{"data": {"id": 5, "requisite": {"title": "Sınaq"}}}', "utf-8")
    (tmp_path / "notes.tsv").write_text("a\tb\n", "utf-8")
    (tmp_path / ".hidden").write_text("x", "utf-8")
    found = [gather(path, "test", named=False) for path in files_of([tmp_path]) if isinstance(path, Path)]
    items = [item for item in found if isinstance(item, Item)]
    left = {item.path.name: item for item in found if isinstance(item, LeftOut)}
    assert [(item.manifestation.name, item.card and item.card.eqanun_id) for item in items] == [("law.md", 5)]
    assert set(left) == {"law.json", "notes.tsv"}
    assert not any(item.wrong for item in left.values())
    named = gather(tmp_path / "notes.tsv", "test", named=True)
    assert isinstance(named, LeftOut)
    assert named.wrong
