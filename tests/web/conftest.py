"""The invented world, once for all tests that only read, and a browser for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser

from tests.web.browsing import launched, served
from tests.web.world import world_app


@pytest.fixture(scope="session", autouse=True)
def catalogues() -> None:
    """The compiled catalogues, made as `make translations` makes them."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    from web.i18n import TRANSLATIONS

    for po in TRANSLATIONS.glob("*/LC_MESSAGES/messages.po"):
        with po.open("rb") as source:
            catalogue = read_po(source)
        part = po.with_suffix(f".{id(catalogue)}.part")
        with part.open("wb") as target:
            write_mo(target, catalogue)
        part.replace(po.with_suffix(".mo"))


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return world_app(tmp_path_factory.mktemp("web"))


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture(scope="module")
def address(app: Flask) -> Iterator[str]:
    """Where the module's `app` is served."""
    with served(app) as at:
        yield at


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with launched(chromium) as started:
        yield started
