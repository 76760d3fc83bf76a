"""Finding acts in files and folders: which files belong together, which are none, which cannot be read."""

import json
import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from acts.cards import Card, read_card
from acts.errors import ActsError, ReadError, UnknownFormatError
from acts.frbr import Manifestation
from acts.lines import SIZE_LIMIT, formex, reader_for

RECORD = ".doc.xml"
"""How the name of a Formex publication record ends; it names the files of an act."""

RECORD_NAMED = re.compile(rb'<DOCUMENT\.REF\s[^>]*?FILE="([\w.-]+)"', re.ASCII)
"""How a Formex file names its record, so that only that one is looked into."""


@dataclass(frozen=True, slots=True)
class Item:
    """A file to take in, with the card that lies beside it."""

    manifestation: Manifestation
    card: Card | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file not taken in by itself and why. `wrong` tells a fault from a file that is simply no act.

    `joined`: it was read together with another file (a card, an annex, a publication record).
    """

    path: Path
    reason: str
    wrong: bool = False
    joined: bool = False


def files_of(paths: Iterable[Path]) -> tuple[Path | LeftOut, ...]:
    """All files under the paths, in order, each once; what cannot be looked into is said. Links that lead in circles do no harm."""
    found: dict[Path, Path | LeftOut] = {}
    folders: set[Path] = set()
    for path in paths:
        for file in _walk(path, folders):
            found.setdefault(file.path if isinstance(file, LeftOut) else real(file), file)
    return tuple(found.values())


def real(path: Path) -> Path:
    """Where a path leads, links followed; a link that leads nowhere stays itself."""
    return Path(os.path.realpath(path))


def printable(name: str) -> str:
    r"""A file's name fit to be kept and shown: line ends, control characters and bytes that are no text as ``\n``, ``\x1b``, ``\udcff``."""
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in name)


def items(paths: Iterable[Path], source: str) -> Iterator[Item]:
    """The acts under the paths; what is none is passed over."""
    found = (gather(file, source, named=False) for file in files_of(paths) if isinstance(file, Path))
    yield from (item for item in found if isinstance(item, Item))


def gather(file: Path, source: str, named: bool) -> Item | LeftOut:
    """One file as an item. `named` tells that the user named this very file: then even "not an act" is a fault."""
    try:
        return _gather(file, source)
    except UnknownFormatError as error:
        return LeftOut(file, str(error), wrong=named)
    except ActsError as error:
        return LeftOut(file, str(error), wrong=True)
    except OSError as error:
        return LeftOut(file, f"cannot be read: {error.strerror}", wrong=True)


def _gather(file: Path, source: str) -> Item | LeftOut:
    if file.name.endswith(RECORD):
        return LeftOut(file, "publication record, read with the act it names", joined=True)
    if file.suffix == ".json" and (card := _card(file)) is not None:
        return LeftOut(file, f"card of act {card.eqanun_id}, read with its text", joined=True)
    record = _record_of(file)
    if record is not None and file.name in record.annexes:
        return LeftOut(file, f"annex, read with {record.main}", joined=True)
    annexes = tuple(_bytes(file.with_name(name)) for name in record.annexes) if record else ()
    manifestation = _manifestation(file, source, annexes)
    reader_for(manifestation).admits(manifestation)
    return Item(manifestation, _card(file.with_name(file.name.split(".")[0] + ".json")))


def _walk(path: Path, folders: set[Path]) -> Iterator[Path | LeftOut]:
    try:
        if not path.is_dir():
            yield path
            return
        if real(path) in folders:
            return
        folders.add(real(path))
        below = sorted(path.iterdir())
    except OSError as error:
        yield LeftOut(path, f"cannot be looked into: {error.strerror}", wrong=True)
        return
    for child in below:
        if not child.name.startswith("."):
            yield from _walk(child, folders)


def _manifestation(file: Path, source: str, annexes: tuple[bytes, ...]) -> Manifestation:
    body = _bytes(file)
    fetched = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    return Manifestation(source, real(file).as_uri(), printable(file.name), body, fetched_at=fetched, annexes=annexes)


def _bytes(file: Path) -> bytes:
    found = file.stat()
    if not stat.S_ISREG(found.st_mode):
        raise UnknownFormatError("expected a file, found a pipe, a socket or a device")
    size = found.st_size
    if size > SIZE_LIMIT:
        raise ReadError(f"expected a file of at most {SIZE_LIMIT:,} bytes, found {size:,}")
    return file.read_bytes()


def _card(file: Path) -> Card | None:
    """The card in a JSON file, None where the file is missing or is something else."""
    if not file.is_file() or file.stat().st_size > 100_000:
        return None
    try:
        answer = json.loads(file.read_bytes())
    except ValueError:
        return None
    is_card = isinstance(answer, dict) and isinstance(answer.get("data"), dict) and "requisite" in answer["data"]
    return read_card(answer) if is_card else None


def _record_of(file: Path) -> formex.FormexRecord | None:
    """The publication record beside a Formex file that names it."""
    if file.suffix != ".xml" or not file.is_file():
        return None
    with file.open("rb") as opened:
        named = RECORD_NAMED.search(opened.read(64 * 1024))
    path = file.with_name(named[1].decode("ascii")) if named else file
    if not named or not path.is_file():
        return None
    record = formex.record(_bytes(path))
    return record if file.name in (record.main, *record.annexes) else None
