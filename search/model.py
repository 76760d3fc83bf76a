"""The values of finding: documents in, a query, a neutral plan, a page of results."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

FACETS = ("level", "body", "year", "status", "language", "topic")
FILTERS = (*FACETS, "act")
"""What a search can be narrowed by: a value of a facet, or one act by its work uri."""


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
    repealed: bool = False              # the provision itself, in an act that may be in force


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What a user asked. `filters` maps one of `FILTERS` to the chosen values (any of them).

    `provisions` is how many are shown of an act.
    """

    text: str
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    page: int = 1
    size: int = 10                      # acts a page
    at: date | None = None
    provisions: int = 2


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
    """A value to narrow by; `count` are the acts found that have it, under the choices made in the other facets."""

    value: str
    count: int
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A page of results, and how the query was read.

    ``read_as``: the words really searched, for the reader's eyes. ``relaxed`` tells in a code what was loosened to find
    something: "" (nothing), "few" (only a few provisions hold all the words; those with some are shown too), "any" (none
    holds all the words, these hold some), "prefix" (beginnings of words), "filters" (filters dropped).
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


class Mode(StrEnum):
    """How strictly the words of a query are taken."""

    ALL = "all"                         # every word
    ANY = "any"                         # any of the words; those with more and rarer ones first
    PREFIX = "prefix"                   # words that begin like those asked


@dataclass(frozen=True, slots=True)
class PlanWord:
    """A word to look for. Any of `terms` answers it (Azerbaijani and English reading); `parts` are those of a compound number."""

    surface: str                        # as it was typed
    terms: tuple[str, ...]
    parts: tuple[str, ...] = ()
    beginning: str = ""                 # folded, for `Mode.PREFIX`


@dataclass(frozen=True, slots=True)
class Cited:
    """An act, and a place in it, that the query names: "mülki məcəllə 12.3". `eids` are the places meant, best first."""

    work_uri: str
    title: str
    eids: tuple[str, ...] = ()
    clause: str = ""                    # "12.3"


@dataclass(frozen=True, slots=True)
class SearchPlan:
    """A query as understood, in no engine's words.

    A document answers when it holds the words as `mode` demands and every phrase, passes `filters` (any value of each facet)
    and is in force on `at` or, without a day, belongs to the newest wording of its act in its language; what `cited` names
    answers too, and comes first.
    """

    words: tuple[PlanWord, ...]
    phrases: tuple[tuple[tuple[str, ...], ...], ...] = ()      # each phrase in its readings; each reading a row of terms
    cited: Cited | None = None
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    at: date | None = None
    mode: Mode = Mode.ALL
    page: int = 1
    size: int = 10
    provisions: int = 2                                        # shown of an act


@dataclass(frozen=True, slots=True)
class Found:
    """A provision an engine found."""

    document: SearchDocument
    score: float


@dataclass(frozen=True, slots=True)
class FoundAct:
    """The best provisions of an act, best first; `count` are all that answer."""

    found: tuple[Found, ...]
    count: int


@dataclass(frozen=True, slots=True)
class EngineResult:
    """A page of acts. `facets` counts acts by value; each facet is counted as if nothing were chosen in itself.

    ``terms`` are the terms really looked for, to be marked in the texts.
    """

    acts: tuple[FoundAct, ...]
    total_hits: int
    total_acts: int
    facets: Mapping[str, Mapping[str, int]]
    terms: frozenset[str] = frozenset()


class SearchEngine(Protocol):
    """The seat of an engine. All methods raise `EngineAwayError` when the index cannot be reached."""

    def replace(self, expression: str, documents: Iterable[SearchDocument]) -> int:
        """Put all provisions of one expression in place of those held before; returns how many. Visible after `commit`."""

    def remove(self, expression: str) -> None: ...

    def clear(self) -> None:
        """Empty the index, or make a new one where it is missing, broken or of another version."""

    def commit(self) -> None: ...

    def count(self) -> int:
        """Provisions held."""

    def search(self, plan: SearchPlan) -> EngineResult: ...

    def known(self, terms: Iterable[str]) -> frozenset[str]:
        """Those of `terms` that occur in the index."""

    def nearest(self, word: str, limit: int = 3) -> tuple[str, ...]:
        """Words of the index that are written almost like `word`, nearest and most frequent first."""

    def close(self) -> None: ...
