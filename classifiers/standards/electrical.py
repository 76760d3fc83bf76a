"""Standards and drafts of the IEEE and its forerunners as its own lists print them."""

import re
from collections.abc import Iterator
from typing import Final

from classifiers.standards.designation import Designation, Related

_MONTH: Final = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_MONTHS: Final = _MONTH.split("|")
_NUMBER: Final = r"P?[A-Z]{0,2}\d+(?:\.\d+)*[A-Z]{0,3}[a-z]{0,3}(?:[.-]\d+)*?(?:-(?:REV|Rev|rev)[a-z]*)?"
_PUBLISHERS: Final = r"(?:ANSI|ASA|AIEE|IEC|ISO/IEC|NACE|IEEE)(?: ?/ ?(?:IEEE|ANSI|IEC|ASHRAE|ISO/IEC|NESC))*"
_ALONE: Final = (
    rf"(?P<publishers>{_PUBLISHERS})(?: (?P<status>Unapproved|Approved))?(?P<draft> Draft)?(?: (?:Std|STD|No\.?))?"
    rf" (?P<number>{_NUMBER})(?:-(?P<year>(?:18|19|20)\d\d))?(?P<added>(?:/Cor ?\d+(?:-(?:19|20)\d\d)?)*)"
    rf"(?:/(?P<edition>(?:D|CD|FDIS|DIS|WD)[\w.-]*)|, (?P<dated>(?:19|20)\d\d Edition))?"
    rf"(?:,? (?P<month>(?:{_MONTH})[a-z]*)\.?,? ?(?P<of>(?:19|20)?\d\d))?"
)
_ONE: Final = re.compile(_ALONE)
_CITED: Final = re.compile(rf"{_ALONE}(?: ?\((?P<inner>[^()]+)\))?(?P<note> - Redline)?")
_RELATION: Final = re.compile(
    r"(?P<relation>Revision (?:of|to)|Amendment (?:to|of)|Corrigend(?:um|a) (?:to|of)|Supersedes|Supplement to|Reaffirmation of"
    r"|Incorporat(?:ing|es)|Adoption of|Redesignation of|Replaces) (?P<rest>.+)"
)
_AMENDED: Final = re.compile(r",? as amended by |, and | and |, ")


def read_ieee(text: str) -> Designation | None:
    """What an identifier of the IEEE designates; None where it has not its form."""
    found = _CITED.fullmatch(text)
    if found is None or not _is_whole(found):
        return None
    base = _base(found["inner"] or "")
    relations = tuple(_related(found["inner"] or ""))
    if found["inner"] and not base and not relations:
        return None
    return _built(found, base, relations, "Redline" if found["note"] else "")


def _is_whole(found: re.Match[str]) -> bool:
    """Not a standard of ISO or IEC alone, whose form is another."""
    return any(body in found["publishers"] for body in ("IEEE", "ANSI", "ASA"))


def _built(found: re.Match[str], base: Designation | None = None, relations: tuple[Related, ...] = (), note: str = "") -> Designation:
    date = _date(found)
    year = int(found["year"]) if found["year"] else int(date[:4]) if date else None
    stage = f"{found['status'] or ''}{found['draft'] or ''}".strip() or ("Draft" if found["edition"] else "")
    return Designation(
        tuple(re.split(" ?/ ?", found["publishers"])), found["number"], "", year, date, found["edition"] or found["dated"] or "",
        tuple(_added(found["added"])), base=base, stage=stage, relations=relations, note=note,
    )  # fmt: skip


def _date(found: re.Match[str]) -> str:
    if not found["month"]:
        return ""
    year = found["of"] if len(found["of"]) == 4 else f"20{found['of']}"
    return f"{year}-{_MONTHS.index(found['month'][:3]) + 1:02}"


def _added(text: str) -> Iterator[str]:
    for one in re.finditer(r"/Cor ?(\d+)(?:-(\d{4}))?", text):
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
