"""What can be asked, while it is being typed: places of acts, acts by title and number, terms of law. Made from the database alone.

Everything is kept sorted in memory by folded words, so that an answer costs a few looks; it is made anew when the data change.
"""

import re
import time
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from heapq import nsmallest
from itertools import islice
from threading import Lock

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from acts.known import known_acts
from acts.tables import elements, expressions, works
from classifiers.glossary.model import Term
from language.letters import fold
from storage.audit import audit_entries

MOST = 10
LEAST_LETTERS = 2
LOOKED_AT = 1500
"""Labels that begin as typed looked at for the best of them; of more the first by the alphabet."""
KEY = 60
WORDS = 12
"""Words of a label from which it is found."""
TEXTS_KEPT = 32
_NUMBER = re.compile(r"(?<![\w.-])(\d+(?:-\d+)?(?:\.\d+(?:-\d+)?)*)\.?(?:-?[cç][iıuü]\w*)?(?![\w-])")
_UNIT = re.compile(r"\b(?:madde\w*|mad|bend\w*|hisse\w*|articles?|art|section|paragraph|clause|m)\b\.?|§")
_WORD = re.compile(r"\w+")

Terms = Callable[[], tuple[int, tuple[Term, ...]]]
"""Gives the terms of the glossary in use, with a number that changes when they do."""


class Kind(StrEnum):
    """What is offered."""

    PLACE = "place"
    ACT = "act"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can be asked: `text` goes into the box. `note` is a place's heading, an act's number, a term's translation.

    Places and acts have the act's `uri`, places their `eid`. Languages are "aze" or "eng", "" where it could be either.
    """

    kind: Kind
    text: str
    note: str = ""
    language: str = ""
    note_language: str = ""
    uri: str = ""
    eid: str = ""


@dataclass(frozen=True, slots=True)
class _Label:
    """One name of an act or a term. `rank` puts those in force and of higher level first; `shown` is the text of `title` to read."""

    offer: Offer
    rank: int
    length: int
    shown: int = 0
    title: str = ""
    language: str = ""


_Row = tuple[str, int, int]
"""A key, the place of the word in the label it begins at, the label's number."""
_LEVELS = ("constitution", "law", "decree", "cabinet", "order", "ministry", "municipal", "treaty", "reference")


class Index:
    """Labels sorted by the words they hold. Immutable; safe for threads."""

    def __init__(self, labels: Iterable[_Label]) -> None:
        self._labels = tuple(labels)
        rows = sorted(row for number, label in enumerate(self._labels) for row in _rows(label, number))
        self._keys = [key for key, _at, _number in rows]
        self._rows = rows

    def beginning(self, typed: str, most: int) -> tuple[_Label, ...]:
        """The best labels with words that begin as typed: those that begin with them first, then by rank, then the shorter."""
        wanted = " ".join(_WORD.findall(fold(typed)))[:KEY]
        if len(wanted) < LEAST_LETTERS:
            return ()
        best = nsmallest(most * 3, self._fitting(wanted))
        return tuple(self._labels[number] for number in dict.fromkeys(row[-1] for row in best))[:most]

    def _fitting(self, wanted: str) -> Iterator[tuple[bool, bool, int, int, int]]:
        start = bisect_left(self._keys, wanted)
        for key, at, number in islice(self._rows, start, start + LOOKED_AT):
            if not key.startswith(wanted):
                return
            label = self._labels[number]
            yield at > 0, key != wanted, label.rank, label.length, number


@dataclass(frozen=True, slots=True)
class _Made:
    stamp: tuple[object, ...]
    acts: Index
    terms: Index


