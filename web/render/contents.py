"""The contents at the side: the headed units of an act as nested lists."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from acts.model import Element, Kind
from web.render.body import HEADED
from web.render.inline import escaped

OPEN_AT_MOST = 60
"""Entries up to which all of the contents is shown opened."""
FEW = 30
"""Entries of the second level up to which the first is shown opened."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents."""

    eid: str
    kind: Kind
    label: str
    title: str
    gone: bool
    children: tuple["Entry", ...] = ()

    def walk(self) -> Iterator["Entry"]:
        yield self
        for child in self.children:
            yield from child.walk()


def entries(root: Element) -> tuple[Entry, ...]:
    """The headed units below `root`, nested; acts without articles give their points at the top, annexes after them."""
    found = tuple(_headed(root))
    return found if any(entry.kind is not Kind.ATTACHMENT for entry in found) else (*_points(root), *found)


def _points(root: Element) -> Iterator[Entry]:
    for child in root.children:
        if child.kind in (Kind.POINT, Kind.PARAGRAPH) and child.label:
            yield _entry(child, ())
        elif child.kind is Kind.ACT:
            yield from _points(child)


def _headed(element: Element) -> Iterator[Entry]:
    for child in element.children:
        if child.kind in HEADED and child.eid:
            yield _entry(child, () if child.kind is Kind.ARTICLE else tuple(_headed(child)))
        elif child.kind in (Kind.PREAMBLE, Kind.ACT):
            yield from _headed(child)


def _entry(element: Element, children: tuple[Entry, ...]) -> Entry:
    lines = element.heading or element.content[:1]
    title = element.title or (" ".join(line.current for line in lines).strip().removeprefix(element.label).strip())
    gone = bool(lines) and all(line.struck for line in lines)
    return Entry(element.eid, element.kind, element.label, _shortened(title), gone, children)


def _shortened(title: str, limit: int = 140) -> str:
    return title if len(title) <= limit else title[:limit].rsplit(" ", 1)[0] + " …"


def trimmed(roots: tuple[Entry, ...], eid: str) -> tuple[Entry, ...]:
    """The contents with only the branch opened that leads to `eid`: what a page of one article needs."""
    return tuple(replace(entry, children=trimmed(entry.children, eid) if _leads(entry, eid) else ()) for entry in roots)


def _leads(entry: Entry, eid: str) -> bool:
    return any(below.eid == eid for below in entry.walk())


@dataclass(frozen=True, slots=True)
class Manner:
    """How the contents are shown: where entries lead, whether all is unfolded, which unit the page shows alone."""

    href: Callable[[Entry], str]
    opened: bool
    current: str


def render_contents(roots: tuple[Entry, ...], href: Callable[[Entry], str], current: str = "") -> str:
    """The contents as nested lists; long ones can be folded by unit. `current` is the eId of the unit the page shows alone."""
    many = sum(1 for root in roots for _ in root.walk())
    return _list(roots, Manner(href, many <= OPEN_AT_MOST or bool(current), current), top=True)


def _list(items: tuple[Entry, ...], manner: Manner, top: bool = False) -> str:
    few = top and sum(len(item.children) for item in items) <= FEW
    return f"<ol>{''.join(_item(item, manner, manner.opened or few) for item in items)}</ol>" if items else ""


def _item(item: Entry, manner: Manner, opened: bool) -> str:
    link = _link(item, manner)
    if not item.children:
        return f"<li>{link}</li>"
    fold = f'<summary aria-label="{escaped(item.label or item.title)}"></summary>'
    return f'<li class="fold">{link}<details{" open" if opened else ""}>{fold}{_list(item.children, manner)}</details></li>'


def _link(item: Entry, manner: Manner) -> str:
    label = f'<span class="label">{escaped(item.label)}</span> ' if item.label else ""
    gone = ' class="gone"' if item.gone else ""
    current = ' aria-current="page"' if item.eid == manner.current else ""
    return f'<a{gone}{current} href="{escaped(manner.href(item))}">{label}{escaped(item.title)}</a>'
