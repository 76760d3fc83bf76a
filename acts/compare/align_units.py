"""The units of a text as they are matched: their words without their numbers, and what stands around them.

Words are read out, and units below others told apart, only where they are asked for: most units of two texts are the same on both
sides, which is seen from the units themselves.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from acts.compare.align_letters import coded
from acts.model import Document, Element, Kind, Line
from acts.numbers import Num

EDITORS = frozenset({Kind.NOTES})
"""Lists the editor of the source added: they are no text of the act and are not aligned."""
LONGEST = 1500
"""Letters of a unit that are looked at for its likeness to another."""
BEGINNING = 600
"""Letters of a unit in which rare words are looked for."""
_NUMBERED = frozenset({Kind.PARAGRAPH, Kind.POINT, Kind.SUBPOINT})
_DIVISIONS = frozenset({Kind.PART, Kind.SECTION, Kind.SUBSECTION, Kind.CHAPTER, Kind.SUBCHAPTER})


class Pair(NamedTuple):
    """A unit on the left and what it is on the right; None where it is not there.

    ``moved``: its number differs, or the unit it stands in; an article is not moved where it only stands in another chapter.
    """

    left: Element | None
    right: Element | None
    moved: bool = False


@dataclass(eq=False, slots=True)
class Node:
    """A unit while it is matched.

    ``kind``: kinds of numbered parts are counted as one, since sources part them each its own way; ``name``: the number; ``path``: of a
    division with those around it, whose numbers begin anew in each. ``whole``: the pairs of what stands below it and below its mate,
    where the two are of one shape and nobody has looked at the units below.
    """

    element: Element
    parent: "Node | None"
    kind: Kind
    name: str
    path: str
    mate: "Node | None" = field(default=None, init=False)
    whole: Sequence[Pair] | None = field(default=None, init=False)
    _children: "Sequence[Node] | None" = field(default=None, init=False)
    _own: str | None = field(default=None, init=False)
    _words: str | None = field(default=None, init=False)
    _look: str | None = field(default=None, init=False)
    _coded: bytes | str | None = field(default=None, init=False)
    _vocabulary: frozenset[str] | None = field(default=None, init=False)

    @property
    def grown(self) -> bool:
        """Whether the units below have nodes of their own already."""
        return self._children is not None

    @property
    def children(self) -> "Sequence[Node]":
        """The units right below that have words."""
        if not self.element.children:
            return ()
        if self._children is None:
            self._children = tuple([_node(child, self) for child in _shown(self.element)])
        return self._children

    @property
    def own(self) -> str:
        """Its own paragraphs without its number."""
        if self._own is None:
            self._own = own_words(self.element)
        return self._own

    @property
    def words(self) -> str:
        """Its own paragraphs with all below it."""
        if self._words is None:
            below = self.children
            self._words = "\n".join([self.own, *[child.words for child in below]]) if below else self.own
        return self._words

    @property
    def look(self) -> str:
        """What likeness is asked of: the beginning of the words, of a division its heading."""
        if self._look is None:
            self._look = self.own if is_division(self) else self.words[:LONGEST]
        return self._look

    @property
    def coded(self) -> bytes | str:
        """The look as rapidfuzz compares it fastest."""
        if self._coded is None:
            self._coded = coded(self.look)
        return self._coded

    @property
    def vocabulary(self) -> frozenset[str]:
        """Each word of the beginning of the look, once."""
        if self._vocabulary is None:
            self._vocabulary = frozenset(self.look[:BEGINNING].split())
        return self._vocabulary

    def all(self) -> list["Node"]:
        """This node and all below it, in reading order; what is below one that is `whole` is left out."""
        found: list[Node] = []
        self._gather(found)
        return found

    def _gather(self, found: list["Node"]) -> None:
        found.append(self)
        if self.whole is None:
            for child in self.children:
                child._gather(found)


def top(document: Document) -> Node:
    """The act itself, above the units of a text."""
    return _node(document.root, None)


def _node(element: Element, parent: Node | None) -> Node:
    kind, name = element.kind, _name(element)
    path = f"{parent.path}/{name}" if kind in _DIVISIONS and parent is not None else name
    return Node(element, parent, Kind.PARAGRAPH if kind in _NUMBERED else kind, name, path)


def _name(element: Element) -> str:
    return element.label if element.num is None else element.num.canonical


def _of_one_number(left: Element, right: Element) -> bool:
    return (left.kind is right.kind or (left.kind in _NUMBERED and right.kind in _NUMBERED)) and _name(left) == _name(right)


def _shown(element: Element) -> tuple[Element, ...]:
    """The units right below that are aligned: not the editor's, not those without words."""
    return tuple([child for child in element.children if child.kind not in EDITORS and _has_words(child)])


