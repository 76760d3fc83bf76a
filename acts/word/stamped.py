"""When, in which layout and language a document was made: a bookmark in its first paragraph, which Word and LibreOffice keep."""

import io
import re
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from docx.oxml.ns import qn
from lxml import etree

from acts.lines.docx_opening import opened
from acts.word.package import STAMP

_MAIN: Final = "word/document.xml"
_NAME: Final = re.compile(r"made_(?P<at>\d{1,12})_(?P<layout>[a-z_]{1,17})_(?P<lang>az|en)_(?P<ways>[12])")
_ID: Final = "2147483000"
"""Above the ids of all other bookmarks."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """``at``: when the document was made, in whole seconds; ``both``: whether it has the table from the other side too."""

    at: datetime
    layout: str
    lang: str
    both: bool = False

    @classmethod
    def new(cls, layout: str, lang: str, both: bool = False) -> "Stamp":
        """The stamp of a document made now."""
        return cls(datetime.now(UTC).replace(microsecond=0), layout, lang, both)


def stamped(document: bytes, stamp: Stamp) -> bytes:
    """The document with its stamp."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as came, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in came.namelist():
            entry = zipfile.ZipInfo(name, STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(entry, _marked(came.read(name), stamp) if name == _MAIN else came.read(name), compresslevel=5)
    return out.getvalue()


def stamp_of(document: bytes, name: str) -> Stamp | None:
    """The stamp of a document that came back; None where it has none. Raises `DocxError` for what is no .docx."""
    for mark in opened(document, name).main.iter(qn("w:bookmarkStart")):
        if found := _NAME.fullmatch(mark.get(qn("w:name")) or ""):
            at = datetime.fromtimestamp(int(found["at"]), UTC)
            return Stamp(at, found["layout"], found["lang"], found["ways"] == "2")
    return None


def _marked(body: bytes, stamp: Stamp) -> bytes:
    root = etree.fromstring(body)
    first = next(root.iter(qn("w:p")), None)
    if first is not None:
        name = f"made_{int(stamp.at.timestamp())}_{stamp.layout}_{stamp.lang}_{2 if stamp.both else 1}"
        start, end = (etree.Element(qn(tag), {qn("w:id"): _ID}) for tag in ("w:bookmarkStart", "w:bookmarkEnd"))
        start.set(qn("w:name"), name)
        at = 1 if len(first) and first[0].tag == qn("w:pPr") else 0
        first[at:at] = [start, end]
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
