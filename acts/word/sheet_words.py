"""The fixed words of comparison documents in both languages; they are data (`data/sheet_words.toml`)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from acts.compare.model import Side
from acts.word import sheet_styles
from acts.word.model import Fate, Paragraph, Piece
from acts.word.sheet import Named
from language.dates import format_long

TONGUES: Final = MappingProxyType({
    "aze": "az-Latn-AZ", "eng": "en-GB", "az": "az-Latn-AZ", "en": "en-GB", "rus": "ru-RU", "tur": "tr-TR", "fra": "fr-FR", "deu": "de-DE",
})  # fmt: skip
"""Languages as Word names them."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a document in a language ("az", "en")."""

    lang: str
    _told: Mapping[str, str]

    def __call__(self, name: str, /, **holes: str) -> str:
        """The words under a name, holes filled."""
        words = self._told[name]
        return words % holes if holes else words

    def day(self, side: Side) -> str:
        """Which wording of a text is meant; "" for one that has no days."""
        return self("wording_of", day=format_long(side.day, self.lang)) if side.day else ""

    def side(self, name: str, side: Side) -> tuple[Named, ...]:
        """What a head says of a text: title, citation, day, address; what is not known is left out."""
        told = ((name, side.title), (self("citation"), side.citation), (self("wording"), self.day(side)), (self("address"), side.address))
        return tuple(Named(what, value) for what, value in told if value)

    @property
    def signatures(self) -> tuple[str, ...]:
        """The sign-off block: a line for each who signs, with what is put where below it."""
        below = f"\t{self('sign_name')}\t\t{self('sign_date')}"
        return tuple(line for who in ("prepared", "checked", "approved") for line in (f"{self(who)}\t\t\t\t", below))

    @property
    def changes(self) -> tuple[Paragraph, ...]:
        """The legend of words that change."""
        pieces = [Piece(self("legend"), bold=True)]
        for name, fate in (("added", Fate.ADDED), ("removed", Fate.REMOVED), ("moved", Fate.MOVED_HERE)):
            pieces += [Piece(self(f"legend_{name}"), fate), Piece(self(f"legend_{name}_is"))]
        return Paragraph(tuple(pieces), sheet_styles.LEGEND), self.legend("legend_rows")

    def legend(self, name: str) -> Paragraph:
        """Words as a line of the legend."""
        return Paragraph((Piece(self(name)),), sheet_styles.LEGEND)


@cache
def words_in(lang: str) -> Words:
    """The words in a language; what is not Azerbaijani is English."""
    chosen = "az" if lang == "az" else "en"
    raw = tomllib.loads(files("acts").joinpath("word", "data", "sheet_words.toml").read_text("utf-8"))
    return Words(chosen, MappingProxyType({name: told[chosen] for name, told in raw.items()}))


def tongue_of(language: str) -> str:
    """A language (ISO 639-3) as Word names it, "" where it is not known."""
    return TONGUES.get(language, "")
