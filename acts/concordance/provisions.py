"""The provisions of an act, and the clauses of a standard, as a concordance lists them: articles, and what stands one level below."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from acts.concordance.model import Provision
from acts.model import Document, Element, Kind
from acts.provisions import Provision as Read
from acts.provisions import provisions

_BELOW: Final = frozenset({Kind.PARAGRAPH, Kind.POINT, Kind.SUBPOINT, Kind.ALINEA})
_NUMBERED: Final = _BELOW - {Kind.ALINEA}


def provisions_of(document: Document, recitals: bool = False) -> tuple[Provision, ...]:
    """Articles of an act in reading order, each followed by the paragraphs or points one level below it; annexes by their own articles
    or points, small ones whole. What was repealed is left out, recitals too unless asked for.

    An article of one paragraph that only introduces points ("3.0.") is followed by those points; one that holds a single unit, by none.
    """
    return tuple(one for read in provisions(document) if _is_wanted(read, recitals) for one in _article_and_below(read))


def clauses(rows: Iterable[Mapping[str, str]]) -> tuple[Provision, ...]:
    """The clauses of a standard from rows of a table with the columns number, title and text; rows without number or words are left out.

    A clause of three parts or more ("5.1.2", "A.5.1") stands below the clause of its first two where the list has it.
    """
    known: dict[str, Provision] = {}
    for row in rows:
        number, title, text = ((row.get(column) or "").strip() for column in ("number", "title", "text"))
        if number and (title or text) and number not in known:
            known[number] = _clause(number, title, text, known)
    return tuple(known.values())


def _clause(number: str, title: str, text: str, known: Mapping[str, Provision]) -> Provision:
    above = known.get(".".join(number.split(".")[:2])) if number.count(".") >= 2 else None
    words = "\n".join(filter(None, (title if above else "", text))) or title
    return Provision(number, number, above.heading if above else title, words, above.id if above else "")


def _is_wanted(read: Read, recitals: bool) -> bool:
    return not read.repealed and (recitals or read.element.kind is not Kind.RECITAL)


def _article_and_below(read: Read) -> Iterator[Provision]:
    element = read.element
    label = _printed(element)
    yield Provision(element.eid, label, read.heading, _without(element.label, read.body) or read.heading, path=read.path)
    if element.kind is not Kind.ARTICLE:
        return
    for unit in _units(element):
        text = _text(unit)
        if text:
            yield Provision(unit.eid, _printed(unit), read.heading, text, element.eid, read.path)


def _units(element: Element) -> tuple[Element, ...]:
    """What is listed below an article: nothing where there is but one."""
    below = [child for child in element.children if child.kind in _BELOW]
    numbered = [child for child in below if child.kind in _NUMBERED]
    if len(below) == 1:
        return _units(below[0]) if numbered else ()
    return tuple(child for child in below if child.kind in _NUMBERED or not (numbered and _is_lead(child)))


def _is_lead(alinea: Element) -> bool:
    """Whether it only introduces the list that follows."""
    return _text(alinea).endswith(":")


def _printed(element: Element) -> str:
    return element.label.strip().rstrip(".:")


def _text(element: Element) -> str:
    rows = (line.current.strip() for line in element.lines())
    return _without(element.label, "\n".join(row for row in rows if row))


def _without(label: str, text: str) -> str:
    return text[len(label):].strip() if label and text.startswith(label) else text.strip()
