"""Judging a comparison document that came back, row by row: what is to be taken, what is refused and why; nothing is left out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from acts.word.returned_matching import Found, Key, Matching
from acts.word.returned_model import (
    Judged,
    Outcome,
    Refusal,
    Returned,
    ReturnedCell,
    ReturnedRow,
    RowVerdict,
    SentTable,
    Trace,
    ValueChange,
)
from acts.word.returned_values import NotUnderstood, ValueKind, Vocabulary
from acts.word.returned_words import below, key_of, parting, same
from acts.word.sheet import Column

GONE = "the row is not in the document"
STRUCK = "somebody took the row out of the document, a change that is still pending"
NOT_SENT = "the row was not sent with the document; nothing is taken from it"
COPY = "the row is a copy of a row that was sent; nothing is taken from it"
FOREIGN = "the row is of another comparison; nothing is taken from it"
_SHOWN = 80


def judge(returned: Returned, sent: Sequence[SentTable], vocabulary: Vocabulary) -> Judged:
    """A verdict on every row that was sent, in their order, then on every row with words that was not.

    A row is found by its bookmark; where that is lost, by its texts, if they are those of one row only. Decisions under pending changes
    are taken as accepted; texts under pending changes count as edited.
    """
    editable = frozenset(vocabulary.editable)
    matching = Matching(returned, sent, editable)
    verdicts = [_verdict(matching, table, (at, key), vocabulary) for at, table in enumerate(sent) for key in table.rows]
    others = [_other(row, matching, copied=copied) for row, copied in matching.others()]
    return Judged((*verdicts, *others), tuple(dict.fromkeys(doubt for part in matching.parts() for doubt in part.doubts)))


def _verdict(matching: Matching, table: SentTable, key: Key, vocabulary: Vocabulary) -> RowVerdict:
    found = matching.found(key)
    places = tuple(one.row.place for one in found)
    if not found:
        return RowVerdict(key[1], Outcome.MISSING, refusals=(Refusal(GONE),))
    row = found[0].row
    if len(found) > 1:
        reason = f"the row stands in the document {len(found)} times; nothing is taken from any of them"
        remarks = tuple(remark for one in found for remark in one.row.remarks)
        return RowVerdict(key[1], Outcome.DOUBLED, places, refusals=(Refusal(reason),), remarks=remarks)
    if row.struck is not None:
        return RowVerdict(key[1], Outcome.MISSING, places, refusals=(Refusal(STRUCK),), remarks=row.remarks, by=row.struck)
    if (joined := len(matching.keys(row))) > 1:
        reason = f"{joined} rows that were sent stand in one row of the document; nothing is taken from it"
        return RowVerdict(key[1], Outcome.DOUBLED, places, refusals=(Refusal(reason),), remarks=row.remarks)
    return _compared(_Case(found[0], table, key[1], vocabulary))


def _other(row: ReturnedRow, matching: Matching, *, copied: bool) -> RowVerdict:
    reason = FOREIGN if row.marks and not matching.keys(row) else COPY if copied else NOT_SENT
    return RowVerdict("", Outcome.NEW, (row.place,), refusals=(Refusal(reason),), remarks=row.remarks, by=row.added, words=row.text)


@dataclass(frozen=True, slots=True)
class _Case:
    """A row as it was found beside the words that were sent."""

    found: Found
    table: SentTable
    key: str
    vocabulary: Vocabulary

    @property
    def sent(self) -> Mapping[str, str]:
        """The words of its cells as they were sent."""
        return self.table.rows[self.key]

    def cells(self) -> Iterator[tuple[Column, ReturnedCell | None]]:
        """The cells of the columns that are still there; None where cells were joined so that a column has none."""
        cells = self.found.columns.cells(self.found.row)
        for column in self.table.columns:
            if column.holds in self.found.columns.places and self.kind(column) is not ValueKind.COUNT:
                yield column, cells.get(column.holds)

    def kind(self, column: Column) -> ValueKind | None:
        """How the cells of a column are understood; None where they may not be changed."""
        return self.vocabulary.editable.get(column.holds)

    def head(self, column: Column) -> str:
        """The words of the program below which people write."""
        return self.table.heads.get(self.key, {}).get(column.holds, "")


def _compared(case: _Case) -> RowVerdict:
    edited: list[Refusal] = []
    unread: list[Refusal] = []
    changes: list[ValueChange] = []
    for column, cell in case.cells():
        if cell is None:
            edited.append(_no_cell(column))
        elif (kind := case.kind(column)) is None:
            edited += _text(column, cell, case.sent.get(column.holds, ""))
        elif kind is ValueKind.NOTE:
            match _note(column, cell, case.sent.get(column.holds, ""), case.head(column)):
                case Refusal() as refusal:
                    edited.append(refusal)
                case ValueChange() as change:
                    changes.append(change)
        else:
            match _decision(column, cell, case.sent.get(column.holds, ""), kind, case.vocabulary):
                case Refusal() as refusal:
                    unread.append(refusal)
                case ValueChange() as change:
                    changes.append(change)
    row = case.found.row
    outcome = Outcome.EDITED if edited else Outcome.UNREADABLE if unread else Outcome.CHANGED if changes else Outcome.UNCHANGED
    refusals = (*edited, *unread)
    return RowVerdict(case.key, outcome, (row.place,), tuple(changes), refusals, row.remarks, found_by_text=case.found.by_text)


def _no_cell(column: Column) -> Refusal:
    reason = f"expected a cell in the column “{column.heading}”, found none: cells of the row were joined or parted"
    return Refusal(reason, column.holds, column.heading)


def _text(column: Column, cell: ReturnedCell, expected: str) -> Iterator[Refusal]:
    """The refusal of a text that may not be changed, none where nobody did."""
    found, by = cell.text, _traces(cell)
    if not same(expected, found):
        was, stands = parting(expected, found)
        reason = f"the text in the column “{column.heading}” was edited by hand: expected “{was}”, found “{stands}”"
        yield Refusal(reason, column.holds, column.heading, expected, found, by)
    elif pending := next((tracked.words for tracked in cell.tracked if key_of(tracked.words)), ""):
        reason = f"the text in the column “{column.heading}” has pending changes, at “{_cut(pending)}”"
        yield Refusal(reason, column.holds, column.heading, expected, found, by)


def _decision(column: Column, cell: ReturnedCell, old: str, kind: ValueKind, vocabulary: Vocabulary) -> ValueChange | Refusal | None:
    """The decision of a cell where it differs from what was sent: other words, or for what is no words another meaning."""
    new, by = cell.text, _traces(cell)
    if same(old, new):
        return None
    value = vocabulary.value(kind, new)
    if isinstance(value, NotUnderstood):
        reason = f"“{_cut(new)}” in the column “{column.heading}” was not understood: expected {value.expected}"
        return Refusal(reason, column.holds, column.heading, value.expected, new, by)
    if kind is not ValueKind.WORDS and value == vocabulary.value(kind, old):
        return None
    return ValueChange(column.holds, column.heading, old, new, value, by)


def _note(column: Column, cell: ReturnedCell, sent: str, head: str) -> ValueChange | Refusal | None:
    """What was written below the program's words where it differs; the refusal of a cell in which those were edited."""
    if same(sent, cell.text):
        return None
    old, new = below(head, sent) or "", below(head, cell.text)
    if new is None:
        was, stands = parting(head, cell.text)
        reason = f"the program's own words in the column “{column.heading}” were edited by hand: expected “{was}”, found “{stands}”"
        return Refusal(reason, column.holds, column.heading, head, cell.text, _traces(cell))
    return None if same(old, new) else ValueChange(column.holds, column.heading, old, new, new, _traces(cell))


def _traces(cell: ReturnedCell) -> tuple[Trace, ...]:
    return tuple(dict.fromkeys(tracked.by for tracked in cell.tracked))


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
