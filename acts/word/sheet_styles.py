"""The styles of comparison documents beside those of every Word file of ours. Nothing is shown by colour alone: words put in are
underlined, words taken out struck through, words moved dotted.
"""

from dataclasses import dataclass

from docx.document import Document as WordDocument
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

from acts.word import styles
from acts.word.model import Fate

HEAD, WARNING, REMARK, LEGEND, DISCLAIMER, SIGN, SIGN_UNDER = (
    "Document Head", "Document Warning", "Document Remark", "Document Legend", "Document Disclaimer", "Document Sign-off",
    "Document Sign-off Caption",
)  # fmt: skip
COLUMN, NUMBER, CELL, ASIDE, BREAK = "Table Heading", "Table Column Number", styles.CELL, "Table Remark", "Table Break"
TABLE = "Comparison Table"
SMALL = {CELL: 8, COLUMN: 8, ASIDE: 7.5}
"""Styles of tables with many columns: those of others, in smaller letters, under their names with "Small" behind."""
NOTE, NOTE_MARK, NAME = "footnote text", "footnote reference", "Document Name"
WORDS = {Fate.ADDED: "Words Added", Fate.REMOVED: "Words Removed", Fate.MOVED_HERE: "Words Moved Here", Fate.MOVED_AWAY: "Words Moved Away"}
STRONG = "Words Strong"
"""What bold words bear, and the ending of the style of words that are bold and have a fate."""
FRAME = "7F7F7F"
SHADE = "E7ECF2"


@dataclass(frozen=True, slots=True)
class SheetStyle:
    """A style as Word keeps it: ``sort`` ("paragraph", "character", "table"), what it builds on, and its properties as WordprocessingML."""

    name: str
    sort: str
    base: str
    paragraph: str = ""
    run: str = ""
    own: bool = True              # ours, not one Word knows

    @property
    def id(self) -> str:
        """The name without blanks, by which paragraphs and runs name the style."""
        return "".join(part[:1].upper() + part[1:] for part in self.name.split())


def style_id(name: str) -> str:
    """The id of a style of ours by its name."""
    return SheetStyle(name, "", "").id


