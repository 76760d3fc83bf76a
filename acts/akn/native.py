"""Documents of ours read back: every run, line, unit, note and change as it was written."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from acts.akn.inline import PLAIN, Usual
from acts.akn.labels import usual_title
from acts.akn.names import EID, ENDS, FILLER, HEADINGS, KIND, KINDS, LABEL, NUM, NUMBER, READING, TITLE, WRAPPER, akn, local, own
from acts.akn.native_lines import block, blocks, line_of, runs_of
from acts.akn.values import Head, of_json, unescaped
from acts.errors import ActsError
from acts.frbr import Expression, Work
from acts.history.model import Change, Renaming, TimedRun, Timeline
from acts.model import Document, Element, Kind, Line, Note, Role, Run, Unparsed
from acts.numbers import Num

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
    lines, count = tuple(blocks(cover)), int(cover.get(HEADINGS, "0"))
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
    parts.content.extend(blocks(main))
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
            self.heading.append(self._whole(line_of(child)))
        elif name in ("intro", "content"):
            self.content.extend(map(self._whole, blocks(child)))
        elif name in ("p", "table", "toc") and not child.get(FILLER):
            self.content.extend(map(self._whole, block(child, PLAIN)))

    def _take_number(self, node: etree._Element) -> None:
        runs, ends = runs_of(node), node.get(ENDS, "")
        self.label = "".join(run.text for run in runs if run.note is None).strip()
        if ends in ("heading", "content"):
            (self.heading if ends == "heading" else self.content).append(line_of(node))
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
        yield Note(number, tuple(blocks(node, Usual(Role.NOTE, number))))
