"""Footnotes of a Word file made endnotes, for LibreOffice: it sets a table with repeated headings and footnotes one row to a page."""

import zipfile
from collections.abc import Iterable
from io import BytesIO
from typing import Final

_FOOT: Final = b"footnote"
_END: Final = b"endnote"
_FIGURES: Final = b'<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>'
"""For a section: its endnotes are numbered 1, 2, 3, as footnotes are; else i, ii, iii."""
_ELEMENTS: Final = (b"<w:footnote", b"</w:footnote")
_NAMES: Final = (b"/footnotes", b'"footnotes.xml"', b".footnotes+xml")
_PARTS: Final = {
    "[Content_Types].xml": _NAMES, "word/_rels/document.xml.rels": _NAMES,
    "word/document.xml": _ELEMENTS, "word/footnotes.xml": _ELEMENTS, "word/settings.xml": _ELEMENTS,
}  # fmt: skip
"""What names footnotes in the parts of a document; no word of a text is among it, "<" never stands in one."""


def with_endnotes(docx: bytes) -> bytes:
    """The same document with its footnotes at its end; as it is when it has none, has endnotes of its own, or is no zip file."""
    if not zipfile.is_zipfile(BytesIO(docx)):
        return docx
    with zipfile.ZipFile(BytesIO(docx)) as came:
        names = came.namelist()
        if "word/footnotes.xml" not in names or "word/endnotes.xml" in names:
            return docx
        made = BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
            for name in names:
                body = came.read(name)
                file.writestr(name.replace("footnotes", "endnotes"), _renamed(body, _PARTS.get(name, ())))
        return made.getvalue()


def _renamed(body: bytes, markup: Iterable[bytes]) -> bytes:
    for old in markup:
        body = body.replace(old, old.replace(_FOOT, _END))
    return body.replace(b"<w:pgSz", _FIGURES + b"<w:pgSz") if markup is _ELEMENTS else body
