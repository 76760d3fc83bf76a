"""Documents of ours read back: every run, line, unit, note and change as it was written."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from acts.akn.inline import CENTRED, PLAIN, Usual
from acts.akn.labels import usual_title
from acts.akn.names import (
    EID,
    ENDS,
    FILLER,
    HEADINGS,
    KIND,
    KINDS,
    LABEL,
    NOTE,
    NUM,
    NUMBER,
    OUT,
    PUT,
    READING,
    RESTORED,
    ROLE,
    STRUCK,
    TABLE,
    TEXT,
    TIMED,
    TITLE,
    WRAPPER,
    akn,
    local,
    own,
)  # fmt: skip
from acts.akn.values import Head, of_json, unescaped
from acts.errors import ActsError
from acts.frbr import Expression, Work
from acts.history.model import Change, Renaming, TimedRun, Timeline
from acts.model import Cell, Document, Element, Kind, Line, Note, Role, Run, Unparsed
from acts.numbers import Num

_MARKS: Final = frozenset({"del", "i", "b", "noteRef"})
_RUNS: Final = _MARKS | {"ins", "span"}
_TIMES: Final = (PUT, OUT, RESTORED, STRUCK, TIMED)
_SLOTS: Final = {"preface": Kind.PREFACE, "preamble": Kind.PREAMBLE, "conclusions": Kind.SIGNATURE}


class ChangedError(ActsError):
    """A document of ours that others changed."""


@dataclass(frozen=True, slots=True)
class Native:
    """What a document of ours held."""

    work: Work
    expression: Expression
    document: Document
    timeline: Timeline | None


def is_own(root: etree._Element) -> bool:
    """Whether we wrote the document."""
    return len(root) > 0 and root[0].find(f"{akn('meta')}/{akn('proprietary')}/{own('document')}") is not None


def read_own(root: etree._Element) -> Native:
    """The document of ours as it was written. Raises ChangedError where others changed it so that our marks no longer fit."""
    act = root[0]
    try:
        return _read(act)
    except (ValueError, KeyError, TypeError, IndexError, StopIteration) as error:
        raise ChangedError(f"written by Toplu and changed since, so our own marks in it are not used: {error}") from error


def _read(act: etree._Element) -> Native:
    meta = next(act.iterchildren(akn("meta")))
    said = next(node for node in meta.iterchildren(akn("proprietary")) if node.find(own("document")) is not None)
    head = of_json(_text(said, "document"), Head)
    heading, content = _cover(act)
    root = Element(head.kind, head.eid, head.num, head.label, head.title, heading, content, tuple(_parts(act, "body")))
    unparsed = tuple(of_json(node.text or "", Unparsed) for node in said.iterchildren(own("unparsed")))
    document = Document(root, tuple(_notes(meta)), unparsed)
    work, expression = of_json(_text(said, "work"), Work), of_json(_text(said, "expression"), Expression)
    if said.find(own("timeline")) is None:
        return Native(work, expression, document, None)
    changes = tuple(of_json(node.text or "", Change) for node in said.iterchildren(own("change")))
    renamings = tuple(of_json(node.text or "", Renaming) for node in said.iterchildren(own("renaming")))
    _in_range(document, renamings, len(changes))
    return Native(work, expression, document, Timeline(document, changes, renamings))


def _text(said: etree._Element, name: str) -> str:
    return next(said.iterchildren(own(name))).text or ""


def _in_range(document: Document, renamings: Iterable[Renaming], changes: int) -> None:
    numbers = {renaming.change for renaming in renamings}
    for line in document.lines():
        numbers.update(n for run in line.all_runs if isinstance(run, TimedRun) for n in (run.put, run.out) if n is not None)
    if wrong := [number for number in numbers if not 0 <= number < changes]:
        raise ValueError(f"change {wrong[0]} of {changes}")


def _cover(act: etree._Element) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    cover = act.find(akn("coverPage"))
    if cover is None:
        return (), ()
    lines, count = tuple(_blocks(cover)), int(cover.get(HEADINGS, "0"))
    return lines[:count], lines[count:]


def _parts(node: etree._Element, body: str) -> Iterator[Element]:
    """The units of an act or annex, part by part."""
    for part in node:
        name = local(part.tag)
        if name in _SLOTS:
            yield from _units(part) if part.get(WRAPPER) else (_unit(part, _SLOTS[name]),)
        elif name == body:
            yield from _units(part)
        elif name == "attachments":
            yield from map(_annex, part)
        elif name not in ("meta", "coverPage"):
            raise ValueError(f"<{name}> in line {part.sourceline}")


def _units(node: etree._Element) -> Iterator[Element]:
    for child in node:
        name = local(child.tag)
        if name == "recitals":
            yield from _units(child)
        elif name not in ("p", "table", "toc", "num", "heading", "subheading", "intro", "content") and not child.get(FILLER):
            yield _unit(child, _kind(child, name))


def _kind(node: etree._Element, name: str) -> Kind:
    if name == "recital":
        return Kind.RECITAL
    return KINDS[name] if name in KINDS else Kind(node.get(KIND) or node.get("name") or name)


def _unit(node: etree._Element, kind: Kind) -> Element:
    parts = _Parts(node)
    return _element(node, kind, parts, tuple(_units(node)))


def _annex(node: etree._Element) -> Element:
    kind = Kind(node.get(KIND, Kind.ATTACHMENT.value))
    document = node[-1]
    parts = _Parts(node)
    main = next(document.iterchildren(akn("mainBody")))
    parts.content.extend(_blocks(main))
    parts.divide(node)
    return _element(node, kind, parts, tuple(_parts(document, "mainBody")))


def _element(node: etree._Element, kind: Kind, parts: "_Parts", children: tuple[Element, ...]) -> Element:
    label = unescaped(node.get(LABEL, "")) or parts.label
    printed, title = node.get(NUM), node.get(TITLE)
    num = None if printed is None else Num(unescaped(printed), unescaped(node.get(READING, "")))
    eid = unescaped(node.get(EID, "")) or node.get("eId", "")
    heading, content = tuple(parts.heading), tuple(parts.content)
    title = usual_title(heading, label) if title is None else unescaped(title)
    return Element(kind, eid, num, label, title, heading, content, children)


class _Parts:
    """Number, heading and content of a unit: the number is put back in front of its line."""

    def __init__(self, node: etree._Element) -> None:
        self.label = ""
        self.heading: list[Line] = []
        self.content: list[Line] = []
        self._number: tuple[tuple[Run, ...], str] | None = None
        for child in node:
            self._take(child, local(child.tag))
        self.divide(node)

    def divide(self, node: etree._Element) -> None:
        """Where the heading could only be written among the blocks, its lines are the first of them."""
        if count := int(node.get(HEADINGS, "0")):
            self.heading, self.content = self.content[:count], self.content[count:]

    def _take(self, child: etree._Element, name: str) -> None:
        if name == "num":
            self._take_number(child)
        elif name in ("heading", "subheading"):
            self.heading.append(self._whole(_line(child)))
        elif name in ("intro", "content"):
            self.content.extend(map(self._whole, _blocks(child)))
        elif name in ("p", "table", "toc") and not child.get(FILLER):
            self.content.extend(map(self._whole, _block(child, PLAIN)))

    def _take_number(self, node: etree._Element) -> None:
        runs, ends = _runs(node), node.get(ENDS, "")
        self.label = "".join(run.text for run in runs if run.note is None).strip()
        if ends in ("heading", "content"):
            (self.heading if ends == "heading" else self.content).append(_line(node))
        else:
            self._number = (runs, ends)

    def _whole(self, line: Line) -> Line:
        if self._number is None:
            return line
        (runs, ends), self._number = self._number, None
        if ends == "run":
            return replace(line, runs=(*runs, *line.runs))
        joined = replace(line.runs[0], text=runs[-1].text + line.runs[0].text)
        return replace(line, runs=(*runs[:-1], joined, *line.runs[1:]))


def _notes(meta: etree._Element) -> Iterator[Note]:
    for node in meta.iterfind(f"{akn('notes')}/{akn('note')}"):
        number = unescaped(node.get(NUMBER, "")) or node.get("marker", "")
        yield Note(number, tuple(_blocks(node, Usual(Role.NOTE, number))))


def _blocks(node: etree._Element, usual: Usual = PLAIN) -> Iterator[Line]:
    for child in node:
        if not child.get(FILLER) and local(child.tag) in ("p", "table", "toc"):
            yield from _block(child, usual)


def _block(node: etree._Element, usual: Usual) -> Iterator[Line]:
    if local(node.tag) == "p":
        yield _line(node, usual)
    elif local(node.tag) == "toc":
        yield from map(_line, node)
    else:
        table = node.get(TABLE)
        for row in node:
            yield replace(_line(row, usual, tuple(map(_cell, row))), table=None if table is None else int(table))


def _cell(node: etree._Element) -> Cell:
    header = local(node.tag) == "th"
    return Cell(_runs(node[0]), int(node.get("colspan", "1")), int(node.get("rowspan", "1")), header)


def _line(node: etree._Element, usual: Usual = PLAIN, cells: tuple[Cell, ...] = ()) -> Line:
    role, note, table = node.get(ROLE), node.get(NOTE), node.get(TABLE)
    return Line(
        () if cells else _runs(node),
        usual.role if role is None else Role(role) if role else None,
        node.get("class") == CENTRED,
        usual.note if note is None else unescaped(note[1:]) if note else None,
        cells,
        None if table is None else int(table),
    )


def _runs(node: etree._Element) -> tuple[Run, ...]:
    """The runs of a line: stretches of bare text, `ref` and `eol` among them, and one for each other element."""
    found: list[Run] = []
    bare = [node.text] if node.text else []
    for child in node:
        name = local(child.tag)
        if name in ("ref", "eol"):
            bare.append(_flat(child))
        elif name in _RUNS:
            if bare:
                found.append(Run("".join(bare)))
            bare = []
            found.append(_run(child))
        else:
            raise ValueError(f"<{name}> in line {child.sourceline}")
        if child.tail:
            bare.append(child.tail)
    if bare:
        found.append(Run("".join(bare)))
    return tuple(found)


def _run(outer: etree._Element) -> Run:
    timed = any(outer.get(name) is not None for name in _TIMES)
    names, inner = {""} if timed else {local(outer.tag)}, outer
    while inner.text is None and len(inner) and local(inner[0].tag) in _MARKS:
        inner = inner[0]
        names.add(local(inner.tag))
    own_text = inner.get(TEXT)
    text = inner.get("marker", "") if "noteRef" in names else _inside(inner)
    text = text if own_text is None else unescaped(own_text)
    note = unescaped(inner.get(NOTE, "")) if "noteRef" in names else None
    struck, italic, bold = "del" in names or outer.get(STRUCK) is not None, "i" in names, "b" in names
    if not timed:
        return Run(text, struck, italic, bold, note)
    return TimedRun(text, struck, italic, bold, note, _number(outer, PUT), _number(outer, OUT), outer.get(RESTORED) is not None)


def _number(node: etree._Element, name: str) -> int | None:
    value = node.get(name)
    return None if value is None else int(value)


def _flat(node: etree._Element) -> str:
    return "\n" if local(node.tag) == "eol" else _inside(node)


def _inside(node: etree._Element) -> str:
    if not len(node):
        return node.text or ""
    return "".join((node.text or "", *(text for child in node for text in (_flat(child), child.tail or ""))))


