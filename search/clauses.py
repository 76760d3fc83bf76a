"""What a document must hold, in no engine's words: the clauses a plan is made of. Each engine compiles them on its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Field(StrEnum):
    """What the words of a clause are looked for in. Every field holds ready terms that engines only split at spaces.

    The first four hold stems (`language.analysis`), `TEXT` with positions; `FORMS` the words as written, in small letters, each followed
    by its folded form where that differs ("şəxsi sexsi"), so that the exact form can be ranked above the stem.
    """

    TEXT = "text"                       # all of a provision: act's title and number, titles above, heading, body; weighed by repetition
    HEADING = "heading"                 # label and heading of the provision
    TITLE = "title"                     # title and number of the act
    BODY = "body"                       # the words of the provision alone
    FORMS = "forms"


class Key(StrEnum):
    """What a document has as a whole value, to narrow by."""

    LEVEL = "level"
    ADOPTED_BY = "body"                 # the body that adopted the act
    YEAR = "year"
    STATUS = "status"
    LANGUAGE = "language"
    TOPIC = "topic"
    CODE = "code"                       # classification code of the act; "090.120.000" has all below it: see `codes_above`
    ACT = "act"                         # work uri
    EID = "eid"
    NUMBER = "number"                   # of the act, folded: "332-iiqd"
    CITES = "cites"                     # work uri of an act the provision cites
    STANDARD = "standard"               # designation cited, with and without edition: "ISO/IEC 27001", "ISO/IEC 27001:2022"


@dataclass(frozen=True, slots=True)
class Term:
    """A ready term occurs in the field; scored by BM25 (k1 1.2, b 0.75) times `weight`."""

    text: str
    field: Field = Field.TEXT
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Phrase:
    """Ready terms stand side by side in this order."""

    terms: tuple[str, ...]
    field: Field = Field.TEXT
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Wild:
    """A word as written matches: "*" any letters, "?" one; folded. Begins with two letters at least. Scored `weight`, the same for all."""

    pattern: str
    field: Field = Field.FORMS
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Has:
    """The document has one of the values. Scores nothing."""

    key: Key
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Adopted:
    """The act was adopted on or after `since` and on or before `until` (ordinals of days, `date.toordinal`). Scores nothing."""

    since: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every clause holds; scores add up."""

    clauses: tuple["Clause", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least `least` of the clauses hold; scores of those that do add up."""

    clauses: tuple["Clause", ...]
    least: int = 1


@dataclass(frozen=True, slots=True)
class Best:
    """Any of the clauses holds; the best score counts alone: ways to say one thing."""

    clauses: tuple["Clause", ...]


@dataclass(frozen=True, slots=True)
class But:
    """`clause` holds and `without` does not; `without` scores nothing."""

    clause: "Clause"
    without: "Clause"


@dataclass(frozen=True, slots=True)
class Scored:
    """`clause` with its score multiplied."""

    clause: "Clause"
    weight: float


@dataclass(frozen=True, slots=True)
class Everything:
    """Every document; scores nothing. What "-word" or "status:repealed" alone is taken from."""


Clause = Term | Phrase | Wild | Has | Adopted | AllOf | AnyOf | Best | But | Scored | Everything


def terms_of(clause: Clause) -> Iterator[str]:
    """The terms a clause looks for (not those it excludes), for marking in texts."""
    match clause:
        case Term(text=text):
            yield text
        case Phrase(terms=terms):
            yield from terms
        case AllOf(clauses=clauses) | AnyOf(clauses=clauses) | Best(clauses=clauses):
            for one in clauses:
                yield from terms_of(one)
        case But(clause=inner) | Scored(clause=inner):
            yield from terms_of(inner)
        case _:
            return


def patterns_of(clause: Clause) -> Iterator[str]:
    """The patterns of words a clause looks for (not those it excludes)."""
    match clause:
        case Wild(pattern=pattern):
            yield pattern
        case AllOf(clauses=clauses) | AnyOf(clauses=clauses) | Best(clauses=clauses):
            for one in clauses:
                yield from patterns_of(one)
        case But(clause=inner) | Scored(clause=inner):
            yield from patterns_of(inner)
        case _:
            return


def codes_above(code: str) -> tuple[str, ...]:
    """A classification code and those it lies under, outermost first: "090.120.030" → 090.000.000, 090.120.000, 090.120.030."""
    parts = code.split(".")
    rows = [".".join([*parts[:level], *("0" * len(part) for part in parts[level:])]) for level in range(1, len(parts) + 1)]
    return tuple(dict.fromkeys(rows))
