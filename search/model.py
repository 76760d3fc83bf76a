"""The values of finding: documents in, a query, a neutral plan, a page of results."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

from search.clauses import Clause

FACETS = ("level", "body", "year", "status", "language", "topic", "code")
FILTERS = (*FACETS, "act")
"""What a search can be narrowed by: a value of a facet, or one act by its work uri."""


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One wording of one provision of one expression, as an engine keeps it: what stood there from `valid_from` until `valid_to`.

    ``id`` is "<expression uri>#<eid>", with "@<day>" after it for a wording that is not the last; ``group`` is the work's uri: results
    are grouped by it. ``context`` holds the titles above the provision (chapter, part) joined by newlines. ``valid_from`` None: from
    ever or not known; ``valid_to`` is the first day on which the wording is no longer in force, None: no end is known.
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
    first: bool = False                 # no earlier wording is known: it answers before its day has come, too
    adopted: date | None = None         # the act
    codes: tuple[str, ...] = ()         # classification codes of the act, with those above them
    cites: tuple[str, ...] = ()         # work uris the provision cites
    standards: tuple[str, ...] = ()     # designations it cites, with and without edition


class Sort(StrEnum):
    """The order of acts on a page."""

    BEST = "best"                       # the best answer first
    NEWEST = "newest"                   # by the day of adoption
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What a user asked. `filters` maps one of `FILTERS` to the chosen values (any of them).

    `every`: only what holds all the words. `at`: as in force on that day; None: as in force today, with what is no longer in force
    among the results. `provisions` is how many are shown of an act. `translate`: whether terms of one language look into texts of
    the other; `synonyms`: whether other words for the same are looked for.
    """

    text: str
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    page: int = 1
    size: int = 10                      # acts a page
    at: date | None = None
    provisions: int = 2
    sort: Sort = Sort.BEST
    translate: bool = True
    synonyms: bool = True
    every: bool = False
    explain: bool = False               # tell of each hit why it came


class Other(StrEnum):
    """What another word for a word asked is to it."""

    TRANSLATION = "translation"
    SYNONYM = "synonym"                 # a term of law for the same
    EVERYDAY = "everyday"               # the term of law for what people say


@dataclass(frozen=True, slots=True)
class OtherWord:
    """Another word looked for beside one asked."""

    text: str
    kind: Other
    source: str = ""                    # where the glossary has it from


class Role(StrEnum):
    """What a piece of a query was read as."""

    WORD = "word"
    PHRASE = "phrase"
    NEAR = "near"                       # words within some words of each other, or in one sentence or paragraph
    WILD = "wild"
    NOT = "not"
    CITED = "cited"                     # an act or a place in one
    FIELD = "field"                     # a condition: "level:law"


