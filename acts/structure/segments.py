"""The parts an act's lines fall into before any tree is grown: contents, body, signature, annexes, sources and notes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from acts.model import Kind, Line, Role
from acts.structure.marks import Mark
from acts.structure.regions import contents_end, quoted_lines
from acts.structure.words import small

_NAME: Final = re.compile(r"[A-ZÇƏĞİÖŞÜ][\w.’'-]*(?:\s+[A-ZÇƏĞİÖŞÜ][\w.’'-]*){1,3}\s*,?")
_OFFICE: Final = re.compile(
    r"azərbaycan respublikasının (?:prezidenti|baş naziri|prezidenti vəzifəsini icra edən)\s*,?"
    r"|[\w ]{3,90} adından|for the (?:government|republıc|state) of [\w ]{3,60}"
    r"|(?:vıce-)?(?:presıdent|prıme mınıster) of the republıc of azerbaıjan\s*,?")
_LESSER_OFFICE: Final = re.compile(
    r"[\w ,]{3,110}(?:naziri|sədri|rəisi|başçısı|direktoru|müavini|katibi)\s*,?"
    r"|(?:deputy )?(?:chaır\w*|mınıster|presıdent|dırector|head|speaker)(?: of)? [\w ,]{3,90}")
_PLACE: Final = re.compile(
    r"(?:(?:done at )?[\w ]{2,30}(?:şəhəri|ş\.|rayonu|qəsəbəsi|kəndi|,)\s*,?\s*)?«?\"?\d{1,2}»?\"?\s+\w{3,9}\s+\d{4}"
    r"(?:\s?[-–]?\s?c[iıuü])?\s*(?:il\w*)?\s*[.,]?(?:\s*№\s*[\w/–-]{1,20}\.?)?"
    r"|[\w]{2,30}\s+(?:şəhəri|kəndi)\s*,?")
_ISSUER: Final = re.compile(r"(?:kabineti|prezidenti|məclisi|nazirliyi|agentliyi|kollegiyası|komitəsi|palatası|şurası)n[iı]n$")
_NUMBER: Final = re.compile(r"(?:№|No\.?)\s*[\w/–-]{1,20}\.?")
_STAMP: Final = re.compile(r"(?:təsdiq\s+edilmişdir|təsdiq\s+edirəm|təsdiq\s+olunmuşdur)\W*$|^approved by ")
_ANNEX_STAMP: Final = re.compile(
    r"(?:qərar|sərəncam|fərman|qanun|əmr|qayda|əsasnamə)\w*\s+(?:\d{1,2}\s*(?:nömrəli|№-?li|saylı)\s+)?əlavə(?:\s*№?\s*\d{1,2})?\W*$")
_DATIVE: Final = re.compile(r"[”\"»]?\s?[ny]?[aə](?:\s*\([^)]{1,40}\))?$")
_ISSUED: Final = re.compile(r"tarixli|nömrəli|respublika|nazirlər|qərarı|fərmanı|sərəncamı|kollegiya|haqqında|təsdiq|edilmiş|əlavə")
_SIGNED: Final = 3
_LONGEST_HEADING: Final = 8


@dataclass(frozen=True, slots=True)
class Layout:
    """Half-open ranges of line places. Marks inside contents, sources and quoted text no longer count."""

    contents: tuple[tuple[int, int], ...]
    signatures: tuple[tuple[int, int], ...]
    annexes: tuple[int, ...]
    back: int
    quoted: frozenset[int]


def layout(lines: Sequence[Line], texts: Sequence[str], marks: list[Mark | None]) -> Layout:
    """Find the parts and wipe from `marks` what stands inside contents and quotations."""
    quoted = frozenset(quoted_lines(texts))
    for place in quoted:
        marks[place] = None
    contents = _contents(texts, marks)
    back = _back_matter(marks, contents)
    begun = _body_start(lines, texts, marks)
    signatures = tuple(_signatures(lines, texts, marks, begun, back, quoted))
    annexes = tuple(_annexes(lines, texts, marks, begun, back, signatures, quoted))
    return Layout(contents, signatures, annexes, back, quoted)


def _contents(texts: Sequence[str], marks: list[Mark | None]) -> tuple[tuple[int, int], ...]:
    """Tables of contents; the marks inside them (their headings' own aside) are wiped."""
    found: list[tuple[int, int]] = []
    for place, mark in enumerate(marks):
        if mark is None or mark.kind is not Kind.TOC or (found and place < found[-1][1]):
            continue
        end = contents_end(texts, marks, place)
        found.append((place, end))
        marks[place + 1:end] = [None] * (end - place - 1)
    return tuple(found)


def _back_matter(marks: Sequence[Mark | None], contents: tuple[tuple[int, int], ...]) -> int:
    """Where the lists of sources and notes begin: the first of their headings after the last article."""
    last = max((k for k, mark in enumerate(marks) if mark and mark.kind is Kind.ARTICLE), default=0)
    floor = max([last, *(start for start, _ in contents)])
    places = (k for k in range(floor, len(marks)) if (mark := marks[k]) and mark.kind is Kind.NOTES)
    return next(places, len(marks))


def _body_start(lines: Sequence[Line], texts: Sequence[str], marks: Sequence[Mark | None]) -> int:
    """The first line that is a unit of the text or a sentence: before it there is neither signature nor annex."""
    for place, (line, text, mark) in enumerate(zip(lines, texts, marks, strict=True)):
        if mark is not None and mark.kind not in (Kind.TOC, Kind.ATTACHMENT, Kind.NOTES):
            return place
        if line.role in (Role.PREAMBLE, Role.TEXT) or len(text) > 200 or text.rstrip().endswith(":"):
            return place
    return len(lines)


def _signatures(
    lines: Sequence[Line], texts: Sequence[str], marks: Sequence[Mark | None], begun: int, back: int, quoted: frozenset[int],
) -> list[tuple[int, int]]:
    """Blocks of two or more lines (name, office, place and day, number) that weigh enough together."""
    found: list[tuple[int, int]] = []
    place = begun + 1
    while place < back:
        end = place
        weight = 0
        while end < back and end not in quoted and _is_bare(lines[end]) and (one := _signing(texts[end], marks[end])):
            weight += one
            end += 1
        if weight >= _SIGNED and end - place >= 2:
            found.append((place, end))
        place = max(end, place + 1)
    return found


def _is_bare(line: Line) -> bool:
    """Neither a row of a table nor a line of which the format itself told what it is."""
    return not line.cells and line.role is None


def _signing(text: str, mark: Mark | None) -> int:
    """The weight of a line as part of a signature: 2 for the head of state or government and a day, 1 for other offices, names, numbers."""
    if not 2 < len(text) < 115 or mark is not None:
        return 0
    stripped = text.strip()
    if _NUMBER.fullmatch(stripped):
        return 1
    if not (stripped[:1].isupper() or stripped[:1].isdigit() or stripped[:1] in "«\""):
        return 0
    low = small(stripped)
    if _ISSUER.search(low):  # the stamp of an annex begins so: "… Nazirlər Kabinetinin" / "… Qərarı ilə təsdiq edilmişdir"
        return 0
    if _OFFICE.fullmatch(low) or _PLACE.fullmatch(low):
        return 2
    return int(bool(_LESSER_OFFICE.fullmatch(low) or (len(stripped) < 45 and _NAME.fullmatch(stripped))))


def _annexes(
    lines: Sequence[Line], texts: Sequence[str], marks: Sequence[Mark | None], begun: int, back: int,
    signatures: tuple[tuple[int, int], ...], quoted: frozenset[int],
) -> list[int]:
    """Where annexes begin: after a signature, at a heading "Əlavə 1" or at a stamp "… Qərarı ilə təsdiq edilmişdir"."""
    starts: list[int] = []
    ends = {end for _, end in signatures}
    for place in range(begun + 1, back):
        if place in quoted:
            continue
        mark = _annex_mark(texts, marks, place)
        if place in ends and _goes_on(texts, marks, place, back):
            starts.append(place)
        elif (mark is not None and mark.kind is Kind.ATTACHMENT) or (
            mark is None and _is_bare(lines[place]) and _is_stamp(texts[place], bool(starts))
        ):
            start = _stamp_start(lines, texts, marks, place, starts[-1] if starts else begun)
            if not starts or not _one_heading(texts, marks, starts[-1], place):
                starts.append(start)
    return sorted(set(starts))


def _one_heading(texts: Sequence[str], marks: Sequence[Mark | None], start: int, place: int) -> bool:
    """Whether a stamp belongs to the annex begun at `start`: nothing but a few lines of a heading stand between."""
    between = range(start, place)
    return len(between) <= _LONGEST_HEADING and all(
        marks[k] is None and len(texts[k]) < 300 and not texts[k].rstrip().endswith((".", ";", ":")) for k in between)


def _annex_mark(texts: Sequence[str], marks: Sequence[Mark | None], place: int) -> Mark | None:
    """The line's mark; a small "əlavə" or "ƏLAVƏLƏR" heads an annex only below the name of the act it belongs to ("… Qaydası”na")."""
    mark = marks[place]
    if mark is None or mark.kind is not Kind.ATTACHMENT:
        return mark
    heading = texts[place].strip()
    if heading[:1] != "ə" and not small(heading).startswith("əlavələr"):
        return mark
    above = texts[place - 1].strip()
    return mark if marks[place - 1] is None and len(above) < 200 and _DATIVE.search(small(above)) else None


def _goes_on(texts: Sequence[str], marks: Sequence[Mark | None], place: int, back: int) -> bool:
    """Whether an annex follows a signature: some text before the sources, and not merely contents."""
    for k in range(place, back):
        if (mark := marks[k]) is not None:
            return mark.kind is not Kind.TOC
        if texts[k].strip():
            return True
    return False


def _is_stamp(text: str, annexes_begun: bool) -> bool:
    if not 8 < len(text) < 300:
        return False
    if "əlavə" in text or "Əlavə" in text:
        return bool(_ANNEX_STAMP.search(small(text)))
    if not any(word in text for word in ("edilmişdir", "EDİLMİŞDİR", "edirəm", "pproved by")):
        return False
    low = small(text)
    return bool(_STAMP.search(low)) and ("tarixli" in low or len(low) < 60) and annexes_begun


def _stamp_start(lines: Sequence[Line], texts: Sequence[str], marks: Sequence[Mark | None], place: int, floor: int) -> int:
    """The first line of a stamp broken over several lines: short lines above that name the act."""
    start = place
    dative = bool(place and _DATIVE.search(small(texts[place - 1].strip())))
    while start - 1 > floor and place - start < 5:
        text = texts[start - 1]
        if marks[start - 1] is not None or lines[start - 1].cells:
            break
        if not 0 < len(text) < 130 or text.rstrip().endswith((".", ";", ":", "-", "–")):
            break
        if not (dative or _ISSUED.search(small(text))) or not (text.lstrip()[:1].isupper() or text.lstrip()[:1] in "“\"0123456789"):
            break
        start -= 1
    return start
