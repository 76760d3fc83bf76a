"""What the pages of imports call things: verdicts, forms of files, what a column may be, how a table tells what lies under what."""

from collections.abc import Mapping
from types import MappingProxyType

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from classifiers.exchange.kept import TAKEN, UNDONE, WAITING
from classifiers.exchange.model import Hierarchy, Outcome
from web.classifiers_words import language_name

OUTCOMES: Mapping[str, object] = MappingProxyType({
    Outcome.NEW.value: _l("new"),
    Outcome.CHANGED.value: _l("changed"),
    Outcome.SAME.value: _l("the same"),
    Outcome.REFUSED.value: _l("refused"),
})
SIGNS: Mapping[str, tuple[str, str]] = MappingProxyType({
    Outcome.NEW.value: ("+", "in_force"),
    Outcome.CHANGED.value: ("~", "not_yet"),
    Outcome.SAME.value: ("=", "repealed"),
    Outcome.REFUSED.value: ("!", "suspended"),
})
"""The sign of a verdict, and the colour it has on the pages of acts."""
STANDINGS: Mapping[str, object] = MappingProxyType({
    WAITING: _l("waits to be taken in"),
    TAKEN: _l("taken in"),
    UNDONE: _l("taken back"),
})
FORMS: Mapping[str, object] = MappingProxyType({
    "csv": _l("table (CSV)"), "xlsx": _l("workbook (.xlsx)"), "xls": _l("old workbook (.xls)"), "turtle": _l("SKOS in Turtle"),
    "rdfxml": _l("SKOS in RDF/XML"), "jsonld": _l("SKOS in JSON-LD"), "json": _l("JSON of Toplu"),
    "genericode": _l("code list (genericode)"),
})  # fmt: skip
HIERARCHIES: Mapping[str, object] = MappingProxyType({
    Hierarchy.NONE.value: _l("no hierarchy, or headings over the rows"),
    Hierarchy.PARENT.value: _l("a column holds the code of the item above"),
    Hierarchy.PREFIX.value: _l("codes begin with the code of the item above"),
    Hierarchy.COLUMNS.value: _l("each level has a column of its own"),
    Hierarchy.INDENT.value: _l("labels are indented"),
})
ENCODINGS: Mapping[str, object] = MappingProxyType({
    "": _l("as the file says, else UTF-8"), "cp1254": "Windows-1254 (ə, ş, ğ – Türk)", "cp1251": "Windows-1251 (кириллица)",
    "utf-16": "UTF-16", "cp1252": "Windows-1252", "iso8859-9": "ISO 8859-9",
})  # fmt: skip
DELIMITERS: Mapping[str, object] = MappingProxyType({
    "": _l("found by itself"), ",": _l("comma"), ";": _l("semicolon"), "\t": _l("tab"), "|": _l("vertical bar"),
})  # fmt: skip
KINDS: Mapping[str, object] = MappingProxyType({
    "label": _l("label"), "alt": _l("other name"), "hidden": _l("hidden name, for search alone"), "coreContentNote": _l("what it includes"),
    "additionalContentNote": _l("what it includes too"), "exclusionNote": _l("what it excludes"), "definition": _l("definition"),
    "scopeNote": _l("scope"), "historyNote": _l("history"), "example": _l("example"), "changeNote": _l("note on a change"),
    "note": _l("note"),
})  # fmt: skip
SINGLE: Mapping[str, object] = MappingProxyType({
    "": _l("– left out –"), "code": _l("code"), "level": _l("code of a level, from left to right"), "parent": _l("code of the item above"),
    "keep": _l("kept with the item as it stands"), "field:level": _l("number of the level"), "field:status": _l("status of the item"),
    "field:valid_from": _l("valid from"), "field:valid_to": _l("valid until"),
})  # fmt: skip
OFFERED = (
    *(f"label:{language}" for language in ("az", "en", "ru", "fr", "")), *(f"field:alt:{language}" for language in ("az", "en")),
    *(f"field:{kind}:{language}" for kind in ("coreContentNote", "exclusionNote", "definition", "scopeNote") for language in ("az", "en")),
)  # fmt: skip
"""What a column may be with a language, most asked for first."""


def role_name(role: str) -> str:
    """What a column is, in words: "label:az" is "label (Azerbaijani)"."""
    if role in SINGLE:
        return str(SINGLE[role])
    kind, _colon, language = role.removeprefix("field:").partition(":")
    if kind not in KINDS:
        return kind
    return f"{KINDS[kind]} ({language_name(language) if language else _('language not told')})"


def roles(used: Mapping[str, str]) -> list[tuple[str, str]]:
    """What a column may be, with all that columns are already."""
    more = [role for role in dict.fromkeys(used.values()) if role not in SINGLE and role not in OFFERED]
    return [(role, role_name(role)) for role in (*list(SINGLE)[:4], *OFFERED, *list(SINGLE)[4:], *more)]
