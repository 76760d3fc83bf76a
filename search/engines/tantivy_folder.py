"""Where the index lies: a folder of generations, one of them in use. A rebuild fills a new one beside it and switches at the end."""

import fcntl
import json
import os
import shutil
import time
import uuid
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from language.analysis import ANALYZER_VERSION
from search import weights
from search.model import EngineAwayError, IndexMissingError, SearchError

SCHEMA_VERSION: Final = "5"
META: Final = "toplu.json"               # names the generation in use, and which schema and analyzer made it
LOCK: Final = "writing.lock"
PREFIX: Final = "generation-"
FORMER: Final = frozenset((".idx", ".store", ".term", ".pos", ".fast", ".fieldnorm", ".del"))
"""Endings of the files that an index of the first version had in the folder itself."""
ADVICE: Final = "run `toplu index`"
State = tuple[int, int]
"""Of a file: changes with every replacement."""


@dataclass(frozen=True, slots=True)
class Generation:
    """An index in its folder; `day` is the last on which documents were marked (an ordinal), 0 in one that is still empty."""

    folder: Path
    day: int = 0


class Folder:
    """The folder of generations. Raises `IndexMissingError` when nothing in it can be used."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def current(self) -> Generation:
        """The generation in use."""
        found = self._read()
        versions = {name: found.get(name) for name in _versions()}
        if versions != _versions():
            raise IndexMissingError(f"the search index in {self.path} is of version {versions}, expected {_versions()}; {ADVICE}")
        name, day = found.get("generation"), found.get("day")
        if not isinstance(name, str) or not isinstance(day, int) or Path(name).name != name:
            raise IndexMissingError(f"{self.path / META} names no generation of the search index; {ADVICE}")
        return Generation(self.path / name, day)

    def state(self) -> State:
        """Changes when another generation is put in use."""
        return _state(self.path / META, self.path)

    def state_of(self, generation: Generation) -> State:
        """Changes with every commit to a generation."""
        return _state(generation.folder / "meta.json", self.path)

    def fresh(self) -> Generation:
        """A new empty folder beside the one in use; what a killed rebuild left is removed. Only for who holds the lock."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            self._tidy()
            generation = Generation(self.path / f"{PREFIX}{uuid.uuid4().hex[:12]}")
            generation.folder.mkdir()
        except OSError as error:
            raise EngineAwayError(f"no search index can be made in {self.path}: {error}") from error
        return generation

    def use(self, generation: Generation) -> None:
        """Put a generation in use at once for all, and remove all others."""
        found = {**_versions(), "generation": generation.folder.name, "day": generation.day}
        fresh = self.path / f"{META}.new"
        try:
            fresh.write_text(json.dumps(found), "utf-8")
            fresh.replace(self.path / META)
            self._tidy()
        except OSError as error:
            raise EngineAwayError(f"the search index in {self.path} cannot be written: {error}") from error

    @staticmethod
    def drop(generation: Generation) -> None:
        """Remove a generation that was never put in use."""
        shutil.rmtree(generation.folder, ignore_errors=True)

    def lock(self, seconds: float) -> int:
        """The right to write, as a handle for `unlock`; a program that is killed loses it. Others who write are waited for so long."""
        end = time.monotonic() + seconds
        handle = self._open_lock()
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return handle
            except BlockingIOError as error:
                if time.monotonic() >= end:
                    os.close(handle)
                    message = f"the search index in {self.path} is being written by another process; try again when it is done"
                    raise SearchError(message) from error
            time.sleep(0.05)

    @staticmethod
    def unlock(handle: int) -> None:
        os.close(handle)

    def _open_lock(self) -> int:
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            return os.open(self.path / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise EngineAwayError(f"the search index in {self.path} cannot be written: {error}") from error

    def _read(self) -> dict[str, object]:
        try:
            found = json.loads((self.path / META).read_text("utf-8"))
        except FileNotFoundError as error:
            raise IndexMissingError(f"there is no search index in {self.path}; {ADVICE}") from error
        except (ValueError, OSError) as error:
            raise IndexMissingError(f"the search index in {self.path} cannot be read ({error}); {ADVICE}") from error
        return found if isinstance(found, dict) else {}

    def _tidy(self) -> None:
        """Remove what is not in use: former generations, and files of an index of the first version."""
        used = ""
        with suppress(EngineAwayError):
            used = self.current().folder.name
        for one in self.path.iterdir():
            if one.is_dir() and one.name != used and one.name.startswith(PREFIX):
                shutil.rmtree(one, ignore_errors=True)
            elif one.suffix in FORMER or one.name in {"meta.json", ".managed.json"}:
                one.unlink(missing_ok=True)


def mark_day(today: date, generation: Generation) -> Generation:
    """The generation with the later of its day and today."""
    return Generation(generation.folder, max(generation.day, today.toordinal()))


def _versions() -> dict[str, object]:
    repeated = [weights.TITLE, weights.CONTEXT, weights.HEADING, weights.BODY]
    multiplied = [weights.REPEALED_ACT, weights.REPEALED_PROVISION, *sorted(weights.LEVELS.items())]
    return {"schema": SCHEMA_VERSION, "analyzer": ANALYZER_VERSION, "weights": repr((*repeated, *multiplied))}


def _state(file: Path, shown: Path) -> State:
    try:
        found = file.stat()
    except OSError as error:
        raise IndexMissingError(f"there is no search index in {shown}; {ADVICE}") from error
    return found.st_ino, found.st_mtime_ns
