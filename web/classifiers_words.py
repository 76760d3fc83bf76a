"""What the pages of classifiers call things: kinds of change and of note, statuses, matches, languages, forms of files."""

from collections.abc import Mapping
from types import MappingProxyType

from babel import Locale, UnknownLocaleError
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from classifiers.schemes.model import ChangeKind, Label, Labels, NoteKind, label_in
from web.i18n import web_language

KINDS: Mapping[ChangeKind, object] = MappingProxyType({
    ChangeKind.DELETION: _l("taken away"),
    ChangeKind.CREATION: _l("new"),
    ChangeKind.MERGER: _l("merged into a new item"),
    ChangeKind.TAKE_OVER: _l("taken over by another"),
    ChangeKind.BREAKDOWN: _l("broken down into new items"),
    ChangeKind.SPLIT_OFF: _l("a part split off"),
    ChangeKind.TRANSFER: _l("parts passed from one to another"),
    ChangeKind.CODE_CHANGE: _l("another code"),
    ChangeKind.NAME_CHANGE: _l("another name"),
    ChangeKind.CODE_AND_NAME: _l("another code and name"),
    ChangeKind.MIXED: _l("several changes at once"),
})
OTHER = "other"
"""What is not the same and no change of the model: notes, place, names in other languages."""
NOTES: Mapping[NoteKind, object] = MappingProxyType({
    NoteKind.INCLUDES: _l("Includes"),
    NoteKind.ALSO_INCLUDES: _l("Also includes"),
    NoteKind.EXCLUDES: _l("Excludes"),
    NoteKind.DEFINITION: _l("Definition"),
    NoteKind.SCOPE: _l("Scope"),
    NoteKind.HISTORY: _l("History"),
    NoteKind.EXAMPLE: _l("Example"),
    NoteKind.CHANGE: _l("Change"),
    NoteKind.NOTE: _l("Note"),
})
STATUSES: Mapping[str, object] = MappingProxyType({
    "valid": _l("valid"), "superseded": _l("replaced by others"), "retired": _l("retired"),
})  # fmt: skip
SIGNS: Mapping[str, tuple[str, str]] = MappingProxyType({
    "valid": ("●", "in_force"), "superseded": ("▲", "suspended"), "retired": ("○", "repealed"),
})  # fmt: skip
"""The sign of a status, and the colour it has on the pages of acts."""
MATCHES: Mapping[str, object] = MappingProxyType({
    "exactMatch": _l("the same elsewhere"),
    "closeMatch": _l("nearly the same elsewhere"),
    "broadMatch": _l("wider elsewhere"),
    "narrowMatch": _l("narrower elsewhere"),
    "relatedMatch": _l("related elsewhere"),
})
DIFFERENCES: Mapping[str, object] = MappingProxyType({
    "code": _l("code"),
    "labels": _l("name"),
    "alternatives": _l("other names"),
    "hidden": _l("names to find it by"),
    "parents": _l("place"),
    "notes": _l("notes"),
    "status": _l("status"),
    "matches": _l("matches elsewhere"),
    "related": _l("related items"),
    "valid_from": _l("dates"),
    "valid_to": _l("dates"),
    "successors": _l("successors"),
    "order": _l("order"),
    "level": _l("level"),
    "kept": _l("further columns"),
})
"""Fields of a `Concept` in which two wordings may differ."""
FORMS: Mapping[str, object] = MappingProxyType({
    "ttl": _l("SKOS and XKOS, Turtle"),
    "rdf": _l("SKOS and XKOS, RDF/XML"),
    "jsonld": _l("SKOS and XKOS, JSON-LD"),
    "skos.ttl": _l("SKOS alone, Turtle"),
    "csv": _l("table (CSV)"),
    "xlsx": _l("table (Excel)"),
    "json": _l("JSON of Toplu"),
    "gc": _l("genericode (XML)"),
})
CARRIERS: Mapping[str, object] = MappingProxyType({"act": _l("Acts"), "standard": _l("Standards"), "mapping": _l("Mappings")})


def said(labels: Labels) -> Label:
    """The label for the language of the page, with the language it is in."""
    text = label_in(labels, web_language())
    return next((label for label in labels if label.text == text), Label(text))


def besides(told: str) -> str:
    """What an `ItemChange` says of its survivors, in words: "VC2 5510>5511" → "5510 → 5511: another name"."""
    kind, _sign, codes = told.partition(" ")
    before, _sign, after = codes.partition(">")
    if kind not in tuple(ChangeKind) or not after:
        return told
    return f"{before if before == after else f'{before} → {after}'}: {KINDS[ChangeKind(kind)]}"


def language_name(tag: str) -> str:
    """What a language is called in the language of the page: "ingilis"; an unknown tag is its own name."""
    if not tag:
        return str(_("language not told"))
    try:
        return Locale.parse(tag, sep="-").get_language_name(web_language()) or tag
    except (UnknownLocaleError, ValueError):
        return tag
