"""The instructions for one article, or another unit that stands by itself: the smallest that say what changes and read back so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from acts.compare import drafting_phrases as say
from acts.compare.align import Pair
from acts.compare.align_units import EDITORS
from acts.compare.drafting_edits import edits
from acts.compare.drafting_names import Path, counted, title_of, whole_sentences
from acts.compare.drafting_order import groups, number
from acts.compare.drafting_trees import Trees
from acts.compare.drafting_trial import Tried, does, own, quotable, standing, tried
from acts.model import Document, Element, Kind
from acts.modifications.model import Modification

MOST_EDITS: Final = 8
"""Edits of a paragraph at most; with more it is given a new wording."""
MOST_QUOTED: Final = 0.7
"""Share of a paragraph's letters that edits may quote; above it is given a new wording."""
_PRINTED: Final = re.compile(r"(?:Maddə\s+)?(?:\d[\d.-]*|[^\W\d_])[.)]\s+")


@dataclass(slots=True)
class Writer:
    """Writes instructions one after another; ``state`` is the text as those written leave it, ``said`` what they order."""

    frame: str
    trees: Trees
    state: Document
    written: list[str] = field(default_factory=list)
    said: tuple[Modification, ...] = ()

    def attempt(self, texts: Sequence[str], gone: Sequence[str], come: Sequence[str]) -> bool:
        """Write the instructions if they do just this: these paragraphs go, those come. Cells of a table do not stay apart in quoted words,
        so that no instruction quotes them.
        """
        if not texts or any("\t" in text for text in texts):
            return False
        result = tried(self.state, draft(self.frame, texts), self.said)
        if result.refused or not does(self.state, result.document, gone, come):
            return False
        self._keep(result, texts)
        return True

    def rename(self, old: Element, new: Element) -> bool:
        """Write that a unit gets its new number, with those below it."""
        text = say.renumbered(self.trees.path(old), self.trees.path(new)[-1:])
        result = tried(self.state, draft(self.frame, [text]), self.said)
        if result.refused or len(standing(result.document.root)) != len(standing(self.state.root)):
            return False
        self._keep(result, [text])
        return True

    def _keep(self, result: Tried, texts: Sequence[str]) -> None:
        self.state, self.said = result.document, (*self.said, *result.said)
        self.written += texts

    def carried(self, old: Element, new: Element) -> bool:
        """Whether a unit has its new number from the unit around it, which got another."""
        above, other = self.trees.above.get(id(old)), self.trees.above.get(id(new))
        if above is None or other is None or number(above) == number(other):
            return False
        return number(new) == number(other) + number(old).removeprefix(number(above)) != number(old)

    def place(self, element: Element, text: str, *, new: bool = False, after: str = "") -> Path:
        """What an unnumbered paragraph is called at this moment, counted among the paragraphs of the unit around it; `new`: it is put
        behind the one that reads `after`.
        """
        above = self.trees.named_above(element)
        rows = self._rows(above) if above is not None else []
        wanted = after if new else text
        if above is None or (wanted and wanted not in rows):
            return ()
        at = rows.index(wanted) + 1 if wanted else 0
        return counted(self.trees.path(above), "abzas", at + 1 if new else at)

    def _rows(self, unit: Element) -> list[str]:
        """The paragraphs of a unit as they stand at this moment, its heading aside."""
        found = next((one for one in self.state.root.walk() if one.kind is unit.kind and number(one) == number(unit)), None)
        return [] if found is None else standing(replace(found, heading=()))


def draft(frame: str, texts: Sequence[str]) -> str:
    """The instructions as the items of an amending act."""
    rows = [f"1.{number}. {text}" for number, text in enumerate(texts, 1)]
    return "\n".join((frame, *(f"{row};" for row in rows[:-1]), *(f"{row}." for row in rows[-1:])))


def write(writer: Writer, pairs: Sequence[Pair]) -> None:
    """Write the instructions for the pairs of one unit and of those below it; what cannot be said is left as it stands."""
    covered: set[int] = set()
    for group in groups(pairs, writer.trees):
        gone = [pair.left for pair in group if pair.left is not None and id(pair.left) not in covered]
        if len(group) == 1 or len(gone) < 2 or not _remove_together(writer, gone):
            for pair in group:
                _say(writer, pair, covered)


def _say(writer: Writer, pair: Pair, covered: set[int]) -> None:
    """Write the instructions for a pair; ``covered``: what was said with a unit around it."""
    shown = pair.right or pair.left
    if shown is None or id(shown) in covered:
        return
    if pair.left is not None and pair.right is not None:
        _change(writer, pair.left, pair.right)
    elif _add(writer, shown) if pair.left is None else _remove(writer, shown):
        covered.update(map(id, shown.walk()))


def _add(writer: Writer, unit: Element) -> bool:
    lines = quotable(unit)
    path = writer.trees.path(unit)
    if path and lines:
        into = path[:-1] or _into(writer, unit)
        texts = [say.added(path, lines), say.added(path, lines, into)] if not path[:-1] else [say.added(path, lines, into)]
        return any(writer.attempt([text], [], lines) for text in dict.fromkeys(texts))
    if unit.kind is Kind.ALINEA and len(lines) == 1:
        place = writer.place(unit, "", new=True, after=_before(writer, unit))
        return bool(place) and writer.attempt([say.added(place, lines, place[:-1])], [], lines)
    return False


def _into(writer: Writer, unit: Element) -> Path:
    above = writer.trees.named_above(unit)
    return writer.trees.path(above) if above is not None else ()


