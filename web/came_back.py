"""A document of a kept comparison that came back: what it says row by row, by whom, and what can be taken of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from acts.concordance.deciding import LONGEST_COMMENT
from acts.concordance.errors import ConcordanceError
from acts.concordance.kept import ComparisonKind, Event, Kept, Role, Row, What
from acts.concordance.model import Decision, Degree
from acts.model import Unparsed
from acts.word.marks import column_key, mark_of
from acts.word.package import PROGRAM
from acts.word.returned import read_returned, sent_of
from acts.word.returned_judge import judge
from acts.word.returned_model import Judged, Outcome, Plan, Refusal, Remark, Returned, RowVerdict, SentTable, Trace, ValueChange
from acts.word.returned_values import vocabulary
from acts.word.sheet_words import words_in
from acts.word.stamped import Stamp, stamp_of
from web import concordance_sheets, kept_sheets
from web.comparisons_shared import reader, store

NOT_OURS: Final = "expected a document made here of this table, found one without its stamp: download it again and carry the changes over"
GONE_SINCE: Final = "the row does not stand any more since it was compared again; nothing is taken from it"
ANOTHERS: Final = "expected a document of this comparison, found one of another"
PASSED: Final = (Outcome.CHANGED, Outcome.EDITED, Outcome.UNREADABLE)
"""What a row may be judged that was decided here after the document was made: the document does not know of that."""
HELD: Final = ("degree", "plan", "reason", "body", "reviewer", "note")
"""What columns hold whose values are kept here; what is written into others stays in the document."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A row whose decision can be written: the row as it stands, what it is to say, the values that differ. ``author``: who changed it, as
    pending changes tell; ``remarks``: what people noted beside it.
    """

    row: Row
    decision: Decision
    changes: tuple[ValueChange, ...]
    author: str
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class CameBack:
    """A document that came back. ``late``: rows somebody decided after it was made, with the event; nothing is taken of them.

    ``unheld``: values written into columns that are not kept here; ``called``: rows by key as pages name them; ``saved``: who saved the
    file last; ``loose``: comments beside no row; ``doubts``: what else is to be told of it; ``again``: when the comparison was made again
    since, None where it was not.
    """

    judged: Judged
    stamp: Stamp
    taken: tuple[Taken, ...]
    late: tuple[tuple[RowVerdict, Event], ...]
    unheld: tuple[tuple[RowVerdict, tuple[ValueChange, ...]], ...] = ()
    called: Mapping[str, str] | None = None
    saved: Trace | None = None
    loose: tuple[Remark, ...] = ()
    doubts: tuple[Unparsed, ...] = ()
    again: datetime | None = None

    @property
    def refused(self) -> tuple[RowVerdict, ...]:
        """Rows of which nothing is taken, those that say what they said left out."""
        passed = {verdict.key for verdict, _ in self.late}
        kinds = (Outcome.CHANGED, Outcome.UNCHANGED)
        return tuple(verdict for verdict in self.judged.rows if verdict.outcome not in kinds and verdict.key not in passed)

    @property
    def unchanged(self) -> int:
        """How many rows say what they said."""
        return sum(1 for _ in self.judged.of(Outcome.UNCHANGED))

    @property
    def remarks(self) -> tuple[tuple[str, Remark], ...]:
        """All comments in it, each with the key of its row, "" where it stands beside none that was sent."""
        beside = ((verdict.key, remark) for verdict in self.judged.rows for remark in verdict.remarks)
        return (*beside, *(("", remark) for remark in self.loose))


def came_back(one: Kept, body: bytes, name: str) -> CameBack:
    """A document judged against the comparison. Raises `ConcordanceError` for one that was not made of it, `DocxError` for no .docx."""
    sheets = concordance_sheets if one.kind is ComparisonKind.CONCORDANCE else kept_sheets
    stamp = stamp_of(body, name)
    if stamp is None or stamp.layout not in {found.name for found in sheets.fitting()}:
        raise ConcordanceError(NOT_OURS)
    returned, sent = read_returned(body, name), sent_of(sheets.sheet_of(one, stamp))
    if (marks := {mark for row in returned.rows() for mark in row.marks}) and not marks & set(_marks(sent)):
        raise ConcordanceError(ANOTHERS)
    judged = judge(returned, sent, vocabulary(words_in("az"), words_in("en")))
    rows = {row.key: row for row in store().all(one.uid, reader())}
    gone = {mark_of(one.uid, key): key for key, row in rows.items() if row.status.gone}
    return _sorted_out(one, stamp, returned, replace(judged, rows=tuple(_gone_told(gone, returned, judged))), rows)


def _gone_told(gone: Mapping[str, str], returned: Returned, judged: Judged) -> Iterator[RowVerdict]:
    """The verdicts; rows of this comparison that do not stand any more, known by their marks, are told from those of others."""
    keys = {row.place: gone[mark] for row in returned.rows() for mark in row.marks if mark in gone}
    for verdict in judged.rows:
        key = "" if verdict.key else next((keys[place] for place in verdict.places if place in keys), "")
        yield replace(verdict, key=key, refusals=(Refusal(GONE_SINCE),)) if key else verdict


def _marks(sent: Sequence[SentTable]) -> Iterator[str]:
    """The marks of all rows and columns that were sent."""
    for table in sent:
        yield from (mark_of(table.uid, key) for key in (*table.rows, *(column_key(column.holds) for column in table.columns)))


def _sorted_out(one: Kept, stamp: Stamp, returned: Returned, judged: Judged, rows: Mapping[str, Row]) -> CameBack:
    since, again = _since(one, stamp)
    changed = [verdict for verdict in judged.of(Outcome.CHANGED) if verdict.key in rows]
    saved = returned.saved if returned.saved and returned.saved.author not in ("", PROGRAM) else None
    return CameBack(
        judged, stamp, tuple(_taken(rows[verdict.key], verdict) for verdict in changed if verdict.key not in since and _held(verdict)),
        tuple((verdict, since[verdict.key]) for verdict in judged.rows if verdict.outcome in PASSED and verdict.key in since),
        tuple((verdict, others) for verdict in changed if (others := _unheld(verdict))), {key: called(row) for key, row in rows.items()},
        saved, returned.remarks, (*judged.doubts, *returned.doubts), again,
    )  # fmt: skip


def _since(one: Kept, stamp: Stamp) -> tuple[dict[str, Event], datetime | None]:
    """The last step each row took after the document was made, and when the comparison was made again."""
    later = [event for event in store().history(one.uid, reader()) if event.at > stamp.at]
    again = [event.at for event in later if not event.key and event.what is What.RERUN]
    return {event.key: event for event in later if event.key and event.after != event.before}, again[-1] if again else None


def called(row: Row) -> str:
    """What pages call a row: its provision, or its unit as it is proposed."""
    if row.compared:
        return row.compared.right_label or row.compared.left_label or row.compared.title or row.key
    return row.provision.called if row.provision else row.eid


def _held(verdict: RowVerdict) -> tuple[ValueChange, ...]:
    return tuple(change for change in verdict.taken if change.holds in HELD)


def _unheld(verdict: RowVerdict) -> tuple[ValueChange, ...]:
    return tuple(change for change in verdict.taken if change.holds not in HELD)


def _taken(row: Row, verdict: RowVerdict) -> Taken:
    decision, held = row.decision or Decision(row.counterparts if row.role is Role.LEFT and not row.compared else ()), _held(verdict)
    for change in held:
        decision = _with(decision, change)
    authors = dict.fromkeys(trace.author for change in held for trace in change.by if trace.author)
    return Taken(row, decision, held, ", ".join(authors), verdict.remarks)


def _with(decision: Decision, change: ValueChange) -> Decision:
    value = change.value
    match change.holds, value:
        case "degree", Degree() | None:
            return replace(decision, degree=value)
        case "plan", Plan(act, day):
            return replace(decision, planned_act=act, planned_day=day)
        case "plan", None:
            return replace(decision, planned_act="", planned_day=None)
        case "reason" | "note", str():
            return replace(decision, reason=value)
        case "body", str():
            return replace(decision, body=value)
        case "reviewer", str():
            return replace(decision, reviewer=value)
    return decision


def write(one: Kept, found: CameBack) -> Sequence[tuple[str, str]]:
    """Write the decisions that can be taken, and what people noted beside their rows; the keys of those passed over, with the reason."""
    told = [(taken.row.key, taken.decision, taken.row.revision) for taken in found.taken]
    done = store().decide_together(one.uid, told, reader())
    for taken in found.taken:
        for note in _notes(taken, found.saved) if taken.row.key in done.done else ():
            store().comment(one.uid, taken.row.key, note, reader())
    return done.passed


def _notes(taken: Taken, saved: Trace | None) -> Iterator[str]:
    """Comments that tell where a decision is from: who wrote it in Word, or saved the file, and what was noted beside it."""
    author = taken.author or (saved.author if saved else "")
    if author and author != reader().name:
        yield f"Word: {author}"
    yield from (f"Word: {remark.by.author}: {remark.words}"[:LONGEST_COMMENT] for remark in taken.remarks if remark.words.strip())
