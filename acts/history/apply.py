"""Changes read from amending acts, or a draft, put into a timeline: same tree, new words put in, old ones taken out, nothing lost."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby

from acts.history.board import Board
from acts.history.model import Change, Outcome, Renaming, Timeline
from acts.history.present import Hand, Moment, opened
from acts.history.put_numbers import renumber
from acts.history.put_units import STANDS_ALREADY, insert_unit, repeal
from acts.history.put_wordings import replace_unit
from acts.history.put_words import delete, insert, substitute
from acts.history.verdicts import NO_DAY, NO_TARGET, NUMBER_TAKEN, Verdict, refused
from acts.modifications.model import (
    AmendingAct,
    Deletion,
    Insertion,
    Mention,
    Modification,
    ProvisionInsertion,
    ProvisionReplacement,
    Renumbering,
    Repeal,
    Step,
    Substitution,
    Target,
    Unit,
)

_WAITS = frozenset({STANDS_ALREADY, NUMBER_TAKEN})


def apply(timeline: Timeline, changes: Sequence[Change]) -> Timeline:
    """The timeline with further changes, each applied or refused with a reason; they keep their order behind those there.

    A change meets the text as it stands on the day it comes into force, so it goes by day, then as given. Of one day's changes a unit
    waits for a number until those that free it are done. Changes refused before, and mentions, are only taken along.
    """
    if not changes:
        return timeline
    work = _Work(Board(timeline.document), [*timeline.changes, *changes], len(timeline.changes), list(timeline.renamings))
    opened(work.board, work.moment)
    for place in range(work.known, len(work.changes)):
        if reason := _hindrance(work.changes[place]):
            work.changes[place] = _judged(work.changes[place], refused(reason))
    for day, places in _by_day(work.changes, work.known):
        work.go(day, places)
    return Timeline(work.board.document_with(work.board.root.freeze()), tuple(work.changes), tuple(work.renamings))


@dataclass(slots=True)
class _Work:
    """The board, all changes, those before `known` already in the text, and the moment the work has come to."""

    board: Board
    changes: list[Change]
    known: int
    renamings: list[Renaming]
    moment: Moment = field(default_factory=Moment)
    done: set[int] = field(default_factory=set)

    def go(self, day: date, places: Sequence[int]) -> None:
        """Put in the changes of one day; what waits for a number is tried again as long as something moves."""
        there = (place < self.known or place in self.done for place in range(len(self.changes)))
        self.moment.held = [is_in and change.holds_on(day) for is_in, change in zip(there, self.changes, strict=True)]
        of_act: dict[AmendingAct, list[int]] = defaultdict(list)
        for place in places:
            of_act[self.changes[place].act].append(place)
        together = {act: frozenset(of_it) for act, of_it in of_act.items()}
        waiting = [place for place in places if self._try(place, together)]
        before = len(places)
        while waiting and len(waiting) < before:
            before, waiting = len(waiting), [place for place in waiting if self._try(place, together)]

    def _try(self, place: int, together: Mapping[AmendingAct, frozenset[int]]) -> bool:
        """Put in one change; True when it was refused for a number that may yet become free. ``together``: those of each act."""
        self.moment.together = together[self.changes[place].act]
        hand, modification = Hand(self.board, place, self.moment), self.changes[place].modification
        verdict = _put(hand, modification)
        if verdict.reason == NO_TARGET and (now := self._renumbered(place)) != modification.target:
            verdict = _put(hand, replace(modification, target=now))
        self.changes[place] = _judged(self.changes[place], verdict)
        if verdict.outcome is not Outcome.REFUSED:
            self.done.add(place)
            self.moment.held[place] = True
        self.renamings += [Renaming(place, before, after) for before, after in verdict.renamed]
        return verdict.reason in _WAITS

    def _renumbered(self, place: int) -> Target:
        """The target of a change under the numbers its act has given units before it."""
        own, target = self.changes[place], self.changes[place].modification.target
        for renaming in self.renamings:
            other = self.changes[renaming.change]
            if other.in_force == own.in_force and other.act == own.act:
                before, after = (eid.rpartition("_")[2] for eid in (renaming.before, renaming.after))
                target = replace(target, steps=tuple([_step(step, before, after) for step in target.steps]))
        return target


def _step(step: Step, before: str, after: str) -> Step:
    """The step under the new number where it bears the old one, or one that begins with it; a number without dots tells articles only."""
    if step.unit is not Unit.ARTICLE and "." not in before:
        return step
    if step.number == before or step.number.startswith(before + "."):
        return replace(step, number=after + step.number[len(before):])
    return step


def _hindrance(change: Change) -> str:
    pending = change.outcome is Outcome.APPLIED and not isinstance(change.modification.action, Mention)
    return NO_DAY if pending and change.in_force is None else ""


def _by_day(changes: Sequence[Change], known: int) -> Iterator[tuple[date, tuple[int, ...]]]:
    """The places of the changes to put in, by the day they come into force."""
    dated = [(change.in_force, place) for place, change in enumerate(changes) if place >= known and change.outcome is Outcome.APPLIED
             and change.in_force]
    for day, pairs in groupby(sorted(dated), key=lambda pair: pair[0]):
        yield day, tuple(place for _, place in pairs)


def _judged(change: Change, verdict: Verdict) -> Change:
    return replace(change, outcome=verdict.outcome, eids=tuple(verdict.eids), reason=verdict.reason)


def _put(hand: Hand, modification: Modification) -> Verdict:
    match modification.action:
        case Substitution() as action:
            return substitute(hand, modification, action)
        case Insertion() as action:
            return insert(hand, modification, action)
        case Deletion() as action:
            return delete(hand, modification, action)
        case ProvisionInsertion() as action:
            return insert_unit(hand, modification, action)
        case ProvisionReplacement() as action:
            return replace_unit(hand, modification, action)
        case Repeal():
            return repeal(hand, modification)
        case Renumbering() as action:
            return renumber(hand, modification, action)
    return Verdict(Outcome.MENTION)
