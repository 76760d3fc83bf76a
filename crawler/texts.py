"""The bare words of a body, to look for topics in; the true reading of texts is in `acts.lines`."""

import lxml.etree
import lxml.html

from acts.errors import ActsError
from acts.frbr import Manifestation
from acts.lines import read


def plain_text(body: bytes, kind: str) -> str:
    """The words of an HTML page or a .docx file, "" where it cannot be read."""
    if kind == "html":
        return _html(body)
    if kind == "docx":
        return _docx(body)
    return ""


def _html(body: bytes) -> str:
    try:
        return str(lxml.html.fromstring(body).xpath("string()"))
    except (lxml.etree.LxmlError, ValueError):
        return ""


def _docx(body: bytes) -> str:
    try:
        return "\n".join(line.text for line in read(Manifestation("", "", "text.docx", body)))
    except ActsError:
        return ""
