"""The invented world with a comparer that gives invented comparisons."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.compare.made import Made
from tests.web.world import world_app
from web.compare_engine import ENGINE


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    made = world_app(tmp_path_factory.mktemp("compare"))
    made.extensions[ENGINE] = Made()
    return made


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
