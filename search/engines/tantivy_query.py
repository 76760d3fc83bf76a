"""From the neutral plan to tantivy's queries."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

import tantivy
from tantivy import Occur, Query

from search.engines.tantivy_index import FOREVER
from search.engines.tantivy_view import View
from search.model import Mode, PlanWord, SearchPlan

HEADING: Final = 1.0                     # weight of a word in a heading, beside its weight in the whole
CITED: Final = 1000.0                    # of the place the query names: above all else
BEGINNINGS: Final = 40                   # words tried for one beginning


class Compiler:
    """Makes the queries of one plan: `ranking` for the hits, `counting` for the facets (no filters of facets, no weights)."""

    def __init__(self, view: View, plan: SearchPlan) -> None:
        self._view = view
        self._schema = view.schema
        self._plan = plan
        self._words = list(self._alternatives())
        self._cited = self._place()

    @property
    def empty(self) -> bool:
        """Whether nothing can answer."""
        return self._cited is None and not self._answerable()

    @property
    def terms(self) -> frozenset[str]:
        """All terms looked for."""
        of_phrases = (term for readings in self._plan.phrases for reading in readings for term in reading)
        return frozenset(chain(chain.from_iterable(self._words), of_phrases))

    def ranking(self) -> Query:
        weighed = [*self._weights()] if self._answerable() else []
        return self._whole(weighed, self._facets())

    def counting(self) -> Query:
        return self._whole([], [])

    def _whole(self, weights: list[tuple[Occur, Query]], filters: list[tuple[Occur, Query]]) -> Query:
        text = self._text(weights)
        if self._cited is not None:
            text = self._cited if text is None else Query.boolean_query([(Occur.Should, text), (Occur.Should, self._cited)])
        conditions = [*filters, *self._dates(), *self._wordings()]
        if text is None:
            return Query.empty_query()
        return Query.boolean_query([(Occur.Must, text), *conditions]) if conditions else text

    def _answerable(self) -> bool:
        known = [words for words in self._words if words]
        if self._plan.mode is Mode.ANY:
            return bool(known or self._plan.phrases)
        return len(known) == len(self._words) and bool(known or self._plan.phrases)

    def _text(self, weights: list[tuple[Occur, Query]]) -> Query | None:
        """What demands the words and phrases, with the weights beside."""
        if not self._answerable():
            return None
        words = [self._any("all", terms) for terms in self._words if terms]
        phrases = [(Occur.Must, self._phrase(readings)) for readings in self._plan.phrases]
        if self._plan.mode is Mode.ANY and len(words) > 1:
            some = Query.boolean_query([(Occur.Should, word) for word in words])
            return Query.boolean_query([(Occur.Must, some), *phrases, *weights]) if phrases or weights else some
        return Query.boolean_query([*((Occur.Must, word) for word in words), *phrases, *weights])

    def _alternatives(self) -> Iterator[list[str]]:
        """For each word the terms of the index that answer it; none when it is unknown."""
        for word in self._plan.words:
            yield list(self._known(self._tried(word)))

    def _tried(self, word: PlanWord) -> Iterable[str]:
        if self._plan.mode is not Mode.PREFIX:
            return word.terms
        return dict.fromkeys((*word.terms, *word.parts, *self._begun(word.beginning)))

    def _begun(self, beginning: str) -> list[str]:
        """Terms that begin like the word, or like as much of it as any term does."""
        for length in range(len(beginning), max(2, len(beginning) // 2), -1):
            if found := self._view.searcher.terms_with_prefix("all", beginning[:length], limit=BEGINNINGS):
                return [term for term, _count in found]
        return []

    def _known(self, terms: Iterable[str]) -> Iterator[str]:
        return (term for term in terms if self._view.searcher.doc_freq("all", term))

    def _weights(self) -> Iterator[tuple[Occur, Query]]:
        for terms in self._words:
            for term in terms[:2]:
                if self._view.searcher.doc_freq("heading", term):
                    yield Occur.Should, Query.boost_query(self._term("heading", term, "freq"), HEADING)

    def _place(self) -> Query | None:
        """The act or place named, if it is held."""
        cited = self._plan.cited
        keys = self._view.keys_of.get(cited.work_uri, ()) if cited else ()
        if not cited or not keys:
            return None
        act = Query.term_set_query(self._schema, "key", list(keys))
        if not cited.eids:
            return Query.const_score_query(act, 1.0)
        eids = [Query.boost_query(self._term("eid", eid, "basic"), 1 / (at + 1)) for at, eid in enumerate(cited.eids)]
        return Query.const_score_query(Query.boolean_query([(Occur.Must, act), (Occur.Must, self._either(eids))]), CITED)

    def _facets(self) -> list[tuple[Occur, Query]]:
        facets = {facet: values for facet, values in self._plan.filters.items() if facet != "act"}
        return [
            *self._acts(self._plan.filters.get("act", ())),
            *((Occur.Must, Query.const_score_query(self._having(facet, values), 0.0)) for facet, values in facets.items()),
        ]

    def _having(self, facet: str, values: Iterable[str]) -> Query:
        return self._either([self._term("facet", f"{facet}={value}", "basic") for value in values])

    def _acts(self, uris: Iterable[str]) -> list[tuple[Occur, Query]]:
        """The expressions of the acts chosen; an act not held has none."""
        if not uris:
            return []
        keys = [key for uri in uris for key in self._view.keys_of.get(uri, ())]
        chosen = Query.term_set_query(self._schema, "key", keys) if keys else Query.empty_query()
        return [(Occur.Must, Query.const_score_query(chosen, 0.0))]

    def _dates(self) -> list[tuple[Occur, Query]]:
        if self._plan.at is None:
            return []
        day, number = self._plan.at.toordinal(), tantivy.FieldType.Unsigned
        begun = Query.range_query(self._schema, "valid_from", number, upper_bound=day)
        not_over = Query.range_query(self._schema, "valid_to", number, lower_bound=day + 1, upper_bound=FOREVER)
        return [(Occur.Must, Query.const_score_query(query, 0.0)) for query in (begun, not_over)]

    def _wordings(self) -> list[tuple[Occur, Query]]:
        """Former wordings are left out, except where a day is asked for."""
        if self._plan.at is not None or not self._view.former:
            return []
        return [(Occur.MustNot, Query.term_set_query(self._schema, "key", list(self._view.former)))]

    def _phrase(self, readings: tuple[tuple[str, ...], ...]) -> Query:
        return self._either([Query.phrase_query(self._schema, "all", list(reading)) for reading in readings])

    def _any(self, field: str, terms: list[str]) -> Query:
        return self._either([self._term(field, term) for term in terms])

    def _either(self, queries: list[Query]) -> Query:
        return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Should, query) for query in queries])

    def _term(self, field: str, term: str, option: str = "freq") -> Query:
        return Query.term_query(self._schema, field, term, option)
