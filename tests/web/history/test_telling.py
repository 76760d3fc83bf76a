"""An act held in two languages, of which only one text tells of amendments: no page says that there were none."""

import pytest
from flask.testing import FlaskClient
from lxml import html

from acts.gather import items
from tests.conftest import ROOT
from web.composition import Toplu
from web.settings import Settings

LAW = "/en/akn/az/act/law/2016-05-06/231-xq"
SAMPLES = ROOT / "fixtures" / "acts"


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    toplu = Toplu(Settings(home=tmp_path_factory.mktemp("two"), rate_limit=""))
    for item in items([SAMPLES / "f_990003.html", SAMPLES / "f_990003.en.docx"], "sample"):
        toplu.ingest("test").take(item.manifestation, item.card)
    toplu.catch_up()
    return toplu.app().test_client()


def said(reader: FlaskClient, address: str) -> str:
    (main,) = html.fromstring(reader.get(LAW + address).text).xpath("//main")
    return " ".join(main.text_content().split())


def test_the_history_is_that_of_the_text_that_tells(reader: FlaskClient) -> None:
    page = said(reader, "/history?article=art_18")
    assert "changed 1 time" in page
    assert "recorded in the Azerbaijani text" in page


def test_the_list_of_changes_is_that_of_the_text_that_tells(reader: FlaskClient) -> None:
    assert "102-XQD" in said(reader, "/changes")


@pytest.mark.parametrize("address", ["/history?article=art_18&text=eng", "/changes?text=eng"])
def test_a_silent_text_asked_for_is_called_silent(reader: FlaskClient, address: str) -> None:
    page = said(reader, address)
    assert "This text tells of no amendments." in page
    assert "stands as" not in page
    assert "adopted." not in page
