"""Deciding: what people say of rows, one at a time or many at once, two at once told apart, every step kept and taken back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy.engine import Connection

from acts.concordance.changing import Move, Standing, Wordings, move, settled_or_recheck, standing, suggested, wordings
from acts.concordance.errors import BadDecisionError, ConcordanceError, ConflictError, NotFoundError
from acts.concordance.history import events, last_undoable, new_step
from acts.concordance.kept import Asked, Comment, Reader, Role, Row, Together, What
from acts.concordance.model import Decision, Degree, State, Suggestion
from acts.concordance.row_index import fitted, index_of
from acts.concordance.rows import Rows, row_of
from acts.concordance.store_reading import writable
from acts.concordance.tables import comparison_comments
from storage.database import writing

LONGEST_COMMENT: Final = 10_000
LONGEST_WORDS: Final = 20_000
NO_SUGGESTION: Final = "the program suggested nothing for this row"
DECIDED_ALREADY: Final = "a person decided this row already"


@dataclass(frozen=True, slots=True)
class _Desk:
    """A comparison under the hands of somebody: locked until the transaction ends."""

    connection: Connection
    id: int
    who: str
    wordings: Wordings

    def row(self, key: str, revision: int) -> Standing:
        """A row as whoever decides saw it. Raises `NotFoundError`, `ConflictError`."""
        return self.seen(next(iter(standing(self.connection, self.id, (key,))), None), key, revision)

    def seen(self, row: Standing | None, key: str, revision: int) -> Standing:
        """The row of a key, where whoever decides saw it as it stands. Raises `NotFoundError`, `ConflictError`."""
        if row is None:
            raise NotFoundError(f"the comparison has no row {key}")
        if row.revision != revision:
            raise self._conflict(row, revision)
        return row

    def _conflict(self, row: Standing, revision: int) -> ConflictError:
        last = events(self.connection, self.id, row.key)[-1:]
        who = last[0].who if last else ""
        said = f"row {row.key}: expected it as of revision {revision}, found revision {row.revision}: {who} changed it in the meantime"
        return ConflictError(said, who, row_of(self.connection, self.id, row.key))

    def decided(self, row: Standing, decision: Decision, settled: State, what: What) -> Move:
        """The step by which a person decides."""
        self._check(row, decision)
        rights = row.counterparts if row.compared or row.role is Role.RIGHT else decision.counterparts
        after = replace(
            row.status, state=settled, settled=settled, decision=decision, basis=self.wordings.of(row, rights), decided_by=self.who,
            decided_at=datetime.now(UTC),
        )  # fmt: skip
        return Move(row, what, after, counterparts=rights)

    def _check(self, row: Standing, decision: Decision) -> None:
        """Raises `BadDecisionError`."""
        if wrong := _wrong(row, decision, self.wordings):
            raise BadDecisionError(f"row {row.key}: {wrong}")


class Deciding(Rows):
    """Writes decisions. All of it raises `NotFoundError`, `NotAllowedError`, and `ConflictError` where a row was changed since
    ``revision``.
    """

    def decide(self, uid: str, key: str, decision: Decision, who: Reader, revision: int) -> Row:
        """Put what a person says of a row. Raises `BadDecisionError`."""
        return self._one(uid, key, who, revision, lambda desk, row: _decided(desk, row, decision))

    def decide_together(self, uid: str, told: Sequence[tuple[str, Decision, int]], who: Reader) -> Together:
        """Put what people say of many rows, each as of the revision seen, as one step; rows changed since, and what cannot be kept, are
        passed over, each with the reason.
        """
        with writing(self.engine) as connection:
            desk, keys = _desk(connection, uid, who), [key for key, _, _ in told]
            held = {row.key: row for row in standing(connection, desk.id, keys)}
            suggestions = suggested(connection, desk.id, keys)
            moves, passed = [], []
            for key, decision, revision in told:
                try:
                    row = desk.seen(held.get(key), key, revision)
                    moves.append(desk.decided(row, decision, _settled(row, decision, suggestions.get(key)), What.DECIDED))
                except ConcordanceError as error:
                    passed.append((key, str(error)))
            step = new_step()
            move(connection, desk.id, desk.who, moves, step)
        return Together(step, tuple(one.row.key for one in moves), tuple(passed))

    def confirm(self, uid: str, key: str, who: Reader, revision: int) -> Row:
        """Take the suggestion as it is; of a row to be looked at again, say that what was decided still holds.

        Raises `BadDecisionError` where what would be confirmed names a provision that does not stand any more.
        """
        return self._one(uid, key, who, revision, _confirmed)

    def reject(self, uid: str, key: str, who: Reader, revision: int, reason: str = "", beside: Decision | None = None) -> Row:
        """Take the suggestion away and put no counterpart. ``beside``: what else is said of the row; what was said before, without it."""
        return self._one(uid, key, who, revision, lambda desk, row: _rejected(desk, row, reason, beside))

    def assign(self, uid: str, key: str, owner: str, who: Reader, revision: int) -> Row:
        """Give a row to somebody, "" to nobody: they are told when a wording changes."""
        name = owner.strip()[:120]
        return self._one(uid, key, who, revision, lambda _desk, row: Move(row, What.ASSIGNED, replace(row.status, owner=name)))

    def undo(self, uid: str, key: str, who: Reader, revision: int) -> Row:
        """Take back the last step a person did to a row and nobody took back. Raises `BadDecisionError` where there is none."""
        return self._one(uid, key, who, revision, _undone)

    def confirm_all(self, uid: str, who: Reader, asked: Asked, score: float) -> Together:
        """Confirm the suggestions of the rows asked for whose best score is at least ``score``, as one step; decided rows are passed over.

        A suggestion of no counterpart counts by how sure the program is of it.
        """
        with writing(self.engine) as connection:
            desk = _desk(connection, uid, who)
            keys = [one.key for one in fitted(connection, desk.id, index_of(connection, desk.id), asked)]
            return self._together(desk, keys, score)

    def _together(self, desk: _Desk, keys: Sequence[str], score: float) -> Together:
        told = suggested(desk.connection, desk.id, keys)
        moves, passed = [], []
        for row in standing(desk.connection, desk.id, keys):
            if why := _not_confirmed(row, told.get(row.key), score):
                passed.append((row.key, why))
                continue
            try:
                moves.append(desk.decided(row, Decision(_chosen(row, told.get(row.key))), State.CONFIRMED, What.CONFIRMED))
            except BadDecisionError as error:
                passed.append((row.key, str(error)))
        step = new_step()
        move(desk.connection, desk.id, desk.who, moves, step)
        return Together(step, tuple(one.row.key for one in moves), tuple(passed))

    def comment(self, uid: str, key: str, text: str, who: Reader) -> Comment:
        """Say something of a row; that never comes too late. Raises `BadDecisionError` where nothing, or too much, is said."""
        said = text.strip()
        if not 0 < len(said) <= LONGEST_COMMENT:
            raise BadDecisionError(f"row {key}: expected a comment of 1 to {LONGEST_COMMENT} characters, found {len(said)}")
        with writing(self.engine) as connection:
            id_ = writable(connection, uid, who).id
            if not standing(connection, id_, (key,)):
                raise NotFoundError(f"the comparison has no row {key}")
            row: dict[str, Any] = {"comparison_id": id_, "key": key, "at": datetime.now(UTC), "who": who.name, "text": said}
            made = connection.execute(comparison_comments.insert().values(row)).inserted_primary_key
            return Comment(int(made[0]) if made else 0, key, row["at"], who.name, said)

    def _one(self, uid: str, key: str, who: Reader, revision: int, step: Callable[[_Desk, Standing], Move]) -> Row:
        with writing(self.engine) as connection:
            desk = _desk(connection, uid, who)
            made = step(desk, desk.row(key, revision))
            move(connection, desk.id, desk.who, (made,))
            return row_of(connection, desk.id, key)


def _desk(connection: Connection, uid: str, who: Reader) -> _Desk:
    id_ = writable(connection, uid, who).id
    return _Desk(connection, id_, who.name, wordings(connection, id_))


def _decided(desk: _Desk, row: Standing, decision: Decision) -> Move:
    told = suggested(desk.connection, desk.id, (row.key,)).get(row.key)
    return desk.decided(row, decision, _settled(row, decision, told), What.DECIDED)


def _settled(row: Standing, decision: Decision, told: Suggestion | None) -> State:
    """Whether a decision takes the suggestion, changes it, or puts none."""
    if row.compared or row.role is Role.RIGHT or set(decision.counterparts) == set(told.chosen if told else ()):
        return State.CONFIRMED
    return State.CHANGED if decision.counterparts else State.REJECTED


def _confirmed(desk: _Desk, row: Standing) -> Move:
    status = row.status
    if status.state is State.RECHECK and status.decision is not None:
        return desk.decided(row, status.decision, status.settled, What.CONFIRMED)
    told = suggested(desk.connection, desk.id, (row.key,)).get(row.key)
    held = status.decision or Decision()
    return desk.decided(row, replace(held, counterparts=_chosen(row, told)), State.CONFIRMED, What.CONFIRMED)


def _rejected(desk: _Desk, row: Standing, reason: str, beside: Decision | None) -> Move:
    held = beside or row.status.decision or Decision()
    degree = None if held.degree in (Degree.FULL, Degree.PARTIAL) else held.degree
    decision = replace(held, counterparts=(), degree=degree, reason=reason.strip() or held.reason)
    return desk.decided(row, decision, State.REJECTED, What.REJECTED)


def _undone(desk: _Desk, row: Standing) -> Move:
    last = last_undoable(events(desk.connection, desk.id, row.key))
    if last is None or last.before is None:
        raise BadDecisionError(f"row {row.key}: expected a step to take back, found none that a person did")
    before = replace(last.before, gone=row.status.gone)
    if last.what is What.ASSIGNED:
        return Move(row, What.UNDONE, replace(row.status, owner=before.owner), undoes=last.id)
    told = suggested(desk.connection, desk.id, (row.key,)).get(row.key)
    rights = row.counterparts if row.compared else before.decision.counterparts if before.decision else _chosen(row, told)
    after = settled_or_recheck(replace(before, owner=row.status.owner), desk.wordings.of(row, rights))
    return Move(row, What.UNDONE, after, undoes=last.id, counterparts=rights)


def _chosen(row: Standing, told: Suggestion | None) -> tuple[str, ...]:
    return () if row.compared or told is None else told.chosen


def _not_confirmed(row: Standing, told: Suggestion | None, score: float) -> str:
    """Why a row is passed over when many are confirmed; "" when it is not."""
    if row.status.state is not State.SUGGESTED:
        return DECIDED_ALREADY
    if row.compared or row.role is Role.RIGHT:
        return "" if score <= 0 or row.compared else NO_SUGGESTION
    if told is None:
        return NO_SUGGESTION
    sure = told.none if told.says_none else max((one.score for one in told.counterparts if one.right in told.chosen), default=0.0)
    return "" if sure >= score else f"the program is less sure of this row than {score:.2f}"


def _wrong(row: Standing, decision: Decision, known: Wordings) -> str:
    """What is wrong with a decision; "" when nothing is."""
    named = decision.counterparts
    if (row.compared or row.role is Role.RIGHT) and named:
        return "expected no counterparts here, they are put in the rows of the left" if row.role is Role.RIGHT else (
            f"expected no counterparts in a comparison of wordings, found {', '.join(named)}")  # fmt: skip
    if len(set(named)) < len(named):
        return f"expected each counterpart once, found {', '.join(named)}"
    places = [(row.part, Role.RIGHT.value, eid) for eid in named]
    if strange := [eid for *_, eid in (place for place in places if place not in known.digests)]:
        return f"expected provisions of the right, found {', '.join(strange)}"
    if gone := [eid for *_, eid in (place for place in places if place in known.gone)]:
        return f"expected provisions that stand, found {', '.join(gone)}, which does not stand any more"
    if not named and row.role is Role.LEFT and not row.compared and decision.degree in (Degree.FULL, Degree.PARTIAL):
        return f"expected a counterpart for the degree {decision.degree.value}, found none"
    longest = max(map(len, (decision.reason, decision.body, decision.planned_act, decision.reviewer)))
    return f"expected at most {LONGEST_WORDS} characters in a field, found {longest}" if longest > LONGEST_WORDS else ""


