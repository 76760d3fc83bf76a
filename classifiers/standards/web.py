"""Reports of the W3C, specifications of OASIS and publications of Ecma, as their own lists print them."""

import re
from typing import Final

from classifiers.standards.designation import Designation

W3C_STAGES: Final = ("CRD", "CR", "DNOTE", "FPWD", "NOTE", "OBSL", "PER", "PR", "REC", "SPSD", "STMT", "WD")
_WEB: Final = re.compile(
    rf"W3C (?:(?P<stage>{'|'.join(W3C_STAGES)})-)?(?P<number>(?!WCAG \d)[\w.+\[\]:-]+?)(?:-(?P<date>(?:19|20)\d{{6}}|9\d{{5}}))?"
)
_STAGE: Final = r"(?:CN|CS|PS|COS|CND|CSD|CSPRD|WD)\d+"
_OASIS: Final = re.compile(
    r"OASIS (?P<number>[\w.+\[\] -]+?)(?:-(?P<edition>[vV]?\d+(?:\.\d+)+))?"
    rf"(?:-(?P<part>[Pp](?:ar)?t\d+(?:-[\w-]+?)??))?(?:-(?P<stage>{_STAGE}(?:-Pt\d+)?))?"
)
_ECMA: Final = re.compile(r"(?:ECMA|Ecma)(?P<sort>[- ]|[- ]TR/| MEM/)(?P<number>\d+)(?:-(?P<part>\d+))?")
_ECMA_KINDS: Final = {"TR/": "technical report", "MEM/": "memento"}


def read_w3c(text: str) -> Designation | None:
    """Stage, short name and day of a report: "W3C REC-html-aria-20211209"; without stage and day the report in its latest version."""
    found = _WEB.fullmatch(text)
    if found is None:
        return None
    date = _day(found["date"] or "")
    year = int(date[:4]) if date else None
    return Designation(("W3C",), found["number"], "", year, date, kind="recommendation", stage=found["stage"] or "")


def read_oasis(text: str) -> Designation | None:
    """Short name, version, part and stage of a specification: "OASIS OpenDocument-v1.3-part1-CS01"."""
    found = _OASIS.fullmatch(text)
    if found is None:
        return None
    return Designation(("OASIS",), found["number"], found["part"] or "", edition=found["edition"] or "", stage=found["stage"] or "")


def read_ecma(text: str) -> Designation | None:
    """A standard, a technical report or a memento of Ecma."""
    found = _ECMA.fullmatch(text)
    if found is None:
        return None
    return Designation(("ECMA",), found["number"], found["part"] or "", kind=_ECMA_KINDS.get(found["sort"].strip(" -"), "standard"))


def _day(digits: str) -> str:
    """ "20211209" and "971014" as dates of ISO 8601."""
    full = f"19{digits}" if len(digits) == 6 else digits
    return f"{full[:4]}-{full[4:6]}-{full[6:]}" if full else ""
