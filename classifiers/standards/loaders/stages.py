"""The harmonized stage codes of ISO (JSON: stages XX, substages YY, codes XX.YY) as a classifier of two levels."""

import json
from typing import Any, Final

from classifiers.schemes.model import Concept, ConceptScheme, Label, Level
from classifiers.standards.catalogue import LoadError

SCHEME: Final = ConceptScheme(
    "stages", (Label("Standartların hazırlanma mərhələləri", "az"), Label("Stages of standards", "en")), publisher="ISO",
    source="ISO harmonized stage codes",
)  # fmt: skip
LEVELS: Final = (
    Level(1, (Label("Mərhələ", "az"), Label("Stage", "en")), r"\d\d"),
    Level(2, (Label("Mərhələ kodu", "az"), Label("Stage code", "en")), r"\d\d\.\d\d"),
)


def read(body: bytes, name: str) -> tuple[Concept, ...]:
    """The stages, and below each its codes; the name of a substage is an alternative label. Raises `LoadError`."""
    try:
        told = json.loads(body)["vocabulary"]
        substages = {one["code"]: one["name"] for one in told["YY"]}
        stages = [Concept(one["code"], one["code"], (Label(one["name"], "en"),), order=at) for at, one in enumerate(told["XX"])]
        return (*stages, *(_code(one, at, substages) for at, one in enumerate(told["XX.YY"])))
    except (ValueError, KeyError, TypeError) as error:
        raise LoadError(f"{name}: expected a vocabulary of stages XX, YY and XX.YY, found none ({error})") from error


def _code(one: dict[str, Any], order: int, substages: dict[str, str]) -> Concept:
    code = one["code"]
    alternative = substages.get(code[3:], "")
    others = (Label(alternative, "en"),) if alternative and alternative != one["name"] else ()
    return Concept(code, code, (Label(one["name"], "en"),), (code[:2],), 2, others, order=order)
