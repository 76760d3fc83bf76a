"""The bodies that publish standards, as they ship: codes as designations write them, names in three languages."""

import tomllib
from functools import cache
from importlib.resources import files

from classifiers.schemes.model import Label, Labels
from classifiers.standards.model import Body

LANGUAGES = ("az", "en", "ru")


@cache
def shipped() -> tuple[Body, ...]:
    """Those of `classifiers/data/standards/bodies.toml`, in its order."""
    text = (files("classifiers") / "data" / "standards" / "bodies.toml").read_text("utf-8")
    return tuple(Body(row["id"], _names(row), row.get("country", ""), row["url"]) for row in tomllib.loads(text)["body"])


def _names(row: dict[str, str]) -> Labels:
    return tuple(Label(row[language], language) for language in LANGUAGES if language in row)
