"""A catalogue that remembers answers as the catalogue does; what tells that judgements may be others changes with each of their grounds."""

from collections.abc import Callable
from datetime import date

import pytest

from acts.register import remembering
from acts.register.remembering import Remembering
from tests.acts.register.world import CATALOGUE, IN_2019, LAW, TODAY, World, edition

DAYS = (date(2010, 6, 1), date(2013, 1, 1), IN_2019, TODAY)


@pytest.mark.parametrize("singly", [0, 1000])
def test_it_answers_as_the_catalogue_does(world: World, monkeypatch: pytest.MonkeyPatch, singly: int) -> None:
    monkeypatch.setattr(remembering, "ASKED_SINGLY", singly)
    remembered, catalogue = Remembering(world.engine), world.catalogue
    for _ in range(2):
        for one in CATALOGUE:
            assert remembered.editions(one.standard) == catalogue.editions(one.standard)
            assert remembered.adoptions_of(one.reference) == catalogue.adoptions_of(one.reference)
            assert remembered.relations_of(one.reference) == catalogue.relations_of(one.reference)
            for day in DAYS:
                assert remembered.judgement(one.reference, day) == catalogue.judgement(one.reference, day)
                assert remembered.meant(one.standard, day) == catalogue.meant(one.standard, day)


@pytest.mark.parametrize("change", [
    lambda world: world.load(edition("99777:2003", "2003-01-01"), source="another"),
    lambda world: world.take(LAW.replace("71-XQ", "76-XQ"), "other.txt"),
], ids=["catalogue", "act"])  # fmt: skip
def test_the_stamp_changes_with_what_is_judged(world: World, change: Callable[[World], None]) -> None:
    before = world.register.stamp()
    assert world.register.stamp() == before
    change(world)
    world.refresh()
    assert world.register.stamp() != before
