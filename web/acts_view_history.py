"""The history of one provision: its wordings from the newest to the first, each with its days, its changes and the act behind each."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, pairwise
from urllib.parse import quote, urlencode

from flask import Blueprint, abort, render_template

from acts.errors import NotHeldError
from acts.history.model import Timeline
from acts.history.places import place_today
from acts.history.redline import RedlineLine, redline
from acts.history.versions import Version, element_of, versions
from acts.history.view import alive, element_on
from acts.history.wording import Segment, SegmentKind
from acts.model import Document, Element, Kind, Line
from web import change_words
from web.acts_day import Moment, eve
from web.acts_view import asked_of_request, page_of, telling_page_of
from web.acts_view_addresses import act_address, authors_of, below
from web.acts_view_authors import Author, Authors
from web.acts_view_model import ActPage, Asked, eid_of
from web.places import place_name
from web.render.body import HEADED

blueprint = Blueprint("act_history", __name__)
FOLDED = 3
"""Unchanged paragraphs in a row from which on they are shown folded."""
WHOLE = frozenset({Kind.ARTICLE, Kind.ATTACHMENT})
"""Headed units shown with all that is in them; of others only the heading is theirs."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a provision. ``end``: its last day; ``state``: "now", "past", "future"; ``gone``: it is not in force then.

    ``parts``: its paragraphs in order, those unchanged since the wording before put together; True: many of them, shown folded.
    """

    start: date | None
    end: date | None
    state: str
    gone: bool
    authors: tuple[Author, ...]
    parts: tuple[tuple[bool, tuple[RedlineLine, ...]], ...]
    href: str


@blueprint.get("/akn/<path:path>/history")
def history(path: str) -> str:
    """The history of the provision `?article=`, by the number it bears today, bore on the day `?at=`, or bore earlier."""
    asked = asked_of_request()
    if asked.moment.wrong:
        abort(400)
    page, eid = _found(f"/akn/{path}", asked)
    unit = element_of(page.held.timed.timeline, eid)
    if unit is None:
        raise NotHeldError(f"the text has no unit {asked.article!r}")
    wordings = tuple(_wordings(page, unit))
    return render_template(
        "act/history.html",
        page=page,
        unit=unit,
        eid=eid,
        asked=asked,
        place=place_name(eid),
        title=page.held.expression.title or page.work.title,
        wordings=wordings,
        count=sum(one.start is not None and one.state != "future" for one in wordings),
        words=change_words,
        address=_address(page),
        in_text=_in_text(page, eid, wordings),
        changes=below(page, "changes", article=eid),
        today=asked.moment.today,
        Kinds=SegmentKind,
    )


def _found(uri: str, asked: Asked) -> tuple[ActPage, str]:
    """The text that has the provision, and its eid there: in the language of the page, or where that has none, in another."""
    whole = replace(asked, article="", moment=Moment(asked.moment.today))
    page = telling_page_of(uri, whole)
    others = () if asked.text else (language for language in page.languages if language is not page.held.expression.language)
    for other in (page.held.expression.language, *others):
        shown = page if other is page.held.expression.language else page_of(uri, replace(whole, text=other.value))
        with suppress(NotHeldError):
            return shown, today_eid(shown.held.timed.timeline, asked.article, asked.moment)
    raise NotHeldError(f"{uri}: no text has the unit {asked.article!r}")


def today_eid(timeline: Timeline, named: str, moment: Moment) -> str:
    """Today's eid of a provision named by its eid or its number ("12.3"), as of the day asked for where one is.

    Raises `NotHeldError` where the text never had such a unit.
    """
    eid = eid_of(named)
    if moment.asked and (then := place_today(timeline, eid, moment.asked)):
        return then
    if element_of(timeline, eid) is not None and eid:
        return eid
    renamed = next((r.after for r in reversed(timeline.renamings) if r.before == eid), "")
    around = next((unit for unit in _around(eid) if element_of(timeline, unit)), "")
    if not (renamed or around):
        raise NotHeldError(f"the text has no unit {named!r}")
    return renamed or around


def _around(eid: str) -> Iterator[str]:
    """The units around an eid, innermost first."""
    while "__" in eid:
        eid = eid.rpartition("__")[0]
        yield eid


def _in_text(page: ActPage, eid: str, wordings: tuple[Wording, ...]) -> str:
    """The provision in the text of today; one that is still to come, in that of its first day."""
    been = any(not one.gone for one in wordings if one.state != "future")
    coming = next((one.href for one in reversed(wordings) if one.state == "future" and not one.gone), "")
    return coming if coming and not been else f"{_address(page)['act']}#{quote(eid, safe='_.-')}"


def _address(page: ActPage) -> Mapping[str, str]:
    """The address of the act in the wording asked for."""
    own = act_address(page.work.uri)
    kept = {name: value for name, value in (("text", page.asked.text), ("v", page.asked.version)) if value}
    return {"act": own + (f"?{urlencode(kept)}" if kept else "")}


def _wordings(page: ActPage, unit: Element) -> Iterator[Wording]:
    """The wordings, newest first."""
    timeline = page.held.timed.timeline
    own = unit if unit.kind in WHOLE or unit.kind not in HEADED else replace(unit, children=())
    alone = replace(timeline, document=Document(Element(Kind.ACT, "", children=(own,))))
    found = versions(alone, own.eid)
    authors = authors_of(page)
    before = (None, *found)
    for previous, version in reversed(tuple(pairwise(before))):
        yield _wording(page, alone, authors, own, (previous, version))


def _wording(page: ActPage, alone: Timeline, authors: Authors, own: Element, pair: tuple[Version | None, Version | None]) -> Wording:
    previous, version = pair
    if version is None:
        raise ValueError("expected a version, found none")
    start, today = version.start, page.asked.moment.today
    made = tuple(authors.author(index, own.eid) for index in version.changes)
    lines = _lines(alone, own, previous.start if previous else None, start, first=previous is None)
    parts = _parts(lines) if previous else ((False, tuple(lines)),)
    state = "future" if start and start > today else "past" if version.end and version.end <= today else "now"
    end = eve(version.end) if version.end else None
    return Wording(start, end, state, version.element is None, made, tuple(parts), _text_on(page, own.eid, start, state))


def _text_on(page: ActPage, eid: str, start: date | None, state: str) -> str:
    """The text of the act on the first day of a wording, at the provision."""
    shown = start or page.work.adopted
    asked = {"text": page.asked.text, "v": page.asked.version, "at": "" if state == "now" or shown is None else shown.isoformat()}
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{act_address(page.work.uri)}{'?' if query else ''}{query}#{quote(eid, safe='_.-')}"


def _lines(alone: Timeline, own: Element, before: date | None, start: date | None, first: bool) -> Iterator[RedlineLine]:
    """The paragraphs of a wording, what differs from the one before marked."""
    day = start or date.min
    changed = {} if first else {row.eid: row.lines for row in redline(alone, before or date.min, day).rows}
    keep = alive(alone, day)
    for element in own.walk():
        if element.eid in changed:
            yield from changed[element.eid]
            continue
        shown = element_on(replace(element, children=()), keep)
        if shown is not None:
            yield from (_same(line, heading=True) for line in shown.heading)
            yield from (_same(line, heading=False) for line in shown.content)


def _parts(lines: Iterable[RedlineLine]) -> Iterator[tuple[bool, tuple[RedlineLine, ...]]]:
    for calm, found in groupby(lines, key=lambda line: not line.heading and all(one.kind is SegmentKind.SAME for one in line.segments)):
        part = tuple(found)
        yield calm and len(part) >= FOLDED, part


def _same(line: Line, heading: bool) -> RedlineLine:
    return RedlineLine((Segment(SegmentKind.SAME, line.plain),), heading, bool(line.cells))
