"""What the words, headings and places of two provisions say of their answering each other: one matrix a feature.

Recasts keep wording and split or merge paragraphs: so runs of words are compared besides words, and the parts of one provision with
those of the other. Numbers are told apart by direction: "left" is the share of the left found on the right.
"""

from collections.abc import Generator, Iterator
from typing import Final, NamedTuple

import numpy as np

from acts.concordance.features_matrices import (
    Bags,
    Matrix,
    bags,
    best_of_parts,
    best_parts,
    bm25,
    contained,
    cosine,
    lead,
    mean_of_parts,
    rarity,
    softmax,
)
from acts.concordance.features_texts import Side
from language.stopwords import is_stop_word

Feature = tuple[str, Matrix]
_RUNS: Final = (2, 3, 5)                     # words in a row
_OPENING: Final = 15                         # words a provision begins with
SHARP: Final = np.float32(20)                      # how sharply the likeness of articles tells the most alike from the rest


class Shared(NamedTuple):
    """The words of both sides: what stands where, and how much each word tells; ``content`` without stop words and numbers."""

    left: Bags
    right: Bags
    weights: Matrix
    content: Matrix


def shared_words(left: Side, right: Side) -> Shared:
    """The words of all units of both sides."""
    known, (own, theirs) = bags(left.terms, right.terms)
    weights = rarity(own, theirs)
    telling = np.array([not is_stop_word(str(term), left.language) for term in known] or [True])
    return Shared(own, theirs, weights, np.where(telling, weights, 0).astype(np.float32))


def of_words(left: Side, right: Side, shared: Shared) -> Iterator[Feature]:
    """The features of words, headings and places, each once, in a fixed order."""
    yield from _words(left, right, shared)
    yield from _parts(left, right)
    yield from _articles(left, right)
    yield from _numbers(left, right)
    yield from _places(left, right)
    yield "defined", _defined(left, right)


def _words(left: Side, right: Side, shared: Shared) -> Iterator[Feature]:
    alike = cosine(shared.left, shared.right, shared.content)
    _, (own, theirs) = bags(_with_headings(left), _with_headings(right))
    weights = rarity(own, theirs)
    found, back = bm25(own, theirs, weights), bm25(theirs, own, weights).T
    held, holds = contained(shared.left, shared.right, shared.content)
    yield from (("alike", alike), ("found left", found), ("found right", back), ("held left", held), ("held right", holds))
    yield from (("alike lead", lead(alike)), ("alike lead right", lead(alike.T).T))
    yield from (("found lead", lead(found)), ("found lead right", lead(back.T).T))
    runs = yield from _runs(left, right)
    yield "together", np.sqrt(np.maximum(0, (found + back + alike + runs) / 4))


def _with_headings(side: Side) -> list[tuple[str, ...]]:
    return [side.headings[at] + terms for at, terms in zip(side.article.tolist(), side.terms, strict=True)]


def _runs(left: Side, right: Side) -> Generator[Feature, None, Matrix]:
    """Runs of two, three and five words; gives how alike the runs of three are."""
    middle = np.zeros((len(left.units), len(right.units)), dtype=np.float32)
    for length in _RUNS:
        _, (own, theirs) = bags([runs(terms, length) for terms in left.terms], [runs(terms, length) for terms in right.terms])
        held, holds = contained(own, theirs, rarity(own, theirs))
        yield from ((f"runs of {length} left", held), (f"runs of {length} right", holds))
        if length == 3:
            middle = np.sqrt(held * holds)
            yield from (("runs lead", lead(held)), ("runs lead right", lead(holds.T).T))
    return middle


def runs(terms: tuple[str, ...], length: int) -> list[tuple[str, ...]]:
    """The runs of so many words in a text."""
    return [terms[at:at + length] for at in range(len(terms) - length + 1)]


def _parts(left: Side, right: Side) -> Iterator[Feature]:
    _, (own, theirs) = bags([(*part, *runs(part, 2)) for part in left.parts], [(*part, *runs(part, 2)) for part in right.parts])
    weights = rarity(own, theirs)
    for side, best, part_of, heavy in (
        ("left", best_parts(own, theirs, right.part_of, weights), left.part_of, own),
        ("right", best_parts(theirs, own, left.part_of, weights), right.part_of, theirs),
    ):
        mean = mean_of_parts(best, part_of, np.asarray(heavy.sum(axis=1)), int(part_of[-1]) + 1)
        most = best_of_parts(best, part_of)
        yield from ((f"parts {side}", mean if side == "left" else mean.T), (f"best part {side}", most if side == "left" else most.T))
        yield f"parts lead {side}", lead(mean) if side == "left" else lead(mean).T


def _articles(left: Side, right: Side) -> Iterator[Feature]:
    places = np.ix_(left.article, right.article)
    headings, texts = articles_alike(left, right)
    both = SHARP * (texts + np.float32(0.3) * headings)
    yield from (("heading", headings[places]), ("article", texts[places]))
    for name, axis in (("article of left", 1), ("article of right", 0)):
        yield name, np.log(softmax(both, axis) + 1e-3)[places]


def articles_alike(left: Side, right: Side) -> tuple[Matrix, Matrix]:
    """How alike the headings of the articles are, and how alike their texts."""
    _, (own, theirs) = bags(left.headings, right.headings)
    _, (text, other) = bags(left.article_terms, right.article_terms)
    return cosine(own, theirs, rarity(own, theirs)), cosine(text, other, rarity(text, other))


def _numbers(left: Side, right: Side) -> Iterator[Feature]:
    _, (own, theirs) = bags(left.numbers, right.numbers)
    yield "numbers", cosine(own, theirs, rarity(own, theirs))


def _places(left: Side, right: Side) -> Iterator[Feature]:
    _, (own, theirs) = bags([terms[:_OPENING] for terms in left.terms], [terms[:_OPENING] for terms in right.terms])
    yield "opening", cosine(own, theirs, rarity(own, theirs))
    longer = (np.log1p(right.lengths)[None, :] - np.log1p(left.lengths)[:, None]).astype(np.float32)
    yield from (("length", -np.abs(longer)), ("longer", np.maximum(longer, 0)))
    yield "place", -np.abs(_along(len(left.units))[:, None] - _along(len(right.units))[None, :])
    yield "both first", np.outer(left.rank == 0, right.rank == 0).astype(np.float32)


def _along(units: int) -> Matrix:
    return (np.arange(units) / max(1, units - 1)).astype(np.float32)


def _defined(left: Side, right: Side) -> Matrix:
    found = np.zeros((len(left.units), len(right.units)), dtype=np.float32)
    theirs = [(at, terms) for at, terms in enumerate(right.defined) if terms]
    for row, own in enumerate(left.defined):
        for column, terms in theirs if own else ():
            found[row, column] = 1.0 if own == terms else 0.5 * len(own & terms) / len(own | terms)
    return found
