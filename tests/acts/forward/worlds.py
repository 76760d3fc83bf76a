"""Timelines made by hand and by chance, on which the tests of what is read from them run."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from acts.history.model import Change, Renaming, TimedRun, Timeline
from acts.model import Cell, Document, Element, Kind, Line, Run
from acts.modifications.model import Action, ActKind, AmendingAct, Modification, Repeal, Target

DAYS = tuple(date(2010 + year, 1 + 3 * year % 12, 5) for year in range(6))
WORDS = ("rabitə", "orqan", "ının", " ", " ", ", ", "qanun", "məlumat-kommunikasiya", ". ", "Hər", "sahib", "ı", "5.1", "yeni", "və")


def change(day: date | None, until: date | None = None, action: Action | None = None) -> Change:
    act = AmendingAct(ActKind.LAW, day, "7-XQD")
    return Change(act, Modification(Target(()), action or Repeal()), in_force=day, until=until)


def element(eid: str, *lines: Line, heading: tuple[Line, ...] = (), children: tuple[Element, ...] = ()) -> Element:
    kind = {"art": Kind.ARTICLE, "para": Kind.PARAGRAPH, "point": Kind.POINT}.get(eid.rpartition("__")[2].split("_")[0], Kind.ALINEA)
    return Element(kind, eid, heading=heading, content=lines, children=children)


def timeline(*articles: Element, changes: tuple[Change, ...] = (), renamings: tuple[Renaming, ...] = ()) -> Timeline:
    return Timeline(Document(Element(Kind.ACT, children=articles)), changes, renamings)


def put(text: str, index: int) -> TimedRun:
    return TimedRun(text, italic=True, put=index)


def out(text: str, index: int) -> TimedRun:
    return TimedRun(text, struck=True, out=index)


def words_of(found: Element) -> list[str]:
    """The paragraphs of one element, its own only, without note marks and what is struck."""
    lines = [line.plain for line in (*found.heading, *found.content)]
    return [line for line in lines if line.strip()]


def own_texts(document: Document) -> dict[str, str]:
    return {e.eid: "\n".join(words) for e in document.root.walk() if (words := words_of(e))}


_changes = st.lists(st.builds(change, st.sampled_from((*DAYS, None)), st.none() | st.sampled_from(DAYS)), max_size=6)


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    """A small act, its words put in and taken out by chance."""
    changes = tuple(_ordered(c) for c in draw(_changes))
    indexes = st.none() | st.integers(0, len(changes) - 1) if changes else st.none()
    text = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map("".join)
    timed = st.builds(lambda t, p, o: TimedRun(t, put=p, out=o), text, indexes, indexes)
    runs = st.one_of(timed, text.map(Run), st.just(Run("[3]", note="3")), text.map(lambda t: Run(t, struck=True)))
    row = st.lists(runs, min_size=1, max_size=5).map(tuple)
    lines = st.one_of(row.map(Line), st.lists(row.map(Cell), min_size=2, max_size=3).map(lambda cells: Line((), cells=tuple(cells))))
    content = st.lists(lines, min_size=1, max_size=4)
    units = [element(f"art_{n}__para_{m}", *draw(content)) for n in range(1, 3) for m in range(draw(st.integers(0, 2)))]
    articles = [element(f"art_{n}", heading=(draw(row.map(Line)),), children=tuple(u for u in units if u.eid.startswith(f"art_{n}_")))
                for n in range(1, 3)]
    return timeline(*articles, changes=changes)


def _ordered(found: Change) -> Change:
    return replace(found, until=None) if found.until and found.in_force and found.until <= found.in_force else found
