"""The tables between the unified legal classification, the ICS and the topics: kept beside the classifiers, followed when browsing."""

import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from acts.errors import ActsError
from classifiers.schemes.errors import NoSchemeError, NoVersionError
from classifiers.schemes.model import ConceptAssociation, Correspondence, Label
from classifiers.schemes.ports import Use, Uses
from classifiers.schemes.store import SchemeStore
from classifiers.schemes.tables import correspondences
from storage.database import writing

ORIGIN: Final = "crosswalk"
"""What our tables tell as their origin; a table of any other origin is somebody's and goes before ours."""
FIELDS: Final = frozenset({"source", "target", "az", "en", "links"})


class CrosswalkError(ActsError):
    """A file of tables that cannot be used; the message says what was expected and found."""


@dataclass(frozen=True, slots=True)
class Shipped:
    """A table that ships: links between codes of two classifiers."""

    source: str
    target: str
    titles: tuple[Label, ...]
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Beyond:
    """What is reached in another classifier: ``links`` are its codes that correspond, ``uses`` the first that carry one or one below it.

    ``many``: how often those codes are carried in all.
    """

    scheme: str
    links: tuple[str, ...]
    uses: tuple[Use, ...]
    many: int


@cache
def shipped() -> tuple[Shipped, ...]:
    """The tables that ship with the program."""
    return read_tables(files("acts").joinpath("data", "crosswalk.toml").read_text("utf-8"), "acts/data/crosswalk.toml")


def read_tables(toml: str, where: str) -> tuple[Shipped, ...]:
    """Tables from their TOML. Raises `CrosswalkError`."""
    try:
        raw = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise CrosswalkError(f"{where}: expected TOML, found: {error}") from error
    rows = raw.get("table")
    if not isinstance(rows, list) or not rows:
        raise CrosswalkError(f"{where}: expected at least one [[table]], found none")
    return tuple(_table(row, f"{where}, table {index}") for index, row in enumerate(rows, 1))


def _table(row: Any, where: str) -> Shipped:
    if not isinstance(row, dict) or set(row) != FIELDS:
        raise CrosswalkError(f"{where}: expected the fields {', '.join(sorted(FIELDS))}, found {row!r}"[:300])
    links = tuple(tuple(link) for link in row["links"])
    if bad := [link for link in links if len(link) != 2 or not all(isinstance(code, str) and code for code in link)]:
        raise CrosswalkError(f"{where}: expected links of two codes, found {bad[0]!r}")
    return Shipped(row["source"], row["target"], (Label(row["az"], "az"), Label(row["en"], "en")), links)


def keep(engine: Engine, who: str) -> int:
    """Bring our tables up to the classifiers held, as far as nobody made one of their own; how many were kept anew."""
    store = SchemeStore(engine)
    with writing(engine) as connection:
        tables = [table for one in shipped() if (table := _due(store, one))]
        for table in tables:
            store.save_correspondence(connection, table, who)
    return len(tables)


def _due(store: SchemeStore, one: Shipped) -> Correspondence | None:
    try:
        source, target = (store.version(scheme).number for scheme in (one.source, one.target))
    except (NoSchemeError, NoVersionError):
        return None
    held = newest(store, one.source, one.target)
    if held is not None and held.origin != ORIGIN:
        return None
    here, there = (store.parents(scheme) for scheme in (one.source, one.target))
    links = tuple(ConceptAssociation(*link) for link in one.links if link[0] in here and link[1] in there)
    same = held is not None and {(link.source, link.target) for link in held.associations} == {(link.source, link.target) for link in links}
    if same or not links:
        return None
    return Correspondence(one.source, source, one.target, target, links, one.titles, ORIGIN, confirmed=False)


def newest(store: SchemeStore, source: str, target: str) -> Correspondence | None:
    """The newest table between any versions of two classifiers, read from `source`; None where there is none."""
    columns = correspondences.c
    query = sa.select(columns.source_scheme, columns.source_version, columns.target_scheme, columns.target_version)
    forth, back = ((columns.source_scheme == a) & (columns.target_scheme == b) for a, b in ((source, target), (target, source)))
    with store.engine.connect() as connection:
        row = connection.execute(query.where(forth | back).order_by(columns.id.desc()).limit(1)).first()
    if row is None:
        return None
    sides = ((row[0], row[1]), (row[2], row[3]))
    return store.correspondence(*(sides if row[0] == source else sides[::-1]))


def linked(store: SchemeStore, scheme: str, code: str) -> dict[str, tuple[str, ...]]:
    """By other classifier, the codes that a code or one below it corresponds to."""
    own = frozenset(below(store.parents(scheme), (code,)))
    found: dict[str, tuple[str, ...]] = {}
    for other in _others(store, scheme):
        table = newest(store, scheme, other)
        targets = dict.fromkeys(link.target for link in table.associations if link.source in own) if table else {}
        if targets:
            found[other] = tuple(targets)
    return found


def beyond(store: SchemeStore, uses: Uses, scheme: str, code: str, first: int = 20) -> tuple[Beyond, ...]:
    """What is reached from a code over the tables, by other classifier; at most so many carriers of each."""
    return tuple(_beyond(store, uses, *found, first) for found in linked(store, scheme, code).items())


def _beyond(store: SchemeStore, uses: Uses, scheme: str, codes: tuple[str, ...], first: int) -> Beyond:
    counts = uses.counts(scheme)
    carried = [code for code in below(store.parents(scheme), codes) if counts.get(code)]
    found: dict[tuple[str, str], Use] = {}
    for code in carried:
        if len(found) < first:
            found.update({(use.kind, use.id): use for use in islice(uses.using(scheme, (code,)), first)})
    return Beyond(scheme, codes, tuple(found.values())[:first], sum(counts[code] for code in carried))


def below(parents: Mapping[str, str], codes: Collection[str]) -> tuple[str, ...]:
    """Some codes and all below them, by where each code hangs."""
    wanted, known = frozenset(codes), dict[str, bool]()
    return tuple(code for code in parents if _is_below(code, parents, wanted, known))


def _is_below(code: str, parents: Mapping[str, str], wanted: frozenset[str], known: dict[str, bool]) -> bool:
    way = list(_up(code, parents, wanted, known))
    found = way[-1] in wanted or known.get(way[-1], False)
    known.update(dict.fromkeys(way, found))
    return found


def _up(code: str, parents: Mapping[str, str], wanted: frozenset[str], known: Mapping[str, bool]) -> Iterator[str]:
    """A code and those above it, up to one that is wanted or known; a circle ends where it closes."""
    seen: set[str] = set()
    while code and code not in seen:
        yield code
        if code in wanted or code in known:
            return
        seen.add(code)
        code = parents.get(code, "")


def _others(store: SchemeStore, scheme: str) -> Iterable[str]:
    ends = (end for table in store.correspondences(scheme) for end in (table.source_scheme, table.target_scheme))
    return tuple(dict.fromkeys(end for end in ends if end != scheme))
