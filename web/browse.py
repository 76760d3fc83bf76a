"""The list of acts: filters, how many, how sorted."""

import csv
import io
import math
from collections.abc import Iterator, Mapping

from flask import Blueprint, Response, abort, render_template, request

from acts import listing
from acts.held import ActFilter, ActSummary
from web import names
from web.links import page_number
from web.services import services

blueprint = Blueprint("browse", __name__)
ON_A_PAGE = 25
MOST_EXPORTED = 100_000
COLUMNS = ("address", "title", "title in English", "kind", "adopted by", "adopted", "number", "level", "status", "languages")
FILTERS = ("level", "status", "topic", "body", "year", "language")


@blueprint.get("/acts")
def acts() -> str:
    """The acts that fit the filters of the address."""
    engine, page, order = services().engine, page_number(), _order()
    found = listing.list_acts(engine, _asked(), order=order, page=page, size=ON_A_PAGE)
    counts = listing.count_by(engine)
    return render_template(
        "acts.html",
        found=found,
        order=order,
        page=page,
        pages=math.ceil(found.total / ON_A_PAGE),
        first=(page - 1) * ON_A_PAGE + 1,
        facets=_facets(counts),
        years=counts["year"],
        words=request.args.get("words", ""),
    )


@blueprint.get("/acts.csv")
def acts_csv() -> Response:
    """The whole list of the same filters, for a spreadsheet."""
    found = listing.list_acts(services().engine, _asked(), order=_order(), size=MOST_EXPORTED)
    response = Response("".join(_rows(found.items)), mimetype="text/csv")
    response.headers.set("Content-Disposition", "attachment", filename="toplu-acts.csv")
    return response


def _rows(acts: tuple[ActSummary, ...]) -> Iterator[str]:
    yield "\ufeff" + csv_row(COLUMNS)
    for act in acts:
        adopted = act.adopted.isoformat() if act.adopted else ""
        languages = " ".join(act.languages)
        yield csv_row((act.uri, act.title, act.title_eng, act.subtype, act.body, adopted, act.number, act.level, act.status, languages))


def csv_row(values: tuple[str, ...]) -> str:
    """A line of CSV; what a spreadsheet would take for a formula is made plain text."""
    line = io.StringIO()
    csv.writer(line).writerow(f"'{value}" if value.startswith(("=", "+", "-", "@", "\t", "\r")) else value for value in values)
    return line.getvalue()


def _order() -> str:
    order = request.args.get("sort", "adopted")
    if order not in names.ORDERS:
        abort(400)
    return order


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


def _facets(counts: Mapping[str, tuple[tuple[str, int], ...]]) -> tuple[tuple[str, tuple[tuple[str, int, bool], ...]], ...]:
    """Each filter with its values, how many acts each has and whether it is chosen."""
    return tuple(
        (name, tuple((value, count, request.args.get(name) == value) for value, count in counts[name]))
        for name in FILTERS
    )
