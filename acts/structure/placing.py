"""Where a numbered line belongs: under which point, as whose successor, or nowhere.

Dotted numbers name their own parents (12.3.1 under 12.3, in Maddə 12 only). Other numbers make lists told apart by how they
are printed ("1.", "1)", "a)", "I."): a list goes on while its numbers grow, a new one opens at its first number under
the unit that is open. What fits nowhere stays text, with a reason.
"""

from dataclasses import replace

from acts.model import Kind
from acts.numbers import Num, Steps
from acts.structure.marks import Mark, Shape
from acts.structure.nodes import Node

_DOTTED = (Shape.DOTTED, Shape.DOTTED_BARE)
_GAP = 25
_FIRST_BASES = (0, 1)
_FIRSTS = ((0,), (1,))
_BELOW = {Kind.PARAGRAPH: Kind.POINT, Kind.POINT: Kind.SUBPOINT, Kind.SUBPOINT: Kind.SUBPOINT}


class Numbering:
    """The numbered units open below one container (an article, a remark, the top of an act without articles)."""

    __slots__ = ("carried", "container", "open", "own")

    def __init__(self, container: Node, own: tuple[tuple[int, ...], ...] = (), carried: dict[int, Node] | None = None) -> None:
        self.container = container
        self.own = own                      # first steps by which dotted numbers name this article: ((98, 1), (981,))
        self.open: list[Node] = []
        # the last points at the top of the act, by print: they count on through its sections
        self.carried: dict[int, Node] = {} if carried is None else carried

    def place(self, mark: Mark, label: str) -> Node | str:
        """The new unit's node, hung into the tree; or the reason why the line is none."""
        if mark.shape in _DOTTED:
            return self._dotted(mark, label)
        return self._listed(mark, label)

    def _add(self, parent: Node, mark: Mark, label: str, kind: Kind, value: Steps) -> Node:
        node = parent.add(Node(kind, mark.num, label, value, mark.shape))
        self.open.append(node)
        if parent is self.container:
            self.carried[node.shape] = node
        return node

    # dotted numbers

    def _dotted(self, mark: Mark, label: str) -> Node | str:
        value = mark.steps
        owned = value[0] in self.own
        if owned and value[0] != self.own[0]:
            mark, value = _unflattened(mark, self.own[0]), (self.own[0], *value[1:])
        depth = len(self.open)
        while depth and not _is_prefix(self.open[depth - 1], value):
            depth -= 1
        if not owned and (reason := self._foreign(mark, value, depth)):
            return reason
        parent = self.open[depth - 1] if depth else self.container
        last = _last_dotted(parent, value)
        if last is not None and value < last.steps and (not owned or mark.shape is Shape.DOTTED_BARE):
            return f"the number falls back behind {last.label.rstrip('.')}"
        del self.open[depth:]
        return self._add(parent, mark, label, self._dotted_kind(parent, value, owned), value)

    def _foreign(self, mark: Mark, value: Steps, depth: int) -> str:
        """Why a dotted number whose first step is not the article's cannot stand here; "" when it can."""
        if depth:
            above = self.open[depth - 1].steps
            if len(above) == len(value) - 1 and (mark.shape is Shape.DOTTED or value[-1] == (1,)):
                return ""
            if mark.shape is Shape.DOTTED and not self.own:
                return ""
            return "a number without closing mark" if mark.shape is Shape.DOTTED_BARE else "a level is missing above it"
        if mark.shape is Shape.DOTTED_BARE:
            return "a number without closing mark"
        if self.own and (last := _last_dotted(self.container, value)) is not None:
            return "" if last.steps[:-1] == value[:-1] else "the number is not this article's"
        return "" if not self.own or (len(value) == 2 and value[-1] in _FIRSTS) else "the number is not this article's"

    def _dotted_kind(self, parent: Node, value: Steps, owned: bool) -> Kind:
        if parent.kind in _BELOW and not (parent.kind is Kind.POINT and not self.own and len(value) == 2):
            return _BELOW[parent.kind]
        if owned or self.own:
            return Kind.PARAGRAPH if len(value) <= 2 else Kind.POINT if len(value) == 3 else Kind.SUBPOINT
        return Kind.POINT if len(value) <= 2 else Kind.SUBPOINT

    # lists

    def _listed(self, mark: Mark, label: str) -> Node | str:
        if mark.shape is Shape.ARABIC_DOT and mark.steps[0] in self.own and not self.container.children and not _is_first(mark):
            return self._add(self.container, mark, label, Kind.PARAGRAPH, mark.steps)   # "Maddə 196." begins with "196."
        place = self._same_list(mark.shape)
        if place is None and mark.shape is Shape.BRACKET_ROMAN:
            letters = self._same_list(Shape.BRACKET_LETTER)
            place = letters if letters is not None and _next_letter(self.open[letters], mark) else None
        if place is not None:
            last = self.open[place]
            if _goes_on(last, mark):
                return self._sibling(place, mark, label)
            if not _is_first(mark):
                return f"the number does not follow {last.label}"
            return self._restarted(place, mark, label)
        if not self.open and (before := self.carried.get(mark.shape)) is not None and _goes_on(before, mark):
            return self._add(self.container, mark, label, before.kind, mark.steps)
        if not (_is_first(mark) or _may_open(mark)):
            return "a list does not begin with this number"
        parent = self.open[-1] if self.open else self.container
        last_child = next((c for c in reversed(parent.children) if c.shape == mark.shape and c.steps), None)
        if last_child is None and not _is_first(mark) and mark.shape in (Shape.LETTER_DOT, Shape.ROMAN_DOT, Shape.BRACKET_ROMAN):
            return "a list does not begin with this number"
        return self._add(parent, mark, label, self._list_kind(parent, mark.shape), mark.steps)

    def _same_list(self, shape: Shape) -> int | None:
        places = (k for k in range(len(self.open) - 1, -1, -1) if self.open[k].shape == shape)
        return next(places, None)

    def _sibling(self, place: int, mark: Mark, label: str) -> Node:
        last = self.open[place]
        del self.open[place:]
        shape_kept = Mark(mark.kind, Shape(last.shape), mark.start, mark.end, mark.num, mark.steps)
        return self._add(last.parent, shape_kept, label, last.kind, mark.steps)

    def _restarted(self, place: int, mark: Mark, label: str) -> Node:
        """A list that begins anew: under the unnumbered paragraph that introduces it, or beside the list before."""
        last = self.open[place]
        below = last.last
        if below.kind is Kind.ALINEA and below.content and below.content[-1].plain.rstrip().endswith(":"):
            del self.open[place + 1:]
            return self._add(below, mark, label, Kind.POINT, mark.steps)
        return self._sibling(place, mark, label)

    def _list_kind(self, parent: Node, shape: Shape) -> Kind:
        if parent.kind in _BELOW:
            return _BELOW[parent.kind]
        if parent.kind is Kind.ARTICLE and shape in (Shape.ARABIC_DOT, Shape.ROMAN_DOT, Shape.BRACKET_ARABIC):
            return Kind.PARAGRAPH
        return Kind.POINT


