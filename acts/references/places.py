"""From the numbers of a citation to the eid its target would have, and from that eid to the element that is there.

The printed dotted number is one step: "12.3-cü maddə" is ``art_12__para_12.3`` (Akoma Ntoso naming convention 5.0, `eId`).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from acts.numbers import canonical
from acts.references.model import Place
from acts.references.spans import Span
from language.numerals import roman, to_roman

STEPS: Mapping[str, str] = MappingProxyType({
    "part": "part", "section": "sec", "subsection": "subsec", "chapter": "chp", "subchapter": "subchp", "attachment": "att",
    "article": "art", "paragraph": "para", "point": "point", "subpoint": "subpoint", "alinea": "al", "recital": "rec",
    "remark": "remark",
})
"""The eid word of each kind of unit."""

_BELOW = ("para", "point", "subpoint")
_TOP = frozenset({"sec", "chp", "part", "rec", "subsec", "subchp", "art"})


def descend(parent: str, unit: str, number: str) -> str:
    """The eid of a unit of a parent ("" for the act): "art_5" + paragraph 2 → "art_5__para_2"; "" + article 12.3 → "art_12__para_12.3"."""
    word, number = STEPS[unit], ".".join(map(canonical, number.split(".")))
    if unit == "attachment":
        return f"att_{number}"
    if unit == "article":
        return "__".join(filter(None, (_attachment(parent), _dotted("art", number))))
    if word in _TOP:
        return "__".join(filter(None, (_attachment(parent), f"{word}_{number}")))
    article = re.search(r"art_([^_]+)$", parent)
    if article and number.startswith(article[1] + "."):
        return parent.removesuffix(f"art_{article[1]}") + _dotted("art", number)
    return "__".join(filter(None, (parent, f"{word}_{number}")))


def place(parent: str, unit: str, span: Span) -> Place:
    """The place, or the range of places, a number means inside a parent."""
    return Place(descend(parent, unit, span.first), descend(parent, unit, span.last) if span.last else "")


def _attachment(parent: str) -> str:
    """An article named inside an annex is the annex's own."""
    return parent.split("__")[0] if parent.startswith("att_") else ""


def _dotted(word: str, number: str) -> str:
    """Each dot goes one level down: 12.3.4 → art_12__para_12.3__point_12.3.4."""
    parts = number.split(".")
    below = (f"{_BELOW[min(depth, len(_BELOW)) - 1]}_{'.'.join(parts[: depth + 1])}" for depth in range(1, len(parts)))
    return "__".join((f"{word}_{parts[0]}", *below))


@dataclass(frozen=True, slots=True)
class Resolution:
    """The element a place leads to. `exact` is False when it is only the nearest unit above the one named."""

    eid: str
    exact: bool


@dataclass(frozen=True, slots=True)
class EidIndex:
    """The eids of a document, found by exact eid or by root and last printed number ("art_1" + "1.0.5")."""

    eids: frozenset[str]
    _by_number: Mapping[tuple[str, str], str]

    @classmethod
    def of(cls, eids: Iterable[str]) -> "EidIndex":
        known = tuple(eids)
        numbers: dict[tuple[str, str], str] = {}
        for eid in known:
            numbers.setdefault((_root(eid), eid.rpartition("_")[2]), eid)
        return cls(frozenset(known), MappingProxyType(numbers))

    def resolve(self, eid: str) -> Resolution | None:
        """The element of this eid, though named otherwise here (a "2" may be printed "5.2", "II" or not at all), else the nearest above."""
        if eid in self.eids:
            return Resolution(eid, True)
        if found := self._numbered(eid):
            return Resolution(found, True)
        here, steps = "", eid.split("__")
        for step in steps:
            found = self._below(here, step) or (here if _is_own_text(here, step) else "")
            if not found:
                return Resolution(here, False) if here else None
            here = found
        return Resolution(here, True)

    def _below(self, parent: str, step: str) -> str:
        """The element a step leads to below one that is there; "" where there is none."""
        wanted = f"{parent}__{step}" if parent else step
        return next((name for name in (wanted, *_other_names(parent, step)) if name in self.eids), "") or self._numbered(wanted)

    def _numbered(self, eid: str) -> str:
        """An element that prints this dotted number, in its article or annex wherever the number stands there."""
        number = eid.rpartition("_")[2]
        if "." not in number:
            return ""
        return self._by_number.get((_root(eid), number), "") or self._by_number.get((f"art_{number.partition('.')[0]}", number), "")


def _is_own_text(here: str, step: str) -> bool:
    """The first unnumbered paragraph of a unit is the line that carries the unit's number."""
    return step == "al_1" or (step == "para_1" and "__" in here)


def _root(eid: str) -> str:
    """The article an eid is of, or its annex, or "" for the body of an act without articles."""
    first = eid.partition("__")[0]
    return first if first.startswith(("art_", "att_")) else ""


_OTHER_WORDS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "art": ("art", "point"), "para": ("para", "point", "al"), "point": ("point", "para", "subpoint"), "subpoint": ("subpoint", "point"),
})


def _other_names(parent: str, step: str) -> Iterable[str]:
    """How else the unit a citation names may be printed in its act."""
    word, _, number = step.rpartition("_")
    base = f"{parent}__" if parent else ""
    of_article = re.search(r"art_([^_]+)$", parent)
    numbers = [number, *([f"{of_article[1]}.{number}"] if of_article else []), *_other_numerals(number)]
    words = _OTHER_WORDS.get(word, (word,))
    return (f"{base}{other}_{n}" for other in words for n in numbers)


def _other_numerals(number: str) -> list[str]:
    if number.isdecimal() and 0 < int(number) < 4000:
        return [to_roman(int(number))]
    value = roman(number) if number.isupper() else None
    return [str(value)] if value else []


def resolve(places: Place | Iterable[Place], document_eids: Iterable[str] | EidIndex) -> Resolution | None:
    """The element the first of the places leads to, exact or the nearest above it; None where not even the article is there."""
    index = document_eids if isinstance(document_eids, EidIndex) else EidIndex.of(document_eids)
    wanted = (places,) if isinstance(places, Place) else places
    return next(filter(None, (index.resolve(place.eid) for place in wanted)), None)
