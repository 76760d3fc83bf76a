"""Bringing the classifiers held up to those that ship. What a person changed stays as they left it; twice changes nothing."""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from classifiers.schemes.errors import SchemeRefusedError
from classifiers.schemes.model import Concept, Level, Version
from classifiers.schemes.rows import levels_of, unpacked
from classifiers.schemes.shipped import Shipped, shipped
from classifiers.schemes.store import SchemeStore
from classifiers.schemes.tables import STANDING, concepts, schemes, versions
from storage.database import writing

PROGRAM: Final = "toplu"
"""Who publishes what ships."""
PROGRAMS: Final = frozenset({PROGRAM, "register"})
"""Whose versions are no person's: the register lets the legal classification grow by codes without names."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Held:
    """What is held of a classifier: the numbers of its versions, the levels a person left it with, and by identity what stands.

    ``begun``: whether the program ever published a version of it; one of the same id that somebody made is theirs.
    ``ours``: the identities whose wording of today came with the program. ``known``: all identities it ever had.
    """

    numbers: frozenset[str]
    begun: bool
    levels: tuple[Level, ...]
    standing: Mapping[str, Concept]
    ours: frozenset[str]
    known: frozenset[str]


def bring_up(engine: Engine, ships: tuple[Shipped, ...] | None = None) -> tuple[Version, ...]:
    """Publish a version of each classifier that ships with something new; the versions made.

    An item a person edited, and one a person took out, stay as they are. A classifier that persons changed so that what ships no longer
    fits in is left alone, and the log says why.
    """
    made = (_brought_up(engine, one) for one in (shipped() if ships is None else ships))
    return tuple(version for version in made if version is not None)


def _brought_up(engine: Engine, one: Shipped) -> Version | None:
    with engine.connect() as connection:
        if _due(_held(connection, one.scheme.id), one) is None:
            return None
    try:
        with writing(engine) as connection:
            return _published(connection, SchemeStore(engine), one)
    except SchemeRefusedError as error:
        logger.warning("what ships of a classifier does not fit what was made of it: %s", error)
    except sa.exc.IntegrityError:
        logger.info("%s was brought up by another program at the same moment", one.scheme.id)
    return None


def _published(connection: Connection, store: SchemeStore, one: Shipped) -> Version | None:
    id_ = one.scheme.id
    if connection.execute(sa.select(schemes.c.id).where(schemes.c.id == id_).with_for_update()).scalar() is None:
        store.add_scheme(connection, one.scheme, PROGRAM)
    held = _held(connection, id_)
    items = _due(held, one)
    if items is None:
        return None
    return store.publish(connection, id_, _number(held, one), items, held.levels or one.levels, one.valid_from, PROGRAM)


def _held(connection: Connection, scheme: str) -> _Held:
    published = connection.execute(sa.select(versions).where(versions.c.scheme == scheme).order_by(versions.c.sequence)).all()
    by_us = {row.sequence for row in published if row.published_by in PROGRAMS}
    columns = (concepts.c.concept, concepts.c.first, concepts.c.last, concepts.c.data)
    rows = connection.execute(sa.select(*columns).where(concepts.c.scheme == scheme)).all() if published else []
    standing = {row.concept: unpacked(row.data, Concept) for row in rows if row.last == STANDING}
    ours = frozenset(row.concept for row in rows if row.last == STANDING and row.first in by_us)
    levels = levels_of(published[-1].levels) if len(by_us) < len(published) else ()
    numbers = frozenset(row.number for row in published)
    return _Held(numbers, bool(by_us), levels, standing, ours, frozenset(row.concept for row in rows))


def _due(held: _Held, one: Shipped) -> tuple[Concept, ...] | None:
    """The items of the version to publish; None where nothing of what ships is new."""
    if not held.numbers:
        return one.concepts
    if not held.begun:
        return None
    taken = {concept.code for concept in held.standing.values()}
    ships = {concept.id: concept for concept in _fitting(held, one, taken)}
    changed = {id_ for id_, concept in ships.items() if held.standing.get(id_) != concept}
    if not changed:
        return None
    new = (concept for id_, concept in ships.items() if id_ not in held.standing)
    return (*(ships.get(id_, concept) for id_, concept in held.standing.items()), *new)


def _fitting(held: _Held, one: Shipped, taken: set[str]) -> Iterator[Concept]:
    """What ships and no person decided otherwise: wordings that came with the program, and items that were never there."""
    for concept in one.concepts:
        if concept.id in held.ours or (concept.id not in held.known and concept.code not in taken):
            yield concept


def _number(held: _Held, one: Shipped) -> str:
    names = (one.number + (f".{number}" if number > 1 else "") for number in count(1))
    return next(name for name in names if name not in held.numbers)
