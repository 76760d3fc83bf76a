"""Every code has a name: a new level, state, language or outcome cannot reach a page without one."""

from acts.frbr import Language, Level, Status
from acts.identity import KINDS
from acts.listing import ORDERS
from crawler.records import Outcome
from search.model import FACETS
from web import names


def test_every_code_has_a_name() -> None:
    assert set(names.LEVELS) == set(Level)
    assert set(names.STATUSES) == set(names.SIGNS) == set(Status)
    assert set(names.LANGUAGES) == set(Language)
    assert set(names.FACETS) == set(FACETS)
    assert set(names.OUTCOMES) == set(Outcome)
    assert set(names.ORDERS) == set(ORDERS)
    assert {kind.subtype for kind in KINDS} <= set(names.SUBTYPES)


def test_pieces_join_to_the_text() -> None:
    assert names.pieces("elektron imza", ((0, 8), (9, 13))) == (("elektron", True), (" ", False), ("imza", True))
    assert names.pieces("imza", ()) == (("imza", False),)
    assert names.pieces("", ()) == ()
    assert "".join(piece for piece, _ in names.pieces("abcdef", ((1, 4), (2, 5)))) == "abcdef"
