"""Comparisons kept on each of the two databases, over invented acts."""

import pytest
from sqlalchemy.engine import Engine

from acts.concordance.store import Comparisons
from tests.acts.concordance.world import Shelf, shelf


@pytest.fixture
def acts() -> Shelf:
    return shelf()


@pytest.fixture
def store(engine: Engine, acts: Shelf) -> Comparisons:
    return Comparisons(engine, acts)