def words_style(fate: Fate, bold: bool) -> str:
    """The id of the character style of words, "" for plain ones."""
    parts = (WORDS.get(fate, ""), STRONG if bold else "")
    return style_id(" ".join(filter(None, parts)))


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _space(before: int = 0, after: int = 0, line: int = 240) -> str:
    """Twentieths of a point before and after; `line` in 240ths of a line."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


_BAR = (
    '<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="B45309"/></w:pBdr>'
    '<w:shd w:val="clear" w:color="auto" w:fill="FEF6E7"/>'
)
_ITALIC = "<w:i/><w:iCs/>"
_BOLD = "<w:b/><w:bCs/>"
_LOOKS = {
    Fate.ADDED: '<w:color w:val="14532D"/><w:u w:val="single"/>',
    Fate.REMOVED: '<w:strike/><w:color w:val="9B1C1C"/>',
    Fate.MOVED_HERE: '<w:color w:val="1E3A8A"/><w:u w:val="dotted"/>',
    Fate.MOVED_AWAY: '<w:strike/><w:color w:val="1E3A8A"/><w:u w:val="dotted"/>',
}
_RULES = (
    '<w:tabs><w:tab w:val="left" w:leader="none" w:pos="3969"/><w:tab w:val="left" w:leader="underscore" w:pos="7371"/>'
    '<w:tab w:val="left" w:leader="none" w:pos="7655"/><w:tab w:val="left" w:leader="underscore" w:pos="9470"/></w:tabs>'
)

STYLES = (
    SheetStyle(HEAD, "paragraph", "Normal", _space(after=40) + '<w:ind w:left="3402" w:hanging="3402"/>', _size(11)),
    SheetStyle(WARNING, "paragraph", "Normal", f'<w:keepLines/>{_BAR}{_space(after=60)}<w:ind w:left="284"/>', _size(11)),
    SheetStyle(REMARK, "paragraph", "Normal", "<w:keepNext/>" + _space(after=120), _ITALIC + _size(11)),
    SheetStyle(LEGEND, "paragraph", "Normal", _space(after=40), _size(10)),
    SheetStyle(DISCLAIMER, "paragraph", "Normal", "<w:keepLines/>" + _space(before=160, after=160), _ITALIC + _size(10)),
    SheetStyle(SIGN, "paragraph", "Normal", f"<w:keepNext/><w:keepLines/>{_RULES}{_space(before=240)}", _size(11)),
    SheetStyle(SIGN_UNDER, "paragraph", "Normal", f"<w:keepLines/>{_RULES.replace('underscore', 'none')}{_space(after=120)}", _size(8)),
    SheetStyle(COLUMN, "paragraph", "Normal", "<w:keepNext/>" + _space(40, 40) + '<w:jc w:val="center"/>', _BOLD + _size(10)),
    SheetStyle(NUMBER, "paragraph", "Normal", "<w:keepNext/>" + _space() + '<w:jc w:val="center"/>', _ITALIC + _size(8)),
    SheetStyle(ASIDE, "paragraph", "Normal", _space(20, 20), _ITALIC + '<w:color w:val="404040"/>' + _size(9)),
    *(SheetStyle(f"{name} Small", "paragraph", "".join(name.split()), run=_size(size)) for name, size in SMALL.items()),
    SheetStyle(BREAK, "paragraph", "Normal", f"<w:pageBreakBefore/>{_space(line=20)}", _size(1)),
    SheetStyle(NOTE, "paragraph", "Normal", _space(after=20), _size(9), own=False),
    SheetStyle(NOTE_MARK, "character", "DefaultParagraphFont", run='<w:vertAlign w:val="superscript"/>', own=False),
    SheetStyle(NAME, "character", "DefaultParagraphFont", run=_BOLD),
    SheetStyle(STRONG, "character", "DefaultParagraphFont", run=_BOLD),
    *(SheetStyle(WORDS[fate], "character", "DefaultParagraphFont", run=look) for fate, look in _LOOKS.items()),
    *(SheetStyle(f"{WORDS[fate]} {STRONG}", "character", style_id(WORDS[fate]), run=_BOLD) for fate in WORDS),
)


SMALLER = {style_id(name): style_id(f"{name} Small") for name in SMALL}
"""The ids of small styles by those of the usual ones."""


def apply(document: WordDocument, tongue: str) -> None:
    """Give a new document the styles of a comparison document."""
    styles.apply(document, tongue)
    lack(document)


def lack(document: WordDocument) -> None:
    """Put in those styles a document lacks; those it has stay as they are."""
    root = document.styles.element
    known = {style.get(_STYLE_ID) for style in root}
    root.extend(parse_xml(_written(style)) for style in STYLES if style.id not in known)
    if style_id(TABLE) not in known:
        root.append(parse_xml(_table()))


def _written(style: SheetStyle) -> str:
    custom = ' w:customStyle="1"' if style.own else ""
    paragraph = f"<w:pPr>{style.paragraph}</w:pPr>" if style.paragraph else ""
    run = f"<w:rPr>{style.run}</w:rPr>" if style.run else ""
    return (
        f'<w:style {nsdecls("w")} w:type="{style.sort}"{custom} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="{style.base}"/><w:uiPriority w:val="99"/><w:qFormat/>{paragraph}{run}</w:style>'
    )


def _table() -> str:
    """The table: thin lines all around, room in the cells, its first row shaded."""
    sides = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{FRAME}"/>' for side in _SIDES)
    return (
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{style_id(TABLE)}"><w:name w:val="{TABLE}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/><w:qFormat/><w:tblPr><w:tblBorders>{sides}</w:tblBorders>'
        '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="96" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/>'
        '<w:right w:w="96" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/><w:vAlign w:val="center"/></w:tcPr></w:tblStylePr></w:style>'
    )


_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_STYLE_ID = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}styleId"
