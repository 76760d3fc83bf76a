"""Undoing changes of words: the new words are found and owned; the old ones are found struck, or put back from the note."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from acts.history.cases import Form, agreeing, inflected
from acts.history.declined import declined
from acts.history.locate import Spot
from acts.history.model import Witness
from acts.history.pieces import Piece, Row, Stretch, restored
from acts.history.unmarked import beside
from acts.history.verdicts import (
    BY_NOTE_ALONE,
    ELSEWHERE,
    ENDING,
    NO_TARGET,
    NO_WORDS,
    NOTHING_SAID,
    WHICH_WORDS,
    Verdict,
    applied,
    refused,
)
from acts.history.words import Find, balanced, begins_sentence, ending, find, key, with_quotes
from acts.history.work import Work, trimmed, unique
from acts.modifications.model import Insertion, Occurrence, Position, Substitution
from language.letters import capitalize, upper

_STRONG: Final = 4
_NEAR: Final = 4
_OPERATIVE: Final = re.compile(r"[”\"»’']\s*(?:söz|rəqəm|ifadə|işarə)")
_SIGNS: Final = " \n\t.,;:!?)”\"»"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place the new words stand at, how well it is borne out, and by what."""

    start: int
    end: int
    score: int
    witnesses: frozenset[Witness]
    tail: str = ""
    form: Form | None = None

    def old(self, words: str, text: str) -> str:
        """The old words as they stood here: in the same case, with a capital at the beginning of a sentence."""
        words = balanced(words.strip())
        if self.form is not None:
            words = inflected(words, self.form)
        elif self.tail:
            words = agreeing(words, self.tail)
        found = text[self.start:self.end]
        if len(found) > 1 and found.isupper() and text.isupper():
            return upper(words)
        first = found[:1]
        return capitalize(words) if first == upper(first) and first.isalpha() and begins_sentence(text, self.start) else words


Candidates = Callable[[Spot, Stretch], list[Candidate]]


def undo_substitution(work: Work, action: Substitution) -> Verdict:
    """New words owned, old ones taken out."""
    if not key(action.new) or not key(action.old):
        return refused(NOTHING_SAID)
    return _first(work, action.new, lambda spot, stretch: list(_substituted(work, spot, stretch, action)), action.occurrence, action.old)


def undo_insertion(work: Work, action: Insertion) -> Verdict:
    """New words owned."""
    if not key(action.new):
        return refused(NOTHING_SAID)
    return _first(work, action.new, lambda spot, stretch: list(_inserted(work, spot, stretch, action)), action.occurrence, "")


def _first(work: Work, words: str, candidates: Candidates, occurrence: Occurrence, old: str) -> Verdict:
    """The first place where the words are found and borne out; words struck by somebody unknown are tried after those that stand there."""
    reason = NO_TARGET
    for named in work.places():
        spot = work.narrowed(named, words)
        reason = NO_WORDS if spot.sure else reason
        for struck in (False, True):
            stretch = spot.stretch(struck)
            found = [one for one in candidates(spot, stretch) if spot.sure or one.score >= _STRONG]
            chosen = _chosen(work, found, occurrence) if found else []
            if len(chosen) == 1 or (spot.sure and _are_meant(chosen, occurrence)):
                verdict = _own_listed(work, stretch, chosen, old) or _own(work, stretch, chosen, old)
                verdict.reason = _disagreement(spot, chosen) or verdict.reason
                return verdict
            reason = WHICH_WORDS if chosen else reason
    return refused(reason)


@dataclass(frozen=True, slots=True)
class _Place(Find):
    """A find with the form the words stand in, where that was asked for."""

    form: Form | None = None


def _disagreement(spot: Spot, chosen: list[Candidate]) -> str:
    """What of the page does not agree with the note, though the change is borne out."""
    if not spot.sure:
        return ELSEWHERE
    return ENDING if any(one.tail for one in chosen) else ""


