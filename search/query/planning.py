"""The tree of a query as clauses of a plan, and checks beside them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from operator import itemgetter
from types import MappingProxyType

from language.analysis import STOP_WORDS, Analyzer, Token, Tongue
from language.letters import fold
from search import clauses as c
from search.checks import All, Check, Either, Holds, NearCheck, Never, Sought
from search.model import FACETS, ReadWord, Role
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
    Scope,
    Wildcard,
    Words,
    conjuncts,
    walk,
)
from search.query.writing import write

FIELDS: Mapping[Scope | None, tuple[c.Field, ...]] = MappingProxyType({
    None: (c.Field.TEXT,), Scope.TITLE: (c.Field.TITLE, c.Field.HEADING), Scope.BODY: (c.Field.BODY,),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Meant:
    """What plain words were read as: the clause (None: they say nothing, "və") and a row for each."""

    clause: c.Clause | None
    read_as: tuple[ReadWord, ...] = ()


PlainWords = Callable[[tuple[Words, ...]], Meant]
"""Makes a clause of the plain words of one conjunction, which may stand apart ("vergi level:law borcu" has two): the planner's part."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """A query in no engine's words.

    `match` is None when the query looks for nothing. Where there are `checks` the match is what may answer: each answer must pass
    them all (`search.checks.Checker`). `filters` are conditions on the whole query by name of a facet; `at` the day it names.
    `read_as` follows the text.
    """

    match: c.Clause | None
    checks: tuple[Check, ...] = ()
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    at: date | None = None
    read_as: tuple[ReadWord, ...] = ()


def compile_tree(tree: Node | None, words: PlainWords, analyzers: Mapping[Tongue, Analyzer]) -> Compiled:
    """The clauses of a tree.

    `words` is asked once for the plain words of each conjunction; never for those in a field, below a minus or near each other:
    there only the words themselves are meant, whatever their endings.
    """
    conditions, rest = _filters(conjuncts(tree))
    compiler = _Compiler(words, analyzers)
    part = compiler.joined(rest, None, plain=True)
    day = next((node.day for node in walk(tree) if isinstance(node, At)), None)
    found = part.clause
    if found is None and (conditions or part.check or day):
        found = c.Everything()
    filters = MappingProxyType({node.key.value: node.values for node in conditions})
    return Compiled(found, _flat(part.check), filters, day, (*part.read_as, *map(_read_condition, conditions)))


def _filters(nodes: tuple[Node, ...]) -> tuple[tuple[FieldCondition, ...], tuple[Node, ...]]:
    """Conditions on the whole query that facets can show, the first of each key; and all else."""
    firsts = {node.key: node for node in reversed(nodes) if isinstance(node, FieldCondition) and node.key.value in FACETS}
    rest = tuple(node for node in nodes if not isinstance(node, FieldCondition) or firsts.get(node.key) != node)
    return tuple(firsts.values()), rest


@dataclass(frozen=True, slots=True)
class _Part:
    """What a node compiles to: a document answers when `clause` holds and none of `without`, and it passes the check.

    None as clause and as check: nothing is demanded. `told`: what passes the check holds the clause.
    """

    clause: c.Clause | None = None
    check: Check | None = None
    read_as: tuple[ReadWord, ...] = ()
    without: tuple[c.Clause, ...] = ()
    told: bool = False

    def closed(self) -> "_Part":
        """The same with what must not be found taken from the clause, or from everything."""
        if not self.without:
            return self
        return replace(self, clause=c.But(self.clause or c.Everything(), _any_of(self.without)), without=())


@dataclass(frozen=True, slots=True)
class _Compiler:
    words: PlainWords
    analyzers: Mapping[Tongue, Analyzer]

    def part(self, node: Node, scope: Scope | None, *, plain: bool) -> _Part:
        """One node. `plain`: words may be read with their synonyms and translations."""
        match node:
            case And(nodes=nodes):
                return self.joined(nodes, scope, plain=plain)
            case Or(nodes=nodes):
                return _any(self.part(one, scope, plain=plain) for one in nodes)
            case Not(node=inner):
                return _without(self.part(inner, scope, plain=False), write(node))
            case InField(scope=field, node=inner):
                return replace(self.part(inner, field, plain=False), read_as=(ReadWord(write(node), Role.FIELD, field.value),))
            case _:
                return self._leaf(node, scope, plain=plain)

    def joined(self, nodes: tuple[Node, ...], scope: Scope | None, *, plain: bool) -> _Part:
        """All of the nodes; plain words among them are read together."""
        asked = tuple(node for node in nodes if isinstance(node, Words)) if plain else ()
        parts = [(asked[0].start, self._plain(asked))] if asked else []
        parts += [(node.start, self.part(node, scope, plain=plain)) for node in nodes if node not in asked]
        return _all([part for _, part in sorted(parts, key=itemgetter(0))])

    def _plain(self, asked: tuple[Words, ...]) -> _Part:
        meant = self.words(asked)
        return _Part(meant.clause, None, meant.read_as)

    def _leaf(self, node: Node, scope: Scope | None, *, plain: bool) -> _Part:
        match node:
            case Words(text=text):
                return self._plain((node,)) if plain else _Part(self._each(text, scope), None, (ReadWord(text),))
            case Phrase(text=text):
                return _Part(self._phrase(text, scope), None, (ReadWord(write(node), Role.PHRASE),))
            case Wildcard(pattern=pattern):
                return _wild(fold(pattern), scope, write(node))
            case Near():
                return self._near(node)
            case FieldCondition(key=key, values=values):
                return _Part(c.Has(key, values), None, (_read_condition(node),))
            case DateRange(since=since, until=until):
                return _Part(c.Adopted(_ordinal(since), _ordinal(until)), None, (ReadWord(node.typed, Role.FIELD, "date"),))
            case At():
                return _Part(None, None, (ReadWord(node.typed, Role.FIELD, "at"),))
        return _Part()

    def _each(self, text: str, scope: Scope | None) -> c.Clause | None:
        """Each of the words as it is, in both languages' stems."""
        return _all_of(self._ways(sought, FIELDS[scope]) for sought in self.sought(text))

    def _phrase(self, text: str, scope: Scope | None) -> c.Clause | None:
        return self._ways(self._whole(text), FIELDS[scope])

    def _ways(self, sought: Sought, fields: tuple[c.Field, ...]) -> c.Clause:
        ways = dict.fromkeys(stems for stems in (sought.aze, sought.eng) if stems)
        clauses = tuple(c.Term(stems[0], field) if len(stems) == 1 else c.Phrase(stems, field) for field in fields for stems in ways)
        return clauses[0] if len(clauses) == 1 else c.Best(clauses)

    def _whole(self, text: str) -> Sought:
        """A text as one row of terms; parts of its last number are not demanded, so that "maddə 12" is "maddə 12.3" too."""
        return Sought(tuple(self.analyzers["aze"].terms(text)), tuple(self.analyzers["eng"].terms(text)))

    def sought(self, text: str) -> tuple[Sought, ...]:
        """The words of a text that say something, or all where none does."""
        azerbaijani, english = (_wholes(self.analyzers[tongue].analyze(text)) for tongue in ("aze", "eng"))
        words = {
            text[start:end]: Sought((term,), (english.get((start, end), term),), common=fold(text[start:end]) in STOP_WORDS)
            for (start, end), term in azerbaijani.items()
        }
        return tuple(sought for sought in words.values() if not sought.common) or tuple(words.values())

    def _near(self, node: Near) -> _Part:
        parts = tuple(way for part in node.parts for way in self._part_of_near(part))
        clauses = (_best(self._way(way) for way in ways) for ways in parts)
        check = NearCheck(parts, node.within, node.words)
        return _Part(_all_of(clauses), check, (ReadWord(write(node), Role.NEAR),), told=True)

    def _part_of_near(self, node: Node) -> tuple[tuple[Sought, ...], ...]:
        """The parts a node is, each with its ways to be said: every word is one, "a OR b" is one of two ways."""
        match node:
            case Words(text=text):
                return tuple((sought,) for sought in self.sought(text))
            case Phrase(text=text):
                return ((self._whole(text),),)
            case Wildcard(pattern=pattern):
                return ((Sought(pattern=fold(pattern)),),)
            case Or(nodes=nodes):
                return (tuple(way for one in nodes for ways in self._part_of_near(one) for way in ways),)
            case _:
                return ()

    def _way(self, sought: Sought) -> c.Clause:
        return c.Wild(sought.pattern) if sought.pattern else self._ways(sought, FIELDS[None])


