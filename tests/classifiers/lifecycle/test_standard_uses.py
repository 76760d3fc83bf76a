"""Editions of the catalogue carry codes of the ICS and get others; what their sources say is not lost."""

import pytest
from sqlalchemy.engine import Engine

from classifiers.lifecycle.standard_uses import StandardUses
from classifiers.schemes.model import Label
from classifiers.schemes.ports import Use
from classifiers.standards.keeping import load
from classifiers.standards.model import Edition
from storage import audit
from storage.database import writing
from tests.recoding import recoded

EDITIONS = (
    Edition("ISO 1:2020", "ISO 1", "ISO", (Label("Kart", "az"), Label("Cards", "en")), ics=("35.030", "01.020")),
    Edition("ISO 2:2020", "ISO 2", "ISO", (Label("Keys", "en"),), ics=("35.030",)),
    Edition("ISO 3:2020", "ISO 3", "ISO", ()),
)


@pytest.fixture
def uses(engine: Engine) -> StandardUses:
    with writing(engine) as connection:
        load(connection, EDITIONS, "iso", "toplu")
    return StandardUses(engine)


def test_who_carries_a_code(uses: StandardUses) -> None:
    assert list(uses.using("ics", ["35.030", "99"])) == [
        Use("standard", "ISO 1:2020", "ISO 1:2020 Kart", "35.030"), Use("standard", "ISO 2:2020", "ISO 2:2020 Keys", "35.030"),
    ]  # fmt: skip
    assert uses.counts("ics") == {"35.030": 2, "01.020": 1}
    assert list(uses.using("libraries", ["35.030"])) == []
    assert uses.counts("libraries") == {}


def test_another_code_stays_when_the_same_file_is_loaded_again(uses: StandardUses) -> None:
    first, second = uses.using("ics", ["35.030"])
    assert recoded(uses.engine, uses, "ics", first, "35.031") == ""
    assert recoded(uses.engine, uses, "ics", second, "35.030") == ""
    with writing(uses.engine) as connection:
        assert load(connection, EDITIONS, "iso", "toplu").same == 3
    assert uses.counts("ics") == {"35.030": 1, "35.031": 1, "01.020": 1}
    with uses.engine.connect() as connection:
        assert [(line.what, line.details["after"]) for line in audit.entries(connection, "standard:ISO 1:2020")] == [("recoded", "35.031")]


def test_what_does_not_carry_it_is_told(uses: StandardUses) -> None:
    for id_, code in (("ISO 9", "35.030"), ("ISO 3:2020", "35.030"), ("ISO 1:2020", "99")):
        assert "does not carry" in recoded(uses.engine, uses, "ics", Use("standard", id_, "", code), "35.031")
