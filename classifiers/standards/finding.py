"""Designations in texts of four languages: with issuers told, with issuers taken over from the words before, and well-known numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from classifiers.standards.designation import Designation, FoundDesignation
from classifiers.standards.issuers import issuer_of
from classifiers.standards.itu import itu_at
from classifiers.standards.prefixes import BLANK, Prefix, prefix_at, prefixes
from classifiers.standards.relations import degree_of, related
from classifiers.standards.tails import BETWEEN, Tail, tail_at

_FILM_SPEEDS: Final = frozenset({"50", *(str(100 * 2**stop) for stop in range(10))})
_FULL_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_EVENTS: Final = (
    "görüş|iclas|konfrans|konqres|forum|sammit|sərgi|seminar|toplantı|kongre|meeting|conference|congress|summit|annual"
    "|конференц|заседани|форум|конгресс|съезд"
)
"""What is held in a year: "ISO 2024 görüşü" names a year, not a standard."""
_OF_A_YEAR: Final = re.compile(
    rf"[-‐ \u00a0]?(?:c[iıuü]|(?:il|ildə|г|год\w*|yılı\w*)(?!\w))|/\d|[ \u00a0](?:[^\W\d_]+[ ])?(?:{_EVENTS})", re.IGNORECASE
)
_BASE_OPENS: Final = re.compile(rf"{BLANK}?\(")
_BASE_ENDS: Final = re.compile(rf"[,;]?{BLANK}?(?P<degree>[IİІ][DD][TТ]|[MМ][OО]D|N[EЕ]Q|[EЕ]QV)?(?P<rest>[,;][^()]*)?\)")
_ASIDE: Final = rf"(?:{BLANK}?\([^()\d]{{1,40}}\))?"
_AND: Final = "(?:və ya|və|and|or|и|или|ve|veya|ya da|ya|yaxud)"
_FURTHER: Final = re.compile(
    rf"{_ASIDE}(?:{BLANK}?[,;/]{BLANK}?(?:{_AND}{BLANK})?|{BLANK}(?:{_AND}|&){BLANK})(?=[A-Z]?\d)"
)
_LIST_GOES_ON: Final = re.compile(rf"{_ASIDE}(?:$|[.,;:)\]/]|{BLANK}{_AND}(?!\w)|{BLANK}\()")
_HAS_SUPPLEMENTS: Final = frozenset({"ITU-T"})
_LINE_BREAK: Final = re.compile(r"(?<![\r\n])[\r\n](?![\r\n])|[\t\u2007\u2009\u202f]")
_EUROPEAN: Final = re.compile(r"(?<!\w)CEN(?!\w)")
_TURKISH: Final = re.compile("TSE|T[üÜ]rk")
_REGISTER_CODE: Final = re.compile(r"\d+(?:\.\d+){3,}")


@dataclass(frozen=True, slots=True)
class Bare:
    """A number known without its issuer; `needs` must stand somewhere in the text, where it is told."""

    sample: str
    pattern: re.Pattern[str]
    issuer: str
    needs: re.Pattern[str] | None = None


_ITU: Final = re.compile(r"ITU|İTU|МСЭ|BTİ|BTI")
_SUBSERIES: Final = r"(?:\.\d+)*(?:\.[A-Z]\d?(?![^\W_]))?(?:/[A-Z]\.\d+)?"
_LAN: Final = re.compile(r"IEEE|İEEE|Wi-?Fi|WLAN|WiMAX|Ethernet|\bLAN\b|802\.\d+[a-z]")
BARE: Final = (
    Bare("802.11ac", re.compile(r"(?<![\w.,-])802\.\d{1,2}(?:\.\d{1,2})?(?:[a-z]{1,2}|[A-Z]{1,2})(?![^\W_])"), "IEEE"),
    Bare("802.11", re.compile(r"(?<![\w.,-])802\.(?:1|3|11|15|16)(?:\.\d{1,2})?(?![^\W_])(?!\.\d)"), "IEEE", needs=_LAN),
    Bare("X.509, H.264", re.compile(
        rf"(?<![\w./-])(?:X\.\d{{2,4}}|[EGHJTVY]\.\d{{3,4}}){_SUBSERIES}(?:(?![^\W_])|(?=v\d))(?!\.\d|-\d)"), "ITU-T"),
    Bare("Q.931 (ITU)", re.compile(rf"(?<![\w./-])[A-Z]\.\d{{2,4}}{_SUBSERIES}(?![^\W_])(?!\.\d|-\d)"), "ITU-T", needs=_ITU),
    Bare("WCAG 2.1", re.compile(
        r"(?<!\w)(?:W3C[ \u00a0])?(?P<number>WCAG)[ \u00a0-]?(?P<edition>\d\.\d)(?!\d|\.\d)"), "W3C"),
)  # fmt: skip
"""Read from top to bottom; where one stands inside a designation with an issuer it is not found again."""


def find(text: str) -> Iterator[FoundDesignation]:
    """The designations in a text, in reading order; none overlaps another. Each knows what the words around say it is: see `relation`.

    A line may break inside a designation; a blank line ends it.
    """
    text = _LINE_BREAK.sub(" ", text)                        # one for one: the places stay
    found = (*_cited(text), *_bare(text))
    european = bool(found) and _EUROPEAN.search(text) is not None and _TURKISH.search(text) is None
    return related(text, tuple(_of_whom(one, european=european) for one in _apart(found)))


def _apart(found: tuple[FoundDesignation, ...]) -> Iterator[FoundDesignation]:
    """In reading order, none overlapping another; of those that begin together the one that stands first here."""
    end = 0
    for one in sorted(found, key=lambda one: one.start):
        if one.start >= end:
            yield one
            end = one.end


def read_at(text: str, prefix: Prefix) -> FoundDesignation | None:
    """The designation that begins with these issuers, its base in brackets counted in; None where no number follows."""
    alone = _alone_at(text, prefix)
    return _with_base(text, alone) if alone else None


def _alone_at(text: str, prefix: Prefix) -> FoundDesignation | None:
    """The designation without a base: a base has none itself."""
    between = BETWEEN.match(text, prefix.end)
    tail = tail_at(text, between.end() if between else prefix.end, prefix)
    if prefix.issuers[0] in _HAS_SUPPLEMENTS and (listed := itu_at(text, prefix.start)) and listed[0] >= (tail.end if tail else 0):
        return FoundDesignation(prefix.start, *listed)
    return FoundDesignation(prefix.start, tail.end, _designation(prefix, tail)) if tail else None


def _designation(prefix: Prefix, tail: Tail) -> Designation:
    of_nist = prefix.issuers == ("NIST",) and prefix.kind == "standard" and "-" in tail.number
    kind = tail.kind or ("special publication" if of_nist else prefix.kind)
    return Designation(
        prefix.issuers, tail.number, tail.part, tail.year, tail.date, tail.edition, tuple(tail.amendments), kind,
        stage=prefix.stage, language=tail.language,
    )  # fmt: skip


def _cited(text: str) -> list[FoundDesignation]:
    """Those that tell their issuers, each followed by the numbers that share them."""
    found: list[FoundDesignation] = []
    for prefix in prefixes(text):
        if found and prefix.start < found[-1].end:
            continue
        one = read_at(text, prefix)
        if one and _is_cited(text, one):
            found.append(one)
            found += _further(text, prefix, one)
    return found


def _is_cited(text: str, one: FoundDesignation) -> bool:
    """Whether it is a standard: no speed of film, no year, no code of a register, no number too short for so short an issuer."""
    told = one.designation
    if _is_film(told) or (not told.part and not told.dated and _is_year(text, one)):
        return False
    long_enough = len(re.findall(r"\d", told.number)) >= issuer_of(told.body).least or told.part or told.dated
    return bool(long_enough) and not (told.body == "AZS" and _REGISTER_CODE.fullmatch(told.number))


def _is_film(told: Designation) -> bool:
    """Speeds of film: "ISO 400", "ISO 100-400"."""
    speeds = {told.number, told.part or told.number}
    return told.issuers == ("ISO",) and speeds <= _FILM_SPEEDS and not told.dated and told.kind == "standard"


def _is_year(text: str, one: FoundDesignation) -> bool:
    return bool(_FULL_YEAR.fullmatch(one.designation.number) and _OF_A_YEAR.match(text, one.end))


def _with_base(text: str, one: FoundDesignation) -> FoundDesignation:
    """With the designation in brackets directly behind, where there is one and nothing else but a degree."""
    opens = _BASE_OPENS.match(text, one.end)
    prefix = prefix_at(text, opens.end()) if opens else None
    inner = _alone_at(text, prefix) if prefix else None
    ends = _BASE_ENDS.match(text, inner.end) if inner else None
    if inner is None or ends is None:
        return one
    degree = degree_of(ends["degree"] or "")
    return replace(one, end=ends.end(), designation=replace(one.designation, base=inner.designation, degree=degree))


def _further(text: str, prefix: Prefix, first: FoundDesignation) -> Iterator[FoundDesignation]:
    """The numbers that share the issuers of the one before: "ISO 9001, 14001 və 22301", "CISPR 12 or 25"."""
    before = first
    while joint := _FURTHER.match(text, before.end):
        tail = tail_at(text, joint.end(), prefix)
        if tail is None:
            return
        one = FoundDesignation(joint.end(), tail.end, replace(_designation(prefix, tail), stage=""))
        if not _shares(text, before.designation, one):
            return
        before = one
        yield before


def _shares(text: str, before: Designation, one: FoundDesignation) -> bool:
    """Whether a number is the next of a list of standards, and no count, year or clause."""
    number = one.designation.number
    if not number.isdigit() or not before.number.isdigit() or _FULL_YEAR.fullmatch(number):
        return not number.isdigit() and number[:1] == before.number[:1] and bool(one.designation.dated)
    if one.designation.part or one.designation.dated:
        return len(number) >= 2
    close = abs(len(number) - len(before.number)) <= 1
    return close and (len(number) >= 5 or bool(_LIST_GOES_ON.match(text, one.end)) or (len(number) == 4 and number[-2:] != "00"))


def _of_whom(one: FoundDesignation, *, european: bool) -> FoundDesignation:
    """A "TS" alone is Turkish, unless its number or the text around tells that it is one of ETSI or CEN."""
    told = one.designation
    if told.issuers != ("TS",):
        return one
    if "." in told.number or (len(told.number) == 6 and told.number[0] in "123"):
        return replace(one, designation=replace(told, issuers=("ETSI",), kind="technical specification"))
    if len(told.number) == 6 or (european and len(told.number) == 5):
        return replace(one, designation=replace(told, issuers=("CEN",), kind="technical specification"))
    return one


def _bare(text: str) -> Iterator[FoundDesignation]:
    """Numbers known without their issuers."""
    for bare in BARE:
        matches = bare.pattern.finditer(text) if bare.needs is None or bare.needs.search(text) else ()
        yield from (_of_bare(text, bare, match) for match in matches)


def _of_bare(text: str, bare: Bare, match: re.Match[str]) -> FoundDesignation:
    """The number with what follows it: "X.509 (10/2019)"."""
    told = match.groupdict()
    prefix = Prefix(match.start(), match.start(), (bare.issuer,), issuer_of(bare.issuer).kind)
    tail = None if told else tail_at(text, match.start(), prefix)
    if tail:
        return FoundDesignation(match.start(), tail.end, _designation(prefix, tail))
    designation = Designation(prefix.issuers, told.get("number") or match.group(), edition=told.get("edition") or "", kind=prefix.kind)
    return FoundDesignation(match.start(), match.end(), designation)
