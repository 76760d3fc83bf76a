"""Which unit of ours an element of a foreign document is, and how the rest of its elements are read."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from lxml import etree

from acts.akn.names import akn, local
from acts.model import Kind

DIVISIONS: Mapping[str, Kind] = MappingProxyType({
    "book": Kind.PART, "tome": Kind.PART, "part": Kind.PART, "title": Kind.PART, "subpart": Kind.SECTION, "division": Kind.SECTION,
    "section": Kind.SECTION, "subtitle": Kind.SECTION, "subdivision": Kind.SUBSECTION, "subsection": Kind.SUBSECTION,
    "chapter": Kind.CHAPTER, "subchapter": Kind.SUBCHAPTER, "article": Kind.ARTICLE, "transitional": Kind.SECTION,
})  # fmt: skip
"""Units that hold others, by their names alone."""

BELOW: Final = frozenset({
    "paragraph", "subparagraph", "clause", "subclause", "rule", "subrule", "proviso", "point", "indent", "item", "level", "list", "sublist",
    "alinea", "hcontainer", "recital", "citation", "section", "subsection", "crossHeading", "blockContainer", "tblock", "blockList",
    "speechGroup", "speech", "question", "answer",
})  # fmt: skip
SPEECHES: Final = frozenset({
    "administrationOfOath", "rollCall", "prayers", "oralStatements", "writtenStatements", "personalStatements", "ministerialStatements",
    "resolutions", "nationalInterest", "declarationOfVote", "communication", "petitions", "papers", "noticesOfMotion", "questions",
    "address", "proceduralMotions", "pointOfOrder", "adjournment", "debateSection",
    "introduction", "background", "arguments", "remedies", "motivation", "decision",
    "amendmentHeading", "amendmentContent", "amendmentReference", "amendmentJustification",
})  # fmt: skip
"""Parts of debates, judgments and amendments: each a section."""

PARTS: Mapping[str, Kind] = MappingProxyType({
    "coverPage": Kind.PREFACE, "preface": Kind.PREFACE, "header": Kind.PREFACE, "preamble": Kind.PREAMBLE, "conclusions": Kind.SIGNATURE,
    "toc": Kind.TOC, "attachment": Kind.ATTACHMENT, "component": Kind.ATTACHMENT,
})  # fmt: skip

DOCUMENTS: Final = frozenset({
    "act", "bill", "doc", "statement", "debateReport", "debate", "judgment", "portion", "amendment", "amendmentList", "officialGazette",
    "documentCollection",
})  # fmt: skip
LINES: Final = DOCUMENTS | {
    "p", "block", "tocItem", "li", "from", "scene", "narrative", "summary", "other", "listIntroduction", "listWrapUp", "caption",
    "content", "intro", "wrapUp", "formula", "longTitle", "container", "div", "recitals", "citations", "ul", "ol", "foreign",
    "body", "mainBody", "debateBody", "judgmentBody", "amendmentBody", "portionBody", "collectionBody", "attachments", "components",
    "interstitial", "th", "td", "tr", "quotedStructure", "embeddedStructure", "subFlow",
}  # fmt: skip
"""Elements that end a line where they begin and where they end, and are no unit themselves."""

QUOTES: Final = frozenset({"quotedStructure", "embeddedStructure", "subFlow"})
LOOKS: Mapping[str, str] = MappingProxyType({"b": "bold", "i": "italic", "ins": "italic", "del": "struck"})
"""Inline elements that are marks of a run."""

SILENT: Final = frozenset({"span", "inline"})
EMPTY: Final = frozenset({"img", "componentRef", "documentRef", "marker", "noteRef", "eol", "eop", "br"})
HEADED: Final = frozenset(
    {Kind.PART, Kind.SECTION, Kind.SUBSECTION, Kind.CHAPTER, Kind.SUBCHAPTER, Kind.ARTICLE, Kind.ATTACHMENT, Kind.PREFACE, Kind.TOC})
"""Units whose number stands in their heading."""


_NAMES: Final = frozenset(kind.value for kind in Kind)


def article_level(root: etree._Element) -> str:
    """The element that is the article of this document: the first of these it has."""
    for tag in ("article", "section", "rule"):
        if next(root.iter(akn(tag)), None) is not None:
            return tag
    return "article"


class Levels:
    """Tells the kind of a unit; what a name means depends on where it stands and on what the document calls its articles."""

    def __init__(self, root: etree._Element) -> None:
        self._article = article_level(root)

    def kind(self, node: etree._Element, above: Kind) -> Kind | None:
        """The kind of an element below a unit of kind `above`; None where it is no unit."""
        name = local(node.tag)
        if name in PARTS:
            return PARTS[name]
        if name == self._article:
            return Kind.ARTICLE
        if name in SPEECHES:
            return Kind.SECTION
        if name in DIVISIONS and not (name == "subsection" and _inside_article(above)):
            return DIVISIONS[name]
        return self._below(node, name, above) if name in BELOW else None

    def _below(self, node: etree._Element, name: str, above: Kind) -> Kind:
        if name == "recital":
            return Kind.RECITAL
        if name in ("hcontainer", "level", "speechGroup"):
            return self._container(node, above)
        if name in ("list", "sublist", "alinea", "citation", "crossHeading", "blockContainer", "tblock", "blockList", "speech", "question",
                    "answer", "proviso"):  # fmt: skip
            return Kind.ALINEA
        if name == "subparagraph" and node.find(akn("num")) is None:
            return Kind.ALINEA
        if name in ("paragraph", "subsection", "clause", "rule") and above not in (Kind.PARAGRAPH, Kind.POINT, Kind.SUBPOINT):
            return Kind.PARAGRAPH
        return Kind.SUBPOINT if above in (Kind.POINT, Kind.SUBPOINT) else Kind.POINT

    def _container(self, node: etree._Element, above: Kind) -> Kind:
        name = node.get("name") or ""
        if name in _NAMES:
            return Kind(name)
        if _inside_article(above):
            return Kind.PARAGRAPH if node.find(akn("num")) is not None else Kind.ALINEA
        return Kind.SECTION


def _inside_article(above: Kind) -> bool:
    return above in (Kind.ARTICLE, Kind.PARAGRAPH, Kind.POINT, Kind.SUBPOINT, Kind.ALINEA)
