"""All weights of ranking in one table, each with its reason; what was measured is in `docs/decisions/ranking.md`."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from search.model import Other

# Repetitions of a segment in `Field.TEXT`: BM25F, the weighed sum of frequencies saturating once.
TITLE: Final = 3                        # of the act: a query that names the matter of a whole act finds its provisions
CONTEXT: Final = 1
HEADING: Final = 3                      # a heading is what the provision is about, in the fewest words
BODY: Final = 1

HEADING_MORE: Final = 0.5               # a word's score in the heading field, added to that in the whole
FORM: Final = 0.1                       # a word as written (with diacritics or folded) beside its stem: enough to order equals
OTHERS: Final[Mapping[Other, float]] = MappingProxyType({
    Other.TRANSLATION: 1.0,
    Other.SYNONYM: 0.3,                 # law's own other word: often a narrower one, so well below the word asked
    Other.EVERYDAY: 0.5,                # the term of law for what people say
})
BACK: Final = 0.4                       # English words for Azerbaijani ones: who asks in Azerbaijani reads the law, then its English
LEARNT: Final = 0.5                     # a single word of the other language learnt from the pairs of labels
WHOLE_TERM: Final = 1.2                 # a term that covers several words of the query is surer than words one by one
APART: Final = 0.8                      # words of such a term found one by one: "ev" alone is no part of "evdən çıxarılma"

REPEALED_ACT: Final = 0.5               # what the score of a repealed act's provision is worth beside one in force
REPEALED_PROVISION: Final = 0.3
LEVELS: Final[Mapping[str, float]] = MappingProxyType({
    "constitution": 1.15, "law": 1.1, "decree": 1.0, "cabinet": 1.0, "order": 0.95, "ministry": 0.95, "municipal": 0.9,
})
"""By the Constitutional Law on normative legal acts the higher act prevails; small, so that words decide."""

CITED: Final = 1000.0                   # the place the query names: above all else
"""Weights are multiplied onto scores of BM25 with k1 1.2 and b 0.75."""
