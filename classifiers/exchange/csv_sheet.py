"""Sheets out of text: comma, semicolon, tab or bar between cells."""

import codecs
import csv
from collections import Counter
from io import StringIO

from classifiers.errors import ExchangeError
from classifiers.exchange.forms import MOST_ROWS
from classifiers.exchange.model import EMPTY, Cell, Row, Sheet

DELIMITERS = ",;\t|"
BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
LONGEST_CELL = 100_000


def read_csv(body: bytes, name: str, encoding: str = "", delimiter: str = "") -> tuple[Sheet, ...]:
    """The one sheet of a text. UTF-8 unless a mark at the start or `encoding` says another. Raises `ExchangeError`."""
    text = _text(body, name, encoding)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter or _delimiter(text), strict=False)
    rows: list[Row] = []
    try:
        for number, cells in enumerate(reader, 1):
            if number > MOST_ROWS:
                raise ExchangeError(f"{name}: expected at most {MOST_ROWS} rows, found more")
            if any(cell.strip() for cell in cells):
                rows.append(Row(number, tuple(_cell(cell) for cell in cells)))
    except csv.Error as error:
        raise ExchangeError(f"{name}: expected a table, found at row {reader.line_num}: {error}") from error
    return (Sheet("", tuple(rows)),)


def _cell(text: str) -> Cell:
    return Cell(text, text) if text else EMPTY


def _text(body: bytes, name: str, encoding: str) -> str:
    named = encoding or next((codec for mark, codec in BOMS if body.startswith(mark)), "utf-8")
    try:
        text = body.decode(named)
    except UnicodeDecodeError as error:
        line = body[: error.start].count(b"\n") + 1
        advice = "save it as UTF-8, or name its encoding in the mapping"
        raise ExchangeError(f"{name}: expected {named}, found byte 0x{body[error.start]:02X} on line {line}; {advice}") from error
    except LookupError as error:
        raise ExchangeError(f"the mapping: expected the name of an encoding, found {named!r}") from error
    if "\0" in text:
        raise ExchangeError(f"{name}: expected text, found a zero byte on line {text[: text.index(chr(0))].count(chr(10)) + 1}")
    return text


def _delimiter(text: str) -> str:
    """What parts the same number of cells in most of the first lines; a comma in doubt."""
    lines = [line for line in text[:20_000].splitlines()[:30] if line.strip()]

    def steadiness(mark: str) -> tuple[int, int]:
        counts = Counter(len(next(csv.reader([line], delimiter=mark), [])) for line in lines)
        cells, times = max(counts.items(), key=lambda pair: (pair[0] > 1, pair[1]), default=(1, 0))
        return (times if cells > 1 else 0, cells)

    return max(DELIMITERS, key=steadiness)
