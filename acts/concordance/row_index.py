"""The rows of a comparison as filters look at them, and how far all of them have come."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from acts.concordance.kept import Asked, Progress, Role
from acts.concordance.model import Degree, Provision, Relation, State
from acts.concordance.packing import strings_of
from acts.concordance.relations import relations
from acts.concordance.reverse import Through, reverse
from acts.concordance.tables import comparison_provisions, comparison_rows, comparisons
from language.letters import fold

DECIDED: Final = (State.CONFIRMED, State.CHANGED, State.REJECTED)
_ROWS = comparison_rows.c
_LIGHT: Final = [_ROWS[name] for name in (
    "key", "seq", "part", "role", "eid", "chapter", "state", "degree", "owner", "score", "counterparts", "gone")]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """What filters look at of a row."""

    key: str
    part: int
    role: Role
    eid: str
    chapters: tuple[str, ...]
    state: State
    degree: Degree | None
    owner: str
    score: float
    counterparts: tuple[str, ...]
    gone: bool


@dataclass(frozen=True, slots=True)
class Index:
    """All rows of a comparison in their order, as filters look at them."""

    entries: tuple[Entry, ...]
    relations: Mapping[str, Relation]

    @property
    def lefts(self) -> tuple[Entry, ...]:
        """The rows of the left that stand."""
        return tuple(one for one in self.entries if one.role is Role.LEFT and not one.gone)

    @property
    def links(self) -> dict[str, tuple[str, ...]]:
        """The counterparts of each provision of the left, by its eid."""
        return {one.eid: one.counterparts for one in self.lefts}

    def relation(self, entry: Entry) -> Relation:
        """How many answer how many."""
        return self.relations.get(entry.key, Relation.NO_COUNTERPART)


def index_of(connection: Connection, id_: int) -> Index:
    """All rows of a comparison, as filters look at them."""
    query = sa.select(*_LIGHT).where(_ROWS.comparison_id == id_).order_by(_ROWS.part, _ROWS.role, _ROWS.seq, _ROWS.key)
    entries = tuple(map(_entry, connection.execute(query)))
    links = {one.key: one.counterparts for one in entries if one.role is Role.LEFT and not one.gone}
    return Index(entries, relations(links))


def fitted(connection: Connection, id_: int, index: Index, asked: Asked) -> list[Entry]:
    """The rows asked for."""
    found = [one for one in index.entries if one.role is asked.role and one.gone is asked.gone and _fits(one, index, asked)]
    if asked.role is Role.RIGHT and not asked.gone:
        open_ = _unanswered(connection, id_, index)
        found = [one for one in found if one.eid in open_]
    if words := fold(asked.words).split():
        query = sa.select(_ROWS.key).where(_ROWS.comparison_id == id_, *(_ROWS.words.contains(word, autoescape=True) for word in words))
        named = frozenset(connection.execute(query).scalars())
        found = [one for one in found if one.key in named]
    return found


def progress_of(connection: Connection, id_: int) -> Progress:
    """How far a comparison has come."""
    index = index_of(connection, id_)
    unanswered = _unanswered(connection, id_, index)
    open_ = sum(one.role is Role.RIGHT and one.eid in unanswered and one.state not in DECIDED for one in index.entries)
    return _counted(Counter(one.state for one in index.lefts), open_)


def progress_by(connection: Connection, uids: Collection[str]) -> Mapping[str, Progress]:
    """How far several comparisons have come, without counting what of the right is unanswered: for lists of them."""
    counted = sa.func.count()
    of_left = (comparisons.c.uid.in_(tuple(uids)), _ROWS.role == Role.LEFT.value, ~_ROWS.gone)
    query = sa.select(comparisons.c.uid, _ROWS.state, counted).join_from(comparisons, comparison_rows).where(*of_left)
    found: dict[str, Counter[State]] = {uid: Counter() for uid in uids}
    for uid, state, rows in connection.execute(query.group_by(comparisons.c.uid, _ROWS.state)):
        found[uid][State(state)] = rows
    return {uid: _counted(counts) for uid, counts in found.items()}


def chapters_of(connection: Connection, id_: int) -> tuple[str, ...]:
    """The titles of the divisions the rows of the left stand in, in their order."""
    of_left = (_ROWS.comparison_id == id_, _ROWS.role == Role.LEFT.value, ~_ROWS.gone)
    query = sa.select(_ROWS.chapter).where(*of_left).group_by(_ROWS.chapter).order_by(sa.func.min(_ROWS.part), sa.func.min(_ROWS.seq))
    return tuple(dict.fromkeys(title for row in connection.execute(query) for title in strings_of(row.chapter)))


def _unanswered(connection: Connection, id_: int, index: Index) -> frozenset[str]:
    """The eids of the right that nothing answers; an article that is cut into parts is answered by them."""
    columns = comparison_provisions.c
    query = sa.select(columns.eid, columns.parent).where(columns.comparison_id == id_, columns.role == Role.RIGHT.value, ~columns.gone)
    if not any(one.role is Role.RIGHT for one in index.entries):
        return frozenset()
    rights = [Provision(row.eid, "", "", "", row.parent) for row in connection.execute(query.order_by(columns.seq))]
    parents = {one.parent for one in rights}
    return frozenset(one.provision.id for one in reverse(rights, index.links)
                     if one.through is Through.NOTHING and one.provision.id not in parents)  # fmt: skip


def _fits(one: Entry, index: Index, asked: Asked) -> bool:
    return (
        (not asked.states or one.state in asked.states)
        and asked.relation in (None, index.relation(one))
        and asked.degree in (None, one.degree)
        and (not asked.chapter or asked.chapter in one.chapters)
        and asked.owner in ("", one.owner)
        and one.score >= asked.score
        and asked.part in (None, one.part)
    )


def _counted(counts: Mapping[State, int], open_right: int = 0) -> Progress:
    by_state = tuple((state, counts.get(state, 0)) for state in State)
    decided = sum(counts.get(state, 0) for state in DECIDED)
    return Progress(sum(counts.values()), decided, counts.get(State.RECHECK, 0), by_state, open_right)


def _entry(row: Any) -> Entry:
    return Entry(
        row.key, row.part, Role(row.role), row.eid, strings_of(row.chapter), State(row.state), Degree(row.degree) if row.degree else None,
        row.owner, row.score, strings_of(row.counterparts), row.gone,
    )  # fmt: skip
