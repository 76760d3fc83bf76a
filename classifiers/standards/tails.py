"""What follows the issuers: number and part, then year, month, version, amendments and what else a designation prints.

The pieces that may follow the number are values in `PIECES`, each with a sample; they are taken one by one as long as one fits.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from classifiers.standards.issuers import Shape, issuer_of
from classifiers.standards.prefixes import BLANK, Prefix

_YEAR: Final = r"(?P<year>(?:19|20)\d\d)"
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTH_NAME: Final = rf"(?P<named>(?:{'|'.join(_MONTHS)})[a-z]*)\.?,?"
_NOT_OF_PROSE: Final = r"(?!\d|-?c[iıuü]|[ \u00a0]?(?:г\.|год|ildə|yıl))"
_VERSION: Final = rf"(?:[Vv]\.?|[Vv]ersion{BLANK}){BLANK}?(?P<version>\d+\.\d+\.\d+)"
_STAGE: Final = r"(?P<stage>(?:CD|NP|WD|PWI|AWI|PRF|DIS)[ \u00a0])?"
_WORDS: Final = "[Aa][Mm][Dd]|[Cc][Oo][Rr]|Add|Suppl|Err|Technical Cor|F?D(?:Amd|Cor)|F?DAM|F?PDAM|p?DCOR"
_WORD: Final = rf"(?P<word>{_WORDS})\.?{BLANK}?(?P<of>\d+)"
_SHORT: Final = r"(?P<short>AC|A|T|C)(?P<of2>\d*)"
_OF_AMENDMENT: Final = (
    rf"(?:{BLANK}?:{BLANK}?{_YEAR}(?:-(?P<month>\d\d))?|-(?P<year2>(?:19|20)\d\d)|{BLANK}\((?P<month3>\d\d)/(?P<year3>(?:19|20)\d\d)\))?(?!\d)"
)
_TWO_DIGITS_FROM: Final = 50                                 # ГОСТ 5-50; a smaller last group is a part
_RECENT: Final = 30                                          # ASTM F2100-21 is of 2021
_FULL_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_DOTTED_YEAR: Final = re.compile(r"(?P<number>\d{2,4})\.(?P<year>20[0-3]\d)")  # AZS 001.2015
_GROUPS: Final = r"(?P<groups>(?:[-–‐]{1,2}(?:\d+[A-Z]{0,2}|[A-Z]{1,2}\d+|[A-Z]{1,3}(?=:\d))(?![^\W_]))*)"
_ENDED: Final = r"(?!(?!r\d)[^\W_])(?!\.\d[.\d])(?!,\d{1,3}(?!\d))"
BETWEEN: Final = re.compile(
    rf"(?:{BLANK}+(?:[Ss]tandard[ıi]?|[Ss]tandart[ıi]?|стандарт|[Ss][Tt][Dd]|Rec(?:ommendations?|s)?|Tövsiyəsi|Рекомендаци[яи]|PUB)\.?)?"
    rf"{BLANK}?(?:(?:No\.?|№|[-–]){BLANK}?)?"
)
"""What may stand between the issuers and the number: "ISO standard 17799", "ITU-T Rec. X.509", "TS-13298"."""


@dataclass(slots=True)
class Tail:
    """What is read of a designation behind its issuers, filled piece by piece; `end` is where it ends by now."""

    end: int
    number: str
    part: str = ""
    year: int | None = None
    date: str = ""
    edition: str = ""
    amendments: list[str] = field(default_factory=list)
    language: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that may follow the number; `fill` puts what it matched into the tail and says whether it fits there."""

    sample: str
    pattern: re.Pattern[str]
    fill: Callable[[Tail, re.Match[str]], bool]
    of: frozenset[str] = frozenset()                         # for these issuers only; for all where empty


