"""Lines and runs of documents of ours read back."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from lxml import etree

from acts.akn.inline import CENTRED, PLAIN, Usual
from acts.akn.names import FILLER, NOTE, OUT, PUT, RESTORED, ROLE, STRUCK, TABLE, TEXT, TIMED, local
from acts.akn.values import unescaped
from acts.history.model import TimedRun
from acts.model import Cell, Line, Role, Run

_MARKS: Final = frozenset({"del", "i", "b", "noteRef"})
_RUNS: Final = _MARKS | {"ins", "span"}
_TIMES: Final = (PUT, OUT, RESTORED, STRUCK, TIMED)


def blocks(node: etree._Element, usual: Usual = PLAIN) -> Iterator[Line]:
    """The lines of the blocks in a node."""
    for child in node:
        if not child.get(FILLER) and local(child.tag) in ("p", "table", "toc"):
            yield from block(child, usual)


def block(node: etree._Element, usual: Usual) -> Iterator[Line]:
    """The lines of a paragraph, a table or a table of contents."""
    if local(node.tag) == "p":
        yield line_of(node, usual)
    elif local(node.tag) == "toc":
        yield from map(line_of, node)
    else:
        table = node.get(TABLE)
        for row in node:
            yield replace(line_of(row, usual, tuple(map(_cell, row))), table=None if table is None else int(table))


def _cell(node: etree._Element) -> Cell:
    header = local(node.tag) == "th"
    return Cell(runs_of(node[0]), int(node.get("colspan", "1")), int(node.get("rowspan", "1")), header)


def line_of(node: etree._Element, usual: Usual = PLAIN, cells: tuple[Cell, ...] = ()) -> Line:
    """The line in a node."""
    role, note, table = node.get(ROLE), node.get(NOTE), node.get(TABLE)
    return Line(
        () if cells else runs_of(node),
        usual.role if role is None else Role(role) if role else None,
        node.get("class") == CENTRED,
        usual.note if note is None else unescaped(note[1:]) if note else None,
        cells,
        None if table is None else int(table),
    )


def runs_of(node: etree._Element) -> tuple[Run, ...]:
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


