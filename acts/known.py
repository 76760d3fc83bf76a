"""The well-known acts: how people and texts name them, with date and number. The facts are data (`data/known_acts.toml`)."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from acts.celex import celex_of
from acts.frbr import slug
from language.letters import fold

BODIES: Mapping[str, str] = MappingProxyType({
    "constitution": "Ümumxalq səsverməsi", "law": "Milli Məclis", "reference": "Avropa İttifaqı", "treaty": "Avropa Şurası",
})
"""Who adopts the acts of a level, as far as this table holds them."""


@dataclass(frozen=True, slots=True)
class KnownAct:
    """An act known beforehand. `number` is "" where the act bears none; `eqanun_id` and `celex` where a source is known to have it."""

    title: str
    level: str
    subtype: str
    adopted: date | None = None
    number: str = ""
    en: str = ""
    aliases: tuple[str, ...] = ()
    eqanun_id: int | None = None
    celex: str = ""

    @property
    def uri(self) -> str:
        """Its AKN work address."""
        if celex := celex_of(self.celex):
            return celex.uri
        country = "coe" if self.level == "treaty" else "az"
        day = self.adopted.isoformat() if self.adopted else ""
        return "/".join(filter(None, (f"/akn/{country}/act/{self.subtype}", day, slug(self.number))))

    @property
    def body(self) -> str:
        """Who adopted it, as printed."""
        return BODIES.get(self.level, "")

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.title, self.en, *self.aliases)))


@dataclass(frozen=True, slots=True)
class KnownActs:
    """All well-known acts, found by title, by any of their names, by CELEX number, or by date and number."""

    acts: tuple[KnownAct, ...]
    _titles: Mapping[str, KnownAct]
    _names: Mapping[str, KnownAct]
    _celex: Mapping[str, KnownAct]
    _numbers: Mapping[tuple[date | None, str], KnownAct]

    def by_title(self, text: str) -> KnownAct | None:
        """The act of this title (Azerbaijani or English), whatever its case, quotation marks, country's name and case ending."""
        return self._titles.get(title_key(text))

    def by_alias(self, text: str) -> KnownAct | None:
        """The act of this title or other name: "Mülki Məcəllə", "MM", "GDPR". Short names in capitals must be in capitals."""
        return self._names.get(_alias_key(text)) or self.by_title(text)

    def by_celex(self, celex: str) -> KnownAct | None:
        return self._celex.get(celex)

    def by_number(self, adopted: date | None, number: str) -> KnownAct | None:
        """The act adopted that day under that number: two acts of one day never share one."""
        return self._numbers.get((adopted, fold(number)))


_MARKS = re.compile(r"[\"“”„«»‘’']|\[\w+\]")
_FRAME = re.compile(
    r"\bazerbaycan respublikasi(?:nin)?\b|\bof (?:the )?(?:republic of azerbaijan|azerbaijan republic|azerbaijan)\b"
    r"|^the\b|(?<=law on) the\b"
)
_KIND_AT_END = re.compile(r"(?<=haqqinda)\s+(?:(?:konstitusiya )?qanun\w*)$|(?<=barede)\s+(?:(?:konstitusiya )?qanun\w*)$")
_ENDINGS = re.compile(r"(?:(?<=mecelle)|(?<=onstitusiya))(?:si|sinin|sine|sinde|sinden|sini|nin|ye|ya|de|da|den|dan|ni)$")


def title_key(text: str) -> str:
    """What is left of a title when only its own words count: no case, marks, country, kind of act, ending of the last word."""
    key = _FRAME.sub(" ", _MARKS.sub(" ", fold(text)))
    key = _KIND_AT_END.sub("", " ".join(re.sub(r"[^\w,-]", " ", key).split()))
    return _ENDINGS.sub("", key)


def _alias_key(text: str) -> str:
    """Short names in capitals stay as they are: "MM" is an act, "mm" is not."""
    stripped = text.strip()
    return stripped if stripped.isupper() and len(stripped) < 6 else title_key(stripped)


@cache
def known_acts() -> KnownActs:
    """The table of well-known acts, read once."""
    raw = tomllib.loads(files("acts").joinpath("data/known_acts.toml").read_text("utf-8"))
    return _indexed(tuple(map(_act, raw["act"])))


def _act(row: dict[str, Any]) -> KnownAct:
    return KnownAct(**{**row, "aliases": tuple(row.get("aliases", ()))})


def _indexed(acts: tuple[KnownAct, ...]) -> KnownActs:
    return KnownActs(
        acts,
        _titles=MappingProxyType({title_key(name): act for act in acts for name in (act.title, act.en) if name}),
        _names=MappingProxyType({_alias_key(name): act for act, name in _named(acts)}),
        _celex=MappingProxyType({act.celex: act for act in acts if act.celex}),
        _numbers=MappingProxyType({(act.adopted, fold(act.number)): act for act in acts if act.number}),
    )


def _named(acts: Iterable[KnownAct]) -> Iterable[tuple[KnownAct, str]]:
    return ((act, name) for act in acts for name in act.names)
