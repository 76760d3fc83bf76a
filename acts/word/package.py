"""A Word file around a body: our styles, what the file says of itself, header, numbered pages; the same bytes each time."""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from types import MappingProxyType
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Cm
from lxml import etree

from acts.word import styles
from acts.word.model import Block, Cover, Revision
from acts.word.write import Pen, clean, comment

STAMP = (1980, 1, 1, 0, 0, 0)
"""The day zip files begin with."""
PLACE = re.compile(r"(%\((?:page|pages)\)s)")
FIELDS = {"%(page)s": "PAGE", "%(pages)s": "NUMPAGES"}
NOTHING = Revision("Toplu")
LONGEST = 200
"""Characters of a title in the header."""
PROGRAM = "Toplu"
LEFT_OUT = ("/stylesWithEffects", "/thumbnail", "/customXml")
"""Parts of python-docx's template that our files do without."""
MODE = "15"
"""The Word whose layout is meant: 2013 and later."""


def package(blocks: Iterable[Block], cover: Cover, revisions: Mapping[int | None, Revision]) -> bytes:
    """The file: blocks with the revisions their changes name."""
    document = blank()
    styles.apply(document, cover.tongue)
    _say(document, cover)
    _page(document, cover)
    remarks, comments = _comments(document, cover, revisions)
    pen = Pen(styles.ids(document, _styles()), {None: NOTHING, **revisions}, comments, len(comments) + len(remarks))
    pen.write(document.element.body, blocks)
    for number in remarks:
        pen.comment_on(document.element.body, number)
    return fixed(document)


def blank() -> WordDocument:
    """A new document without what python-docx's template has beside its styles: their copy for Word 2010, which would differ from ours,
    and the picture of an empty page.
    """
    document = docx.Document()
    for rels in (document.part.rels, document.part.package.rels):
        for number in [rel.rId for rel in rels.values() if rel.reltype.endswith(LEFT_OUT)]:
            del rels[number]
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), MODE)
    return document


def _styles() -> tuple[str, ...]:
    return (*(look.name for look in styles.LOOKS), styles.GRID)


def _say(document: WordDocument, cover: Cover) -> None:
    said = document.core_properties
    said.title, said.subject, said.comments = (clean(text)[:255] for text in (cover.title, cover.citation, cover.as_of))
    said.author = said.last_modified_by = PROGRAM
    said.identifier, said.language, said.keywords = clean(cover.address)[:255], cover.tongue, ""
    said.created = said.modified = datetime.combine(cover.day or date(2000, 1, 1), time())


def _page(document: WordDocument, cover: Cover) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = Cm(3), Cm(2), Cm(2.5), Cm(2)
    lines = [line for line in (short(cover.title), " · ".join(filter(None, (clean(cover.citation), clean(cover.as_of))))) if line]
    section.header.paragraphs[0].text = "\n".join(lines)
    rule(section.header.paragraphs[0])
    footer = section.footer.paragraphs[0]
    number(footer, cover.page)
    if cover.address:
        footer.add_run(f"\n{clean(cover.address)}")


def short(title: str) -> str:
    """A title as a header has room for."""
    cleaned = clean(title)
    return cleaned if len(cleaned) <= LONGEST else f"{cleaned[:LONGEST].rsplit(' ', 1)[0]} …"


def number(paragraph: Any, words: str) -> None:
    """Words with the page's number and the number of pages at %(page)s and %(pages)s."""
    for text in filter(None, PLACE.split(clean(words))):
        _field(paragraph, FIELDS[text]) if text in FIELDS else paragraph.add_run(text)


def rule(paragraph: Any) -> None:
    """A line under the header."""
    look = paragraph._p.get_or_add_pPr()
    borders = etree.SubElement(look, qn("w:pBdr"))
    bottom = etree.SubElement(borders, qn("w:bottom"))
    for name, value in (("val", "single"), ("sz", "4"), ("space", "4"), ("color", "808080")):
        bottom.set(qn(f"w:{name}"), value)


def _field(paragraph: Any, code: str) -> None:
    """A field Word works out itself; "1" until it has."""
    field = etree.SubElement(paragraph._p, qn("w:fldSimple"))
    field.set(qn("w:instr"), f" {code} ")
    run = etree.SubElement(field, qn("w:r"))
    etree.SubElement(run, qn("w:t")).text = "1"


def _comments(
    document: WordDocument, cover: Cover, revisions: Mapping[int | None, Revision]
) -> tuple[tuple[int, ...], Mapping[int | None, int]]:
    """The comments made: ids of those on the title, and those of changes by change."""
    remark = [Revision(NOTHING.author, cover.day, cover.remark)] if cover.remark else []
    told = {change: revision for change, revision in revisions.items() if revision.comment}
    if not (remark or told):
        return (), {}
    holder = document.comments._comments_elm
    for number, revision in enumerate((*remark, *told.values())):
        holder.append(comment(number, revision))
    return tuple(range(len(remark))), {change: number for number, change in enumerate(told, len(remark))}


def fixed(document: WordDocument, parts: Mapping[str, Iterable[bytes]] = MappingProxyType({})) -> bytes:
    """The file with its parts in a fixed order and of one time.

    ``parts``: what stands in place of parts the document has, piece by piece, so that a long one is never held whole. They are asked
    for in the order of their names.
    """
    raw, out = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as came, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in sorted(came.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with made.open(entry, "w") as part:
                part.writelines(parts[name] if name in parts else (came.read(name),))
    return out.getvalue()
