"""What the words around a designation say it is to the document they are about: adopted, replaced, and in which degree."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from classifiers.standards.designation import FoundDesignation
from classifiers.standards.model import Degree

ADOPTS: Final = "adopts"
REPLACES: Final = "replaces"
_S: Final = "[ \u00a0]"
_DEGREE: Final = r"(?P<degree>[IİІ]D[TТ]|[MМ][OО]D|N[EЕ]Q|[EЕ]QV)"
_QUOTED: Final = rf'(?:[-’\'][^\W\d_]{{1,5}})?{_S}{{0,3}}(?:["“«„][^"”»“]{{0,300}}["”»“])?{_S}{{0,3}}'
_JOINED: Final = re.compile(rf"{_S}*(?:[,;]|və|and|и|ve){_S}*(?:(?:və|and|и|ve)[ \u00a0])?")


@dataclass(frozen=True, slots=True)
class Saying:
    """Words before or behind a designation, and the relation and degree they tell."""

    sample: str
    pattern: re.Pattern[str]
    relation: str
    degree: Degree | None = None


_STANDARD_RU: Final = (
    rf"(?:{_S}+(?:ему|этому))?"
    rf"(?:{_S}+(?:с|по отношению к|относительно))?(?:{_S}+(?:международн|регион|европейск)\w+)?(?:{_S}+(?:стандарт|документ)\w*)?"
)
_STANDARD_EN: Final = rf"(?:{_S}+(?:to|with|of|on))?(?:{_S}+the)?(?:{_S}+(?:international|European))?(?:{_S}+[Ss]tandard)?"

BEFORE: Final = (
    Saying("Взамен ГОСТ 2.307-68", re.compile(rf"(?:[Вв]замен|ВЗАМЕН|[Вв]место)(?:{_S}+на)?[: \u00a0]*$"), REPLACES),
    Saying("(Revision of IEEE Std 1012-2004)", re.compile(
        r"(?:[Rr]evision (?:of|to)|[Ss]upersed(?:es|ing)|[Rr]eplac(?:es|ing)|cancels and replaces)(?: the)?[: \u00a0]*$"), REPLACES),
    Saying('YeriniAldigi = "TS 13298 :2009"', re.compile(r"[Yy]erini[ ]?[Aa]ld[ıi][ğg][ıi]\w*[^\w]*$"), REPLACES),
    Saying("əvəz edir: AZS 838-2015", re.compile(r"[ƏəE][vw][əe]z (?:edir|etdiyi|edilən)[^\w]*$"), REPLACES),
    Saying("идентичен международному стандарту ИСО 10264:1990", re.compile(
        rf"[Ии]дентич\w+{_STANDARD_RU}{_S}*$"), ADOPTS, Degree.IDENTICAL),
    Saying("модифицированный по отношению к ИСО 9001:2008", re.compile(
        rf"[Мм]одифицирован\w+{_STANDARD_RU}{_S}*$"), ADOPTS, Degree.MODIFIED),
    Saying("неэквивалентен стандарту ИСО 9001", re.compile(rf"[Нн]е[ ]?эквивалент\w+{_STANDARD_RU}{_S}*$"), ADOPTS, Degree.NOT_EQUIVALENT),
    Saying("identical to ISO 9001", re.compile(rf"[Ii]dentical{_STANDARD_EN}{_S}*$"), ADOPTS, Degree.IDENTICAL),
    Saying("modified adoption of ISO 9001", re.compile(rf"[Mm]odified(?: adoption)?{_STANDARD_EN}{_S}*$"), ADOPTS, Degree.MODIFIED),
    Saying("adoption of ISO 9001", re.compile(rf"(?:[Aa]doption|[Aa]dopts|[Ii]mplementation|[Ii]mplements){_STANDARD_EN}{_S}*$"), ADOPTS),
)  # fmt: skip

BEHIND: Final = (
    Saying("AZS 838-2015 “Zeytun yağları” əvəzinə", re.compile(
        rf"{_QUOTED}(?:standart\w*{_S}+)?(?:[əeƏ]v[əe]zin[əe]|[əeƏ]v[əe]z ed(?:ir|ilən|ilmiş)\w*)"), REPLACES),
    Saying("AZS 232-2006 standartı başqası ilə əvəz edilmişdir", re.compile(
        rf"{_QUOTED}(?:standart\w*{_S}+)?[^.;]{{4,60}}? il[əe] [əe]v[əe]z (?:edil|olun)"), REPLACES),
    Saying("TS 13298:2009 yerine", re.compile(rf"{_QUOTED}(?:standard\w*{_S}+)?(?:yerine(?!{_S}+getir)|yerini al)"), REPLACES),
    Saying("ISO 9001:2015 standartına identikdir", re.compile(
        rf"{_QUOTED}(?:beynəlxalq{_S}+)?(?:standart\w*{_S}+)?(?:il[əe]{_S}+)?(?:identik|eyni(?:dir|ləş))"), ADOPTS, Degree.IDENTICAL),
    Saying("ISO 9001:2015 standardı esas alınarak", re.compile(
        rf"{_QUOTED}(?:standar[td]\w*{_S}+)?esas al[ıi]n"), ADOPTS),
)  # fmt: skip

_NATIONAL: Final = frozenset({"AZS", "GOST", "GOST R", "DSTU", "ST RK", "STB", "TS", "BS", "DIN", "EN"})
_BEHIND_TITLE: Final = re.compile(rf'["”»“]{_S}*\({_S}*$')
_TOLD_DEGREE: Final = re.compile(rf'(?:{_S}{{0,3}}["“«„][^"”»“]{{0,300}}["”»“])?[,;]?{_S}{{0,3}}\(?{_DEGREE}(?!\w)')


def related(text: str, found: tuple[FoundDesignation, ...]) -> Iterator[FoundDesignation]:
    """The designations found, each with its relation; those of a list share that of the first."""
    before: FoundDesignation | None = None
    for one in found:
        told = _told(text, one, before)
        if not told.relation and before and before.relation == REPLACES and _JOINED.fullmatch(text, before.end, one.start):
            told = replace(told, relation=REPLACES)
        yield told
        before = told


def degree_of(letters: str) -> Degree | None:
    """The degree of adoption by its letters, Cyrillic ones of the same shape counted in; None where there are none."""
    first = letters[:1]
    return {"I": Degree.IDENTICAL, "İ": Degree.IDENTICAL, "І": Degree.IDENTICAL, "M": Degree.MODIFIED, "М": Degree.MODIFIED,
            "N": Degree.NOT_EQUIVALENT, "E": Degree.EQUIVALENT, "Е": Degree.EQUIVALENT}.get(first)  # fmt: skip


def _told(text: str, one: FoundDesignation, before: FoundDesignation | None) -> FoundDesignation:
    for saying in BEFORE:
        if saying.pattern.search(text, max(0, one.start - 120), one.start):
            return _with(one, saying)
    for saying in BEHIND:
        if saying.pattern.match(text, one.end):
            return _with(one, saying)
    return _behind_title(text, one, before)


def _with(one: FoundDesignation, saying: Saying) -> FoundDesignation:
    degree = one.designation.degree or saying.degree
    return replace(one, relation=saying.relation, designation=replace(one.designation, degree=degree))


def _behind_title(text: str, one: FoundDesignation, before: FoundDesignation | None) -> FoundDesignation:
    """With a degree behind, or in brackets behind the title of a national standard: what that one takes over."""
    if degree := _TOLD_DEGREE.match(text, one.end):
        return replace(one, relation=ADOPTS, designation=replace(one.designation, degree=degree_of(degree["degree"])))
    national = before is not None and before.designation.body in _NATIONAL
    return replace(one, relation=ADOPTS) if national and _BEHIND_TITLE.search(text, max(0, one.start - 8), one.start) else one
