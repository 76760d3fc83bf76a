"""Phrases of the operative sentence: the provisions it names, the words it quotes, and the marks between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Final, TypeAlias

from acts.modifications.model import ONLY, Occurrence, Step, Unit
from acts.modifications.ranges import expand
from acts.modifications.tokens import BOOK, Token
from acts.modifications.vocabulary import Case, Kind, Verb

Path: TypeAlias = tuple[Step, ...]

RANK: Final[dict[Unit, int]] = {unit: rank for rank, units in enumerate((
    (Unit.CODE,), (Unit.PREAMBLE,), (Unit.SECTION,), (Unit.CHAPTER,), (Unit.PARAGRAPH,), (Unit.ANNEX,), (Unit.ARTICLE,), (Unit.NOTE,), (Unit.PART,),
    (Unit.POINT,), (Unit.SUBPOINT,), (Unit.ALINEA,), (Unit.TABLE, Unit.SANCTION, Unit.DISPOSITION), (Unit.SENTENCE, Unit.ROW), (Unit.COLUMN,),
    (Unit.TITLE, Unit.TEXT))) for unit in units}
"""How deep a unit lies: a unit named alone belongs under the last one named that lies less deep."""

_OWN: Final = frozenset({Unit.NOTE, Unit.TITLE, Unit.TEXT, Unit.SANCTION, Unit.DISPOSITION})
_PARTLIKE: Final = frozenset({Unit.NOTE, Unit.TABLE, Unit.SANCTION, Unit.DISPOSITION, Unit.TEXT})


@dataclass(frozen=True, slots=True)
class Place:
    """Provisions named together, as steps below what was named before. ``joined``: a comma or "və" stands in front."""

    paths: tuple[Path, ...]
    case: Case
    plural: bool
    start: int
    end: int
    joined: str = ""
    same: bool = False
    occurrences: tuple[Occurrence, ...] = ()
    occurrence: Occurrence = ONLY


@dataclass(frozen=True, slots=True)
class Words:
    """Quotations joined to one run, with the noun after them. ``side``: "after" or "before" when they are an anchor;
    ``by``: "ilə" follows, they are what comes instead. ``pairwise``: "müvafiq olaraq" stands in front.
    """

    items: tuple[tuple[str, Occurrence], ...]
    start: int
    end: int
    joined: str = ""
    named: bool = False
    case: Case = Case.NOMINATIVE
    by: bool = False
    side: str = ""
    unit: Unit | None = None
    pairwise: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """Anything else: a verb, "sonunda", "yeni məzmunda", the end of a sentence, a word or number nobody understands."""

    kind: Kind
    start: int
    end: int
    value: str = ""
    verb: Verb | None = None


Phrase: TypeAlias = Place | Words | Mark


class Phrases:
    """Reads the phrases of a row of tokens, one after the other."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = [token for token in tokens if token.kind is not Kind.FILLER]
        self._at = 0
        self._joined = ""
        self._pairwise = False
        self._times = ONLY

    def read(self) -> Iterator[Phrase]:
        """All phrases in order."""
        while self._at < len(self._tokens):
            yield from self._next()

    def _peek(self, ahead: int = 0) -> Token | None:
        at = self._at + ahead
        return self._tokens[at] if at < len(self._tokens) else None

    def _is(self, *kinds: Kind, ahead: int = 0) -> bool:
        token = self._peek(ahead)
        return token is not None and token.kind in kinds

    def _next(self) -> Iterator[Phrase]:
        token = self._tokens[self._at]
        if token.kind is Kind.AND:
            self._joined = "," if not self._joined and token.end - token.start == 1 else "ve"
            self._at += 1
        elif token.kind is Kind.PAIRWISE:
            self._pairwise = True
            self._at += 1
        elif token.kind in (Kind.OPEN, Kind.CLOSE, Kind.OVER):
            self._at += 1
        elif token.kind in (Kind.EVERY, Kind.INFLECTED):
            self._times = _merged(self._times, _occurrence(token))
            self._at += 1
        elif token.kind in (Kind.QUOTE, Kind.SIGN):
            yield self._words()
        elif token.unit is Unit.ANNEX and token.case is Case.NOMINATIVE and not token.plural and not self._is(Kind.NUMBER, Kind.UNIT, ahead=1):
            self._at += 1
            if not self._is(Kind.VERB):
                yield Mark(Kind.VERB, token.start, token.end, verb=Verb.ADD)   # "…, … əlavə, … əvəz edilmişdir"
        elif token.kind in (Kind.NUMBER, Kind.UNIT, Kind.SAME):
            yield from self._places()
        else:
            self._at += 1
            yield Mark(token.kind, token.start, token.end, token.value, token.verb)

    def _take(self) -> tuple[str, bool]:
        joined, pairwise = self._joined, self._pairwise
        self._joined, self._pairwise = "", False
        return joined, pairwise

    # quotations

    def _words(self) -> Words:
        joined, pairwise = self._take()
        start = self._tokens[self._at].start
        items = [self._item()]
        while self._more_items():
            while self._is(Kind.AND, Kind.EVERY, Kind.INFLECTED):
                if not self._is(Kind.AND):
                    self._times = _merged(self._times, _occurrence(self._tokens[self._at]))
                self._at += 1
            items.append(self._item())
        run = Words(tuple(items), start, self._tokens[self._at - 1].end, joined, pairwise=pairwise)
        return self._ending(run)

    def _more_items(self) -> bool:
        """Whether another quotation is joined: "“a”, “b” və “c” sözləri"; a sign named after a comma begins anew."""
        if self._tokens[self._at - 1].kind is Kind.SIGN and self._tokens[self._at - 1].value and not self._is(Kind.AND):
            return False
        ahead = 0
        while self._is(Kind.AND, Kind.EVERY, Kind.INFLECTED, ahead=ahead):
            ahead += 1
        return ahead > 0 and self._is(Kind.AND) and self._is(Kind.QUOTE, Kind.SIGN, ahead=ahead)

    def _item(self) -> tuple[str, Occurrence]:
        token = self._tokens[self._at]
        self._at += 1
        times, self._times = self._times, ONLY
        return token.value, _merged(times, self._remark())

    def _remark(self) -> Occurrence:
        """"(ikinci halda)", "(hər iki halda)" or the same without parentheses before a noun."""
        opened = self._is(Kind.OPEN)
        at, found = self._at, ONLY
        self._at += opened
        if self._is(Kind.EVERY, Kind.INFLECTED):
            found = _occurrence(self._tokens[self._at])
            self._at += 1
        elif self._is(Kind.NUMBER):
            numbers = self._numbers()
            if self._is(Kind.TIMES):
                self._at += 1
                found = _counted(numbers)
        if found == ONLY or (opened and not self._is(Kind.CLOSE)):
            self._at = at
            return ONLY
        self._at += opened
        return found

    def _ending(self, run: Words) -> Words:
        """The run with its noun, "ilə", "sonra" and the remark about occurrence behind it."""
        last = self._tokens[self._at - 1]
        if last.kind is Kind.SIGN:
            run = replace(run, named=True, case=last.case)
        if self._is(Kind.EVERY, Kind.INFLECTED) and self._is(Kind.NOUN, ahead=1):
            run = _with_occurrence(run, _occurrence(self._tokens[self._at]))
            self._at += 1
        while self._is(Kind.NOUN) or (self._is(Kind.UNIT) and self._names_words()):
            token = self._tokens[self._at]
            run = replace(run, named=True, case=token.case, unit=token.unit)
            self._at += 1
            if self._is(Kind.AND) and self._is(Kind.NOUN, ahead=1):
                self._at += 1
        if self._is(Kind.OPEN):
            run = _with_occurrence(run, self._remark())
        if self._is(Kind.SIDE):
            run = replace(run, side=self._tokens[self._at].value)
            self._at += 1
            self._at += self._is(Kind.AND) and self._tokens[self._at].end - self._tokens[self._at].start == 1 and self._is(Kind.QUOTE, Kind.SIGN, ahead=1)
        elif self._is(Kind.WITH) or run.case is Case.INSTRUMENTAL:
            run = replace(run, by=True)
            self._at += self._is(Kind.WITH)
        return replace(run, end=self._tokens[self._at - 1].end)

    def _names_words(self) -> bool:
        """"“…” cümləsi": the unit after a quotation says what is quoted."""
        token = self._tokens[self._at]
        before = self._tokens[self._at - 1]
        return token.unit in (Unit.SENTENCE, Unit.ALINEA, Unit.TEXT) and before.kind is Kind.QUOTE and not token.plural

    # provisions

    def _places(self) -> Iterator[Phrase]:
        joined, pairwise = self._take()
        first = self._tokens[self._at]
        same = first.kind is Kind.SAME
        self._at += same
        waiting: list[tuple[list[Path], tuple[str, ...], int, int, str]] = []
        paths: list[Path] = [()]
        occurrences: tuple[Occurrence, ...] = ()
        start = first.start
        unit: Token | None = None
        book = False
        while True:
            before = self._at
            numbers = self._numbers()
            token = self._peek()
            if token is None or token.kind is not Kind.UNIT or (unit and not numbers and not self._continues(unit, token)):
                if numbers and token is not None and token.kind is Kind.TIMES and not paths[0]:
                    self._at += 1
                    self._times = _merged(self._times, _counted(numbers))
                    self._joined, self._pairwise = joined, pairwise
                    return
                if numbers and unit is None and self._is(Kind.QUOTE):
                    self._times = _merged(self._times, _counted(numbers))
                    self._joined, self._pairwise = joined, pairwise
                    return
                if numbers and unit is None and self._is(Kind.VERB) and any("." in number for number, _ in numbers):
                    values = expand(tuple(number for number, _ in numbers), plural=True)
                    yield Place(tuple((Step(Unit.ARTICLE, value),) for value in values), Case.NOMINATIVE, len(values) > 1, start,
                                self._tokens[self._at - 1].end, joined, same)
                    return
                if numbers and unit is None:
                    yield self._stray(numbers, start, joined)
                    return
                self._at = before
                break
            if unit and not self._below(unit, token, numbers):
                if len(numbers) > 1 and unit.case is Case.GENITIVE and paths[0]:
                    waiting.append((paths, tuple(n for n, _ in numbers[:-1]), start, before, joined))
                    numbers, paths, start, joined = numbers[-1:], [()], self._tokens[before].start, ","
                else:
                    self._at = before
                    break
            self._at += 1
            if not numbers and token.case is Case.NOMINATIVE and self._is(Kind.NUMBER):
                numbers = self._number_behind()
            if not (book and token.unit is Unit.TEXT):   # "Məcəllənin mətnində" is the whole code
                paths, occurrences = _extended(paths, numbers, token), _times(numbers)
            book, unit = token.value == BOOK, token
            self._absorb()
            last = self._tokens[self._at - 1]
            unit = replace(last, unit=unit.unit) if last.kind is Kind.UNIT else unit
            if unit.case is not Case.GENITIVE:
                break
        if unit is None:
            self._at = max(self._at, before + 1)
            return
        for known, left, begin, stop, link in waiting:
            yield Place(tuple((*path, Step(unit.unit or Unit.ARTICLE, number)) for path in known for number in left),
                        unit.case, len(left) > 1, begin, self._tokens[stop - 1].end, link)
        place = Place(tuple(paths), unit.case, unit.plural, start, self._tokens[self._at - 1].end, joined, same,
                      occurrences if len(occurrences) == len(paths) else ())
        if self._is(Kind.OVER):
            self._at += 1
            place = replace(place, case=Case.LOCATIVE)
        yield replace(place, occurrence=self._remark()) if self._is(Kind.OPEN) else place
        self._pairwise = pairwise

    def _continues(self, unit: Token, token: Token) -> bool:
        """A unit without number below another: "maddənin adı", "Qeyd hissəsi"."""
        return unit.case is Case.GENITIVE and RANK[token.unit or Unit.CODE] > RANK[unit.unit or Unit.CODE]

    def _below(self, unit: Token, token: Token, numbers: Sequence[tuple[str, Occurrence]]) -> bool:
        deeper = RANK[token.unit or Unit.CODE] > RANK[unit.unit or Unit.CODE]
        return unit.case is Case.GENITIVE and (deeper or (token.unit in (Unit.PART, Unit.POINT) and unit.unit in (Unit.POINT, Unit.ALINEA) and len(numbers) == 1))

    def _number_behind(self) -> list[tuple[str, Occurrence]]:
        """"maddə 12-1": a number behind its unit, where no other unit claims it."""
        at = self._at
        numbers = self._numbers()
        if self._is(Kind.UNIT, Kind.TIMES, Kind.QUOTE):
            self._at = at
            return []
        return numbers

    def _absorb(self) -> None:
        """"Qeyd" hissəsi, cədvəl hissəsi: the word "hissə" after them adds nothing."""
        token = self._tokens[self._at - 1]
        if token.unit in _PARTLIKE and token.case is Case.NOMINATIVE and self._is(Kind.UNIT) and self._tokens[self._at].unit is Unit.PART:
            self._at += 1

    def _stray(self, numbers: Sequence[tuple[str, Occurrence]], start: int, joined: str) -> Mark:
        return Mark(Kind.NUMBER, start, self._tokens[self._at - 1].end, " ".join(n for n, _ in numbers))

    def _numbers(self) -> list[tuple[str, Occurrence]]:
        """Numbers joined by commas, "və" and dashes, each with the remark behind it."""
        found: list[tuple[str, Occurrence]] = []
        while self._is(Kind.NUMBER):
            value = self._tokens[self._at].value
            self._at += 1
            if self._is(Kind.DASH) and self._is(Kind.NUMBER, ahead=1):
                value = f"{value}–{self._tokens[self._at + 1].value}"
                self._at += 2
            elif self._is(Kind.NUMBER) and "." in value and "." in self._tokens[self._at].value:   # the dash of a range is lost
                value = f"{value}–{self._tokens[self._at].value}"
                self._at += 1
            found.append((value, self._remark() if self._is(Kind.OPEN) else ONLY))
            ahead = 0
            while self._is(Kind.AND, ahead=ahead):
                ahead += 1
            if not ahead or not self._is(Kind.NUMBER, ahead=ahead):
                break
            self._at += ahead
        return found