def _before(writer: Writer, unit: Element) -> str:
    """The paragraph a new one stands behind; "" at the beginning of the unit around it."""
    above = writer.trees.named_above(unit)
    if above is None:
        return ""
    rows = standing(replace(above, heading=()))
    at = next((at for at, row in enumerate(rows) if row in standing(unit)[:1]), 0)
    return rows[at - 1] if at else ""


def _remove(writer: Writer, unit: Element) -> bool:
    lines = standing(unit)
    path = writer.trees.path(unit)
    if path:
        return writer.attempt([say.repealed(path)], lines, [])
    place = writer.place(unit, lines[0]) if len(lines) == 1 else ()
    return bool(place) and writer.attempt([say.taken_out(place)], lines, [])


def _remove_together(writer: Writer, units: Sequence[Element]) -> bool:
    """Take paragraphs of one unit out by one instruction, where it reads back; the last of them comes first here."""
    lines = [standing(unit) for unit in reversed(units)]
    if any(len(rows) != 1 for rows in lines):
        return False
    places = [writer.place(unit, rows[0]) for unit, rows in zip(reversed(units), lines, strict=True)]
    return all(places) and writer.attempt([say.all_taken_out(places)], [row for rows in lines for row in rows], [])


def _change(writer: Writer, old: Element, new: Element) -> None:
    if number(old) != number(new):
        if not (writer.carried(old, new) or writer.rename(old, new)):
            return
        old = _renumbered(old, new)
    if own(replace(old, content=())) != own(replace(new, content=())):
        _rehead(writer, old, new)
    before, after = own(replace(old, heading=())), own(replace(new, heading=()))
    if before != after:
        _reword(writer, new, before, after)


def _renumbered(old: Element, new: Element) -> Element:
    """The unit's own paragraphs under the label it bears now."""
    if not (old.label and new.label):
        return old
    lines = [(replace(line, runs=(replace(line.runs[0], text=line.current.replace(old.label, new.label, 1)),)) if line.runs else line)
             for line in (*old.heading[:1], *old.content[: not old.heading])]
    return replace(old, heading=tuple(lines) + old.heading[1:]) if old.heading else replace(old, content=tuple(lines) + old.content[1:])


def _rehead(writer: Writer, old: Element, new: Element) -> bool:
    path = writer.trees.path(new)
    gone, come = own(replace(old, content=())), own(replace(new, content=()))
    if not path:
        return False
    place = title_of(path)
    if len(gone) == len(come) == 1 and _by_words(writer, place, gone[0], come[0]):
        return True
    bare = _bare(come, new.label)
    return any(writer.attempt([say.reworded(place, lines)], gone, come) for lines in (bare, come) if lines)


def _bare(lines: Sequence[str], label: str) -> list[str]:
    """The lines without the number printed before them."""
    label = " ".join(label.split())
    first = lines[0].removeprefix(label).strip() if lines else ""
    return [row for row in (first, *lines[1:]) if row]


def _reword(writer: Writer, new: Element, before: Sequence[str], after: Sequence[str]) -> bool:
    """A unit's own paragraphs: by words, by sentences, else a new wording."""
    if len(before) == len(after) == 1:
        whole = writer.trees.path(new)
        place = whole if whole and not new.children else writer.place(new, before[0]) if not whole else counted(whole, "abzas", 1)
        if not place:
            return False
        sure = _by_words(writer, place, before[0], after[0]) or _by_sentences(writer, place, before[0], after[0])
        return sure or any(writer.attempt([say.reworded(place, lines)], before, after) for lines in (after, _bare(after, new.label)))
    path = writer.trees.path(new)
    return bool(path) and not new.children and writer.attempt([say.reworded(path, after)], before, after)


def _by_words(writer: Writer, place: Path, before: str, after: str) -> bool:
    if _is_sentences(before, after) and _by_sentences(writer, place, before, after):
        return True
    found = edits(before, after)
    quotations = sum(len(words) for edit in found for words in (getattr(edit, "old", ""), getattr(edit, "new", "")))
    if not found or len(found) > MOST_EDITS or quotations > MOST_QUOTED * (len(before) + len(after)):
        return False
    if writer.attempt([say.together(place, found)], [before], [after]):
        return True
    return len(found) > 1 and writer.attempt(say.one_by_one(place, found), [before], [after])


def _is_sentences(before: str, after: str) -> bool:
    """Whether only whole sentences came or went."""
    old, new = whole_sentences(before), whole_sentences(after)
    return len(old) != len(new) and (set(old) <= set(new) or set(new) <= set(old))


def _by_sentences(writer: Writer, place: Path, before: str, after: str) -> bool:
    """By sentences, the first printed without the number before it where that reads back."""
    old, new = whole_sentences(before), whole_sentences(after)
    label = _PRINTED.match(before)
    bare = [[row.removeprefix(label[0]) if label else row for row in rows] for rows in (old, new)]
    tries = dict.fromkeys((say.sentence_edits(place, *bare), say.sentence_edits(place, old, new)))
    return any(writer.attempt(texts, [before], [after]) for texts in tries)


def whole(writer: Writer, start: Document, old: Element, new: Element) -> bool:
    """Give a unit and all below it one new wording instead of what was written."""
    fresh = Writer(writer.frame, writer.trees, start)
    path = writer.trees.path(new)
    if not path or new.kind in EDITORS or number(old) != number(new):
        return False
    if not fresh.attempt([say.reworded(path, standing(new))], standing(old), standing(new)):
        return False
    writer.state, writer.written, writer.said = fresh.state, fresh.written, fresh.said
    return True
