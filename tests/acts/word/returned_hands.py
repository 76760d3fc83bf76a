"""A comparison document as it is sent, and hands that edit it as people do in Word: everything on the XML, nothing through our own code."""

import io
import zipfile
from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from acts.word import sheet_styles
from acts.word.model import Fate, Paragraph, Piece
from acts.word.sheet import Column, Sheet, SheetCell, SheetRow, SheetTable

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{SPACE}}}"
WHO = {f"{W}author": "Aynur Nümunə", f"{W}date": "2026-03-02T09:15:00Z"}
UID = "0f3a"

HOLDS = ("left", "left_text", "right", "degree", "reason", "plan", "reviewer")
COLUMNS = (
    Column("left", "Milli müddəa", 10), Column("left_text", "Mətni", 30), Column("right", "Beynəlxalq müddəa", 10),
    Column("degree", "Uyğunluq dərəcəsi", 10), Column("reason", "Səbəb", 15), Column("plan", "Nəzərdə tutulan akt və tarix", 15),
    Column("reviewer", "Rəyçi", 10),
)  # fmt: skip
TEXTS = (
    ("Maddə 1", "1.1. “Fərdi məlumat” – nümunə, qanun deyil; 12 345 manat.\n1.2. Operatorun 3-cü öhdəliyi.", "Article 1", "Tam uyğundur",
     "Eyni sözlərdir", "", "K. Rəyçi"),
    ("Maddə 2", "2.1. Nümunə mətni, qanun deyil: dövlət orqanının vəzifəsi.", "Article 2", "", "", "", ""),
    ("Maddə 3", "3.1. Nümunə mətni, qanun deyil: məlumat subyektinin hüququ.", "Qarşılığı yoxdur", "Qismən uyğundur", "Az genişdir",
     "Nümunə haqqında Qanun, 5 may 2026-cı il", ""),
    ("Maddə 4", "4.1. Nümunə mətni, qanun deyil: nəzarət.", "Article 3", "", "", "", ""),
)  # fmt: skip


def cell(text: str) -> SheetCell:
    return SheetCell(tuple(Paragraph((Piece(part),), sheet_styles.CELL) for part in text.split("\n") if part))


def table(texts: tuple[tuple[str, ...], ...], *, uid: str = UID, columns: tuple[Column, ...] = COLUMNS, side: str = "left") -> SheetTable:
    rows = tuple(SheetRow(f"{side}:art_{at}", tuple(map(cell, row))) for at, row in enumerate(texts, 1))
    return SheetTable("Milli akt → beynəlxalq akt", columns, rows, uid=uid)


LEGEND = Paragraph((Piece("söz", Fate.ADDED),), sheet_styles.LEGEND)
SHEET = Sheet("Uyğunluq cədvəli (nümunə, qanun deyil)", (table(TEXTS),), legend=(LEGEND,))


