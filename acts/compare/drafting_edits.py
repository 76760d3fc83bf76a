"""The edits that make one paragraph another, as a drafter would order them: words for words, words put in behind others, words taken out.

The words quoted stand only once in the provision at that moment; where they do not, words beside them are quoted along.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from acts.compare.texts import segments
from acts.history.wording import SegmentKind
from acts.history.words import find

_LAST_WORD: Final = re.compile(r"(\S+)\s*\Z")
_FIRST_WORD: Final = re.compile(r"\s*(\S+)")
_WORD: Final = re.compile(r"\w+(?:[-–.’'/]\w+)*")
_SIGNS: Final = ".,;:"
_OUTER: Final = " ,;:."
_NUMBER_TAIL: Final = re.compile(r"(?<!\S)(?=\S*\d)[\w.–-]+\Z")
_NUMBER_HEAD: Final = re.compile(r"(?=\S*\d)[\w.–-]*\w|-c[ıiuü]\b")
MOST_WIDENED: Final = 8
"""Words quoted along at most to tell a place from others."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """Words for words; ``times``: in how many places. ``closing``: they are the closing mark."""

    old: str
    new: str
    times: int = 1
    closing: bool = False


@dataclass(frozen=True, slots=True)
class Put:
    """Words put in behind an anchor, or before it."""

    new: str
    anchor: str
    before: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """Words taken out."""

    old: str


Edit: TypeAlias = Exchange | Put | Taken


@dataclass(frozen=True, slots=True)
class _Place:
    """Old words and the new ones in their stead, between what stands before (new already) and after (old still)."""

    before: str
    old: str
    new: str
    after: str

    @property
    def text(self) -> str:
        return self.before + self.old + self.after

    def wider(self, left: bool) -> "_Place":
        """A word of the neighbourhood taken into both."""
        if left and (found := _LAST_WORD.search(self.before)):
            cut = found.start()
            return _Place(self.before[:cut], self.before[cut:] + self.old, self.before[cut:] + self.new, self.after)
        if not left and (found := _FIRST_WORD.match(self.after)):
            cut = found.end()
            return _Place(self.before, self.old + self.after[:cut], self.new + self.after[:cut], self.after[cut:])
        return self


def edits(old: str, new: str) -> tuple[Edit, ...]:
    """The edits in reading order; each is meant for the text the ones before it leave. () where a place cannot be told by words."""
    places = tuple(_places(old, new))
    alike = _everywhere(places, old, new)
    if alike is not None:
        return (alike,)
    found = tuple(_edit(place) for place in places)
    return tuple(edit for edit in found if edit is not None) if None not in found else ()


@dataclass(slots=True)
class _Stretch:
    """Words that stay, or words gone beside words come in their place."""

    same: str = ""
    gone: str = ""
    come: str = ""


def _places(old: str, new: str) -> Iterator[_Place]:
    rest, done = old, ""
    for stretch in _whole_numbers(_stretches(old, new)):
        rest = rest[len(stretch.same or stretch.gone):]
        if not stretch.same:
            yield _Place(done, stretch.gone, stretch.come, rest)
        done += stretch.same or stretch.come


def _stretches(old: str, new: str) -> list[_Stretch]:
    found: list[_Stretch] = []
    for part in segments(old, new):
        if part.kind is SegmentKind.SAME:
            found.append(_Stretch(part.text))
            continue
        if not found or found[-1].same:
            found.append(_Stretch())
        found[-1].gone += part.text if part.kind is SegmentKind.REMOVED else ""
        found[-1].come += part.text if part.kind is SegmentKind.ADDED else ""
    return found


def _whole_numbers(stretches: Sequence[_Stretch]) -> list[_Stretch]:
    """The stretches with numbers ("118.3.1-ci") never parted: what of one stays goes along with what changes."""
    found: list[_Stretch] = []
    for at, stretch in enumerate(stretches):
        if not stretch.same:
            _into(found, stretch)
            continue
        text = stretch.same
        if found and not found[-1].same and (head := _NUMBER_HEAD.match(text)) and _joined(found[-1].gone, found[-1].come, -1):
            _into(found, _Stretch("", head[0], head[0]))
            text = text[head.end():]
        tail = _NUMBER_TAIL.search(text) if at + 1 < len(stretches) else None
        if tail and _joined(stretches[at + 1].gone, stretches[at + 1].come, 0):
            found += [_Stretch(text[:tail.start()])] if tail.start() else []
            _into(found, _Stretch("", tail[0], tail[0]))
        elif text:
            found.append(_Stretch(text))
    return found


def _into(found: list[_Stretch], stretch: _Stretch) -> None:
    """Let a changed stretch join a changed one before it."""
    if found and not found[-1].same:
        found[-1].gone += stretch.gone
        found[-1].come += stretch.come
    else:
        found.append(_Stretch("", stretch.gone, stretch.come))


def _joined(gone: str, come: str, side: int) -> bool:
    """Whether what changes goes on the number beside it without a blank."""
    return any(text and (text[side].isalnum() or text[side] in ".-–") for text in (gone, come))


def _everywhere(places: Sequence[_Place], old: str, new: str) -> Exchange | None:
    """One exchange of the same words in all places they stand at."""
    pairs = {(place.old.strip(), place.new.strip()) for place in places} if len(places) > 1 else set(_words_for_words(old, new))
    if len(pairs) != 1:
        return None
    gone, come = next(iter(pairs))
    times = len(find(old, gone)) if gone and come else 0
    return Exchange(gone, come, times) if times > 1 and old.replace(gone, come) == new else None


def _words_for_words(old: str, new: str) -> Iterator[tuple[str, str]]:
    """The words that differ where both texts have as many."""
    mine, theirs = _WORD.findall(old), _WORD.findall(new)
    if len(mine) == len(theirs):
        yield from ((one, other) for one, other in zip(mine, theirs, strict=True) if one != other)


def _edit(place: _Place) -> Edit | None:
    old, new = place.old.strip(), place.new.strip()
    if old and new:
        return _exchange(place)
    return _put(place) if new else _taken(place)


def _exchange(place: _Place) -> Edit | None:
    old, new = place.old.strip(), place.new.strip()
    if old in _SIGNS and new in _SIGNS and not place.after.strip():
        return Exchange(old, new, closing=True)
    left = True
    for _ in range(MOST_WIDENED):
        old, new = _bare(place.old.strip(), place.new.strip())
        if len(find(place.text, old)) == 1 and any(map(str.isalnum, old)):
            return Exchange(old, new)
        wider = place.wider(left)
        place, left = (wider, not left) if wider is not place else (place.wider(not left), left)
    return None


def _bare(old: str, new: str) -> tuple[str, str]:
    """Both without the closing mark they share."""
    shared = old[-1:] if old[-1:] == new[-1:] and old[-1:] in _SIGNS else ""
    return (old[:-1].rstrip(), new[:-1].rstrip()) if shared and old[:-1].strip() and new[:-1].strip() else (old, new)


def _put(place: _Place) -> Edit | None:
    """Words put in behind as few words as tell the place; at the beginning before them."""
    new = place.new.strip()
    torn = bool(place.before) and not place.before[-1:].isspace() and not place.new[:1].isspace() and new[0] not in _SIGNS
    words = place.before.split()
    if not words or (torn and place.after.split()):
        return _put_before(place, new)
    for count in range(1, min(len(words), MOST_WIDENED) + 1):
        anchor = place.before[_start(place.before, count):].strip().strip(_OUTER) if new[0] not in _SIGNS or count else ""
        if anchor and _behind(place, anchor) and len(find(place.text, anchor)) == 1:
            return Put(new, anchor)
    return _put_before(place, new)


def _behind(place: _Place, anchor: str) -> bool:
    """Whether nothing stands between the anchor and the new words."""
    return place.before.rstrip().endswith(anchor)


def _put_before(place: _Place, new: str) -> Edit | None:
    words = place.after.split()
    for count in range(1, min(len(words), MOST_WIDENED) + 1):
        anchor = place.after[:_end(place.after, count)].strip().rstrip(_OUTER)
        if anchor and len(find(place.text, anchor)) == 1:
            return Put(new, anchor, before=True)
    return _exchange(place.wider(True).wider(False))


def _taken(place: _Place) -> Edit | None:
    old = place.old.strip()
    if old and len(find(place.text, old)) == 1 and any(map(str.isalnum, old)):
        return Taken(old)
    return _exchange(place.wider(True))


def _start(text: str, count: int) -> int:
    """Where the last words of a text begin."""
    starts = [found.start() for found in re.finditer(r"\S+", text)]
    return starts[-count] if len(starts) >= count else 0


def _end(text: str, count: int) -> int:
    """Where the first words of a text end."""
    ends = [found.end() for found in re.finditer(r"\S+", text)]
    return ends[count - 1] if len(ends) >= count else len(text)
