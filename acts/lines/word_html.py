"""Word's HTML as e-qanun publishes it.

``<s>`` is struck, ``<i>`` italic; endnote links become note references; Word's own noise (head, styles, conditional
comments) is no text. White space counts as in a browser, a no-break space as a space. ``<br>`` ends a line. A table of
one cell is a frame, not a table. Nothing is fetched, no entity is expanded.
"""

import re

from lxml import etree

from acts.errors import ReadError
from acts.frbr import Manifestation
from acts.lines.decode import decode
from acts.lines.html_walk import Walk
from acts.lines.notes import settle
from acts.lines.reader import Head, Reader
from acts.model import Line

_HTML = re.compile(r"\s*(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype\s+html|html|head|body|meta|div|p|table)\b", re.IGNORECASE | re.DOTALL)


def sniff(head: Head) -> bool:
    """A page's first tag stands first."""
    return bool(_HTML.match(head.text.lstrip("\ufeff\0")) or (head.data[:2] in {b"\xff\xfe", b"\xfe\xff"} and b"<\0" in head.data[:200]))


def read(manifestation: Manifestation) -> tuple[Line, ...]:
    """Lines of a page. Raises ReadError for a doubtful code page, nesting beyond 256 levels, or a page without text."""
    root = _tree(manifestation)
    walk = Walk(struck_styles=b"line-through" in manifestation.body)
    walk.all(root)
    if not walk.lines:
        raise ReadError(f"{manifestation.name}: expected the text of an act, found a page without text")
    return settle(walk.lines)


def _tree(manifestation: Manifestation) -> etree._Element:
    text = decode(manifestation.body, manifestation.name).replace("\0", "")
    parser = etree.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, encoding="utf-8")
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.LxmlError as error:
        raise ReadError(f"{manifestation.name}: expected HTML, found {error}") from error
    if any("depth" in entry.message for entry in parser.error_log if entry.level_name == "FATAL" or "xcessive" in entry.message):
        raise ReadError(f"{manifestation.name}: tags are nested deeper than 256 levels, which no page of an act needs")
    if root is None:
        raise ReadError(f"{manifestation.name}: expected HTML, found no element")
    return root


READER = Reader(
    name="word-html",
    sample=b"<html><head><meta http-equiv=Content-Type content='text/html; charset=windows-1251'></head><body><p>N&#252;mun&#601;",
    sniff=sniff,
    read=read,
)
