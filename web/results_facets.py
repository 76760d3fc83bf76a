"""Ways to narrow, for a page: facets with counts, the tree of classification codes, the years as columns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from acts.topics import shipped_profile
from search.clauses import codes_above
from search.model import FacetValue, SearchPage
from web import names
from web.i18n import web_language
from web.results_asked import Asked

ORDER = ("status", "level", "topic", "code", "body", "language")
"""Facets at the side but for years, in their order."""
FEW = 8
FEWEST = 12
"""Years drawn at least."""
SPAN = (1901, 2098)
SPAN_PLACE = "1901-2098"
"""Stands for the years chosen in the address a script fills."""


@dataclass(frozen=True, slots=True)
class Item:
    """A value to choose, or chosen: its link chooses it or takes it away."""

    value: str
    label: str
    count: int
    chosen: bool
    href: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """A facet; `rest` stands folded, open when something in it is chosen."""

    name: str
    items: tuple[Item, ...]
    rest: tuple[Item, ...] = ()

    @property
    def open(self) -> bool:
        return any(item.chosen for item in self.rest)


@dataclass(frozen=True, slots=True)
class Columns:
    """The years drawn: every year from the first to the last found, and some before where these are few.

    `href` has `SPAN_PLACE` where the years chosen go.
    """

    years: tuple[Item, ...]
    first: int
    last: int
    most: int
    href: str


@dataclass(frozen=True, slots=True)
class Chip:
    """A choice made, with the way to take it back."""

    name: str
    label: str
    href: str


def blocks_of(found: SearchPage, asked: Asked) -> tuple[Block, ...]:
    """The facets that have values."""
    blocks = (_codes(found, asked) if name == "code" else _plain(name, found.facets.get(name, ()), asked) for name in ORDER)
    return tuple(block for block in blocks if block.items)


def columns_of(found: SearchPage, asked: Asked) -> Columns | None:
    """The years found under the other choices, None where there are fewer than two."""
    counts = {int(value.value): value.count for value in found.facets.get("year", ()) if value.count and value.value.isdigit()}
    if len(counts) < 2:
        return None
    last = max(counts)
    first = min(*counts, last - FEWEST + 1)
    years = tuple(_year(year, counts.get(year, 0), asked) for year in range(first, last + 1))
    return Columns(years, first, last, max(counts.values()), asked.within(*SPAN).address())


def years_of(columns: Columns | None) -> Block:
    """The years found as a list, newest first."""
    return Block("year", (), tuple(item for item in reversed(columns.years) if item.count) if columns else ())


def chips_of(asked: Asked, acts: Mapping[str, str]) -> tuple[Chip, ...]:
    """The choices made; `acts` has the titles of the acts chosen."""
    plain = (
        Chip(name, _label(name, value, acts), asked.without(name, value).address())
        for name in ("act", *ORDER)
        for value in asked.filters.get(name, ())
    )
    years = (Chip("year", str(span).replace("-", "–"), asked.without("year", str(span)).address()) for span in asked.years.spans)
    return (*plain, *years)


def code_name(code: str) -> str:
    """What a classification code is called, "" where not known: of those of the topics' profile that a topic alone has."""
    return _code_names().get(code, {}).get(web_language(), "")


@cache
def _code_names() -> Mapping[str, Mapping[str, str]]:
    topics = shipped_profile().topics
    return {code: {"az": topic.az, "en": topic.en} for topic in topics for code in topic.codes if len(topic.codes) == 1}


def _label(name: str, value: str, acts: Mapping[str, str]) -> str:
    if name == "act":
        return acts.get(value, value)
    return " ".join(filter(None, (value, code_name(value)))) if name == "code" else names.facet_value(name, value)


def _plain(name: str, values: Iterable[FacetValue], asked: Asked) -> Block:
    items = tuple(_item(name, value, asked) for value in values)
    few = FEW if len(items) > FEW + 2 else len(items)
    return Block(name, items[:few], items[few:])


def _item(name: str, value: FacetValue, asked: Asked) -> Item:
    chosen = value.value in asked.filters.get(name, ())
    other = asked.without(name, value.value) if chosen else asked.having(name, value.value)
    return Item(value.value, names.facet_value(name, value.value), value.count, chosen, other.address())


def _year(year: int, count: int, asked: Asked) -> Item:
    chosen = year in asked.years
    other = asked.without("year", str(year)) if chosen else asked.having("year", str(year))
    return Item(str(year), str(year), count, chosen, other.address())


def _codes(found: SearchPage, asked: Asked) -> Block:
    """The outermost codes; below a chosen one and those above it, the next level. Choosing one takes the place of those on its way."""
    counts = {value.value: value.count for value in found.facets.get("code", ())}
    chosen = asked.filters.get("code", ())
    opened = {above for code in chosen for above in codes_above(code)}
    shown = [code for code in sorted(counts) if len(codes_above(code)) == 1 or codes_above(code)[-2] in opened]
    items = tuple(_code(code, counts[code], asked) for code in shown)
    few = FEW if len(items) > FEW + 2 and not chosen else len(items)
    return Block("code", items[:few], items[few:])


def _code(code: str, count: int, asked: Asked) -> Item:
    chosen = asked.filters.get("code", ())
    above = codes_above(code)
    if code in chosen:
        wider = (*(other for other in chosen if other != code), *above[-2:-1])
        return Item(code, code_name(code), count, True, asked.only("code", wider).address(), len(above) - 1)
    apart = tuple(other for other in chosen if other not in above and code not in codes_above(other))
    return Item(code, code_name(code), count, False, asked.only("code", (*apart, code)).address(), len(above) - 1)
