"""Notes of consolidated acts, as printed, to what each says one amending act did."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from acts.model import Document, Note
from acts.modifications.annexed import WHOLE, Annex, annexes_of, has_articles, settled
from acts.modifications.clauses import UNKNOWN_WORDS, read_squeezed
from acts.modifications.context import Context, target_of
from acts.modifications.court import decision, interpreted
from acts.modifications.headers import Header, citation, header, heads, validity
from acts.modifications.model import (
    ActKind,
    AmendmentNote,
    Mention,
    MentionKind,
    Misread,
    Modification,
    Step,
    Target,
    Unit,
)
from acts.modifications.operative import operative
from acts.modifications.squeezed import QUOTES, Squeezed
from acts.modifications.subordinate import begins, other_header, others
from acts.modifications.wordings import cleaned, given, marker
from language.letters import lower

BROKEN_OFF: Final = "the note breaks off before it says what is done"
NOTHING_SAID: Final = "the note says nothing of an amendment"
TOO_LONG: Final = "a sentence of this length is not read"
LONGEST: Final = 30_000
MOST_SIGNS: Final = 600
"""Letters and quotation marks of one part of a note that orders something; the longest of the codes has a thousand letters."""
SHOWN: Final = 200

MOST_TRIES: Final = 60
"""Verbs of a former wording that are looked at as the verb of an operative sentence that goes on."""

_MARK: Final = re.compile(
    r"\s*(?:(?:[-*•]|#+|\d{1,3}\.)\s+)*(?:\[\s*(?P<number>\d+)\s*\]|(?P<court>KMQ?)\s*(?P<count>\d*)(?=[\s.]|$))\s*", re.IGNORECASE)
_BULLETS: Final = re.compile(r"\s*(?:[-*•]|#+)\s+")
_COURT: Final = re.compile(r"^[^\S\n]*(?:[-*•#]+[^\S\n]+)*KMQ?[^\S\n]?\d*(?=[^\S\n]+\w)", re.MULTILINE)
_CROSS_REFERENCE: Final = re.compile(r"[-.(]*bax[:;.]?(?P<number>\d+)-?c[iu]istinad")
_APPROVED: Final = re.compile(r"[^'\"“”«»]{0,100}(?:tesdiqed|quvveyemin|tesdiqolun)[a-z]*[.)]*$")
_NUMBER: Final = re.compile(r"\W*(?:M\s*a\s*d\s*d\s*[əә]\s*)?(\d+(?:\s?[-.]\s?\d+)*)\s*[.-]")
_RESUMED: Final = re.compile(
    r"(?:evez|elave|legv|hesab)(?:edil|olun)(?:m[iu]s|s[iu]n)|cixaril(?:mis|sin)|(?:redaksiyada|mezmunda)veril(?:mis|sin)")
_WHOLE_HEAD: Final = re.compile(
    r"\d{1,2}[a-z]{3,8}\d{4}-?c[iu]il(?:tarixli)?\d+-?[ivxqd]+nomreliazerbaycanrespublikasininqanunu\([^)]{20,300}(?:\)[^)]{20,300})?madde[\d-]*\)ile")
_APPROVAL: Final = (Modification(Target((Step(Unit.CODE),)), Mention(MentionKind.APPROVAL)),)


@dataclass(frozen=True, slots=True)
class Amended:
    """The act the notes stand in: its title, whether it is made of articles, and its annexes; None is not known."""

    title: str = ""
    articles: bool | None = None
    annexes: tuple[Annex, ...] | None = None


def understand(raw: str, title: str = "") -> AmendmentNote:
    """One note as printed, its mark ("[113]", "KMQ3") in front or not; never raises.

    `title` is that of the act the note stands in: items of the Constitutional Court name several codes.
    """
    found = _MARK.match(raw)
    return _understood(_footnote(found), 1, Squeezed.of(raw[found.end() if found else 0:].strip()), Amended(title))


def _footnote(mark: re.Match[str] | None) -> str:
    if mark is None:
        return ""
    return mark["number"] or f"KMQ{mark['count']}"


def read_notes(document: Document) -> tuple[AmendmentNote, ...]:
    """All notes of a consolidated act in order, footnotes split into their notes: one amending act each."""
    title = _title(document)
    amended = Amended(title, bool(title) or has_articles(document), annexes_of(document))
    return tuple(note for footnote in document.notes for note in _notes(footnote, amended))


def _title(document: Document) -> str:
    lines = (line.plain for _, line in zip(range(30), document.lines(), strict=False))
    return next((line for line in lines if "məcəlləsi" in lower(line)), "")


def _notes(footnote: Note, amended: Amended) -> Iterator[AmendmentNote]:
    text = "\n".join(line.text for line in footnote.lines)
    mark = _MARK.match(text)
    for item, part in enumerate(split(text[mark.end() if mark else 0:], court=footnote.number.startswith("KM")), 1):
        yield _understood(footnote.number, item, part, amended)


def split(text: str, *, court: bool = False) -> tuple[Squeezed, ...]:
    """The notes of a footnote, each with the words of one amending act. `court`: the first is a decision of the Constitutional Court."""
    whole = Squeezed.of(text.strip())
    starts = sorted({0, *_starts(whole, seen=court or whole.text.startswith("KM"))})
    if len(starts) == 1:
        return (whole,) if whole.letters else ()
    parts = (whole.text[start:end].strip() for start, end in zip(starts, [*starts[1:], len(whole.text)], strict=True))
    return tuple(Squeezed.of(part) for part in parts if part)


def _starts(text: Squeezed, *, seen: bool) -> Iterator[int]:
    """Where the second and further notes begin: the head of an act, the rest of a damaged one, or a Court item."""
    below_law = begins(text) is not None
    for found in others(text) if below_law else heads(text):
        at = found.start()
        start = _line_start(text, at)
        if start is None or not (below_law or _has_end(text, found.end())):
            continue
        if seen or _is_note(text, at):
            yield start
        seen = True
    if "KM" in text.text:
        yield from (court.start() for court in _COURT.finditer(text.text) if court.start())


def _is_note(text: Squeezed, at: int) -> bool:
    """Whether an operative sentence stands before the first whole head: that of a note whose own head is damaged."""
    return at > 60 and citation(text, 0, at) is not None


def _has_end(text: Squeezed, at: int) -> bool:
    following = text.letters[at:at + 1400]
    return "qanun" in following[:900] and ("toplusu" in following or "ile" in following)


def _line_start(text: Squeezed, at: int) -> int | None:
    """The place where the line of a head begins; None for a head in the middle of a sentence."""
    before = text.text.rfind("\n", 0, text.place(at)) + 1
    if len("".join(text.text[before:text.place(at)].split())) <= 3:
        return before
    ended = text.letters[at - 1] in ".;)" or text.letters.endswith(("dir", "dur", "sin", "sun"), 0, at) or _cites(text, at)
    return text.place(at) if ended and text.gap(at) else None


def _cites(text: Squeezed, at: int) -> bool:
    """Whether a whole head stands here: act, where it was published, "ilə"."""
    return bool(_WHOLE_HEAD.match(text.letters, at))


def _understood(footnote: str, item: int, squeezed: Squeezed, amended: Amended) -> AmendmentNote:
    if bullets := _BULLETS.match(squeezed.text):
        squeezed = Squeezed.of(squeezed.text[bullets.end():])
    if court := _MARK.match(squeezed.text) if squeezed.text.startswith("KM") else None:   # a Court's item among the notes of a footnote
        footnote, squeezed = _footnote(court), Squeezed.of(squeezed.text[court.end():])
    if found := _CROSS_REFERENCE.match(squeezed.letters):
        target = Target((Step(Unit.FOOTNOTE, found["number"]),))
        return AmendmentNote(footnote, item, squeezed.text, None, (Modification(target, Mention(MentionKind.CROSS_REFERENCE)),))
    if _is_decision(footnote, squeezed):
        return _court_item(footnote, item, squeezed, amended.title)
    note = _amendment(footnote, item, squeezed, amended)
    if note.act and note.act.kind is ActKind.COURT_DECISION and not note.modifications:
        mentions = interpreted(squeezed, amended.title)
        return replace(note, modifications=mentions, misread=() if mentions else note.misread)
    return note


def _is_decision(footnote: str, text: Squeezed) -> bool:
    """Whether a note is what the Court decided: under its mark and no ordinary note all the same, or its name without a head."""
    if begins(text):
        return False
    head = next(heads(text), None)
    headed = head is not None and head.start() < 12
    if footnote.startswith("KM"):
        return not (headed and head is not None and head["number"])
    return not headed and "konstitusiyamehkemesi" in text.letters and bool(re.search("(?:qerari|plenumunun)", text.letters))


def _court_item(footnote: str, item: int, text: Squeezed, title: str) -> AmendmentNote:
    found = interpreted(text, title)
    misread = () if found else (Misread(0, len(text.text), text.text, NOTHING_SAID),)
    return AmendmentNote(footnote, item, text.text, decision(text), found, misread=misread)


def _amendment(footnote: str, item: int, text: Squeezed, amended: Amended) -> AmendmentNote:
    courts = _COURT.finditer(text.text) if "KM" in text.text else ()
    court = next((text.letter(found.start()) for found in courts if found.start()), len(text.letters))
    other = other_header(text, court)
    head = other or header(text, court)
    bare = not (other is None if amended.articles is None else amended.articles)   # only acts without articles are amended by a decree
    body = _Body(text, head, court, bare=bare)
    found = settled(body.modifications, text.text[text.place(head.end):], amended.annexes) if bare else body.modifications
    return AmendmentNote(footnote, item, text.text, head.act, found, body.validity, body.misread)


class _Body:
    """What follows the head of a note: operative sentences, former wordings, the days it holds. `bare`: of an act without articles."""

    def __init__(self, text: Squeezed, head: Header, end: int, *, bare: bool = False) -> None:
        self.text = text
        self.modifications: tuple[Modification, ...] = ()
        self.misread: tuple[Misread, ...] = ()
        self.validity, span = validity(text, head.start, end)
        self._wordings: list[str] = []
        self._context = Context.of(WHOLE) if bare else Context()
        self._unit = Unit.POINT if bare else Unit.ARTICLE
        self._court = head.act.kind is ActKind.COURT_DECISION
        if span[0] >= head.end and span[1] >= end - 3:
            end = span[0]
        self._skip = span if head.end <= span[0] < end else (0, 0)
        self._read(head.end, end)
        self._front(head)
        self._close(head, end)

    def _read(self, begin: int, end: int) -> None:
        """Operative sentences up to a former wording, the wording up to where operative sentences go on, and so forth."""
        while begin < end:
            found = marker(self.text, begin, end)
            stop = found[0] if found else end
            self._operate(begin, stop)
            if found is None:
                return
            following = marker(self.text, found[1], end)
            begin = self._resumed(found[1], following[0] if following else end, end)
            self._word(self.text.text[self.text.place(found[1]):self.text.end(begin)])

    def _operate(self, begin: int, end: int) -> None:
        if self._skip[0] and begin <= self._skip[0] < end:
            for first, last in ((begin, self._skip[0]), (self._skip[1], end)):
                self._operate_on(first, last)
        else:
            self._operate_on(begin, end)

    def _operate_on(self, begin: int, end: int) -> None:
        if not self.text.letters[begin:end].strip(".,;:-()'\""):
            return
        if end - begin > LONGEST or sum(map(self.text.letters[begin:end].count, QUOTES)) > MOST_SIGNS:
            words = self.text.text[self.text.place(begin):self.text.place(begin) + SHOWN]
            self.misread += (Misread(self.text.place(begin), self.text.end(end), words, TOO_LONG),)
            return
        if _APPROVED.fullmatch(self.text.letters, begin, end):
            self.modifications += _APPROVAL
            return
        part = operative(self.text, begin, end, self._context)
        self._context = part.context
        if self._court:   # the reasons of a decision stand between; what it repeals is named
            self.modifications += tuple(m for m in part.modifications if m.target.steps[0].unit is not Unit.CODE)
            return
        self.modifications += part.modifications
        self.misread += part.misread

    def _resumed(self, begin: int, stop: int, end: int) -> int:
        """Where operative sentences go on inside what was a former wording; `end` where they do not."""
        for verb in islice(_RESUMED.finditer(self.text.letters, begin, stop), MOST_TRIES):
            start = self._sentence_start(begin, verb.start())
            if start > begin and self._is_operative(start, self._sentence_end(verb.end(), stop)):
                return start
        return stop if stop < end else end

    def _is_operative(self, start: int, end: int) -> bool:
        clauses = read_squeezed(self.text, start, end, self._context)
        return bool(clauses.modifications) and not clauses.misread

    def _sentence_end(self, at: int, stop: int) -> int:
        """The letter behind the sentence a verb closes."""
        text = self.text
        while at < stop and not (text.gap(at) and (text.letters[at - 1] in ".;:)" or "\n" in text.blank(at))):
            at += 1
        return at

    def _sentence_start(self, begin: int, at: int) -> int:
        """The nearest letter before that begins a line or stands behind the end of a sentence."""
        text = self.text
        while at > begin and not (text.gap(at) and (text.letters[at - 1] in ".;:)" or "\n" in text.blank(at))):
            at -= 1
        return at

    def _word(self, words: str) -> None:
        """One former wording, for the modifications so far."""
        wording = cleaned(words)
        if not wording:
            return
        self._wordings.append(wording)
        self.modifications = given(self.modifications, wording)

    def _front(self, head: Header) -> None:
        """Words moved in front of the head: mostly the former wording."""
        if head.start < 12:
            return
        found = marker(self.text, 0, head.start)
        words = self.text.text[self.text.place(found[1]) if found else 0:self.text.end(head.start)]
        if found or _NUMBER.match(words):
            self._word(words)
        else:
            self.misread += (Misread(0, self.text.end(head.start), " ".join(words.split()), UNKNOWN_WORDS),)

    def _close(self, head: Header, end: int) -> None:
        """A note without an operation: the sentence is lost, or it breaks off."""
        if self.modifications or self.misread:
            return
        if self._wordings:
            number = _NUMBER.match(self._wordings[0])
            path = (Step(self._unit, re.sub(r"\s", "", number[1]) if number else "?"),)
            self.modifications = (replace(Modification(target_of(path), Mention(MentionKind.LOST)), old_wording=self._wordings[0]),)
            return
        self.misread = (Misread(self.text.place(head.end), len(self.text.text), self.text.words(head.end, end), BROKEN_OFF),)
