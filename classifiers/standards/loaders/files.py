"""The table of lists that can be loaded. A further list is a reader and a row here.

A file that was loaded before is told by its digest: nothing in it can differ from what its source is held to say.
"""

import gc
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from fnmatch import fnmatch
from pathlib import Path
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from classifiers.schemes.errors import NoVersionError
from classifiers.schemes.store import SchemeStore
from classifiers.standards import keeping, national
from classifiers.standards.catalogue import Committee, Loaded, LoadError, Refused
from classifiers.standards.loaders import azs, committees, easc, ecma, iso, itu, oasis, stages, w3c
from classifiers.standards.model import Edition
from classifiers.standards.packing import packed
from classifiers.standards.tables import committees as committee_rows
from classifiers.standards.tables import loads
from storage import audit
from storage.database import writing

READERS_REVISION: Final = "2"
"""Grows when a reader understands more: files loaded before are then read again."""
NATIONAL: Final = "national"
Read = Callable[[bytes, str], Iterable[Edition | Refused]]
Take = Callable[[Connection, bytes, str, str], Loaded]
"""Of a body, its source and who loads it, within a running transaction."""


@dataclass(frozen=True, slots=True)
class List:
    """A list of standards. ``names`` are patterns of file names; ``take`` reads it and keeps what it says."""

    source: str
    names: tuple[str, ...]
    title: str
    take: Take


def _editions(read: Read) -> Take:
    return lambda connection, body, source, who: keeping.load(connection, read(body, source), source, who)


def _committees(connection: Connection, body: bytes, source: str, who: str) -> Loaded:
    told = list(committees.read(body, source))
    held = {row.reference: row.data for row in connection.execute(sa.select(committee_rows.c.reference, committee_rows.c.data))}
    rows = [(one.reference, packed(one)) for one in told if isinstance(one, Committee)]
    changed = [one for one in rows if one[0] in held and held[one[0]] != one[1]]
    fresh = [one for one in rows if one[0] not in held]
    for reference, data in changed:
        connection.execute(committee_rows.update().where(committee_rows.c.reference == reference).values(data=data))
        audit.note(connection, who, "changed", f"committee:{reference}", {"before": held[reference], "after": data})
    keeping.insert_rows(connection, committee_rows, [*fresh])
    refused = tuple(one for one in told if isinstance(one, Refused))
    return Loaded(source, len(fresh), len(changed), len(rows) - len(fresh) - len(changed), refused)


def _stages(connection: Connection, body: bytes, source: str, who: str) -> Loaded:
    """Published as a version of a classifier, where it differs from the newest."""
    store, concepts = SchemeStore(connection.engine), stages.read(body, source)
    store.add_scheme(connection, stages.SCHEME, who)
    try:
        held = {one.code: one for one in store.concepts(stages.SCHEME.id)} if _has(store) else {}
    except NoVersionError:
        held = {}
    changed = [one for one in concepts if one.code in held and held[one.code] != one]
    fresh = [one for one in concepts if one.code not in held]
    if fresh or changed:
        store.publish(connection, stages.SCHEME.id, str(datetime.now(UTC).date()), concepts, stages.LEVELS, None, who)
    return Loaded(source, len(fresh), len(changed), len(concepts) - len(fresh) - len(changed))


def _has(store: SchemeStore) -> bool:
    return any(one.id == stages.SCHEME.id for one in store.schemes())


LISTS: Final = (
    List("itu_t", ("itu_t*.jsonl",), "ITU-T Recommendations", _editions(itu.read)),
    List("itu_r", ("itu_r*.jsonl",), "ITU-R documents", _editions(itu.read)),
    List("w3c", ("w3c*.jsonl",), "W3C technical reports", _editions(w3c.read)),
    List("oasis", ("oasis*.jsonl",), "OASIS specifications", _editions(oasis.read)),
    List("ecma", ("ecma*.jsonl",), "Ecma standards", _editions(ecma.read)),
    List("easc", ("easc*.jsonl",), "Interstate rules and recommendations (ПМГ, РМГ)", _editions(easc.read)),
    List("iso_refs", ("iso_refs*.csv",), "ISO references by ICS code", _editions(iso.read_references)),
    List("iso_deliverables", ("iso_deliverables*.jsonl",), "ISO Open Data: deliverables", _editions(iso.read_deliverables)),
    List("iso_committees", ("iso_technical_committees*.jsonl",), "ISO Open Data: technical committees", _committees),
    List("stages", ("iso_harmonized_stage_codes*.json",), "ISO harmonized stage codes", _stages),
    List("azs", ("azs*.jsonl",), "Azerbaijani standards met on pages", _editions(azs.read)),
    List(NATIONAL, ("*.csv", "*.xlsx"), "The national body's table (docs/standards.md)", _editions(national.read)),
)
"""Read from top to bottom: the first whose pattern a file's name has."""


def list_of(name: str, source: str = "") -> List:
    """The row for a file name, or of that source. Raises `LoadError` with the rows there are."""
    for row in LISTS:
        if row.source == source or (not source and any(fnmatch(name, pattern) for pattern in row.names)):
            return row
    known = ", ".join(f"{row.source} ({' '.join(row.names)})" for row in LISTS)
    raise LoadError(f"{source or name}: expected one of the lists {known}")


def load_file(engine: Engine, path: Path, who: str, source: str = "") -> Loaded:
    """Load a file whole or not at all. Raises `LoadError` for a file that cannot be read or is no such list."""
    row = list_of(path.name, source)
    try:
        body = path.read_bytes()
    except OSError as error:
        raise LoadError(f"{path}: cannot be read ({error.strerror})") from error
    return load_body(engine, row, body, who)


def load_body(engine: Engine, row: List, body: bytes, who: str) -> Loaded:
    """The same of a body at hand."""
    digest = hashlib.sha256(READERS_REVISION.encode() + b"\n" + body).hexdigest()
    with engine.connect() as connection:
        last = connection.execute(sa.select(loads).where(loads.c.source == row.source)).one_or_none()
    if last is not None and last.sha256 == digest and not last.refused:
        return Loaded(row.source, 0, 0, last.records)
    with _uncollected(), writing(engine) as connection:
        loaded = row.take(connection, body, row.source, who)
        connection.execute(loads.delete().where(loads.c.source == row.source))
        connection.execute(loads.insert().values(
            source=row.source, sha256=digest, records=loaded.records, refused=len(loaded.refused), at=datetime.now(UTC), by=who[:120],
        ))  # fmt: skip
    return loaded


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without looking for cycles meanwhile: what is read is trees of values, and looking through them is a sixth of all time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def load_folder(engine: Engine, folder: Path, who: str) -> Iterator[Loaded]:
    """Load every file of a folder that a row knows, in the order of the table; others are told as refused."""
    known = [(path, row) for path in sorted(folder.iterdir()) if path.is_file() and (row := _known(path.name))]
    for row in LISTS:
        for path in (path for path, its in known if its is row):
            yield load_file(engine, path, who)


def unknown(folder: Path) -> Sequence[Path]:
    """The files of a folder that no row knows."""
    return [path for path in sorted(folder.iterdir()) if path.is_file() and _known(path.name) is None]


def _known(name: str) -> List | None:
    """The row of a file in a folder: any table may be the national body's, so that one is loaded only where it is named itself."""
    return next((row for row in LISTS if row.source != NATIONAL and any(fnmatch(name, pattern) for pattern in row.names)), None)