class Completion:
    """Offers what can be asked. Looks at most every `every` seconds whether the data changed. Safe for threads."""

    def __init__(self, engine: Engine, terms: Terms, every: float = 2.0) -> None:
        self._engine = engine
        self._terms = terms
        self._every = every
        self._made: _Made | None = None
        self._looked = 0.0
        self._making = Lock()
        self._articles = lru_cache(TEXTS_KEPT)(self._read_articles)

    def warm(self) -> None:
        """Make everything ready before the first is asked."""
        self._current()

    def offers(self, typed: str, most: int = MOST) -> tuple[Offer, ...]:
        """What begins as typed, at most so many: places named, then acts and terms in equal parts."""
        made = self._current()
        places = self._places(made, typed)
        acts = [label.offer for label in made.acts.beginning(typed, most)]
        terms = [label.offer for label in made.terms.beginning(typed, most)]
        half = (most - len(places[: most // 2]) + 1) // 2
        chosen = (*places[: most // 2], *acts[:half], *terms[:half], *acts[half:], *terms[half:])
        return tuple({(offer.kind, fold(offer.text)): offer for offer in reversed(chosen)}.values())[::-1][:most]

    def places(self, typed: str) -> tuple[Offer, ...]:
        """The places of acts named, whole acts where no number is."""
        made = self._current()
        return self._places(made, typed) or tuple(label.offer for label in made.acts.beginning(typed, 3))

    def _places(self, made: _Made, typed: str) -> tuple[Offer, ...]:
        """ "mülki məcəllə 12" → its article 12, then 120, 121, …; a point "12.3" where the article has it."""
        folded = fold(typed)
        numbers = list(_NUMBER.finditer(folded))
        if not numbers:
            return ()
        number = numbers[-1]
        name = _UNIT.sub(" ", f"{folded[: number.start()]} {folded[number.end() :]}")
        acts = {label.offer.uri: label for label in reversed(made.acts.beginning(name, 4))}
        aligned = len(folded) == len(typed)
        said = (typed[: number.start()], typed[number.end(1) :]) if aligned else (f"{name.strip()} ", "")
        return tuple(offer for label in reversed(acts.values()) for offer in self._in_act(label, number[1], made, said))

    def _in_act(self, label: _Label, number: str, made: _Made, said: tuple[str, str]) -> Iterator[Offer]:
        """The article of a number, then those whose numbers begin so; the words typed stay around it."""
        head, point, _clause = number.partition(".")
        articles = [row for row in self._articles(label.shown, made.stamp) if row[0].startswith(f"art_{head}")]
        exact = [row for row in articles if row[0] == f"art_{head}"]
        longer = [] if point else sorted((row for row in articles if row not in exact), key=lambda row: len(row[1]))
        for eid, num, heading in (*exact, *longer)[:4]:
            inside, written = (f"{eid}__para_{number}", number) if point else (eid, num)
            note = " · ".join(filter(None, (heading, label.title)))
            yield Offer(Kind.PLACE, written.join(said), note, label.offer.language, label.language, label.offer.uri, inside)

    def _current(self) -> _Made:
        """The index, made anew where the data changed; who comes meanwhile gets the one before."""
        now, made = time.monotonic(), self._made
        if made is not None and (now - self._looked < self._every or not self._making.acquire(blocking=False)):
            return made
        if made is None:
            self._making.acquire()
        try:
            self._looked = now
            return self._renewed()
        finally:
            self._making.release()

    def _renewed(self) -> _Made:
        version, terms = self._terms()
        stamp = (*self._stamp(), version)
        if self._made is None or self._made.stamp != stamp:
            self._made = _Made(stamp, Index(self._acts()), Index(_of_terms(terms)))
        return self._made

    def _stamp(self) -> tuple[object, ...]:
        query = sa.select(
            sa.select(sa.func.max(works.c.changed)).scalar_subquery(),
            sa.select(sa.func.count(works.c.id)).scalar_subquery(),
            sa.select(sa.func.max(audit_entries.c.id)).scalar_subquery(),
        )
        with self._engine.connect() as connection:
            return tuple(connection.execute(query).one())

    def _acts(self) -> Iterator[_Label]:
        query = (
            sa.select(works, expressions.c.language, expressions.c.title.label("called"), expressions.c.shown)
            .join(expressions, expressions.c.work_id == works.c.id)
            .where(expressions.c.shown.is_not(None))
            .order_by(expressions.c.version.is_not(None), expressions.c.version)
        )
        with self._engine.connect() as connection:
            newest = {(row.uri, row.language): row for row in connection.execute(query)}
        aliases = {act.uri: act for act in known_acts().acts}
        for (uri, language), row in newest.items():
            known = aliases.get(uri)
            others = known.aliases if known and language == "aze" else ()
            yield from _of_act(row, (row.called or row.title, *others))

    def _read_articles(self, manifestation: int, _stamp: tuple[object, ...]) -> tuple[tuple[str, str, str], ...]:
        """The articles of a text: eid, number, heading."""
        query = (
            sa.select(elements.c.eid, elements.c.num, elements.c.title)
            .where(elements.c.manifestation_id == manifestation, elements.c.kind == "article")
            .order_by(elements.c.seq)
        )
        with self._engine.connect() as connection:
            return tuple((row.eid, row.num, row.title) for row in connection.execute(query))


def _of_act(row: sa.Row[tuple[object, ...]], names: Iterable[str]) -> Iterator[_Label]:
    gone = row.status == "repealed"
    rank = 100 * gone + (_LEVELS.index(row.level) if row.level in _LEVELS else len(_LEVELS))
    number, title = f"№ {row.number}" if row.number else "", row.called or row.title
    for name in dict.fromkeys(names):
        note, language = (number, "") if name == title else (title, row.language)
        yield _Label(Offer(Kind.ACT, name, note, row.language, language, row.uri), rank, len(name), row.shown, title, row.language)
    if row.number and row.language == "aze":
        yield _Label(Offer(Kind.ACT, row.number, title, "", row.language, row.uri), rank, 0, row.shown, title, row.language)


def _of_terms(terms: Iterable[Term]) -> Iterator[_Label]:
    for term in terms:
        for said_by_law, labels in ((True, term.azerbaijani), (False, term.everyday)):
            for label in labels:
                yield _Label(Offer(Kind.TERM, label, term.en, "aze", "eng"), 0 if said_by_law else 1, len(label))
        for label in term.english:
            yield _Label(Offer(Kind.TERM, label, term.az, "eng", "aze"), 0, len(label))


def _rows(label: _Label, number: int) -> Iterator[_Row]:
    words = _WORD.findall(fold(label.offer.text))
    for at in range(min(len(words), WORDS)):
        yield " ".join(words[at : at + WORDS])[:KEY], at, number
