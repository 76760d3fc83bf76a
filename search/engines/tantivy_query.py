"""From the clauses of a plan to tantivy's queries."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from typing import Final

from tantivy import FieldType, Occur, Query

from search import weights
from search.clauses import Adopted, AllOf, AnyOf, Best, But, Clause, Everything, Field, Has, Key, Phrase, Scored, Term, Wild
from search.engines.matching import unscored
from search.engines.tantivy_index import FOREVER
from search.engines.tantivy_view import View
from search.fields import Mark
from search.model import SearchPlan

BM25: Final = 2.2                        # k1 + 1, by which tantivy's score of a term is larger than Lucene's
Parts = list[tuple[Occur, Query]]


class Compiler:
    """Makes the queries of one plan. Scores are `BM25` times those the plan means."""

    def __init__(self, view: View, plan: SearchPlan) -> None:
        self._view = view
        self._schema = view.schema
        self._plan = plan
        self._asked = self._possible(plan.match) if plan.match is not None else None
        self._cited = self._place()

    @property
    def dated(self) -> bool:
        """Whether a day is asked for."""
        return self._plan.at is not None

    @property
    def empty(self) -> bool:
        """Whether nothing can answer."""
        return self._asked is None and self._cited is None

    def counting(self) -> Query:
        """All that answers but for the filters."""
        return self._whole(self._query(unscored(self._asked)) if self._asked is not None else None, [])

    @cached_property
    def ranking(self) -> Query:
        """What answers under all filters, scored."""
        match = self._query(self._asked) if self._asked is not None else None
        boosts = [(Occur.Should, self._query(boost)) for boost in self._all_possible(self._plan.boosts)]
        if match is not None and boosts:
            match = Query.boolean_query([(Occur.Must, match), *boosts])
        return self._whole(match, [*self._filters()])

    def of_acts(self, acts: Iterable[str]) -> Query:
        """The same of some acts only."""
        keys = [key for act in acts for key in self._view.keys_of_act[act]]
        return _both(Query.const_score_query(Query.term_set_query(self._schema, "key", keys), 0.0), self.ranking)

    def clause(self, clause: Clause) -> Query:
        """The query of a clause; what no document can answer is left out beforehand, for empty parts cost as much as others."""
        simple = self._possible(clause)
        return Query.empty_query() if simple is None else self._query(simple)

    def _possible(self, clause: Clause) -> Clause | None:
        """The clause without alternatives that no document has; None where nothing is left."""
        match clause:
            case Term(text, field):
                return clause if self._is_held(field, text) else None
            case Phrase(terms, field, weight) if len(terms) < 2:
                return self._possible(Term(terms[0], field, weight)) if terms else None
            case Phrase(terms, field):
                return clause if all(self._is_held(field, term) for term in terms) else None
            case Wild(pattern):
                return clause if is_text(pattern) else None
            case AllOf(clauses):
                held = self._all_possible(clauses)
                return None if len(held) < len(clauses) else (held[0] if len(held) == 1 else AllOf(held))
            case AnyOf(clauses, least):
                return _any_of(self._all_possible(clauses), least)
            case Best(clauses):
                held = self._all_possible(clauses)
                return (held[0] if len(held) == 1 else Best(held)) if held else None
            case But(inner, without):
                return self._but(self._possible(inner), self._possible(without))
            case Scored(inner, weight):
                return _scored(self._possible(inner), weight)
            case _:
                return clause

    def _all_possible(self, clauses: Iterable[Clause]) -> tuple[Clause, ...]:
        return tuple(one for one in map(self._possible, clauses) if one is not None)

    def _is_held(self, field: Field, term: str) -> bool:
        return is_text(term) and self._view.holds(field.value, term)

    def _but(self, inner: Clause | None, without: Clause | None) -> Clause | None:
        return inner if inner is None or without is None else But(inner, without)

    def _query(self, clause: Clause) -> Query:
        match clause:
            case Term(text, field, weight):
                return _boosted(Query.term_query(self._schema, field.value, text, "freq"), weight)
            case Phrase(terms, field, weight):
                return _boosted(Query.phrase_query(self._schema, field.value, list(terms)), weight)
            case Wild(pattern, field, weight):
                return Query.const_score_query(self._wild(pattern, field), weight * BM25)
            case Has(key, values):
                return Query.const_score_query(self._having(key, values), 0.0)
            case Adopted(since, until):
                return Query.const_score_query(self._range("adopted", since or 0, FOREVER if until is None else until + 1), 0.0)
            case Everything():
                return _all()
            case _:
                return self._several(clause)

    def _several(self, clause: AllOf | AnyOf | Best | But | Scored) -> Query:
        match clause:
            case AllOf(clauses):
                return Query.boolean_query([(Occur.Must, self._query(one)) for one in clauses]) if clauses else _all()
            case AnyOf(clauses, least):
                return Query.boolean_query([(Occur.Should, self._query(one)) for one in clauses], least if least > 1 else None)
            case Best(clauses):
                return Query.disjunction_max_query([self._query(one) for one in clauses])
            case But(inner, without):
                return Query.boolean_query([(Occur.Must, self._query(inner)), (Occur.MustNot, self._query(without))])
            case Scored(inner, weight):
                return _boosted(self._query(inner), weight)

    def _wild(self, pattern: str, field: Field) -> Query:
        """The words a pattern fits: looked up by tantivy or, where the pattern is too much for it, one by one."""
        with suppress(ValueError):
            return Query.regex_query(self._schema, field.value, _regex(pattern))
        beginning = re.split("[*?]", pattern, maxsplit=1)[0]
        fits = re.compile(_regex(pattern)).fullmatch
        found = [term for term, _count in self._view.searcher.terms_with_prefix(field.value, beginning) if fits(term)]
        return Query.term_set_query(self._schema, field.value, found) if found else Query.empty_query()

    def _whole(self, match: Query | None, filters: Parts) -> Query:
        if self._cited is not None:
            match = self._cited if match is None else Query.boolean_query([(Occur.Should, match), (Occur.Should, self._cited)])
        if match is None:
            return Query.empty_query()
        conditions = [*filters, *self._validity()]
        return Query.boolean_query([(Occur.Must, match), *conditions]) if conditions else match

    def _place(self) -> Query | None:
        """The act or place named, if it is held."""
        cited = self._plan.cited
        if not cited or cited.work_uri not in self._view.keys_of_act:
            return None
        act = self._value(Key.ACT, cited.work_uri)
        if not cited.eids:
            return Query.const_score_query(act, weights.CITED * BM25)
        places = [_both(act, self._value(Key.EID, eid)) for eid in cited.eids]
        return Query.disjunction_max_query(
            [Query.const_score_query(place, weights.CITED * BM25 / (at + 1)) for at, place in enumerate(places)]
        )

    def _filters(self) -> Iterator[tuple[Occur, Query]]:
        for facet, values in self._plan.filters.items():
            if values:
                yield Occur.Must, Query.const_score_query(self._having(Key(facet), values), 0.0)

    def _validity(self) -> Iterator[tuple[Occur, Query]]:
        """In force on the day asked; without one the wording of today or, of what is gone, the last."""
        today = self._plan.today.toordinal()
        if self._plan.at is not None:
            yield from self._in_force(self._plan.at.toordinal())
        elif today < self._view.day:
            yield Occur.Must, Query.const_score_query(self._today(today), 0.0)
        else:
            if Mark.PAST in self._view.marked:
                yield Occur.MustNot, self._marked(Mark.PAST)
            if Mark.DATED in self._view.marked:
                yield Occur.MustNot, Query.boolean_query([(Occur.Must, self._marked(Mark.DATED)), (Occur.MustNot, self._today(today))])

    def _today(self, today: int) -> Query:
        return _both(self._range("shown_from", 0, today + 1), self._range("shown_until", today + 1, FOREVER + 1))

    def _in_force(self, day: int) -> Iterator[tuple[Occur, Query]]:
        for query in (self._range("valid_from", 0, day + 1), self._range("valid_to", day + 1, FOREVER + 1)):
            yield Occur.Must, Query.const_score_query(query, 0.0)

    def _range(self, field: str, since: int, until: int) -> Query:
        """Whole numbers from `since` up to but not `until`."""
        if since >= until:
            return Query.empty_query()
        return Query.range_query(self._schema, field, FieldType.Unsigned, lower_bound=since, upper_bound=until - 1)

    def _having(self, key: Key, values: Iterable[str]) -> Query:
        queries = [self._value(key, value) for value in dict.fromkeys(values) if is_text(value)]
        return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Should, query) for query in queries])

    def _value(self, key: Key, value: str) -> Query:
        return Query.term_query(self._schema, "value", f"{key.value}={value}", "basic")

    def _marked(self, mark: Mark) -> Query:
        return Query.term_query(self._schema, "mark", mark.value, "basic")


def _any_of(held: tuple[Clause, ...], least: int) -> Clause | None:
    """At least so many of those that are possible; none at least is everything, with what else holds."""
    if len(held) < least:
        return None
    if least < 1:
        return Best((Everything(), AnyOf(held))) if held else Everything()
    return held[0] if len(held) == 1 else AnyOf(held, least)


def _scored(clause: Clause | None, weight: float) -> Clause | None:
    match clause:
        case None:
            return None
        case Term() | Phrase() | Wild():
            return replace(clause, weight=clause.weight * weight)
        case Best(clauses):
            return Best(tuple(filter(None, (_scored(one, weight) for one in clauses))))
        case Scored(inner, before):
            return _scored(inner, before * weight)
        case _:
            return Scored(clause, weight)


def _boosted(query: Query, weight: float) -> Query:
    return query if weight == 1.0 else Query.boost_query(query, weight)


def _both(one: Query, other: Query) -> Query:
    return Query.boolean_query([(Occur.Must, one), (Occur.Must, other)])


def _all() -> Query:
    return Query.const_score_query(Query.all_query(), 0.0)


def _regex(pattern: str) -> str:
    """A pattern of "*" and "?" as a regular expression."""
    return "".join({"*": ".*", "?": "."}.get(letter) or re.escape(letter) for letter in re.sub(r"\*+", "*", pattern))


def is_text(value: str) -> bool:
    """Whether it can be written in UTF-8; an index holds nothing else."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
