"""Invented comparison documents."""

import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from lxml import etree

from acts.word.layouts import layout
from acts.word.model import Fate, Paragraph, Piece
from acts.word.office import office
from acts.word.sheet import Named, Sheet, SheetCell, SheetRow, SheetTable
from tests.conftest import missing

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "Operator abunəçinin müraciətinə baxılmasını və ona yazılı cavab verilməsini təmin edir. "


def cell(*texts: str | tuple[Piece, ...], tongue: str = "", notes: tuple[str, ...] = ()) -> SheetCell:
    pieces = ((Piece(text),) if isinstance(text, str) else text for text in texts)
    return SheetCell(tuple(Paragraph(each, "Table Text") for each in pieces), tongue, notes)


def row(number: int) -> SheetRow:
    current = (Piece("Cavab "), Piece("on beş", Fate.REMOVED), Piece(" gün müddətində verilir. "), Piece("getmiş", Fate.MOVED_AWAY))
    proposed = (Piece("Cavab "), Piece("on", Fate.ADDED), Piece(f" gün müddətində verilir. {TEXT * (number % 3)}"))
    notes = (f"Bal 0,8{number % 10}",) if number % 100 == 3 else ()
    cells = (cell(f"Maddə {number}"), cell(current), cell(proposed, "İkinci abzas"), cell("Qısaldılır", notes=notes))
    return SheetRow(f"art_{number}", cells)


def sheet(rows: int = 5, uid: str = "c1") -> Sheet:
    columns = tuple(column.column("az", {}) for column in layout("az_four").columns)
    table = SheetTable("“Nümunə haqqında” Qanun", columns, tuple(map(row, range(1, rows + 1))), "1 iyul 2024-cü il", uid)
    return Sheet(
        "Müqayisəli cədvəl (nümunə, qanun deyil)", (table,), (Named("Layihə", "Nümunə haqqında"), Named("Nömrə", "1-NÜM")),
        "Tətbiq edilə bilməyən göstərişlər", ("1.5. “Abzas çıxarılsın” — belə abzas yoxdur",),
        (Paragraph((Piece("Şərti işarələr"),), "Document Legend"),), "Mətn tanışlıq üçündür.", ("Hazırladı:\t\t\t\t", "\t(ad)\t\t(imza)"),
        "Səhifə %(page)s / %(pages)s", day=date(2024, 7, 1),
    )  # fmt: skip


def with_cell(made: Sheet, place: int, held: SheetCell) -> Sheet:
    """The sheet with another cell in its first row."""
    table = made.tables[0]
    first = table.rows[0]
    cells = (*first.cells[:place], held, *first.cells[place + 1 :])
    return replace(made, tables=(replace(table, rows=(replace(first, cells=cells), *table.rows[1:])), *made.tables[1:]))


def part(file: bytes, path: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(file)).read(path))


def marks(file: bytes) -> list[str]:
    return [one.get(f"{W}name") or "" for one in part(file).iter(f"{W}bookmarkStart")]


def plain(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def text_of(cell_element: etree._Element) -> list[str]:
    return [plain(paragraph) for paragraph in cell_element.iter(f"{W}p")]


@pytest.fixture
def libreoffice() -> str:
    found = office()
    if found is None:
        missing("LibreOffice", "apt-get install libreoffice-writer-nogui poppler-utils")
    return str(found)
