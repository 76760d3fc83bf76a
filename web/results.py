"""The page of results: how the query was read, what answers it, and ways to narrow."""

import math

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from acts import listing
from search.model import FACETS, SearchPage, SearchQuery
from web.links import page_number
from web.services import services

blueprint = Blueprint("results", __name__)
LONGEST_QUERY = 400
ACTS_ON_A_PAGE = 10
SHOWN_OF_A_FACET = 8
FACET_ORDER = ("level", "status", "topic", "body", "year", "language")


@blueprint.get("/search")
def search() -> str | Response:
    """What answers the words of the address."""
    text = " ".join(request.args.get("q", "").split())[:LONGEST_QUERY]
    if not text:
        return render_template("search_empty.html")
    chosen = {facet: tuple(request.args.getlist(facet)) for facet in FACETS if request.args.getlist(facet)}
    found = services().search.find(SearchQuery(text, chosen, page_number(), ACTS_ON_A_PAGE))
    return render_template("results.html", **_shown(found, text, chosen))


def _shown(found: SearchPage, text: str, chosen: dict[str, tuple[str, ...]]) -> dict[str, object]:
    return {
        "found": found,
        "samples": listing.samples(services().engine, (group.work_uri for group in found.groups)),
        "text": text,
        "chosen": [(facet, value) for facet in FACET_ORDER for value in chosen.get(facet, ())],
        "facets": [(facet, found.facets.get(facet, ())) for facet in FACET_ORDER if found.facets.get(facet)],
        "years": [(value.value, value.count) for value in found.facets.get("year", ())],
        "few": SHOWN_OF_A_FACET,
        "page": found.query.page,
        "pages": math.ceil(found.total_acts / ACTS_ON_A_PAGE),
    }
