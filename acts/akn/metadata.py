"""The metadata of an act: publication, classification, life cycle, analysis, temporal data, references, notes, and what is ours."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from lxml import etree

from acts.akn.addresses import amending_uri, citation_uri, shown
from acts.akn.analysis import Ordered, modifications
from acts.akn.identification import AUTHOR, EDITOR, href, identification
from acts.akn.inline import LineWriter, Usual, add, filler
from acts.akn.names import NUMBER, OWN, own
from acts.akn.periods import Intervals, Periods
from acts.akn.values import Head, escaped, is_legal, legal, to_json
from acts.frbr import Expression, Work, slug
from acts.history.model import Outcome, Timeline
from acts.model import Document, Element, Kind, Note, Role
from acts.modifications.model import AmendingText

IN_FORCE: Final = "tlc_inForce"
CLASSIFICATION: Final = "tlc_classification"
_DIVISIONS: Final = frozenset({Kind.PART, Kind.SECTION, Kind.SUBSECTION, Kind.CHAPTER, Kind.SUBCHAPTER})


@dataclass(slots=True)
class MetadataWriter:
    """Writes the metadata of one document. `cited`: the acts its words name, by address."""

    work: Work
    expression: Expression
    timeline: Timeline | None = None
    periods: Periods | None = None
    amending: AmendingText | None = None
    cited: Mapping[str, str] = field(default_factory=dict)

    def write(self, meta: etree._Element, document: Document, lines: LineWriter, notes: Mapping[int, str]) -> None:
        """Everything in the schema's order. `notes` are the ids of the document's notes by place."""
        identification(meta, self.work, self.expression)
        self._publication(meta)
        acts, place = self._amending_acts(), len(meta)
        ordered = Ordered(self.amending, _numbered(document.root)) if self.amending is not None else None
        modifications(meta, self.work, self.timeline, self.periods, ordered)
        events = self._events()
        self._lifecycle(meta, events, acts)
        if events:
            meta.insert(place, meta[-1])    # the schema wants it before the analysis, of which it needs the days
        self._temporal(meta, events)
        self._references(meta, acts)
        self._notes(meta, document.notes, lines, notes)
        self._own(meta, document)

    def _publication(self, meta: etree._Element) -> None:
        work = self.work
        if day := work.published:
            name = legal(work.publication) or "unknown"
            add(meta, "publication", date=day.isoformat(), name=name, showAs=name)
        if work.codes:
            node = add(meta, "classification", source=f"#{EDITOR}")
            for code in work.codes:
                add(node, "keyword", value=legal(code), showAs=legal(code), dictionary=f"#{CLASSIFICATION}")

    def _amending_acts(self) -> dict[str, str]:
        """The ids of the amending acts by address."""
        changes = self.timeline.changes if self.timeline else ()
        found = dict.fromkeys(amending_uri(change.act, change.source) for change in changes)
        return {uri: f"ref_{place}" for place, uri in enumerate(found, 2)}

    def _events(self) -> dict[date, str]:
        """The ids of the first event of each day on which something begins or ends."""
        days = {day for day in (self.work.adopted, self.work.in_force) if day}
        if self.timeline is not None:
            days.update(self.timeline.days)
        if self.periods is not None:
            days.update(day for group in self.periods.groups for interval in group for day in interval if day)
        return {day: f"evt_{place}" for place, day in enumerate(sorted(days), 1)}

    def _lifecycle(self, meta: etree._Element, events: Mapping[date, str], acts: Mapping[str, str]) -> None:
        if not events:
            return
        node = add(meta, "lifecycle", source=f"#{EDITOR}")
        sources = self._sources(acts)
        for day, eid in events.items():
            first, *others = sources.get(day, ["ref_1"])
            for place, source in enumerate((first, *others)):
                event = add(node, "eventRef", eId=eid if not place else f"{eid}_{place + 1}", date=day.isoformat(), source=f"#{source}")
                event.tail = "\n"
                if day == self.work.adopted:
                    event.set("type", "generation")
                elif source != "ref_1":
                    event.set("type", "amendment")

    def _sources(self, acts: Mapping[str, str]) -> dict[date, list[str]]:
        """The acts that bring something about on each day."""
        found: dict[date, dict[str, None]] = {}
        for change in self.timeline.changes if self.timeline else ():
            for day in (change.in_force, change.until):
                if day and change.outcome is Outcome.APPLIED:
                    found.setdefault(day, {})[acts[amending_uri(change.act, change.source)]] = None
        return {day: list(sources) for day, sources in found.items()}

    def _temporal(self, meta: etree._Element, events: Mapping[date, str]) -> None:
        if self.periods is None or not self.periods.groups:
            return
        node = add(meta, "temporalData", source=f"#{EDITOR}")
        for intervals, eid in self.periods.groups.items():
            group = add(node, "temporalGroup", eId=eid)
            group.tail = "\n"
            _intervals(group, intervals, events)

    def _references(self, meta: etree._Element, acts: Mapping[str, str]) -> None:
        node = add(meta, "references", source=f"#{EDITOR}")
        add(node, "original", eId="ref_1", href=href(self.work.uri), showAs=legal(self.work.title))
        named = {amending_uri(c.act, c.source): c.act for c in (self.timeline.changes if self.timeline else ())}
        for uri, eid in acts.items():
            add(node, "passiveRef", eId=eid, href=href(uri), showAs=legal(shown(named[uri]))).tail = "\n"
        for uri in dict.fromkeys(citation_uri(a.amends) for a in (self.amending.amendments if self.amending else ())):
            add(node, "activeRef", eId=f"ref_a{len(node)}", href=href(uri), showAs=legal(uri)).tail = "\n"
        body = self.work.body or "unknown"
        add(node, "TLCOrganization", eId=AUTHOR, href=f"/akn/ontology/organization/az/{slug(body)}", showAs=legal(body))
        add(node, "TLCOrganization", eId=EDITOR, href="/akn/ontology/organization/az/toplu", showAs="Toplu")
        add(node, "TLCConcept", eId=IN_FORCE, href="/akn/ontology/concept/az/in-force", showAs="in force")
        if self.work.codes:
            add(node, "TLCConcept", eId=CLASSIFICATION, href="/akn/ontology/concept/az/legal-classification", showAs="classification")
        for place, (uri, words) in enumerate(self.cited.items(), 1):
            add(node, "TLCReference", eId=f"ref_c{place}", name="citation", href=href(uri), showAs=legal(words)).tail = "\n"

    def _notes(self, meta: etree._Element, notes: Iterable[Note], lines: LineWriter, ids: Mapping[int, str]) -> None:
        node = None
        for place, note in enumerate(notes, 1):
            node = add(meta, "notes", source=f"#{EDITOR}") if node is None else node
            inner = add(node, "note", eId=ids[place], marker=legal(note.number))
            inner.tail = "\n"
            if not is_legal(note.number):
                inner.set(NUMBER, escaped(note.number))
            lines.blocks(inner, [(line, ()) for line in note.lines], Usual(Role.NOTE, note.number))
            if not note.lines:
                filler(inner)

    def _own(self, meta: etree._Element, document: Document) -> None:
        node = add(meta, "proprietary", source=f"#{EDITOR}")
        root = document.root
        _value(node, "document", Head(root.kind, root.eid, root.num, root.label, root.title))
        _value(node, "work", self.work)
        _value(node, "expression", self.expression)
        for doubt in document.unparsed:
            _value(node, "unparsed", doubt)
        if self.timeline is None:
            return
        _value(node, "timeline", self.timeline.days)
        for place, change in enumerate(self.timeline.changes, 1):
            told = _value(node, "change", change)
            told.set("for", f"#mod_{place}")
            told.set("outcome", change.outcome.value)
            if change.reason:
                told.set("reason", legal(change.reason))
        for renaming in self.timeline.renamings:
            _value(node, "renaming", renaming)


def _value(parent: etree._Element, name: str, value: object) -> etree._Element:
    node = etree.SubElement(parent, own(name), nsmap={"toplu": OWN})
    node.text, node.tail = to_json(value), "\n"
    return node


def _intervals(group: etree._Element, intervals: Intervals, events: Mapping[date, str]) -> None:
    for start, end in intervals:
        node = add(group, "timeInterval", refersTo=f"#{IN_FORCE}")
        if start:
            node.set("start", f"#{events[start]}")
        if end:
            node.set("end", f"#{events[end]}")


def _numbered(root: Element) -> dict[str, str]:
    """The eids of the units of an act by their numbers from the article down ("1.6.2") and by their own, of several the first."""
    found: dict[str, str] = {}
    for path, unit in _paths(root, "", ""):
        found.setdefault(path, legal(unit.eid))
    for unit in root.walk():
        if unit.num is not None:
            found.setdefault(unit.num.canonical, legal(unit.eid))
    return found


def _paths(unit: Element, above: str, number: str) -> Iterator[tuple[str, Element]]:
    for child in unit.children:
        if child.num is None or child.kind in _DIVISIONS:
            yield from _paths(child, above, number)
            continue
        own = child.num.canonical
        path = above.removesuffix(number) + own if number and own.startswith(f"{number}.") else ".".join(filter(None, (above, own)))
        yield path, child
        yield from _paths(child, path, own)
