"""The analysis of an act: what was done to it by others, what it does to others, and which numbers changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, assert_never
from urllib.parse import quote

from lxml import etree

from acts.akn.addresses import amending_uri, citation_uri
from acts.akn.identification import EDITOR, href
from acts.akn.inline import add
from acts.akn.names import OWN, own
from acts.akn.periods import Periods
from acts.akn.values import legal
from acts.frbr import Work
from acts.history.model import Change, Outcome, Timeline
from acts.modifications.model import (
    Action,
    AmendingText,
    Deletion,
    Insertion,
    Mention,
    MentionKind,
    Modification,
    Position,
    ProvisionInsertion,
    ProvisionReplacement,
    Renumbering,
    Repeal,
    Substitution,
    Target,
)
from acts.numbers import canonical

_POSITIONS: Final = {Position.AFTER: "after", Position.BEFORE: "before", Position.START: "start", Position.END: "end"}


@dataclass(frozen=True, slots=True)
class Effect:
    """An action in the words of Akoma Ntoso: element, type, the words taken out and put in, and where."""

    type: str
    old: str = ""
    new: str = ""
    pos: str = ""
    tag: str = "textualMod"


def effect(modification: Modification) -> Effect | None:
    """What Akoma Ntoso calls an action; None for a mention, which changes nothing there."""
    told = _effect(modification.action)
    if told is None or told.old or not modification.old_wording:
        return told
    return Effect(told.type, modification.old_wording, told.new, told.pos, told.tag)


def _effect(action: Action) -> Effect | None:
    match action:
        case Substitution():
            return Effect("substitution", action.old, action.new, _POSITIONS[action.position] if action.position else "")
        case Insertion():
            return Effect("insertion", "", action.new, _POSITIONS[action.position])
        case Deletion():
            return Effect("repeal", action.old)
        case ProvisionInsertion():
            return Effect("insertion", "", action.text or "")
        case ProvisionReplacement():
            return Effect("replacement", "", action.text or "")
        case Repeal():
            return Effect("repeal")
        case Renumbering():
            return Effect("renumbering", "", str(action.to))
        case Mention():
            return Effect("authenticInterpretation", tag="meaningMod") if action.kind is MentionKind.COURT else None
    assert_never(action)


@dataclass(frozen=True, slots=True)
class Ordered:
    """What an act does to others, and the eids of its own units by their printed numbers ("1.3.12")."""

    text: AmendingText
    units: Mapping[str, str]


def modifications(
    meta: etree._Element, work: Work, timeline: Timeline | None, periods: Periods | None, ordered: Ordered | None
) -> None:
    """The analysis, where there is anything to tell."""
    node = add(meta, "analysis", source=f"#{EDITOR}")
    if ordered is not None and ordered.text.amendments:
        _active(node, ordered)
    if timeline is not None and periods is not None:
        _passive(node, work, timeline, periods)
        _mappings(node, timeline)
    if not len(node):
        meta.remove(node)


def _active(node: etree._Element, ordered: Ordered) -> None:
    active = add(node, "activeModifications")
    for amendment in ordered.text.amendments:
        uri = href(citation_uri(amendment.amends))
        for place, modification in enumerate(amendment.modifications):
            if (told := effect(modification)) is not None:
                mod = _mod(active, told, f"mod_a{len(active) + 1}")
                item = amendment.items[place] if place < len(amendment.items) else ""
                add(mod, "source", href=f"#{quote(ordered.units.get(canonical(item), ''))}")
                _destination(mod, told, f"{uri}{_fragment(modification.target)}")
                _words(mod, told)
    if not len(active):
        node.remove(active)


def _passive(node: etree._Element, work: Work, timeline: Timeline, periods: Periods) -> None:
    passive = add(node, "passiveModifications")
    if work.in_force is not None:
        force = add(passive, "forceMod", type="entryIntoForce", eId="mod_0")
        force.tail = "\n"
        add(force, "source", href=href(work.uri))
        add(force, "destination", href=href(work.uri))
        add(force, "force", period="#" + periods.group(((work.in_force, None),)))
    for place, change in enumerate(timeline.changes, 1):
        told = effect(change.modification)
        if told is not None:
            _change(passive, change, told, f"mod_{place}", periods)
    if not len(passive):
        node.remove(passive)


def _change(passive: etree._Element, change: Change, told: Effect, eid: str, periods: Periods) -> None:
    mod = _mod(passive, told, eid)
    if change.outcome is Outcome.REFUSED:
        mod.set("status", "ignored")
    add(mod, "source", href=href(amending_uri(change.act, change.source)))
    for touched in change.eids or (change.modification.target.eid,):
        _destination(mod, told, f"#{quote(legal(touched))}")
    if change.in_force is not None and _lasts(change.in_force, change.until):
        add(mod, "force", period="#" + periods.group(((change.in_force, change.until),)))
    _words(mod, told)


def _lasts(start: date, end: date | None) -> bool:
    return end is None or start < end


def _mod(parent: etree._Element, told: Effect, eid: str) -> etree._Element:
    mod = add(parent, told.tag, type=told.type, eId=eid)
    mod.tail = "\n"
    return mod


def _destination(mod: etree._Element, told: Effect, address: str) -> None:
    node = add(mod, "destination", href=address)
    if told.pos:
        node.set("pos", told.pos)


def _words(mod: etree._Element, told: Effect) -> None:
    """Old and new words, which Akoma Ntoso lets stand in a namespace of one's own."""
    for tag, words in (("old", told.old), ("new", told.new)):
        if words and told.tag == "textualMod":
            node = etree.SubElement(add(mod, tag), own("words"), nsmap={"toplu": OWN})
            node.text = legal(words)


def _fragment(target: Target) -> str:
    return f"/~{quote(legal(target.eid))}" if target.eid else ""


def _mappings(node: etree._Element, timeline: Timeline) -> None:
    if not timeline.renamings:
        return
    mappings = add(node, "mappings", source=f"#{EDITOR}")
    for place, renaming in enumerate(timeline.renamings, 1):
        current, original = quote(legal(renaming.after)), quote(legal(renaming.before))
        mapping = add(mappings, "mapping", eId=f"mod_r{place}", original=f"#{original}", current=f"#{current}")
        mapping.tail = "\n"
