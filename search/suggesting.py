"""Did you mean: queries that would match, where words asked occur nowhere."""

from collections.abc import Iterator
from typing import Final

from language.letters import upper
from search.clauses import terms_of
from search.model import SearchEngine
from search.plan import Reading

MOST: Final = 3


def suggestions(engine: SearchEngine, reading: Reading) -> tuple[str, ...]:
    """Queries with unknown words replaced by those written almost alike, or left out; none where all words are known."""
    asked = [(read.surface, frozenset(terms_of(unit.strict))) for unit in reading.units for read in unit.read]
    known = engine.frequencies({term for _surface, terms in asked for term in terms})
    unknown = {surface for surface, terms in asked if not any(known.get(term) for term in terms)}
    return tuple(dict.fromkeys(_replaced(engine, [surface for surface, _terms in asked], unknown))) if unknown else ()


def _replaced(engine: SearchEngine, words: list[str], unknown: set[str]) -> Iterator[str]:
    near = {word: engine.nearest(word, MOST) for word in sorted(unknown)}
    for place in range(MOST):
        if any(place < len(others) for others in near.values()):
            chosen = (_written(_nth(near[word], place)) if word in unknown else word for word in words)
            yield " ".join(filter(None, chosen))


def _written(word: str) -> str:
    """A word of the index as people write it: numbers of acts and standards in capitals."""
    return upper(word) if any(letter.isdigit() for letter in word) else word


def _nth(words: tuple[str, ...], place: int) -> str:
    return words[min(place, len(words) - 1)] if words else ""
