"""A line's change from one day to another as a person reads it: whole words, whole sentences where most words differ."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

from acts.structure.sentences import sentences


class SegmentKind(StrEnum):
    """What became of words between two days."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"
    MOVED = "moved"        # the same words stand at another place


@dataclass(frozen=True, slots=True)
class Segment:
    """Words with one fate. ``change``: the index in `Timeline.changes` of what put them in or took them out; None where they stayed.

    Of words moved, ``here`` tells whether they stand here at the end (else: stood here at the start), ``place`` the eid of the other place.
    """

    kind: SegmentKind
    text: str
    change: int | None = None
    here: bool = True
    place: str = ""

    @property
    def at_start(self) -> bool:
        """Whether the words stood here at the start."""
        return self.kind in (SegmentKind.SAME, SegmentKind.REMOVED) or (self.kind is SegmentKind.MOVED and not self.here)

    @property
    def at_end(self) -> bool:
        """Whether the words stand here at the end."""
        return self.kind in (SegmentKind.SAME, SegmentKind.ADDED) or (self.kind is SegmentKind.MOVED and self.here)


Token = tuple[str, int | None]
_TOKEN: Final = re.compile(r"\w+(?:[-’']\w+)*|\s+|[^\w\s]")
_LAST_PART: Final = re.compile(r"\w+(?:[-’']\w*)*\Z")
_FIRST_PART: Final = re.compile(r"(?:[-’']?\w+)+")
_WORD: Final = re.compile(r"\w+(?:[-’']\w+)*")
_ISLAND: Final = 2
_LONGEST: Final = 6000


@dataclass(slots=True)
class _Stretch:
    """Words that stayed (`same`), or old ones beside the new ones in their place."""

    same: str = ""
    old: list[Token] = field(default_factory=list)
    new: list[Token] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        return bool(self.old or self.new)

    @property
    def replaced(self) -> bool:
        return bool(self.old and self.new)

    def taking(self, other: "_Stretch") -> None:
        """Lets the other's words join this changed one; words that stayed count as taken out and put in by its change."""
        by = self.by if self.changed else other.by
        for mine, more in ((self.old, other.old), (self.new, other.new)):
            if other.same:
                mine.append((other.same, mine[-1][1] if mine else by))
            mine += more

    @property
    def by(self) -> int | None:
        """The change the last of its words are of."""
        return (self.new or self.old or [("", None)])[-1][1]


def readable(segments: Iterable[Segment]) -> tuple[Segment, ...]:
    """The segments of a line, cut at words and freed of salad. What stood at the start and what stands at the end is unchanged."""
    stretches = _whole_words(_grouped(segments))
    finer = [part for stretch in stretches for part in _refined(stretch)]
    return tuple(part for stretch in _by_sentence(finer) for part in _segments(stretch))


def similar(old: str, new: str) -> bool:
    """Whether two paragraphs are one, reworded: at least half the words of the shorter stand in the other, in order."""
    mine, other = _WORD.findall(old), _WORD.findall(new)
    if not mine or not other:
        return False
    shared = sum(block.size for block in SequenceMatcher(None, mine, other, autojunk=False).get_matching_blocks())
    return shared * 2 >= min(len(mine), len(other)) and shared * 6 >= max(len(mine), len(other))


def _grouped(segments: Iterable[Segment]) -> list[_Stretch]:
    """Neighbouring old and new words side by side."""
    found: list[_Stretch] = []
    for segment in segments:
        if not segment.text:
            continue
        if segment.kind is SegmentKind.SAME:
            if found and not found[-1].changed:
                found[-1].same += segment.text
            else:
                found.append(_Stretch(segment.text))
            continue
        if not found or not found[-1].changed:
            found.append(_Stretch())
        side = found[-1].old if segment.kind is SegmentKind.REMOVED else found[-1].new
        side.append((segment.text, segment.change))
    return found


def _whole_words(stretches: list[_Stretch]) -> list[_Stretch]:
    """Moves the borders of what changed outward to the borders of words."""
    found: list[_Stretch] = []
    for place, stretch in enumerate(stretches):
        if not stretch.changed:
            text = _after_head(found[-1], stretch.same) if found else stretch.same
            if text:
                found.append(_Stretch(text))
            continue
        following = stretches[place + 1].same if place + 1 < len(stretches) else ""
        if found and not found[-1].changed:
            _take_tail(found, stretch, following)
        if found and found[-1].changed:
            found[-1].taking(stretch)
        else:
            found.append(stretch)
    return found


def _text(tokens: list[Token]) -> str:
    return "".join(text for text, _ in tokens)


def _take_tail(found: list[_Stretch], stretch: _Stretch, following: str) -> None:
    """The last word of what stayed belongs to the change when the change goes on inside it."""
    before = found[-1]
    part = _LAST_PART.search(before.same)
    if not part or not any((_text(side) + following)[:1].isalnum() for side in (stretch.old, stretch.new)):
        return
    before.same = before.same[:part.start()]
    by = stretch.by
    for side in (stretch.old, stretch.new):
        side.insert(0, (part[0], side[0][1] if side else by))
    if not before.same:
        found.pop()


