"""The styles of our Word files: law in a serif, headings that are Word's own."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

SERIF = "Times New Roman"
"""On every machine, and it has ə in all cuts."""

TITLE, SUBTITLE, BODY, SIGNATURE, CELL = "Title", "Subtitle", "Body Text", "Signature", "Table Text"
HEADINGS = tuple(f"Heading {level}" for level in range(1, 7))
GRID = "Table Grid"
INK = RGBColor(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Look:
    """A style: its name, size and space before and after in points, weight, and whether it stays with what follows."""

    name: str
    size: float
    before: float = 0
    after: float = 6
    bold: bool = False
    centred: bool = False
    with_next: bool = False
    base: str = "Normal"


LOOKS = (
    Look(BODY, 12),
    Look(SIGNATURE, 12, after=2, bold=True),
    Look(CELL, 10, after=2),
    Look(TITLE, 16, before=6, after=8, bold=True, centred=True),
    Look(SUBTITLE, 12, after=10, bold=True, centred=True),
    Look(HEADINGS[0], 14, 18, 8, bold=True, with_next=True),
    Look(HEADINGS[1], 13, 14, 6, bold=True, with_next=True),
    Look(HEADINGS[2], 12.5, 12, 6, bold=True, with_next=True),
    Look(HEADINGS[3], 12, 12, 4, bold=True, with_next=True),
    Look(HEADINGS[4], 12, 10, 4, bold=True, with_next=True),
    Look(HEADINGS[5], 12, 10, 4, bold=True, with_next=True),
    Look("Header", 9, after=0),
    Look("Footer", 9, after=0, centred=True),
    Look("annotation text", 10, after=0),
)


def apply(document: WordDocument, tongue: str) -> None:
    """Give a new document our styles, and the language its words are in."""
    _plain(document, tongue)
    for look in LOOKS:
        _style(document, look)
    _named(document.styles.add_style("annotation reference", WD_STYLE_TYPE.CHARACTER), "CommentReference").font.size = Pt(8)
    _named(document.styles["annotation text"], "CommentText")


def ids(document: WordDocument, names: Iterable[str]) -> dict[str, str]:
    """The ids of styles, by which paragraphs name them."""
    return {name: str(document.styles[name].style_id) for name in names}


def _plain(document: WordDocument, tongue: str) -> None:
    normal: Any = document.styles["Normal"]
    _font(normal, SERIF)
    normal.font.size = Pt(12)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.15
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), tongue)


def _style(document: WordDocument, look: Look) -> None:
    held = document.styles
    found: Any = held[look.name] if look.name in held else held.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
    _font(found, SERIF)
    found.base_style = document.styles[look.base]
    found.font.size, found.font.bold, found.font.italic = Pt(look.size), look.bold, False
    found.font.color.rgb = INK
    layout = found.paragraph_format
    layout.space_before, layout.space_after = Pt(look.before), Pt(look.after)
    layout.keep_with_next = look.with_next
    layout.alignment = WD_ALIGN_PARAGRAPH.CENTER if look.centred else WD_ALIGN_PARAGRAPH.LEFT
    for border in found.element.findall(f"{qn('w:pPr')}/{qn('w:pBdr')}"):
        border.getparent().remove(border)


def _named(style: Any, name: str) -> Any:
    """A style Word itself has, under the id Word gives it."""
    style.element.set(qn("w:styleId"), name)
    style.element.attrib.pop(qn("w:customStyle"), None)
    return style


def _font(style: Any, name: str) -> None:
    """One font for all scripts; the theme's fonts, which would win, are taken away."""
    style.font.name = name
    fonts = style.element.rPr.rFonts
    for attribute in [key for key in fonts.attrib if "Theme" in key or key.endswith("cstheme")]:
        del fonts.attrib[attribute]
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), name)
