"""What an engine must answer, reckoned from the documents one by one: slow, and easy to believe."""

import fnmatch
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from search import weights
from search.clauses import (
    Adopted,
    AllOf,
    AnyOf,
    Best,
    But,
    Clause,
    Everything,
    Field,
    Has,
    Key,
    Phrase,
    Scored,
    Term,
    Wild,
)
from search.fields import Words, is_last, values_of
from search.model import FACETS, Cited, EngineResult, Found, FoundAct, SearchDocument, SearchPlan, Sort

K1, B = 1.2, 0.75


class Reference:
    """`SearchEngine.search`, `scan` and `frequencies` over documents held in a list."""

    def __init__(self, documents: Iterable[SearchDocument]) -> None:
        words = Words()
        self.documents = list(documents)
        self._terms = [{field: text.split(" ") for field, text in words.of(document).items()} for document in self.documents]
        self._values = [values_of(document) for document in self.documents]

    def search(self, plan: SearchPlan) -> EngineResult:
        answers = self._answers(plan)
        chosen = [at for at in answers if self._fits(at, plan, "")]
        acts: dict[str, list[int]] = {}
        for at in self._sorted(chosen, answers, plan):
            acts.setdefault(self.documents[at].group, []).append(at)
        page = list(acts.values())[(plan.page - 1) * plan.size : plan.page * plan.size]
        groups = tuple(FoundAct(tuple(Found(self.documents[at], answers[at]) for at in act[: plan.provisions]), len(act)) for act in page)
        facets = {facet: self._counted([at for at in answers if self._fits(at, plan, facet)], facet) for facet in FACETS}
        return EngineResult(groups, len(chosen), len(acts), facets)

    def scan(self, plan: SearchPlan, limit: int) -> list[Found]:
        answers = self._answers(plan)
        chosen = [at for at in answers if self._fits(at, plan, "")]
        if plan.sort is Sort.BEST:
            chosen.sort(key=lambda at: (-answers[at], self.documents[at].group, *_place(self.documents[at])))
        else:
            chosen = self._sorted(chosen, answers, plan)
        return [Found(self.documents[at], answers[at]) for at in chosen[:limit]]

    def frequencies(self, terms: Iterable[str]) -> Mapping[str, int]:
        return {term: sum(term in row[Field.TEXT] for row in self._terms) for term in terms}

    def _answers(self, plan: SearchPlan) -> dict[int, float]:
        """The weighed score of each document that answers but for the filters."""
        found = {}
        for at in range(len(self.documents)):
            score = self._score(at, plan)
            if score is not None and self._shown(self.documents[at], plan):
                found[at] = round(score * _weight(self.documents[at], dated=plan.at is not None), 4)
        return found

    def _score(self, at: int, plan: SearchPlan) -> float | None:
        score = self.score(at, plan.match) if plan.match is not None else None
        if score is not None:
            score += sum(self.score(at, boost) or 0.0 for boost in plan.boosts)
        named = _named(self.documents[at], plan.cited) if plan.cited else None
        return None if score is None and named is None else (score or 0.0) + (named or 0.0)

    def score(self, at: int, clause: Clause) -> float | None:
        """The score of a document by one clause; None where it does not answer."""
        match clause:
            case Term(text, field, weight):
                return self._bm25(at, field, (text,), weight)
            case Phrase(terms, field, weight):
                return self._bm25(at, field, terms, weight)
            case Wild(pattern, field, weight):
                return weight if any(fnmatch.fnmatchcase(term, pattern) for term in self._terms[at][field]) else None
            case Has(key, values):
                return 0.0 if set(values) & set(self._values[at][key]) else None
            case Adopted(since, until):
                day = self.documents[at].adopted
                return 0.0 if day and (since or 0) <= day.toordinal() <= (until or math.inf) else None
            case Everything():
                return 0.0
            case But(inner, without):
                return self.score(at, inner) if self.score(at, without) is None else None
            case Scored(inner, weight):
                score = self.score(at, inner)
                return None if score is None else score * weight
            case AllOf(clauses) | AnyOf(clauses) | Best(clauses):
                return self._several(clause, [self.score(at, one) for one in clauses])

    def _several(self, clause: AllOf | AnyOf | Best, scores: Sequence[float | None]) -> float | None:
        held = [score for score in scores if score is not None]
        if isinstance(clause, Best):
            return max(held, default=None)
        least = len(scores) if isinstance(clause, AllOf) else clause.least
        return sum(held) if len(held) >= least else None

    def _bm25(self, at: int, field: Field, terms: Sequence[str], weight: float) -> float | None:
        often = _often(self._terms[at][field], terms)
        if not often:
            return None
        size = len(self.documents)
        held = [sum(term in row[field] for row in self._terms) for term in terms]
        idf = sum(math.log(1 + (size - n + 0.5) / (n + 0.5)) for n in held)
        average = sum(len(row[field]) for row in self._terms) / size
        return weight * idf * often / (often + K1 * (1 - B + B * _kept_length(len(self._terms[at][field])) / average))

    def _fits(self, at: int, plan: SearchPlan, but: str) -> bool:
        return all(set(values) & set(self._values[at][Key(facet)]) for facet, values in plan.filters.items() if facet != but and values)

    def _counted(self, chosen: Iterable[int], facet: str) -> dict[str, int]:
        return dict(Counter(value for at in chosen for value in self._values[at][Key(facet)]))

    def _shown(self, document: SearchDocument, plan: SearchPlan) -> bool:
        day = plan.at or plan.today
        begun = document.valid_from is None or document.valid_from <= day or (plan.at is None and document.first)
        goes_on = document.valid_to is None or day < document.valid_to
        return begun and (goes_on or (plan.at is None and is_last(document)))

    def _sorted(self, chosen: Iterable[int], answers: Mapping[int, float], plan: SearchPlan) -> list[int]:
        """In the order of pages: acts by date, or by their best provision; in an act best first."""
        best: dict[str, float] = {}
        for at in chosen:
            best[self.documents[at].group] = max(best.get(self.documents[at].group, 0.0), answers[at])

        def place(at: int) -> tuple[tuple[float, ...], str, float, int, str]:
            document = self.documents[at]
            return (_first(document, plan.sort, best[document.group]), document.group, -answers[at], *_place(document))

        return sorted(chosen, key=place)


