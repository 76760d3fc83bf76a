"""Acts nobody would write: every kind of unit anywhere, every mark of a run, letters XML forbids."""

from datetime import date

from hypothesis import strategies as st

from acts.frbr import Expression, Language, Level, Status, Work
from acts.history.model import Change, Outcome, Renaming, TimedRun, Timeline, Witness
from acts.model import Cell, Document, Element, Kind, Line, Note, Role, Run, Unparsed
from acts.modifications.model import (
    ActKind,
    AmendingAct,
    Deletion,
    Insertion,
    Mention,
    MentionKind,
    Modification,
    Occurrence,
    Position,
    ProvisionInsertion,
    ProvisionReplacement,
    Publication,
    Renumbering,
    Repeal,
    Step,
    Substitution,
    Target,
    Unit,
)
from acts.numbers import Num

WORDS = st.text(st.characters(codec=None), max_size=8) | st.sampled_from(
    ("", " ", "\n", "a\nb", "\r\n", "<&>\"'", "ə ı İ", "\x00\x0b", "\ufffe", "\ud800", "\\u0041", "Maddə 5.", "]]>"))
FLAGS = st.booleans()
DAYS = st.dates(date(1990, 1, 1), date(2030, 1, 1))
NUMBERS = st.none() | st.sampled_from(("1", "KMQ3", "", "a b", "\x01")) | WORDS


def timed(changes: int) -> st.SearchStrategy[Run]:
    place = st.none() | st.integers(0, changes - 1)
    return st.builds(TimedRun, WORDS, FLAGS, FLAGS, FLAGS, NUMBERS, place, place, FLAGS)


def runs(changes: int) -> st.SearchStrategy[tuple[Run, ...]]:
    one = st.builds(Run, WORDS) | st.builds(Run, WORDS, FLAGS, FLAGS, FLAGS, NUMBERS)
    return st.lists(one | timed(changes) if changes else one, max_size=4).map(tuple)


def lines(changes: int) -> st.SearchStrategy[tuple[Line, ...]]:
    roles, tables = st.none() | st.sampled_from(Role), st.none() | st.integers(0, 3)
    cells = st.builds(Cell, runs(changes), st.integers(1, 3), st.integers(1, 3), FLAGS)
    plain = st.builds(Line, runs(changes), roles, FLAGS, NUMBERS, st.just(()), tables)
    rows = st.builds(Line, st.just(()), roles, FLAGS, NUMBERS, st.lists(cells, min_size=1, max_size=3).map(tuple), tables)
    return st.lists(plain | plain | rows, max_size=3).map(tuple)


@st.composite
def labelled(draw: st.DrawFn, changes: int, children: st.SearchStrategy[tuple[Element, ...]]) -> Element:
    """A unit; its label is often the beginning of its first line, as it should be."""
    heading, content = draw(lines(changes)), draw(lines(changes))
    label = draw(WORDS)
    first = next(iter((*heading, *content)), None)
    if first is not None and draw(FLAGS):
        label = first.plain[: draw(st.integers(0, 6))].strip()
    num = draw(st.none() | st.builds(Num, WORDS, WORDS))
    eid = draw(st.sampled_from(("", "art_1", "art_2", "evt_1", "a b", "art_1__para_1.1")) | WORDS)
    return Element(draw(st.sampled_from(Kind)), eid, num, label, draw(WORDS), heading, content, draw(children))


def documents(changes: int = 0) -> st.SearchStrategy[Document]:
    below = st.recursive(
        st.just(()), lambda inner: st.lists(labelled(changes, inner), max_size=3).map(tuple), max_leaves=8)
    roots = labelled(changes, below)
    notes = st.lists(st.builds(Note, NUMBERS.map(lambda number: number or ""), lines(changes)), max_size=3).map(tuple)
    return st.builds(Document, roots, notes, st.lists(st.builds(Unparsed, WORDS, WORDS, WORDS), max_size=2).map(tuple))


TARGETS = st.builds(
    Target, st.lists(st.builds(Step, st.sampled_from(Unit), st.sampled_from(("", "?", "1", "5.1", "ğ"))), max_size=3).map(tuple))
OCCURRENCES = st.builds(Occurrence, FLAGS, st.just(()) | st.just((1, 3)), FLAGS)
POSITIONS = st.sampled_from(Position)
ACTIONS = st.one_of(
    st.builds(Substitution, WORDS, WORDS, st.none() | POSITIONS, OCCURRENCES), st.builds(Insertion, WORDS, WORDS, POSITIONS, OCCURRENCES),
    st.builds(Deletion, WORDS, OCCURRENCES), st.builds(ProvisionInsertion, st.none() | WORDS, st.none() | TARGETS),
    st.builds(ProvisionReplacement, st.none() | WORDS), st.just(Repeal()), st.builds(Renumbering, TARGETS),
    st.builds(Mention, st.sampled_from(MentionKind)),
)  # fmt: skip
ACTS = st.builds(
    AmendingAct, st.none() | st.sampled_from(ActKind), st.none() | DAYS, WORDS, WORDS,
    st.lists(st.builds(Publication, WORDS, st.none() | DAYS), max_size=2).map(tuple))
CHANGES = st.builds(
    Change, ACTS, st.builds(Modification, TARGETS, ACTIONS, WORDS), WORDS, st.integers(0, 3),
    st.sampled_from(("", "/akn/az/act/law/2020-01-01/1")),
    st.none() | DAYS, WORDS, st.none() | DAYS, st.sampled_from(Outcome), st.lists(WORDS, max_size=2).map(tuple),
    st.lists(st.sampled_from(Witness), max_size=2).map(tuple), WORDS)


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    changes = draw(st.lists(CHANGES, min_size=1, max_size=4))
    renamings = st.lists(st.builds(Renaming, st.integers(0, len(changes) - 1), WORDS, WORDS), max_size=2)
    return Timeline(draw(documents(len(changes))), tuple(changes), tuple(draw(renamings)))


URIS = st.sampled_from(("/akn/az/act/law/2014-03-11/118-xq", "", "x y", "/akn/eu/act/directive/2000/31"))
WORKS = st.builds(
    Work, URIS, st.sampled_from(Level), WORDS, WORDS, WORDS, WORDS, st.none() | DAYS, st.none() | DAYS, WORDS, st.none() | DAYS,
    st.lists(WORDS, max_size=2).map(tuple), WORDS, st.none() | DAYS, st.sampled_from(Status), st.none() | st.integers(1, 10**6), WORDS)
EXPRESSIONS = st.builds(Expression, URIS, st.sampled_from(Language), st.none() | DAYS, WORDS)
