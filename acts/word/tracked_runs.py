"""One paragraph of somebody's Word file changed to another wording by tracked changes; the revisions in it stay as they are.

Words of an earlier insertion are taken out inside it, as Word does; where new words go into the middle of one it is parted, author and day
kept (ISO/IEC 29500-1, 17.13.5: w:ins holds no w:ins).
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Final

from docx.oxml.ns import qn
from lxml import etree

from acts.compare.texts import segments
from acts.history.wording import SegmentKind
from acts.word.write import NAMESPACES, clean

_AWAY: Final = frozenset({qn("w:del"), qn("w:moveFrom")})
_HERE: Final = frozenset({qn("w:ins"), qn("w:moveTo")})
_BLANKS: Final = {qn("w:tab"): "\t", qn("w:ptab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_TEXT: Final = qn("w:t")
_OUTSIDE: Final = frozenset({qn("w:txbxContent"), qn("w:pPr")})
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(slots=True)
class Hand:
    """Who makes the changes and when, and the last id of a revision that is taken."""

    author: str
    day: date | None
    last: int

    def track(self, tag: str) -> etree._Element:
        """A new w:ins or w:del."""
        self.last += 1
        made = etree.Element(qn(tag), nsmap=NAMESPACES)
        made.set(qn("w:id"), str(self.last))
        made.set(qn("w:author"), clean(self.author)[:255])
        if self.day is not None:
            made.set(qn("w:date"), f"{self.day.isoformat()}T00:00:00Z")
        return made

    def again(self, revision: etree._Element) -> etree._Element:
        """An earlier revision once more, empty, under an id of its own."""
        self.last += 1
        made = _like(revision)
        made.set(qn("w:id"), str(self.last))
        return made


def _like(element: etree._Element) -> etree._Element:
    """The element again without what is in it."""
    made = deepcopy(element)
    for child in list(made):
        made.remove(child)
    made.tail = None
    return made


def runs(element: etree._Element) -> Iterator[etree._Element]:
    """The runs whose words stand when the changes in the paragraph are accepted, those of text boxes aside."""
    for child in element:
        if child.tag == qn("w:r"):
            yield child
        elif isinstance(child.tag, str) and child.tag not in _AWAY and child.tag not in _OUTSIDE:
            yield from runs(child)


def words(paragraph: etree._Element) -> str:
    """The words of the paragraph with its changes accepted; tabs and line breaks as such."""
    return "".join(_own(run) for run in runs(paragraph))


def _own(run: etree._Element) -> str:
    return "".join(_letters(child) for child in run)


def _letters(child: etree._Element) -> str:
    return (child.text or "") if child.tag == _TEXT else _BLANKS.get(child.tag, "")


def reword(paragraph: etree._Element, new: str, hand: Hand) -> None:
    """Track what makes the paragraph's words the new ones."""
    at, steps = 0, []
    for part in segments(words(paragraph), new):
        steps.append((at, part))
        at += len(part.text) if part.kind in (SegmentKind.SAME, SegmentKind.REMOVED) else 0
    for place, part in reversed(steps):                         # from the end, so that places before stay what they are
        if part.kind is SegmentKind.ADDED:
            _put(paragraph, place, part.text, hand)
        elif part.kind is SegmentKind.REMOVED:
            take_out(paragraph, place, place + len(part.text), hand)


def take_out(paragraph: etree._Element, start: int, end: int, hand: Hand) -> None:
    """Track that the words of a range are gone."""
    _cut(paragraph, start)
    _cut(paragraph, end)
    at = 0
    for run in list(runs(paragraph)):
        length = len(_own(run))
        if length and start <= at and at + length <= end:
            _gone(run, hand)
        at += length


def _gone(run: etree._Element, hand: Hand) -> None:
    above = run.getparent()
    if above is None:
        return
    held = hand.track("w:del")
    above.replace(run, held)
    held.append(run)
    for text in run.iter(_TEXT):
        text.tag = qn("w:delText")
        text.set(_SPACE, "preserve")


def _put(paragraph: etree._Element, place: int, text: str, hand: Hand) -> None:
    """Track words put in behind the letter before a place, in its look."""
    _cut(paragraph, place)
    made = hand.track("w:ins")
    at = 0
    before: etree._Element | None = None
    first: etree._Element | None = None
    for run in runs(paragraph):
        if not _own(run):
            continue
        first = first if first is not None else run
        if at >= place:
            break
        at += len(_own(run))
        before = run
    made.append(_run(text, before if before is not None else first))
    if before is not None:
        _behind(before, made, hand)
    elif first is not None:
        _before(first, made)
    else:
        paragraph.append(made)


def _run(text: str, like: etree._Element | None) -> etree._Element:
    made = etree.Element(qn("w:r"), nsmap=NAMESPACES)
    look = like.find(qn("w:rPr")) if like is not None else None
    if look is not None:
        made.append(deepcopy(look))
    for at, part in enumerate(clean(text).split("\n")):
        if at:
            etree.SubElement(made, qn("w:br"))
        for to, piece in enumerate(part.split("\t")):
            if to:
                etree.SubElement(made, qn("w:tab"))
            if piece:
                words_of = etree.SubElement(made, _TEXT)
                words_of.text = piece
                words_of.set(_SPACE, "preserve")
    return made


def _behind(run: etree._Element, made: etree._Element, hand: Hand) -> None:
    """Put behind a run; of an earlier insertion the rest goes on behind it as one of its own."""
    above = run.getparent()
    if above is None:
        return
    if above.tag in _HERE:
        rest = list(run.itersiblings())
        above.addnext(made)
        if rest:
            again = hand.again(above)
            again.extend(rest)
            made.addnext(again)
        return
    run.addnext(made)


def _before(run: etree._Element, made: etree._Element) -> None:
    above = run.getparent()
    (above if above is not None and above.tag in _HERE else run).addprevious(made)


def _cut(paragraph: etree._Element, place: int) -> None:
    """Part the run a place lies inside of."""
    at = 0
    for run in runs(paragraph):
        length = len(_own(run))
        if at < place < at + length:
            _part(run, place - at)
            return
        at += length


def _part(run: etree._Element, place: int) -> None:
    rest = _like(run)
    look = run.find(qn("w:rPr"))
    if look is not None:
        rest.append(deepcopy(look))
    at = 0
    for child in [child for child in run if child.tag != qn("w:rPr")]:
        length = len(_letters(child))
        if at >= place:
            rest.append(child)
        elif at + length > place:
            rest.append(_half(child, place - at))
        at += length
    run.addnext(rest)


def _half(text: etree._Element, place: int) -> etree._Element:
    """A text cut; the second half."""
    whole = text.text or ""
    other = deepcopy(text)
    text.text, other.text = whole[:place], whole[place:]
    for one in (text, other):
        one.set(_SPACE, "preserve")
    return other
