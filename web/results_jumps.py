"""The acts and places a query names, for a page: a link straight to the place, on its day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from acts import listing
from acts.errors import NotHeldError
from acts.held import ActSummary, HeldExpression
from search.model import Cited
from web.i18n import text_language
from web.results_hits import hit_address
from web.services import services


@dataclass(frozen=True, slots=True)
class ShownJump:
    """An act or a place in it. `href` is "" where its text is not held, `act` None too; `place` is "" for the act as a whole."""

    title: str
    title_language: str
    act: ActSummary | None = None
    place: str = ""
    eid: str = ""
    href: str = ""
    at: date | None = None


def jumps_of(cited: Iterable[Cited], at: date | None = None) -> tuple[ShownJump, ...]:
    """Those a page tells of, on the day each names or else `at`."""
    named = tuple(cited)
    held = listing.summaries(services().engine, {one.work_uri for one in named}) if named else {}
    return tuple(_jump(one, held.get(one.work_uri), one.at or at) for one in named)


def _jump(cited: Cited, act: ActSummary | None, at: date | None) -> ShownJump:
    expression = next(_expressions(cited.work_uri), None) if act else None
    if act is None or expression is None:
        return ShownJump(cited.title, "az")
    eid, place = _place(expression, cited)
    href = hit_address(cited.work_uri, eid, expression.language, at)
    return ShownJump(expression.title or act.title, expression.language.web, act, place, eid, href, at)


def _expressions(uri: str) -> Iterator[HeldExpression]:
    """The texts of an act, those in the language of the page first."""
    wanted = text_language()
    yield from sorted(services().store.expressions(uri), key=lambda one: one.language is not wanted)


def _place(expression: HeldExpression, cited: Cited) -> tuple[str, str]:
    """The first of the places meant that the text has, with its label and heading; the first at all where it has none."""
    store = services().store
    there = store.having(expression.shown, cited.eids) if cited.eids else frozenset()
    eid = next((eid for eid in cited.eids if eid in there), "")
    if not eid:
        return next(iter(cited.eids), ""), cited.clause
    try:
        element = store.element(expression.shown, eid)
    except NotHeldError:
        return eid, cited.clause
    return eid, " ".join(filter(None, (element.label, element.title)))