def _dated(tail: Tail, match: re.Match[str]) -> bool:
    """A year, with the month where it is told."""
    if tail.year or tail.amendments:
        return False
    told = match.groupdict()
    tail.year = int(told["year"]) if told.get("year") else _of_two_digits(told["short"])
    month = told.get("month") or (f"{_month(told['named']):02}" if told.get("named") else "")
    tail.date = f"{tail.year}-{month}" if month else ""
    tail.language = told.get("language") or tail.language
    return True


def _edition(tail: Tail, match: re.Match[str]) -> bool:
    if tail.edition:
        return False
    told = match.groupdict()
    tail.edition = f"V{told['version']}" if told.get("version") else f"Rev. {told['revision']}" if told.get("revision") else told["suffix"]
    return True


def _edition_of_day(tail: Tail, match: re.Match[str]) -> bool:
    """The edition with its day; it may stand behind an amendment, too: "ETS 300 693/C1 ed.1 (1998-06)"."""
    if tail.edition:
        return False
    tail.edition = match["suffix"]
    if match["year"]:
        tail.year, tail.date = int(match["year"]), f"{match['year']}-{match['month']}"
    return True


def _amended(tail: Tail, match: re.Match[str]) -> bool:
    stage = (match["stage"] or "").replace("\u00a0", " ")
    tail.amendments.append(f"{stage}{_amendment_word(match['word'])} {match['of']}{_amendment_date(match)}")
    return True


def _amended_shortly(tail: Tail, match: re.Match[str]) -> bool:
    if not match["of2"] and match["short"] != "AC":
        return False
    tail.amendments.append(f"{match['short']}{match['of2']}{_amendment_date(match)}")
    return True


def _amendment_date(match: re.Match[str]) -> str:
    year = match["year"] or match["year2"] or match["year3"]
    month = match["month"] or match["month3"]
    return (f":{year}" if year else "") + (f"-{month}" if month else "")


def _parted(tail: Tail, match: re.Match[str]) -> bool:
    if tail.part:
        return False
    told = match.groupdict()
    tail.part = told.get("only") or f"{told['first']}-{told['last']}"
    return True


def _serial(tail: Tail, _match: re.Match[str]) -> bool:
    tail.kind = "series"
    return True


def _in_language(tail: Tail, match: re.Match[str]) -> bool:
    tail.language = match["language"]
    return True


