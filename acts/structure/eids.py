"""Freezing the grown tree into `Element`s, with addresses after the Akoma Ntoso naming convention.

Articles and chapters are numbered through an act, so they carry no prefix (``art_98-1``, ``chp_3``) save that of their annex
(``att_1__art_2``); divisions that begin anew under each parent take the parent's (``sec_2__chp_1``). Below an article every step is
prefixed (``art_12__para_12.3__point_a``). Points at the top of acts without articles: ``point_1``, ``point_1.2``.
An unnumbered paragraph is counted with the line that carries its unit's number: ``art_5__al_2``.
"""

from collections import Counter
from typing import Final

from acts.model import Element, Kind, Unparsed
from acts.numbers import canonical
from acts.structure.nodes import Node

_NAMES: Final = {
    Kind.PREFACE: "preface", Kind.TOC: "toc", Kind.PREAMBLE: "preamble", Kind.RECITAL: "rec", Kind.PART: "part", Kind.SECTION: "sec",
    Kind.SUBSECTION: "subsec", Kind.CHAPTER: "chp", Kind.SUBCHAPTER: "subchp", Kind.ARTICLE: "art", Kind.PARAGRAPH: "para",
    Kind.POINT: "point", Kind.SUBPOINT: "subpoint", Kind.ALINEA: "al", Kind.TABLE: "table", Kind.REMARK: "remark",
    Kind.ATTACHMENT: "att", Kind.SIGNATURE: "signature", Kind.NOTES: "notes",
}
_DIVISIONS: Final = frozenset({Kind.PART, Kind.SECTION, Kind.SUBSECTION, Kind.CHAPTER})
_ABOVE: Final = _DIVISIONS | {Kind.ACT, Kind.ATTACHMENT, Kind.SUBCHAPTER}
_ALONE: Final = frozenset({Kind.PREFACE, Kind.TOC, Kind.PREAMBLE, Kind.SIGNATURE})
_BARE: Final = frozenset({Kind.PART, Kind.SECTION, Kind.SUBSECTION, Kind.CHAPTER, Kind.ARTICLE, Kind.RECITAL})


class Freezer:
    """Turns nodes into elements; remembers every address given, so that none is given twice."""

    def __init__(self) -> None:
        self.unparsed: list[Unparsed] = []
        self._taken: dict[str, int] = {}      # how often a number was used; also the suffixed addresses

    def freeze(self, root: Node) -> Element:
        """The whole tree; `root` has the empty address."""
        restarting = _restarting(root)
        children = tuple([self._frozen(child, "", "", place, restarting) for child, place in _counted(root)])
        return Element(Kind.ACT, heading=tuple(root.heading), content=tuple(root.content), children=children)

    def _frozen(self, node: Node, above: str, segment: str, place: int, restarting: frozenset[Kind]) -> Element:
        eid = self._unique(_address(node, above, segment, place, restarting), node)
        if node.kind is Kind.ATTACHMENT:
            segment, restarting = eid + "__", _restarting(node)
        children = tuple([self._frozen(child, eid, segment, at, restarting) for child, at in _counted(node)]) if node.children else ()
        return Element(
            node.kind, eid, node.num, node.label, " ".join(node.title), tuple(node.heading), tuple(node.content), children)

    def _unique(self, eid: str, node: Node) -> str:
        if eid not in self._taken:
            self._taken[eid] = 1
            return eid
        suffix = self._taken[eid] + 1
        while f"{eid}_{suffix}" in self._taken:
            suffix += 1
        own = f"{eid}_{suffix}"
        self._taken[eid], self._taken[own] = suffix, 1
        if node.kind in _ALONE:
            return own
        line = (node.heading or node.content)[0].plain if node.heading or node.content else ""
        self.unparsed.append(Unparsed(own, line[:200], f"the same number was used before ({eid})"))
        return own


def _address(node: Node, above: str, segment: str, place: int, restarting: frozenset[Kind]) -> str:
    name = _NAMES[node.kind]
    if node.kind in _ALONE:
        step = name
    elif node.num is not None:
        step = f"{name}_{node.num.canonical or place}"
    else:
        step = f"{name}_{place}"
    if (node.kind in _BARE and node.kind not in restarting) or node.kind in _ALONE:
        return segment + step
    if Kind.POINT not in restarting and _is_top_point(node):
        return segment + step
    return f"{above}__{step}" if above else step


def _is_top_point(node: Node) -> bool:
    """Points 1 and 1.2 of an act or annex without articles."""
    if node.kind is not Kind.POINT or node.num is None or not (len(node.steps) == 2 or node.parent.kind in _ABOVE):
        return False
    return not _in_article(node)


def _in_article(node: Node) -> bool:
    while node.parent is not node:
        node = node.parent
        if node.kind in (Kind.ARTICLE, Kind.REMARK, Kind.ALINEA):
            return True
        if node.kind in _ABOVE:
            return False
    return False


def _counted(node: Node) -> list[tuple[Node, int]]:
    """The children, each with its place among those of its kind; unnumbered paragraphs count the unit's own line before them."""
    counts: Counter[Kind] = Counter()
    if node.content and node.kind is not Kind.ACT:
        counts[Kind.ALINEA] = 1
    result = []
    for child in node.children:
        counts[child.kind] += 1
        result.append((child, counts[child.kind]))
    return result


def _restarting(segment: Node) -> frozenset[Kind]:
    """Kinds whose numbers begin anew under different parents of this act or annex."""
    seen: dict[Kind, dict[str, set[int]]] = {}
    stack = list(segment.children)
    while stack:
        node = stack.pop()
        top_point = node.kind is Kind.POINT and node.parent.kind in _ABOVE
        if node.num is not None and (node.kind in _DIVISIONS or top_point):
            seen.setdefault(node.kind, {}).setdefault(canonical(node.num.printed), set()).add(id(node.parent))
        if node.kind in _ABOVE and node.kind is not Kind.ATTACHMENT:
            stack.extend(node.children)
    return frozenset(kind for kind, numbers in seen.items() if len(numbers.get("1", ())) > 1)
