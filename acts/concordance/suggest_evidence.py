"""Why a counterpart is suggested, as a person can check it: the words, numbers, headings, neighbours and citations themselves."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from acts.concordance.assign import Answers
from acts.concordance.features_context import cited_alike, order, parents
from acts.concordance.features_matrices import Matrix
from acts.concordance.features_texts import Side, defined_term
from acts.concordance.features_words import runs
from acts.concordance.model import Evidence, Provision, Sign
from language.stopwords import is_stop_word

_DETAILS: Final = 8                          # words named
_LONGEST: Final = 12                         # words in a row looked for
_NEAR: Final = 3                             # units between the counterparts of neighbours
_LEAST: Final = 0.05                         # what is weaker is not named


@dataclass(frozen=True, slots=True)
class Grounds:
    """What evidence of unit pairs is made of: for each sign how strongly it speaks for each pair, from 0 to 1."""

    left: Side
    right: Side
    strength: dict[Sign, Matrix]
    best: np.ndarray[tuple[int], np.dtype[np.int64]]
    tells: dict[str, int]


def grounds(left: Side, right: Side, answers: Answers) -> Grounds:
    """The evidence for the answers of two sides."""
    forth, back = answers.forth, answers.back
    strength = {
        Sign.WORDS: answers.words["parts left"],
        Sign.HEADING: answers.words["heading"],
        Sign.NUMBERS: answers.words["numbers"],
        Sign.DEFINITION: answers.words["defined"],
        Sign.ORDER: np.minimum(1, order(np.sqrt(forth * back)) / 2),
        Sign.PARENT: parents(left, right, forth)[np.ix_(left.article, right.article)],
        Sign.CITATION: cited_alike(left.cites, right.cites, forth),
    }
    used: dict[str, int] = {}
    for terms in (*left.terms, *right.terms):
        for term in set(terms):
            used[term] = used.get(term, 0) + 1
    return Grounds(left, right, strength, forth.argmax(axis=1), used)


def evidence(found: Grounds, row: int, column: int, score: float) -> tuple[Evidence, ...]:
    """What speaks for a pair of units, the strongest first; the weights together are the score."""
    named = [(sign, details, float(found.strength[sign][row, column])) for sign, details in _named(found, row, column)]
    told = [one for one in named if one[1] and one[2] >= _LEAST] or [(Sign.WORDS, _words(found, row, column), 1.0)]
    whole = sum(strength for _, _, strength in told)
    return tuple(Evidence(sign, details, score * strength / whole) for sign, details, strength in sorted(told, key=lambda one: -one[2]))


def _named(found: Grounds, row: int, column: int) -> Iterator[tuple[Sign, tuple[str, ...]]]:
    for sign, details in _DETAILED.items():
        yield sign, details(found, row, column)


def _words(found: Grounds, row: int, column: int) -> tuple[str, ...]:
    """The longest run of words both have, then the rarest words outside it, as the left has them."""
    left, right, printed = found.left.terms[row], found.right.terms[column], found.left.printed[row]
    start, length = _longest_run(left, right)
    run = left[start:start + length]
    common = {term for term in set(left) & set(right) - set(run) if not is_stop_word(term, found.left.language)}
    rest = sorted(common, key=lambda term: (found.tells[term], left.index(term)))
    return tuple(filter(None, (" ".join(printed[start:start + length]), *(printed[left.index(term)] for term in rest))))[:_DETAILS]


def _longest_run(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[int, int]:
    """Where the longest run of words that the right has too begins on the left, and its length; 0 where there is none of two words."""
    for length in range(min(_LONGEST, len(left), len(right)), 1, -1):
        theirs = set(runs(right, length))
        for start, run in enumerate(runs(left, length)):
            if run in theirs:
                return start, length
    return 0, 0


def _heading(found: Grounds, row: int, column: int) -> tuple[str, ...]:
    own, theirs = found.left.units[row].heading, found.right.units[column].heading
    return (own, theirs) if own and theirs else ()


def _numbers(found: Grounds, row: int, column: int) -> tuple[str, ...]:
    return tuple(sorted(set(found.left.numbers[row]) & set(found.right.numbers[column])))


def _definition(found: Grounds, row: int, column: int) -> tuple[str, ...]:
    own, theirs = defined_term(found.left.units[row]), defined_term(found.right.units[column])
    return (own, theirs) if own and theirs else ()


def _order(found: Grounds, row: int, column: int) -> tuple[str, ...]:
    """The neighbours whose best counterparts are near."""
    near = [one for one in (row - 1, row + 1) if 0 <= one < len(found.best) and abs(int(found.best[one]) - column) <= _NEAR]
    return tuple(f"{_name(found.left, one)} → {_name(found.right, int(found.best[one]))}" for one in near)



def _parent(found: Grounds, row: int, column: int) -> tuple[str, ...]:
    if not found.left.units[row].parent:
        return ()
    return _name_of(found.left.articles[found.left.article[row]]), _name_of(found.right.articles[found.right.article[column]])


def _citation(found: Grounds, row: int, column: int) -> tuple[str, ...]:
    own = found.left.cites.indices[found.left.cites.indptr[row]:found.left.cites.indptr[row + 1]].tolist()
    theirs = set(found.right.cites.indices[found.right.cites.indptr[column]:found.right.cites.indptr[column + 1]].tolist())
    return tuple(f"{_name(found.left, one)} → {_name(found.right, int(found.best[one]))}" for one in own if int(found.best[one]) in theirs)


def _name(side: Side, unit: int) -> str:
    one, article = side.units[unit], side.articles[side.article[unit]]
    return _name_of(one) if not one.parent else f"{_name_of(article)}, {_name_of(one)}"


def _name_of(one: Provision) -> str:
    return one.label or one.id


_DETAILED: Final[dict[Sign, Callable[[Grounds, int, int], tuple[str, ...]]]] = {
    Sign.WORDS: _words, Sign.HEADING: _heading, Sign.NUMBERS: _numbers, Sign.DEFINITION: _definition, Sign.ORDER: _order,
    Sign.PARENT: _parent, Sign.CITATION: _citation,
}
