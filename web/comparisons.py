"""Concordances that are kept: the list, each at its stable address, who may see it, and its end."""

from typing import Final

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from acts.concordance.errors import ConcordanceError, NotAllowedError
from acts.concordance.kept import ComparisonKind, Kept, Visibility
from web import comparisons_words as words
from web import workbench
from web.accounts import needs
from web.comparisons_shared import hindrance, owns, reader, sent_revision, store, writes
from web.links import page_number, whole
from web.services import services
from web.unkept import unkept

blueprint = Blueprint("comparisons", __name__)
ON_A_PAGE: Final = 50


@blueprint.get("/comparisons")
def listed() -> Response:
    """The concordances whoever asks may read, newest first, and what somebody is told of them."""
    mine, asked = request.args.get("mine") == "1", request.args.get("words", "")[:200]
    found = store().listed(reader(), ComparisonKind.CONCORDANCE, asked, mine)
    page = min(page_number(), max(1, -(-len(found) // ON_A_PAGE)))
    shown = found[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    progress = store().decided(shown)
    return unkept(render_template(
        "comparisons/list.html", found=shown, total=len(found), page=page, pages=max(1, -(-len(found) // ON_A_PAGE)), progress=progress,
        words=words, mine=mine, asked=asked, notices=store().notices(reader().name) if reader().name else (),
        under_way=services().underway.open_of(reader().name) if reader().name else (),
    ))


@blueprint.get("/comparisons/<uid>")
def kept(uid: str) -> AnyResponse:
    """The workbench of a concordance; comparisons of wordings have pages of their own."""
    one = store().of(uid, reader())
    if one.kind is ComparisonKind.CONCORDANCE:
        return workbench.page(one)
    return redirect(url_for("compare_kept.kept", uid=uid), code=303)


@blueprint.get("/comparisons/<uid>/settings")
@needs()
def settings(uid: str) -> Response:
    """Its title, who may see it, its end."""
    return _settings(store().of(uid, reader()))


@blueprint.post("/comparisons/<uid>/settings")
@needs()
def change(uid: str) -> AnyResponse:
    """Rename it, show it to others, or take it away; what is refused is said beside the form."""
    one, revision = store().of(uid, reader()), sent_revision()
    step = request.form.get("step", "")
    try:
        if step == "delete":
            store().delete(uid, reader(), revision)
            return redirect(url_for("comparisons.listed"), code=303)
        if step == "rename":
            store().rename(uid, request.form.get("title", ""), reader(), revision)
        if step == "show":
            store().publish(uid, _visibility(), reader(), revision)
    except NotAllowedError as error:
        return _settings(one, error, 403)
    except ConcordanceError as error:
        return _settings(one, error, 422)
    return redirect(url_for("comparisons.settings", uid=uid), code=303)


def _visibility() -> Visibility:
    chosen = request.form.get("visibility", "")
    found = next((one for one in Visibility if one.value == chosen), None)
    if found is None:
        raise ConcordanceError(f"expected one of {', '.join(Visibility)}, found {chosen!r}")
    return found


def _settings(one: Kept, error: ConcordanceError | None = None, status: int = 200) -> Response:
    return unkept(render_template(
        "comparisons/settings.html", one=one, words=words, owns=owns(one), may_write=writes(one), team=reader().organisation is not None,
        hindrance=hindrance(error) if error else None, events=store().history(one.uid, reader(), ""),
    ), status)


@blueprint.post("/comparisons/notices")
@needs()
def seen() -> AnyResponse:
    """Note that what one is told was seen."""
    ids = (whole(raw, 12) for raw in request.form.getlist("notice"))
    store().seen(reader().name, (one for one in ids if one is not None))
    return redirect(url_for("comparisons.listed"), code=303)
