"""Finding the references of a document: line by line, each with the place it stands in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from acts.known import title_key
from acts.model import Document, Element, Kind, Line, Unparsed
from acts.references import azerbaijani, english
from acts.references.chains import Memory, Miss, Target, Where, targets
from acts.references.model import Reference
from language.letters import fold, repair_look_alikes

_LEFT_OUT = frozenset({Kind.TOC, Kind.NOTES})
_NUMBERED = re.compile(r"article|chapter|section|annex|part|title", re.IGNORECASE)
_OWN_NOUNS = (("konstitusiya qanunu", "Konstitusiya Qanun"), ("mecelle", "Məcəllə"), ("konstitusiya", "Konstitusiya"), ("qanun", "Qanun"))


@dataclass(frozen=True, slots=True)
class Findings:
    """The references of a document, and the words that look like one but were not understood."""

    references: tuple[Reference, ...]
    unparsed: tuple[Unparsed, ...]


def find(document: Document) -> Findings:
    """The references in the tree of a document (its endnotes left out), in reading order."""
    found = tuple(_all(document))
    return Findings(
        tuple(item for item in found if isinstance(item, Reference)), tuple(item for item in found if isinstance(item, Unparsed))
    )


def references(document: Document) -> tuple[Reference, ...]:
    """The references in the tree of a document, in reading order; see `find` for what was not understood.

    Words that an amendment struck out are not read; endnotes are not searched.
    """
    return find(document).references


def _all(document: Document) -> Iterator[Reference | Unparsed]:
    scan = _in_azerbaijani if _is_azerbaijani(document) else english.targets_of
    memory = _memory(document)
    for element, above in _walk(document.root, {}):
        where = Where(above)
        if element.kind is Kind.ARTICLE:
            memory.forget()
        for number, line in enumerate((*element.heading, *element.content)):
            text = readable(line)
            for item in scan(text, where, memory):
                if not _is_own_number(text, item, number < len(element.heading)):
                    yield _value(element.eid, number, line.plain, item)


def _is_own_number(text: str, item: Target | Miss, heading: bool) -> bool:
    """"Article 36" in front of a heading, or alone in its line, is the number of the unit itself."""
    if not isinstance(item, Target) or item.act is not None or text[: item.start].strip():
        return False
    return _NUMBERED.match(text, item.start) is not None and (heading or not text[item.end :].strip())


def _value(eid: str, line: int, text: str, item: Target | Miss) -> Reference | Unparsed:
    words = text[item.start : item.end]
    if isinstance(item, Miss):
        return Unparsed(eid, words, item.reason)
    return Reference(eid, line, item.start, item.end, words, item.act, item.places)


def _in_azerbaijani(text: str, where: Where, memory: Memory) -> Iterator[Target | Miss]:
    repaired = repair_look_alikes(text)
    if azerbaijani.CUE.search(repaired) and (atoms := tuple(azerbaijani.atoms(repaired))):
        yield from targets(repaired, atoms, where, memory)


def readable(line: Line) -> str:
    """`Line.plain` with blanks where words were struck out: the same length."""
    if not any(run.struck for run in line.all_runs):
        return line.plain
    cells = [cell.runs for cell in line.cells] or [line.runs]
    return "\t".join("".join(" " * len(r.text) if r.struck else r.text for r in runs if r.note is None) for runs in cells)


def _walk(element: Element, above: Mapping[str, str]) -> Iterator[tuple[Element, Mapping[str, str]]]:
    """Each element with the eids of the units it lies in, itself included."""
    if element.kind in _LEFT_OUT:
        return
    here = {**above, element.kind.value: element.eid} if element.eid else above
    yield element, here
    for child in element.children:
        yield from _walk(child, here)


def _is_azerbaijani(document: Document) -> bool:
    sample = "".join(line.text for line, _ in zip(document.root.lines(), range(200), strict=False))
    return sample.count("ə") * 50 > len(sample)


def _memory(document: Document) -> Memory:
    """What the head of an act says of its own name."""
    heads = [line.plain for element in document.root.walk() if element.kind is Kind.PREFACE for line in element.lines()]
    folded = fold(" ".join(heads[:8]))
    noun = next((noun for word, noun in _OWN_NOUNS if word in folded), "")
    return Memory(frozenset(filter(None, map(title_key, heads[:8]))), noun)
