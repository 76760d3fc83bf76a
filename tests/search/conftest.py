"""The engines every test of searching runs against."""

from collections.abc import Callable
from pathlib import Path

import pytest

from search.engines.tantivy import TantivyEngine
from search.model import SearchEngine

Maker = Callable[[Path], SearchEngine]
"""Makes an engine with an index of its own, named by a folder; another made so with the same folder sees the same index."""

ENGINES = ("tantivy",)


@pytest.fixture(scope="session", params=ENGINES)
def maker(request: pytest.FixtureRequest) -> Maker:
    """Makes engines of one kind."""
    make: Maker = request.getfixturevalue(f"{request.param}_maker")
    return make


@pytest.fixture(scope="session")
def tantivy_maker() -> Maker:
    return TantivyEngine
