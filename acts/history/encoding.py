"""A timeline in the store: what it has beside the page it was built from, as compressed JSON, and each change as JSON.

The text of the page stands once, in the rows of its elements. Beside it are kept only the elements whose lines carry times, those
that are gone from the page, and the order of children where it differs.
"""

import json
from datetime import date
from functools import cache
from typing import Any

import zstandard
from cattrs.preconf.json import JsonConverter, make_converter
from cattrs.strategies import configure_tagged_union

from acts.encoding import decode, encode
from acts.history.calendar import CommencementRow
from acts.history.model import Change, Renaming, Timeline
from acts.model import Document, Element, Kind, Unparsed
from acts.modifications.model import Action, AmendingText
from acts.numbers import Num


def pack(timeline: Timeline, page: Document) -> bytes:
    """What the timeline has beside its page. Changes are not in it: see `change_json`."""
    here = {element.eid: element for element in page.root.walk()}
    differing = [_element(element, here.get(element.eid)) for element in timeline.document.root.walk()]
    value = {
        "elements": {eid: told for eid, told in differing if told},
        "renamings": [[renaming.change, renaming.before, renaming.after] for renaming in timeline.renamings],
    }
    return zstandard.compress(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), 10)


def unpack(packed: bytes, page: Document, changes: tuple[Change, ...]) -> Timeline:
    """The timeline `pack` was given."""
    value = json.loads(zstandard.decompress(packed))
    here = {element.eid: element for element in page.root.walk()}
    elements = value["elements"]
    root = _rebuilt(page.root.eid, elements, here) if elements else page.root
    renamings = tuple(Renaming(*renaming) for renaming in value["renamings"])
    return Timeline(Document(root, page.notes, page.unparsed), changes, renamings)


def history_doubts(timeline: Timeline, page: Document) -> tuple[Unparsed, ...]:
    """What building the timeline did not understand, beyond what the page's structure did not."""
    known = set(page.unparsed)
    return tuple(doubt for doubt in timeline.document.unparsed if doubt not in known)


def _element(element: Element, on_page: Element | None) -> tuple[str, dict[str, Any]]:
    told: dict[str, Any] = {}
    children = [child.eid for child in element.children]
    if on_page is None or children != [child.eid for child in on_page.children]:
        told["children"] = children
    if on_page is None or _own(element) != _own(on_page):
        own = [element.kind.value, element.num and [element.num.printed, element.num.reading], element.label, element.title]
        told["own"] = [*own, encode(element.heading), encode(element.content)]
    return element.eid, told


def _own(element: Element) -> tuple[object, ...]:
    return element.kind, element.num, element.label, element.title, element.heading, element.content


def _rebuilt(eid: str, elements: dict[str, Any], here: dict[str, Element]) -> Element:
    told, old = elements.get(eid, {}), here.get(eid)
    names = told.get("children", [child.eid for child in old.children] if old else [])
    children = tuple(_rebuilt(name, elements, here) for name in names)
    if "own" in told:
        kind, num, label, title, heading, content = told["own"]
        return Element(Kind(kind), eid, Num(*num) if num else None, label, title, decode(heading), decode(content), children)
    if old is None:
        raise ValueError(f"the timeline names the unit {eid!r}, which neither it nor its page holds")
    if all(a is b for a, b in zip(children, old.children, strict=False)) and len(children) == len(old.children):
        return old
    return Element(old.kind, eid, old.num, old.label, old.title, old.heading, old.content, children)


@cache
def converter() -> JsonConverter:
    """Turns values of amendments and history into plain ones and back; fields with their usual value are left out."""
    made = make_converter(omit_if_default=True)
    configure_tagged_union(Action, made)
    made.register_unstructure_hook(date, date.isoformat)
    made.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
    return made


def change_json(change: Change) -> str:
    """A change as JSON."""
    return converter().dumps(change, ensure_ascii=False)


def change_of(text: str) -> Change:
    """The change that `change_json` wrote."""
    return converter().loads(text, Change)


def amending_json(text: AmendingText) -> str:
    """What an amending act says, as JSON."""
    return converter().dumps(text, ensure_ascii=False)


def amending_of(text: str) -> AmendingText:
    """The value that `amending_json` wrote."""
    return converter().loads(text, AmendingText)


def commencement_json(row: CommencementRow) -> str:
    """A row of commencement as JSON."""
    return converter().dumps(row, ensure_ascii=False)


def commencement_of(text: str) -> CommencementRow:
    """The row that `commencement_json` wrote."""
    return converter().loads(text, CommencementRow)
