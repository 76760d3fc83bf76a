"""The classifiers that ship with the program, as tables anybody can read: `classifiers/data/schemes/<id>.toml`."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Final

from classifiers.schemes.errors import ShippedSchemeError
from classifiers.schemes.model import Concept, ConceptScheme, ConceptStatus, Label, Labels, Level, Note, NoteKind

LANGUAGES: Final = ("az", "en", "ru")
NOTES: Final = (
    ("definition", NoteKind.DEFINITION), ("scope", NoteKind.SCOPE), ("includes", NoteKind.INCLUDES), ("excludes", NoteKind.EXCLUDES),
    ("history", NoteKind.HISTORY),
)  # fmt: skip
"""The fields of notes, each followed by "_az", "_en" or "_ru"."""
HEAD: Final = frozenset({
    "id", "version", "valid_from", "titles", "descriptions", "publisher", "source", "governed", "by_code", "levels", "concepts",
})  # fmt: skip
"""``by_code``: siblings stand in the order of their codes, not in that of the table."""
FIELDS: Final = frozenset({
    "code", "parent", *LANGUAGES, *(f"also_{one}" for one in LANGUAGES), "hidden", "since", "until", "status", "successors", "related",
    *(f"{note}_{one}" for note, _ in NOTES for one in LANGUAGES),
})  # fmt: skip
"""``until`` is the first day it is no longer valid; with ``successors`` (codes) it is superseded where ``status`` does not tell."""


@dataclass(frozen=True, slots=True)
class Shipped:
    """A classifier that ships: its newest version as the program has it. ``number`` is what the version is called."""

    scheme: ConceptScheme
    number: str
    valid_from: date | None
    levels: tuple[Level, ...]
    concepts: tuple[Concept, ...]


@cache
def shipped() -> tuple[Shipped, ...]:
    """All of them, by id. Raises `ShippedSchemeError`."""
    tables = sorted(files("classifiers").joinpath("data", "schemes").iterdir(), key=lambda one: one.name)
    return tuple(read(table.read_text("utf-8"), table.name) for table in tables if table.name.endswith(".toml"))


def shipped_scheme(id_: str) -> Shipped:
    """The one of that id. Raises `ShippedSchemeError`."""
    found = next((one for one in shipped() if one.scheme.id == id_), None)
    if found is None:
        raise ShippedSchemeError(f"expected a classifier that ships, found {id_!r}")
    return found


def read(text: str, where: str) -> Shipped:
    """A classifier from its TOML: what it is, its levels, its concepts, each below its parent. Raises `ShippedSchemeError`."""
    try:
        raw = tomllib.loads(text)
        _expect(raw, HEAD, where)
        scheme = ConceptScheme(
            raw["id"], _labels(raw["titles"]), _labels(raw.get("descriptions", {})), raw.get("publisher", ""),
            source=raw.get("source", ""), governed=raw.get("governed", False),
        )  # fmt: skip
        levels = tuple(Level(depth, _labels(row), row.get("pattern", "")) for depth, row in enumerate(raw["levels"], 1))
        concepts = tuple(_concepts(raw["concepts"], raw.get("by_code", False), where))
    except tomllib.TOMLDecodeError as error:
        raise ShippedSchemeError(f"{where}: expected TOML, found: {error}") from error
    except KeyError as error:
        raise ShippedSchemeError(f"{where}: expected a field {error}, found none") from error
    return Shipped(scheme, raw["version"], raw.get("valid_from"), levels, concepts)


def _expect(row: Mapping[str, Any], fields: frozenset[str], where: str) -> None:
    if unknown := sorted(set(row) - fields):
        raise ShippedSchemeError(f"{where}: expected the fields {', '.join(sorted(fields))}, found also {', '.join(unknown)}")


def _concepts(rows: Sequence[Mapping[str, Any]], by_code: bool, where: str) -> Iterator[Concept]:
    levels = {"": 0}
    for place, row in enumerate(rows):
        _expect(row, FIELDS, f"{where}, {row.get('code', f'concept {place + 1}')}")
        parent = row.get("parent", "")
        if parent not in levels:
            raise ShippedSchemeError(f"{where}, {row['code']}: expected its parent {parent!r} above it, found none")
        levels[row["code"]] = levels[parent] + 1
        yield _concept(row, parent, levels[row["code"]], 0 if by_code else place)


def _concept(row: Mapping[str, Any], parent: str, level: int, order: int) -> Concept:
    successors = tuple(row.get("successors", ()))
    also = tuple(Label(text, one) for one in LANGUAGES for text in row.get(f"also_{one}", ()))
    return Concept(
        row["code"], row["code"], _labels(row), (parent,) if parent else (), level, alternatives=also,
        hidden=tuple(Label(text, "az") for text in row.get("hidden", ())), notes=tuple(_notes(row)), related=tuple(row.get("related", ())),
        status=ConceptStatus(row.get("status", "superseded" if successors else "valid")), valid_from=row.get("since"),
        valid_to=row.get("until"), successors=successors, order=order,
    )  # fmt: skip


def _labels(row: Mapping[str, Any]) -> Labels:
    return tuple(Label(row[one], one) for one in LANGUAGES if one in row)


def _notes(row: Mapping[str, Any]) -> Iterator[Note]:
    for name, kind in NOTES:
        yield from (Note(kind, row[f"{name}_{one}"], one) for one in LANGUAGES if f"{name}_{one}" in row)
