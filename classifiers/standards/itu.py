"""Designations of the ITU as its own lists print them: Recommendations with annexes and supplements, Questions, handbooks, drafts."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from classifiers.standards.designation import Designation

_SERIES_NUMBER: Final = (
    r"[A-Z]{1,3}\.\d+[a-z]?(?:\.\d+[a-z]?)*(?:bis)?(?:/[A-Z]\.\d+(?:\.\d+)*)*"
    r"(?:[ ](?:bis|ter|R|[A-F])(?!\w)|R(?=[ ]))?(?:-[A-Z]\.\d+|-\d+(?=[ ]))?"
)
_OF_SERIES: Final = r"[A-Z](?:-?\d+(?:-\d+)?(?:[ ]series)?|[ ]series)?"
_DATE: Final = r"(?:[ ]\((?:(?P<month>\d\d)/)?(?P<year>\d{4})\))?"
_ADDED: Final = r"(?P<added>(?:[ ](?:Technical Cor|Amd|Cor|Err|Add|Suppl|App|Annex)\.?[ ]?[\dIVXA-Z]+(?:[ ]\(\d\d/\d{4}\))?)*)"
_ONE_ADDED: Final = re.compile(
    r"[ ](?P<word>Technical Cor|[A-Z][a-z]+)\.?[ ]?(?P<of>[\dIVXA-Z]+)(?:[ ]\((?P<month>\d\d)/(?P<year>\d{4})\))?"
)


@dataclass(frozen=True, slots=True)
class Form:
    """One form of the lists, and what it is a designation of."""

    sample: str
    pattern: re.Pattern[str]
    build: Callable[[re.Match[str]], Designation]


def _of_t(match: re.Match[str]) -> Designation:
    """A Recommendation of ITU-T: version before the date, amendments behind."""
    told = match.groupdict()
    supplement, annex = told.get("supplement"), told.get("annex")
    year, month = told["year"], told["month"]
    return Designation(
        ("ITU-T",), told["number"], supplement or annex or "", int(year) if year else None, f"{year}-{month}" if month else "",
        told["version"] or told["small"] or "", _added(told["added"]), "supplement" if supplement else "recommendation",
    )  # fmt: skip


def _added(text: str) -> tuple[str, ...]:
    """Amendments in one spelling: " Amd. 1 (10/2007)" is "Amd 1:2007-10"."""
    return tuple(
        f"{one['word']} {one['of']}" + (f":{one['year']}-{one['month']}" if one["year"] else "") for one in _ONE_ADDED.finditer(text)
    )  # fmt: skip


def _of_r(kind: str) -> Callable[[re.Match[str]], Designation]:
    return lambda match: Designation(("ITU-R",), match["number"], edition=match.groupdict().get("revision") or "", kind=kind)


FORMS: Final = (
    Form("ITU-T G.729 Annex B (1996) Cor. 1 (02/1998)", re.compile(
        rf"ITU-T (?P<number>{_SERIES_NUMBER}|[A-Z]{{2,5}}-(?:\d+|[A-Z]+))(?:[ ](?P<annex>(?:Annex|App\.)[ ]?[A-Z\dIVX]+|attachment))?"
        rf"(?:[ ]\((?P<version>V\d+)\)|[ ](?P<small>v\.\d+))?{_DATE}{_ADDED}"), _of_t),
    Form("ITU-T G Suppl. 39 (09/2012)", re.compile(
        rf"ITU-T (?P<number>{_SERIES_NUMBER}|{_OF_SERIES})[ ]Suppl\.[ ](?P<supplement>\d+(?:\.\d+)?)"
        rf"(?:[ ]\((?P<version>V\d+)\)|[ ](?P<small>v\.\d+))?{_DATE}{_ADDED}"), _of_t),
    Form("ITU-R BT.601-7, ITU-R RS.1745/SA.1745", re.compile(
        r"ITU-R (?P<number>[A-Z]{1,3}\.\d+(?:/[A-Z]{1,2}\.\d+)?(?:-\d+(?=-))?)(?:-(?P<revision>\d+))?"), _of_r("recommendation")),
    Form("ITU-R 1-3/8:", re.compile(r"ITU-R (?P<number>\d+(?:-\d+)?/\d+):?"), _of_r("question")),
    Form("ITU-R 111-2:", re.compile(r"ITU-R (?P<number>\d+-\d+):"), _of_r("question")),
    Form("ITU-R 62-202, ITU-R 65", re.compile(r"ITU-R (?P<number>\d+)(?:-(?P<revision>\d+))?"), _of_r("handbook")),
    Form("ITU-R SG01.222-200", re.compile(r"ITU-R (?P<number>SG\d+\.\d+)-(?P<revision>\d+)"), _of_r("study group question")),
    Form("ITU-R 54.HDB", re.compile(r"ITU-R (?P<number>\d+\.HDB)"), _of_r("handbook")),
    Form("ITU-R M.5/BL/10", re.compile(
        r"ITU-R (?P<number>[A-Z]{1,3}\.\[?\d+(?:[/-]?B[L/]?/?-?\d+|/\d+)\]?:?)"), _of_r("draft recommendation")),
    Form("ITU-R BT, ITU-R SM3, ITU-R XII", re.compile(r"ITU-R (?P<number>[A-Z]{1,4}\d?(?:\.[IVX]+)?)"), _of_r("series")),
)
"""Read from top to bottom."""


def itu_at(text: str, at: int) -> tuple[int, Designation] | None:
    """Where a supplement or an annex of ITU-T that begins at a character ends, and what it is; None where there is none."""
    for form in FORMS[:2]:
        match = form.pattern.match(text, at)
        told = match.groupdict() if match else {}
        if match and (told.get("supplement") or told.get("annex")) and not text[match.end() : match.end() + 1].isalnum():
            return match.end(), form.build(match)
    return None


def read_itu(text: str) -> Designation | None:
    """What a reference of the ITU's lists designates; None where it has none of the forms."""
    return next((form.build(match) for form in FORMS if (match := form.pattern.fullmatch(text))), None)
