"""The list of acts: filters, how many, how sorted."""

import math

from flask import Blueprint, abort, render_template, request

from acts import listing
from acts.held import ActFilter
from web import names
from web.links import page_number
from web.services import services

blueprint = Blueprint("browse", __name__)
ON_A_PAGE = 25
FILTERS = ("level", "status", "topic", "body", "year", "language")


@blueprint.get("/acts")
def acts() -> str:
    """The acts that fit the filters of the address."""
    engine, page = services().engine, page_number()
    order = request.args.get("sort", "adopted")
    if order not in names.ORDERS:
        abort(400)
    found = listing.list_acts(engine, _asked(), order=order, page=page, size=ON_A_PAGE)
    return render_template(
        "acts.html",
        found=found,
        order=order,
        page=page,
        pages=math.ceil(found.total / ON_A_PAGE),
        first=(page - 1) * ON_A_PAGE + 1,
        facets=_facets(listing.count_by(engine)),
        words=request.args.get("words", ""),
    )


def _asked() -> ActFilter:
    args = request.args
    year = args.get("year", "")
    if year and not (year.isascii() and year.isdigit() and len(year) == 4):
        abort(400)
    return ActFilter(
        level=args.get("level", ""),
        body=args.get("body", ""),
        year=int(year) if year else None,
        topic=args.get("topic", ""),
        language=args.get("language", ""),
        status=args.get("status", ""),
        words=args.get("words", "")[:200],
    )


def _facets(counts: "dict[str, tuple[tuple[str, int], ...]] | object") -> tuple[tuple[str, tuple[tuple[str, int, bool], ...]], ...]:
    """Each filter with its values, how many acts each has and whether it is chosen."""
    return tuple(
        (name, tuple((value, count, request.args.get(name) == value) for value, count in counts[name]))  # type: ignore[index]
        for name in FILTERS
    )