def edited(body: bytes, *edits: Callable[[etree._Element], None], parts: dict[str, bytes] | None = None) -> bytes:
    """The file with its document edited, and further parts put in."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as came, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in came.namelist():
            content = came.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(content)
                for edit in edits:
                    edit(root)
                content = etree.tostring(root)
            made.writestr(name, content)
        for name, content in (parts or {}).items():
            made.writestr(name, content)
    return out.getvalue()


Edit = Callable[[etree._Element], None]
NO_ROW = -1


def rows(root: etree._Element) -> list[etree._Element]:
    """The rows of the first table, headings first."""
    return list(next(root.iter(f"{W}tbl")).iterchildren(f"{W}tr"))


def row_of(root: etree._Element, at: int) -> etree._Element:
    """A row by its number, from 1; 0 is the heading."""
    found = rows(root)
    return found[0] if at == 0 else found[at + 1]


def cell_of(root: etree._Element, at: int, holds: str) -> etree._Element:
    return row_of(root, at).findall(f"{W}tc")[HOLDS.index(holds)]


def paragraph(*runs: etree._Element) -> etree._Element:
    made = etree.Element(f"{W}p")
    made.extend(runs)
    return made


def run(words: str, tag: str = "t") -> etree._Element:
    made = etree.Element(f"{W}r")
    text = etree.SubElement(made, f"{W}{tag}")
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def tracked(kind: str, *inside: etree._Element) -> etree._Element:
    made = etree.Element(f"{W}{kind}", WHO | {f"{W}id": "901"})
    made.extend(inside)
    return made


def says(at: int, holds: str, words: str) -> Edit:
    """Somebody types other words into a cell; the bookmark of the row stays."""

    def edit(root: etree._Element) -> None:
        held = cell_of(root, at, holds)
        texts = list(held.iter(f"{W}t"))
        for text in texts[1:]:
            text.text = ""
        if texts:
            texts[0].text = words
        else:
            held.find(f"{W}p").append(run(words))

    return edit


def replaces(at: int, holds: str, old: str, new: str) -> Edit:
    """Somebody replaces words of a cell."""

    def edit(root: etree._Element) -> None:
        met = [text for text in cell_of(root, at, holds).iter(f"{W}t") if old in (text.text or "")]
        assert met, f"{old!r} stands nowhere"
        for text in met:
            text.text = (text.text or "").replace(old, new)

    return edit


def tracks(at: int, holds: str, old: str, new: str) -> Edit:
    """The same with changes tracked: the words of the cell from their first paragraph are taken out, others put in."""

    def edit(root: etree._Element) -> None:
        first = cell_of(root, at, holds).find(f"{W}p")
        for found in first.findall(f"{W}r"):
            before, met, after = "".join(found.itertext()).partition(old)
            if not met:
                continue
            pieces = [run(before), tracked("del", run(old, "delText")), tracked("ins", run(new)), run(after)]
            found.addprevious(pieces[0])
            for piece in pieces[1:]:
                found.addprevious(piece)
            first.remove(found)
            return
        assert not old, f"{old!r} stands nowhere"
        first.append(tracked("ins", run(new)))

    return edit


def resplits(root: etree._Element) -> None:
    """Every run becomes one for each letter, with marks of proofing between, as programs write them."""
    for found in list(root.iter(f"{W}r")):
        texts = found.findall(f"{W}t")
        if len(texts) == 1 and len(found) <= 2 and next(found.iterancestors(f"{W}tbl"), None) is not None:
            for letter in texts[0].text or "":
                copy = deepcopy(found)
                copy.find(f"{W}t").text = letter
                found.addprevious(copy)
                found.addprevious(etree.Element(f"{W}proofErr"))
            found.getparent().remove(found)


def drops(at: int) -> Edit:
    return lambda root: row_of(root, at).getparent().remove(row_of(root, at))


def strikes(at: int) -> Edit:
    """Somebody takes out a row with changes tracked."""

    def edit(root: etree._Element) -> None:
        row = row_of(root, at)
        look = row.find(f"{W}trPr")
        if look is None:
            look = etree.Element(f"{W}trPr")
            row.insert(0, look)
        look.append(tracked("del"))
        for found in list(row.iter(f"{W}r")):
            for text in list(found.iter(f"{W}t")):
                text.tag = f"{W}delText"
            found.addprevious(change := tracked("del"))
            change.append(found)

    return edit


def doubles(at: int, *, marked: bool) -> Edit:
    """Somebody copies a row; Word leaves the bookmark with the first, a file made of two may have it twice."""

    def edit(root: etree._Element) -> None:
        copy = deepcopy(row_of(root, at))
        if not marked:
            unmark(copy)
        row_of(root, at).addnext(copy)

    return edit


def unmark(element: etree._Element) -> None:
    for name in ("bookmarkStart", "bookmarkEnd"):
        for found in list(element.iter(f"{W}{name}")):
            found.getparent().remove(found)


def swaps(one: str, other: str) -> Edit:
    """Two columns change places."""

    def edit(root: etree._Element) -> None:
        first, second = HOLDS.index(one), HOLDS.index(other)
        for row in rows(root):
            cells = row.findall(f"{W}tc")
            copy = deepcopy(cells[first])
            cells[first].getparent().replace(cells[first], deepcopy(cells[second]))
            cells[second].getparent().replace(cells[second], copy)

    return edit


def removes(holds: str) -> Edit:
    """A column is taken out."""

    def edit(root: etree._Element) -> None:
        for row in rows(root):
            row.remove(row.findall(f"{W}tc")[HOLDS.index(holds)])

    return edit


def adds_column(heading: str, words: str) -> Edit:
    def edit(root: etree._Element) -> None:
        for at, row in enumerate(rows(root)):
            made = etree.SubElement(row, f"{W}tc")
            made.append(paragraph(run(heading if at == 0 else words)))

    return edit


def adds_row(*words: str) -> Edit:
    """A new row below the last, with changes tracked."""

    def edit(root: etree._Element) -> None:
        row = deepcopy(rows(root)[-1])
        unmark(row)
        for held, text in zip(row.findall(f"{W}tc"), words, strict=False):
            for old in held.findall(f"{W}p"):
                held.remove(old)
            held.append(paragraph(tracked("ins", run(text))))
        look = row.find(f"{W}trPr")
        look.append(tracked("ins"))
        rows(root)[-1].addnext(row)

    return edit


def joins_cells(at: int) -> Edit:
    """The first two cells of a row become one."""

    def edit(root: etree._Element) -> None:
        first, second = row_of(root, at).findall(f"{W}tc")[:2]
        etree.SubElement(first.find(f"{W}tcPr"), f"{W}gridSpan").set(f"{W}val", "2")
        first.extend(second.findall(f"{W}p"))
        row_of(root, at).remove(second)

    return edit


def joins_rows(one: int, other: int) -> Edit:
    """The words of a row are moved into another, its bookmark with them."""

    def edit(root: etree._Element) -> None:
        gone = row_of(root, other)
        cell_of(root, one, "left").extend(cell_of(root, other, "left").findall(f"{W}p"))
        gone.getparent().remove(gone)

    return edit


def sorts(root: etree._Element) -> None:
    """The rows are put the other way round."""
    found = rows(root)
    for row in found[2:]:
        found[1].addnext(row)


def comments(at: int, holds: str, number: str = "7") -> Edit:
    def edit(root: etree._Element) -> None:
        etree.SubElement(etree.SubElement(cell_of(root, at, holds).find(f"{W}p"), f"{W}r"), f"{W}commentReference").set(f"{W}id", number)

    return edit


def comment_part(*told: tuple[str, str]) -> bytes:
    made = etree.Element(f"{W}comments", nsmap={"w": SPACE})
    for number, words in told:
        etree.SubElement(made, f"{W}comment", WHO | {f"{W}id": number}).append(paragraph(run(words)))
    return etree.tostring(made)