def _unflattened(mark: Mark, own: tuple[int, ...]) -> Mark:
    """The mark with the article's true number in front: a printed "981.1" in Maddə 98-1 means 98-1.1."""
    printed = mark.num.printed if mark.num else ""
    reading = "-".join(map(str, own)) + printed[printed.find("."):]
    return replace(mark, num=Num(printed, reading))


def _is_prefix(node: Node, value: Steps) -> bool:
    above = node.steps
    return node.shape in (Shape.DOTTED, Shape.DOTTED_BARE, Shape.ARABIC_DOT) and len(above) < len(value) and value[:len(above)] == above


def _last_dotted(parent: Node, value: Steps) -> Node | None:
    """The last dotted child of the same depth."""
    return next((c for c in reversed(parent.children) if c.shape in _DOTTED and len(c.steps) == len(value)), None)


def _goes_on(last: Node, mark: Mark) -> bool:
    value, before = mark.steps, last.steps
    if not value or not before:
        return False
    if _next_letter(last, mark):
        return True
    return before <= value and value[0][0] - before[0][0] <= _GAP


def _next_letter(last: Node, mark: Mark) -> bool:
    """Whether a Latin letter follows by the English alphabet, where "(i)" is a letter and no Roman one."""
    if last.num is None or mark.num is None:
        return False
    before, new = last.num.printed, mark.num.printed
    return len(before) == len(new) == 1 and before.isalpha() and ord(new) == ord(before) + 1


def _is_first(mark: Mark) -> bool:
    return (bool(mark.steps) and mark.steps[0][0] in _FIRST_BASES) or (mark.num is not None and mark.num.printed in ("i", "I"))


def _may_open(mark: Mark) -> bool:
    """A list whose first items were taken out may open at its second or third number."""
    return bool(mark.steps) and mark.steps[0][0] <= 3 and mark.shape in (Shape.ARABIC_DOT, Shape.ARABIC_PAREN, Shape.LETTER_PAREN)
