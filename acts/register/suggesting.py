"""Codes suggested for acts that carry none: from the words of their titles, from acts they cite or that cite them, from their topics."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from acts.register.codes import LEGAL, is_code
from acts.register.model import Ground, Suggestion
from acts.register.tables import register_codes
from acts.tables import citations, expressions, refs, work_topics, works
from acts.topics import shipped_profile
from language.analysis import Analyzer

LEAST: Final = 0.15
"""Score below which nothing is suggested."""
NEAREST: Final = 12
"""Acts with like titles that are looked at."""
READ: Final = 400
SHARE: Final = {"words": 0.9, "citation": 0.5, "topic": 0.6}
"""The most that each kind of ground can give."""
FORMAL: Final = (
    "azerbaycan", "respublika", "haqqinda", "barede", "elaqedar", "deyisiklik", "elave", "tesdiq", "qayda", "qanun", "numune",
)  # fmt: skip
"""Beginnings of words that titles of all fields have."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An act that carries codes; ``near`` from 0 to 1, ``said`` what makes it near."""

    title: str
    codes: tuple[str, ...]
    near: float
    said: str


class Suggesting:
    """Suggests codes within one reading of the database."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.analyzer = Analyzer("aze")

    def of(self, work_id: int) -> tuple[Suggestion, ...]:
        """Codes for an act, surest first."""
        grounds: dict[str, list[Ground]] = defaultdict(list)
        for code, ground in (*self._by_words(work_id), *self._by_citations(work_id), *self._by_topics(work_id)):
            grounds[code].append(ground)
        found = (Suggestion(code, _together(own), tuple(own)) for code, own in grounds.items() if is_code(code))
        return tuple(sorted((one for one in found if one.score >= LEAST), key=lambda one: (-one.score, one.code)))

    def _by_words(self, work_id: int) -> Iterator[tuple[str, Ground]]:
        title = self.connection.execute(sa.select(works.c.title).where(works.c.id == work_id)).scalar_one()
        own = self._words(title)
        near = sorted(self._alike(work_id, own), key=lambda one: -one.near)[:NEAREST]
        yield from _voted("words", near)

    def _alike(self, work_id: int, own: Mapping[str, str]) -> Iterator[Neighbour]:
        """Acts with codes whose titles share words with it, each as near as the rare words they share weigh."""
        titles = self._titles(work_id, own)
        words = {id_: self._words(title) for id_, (title, _) in titles.items()}
        common = Counter(term for terms in words.values() for term in terms)
        weigh = {term: math.log(1 + (len(titles) + 1) / (common[term] + 0.5)) for term in {*common, *own}}
        whole = _length(own, weigh)
        for id_, (title, codes) in titles.items():
            shared = [term for term in own if term in words[id_]]
            if shared and whole:
                near = sum(weigh[term] ** 2 for term in shared) / (whole * _length(words[id_], weigh))
                yield Neighbour(title, codes, near, ", ".join(own[term] for term in shared))

    def _titles(self, work_id: int, own: Mapping[str, str]) -> dict[int, tuple[str, tuple[str, ...]]]:
        alike = [works.c.title_key.contains(term, autoescape=True) for term in own]
        if not alike:
            return {}
        query = _CODED.where(sa.or_(*alike), works.c.id != work_id).order_by(works.c.id).limit(READ)
        return _by_act(self.connection.execute(query))

    def _words(self, title: str) -> dict[str, str]:
        """The words of a title by their stems, without those that say nothing of its field."""
        found: dict[str, str] = {}
        for token in self.analyzer.analyze(title):
            if len(token.term) > 2 and not token.term[0].isdigit() and not token.term.startswith(FORMAL):
                found.setdefault(token.term, title[token.start : token.end])
        return found

    def _by_citations(self, work_id: int) -> Iterator[tuple[str, Ground]]:
        cited = self._cited(sa.select(citations.c.work_id, sa.func.count()).where(expressions.c.work_id == work_id), citations.c.work_id)
        citing = self._cited(sa.select(expressions.c.work_id, sa.func.count()).where(citations.c.work_id == work_id), expressions.c.work_id)
        times = Counter(cited) + Counter(citing)
        times.pop(work_id, None)
        acts = _by_act(self.connection.execute(_CODED.where(works.c.id.in_(times))))
        all_ = sum(times[id_] for id_ in acts)
        near = [Neighbour(title, codes, times[id_] / all_, title) for id_, (title, codes) in acts.items()]
        yield from _voted("citation", near)

    def _cited(self, query: sa.Select[Any], by: sa.ColumnElement[Any]) -> dict[int, int]:
        joined = query.select_from(refs).join(expressions, expressions.c.shown == refs.c.manifestation_id)
        rows = self.connection.execute(joined.join(citations, citations.c.id == refs.c.citation_id).where(by.is_not(None)).group_by(by))
        return {row[0]: row[1] for row in rows}

    def _by_topics(self, work_id: int) -> Iterator[tuple[str, Ground]]:
        """What the profile of topics says, and what most acts with the same topic carry."""
        mine = self.connection.execute(sa.select(work_topics.c.topic).where(work_topics.c.work_id == work_id)).scalars().all()
        for key in mine:
            topic = shipped_profile().topic(key)
            for code in topic.codes if topic else ():
                yield _whole(code), Ground("topic", key, (), SHARE["topic"])
            same = sa.select(work_topics.c.work_id).where(work_topics.c.topic == key)
            acts = _by_act(self.connection.execute(_CODED.where(works.c.id.in_(same), works.c.id != work_id).limit(READ)))
            near = [Neighbour(title, codes, 1 / len(acts), key) for title, codes in acts.values()]
            yield from _voted("topic", near)


_CODED = (
    sa.select(works.c.id, works.c.title, register_codes.c.code)
    .join(register_codes, sa.and_(register_codes.c.work_id == works.c.id, register_codes.c.scheme == LEGAL))
)  # fmt: skip


def _by_act(rows: Iterable[Any]) -> dict[int, tuple[str, tuple[str, ...]]]:
    found: dict[int, tuple[str, tuple[str, ...]]] = {}
    for row in rows:
        codes = found[row.id][1] if row.id in found else ()
        found[row.id] = row.title, tuple(dict.fromkeys((*codes, row.code)))
    return found


def _voted(kind: str, near: Sequence[Neighbour]) -> Iterator[tuple[str, Ground]]:
    """Each code the neighbours carry, as sure as they are near and agree."""
    voters: dict[str, list[Neighbour]] = defaultdict(list)
    for one in near:
        for code in one.codes:
            voters[code].append(one)
    all_ = sum(one.near for one in near)
    for code, own in voters.items():
        agreeing, nearest = sum(one.near for one in own) / all_, max(one.near for one in own)
        weight = SHARE[kind] * agreeing * (nearest if kind == "words" else min(1.0, len(own) / 3))
        said = ", ".join(dict.fromkeys(one.said for one in own[:3]))
        yield code, Ground(kind, said, tuple(one.title for one in own[:3]), weight)


def _together(grounds: Iterable[Ground]) -> float:
    """Grounds that do not depend on each other: as sure as not all of them err."""
    return round(1 - math.prod(1 - min(ground.weight, 0.99) for ground in grounds), 3)


def _length(words: Iterable[str], weigh: Mapping[str, float]) -> float:
    return math.sqrt(sum(weigh[word] ** 2 for word in words))


def _whole(code: str) -> str:
    """A beginning of a code as the code it stands for: "180" → "180.000.000"."""
    return ".".join((*code.split("."), "000", "000")[:3])
