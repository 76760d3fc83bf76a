"""Sheets out of old workbooks (.xls, BIFF), with raised and lowered letters and indentation."""

from collections.abc import Iterator
from io import StringIO
from typing import Any

import xlrd

from classifiers.errors import ExchangeError
from classifiers.exchange.forms import MOST_ROWS
from classifiers.exchange.model import EMPTY, Cell, Row, Sheet
from classifiers.exchange.xlsx_sheet import MOST_COLUMNS, number_text

NUMBERS = (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_BOOLEAN, xlrd.XL_CELL_DATE)


def read_xls(body: bytes, name: str) -> tuple[Sheet, ...]:
    """The sheets of a workbook in its order. Raises `ExchangeError` on one that is damaged.

    The format keeps at most 65,536 rows; whether a formula made a value it does not tell us.
    """
    try:
        book = xlrd.open_workbook(file_contents=body, formatting_info=True, logfile=StringIO())
        return tuple(Sheet(sheet.name, tuple(_rows(book, sheet))) for sheet in book.sheets())
    except ExchangeError:
        raise
    except Exception as error:      # xlrd answers damaged files with whatever exception comes first
        raise ExchangeError(f"{name}: expected a workbook (.xls), found a damaged one ({type(error).__name__})") from error


def _rows(book: Any, sheet: Any) -> Iterator[Row]:
    for number in range(min(sheet.nrows, MOST_ROWS)):
        cells = tuple(_cell(book, sheet, number, column) for column in range(min(sheet.row_len(number), MOST_COLUMNS)))
        if any(cell.text.strip() for cell in cells):
            yield Row(number + 1, cells)


def _cell(book: Any, sheet: Any, row: int, column: int) -> Cell:
    cell = sheet.cell(row, column)
    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK, xlrd.XL_CELL_ERROR) or cell.value == "":
        return EMPTY
    indent = book.xf_list[cell.xf_index].alignment.indent_level if cell.xf_index is not None else 0
    if cell.ctype in NUMBERS:
        shown = number_text(repr(cell.value))
        return Cell(shown, shown, number=True, indent=indent)
    plain, marks = _runs(book, cell.value, sheet.rich_text_runlist_map.get((row, column), ()))
    return Cell(cell.value, plain, marks, indent=indent)


def _runs(book: Any, text: str, runs: Any) -> tuple[str, str]:
    """The text without what is raised or lowered, and that. A run is where it begins and its font."""
    plain, marks, raised, start = "", "", False, 0
    for at, font in (*runs, (len(text), None)):
        piece = text[start:at]
        plain, marks = (plain, marks + piece) if raised else (plain + piece, marks)
        raised, start = font is not None and book.font_list[font].escapement != 0, at
    return plain, marks
