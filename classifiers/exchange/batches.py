"""Imports kept: a file looked at, taken in as one version, and taken back whole."""

import json
import zlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from classifiers.errors import ExchangeError, NoBatchError
from classifiers.exchange.judging import Judged, judge, normal
from classifiers.exchange.kept import (
    NOT_WAITING,
    OVERTAKEN,
    TAKEN,
    UNDONE,
    WAITING,
    Batch,
    Wish,
    batch_of,
    counts_of,
    keep,
    packed,
    report_of,
)  # fmt: skip
from classifiers.exchange.known import titles_of
from classifiers.exchange.mapping_file import read_mapping, shape_of, write_mapping
from classifiers.exchange.model import Mapping, Outcome, Reading, Report
from classifiers.exchange.reading import Progress, Table, read, silent
from classifiers.exchange.tables import exchange_batches, exchange_mappings
from classifiers.schemes.errors import NoSchemeError, NoVersionError
from classifiers.schemes.model import Concept, ConceptScheme, Label, Level, Version
from classifiers.schemes.store import SchemeStore
from classifiers.schemes.tables import versions
from storage import audit
from storage.database import writing


class Exchange:
    """Takes files in and back."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.schemes = SchemeStore(engine)

    # looking
    def preview(self, body: bytes, name: str, wish: Wish, progress: Progress = silent) -> Report:
        """The verdict on each row; nothing is written. Raises `ExchangeError`."""
        reading = read(body, name, wish.mapping, wish.chosen, progress)
        version, held = self._held(wish.scheme)
        judged = judge(reading, held, version.levels if version else ())
        progress("rows judged", len(judged.verdicts), len(judged.verdicts))
        return _report(wish.scheme, reading, version, judged)

    def remembered(self, scheme: str, table: Table) -> Mapping | None:
        """How the columns of a file of this make were read before, for this classifier."""
        where = (exchange_mappings.c.scheme == scheme) & (exchange_mappings.c.shape == shape_of(table.sheets))
        with self.engine.connect() as connection:
            said = connection.execute(sa.select(exchange_mappings.c.mapping).where(where)).scalar()
        return read_mapping(said) if said else None

    def remember(self, scheme: str, table: Table, mapping: Mapping, who: str) -> None:
        """Keep how the columns of files of this make are read."""
        key = {"scheme": scheme, "shape": shape_of(table.sheets)}
        with writing(self.engine) as connection:
            connection.execute(exchange_mappings.delete().filter_by(**key))
            row = key | {"mapping": write_mapping(mapping), "at": datetime.now(UTC), "who": who[:120]}
            connection.execute(exchange_mappings.insert().values(row))

    # taking in
    def take_in(
        self, body: bytes, name: str, wish: Wish, who: str, progress: Progress = silent, batch: int = 0, seen: str | None = None
    ) -> Report:
        """Take a file in as a version of its own, all in one transaction; a verdict for each row.

        With a row refused nothing is written, unless the wish skips these; where nothing is new or changed no version is made. `batch`
        is one that was kept waiting, `seen` the number of the version its verdicts were told against. Raises `ExchangeError`.
        """
        reading = read(body, name, wish.mapping, wish.chosen, progress)
        version, held = self._held(wish.scheme)
        if seen is not None and seen != (version.number if version else ""):
            raise ExchangeError(OVERTAKEN)
        judged = judge(reading, held, version.levels if version else ())
        report = _report(wish.scheme, reading, version, judged)
        progress("rows judged", len(judged.verdicts), len(judged.verdicts))
        if (report.count(Outcome.REFUSED) and not wish.skip_refused) or not judged.changes:
            return report
        with writing(self.engine) as connection:
            return self._publish(connection, (body, name), replace(wish, mapping=reading.mapping), who, (reading, version, judged), batch)

    def _publish(
        self, connection: Connection, file: tuple[bytes, str], wish: Wish, who: str,
        found: tuple[Reading, Version | None, Judged], batch: int,
    ) -> Report:  # fmt: skip
        reading, version, judged = found
        self._refuse_overtaken(connection, wish.scheme, version)
        if version is None:
            titles = titles_of(wish.scheme, wish.titles or reading.titles) or (Label(_stem(file[1])),)
            self._add_scheme(connection, ConceptScheme(wish.scheme, titles, reading.descriptions, source=file[1]), who)
        number = self._free_number(connection, wish)
        day = wish.valid_from or datetime.now(UTC).date()
        self.schemes.publish(connection, wish.scheme, number, judged.concepts, judged.levels, day, who)
        report = replace(_report(wish.scheme, reading, version, judged), published=number)
        id_ = keep(connection, file, wish, who, report, TAKEN, batch)
        details = {"batch": id_, "version": number, "file": file[1], **counts_of(report)}
        audit.note(connection, who, "imported", f"scheme:{wish.scheme}", details)
        return replace(report, batch=id_)

    def _add_scheme(self, connection: Connection, scheme: ConceptScheme, who: str) -> None:
        try:
            self.schemes.scheme(scheme.id)
        except NoSchemeError:
            self.schemes.add_scheme(connection, scheme, who)

    def _held(self, scheme: str) -> tuple[Version | None, tuple[Concept, ...]]:
        """The current version and its concepts; none for a scheme not held."""
        try:
            version = self.schemes.version(scheme)
        except (NoSchemeError, NoVersionError):
            return None, ()
        return version, self.schemes.concepts(scheme, version.number)

    def _refuse_overtaken(self, connection: Connection, scheme: str, seen: Version | None) -> None:
        newest = _newest(connection, scheme)
        if newest != (seen.number if seen else ""):
            raise ExchangeError(OVERTAKEN)

    def _free_number(self, connection: Connection, wish: Wish) -> str:
        held = set(connection.execute(sa.select(versions.c.number).where(versions.c.scheme == wish.scheme)).scalars())
        if wish.number:
            if wish.number in held:
                raise ExchangeError(f"expected a number no version of {wish.scheme} has, found {wish.number}")
            return wish.number
        day = datetime.now(UTC).date().isoformat()
        return next(one for one in (day, *(f"{day}.{n}" for n in range(2, 100_000))) if one not in held)

    # waiting
    def wait(self, body: bytes, name: str, wish: Wish, who: str) -> int:
        """Keep a file to be looked at before it is taken in; its number."""
        report = Report(wish.scheme, "", "", ())
        with writing(self.engine) as connection:
            return keep(connection, (body, name), wish, who, report, WAITING, 0)

    def change(self, id_: int, wish: Wish) -> None:
        """Change how a waiting file is to be read; the verdicts told before no longer hold."""
        values = {"mapping": write_mapping(wish.mapping) if wish.mapping else "", "chosen": wish.chosen[:500]}
        values |= {"counts": json.dumps(counts_of(Report(wish.scheme, "", "", ())))}
        with writing(self.engine) as connection:
            held = (exchange_batches.c.id == id_) & (exchange_batches.c.standing == WAITING)
            connection.execute(exchange_batches.update().where(held).values(values))

    def look(self, id_: int, progress: Progress = silent) -> Report:
        """The verdicts on a waiting file, kept with it; nothing is taken in. Raises `ExchangeError`."""
        batch = self.batch(id_)
        if batch.standing != WAITING:
            raise ExchangeError(NOT_WAITING)
        report = self.preview(self.file(id_), batch.file_name, batch.wish, progress)
        values = {"base": report.base, "counts": json.dumps(counts_of(report)), "report": packed(report)}
        with writing(self.engine) as connection:
            held = (exchange_batches.c.id == id_) & (exchange_batches.c.standing == WAITING)
            connection.execute(exchange_batches.update().where(held).values(values))
        return replace(report, batch=id_)

    def discard(self, id_: int) -> None:
        """Forget a waiting file."""
        with writing(self.engine) as connection:
            connection.execute(exchange_batches.delete().where((exchange_batches.c.id == id_) & (exchange_batches.c.standing == WAITING)))

    # what was taken in
    def batches(self, scheme: str = "", limit: int = 100) -> tuple[Batch, ...]:
        """Imports, newest first."""
        columns = [column for column in exchange_batches.c if column.name not in ("file", "report")]
        query = sa.select(*columns).order_by(exchange_batches.c.id.desc()).limit(limit)
        with self.engine.connect() as connection:
            return tuple(map(batch_of, connection.execute(query.where(exchange_batches.c.scheme == scheme) if scheme else query)))

    def batch(self, id_: int) -> Batch:
        """Raises `NoBatchError`."""
        return batch_of(self._row(id_))

    def file(self, id_: int) -> bytes:
        """The file as it came. Raises `NoBatchError`."""
        return zlib.decompress(self._row(id_).file)

    def report(self, id_: int) -> Report:
        """The verdicts of an import. Raises `NoBatchError`."""
        return report_of(self._row(id_))

    def _row(self, id_: int) -> Any:
        with self.engine.connect() as connection:
            row = connection.execute(sa.select(exchange_batches).where(exchange_batches.c.id == id_)).one_or_none()
        if row is None:
            raise NoBatchError(f"there is no import {id_}")
        return row

    # taking back
    def undo(self, id_: int, who: str) -> str:
        """Take back all a batch did, by a version without it; later changes of other items stay. The number of that version.

        Raises `ExchangeError` where an item was changed since: nothing is taken back then.
        """
        batch = self.batch(id_)
        if batch.standing != TAKEN:
            raise ExchangeError(f"the import {id_} is not taken in: {batch.standing}")
        before = {one.id: one for one in self.schemes.concepts(batch.scheme, batch.base)} if batch.base else {}
        after = {one.id: one for one in self.schemes.concepts(batch.scheme, batch.published)}
        version, held = self._held(batch.scheme)
        if version is None:
            raise ExchangeError(f"the classifier {batch.scheme} has no version")
        concepts, levels = _without(before, after, held), self._levels(batch, version)
        with writing(self.engine) as connection:
            self._refuse_overtaken(connection, batch.scheme, version)
            number = self._free_number(connection, Wish(batch.scheme))
            self.schemes.publish(connection, batch.scheme, number, concepts, levels, datetime.now(UTC).date(), who)
            held_row = (exchange_batches.c.id == id_) & (exchange_batches.c.standing == TAKEN)
            if not connection.execute(exchange_batches.update().where(held_row).values(standing=UNDONE, undone=number)).rowcount:
                raise ExchangeError(OVERTAKEN)
            audit.note(connection, who, "import undone", f"scheme:{batch.scheme}", {"batch": id_, "version": number})
        return number

    def _levels(self, batch: Batch, version: Version) -> tuple[Level, ...]:
        """Those before the batch, where nothing else came since."""
        if version.number != batch.published:
            return version.levels
        return self.schemes.version(batch.scheme, batch.base).levels if batch.base else ()


def _without(before: dict[str, Concept], after: dict[str, Concept], held: Iterable[Concept]) -> tuple[Concept, ...]:
    now = {one.id: one for one in held}
    touched = [id_ for id_ in {*before, *after} if id_ not in before or id_ not in after or normal(before[id_]) != normal(after[id_])]
    for id_ in sorted(touched):
        if now.get(id_) != after.get(id_):
            raise ExchangeError(f"the item {(after.get(id_) or before[id_]).code!r} was changed since this import: take that back first")
        if id_ in before:
            now[id_] = before[id_]
        else:
            del now[id_]
    codes = {one.code for one in now.values()}
    orphan = next((one for one in now.values() if any(parent not in codes for parent in one.parents)), None)
    if orphan is not None:
        raise ExchangeError(f"the item {orphan.code!r} was put under one of this import since: take that back first")
    return tuple(now.values())


def _stem(name: str) -> str:
    """The name of a file as words: "2012_NAICS_Structure.xls" is "2012 NAICS Structure"."""
    return name.rpartition(".")[0].replace("_", " ").strip() or name


def _newest(connection: Connection, scheme: str) -> str:
    query = sa.select(versions.c.number).where(versions.c.scheme == scheme).order_by(versions.c.sequence.desc()).limit(1)
    return connection.execute(query).scalar() or ""


def _staying(judged: Judged) -> tuple[str, ...]:
    return (f"{judged.staying} items of the classifier are not in the file and stay as they are",) if judged.staying else ()


def _report(scheme: str, reading: Reading, version: Version | None, judged: Judged) -> Report:
    return Report(
        scheme, reading.form, version.number if version else "", judged.verdicts, (*reading.notes, *_staying(judged)),
        titles=titles_of(scheme, reading.titles), choices=reading.choices, chosen=reading.chosen,
    )  # fmt: skip
