"""Word's HTML as e-qanun publishes it.

``<s>`` is struck, ``<i>`` italic; endnote links become note references; Word's own noise (head, styles, conditional
comments) is no text. White space counts as in a browser, a no-break space as a space. ``<br>`` ends a line. A table of
one cell is a frame, not a table. Nothing is fetched, no entity is expanded.
"""

import re

from lxml import etree

from acts.errors import ReadError
from acts.frbr import Manifestation
from acts.lines.decode import decode_from, encoding_of
from acts.lines.html_walk import Walk
from acts.lines.notes import settle
from acts.lines.reader import Head, Reader
from acts.model import Line

_TAKEN_AS_THEY_ARE = frozenset({"utf-8", "cp1251", "cp1252", "cp1254"})
_BEFORE = r"(?:\s+|<\?xml[^>]*>|<!--.*?-->)*+"
_OPENED = re.compile(rb"<html[\s>]", re.IGNORECASE)
_CLOSED = re.compile(rb"</(?:html|body)\b", re.IGNORECASE)
_HTML = re.compile(_BEFORE + r"<(?:!doctype\s+html|html|head|body|meta|div|p|table)\b", re.IGNORECASE | re.DOTALL)


def sniff(head: Head) -> bool:
    """A page's first tag stands first."""
    return bool(_HTML.match(head.text.lstrip("\ufeff\0")) or (head.data[:2] in {b"\xff\xfe", b"\xfe\xff"} and b"<\0" in head.data[:200]))


def read(manifestation: Manifestation) -> tuple[Line, ...]:
    """Lines of a page. Raises ReadError for a doubtful code page, a page cut off, nesting beyond 256 levels, or no text."""
    root = _tree(manifestation)
    walk = Walk(struck_styles=b"line-through" in manifestation.body)
    walk.all(root)
    if not walk.lines:
        raise ReadError(f"{manifestation.name}: expected the text of an act, found a page without text")
    return settle(walk.lines)


def _bytes(manifestation: Manifestation) -> tuple[bytes, str]:
    """Bytes and their encoding as the parser takes them: proved to be of that encoding, without NUL bytes."""
    encoding = encoding_of(manifestation.body, manifestation.name)
    text = decode_from(manifestation.body, encoding, manifestation.name)
    if encoding in _TAKEN_AS_THEY_ARE and "\0" not in text and "\ufffd" not in text:
        return manifestation.body, encoding.replace("cp", "windows-")
    return text.replace("\0", "").encode("utf-8", "replace"), "utf-8"


def _is_cut(body: bytes) -> bool:
    """Whether a page begins as a whole one and has no end: Word always writes both, and half an act must not pass for the act."""
    return bool(_OPENED.search(body, 0, 4096)) and not _CLOSED.search(body, max(0, len(body) - 4096)) and not _CLOSED.search(body)


def _tree(manifestation: Manifestation) -> etree._Element:
    body, encoding = _bytes(manifestation)
    parser = etree.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, encoding=encoding)
    try:
        root = etree.fromstring(body, parser)
    except etree.LxmlError as error:
        raise ReadError(f"{manifestation.name}: expected HTML, found {error}") from error
    if fatal := next((entry.message for entry in parser.error_log if entry.level_name == "FATAL"), ""):
        where = "tags are nested deeper than 256 levels" if "depth" in fatal else "a single word, attribute or comment has over 10 MB"
        raise ReadError(f"{manifestation.name}: {where}, which no page of an act needs ({fatal})")
    if root is None:
        raise ReadError(f"{manifestation.name}: expected HTML, found no element")
    if _is_cut(body):
        raise ReadError(f"{manifestation.name}: expected </html> at the end, found a page cut off after {len(body):,} bytes")
    return root


READER = Reader(
    name="word-html",
    sample=b"<html><head><meta http-equiv=Content-Type content='text/html; charset=windows-1251'></head><body><p>N&#252;mun&#601;",
    sniff=sniff,
    read=read,
)
