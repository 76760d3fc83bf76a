"""Where the words of a text point to, and who points to it, as addresses."""

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from urllib.parse import quote

from flask_babel import gettext as _

from acts.frbr import Language
from acts.held import HeldReference, IncomingReference
from acts.references.model import ActCitation
from web.i18n import day
from web.render.model import Citing, Link

Address = Callable[[str], str]
"""From a work's uri to the address of its page."""


def links(
    references: Iterable[HeldReference],
    own: str,
    here: frozenset[str],
    there: Mapping[str, frozenset[str]],
    address: Address,
    anchor: Address,
) -> Mapping[tuple[str, int], tuple[Link, ...]]:
    """The links of a text by element and line, in order, none overlapping another.

    `here` are the eIds the text has, `there` those that the pages of other acts have; `anchor` makes the address of one of `here`.
    """

    def link(reference: HeldReference) -> Link:
        href = _inside(reference, here, anchor) if reference.target == own else _outside(reference, there, address)
        return Link(reference.start, reference.end, href, "" if href else _sought(reference))

    shown = (r for r in references if r.target or r.source_eid != "preface")       # the act's own name is no lost reference
    keyed = sorted(shown, key=lambda r: (r.source_eid, r.line, r.start, -r.end))
    lines = groupby(keyed, key=lambda r: (r.source_eid, r.line))
    return {place: _apart(link(r) for r in group if r.target != own or r.eid) for place, group in lines}


def nearest(eid: str, here: frozenset[str]) -> str:
    """The eId, or the unit around it that the text has: "art_5__para_5.9" → "art_5"; "" for none."""
    while eid and eid not in here:
        eid = eid.rpartition("__")[0]
    return eid


def citing(incoming: Iterable[IncomingReference], here: frozenset[str], address: Address) -> Mapping[str, tuple[Citing, ...]]:
    """Who cites each article, by its eId: each act and place once. Citations of the act as a whole are under ""."""
    found: dict[str, dict[Citing, None]] = {}
    for one in incoming:
        unit = nearest(one.place.split("__", 1)[0], here) if one.place else ""
        href = f"{address(one.work_uri)}?text={one.language}" + (f"#{quote(one.eid, safe='_.-')}" if one.eid else "")
        found.setdefault(unit, {})[Citing(one.title, href, _label(one))] = None
    return {unit: tuple(places) for unit, places in found.items()}


def _label(one: IncomingReference) -> str:
    article = next((step for step in one.eid.split("__") if step.startswith("art_")), "")
    number = article.removeprefix("art_")
    if not number:
        return one.label
    name = f"Maddə {number}" if one.language is Language.AZE else f"Article {number}"
    return name if not one.label or one.label.startswith(name) else f"{name}, {one.label}"


def _inside(reference: HeldReference, here: frozenset[str], anchor: Address) -> str:
    unit = nearest(reference.eid, here)
    return anchor(unit) if unit else ""


def _outside(reference: HeldReference, there: Mapping[str, frozenset[str]], address: Address) -> str:
    if not reference.target:
        return ""
    unit = nearest(reference.eid, there.get(reference.target, frozenset()))
    return address(reference.target) + (f"#{quote(unit, safe='_.-')}" if unit else "")


def _sought(reference: HeldReference) -> str:
    if reference.citation is None:
        return str(_("This text has no such provision: %(what)s", what=reference.eid))
    return str(_("Not held; looked for: %(what)s", what=cited_as(reference.citation) or reference.words))


def cited_as(citation: ActCitation) -> str:
    """Another act as it was looked for: title, date, number."""
    number = f"№ {citation.number}" if citation.number else ""
    return ", ".join(part for part in (citation.title, day(citation.adopted), number, citation.celex) if part)


def _apart(ordered: Iterable[Link]) -> tuple[Link, ...]:
    """The links that do not begin before the one before has ended."""
    kept: list[Link] = []
    for link in ordered:
        if link.start < link.end and (not kept or link.start >= kept[-1].end):
            kept.append(link)
    return tuple(kept)
