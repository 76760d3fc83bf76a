"""More like this: what a provision is about, told by those of its words that few others have."""

from collections import Counter
from collections.abc import Mapping
from math import log
from typing import Final

from language.analysis import Analyzer, Tongue
from search.clauses import AllOf, AnyOf, But, Clause, Field, Has, Key, Term
from search.fields import tongue_of
from search.model import SearchDocument, SearchEngine

TELLING: Final = 20                      # words that are looked for
LOOKED_AT: Final = 150                   # words whose rarity is asked, the most frequent in the provision first
SHARE: Final = 0.25                      # of the words looked for, that another provision must have at least
COMMON: Final = 0.1                      # of all documents: a word that more of them have tells nothing
FEW: Final = 50                          # documents that may have it in any case
SHORTEST: Final = 3
HEADING: Final = 2                       # a word of the heading counts as so many of the body


def related_query(document: SearchDocument, engine: SearchEngine, analyzers: Mapping[Tongue, Analyzer]) -> Clause | None:
    """What finds provisions that speak of the same: its telling words, rarer ones weighing more, the provision itself left out.

    None where none of its words tells anything. Raises `EngineAwayError`.
    """
    weights = telling(document, engine, analyzers[tongue_of(document)])
    if not weights:
        return None
    least = max(1, round(SHARE * len(weights)))
    alike = AnyOf(tuple(Term(text, Field.TEXT, weight) for text, weight in weights.items()), least)
    return But(alike, AllOf((Has(Key.ACT, (document.group,)), Has(Key.EID, (document.eid,)))))


def telling(document: SearchDocument, engine: SearchEngine, analyzer: Analyzer) -> Mapping[str, float]:
    """The words that tell most of what a provision is about, with their weights from 1 down: frequent in it and rare elsewhere.

    Numbers are no such words: most are those of its own paragraphs.
    """
    counts = Counter(analyzer.terms(document.body))
    for term in analyzer.terms(document.heading):
        counts[term] += HEADING
    asked = [term for term, _times in counts.most_common() if len(term) >= SHORTEST and not any(map(str.isdigit, term))][:LOOKED_AT]
    held, found = engine.count(), engine.frequencies(asked)
    scores = {term: (1 + log(counts[term])) * log(held / found[term]) for term in asked if 1 < found[term] <= max(FEW, COMMON * held)}
    best = sorted(scores, key=lambda term: (-scores[term], term))[:TELLING]
    return {term: round(scores[term] / scores[best[0]], 3) for term in best if scores[best[0]] > 0}
