"""The units of a text, flat and ready to be matched: their words without their numbers, and what stands around them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from acts.model import Document, Element, Kind, Line

EDITORS = frozenset({Kind.NOTES})
"""Lists the editor of the source added: they are no text of the act and are not aligned."""
LONGEST = 1500
"""Letters of a unit that are looked at for its likeness to another."""
_NUMBERED = frozenset({Kind.PARAGRAPH, Kind.POINT, Kind.SUBPOINT})
_DIVISIONS = frozenset({Kind.PART, Kind.SECTION, Kind.SUBSECTION, Kind.CHAPTER, Kind.SUBCHAPTER})

Number = tuple[Kind, str]


@dataclass(slots=True, eq=False)
class Node:
    """A unit while it is matched. ``own``: its own paragraphs without its number; ``words``: with all below it; ``look``: of them what
    likeness is asked of: their beginning, of a division its heading. ``place``: in reading order.

    ``number``: kind and number, kinds of numbered parts counted as one, since sources part them each its own way; ``path``: of a division
    with those around it, whose numbers begin anew in each.
    """

    element: Element
    place: int
    parent: "Node | None"
    number: Number
    path: str
    own: str
    children: list["Node"] = field(default_factory=list)
    words: str = ""
    look: str = ""
    mate: "Node | None" = None

    def walk(self) -> Iterator["Node"]:
        """This node and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


def nodes(document: Document) -> list[Node]:
    """The units of a text that have words, in reading order, the act itself first."""
    found: list[Node] = []
    _grow(document.root, None, found)
    for place, node in enumerate(found):
        node.place = place
    return found


def _grow(element: Element, parent: Node | None, found: list[Node]) -> None:
    kind = element.kind
    name = element.num.canonical if element.num is not None else element.label
    path = f"{parent.path}/{name}" if kind in _DIVISIONS and parent is not None else name
    node = Node(element, len(found), parent, (Kind.PARAGRAPH if kind in _NUMBERED else kind, name), path, own_words(element))
    found.append(node)
    for child in element.children:
        if child.kind not in EDITORS:
            _grow(child, node, found)
    node.words = "\n".join([node.own, *[child.words for child in node.children]]) if node.children else node.own
    node.look = node.own if kind in _DIVISIONS else node.words[:LONGEST]
    if parent is None:
        return
    if node.words or node.children:
        parent.children.append(node)
    else:
        found.pop()


def own_words(element: Element) -> str:
    """The unit's own paragraphs as they stand, without its number."""
    lines = element.heading + element.content
    text = line_text(lines[0]) if len(lines) == 1 else "\n".join([row for line in lines if (row := line_text(line))])
    label = element.label
    return text[len(label):].lstrip() or text if label and text.startswith(label) else text


def line_text(line: Line) -> str:
    """A paragraph as it stands: without note marks and struck words."""
    runs = line.runs
    if len(runs) == 1 and not line.cells:
        run = runs[0]
        return "" if run.struck or run.note is not None else run.text.strip()
    return line.current.strip()


def scoped(top: Node) -> list[Node]:
    """What is matched together below a unit: its children, and the articles of the divisions below it, whose numbers run through."""
    found: list[Node] = []
    for child in top.children:
        found.append(child)
        if child.element.kind in _DIVISIONS:
            found += scoped(child)
    return found


def is_division(node: Node) -> bool:
    """Whether a unit only gathers articles, which are matched with those beside it."""
    return node.element.kind in _DIVISIONS
