"""When amending acts come into force, as a register, a reviewer, the note or the publication tells it.

A law comes into force on its publication unless it says otherwise (Constitutional Law on normative legal acts, on entry into force);
acts that come into force later say so in their own text, which a note mostly leaves out: such days are data a registry takes in.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType

from acts.errors import ActsError
from acts.modifications.model import AmendingAct, Validity

REGISTER, NOTE, PUBLICATION, SIGNATURE = "register", "note", "publication", "signature"
"""The sources of a day, as `Change.known_by` names them."""
_FOR_GOOD = Validity()


class CalendarError(ActsError):
    """A table of commencement that cannot be taken as it is; the message names each row and what was expected."""


@dataclass(frozen=True, slots=True)
class CommencementRow:
    """The day an amending act, or some of its changes to one act, came into force.

    ``text`` names the amended text ("mulki_mecelle"), "" for all; ``footnotes`` are the notes of it the row is about, () for all.
    """

    adopted: date
    number: str
    in_force: date
    text: str = ""
    footnotes: tuple[str, ...] = ()
    why: str = ""
    known_by: str = REGISTER

    @property
    def number_key(self) -> str:
        """The number for comparing, see `AmendingAct.number_key`."""
        return AmendingAct(None, self.adopted, self.number).number_key

    def speaks_of(self, act: AmendingAct, footnote: str) -> bool:
        """Whether the row is about the act at that note; an act whose number is cut off is known by its day and note."""
        if self.footnotes and footnote not in self.footnotes:
            return False
        return act.number_key == self.number_key or (not act.number and footnote in self.footnotes)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Knows when amending acts came into force. Empty, it goes by what the acts and notes say."""

    rows: Mapping[date, tuple[CommencementRow, ...]] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def from_table(cls, rows: Iterable[CommencementRow], text: str = "") -> "Calendar":
        """A calendar of the rows about one amended text, and of those about all; without `text` of every row."""
        by_day: dict[date, tuple[CommencementRow, ...]] = {}
        for row in rows:
            if not text or row.text in ("", text):
                by_day[row.adopted] = (*by_day.get(row.adopted, ()), row)
        return cls(MappingProxyType(by_day))

    def day_of(self, act: AmendingAct, footnote: str = "", validity: Validity = _FOR_GOOD) -> tuple[date | None, str]:
        """The first day the act's changes at that note hold, and the source of that day; (None, "") when nothing tells it.

        A row of the table goes first (the narrower one before the wider), then the note's own words, publication, signature.
        """
        if (row := self._row(act, footnote)) is not None:
            return row.in_force, row.known_by
        told = ((validity.start, NOTE), (act.published, PUBLICATION), (act.adopted, SIGNATURE))
        return next(((day, source) for day, source in told if day), (None, ""))

    def _row(self, act: AmendingAct, footnote: str) -> CommencementRow | None:
        """The narrowest row about the act at that note."""
        found = [row for row in self.rows.get(act.adopted, ()) if row.speaks_of(act, footnote)] if act.adopted else []
        return max(found, key=lambda row: (bool(row.footnotes), bool(row.text)), default=None)


EMPTY = Calendar()
"""Knows nothing of its own."""


_COLUMNS = ("code", "act_date", "act_number", "published", "why", "notes_of_the_newer_text")
_OPTIONAL = ("in_force", "known_by")
_LATER = "in force later"
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_AFTER = re.compile(r"(\w+) (month|day)s? after publication")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def read_table(path: Path) -> tuple[CommencementRow, ...]:
    """The rows of a table of commencement: tab-separated, the first line names the columns.

    Needed: code, act_date, act_number, published, why, notes_of_the_newer_text; optional: in_force, known_by. Days are written
    2023-05-31. Where `in_force` is not given, "published later" holds from the day of publication; "in force later" with "… months
    after publication" is counted; else such a row says only that the act did not hold while the capture was made, and the folder
    names its month ("2023-05"): the first day of the month after is taken. Raises `CalendarError` naming every row that is not right.
    """
    head, *lines = _text(path).splitlines() or [""]
    names = _column_names(head, path)
    reader = _Reader(path, names)
    rows = tuple(filter(None, (reader.row(number, line) for number, line in enumerate(lines, start=2) if line.strip())))
    if reader.problems:
        raise CalendarError(f"{path.name}: " + "; ".join(reader.problems))
    return rows


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CalendarError(f"{path.name}: expected a table in UTF-8: {error}") from error


