"""A comparison document beside the same table made cell by cell, and the memory it takes beside the size of its text.

    python benchmarks/comparison_docx.py [--rows 1000]

Prints the seconds of our document and of python-docx's `Table.cell()` on the same words in one run (target: at least 20 times faster), and
the memory a process of its own takes for it (largest resident size, and what Python itself allocates) as a multiple of its document.xml
(target: at most 10 times).
"""

import argparse
import io
import resource
import subprocess
import sys
import time
import tracemalloc
import zipfile
from collections.abc import Callable

import docx

from acts.word.layouts import layout
from acts.word.model import Fate, Paragraph, Piece
from acts.word.sheet import Sheet, SheetCell, SheetRow, SheetTable
from acts.word.sheet_document import sheet_docx

WORDS = "Operator, provayder abunəçinin müraciətinə baxılmasını və bu barədə ona yazılı məlumat verilməsini təmin edir. "
KIB = 1024


def cell(*pieces: Piece) -> SheetCell:
    """A cell of one paragraph."""
    return SheetCell((Paragraph(pieces, "Table Text"),))


def row(number: int) -> SheetRow:
    """A row of invented words, some put in and taken out."""
    text = WORDS * (1 + number % 3)
    return SheetRow(f"art_{number}", (
        cell(Piece(f"Maddə {number}")), cell(Piece(text), Piece("on beş", Fate.REMOVED), Piece(" gün")),
        cell(Piece(text), Piece("on", Fate.ADDED), Piece(" gün")), cell(Piece("Müddət qısaldılır.")),
    ))  # fmt: skip


def sheet(rows: int) -> Sheet:
    """A sheet of so many rows in four columns."""
    columns = tuple(column.column("az", {}) for column in layout("az_four").columns)
    return Sheet("Müqayisəli cədvəl (nümunə, qanun deyil)", (SheetTable("", columns, tuple(map(row, range(rows))), uid="sample"),))


def by_cell(made: Sheet) -> bytes:
    """The table as python-docx's documentation shows it."""
    document = docx.Document()
    (source,) = made.tables
    table = document.add_table(rows=len(source.rows) + 1, cols=len(source.columns))
    for place, column in enumerate(source.columns):
        table.cell(0, place).text = column.heading
    for at, one in enumerate(source.rows, 1):
        for place, held in enumerate(one.cells):
            paragraph = table.cell(at, place).paragraphs[0]
            for piece in held.paragraphs[0].pieces:
                paragraph.add_run(piece.text).font.strike = piece.fate is Fate.REMOVED
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def memory(rows: int) -> None:
    """Print what the document takes in this process beyond what was held: resident memory at its peak, then what Python allocates."""
    made = sheet(rows)
    sheet_docx(sheet(1))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    body = sheet_docx(made)
    resident = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * KIB
    tracemalloc.start()
    sheet_docx(made)
    print(len(zipfile.ZipFile(io.BytesIO(body)).read("word/document.xml")), resident, tracemalloc.get_traced_memory()[1])


def timed(work: Callable[[Sheet], bytes], made: Sheet) -> float:
    """Seconds of one making."""
    start = time.perf_counter()
    work(made)
    return time.perf_counter() - start


def main() -> None:
    """Print the ratios."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rows", type=int, default=1000)
    options.add_argument("--memory", action="store_true", help="only print bytes of document.xml, resident and allocated")
    asked = options.parse_args()
    if asked.memory:
        memory(asked.rows)
        return
    made = sheet(asked.rows)
    ours, cells = min(timed(sheet_docx, made) for _ in range(3)), timed(by_cell, made)
    print(f"{asked.rows:,} rows: ours {ours:.2f} s, Table.cell() {cells:.2f} s: {cells / ours:.0f} times faster (target: at least 20)")
    told = subprocess.run([sys.executable, __file__, "--memory", "--rows", str(asked.rows)], capture_output=True, text=True, check=True)
    size, resident, allocated = map(int, told.stdout.split())
    print(f"document.xml {size:,} bytes; resident memory {resident:,} ({resident / size:.1f} times), allocated by Python {allocated:,} "
          f"({allocated / size:.1f} times; target: at most 10)")


if __name__ == "__main__":
    main()
