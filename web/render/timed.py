"""The text of an act as its page shows it on a day: words not yet there left out, words gone marked as struck, links moved along.

Elements no change touches are returned as they are, so that what was made of them can be used again.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from acts.held import HeldReference
from acts.history.labels import labelled
from acts.history.model import TimedRun, Timeline
from acts.history.places import eids_on
from acts.history.view import active
from acts.model import Document, Element, Line, Run
from web.render.prepared import Article, Prepared, runs_of


@dataclass(frozen=True, slots=True)
class Dressed:
    """The page of a day, its units under the numbers they had. ``ended``: of those that are gone, the change that took each out, by eid.

    ``names``: the eid on the day of units that have another today, by today's.
    """

    document: Document
    references: tuple[HeldReference, ...] = ()
    ended: Mapping[str, int] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)


def dressed(prepared: Prepared, day: date, references: tuple[HeldReference, ...]) -> Dressed:
    """The page of `day`. `references` count characters of the text as held; those of lines that differ on the day are moved along.

    What amendments had taken out by then is struck where the source's page keeps it; a unit gone as a whole stands there struck
    even if the page has it no more, so that nobody takes it for forgotten.
    """
    document = prepared.timeline.document
    if not prepared.touched:
        return Dressed(document, references)
    held: dict[tuple[str, int], list[HeldReference]] = {}
    for reference in references:
        held.setdefault((reference.source_eid, reference.line), []).append(reference)
    work = _Day(prepared, day, held)
    root = work.element(document.root) or replace(document.root, children=())
    notes = tuple(note for note in document.notes if note.number not in work.later)
    kept = (reference for reference in references if reference.source_eid not in work.visited)
    moved = (*kept, *work.moved)
    names = _names(prepared.timeline, day, root)
    if not names:
        return Dressed(replace(document, root=root, notes=notes), moved, work.ended)
    told = tuple(replace(r, source_eid=names.get(r.source_eid, r.source_eid)) for r in moved)
    ended = {names.get(eid, eid): change for eid, change in work.ended.items()}
    return Dressed(replace(document, root=_called(root, names), notes=notes), told, ended, names)


def _names(timeline: Timeline, day: date, root: Element) -> Mapping[str, str]:
    """The eids on the day that differ from today's; one that another unit of the page has is not given twice."""
    names = eids_on(timeline, day) if timeline.renamings else {}
    if not names:
        return names
    taken = {element.eid for element in root.walk()} - names.keys()
    return {eid: then for eid, then in names.items() if then not in taken}


def _called(element: Element, names: Mapping[str, str]) -> Element:
    children = tuple(_called(child, names) for child in element.children)
    if element.eid not in names and all(a is b for a, b in zip(children, element.children, strict=True)):
        return element
    return replace(element, eid=names.get(element.eid, element.eid), children=children)


