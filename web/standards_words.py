"""What the pages of standards call things: statuses, where an edition stands, relations seen from either end, degrees, kinds."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from babel.dates import format_date
from flask_babel import lazy_gettext as _l

from classifiers.schemes.model import Label
from classifiers.standards.catalogue import State
from classifiers.standards.model import Body, Degree, Edition, EditionStatus, LegalForce, RelationKind
from web.classifiers_words import said
from web.i18n import day, web_language

STATUSES: Mapping[str, object] = MappingProxyType({
    EditionStatus.PUBLISHED.value: _l("published"),
    EditionStatus.WITHDRAWN.value: _l("withdrawn by its body"),
    EditionStatus.DRAFT.value: _l("draft standard"),
    EditionStatus.UNKNOWN.value: _l("status not told"),
})
SIGNS: Mapping[str, tuple[str, str]] = MappingProxyType({
    EditionStatus.PUBLISHED.value: ("●", "in_force"),
    EditionStatus.WITHDRAWN.value: ("○", "repealed"),
    EditionStatus.DRAFT.value: ("◐", "not_yet"),
    EditionStatus.UNKNOWN.value: ("–", "unknown"),
})
"""The sign of a status, and the colour it has on the pages of acts."""
STATES: Mapping[str, object] = MappingProxyType({
    State.IN_FORCE.value: _l("in force"),
    State.NOT_YET.value: _l("not yet published"),
    State.DRAFT.value: _l("draft standard"),
    State.SUPERSEDED.value: _l("replaced by a later one"),
    State.WITHDRAWN.value: _l("withdrawn by its body"),
})
STATE_SIGNS: Mapping[str, tuple[str, str]] = MappingProxyType({
    State.IN_FORCE.value: ("●", "in_force"),
    State.NOT_YET.value: ("◐", "not_yet"),
    State.DRAFT.value: ("◐", "not_yet"),
    State.SUPERSEDED.value: ("▲", "suspended"),
    State.WITHDRAWN.value: ("○", "repealed"),
})
RELATIONS: Mapping[tuple[str, bool], object] = MappingProxyType({
    (RelationKind.REPLACES.value, True): _l("Replaces"),
    (RelationKind.REPLACES.value, False): _l("Replaced by"),
    (RelationKind.AMENDS.value, True): _l("Amends"),
    (RelationKind.AMENDS.value, False): _l("Amended by"),
    (RelationKind.CORRECTS.value, True): _l("Corrects"),
    (RelationKind.CORRECTS.value, False): _l("Corrected by"),
    (RelationKind.PART_OF.value, True): _l("Part of"),
    (RelationKind.PART_OF.value, False): _l("Parts"),
    (RelationKind.IDENTICAL_TEXT.value, True): _l("The same text"),
    (RelationKind.IDENTICAL_TEXT.value, False): _l("The same text"),
    (RelationKind.REFERS_TO.value, True): _l("Refers to"),
    (RelationKind.REFERS_TO.value, False): _l("Referred to by"),
})
"""By kind and whether it is told of the document in view. Editions of one standard are shown as its chain."""
DEGREES: Mapping[str, object] = MappingProxyType({
    Degree.IDENTICAL.value: _l("identical"),
    Degree.MODIFIED.value: _l("modified"),
    Degree.NOT_EQUIVALENT.value: _l("not equivalent"),
    Degree.EQUIVALENT.value: _l("equivalent (a degree of 1999)"),
})
METHODS: Mapping[str, object] = MappingProxyType({
    "endorsement": _l("by endorsement"), "republication": _l("by republication"), "translation": _l("by translation"),
})  # fmt: skip
FORCES: Mapping[str, object] = MappingProxyType({
    LegalForce.VOLUNTARY.value: _l("voluntary"), LegalForce.MANDATORY.value: _l("mandatory"), LegalForce.UNKNOWN.value: "",
})  # fmt: skip
KINDS: Mapping[str, object] = MappingProxyType({
    "standard": _l("standard"),
    "recommendation": _l("recommendation"),
    "amendment": _l("amendment"),
    "corrigendum": _l("corrigendum"),
    "erratum": _l("erratum"),
    "addendum": _l("addendum"),
    "supplement": _l("supplement"),
    "annex": _l("annex"),
    "note": _l("working note"),
    "question": _l("question under study"),
    "resolution": _l("resolution"),
    "handbook": _l("handbook"),
    "rules": _l("rules"),
    "guide": _l("guide"),
    "specification": _l("specification"),
    "memento": _l("memento"),
    "memorandum": _l("memorandum"),
    "technical report": _l("technical report"),
    "technical specification": _l("technical specification"),
    "publicly available specification": _l("publicly available specification"),
    "workshop agreement": _l("workshop agreement"),
    "standardized profile": _l("standardized profile"),
})
SOURCES: Mapping[str, object] = MappingProxyType({
    "itu_t": _l("ITU-T Recommendations"),
    "itu_r": _l("ITU-R documents"),
    "w3c": _l("W3C technical reports"),
    "oasis": _l("OASIS specifications"),
    "ecma": _l("Ecma standards"),
    "easc": _l("Interstate rules and recommendations"),
    "iso_refs": _l("ISO references by code of the ICS"),
    "iso_deliverables": _l("ISO Open Data: documents"),
    "iso_committees": _l("ISO Open Data: committees"),
    "stages": _l("Stage codes of ISO"),
    "azs": _l("State standards met on pages"),
    "national": _l("Table of the national body"),
})
"""The lists of `classifiers.standards.loaders.files`."""
KEPT: Mapping[str, object] = MappingProxyType({
    "status": _l("Status in the words of the source"),
    "designation": _l("Designation"),
    "reference": _l("As the source writes it"),
    "obsoletes": _l("Makes obsolete"),
    "updates": _l("Updates"),
    "updatedBy": _l("Updated by"),
    "technology_area": _l("Field of technology"),
    "session": _l("Session that adopted it"),
    "joining_states": _l("States that joined"),
    "developer": _l("Worked out by"),
    "pages": _l("Pages"),
    "replaces": _l("Replaces"),
    "replacedBy": _l("Replaced by"),
})
"""Columns of sources that no field of an `Edition` holds; others are called as their source calls them."""
COMMITTEE_STATUSES: Mapping[str, object] = MappingProxyType({"Active": _l("at work"), "Suspended": _l("at rest")})


def kind_name(kind: str) -> str:
    """What a kind of document is called; one not in the table is called as its source calls it."""
    return str(KINDS.get(kind, kind))


def title_of(edition: Edition) -> Label:
    """Its title for the language of the page, with the language it is in; "" for none."""
    return said(edition.titles)


def body_name(body: Body) -> str:
    """What a body is called in the language of the page; its code where no name is known."""
    return said(body.names).text or body.id


def told(published: date | None, precision: str) -> str:
    """A day as exactly as the source tells it: "14 October 2019", "October 2019", "2019"."""
    if published is None:
        return ""
    if precision == "year":
        return str(published.year)
    return format_date(published, "LLLL y", locale=web_language()) if precision == "month" else day(published)