def _wholes(tokens: Iterable[Token]) -> dict[tuple[int, int], str]:
    """The terms of whole words by place, without the parts of numbers and compounds."""
    found: dict[tuple[int, int], str] = {}
    end = 0
    for token in tokens:
        if token.start >= end:
            found[token.start, token.end] = token.term
            end = token.end
    return found


def _wild(pattern: str, scope: Scope | None, surface: str) -> _Part:
    """Engines know words as written wherever they stand; in which field one stands is looked up in the text."""
    check = Either(tuple(Holds(c.Wild(pattern, field)) for field in FIELDS[scope])) if scope else None
    return _Part(c.Wild(pattern), check, (ReadWord(surface, Role.WILD),))


def _all(parts: Sequence[_Part]) -> _Part:
    """All parts hold."""
    checks = tuple(check for part in parts for check in _flat(part.check))
    return _Part(
        _all_of(part.clause for part in parts),
        None if not checks else checks[0] if len(checks) == 1 else All(checks),
        tuple(word for part in parts for word in part.read_as),
        tuple(clause for part in parts for clause in part.without),
    ).closed()


def _any(parts: Iterable[_Part]) -> _Part:
    """Any part holds. Where one needs a check, all are looked at in the text."""
    held = [part for part in map(_Part.closed, parts) if part.clause is not None or part.check is not None]
    clauses = [part.clause for part in held if part.clause is not None]
    unbounded = len(clauses) < len(held)                        # a part told by its check alone: anything may answer
    clause = c.Everything() if unbounded else _any_of(clauses) if clauses else None
    checked = any(part.check is not None for part in held)
    check = Either(tuple(map(_whole_check, held))) if checked else None
    return _Part(clause, check, tuple(word for part in held for word in part.read_as))


