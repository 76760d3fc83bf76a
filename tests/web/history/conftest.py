"""The law with a past and a future, once for all tests that only read."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.act.timed import timed_app


@pytest.fixture(scope="package")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return timed_app(tmp_path_factory.mktemp("history"))


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