def _bounded(spot: Spot, stretch: Stretch, words: str, inflected: bool) -> Iterator[_Place]:
    """The finds in the part of the text that is meant: in any case if so told, or where there are none otherwise."""
    bounds = spot.range(stretch)
    start, end = bounds or (0, len(stretch.text))
    text = stretch.text[start:end]
    found = [] if inflected else find(text, words)
    if found:
        yield from (_Place(one.start + start, one.end + start, one.inflected) for one in found)
    else:
        others = (_Place(one.start + start, one.end + start, not inflected, one.form) for one in declined(text, words))
        yield from sorted(others, key=lambda one: one.start)


def _substituted(work: Work, spot: Spot, stretch: Stretch, action: Substitution) -> Iterator[Candidate]:
    for one in _bounded(spot, stretch, action.new, action.occurrence.inflected):
        if action.position is Position.END and stretch.text[one.end:].strip(_SIGNS):
            continue
        witnesses = _seen(work, stretch, one, action.old)
        tail = ending(stretch.text, one.end) if one.inflected and one.form is None else ""
        borne = witnesses & {Witness.ITALIC, Witness.STRUCK}
        score = _STRONG * len(borne) + 2 * (Witness.MARK in witnesses) - 2 * one.inflected + _is_all(stretch, one)
        if not one.inflected or score >= 2:
            yield Candidate(one.start, one.end, score, witnesses | {Witness.WORDS}, tail, one.form)


def _is_all(stretch: Stretch, one: Find) -> bool:
    """Whether the find is all of an italic stretch, not a part of other new words."""
    parts = list(stretch.between(one.start, one.end))
    return len(parts) == 1 and parts[0][1].look.italic and len(parts[0][1].text.strip(_SIGNS)) <= one.end - one.start


def _seen(work: Work, stretch: Stretch, one: Find, old: str) -> frozenset[Witness]:
    witnesses = set()
    if stretch.italic(one.start, one.end):
        witnesses.add(Witness.ITALIC)
    row = next(stretch.between(one.start, one.end))[0]
    if old and any(piece.free and find(piece.text, old) for piece in row.open):
        witnesses.add(Witness.STRUCK)
    if work.is_marked(row):
        witnesses.add(Witness.MARK)
    return frozenset(witnesses)


def _inserted(work: Work, spot: Spot, stretch: Stretch, action: Insertion) -> Iterator[Candidate]:
    bounds = spot.range(stretch) or (0, len(stretch.text))
    for one in _bounded(spot, stretch, action.new, action.occurrence.inflected):
        witnesses = _seen(work, stretch, one, "")
        placed = _placed(stretch.text, one, action, bounds)
        score = _STRONG * (Witness.ITALIC in witnesses) + _STRONG * placed + 2 * (Witness.MARK in witnesses) - 4 * one.inflected
        if score >= _STRONG:
            tail = ending(stretch.text, one.end) if one.inflected and one.form is None else ""
            yield Candidate(one.start, one.end, score, witnesses | {Witness.WORDS}, tail)


def _placed(text: str, one: Find, action: Insertion, bounds: tuple[int, int]) -> bool:
    """Whether the words stand where the note puts them."""
    anchor = key(action.anchor)
    if anchor and action.position is Position.AFTER:
        return _ends_with(text[max(0, one.start - 3 * len(action.anchor) - 20):one.start], anchor)
    if anchor and action.position is Position.BEFORE:
        return key(text[one.end:one.end + 3 * len(action.anchor) + 20]).startswith(anchor)
    if action.position is Position.END:
        return not text[one.end:bounds[1]].strip(_SIGNS)
    if action.position is Position.START:
        return len(text[bounds[0]:one.start].strip()) <= 20
    return False


def _ends_with(text: str, anchor: str) -> bool:
    """Whether text ends with the anchor, a case ending aside."""
    plain, anchor = key(text).rstrip(",.;:-("), anchor.rstrip(",.;:-(")
    if plain.endswith(anchor):
        return True
    place = plain.rfind(anchor)
    return place >= 0 and plain[place + len(anchor):].isalpha() and len(plain) - place - len(anchor) <= 5


