"""Acts and amendments needed: over all concordances somebody may read, what of the references national law does not carry out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, TypeAlias

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from acts.concordance.kept import ComparisonKind, Kept, Reader, Role, RowState
from acts.concordance.model import Decision, Degree, Provision, State
from acts.concordance.packing import strings_of, unpacked
from acts.concordance.reverse import Through, reverse
from acts.concordance.store_reading import Reading, head
from acts.concordance.tables import comparison_provisions, comparison_rows


class Answer(StrEnum):
    """How far a provision of a reference is carried out, over all concordances with it; the best answer first."""

    FULL = "full"
    EXCEEDS = "exceeds"
    ANSWERED = "answered"              # a person put a counterpart and no degree
    PARTIAL = "partial"
    NOT_APPLICABLE = "not_applicable"
    NONE = "none"                      # a person said that it is not carried out
    SUGGESTED = "suggested"            # the program has a counterpart, nobody has decided
    OPEN = "open"                      # neither has anybody, nor the program


BEST: Final = tuple(Answer)
MET: Final = (Answer.FULL, Answer.EXCEEDS, Answer.ANSWERED)
NEEDED: Final = (Answer.PARTIAL, Answer.NONE, Answer.OPEN)
"""What asks for an act or an amendment."""

COLUMNS: Final = (
    "reference", "chapter", "provision", "heading", "answer", "recheck", "national", "reason", "body", "planned_act", "planned_day",
    "reviewer", "comparison", "row",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reference:
    """An international act or standard that national acts are compared with. ``uri``: "" for a list that was given, which ``sha256`` tells
    from others of its name; ``citation`` is then the title of the first comparison with it.
    """

    uri: str
    title: str
    citation: str = ""
    sha256: str = ""

    @property
    def name(self) -> str:
        """By what it is asked for."""
        return self.uri or self.sha256 or self.title


@dataclass(frozen=True, slots=True)
class Measure:
    """What a row says of a provision of a reference. ``uid`` and ``key``: of the comparison and row.

    ``national``: titles of the national act and labels of its provision; "" where none answers. ``recheck``: a wording changed since.
    """

    uid: str
    key: str
    national: str
    answer: Answer
    decision: Decision | None
    recheck: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """A provision of a reference, the smallest units listed, with all that rows say of it; ``answer``: the best of them.

    ``uid``, ``key``: the comparison and row in which it can be said that it is not carried out, where nothing is said of it.
    """

    reference: Reference
    provision: Provision
    answer: Answer
    measures: tuple[Measure, ...]
    uid: str = ""
    key: str = ""

    @property
    def needed(self) -> bool:
        """Whether an act or an amendment is needed."""
        return self.answer in NEEDED

    def chapter(self, depth: int = 1) -> str:
        """The titles of the divisions around it, so many of them, outermost first."""
        return " · ".join(self.provision.path[:depth])


@dataclass(frozen=True, slots=True)
class Chapter:
    """A cell's worth of a heat map: how the provisions of a chapter are answered. ``counts`` has every answer, the best first."""

    reference: Reference
    title: str
    provisions: int
    counts: tuple[tuple[Answer, int], ...]

    def count(self, answer: Answer) -> int:
        """How many provisions have that answer."""
        return dict(self.counts)[answer]

    @property
    def share(self) -> float | None:
        """Which part of what applies is carried out, from 0 to 1; None where nothing applies."""
        applies = self.provisions - self.count(Answer.NOT_APPLICABLE)
        return sum(map(self.count, MET)) / applies if applies else None


def standings(store: Reading, reader: Reader, uri: str = "", uid: str = "") -> tuple[Standing, ...]:
    """Every provision of every reference of the concordances somebody may read; ``uri``: of the reference of that name alone; ``uid``: by
    one concordance alone.

    Of an article that is cut into parts the parts are listed.
    """
    readable = (store.of(uid, reader),) if uid else store.listed(reader, ComparisonKind.CONCORDANCE)
    kept = [one for one in readable if uri in ("", _reference(one).name)]
    found: dict[tuple[str, str], _Gathered] = {}
    with store.engine.connect() as connection:
        for one in sorted(kept, key=lambda one: one.created):
            for place, gathered in _of(connection, one, reader):
                found.setdefault(place, gathered).measures.update(gathered.measures)
    return tuple(one.standing() for one in found.values())


def gaps(store: Reading, reader: Reader, uri: str = "") -> tuple[Standing, ...]:
    """The provisions for which an act or an amendment is needed, by reference and in its order."""
    return tuple(one for one in standings(store, reader, uri) if one.needed)


def coverage(found: Iterable[Standing], depth: int = 1) -> tuple[Chapter, ...]:
    """How each chapter of each reference is answered, as numbers for a heat map, in their order."""
    chapters: dict[tuple[Reference, str], list[Answer]] = {}
    for one in found:
        chapters.setdefault((one.reference, one.chapter(depth)), []).append(one.answer)
    return tuple(chapter_of(reference, title, answers) for (reference, title), answers in chapters.items())


def chapter_of(reference: Reference, title: str, answers: Sequence[Answer]) -> Chapter:
    """A chapter whose provisions are answered so."""
    counts = Counter(answers)
    return Chapter(reference, title, len(answers), tuple((answer, counts[answer]) for answer in BEST))


