"""Exports in RDF satisfy our own shapes (SHACL), a version with tables of correspondence and the real ICS too."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pyshacl
import pytest
from hypothesis import given, settings
from rdflib import Graph
from sqlalchemy.engine import Engine

from classifiers.exchange.batches import Exchange
from classifiers.exchange.correspondence_write import Linked, linked
from classifiers.exchange.exporting import export, shapes
from classifiers.exchange.forms import Form
from classifiers.exchange.kept import Wish
from classifiers.exchange.rdf_parse import parse
from classifiers.schemes.model import Concept, ConceptAssociation, Correspondence, Label, Version, VersionStatus
from storage.database import writing
from tests.classifiers.exchange.made import BASE, CONCEPTS, LEVELS, SCHEME, VERSION, classifiers

FORMS = {"ttl": Form.TURTLE, "rdf": Form.RDF_XML, "jsonld": Form.JSON_LD}
SHAPES = Graph().parse(data=shapes(), format="turtle")
PLAIN = Version("sample", "1", 1, VersionStatus.PUBLISHED, date(2026, 1, 1))
TABLE = Correspondence(
    "sample", "1", "other", "3",
    (ConceptAssociation("01.02", "A", True, False, "a part"), ConceptAssociation("02", "B C"), ConceptAssociation("", "D")),
    (Label("Cədvəl", "az"),), confirmed=True,
)  # fmt: skip


def faults(form: str, version: Version, concepts: Iterable[Concept], tables: Iterable[Linked] = ()) -> str:
    body = export(form, SCHEME, version, concepts, BASE, tables)
    conforms, _, text = pyshacl.validate(parse(body, FORMS[form], "sample"), shacl_graph=SHAPES)
    return "" if conforms else text


@pytest.mark.parametrize("form", FORMS)
def test_a_version_with_tables(form: str) -> None:
    assert faults(form, VERSION, CONCEPTS, (Linked(TABLE, {"01.02": "meadow"}, {}),)) == ""


@given(classifiers())
@settings(max_examples=15)
def test_any_version(concepts: tuple[Concept, ...]) -> None:
    assert faults("ttl", PLAIN, concepts) == ""


def test_the_shapes_find_fault() -> None:
    assert "a concept has a label" in faults("ttl", PLAIN, (Concept("1", "1", ()),))


def test_the_tables_of_a_version_lie_between_identities(engine: Engine) -> None:
    store = Exchange(engine).schemes
    with writing(engine) as connection:
        store.add_scheme(connection, SCHEME, "a clerk")
        version = store.publish(connection, "sample", "1", CONCEPTS, LEVELS, None, "a clerk", correspondence=TABLE)
    body = export("ttl", SCHEME, version, CONCEPTS, BASE, linked(store, version)).decode()
    assert "<https://toplu.example/id/sample/meadow>" in body.partition("xkos:sourceConcept")[2]
    assert "<https://toplu.example/id/other/B%20C>" in body


@pytest.mark.corpus
def test_ics(engine: Engine, corpus: Path) -> None:
    exchange = Exchange(engine)
    report = exchange.take_in((corpus / "ics" / "ics.csv").read_bytes(), "ics.csv", Wish("ics"), "a clerk")
    assert len(report.verdicts) == 1381
    store = exchange.schemes
    body = export("ttl", store.scheme("ics"), store.version("ics"), store.concepts("ics"), "https://toplu.example/id/ics")
    conforms, _, text = pyshacl.validate(Graph().parse(data=body, format="turtle"), shacl_graph=SHAPES)
    assert conforms, text
