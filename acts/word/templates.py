"""Templates people make in Word: a .docx with named places ({{ title }}, {%tr for row in rows %} … {{ row.current }}) that a sheet fills.

Places of a row are filled with all a cell has: its paragraphs, the styles of changed words, footnotes, languages; and a row keeps its mark.
"""

import io
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any, Final

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docxtpl import DocxTemplate
from jinja2 import exceptions
from lxml import etree

from acts.errors import ReadError
from acts.lines.docx_opening import opened
from acts.word import sheet_styles
from acts.word.errors import TemplateError
from acts.word.package import fixed
from acts.word.sheet import Column, Sheet, SheetTable
from acts.word.sheet_document import MAIN, footnotes, footnotes_part, notes_body
from acts.word.sheet_pen import SheetPen
from acts.word.templates_language import Record, TemplateEnvironment, where
from acts.word.templates_places import BEGIN, Filling, token
from acts.word.write import clean
from acts.xml import parse_xml

PLACES: Final = (
    "title", "head", "warnings_title", "warnings", "tables", "rows", "columns", "legend", "disclaimer", "signatures",
)  # fmt: skip
"""The names a template may use. ``rows`` and ``columns`` are those of the only table, or of all of them in a row."""
FETCHED: Final = frozenset({"attachedTemplate", "oleObject", "image", "frame", "subDocument", "externalLinkPath"})
"""What Word would fetch from outside when the document is opened."""


def fill(template: bytes, sheet: Sheet) -> bytes:
    """The template with its places filled.

    Raises TemplateError for what is no .docx, for macros and things fetched from outside, for unknown places and wrong syntax (naming the
    words around the place), and for a template without a place for the rows or for the warnings there are.
    """
    _admit(template)
    environment = TemplateEnvironment(PLACES)
    document = _rendered(template, sheet, environment)
    for name, there in (("warnings", sheet.warnings), ("rows", any(table.rows for table in sheet.tables))):
        if there and name not in environment.used and not (name == "rows" and "tables" in environment.used):
            raise TemplateError(f"expected a place for {name!r}, found none: what belongs there would be left out")
    return _settled(document, sheet)


def _admit(template: bytes) -> None:
    try:
        file = opened(template, "template")
        macros = any(path.endswith("vbaproject.bin") for path in file.paths) or any("macroEnabled" in one for one in file.content_types())
        fetched = [relation.target for relation in file.all_relations() if relation.outside and relation.kind in FETCHED]
    except ReadError as error:
        raise TemplateError(str(error)) from error
    if macros:
        raise TemplateError("expected a template without macros, found macros in it; save it as .docx")
    if fetched:
        raise TemplateError(f"expected a template that stands alone, found something it fetches from outside: “{fetched[0]}”")


def _rendered(template: bytes, sheet: Sheet, environment: TemplateEnvironment) -> WordDocument:
    """The template with tokens in the places of rows. What a broken file makes its readers raise is told as TemplateError."""
    try:
        made = DocxTemplate(io.BytesIO(template))
        _properties(made.get_docx())
        made.render(_context(sheet), environment, autoescape=True)
    except exceptions.TemplateSyntaxError as error:
        raise TemplateError(f"wrong syntax: {error.message} {where(error.source or '', error.lineno)}") from error
    except exceptions.TemplateError as error:
        raise TemplateError(f"the template cannot be filled: {error.message}") from error
    except (KeyError, ValueError, AttributeError, TypeError, OSError) as error:
        raise TemplateError(f"expected a .docx as Word saves it, found one that cannot be read: {error}") from error
    document: WordDocument = made.docx
    return document


def _properties(document: WordDocument) -> None:
    """LibreOffice joins the file's properties to it under another name than Word: python-docx would add a second part in their place."""
    for rel in document.part.package.rels.values():
        if rel.reltype.endswith("/metadata/core-properties"):
            rel._reltype = RELATIONSHIP_TYPE.CORE_PROPERTIES


def _context(sheet: Sheet) -> dict[str, Any]:
    tables = [_table(at, table) for at, table in enumerate(sheet.tables)]
    legend = ["".join(piece.text for piece in paragraph.pieces) for paragraph in sheet.legend]
    return {
        "title": clean(sheet.title), "warnings_title": clean(sheet.warnings_title), "warnings": [clean(one) for one in sheet.warnings],
        "head": [Record("line", {"name": clean(one.name), "value": clean(one.value)}) for one in sheet.head],
        "tables": tables, "rows": [row for table in tables for row in table.values["rows"]],
        "columns": tables[0].values["columns"] if tables else [], "legend": [clean(one) for one in legend],
        "disclaimer": clean(sheet.disclaimer), "signatures": [clean(one) for one in sheet.signatures],
    }  # fmt: skip


def _table(at: int, table: SheetTable) -> Record:
    names = [place_name(column) for column in table.columns]
    rows = [
        Record("row", {name: token(at, number, place) for place, name in enumerate(names)} | {"key": clean(row.key)})
        for number, row in enumerate(table.rows)
    ]
    columns = [Record("column", {"heading": clean(column.heading)}) for column in table.columns]
    headings = Record("headings", {name: clean(column.heading) for name, column in zip(names, table.columns, strict=True)})
    values = {"title": clean(table.title), "remark": clean(table.remark), "columns": columns, "headings": headings, "rows": rows}
    return Record("table", values)


def place_name(column: Column) -> str:
    """What a template calls the cell of a column: `row.current`."""
    return column.holds.replace(":", "_")


def _settled(document: WordDocument, sheet: Sheet) -> bytes:
    """The file with cells in place of the tokens, their footnotes behind those the template has."""
    sheet_styles.lack(document)
    document.core_properties.modified = datetime.combine(sheet.day or date(2000, 1, 1), time())
    part = next((rel.target_part for rel in document.part.rels.values() if rel.reltype == RELATIONSHIP_TYPE.FOOTNOTES), None)
    held = parse_xml(part.blob, "template, part footnotes.xml") if part is not None else None
    before = max((int(note.get(_ID) or 0) for note in held), default=0) if held is not None else 0
    pen = SheetPen(0, sheet.tongue, 0, max(before, 0))
    filling = Filling(sheet, pen)
    filling.fill(document.element.body)
    for one in document.part.package.iter_parts():
        if str(one.partname) != f"/{MAIN}" and one.content_type.endswith("+xml") and BEGIN.encode() in one.blob:
            raise TemplateError(f"expected the cells of rows in the text of the document only, found one in {one.partname}")
    if missing := list(_left_out(sheet, filling)):
        raise TemplateError(f"expected every row in the document, found {len(missing)} left out, the first with the key {missing[0]!r}")
    if not pen.notes:
        return fixed(document)
    if held is None:
        footnotes_part(document, b"".join(notes_body(pen)))
        return fixed(document)
    held.extend(footnotes(pen))
    return fixed(document, {str(part.partname).lstrip("/"): (_serialised(held),)} if part is not None else {})


def _left_out(sheet: Sheet, filling: Filling) -> Iterator[str]:
    for at, table in enumerate(sheet.tables):
        yield from (row.key for number, row in enumerate(table.rows) if (at, number) not in filling.placed)


def _serialised(root: Any) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


_ID = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}id"
