"""Reads the provisions a phrase names: "12-ci maddənin birinci və ikinci hissələrinin üçüncü cümləsində"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Final

from acts.modifications.lexicon import BOOK
from acts.modifications.model import Occurrence, Step, Unit
from acts.modifications.phrases import PLAIN, RANK, Path, Place
from acts.modifications.ranges import expand
from acts.modifications.stream import Numbered, Stream
from acts.modifications.tokens import Token
from acts.modifications.vocabulary import Case, Kind

_OWN: Final = frozenset({Unit.NOTE, Unit.TITLE, Unit.TEXT, Unit.SANCTION, Unit.DISPOSITION})
"""Units that bear no number: one in front of them is their article's."""
_PARTLIKE: Final = frozenset({Unit.NOTE, Unit.TABLE, Unit.SANCTION, Unit.DISPOSITION, Unit.TEXT})
"""Units also called "hissə": "Qeyd hissəsi", "cədvəl hissəsi"."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    """Numbers whose unit is only told at the end: "5-ci maddənin birinci, 6-cı maddənin ikinci hissələri"."""

    paths: tuple[Path, ...]
    numbers: tuple[str, ...]
    start: int
    end: int
    joined: str


class Naming:
    """One phrase of places, from its first number or unit on. Afterwards `numbers` holds those no unit claims."""

    def __init__(self, stream: Stream, joined: str) -> None:
        self._stream = stream
        self._joined = joined
        self._start = stream.start
        self._same = stream.skip(Kind.SAME)
        self._paths: tuple[Path, ...] = ((),)
        self._occurrences: tuple[Occurrence, ...] = ()
        self._unit: Token | None = None
        self._book = False
        self._waiting: list[_Waiting] = []
        self.numbers: list[Numbered] = []

    def read(self) -> Iterator[Place]:
        """The places named; none where no unit follows."""
        while self._step():
            pass
        if self._unit is None:
            return
        unit = self._unit
        for one in self._waiting:
            yield one_place(tuple((*path, Step(unit.unit or Unit.ARTICLE, n)) for path in one.paths for n in one.numbers), unit, one)
        yield self._place(unit)

    def _place(self, unit: Token) -> Place:
        stream = self._stream
        occurrences = self._occurrences if len(self._occurrences) == len(self._paths) else ()
        place = Place(self._paths, unit.case, unit.plural, self._start, stream.last.end, self._joined, self._same, occurrences)
        if stream.skip(Kind.OVER):   # "54-cü fəsil üzrə"
            place = replace(place, case=Case.LOCATIVE)
        return replace(place, occurrence=stream.remark()) if stream.sees(Kind.OPEN) else place

    def _step(self) -> bool:
        """One unit more; False where the phrase ends."""
        stream, at = self._stream, self._stream.at
        numbers = stream.numbers()
        token = stream.peek()
        if token is None or token.kind is not Kind.UNIT or not self._fits(token, numbers):
            self._leave(at, numbers)
            return False
        if self._unit and not self._below(self._unit, token, numbers):
            if not self._waits(numbers):
                stream.at = at
                return False
            self._wait(numbers, at)
            numbers = numbers[-1:]
        self._add(stream.take(), numbers)
        return self._unit is not None and self._unit.case is Case.GENITIVE

    def _fits(self, token: Token, numbers: Sequence[Numbered]) -> bool:
        """Whether the unit can go on with the phrase: the first may, one with numbers, and one below a genitive."""
        unit = self._unit
        return unit is None or bool(numbers) or (unit.case is Case.GENITIVE and _rank(token) > _rank(unit))

    def _leave(self, at: int, numbers: list[Numbered]) -> None:
        if self._unit is None:
            self.numbers = numbers
        else:
            self._stream.at = at

    def _below(self, unit: Token, token: Token, numbers: Sequence[Numbered]) -> bool:
        inverted = token.unit in (Unit.PART, Unit.POINT) and unit.unit in (Unit.POINT, Unit.ALINEA) and len(numbers) == 1
        return unit.case is Case.GENITIVE and (_rank(token) > _rank(unit) or inverted)

    def _waits(self, numbers: Sequence[Numbered]) -> bool:
        return len(numbers) > 1 and self._unit is not None and self._unit.case is Case.GENITIVE

    def _wait(self, numbers: Sequence[Numbered], at: int) -> None:
        stream, now = self._stream, self._stream.at
        stream.at = at
        begin, end = stream.start, stream.last.end
        stream.at = now
        self._waiting.append(_Waiting(self._paths, tuple(n for n, _ in numbers[:-1]), self._start, end, self._joined))
        self._paths, self._start, self._joined = ((),), begin, ","

    def _add(self, token: Token, numbers: list[Numbered]) -> None:
        if not numbers and token.case is Case.NOMINATIVE and self._stream.sees(Kind.NUMBER):
            numbers = self._number_behind()
        if not (self._book and token.unit is Unit.TEXT):   # "Məcəllənin mətnində" is the whole code
            self._paths = extended(self._paths, token, numbers)
            self._occurrences = tuple(times for _, times in numbers)
        self._book = token.value == BOOK
        self._unit = self._absorbed(token)

    def _number_behind(self) -> list[Numbered]:
        """"maddə 12-1": a number behind its unit, where no other unit claims it."""
        at = self._stream.at
        numbers = self._stream.numbers()
        if self._stream.sees(Kind.UNIT, Kind.TIMES, Kind.QUOTE):
            self._stream.at = at
            return []
        return numbers

    def _absorbed(self, token: Token) -> Token:
        """The unit with the case of "hissə" behind it, which adds nothing: "“Qeyd” hissəsinə"."""
        part = self._stream.peek()
        if token.unit in _PARTLIKE and token.case is Case.NOMINATIVE and part and part.unit is Unit.PART:
            return replace(self._stream.take(), unit=token.unit)
        return token


def one_place(paths: tuple[Path, ...], unit: Token, waiting: _Waiting) -> Place:
    """The place of numbers that waited for their unit."""
    return Place(paths, unit.case, len(waiting.numbers) > 1, waiting.start, waiting.end, waiting.joined)


def article(numbers: Sequence[Numbered], start: int, end: int, joined: str) -> Place:
    """Dotted numbers right before a verb: the word "maddə" is lost ("yeni məzmunda 12.1.3-cü əlavə edilmişdir")."""
    values = expand(tuple(value for value, _ in numbers), plural=True)
    return Place(tuple((Step(Unit.ARTICLE, value),) for value in values), Case.NOMINATIVE, len(values) > 1, start, end, joined)


def extended(paths: tuple[Path, ...], token: Token, numbers: Sequence[Numbered]) -> tuple[Path, ...]:
    """The paths one unit deeper."""
    unit = token.unit or Unit.ARTICLE
    if not numbers:
        unknown = "?" if unit not in PLAIN else ""
        return tuple((*path, Step(unit, token.value if unit is Unit.ANNEX and token.value else unknown if path else "")) for path in paths)
    values = expand(tuple(value for value, _ in numbers), plural=token.plural)
    if unit in _OWN:   # "12-1-ci “Qeyd” hissəsi": the word "maddə" is left out
        return tuple((Step(Unit.ARTICLE, value), Step(unit)) for value in values)
    outer = [path if path and path[-1].unit is not Unit.CODE else () for path in paths]
    return tuple((*path, Step(unit, value)) for path, value in product(outer, values))


def _rank(token: Token) -> int:
    return RANK[token.unit or Unit.CODE]
