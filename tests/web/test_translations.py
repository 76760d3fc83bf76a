"""The catalogues hold every message of the code and templates, and the Azerbaijani one translates them all."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from web.i18n import TRANSLATIONS

ROOT = TRANSLATIONS.parent
PLACES = re.compile(r"%\((\w+)\)[sd]")


@pytest.fixture(scope="module")
def wanted() -> set[str]:
    """The messages of the code and templates; of a plural, the singular."""
    with (TRANSLATIONS / "babel.cfg").open(encoding="utf-8") as mapping:
        methods, options = parse_mapping_cfg(mapping)
    keywords = {"_": None, "_l": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2)}
    methods = [(pattern.removeprefix("web/"), method) for pattern, method in methods]
    options = {pattern.removeprefix("web/"): chosen for pattern, chosen in options.items()}
    found = extract_from_dir(ROOT / "web", methods, options, keywords)
    return {message if isinstance(message, str) else message[0] for _, _, message, _, _ in found}


def catalogue(language: str) -> Catalog:
    with Path(TRANSLATIONS / language / "LC_MESSAGES" / "messages.po").open("rb") as source:
        return read_po(source, locale=language)


def singular(message: object) -> str:
    return message[0] if isinstance(message, (tuple, list)) else str(message)


@pytest.mark.parametrize("language", ["az", "en"])
def test_every_message_is_in_the_catalogue(wanted: set[str], language: str) -> None:
    held = {singular(message.id) for message in catalogue(language) if message.id}
    assert wanted - held == set(), "translations/babel.cfg says how to take new messages in"
    assert held - wanted == set(), "messages nobody says any more"


@pytest.mark.parametrize("language", ["az", "en"])
def test_every_message_is_translated(language: str) -> None:
    def whole(string: object) -> bool:
        return all(string) if isinstance(string, (tuple, list)) else bool(string)

    assert [message.id for message in catalogue(language) if message.id and not (whole(message.string) and not message.fuzzy)] == []


def test_azerbaijani_is_not_left_in_english() -> None:
    same = {singular(message.id) for message in catalogue("az") if message.id and singular(message.id) == singular(message.string)}
    assert same <= {"Status"}


@pytest.mark.parametrize("language", ["az", "en"])
def test_translations_fill_the_same_places(language: str) -> None:
    for message in catalogue(language):
        if message.id:
            assert set(PLACES.findall(singular(message.id))) == set(PLACES.findall(singular(message.string))), message.id
