"""What provisions are called by themselves, as documents name them."""

import pytest

from acts.concordance.model import Provision


@pytest.mark.parametrize(("label", "parent", "called", "id_"), [
    ("Maddə 5", "", "Maddə 5", "id"),
    ("5.1", "art_5", "5.1", "id"),
    ("12-2.1.", "art_12-2", "12-2.1", "id"),
    ("1.", "art_5", "5 · 1", "id"),
    ("a", "art_2", "2 · a", "id"),
    ("15.1", "art_5", "5 · 15.1", "id"),
    ("2.", "att_1__art_3", "3 · 2", "id"),
    ("1.", "art_1", "1 · 1", "art_1/par_1"),
    ("", "art_5", "5", "id"),
    ("", "art_5", "5 · ¶ 2", "art_5__al_2"),
    ("", "att_1__art_3", "3 · ¶ 1", "att_1__art_3__al_1"),
    ("", "art_99", "99.4", "art_99__para_99.4"),
])
def test_a_label_that_does_not_tell_its_article_is_told_with_it(label: str, parent: str, called: str, id_: str) -> None:
    assert Provision(id_, label, "", "", parent).called == called
