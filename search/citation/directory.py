"""The directory of the acts held, on the database: no engine is asked."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from acts.frbr import Language
from acts.history.model import Timeline
from acts.history.places import place_ever, place_then, place_today
from acts.known import known_acts, title_key
from acts.references.places import EidIndex
from acts.store import ActStore
from acts.tables import changes, elements, expressions, works
from acts.timelines import Timelines
from language.letters import fold
from search.citation.model import NamedAct
from search.citation.names import stems

MOST: Final = 50
"""Acts one name may mean."""
_NUMBER: Final = re.compile(r'(?:"number": "|art_)(\d+(?:-\d+)*)')
MOST_TITLES: Final = 200
"""Titles read for one query."""
MOST_BODIES: Final = 2000
_SURE: Final = 3
"""Letters of the second word of a title that no ending changes."""
_BEFORE: Final = ("", "azerbaycan respublikasinin ", "law on ", "law of the republic of azerbaijan on ", "\"", "“")
_COUNTRY: Final = re.compile(r"azerbaycan|respublikasi(?:nin)?")
_KINDS: Final = frozenset(stems("qanun law act the haqqında barədə on of"))


class HeldActs:
    """Finds acts in the database. Safe for threads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._store = ActStore(engine)
        self._timelines = Timelines(engine)

    def by_number(self, number: str, year: int | None = None) -> tuple[NamedAct, ...]:
        wanted = works.c.number.in_({number, number.upper(), fold(number).upper(), fold(number)})
        if year is None:
            return self._named(wanted)
        days = works.c.adopted.between(date(year, 1, 1), date(year, 12, 31))
        return self._named(wanted, days)

    def by_title_words(self, words: Iterable[str]) -> tuple[NamedAct, ...]:
        """Titles that begin with the first two of the words are read, and those of just these words given."""
        asked = [word for word in map(fold, words) if not _COUNTRY.fullmatch(word)]
        key = _telling(stems(" ".join(asked)))
        if len(asked) < 2 or not key:
            return ()
        with self._engine.begin() as connection:
            rows = connection.execute(_titles_from(f"{asked[0]} {asked[1][:_SURE]}")).all()
        ids = {row.id for row in rows if _telling(stems(title_key(row.title))) == key}
        return self._named(works.c.id.in_(ids)) if ids else ()

    def by_eqanun(self, number: int) -> tuple[NamedAct, ...]:
        known = tuple(act.uri for act in known_acts().acts if act.eqanun_id == number)
        return self._named(works.c.eqanun_id == number) or (self._named(works.c.uri.in_(known)) if known else ())

    def by_celex(self, celex: str) -> tuple[NamedAct, ...]:
        return self._named(works.c.celex == celex)

    def by_uri(self, uri: str) -> tuple[NamedAct, ...]:
        return self._named(works.c.uri == uri)

    def places(self, uri: str, eids: tuple[str, ...], day: date | None) -> tuple[str, ...]:
        """In the newest text held, Azerbaijani first."""
        shown = self._shown(uri)
        if shown is None or not eids:
            return eids
        if not self._renumbered(shown, eids):
            return self._resolved(shown, eids)
        timeline = self._timelines.of(shown)
        if day:
            return _then(timeline, eids, day)
        return self._resolved(shown, eids) or _last(timeline, eids)

    def bodies(self) -> tuple[str, ...]:
        query = sa.select(works.c.body).distinct().where(works.c.body != "").order_by(works.c.body).limit(MOST_BODIES)
        with self._engine.begin() as connection:
            return tuple(connection.execute(query).scalars())

    def _renumbered(self, shown: int, eids: Iterable[str]) -> bool:
        """Whether any change of a number speaks of one of these: only then the timeline, which is long to read, is asked."""
        wanted = {eid.partition("__")[0].rpartition("_")[2] for eid in eids}
        query = sa.select(changes.c.body).where(changes.c.manifestation_id == shown, changes.c.body.contains('"to"'))
        with self._engine.begin() as connection:
            return any(not wanted.isdisjoint(_NUMBER.findall(body)) for body in connection.execute(query).scalars())

    def _resolved(self, shown: int, eids: Sequence[str]) -> tuple[str, ...]:
        """The places there, each as deep as the text goes."""
        heads = {eid.partition("__")[0] for eid in eids}
        below = (elements.c.eid.startswith(f"{head}__", autoescape=True) for head in heads)
        query = sa.select(elements.c.eid).where(elements.c.manifestation_id == shown, sa.or_(elements.c.eid.in_(heads), *below))
        with self._engine.begin() as connection:
            index = EidIndex.of(connection.execute(query).scalars())
        return tuple(dict.fromkeys(found.eid for eid in eids if (found := index.resolve(eid))))

    def _shown(self, uri: str) -> int | None:
        """The text shown of an act: the newest in Azerbaijani, else the newest there is."""
        texts = self._store.expressions(uri)
        best = next((one for one in texts if one.language is Language.AZE), next(iter(texts), None))
        return best.shown if best else None

    def _named(self, *conditions: sa.ColumnElement[bool]) -> tuple[NamedAct, ...]:
        query = sa.select(works).where(*conditions).order_by(works.c.adopted.desc(), works.c.uri).limit(MOST)
        with self._engine.begin() as connection:
            return tuple(NamedAct(row.uri, row.title, "", row.number, row.adopted) for row in connection.execute(query))


def _then(timeline: Timeline, eids: Iterable[str], day: date) -> tuple[str, ...]:
    """The places as numbered on a day."""
    today = filter(None, (place_today(timeline, eid, day) for eid in eids))
    return tuple(dict.fromkeys(place_then(timeline, eid, day) or eid for eid in today))


def _last(timeline: Timeline, eids: Iterable[str]) -> tuple[str, ...]:
    """Where the units are today that bore these numbers once."""
    return tuple(dict.fromkeys(filter(None, (place_ever(timeline, eid) for eid in eids))))


def _titles_from(begins: str) -> sa.CompoundSelect[tuple[int, str]]:
    """Works and their titles in either language that begin so, the country's name aside."""
    own, translated = (
        sa.or_(*(key.between(f"{before}{begins}", f"{before}{begins}zzz") for before in _BEFORE))
        for key in (works.c.title_key, expressions.c.title_key)
    )
    titles = sa.select(works.c.id, works.c.title).where(own).limit(MOST_TITLES)
    others = sa.select(expressions.c.work_id, expressions.c.title).where(translated).limit(MOST_TITLES)
    return sa.union(sa.select(titles.subquery()), sa.select(others.subquery()))


def _telling(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a title but for those of its kind."""
    return tuple(word for word in words if word not in _KINDS)
