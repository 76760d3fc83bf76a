"""From the neutral plan to Elasticsearch's words."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from search import weights
from search.clauses import Adopted, AllOf, AnyOf, Best, But, Clause, Everything, Field, Has, Key, Phrase, Scored, Term, Wild
from search.engines.elasticsearch_mapping import DOCUMENT, PRIOR, PRIOR_DATED, key_field
from search.fields import Mark
from search.model import FACETS, Cited, SearchPlan, Sort

Query = dict[str, Any]
ACT: Final = key_field(Key.ACT)
LANGUAGE: Final = key_field(Key.LANGUAGE)
BM25: Final = 2.2                            # k1 + 1, by which the score of a term is larger than Lucene's own
MOST_VALUES: Final = 10_000                  # of a facet; none has nearly as many
PRECISION: Final = 40_000                    # acts up to which they are counted without error
LONGEST: Final = 8_000                       # letters of a term: Lucene keeps none of more bytes than four times as many
NOTHING: Final[Query] = {"match_none": {}}
_SPECIAL: Final = re.compile(r"\\")


def compiled(clause: Clause) -> Query:
    """A clause as a query; scores are those the clause means."""
    match clause:
        case Term(text, field, weight):
            return {"term": {field.value: {"value": text, "boost": weight / BM25}}} if 0 < len(text) <= LONGEST else NOTHING
        case Phrase(terms, field, weight) if len(terms) > 1:
            return {"match_phrase": {field.value: {"query": " ".join(terms), "boost": weight / BM25}}}
        case Phrase(terms, field, weight):
            return compiled(Term(terms[0], field, weight)) if terms else NOTHING
        case Wild(pattern, field, weight):
            return {"wildcard": {field.value: {"value": _SPECIAL.sub(r"\\\\", pattern), "boost": weight}}}
        case Has() | Adopted() | Everything():
            return {"constant_score": {"filter": _condition(clause), "boost": 0.0}}
        case _:
            return _several(clause)


def _several(clause: AllOf | AnyOf | Best | But | Scored) -> Query:
    match clause:
        case AllOf(clauses):
            return _all_of(clauses)
        case AnyOf(clauses, least):
            return _any_of(clauses, least)
        case Best(clauses):
            return {"dis_max": {"queries": [compiled(one) for one in clauses]}} if clauses else NOTHING
        case But(inner, without):
            return {"bool": {"must": [compiled(inner)], "must_not": [compiled(without)]}}
        case Scored(inner, weight):
            return {"bool": {"must": [compiled(inner)], "boost": weight}}


def _condition(clause: Has | Adopted | Everything) -> Query:
    """What scores nothing, to stand in a filter."""
    match clause:
        case Has(key, values):
            return {"terms": {key_field(key): list(values)}}
        case Adopted(since, until):
            bounds = {"gte": since, "lte": until}
            return {"range": {"adopted": {name: day for name, day in bounds.items() if day is not None}}}
        case Everything():
            return {"match_all": {}}


def _all_of(clauses: Iterable[Clause]) -> Query:
    scored = [compiled(one) for one in clauses if not isinstance(one, Has | Adopted | Everything)]
    conditions = [_condition(one) for one in clauses if isinstance(one, Has | Adopted | Everything)]
    if not scored:
        return {"constant_score": {"filter": {"bool": {"filter": conditions or [{"match_all": {}}]}}, "boost": 0.0}}
    return {"bool": {"must": scored, "filter": conditions}} if conditions or len(scored) > 1 else scored[0]


def _any_of(clauses: tuple[Clause, ...], least: int) -> Query:
    if least > len(clauses):
        return NOTHING
    some = [compiled(one) for one in clauses]
    if least < 1:
        return {"bool": {"must": [compiled(Everything())], "should": some}}
    return {"bool": {"should": some, "minimum_should_match": least}} if len(some) > 1 else some[0]


class Compiler:
    """Makes the requests of one plan. `day` is the last on which documents of the index were marked."""

    def __init__(self, plan: SearchPlan, day: int) -> None:
        self.plan = plan
        self._day = day
        self._filters = {facet: _condition(Has(Key(facet), values)) for facet, values in plan.filters.items() if values}

    @property
    def empty(self) -> bool:
        """Whether nothing can answer."""
        return self.plan.match is None and self.plan.cited is None

    def acts(self) -> Query:
        """The acts of the page, in order."""
        plan = self.plan
        return {
            "query": self.query(self._filters.values()),
            "collapse": {"field": ACT},
            "sort": self.sort(),
            "from": (plan.page - 1) * plan.size,
            "size": plan.size,
            "track_total_hits": False,
            "stored_fields": "_none_",
        }

    def counts(self) -> Query:
        """Totals and facets: `all` under all filters, each facet under those of the others. Nothing is scored."""
        facets = {facet: _under(self._others(facet), {"terms": {"field": key_field(facet), "size": MOST_VALUES}}) for facet in FACETS}
        acts = _under([*self._filters.values()], {"cardinality": {"field": ACT, "precision_threshold": PRECISION}})
        query = {"bool": {"filter": [self._whole((), self._answering(boosted=False))]}}
        return {"query": query, "size": 0, "track_total_hits": True, "aggs": {**facets, "all": acts}}

    def of_acts(self, acts: Iterable[str]) -> Query:
        """How many provisions of each of some acts answer, and the best of them."""
        chosen = list(acts)
        order = [{"_score": "desc"}, {"order": "asc"}]
        best = {"top_hits": {"size": self.plan.provisions, "sort": order, "track_scores": True, "_source": [DOCUMENT]}}
        return {
            "query": self.query([*self._filters.values(), {"terms": {ACT: chosen}}]),
            "size": 0,
            "track_total_hits": False,
            "aggs": {"acts": {"terms": {"field": ACT, "size": len(chosen), "include": chosen}, "aggs": {"best": best}}},
        }

    def all(self, size: int) -> Query:
        """All provisions in order, to be read on and on."""
        query = self.query(self._filters.values())
        return {"query": query, "sort": self.sort(), "track_scores": True, "size": size, "track_total_hits": False, "_source": [DOCUMENT]}

    def query(self, filters: Iterable[Query] = ()) -> Query:
        """What answers, under some filters, with weighed scores."""
        prior = PRIOR if self.plan.at is None else PRIOR_DATED
        whole = self._whole(filters, self._answering(boosted=True))
        return {"function_score": {"query": whole, "field_value_factor": {"field": prior, "missing": 1.0}}}

    def _whole(self, filters: Iterable[Query], answering: Query) -> Query:
        """What answers, is shown on the day, and passes the filters."""
        held, gone = self._validity()
        parts = (("must", [answering]), ("filter", [*filters, *held]), ("must_not", gone))
        return {"bool": {name: rows for name, rows in parts if rows}}

    def sort(self) -> list[dict[str, Any]]:
        """Best first, equals by act and place in it; or acts by date, and their provisions so."""
        score, act, place = {"_score": "desc"}, {ACT: "asc"}, ({"order": "asc"}, {LANGUAGE: {"order": "asc", "missing": "_first"}})
        if self.plan.sort is Sort.BEST:
            return [score, act, *place]
        order = "desc" if self.plan.sort is Sort.NEWEST else "asc"
        return [{"adopted": {"order": order, "missing": "_last"}}, act, score, *place]

    def _answering(self, *, boosted: bool) -> Query:
        """What matches, with what only adds, or is the place named."""
        plan = self.plan
        match = compiled(plan.match) if plan.match is not None else None
        if match is not None and plan.boosts and boosted:
            match = {"bool": {"must": [match], "should": [compiled(boost) for boost in plan.boosts]}}
        if plan.cited is None:
            return match or NOTHING
        return {"bool": {"should": [_place(plan.cited), *([match] if match else [])], "minimum_should_match": 1}}

    def _others(self, facet: str) -> list[Query]:
        return [condition for name, condition in self._filters.items() if name != facet]

    def _validity(self) -> tuple[list[Query], list[Query]]:
        """In force on the day asked; without one the wording of today or, of what is gone, the last: what must hold, what must not."""
        today = self.plan.today.toordinal()
        if self.plan.at is not None:
            return _days("valid_from", "valid_to", self.plan.at.toordinal()), []
        shown = _days("shown_from", "shown_until", today)
        if today < self._day:
            return shown, []
        dated = {"bool": {"filter": [_marked(Mark.DATED)], "must_not": [{"bool": {"filter": shown}}]}}
        return [], [_marked(Mark.PAST), dated]


def _place(cited: Cited) -> Query:
    """The act or place named, above all else."""
    act: Query = {"term": {ACT: cited.work_uri}}
    if not cited.eids:
        return {"constant_score": {"filter": act, "boost": weights.CITED}}
    eids: Mapping[str, float] = {eid: weights.CITED / at for at, eid in reversed([*enumerate(cited.eids, 1)])}
    places = [
        {"constant_score": {"filter": {"bool": {"filter": [act, {"term": {key_field(Key.EID): eid}}]}}, "boost": boost}}
        for eid, boost in eids.items()
    ]  # fmt: skip
    return {"dis_max": {"queries": places}}


def _under(filters: list[Query], counting: Query) -> Query:
    """Counting what passes some filters."""
    return {"filter": {"bool": {"filter": filters}} if filters else {"match_all": {}}, "aggs": {"counted": counting}}


def _marked(mark: Mark) -> Query:
    return {"term": {"mark": mark.value}}


def _days(since: str, until: str, day: int) -> list[Query]:
    """Begun, and not over."""
    return [{"range": {since: {"lte": day}}}, {"range": {until: {"gt": day}}}]


def frequencies(terms: Iterable[str]) -> Query:
    """In how many documents each term stands."""
    counted = {str(number): {"term": {Field.TEXT.value: term}} for number, term in enumerate(terms)}
    return {"size": 0, "track_total_hits": False, "aggs": {"terms": {"filters": {"filters": counted}}}}
