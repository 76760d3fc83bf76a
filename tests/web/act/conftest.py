"""The sample act behind the pages."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.act.sample import sample_app


@pytest.fixture(scope="session")
def act_app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return sample_app(tmp_path_factory.mktemp("act"))


@pytest.fixture
def reader(act_app: Flask) -> FlaskClient:
    return act_app.test_client()
