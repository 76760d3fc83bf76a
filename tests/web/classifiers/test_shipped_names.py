"""Kinds and statuses of acts are called on every page what their classifiers call them."""

from collections.abc import Mapping

import pytest
from flask import Flask
from flask_babel.speaklater import LazyString

from classifiers.schemes.model import label_in
from classifiers.schemes.shipped import shipped_scheme
from web.names import STATUSES, SUBTYPES


@pytest.mark.parametrize("language", ["az", "en"])
@pytest.mark.parametrize(("scheme", "said"), [("act-kinds", SUBTYPES), ("act-statuses", STATUSES)], ids=["kinds", "statuses"])
def test_a_code_has_one_name(app: Flask, language: str, scheme: str, said: Mapping[str, LazyString]) -> None:
    items = {one.code: one for one in shipped_scheme(scheme).concepts}
    with app.test_request_context(f"/{language}/acts"):
        assert {code: label_in(items[code].labels, language) for code in said} == {code: str(name) for code, name in said.items()}
