"""The values of finding: documents in, a query, a neutral plan, a page of results."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

FACETS = ("level", "body", "year", "status", "language", "topic")


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One provision of one expression, as an engine keeps it.

    ``id`` is "<expression uri>#<eid>"; ``group`` is the work's uri: results are grouped by it.
    ``context`` holds the titles above the provision (chapter, part) joined by newlines.
    """

    id: str
    group: str
    expression: str
    eid: str
    language: str                       # "aze" | "eng"
    act_title: str
    number: str                         # of the act, "998-IIIQ"
    label: str                          # of the provision, "Maddə 5."
    heading: str
    context: str
    body: str
    level: str
    adopted_by: str                     # facet "body"
    year: int | None
    status: str
    topics: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    order: int = 0                      # place in the act


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What a user asked. `filters` maps a facet of `FACETS` to the chosen values (any of them)."""

    text: str
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    page: int = 1
    size: int = 10                      # acts a page
    at: date | None = None


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A provision that answers. Marks are (start, end) offsets into `heading` and `snippet`."""

    id: str
    expression: str
    eid: str
    label: str
    heading: str
    context: str
    snippet: str
    heading_marks: tuple[tuple[int, int], ...]
    snippet_marks: tuple[tuple[int, int], ...]
    score: float


@dataclass(frozen=True, slots=True)
class HitGroup:
    """The best provisions of one act, best first; `more` counts those not shown."""

    work_uri: str
    act_title: str
    number: str
    level: str
    status: str
    year: int | None
    language: str
    hits: tuple[SearchHit, ...]
    more: int


@dataclass(frozen=True, slots=True)
class FacetValue:
    value: str
    count: int
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A page of results, and how the query was read.

    ``read_as``: the words really searched, for the reader's eyes. ``relaxed`` tells in a code what was loosened to find
    something: "" (nothing), "any" (any of the words instead of all), "filters" (filters dropped), "prefix" (beginnings of words).
    ``suggestions`` are queries that would match.
    """

    query: SearchQuery
    read_as: tuple[str, ...]
    total_hits: int
    total_acts: int
    groups: tuple[HitGroup, ...]
    facets: Mapping[str, tuple[FacetValue, ...]]
    relaxed: str = ""
    suggestions: tuple[str, ...] = ()


class SearchError(Exception):
    """Anything that hinders searching; the message is fit for a page."""


class EngineAwayError(SearchError):
    """The engine or its index cannot be reached or read now."""


class SearchEngine(Protocol):
    """The seat of an engine. All methods raise `EngineAwayError` when the index cannot be reached."""

    def replace(self, expression: str, documents: Iterable[SearchDocument]) -> int:
        """Put all provisions of one expression in place of those held before; returns how many. Visible after `commit`."""

    def remove(self, expression: str) -> None: ...

    def clear(self) -> None: ...

    def commit(self) -> None: ...

    def count(self) -> int: ...

    def close(self) -> None: ...
