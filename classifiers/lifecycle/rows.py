"""Proposals as rows of the database and back; their changes as JSON."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from sqlalchemy.engine import Row

from classifiers.lifecycle.model import Action, Change, Proposal, Standing, Step
from classifiers.schemes.model import Concept, ConceptStatus, Label, Match, Note, NoteKind
from language.letters import fold

LABELS = ("labels", "alternatives", "hidden")
CODES = ("parents", "related", "successors")
DAYS = ("valid_from", "valid_to")


def packed(changes: Iterable[Change]) -> str:
    """Changes as one JSON text."""
    return json.dumps([asdict(change) for change in changes], ensure_ascii=False, default=_plain)


def unpacked(text: str) -> tuple[Change, ...]:
    """The changes of a JSON text."""
    return tuple(map(_change, json.loads(text)))


def words(title: str, changes: Iterable[Change]) -> str:
    """What a proposal is found by."""
    codes = (code for change in changes for code in (*change.old, *(concept.code for concept in change.new)))
    labels = (label.text for change in changes for concept in change.new for label in concept.labels)
    return fold(" ".join((title, *codes, *labels)))


def proposal_of(row: Row[Any], steps: Iterable[Row[Any]]) -> Proposal:
    return Proposal(
        row.id, row.scheme, row.base_version, row.title, row.justification, unpacked(row.changes), Standing(row.standing),
        row.revision, row.submitter, row.organisation, tuple(map(step_of, steps)), row.published_in,
    )  # fmt: skip


def step_of(row: Row[Any]) -> Step:
    return Step(row.at, row.who, row.organisation, row.what, row.said)


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"expected a date, found {value!r}")


def _change(raw: Mapping[str, Any]) -> Change:
    new = tuple(map(_concept, raw["new"]))
    return Change(Action(raw["action"]), tuple(raw["old"]), new, tuple(raw["successors"]), raw["reason"])


def _concept(raw: Mapping[str, Any]) -> Concept:
    """Fields that the program did not know when it was written keep their defaults."""
    known = {field.name: raw[field.name] for field in fields(Concept) if field.name in raw}
    return Concept(**(known | {name: MADE[name](value) for name, value in known.items() if name in MADE}))


def _labels(raw: Iterable[Mapping[str, str]]) -> tuple[Label, ...]:
    return tuple(Label(**one) for one in raw)


def _day(raw: str | None) -> date | None:
    return date.fromisoformat(raw) if raw else None


MADE: Mapping[str, Any] = {
    **dict.fromkeys(LABELS, _labels),
    **dict.fromkeys(CODES, tuple),
    **dict.fromkeys(DAYS, _day),
    "notes": lambda raw: tuple(Note(NoteKind(one["kind"]), one["text"], one["language"]) for one in raw),
    "matches": lambda raw: tuple(Match(**one) for one in raw),
    "status": ConceptStatus,
    "kept": lambda raw: tuple((name, value) for name, value in raw),
}
