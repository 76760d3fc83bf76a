"""Terms as rows of the database and back."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Row

from classifiers.glossary.entries import Entry, Evidence, Origin
from classifiers.glossary.model import Standing, Term
from language.letters import fold, sort_key

LISTS = ("az_variants", "everyday", "en_variants")
FIELDS = ("az", "en", *LISTS, "domain", "source", "standing")
"""What of a term can change: all but its id."""


def term_of(row: Row[Any]) -> Term:
    """The term of a row that holds at least the id and `FIELDS`."""
    return term_from(row.id, {name: json.loads(getattr(row, name)) if name in LISTS else getattr(row, name) for name in FIELDS})


def term_from(id_: str, values: Mapping[str, Any]) -> Term:
    """A term of plain values: strings and lists of strings by field."""
    lists = {name: tuple(values[name]) for name in LISTS}
    return Term(
        id_, values["az"], values["en"], **lists,
        domain=values["domain"], source=values["source"], standing=Standing(values["standing"]),
    )  # fmt: skip


def plain(term: Term) -> dict[str, Any]:
    """A term without its id as plain values, fit for JSON."""
    return {name: list(value) if isinstance(value := getattr(term, name), tuple) else str(value) for name in FIELDS}


def entry_of(row: Row[Any]) -> Entry:
    """A whole row."""
    evidence = tuple(Evidence(**one) for one in json.loads(row.evidence))
    return Entry(term_of(row), Origin(row.origin), row.revision, row.changed, row.by, row.edited, evidence)


def columns(term: Term) -> dict[str, Any]:
    """The columns that hold what the term says, those to find and sort it by among them."""
    values = {name: _dumped(value) if name in LISTS else value for name, value in plain(term).items()}
    labels = (*term.azerbaijani, *term.everyday, *term.english)
    return {"id": term.id, **values, "words": f"\n{fold(chr(10).join(labels))}\n", "az_order": order_key(term.az)}


def new_row(
    term: Term, origin: Origin, who: str, *, edited: bool, shipped: str = "", evidence: tuple[Evidence, ...] = ()
) -> dict[str, Any]:
    """The first row of a term."""
    kept = {"origin": origin.value, "evidence": _dumped([asdict(one) for one in evidence]), "shipped": shipped, "edited": edited}
    return columns(term) | kept | {"revision": 1, "changed": datetime.now(UTC), "by": who}


def differences(old: Term, new: Term) -> tuple[dict[str, Any], dict[str, Any]]:
    """The fields that differ, as they were and as they are."""
    before, after = plain(old), plain(new)
    changed = [name for name in FIELDS if before[name] != after[name]]
    return {name: before[name] for name in changed}, {name: after[name] for name in changed}


def order_key(text: str) -> str:
    """`text` as letters that sort by the Azerbaijani alphabet whatever the collation of the database: two for each."""
    return "".join(chr(97 + ord(letter) // 26 % 26) + chr(97 + ord(letter) % 26) for letter in sort_key(text)[:80])


def packed(term: Term) -> str:
    """The term as one JSON text, the same for the same term."""
    return _dumped(plain(term))


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


TERM_COLUMNS = ("id", *FIELDS)


def select_terms(table: sa.Table) -> sa.Select[Any]:
    """The columns that make a `Term`."""
    return sa.select(*(table.c[name] for name in TERM_COLUMNS))
