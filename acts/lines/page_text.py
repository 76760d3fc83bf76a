"""The visible text of an e-qanun page as captured from a browser.

Six lines of navigation stand on top (the sixth is the status), two lines of footer at the end; paragraphs are parted by
empty lines, empty paragraphs hold a no-break space. Struck text is unmarked, and the cells of a table stand one a line.
"""

import re

from acts.frbr import Manifestation
from acts.lines.decode import decode_utf8
from acts.lines.notes import settle
from acts.lines.reader import Head, Reader, SourceMetadata
from acts.lines.runs import squeeze
from acts.model import Line, Run

NAVIGATION = ("Mətn", "Şəkil", "Rekvizitlər", "Versiyalar", "Əlaqəli Sənədlər")
_FOOTER = re.compile(r"(?:© \d{4} \||Developed by:)")


def sniff(head: Head) -> bool:
    """The navigation of the page stands first."""
    return tuple(line.strip() for line in head.text.lstrip().split("\n", 5)[:5]) == NAVIGATION


def page_status(manifestation: Manifestation) -> str:
    """The status as the page prints it ("Qüvvədədir"), "" when it has none."""
    lines = manifestation.body[:2000].decode("utf-8-sig", "ignore").lstrip().split("\n")
    return lines[len(NAVIGATION)].strip() if len(lines) > len(NAVIGATION) else ""


def read(manifestation: Manifestation) -> tuple[Line, ...]:
    """Lines of a captured page without its navigation and footer. Raises ReadError for text that is not UTF-8."""
    text = decode_utf8(manifestation.body, manifestation.name)
    return settle(tuple(Line((Run(paragraph),)) for paragraph in _paragraphs(text)))


def _paragraphs(text: str) -> list[str]:
    paragraphs = [words for row in text.lstrip().split("\n", len(NAVIGATION) + 1)[-1].split("\n") if (words := squeeze(row))]
    while paragraphs and _FOOTER.match(paragraphs[-1]):
        paragraphs.pop()
    return paragraphs


def metadata(manifestation: Manifestation) -> SourceMetadata:
    """The status as the page shows it."""
    return SourceMetadata(status=page_status(manifestation))


READER = Reader(
    name="page-text",
    sample="Mətn\nŞəkil\nRekvizitlər\nVersiyalar\nƏlaqəli Sənədlər\n Qüvvədədir \n\nNÜMUNƏ".encode(),
    sniff=sniff,
    read=read,
    metadata=metadata,
)
