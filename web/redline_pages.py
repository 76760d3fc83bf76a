"""What changed in an act between two days: the page, and the same as a Word file with tracked changes."""

import math
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import quote, urlencode

from flask import Blueprint, Response, abort, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from acts.frbr import Language
from acts.history.model import Change, Outcome, Timeline
from acts.history.redline import redline
from acts.model import Document, Element, Kind
from acts.numbers import canonical
from acts.word import redline_docx
from language.dates import parse_date
from web import change_words
from web.acts_view import act_address, asked_of_request, telling_page_of
from web.acts_view_authors import Authors
from web.acts_view_model import ActPage, find
from web.downloads import DOCX, attached, cover_of, file_name
from web.i18n import day, text_language, web_language
from web.links import page_number
from web.redline_model import changes_between, laid_out
from web.services import services

blueprint = Blueprint("redline", __name__)
NUMBER = re.compile(r"(?:(?:maddə|madde|m|article|art)\.?\s*)?(\d+(?:[-–¹²³⁴⁵⁶⁷⁸⁹⁰]+\d*)*)(?:\.\d.*)?\.?", re.IGNORECASE)
"""An article by its number, parts of it forgiven."""
ON_A_PAGE = 40
"""Changed articles on one page."""


@dataclass(frozen=True, slots=True)
class Span:
    """The two days asked for. ``wrong`` are the names of those that are no day, with what was typed."""

    start: date
    end: date
    typed: tuple[str, str]
    wrong: tuple[str, ...] = ()

    @property
    def odd(self) -> bool:
        """Whether a day was typed in another form than addresses have."""
        days = (self.start.isoformat(), self.end.isoformat())
        return any(text and text != shown for text, shown in zip(self.typed, days, strict=True))

    @property
    def backwards(self) -> bool:
        return self.start > self.end


@blueprint.get("/akn/<path:path>/redline")
def between(path: str) -> AnyResponse:
    """The changes between `?from=` and `?to=`; without them those of the last day the text changed. `?article=` one unit alone,
    `?format=docx` a Word file.
    """
    uri = f"/akn/{path}"
    page = telling_page_of(uri, replace(asked_of_request(), article=""))
    timeline = _only(page.held.timed.timeline, article_asked())
    span = _span(page, timeline)
    form = request.args.get("format", "")
    if form not in ("", "docx") or (form and span.wrong):
        abort(400)
    if not span.wrong and span.odd:
        return redirect(address(page, span), code=302)
    return _word(page, timeline, span) if form else Response(_html(page, timeline, span), 400 if span.wrong else 200, mimetype="text/html")


def shown(page: ActPage) -> Language:
    """The language of the text shown."""
    return page.held.expression.language


def article_asked() -> str:
    """The eid of the unit asked for: "art_12" as addresses have it, or the number of an article as people type it ("12", "m. 12")."""
    typed = request.args.get("article", "").strip()[:200]
    found = NUMBER.fullmatch(typed)
    return f"art_{canonical(found[1])}" if found else typed


def _only(timeline: Timeline, article: str) -> Timeline:
    """The timeline of one unit of the act alone. Raises `NotHeldError` where there is none."""
    if not article:
        return timeline
    element = find(timeline.document, article)
    return replace(timeline, document=Document(Element(Kind.ACT, children=(element,)), timeline.document.notes))


# the days
def _span(page: ActPage, timeline: Timeline) -> Span:
    typed = tuple(request.args.get(name, "").strip()[:40] for name in ("from", "to"))
    start, end = (parse_date(text) for text in typed)
    first, last = _usual(page, timeline, end)
    wrong = tuple(name for name, text, found in zip(("from", "to"), typed, (start, end), strict=True) if text and found is None)
    return Span(start or first, end or last, (typed[0], typed[1]), wrong)


def _usual(page: ActPage, timeline: Timeline, end: date | None) -> tuple[date, date]:
    """The days when none are asked: from the eve of the last change to today (or to the day asked for)."""
    last = end or page.asked.moment.today
    changed = [when for when in timeline.days if when <= last]
    adopted = page.work.adopted or last
    return (eve(changed[-1]) if changed else min(adopted, last)), last


def eve(when: date) -> date:
    """The day before."""
    return when - timedelta(days=1) if when > date.min else when


