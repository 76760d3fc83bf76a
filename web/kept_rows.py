"""A row of a kept comparison of wordings: what people say in justification of it, its comments, its history."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from acts.compare.model import Comparison, Side
from acts.concordance.errors import BadDecisionError, ConcordanceError, NotFoundError
from acts.concordance.kept import Kept, Role, Row
from acts.concordance.model import Decision
from web import compare_words, comparisons_words
from web.accounts import needs
from web.came_back import called
from web.compare_kept import what_of, wordings
from web.compare_rows import alone
from web.comparisons_shared import Hindrance, giving_to, hindrance, reader, sent_revision, store, writes
from web.links import whole
from web.unkept import unkept

blueprint = Blueprint("kept_rows", __name__)


@blueprint.get("/compare/kept/<uid>/rows/<path:key>")
def row(uid: str, key: str) -> Response:
    """A row alone: its wordings, its justification, its history, what is said of it."""
    one = wordings(uid)
    return _page(one, _row(one, key))


@blueprint.post("/compare/kept/<uid>/rows/<path:key>")
@needs()
def step(uid: str, key: str) -> AnyResponse:
    """Write a justification, say something of the row, or take a step back. A refused step shows the row with what was typed."""
    one = wordings(uid)
    try:
        STEPS.get(request.form.get("step", ""), _unknown)(one, key)
    except NotFoundError:
        raise
    except ConcordanceError as error:
        return _page(one, _row(one, key), hindrance(error))
    if request.form.get("back") == "row":
        return redirect(url_for("kept_rows.row", uid=uid, key=key), code=303)
    page = whole(request.form.get("page", ""), 6) or 1
    return redirect(url_for("compare_kept.kept", uid=uid, page=page if page > 1 else None, _anchor=f"row-{key}"), code=303)


def _row(one: Kept, key: str) -> Row:
    return store().row(one.uid, key, reader())


def _page(one: Kept, shown: Row, why: Hindrance | None = None) -> Response:
    return unkept(render_template(
        "compare/kept_row.html", one=one, row=shown, table=alone(_table(one, shown), shown.part + 1, shown), what=what_of(one),
        called=called, events=store().history(one.uid, reader(), shown.key), comments=store().comments(one.uid, reader(), shown.key),
        hindrance=why, typed=request.form if why else {}, may_write=writes(one), words=compare_words, steps=comparisons_words.JUSTIFIED,
    ), 200 if why is None else 409 if why.who else 422)


def _table(one: Kept, shown: Row) -> Comparison:
    """The two texts of a row; none where it does not stand any more and its act is none of those amended now."""
    left, right = (one.side(role, shown.part).side if shown.part in one.parts else Side("") for role in Role)
    return Comparison(left, right, ())


# the steps
def _decide(one: Kept, key: str) -> None:
    reason = "\n".join(line.rstrip() for line in request.form.get("reason", "").strip().splitlines())
    held = _row(one, key).decision or Decision()
    if held.reason != reason:
        store().decide(one.uid, key, replace(held, reason=reason), reader(), sent_revision())


def _confirm(one: Kept, key: str) -> None:
    store().confirm(one.uid, key, reader(), sent_revision())


def _undo(one: Kept, key: str) -> None:
    store().undo(one.uid, key, reader(), sent_revision())


def _assign(one: Kept, key: str) -> None:
    store().assign(one.uid, key, giving_to(one, request.form.get("owner", "")), reader(), sent_revision())


def _comment(one: Kept, key: str) -> None:
    store().comment(one.uid, key, request.form.get("text", ""), reader())


def _unknown(_one: Kept, key: str) -> None:
    raise BadDecisionError(f"row {key}: expected one of the steps {', '.join(STEPS)}, found {request.form.get('step', '')!r}")


STEPS: Final[Mapping[str, Callable[[Kept, str], None]]] = MappingProxyType({
    "decide": _decide, "confirm": _confirm, "undo": _undo, "assign": _assign, "comment": _comment,
})  # fmt: skip
