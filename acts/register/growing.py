"""The unified legal classification, grown from the codes acts carry: the official list is not public.

Its top ships with working names (`classifiers/data/schemes/legal.toml`). A code nobody named bears its own number as its name. Names are
given by proposals and by import; growing never touches what is there.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import count
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from acts.register.codes import LEGAL, is_code, level, parent
from acts.register.tables import register_codes
from classifiers.schemes.errors import NoVersionError
from classifiers.schemes.model import ChangeKind, Concept, ItemChange, Label, Version
from classifiers.schemes.shipped import shipped_scheme
from classifiers.schemes.store import SchemeStore
from classifiers.schemes.tables import schemes
from storage.database import writing

GROUND: Final = "an act carries the code"


def grow(engine: Engine, who: str, today: date) -> Version | None:
    """Publish a version with the codes that acts carry and the classification has not yet; None where it has all of them."""
    store = SchemeStore(engine)
    with writing(engine) as connection:
        if not _is_there(connection):
            store.add_scheme(connection, shipped_scheme(LEGAL).scheme, who)
    with writing(engine) as connection:
        _lock(connection)                                # whoever publishes now waits, so that nothing of theirs is lost
        held = _held(store)
        new = _missing(frozenset(one.code for one in held), _carried(connection))
        if not new:
            return None
        changes = tuple(ItemChange(ChangeKind.CREATION, (), (one.code,), evidence=GROUND) for one in new)
        return store.publish(connection, LEGAL, _number(store, today), (*held, *new), shipped_scheme(LEGAL).levels, today, who, changes)


def is_unnamed(concept: Concept) -> bool:
    """Whether nobody has named the code yet."""
    return all(label.text == concept.code for label in concept.labels)


def _is_there(connection: Connection) -> bool:
    return connection.execute(sa.select(schemes.c.id).where(schemes.c.id == LEGAL)).scalar() is not None


def _lock(connection: Connection) -> None:
    connection.execute(sa.select(schemes.c.id).where(schemes.c.id == LEGAL).with_for_update())


def _held(store: SchemeStore) -> tuple[Concept, ...]:
    try:
        return store.concepts(LEGAL)
    except NoVersionError:
        return ()


def _carried(connection: Connection) -> tuple[str, ...]:
    query = sa.select(register_codes.c.code).where(register_codes.c.scheme == LEGAL).distinct()
    return tuple(filter(is_code, connection.execute(query).scalars()))


def _missing(held: frozenset[str], carried: Iterable[str]) -> tuple[Concept, ...]:
    """The concepts to add, those above them too, in the order of their codes."""
    wanted = {code for one in carried for code in _way(one)}
    return tuple(_unnamed(code) for code in sorted(wanted - held))


def _way(code: str) -> Iterator[str]:
    while code:
        yield code
        code = parent(code)


def _unnamed(code: str) -> Concept:
    above = parent(code)
    return Concept(code, code, (Label(code),), (above,) if above else (), level(code))


def _number(store: SchemeStore, today: date) -> str:
    taken = {version.number for version in store.versions(LEGAL)}
    names = (today.isoformat() + (f".{number}" if number > 1 else "") for number in count(1))
    return next(name for name in names if name not in taken)
