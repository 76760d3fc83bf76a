"""EUR-Lex Formex 4 and 5: an ACT in one file, its annexes in files of their own, and a publication record (DOC) naming them."""

import re
from dataclasses import dataclass
from datetime import date

from lxml import etree

from acts.errors import ReadError
from acts.frbr import Manifestation
from acts.lines.formex_walk import Walk, plain
from acts.lines.reader import Head, Reader, SourceMetadata
from acts.model import Line
from acts.xml import parse_xml

_PROLOG = r"(?:\s+|<\?.*?\?>|<!DOCTYPE[^\[>]*(?:\[.*?\])?\s*>|<!--.*?-->)*+"
_ROOT = re.compile(_PROLOG + r"<(?:CONS\.)?(?:ACT|ANNEX|DOC)[\s>]", re.DOTALL)
_LETTERS = {"REG": "R", "REGULATION": "R", "DIR": "L", "DIRECTIVE": "L", "DEC": "D", "DECISION": "D"}


@dataclass(frozen=True, slots=True)
class FormexRecord:
    """What a publication record says: the file of the act, the files of its annexes in order, and what act it is.

    ``language`` is ISO 639-3, "" for one not held here. ``celex`` is "" for kinds other than regulation, directive, decision.
    """

    main: str
    annexes: tuple[str, ...]
    title: str
    celex: str
    number: str
    year: str
    adopted: date | None
    language: str


def sniff(head: Head) -> bool:
    """Formex's root elements stand first."""
    return head.text.lstrip("\ufeff \n\r\t").startswith("<") and bool(_ROOT.match(head.text.lstrip("\ufeff")))


def is_record(body: bytes) -> bool:
    """Whether a file is a publication record, naming the files of an act."""
    return re.search(rb"<DOC[\s>]", body[:2000]) is not None and b"<BIB.DOC" in body[:4000]


def record(body: bytes, name: str = "publication record") -> FormexRecord:
    """A publication record read. Raises ReadError when it is none or names no act."""
    root = parse_xml(body, name)
    main = root.find(".//DOC.MAIN.PUB")
    if root.tag != "DOC" or main is None:
        raise ReadError(f"{name}: expected a Formex publication record (DOC with DOC.MAIN.PUB), found <{root.tag}>")
    number, year = _value(root, ".//NO.DOC/NO.CURRENT"), _value(root, ".//NO.DOC/YEAR")
    title = root.find(".//TITLE/TI")
    return FormexRecord(
        main=_file(main, name),
        annexes=tuple(_file(sub, name) for sub in root.iterfind(".//DOC.SUB.PUB")),
        title=plain(title) if title is not None else "",
        celex=_celex(_value(main, "LEGAL.VALUE"), year, number),
        number=number,
        year=year,
        adopted=_day(main.find("DATE")),
        language=_language(_value(main, "LG.DOC")),
    )


def _file(element: etree._Element, name: str) -> str:
    reference = element.find("REF.PHYS")
    file = "" if reference is None else reference.get("FILE") or ""
    if not file or "/" in file or "\\" in file:
        raise ReadError(f"{name}: expected the name of a file in REF.PHYS, found {file!r}")
    return file


def _value(element: etree._Element, path: str) -> str:
    return (element.findtext(path) or "").strip()


def _day(element: etree._Element | None) -> date | None:
    iso = "" if element is None else element.get("ISO") or ""
    try:
        return date.fromisoformat(f"{iso[:4]}-{iso[4:6]}-{iso[6:8]}")
    except ValueError:
        return None


def _language(code: str) -> str:
    return {"EN": "eng", "AZ": "aze"}.get(code, "")


def _celex(kind: str, year: str, number: str) -> str:
    letter = _LETTERS.get(kind.upper(), "")
    return f"3{year}{letter}{int(number):04d}" if letter and year.isdigit() and number.isdigit() else ""


def read(manifestation: Manifestation) -> tuple[Line, ...]:
    """Lines of an act and its annexes, footnotes at the end. Raises ReadError for an annex or a record by itself."""
    root = parse_xml(manifestation.body, manifestation.name)
    if root.tag in {"DOC", "CONS.DOC"}:
        raise ReadError(f"{manifestation.name}: this is a publication record; read the act it names: {record(manifestation.body).main}")
    if root.tag.endswith("ANNEX"):
        raise ReadError(f"{manifestation.name}: this is an annex; it is read with the act of the record {_belongs(root)}")
    walk = Walk()
    walk.act(root)
    for number, body in enumerate(manifestation.annexes, 1):
        walk.annex(parse_xml(body, f"{manifestation.name}, annex {number}"))
    return walk.finished()


def _belongs(root: etree._Element) -> str:
    reference = root.find(".//DOCUMENT.REF")
    return (reference.get("FILE") if reference is not None else None) or "that names it"


def metadata(manifestation: Manifestation) -> SourceMetadata:
    """What the bibliographic block states: title, language, date, number, and the CELEX number put together from them."""
    root = parse_xml(manifestation.body, manifestation.name)
    title = root.find("TITLE/TI")
    lines = tuple(plain(part) for part in title) if title is not None else ()
    number, year = _value(root, ".//NO.DOC/NO.CURRENT"), _value(root, ".//NO.DOC/YEAR")
    kind = lines[0].split(" ")[0] if lines else ""
    return SourceMetadata(
        title=lines,
        language=_language(_value(root, ".//BIB.INSTANCE/LG.DOC")),
        celex=_celex(kind, year, number),
        adopted=_day(root.find(".//BIB.INSTANCE/DATE")),
        number=f"{year}/{number}" if number else "",
    )


READER = Reader(
    name="formex",
    sample=b"<?xml version='1.0'?><ACT><BIB.INSTANCE/><TITLE><TI><P>Sample Act</P></TI></TITLE></ACT>",
    sniff=sniff,
    read=read,
    metadata=metadata,
)
