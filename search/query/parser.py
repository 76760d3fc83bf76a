"""Reading a query: any text gives a tree and what was wrong in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from search.model import Mistake
from search.query import faults
from search.query.faults import Fault
from search.query.fields import Kind as FieldKind
from search.query.lexer import lex
from search.query.patterns import only_words
from search.query.syntax import (
    And,
    At,
    DateRange,
    FieldCondition,
    InField,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Wildcard,
    Within,
    Words,
    walk,
)
from search.query.tokens import Kind, Token
from search.query.typed import value_texts, written
from search.query.values import ShippedValues, Typed, Values, read
from search.query.writing import write

MOST_MISTAKES: Final = 8
"""Told of one query."""
_WITHIN: Final = {"s": Within.SENTENCE, "p": Within.PARAGRAPH}


@dataclass(frozen=True, slots=True)
class Parsed:
    """`tree` is what the query was read as, None where it says nothing; `mistakes` what could not be read as typed, in order."""

    tree: Node | None
    mistakes: tuple[Mistake, ...] = ()


def parse(text: str, values: Values | None = None) -> Parsed:
    """The tree of a query. Never raises; time and depth are bounded whatever the text.

    `values` knows acts and bodies by name: `search.citation.find.Citations`.
    """
    lexed = lex(text)
    parser = _Parser(lexed.tokens, values or ShippedValues(), list(lexed.faults), quiet=lexed.cut)
    tree = parser.whole()
    return Parsed(tree, _mistakes(text, tree, parser.faults))


def _mistakes(text: str, tree: Node | None, wrong: Sequence[Fault]) -> tuple[Mistake, ...]:
    instead = write(tree)
    ordered = sorted(wrong, key=lambda fault: (fault.start, fault.end))
    return tuple(Mistake(f.start, f.end, f.expected, text[f.start : f.end], instead) for f in ordered[:MOST_MISTAKES])


@dataclass(frozen=True, slots=True)
class _Group:
    """What stood in parentheses: a unit for /s and /p beside it."""

    node: Node


@dataclass(frozen=True, slots=True)
class _Mark:
    """A nearness between two nodes."""

    token: Token


_Item = Node | _Group | _Mark


@dataclass(slots=True)
class _Parser:
    """A working copy: goes through the tokens once. `quiet`: the end of the query was cut off, what is missing there is no mistake."""

    tokens: Sequence[Token]
    values: Values
    faults: list[Fault]
    quiet: bool = False
    at: int = 0
    days: list[At] = field(default_factory=list)

    def whole(self) -> Node | None:
        """The tree of all tokens. The day stands last, whereever it was typed: it holds for the whole query."""
        found = self._or()
        for extra in self.days[1:]:
            self._fault(extra.start, extra.end, faults.ONE_DAY)
        return _and([*_flat(found), *self.days[:1]])

    def _fault(self, start: int, end: int, expected: str) -> None:
        self.faults.append(Fault(start, end, expected))

    def _peek(self) -> Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def _next(self) -> Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def _is(self, *kinds: Kind) -> bool:
        token = self._peek()
        return token is not None and token.kind in kinds

    def _or(self) -> Node | None:
        """Alternatives up to a closing parenthesis or the end."""
        nodes, wanting = [self._and()], []
        while self._is(Kind.OR):
            mark = self._next()
            nodes.append(self._and())
            if nodes[-1] is None or nodes[-2] is None:
                wanting.append(mark)
        for mark in wanting:
            if not (self.quiet and mark is wanting[-1] and self._peek() is None):
                self._fault(mark.start, mark.end, faults.AROUND_OR)
        return _any([node for node in nodes if node is not None])

    def _and(self) -> Node | None:
        """What stands side by side up to OR, a closing parenthesis or the end."""
        items: list[_Item] = []
        while self._peek() is not None and not self._is(Kind.OR, Kind.CLOSE):
            if self._is(Kind.AND):
                mark = self._next()
                if not items or self._peek() is None or self._is(Kind.OR, Kind.CLOSE, Kind.AND):
                    self._fault(mark.start, mark.end, faults.AROUND_AND)
            else:
                items += self._items()
        return _and([node for item in self._nears(_words_joined(items)) for node in _flat(item)])

    def _items(self) -> list[_Item]:
        """The next token, or the few that belong together."""
        token = self._next()
        match token.kind:
            case Kind.NEAR:
                return [_Mark(token)]
            case Kind.OPEN:
                return self._group(token)
            case Kind.MINUS:
                return self._minus(token)
            case Kind.FIELD:
                return self._field(token)
            case _:
                return [_leaf(token)]

    def _group(self, opening: Token) -> list[_Item]:
        node = self._or()
        closing = self._next()                                       # parentheses are balanced
        if node is None:
            self._fault(opening.start, max(closing.end, opening.end), faults.WORDS_IN_PARENTHESES)
            return []
        return [_Group(node)]

    def _minus(self, minus: Token) -> list[_Item]:
        """What follows a minus is not to be found; two of them are none."""
        while self._is(Kind.MINUS):
            again = self._next()
            self._fault(again.start, again.end, faults.ONE_MINUS)
        if self._peek() is None or self._is(Kind.OR, Kind.CLOSE, Kind.AND, Kind.NEAR):
            self._fault(minus.start, minus.end, faults.AFTER_MINUS)
            return []
        items = self._items()
        found = _and([node for item in items for node in _flat(item)])
        if found is None:
            return []
        return [Not(minus.start, found.end, found)] if not isinstance(found, Not) else [found.node]

    def _field(self, token: Token) -> list[_Item]:
        kind = token.field.kind if token.field else FieldKind.WORDS
        if not self._is(Kind.WORD, Kind.WILD, Kind.PHRASE, Kind.NEAR_PHRASE, Kind.OPEN):
            self._fault(token.start, token.end, faults.VALUE_AFTER_FIELD)
            return []
        if kind is FieldKind.WORDS:
            return self._in_field(token)
        return self._condition(token)

    def _in_field(self, token: Token) -> list[_Item]:
        items = self._items()
        node = _and(_flat(items[0])) if items else None
        if node is None or token.field is None or token.field.scope is None:
            return []
        wrong = [one for one in walk(node) if isinstance(one, FieldCondition | DateRange | InField | Near)]
        if wrong:
            self._fault(wrong[0].start, wrong[0].end, faults.WORDS_IN_FIELD)
            return items
        return [InField(token.start, node.end, token.field.scope, token.text, node)]

    def _condition(self, token: Token) -> list[_Item]:
        first = self.at
        opened = self._is(Kind.OPEN)
        given = self._value_tokens()
        texts = value_texts(given, in_parentheses=opened)
        end = self.tokens[self.at - 1].end
        if token.field is None or not texts:
            self._fault(token.start, end, faults.VALUE_AFTER_FIELD)
            return []
        found = read(Typed(token.start, end, token.field, token.text, texts, f"{token.text}:{written(texts)}"), self.values)
        if token.apart and found.expected:                           # "Kod: …" is no field unless a value follows
            self.at = first
            return [Words(token.start, token.end - 1, token.text)]
        if found.expected:
            self._fault(token.start, end, found.expected)
        if isinstance(found.condition, At):
            self.days.append(found.condition)
            return []
        if found.condition is None:
            return _words_of_value(token, end, texts)
        return [found.condition]

    def _value_tokens(self) -> list[Token]:
        """The tokens of a value: one, or those in parentheses."""
        first = self._next()
        if first.kind is not Kind.OPEN:
            return [first]
        depth, given = 1, []
        while depth and self._peek() is not None:
            token = self._next()
            depth += (token.kind is Kind.OPEN) - (token.kind is Kind.CLOSE)
            given.append(token)
        return [token for token in given if token.kind not in (Kind.OPEN, Kind.CLOSE)]

    def _nears(self, items: Sequence[_Item]) -> Iterator[Node | _Group]:
        """The items with "a /s b" made one."""
        at = 0
        while at < len(items):
            item = items[at]
            at += 1
            if isinstance(item, _Mark):
                self._near_fault(item)
                continue
            chain: list[Node | _Group] = [item]
            marks: list[_Mark] = []
            while at + 1 < len(items) and isinstance(mark := items[at], _Mark) and not isinstance(operand := items[at + 1], _Mark):
                marks.append(mark)
                chain.append(operand)
                at += 2
            yield from self._chained(chain, marks)

    def _near_fault(self, mark: _Mark) -> None:
        if not (self.quiet and mark.token is self.tokens[-1]):
            self._fault(mark.token.start, mark.token.end, faults.AROUND_NEAR)

    def _chained(self, chain: list[Node | _Group], marks: list[_Mark]) -> Iterator[Node | _Group]:
        """Nodes joined by marks: those of one kind make one `Near`, others one for each mark."""
        nodes = [item.node if isinstance(item, _Group) else item for item in chain]
        if not marks:
            yield chain[0]
        elif not all(map(_may_be_near, nodes)):
            for mark in marks:
                self._near_fault(mark)
            yield from chain
        elif len({(mark.token.text, mark.token.number) for mark in marks}) == 1:
            yield _near(nodes, marks[0].token)
        else:
            yield from (_near(nodes[at : at + 2], mark.token) for at, mark in enumerate(marks))


def _leaf(token: Token) -> Node:
    match token.kind:
        case Kind.PHRASE:
            return Phrase(token.start, token.end, token.text)
        case Kind.NEAR_PHRASE:
            words = Words(token.start, token.end, token.text)
            return Near(token.start, token.end, (words,), Within.WORDS, token.number)
        case Kind.WILD:
            return Wildcard(token.start, token.end, token.text)
        case _:
            return Words(token.start, token.end, token.text)


def _near(nodes: Sequence[Node], mark: Token) -> Near:
    within = _WITHIN.get(mark.text, Within.WORDS)
    return Near(nodes[0].start, nodes[-1].end, tuple(nodes), within, mark.number)


def _may_be_near(node: Node) -> bool:
    alternatives = node.nodes if isinstance(node, Or) else (node,)
    return all(isinstance(one, Words | Phrase | Wildcard) for one in alternatives)


def _words_joined(items: Sequence[_Item]) -> list[_Item]:
    """The items with plain words side by side made one."""
    joined: list[_Item] = []
    for item in items:
        last = joined[-1] if joined else None
        if isinstance(item, Words) and isinstance(last, Words):
            joined[-1] = replace(last, end=item.end, text=f"{last.text} {item.text}")
        else:
            joined.append(item)
    return joined


def _flat(item: _Item | None) -> tuple[Node, ...]:
    node = item.node if isinstance(item, _Group) else item
    return () if node is None or isinstance(node, _Mark) else node.nodes if isinstance(node, And) else (node,)


def _and(nodes: Sequence[Node]) -> Node | None:
    joined = [node for item in _words_joined(nodes) for node in _flat(item)]
    if len(joined) < 2:
        return joined[0] if joined else None
    return And(min(node.start for node in joined), max(node.end for node in joined), tuple(joined))


def _any(nodes: Sequence[Node]) -> Node | None:
    if len(nodes) < 2:
        return nodes[0] if nodes else None
    flat = tuple(one for node in nodes for one in (node.nodes if isinstance(node, Or) else (node,)))
    return Or(flat[0].start, flat[-1].end, flat)


def _words_of_value(token: Token, end: int, texts: tuple[str, ...]) -> list[_Item]:
    """What is left of a condition that could not be read: its words, but for dates."""
    dated = token.field is not None and token.field.kind in (FieldKind.DATE, FieldKind.DAY, FieldKind.YEAR)
    words = only_words(" ".join(texts))
    return [] if dated or not words else [Words(token.start, end, words)]
