"""An act as an Akoma Ntoso 3.0 document: on one date, or with its whole life."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from lxml import etree

from acts.akn.body import BodyWriter
from acts.akn.citations import citations
from acts.akn.identification import identification
from acts.akn.inline import LineWriter, add
from acts.akn.metadata import MetadataWriter
from acts.akn.names import NAMESPACE, OWN, akn
from acts.akn.periods import Periods
from acts.akn.values import is_legal, legal
from acts.frbr import Expression, Work
from acts.history.model import Timeline
from acts.model import Document, Element, Kind
from acts.modifications.model import AmendingText
from acts.references.model import Reference

_DIVISIONS = frozenset({Kind.PART, Kind.SECTION, Kind.SUBSECTION, Kind.CHAPTER, Kind.SUBCHAPTER, Kind.ARTICLE, Kind.ATTACHMENT})


def write(
    work: Work,
    expression: Expression,
    document: Document,
    *,
    timeline: Timeline | None = None,
    day: date | None = None,
    amending: AmendingText | None = None,
    references: Iterable[Reference] | None = None,
) -> bytes:
    """The document as UTF-8 XML, valid against the schema of Akoma Ntoso 3.0; `acts.akn.read` gives all of it back.

    ``timeline``: its document, with every run there ever was, is written instead of `document`. ``day``: the day `document` is the
    text of, which makes a wording of its own. ``amending``: what the act does to others. ``references``: the links of the text,
    found in it where they are not given.
    """
    expression = expression if day is None else replace(expression, version=day)
    written = document if timeline is None else timeline.document
    found = citations(written, references)
    periods = Periods(timeline.changes) if timeline is not None else None
    notes = {place: f"note_{place}" for place in range(1, len(written.notes) + 1)}
    lines = LineWriter(periods, {note.number: notes[place] for place, note in enumerate(written.notes, 1)})
    root = etree.Element(akn("akomaNtoso"), nsmap={None: NAMESPACE, "toplu": OWN})  # type: ignore[dict-item]
    act = add(root, "act", name=legal(work.subtype) or "act", contains=_contains(expression, timeline))
    meta = add(act, "meta")
    body = BodyWriter(lines, periods, AnnexWriter(work, expression), found.links, _former(timeline), _headings(written.root))
    body.cover(act, written.root)
    body.document(act, written.root, "body")
    MetadataWriter(work, expression, timeline, periods, amending, found.acts).write(meta, written, lines, notes)
    for node in (root, act, meta, *meta):
        node.tail = "\n"
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


@dataclass(frozen=True, slots=True)
class AnnexWriter:
    """Puts the identification of an annex, a component of the act, into its document."""

    work: Work
    expression: Expression

    def __call__(self, node: etree._Element, unit: Element) -> None:
        component = unit.eid if unit.eid and is_legal(unit.eid) else "annex"
        identification(add(node, "meta"), self.work, self.expression, component)


def _contains(expression: Expression, timeline: Timeline | None) -> str:
    if timeline is not None:
        return "multipleVersions"
    return "originalVersion" if expression.version is None else "singleVersion"


def _former(timeline: Timeline | None) -> dict[str, str]:
    """The first eid of each unit that bore another number before, by its eid today."""
    before: dict[str, str] = {}
    for renaming in timeline.renamings if timeline is not None else ():
        before[renaming.after] = before.pop(renaming.before, renaming.before)
    return before


def _headings(root: Element) -> dict[str, tuple[Kind, str]]:
    """The divisions and articles by the words of their headings, whole or one line of it no other has.

    For a table of contents; none where there is no such table.
    """
    if not any(unit.kind is Kind.TOC for unit in root.walk()):
        return {}
    units = [unit for unit in root.walk() if unit.kind in _DIVISIONS and unit.eid]
    lines = [(_squeezed(line.plain), unit) for unit in units for line in unit.heading]
    often = Counter(words for words, _ in lines)
    single = {words: (unit.kind, unit.eid) for words, unit in lines if often[words] == 1}
    return single | {_squeezed(" ".join(line.plain for line in unit.heading)): (unit.kind, unit.eid) for unit in units}


def _squeezed(text: str) -> str:
    return " ".join(text.split())
