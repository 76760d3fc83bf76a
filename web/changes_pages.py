"""What changed in the acts held: the newest first, all that one amending act did, and both as a feed."""

import math
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import groupby
from urllib.parse import quote, urlencode

from flask import Blueprint, Response, abort, render_template, request

from acts.history.model import Change, Outcome
from acts.modifications.model import AmendingAct
from acts.recent import Event, Made, Wanted, how_many, levels, made_by, of_event, recent, topics, years
from language.dates import parse_date
from web import change_words, names
from web.acts_day import BAKU, today
from web.acts_view import act_address
from web.acts_view_authors import held_acts
from web.i18n import web_language
from web.links import page_number
from web.redline_pages import eve
from web.services import services

blueprint = Blueprint("changes", __name__)
ON_A_PAGE = 40
"""Events on one page: what one amending act did to one act on one day."""
IN_FEED = 60
TOLD = 12
"""Modifications told in an entry of the feed; how many there are in all is said."""
FILTERS = ("level", "topic", "year")


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as an entry of the feed. ``id`` stays the same whatever becomes of the event."""

    id: str
    event: Event
    changes: tuple[Change, ...]
    updated: datetime
    href: str


@dataclass(frozen=True, slots=True)
class ActChanged:
    """An act an amending act changed, and how."""

    work_uri: str
    title: str
    made: tuple[Made, ...]

    @property
    def days(self) -> tuple[date, ...]:
        """The days the changes come into force."""
        return tuple(sorted({one.change.in_force for one in self.made if one.change.in_force}))


@blueprint.get("/changes")
def changes() -> str:
    """What changed, newest day first; with `?act=` and `?date=` all that one amending act did."""
    if number := request.args.get("act", "").strip()[:80]:
        return _by_act(number)
    engine, wanted, page = services().engine, _wanted(), page_number()
    total = how_many(engine, wanted)
    events = recent(engine, wanted, ON_A_PAGE, (page - 1) * ON_A_PAGE)
    return render_template(
        "history/changes.html",
        groups=_by_day(events),
        count=len(events),
        total=total,
        page=page,
        pages=math.ceil(total / ON_A_PAGE),
        first=(page - 1) * ON_A_PAGE + 1,
        facets=_facets(),
        today=today(),
        act_address=act_address,
        redline_address=redline_address,
    )


@blueprint.get("/changes.atom")
def feed() -> Response:
    """The same as an Atom feed, filters and all."""
    entries = tuple(map(_entry, recent(services().engine, _wanted(), IN_FEED)))
    latest = sorted(entries, key=lambda entry: (entry.updated, entry.id), reverse=True)
    body = render_template(
        "history/changes.atom.xml",
        entries=latest,
        id=_id("feed", request.full_path),
        updated=max((entry.updated for entry in entries), default=datetime(2000, 1, 1, tzinfo=UTC)),
        own=request.url,
        page=f"{request.url_root.rstrip('/')}{_same('')}",
        told=TOLD,
        clock=today,
        words=change_words,
    )
    response = Response(body, mimetype="application/atom+xml")
    response.headers["Cache-Control"] = "public, max-age=600"
    response.add_etag()
    return response.make_conditional(request)  # type: ignore[return-value]


def _wanted() -> Wanted:
    args = request.args
    year = args.get("year", "")
    if year and not (year.isascii() and year.isdigit() and len(year) == 4 and year != "0000"):
        abort(400)
    return Wanted(args.get("level", "")[:40], args.get("topic", "")[:80], int(year) if year else None, args.get("work", "")[:300])


def _facets() -> tuple[tuple[str, tuple[tuple[str, int, bool], ...]], ...]:
    """Each filter with its values, how many modifications each has and whether it is chosen."""
    engine, args = services().engine, request.args
    held, told = levels(engine), topics(engine)
    found = {
        "level": [(level, held[level]) for level in names.LEVELS if level in held],
        "topic": sorted(told.items(), key=lambda counted: (-counted[1], counted[0])),
        "year": list(years(engine)),
    }
    return tuple((name, tuple((value, many, args.get(name) == value) for value, many in values)) for name, values in found.items())


def _by_day(events: Iterable[Event]) -> tuple[tuple[date, tuple[tuple[Event, tuple[Event, ...]], ...]], ...]:
    """Events by day, and there by amending act."""
    def by_act(events: Iterable[Event]) -> tuple[tuple[Event, tuple[Event, ...]], ...]:
        found = [tuple(group) for _, group in groupby(events, key=lambda event: (event.act.adopted, event.act.number_key))]
        return tuple((group[0], group) for group in found)

    return tuple((when, by_act(tuple(group))) for when, group in groupby(events, key=lambda event: event.in_force))


# all that one act did
def _by_act(number: str) -> str:
    typed = request.args.get("date", "").strip()[:40]
    adopted = parse_date(typed)
    if typed and adopted is None:
        abort(400)
    made = made_by(services().engine, number, adopted)
    acts = {one.change.act.adopted: one.change.act for one in made}
    held = held_acts(services().engine, acts.values())
    return render_template(
        "history/by_act.html",
        act=made[0].change.act if made else AmendingAct(None, adopted, number),
        several=len(acts) > 1,
        acts=tuple(sorted(acts.values(), key=lambda act: act.adopted or date.min)),
        href=_href(held.get((adopted or next(iter(acts), None), AmendingAct(None, None, number).number_key), "")),
        changed=_by_work(made),
        total=len(made),
        outcomes=tuple((kind, sum(one.change.outcome is kind for one in made)) for kind in Outcome),
        words=change_words,
        act_address=act_address,
        redline_address=redline_address,
        today=today(),
    )


def _href(uri: str) -> str:
    return act_address(uri) if uri else ""


def _by_work(made: tuple[Made, ...]) -> tuple[ActChanged, ...]:
    groups = ((key, tuple(group)) for key, group in groupby(made, key=lambda one: (one.work_uri, one.title)))
    return tuple(ActChanged(uri, title, group) for (uri, title), group in groups)


def redline_address(uri: str, when: date) -> str:
    """The redline of the eve of a day and the day."""
    return f"{act_address(uri)}/redline?{urlencode({'from': eve(when).isoformat(), 'to': when.isoformat()})}"


# the feed
def _entry(event: Event) -> Entry:
    told = of_event(services().engine, event, TOLD)
    href = f"{request.host_url.rstrip('/')}{redline_address(event.work_uri, event.in_force)}"
    adopted = event.act.adopted.isoformat() if event.act.adopted else ""
    return Entry(_id(event.work_uri, event.act.number_key, adopted, event.in_force.isoformat()), event, told, _updated(event), href)


def _updated(event: Event) -> datetime:
    """The day it came into force; of what is still to come, when the registry learned of it."""
    if event.in_force <= today():
        return datetime.combine(event.in_force, time(), BAKU)
    return event.taken_in


def _id(*parts: str) -> str:
    """An address that names the same thing for ever, wherever this registry is served."""
    return uuid.uuid5(uuid.NAMESPACE_URL, "\n".join(("toplu", web_language(), *parts))).urn


def _same(ending: str) -> str:
    """The list (or with ".atom" the feed) of the same filters."""
    asked = {name: request.args[name] for name in (*FILTERS, "work") if request.args.get(name)}
    return f"{request.script_root}/{web_language()}/changes{ending}" + (f"?{urlencode(asked)}" if asked else "")


@blueprint.app_template_global("feed_address")
def feed_address() -> str:
    """The feed of the list shown."""
    return _same(".atom")


@blueprint.app_template_global("changes_of")
def changes_of(act: AmendingAct) -> str:
    """The page of all that an amending act did; "" where its number is not known."""
    if not act.number:
        return ""
    asked = {"act": act.number} | ({"date": act.adopted.isoformat()} if act.adopted else {})
    return f"{request.script_root}/{web_language()}/changes?{urlencode(asked, quote_via=quote)}"


@blueprint.app_template_global("change_name")
def change_name(act: AmendingAct) -> str:
    """The amending act as it is called."""
    return change_words.act_name(act)