def _place(document: SearchDocument) -> tuple[int, str]:
    return document.order, document.expression


def _first(document: SearchDocument, sort: Sort, best: float) -> tuple[float, ...]:
    if sort is Sort.BEST:
        return (-best,)
    day = document.adopted or date.min
    return (document.adopted is None, -day.toordinal() if sort is Sort.NEWEST else day.toordinal())


def _named(document: SearchDocument, cited: Cited) -> float | None:
    if document.group != cited.work_uri:
        return None
    if not cited.eids:
        return weights.CITED
    return weights.CITED / (cited.eids.index(document.eid) + 1) if document.eid in cited.eids else None


def _weight(document: SearchDocument, *, dated: bool) -> float:
    level = weights.LEVELS.get(document.level, 1.0)
    if dated:
        return level
    act = weights.REPEALED_ACT if document.status == "repealed" else 1.0
    return level * act * (weights.REPEALED_PROVISION if document.repealed else 1.0)


def _often(row: Sequence[str], terms: Sequence[str]) -> int:
    """How often the terms stand side by side."""
    return sum(tuple(row[at : at + len(terms)]) == tuple(terms) for at in range(len(row) - len(terms) + 1)) if terms else 0


def _kept_length(length: int) -> int:
    """A length as the engines keep it, in one byte: exact up to 40, then four significant bits."""
    rest = length - 24
    if rest < 16:
        return length
    shift = rest.bit_length() - 4
    return 24 + (rest >> shift << shift)
