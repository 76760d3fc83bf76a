"""The day a page of an act is asked for: as typed, as a date, and what today is."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from flask import current_app

from language.dates import parse_date

DASHED = re.compile(r"(?<=^\d)-(?=\d)|(?<=^\d\d)-(?=\d)|-(?=\d{4}$)")
"""Dashes of a day written as "11-05-2023"."""
BAKU = ZoneInfo("Asia/Baku")
CLOCK = "toplu.today"
"""Where an app may keep a clock of its own: a function that gives the day."""


def today() -> date:
    """Today's date in Azerbaijan, where the law comes into force."""
    clock: Callable[[], date] | None = current_app.extensions.get(CLOCK)
    return clock() if clock else datetime.now(BAKU).date()


@dataclass(frozen=True, slots=True)
class Moment:
    """The day a page shows. ``typed`` is what the address says after `at=`; ``asked`` the day it means, None for today."""

    today: date
    typed: str = ""
    asked: date | None = None

    @classmethod
    def of(cls, typed: str, today: date) -> "Moment":
        """The day of "2023-05-11", "11.05.2023", "11-05-2023", "11/05/2023" or "11 may 2023"."""
        return cls(today, typed, parse_date(DASHED.sub(".", typed)) or _iso(typed))

    @property
    def day(self) -> date:
        return self.asked or self.today

    @property
    def wrong(self) -> bool:
        """Whether what was typed is no day."""
        return bool(self.typed) and self.asked is None

    @property
    def plain(self) -> str:
        """The day as addresses say it, "" for today without being asked."""
        return self.asked.isoformat() if self.asked else ""

    @property
    def odd(self) -> bool:
        """Whether a day was asked for in another form than addresses have."""
        return self.asked is not None and self.typed != self.plain


def _iso(typed: str) -> date | None:
    """A day of any year, as addresses have it."""
    try:
        return date.fromisoformat(typed) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", typed) else None
    except ValueError:
        return None


def eve(day: date) -> date:
    """The day before; the first of all days has none."""
    return date.fromordinal(max(1, day.toordinal() - 1))
