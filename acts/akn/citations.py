"""The words of a text that point somewhere, as links."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from acts.akn.addresses import citation_uri
from acts.akn.identification import href
from acts.akn.inline import Cite
from acts.model import Document
from acts.references.find import find
from acts.references.model import ActCitation, Reference
from acts.references.places import EidIndex


@dataclass(frozen=True, slots=True)
class Citations:
    """Links by eid and line, and the acts they lead to, by address, as the text names them."""

    links: dict[tuple[str, int], tuple[Cite, ...]]
    acts: dict[str, str]


def citations(document: Document, references: Iterable[Reference] | None = None) -> Citations:
    """The links of a document; `references` are found in it where they are not given."""
    index = EidIndex.of(unit.eid for unit in document.root.walk() if unit.eid)
    links: dict[tuple[str, int], list[Cite]] = {}
    acts: dict[str, str] = {}
    addresses: dict[ActCitation, str] = {}
    for reference in find(document).references if references is None else references:
        address = ""
        if reference.act is not None:
            if reference.act not in addresses:
                addresses[reference.act] = citation_uri(reference.act)
            address = addresses[reference.act]
            acts.setdefault(address, reference.act.title or reference.words)
        if target := _target(reference, address, index):
            links.setdefault((reference.eid, reference.line), []).append(Cite(reference.start, reference.end, target))
    ordered = {place: tuple(sorted(found, key=lambda cite: (cite.start, -cite.end))) for place, found in links.items()}
    return Citations(ordered, acts)


def _target(reference: Reference, address: str, index: EidIndex) -> str:
    """Where a reference leads: in this act to a unit that is there, in another to the place it would have."""
    place = reference.places[0].eid if reference.places else ""
    if reference.act is not None:
        return href(address) + (f"/~{quote(place)}" if place else "")
    found = index.resolve(place) if place else None
    return f"#{quote(found.eid)}" if found is not None else ""
