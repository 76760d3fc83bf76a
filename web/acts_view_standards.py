"""The standards that the text of an act cites: as links in the text, and listed with how they stand on the day."""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from flask import request

from acts.model import Document, Element
from acts.register.model import Judged
from web.acts_view_model import ActPage
from web.i18n import web_language
from web.register_table import once
from web.render.model import Link
from web.services import services

Links = Mapping[tuple[str, int], tuple[Link, ...]]


@dataclass(frozen=True, slots=True)
class Listed:
    """A standard that an act cites on the day: the words it is cited by, what they mean, and how many places say so."""

    judged: Judged
    places: int


def judged_on(page: ActPage) -> tuple[Judged, ...]:
    """What the act cites or ever cited, judged as of the day of the page."""
    register = services().register
    return register.judged(register.citations(page.work.uri), page.asked.moment.day)


def listed(judged: Iterable[Judged], day: date) -> tuple[Listed, ...]:
    """Each standard cited on a day once, those that do not stand first."""
    standing = (one for one in judged if one.citation.stands_on(day))
    found = (Listed(*one) for one in once(standing, lambda cited: str(cited.designation)))
    return tuple(sorted(found, key=lambda one: not one.judged.meaning.problem))


def standard_address(one: Judged) -> str:
    """The page of the standard cited: of the catalogue where that holds it, else of the register."""
    cited, meaning = one.citation.cited.designation, one.meaning
    known = meaning.edition.reference if meaning.edition and meaning.dated else ""
    held = bool(known) or meaning.standing.value not in ("unknown", "series")
    folder = "standards" if held else "register/standards"
    return f"{request.script_root}/{web_language()}/{folder}/{quote(known or str(cited), safe='/')}"


def with_standards(links: Links, document: Document, judged: Iterable[Judged]) -> Links:
    """The links of a text and, where none of those stands, its citations of standards."""
    wanted: dict[str, dict[str, str]] = {}
    for one in judged:
        wanted.setdefault(one.citation.cited.eid, {})[one.citation.cited.words] = standard_address(one)
    if not wanted:
        return links
    found = {place: marks for element in _of(document.root, wanted.keys()) for place, marks in _marks(element, wanted[element.eid])}
    return {**links, **{place: _together(links.get(place, ()), marks) for place, marks in found.items()}}


def _of(root: Element, eids: Set[str]) -> Iterator[Element]:
    return (element for element in root.walk() if element.eid in eids)


def _marks(element: Element, words: Mapping[str, str]) -> Iterator[tuple[tuple[str, int], tuple[Link, ...]]]:
    """The places of words in the lines of an element, by line; of words that hold one another the longer ones."""
    longest = sorted(words, key=lambda one: -len(one))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
    for number, line in enumerate((*element.heading, *element.content)):
        if marks := tuple(Link(one.start(), one.end(), words[one[0]]) for one in pattern.finditer(line.plain)):
            yield (element.eid, number), marks


def _together(links: tuple[Link, ...], marks: tuple[Link, ...]) -> tuple[Link, ...]:
    free = (mark for mark in marks if not any(link.start < mark.end and mark.start < link.end for link in links))
    return tuple(sorted((*links, *free), key=lambda link: link.start))