def _without(part: _Part, surface: str) -> _Part:
    rows = (ReadWord(surface, Role.NOT),)
    part = part.closed()
    if part.check is not None:
        return _Part(None, Never(_whole_check(part)), rows)
    return _Part(None, None, rows, (part.clause,) if part.clause else ())


def _whole_check(part: _Part) -> Check:
    """A part told from the text alone."""
    own = (Holds(part.clause),) if part.clause is not None and not part.told else ()
    checks = (*own, *_flat(part.check))
    return checks[0] if len(checks) == 1 else All(checks)


def _ordinal(day: date | None) -> int | None:
    return day.toordinal() if day else None


def _flat(check: Check | None) -> tuple[Check, ...]:
    return () if check is None else check.checks if isinstance(check, All) else (check,)


def _all_of(clauses: Iterable[c.Clause | None]) -> c.Clause | None:
    held = tuple(clause for clause in clauses if clause is not None)
    return None if not held else held[0] if len(held) == 1 else c.AllOf(held)


def _any_of(clauses: Sequence[c.Clause]) -> c.Clause:
    return clauses[0] if len(clauses) == 1 else c.AnyOf(tuple(clauses))


def _best(clauses: Iterable[c.Clause]) -> c.Clause | None:
    held = tuple(clauses)
    return None if not held else held[0] if len(held) == 1 else c.Best(held)


def _read_condition(node: FieldCondition) -> ReadWord:
    return ReadWord(node.typed, Role.FIELD, f"{node.key.value}:{','.join(node.values)}")
