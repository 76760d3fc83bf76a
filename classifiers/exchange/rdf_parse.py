"""Triples out of Turtle, RDF/XML and JSON-LD; nothing outside the file is fetched."""

import json
import warnings

from rdflib import Graph

from classifiers.errors import ExchangeError
from classifiers.exchange.forms import Form
from classifiers.exchange.rdf_values import quietly

NOWHERE = "file:///"
"""What addresses without beginning are taken to begin with."""


def parse(body: bytes, form: Form, name: str) -> Graph:
    """The triples of a file. Nothing outside it is ever fetched. Raises `ExchangeError`."""
    graph = Graph()
    try:
        with warnings.catch_warnings(), quietly():
            warnings.simplefilter("ignore")
            if form is Form.JSON_LD:
                _refuse_remote(json.loads(body), name)
            graph.parse(data=body, format={"turtle": "turtle", "rdfxml": "xml", "jsonld": "json-ld"}[form], publicID=NOWHERE)
    except ExchangeError:
        raise
    except RecursionError as error:
        raise ExchangeError(f"{name}: expected {form}, found brackets too deep to read") from error
    except Exception as error:      # its parsers raise whatever comes first
        told = " ".join(str(error).split())[:200]
        raise ExchangeError(f"{name}: expected {form}, found what cannot be read: {told}") from error
    return graph


def _refuse_remote(value: object, name: str) -> None:
    """A context at another address would be fetched: refused."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            contexts = one.get("@context", [])
            for context in contexts if isinstance(contexts, list) else [contexts]:
                if isinstance(context, str):
                    raise ExchangeError(f"{name}: expected JSON-LD with its context in the file, found the address {context[:120]}")
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)