def _has_words(element: Element) -> bool:
    if _begins_with_words(element.heading or element.content):
        return True
    return any(map(line_text, element.heading + element.content)) or bool(_shown(element))


def _begins_with_words(lines: Sequence[Line]) -> bool:
    """Whether the first words are text that stands; the quick answer for nearly all units."""
    if not (lines and lines[0].runs):
        return False
    run = lines[0].runs[0]
    return not (run.struck or run.note is not None or not run.text or run.text.isspace())


def same_number(one: Node, other: Node) -> bool:
    """Whether two units bear the same number, in whatever unit."""
    return one.kind is other.kind and one.name == other.name


def whole(one: Node, other: Node) -> list[Pair] | None:
    """The pairs of the units below two of the same words in units of the same numbers; None where the two are not of one shape."""
    if not (same_number(one, other) and (_copied(one.element, other.element) or one.own == other.own)):
        return None
    below: list[Pair] = []
    return below if _below_alike(one.element, other.element, below) else None


def _with_itself(element: Element, below: list[Pair]) -> None:
    """The pairs of the units below one that both texts hold, as two days of one history do."""
    for child in _shown(element):
        below.append(Pair(child, child))
        if child.children:
            _with_itself(child, below)


def _below_alike(left: Element, right: Element, below: list[Pair]) -> bool:
    if left is right:
        _with_itself(left, below)
        return True
    mine, theirs = left.children, right.children
    if len(mine) != len(theirs):
        mine, theirs = _shown(left), _shown(right)
        if len(mine) != len(theirs):
            return False
    for one, other in zip(mine, theirs, strict=True):
        if one.kind in EDITORS and other.kind in EDITORS:
            continue
        if not (_copied(one, other) or (_of_one_number(one, other) and own_words(one) == own_words(other))):
            return False
        if _has_words(one):
            below.append(Pair(one, other))
        if (one.children or other.children) and not _below_alike(one, other, below):
            return False
    return True


def _copied(left: Element, right: Element) -> bool:
    """Whether number and own paragraphs are the same to the letter; where they are not, they may still be the same to a reader."""
    return left is right or (
        left.label == right.label and left.kind is right.kind and lines_copied(left.content, right.content)
        and lines_copied(left.heading, right.heading) and _number_copied(left.num, right.num))


def lines_copied(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether lines are equal. Nearly all are one line of one run, and equality of whole values takes its time."""
    if left is right:
        return True
    if len(left) == 1 == len(right):
        one, other = left[0], right[0]
        if len(one.runs) == 1 == len(other.runs) and not (one.cells or other.cells):
            mine, theirs = one.runs[0], other.runs[0]
            return mine.text == theirs.text and mine.struck is theirs.struck and mine.note == theirs.note
    return left == right


def _number_copied(left: Num | None, right: Num | None) -> bool:
    if left is None or right is None:
        return left is right
    return left.printed == right.printed and left.reading == right.reading


def own_words(element: Element) -> str:
    """The unit's own paragraphs as they stand, without its number."""
    lines = element.heading + element.content if element.heading else element.content
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


def scoped(unit: Node) -> list[Node]:
    """What is matched together below a unit: its children, and the articles of the divisions below it, whose numbers run through."""
    found: list[Node] = []
    for child in unit.children:
        found.append(child)
        if child.element.kind in _DIVISIONS:
            found += scoped(child)
    return found


def is_division(node: Node) -> bool:
    """Whether a unit only gathers articles, which are matched with those beside it."""
    return node.element.kind in _DIVISIONS
