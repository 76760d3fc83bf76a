"""What answers, apart from how well: a clause with as few parts as its answers need. For counting, where scores are nothing."""

from collections.abc import Iterable
from dataclasses import replace

from search.clauses import AllOf, AnyOf, Best, But, Clause, Phrase, Scored, Term, Wild


def unscored(clause: Clause) -> Clause:
    """A clause with the same answers: no weights, none of the alternatives whose answers another one has, each part once."""
    match clause:
        case Term() | Phrase() | Wild():
            return clause if clause.weight == 1.0 else replace(clause, weight=1.0)
        case Scored(inner):
            return unscored(inner)
        case But(inner, without):
            return But(unscored(inner), unscored(without))
        case AllOf(clauses) if clauses:
            return _all_of(map(unscored, clauses))
        case Best(clauses) | AnyOf(clauses, 1) if clauses:
            return _any_of(map(unscored, clauses))
        case AnyOf(clauses, least):
            return AnyOf(tuple(map(unscored, clauses)), least)
        case _:
            return clause


def _all_of(clauses: Iterable[Clause]) -> Clause:
    parts = dict.fromkeys(part for clause in clauses for part in _parts(clause))
    needed = tuple(part for part in parts if not any(other in parts for other in _alternatives(part) if other is not part))
    return needed[0] if len(needed) == 1 else AllOf(needed)


def _any_of(clauses: Iterable[Clause]) -> Clause:
    every = dict.fromkeys(one for clause in clauses for one in _alternatives(clause))
    wanted = {one: frozenset(_parts(one)) for one in every}
    needed = tuple(one for one, parts in wanted.items() if not any(other < parts for other in wanted.values()))
    return needed[0] if len(needed) == 1 else AnyOf(needed)


def _parts(clause: Clause) -> tuple[Clause, ...]:
    """What must hold at once."""
    return clause.clauses if isinstance(clause, AllOf) and clause.clauses else (clause,)


def _alternatives(clause: Clause) -> tuple[Clause, ...]:
    """What is each enough."""
    return clause.clauses if isinstance(clause, AnyOf) and clause.clauses and clause.least == 1 else (clause,)
