"""The tree of a query as typed. Every node knows where it stands: offsets into the text.

Without operators a query is one `Words`. What binds stronger stands lower: "/s" and "/p", then side by side (AND), then OR.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from search.clauses import Key


class Within(StrEnum):
    """How near each other words must stand."""

    WORDS = "words"                     # no more than some words in between, in any order
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


class Scope(StrEnum):
    """Where words are looked for."""

    TITLE = "title"                     # title and number of the act, label and heading of the provision
    BODY = "body"                       # the provision's own words


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words side by side, operators and invisible characters gone; blanks single."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in quotation marks: side by side in this order, whatever their endings."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Wildcard:
    """A word with "*" (any letters) and "?" (one) in it, as typed."""

    start: int
    end: int
    pattern: str


@dataclass(frozen=True, slots=True)
class Near:
    """The parts stand near each other. `words` is how many words may stand between, for `Within.WORDS`.

    A part is `Words` (each of them), a `Phrase`, a `Wildcard`, or an `Or` of these.
    """

    start: int
    end: int
    parts: tuple["Node", ...]
    within: Within
    words: int = 0


@dataclass(frozen=True, slots=True)
class Not:
    """What must not be found."""

    start: int
    end: int
    node: "Node"


@dataclass(frozen=True, slots=True)
class Or:
    """Any of the nodes; two or more."""

    start: int
    end: int
    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class And:
    """All of the nodes; two or more, none of them an `And`."""

    start: int
    end: int
    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class InField:
    """`node` (words, phrases, wildcards and what joins them) is looked for in one field only: "title:elektron". `name` as typed."""

    start: int
    end: int
    scope: Scope
    name: str
    node: "Node"


@dataclass(frozen=True, slots=True)
class FieldCondition:
    """The act or the provision has one of the `values`, which are as documents hold them: "növ:qanun" is ("law",)."""

    start: int
    end: int
    key: Key
    values: tuple[str, ...]
    typed: str


@dataclass(frozen=True, slots=True)
class DateRange:
    """The act was adopted on or after `since` and on or before `until`; one of them at least is a day."""

    start: int
    end: int
    since: date | None
    until: date | None
    typed: str


@dataclass(frozen=True, slots=True)
class At:
    """As in force on that day."""

    start: int
    end: int
    day: date
    typed: str


Node = Words | Phrase | Wildcard | Near | Not | Or | And | InField | FieldCondition | DateRange | At


def children(node: Node) -> tuple[Node, ...]:
    """The nodes directly below."""
    match node:
        case And(nodes=nodes) | Or(nodes=nodes) | Near(parts=nodes):
            return nodes
        case Not(node=inner) | InField(node=inner):
            return (inner,)
        case _:
            return ()


def walk(node: Node | None) -> Iterator[Node]:
    """A node and all below it, in the order of the text; nothing for None."""
    if node is not None:
        yield node
        for child in children(node):
            yield from walk(child)


def mapped(node: Node, change: Callable[[Node], Node]) -> Node:
    """The tree with every node changed, those below first."""
    match node:
        case And() | Or():
            node = replace(node, nodes=tuple(mapped(child, change) for child in node.nodes))
        case Near():
            node = replace(node, parts=tuple(mapped(child, change) for child in node.parts))
        case Not() | InField():
            node = replace(node, node=mapped(node.node, change))
        case _:
            pass
    return change(node)


def unplaced(node: Node | None) -> Node | None:
    """The tree without its offsets, for comparing what two texts say."""
    return None if node is None else mapped(node, lambda one: replace(one, start=0, end=0))


def conjuncts(node: Node | None) -> tuple[Node, ...]:
    """What must all hold: the nodes of an `And`, or the only node; () for None."""
    if node is None:
        return ()
    return node.nodes if isinstance(node, And) else (node,)