def _extended(paths: list[Path], numbers: Sequence[tuple[str, Occurrence]], token: Token) -> list[Path]:
    unit = token.unit or Unit.ARTICLE
    if unit in _OWN and numbers:   # "12-1-ci “Qeyd” hissəsi": the article itself is not named
        return [(Step(Unit.ARTICLE, value), Step(unit)) for value in expand(tuple(value for value, _ in numbers), plural=token.plural)]
    if not numbers:
        return [(*path, Step(unit)) for path in paths]
    values = expand(tuple(value for value, _ in numbers), plural=token.plural)
    outer = [path if path and path[-1].unit is not Unit.CODE else () for path in paths]
    return [(*path, Step(unit, value)) for path, value in product(outer, values)]


def _times(numbers: Sequence[tuple[str, Occurrence]]) -> tuple[Occurrence, ...]:
    return tuple(times for _, times in numbers)


def _counted(numbers: Sequence[tuple[str, Occurrence]]) -> Occurrence:
    values = expand(tuple(value for value, _ in numbers), plural=True)
    return Occurrence(which=tuple(int(value) for value in values if value.isdigit()))


def _occurrence(token: Token) -> Occurrence:
    return Occurrence(inflected=True) if token.kind is Kind.INFLECTED else Occurrence(all=True)


def _merged(one: Occurrence, two: Occurrence) -> Occurrence:
    return Occurrence(one.all or two.all, one.which or two.which, one.inflected or two.inflected)


def _with_occurrence(run: Words, times: Occurrence) -> Words:
    return replace(run, items=tuple((words, _merged(own, times)) for words, own in run.items))
