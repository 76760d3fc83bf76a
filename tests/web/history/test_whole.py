"""Every page about changes, in both languages: answers, well-formed, translated, no link into the void."""

import re
from itertools import pairwise

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import etree, html

from tests.web.act.timed import URI
from tests.web.history.pages import PAGES
from tests.web.test_pages import english_messages

EVERY = [f"/{language}{page}" for language in ("az", "en") for page in PAGES]


@pytest.mark.parametrize("address", EVERY)
def test_page_is_whole(client: FlaskClient, address: str) -> None:
    response = client.get(address)
    assert response.status_code == (400 if "wrong" in address else 200)
    page = html.fromstring(response.text)
    assert page.get("lang") == address[1:3]
    assert len(page.findall(".//h1")) == 1
    assert not page.xpath("//@style|//script[not(@src)]|//@*[starts-with(name(), 'on')]")
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    for field in page.xpath("//input[not(@type='hidden')]"):
        assert page.xpath(f"//label[@for='{field.get('id')}']")


@pytest.mark.parametrize("address", EVERY)
def test_headings_go_down_step_by_step(client: FlaskClient, address: str) -> None:
    levels = [int(h.tag[1]) for h in html.fromstring(client.get(address).text).xpath("//h1|//h2|//h3|//h4")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("address", EVERY)
def test_page_is_well_formed(client: FlaskClient, address: str) -> None:
    text = re.sub(r"<(meta|link|input|br|img|hr)\b([^>]*?)/?>", r"<\1\2/>", client.get(address).text)
    text = re.sub(r"\s(defer|hidden|required|data-[a-z]+|open)(?=[\s>/])(?!=)", r' \1="\1"', text.replace("<!doctype html>", ""))
    etree.fromstring(text.replace("&nbsp;", " "))


@pytest.mark.parametrize("page", PAGES)
def test_no_english_message_on_an_azerbaijani_page(client: FlaskClient, page: str) -> None:
    shown = html.fromstring(client.get(f"/az{page}").text)
    for foreign in shown.xpath("//*[@lang='en']"):
        foreign.drop_tree() if foreign.getparent() is not None else None
    words = {" ".join(text.split()) for text in shown.xpath("//text()|//@aria-label|//@title|//@placeholder")}
    assert not words & english_messages()


@pytest.mark.parametrize("address", EVERY)
def test_every_link_leads_somewhere(client: FlaskClient, address: str) -> None:
    page = html.fromstring(client.get(address).text)
    for link in set(page.xpath("//a/@href")):
        path, _, anchor = link.partition("#")
        if path.startswith("/"):
            assert client.get(path).status_code in ((400,) if "wrong" in path else (200, 302)), link
        elif not path:
            assert page.xpath(f"//*[@id='{anchor}']"), link


def test_pages_are_told_the_rules(app: Flask) -> None:
    response = app.test_client().get(f"/az{URI}/redline")
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert html.fromstring(response.text).xpath("//meta[@name='robots']/@content") == ["noindex"]
