"""Addresses that stay: a page for people, data for programs, by what is asked for; of a classifier, a version, an item."""

import json

import pytest
from flask import Flask
from flask.testing import FlaskClient
from rdflib import SKOS, Graph, Literal, URIRef

from tests.web.classifiers.test_pages import app as app

ITEM = "/id/land/20"
ASKED = {
    "text/html": ("", ""), "text/turtle": ("text/turtle", "turtle"), "application/rdf+xml": ("application/rdf+xml", "xml"),
    "application/ld+json": ("application/ld+json", ""), "application/json": ("application/json", ""),
    "text/html, application/xhtml+xml, */*;q=0.8": ("", ""), "application/rdf+xml;q=0.5, text/turtle": ("text/turtle", "turtle"),
    "*/*": ("", ""), "image/png": ("", ""),
}  # fmt: skip


@pytest.mark.parametrize("accept", ASKED)
@pytest.mark.parametrize("address", ["/id/land", "/id/land/versions/2025", ITEM])
def test_what_is_asked_for_is_given(client: FlaskClient, address: str, accept: str) -> None:
    media_type, form = ASKED[accept]
    answer = client.get(address, headers={"Accept": accept, "Accept-Language": "en"})
    assert "Accept" in answer.vary
    if not media_type:
        assert answer.status_code == 303
        assert client.get(answer.location).status_code == 200
        return
    assert answer.mimetype == media_type
    if "json" in media_type:
        assert json.loads(answer.data)
    else:
        assert len(Graph().parse(data=answer.data, format=form)) > 0


def test_an_item_tells_its_names_and_its_place(client: FlaskClient) -> None:
    graph = Graph().parse(data=client.get("/id/land/10.10?format=ttl").data, format="turtle")
    item = URIRef("http://localhost/id/land/10.10")
    assert (item, SKOS.prefLabel, Literal("Garden", "en")) in graph
    assert (item, SKOS.broader, URIRef("http://localhost/id/land/10")) in graph
    told = json.loads(client.get("/id/land/10.10?format=json").text)
    assert told["broader"] == ["http://localhost/id/land/10"]
    assert told["version"] == "2026"


@pytest.mark.parametrize("address", ["/id/other", "/id/land/99", "/id/land/versions/1", f"{ITEM}?format=docx"])
def test_what_is_not_there_is_not_found(client: FlaskClient, address: str) -> None:
    assert client.get(address, headers={"Accept": "text/turtle"}).status_code == 404


def test_programs_of_other_places_may_read(client: FlaskClient) -> None:
    assert client.get(f"{ITEM}?format=ttl").headers["Access-Control-Allow-Origin"] == "*"


def test_an_item_known_only_before_is_shown_as_it_last_stood(app: Flask) -> None:
    services = app.extensions["toplu"]
    with services.engine.begin() as connection:
        services.schemes.publish(connection, "land", "2027", (), (), None, "a clerk")
    answer = app.test_client().get(ITEM, headers={"Accept-Language": "en"})
    assert answer.location == "/en/classifiers/land/items/20?version=2026"
