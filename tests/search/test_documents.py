"""What an engine is given of an act: a document a wording, within the days of the act, with what it cites."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from acts.cards import Card
from acts.errors import NotHeldError
from acts.folding import Folding
from acts.frbr import Level, Manifestation, Status, Work
from acts.gather import gather
from acts.held import HeldReference
from acts.ingest import Ingest
from acts.model import Element, Kind
from acts.news import INDEX
from acts.provisions import Provision
from acts.references.model import ActCitation
from acts.store import ActStore
from acts.wordings import Wording
from search.documents import ActHeader, documents, documents_of_wordings
from search.held import cited_by_unit, documents_of
from search.model import SearchDocument
from storage import outbox
from storage.raw import RawStore

SAMPLES = Path(__file__).parents[2] / "fixtures" / "acts"
WORK = Work(
    "/akn/az/act/law/2031-05-04/100-nq", Level.LAW, "law", "Sirlər haqqında", "Milli Məclis", "100-NQ", codes=("090.120.030",),
    adopted=date(2031, 5, 4), in_force=date(2031, 6, 1), status=Status.IN_FORCE,
)  # fmt: skip
URI = f"{WORK.uri}/aze@"
HEADER = ActHeader.of(WORK, URI, "aze", "", ("personal-data",))
CARD = Card(1, "Sınaq haqqında", "AZƏRBAYCAN RESPUBLİKASININ QANUNLARI", number="12-XQ", adopted=date(2019, 1, 1))
EARLY, LATE, END = date(2031, 1, 1), date(2033, 1, 1), date(2034, 1, 1)


def test_a_provision_becomes_a_document() -> None:
    element = Element(Kind.ARTICLE, eid="art_2", label="Maddə 2.")
    (first, second) = documents(HEADER, [
        Provision(element, ("I bölmə", "II fəsil"), "Sirlər", "Mətn.", repealed=False),
        Provision(Element(Kind.ARTICLE, eid="art_3", label="Maddə 3."), (), "", "", repealed=True),
    ])
    assert (first.id, first.group, first.eid, first.label) == (f"{URI}#art_2", WORK.uri, "art_2", "Maddə 2.")
    assert (first.act_title, first.number, first.level, first.adopted_by) == ("Sirlər haqqında", "100-NQ", "law", "Milli Məclis")
    assert (first.year, first.status, first.topics, first.valid_from) == (2031, "in_force", ("personal-data",), date(2031, 6, 1))
    assert (first.context, first.heading, first.body, first.order, first.repealed) == ("I bölmə\nII fəsil", "Sirlər", "Mətn.", 0, False)
    assert (first.adopted, first.codes) == (date(2031, 5, 4), ("090.000.000", "090.120.000", "090.120.030"))
    assert (second.order, second.repealed) == (1, True)


def wording(unit: str, since: date | None = None, until: date | None = None, *, last: bool = True) -> Wording:
    provision = Provision(Element(Kind.ARTICLE, eid=unit), (), "", "Mətn.", repealed=since is not None and since == until)
    return Wording(unit, unit, "", provision, since, until, last)


def days(found: Iterable[SearchDocument]) -> list[tuple[str, date | None, date | None]]:
    return [(one.id.removeprefix(URI), one.valid_from, one.valid_to) for one in found]


def test_wordings_of_a_provision_are_told_apart_by_their_first_day() -> None:
    found = documents_of_wordings(HEADER, [wording("art_1", None, LATE, last=False), wording("art_1", LATE), wording("art_2")])
    assert days(found) == [("#art_1@2031-06-01", WORK.in_force, LATE), ("#art_1", LATE, None), ("#art_2", WORK.in_force, None)]


@pytest.mark.parametrize(("given", "expected"), [
    ([wording("art_1")], [("#art_1", WORK.in_force, END)]),
    ([wording("art_1", None, EARLY, last=False), wording("art_1", EARLY)], [("#art_1", WORK.in_force, END)]),
    ([wording("art_1", None, LATE, last=False), wording("art_1", LATE, LATE)],
     [("#art_1@2031-06-01", WORK.in_force, LATE), ("#art_1", LATE, LATE)]),
    ([wording("art_1", END, last=True)], [("#art_1", END, END)]),
])
def test_wordings_hold_within_the_days_of_the_act(given: list[Wording], expected: list[tuple[str, date | None, date | None]]) -> None:
    assert days(documents_of_wordings(replace(HEADER, ended=END), given)) == expected


def test_the_place_in_the_act_is_that_of_the_provision() -> None:
    found = documents_of_wordings(HEADER, [wording("art_1", None, LATE, last=False), wording("art_1", LATE), wording("art_2")])
    assert [one.order for one in found] == [0, 0, 1]


def reference(eid: str, words: str, target: str = "", citation: ActCitation | None = None) -> HeldReference:
    return HeldReference(eid, 0, 0, len(words), words, target, "", "", citation)


def test_acts_cited_are_those_held_and_those_whose_address_is_told() -> None:
    cited = cited_by_unit([
        reference("art_1__para_1", "Qutu haqqında", "/akn/az/act/law/2030-01-01/1-nq"),
        reference("art_1", "bu Qanun", WORK.uri),
        reference("art_2", "Mülki Məcəllə", citation=ActCitation("Mülki Məcəllə", "code")),
        reference("art_2", "Qayda", citation=ActCitation("", "cabinet-decision", date(2033, 7, 1), "9")),
        reference("art_2", "Reqlament", citation=ActCitation("", "regulation", None, "2016/679", "32016R0679")),
        reference("art_3", "naməlum akt", citation=ActCitation("Naməlum akt")),
    ], WORK.uri)
    assert {unit: [target for _words, target in found] for unit, found in cited.items()} == {
        "art_1": ["/akn/az/act/law/2030-01-01/1-nq"],
        "art_1__para_1": ["/akn/az/act/law/2030-01-01/1-nq"],
        "art_2": [
            "/akn/az/act/code/1999-12-28/779-iq", "/akn/az/act/cabinet-decision/2033-07-01/9", "/akn/eu/act/regulation/2016/679",
        ],
    }


class World:
    """A registry of texts."""

    def __init__(self, engine: Engine, raw: RawStore) -> None:
        self.store, self.ingest, self.folding = ActStore(engine), Ingest(engine, raw), Folding(engine)

    def take(self, *names: str) -> None:
        for name in names:
            item = gather(SAMPLES / name, "sample", named=True)
            self.ingest.take(replace(item.manifestation, fetched_at=datetime(2026, 1, 1, tzinfo=UTC)), item.card)  # type: ignore[union-attr]
        self.ingest.settle()

    def text(self, words: str, version: date | None = None, codes: tuple[str, ...] = ()) -> str:
        law = f"QANUN\n\nSınaq haqqında\n\nMaddə 1. Birinci\n\n{words}\n\nMaddə 2. İkinci\n\nMətn.\n".encode()
        arrived = datetime(2026, 1, 1, tzinfo=UTC)
        manifestation = Manifestation("sample", f"file:{words}", "sinaq.txt", law, "text/plain", fetched_at=arrived)
        (verdict,) = self.ingest.take(manifestation, replace(CARD, class_codes=codes), version)
        return verdict.expression_uri

    def documents(self, uri: str) -> list[SearchDocument]:
        return list(documents_of(self.store, uri))


@pytest.fixture
def world(engine: Engine, raw: RawStore) -> World:
    return World(engine, raw)


def test_a_text_held_has_its_wordings_through_time(world: World) -> None:
    world.take("f_990003.html", "f_990003.en.docx")
    world.folding.refresh()
    law = "/akn/az/act/law/2016-05-06/231-xq"
    by_language = {one.language.value: world.documents(one.uri) for one in world.store.expressions(law)}
    azerbaijani, english = by_language["aze"], by_language["eng"]
    assert len({one.id for one in azerbaijani}) == len(azerbaijani) > len({one.eid for one in azerbaijani})
    assert all(one.valid_from for one in azerbaijani)
    assert {one.valid_from for one in english} == {world.store.work(law).in_force}
    assert all(one.valid_to is None for one in english)


def test_standards_cited_stand_with_and_without_edition(world: World) -> None:
    (first, second) = world.documents(world.text("Kilid ISO/IEC 77001:2029 və AZS 15 tələblərinə uyğundur."))
    assert (first.standards, second.standards) == (("ISO/IEC 77001", "ISO/IEC 77001:2029", "AZS 15"), ())


def test_texts_of_several_days_without_history_stand_one_after_the_other(world: World) -> None:
    older, newer = world.text("Köhnə sözlər.", date(2020, 1, 1)), world.text("Yeni sözlər.", date(2022, 5, 1))
    assert older != newer
    assert [(one.valid_from, one.valid_to) for one in world.documents(older)] == [(None, date(2022, 5, 1))] * 2
    assert [(one.valid_from, one.valid_to) for one in world.documents(newer)] == [(date(2022, 5, 1), None)] * 2
    assert all("@" in one.id.rpartition("#")[2] for one in world.documents(older))


def test_codes_told_later_reach_the_documents(world: World) -> None:
    uri = world.text("Sözlər.")
    assert {one.codes for one in world.documents(uri)} == {()}
    with world.store.engine.begin() as connection:
        before = outbox.count(connection, INDEX)
    assert world.text("Sözlər.", codes=("090.120.000",)) == uri
    assert {one.codes for one in world.documents(uri)} == {("090.000.000", "090.120.000")}
    with world.store.engine.begin() as connection:
        assert outbox.count(connection, INDEX) == before + 1


def test_a_text_not_held_is_told(world: World) -> None:
    with pytest.raises(NotHeldError):
        documents_of(world.store, "/akn/az/act/law/2040-01-01/1/aze@")
