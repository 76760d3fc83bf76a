"""The tokens of a query."""

from dataclasses import dataclass
from enum import StrEnum

from search.query.faults import Fault
from search.query.fields import QueryField


class Kind(StrEnum):
    """What a token is."""

    WORD = "word"
    WILD = "wild"
    PHRASE = "phrase"
    NEAR_PHRASE = "near phrase"         # "a b"~5
    OPEN = "("
    CLOSE = ")"
    OR = "or"
    AND = "and"
    MINUS = "-"
    NEAR = "near"                       # /s, /p, /5
    FIELD = "field"


@dataclass(frozen=True, slots=True)
class Token:
    """A token and its place in the text. `text` is what it says, without marks; `number` the distance of a nearness."""

    kind: Kind
    start: int
    end: int
    text: str = ""
    number: int = 0
    field: QueryField | None = None
    apart: bool = False                 # of a field: a blank follows its colon


@dataclass(frozen=True, slots=True)
class Lexed:
    """Tokens with balanced parentheses, and what was wrong. `cut`: the query was longer than what is read."""

    tokens: tuple[Token, ...]
    faults: tuple[Fault, ...]
    cut: bool
