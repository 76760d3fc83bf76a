"""The text of a day as one HTML file that needs nothing else: to be kept, printed or sent."""

from collections.abc import Iterator
from datetime import date
from html import escape

from acts.history.model import Timeline
from acts.word import styles
from acts.word.layout import blocks
from acts.word.model import Block, Cover, Paragraph, Row, Table, TableCell

TAGS = {styles.TITLE: "h1", **{name: f"h{level + 1}" for level, name in enumerate(styles.HEADINGS[:5], 1)}, styles.HEADINGS[5]: "h6"}
"""Headings of the act below its title."""
CLASSES = {styles.SUBTITLE: "sub", styles.SIGNATURE: "signature"}
SHEET = """
:root { color-scheme: light dark; }
body { font: 18px/1.6 "Noto Serif", "Source Serif 4", Georgia, "Times New Roman", serif; }
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
header { font: 15px/1.5 system-ui, sans-serif; border-bottom: 1px solid; padding-bottom: .75rem; margin-bottom: 2rem; }
header p { margin: .2rem 0; } header strong { display: block; }
h1 { font-size: 1.5rem; text-align: center; } h2, h3, h4, h5, h6 { font-size: 1.1rem; margin: 1.8em 0 .5em; }
.mid, .sub { text-align: center; } .sub, .signature { font-weight: 600; } p { margin: 0 0 .6em; }
.in1 { margin-left: 1.5rem; } .in2 { margin-left: 3rem; } .in3 { margin-left: 4.5rem; }
table { border-collapse: collapse; font-size: .85em; width: 100%; margin: 1rem 0; } td, th { border: 1px solid; padding: .35em .5em; }
td, th { text-align: left; vertical-align: top; } td p, th p { margin: 0; } .wide { overflow-x: auto; }
@media print { body { font-size: 11pt; max-width: none; margin: 0; } h2, h3, h4, h5, h6 { break-after: avoid; } }
""".strip()
DEEPEST = 3


def html_page(timeline: Timeline, day: date | None, cover: Cover) -> str:
    """The text in force on a day (None: the latest known) as a whole HTML page: styles inside, no scripts, nothing fetched."""
    body = "\n".join(map(_block, blocks(timeline, day, day)))
    said = "".join(f"<p>{line}</p>" for line in _said(cover))
    return (
        f'<!doctype html>\n<html lang="{escape(cover.tongue.split("-")[0])}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(cover.title)}</title>\n'
        f"<style>\n{SHEET}\n</style>\n</head>\n<body>\n<header>{said}</header>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _said(cover: Cover) -> Iterator[str]:
    yield from (escape(line) for line in (cover.citation, cover.as_of) if line)
    if cover.remark:
        yield f"<strong>{escape(cover.remark)}</strong>"
    if cover.address.startswith(("https://", "http://")):
        yield f'<a href="{escape(cover.address)}">{escape(cover.address)}</a>'


def _block(block: Block) -> str:
    return _table(block) if isinstance(block, Table) else _paragraph(block)


def _paragraph(paragraph: Paragraph) -> str:
    tag = TAGS.get(paragraph.style, "p")
    classes = [CLASSES.get(paragraph.style, ""), "mid" if paragraph.centred else "", _indent(paragraph)]
    named = " ".join(filter(None, classes))
    anchor = f' id="{escape(paragraph.anchor)}"' if paragraph.anchor else ""
    look = f' class="{named}"' if named else ""
    return f"<{tag}{anchor}{look}>{_words(paragraph)}</{tag}>"


def _indent(paragraph: Paragraph) -> str:
    return f"in{min(paragraph.indent, DEEPEST)}" if paragraph.indent else ""


def _words(paragraph: Paragraph) -> str:
    pieces = (f"<b>{escape(piece.text)}</b>" if piece.bold else escape(piece.text) for piece in paragraph.pieces)
    return "".join(pieces).replace("\n", "<br>")


def _table(table: Table) -> str:
    rows = "".join(_row(table, at, row) for at, row in enumerate(table.rows))
    return f'<div class="wide"><table>{rows}</table></div>'


def _row(table: Table, at: int, row: Row) -> str:
    return f"<tr>{''.join(_cell(table, at, row, cell) for cell in row.cells if not cell.going_on)}</tr>"


def _cell(table: Table, at: int, row: Row, cell: TableCell) -> str:
    tag = "th" if row.header else "td"
    spans = (("colspan", cell.width), ("rowspan", _height(table, at, cell)))
    told = "".join(f' {name}="{size}"' for name, size in spans if size > 1)
    words = "".join(f"<p>{_words(paragraph)}</p>" for paragraph in cell.paragraphs)
    return f"<{tag}{told}>{words}</{tag}>"


def _height(table: Table, at: int, cell: TableCell) -> int:
    """How many rows a cell reaches over: as many below it as go on with it."""
    below = (row.cells for row in table.rows[at + 1 :])
    height = 1
    for cells in below:
        if not cell.opens or not any(other.going_on and other.column == cell.column for other in cells):
            break
        height += 1
    return height
