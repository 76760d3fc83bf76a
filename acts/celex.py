"""CELEX numbers of EU acts: read from their titles, taken apart, made into the address of the work."""

import re
from dataclasses import dataclass

KINDS = {"R": "regulation", "L": "directive", "D": "decision"}
LETTERS = {name: letter for letter, name in KINDS.items()}
NUMBER = re.compile(r"[03](?P<year>\d{4})(?P<kind>[RLD])(?P<number>\d{4})(?:-(?P<version>\d{8}))?")
TITLE = re.compile(
    r"^\s*(?P<kind>Regulation|Directive|Decision)\s*(?:\((?:EU|EC|EEC|Euratom)[^)]*\)\s*)?(?:No\s*)?(?P<first>\d{1,4})/(?P<second>\d{1,4})",
    re.IGNORECASE,
)
FIRST_YEAR = 1952


@dataclass(frozen=True, slots=True)
class Celex:
    """A CELEX number of legislation: "32016R0679" is regulation 679 of 2016."""

    year: int
    subtype: str
    number: int

    @property
    def text(self) -> str:
        return f"3{self.year}{LETTERS[self.subtype]}{self.number:04}"

    @property
    def uri(self) -> str:
        return f"/akn/eu/act/{self.subtype}/{self.year}/{self.number}"

    @property
    def printed(self) -> str:
        return f"{self.year}/{self.number}"


def celex_of(number: str) -> Celex | None:
    """A CELEX number, that of a consolidated text included ("02014R0910-20241018"); None for anything else."""
    match = NUMBER.match(number)
    return Celex(int(match["year"]), KINDS[match["kind"]], int(match["number"])) if match else None


def celex_in_title(title: str) -> Celex | None:
    """The number an act's title states: "Directive 2000/31/EC of …", "Regulation (EU) No 910/2014 of …"; None where it states none.

    Until 2014 regulations were printed number first, the year after ("No 1612/68"); directives and all later acts year first.
    """
    match = TITLE.match(title)
    if match is None:
        return None
    subtype = match["kind"].lower()  # an English word
    first, second = int(match["first"]), int(match["second"])
    year_first = first >= FIRST_YEAR if max(first, second) >= FIRST_YEAR else subtype != "regulation"
    year, number = (first, second) if year_first else (second, first)
    if 50 < year < 100:
        year += 1900
    return Celex(year, subtype, number) if year >= FIRST_YEAR else None
