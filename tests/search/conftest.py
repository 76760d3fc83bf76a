"""The engines every test of searching runs against."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from search.engines.tantivy import TantivyEngine
from search.model import SearchEngine
from tests.elasticsearch import Nodes, engine_on, forget

Maker = Callable[[Path], SearchEngine]
"""Makes an engine with an index of its own, named by a folder; another made so with the same folder sees the same index."""

ENGINES = ("tantivy", "elasticsearch")


@pytest.fixture(scope="session", params=ENGINES)
def maker(request: pytest.FixtureRequest) -> Maker:
    """Makes engines of one kind."""
    make: Maker = request.getfixturevalue(f"{request.param}_maker")
    return make


@pytest.fixture(scope="session")
def tantivy_maker() -> Maker:
    return TantivyEngine


@pytest.fixture(scope="session")
def elasticsearch_maker(elasticsearch: Nodes) -> Iterator[Maker]:
    """Names the index after the folder; removes them all at the end."""
    names = set[str]()

    def make(folder: Path) -> SearchEngine:
        name = "t" + hashlib.blake2b(str(folder).encode(), digest_size=8).hexdigest()
        names.add(name)
        return engine_on(elasticsearch, name)

    yield make
    for name in names:
        forget(elasticsearch, name)