_CONSOLIDATED: Final = frozenset({"IEC", "CISPR"})
PIECES: Final = (
    Piece("ISO/IEC 15408 (parts 1 to 5)", re.compile(
        rf"{BLANK}\((?:[Pp]arts?|[Hh]issə(?:lər)?|[Чч]аст[иь]|[Bb]ölüm(?:ler)?){BLANK}(?P<first>\d+)"
        rf"{BLANK}?(?:to|-|–|and|и|по|və|ve){BLANK}?(?P<last>\d+)\)"), _parted),
    Piece("ISO 9000 series", re.compile(rf"{BLANK}series(?!\w)"), _serial),
    Piece("ISO 9001:2015, TS 13298 :2009, DIN EN 1234:2020-11", re.compile(
        rf"(?::|{BLANK}?:{BLANK}?(?!(?:19|20)\d\d-?c)){_YEAR}(?:-(?P<month>\d\d))?(?!\d)"), _dated),
    Piece("EN ISO/IEC 17065;2012", re.compile(rf";{_YEAR}{_NOT_OF_PROSE}"), _dated),
    Piece("ГОСТ 19.101 – 77", re.compile(
        rf"{BLANK}?[-–—]{BLANK}?(?:{_YEAR}|(?P<short>[5-9]\d)){_NOT_OF_PROSE}"), _dated,
        frozenset({"GOST", "GOST R", "PMG", "RMG", "DSTU", "ST RK", "STB"})),
    Piece("AZS 838 – 2015", re.compile(rf"{BLANK}[-–—]{BLANK}{_YEAR}{_NOT_OF_PROSE}"), _dated),
    Piece("ISO 9001/2012", re.compile(rf"{BLANK}?/{_YEAR}(?![\d/]){_NOT_OF_PROSE}"), _dated),
    Piece("ITU-T X.509 (10/2019), (06/93)", re.compile(rf"{BLANK}?\((?P<month>\d\d)[/.](?:{_YEAR}|(?P<short>\d\d))\)"), _dated),
    Piece("ETSI ES 283 039-2 V3.1.1 (2010-01), ISO 9001 (2015)", re.compile(rf"{BLANK}?\({_YEAR}(?:-(?P<month>\d\d))?\)"), _dated),
    Piece("ITU-T Rec. X.509 (1997 E)", re.compile(rf"{BLANK}?\({_YEAR}{BLANK}(?P<language>[EFRSAC])\)"), _dated),
    Piece("IETF RFC 7515 (May 2015)", re.compile(rf"{BLANK}?\({_MONTH_NAME}{BLANK}{_YEAR}\)"), _dated),
    Piece("ETSI TS 119 612 (V2.3.1)", re.compile(rf"{BLANK}?\({_VERSION}\)"), _edition),
    Piece("ETSI EN 319 403-1 v2.3.1, version 2.2.2", re.compile(rf",?{BLANK}?{_VERSION}(?!\.?\d)"), _edition),
    Piece("NIST SP 800-53 Rev. 5", re.compile(rf",?{BLANK}?\(?(?:[Rr]ev(?:ision|\.)?{BLANK}?|r)(?P<revision>\d+)\)?(?!\w)"), _edition,
          frozenset({"NIST", "FIPS", "NBS"})),
    Piece("IEC 61010-2-201:2017 RLV", re.compile(rf"{BLANK}(?P<suffix>CSV|RLV|SER|DB|EXV|CMV|PRV)(?!\w)"), _edition, _CONSOLIDATED),
    Piece("ETSI ETS 300 979 ed.1 (1997-05)", re.compile(
        rf"{BLANK}(?P<suffix>ed\.\d+)(?:{BLANK}\({_YEAR}-(?P<month>\d\d)\))?(?!\w)"), _edition_of_day, frozenset({"ETSI"})),
    Piece("ISO 293:2004 Ed 3, IEC 61000-4-2 Ed. 2.0", re.compile(
        rf",?{BLANK}(?P<suffix>Ed(?:{BLANK}|\.{BLANK}?)\d+(?:\.\d)?)(?![\w])"), _edition, frozenset({"ISO", "IEC", "CISPR"})),
    Piece("NIST SP 800-57 Part 1", re.compile(rf"{BLANK}(?:[Pp]art|[Pp]t\.?){BLANK}?(?P<only>\d)(?!\w)"), _parted, frozenset({"NIST"})),
    Piece("ISO/DIS 24517-2.2", re.compile(r"\.(?P<suffix>\d)(?![\w.])"), _edition, frozenset({"ISO"})),
    Piece("ISO 9001:2015/Amd 1:2024, IEC 60950-1:2005+AMD1:2009", re.compile(
        rf"{BLANK}?[/+]{BLANK}?{_STAGE}{_WORD}{_OF_AMENDMENT}"), _amended),
    Piece("ITU-T H.222.0 (2006) Cor. 2 (03/2009)", re.compile(rf",?{BLANK}{_STAGE}{_WORD}{_OF_AMENDMENT}"), _amended),
    Piece("EN ISO 4259-2:2017/A1:2019, EN 60950-1:2006+A11:2009, TS 13298/T1 :2016", re.compile(
        rf"{BLANK}?[/+]{BLANK}?{_SHORT}{_OF_AMENDMENT}(?![^\W_])"), _amended_shortly),
    Piece("ISO/IEC 13818-1:2019/Cor 1:2020(en)", re.compile(
        rf"{BLANK}?\((?P<language>[EFRSAC]|[a-z]{{2}})(?:/[EFR])*\)"), _in_language),
)
"""Read from top to bottom, again and again, until none fits."""


