"""What a file is: told by its first bytes, its name only where they do not decide."""

import re
import zipfile
from enum import StrEnum
from io import BytesIO

from lxml import etree

from classifiers.errors import ExchangeError

MOST_BYTES = 64 * 1024 * 1024
MOST_UNPACKED = 512 * 1024 * 1024
MOST_ROWS = 200_000
MOST_TRIPLES_BYTES = 24 * 1024 * 1024       # of RDF, which takes some thirty times its size to hold
HEAD = 65_536
RDF = b"http://www.w3.org/1999/02/22-rdf-syntax-ns#"
DTD = re.compile(rb"<!(DOCTYPE|ENTITY)")


class Form(StrEnum):
    """The forms that can be read."""

    CSV = "csv"
    XLSX = "xlsx"
    XLS = "xls"
    TURTLE = "turtle"
    RDF_XML = "rdfxml"
    JSON_LD = "jsonld"
    JSON = "json"
    GENERICODE = "genericode"


OTHER_TEXTS = (
    (re.compile(rb"^%PDF-"), "a PDF"),
    (re.compile(rb"^\{\\rtf"), "a text of a word processor"),
    (re.compile(rb"(?m)^ {0,3}\|?[ \t]*:?-{3,}:?[ \t]*(\|[ \t]*:?-{3,}:?[ \t]*)+\|?[ \t]*\r?$"), "a text in Markdown"),
)
"""What is no table though it is text, and how it begins or looks."""
TURTLE_BEGINS = re.compile(rb"^\s*(@prefix|@base|PREFIX|BASE|<[^>?!]*>\s+(a|<))", re.M | re.I)


def form_of(body: bytes, name: str) -> Form:
    """The form of a file. Raises `ExchangeError` where it is none, too large, or holds entities."""
    if not body.strip():
        raise ExchangeError(f"{name}: expected a classifier, found an empty file")
    if len(body) > MOST_BYTES:
        raise ExchangeError(f"{name}: expected at most {MOST_BYTES // 1024 // 1024} MB, found {len(body) // 1024 // 1024}")
    if body.startswith(b"PK"):
        return _workbook(body, name)
    if body.startswith(b"\xd0\xcf\x11\xe0"):
        return Form.XLS
    return _of_text(body, name)


def _workbook(body: bytes, name: str) -> Form:
    try:
        with zipfile.ZipFile(BytesIO(body)) as archive:
            names, size = set(archive.namelist()), sum(info.file_size for info in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise ExchangeError(f"{name}: expected a workbook, found a damaged archive ({error})") from error
    if "xl/workbook.xml" not in names:
        raise ExchangeError(f"{name}: expected a workbook (.xlsx), found another archive")
    if size > MOST_UNPACKED:
        raise ExchangeError(f"{name}: expected at most {MOST_UNPACKED // 1024 // 1024} MB unpacked, found {size // 1024 // 1024}")
    return Form.XLSX


def _of_text(body: bytes, name: str) -> Form:
    head = _head(body)
    for looks, what in OTHER_TEXTS:
        if looks.search(head):
            raise ExchangeError(f"{name}: expected a table, RDF, genericode or JSON, found {what}")
    if head.startswith(b"<") and not TURTLE_BEGINS.match(head):
        return _of_xml(body, name)
    if head.startswith((b"{", b"[")):
        return Form.JSON if b'"toplu"' in head[:200] else _small(Form.JSON_LD, body, name)
    if name.endswith((".ttl", ".n3", ".nt", ".turtle")) or (TURTLE_BEGINS.search(head) and not name.endswith((".csv", ".tsv", ".txt"))):
        return _small(Form.TURTLE, body, name)
    return Form.CSV


def _head(body: bytes) -> bytes:
    """How a text begins, without the marks of its encoding and the zero bytes of UTF-16."""
    head = body[: HEAD * 2]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[2:].replace(b"\0", b"")
    return head.lstrip(b"\xef\xbb\xbf \t\r\n")[:HEAD]


def _of_xml(body: bytes, name: str) -> Form:
    refuse_entities(body, name)
    root = _root(body, name)
    if root.localname.startswith("CodeList"):
        return Form.GENERICODE
    if RDF in _head(body) or root.namespace == RDF.decode():
        return _small(Form.RDF_XML, body, name)
    raise ExchangeError(f"{name}: expected RDF/XML or genericode, found other XML")


def _root(body: bytes, name: str) -> etree.QName:
    """What the first element is called. Raises `ExchangeError`."""
    try:
        reading = etree.iterparse(BytesIO(body), events=("start",), resolve_entities=False, no_network=True, load_dtd=False)
        return etree.QName(next(iter(reading))[1])
    except (etree.XMLSyntaxError, StopIteration, ValueError, LookupError) as error:
        raise ExchangeError(f"{name}: expected XML, found what cannot be read: {error}") from error


def _small(form: Form, body: bytes, name: str) -> Form:
    if len(body) > MOST_TRIPLES_BYTES:
        raise ExchangeError(f"{name}: expected at most {MOST_TRIPLES_BYTES // 1024 // 1024} MB of RDF, found {len(body) // 1024 // 1024}")
    return form


def refuse_entities(body: bytes, name: str) -> None:
    """Raises `ExchangeError` on XML that declares entities, in whatever encoding."""
    if DTD.search(body) or DTD.search(body.replace(b"\0", b"")):
        raise ExchangeError(f"{name}: expected XML without entities, found a document type declaration")
