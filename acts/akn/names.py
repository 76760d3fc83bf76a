"""Names of Akoma Ntoso 3.0 and of our own namespace beside it, and how a unit of ours is called there."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from acts.model import Kind

NAMESPACE: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OWN: Final = "urn:toplu:akn:1"
"""What Akoma Ntoso has no place for stands in attributes and elements of this namespace. The last figure is its version."""

XML: Final = "http://www.w3.org/XML/1998/namespace"

HIERARCHY: Mapping[Kind, str] = MappingProxyType({
    Kind.PART: "part", Kind.SECTION: "section", Kind.SUBSECTION: "subsection", Kind.CHAPTER: "chapter", Kind.SUBCHAPTER: "subchapter",
    Kind.ARTICLE: "article", Kind.PARAGRAPH: "paragraph", Kind.POINT: "point", Kind.ALINEA: "alinea",
})
"""Units that Akoma Ntoso has an element for; the others are an `hcontainer` of their name."""

KINDS: Mapping[str, Kind] = MappingProxyType({tag: kind for kind, tag in HIERARCHY.items()})


def akn(tag: str) -> str:
    """The full name of an element of Akoma Ntoso."""
    return f"{{{NAMESPACE}}}{tag}"


def own(name: str) -> str:
    """The full name of an element or attribute of ours."""
    return f"{{{OWN}}}{name}"


def local(tag: str) -> str:
    """The name without its namespace."""
    return tag.rpartition("}")[2]


def namespace(tag: str) -> str:
    """The namespace of a full name, "" for none."""
    return tag[1:].partition("}")[0] if tag.startswith("{") else ""


TEXT, TITLE, NUM, READING, LABEL, EID, KIND = (own(name) for name in ("text", "title", "num", "reading", "label", "eid", "kind"))
ROLE, NOTE, TABLE, ENDS, HEADINGS = (own(name) for name in ("role", "note", "table", "ends", "headings"))
FILLER, WRAPPER = own("filler"), own("wrapper")
PUT, OUT, RESTORED, STRUCK, TIMED, NUMBER = (own(name) for name in ("put", "out", "restored", "struck", "timed", "number"))
