"""Standards and drafts of the IEEE and its forerunners as its own lists print them."""

import re
from collections.abc import Iterator
from typing import Final

from classifiers.standards.designation import Designation, Related
from classifiers.standards.parts import MONTHS, Form

_MONTH: Final = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_MONTHS: Final = _MONTH.split("|")
_NUMBER: Final = r"P?[A-Z]{0,2}\d+(?:\.\d+)*[A-Z]{0,4}[a-z]{0,3}(?:[.-]\d+[A-Z]*[a-z]?)*?(?:-(?:REV|Rev|rev)[a-z]*)?(?:Rev\d|v\d)?"
_BODY: Final = "ANSI|ASA|AIEE|ISO|IEC|NACE|IEEE|ASHRAE|NESC"
_STATUS: Final = r"(?:(?: Active)? (?:Unapproved|Approved))?"
_WORD: Final = rf"(?P<word>(?P<status>{_STATUS})(?P<sketch> Draft)?(?P<stage> (?:FDIS|DIS|CD|WD))?(?: (?:Std|STD)(?: No\.?)?| No\.?)?)"
_ALONE: Final = (
    rf"(?P<publisher>(?:{_BODY})(?: ?/ ?(?:{_BODY}))*|(?=P[C\d]))(?:{_WORD})"
    rf"(?P<gap> ?)(?P<number>{_NUMBER})(?:[-:](?P<year>(?:18|19|20)\d\d))?"
    r"(?P<added>(?P<corrigendum>[/_-]Cor[ -]?)\d+(?:-(?:19|20)\d\d)?)?"
    r"(?:(?P<separator> ?[/_]|[ -]|, )(?P<edition>(?:D|CD|FDIS|DIS|WD|ED)[\dA-Za-z.]*(?:[.-]\d+[a-z]?)*|(?:19|20)\d\d Edition))?"
    rf"(?:(?P<before> ?,? ?)(?P<month>(?:{_MONTH})[a-z]*)(?P<comma>\.?,? ?)(?P<of>(?:19|20)?\d\d)|, (?P<alone>(?:19|20)\d\d))?"
)
_ONE: Final = re.compile(_ALONE)
_CITED: Final = re.compile(rf"{_ALONE}(?:(?P<bracket> ?)\((?P<inner>[^()]+)\))?(?P<note> - Redline)?")
_RELATION: Final = re.compile(
    r"(?P<relation>Revision (?:of|to)|Amendment (?:to|of)|Corrigend(?:um|a) (?:to|of)|Supersedes|Supplement to"
    r"|Reaffirmation of|[Ii]ncorporat(?:ing|es)|Adoption of|Redesignation of|Replaces) (?P<rest>.+)"
)
_AMENDED: Final = re.compile(r" as amended by |, and | and |, ")


def read_ieee(text: str) -> Designation | None:
    """What an identifier of the IEEE designates; None where it has not its form."""
    found = _CITED.fullmatch(text)
    if found is None or not _is_own(found):
        return None
    base = _base(found["inner"] or "")
    relations = tuple(_related(found["inner"] or ""))
    if found["inner"] and not base and not relations:
        return None
    return _built(found, base, relations, "Redline" if found["note"] else "")


def _is_own(found: re.Match[str]) -> bool:
    """Not a standard of ISO and IEC with IEEE, whose form is another; their drafts are."""
    issuers = re.split(" ?/ ?", found["publisher"])
    return not {"ISO", "IEC"} & set(issuers) or found["number"].startswith("P")


def _built(found: re.Match[str], base: Designation | None = None, relations: tuple[Related, ...] = (), note: str = "") -> Designation:
    date = _date(found)
    year = int(found["year"]) if found["year"] else int(date[:4] or found["alone"] or 0) or None
    edition = found["edition"] or ""
    stage = f"{found['status']}{found['sketch'] or ''}{found['stage'] or ''}".strip() or ("Draft" if _is_draft(edition) else "")
    return Designation(
        tuple(re.split(" ?/ ?", found["publisher"] or "IEEE")), found["number"], "", year, date, edition,
        tuple(_added(found["added"] or "")), base=base, stage=stage, relations=relations, note=note, form=_form(found),
    )  # fmt: skip


def _is_draft(edition: str) -> bool:
    return bool(edition) and not edition.endswith("Edition")


def _form(found: re.Match[str]) -> Form:
    month = found["month"] or ""
    months = "Sept" if month == "Sept" else "long" if month in MONTHS else "short"
    before = ", " if found["alone"] else found["before"] or ""
    return Form(
        found["publisher"], found["word"], found["gap"], found["corrigendum"] or "", found["separator"] or "", before, months,
        found["comma"] or "", two_digits=len(found["of"] or "") == 2, bracket=found.groupdict().get("bracket") or "",
    )  # fmt: skip


def _date(found: re.Match[str]) -> str:
    if not found["month"]:
        return ""
    year = found["of"] if len(found["of"]) == 4 else f"20{found['of']}"
    return f"{year}-{_MONTHS.index(found['month'][:3]) + 1:02}"


def _added(text: str) -> Iterator[str]:
    for one in re.finditer(r"Cor[ -]?(\d+)(?:-(\d{4}))?", text):
        yield f"Cor {one[1]}" + (f":{one[2]}" if one[2] else "")


def _base(inner: str) -> Designation | None:
    """The designation that stands alone in brackets: "(ANSI C16.11-1971)"."""
    found = _ONE.fullmatch(inner)
    return _built(found) if found else None


def _related(inner: str) -> Iterator[Related]:
    """What brackets say: "Amendment to IEEE Std 802.3-2015 as amended by IEEE Std 802.3bw-2015"; nothing where a piece is not read."""
    told = _RELATION.fullmatch(inner)
    pieces = _AMENDED.split(told["rest"]) if told else []
    read = [_ONE.fullmatch(piece) for piece in pieces]
    if told and all(read):
        for place, one in enumerate(read):
            if one:
                yield Related("as amended by" if place else told["relation"], _built(one))
