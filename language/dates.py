"""Days as Azerbaijani and English law writes them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from language.letters import fold
from language.numerals import suffix

_AZ_MONTHS = ("yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avqust", "sentyabr", "oktyabr", "noyabr", "dekabr")
_EN_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
              "November", "December")
_MONTHS = {fold(name): n for names in (_AZ_MONTHS, _EN_MONTHS) for n, name in enumerate(names, 1)}

_HYPHEN = "[-‐‑–—]"
_AZ_MONTH = rf"(?P<month>{'|'.join(_AZ_MONTHS)})(?:[ıiuü]n?)?(?:n?[dn]?[aə]n?)?(?:\s+ay[ıi](?:n[ıi]n)?)?"
_EN_MONTH = rf"(?P<month>{'|'.join(_EN_MONTHS)})"
_DAY = r"(?P<day>\d{1,2})"
_QUOTED_DAY = r"[«\"“„]?\s?(?P<day>\d{1,2})\s?[»\"”]?"
_YEAR = r"(?P<year>[12]\d{3})"
_YEAR_WORD = r"il(?:in|ədək|d[əa]n?|ə|i)?\b"
_DAY_ENDING = rf"(?:\s?{_HYPHEN}?\s?(?:d[aəıi]n?|n?[dn]?[ıiuüaə]n?(?:d[aə]n?)?|s[ıi](?:nd[əa]n?)?)\b)?"


@dataclass(frozen=True, slots=True)
class DateRule:
    """One way a day is written."""

    sample: str
    pattern: str


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A day found in a text, with the offsets of its words."""

    start: int
    end: int
    day: date


RULES: tuple[DateRule, ...] = (
    DateRule("28 dekabr 1999-cu il", rf"{_QUOTED_DAY}\s+{_AZ_MONTH}\s+{_YEAR}(?:\s?{_HYPHEN}?\s?c[ıiuü])?(?:\s+{_YEAR_WORD})?"),
    DateRule("2010-cu ilin 11 may tarixində", rf"{_YEAR}\s?{_HYPHEN}?\s?c[ıiuü]\s+{_YEAR_WORD},?\s+{_DAY}\s+{_AZ_MONTH}\b"),
    DateRule("2021-ci il yanvarın 18-dən",
             rf"{_YEAR}\s?{_HYPHEN}?\s?c[ıiuü]\s+{_YEAR_WORD},?\s+{_AZ_MONTH}\s+{_DAY}(?![\d.,]*\d){_DAY_ENDING}"),
    DateRule("11.05.2023", rf"{_DAY}[./](?P<month>\d{{1,2}})[./]{_YEAR}(?!\d|\.\d)"),
    DateRule("2023-05-11", rf"{_YEAR}-(?P<month>\d{{2}})-(?P<day>\d{{2}})(?![-\d])"),
    DateRule("11 May 2023", rf"{_DAY}(?:st|nd|rd|th)?\s+(?:of\s+)?{_EN_MONTH},?\s+{_YEAR}(?!\d)"),
    DateRule("May 11, 2023", rf"{_EN_MONTH}\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}(?!\d)"),
)


def _joined(rules: tuple[DateRule, ...]) -> re.Pattern[str]:
    """All rules as one pattern; groups carry the rule's number ("day0", "day1", …)."""
    numbered = (re.sub(r"\?P<(\w+)>", rf"?P<\g<1>{n}>", rule.pattern) for n, rule in enumerate(rules))
    return re.compile(r"(?<![\w.])(?:" + "|".join(numbered) + ")", re.IGNORECASE)


_DATE = _joined(RULES)
_AFTER = re.compile(r"[\s.,;]*(?:tarix(?:li|in)?(?:d[əa]n?)?|gün(?:ü|ün)?(?:d[əa]n?)?)?[\s.,;]*")


def parse_date(text: str) -> date | None:
    """The day the whole text names, in any of the forms of `RULES`; None for anything else and for days that do not exist."""
    found = _DATE.match(stripped := text.strip())
    if found is None or not _AFTER.fullmatch(stripped, found.end()):
        return None
    return _day(found)


def find_dates(text: str) -> tuple[FoundDate, ...]:
    """All days named in a text, in order. Words that look like a day but name none ("31.02.2020") are left out."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[FoundDate]:
    for match in _DATE.finditer(text):
        if (day := _day(match)) is not None:
            yield FoundDate(match.start(), match.end(), day)


def _day(match: re.Match[str]) -> date | None:
    """The day of a match; None where the calendar has none."""
    parts = {name[:-1]: value for name, value in match.groupdict().items() if value is not None}
    month = parts["month"]
    try:
        return date(int(parts["year"]), int(month) if month.isdigit() else _MONTHS[fold(month)], int(parts["day"]))
    except ValueError:
        return None


def _long_az(day: date) -> str:
    return f"{day.day} {_AZ_MONTHS[day.month - 1]} {day.year}-{suffix(day.year)} il"


def _long_en(day: date) -> str:
    return f"{day.day} {_EN_MONTHS[day.month - 1]} {day.year}"


_LONG: dict[str, Callable[[date], str]] = {"az": _long_az, "en": _long_en}


def format_long(day: date, lang: str) -> str:
    """The day written out in "az" ("28 dekabr 1999-cu il") or "en" ("28 December 1999"); `ValueError` for other languages."""
    if lang not in _LONG:
        raise ValueError(f"expected one of {', '.join(_LONG)} as language of a date, found {lang!r}")
    return _LONG[lang](day)