def _column_names(head: str, path: Path) -> tuple[str, ...]:
    names = tuple(head.split("\t"))
    unknown, lacking = [name for name in names if name not in _COLUMNS + _OPTIONAL], [name for name in _COLUMNS if name not in names]
    if unknown or lacking or len(set(names)) < len(names):
        wrong = f"line 1: expected the columns {', '.join(_COLUMNS)} (and {', '.join(_OPTIONAL)} where known), each once"
        raise CalendarError(f"{path.name}: {wrong}, found {', '.join(map(repr, names))}")
    return names


@dataclass(slots=True)
class _Reader:
    """Reads rows and gathers what is wrong with them."""

    path: Path
    names: Sequence[str]
    problems: list[str] = field(default_factory=list)
    seen: dict[tuple[str, date, str, str], int] = field(default_factory=dict)

    def row(self, number: int, line: str) -> CommencementRow | None:
        try:
            return self._row(number, line)
        except CalendarError as error:
            self.problems.append(f"line {number}: {error}")
            return None

    def _row(self, number: int, line: str) -> CommencementRow:
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) != len(self.names):
            raise CalendarError(f"expected {len(self.names)} cells, found {len(cells)}")
        values = dict(zip(self.names, cells, strict=True))
        row = self._value(values)
        for note in row.footnotes or ("",):
            first = self.seen.setdefault((row.text, row.adopted, row.number_key, note), number)
            if first != number:
                raise CalendarError(f"expected one row for {row.number} of {row.adopted} at note {note or 'any'}, found line {first} too")
        return row

    def _value(self, values: Mapping[str, str]) -> CommencementRow:
        if not values["act_number"]:
            raise CalendarError("expected the number of the act, found nothing")
        adopted = _day(values["act_date"], "act_date")
        in_force = self._in_force(values)
        if in_force < adopted:
            raise CalendarError(f"expected entry into force not before the act of {adopted}, found {in_force}")
        notes = tuple(values["notes_of_the_newer_text"].split())
        known_by = values.get("known_by") or REGISTER
        return CommencementRow(adopted, values["act_number"], in_force, values["code"], notes, values["why"], known_by)

    def _in_force(self, values: Mapping[str, str]) -> date:
        if values.get("in_force"):
            return _day(values["in_force"], "in_force")
        published = _day(values["published"], "published")
        if not values["why"].startswith(_LATER):
            return published
        return _counted(published, values["why"]) or self._month_after()

    def _month_after(self) -> date:
        found = _MONTH.fullmatch(self.path.absolute().parent.name)
        if not found or not 1 <= int(found[2]) <= 12:
            raise CalendarError(f"expected a day in_force, or a folder named by the month of the capture, found {self.path.parent.name!r}")
        return months_later(date(int(found[1]), int(found[2]), 1), 1)


def _day(text: str, column: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CalendarError(f"{column}: expected a day as 2023-05-31, found {text!r}") from None


def _counted(published: date, why: str) -> date | None:
    """The day "six months after publication" is; None where the words do not count. Raises `CalendarError` for a day beyond all years."""
    found = _AFTER.search(why)
    if not found or not (found[1].isdecimal() or found[1] in _NUMBERS):
        return None
    try:
        count = int(found[1]) if found[1].isdecimal() else _NUMBERS.index(found[1]) + 1
        return months_later(published, count) if found[2] == "month" else date.fromordinal(published.toordinal() + count)
    except (ValueError, OverflowError):
        raise CalendarError(f"why: expected a number of months or days that leads to a day, found {found[0][:60]!r}") from None


def months_later(day: date, months: int) -> date:
    """The same day so many months on; the last of that month where it has no such day. Raises ValueError beyond the year 9999."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
