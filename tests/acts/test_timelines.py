"""Timelines in the database: kept beside their page, read back equal, found by act and by day. On both databases."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.engine import Engine

from acts.frbr import Manifestation
from acts.history.encoding import change_json, change_of, pack, unpack
from acts.history.model import Change, Outcome, Renaming, TimedRun, Timeline, Witness
from acts.ingest import Ingest
from acts.model import Document, Element, Kind, Line, Run, Unparsed
from acts.modifications import model as m
from acts.store import ActStore
from acts.timelines import Timelines, forget_timeline, keep_timeline
from storage.database import writing
from storage.raw import RawStore

LAW = "QANUN\n\nSınaq haqqında\n\nMaddə 1. Birinci\n\n1.1. Sözlər burada durur.\n\n1.2. Başqa sözlər.\n\nMaddə 2. İkinci\n\nMətn.\n"
ACT = m.AmendingAct(m.ActKind.LAW, date(2020, 2, 3), "12-XQD", publications=(m.Publication("Azərbaycan", date(2020, 3, 1)),))


def target(number: str) -> m.Target:
    return m.Target((m.Step(m.Unit.ARTICLE, number),))


texts = st.text(max_size=8)
steps = st.builds(m.Step, st.sampled_from(m.Unit), st.text("0123456789.-ğV?", max_size=6))
targets = st.builds(m.Target, st.lists(steps, max_size=3).map(tuple), st.lists(texts, max_size=2).map(tuple))
occurrences = st.builds(m.Occurrence, st.booleans(), st.lists(st.integers(1, 9), max_size=2).map(tuple), st.booleans())
positions = st.sampled_from(m.Position)
actions = st.one_of(
    st.builds(m.Substitution, texts, texts, st.none() | positions, occurrences),
    st.builds(m.Insertion, texts, texts, positions, occurrences),
    st.builds(m.Deletion, texts, occurrences),
    st.builds(m.ProvisionInsertion, st.none() | texts, st.none() | targets),
    st.builds(m.ProvisionReplacement, st.none() | texts),
    st.builds(m.Repeal),
    st.builds(m.Renumbering, targets),
    st.builds(m.Mention, st.sampled_from(m.MentionKind)),
)
days = st.none() | st.dates()
acts_ = st.builds(m.AmendingAct, st.none() | st.sampled_from(m.ActKind), days, texts, texts,
                  st.lists(st.builds(m.Publication, texts, days), max_size=2).map(tuple))
changes_ = st.builds(
    Change, acts_, st.builds(m.Modification, targets, actions, texts), texts, st.integers(0, 40), texts, days, texts, days,
    st.sampled_from(Outcome), st.lists(texts, max_size=2).map(tuple), st.lists(st.sampled_from(Witness), max_size=2).map(tuple), texts,
)


@given(changes_)
def test_a_change_comes_back_equal(change: Change) -> None:
    assert change_of(change_json(change)) == change


runs = st.builds(Run, texts, st.booleans(), st.booleans()) | st.builds(
    TimedRun, texts, st.booleans(), st.booleans(), st.booleans(), st.none() | texts, st.none() | st.integers(0, 3),
    st.none() | st.integers(0, 3), st.booleans(),
)
lines = st.lists(st.builds(Line, st.lists(runs, max_size=3).map(tuple)), max_size=2).map(tuple)


@st.composite
def pages_and_timelines(draw: st.DrawFn) -> tuple[Document, Timeline]:
    """A page of articles, and a timeline in which some are as they were, some changed, and some stand that the page has no more."""
    eids = [f"art_{number}" for number in range(1, draw(st.integers(1, 6)))]
    plain = st.builds(Line, st.lists(st.builds(Run, texts), max_size=2).map(tuple))
    page = {eid: Element(Kind.ARTICLE, eid, heading=draw(st.lists(plain, max_size=2).map(tuple))) for eid in eids}
    union = [
        draw(st.sampled_from([element, replace(element, content=draw(lines))])) for element in page.values()
    ]
    for number in draw(st.lists(st.integers(0, len(union)), max_size=3, unique=True)):
        union.insert(number, Element(Kind.ARTICLE, f"art_gone-{number}", content=draw(lines)))
    document = Document(Element(Kind.ACT, children=tuple(page.values())))
    renamings = (Renaming(0, "art_1", "art_2"),) if draw(st.booleans()) else ()
    return document, Timeline(replace(document, root=replace(document.root, children=tuple(union))), (), renamings)


@given(pages_and_timelines())
@settings(max_examples=60)
def test_a_timeline_is_its_page_and_what_it_has_beside_it(made: tuple[Document, Timeline]) -> None:
    page, timeline = made
    assert unpack(pack(timeline, page), page, timeline.changes) == timeline


@pytest.fixture
def held(engine: Engine, raw: RawStore) -> int:
    """The id of a small law taken in."""
    body = Manifestation("test", "file:law.txt", "law.txt", LAW.encode(), fetched_at=datetime(2026, 1, 1, tzinfo=UTC))
    verdict, = Ingest(engine, raw).take(body)
    return ActStore(engine).expression(verdict.expression_uri).shown


def a_timeline(page: Document) -> Timeline:
    """The page's timeline with a word put in, a change refused and something not understood."""
    modification = m.Modification(target("1.1"), m.Substitution("Sözlər", "Kəlmələr"))
    done = Change(ACT, modification, "1", 1, in_force=date(2020, 3, 1), known_by="publication")
    refused = replace(done, footnote="2", outcome=Outcome.REFUSED, reason="the words are not there")
    (first, *rest) = (e for e in page.root.children if e.kind is Kind.ARTICLE)
    old = replace(first, heading=(*first.heading, Line((TimedRun("Sözlər", put=None, out=0, restored=True),))))
    others = [e for e in page.root.children if e.kind is not Kind.ARTICLE]
    root = replace(page.root, children=(*others, old, *rest))
    doubt = Unparsed("note_3", "…", "no verb was found")
    return Timeline(Document(root, page.notes, (*page.unparsed, doubt)), (done, refused))


def test_a_timeline_is_kept_and_read_back(engine: Engine, held: int) -> None:
    page = ActStore(engine).document(held)
    timeline = a_timeline(page)
    with writing(engine) as connection:
        keep_timeline(connection, held, timeline, page)
    assert Timelines(engine).of(held) == timeline


def test_keeping_again_replaces_and_forgetting_leaves_the_page(engine: Engine, held: int) -> None:
    page = ActStore(engine).document(held)
    with writing(engine) as connection:
        keep_timeline(connection, held, a_timeline(page), page)
        keep_timeline(connection, held, a_timeline(page), page)
    assert len(Timelines(engine).changes(held)) == 2
    with writing(engine) as connection:
        forget_timeline(connection, held)
    assert Timelines(engine).of(held) == Timeline(page)


def test_changes_are_counted_by_text(engine: Engine, held: int) -> None:
    page = ActStore(engine).document(held)
    with writing(engine) as connection:
        keep_timeline(connection, held, a_timeline(page), page)
    tally, = Timelines(engine).tallies()
    assert (tally.applied, tally.refused, tally.misread, tally.reasons) == (1, 1, 1, (("the words are not there", 1),))
