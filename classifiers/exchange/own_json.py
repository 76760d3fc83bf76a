"""A version of a classifier as JSON, whole: what one installation gives another."""

import json
from collections.abc import Iterable
from typing import Any

import cattrs
from cattrs.preconf.json import make_converter

from classifiers.errors import ExchangeError
from classifiers.exchange.model import Item, Reading
from classifiers.schemes.model import Concept, ConceptScheme, Level, Version

FORM = "classifier 1"


def _converter() -> cattrs.Converter:
    return make_converter(omit_if_default=True)


def write_json(scheme: ConceptScheme, version: Version, concepts: Iterable[Concept]) -> bytes:
    """The scheme, the version and its concepts."""
    convert = _converter()
    value = {
        "toplu": FORM, "scheme": convert.unstructure(scheme), "version": convert.unstructure(version),
        "concepts": [convert.unstructure(concept) for concept in concepts],
    }  # fmt: skip
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


def read_json(body: bytes, name: str) -> Reading:
    """What `write_json` wrote. A concept that is none is a row at fault. Raises `ExchangeError`."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise ExchangeError(f"{name}: expected JSON, found what cannot be read: {error}") from error
    if not isinstance(value, dict) or value.get("toplu") != FORM or not isinstance(value.get("concepts"), list):
        raise ExchangeError(f"{name}: expected a classifier as Toplu writes it ({FORM}), found other JSON")
    convert = _converter()
    try:
        scheme = convert.structure(value["scheme"], ConceptScheme)
        levels = tuple(convert.structure(one, Level) for one in value.get("version", {}).get("levels", ()))
    except (cattrs.BaseValidationError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise ExchangeError(f"{name}: expected a scheme and a version, found {type(error).__name__}") from error
    items = tuple(_item(convert, number, one) for number, one in enumerate(value["concepts"], 1))
    return Reading("json", items, titles=scheme.titles, descriptions=scheme.descriptions, levels=levels)


def _item(convert: cattrs.Converter, number: int, value: Any) -> Item:
    try:
        return Item(f"concept {number}", convert.structure(value, Concept))
    except (cattrs.BaseValidationError, TypeError, ValueError, KeyError, AttributeError):
        code = str(value.get("code", ""))[:60] if isinstance(value, dict) else ""
        return Item(f"concept {number}", Concept(code, code, ()), "expected a concept as Toplu writes it")