@dataclass(frozen=True, slots=True)
class ReadWord:
    """A piece of the query as it was read: as typed, what it was taken for, and what else is looked for in its place."""

    surface: str
    role: Role = Role.WORD
    meant: str = ""                     # title of the act cited, the field's value in full
    others: tuple[OtherWord, ...] = ()


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something in a query that could not be read: `start` and `end` are offsets into the query as typed.

    `expected` says what would be right there, `found` what stood there; `instead` is the query with this mended, which was run.
    """

    start: int
    end: int
    expected: str
    found: str
    instead: str


@dataclass(frozen=True, slots=True)
class Why:
    """One thing that brought a provision up: the `word` asked, what it `found` in the text and where, and what share of the score it made.

    `reason` is a code: "exact" (as typed), "folded" (but for diacritics), "stem" (another form), a value of `Other`, "cited" (the
    place named), "repealed" (weighed down).
    """

    reason: str
    word: str = ""
    found: str = ""
    field: str = ""                     # "title" | "context" | "heading" | "body"
    share: float = 0.0                  # of the score, 0 to 1


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
    valid_from: date | None = None
    valid_to: date | None = None
    repealed: bool = False
    why: tuple[Why, ...] = ()


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
    """A value to narrow by; `count` are the provisions found that have it, under the choices made in the other facets."""

    value: str
    count: int
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A page of results, and how the query was read.

    ``relaxed`` tells in a code what was loosened to find something: "" (nothing), "few" (only ``with_all`` provisions hold all the words;
    those with some are shown too, the best answer first), "any" (none holds all, these hold some), "prefix" (beginnings of words),
    "filters" (filters dropped). ``suggestions`` are queries that would match.
    ``whole`` is False where only the first so many answers could be checked and the counts are of those.
    ``jumps`` are the acts and places the query names: one leads there at once, of several the reader chooses.
    """

    query: SearchQuery
    read_as: tuple[ReadWord, ...]
    total_hits: int
    total_acts: int
    groups: tuple[HitGroup, ...]
    facets: Mapping[str, tuple[FacetValue, ...]]
    relaxed: str = ""
    suggestions: tuple[str, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    with_all: int = 0
    whole: bool = True
    jumps: tuple["Cited", ...] = ()
    at: date | None = None              # the day searched: asked beside the words or among them


class SearchError(Exception):
    """Anything that hinders searching; the message is fit for a page."""


class EngineAwayError(SearchError):
    """The engine or its index cannot be reached or read now."""


class IndexMissingError(EngineAwayError):
    """The engine answers, but there is no index, or a broken one, or one of another version: it must be made anew."""


@dataclass(frozen=True, slots=True)
class Cited:
    """An act, and a place in it, that the query names: "mülki məcəllə 12.3". `eids` are the places meant, best first.

    `at` is the day the query asked the place for.
    """

    work_uri: str
    title: str
    eids: tuple[str, ...] = ()
    clause: str = ""                    # "12.3"
    at: date | None = None


@dataclass(frozen=True, slots=True)
class SearchPlan:
    """A query as understood, in no engine's words.

    A document answers when `match` holds, it passes `filters` (any value of each key) and is in force on `at` or, without a day, is
    the wording of today or, where the act or the provision is no longer in force, its last; what `cited` names
    answers too, and comes first. `boosts` only add to the score of what answers. None of `match` and `cited`: nothing answers.
    Where fewer than `enough` provisions answer, who asks will ask for something wider: the engine may leave the acts of the page out.
    """

    match: Clause | None
    boosts: tuple[Clause, ...] = ()
    cited: Cited | None = None
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    today: date = date.min
    at: date | None = None
    sort: Sort = Sort.BEST
    page: int = 1
    size: int = 10
    provisions: int = 2                                        # shown of an act
    enough: int = 0


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
    """A page of acts. `facets` counts provisions by value; each facet is counted as if nothing were chosen in itself."""

    acts: tuple[FoundAct, ...]
    total_hits: int
    total_acts: int
    facets: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Unindexed:
    """A document an engine refused, and why; all others were written."""

    id: str
    expression: str
    reason: str


class SearchEngine(Protocol):
    """The seat of an engine. All methods raise `EngineAwayError` when the index cannot be reached."""

    def replace(self, expression: str, documents: Iterable[SearchDocument]) -> int:
        """Put all provisions of one expression in place of those held before; returns how many. Visible after `commit`."""

    def remove(self, expression: str) -> None: ...

    def clear(self) -> None:
        """Empty the index, or make a new one where it is missing, broken or of another version."""

    def commit(self) -> tuple[Unindexed, ...]:
        """Make all that was written visible at once; after `clear` the new index takes the old one's place.

        Gives what the engine refused.
        """

    def count(self) -> int:
        """Provisions held."""

    def search(self, plan: SearchPlan) -> EngineResult: ...

    def scan(self, plan: SearchPlan, limit: int) -> Iterator[Found]:
        """What answers `plan`, best first, of one state of the index; at most `limit`. For exports and checks on the words themselves."""

    def frequencies(self, terms: Iterable[str]) -> Mapping[str, int]:
        """In how many documents each of the terms occurs in `Field.TEXT`; 0 for those that do not."""

    def nearest(self, word: str, limit: int = 3) -> tuple[str, ...]:
        """Words of the index that are written almost like `word`, nearest and most frequent first."""

    def close(self) -> None: ...
