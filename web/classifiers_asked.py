"""What the address of a page of classifiers asks, and what every such page says."""

from typing import Any
from urllib.parse import quote

from flask import request

from classifiers.exchange.exporting import FORMS
from classifiers.schemes.model import Version
from classifiers.schemes.ports import Use
from web import classifiers_words
from web.acts_view_addresses import act_address
from web.i18n import web_language
from web.services import services

LONGEST = 200
"""Letters of a question."""


def asked(name: str) -> str:
    """A question of the address, its blanks made one."""
    return " ".join(request.args.get(name, "").replace("\0", " ").split())[:LONGEST]


def asked_version(scheme: str) -> Version:
    """The version the address asks for, or the newest. Raises `NoSchemeError`, `NoVersionError`."""
    return services().schemes.version(scheme, asked("version"))


def around(version: Version) -> dict[str, Any]:
    """The classifier with its versions; `shown` is the version as addresses name it: nothing for the newest."""
    store = services().schemes
    versions = store.versions(version.scheme)
    shown = version.number if version.sequence != versions[0].sequence else None
    return {"scheme": store.scheme(version.scheme), "version": version, "versions": versions, "shown": shown}


def words() -> dict[str, Any]:
    """For the templates."""
    return {"said": classifiers_words.said, "words_of": classifiers_words, "forms": FORMS, "use_address": use_address}


def use_address(use: Use) -> str:
    """The page of what carries a code."""
    return act_address(use.id) if use.kind == "act" else f"/{web_language()}/standards/{quote(use.id, safe='')}"
