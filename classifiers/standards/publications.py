"""Publications of NIST and its predecessor NBS as its own lists print them: series, number, volume, edition, supplement, date."""

import re
from types import MappingProxyType
from typing import Final

from classifiers.standards.designation import Designation
from classifiers.standards.issuers import KINDS

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SERIES: Final = MappingProxyType({row.word: row.kind for row in KINDS if "NIST" in row.of})
_NUMBERED_BY_YEAR: Final = frozenset({"IR", "GCR", "RPT", "CRPL"})
_FORM: Final = re.compile(
    rf"(?P<body>NIST|NBS) (?P<series>FIPS|{'|'.join(sorted(_SERIES, key=len, reverse=True))}) "
    r"(?P<number>(?:[A-Za-z]{0,4}\d[\dA-Za-z]*?|(?:[A-Z][a-z]{2}-?)*\d{4}|[A-Z]{2,})?(?:[-_][\dA-Za-z]+?)*?)"
    r"(?P<edition1>ver\d+(?=[ve]))?(?P<part>(?:v\d+(?: \d+)*[A-Z]?|v\d[a-z]-[a-z]|[pP][tT]?\d+|sec\d+|n\d+)*)"
    r"(?P<edition>(?:ver\d+|e\d+|r(?:ev)?(?:[A-Z][a-z]+)?\d*[a-z]?(?:/\d{4})?)*)"
    r"(?P<added>(?:(?:supp?|errata|ind(?:e)?x|insert|app|add|adde|-errata|-add)(?:rev)?(?:[A-Z][a-z]{2,4})?-?\d*(?:/\d{4})?(?:-[A-Z][a-z]{2}\d{4})?(?:pt\d)?)*)"
    r"(?:-(?P<year>(?:19|20)\d\d)|-(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*(?P<day>\d\d/)?(?P<of>(?:19|20)\d\d))?"
    r"(?P<stage>[-/]upd\d*|-draft\d*| (?:[if]|\d)pd)?(?P<language> ?(?:es|pt|viet|chi| [a-z]{3}))?"
)


def read_publication(text: str) -> Designation | None:
    """What an identifier of NIST or NBS designates; None where it has not their form."""
    found = _FORM.fullmatch(text)
    if found is None or not (found["number"] or found["added"] or found["part"]):
        return None
    number, year = found["number"], found["year"]
    if year and found["series"] in _NUMBERED_BY_YEAR:
        number, year = f"{number}-{year}", None
    issuers, number, part = _numbered(found, number)
    date = _date(found)
    edition = (found["edition1"] or "") + re.sub(r"^r(?=\d+$)", "Rev. ", found["edition"])
    return Designation(
        issuers, number, part, int(year or date[:4]) if year or date else None, date, edition, (found["added"],) if found["added"] else (),
        _SERIES.get(found["series"], "standard"), stage=(found["stage"] or "").strip(), language=(found["language"] or "").strip(),
    )  # fmt: skip


def _numbered(found: re.Match[str], number: str) -> tuple[tuple[str, ...], str, str]:
    """Issuers, number and part: FIPS has parts behind hyphens, the other series have volumes and parts in letters."""
    if found["series"] == "FIPS":
        number, _, part = number.partition("-")
        return (found["body"], "FIPS"), number, part + found["part"]
    return (found["body"],), number, re.sub(r"^pt(?=\d+$)", "", found["part"])


def _date(found: re.Match[str]) -> str:
    if not found["month"]:
        return ""
    day = f"-{found['day'][:2]}" if found["day"] else ""
    return f"{found['of']}-{_MONTHS.index(found['month']) + 1:02}{day}"
