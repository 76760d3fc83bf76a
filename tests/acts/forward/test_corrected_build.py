"""A reviewer's word reaches the timeline that is built from a page."""

from datetime import date

import pytest

from acts.history.build import build
from acts.history.corrections import Correction, CorrectionError
from acts.history.model import Outcome
from tests.acts.forward.test_orders import ACTS, page

WHY = "rəsmi nəşrlə tutuşdurulub"


def test_refused_dated_and_sorted_anew() -> None:
    document = page(ACTS / "f_990002.html")
    plain = build(document, today=date(2026, 1, 1))
    one = next(change for change in plain.changes if change.outcome is Outcome.APPLIED)
    named = (one.footnote, one.item, str(one.modification.target))
    late = build(document, corrections=[Correction("", *named, WHY, in_force=date(2025, 1, 1))], today=date(2026, 1, 1))
    assert (late.changes[-1].in_force, late.changes[-1].known_by, late.changes[-1].footnote) == (date(2025, 1, 1), "reviewer", one.footnote)
    refused = build(document, corrections=[Correction("", *named, WHY, refuse=True)], today=date(2026, 1, 1))
    (gone,) = [change for change in refused.changes if change.reason.endswith(WHY)]
    assert (gone.outcome, len(refused.changes)) == (Outcome.REFUSED, len(plain.changes))


def test_one_that_matches_nothing_stops_the_build() -> None:
    with pytest.raises(CorrectionError, match="a.toml, entry 1: expected to match one modification .* matched 0"):
        build(page(ACTS / "f_990002.html"), corrections=[Correction("", "99", 1, "art_1", WHY, refuse=True, entry="a.toml, entry 1")])
