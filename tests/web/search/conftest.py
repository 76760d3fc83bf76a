"""The invented world behind a search that answers by what is typed, on a day of its own."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html

from tests.web.search.finder import TODAY, AwayFinder, RichFinder
from tests.web.world import world_app
from web.acts_day import CLOCK

Open = Callable[[str], html.HtmlElement]


@pytest.fixture(scope="session")
def rich_app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    app = world_app(tmp_path_factory.mktemp("search"), RichFinder())
    app.extensions[CLOCK] = lambda: TODAY
    return app


@pytest.fixture
def search_client(rich_app: Flask) -> FlaskClient:
    return rich_app.test_client()


@pytest.fixture(scope="session")
def away_app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return world_app(tmp_path_factory.mktemp("away"), AwayFinder())


@pytest.fixture
def away_client(away_app: Flask) -> FlaskClient:
    return away_app.test_client()


@pytest.fixture
def opened(search_client: FlaskClient) -> Open:
    """The page of an address, which must answer at once."""

    def open_page(address: str) -> html.HtmlElement:
        response = search_client.get(address)
        assert response.status_code == 200, response.headers.get("Location")
        return html.fromstring(response.text)

    return open_page
