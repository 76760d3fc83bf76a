"""Word's "accept all" and "reject all", done over the XML of a file; its paragraphs; and what Word would have to repair in it."""

import io
import zipfile
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from acts.history.model import Timeline
from acts.history.view import text_on
from acts.model import Document, Element, Kind

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAIN = "word/document.xml"
PUT, OUT = ("ins", "moveTo"), ("del", "moveFrom")
RANGES = tuple(f"{W}move{side}Range{end}" for side in ("From", "To") for end in ("Start", "End"))
PROPERTIES = ("pStyle", "keepNext", "ind", "jc", "rPr")
"""The order of what our paragraphs have among their properties, as the schema wants it."""
CELL_PROPERTIES = ("tcW", "gridSpan", "vMerge")


def words_of(element: etree._Element) -> str:
    return "".join(str(text) for text in element.itertext())


def body(file: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        return etree.fromstring(parts.read(MAIN))


def accepted(file: bytes) -> bytes:
    """The file with all changes accepted."""
    return _resolved(file, PUT, OUT)


def rejected(file: bytes) -> bytes:
    """The file with all changes rejected."""
    return _resolved(file, OUT, PUT)


def _resolved(file: bytes, stay: tuple[str, ...], go: tuple[str, ...]) -> bytes:
    root = body(file)
    for row in [row for row in root.iter(f"{W}tr") if any(row.find(f"{W}trPr/{W}{name}") is not None for name in go)]:
        row.getparent().remove(row)
    for table in [table for table in root.iter(f"{W}tbl") if table.find(f"{W}tr") is None]:
        table.getparent().remove(table)
    ending = [p for p in root.iter(f"{W}p") if any(p.find(f"{W}pPr/{W}rPr/{W}{name}") is not None for name in go)]
    for name in go:
        for element in [e for e in root.iter(f"{W}{name}") if e.getparent().tag == f"{W}p"]:
            element.getparent().remove(element)
    for paragraph in ending:
        _into_next(paragraph)
    for name in stay:
        for element in list(root.iter(f"{W}{name}")):
            _unwrap(element)
    for element in list(root.iter(*RANGES)):
        element.getparent().remove(element)
    for text in root.iter(f"{W}delText"):
        text.tag = f"{W}t"
    return _with_main(file, root)


def _into_next(paragraph: etree._Element) -> None:
    """A paragraph without its end joins the next; the last one of a cell or body cannot."""
    words = [child for child in paragraph if child.tag != f"{W}pPr"]
    following = paragraph.getnext()
    if following is not None and following.tag == f"{W}p":
        at = 1 if following.find(f"{W}pPr") is not None else 0
        following[at:at] = words
        paragraph.getparent().remove(paragraph)


def _unwrap(element: etree._Element) -> None:
    parent = element.getparent()
    at = parent.index(element)
    parent[at : at + 1] = list(element)


def _with_main(file: bytes, root: etree._Element) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as came, zipfile.ZipFile(out, "w") as made:
        for name in came.namelist():
            made.writestr(name, etree.tostring(root) if name == MAIN else came.read(name))
    return out.getvalue()


def paragraphs(file: bytes) -> list[str]:
    """The paragraphs that have words, every character of them; line breaks part them too."""
    found = ("".join(_characters(paragraph)) for paragraph in body(file).iter(f"{W}p"))
    return [line for text in found for line in text.split("\n") if line.strip()]


def _characters(paragraph: etree._Element) -> Iterator[str]:
    for element in paragraph.iter(f"{W}t", f"{W}delText", f"{W}br"):
        yield "\n" if element.tag == f"{W}br" else element.text or ""


def expected(document: Document) -> list[str]:
    """The paragraphs of a text without note marks and the editor's lists."""
    return [text for line in _lines(document.root) for text in line.split("\n") if text.strip()]


def _lines(element: Element) -> Iterator[str]:
    if element.kind is Kind.NOTES:
        return
    for line in (*element.heading, *element.content):
        if line.cells:
            yield from ("".join(run.text for run in cell.runs if run.note is None and not run.struck) for cell in line.cells)
        else:
            yield line.current
    for child in element.children:
        yield from _lines(child)


def faithful(file: bytes, timeline: Timeline, start: object, end: object) -> None:
    """Accepting gives the text of the end, rejecting that of the start, and Word finds nothing to repair."""
    assert paragraphs(rejected(file)) == standing(timeline, start)
    assert paragraphs(accepted(file)) == standing(timeline, end)
    assert faults(file) == []


def standing(timeline: Timeline, day: object) -> list[str]:
    """The paragraphs in force on a day. Struck words that stand in the text are those a later change struck."""
    return [text for line in _standing(text_on(timeline, day).root) for text in line.split("\n") if text.strip()]  # type: ignore[arg-type]


def _standing(element: Element) -> Iterator[str]:
    if element.kind is Kind.NOTES:
        return
    for line in (*element.heading, *element.content):
        cells = [cell.runs for cell in line.cells] or [line.runs]
        yield from ("".join(run.text for run in runs if run.note is None) for runs in cells)
    for child in element.children:
        yield from _standing(child)


def faults(file: bytes) -> list[str]:
    """What Word would stumble over: ids used twice, deleted words that are not so named, properties out of order, tables with holes."""
    root = deepcopy(body(file))
    return [*_ids(root), *_texts(root), *_orders(root), *_tables(root), *_comments(root, file), *_moves(root), *_parts(file)]


def _parts(file: bytes) -> Iterator[str]:
    """Parts that contradict others, and styles named that are not there."""
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        names = parts.namelist()
        styles = etree.fromstring(parts.read("word/styles.xml"))
        texts = [etree.fromstring(parts.read(name)) for name in names if name in (MAIN, "word/comments.xml")]
    if "word/stylesWithEffects.xml" in names:
        yield "a copy of the styles that says otherwise"
    held = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    used = {e.get(f"{W}val") for text in texts for name in ("pStyle", "rStyle", "tblStyle") for e in text.iter(f"{W}{name}")}
    yield from (f"no style {name}" for name in used - held)


def _ids(root: etree._Element) -> Iterator[str]:
    tracked = [e for name in (*PUT, *OUT) for e in root.iter(f"{W}{name}")] + list(root.iter(*RANGES[::2]))
    seen: set[str] = set()
    for element in tracked:
        number = element.get(f"{W}id")
        if number in seen:
            yield f"id {number} is used twice"
        seen.add(number)
        if not element.get(f"{W}author"):
            yield f"{element.tag} {number} has no author"


def _texts(root: etree._Element) -> Iterator[str]:
    for text in root.iter(f"{W}t"):
        if any(up.tag == f"{W}del" for up in text.iterancestors()):
            yield f"w:t in w:del: {text.text}"
    for text in root.iter(f"{W}delText"):
        if not any(up.tag == f"{W}del" for up in text.iterancestors()):
            yield f"w:delText outside w:del: {text.text}"
    tracked = [element for name in (*PUT, *OUT) for element in root.iter(f"{W}{name}") if element.getparent().tag == f"{W}p"]
    yield from ("an empty revision" for element in tracked if not len(element))


def _orders(root: etree._Element) -> Iterator[str]:
    for look in root.iter(f"{W}trPr"):
        if etree.QName(look[0]).localname in (*PUT, *OUT):
            yield "trPr begins with a revision"
    for tag, order in (("pPr", PROPERTIES), ("tcPr", CELL_PROPERTIES)):
        for properties in root.iter(f"{W}{tag}"):
            names = [etree.QName(child).localname for child in properties]
            if names != [name for name in order if name in names]:
                yield f"{tag}: {names}"


def _tables(root: etree._Element) -> Iterator[str]:
    for table in root.iter(f"{W}tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        open_: set[int] = set()
        for row in table.iterchildren(f"{W}tr"):
            at, now = 0, set()
            for cell in row.iterchildren(f"{W}tc"):
                merge = cell.find(f"{W}tcPr/{W}vMerge")
                if merge is not None:
                    if merge.get(f"{W}val") is None and at not in open_:
                        yield f"a cell goes on with nothing above it, column {at}"
                    now.add(at)
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                at += int(span.get(f"{W}val")) if span is not None else 1
                if cell[-1].tag != f"{W}p":
                    yield "a cell that does not end in a paragraph"
            if at != columns:
                yield f"a row of {at} columns in a table of {columns}"
            open_ = now


def _comments(root: etree._Element, file: bytes) -> Iterator[str]:
    names = ("commentRangeStart", "commentRangeEnd", "commentReference")
    used = [sorted(e.get(f"{W}id", "") for e in root.iter(f"{W}{name}")) for name in names]
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        made = parts.read("word/comments.xml") if "word/comments.xml" in parts.namelist() else b"<none/>"
    held = sorted(e.get(f"{W}id", "") for e in etree.fromstring(made).iter(f"{W}comment"))
    if any(ids != held for ids in used):
        yield f"comments {held}, in the text {used}"


def _moves(root: etree._Element) -> Iterator[str]:
    left, came = (sorted(e.get(f"{W}name", "") for e in root.iter(f"{W}{name}")) for name in ("moveFromRangeStart", "moveToRangeStart"))
    if left != came:
        yield f"moves from {left} to {came}"