def lines(found: Iterable[Standing], depth: int = 1) -> Iterator[tuple[str, ...]]:
    """Rows for a table such as CSV, under `COLUMNS`: one for each measure, one for a provision of which nothing is said."""
    for one in found:
        own = (one.reference.title, one.chapter(depth), one.provision.called, one.provision.heading)
        for measure in one.measures or (Measure("", "", "", one.answer, None),):
            said = measure.decision or Decision()
            day = said.planned_day.isoformat() if said.planned_day else ""
            yield (*own, measure.answer.value, "yes" if measure.recheck else "", measure.national, said.reason, said.body, said.planned_act,
                   day, said.reviewer, measure.uid, measure.key)  # fmt: skip


@dataclass(slots=True)
class _Gathered:
    """What was found of a provision so far; measures by comparison and row."""

    reference: Reference
    provision: Provision
    measures: dict[tuple[str, str], Measure]
    uid: str
    key: str

    def standing(self) -> Standing:
        told = tuple(self.measures.values())
        best = min((one.answer for one in told), key=BEST.index, default=Answer.OPEN)
        return Standing(self.reference, self.provision, best, told, self.uid, self.key)


@dataclass(frozen=True, slots=True)
class _Left:
    """A row of a concordance, as it answers provisions of the right."""

    key: str
    eid: str
    label: str
    status: RowState
    counterparts: tuple[str, ...]


_Place: TypeAlias = tuple[str, str]
"""A reference and the id of a provision of it."""


def _of(connection: Connection, one: Kept, reader: Reader) -> Iterator[tuple[_Place, _Gathered]]:
    """The smallest provisions of one concordance's reference, each with what its rows say."""
    id_ = head(connection, one.uid, reader).id
    reference = _reference(one)
    rights, labels = _provisions(connection, id_)
    lefts, own = _rows(connection, id_, labels)
    parents = {right.parent for right in rights}
    links = {left.eid: left.counterparts for left in lefts.values()}
    for found in reverse(rights, links):
        if found.provision.id in parents:
            continue
        told = [_measure(one, lefts[eid]) for eid in found.lefts]
        if found.through is Through.NOTHING and (row := own.get(found.provision.id)) is not None and row.status.decision is not None:
            told = [_measure(one, row)]
        measures = {(measure.uid, measure.key): measure for measure in told}
        key = own[found.provision.id].key if found.provision.id in own else ""
        yield (reference.name, found.provision.id), _Gathered(reference, found.provision, measures, one.uid, key)


def _reference(one: Kept) -> Reference:
    kept = one.side(Role.RIGHT)
    side = kept.side
    return Reference(side.uri, side.title, side.citation) if side.uri else Reference("", side.title, one.title, kept.sha256)


def _measure(one: Kept, row: _Left) -> Measure:
    national = f"{one.side(Role.LEFT).side.title}, {row.label}" if row.label else ""
    return Measure(one.uid, row.key, national, _answer(row), row.status.decision, row.status.state is State.RECHECK)


def _answer(row: _Left) -> Answer:
    decision = row.status.decision
    if decision is None:
        return Answer.SUGGESTED
    if decision.degree is None:
        return Answer.ANSWERED if row.counterparts else Answer.NONE
    return Answer.NOT_APPLICABLE if decision.degree is Degree.NOT_APPLICABLE else Answer(decision.degree.value)


def _provisions(connection: Connection, id_: int) -> tuple[list[Provision], Mapping[str, str]]:
    """The provisions of the right that stand, without their words, and what those of the left are called."""
    columns = comparison_provisions.c
    query = sa.select(columns.role, columns.eid, columns.label, columns.heading, columns.parent, columns.path)
    rows = connection.execute(query.where(columns.comparison_id == id_, ~columns.gone).order_by(columns.seq)).all()
    rights = [Provision(row.eid, row.label, row.heading, "", row.parent, strings_of(row.path)) for row in rows if row.role == Role.RIGHT]
    lefts = (Provision(row.eid, row.label, row.heading, "", row.parent) for row in rows if row.role == Role.LEFT)
    return rights, {one.id: one.called or one.heading or one.id for one in lefts}


def _rows(connection: Connection, id_: int, labels: Mapping[str, str]) -> tuple[dict[str, _Left], dict[str, _Left]]:
    """The rows that stand, by eid: of the left, and of the right."""
    columns = comparison_rows.c
    query = sa.select(columns.role, columns.key, columns.eid, columns.status, columns.counterparts)
    lefts: dict[str, _Left] = {}
    rights: dict[str, _Left] = {}
    for row in connection.execute(query.where(columns.comparison_id == id_, ~columns.gone).order_by(columns.seq)):
        (lefts if row.role == Role.LEFT else rights)[row.eid] = _left(row, labels)
    return lefts, rights


def _left(row: Any, labels: Mapping[str, str]) -> _Left:
    label = labels.get(row.eid, row.eid) if row.role == Role.LEFT else ""
    return _Left(row.key, row.eid, label, unpacked(row.status, RowState), strings_of(row.counterparts))


