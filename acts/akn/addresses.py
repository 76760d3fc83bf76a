"""Addresses of the acts a text names, and of the acts that amend, as far as their names tell them."""

from collections.abc import Mapping
from types import MappingProxyType

from acts.celex import celex_of
from acts.frbr import slug
from acts.known import known_acts
from acts.modifications.model import ActKind, AmendingAct
from acts.references.model import ActCitation

SUBTYPES: Mapping[ActKind | None, str] = MappingProxyType({
    ActKind.LAW: "law", ActKind.COURT_DECISION: "court-decision", ActKind.DECREE: "decree", ActKind.ORDER: "order",
    ActKind.CABINET: "cabinet-decision",
})  # fmt: skip


def amending_uri(act: AmendingAct, source: str = "") -> str:
    """The address of an amending act: `source` where it is held, else made of kind, date and number."""
    day = act.adopted.isoformat() if act.adopted else "undated"
    return source or f"/akn/az/act/{SUBTYPES.get(act.kind, 'act')}/{day}/{slug(act.number) or 'unnumbered'}"


def citation_uri(act: ActCitation) -> str:
    """The address of an act as a text names it: a well-known act's own, else made of kind, date and number or title."""
    if celex := celex_of(act.celex):
        return celex.uri
    known = known_acts()
    told = known.by_number(act.adopted, act.number) if act.adopted and act.number else None
    told = told or (known.by_title(act.title) if act.title else None)
    if told is not None:
        return told.uri
    day = act.adopted.isoformat() if act.adopted else "undated"
    return f"/akn/az/act/{act.kind or 'act'}/{day}/{slug(act.number or act.title) or 'unnumbered'}"


def shown(act: AmendingAct) -> str:
    """An amending act for people to read."""
    return " ".join(filter(None, (act.title, act.adopted.isoformat() if act.adopted else "", act.number))) or "unknown"
