"""Reading a query: any text gives a tree and what was wrong in it."""

from dataclasses import dataclass

from search.model import Mistake
from search.query.syntax import Node, Words


@dataclass(frozen=True, slots=True)
class Parsed:
    """`tree` is what the query was read as, None where it says nothing; `mistakes` what could not be read as typed, in order."""

    tree: Node | None
    mistakes: tuple[Mistake, ...] = ()


def parse(text: str) -> Parsed:
    """The tree of a query. Never raises; time and depth are bounded whatever the text."""
    words = " ".join(text.split())
    return Parsed(Words(0, len(text), words) if words else None)
