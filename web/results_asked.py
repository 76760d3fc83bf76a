"""What the address of a search asks, and the one address that asks it: everything in a fixed order, what goes without saying left out."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from urllib.parse import urlencode

from flask import abort, request
from werkzeug.datastructures import MultiDict

from search.model import SearchQuery, Sort
from web.acts_day import Moment, today
from web.i18n import web_language
from web.links import page_number
from web.results_years import Span, Years

PLAIN = ("act", "level", "status", "topic", "code", "body", "language")
"""Filters that say each value by itself; years have a way of their own."""
ACTS_ON_A_PAGE = 10
SHOWN_OF_AN_ACT = 2
SHOWN_OF_ONE_ACT = 50
"""Provisions shown when the search is inside one act."""
MOST_EXPORTED = 5000
"""Provisions in a file of results."""
LONGEST_VALUE = 300
MOST_VALUES = 40
ANY_YEAR = Years()
CODE = re.compile(r"\d{3}(?:\.\d{3}){2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Asked:
    """A search as an address asks it. `like` is the id of a provision whose like is looked for, "" for a search by words.

    `faults` are the fields whose words could not be read, with what was typed there: the search goes on without them.
    """

    text: str = ""
    like: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    years: Years = ANY_YEAR
    translate: bool = True
    synonyms: bool = True
    every: bool = False
    sort: Sort = Sort.BEST
    page: int = 1
    explain: bool = False
    at: date | None = None
    faults: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def query(self) -> SearchQuery:
        """What is asked of the search."""
        filters = {**self.filters, **({"year": self.years.values} if self.years else {})}
        shown = SHOWN_OF_ONE_ACT if "act" in self.filters else SHOWN_OF_AN_ACT
        return SearchQuery(
            self.text, filters, self.page, ACTS_ON_A_PAGE, self.at, shown,
            sort=self.sort, translate=self.translate, synonyms=self.synonyms, every=self.every, explain=self.explain,
        )  # fmt: skip

    @property
    def narrowed(self) -> bool:
        return bool(self.filters or self.years or self.at)

    @property
    def args(self) -> tuple[tuple[str, str], ...]:
        """The questions of the address, in their order; day and page come last."""
        return tuple((name, value) for name, value in self._all() if value)

    def address(self, ending: str = "") -> str:
        """Where this search stands; `ending` ".csv" is the same as a file."""
        asked = urlencode(self.args)
        return f"{request.script_root}/{web_language()}/search{ending}" + (f"?{asked}" if asked else "")

    def but(self, **changes: object) -> "Asked":
        """The same search with something else asked, from its first page."""
        return replace(self, **({"page": 1, "faults": MappingProxyType({})} | changes))  # type: ignore[arg-type]

    def having(self, facet: str, value: str) -> "Asked":
        """Narrowed to one more value."""
        if facet == "year":
            return self.but(years=self.years.with_year(int(value))) if value.isdigit() else self
        return self._of(facet, (*self.filters.get(facet, ()), value))

    def without(self, facet: str, value: str) -> "Asked":
        """No longer narrowed to a value; of years a span ("2010-2015") or one year."""
        if facet != "year":
            return self._of(facet, tuple(kept for kept in self.filters.get(facet, ()) if kept != value))
        span = next((span for span in self.years.spans if str(span) == value), None)
        return self.but(years=self.years.without_span(span) if span else self.years.without_year(int(value)))

    def only(self, facet: str, values: tuple[str, ...] = ()) -> "Asked":
        """Narrowed in one facet to these values alone."""
        return self._of(facet, values)

    def within(self, first: int, last: int) -> "Asked":
        return self.but(years=Years((Span(first, last),)))

    @property
    def unnarrowed(self) -> "Asked":
        """The same words over the whole collection."""
        return self.but(filters=MappingProxyType({}), years=ANY_YEAR, at=None)

    def _of(self, facet: str, values: tuple[str, ...]) -> "Asked":
        filters = {name: kept for name, kept in self.filters.items() if name != facet}
        if values:
            filters[facet] = tuple(sorted(set(values)))
        return self.but(filters=MappingProxyType(filters))

    def _all(self) -> Iterator[tuple[str, str]]:
        yield "q", self.text
        yield "like", self.like
        for name in PLAIN:
            yield from ((name, value) for value in self.filters.get(name, ()))
        yield "years", str(self.years)
        yield "translate", "" if self.translate else "0"
        yield "synonyms", "" if self.synonyms else "0"
        yield "every", "1" if self.every else ""
        yield "sort", "" if self.sort is Sort.BEST else self.sort.value
        yield "explain", "1" if self.explain else ""
        yield "at", self.at.isoformat() if self.at else ""
        yield "page", "" if self.page == 1 else str(self.page)


def asked_of_request() -> Asked:
    """What this address asks. What is no address of ours (an unknown order, too many values) is a mistyped one (400)."""
    args = request.args
    moment = Moment.of(" ".join(args.get("at", "").split())[:LONGEST_VALUE], today())
    years, wrong = _years(args)
    faults = wrong | ({"at": moment.typed} if moment.wrong else {})
    return Asked(
        text=" ".join(args.get("q", "").split()),
        like=args.get("like", "").strip()[:LONGEST_VALUE],
        filters=MappingProxyType({name: values for name in PLAIN if (values := _values(args, name))}),
        years=years,
        translate=_switch(args, "translate", usual=True),
        synonyms=_switch(args, "synonyms", usual=True),
        every=_switch(args, "every", usual=False),
        sort=_sort(args),
        page=page_number(),
        explain=_switch(args, "explain", usual=False),
        at=moment.asked,
        faults=MappingProxyType(faults),
    )


def is_canonical(asked: Asked) -> bool:
    """Whether this address says what it asks in the one way; one with faults stays as typed, so that nothing typed is lost."""
    return bool(asked.faults) or tuple(request.args.items(multi=True)) == asked.args


def _values(args: "MultiDict[str, str]", name: str) -> tuple[str, ...]:
    values = tuple(sorted({value.strip() for value in args.getlist(name) if value.strip()}))
    if len(values) > MOST_VALUES or any(len(value) > LONGEST_VALUE for value in values):
        abort(400)
    if name == "code" and not all(map(CODE.fullmatch, values)):
        abort(400)
    return values


def _years(args: "MultiDict[str, str]") -> tuple[Years, dict[str, str]]:
    """The years chosen: "years=2010-2015", a form's "from" and "to", or "year=2015" as addresses had it once."""
    first, last = args.get("from", "")[:20], args.get("to", "")[:20]
    try:
        if first.strip() or last.strip():
            return Years.between(first, last), {}
    except ValueError:
        return Years(), {"from": first, "to": last}
    typed = ",".join((*args.getlist("years"), *args.getlist("year")))[:LONGEST_VALUE]
    try:
        return Years.of(typed), {}
    except ValueError:
        return Years(), {"years": typed}


def _switch(args: "MultiDict[str, str]", name: str, usual: bool) -> bool:
    said = args.get(name, "")
    if said not in ("", "0", "1"):
        abort(400)
    return usual if said == "" else said == "1"


def _sort(args: "MultiDict[str, str]") -> Sort:
    try:
        return Sort(args.get("sort") or Sort.BEST)
    except ValueError:
        abort(400)