def _after_head(before: _Stretch, same: str) -> str:
    """What is left of the words that stayed when their first part goes on a word that changed."""
    part = _FIRST_PART.match(same)
    if not part or not any(_text(side)[-1:].isalnum() for side in (before.old, before.new)):
        return same
    before.taking(_Stretch(part[0]))
    return same[part.end():]


def _tokens(side: list[Token]) -> list[Token]:
    """The words, blanks and marks of a side, each with the change its first letter is of."""
    text, starts = _text(side), _starts(side)
    found, at = [], 0
    for match in _TOKEN.finditer(text):
        while at + 1 < len(starts) and starts[at + 1] <= match.start():
            at += 1
        found.append((match[0], side[at][1]))
    return found


def _starts(side: list[Token]) -> list[int]:
    starts, place = [], 0
    for text, _ in side:
        starts.append(place)
        place += len(text)
    return starts


def _refined(stretch: _Stretch) -> list[_Stretch]:
    """A changed stretch parted at the words both sides share; itself when they share fewer than half."""
    if not stretch.replaced:
        return [stretch]
    old, new = _tokens(stretch.old), _tokens(stretch.new)
    if len(old) + len(new) > _LONGEST:
        return [stretch]
    matcher = SequenceMatcher(str.isspace, [text for text, _ in old], [text for text, _ in new], autojunk=False)
    parts = _parts(matcher, old, new)
    return parts if _mostly_same(parts) else [stretch]


def _parts(matcher: "SequenceMatcher[str]", old: list[Token], new: list[Token]) -> list[_Stretch]:
    found: list[_Stretch] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        part = _Stretch(_text(old[a:b])) if tag == "equal" else _Stretch("", old[a:b], new[c:d])
        if len(found) > 1 and part.replaced and _is_island(found[-2:]):
            found[-2].taking(found.pop())
            found[-1].taking(part)
        else:
            found.append(part)
    return found


def _is_island(last: list[_Stretch]) -> bool:
    """Whether a word or two that stayed stand between words that were replaced."""
    return last[0].replaced and not last[1].changed and len(_WORD.findall(last[1].same)) <= _ISLAND


def _mostly_same(stretches: list[_Stretch]) -> bool:
    same = sum(len(_WORD.findall(stretch.same)) for stretch in stretches)
    old = sum(len(_WORD.findall(_text(stretch.old))) for stretch in stretches)
    new = sum(len(_WORD.findall(_text(stretch.new))) for stretch in stretches)
    return same >= min(old, new)


def _by_sentence(stretches: list[_Stretch]) -> list[_Stretch]:
    """A sentence most words of which differ is replaced whole."""
    found: list[_Stretch] = []
    sentence: list[_Stretch] = []
    for stretch in stretches:
        pieces = [stretch] if stretch.changed else list(map(_Stretch, _at_ends(stretch.same)))
        for place, piece in enumerate(pieces):
            sentence.append(piece)
            if place < len(pieces) - 1:
                found += _settled(sentence)
                sentence = []
    return found + _settled(sentence)


def _at_ends(text: str) -> Iterator[str]:
    """The text cut behind its sentences; the last piece may be empty: a sentence ends where the text does."""
    start = 0
    for _, end in sentences(text)[:-1]:
        yield text[start:end]
        start = end
    rest = text[start:]
    if rest.rstrip().endswith((".", "!", "?", ";")) and sum(map(str.isalpha, rest)) > 3:
        yield rest
        rest = ""
    yield rest


def _settled(sentence: list[_Stretch]) -> list[_Stretch]:
    pieces = [piece for piece in sentence if piece.same or piece.changed]
    changed = [place for place, piece in enumerate(pieces) if piece.changed]
    if len(changed) < 2 or not any(piece.old for piece in pieces) or not any(piece.new for piece in pieces) or _mostly_same(pieces):
        return pieces
    first, last = changed[0], changed[-1]
    for piece in pieces[first + 1:last + 1]:
        pieces[first].taking(piece)
    return [*pieces[:first + 1], *pieces[last + 1:]]


def _segments(stretch: _Stretch) -> Iterator[Segment]:
    if stretch.same:
        yield Segment(SegmentKind.SAME, stretch.same)
    yield from _side(SegmentKind.REMOVED, stretch.old)
    yield from _side(SegmentKind.ADDED, stretch.new)


def _side(kind: SegmentKind, tokens: list[Token]) -> Iterator[Segment]:
    """One segment for each change's words; blanks go along with the words before them."""
    start = 0
    for place in range(1, len(tokens) + 1):
        if place == len(tokens) or (tokens[place][1] != tokens[start][1] and not tokens[place][0].isspace()):
            yield Segment(kind, _text(tokens[start:place]), tokens[start][1])
            start = place
