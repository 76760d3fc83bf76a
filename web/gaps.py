"""Acts and amendments needed: over all concordances, what of the references national law does not carry out, chapter by chapter."""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from flask import Blueprint, Response, render_template, request

from acts.concordance import gaps as needed
from web import comparisons_words as words
from web.browse import csv_row
from web.comparisons_shared import reader, store
from web.downloads import attached
from web.links import page_number
from web.unkept import unkept

blueprint = Blueprint("gaps", __name__)
ON_A_PAGE: Final = 100


@blueprint.get("/comparisons/gaps")
def gaps() -> Response:
    """The list, and how well each chapter is covered."""
    uri = request.args.get("reference", "")[:300]
    everything = needed.standings(store(), reader())
    chosen = [one for one in everything if uri in ("", one.reference.name)]
    lacking = [one for one in chosen if one.needed]
    page = min(page_number(), max(1, math.ceil(len(lacking) / ON_A_PAGE)))
    return unkept(render_template(
        "comparisons/gaps.html", chapters=_by_reference(needed.coverage(chosen)), page=page,
        found=lacking[(page - 1) * ON_A_PAGE : page * ON_A_PAGE],
        total=len(lacking), pages=max(1, math.ceil(len(lacking) / ON_A_PAGE)), uri=uri, words=words, needed=needed.NEEDED,
        references=dict.fromkeys(one.reference for one in everything), provisions=len(chosen),
    ))


def _by_reference(chapters: Iterable[needed.Chapter]) -> Mapping[needed.Reference, Sequence[needed.Chapter]]:
    found: dict[needed.Reference, list[needed.Chapter]] = {}
    for one in chapters:
        found.setdefault(one.reference, []).append(one)
    return found


@blueprint.get("/comparisons/gaps.csv")
def as_csv() -> Response:
    """The list for spreadsheets."""
    found = needed.lines(needed.gaps(store(), reader(), request.args.get("reference", "")[:300]))
    lines = "".join(map(csv_row, (needed.COLUMNS, *found)))
    return attached(b"\xef\xbb\xbf" + lines.encode(), "text/csv; charset=utf-8", "gaps.csv")