def _chosen(work: Work, found: list[Candidate], occurrence: Occurrence) -> list[Candidate]:
    best = max(one.score for one in found)
    borne = [one for one in found if one.score == best]
    if work.alike and len(borne) == len(work.alike) + 1:
        return borne[-1:]
    if occurrence.all or occurrence.inflected:
        return [one for one in found if one.score >= _STRONG] or found
    if occurrence.which and len(borne) > 1:
        return [borne[place - 1] for place in dict.fromkeys(occurrence.which) if place <= len(borne)] or borne[:1]
    return borne


def _are_meant(chosen: list[Candidate], occurrence: Occurrence) -> bool:
    """Whether several finds are all meant: the note says so, or the page's markup bears each out."""
    return bool(chosen) and (chosen[0].score >= _STRONG or occurrence.all or occurrence.inflected or bool(occurrence.which))


def _own_listed(work: Work, stretch: Stretch, chosen: list[Candidate], old: str) -> Verdict | None:
    """A list of quoted words that gave way to words that stand there once: the list is put back as the note prints it."""
    listed = _listed(work, old) if work.alike and len(chosen) == 1 else ""
    if not listed:
        return None
    verdict = _own(work, stretch, chosen, listed)
    verdict.covers = len(work.alike)
    return verdict


def _listed(work: Work, last: str) -> str:
    """What the note prints from the first of the old words to the last."""
    first = work.alike[0].action
    if not isinstance(first, Substitution) or not work.note:
        return ""
    start = next(iter(find(work.note, first.old)), None)
    end = next((one for one in find(work.note, last) if start and one.start > start.end), None)
    between = work.note[start.start:end.end] if start and end else ""
    return "" if _OPERATIVE.search(between) else between


def _own(work: Work, stretch: Stretch, chosen: list[Candidate], old: str) -> Verdict:
    witnesses: set[Witness] = set()
    eids: list[str] = []
    reason = ""
    for one in sorted(chosen, key=lambda one: -one.start):
        witnesses |= one.witnesses
        start, end = with_quotes(stretch.text, one.start, one.end + len(one.tail))
        words = _joined(stretch.text, start, one.old(old, stretch.text)) if old else ""
        start, end = (_behind_word(stretch.text, start, words), end) if old else trimmed(stretch.text, start, end)
        parts = stretch.cut(start, end)
        eids[:0] = work.claim_all(parts)
        if old:
            seen, unmarked = _take_out(work, parts, words, old)
            witnesses, reason = witnesses | seen, unmarked or reason
    return applied(unique(eids), *witnesses, reason=reason)


def _joined(text: str, start: int, old: str) -> str:
    """The old words with a blank before them where the new ones, which begin with a sign, need none."""
    return f" {old}" if text[start:start + 1] in ",;" and text[start - 1:start].isalnum() and old[:1].isalnum() else old


def _behind_word(text: str, start: int, old: str) -> int:
    """Where the new words begin: with the blank before them, where the old ones begin with a sign that needs none."""
    return start - 1 if old[:1] in (",", ";") and text[start - 1:start] == " " and text[start:start + 1].isalnum() else start


def _take_out(work: Work, parts: list[tuple[Row, Piece]], old: str, printed: str) -> tuple[set[Witness], str]:
    """The old words beside the new ones taken out: struck ones that stand there, else put back. What bears it out, and the reason."""
    row, piece = parts[0]
    struck = _struck_near(row, piece, old) or _struck_near(row, piece, printed)
    if struck is not None:
        struck.out = work.index
        return {Witness.STRUCK}, ""
    plain = beside(work, row, piece, old)
    if plain is not None:
        plain.out = work.index
        return set(), BY_NOTE_ALONE
    row.before(piece, restored(old, work.index, piece.cell))
    return set(), ""


def _struck_near(row: Row, piece: Piece, old: str) -> Piece | None:
    """The free piece nearest to a piece that holds the old words, cut to them."""
    place = row.pieces.index(piece)
    near = sorted(((abs(row.pieces.index(other) - place), other) for other in row.open if other.free), key=lambda pair: pair[0])
    for distance, other in near:
        finds = find(other.text, old) if distance <= _NEAR else []
        if finds:
            return row.cut(other, finds[0].start, finds[0].end)
    return None
