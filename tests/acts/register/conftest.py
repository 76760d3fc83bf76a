"""The invented world of the register, on each of the two databases."""

import pytest
from sqlalchemy.engine import Engine

from storage.raw import RawStore
from tests.acts.register.world import CATALOGUE, LAW, World


@pytest.fixture
def empty(engine: Engine, raw: RawStore) -> World:
    return World(engine, raw)


@pytest.fixture
def world(empty: World) -> World:
    """The law and the whole catalogue taken in, the register brought up."""
    empty.take(LAW)
    empty.load(*CATALOGUE)
    empty.refresh()
    return empty
