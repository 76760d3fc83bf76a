"""Building a timeline from one annotated page: every modification undone, from the latest back to the first."""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from datetime import UTC, date, datetime

from acts.history.board import Board
from acts.history.calendar import EMPTY, Calendar
from acts.history.corrections import Correction, correct
from acts.history.deletions import undo_deletion
from acts.history.leftovers import leftovers
from acts.history.model import Change, Outcome, Renaming, Timeline
from acts.history.numbering import undo_renumbering
from acts.history.phrases import undo_insertion, undo_substitution
from acts.history.repeals import undo_repeal
from acts.history.units import undo_insertion_of_unit, undo_replacement
from acts.history.verdicts import FUTURE_ACT, NO_ACT, NO_DAY, OLDER_ACT, Verdict, refused
from acts.history.work import Work
from acts.model import Document, Unparsed
from acts.modifications.model import (
    Action,
    AmendingAct,
    AmendmentNote,
    Deletion,
    Insertion,
    Mention,
    MentionKind,
    Modification,
    ProvisionInsertion,
    ProvisionReplacement,
    Renumbering,
    Repeal,
    Substitution,
    Target,
    Unit,
)
from acts.modifications.notes import read_notes
from acts.numbers import canonical, steps

_UNKNOWN = AmendingAct(None)
_LONGEST_LIST = 20
_WHOLE = (ProvisionInsertion, ProvisionReplacement, Repeal)


def build(
    document: Document,
    calendar: Calendar = EMPTY,
    corrections: Iterable[Correction] = (),
    notes: Sequence[AmendmentNote] | None = None,
    today: date | None = None,
) -> Timeline:
    """The timeline of a consolidated act, from its text and its notes (None: those printed at its end).

    A modification that does not fit the text is refused with a reason, the others are applied. Amending acts dated after `today`
    (None: the day it is) are refused. ``corrections`` are a reviewer's of this act, see `corrections.of_act`; raises `CorrectionError`
    where one does not match exactly one modification.
    """
    if notes is None:
        notes = read_notes(document)
    changes = _ordered(notes, calendar, corrections)
    if not changes:
        return Timeline(replace(document, unparsed=(*document.unparsed, *_misread(notes))))
    board = Board(document)
    undoing = _Undoing(board, changes, notes, today or datetime.now(UTC).date())
    undoing.run()
    built = board.document_with(board.root.freeze())
    unparsed = (*document.unparsed, *_misread(notes), *leftovers(board, changes))
    return Timeline(replace(built, unparsed=unparsed), tuple(undoing.judged), tuple(undoing.renamings[::-1]))


def _misread(notes: Iterable[AmendmentNote]) -> Iterator[Unparsed]:
    """What the notes say and no rule understands."""
    return (Unparsed(f"note_{note.footnote}", misread.words, misread.reason) for note in notes for misread in note.misread)


def _ordered(notes: Iterable[AmendmentNote], calendar: Calendar, corrections: Iterable[Correction]) -> list[Change]:
    """A change for each modification, the first in force first; those of one day by date of their act, then as the text has them."""
    entries = [entry for place, note in enumerate(notes) for entry in _entries(note, calendar, place)]
    corrected = correct([change for change, _ in entries], corrections)
    placed = sorted(zip(corrected, (place for _, place in entries), strict=True), key=lambda pair: (*_moment(pair[0]), pair[1]))
    return [change for change, _ in placed]


def _moment(change: Change) -> tuple[date, date]:
    return change.in_force or date.min, change.act.adopted or date.min


def _entries(note: AmendmentNote, calendar: Calendar, place: int) -> Iterator[tuple[Change, tuple[int, int, int, int]]]:
    """The note's changes, each with its place among those of one day: renumberings before what else a note does."""
    act = note.act or _UNKNOWN
    day, known_by = calendar.day_of(act, note.footnote, note.validity) if note.act else (None, "")
    reached = {one.action.to for one in note.modifications if isinstance(one.action, Renumbering)}
    for at, modification in enumerate(note.modifications):
        change = Change(act, modification, note.footnote, note.item, "", day, known_by, note.validity.end)
        yield change, (place, *_rank(modification, at, reached))


def _rank(modification: Modification, at: int, reached: Set[Target]) -> tuple[int, int, int]:
    """A unit goes before another takes its number (`reached`). Units make room by their new numbers before others are put in; those
    moving up begin with the last (5.3 to 5.4, 5.4 to 5.5), and a unit before those in it.
    """
    if not isinstance(modification.action, Renumbering):
        return (-1 if isinstance(modification.action, Repeal) and modification.target in reached else 1), 0, at
    before, after = (steps(target.steps[-1].number) if target.steps else () for target in (modification.target, modification.action.to))
    return 0, len(before), -at if after > before else at


