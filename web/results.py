"""The page of results: how the query was read, what answers it, and ways to narrow, sort and take it along."""

import math
from collections.abc import Mapping
from typing import Protocol, runtime_checkable

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from acts import listing
from search.model import EngineAwayError, SearchPage, Sort
from web.acts_day import today
from web.places import place_name
from web.results_asked import ACTS_ON_A_PAGE, MOST_EXPORTED, Asked, asked_of_request, is_canonical
from web.results_away import answer as away
from web.results_facets import SPAN_PLACE, blocks_of, chips_of, columns_of, years_of
from web.results_hits import groups_of
from web.results_jumps import jumps_of
from web.results_reading import KINDS, RELAXED, SIGNS, reading_of
from web.services import services

blueprint = Blueprint("results", __name__)
blueprint.register_error_handler(EngineAwayError, away)
MOST_ALIKE = 20
"""Provisions shown that are like one."""


@runtime_checkable
class KnowsAlike(Protocol):
    """A search that knows provisions like one."""

    def related(self, document_id: str, limit: int = 10) -> SearchPage: ...


@blueprint.get("/search")
def search() -> str | Response:
    """What answers the words of the address, or is like the provision it names."""
    asked = asked_of_request()
    if not asked.text and not asked.like:
        return render_template("search_empty.html")
    if not is_canonical(asked):
        return redirect(asked.address(), code=302)
    return render_template("results.html", **_shown(found_for(asked), asked))


@blueprint.app_template_global("similar_address")
def similar_address(expression: str, eid: str) -> str:
    """Where provisions like one of an expression are found; "" where the search knows of none."""
    return Asked(like=f"{expression}#{eid}").address() if isinstance(services().search, KnowsAlike) else ""


def found_for(asked: Asked) -> SearchPage:
    """What answers. Raises `EngineAwayError`."""
    finder = services().search
    if asked.like and isinstance(finder, KnowsAlike):
        return finder.related(asked.like, MOST_ALIKE)
    return finder.find(asked.query)


def _shown(found: SearchPage, asked: Asked) -> dict[str, object]:
    chosen = asked.filters.get("act", ())
    columns = None if chosen or asked.like else columns_of(found, asked)
    acts = listing.summaries(services().engine, (*(group.work_uri for group in found.groups), *chosen, *_origin(asked)))
    return {
        "found": found,
        "asked": asked,
        "acts": acts,
        "groups": groups_of(found, asked, similar=isinstance(services().search, KnowsAlike)),
        "at": found.at or asked.at,
        "reading": reading_of(found, everything=asked.explain),
        "jumps_named": jumps_of(found.jumps, found.at or asked.at),
        "chips_chosen": chips_of(asked, {uri: act.title for uri, act in acts.items()}),
        "blocks": () if chosen or asked.like else blocks_of(found, asked),
        "columns": columns,
        "years": years_of(columns),
        "pages": math.ceil(found.total_acts / ACTS_ON_A_PAGE),
        "named": _named(asked, {uri: act.title for uri, act in acts.items()}),
        "most_exported": MOST_EXPORTED,
        "words": {"relaxed": RELAXED, "kinds": KINDS, "signs": SIGNS},
        "orders": tuple(Sort),
        "span_place": SPAN_PLACE,
        "today": today(),
        "whole_address": request.host_url.rstrip("/") + asked.address(),
    }


def _named(asked: Asked, titles: Mapping[str, str]) -> str:
    """What the search is called: its words, or the provision whose like is looked for."""
    place = asked.like.partition("#")[2].partition("@")[0]
    title = next((titles[uri] for uri in _origin(asked) if uri in titles), "")
    return ", ".join(filter(None, (place_name(place), title))) if asked.like else asked.text


def _origin(asked: Asked) -> tuple[str, ...]:
    """The act of the provision whose like is looked for: the id of a provision begins with its expression's address."""
    return (asked.like.partition("#")[0].rpartition("/")[0],) if asked.like else ()
