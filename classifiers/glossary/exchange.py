"""Terms as a table of tab-separated values: out for a spreadsheet or another registry, in with a verdict for each row."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from sqlalchemy.engine import Connection, Engine

from classifiers.errors import GlossaryError
from classifiers.glossary import editing
from classifiers.glossary.entries import Entry, Fault, Origin, Stale
from classifiers.glossary.model import Standing, Term
from classifiers.glossary.rows import LISTS
from classifiers.glossary.shipped import several, tidy
from storage.database import writing

COLUMNS = ("id", "az", "az_variants", "everyday", "en", "en_variants", "domain", "source", "standing")
NEEDED = ("az", "en")
BAD_STANDING = "expected in_use, proposed or refused as standing"


class Outcome(StrEnum):
    """What became of a row."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of the row on a line; of one refused, why."""

    line: int
    name: str
    outcome: Outcome
    reason: str = ""


class _RefusedError(Exception):
    """Undoes the transaction of a table with a row refused."""


def cells(term: Term) -> tuple[str, ...]:
    """A term as the cells of `COLUMNS`; several labels in one are parted by ";"."""
    return tuple("; ".join(value) if isinstance(value := getattr(term, name), tuple) else str(value) for name in COLUMNS)


def table(terms: Iterable[Term]) -> str:
    """The whole table with its head."""
    return "".join("\t".join(row) + "\n" for row in (COLUMNS, *map(cells, terms)))


def take_in(engine: Engine, text: str, who: str, *, skip_refused: bool = False) -> tuple[Verdict, ...]:
    """Take the rows of a table in, all in one transaction; a verdict for each, in order.

    A row changes the term of its id, or where it names none the one of its Azerbaijani name; columns left out stay as they are. With
    a row refused nothing at all is changed, unless `skip_refused`. Raises `GlossaryError` where the head is not understood.
    """
    rows = tuple(_rows(text))
    verdicts: tuple[Verdict, ...] = ()
    try:
        with writing(engine) as connection:
            editing.lock(connection)
            verdicts = tuple(_verdicts(connection, rows, who))
            if not skip_refused and any(verdict.outcome is Outcome.REFUSED for verdict in verdicts):
                raise _RefusedError
    except _RefusedError:
        pass
    return verdicts


Row = tuple[int, Mapping[str, str] | str]
"""A line and its cells by column, or why they are none."""


def _rows(text: str) -> Iterator[Row]:
    lines = [(at, line) for at, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1) if line.strip() and not line.startswith("#")]
    head = tuple(lines[0][1].split("\t")) if lines else ()
    if not set(NEEDED) <= set(head) <= set(COLUMNS) or len(set(head)) != len(head):
        found = ", ".join(head)[:120] or "nothing"
        raise GlossaryError(f"line 1: expected a head of {', '.join(COLUMNS)} (az and en at least), found {found}")
    for at, line in lines[1:]:
        row = line.split("\t")
        yield at, dict(zip(head, row, strict=True)) if len(row) == len(head) else f"expected {len(head)} cells, found {len(row)}"


def _verdicts(connection: Connection, rows: Iterable[Row], who: str) -> Iterator[Verdict]:
    seen: dict[str, int] = {}
    for line, row in rows:
        if isinstance(row, str):
            yield Verdict(line, "", Outcome.REFUSED, row)
            continue
        verdict, id_ = _take(connection, line, row, who)
        if verdict.outcome is not Outcome.REFUSED and seen.setdefault(id_, line) != line:
            yield Verdict(line, verdict.name, Outcome.REFUSED, f"the same term stands on line {seen[id_]}")
        else:
            yield verdict


def _take(connection: Connection, line: int, row: Mapping[str, str], who: str) -> tuple[Verdict, str]:
    name = row["az"].strip()
    if row.get("standing", "").strip() not in ("", *Standing):
        return Verdict(line, name, Outcome.REFUSED, BAD_STANDING), ""
    held = editing.held_as(connection, row.get("id", "").strip(), name)
    term = _term(row, held)
    answer = editing.edit(connection, term, held.revision, who) if held else editing.add(connection, term, who, Origin.IMPORT)
    match answer:
        case Entry():
            outcome = Outcome.ADDED if held is None else Outcome.UNCHANGED if answer == held else Outcome.CHANGED
            return Verdict(line, name, outcome), answer.term.id
        case Stale():
            return Verdict(line, name, Outcome.REFUSED, "somebody else changed the term meanwhile"), ""
        case faults:
            return Verdict(line, name, Outcome.REFUSED, _told(faults)), ""


def _term(row: Mapping[str, str], held: Entry | None) -> Term:
    """The term a row says, the rest as it is held."""
    values: dict[str, Any] = {name: several(row[name]) if name in LISTS else " ".join(row[name].split()) for name in row if name != "id"}
    if not values.get("standing"):
        values.pop("standing", None)
    if not values.get("source"):
        values.pop("source", None)
    if "standing" in values:
        values["standing"] = Standing(values["standing"])
    base = held.term if held else Term(row.get("id", "").strip(), "", "", source="import")
    return tidy(replace(base, **values))


def _told(faults: tuple[Fault, ...]) -> str:
    return "; ".join(f"{fault.field}: {fault.reason}" for fault in faults)
