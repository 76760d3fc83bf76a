"""A concordance seen otherwise: from the other side, and as a statement of conformity."""

import math
from typing import Final

from flask import Blueprint, Response, render_template

from acts.concordance.exporting import conformity as stated
from acts.concordance.kept import Role
from web import comparisons_words as words
from web.acts_day import today
from web.comparisons_shared import reader, store, writes
from web.concordance_files import concordance
from web.links import page_number
from web.unkept import unkept

blueprint = Blueprint("concordance_views", __name__)
ON_A_PAGE: Final = 100


@blueprint.get("/comparisons/<uid>/reverse")
def reversed_(uid: str) -> Response:
    """Every provision of the second act with those of the first that answer it."""
    one = concordance(uid)
    found = store().reverse(uid, reader())
    page = min(page_number(), max(1, math.ceil(len(found) / ON_A_PAGE)))
    rows = store().all(uid, reader())
    lefts = {row.eid: row for row in rows if row.role is Role.LEFT and not row.status.gone}
    return unkept(render_template(
        "comparisons/reverse.html", one=one, left=one.side(Role.LEFT), right=one.side(Role.RIGHT), total=len(found), page=page,
        found=found[(page - 1) * ON_A_PAGE : page * ON_A_PAGE], pages=max(1, math.ceil(len(found) / ON_A_PAGE)), lefts=lefts, words=words,
        own={row.eid: row for row in rows if row.role is Role.RIGHT}, may_write=writes(one),
    ))


@blueprint.get("/comparisons/<uid>/conformity")
def conformity(uid: str) -> Response:
    """How far the first act carries out the second, as people decided it."""
    one = concordance(uid)
    return unkept(render_template(
        "comparisons/conformity.html", one=one, left=one.side(Role.LEFT), right=one.side(Role.RIGHT), words=words,
        said=stated(store(), uid, reader(), today()), may_write=writes(one),
    ))
