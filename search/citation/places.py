"""The place in an act that a query names: "12.3 maddə", "maddə 12 hissə 3", "article 5(1)(f)", "fəsil 2", "recital 26"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from acts.numbers import canonical
from acts.references.places import descend


class Part(StrEnum):
    """What a word of a place is."""

    NUMBER = "number"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Unit:
    """A word for a unit of an act, in either language; `pattern` fits the folded word without marks."""

    sample: str
    name: str
    pattern: re.Pattern[str]


def _unit(sample: str, name: str, pattern: str) -> Unit:
    return Unit(sample, name, re.compile(pattern))


UNITS: tuple[Unit, ...] = (
    _unit("maddəsi, art.", "article", r"madd\w*|mad|m|articles?|art|section|sect?|§§?"),
    _unit("hissəsinin", "paragraph", r"hisse\w*|paragraphs?|para"),
    _unit("bəndi", "point", r"bend\w*|b|points?|clauses?|items?"),
    _unit("yarımbənd", "subpoint", r"yarimbend\w*|subpoints?|subparagraphs?|subclauses?"),
    _unit("fəsli", "chapter", r"fesil\w*|fesl\w*|chapters?|ch"),
    _unit("bölmə", "section", r"bolme\w*"),
    _unit("part", "part", r"parts?"),
    _unit("əlavə", "attachment", r"elave\w*|annex\w*|appendix"),
    _unit("recital", "recital", r"recitals?"),
)
_ORDER: Final = ("part", "section", "chapter", "attachment", "recital", "article", "paragraph", "point", "subpoint")
NUMBER: Final = re.compile(
    r"(?P<number>\d{1,4}(?:-\d{1,2})*(?:\.\d{1,3}(?:-\d{1,2})*)*[¹²³]?)\.?"
    r"(?P<ending>-?(?:[iu]?nc[iu]|c[iu])[a-z]*|-?(?:th|st|nd|rd))?(?P<below>(?:\([0-9a-z]{1,4}\))*)"
)
_ROMAN: Final = re.compile(r"[ivxlc]{1,6}")
_BELOW: Final = re.compile(r"\(([0-9a-z]{1,4})\)")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_STUCK: Final = re.compile(r"(art|m|mad|madde|maddesi|§)\.?(\d.*)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a query, folded, without marks; `start` and `end` are offsets into the text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """A place: units with their numbers, the greatest first. `dotted` tells of a number "12.3" or a unit named: surely a place."""

    steps: tuple[tuple[str, str], ...]
    sure: bool

    @property
    def clause(self) -> str:
        """The number of the article as typed, "12.3"; of the smallest unit where no article is named."""
        named = dict(self.steps)
        return named.get("article") or (self.steps[-1][1] if self.steps else "")

    @property
    def eids(self) -> tuple[str, ...]:
        """Where provisions of this place may be, best first: "12.3" is in article 12, or is a point of an act without articles."""
        named = dict(self.steps)
        if number := named.get("article"):
            head = number.split(".")[0]
            return tuple(dict.fromkeys((f"art_{head}", f"point_{number}", f"point_{head}")))
        return tuple(dict.fromkeys(descend("", unit, number).partition("__")[0] for unit, number in self.steps))

    @property
    def deepest(self) -> str:
        """The whole way down: "art_12__para_12.3"."""
        eid = ""
        for unit, number in self.steps:
            eid = descend(eid, unit, number)
        return eid


def unit_of(word: str) -> str:
    """The unit a folded word names, "" for none."""
    return next((unit.name for unit in UNITS if unit.pattern.fullmatch(word)), "")


def is_number(word: str) -> bool:
    return NUMBER.fullmatch(word) is not None


def read_place(words: Sequence[Word]) -> tuple[Place, frozenset[int]]:
    """The place the words name, and which of the words say it. Units go with the number before them, in English after."""
    numbers = {at: found for at, word in enumerate(words) if (found := NUMBER.fullmatch(word.text))}
    units = {at: unit for at, word in enumerate(words) if (unit := unit_of(word.text))}
    romans = {at for at, word in enumerate(words) if _ROMAN.fullmatch(word.text) and at not in units}
    taken: dict[int, int] = {}                                   # unit → its number
    for at in sorted(units):
        if (number := _beside(at, numbers.keys() | romans, units, taken)) is not None:
            taken[at] = number
    steps = [_step(units[at], words[number].text, numbers.get(number)) for at, number in sorted(taken.items())]
    used = {*taken, *taken.values()}
    if not any(unit in ("article", "chapter", "attachment", "recital", "section", "part") for unit, _ in (s for row in steps for s in row)):
        bare = next((at for at, found in numbers.items() if at not in used and not _YEAR.fullmatch(found[0])), None)
        if bare is not None:
            steps.insert(0, _step("article", "", numbers[bare]))
            used.add(bare)
    flat = sorted((step for row in steps for step in row), key=lambda step: _ORDER.index(step[0]))
    sure = bool(taken) or any("." in number for _, number in flat) or any(found["ending"] for found in numbers.values())
    return Place(_once(flat), sure), frozenset(used | (units.keys() if flat else set()))


def _beside(unit: int, numbers: set[int], units: dict[int, str], taken: dict[int, int]) -> int | None:
    """The number of a unit: the one before it, if no other unit has it, else the one after."""
    free = numbers - set(taken.values())
    if unit - 1 in free:
        return unit - 1
    return unit + 1 if unit + 1 in free and not (unit + 2 in units and unit - 1 in numbers) else None


def _step(unit: str, word: str, found: re.Match[str] | None) -> tuple[tuple[str, str], ...]:
    """A unit with its number, and what stands in parentheses after it: "5(1)(f)" has a paragraph and a point."""
    if found is None:
        return ((unit, canonical(word.upper())),)
    below = zip(("paragraph", "point", "subpoint"), _BELOW.findall(found["below"]), strict=False)
    return ((unit, canonical(found["number"])), *below)


def _once(steps: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The first of each unit."""
    return tuple(dict(reversed(steps)).items())[::-1] if steps else ()


def unstuck(text: str) -> Iterator[tuple[str, int]]:
    """A word as the parts it is of, with their offsets: "art.5" is "art" and "5"."""
    if found := _STUCK.fullmatch(text):
        yield found[1], 0
        yield found[2], found.start(2)
    else:
        yield text, 0
