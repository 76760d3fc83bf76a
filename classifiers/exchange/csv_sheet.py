"""Sheets out of text: comma, semicolon, tab or bar between cells."""

import codecs
import csv
from collections import Counter
from collections.abc import Iterator
from io import BytesIO, TextIOWrapper

from classifiers.errors import ExchangeError
from classifiers.exchange.forms import MOST_ROWS
from classifiers.exchange.model import EMPTY, Cell, Row, Sheet

DELIMITERS = ",;\t|"
BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def read_csv(body: bytes, name: str, encoding: str = "", delimiter: str = "") -> tuple[Sheet, ...]:
    """The one sheet of a text. UTF-8 unless a mark at the start or `encoding` says another. Raises `ExchangeError`."""
    codec = _codec(body, encoding)
    try:
        mark = delimiter or _delimiter(_text(body[:20_000], codec, "ignore").read())
        if sum(1 for _ in zip(_reader(body, codec, mark), range(MOST_ROWS + 1), strict=False)) > MOST_ROWS:     # before any is kept
            raise ExchangeError(f"{name}: expected at most {MOST_ROWS} rows, found more")
        return (Sheet("", tuple(_rows(body, codec, mark))),)
    except UnicodeError as error:
        raise _wrong_text(body, codec, name) from error
    except csv.Error as error:
        raise ExchangeError(f"{name}: expected a table, found what cannot be read: {error}") from error


def _rows(body: bytes, codec: str, mark: str) -> Iterator[Row]:
    for number, cells in enumerate(_reader(body, codec, mark), 1):
        if any(cell.strip() for cell in cells):
            yield Row(number, tuple(_cell(cell) for cell in cells))


def _reader(body: bytes, codec: str, mark: str) -> Iterator[list[str]]:
    return csv.reader(_text(body, codec), delimiter=mark, strict=False)


def _text(body: bytes, codec: str, errors: str = "strict") -> TextIOWrapper:
    return TextIOWrapper(BytesIO(body), codec, errors, newline="")


def _cell(text: str) -> Cell:
    return Cell(text, text) if text else EMPTY


def _codec(body: bytes, encoding: str) -> str:
    """The codec of a text. Raises `ExchangeError` on a zero byte and on a name that is none of an encoding of texts."""
    named = encoding or next((codec for mark, codec in BOMS if body.startswith(mark)), "utf-8")
    try:
        wide = len("a".encode(named)) > 1
    except (LookupError, TypeError, ValueError) as error:
        raise ExchangeError(f"the mapping: expected the name of an encoding, found {named!r}") from error
    if not wide and (at := body.find(0)) >= 0:
        raise ExchangeError(f"expected text, found a zero byte on line {body.count(10, 0, at) + 1}; save it as UTF-8, or name its encoding")
    return named


def _wrong_text(body: bytes, codec: str, name: str) -> ExchangeError:
    """Where a text is not in its encoding."""
    advice = "save it as UTF-8, or name its encoding in the mapping"
    try:
        body.decode(codec)
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        return ExchangeError(f"{name}: expected {codec}, found byte 0x{body[error.start]:02X} on line {line}; {advice}")
    return ExchangeError(f"{name}: expected {codec}, found another encoding; {advice}")


def _delimiter(text: str) -> str:
    """What parts the same number of cells in most of the first lines; a comma in doubt."""
    lines = [line for line in text.splitlines()[:30] if line.strip()]

    def steadiness(mark: str) -> tuple[int, int]:
        counts = Counter(len(next(csv.reader([line], delimiter=mark), [])) for line in lines)
        cells, times = max(counts.items(), key=lambda pair: (pair[0] > 1, pair[1]), default=(1, 0))
        return (times if cells > 1 else 0, cells)

    return max(DELIMITERS, key=steadiness)
