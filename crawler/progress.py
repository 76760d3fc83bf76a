"""What a crawling process tells the one that started it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a crawl is. `decided` of `known` acts were looked at; `pages` had or missed, `per_second` over the network."""

    decided: int
    known: int
    pages: int
    missed: int
    per_second: float
    url: str


@dataclass(frozen=True, slots=True)
class Done:
    """The crawl went to its end."""

    run_id: int
    resumed: bool
    fetched: int
    linked: int


@dataclass(frozen=True, slots=True)
class Failed:
    """The crawl had to stop."""

    reason: str
