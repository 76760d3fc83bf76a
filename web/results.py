"""The page of results: how the query was read, what answers it, and ways to narrow."""

import math
from collections.abc import Mapping

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from acts import listing
from acts.held import ActSummary
from search.model import FILTERS, SearchPage, SearchQuery
from web import names
from web.links import page_number
from web.services import services

blueprint = Blueprint("results", __name__)
LONGEST_QUERY = 400
ACTS_ON_A_PAGE = 10
SHOWN_OF_A_FACET = 8
SHOWN_OF_AN_ACT = 2
SHOWN_OF_ONE_ACT = 50
"""Provisions shown when the search is inside one act."""
FACET_ORDER = ("level", "status", "topic", "body", "year", "language")


@blueprint.get("/search")
def search() -> str | Response:
    """What answers the words of the address."""
    text = " ".join(request.args.get("q", "").split())[:LONGEST_QUERY]
    if not text:
        return render_template("search_empty.html")
    chosen = {facet: tuple(request.args.getlist(facet)) for facet in FILTERS if request.args.getlist(facet)}
    most = SHOWN_OF_ONE_ACT if "act" in chosen else SHOWN_OF_AN_ACT
    found = services().search.find(SearchQuery(text, chosen, page_number(), ACTS_ON_A_PAGE, provisions=most))
    return render_template("results.html", **_shown(found, text, chosen))


def _shown(found: SearchPage, text: str, chosen: dict[str, tuple[str, ...]]) -> dict[str, object]:
    acts = listing.summaries(services().engine, (*(group.work_uri for group in found.groups), *chosen.get("act", ())))
    return {
        "found": found,
        "acts": acts,
        "text": text,
        "chosen": [(facet, value, _called(facet, value, acts)) for facet in ("act", *FACET_ORDER) for value in chosen.get(facet, ())],
        "facets": [] if "act" in chosen else [(facet, found.facets.get(facet, ())) for facet in FACET_ORDER if found.facets.get(facet)],
        "years": [(value.value, value.count) for value in found.facets.get("year", ())],
        "few": SHOWN_OF_A_FACET,
        "page": found.query.page,
        "pages": math.ceil(found.total_acts / ACTS_ON_A_PAGE),
    }


def _called(facet: str, value: str, acts: Mapping[str, ActSummary]) -> str:
    """What a chosen filter is called; an act by its title."""
    if facet != "act":
        return names.facet_value(facet, value)
    return acts[value].title if value in acts else value
