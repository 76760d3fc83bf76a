"""Intakes that only write down what they were given: a crawl is tested without the readers."""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy.engine import Engine

from acts.cards import Card
from acts.frbr import Manifestation
from storage.errors import RawStoreError
from storage.raw import RawStore


@dataclass(frozen=True, slots=True)
class Note:
    """What became of a text."""

    outcome: str
    reason: str = ""


class Diary:
    """Writes each text taken into a file beside the raw store, a line each."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "taken.jsonl"

    def take(self, manifestation: Manifestation, card: Card | None = None, version: date | None = None) -> Iterable[Note]:
        """Note the text."""
        line = {
            "url": manifestation.url, "name": manifestation.name, "bytes": len(manifestation.body),
            "media_type": manifestation.media_type, "act": card.eqanun_id if card else None,
            "status": card.status_name if card else "", "version": version.isoformat() if version else None,
        }  # fmt: skip
        with self.file.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
            file.flush()
            os.fsync(file.fileno())
        return (Note("added"),)

    def settle(self) -> int:
        """Nothing to link."""
        return 0


class Refusing(Diary):
    """Reads nothing."""

    def take(self, manifestation: Manifestation, card: Card | None = None, version: date | None = None) -> Iterable[Note]:
        """Refuse the text."""
        return (Note("refused", "no reader knows it"),)


class Stumbling(Diary):
    """Has a fault of its own."""

    def take(self, manifestation: Manifestation, card: Card | None = None, version: date | None = None) -> Iterable[Note]:
        """Stumble."""
        raise ZeroDivisionError("of all things")


class Full(Diary):
    """Stands on a disk that is full."""

    def take(self, manifestation: Manifestation, card: Card | None = None, version: date | None = None) -> Iterable[Note]:
        """Fail as a full disk does."""
        raise RawStoreError("the disk is full")


def stumbling(engine: Engine, raw: RawStore) -> Diary:
    """An intake with a fault."""
    return Stumbling(raw.folder)


def full(engine: Engine, raw: RawStore) -> Diary:
    """An intake without room."""
    return Full(raw.folder)


def diary(engine: Engine, raw: RawStore) -> Diary:
    """An intake that notes each text."""
    return Diary(raw.folder)


def refusing(engine: Engine, raw: RawStore) -> Diary:
    """An intake that refuses each text."""
    return Refusing(raw.folder)


def taken(raw: RawStore) -> list[dict[str, object]]:
    """What a diary was given so far."""
    file = raw.folder / "taken.jsonl"
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()] if file.exists() else []
