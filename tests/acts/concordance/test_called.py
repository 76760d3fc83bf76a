"""What provisions are called by themselves, as documents name them."""

import pytest

from acts.concordance.model import Provision


@pytest.mark.parametrize(("label", "parent", "called"), [
    ("Maddə 5", "", "Maddə 5"),
    ("5.1", "art_5", "5.1"),
    ("12-2.1.", "art_12-2", "12-2.1."),
    ("1.", "art_5", "5 · 1"),
    ("a", "art_2", "2 · a"),
    ("15.1", "art_5", "5 · 15.1"),
    ("2.", "att_1__art_3", "3 · 2"),
    ("", "art_5", "5"),
])
def test_a_label_that_does_not_tell_its_article_is_told_with_it(label: str, parent: str, called: str) -> None:
    assert Provision("id", label, "", "", parent).called == called
