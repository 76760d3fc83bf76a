"""Acts held in both languages, and their texts side by side: what a translation says where."""

from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from acts.frbr import Language
from acts.held import HeldExpression
from acts.model import Document, Element
from acts.provisions import provisions
from acts.store import ActStore
from acts.tables import expressions, works


@dataclass(frozen=True, slots=True)
class ParallelAct:
    """An act with its newest text in each language."""

    work_uri: str
    az: HeldExpression
    en: HeldExpression


@dataclass(frozen=True, slots=True)
class ParallelUnit:
    """The same place in both languages: the words of a heading or of one paragraph, without its number and without note marks.

    `heading` is the Azerbaijani title of the provision it stands in, `en_heading` the English one.
    """

    eid: str
    az: str
    en: str
    heading: str = ""
    en_heading: str = ""


def parallel_acts(store: ActStore) -> Iterator[ParallelAct]:
    """The acts that have a text in both languages, by address."""
    languages = sa.func.count(expressions.c.language.distinct())
    query = sa.select(works.c.uri).join(expressions).where(expressions.c.shown.is_not(None)).group_by(works.c.uri).having(languages > 1)
    with store.engine.connect() as connection:
        uris = connection.execute(query.order_by(works.c.uri)).scalars().all()
    for uri in uris:
        newest: dict[Language, HeldExpression] = {}
        for expression in store.expressions(uri):
            newest.setdefault(expression.language, expression)
        if Language.AZE in newest and Language.ENG in newest:
            yield ParallelAct(uri, newest[Language.AZE], newest[Language.ENG])


def side_by_side(az: Document, en: Document) -> Iterator[ParallelUnit]:
    """The provisions both texts have under one number, cut as finely as both are cut alike. Nothing is guessed where numbers differ."""
    english = {provision.element.eid: provision for provision in provisions(en) if not provision.repealed}
    for provision in provisions(az):
        other = english.get(provision.element.eid)
        if other is None or provision.repealed:
            continue
        if provision.heading and other.heading:
            yield ParallelUnit(provision.element.eid, provision.heading, other.heading, provision.heading, other.heading)
        for eid, mine, theirs in _cut(provision.element, other.element):
            yield ParallelUnit(eid, mine, theirs, provision.heading, other.heading)


def _cut(az: Element, en: Element) -> Iterator[tuple[str, str, str]]:
    """The pieces of two units of one number: their children where both have the same, else their lines, else each whole."""
    if az.children and [child.eid for child in az.children] == [child.eid for child in en.children]:
        yield from _whole(az.eid, _own(az), _own(en))
        for child, other in zip(az.children, en.children, strict=True):
            yield from _cut(child, other)
        return
    mine, theirs = _lines(az), _lines(en)
    if len(mine) == len(theirs):
        yield from ((az.eid, one, other) for one, other in zip(mine, theirs, strict=True))
    else:
        yield from _whole(az.eid, mine, theirs)


def _whole(eid: str, az: list[str], en: list[str]) -> Iterator[tuple[str, str, str]]:
    if az and en:
        yield eid, "\n".join(az), "\n".join(en)


def _own(element: Element) -> list[str]:
    return _bare(element, [line.current for line in element.content])


def _lines(element: Element) -> list[str]:
    headings = set(map(id, element.heading))
    return _bare(element, [line.current for line in element.lines() if id(line) not in headings])


def _bare(element: Element, lines: list[str]) -> list[str]:
    """The lines without the number in front and without empty ones."""
    texts = [text for line in lines if (text := line.strip())]
    if texts and element.label and texts[0].startswith(element.label.strip()):
        texts[0] = texts[0].removeprefix(element.label.strip()).strip()
    return [text for text in texts if text]
