"""The Constitution in English as the Constitute Project prints it: site lines first and last, ``ARTICLE n. TITLE``."""

import re

from acts.frbr import Manifestation
from acts.lines.decode import decode, unix
from acts.lines.reader import Head, Reader, SourceMetadata
from acts.lines.runs import squeeze
from acts.model import Line, Role, Run

_SNIFF = re.compile(r"\s*Constitute\s*\n\s*HOME\s*\n")
_HEADINGS = (
    (re.compile(r"ARTICLE \d+(?:-\d+)?\."), Role.ARTICLE),
    (re.compile(r"CHAPTER [IVXL]+\."), Role.CHAPTER),
    (re.compile(r"[A-Z]+ PART\."), Role.PART),
)
_YEAR = re.compile(r"\(rev\. (\d{4})\)")


def sniff(head: Head) -> bool:
    """The site's own two lines stand first."""
    return _SNIFF.match(head.text.replace("\r\n", "\n")) is not None


def read(manifestation: Manifestation) -> tuple[Line, ...]:
    """Lines between the site's own; a number alone on a line goes before the next. Raises ReadError where the code page is doubtful."""
    text = unix(decode(manifestation.body, manifestation.name))
    rows = [words for row in text.split("\n") if (words := squeeze(row))][2:]
    if rows and rows[-1].startswith("About Constitute"):
        rows.pop()
    return tuple(Line((Run(row),), role=_role(row, index)) for index, row in enumerate(_joined(rows)))


def _joined(rows: list[str]) -> list[str]:
    joined: list[str] = []
    for row in rows:
        if joined and re.fullmatch(r"\d{1,3}\.", joined[-1]):
            joined[-1] += f" {row}"
        else:
            joined.append(row)
    return joined


def _role(row: str, index: int) -> Role | None:
    if index == 0:
        return Role.TITLE
    return next((role for pattern, role in _HEADINGS if pattern.match(row)), None)


def metadata(manifestation: Manifestation) -> SourceMetadata:
    """The site's title."""
    lines = read(manifestation)
    return SourceMetadata(title=(lines[0].text,) if lines else (), language="eng")


READER = Reader(
    name="plain-en",
    sample=b"Constitute\nHOME\nSample 1995\nPREAMBLE\nARTICLE 1. SAMPLE\n",
    sniff=sniff,
    read=read,
    metadata=metadata,
)