class _Day:
    """Dresses the elements of one day."""

    def __init__(self, prepared: Prepared, day: date, references: Mapping[tuple[str, int], list[HeldReference]]) -> None:
        self.prepared = prepared
        self.references = references
        self.moved: list[HeldReference] = []
        self.visited: set[str] = set()
        self.ended: dict[str, int] = {}
        changes = prepared.timeline.changes
        self.held = active(prepared.timeline, day)
        self.begun = tuple(change.in_force is not None and change.in_force <= day for change in changes)
        started = {number: any(self.begun[i] or changes[i].in_force is None for i in found) for number, found in prepared.notes.items()}
        self.later = frozenset(number for number, begun in started.items() if not begun)

    def element(self, element: Element, gone: bool = False) -> Element | None:
        """The element as it is shown; `gone` tells that a unit around it is out of force as a whole."""
        if id(element) not in self.prepared.touched:
            return element
        if id(element) in self.prepared.concerned:
            return self._article(element, gone)
        return self._dressed_anew(element, gone)

    def _article(self, element: Element, gone: bool) -> Element | None:
        """An article as it was made before for a day on which its changes stood the same, else made now."""
        states = tuple((self.held[index], self.begun[index]) for index in self.prepared.concerned[id(element)])
        key = (id(element), gone, states)
        known = self.prepared.kept.get(key)
        if known is None:
            known = self.prepared.kept.setdefault(key, self._apart(element, gone))
            if known.element is not None:
                self.prepared.same.add(id(known.element))
        self.moved += known.moved
        self.visited |= known.visited
        self.ended |= known.ended
        return known.element

    def _apart(self, element: Element, gone: bool) -> Article:
        around = self.moved, self.visited, self.ended
        self.moved, self.visited, self.ended = [], set(), {}
        made = Article(self._dressed_anew(element, gone), tuple(self.moved), frozenset(self.visited), self.ended)
        self.moved, self.visited, self.ended = around
        return made

    def _dressed_anew(self, element: Element, gone: bool) -> Element | None:
        self.visited.add(element.eid)
        if not gone and not self._alive(element):
            taken = self._taken(element)
            if taken is None:
                return None if self._later(element) else self._written(element, gone)
            if element.eid:
                self.ended[element.eid] = taken
            gone = True
        return self._written(element, gone)

    def _written(self, element: Element, gone: bool) -> Element | None:
        numbers = _numbers((*element.heading, *element.content))
        heading = self._lines(element.eid, element.heading, numbers, gone, 0)
        content = self._lines(element.eid, element.content, numbers[len(element.heading) :], gone, len(heading))
        below = (self.element(child, gone) for child in element.children)
        children = tuple(child for child in below if child is not None)
        if not (heading or content or children):
            return None
        label = _label(element, (heading or content)[:1])
        title = "" if heading and heading != element.heading else element.title
        return replace(element, heading=heading, content=content, children=children, label=label, title=title)

    # lines
    def _lines(self, eid: str, lines: tuple[Line, ...], numbers: tuple[int | None, ...], gone: bool, first: int) -> tuple[Line, ...]:
        """The lines shown, counted from `first`. `numbers` are those the lines have in the text as held."""
        kept: list[Line] = []
        for line, number in zip(lines, numbers, strict=False):
            shown = self._line(line, gone)
            if shown is None:
                continue
            if number is not None:
                self._move(eid, number, line, first + len(kept), gone)
            kept.append(shown)
        return tuple(kept)

    def _move(self, eid: str, number: int, line: Line, now: int, gone: bool) -> None:
        """The references of a line at their place on the day."""
        for reference in self.references.get((eid, number), ()):
            start, end = _span(reference, line, lambda run: self._run(run, gone) is not None)
            if start < end:
                self.moved.append(replace(reference, line=now, start=start, end=end))

    def _line(self, line: Line, gone: bool) -> Line | None:
        if line.cells:
            cells = tuple(replace(cell, runs=self._dressed(cell.runs, gone)) for cell in line.cells)
            return replace(line, cells=cells) if any(cell.text.strip() for cell in cells) else None
        if not line.runs:
            return line
        runs = self._dressed(line.runs, gone)
        return replace(line, runs=runs) if any(run.note is None and run.text.strip() for run in runs) or not _words(line) else None

    def _dressed(self, runs: tuple[Run, ...], gone: bool) -> tuple[Run, ...]:
        return tuple(dressed for run in runs if (dressed := self._run(run, gone)) is not None)

    def _run(self, run: Run, gone: bool) -> Run | None:
        """The run in the look of the day; None where it is not shown."""
        if run.note is not None and run.note in self.later:
            return None
        if not isinstance(run, TimedRun):
            return run
        if run.put is not None and not self.held[run.put]:
            return None
        out = run.out is not None and self.held[run.out]
        if out and run.restored and not gone:
            return None
        struck = out if run.out is not None else run.struck
        italic = run.put is not None or run.italic
        return run if (run.struck, run.italic) == (struck, italic) else replace(run, struck=struck, italic=italic)

    # what a unit is
    def _alive(self, element: Element) -> bool:
        """Whether any words of it are in force."""
        return any(self._in_force(run) for part in element.walk() for run in runs_of(part) if run.note is None and run.text.strip())

    def _in_force(self, run: Run) -> bool:
        if not isinstance(run, TimedRun):
            return not run.struck
        if run.put is not None and not self.held[run.put]:
            return False
        return not self.held[run.out] if run.out is not None else not run.struck

    def _taken(self, element: Element) -> int | None:
        """The latest change that took out words of it which had been in force."""
        runs = [run for part in element.walk() for run in runs_of(part) if isinstance(run, TimedRun) and run.out is not None]
        outs = {run.out for run in runs if run.out is not None and self.held[run.out] and (run.put is None or self.begun[run.put])}
        changes = self.prepared.timeline.changes
        return max(outs, key=lambda index: changes[index].in_force or date.min, default=None)

    def _later(self, element: Element) -> bool:
        """Whether all its words come only later."""
        runs = [run for part in element.walk() for run in runs_of(part) if run.note is None and run.text.strip()]
        return bool(runs) and all(isinstance(run, TimedRun) and run.put is not None and not self.held[run.put] for run in runs)


def _span(reference: HeldReference, line: Line, kept: Callable[[Run], bool]) -> tuple[int, int]:
    """The characters a reference's words have among the runs kept; (0, 0) for none."""
    if line.cells:
        return reference.start, reference.end
    held = shown = start = end = 0
    for run in line.runs:
        if run.note is not None:
            continue
        size, stays = len(run.text), kept(run)
        if not (isinstance(run, TimedRun) and run.restored):
            low, high = max(reference.start, held), min(reference.end, held + size)
            if stays and low < high:
                start = start if end else shown + low - held
                end = shown + high - held
            held += size
        shown += size if stays else 0
    return start, end


def _numbers(lines: tuple[Line, ...]) -> tuple[int | None, ...]:
    """The number each line has in the text as held; None for lines put back from notes, which it has not."""
    count = iter(range(len(lines)))
    return tuple(None if _restored(line) else next(count) for line in lines)


def _restored(line: Line) -> bool:
    """Whether the whole line was put back from a note: the text as held has no such line."""
    runs = line.all_runs
    return bool(runs) and all(isinstance(run, TimedRun) and run.restored for run in runs)


def _words(line: Line) -> bool:
    return any(run.note is None and run.text.strip() for run in line.all_runs)


def _label(element: Element, first: tuple[Line, ...]) -> str:
    """The printed number as the first line shown begins with it."""
    if not element.label or not first or first[0].plain.lstrip().startswith(element.label):
        return element.label
    mark = labelled(first[0].plain.lstrip())
    return mark.label if mark is not None else ""

