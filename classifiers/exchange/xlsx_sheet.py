"""Sheets out of workbooks (.xlsx), read part by part: values, raised and lowered letters, indentation, whether a formula made a value.

Office Open XML, ISO/IEC 29500-1, clause 18. Formulas are never worked out.
"""

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from lxml import etree

from classifiers.errors import ExchangeError
from classifiers.exchange.columns import number_of
from classifiers.exchange.forms import DTD, HEAD, MOST_ROWS
from classifiers.exchange.model import EMPTY, Cell, Row, Sheet

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
STRICT_REL = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
MOST_COLUMNS = 400
CHUNK = 1024 * 1024
LONGEST_ROW = 32 * CHUNK                # or a part whose rows are named otherwise
RAISED = ("superscript", "subscript")
DAMAGED = (
    etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error, KeyError, ValueError, IndexError, EOFError, NotImplementedError, RuntimeError,
    AttributeError, TypeError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parts:
    """What cells refer to: shared strings and the indentation of each style."""

    strings: tuple[Cell, ...]
    indents: tuple[int, ...]


def read_xlsx(body: bytes, name: str) -> tuple[Sheet, ...]:
    """The sheets of a workbook in its order. Raises `ExchangeError` on one that is damaged, too large or holds entities."""
    try:
        with zipfile.ZipFile(BytesIO(body)) as archive:
            for info in archive.infolist():
                _refuse_entities(archive, info, name)
            sheets = tuple((title, path, f"{name}, {title!r}") for title, path in _sheets(archive))
            for _, path, where in sheets:
                _refuse_long(archive, path, where)
            parts = Parts(tuple(_strings(archive)), tuple(_indents(archive)))
            return tuple(Sheet(title, tuple(_rows(archive, path, parts, where))) for title, path, where in sheets)
    except DAMAGED as error:
        raise ExchangeError(f"{name}: expected a workbook, found a damaged one ({error})") from error


def _refuse_entities(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> None:
    if info.filename.endswith((".xml", ".rels")):
        with archive.open(info) as part:
            head = part.read(HEAD)
        if DTD.search(head) or DTD.search(head.replace(b"\0", b"")):
            raise ExchangeError(f"{name}: expected XML without entities, found a document type declaration in {info.filename}")


def _refuse_long(archive: zipfile.ZipFile, path: str, where: str) -> None:
    """Count the rows that hold something before any is kept. Raises `ExchangeError`."""
    filled, rest = 0, b""
    with archive.open(path) as part:
        while chunk := part.read(CHUNK):
            *rows, rest = (rest + chunk).split(b"</row>")
            filled += sum(b"<v" in row or b"<is>" in row for row in rows)
            if filled > MOST_ROWS or len(rest) > LONGEST_ROW:
                raise ExchangeError(f"{where}: expected at most {MOST_ROWS} rows, found more")


def _elements(archive: zipfile.ZipFile, path: str, tag: str) -> Iterator[Any]:
    """The elements of a name, each forgotten once it was seen."""
    tags = (MAIN + tag, STRICT + tag)
    with archive.open(path) as part:
        for _, element in etree.iterparse(part, tag=tags, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False):
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]


def _sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    with archive.open("xl/_rels/workbook.xml.rels") as part:
        targets = {one.get("Id"): one.get("Target") for one in etree.parse(part, _parser()).getroot()}
    for sheet in _elements(archive, "xl/workbook.xml", "sheet"):
        target = targets[sheet.get(REL) or sheet.get(STRICT_REL)] or ""
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
        if "worksheets" in path:
            yield sheet.get("name"), path


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def _strings(archive: zipfile.ZipFile) -> Iterator[Cell]:
    path = "xl/sharedStrings.xml"
    if path in archive.namelist():
        for element in _elements(archive, path, "si"):
            yield _rich(element)


def _rich(element: Any) -> Cell:
    """A text of runs; what is raised or lowered stands apart."""
    whole, plain, marks = list[str](), list[str](), list[str]()
    for run in element:
        tag = etree.QName(run).localname
        said = "".join(one.text or "" for one in run.iter() if etree.QName(one).localname == "t") if tag in ("t", "r") else ""
        raised = tag == "r" and any(etree.QName(one).localname == "vertAlign" and one.get("val") in RAISED for one in run.iter())
        whole.append(said)
        (marks if raised else plain).append(said)
    return Cell("".join(whole), "".join(plain), "".join(marks))


def _indents(archive: zipfile.ZipFile) -> Iterator[int]:
    path = "xl/styles.xml"
    if path in archive.namelist():
        for formats in _elements(archive, path, "cellXfs"):
            for one in formats:
                yield max((int(align.get("indent", 0)) for align in one if etree.QName(align).localname == "alignment"), default=0)


def _rows(archive: zipfile.ZipFile, path: str, parts: Parts, where: str) -> Iterator[Row]:
    held: dict[Cell, Cell] = {}
    number = filled = 0
    for element in _elements(archive, path, "row"):
        number = int(element.get("r") or number + 1)
        cells = tuple(held.setdefault(cell, cell) for cell in _cells(element, parts))
        if any(cell.text.strip() for cell in cells):
            filled += 1
            if filled > MOST_ROWS:
                raise ExchangeError(f"{where}: expected at most {MOST_ROWS} rows, found more")
            yield Row(number, cells)


def _cells(row: Any, parts: Parts) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    for element in row:
        reference = (element.get("r") or "").rstrip("0123456789")
        column = number_of(reference) if reference else len(cells)
        if column >= MOST_COLUMNS:
            break
        cells.extend([EMPTY] * (column - len(cells)))
        cells.append(_cell(element, parts))
    return tuple(cells)


def _cell(element: Any, parts: Parts) -> Cell:
    kind, style = element.get("t", "n"), int(element.get("s") or 0)
    indent = parts.indents[style] if style < len(parts.indents) else 0
    found = {etree.QName(child).localname: child for child in element}
    value = found["v"].text or "" if "v" in found else ""
    if "f" in found:
        return Cell("=" + (found["f"].text or value), value, formula=True, indent=indent)
    if kind == "s" and value:
        base = parts.strings[int(value)]
        return Cell(base.text, base.plain, base.marks, indent=indent) if indent else base
    if kind == "inlineStr" and "is" in found:
        return _rich(found["is"])
    if kind == "n" and value:
        shown = number_text(value)
        return Cell(shown, shown, number=True, indent=indent)
    return Cell(value, value, indent=indent) if value else EMPTY


def number_text(value: str) -> str:
    """A number as a person wrote it: "11.0" and "1.1E1" are 11, "3.1000000000000001" is 3.1."""
    try:
        number = float(value)
    except ValueError:
        return value
    if value.lstrip("-").isdigit() or number != number or abs(number) > 1e15:
        return value
    return str(int(number)) if number == int(number) else repr(number)
