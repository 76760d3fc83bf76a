"""Years as an address says them: "2010-2015,2018", "2019-" (from then on), "-2005" (up to then)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

EARLIEST, LATEST = 1900, 2099
"""Acts of other years are not asked for: no source held has any. A span open at one end goes up to them."""
MOST_SPANS = 30
_SPAN = re.compile(r"([0-9]{4})?(-)?([0-9]{4})?", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Years from `first` to `last`, both of them in it."""

    first: int
    last: int

    def __str__(self) -> str:
        if self.first == self.last:
            return str(self.first)
        return f"{self.first if self.first > EARLIEST else ''}-{self.last if self.last < LATEST else ''}"


@dataclass(frozen=True, slots=True)
class Years:
    """A choice of years: spans in order that neither meet nor overlap. None at all: any year."""

    spans: tuple[Span, ...] = ()

    @classmethod
    def of(cls, text: str) -> "Years":
        """The years of "2010-2015,2018". Raises `ValueError` where a piece is neither a year nor a span of years."""
        return cls(_joined(map(_span, filter(None, text.replace(" ", "").replace("–", "-").split(",")))))

    @classmethod
    def between(cls, first: str, last: str) -> "Years":
        """From a year to a year as a form has them; "" leaves that end open, the later may come first. Raises `ValueError`."""
        first, last = first.strip(), last.strip()
        if not first and not last:
            return cls()
        low, high = _year(first) if first else EARLIEST, _year(last) if last else LATEST
        return cls(_joined((Span(min(low, high), max(low, high)),)))

    def __str__(self) -> str:
        return ",".join(map(str, self.spans))

    def __contains__(self, year: int) -> bool:
        return any(span.first <= year <= span.last for span in self.spans)

    def __bool__(self) -> bool:
        return bool(self.spans)

    @property
    def values(self) -> tuple[str, ...]:
        """Each year by itself, as filters have them."""
        return tuple(str(year) for span in self.spans for year in range(span.first, span.last + 1))

    def with_year(self, year: int) -> "Years":
        return Years(_joined((*self.spans, Span(year, year))))

    def without_year(self, year: int) -> "Years":
        return Years(_joined(Span(other, other) for span in self.spans for other in range(span.first, span.last + 1) if other != year))

    def without_span(self, span: Span) -> "Years":
        return Years(tuple(other for other in self.spans if other != span))


def _span(piece: str) -> Span:
    found = _SPAN.fullmatch(piece)
    if found is None or not (found[1] or found[3]) or (found[3] and not found[2]):
        raise ValueError(f"{piece!r}: expected a year such as 2015 or years such as 2010-2015")
    if not found[2]:
        return Span(_year(found[1]), _year(found[1]))
    first, last = _year(found[1]) if found[1] else EARLIEST, _year(found[3]) if found[3] else LATEST
    return Span(min(first, last), max(first, last))


def _year(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) == 4 and EARLIEST <= int(text) <= LATEST):
        raise ValueError(f"{text!r}: expected a year from {EARLIEST} to {LATEST}")
    return int(text)


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those that meet or overlap as one; all years are no choice. Raises `ValueError` for more than `MOST_SPANS`."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.first <= joined[-1].last + 1:
            joined[-1] = Span(joined[-1].first, max(joined[-1].last, span.last))
        else:
            joined.append(span)
    if len(joined) > MOST_SPANS:
        raise ValueError(f"expected at most {MOST_SPANS} years or spans of years, found {len(joined)}")
    return () if joined == [Span(EARLIEST, LATEST)] else tuple(joined)