def _approved(notes: Sequence[AmendmentNote]) -> date:
    """The day the act itself was adopted, where its first note tells it."""
    first = next(iter(notes), None)
    if first is None or first.act is None or first.act.adopted is None:
        return date.min
    approves = any(isinstance(one.action, Mention) and one.action.kind is MentionKind.APPROVAL for one in first.modifications)
    return first.act.adopted if approves else date.min


class _Undoing:
    """The changes undone one by one, from the last to the first, and what became of each."""

    def __init__(self, board: Board, changes: list[Change], notes: Sequence[AmendmentNote], today: date) -> None:
        self.board = board
        self.changes = changes
        self.notes = {(note.footnote, note.item): note for note in notes}
        self.named = {place: frozenset(_articles(note.modifications)) for place, note in self.notes.items()}
        self.adopted, self.today = _approved(notes), today
        self.judged: list[Change] = list(changes)
        self.renamings: list[Renaming] = []
        self.said: dict[tuple[date | None, str, Target, Action], Verdict] = {}

    def run(self) -> None:
        covered, verdict = 0, Verdict(Outcome.MENTION)
        for index in range(len(self.changes) - 1, -1, -1):
            if covered:
                covered -= 1
            else:
                verdict = self._verdict(index)
                covered = verdict.covers
            self._enter(index, verdict)

    def _verdict(self, index: int) -> Verdict:
        change = self.changes[index]
        hindrance = _hindered(change, self.adopted, self.today)
        if hindrance is not None:
            return hindrance
        said = (change.act.adopted, change.act.number_key, change.modification.target, change.modification.action)
        if said in self.said:
            return self.said[said]
        note = self.notes[change.footnote, change.item]
        wordings = tuple(one.old_wording for one in note.modifications if one.old_wording)
        alike = _alike(self.changes, index)
        named = self.named[change.footnote, change.item].difference(_articles((change.modification,)))
        verdict = _undo(Work(self.board, index, change.modification, change.footnote, alike, note.text, wordings, named))
        if verdict.outcome is Outcome.APPLIED and isinstance(change.modification.action, _WHOLE):
            self.said[said] = replace(verdict, renamed=[], covers=0)
        return verdict

    def _enter(self, index: int, verdict: Verdict) -> None:
        eids, witnesses = tuple(verdict.eids), tuple(sorted(verdict.witnesses))
        self.judged[index] = replace(
            self.changes[index], outcome=verdict.outcome, eids=eids, witnesses=witnesses, reason=verdict.reason)
        self.renamings += [Renaming(index, before, after) for before, after in verdict.renamed]


def _articles(modifications: Iterable[Modification]) -> Iterator[str]:
    """The numbers of the articles modifications name."""
    for modification in modifications:
        yield from (canonical(step.number.partition(".")[0]) for step in modification.target.steps if step.unit is Unit.ARTICLE)


def _alike(changes: list[Change], index: int) -> tuple[Modification, ...]:
    """The modifications just before in the same note that put the same words into the same place."""
    own = changes[index]
    if not isinstance(own.modification.action, Substitution):
        return ()
    start = index
    while start and index - start < _LONGEST_LIST and _is_alike(changes[start - 1], own):
        start -= 1
    return tuple(change.modification for change in changes[start:index])


def _is_alike(change: Change, own: Change) -> bool:
    action, other = change.modification.action, own.modification.action
    return (
        isinstance(action, Substitution) and isinstance(other, Substitution) and action.new == other.new
        and (change.footnote, change.item) == (own.footnote, own.item) and change.modification.target == own.modification.target)


def _hindered(change: Change, adopted: date, today: date) -> Verdict | None:
    if change.outcome is Outcome.REFUSED:
        return refused(change.reason)
    if isinstance(change.modification.action, Mention):
        return Verdict(Outcome.MENTION)
    if change.act is _UNKNOWN:
        return refused(NO_ACT)
    if change.in_force is None:
        return refused(NO_DAY)
    if change.act.adopted and change.act.adopted > today:
        return refused(FUTURE_ACT)
    if change.act.adopted and change.act.adopted < adopted:
        return refused(OLDER_ACT)
    return None


def _undo(work: Work) -> Verdict:
    match work.modification.action:
        case Substitution() as action:
            return undo_substitution(work, action)
        case Insertion() as action:
            return undo_insertion(work, action)
        case Deletion() as action:
            return undo_deletion(work, action)
        case ProvisionInsertion():
            return undo_insertion_of_unit(work)
        case ProvisionReplacement():
            return undo_replacement(work)
        case Repeal():
            return undo_repeal(work)
        case Renumbering() as action:
            return undo_renumbering(work, action)
    return Verdict(Outcome.MENTION)
