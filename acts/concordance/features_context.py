"""What first suggestions say of each other: neighbours, units of the same article, citations and rivals of a pair.

Order is mostly kept, paragraphs of an article mostly go to one article, a citation goes to what answers the provision cited, and
words that stand for others in sure pairs ("supplier", "trader") stand for them elsewhere too.
"""

from collections.abc import Iterator
from typing import Any, Final

import numpy as np
from scipy import sparse

from acts.concordance.features_matrices import Bags, Matrix, Places, lead, normed, once, shifted, softmax, weighed
from acts.concordance.features_texts import Side
from acts.concordance.features_words import Feature, Shared

_NEAR: Final = 8                             # units looked at on either side
_FLOOR: Final = 0.03                         # what is added before a logarithm
_SURE: Final = 0.3                           # a pair from which words that stand for others are learnt
_STANDS: Final = 0.35                        # how regularly a word stands for another
_TWICE: Final = 1.5                          # it must have done so in more than one pair


def of_context(left: Side, right: Side, shared: Shared, scores: Matrix) -> Iterator[Feature]:
    """The features that suppose the scores of a former pass, in a fixed order."""
    forth, back = softmax(scores, 1), softmax(scores, 0)
    both = np.sqrt(forth * back)
    yield from (("former", scores), ("former share", np.log(forth + 1e-4)), ("former share right", np.log(back + 1e-4)))
    yield from (("former lead", np.clip(lead(scores), -10, 10)), ("former lead right", np.clip(lead(scores.T).T, -10, 10)))
    yield from _neighbours(forth, both)
    yield from _same_article(left, right, forth, back)
    yield from _citations(left, right, forth)
    stand = _standing_for(shared, both)
    yield from (("replaced", stand), ("replaced lead", lead(stand)), ("replaced lead right", lead(stand.T).T))


def _neighbours(forth: Matrix, both: Matrix) -> Iterator[Feature]:
    for rows in (-1, 1):
        yield f"next {rows:+d}", shifted(both, rows, rows)
        yield f"around {rows:+d}", np.maximum.reduce([shifted(forth, rows, rows * columns) for columns in range(5)])
    near = order(both)
    yield from (("order", near), ("log order", np.log(near + _FLOOR)))
    yield "merged", shifted(forth, -1, 0) + shifted(forth, 1, 0)
    yield "split", shifted(forth, 0, -1) + shifted(forth, 0, 1)


def order(both: Matrix) -> Matrix:
    """How well the neighbours of a pair answer each other: the nearer to their place, the more it counts."""
    found = np.zeros_like(both)
    for rows in (-2, -1, 1, 2):
        for columns in range(-_NEAR, _NEAR + 1):
            found += shifted(both, rows, columns) * np.float32(np.exp(-abs(columns - rows) / 3) / (1 + abs(rows)))
    return found


def _same_article(left: Side, right: Side, forth: Matrix, back: Matrix) -> Iterator[Feature]:
    own, theirs = _members(left), _members(right)
    places = np.ix_(left.article, right.article)
    to_article, from_article = forth @ theirs.T, own @ back
    shares, shares_back = own @ to_article, from_article @ theirs.T
    others = (shares[places] - to_article[:, right.article]) / np.maximum(left.siblings - 1, 1)[:, None]
    others_back = (shares_back[places] - from_article[left.article]) / np.maximum(right.siblings - 1, 1)[None, :]
    parent, parent_back = _shares(shares, 1)[places], _shares(shares_back, 0)[places]
    for name, found in (("siblings", others), ("siblings right", others_back), ("parent", parent), ("parent right", parent_back)):
        yield from ((name, found), (f"log {name}", np.log(found + _FLOOR)))


def parents(left: Side, right: Side, forth: Matrix) -> Matrix:
    """The share of a left article's units that go to each right article."""
    return _shares(_members(left) @ (forth @ _members(right).T), 1)


def _members(side: Side) -> Any:
    units = np.arange(len(side.units))
    ones = np.ones(len(units), dtype=np.float32)
    return sparse.csr_array((ones, (side.article, units)), shape=(len(side.articles), len(units)))


def _shares(numbers: Matrix, axis: int) -> Matrix:
    return np.asarray(numbers / np.maximum(numbers.sum(axis=axis, keepdims=True), 1e-9), dtype=np.float32)


def _citations(left: Side, right: Side, forth: Matrix) -> Iterator[Feature]:
    yield "cites", cited_alike(left.cites, right.cites, forth)
    yield "cited", cited_alike(left.cites.T.tocsr(), right.cites.T.tocsr(), forth)


def cited_alike(own: Bags, theirs: Bags, forth: Matrix) -> Matrix:
    """How well what the left cites answers what the right cites."""
    reached = (own @ forth) @ theirs.T
    return np.asarray(np.minimum(1, reached / _lengths(own)[:, None] / _lengths(theirs)[None, :]), dtype=np.float32)


def _lengths(citations: Bags) -> Matrix:
    return np.asarray(np.sqrt((citations * citations).sum(axis=1)) + 1e-6, dtype=np.float32)


def _standing_for(shared: Shared, both: Matrix) -> Matrix:
    """How alike the words are when those of the left are also read as the words that stand for them."""
    rows, columns = np.nonzero(both > _SURE)
    own, theirs = weighed(shared.left, shared.content), normed(weighed(shared.right, shared.content))
    if len(rows):
        own = weighed(once(shared.left), shared.content) + _replacements(shared, rows, columns, both[rows, columns], own)
    return np.asarray((normed(sparse.csr_array(own)) @ theirs.T).toarray(), dtype=np.float32)


def _replacements(shared: Shared, rows: Places, columns: Places, sure: Matrix, own: Bags) -> Bags:
    lost, come = once(shared.left)[rows], once(shared.right)[columns]
    kept = lost * come
    lost, come = _telling(lost - kept, shared.content), _telling(come - kept, shared.content)
    heavy = sparse.diags_array(sure) @ lost
    pairs = (heavy.T @ come).tocoo()
    often, often_right = np.asarray(heavy.sum(axis=0)), np.asarray((sparse.diags_array(sure) @ come).sum(axis=0))
    values = (pairs.data - 0.5) / np.sqrt((often[pairs.row] + 1) * (often_right[pairs.col] + 1))
    regular = (values > _STANDS) & (pairs.data > _TWICE)
    stands = sparse.csr_array((values[regular], (pairs.row[regular], pairs.col[regular])), shape=pairs.shape)
    return once(own) @ stands @ sparse.diags_array(shared.content)


def _telling(texts: Bags, content: Matrix) -> Bags:
    kept = sparse.csr_array(texts @ sparse.diags_array((content > 0).astype(np.float32)))
    kept.eliminate_zeros()
    return kept
