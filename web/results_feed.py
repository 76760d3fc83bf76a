"""The newest acts and wordings that answer a search, as an Atom feed."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from flask import Blueprint, Response, abort, render_template, request

from acts import listing
from acts.held import ActSummary
from search.model import EngineAwayError, HitGroup, Sort
from web.acts_day import BAKU, today
from web.results_asked import Asked, asked_of_request
from web.results_away import answer as away
from web.results_export import UNPRINTABLE
from web.results_hits import hit_address, wording_of
from web.services import services

blueprint = Blueprint("results_feed", __name__)
blueprint.register_error_handler(EngineAwayError, away)
IN_FEED = 40
NEVER = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Entry:
    """An act with its newest provision that answers; a new wording of it is a new entry."""

    group: HitGroup
    id: str
    updated: datetime
    href: str
    wording: str


@blueprint.get("/search.atom")
def feed() -> Response:
    """What of the same search a reader of feeds shows, newest first."""
    asked = asked_of_request()
    if not asked.text:
        abort(400)
    asked = replace(asked.but(sort=Sort.NEWEST, explain=False), text=UNPRINTABLE.sub(" ", asked.text))
    found = services().search.find(replace(asked.query, size=IN_FEED, provisions=1))
    acts = listing.summaries(services().engine, [group.work_uri for group in found.groups])
    entries = _entries(found.groups, acts, asked)
    body = render_template(
        "search/search.atom.xml",
        asked=asked,
        entries=entries,
        id=_urn("search", asked.address()),
        updated=max((entry.updated for entry in entries), default=NEVER),
        own=request.host_url.rstrip("/") + asked.address(".atom"),
        page=request.host_url.rstrip("/") + asked.address(),
    )
    response = Response(UNPRINTABLE.sub(" ", body), mimetype="application/atom+xml")
    response.headers["Cache-Control"] = "public, max-age=600"
    response.add_etag()
    return response.make_conditional(request)  # type: ignore[return-value]


def _entries(groups: Iterable[HitGroup], acts: Mapping[str, ActSummary], asked: Asked) -> tuple[Entry, ...]:
    made = (_entry(group, acts.get(group.work_uri), asked) for group in groups if group.hits)
    return tuple(sorted(made, key=lambda entry: (entry.updated, entry.id), reverse=True))


def _entry(group: HitGroup, act: ActSummary | None, asked: Asked) -> Entry:
    hit = group.hits[0]
    since = hit.valid_from if hit.valid_from and hit.valid_from <= today() else None
    newest = max(filter(None, (since, act.adopted if act else None)), default=date(max(group.year or 2000, 1), 1, 1))
    href = request.host_url.rstrip("/") + hit_address(group.work_uri, hit.eid, group.language, asked.at)
    updated = datetime.combine(newest, time(), BAKU)
    return Entry(group, _urn(hit.id, newest.isoformat()), updated, href, wording_of(hit.valid_from, hit.valid_to, asked.at))


def _urn(*parts: str) -> str:
    """An address that names the same thing for ever, wherever this registry is served."""
    return uuid.uuid5(uuid.NAMESPACE_URL, "\n".join(("toplu", *parts))).urn
