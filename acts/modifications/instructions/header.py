"""Kind, title, day and number of an amending act: its first lines, its enacting words, and what stands below the signature."""

import re
from typing import Final

from acts.modifications.instructions.phrases import ENACTS, ORDERS
from acts.modifications.instructions.quotations import Masked
from acts.modifications.model import ActKind, AmendingAct
from language.dates import FoundDate, find_dates
from language.letters import fold, lower

_PLACE: Final = re.compile(r"(?:şəhəri|şəhəri|ŞƏHƏRİ|rayonu|qəsəbəsi|kəndi|Bakı)\s*,?\s*")
_NUMBER: Final = re.compile(r"№\s*(?P<number>[^\W_][\w/]*(?:[-–][\w/]+)*)")
_NUMBERED: Final = re.compile(r"^(?P<number>\d[\w/]*(?:-[\w/]+)*)\s+nömrəli\s*$")
_KIND_LINE: Final = re.compile(
    r"^(?:azerbaycan respublikasi(?:nin)? )?(?:[a-z() ]{3,80} )?(?:qanunu|fermani|serencami|qerari|emri)$"
    r"|^(?:qanun|ferman|serencam|qerar|emr)$")
_ABOUT: Final = re.compile(r".{0,600}?(?:haqqında|barədə|HAQQINDA|BARƏDƏ)(?!\w)(?:\s*\([^()]{1,40}\))?")
_CHANGES: Final = re.compile(
    r".{0,900}?(?:dəyişik|DƏYİŞİK|əlavələr|ƏLAVƏLƏR|ləğv|LƏĞV|düşmüş|DÜŞMÜŞ).{0,60}?(?:haqqında|barədə|HAQQINDA|BARƏDƏ)(?!\w)"
    r"(?:\s*\([^()]{1,40}\))?")
_LONGEST_LINE: Final = 70


def act_of(masked: Masked) -> AmendingAct:
    """The amending act that a text is; what it does not say stays empty."""
    day, number = _day_and_number(masked.text)
    return AmendingAct(_kind(masked.text), day.day if day else None, number, _title(masked))


def _head(text: str) -> str:
    """What stands before the enacting words, or before the first order."""
    end = ENACTS.search(text) or ORDERS.search(text)
    return text[: end.start()] if end else text[:2000]


def _kind(masked: str) -> ActKind | None:
    """The kind by who enacts, else by the line that names it."""
    enacts = ENACTS.search(masked)
    if enacts is None:
        return _named_kind(masked[:3000])
    who = fold(masked[max(0, enacts.start() - 700):enacts.end()])
    if "milli mecl" in who:
        return ActKind.LAW
    if "aliram" in who or "edirem" in who:
        return _presidential(masked, enacts.start())
    return ActKind.CABINET if "nazirler kabineti" in who[-60:] or "nazirler kabineti" in fold(_head(masked)[-200:]) else ActKind.OTHER


def _presidential(masked: str, enacts: int) -> ActKind:
    """Decree or order: its own line says it, or how it speaks of itself ("bu Fərmandan irəli gələn")."""
    lines = " ".join(line for line in fold(masked[:enacts]).splitlines() if _KIND_LINE.match(line.strip()))
    itself = re.findall(r"\b[Bb]u (Fərman|Sərəncam)", masked[enacts:])
    if "serencam" in lines and "ferman" not in lines:
        return ActKind.ORDER
    return ActKind.ORDER if "ferman" not in lines and itself and itself[0] == "Sərəncam" else ActKind.DECREE


def _named_kind(head: str) -> ActKind | None:
    for line in fold(head).splitlines()[:12]:
        if _KIND_LINE.match(line.strip()):
            return next((kind for word, kind in _KINDS if word in line), ActKind.OTHER)
    return None


_KINDS: Final = (("qanun", ActKind.LAW), ("ferman", ActKind.DECREE), ("kabineti", ActKind.CABINET), ("serencam", ActKind.ORDER))


def _title(masked: Masked) -> str:
    """The first line of the head that tells what the act is about; the kind's own line and the enacting words are left out."""
    for line in _head(masked.text).splitlines()[:12]:
        about = _CHANGES.match(line.strip()) or _ABOUT.match(line.strip())
        if about and not _KIND_LINE.match(fold(about[0])):
            return " ".join(masked.whole(about[0]).split())
    return ""


def _day_and_number(masked: str) -> tuple[FoundDate | None, str]:
    """The day beside the place of signing, or alone on a line near the end or the beginning; the number near it."""
    enacts = ENACTS.search(masked)
    body = enacts.end() if enacts else 0
    for place in _PLACE.finditer(masked, body):
        found = find_dates(masked[place.end():place.end() + 60])
        if found and found[0].start < 12:
            day = FoundDate(place.end() + found[0].start, place.end() + found[0].end, found[0].day)
            return day, _number(masked, day.start, day.end)
    return _alone(masked, body)


def _alone(masked: str, body: int) -> tuple[FoundDate | None, str]:
    """A day that is nearly all of its line: the last such line of the act, else the first of its head."""
    at = 0
    found: list[FoundDate] = []
    for line in masked.splitlines(keepends=True):
        if len(line) < _LONGEST_LINE and (days := find_dates(line)) and not ORDERS.search(line):
            rest = lower(line[: days[0].start] + line[days[0].end:])
            if len(re.sub(r"№\s*\S+|il|nömrəli|tarix\w*|saat|[\W\d]", "", rest)) < 16:
                found.append(FoundDate(at + days[0].start, at + days[0].end, days[0].day))
        at += len(line)
    behind = [day for day in found if day.start > body]
    best = behind[-1] if behind else found[0] if found else None
    return (best, _number(masked, best.start, best.end)) if best else (None, _bare_number(masked[body:]))


def _number(masked: str, start: int, end: int) -> str:
    """The number printed behind the day, or before it on the same or the line above."""
    behind = _NUMBER.search(masked, end, end + 60)
    if behind:
        return behind["number"]
    before = _NUMBER.search(masked[max(0, start - 60):start])
    return before["number"] if before else ""


def _bare_number(tail: str) -> str:
    lines = [line.strip() for line in tail.splitlines() if line.strip()][-6:]
    return next((found["number"] for line in lines if (found := re.fullmatch(_NUMBER, line) or _NUMBERED.match(line))), "")
