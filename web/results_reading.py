"""How the query was read, for a page: each piece as typed, what else is looked for in its place, and where a mistake stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from flask_babel import lazy_gettext as _l

from search.model import Mistake, Other, OtherWord, ReadWord, Role, SearchPage
from web.names import AZERBAIJANI

QUOTES = "\"“”„«»"
AROUND, PLACE = 60, 100
"""Letters of a query shown around a mistake, and of the mistake itself."""
SHOWN = 3
"""Other words shown of each kind; the page that explains shows all."""
KINDS = MappingProxyType({
    Other.TRANSLATION: _l("translation"),
    Other.SYNONYM: _l("also said"),
    Other.EVERYDAY: _l("in law"),
})  # fmt: skip
"""What another word is to the one asked."""
SIGNS = MappingProxyType({Other.TRANSLATION: "⇄"})
RELAXED = MappingProxyType({
    "few": _l("Only %(count)s provisions have all the words; those with some of them are shown too, the best answer first."),
    "most": _l("No provision has all the words, so these have most of them."),
    "any": _l("No provision has all the words, so these have some of them."),
    "prefix": _l("No provision has these very words, so these have words that begin the same way."),
    "filters": _l("Nothing fits within the chosen filters, so these are from the whole collection."),
})  # fmt: skip
"""What was loosened to find something, by `SearchPage.relaxed`."""


@dataclass(frozen=True, slots=True)
class ShownOthers:
    """Other words of one kind, each with its language ("az" or "en"); `more` counts those not shown."""

    kind: Other
    words: tuple[tuple[OtherWord, str], ...]
    more: int


@dataclass(frozen=True, slots=True)
class ShownWord:
    """A piece of the query; `language` is "" where it could be either."""

    word: ReadWord
    language: str
    others: tuple[ShownOthers, ...]

    @property
    def surface(self) -> str:
        """As typed; a phrase in our quotation marks, what must not be found without its minus."""
        if self.word.role is Role.PHRASE:
            return f"“{self.word.surface.strip(QUOTES)}”"
        return self.word.surface.removeprefix("-") if self.word.role is Role.NOT else self.word.surface

    @property
    def tells_meant(self) -> bool:
        """Whether what it means is not said by itself: "level" says nothing more of "level:law"."""
        return bool(self.word.meant) and not self.is_place and not self.word.surface.startswith(self.word.meant)

    @property
    def is_place(self) -> bool:
        """Whether it is the number of a place in the act it means."""
        return self.word.role is Role.CITED and bool(self.word.meant) and self.word.surface[:1].isdigit()


@dataclass(frozen=True, slots=True)
class ShownMistake:
    """A mistake with the query around it: before, the place itself ("" where something is missing), after."""

    mistake: Mistake
    before: str
    place: str
    after: str


@dataclass(frozen=True, slots=True)
class Reading:
    """How a query was read. The switches say whether there is anything to switch."""

    words: tuple[ShownWord, ...]
    mistakes: tuple[ShownMistake, ...]
    has_translations: bool
    has_synonyms: bool


def reading_of(found: SearchPage, everything: bool = False) -> Reading:
    """How the query of a page was read; with `everything` no other word is left out."""
    most = len(tuple(other for word in found.read_as for other in word.others)) if everything else SHOWN
    kinds = {other.kind for word in found.read_as for other in word.others}
    return Reading(
        tuple(_word(word, most) for word in found.read_as),
        tuple(_mistake(found.query.text, mistake) for mistake in found.mistakes),
        Other.TRANSLATION in kinds,
        bool(kinds - {Other.TRANSLATION}),
    )


def _word(word: ReadWord, most: int) -> ShownWord:
    language = _language(word)
    groups = (_others(kind, word.others, language, most) for kind in KINDS)
    return ShownWord(word, language, tuple(group for group in groups if group.words))


def _others(kind: Other, others: Iterable[OtherWord], language: str, most: int) -> ShownOthers:
    """Those of a kind; a translation is in the other language."""
    own = _opposite(language) if kind is Other.TRANSLATION else language
    chosen = tuple((other, own) for other in others if other.kind is kind)
    return ShownOthers(kind, chosen[:most], max(0, len(chosen) - most))


def _language(word: ReadWord) -> str:
    """The language of a piece, told by letters only Azerbaijani has: its own, or those of its translation."""
    if AZERBAIJANI.search(word.surface) or word.role in (Role.CITED, Role.FIELD):
        return "az" if AZERBAIJANI.search(word.surface) else ""
    told: Mapping[bool, list[str]] = {
        across: [other.text for other in word.others if (other.kind is Other.TRANSLATION) is across] for across in (True, False)
    }
    if any(map(AZERBAIJANI.search, told[True])):
        return "en"
    return "az" if any(map(AZERBAIJANI.search, told[False])) or told[True] else ""


def _opposite(language: str) -> str:
    return {"az": "en", "en": "az"}.get(language, "")


def _mistake(text: str, mistake: Mistake) -> ShownMistake:
    start, end = max(0, mistake.start), min(len(text), max(mistake.start, mistake.end))
    before = text[:start] if start <= AROUND else f"…{text[start - AROUND : start]}"
    shown = replace(mistake, found=_short(mistake.found, PLACE))
    return ShownMistake(shown, before, _short(text[start:end], PLACE), _short(text[end:], AROUND))


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most]}…"
