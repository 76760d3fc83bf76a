"""A kept comparison of wordings made again on another day: justifications go along with the rows that still stand."""

from datetime import date
from typing import Final

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from acts.compare.model import Side
from acts.concordance.errors import ConcordanceError
from acts.concordance.kept import ComparisonKind, Kept, KeptSide, Role
from acts.concordance.made import Given, MadeDraft, MadeTexts
from acts.concordance.rerun import compared_again
from acts.errors import ActsError
from web.accounts import needs
from web.compare_engine import Source, comparer
from web.compare_form import day_of
from web.compare_given import How
from web.compare_kept import what_of, wordings
from web.comparisons_shared import Hindrance, counts, hindrance, reader, sent_revision, store, writes
from web.unkept import unkept

blueprint = Blueprint("kept_again", __name__)
ALL_GIVEN: Final = (
    "both texts were given as files or typed: they read the same on every day. Compare the new texts and keep that comparison"
)
ALL_PINNED: Final = (
    "the acts were compared in the wordings of certain days, which stay as they are. Compare the other days and keep that comparison"
)


@blueprint.get("/compare/kept/<uid>/again")
@needs()
def again(uid: str) -> Response:
    """On which day it is to be made again, or why it cannot be."""
    return _asked(wordings(uid))


@blueprint.post("/compare/kept/<uid>/again")
@needs()
def make_again(uid: str) -> AnyResponse:
    """Make it again on a day: what was said stays with the rows that still stand."""
    one = wordings(uid)
    day, wrong = day_of(request.form.get("at", ""))
    if wrong:
        return _asked(one, Hindrance(wrong))
    try:
        found = compared_again(store(), uid, reader(), sent_revision(), made_again(one, day))
    except ConcordanceError as error:
        return _asked(wordings(uid), hindrance(error))
    except ActsError as error:
        return _asked(one, Hindrance(str(error)))
    return redirect(url_for("compare_kept.kept", uid=uid, **counts(found)), code=303)


def _asked(one: Kept, why: Hindrance | None = None) -> Response:
    return unkept(render_template(
        "compare/kept_again.html", one=one, what=what_of(one), not_offered=not_offered(one), may_write=writes(one), hindrance=why,
        days=sorted({side.side.day for side in one.sides if side.side.day and not side.pinned}),
    ), 422 if why else 200)  # fmt: skip


def not_offered(one: Kept) -> str:
    """Why a comparison cannot be made on another day; "" where it can."""
    sides = [one.side(role) for role in Role] if one.kind is ComparisonKind.TEXTS else []
    if not sides or any(side.side.uri and not side.pinned for side in sides):
        return ""
    return ALL_PINNED if any(side.side.uri for side in sides) else ALL_GIVEN


def made_again(one: Kept, day: date) -> MadeDraft | MadeTexts:
    """What was compared, compared on a day. Raises `ConcordanceError` where it cannot be, `ActsError` where a text cannot be read."""
    if why := not_offered(one):
        raise ConcordanceError(why)
    if one.draft is not None:
        source = _source(one, one.draft)
        found = comparer().draft(source, day).comparison
        return MadeDraft(found, _given(found.draft, source, pinned=True))
    left, right = one.side(Role.LEFT), one.side(Role.RIGHT)
    first, second = _source(one, left), _source(one, right)
    made = comparer().texts(first, second, day).comparison
    return MadeTexts(made, _given(made.left, first, pinned=left.pinned), _given(made.right, second, pinned=right.pinned))


def _source(one: Kept, side: KeptSide) -> Source:
    """A text as it was given: the file or words kept with the comparison, or the act held."""
    if not side.size:
        return Source(How.ACT, side.name, uri=side.side.uri, day=side.side.day if side.pinned else None)
    body = store().content(one.uid, reader(), side.role, side.part)
    return Source(How.FILE if side.name else How.TEXT, side.name, body)


def _given(side: Side, source: Source, *, pinned: bool) -> Given:
    return Given(side, source.name, source.body, pinned)
