"""Why a provision came first: which words asked were found in it, in what form, where, and what share of its score each made."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from language.analysis import Analyzer, Tongue
from language.letters import fold, lower
from search import weights
from search.clauses import AllOf, AnyOf, Best, Clause, Scored, Term, terms_of
from search.fields import tongue_of
from search.model import Found, Other, SearchDocument, SearchEngine, Why
from search.plan import Reading

K1: Final = 1.2
"""Of BM25. The length of the provision is left aside: it changes all shares alike, nearly."""
_PLACES: Final = (("title", weights.TITLE), ("heading", weights.HEADING), ("context", weights.CONTEXT), ("body", weights.BODY))


class Explainer:
    """Explains the hits of one reading. Asks the engine once how frequent the words are."""

    def __init__(self, engine: SearchEngine, reading: Reading, analyzers: Mapping[Tongue, Analyzer]) -> None:
        self._reading = reading
        self._analyzers = analyzers
        self._all = max(1, engine.count())
        self._frequent = engine.frequencies({term for unit in reading.units for term in terms_of(unit.loose)})

    def why(self, found: Found) -> tuple[Why, ...]:
        """What brought it up, the weightiest first; the shares of words add up to 1."""
        text = _Text(found.document, self._analyzers[tongue_of(found.document)])
        rows = [row for unit in self._reading.units for row in self._of_unit(unit.loose, unit.read[0].surface, text)]
        whole = sum(points for points, _why in rows) or 1.0
        words = (Why(why.reason, why.word, why.found, why.field, round(points / whole, 3)) for points, why in rows)
        return (*self._beside(found.document), *sorted(words, key=lambda one: -one.share))

    def _beside(self, document: SearchDocument) -> Iterator[Why]:
        cited = self._reading.strict.cited
        if cited and cited.work_uri == document.group and (not cited.eids or document.eid in cited.eids):
            yield Why("cited", cited.clause, cited.title)
        if document.repealed or document.status == "repealed":
            yield Why("repealed")

    def _of_unit(self, clause: Clause, surface: str, text: "_Text") -> Iterator[tuple[float, Why]]:
        """The way of saying a unit that made most of its score; every word of it, when they are several."""
        ways = clause.clauses if isinstance(clause, Best) else (clause,)
        scored = [(sum(points for points, _why in rows), rows) for way in ways if (rows := list(self._way(way, surface, text)))]
        if scored:
            yield from max(scored, key=lambda one: one[0])[1]

    def _way(self, clause: Clause, surface: str, text: "_Text", weight: float = 1.0) -> Iterator[tuple[float, Why]]:
        match clause:
            case Scored(clause=inner, weight=more):
                yield from self._way(inner, surface, text, weight * more)
            case Term(text=term):
                if (place := text.place(term)) is not None:
                    yield weight * self._points(term, text), Why(self._reason(surface, term, text), surface, text.written(term), place)
            case AnyOf(clauses=clauses):
                for one in clauses:
                    yield from self._of_unit(one, surface, text)
            case AllOf(clauses=clauses):
                rows = [list(self._way(one, surface, text, weight)) for one in clauses]
                if all(rows):
                    yield from (row for several in rows for row in several)
            case _:
                return

    def _points(self, term: str, text: "_Text") -> float:
        held = self._frequent.get(term, 0)
        frequency = text.weighed[term]
        return math.log(1 + (self._all - held + 0.5) / (held + 0.5)) * frequency * (K1 + 1) / (frequency + K1)

    def _reason(self, surface: str, term: str, text: "_Text") -> str:
        """How the word found goes with the word asked."""
        asked = surface.split()
        if any(lower(word) in text.forms[term] for word in asked):
            return "exact"
        if any(fold(word) in map(fold, text.forms[term]) for word in asked):
            return "folded"
        kinds = {other.kind for unit in self._reading.units for read in unit.read if read.surface == surface for other in read.others}
        own = {analyzed for word in asked for analyzer in self._analyzers.values() for analyzed in analyzer.terms(word)}
        if term in own or not kinds:
            return "stem"
        return str(next(kind for kind in (Other.TRANSLATION, Other.EVERYDAY, Other.SYNONYM) if kind in kinds))


class _Text:
    """The words of a provision by their terms: how often, weighed as in the index; where first; in which forms."""

    def __init__(self, document: SearchDocument, analyzer: Analyzer) -> None:
        texts = {
            "title": f"{document.act_title} {document.number}", "heading": f"{document.label} {document.heading}",
            "context": document.context, "body": document.body,
        }  # fmt: skip
        self.weighed: Counter[str] = Counter()
        self.forms: dict[str, list[str]] = {}
        self._places: dict[str, str] = {}
        for place, times in _PLACES:
            for token in analyzer.analyze(texts[place]):
                self.weighed[token.term] += times
                self.forms.setdefault(token.term, []).append(lower(texts[place][token.start : token.end]))
                self._places.setdefault(token.term, place)

    def place(self, term: str) -> str | None:
        """The weightiest place the term stands in."""
        return self._places.get(term)

    def written(self, term: str) -> str:
        return _commonest(self.forms[term])


def _commonest(words: Iterable[str]) -> str:
    return Counter(words).most_common(1)[0][0]
