"""Akoma Ntoso 3.0 read: documents of ours as they were written, those of others with their text whole."""

import re
from dataclasses import dataclass
from typing import Final

from lxml import etree

from acts.akn.foreign import document_of
from acts.akn.foreign_identity import identity
from acts.akn.names import NAMESPACE, akn, local, namespace
from acts.akn.native import ChangedError, is_own, read_own
from acts.akn.report import Item, Report
from acts.errors import ReadError
from acts.frbr import Expression, Work
from acts.history.model import Timeline
from acts.model import Document, Kind
from acts.xml import parse_xml

SIZE_LIMIT: Final = 64 * 1024 * 1024
"""Bytes of the largest document that is read."""

DEPTH_LIMIT: Final = 120
"""Elements within each other; the deepest document seen has 21."""

_FAMILY: Final = re.compile(r"akomantoso|legaldocml|/akn/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Imported:
    """A document read. ``kind``: its element ("act", "bill", "judgment"). ``language``: as it says itself.

    ``expression`` is None where its language is neither Azerbaijani nor English. ``report``: what a `Document` has no place for;
    () for a document of ours.
    """

    work: Work
    expression: Expression | None
    document: Document
    timeline: Timeline | None = None
    kind: str = "act"
    language: str = ""
    report: tuple[Item, ...] = ()


def read(body: bytes, name: str = "document") -> Imported:
    """The document. Raises ReadError for what is no well-formed Akoma Ntoso 3.0 without document type, telling what it is."""
    root = opened(body, name)
    report = Report()
    if is_own(root):
        try:
            own = read_own(root)
        except ChangedError as error:
            report.lost("proprietary", str(error))
        else:
            return Imported(own.work, own.expression, own.document, own.timeline, local(root[0].tag), own.expression.language.value)
    return foreign(root, body, report)


def opened(body: bytes, name: str) -> etree._Element:
    """The root of a document of this version. Raises ReadError saying what else it is."""
    if len(body) > SIZE_LIMIT:
        raise ReadError(f"{name}: at most {SIZE_LIMIT:,} bytes are read, found {len(body):,}")
    root = parse_xml(body, name)
    _check_namespace(root, name)
    if not len(root):
        raise ReadError(f"{name}: expected a document inside <akomaNtoso>, found nothing")
    if too_deep(root):
        raise ReadError(f"{name}: expected elements at most {DEPTH_LIMIT} deep, found more")
    return root


def _check_namespace(root: etree._Element, name: str) -> None:
    found = namespace(root.tag) or "none"
    if local(root.tag) != "akomaNtoso":
        raise ReadError(f"{name}: expected <akomaNtoso>, found <{local(root.tag)}> of namespace {found}")
    if found != NAMESPACE and _FAMILY.search(found):
        raise ReadError(f"{name}: another version of the format: namespace {found}, expected {NAMESPACE}")
    if found != NAMESPACE:
        raise ReadError(f"{name}: not Akoma Ntoso: namespace {found}, expected {NAMESPACE}")


def too_deep(root: etree._Element) -> bool:
    """Whether elements stand within each other deeper than is read."""
    level = [root]
    for _ in range(DEPTH_LIMIT):
        level = [child for node in level for child in node]
        if not level:
            return False
    return True


def foreign(root: etree._Element, body: bytes, report: Report) -> Imported:
    """A document another system wrote, with what of it a `Document` has no place for."""
    for name, sign in (("comment", b"<!--"), ("processing instruction", b"<?")):
        if count := body.count(sign) - body.startswith(b"<?xml") * (sign == b"<?"):
            report.lost("document", name, count)
    document = document_of(root, report)
    said = identity(root[0], title_of(root[0], document), report)
    return Imported(said.work, said.expression, document, None, local(root[0].tag), said.language, report.items())


def title_of(node: etree._Element, document: Document) -> str:
    """The title a document marks as such, else the lines before its text; "" where it has neither."""
    marked = next(node.iter(akn("docTitle"), akn("longTitle"), akn("neutralCitation")), None)
    if marked is not None:
        return " ".join("".join(map(str, marked.itertext())).split())
    front = next((unit for unit in document.root.children if unit.kind is Kind.PREFACE), None)
    return " ".join(line.plain for line in front.lines())[:300] if front is not None else ""
