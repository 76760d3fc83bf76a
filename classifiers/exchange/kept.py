"""Imports as rows of a table: a file with what it became."""

import hashlib
import json
import re
import zlib
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy.engine import Connection

from classifiers.errors import ExchangeError
from classifiers.exchange.mapping_file import read_mapping, write_mapping
from classifiers.exchange.model import Mapping, Outcome, Report, Verdict
from classifiers.exchange.tables import exchange_batches
from classifiers.schemes.model import Label
from language.letters import fold

WAITING, TAKEN, UNDONE = "waiting", "taken", "undone"
OVERTAKEN = "somebody published a version of this classifier meanwhile; nothing was taken in, look at the file again"
NOT_WAITING = "this file was taken in or discarded meanwhile; nothing was taken in"
SCHEME_ID = r"[a-z][a-z0-9-]{0,59}"


def scheme_id(name: str) -> str:
    """An id of a classifier made of other words: "2012 NAICS" is c-2012-naics; "classifier" where they have no letters."""
    words = "-".join(re.findall(r"[a-z0-9]+", fold(name))) or "classifier"
    return (words if words[0].isalpha() else f"c-{words}")[:60].rstrip("-")


@dataclass(frozen=True, slots=True)
class Batch:
    """An import: the file, where it stands, what it became."""

    id: int
    at: datetime
    who: str
    scheme: str
    file_name: str
    standing: str
    base: str
    published: str
    undone: str
    mapping: str
    chosen: str
    counts: dict[str, int]

    @property
    def wish(self) -> "Wish":
        """How the file is read."""
        return Wish(self.scheme, read_mapping(self.mapping) if self.mapping else None, self.chosen)

    @property
    def looked_at(self) -> bool:
        """Whether verdicts were told."""
        return any(self.counts.values())


@dataclass(frozen=True, slots=True)
class Wish:
    """How a file is to be taken in. ``number`` names the version ("" for the day), ``titles`` a classifier not held yet."""

    scheme: str
    mapping: Mapping | None = None
    chosen: str = ""
    number: str = ""
    valid_from: date | None = None
    titles: tuple[Label, ...] = ()
    skip_refused: bool = False


def counts_of(report: Report) -> dict[str, int]:
    """How many rows came to each verdict."""
    return {outcome.value: report.count(outcome) for outcome in Outcome}


def packed(report: Report) -> bytes:
    """A report as a row keeps it."""
    said = {
        "form": report.form, "notes": report.notes, "verdicts": [[*asdict(one).values()] for one in report.verdicts],
        "titles": [[one.text, one.language] for one in report.titles], "choices": report.choices, "chosen": report.chosen,
    }  # fmt: skip
    return zlib.compress(json.dumps(said, ensure_ascii=False).encode())


def report_of(row: Any) -> Report:
    """What a row keeps of its verdicts."""
    said = json.loads(zlib.decompress(row.report))
    verdicts = tuple(
        Verdict(place, code, label, Outcome(outcome), reason, tuple(remarks))
        for place, code, label, outcome, reason, remarks in said["verdicts"]
    )
    titles = tuple(Label(*one) for one in said.get("titles", ()))
    choices = tuple((address, count) for address, count in said.get("choices", ()))
    notes, chosen = tuple(said["notes"]), said.get("chosen", "")
    return Report(row.scheme, said["form"], row.base, verdicts, notes, row.published, row.id, titles, choices, chosen)


def keep(connection: Connection, file: tuple[bytes, str], wish: Wish, who: str, report: Report, standing: str, held: int) -> int:
    """Write a row, or over the waiting one `held`; its number. Raises `ExchangeError` where that waits no longer."""
    row = {
        "at": datetime.now(UTC), "who": who[:120], "scheme": wish.scheme, "file_name": file[1][-300:],
        "sha256": hashlib.sha256(file[0]).hexdigest(),
        "file": zlib.compress(file[0]), "mapping": write_mapping(wish.mapping) if wish.mapping else "", "chosen": wish.chosen[:500],
        "standing": standing, "base": report.base, "published": report.published, "undone": "", "counts": json.dumps(counts_of(report)),
        "report": packed(report),
    }  # fmt: skip
    if held:
        waiting = (exchange_batches.c.id == held) & (exchange_batches.c.standing == WAITING)
        if not connection.execute(exchange_batches.update().where(waiting).values(row)).rowcount:
            raise ExchangeError(NOT_WAITING)
        return held
    key = connection.execute(exchange_batches.insert().values(row)).inserted_primary_key
    return int(key[0]) if key else 0


def batch_of(row: Any) -> Batch:
    """A row without its file and verdicts."""
    return Batch(
        row.id, row.at, row.who, row.scheme, row.file_name, row.standing, row.base, row.published, row.undone, row.mapping, row.chosen,
        json.loads(row.counts),
    )  # fmt: skip
