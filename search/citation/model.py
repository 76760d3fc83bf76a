"""What names an act in a query, and who knows the acts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from search.model import Cited


@dataclass(frozen=True, slots=True)
class NamedAct:
    """An act as a citation needs it; `held` tells whether its text is in the registry. `title_eng` "" where not known."""

    uri: str
    title: str
    title_eng: str = ""
    number: str = ""
    adopted: date | None = None
    held: bool = True


class Directory(Protocol):
    """Finds acts by what people call them. Every method gives all that fit, () for none, and never raises for odd text."""

    def by_number(self, number: str, year: int | None = None) -> tuple[NamedAct, ...]:
        """Acts of that number ("998-IIIQ", "68"), case and diacritics aside; of that year of adoption, where one is given."""

    def by_title_words(self, words: Iterable[str]) -> tuple[NamedAct, ...]:
        """Acts whose title, but for country and kind, is made of just these words in this order, case endings and diacritics aside."""

    def by_eqanun(self, number: int) -> tuple[NamedAct, ...]:
        """The act e-qanun.az keeps under that number."""

    def by_celex(self, celex: str) -> tuple[NamedAct, ...]:
        """The act of that CELEX number."""

    def by_uri(self, uri: str) -> tuple[NamedAct, ...]:
        """The act of that AKN work address."""

    def places(self, uri: str, eids: tuple[str, ...], day: date | None) -> tuple[str, ...]:
        """Those of the places that are there, best first, each by the eid it bears on `day`, without a day today; one that is not
        there at the nearest unit above. A number no unit bears today leads to the unit that bore it last; () when there is no such
        place. The given ones where no text of the act is held."""

    def bodies(self) -> tuple[str, ...]:
        """The bodies that adopted acts, as printed."""


@dataclass(frozen=True, slots=True)
class Jump:
    """What a query names. `cited`: one act for certain, several to choose from, or () for none; `eids` as deep as the query goes.

    `rest` is the text to search for beside it, in which the act's title stands for a short name; the text itself where nothing is named.
    `words` is what is left of the query beside act, place and day: "" when it is a citation and nothing else.
    """

    cited: tuple[Cited, ...]
    rest: str
    words: str = ""
