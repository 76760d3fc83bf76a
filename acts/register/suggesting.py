"""Codes suggested for acts that carry none: from the words of their titles, from acts they cite or that cite them, from acts of the same
body, from their topics, and from the names that the classification gives its codes.

Whoever carries a code carries those above it, too; of a code and one above it that is no surer only the narrower is suggested.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from acts.register.codes import LEGAL, is_code, parent
from acts.register.crosswalk import newest, shipped
from acts.register.gathering import TOPICS
from acts.register.model import Ground, Suggestion
from acts.register.tables import register_codes
from acts.tables import citations, expressions, refs, work_topics, works
from acts.topics import match
from classifiers.schemes.errors import NoSchemeError, NoVersionError
from classifiers.schemes.store import SchemeStore
from language.analysis import Analyzer
from language.letters import fold

LEAST: Final = 0.15
"""Score below which nothing is suggested."""
NEAREST: Final = 12
"""Acts with like titles that are looked at."""
READ: Final = 400
SURE: Final = 0.8
"""A code is left out where one below it is as sure as this share of it."""
SHARE: Final = {"words": 0.9, "name": 0.8, "citation": 0.5, "topic": 0.6, "body": 0.5}
"""The most that each kind of ground can give."""
SHORT: Final = 3
"""Letters of words too short to tell a field: endings behind a closing quotation mark among them."""
FORMAL: Final = (
    "azerbaycan", "respublika", "haqqinda", "barede", "elaqedar", "deyisiklik", "elave", "tesdiq", "qayda", "qanun", "numune", "mueyyen",
    "edil", "olun", "aparil", "keciril", "heyata", "sahe", "uzre", "terefinden", "olan", "bezi", "hisse", "nezeri", "dovlet",
)  # fmt: skip
"""Beginnings of words that titles of all fields have."""
OF_ALL_FIELDS: Final = frozenset({"", "Milli Məclis", "Prezident", "Nazirlər Kabineti"})
"""Bodies that rule on everything: of which body an act is tells nothing then."""


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
        self.schemes = SchemeStore(connection.engine)
        self.analyzer = Analyzer("aze")

    def of(self, work_id: int) -> tuple[Suggestion, ...]:
        """Codes for an act, surest first; those it carries itself are not looked at."""
        return ranked(self.grounds(work_id))

    def grounds(self, work_id: int) -> Iterator[tuple[str, Ground]]:
        """All that speaks for a code, the weak and the wide among it."""
        row = self.connection.execute(sa.select(works.c.title, works.c.body).where(works.c.id == work_id)).one()
        words = self._words(row.title)
        yield from self._by_words(work_id, words)
        yield from self._by_names(words)
        yield from self._by_citations(work_id)
        yield from self._by_topics(work_id, row.title)
        yield from self._by_body(work_id, row.body)

    # words
    def _by_words(self, work_id: int, own: Mapping[str, str]) -> Iterator[tuple[str, Ground]]:
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
        """Acts with codes, those that have most of the words first."""
        alike = [works.c.title_key.contains(term, autoescape=True) for term in own]
        if not alike:
            return {}
        many = sum((sa.case((one, 1), else_=0) for one in alike[1:]), start=sa.case((alike[0], 1), else_=0))
        query = _CODED.where(sa.or_(*alike), works.c.id != work_id).order_by(many.desc(), works.c.id).limit(READ)
        return _by_act(self.connection.execute(query))

    def _words(self, title: str) -> dict[str, str]:
        """The words of a title by their stems, without those that say nothing of its field."""
        found: dict[str, str] = {}
        for token in self.analyzer.analyze(title):
            word = title[token.start : token.end]
            if len(word) > SHORT and word.isalpha() and not fold(word).startswith(FORMAL):
                found.setdefault(token.term, word)
        return found

    def _by_names(self, own: Mapping[str, str]) -> Iterator[tuple[str, Ground]]:
        """Codes whose names in the classification have words of the title: as sure as much of the name is found."""
        try:
            named = self.schemes.concepts(LEGAL)
        except (NoSchemeError, NoVersionError):
            return
        for one in named:
            for label in (*one.labels, *one.alternatives):
                words = self._words(label.text) if label.text != one.code else {}
                if shared := [own[term] for term in words if term in own]:
                    yield one.code, Ground("name", f"{label.text}: {', '.join(shared)}", (), SHARE["name"] * len(shared) / len(words))

    # neighbours
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

    def _by_topics(self, work_id: int, title: str) -> Iterator[tuple[str, Ground]]:
        """What corresponds to its topics, and what most acts with the same topic carry."""
        held = self.connection.execute(sa.select(work_topics.c.topic).where(work_topics.c.work_id == work_id)).scalars()
        for key in dict.fromkeys((*held, *(found.topic for found in match(title)))):
            for topic, code in self._corresponding():
                if topic == key:
                    yield code, Ground("topic", key, (), SHARE["topic"])
            same = sa.select(work_topics.c.work_id).where(work_topics.c.topic == key)
            yield from _voted("topic", self._same(work_id, works.c.id.in_(same), key))

    def _corresponding(self) -> tuple[tuple[str, str], ...]:
        """Topics and the codes they lead to: by the table held, else by the one that ships."""
        if table := newest(self.schemes, TOPICS, LEGAL):
            return tuple((link.source, link.target) for link in table.associations)
        return next((one.links for one in shipped() if (one.source, one.target) == (TOPICS, LEGAL)), ())

    def _by_body(self, work_id: int, body: str) -> Iterator[tuple[str, Ground]]:
        if body not in OF_ALL_FIELDS:
            yield from _voted("body", self._same(work_id, works.c.body == body, body))

    def _same(self, work_id: int, alike: sa.ColumnElement[bool], said: str) -> list[Neighbour]:
        acts = _by_act(self.connection.execute(_CODED.where(alike, works.c.id != work_id).limit(READ)))
        return [Neighbour(title, codes, 1 / len(acts), said) for title, codes in acts.values()]


def ranked(told: Iterable[tuple[str, Ground]]) -> tuple[Suggestion, ...]:
    """What the grounds together suggest, surest first, without what is less sure than `LEAST`."""
    grounds: dict[str, list[Ground]] = defaultdict(list)
    for code, ground in told:
        grounds[code].append(ground)
    found = [Suggestion(code, _together(own), tuple(own)) for code, own in grounds.items() if is_code(code)]
    sure = sorted((one for one in found if one.score >= LEAST), key=lambda one: (-one.score, one.code))
    return tuple(_narrowest(sure))


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
    """Each code the neighbours carry, and those above, as sure as they are near and agree."""
    voters: dict[str, list[Neighbour]] = defaultdict(list)
    for one in near:
        for code in dict.fromkeys(above for own in one.codes for above in _way(own)):
            voters[code].append(one)
    all_ = sum(one.near for one in near)
    for code, carriers in voters.items():
        agreeing, nearest = sum(one.near for one in carriers) / all_, max(one.near for one in carriers)
        weight = SHARE[kind] * agreeing * (math.sqrt(nearest) if kind == "words" else min(1.0, len(carriers) / 3))
        said = ", ".join(dict.fromkeys(one.said for one in carriers[:3]))
        yield code, Ground(kind, said, tuple(one.title for one in carriers[:3]), weight)


def _together(grounds: Iterable[Ground]) -> float:
    """Grounds that do not depend on each other: as sure as not all of them err."""
    return round(1 - math.prod(1 - min(ground.weight, 0.99) for ground in grounds), 3)


def _length(words: Iterable[str], weigh: Mapping[str, float]) -> float:
    return math.sqrt(sum(weigh[word] ** 2 for word in words))


def _way(code: str) -> Iterator[str]:
    """A code and those above it; of what has not the form of one it alone."""
    yield code
    while is_code(code) and (code := parent(code)):
        yield code


def _narrowest(found: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Without those that lead to one below them which is nearly as sure."""
    best: dict[str, float] = {}
    for one in found:
        for above in list(_way(one.code))[1:]:
            best[above] = max(best.get(above, 0.0), one.score)
    yield from (one for one in found if best.get(one.code, 0.0) < SURE * one.score)
