"""What the registry answers about acts it holds: values for pages and programs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from acts.frbr import Language, Level, Status
from acts.references.model import ActCitation


@dataclass(frozen=True, slots=True)
class ActFilter:
    """Which acts to list; empty means any. `words` are looked for in titles and numbers, diacritics forgiven."""

    level: str = ""
    body: str = ""
    year: int | None = None
    topic: str = ""
    language: str = ""
    status: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class ActSummary:
    """An act in a list."""

    uri: str
    level: Level
    subtype: str
    title: str
    number: str
    body: str
    adopted: date | None
    in_force: date | None
    status: Status
    changed: datetime
    languages: tuple[Language, ...] = ()
    topics: tuple[str, ...] = ()
    provisions: int = 0
    title_eng: str = ""              # of the newest English text, "" where there is none
    sample: bool = False             # an invented act, no law


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of a list and how long the whole list is."""

    total: int
    items: tuple[ActSummary, ...]


@dataclass(frozen=True, slots=True)
class HeldExpression:
    """A wording held; `shown` is the id of the manifestation whose text is shown."""

    id: int
    uri: str
    work_uri: str
    language: Language
    version: date | None
    title: str
    provisions: int
    shown: int


@dataclass(frozen=True, slots=True)
class HeldManifestation:
    """A file or page held: where it came from and what became of it ("read" or "refused", with the reason)."""

    id: int
    work_uri: str
    expression_uri: str
    source: str
    url: str
    name: str
    part: str
    sha256: str
    bytes: int
    media_type: str
    fetched_at: datetime
    reader: str
    outcome: str
    reason: str


@dataclass(frozen=True, slots=True)
class HeldReference:
    """A reference in a text. `target` is the uri of the act meant: this one's own, another held one's, or "" where not held.

    `eid` is None for an act as a whole; `start` and `end` count characters of `Line.plain` of line `line` of element `source_eid`.
    """

    source_eid: str
    line: int
    start: int
    end: int
    words: str
    target: str
    eid: str
    last: str
    citation: ActCitation | None


@dataclass(frozen=True, slots=True)
class IncomingReference:
    """A place that cites this act: in which act and provision, with which words, meaning which place here."""

    work_uri: str
    title: str
    language: Language
    eid: str
    label: str
    words: str
    place: str


@dataclass(frozen=True, slots=True)
class Problem:
    """What was not understood in an act held."""

    work_uri: str
    title: str
    place: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class SourceCoverage:
    """What is held from one source and how fresh it is."""

    source: str
    acts: int
    texts: int
    refused: int
    newest: datetime | None


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much is held, and when the last of it came: what the home page says in a line."""

    acts: int
    provisions: int
    newest: datetime | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the registry holds altogether. `unresolved` counts references to acts not held."""

    acts: int
    texts: int
    provisions: int
    references: int
    unresolved: int
    problems: int
    sources: tuple[SourceCoverage, ...]
    refused: tuple[HeldManifestation, ...]
    problem_acts: tuple[tuple[str, str, int], ...] = ()      # (work uri, title, how many)
    wanted: tuple[tuple[str, int], ...] = ()                  # acts cited but not held: (as cited, how often)
    levels: Mapping[str, int] = field(default_factory=dict)