def address(page: ActPage, span: Span, **changes: str) -> str:
    """The redline with its days written as addresses have them; `changes` sets other questions, "" takes one away."""
    kept = {name: request.args.get(name, "") for name in ("text", "v", "article", "format")}
    asked = {**kept, "from": span.start.isoformat(), "to": span.end.isoformat(), **changes}
    return f"{act_address(page.work.uri)}/redline?{urlencode({name: value for name, value in asked.items() if value})}"


# the page
def _html(page: ActPage, timeline: Timeline, span: Span) -> str:
    found = redline(timeline, span.start, span.end)
    laid = laid_out(timeline, found)
    number = page_number()
    pages = math.ceil(len(laid.articles) / ON_A_PAGE)
    authors = Authors(page.held, services().engine, act_address(page.work.uri), f"{request.script_root}/{web_language()}")
    changes = changes_between(timeline, found)
    return render_template(
        "history/redline.html",
        page=page,
        work=page.work,
        title=page.held.expression.title or page.work.title,
        language=shown(page).web,
        span=span,
        shown=laid,
        other_language=shown(page) is not text_language(),
        articles=laid.articles[(number - 1) * ON_A_PAGE : number * ON_A_PAGE],
        number=number,
        pages=pages,
        timeline=timeline,
        changes=changes,
        acts=_acts(changes),
        refused=_refused(timeline, span),
        days=tuple(reversed(timeline.days)),
        words=change_words,
        authors=authors,
        eve=eve,
        link=lambda **new: address(page, span, **new),
        turned=address(page, Span(span.end, span.start, span.typed)),
        on=lambda when, eid="": on_day(page, when, eid),
        article=article_asked(),
        number_of=lambda eid: eid.removeprefix("art_"),
        own=act_address(page.work.uri),
    )


def on_day(page: ActPage, when: date, eid: str = "") -> str:
    """The act's page on a day, at a unit of it."""
    asked = {"text": page.asked.text, "v": page.asked.version, "at": when.isoformat()}
    anchor = f"#{quote(eid, safe='_.-')}" if eid else ""
    return f"{act_address(page.work.uri)}?{urlencode({name: value for name, value in asked.items() if value})}{anchor}"


def _acts(changes: tuple[Change, ...]) -> tuple[tuple[Change, int], ...]:
    """The amending acts behind changes, each by one of its changes, with how many it made; latest in force first."""
    grouped: dict[tuple[date | None, str], list[Change]] = {}
    for change in changes:
        if change.outcome is Outcome.APPLIED:
            grouped.setdefault((change.act.adopted, change.act.number_key), []).append(change)
    ordered = sorted(grouped.values(), key=lambda made: (made[0].in_force or date.min, made[0].act.number_key), reverse=True)
    return tuple((made[0], len(made)) for made in ordered)


def _refused(timeline: Timeline, span: Span) -> int:
    """How many modifications of these days could not be applied."""
    low, high = sorted((span.start, span.end))
    return sum(1 for change in timeline.refused() if change.in_force and low < change.in_force <= high)


# the file
def _word(page: ActPage, timeline: Timeline, span: Span) -> Response:
    refused = _refused(timeline, span)
    remark = _("Known amendments of these days that could not be applied: %(count)s.", count=refused) if refused else ""
    cover = replace(cover_of(page, said(span), remark, request.url), day=span.end)
    authors = Authors(page.held, services().engine, act_address(page.work.uri), "")
    body = redline_docx(timeline, span.start, span.end, cover, lambda change: _note(authors, change))
    return attached(body, DOCX, f"{file_name(page)}.{span.start.isoformat()}..{span.end.isoformat()}.docx")


def said(span: Span) -> str:
    """"Changes from 1 January 2015 to 11 May 2023"."""
    return str(_("Changes from %(start)s to %(end)s", start=day(span.start), end=day(span.end)))


def _note(authors: Authors, change: Change) -> str:
    """What the comment beside a change says: the act, since when, what it ordered, the note."""
    place = change_words.place_of_target(change.modification.target)
    lines = [change_words.act_name(change.act), change_words.when(change), f"{place}: {change_words.described(change)}"]
    note = authors.note(change)
    return "\n".join(filter(None, (*lines, f"[{change.footnote}] {note}" if note else "")))