def tail_at(text: str, at: int, prefix: Prefix) -> Tail | None:
    """Number and what follows it, from a character on; None where no number stands there."""
    number = _number(_shape(prefix.issuers)).match(text, at)
    if number is None:
        return None
    tail = Tail(number.end(), _compact(number["number"], prefix.issuers))
    groups = re.findall(r"[-–‐]{1,2}([A-Z\d]+)", number["groups"])
    _grouped(tail, groups, prefix.issuers)
    while any(_taken(piece, tail, text, prefix.issuers) for piece in PIECES):
        continue
    if groups and not tail.year and (year := _last_year(groups, prefix.issuers)):
        tail.year, tail.part = year, "-".join(groups[:-1])
    if not tail.year and prefix.issuers[0] == "AZS" and (dotted := _DOTTED_YEAR.fullmatch(tail.number)):
        tail.number, tail.year = dotted["number"], int(dotted["year"])
    return tail


def _taken(piece: Piece, tail: Tail, text: str, issuers: tuple[str, ...]) -> bool:
    if piece.of and not piece.of & set(issuers):
        return False
    match = piece.pattern.match(text, tail.end)
    if match is None or not match.group() or not piece.fill(tail, match):
        return False
    tail.end = match.end()
    return True


def _grouped(tail: Tail, groups: list[str], issuers: tuple[str, ...]) -> None:
    """The groups behind hyphens: parts, the year last, or the revision of an ITU-R Recommendation."""
    if groups and issuers[0] == "ITU-R":
        tail.edition = groups[-1]
    elif groups and _FULL_YEAR.fullmatch(groups[-1]):
        tail.year, tail.part = int(groups[-1]), "-".join(groups[:-1])
    else:
        tail.part = "-".join(groups)


def _last_year(groups: list[str], issuers: tuple[str, ...]) -> int | None:
    """The year of two digits that the last group is."""
    if len(groups[-1]) != 2 or not groups[-1].isdigit() or not issuer_of(issuers[0]).two_digits:
        return None
    year = int(groups[-1])
    if issuers[0] == "ASTM":
        return _of_two_digits(groups[-1])
    return 1900 + year if year >= _TWO_DIGITS_FROM else None


def _of_two_digits(digits: str) -> int:
    return (2000 if int(digits) <= _RECENT else 1900) + int(digits)


def _month(name: str) -> int:
    return next(number for number, month in enumerate(_MONTHS, 1) if name.startswith(month))


@cache
def _amendment_word(word: str) -> str:
    """One spelling: "AMD" and "Amd." are "Amd"."""
    return {"amd": "Amd", "cor": "Cor"}.get(word.lower(), word) if word.isascii() else word


def _compact(number: str, issuers: tuple[str, ...]) -> str:
    """Without blanks between digits; an ITU series with its dot, that of the OIML with a blank."""
    shape = _shape(issuers)
    if shape is Shape.SERIES:
        return re.sub(r"^([A-Z]+)\.?[ \u00a0]?(?=\d)", r"\1.", number).replace("\u00a0", " ")
    if shape in (Shape.GROUPED, Shape.GSM) and number[0].isalpha():
        return number.replace("\u00a0", " ")
    if shape is Shape.LETTERED:
        return re.sub(r"^([A-Z]+)[ \u00a0]?(?=\d)", r"\1 ", number)
    return re.sub(r"[ \u00a0]", "", number)


def _shape(issuers: tuple[str, ...]) -> Shape:
    """Whose way of numbering holds: that of the innermost of which the standard is, or of the outermost where it has its own."""
    inner = issuer_of(issuers[-1]).shape
    return inner if inner is not Shape.PLAIN or len(issuers) > 1 else issuer_of(issuers[0]).shape


@cache
def _number(shape: Shape) -> re.Pattern[str]:
    return re.compile(f"(?P<number>{shape.value}){_GROUPS}{_ENDED}")
