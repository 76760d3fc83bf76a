"""Changes that the program read out of two versions: shown with their grounds, confirmed or rejected one by one or all at once."""

import math
from collections import Counter

from flask import Blueprint, abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from classifiers.lifecycle.model import Role
from classifiers.schemes.confirming import Confirming, Proposals, Proposed, Refused
from classifiers.schemes.model import Concept, Decision, Version
from web import accounts
from web import classifiers_asked as asking
from web.classifiers_asked import asked
from web.links import page_number, whole
from web.services import services

blueprint = Blueprint("classifier_changes", __name__)
ON_A_PAGE = 100
DECISIONS = (Decision.OPEN, Decision.CONFIRMED, Decision.REJECTED)
DECIDING = (Role.CONTROL, Role.MANAGER)
"""Who may say whether a change is one."""

blueprint.context_processor(asking.words)


@blueprint.get("/classifiers/<scheme>/changes")
def changes(scheme: str) -> AnyResponse:
    """The changes a version brought, those that wait for a person first asked for by `state`."""
    return _shown(_desk().proposals(scheme, asked("version")))


@blueprint.post("/classifiers/<scheme>/changes")
@accounts.needs(*DECIDING)
def decide(scheme: str) -> AnyResponse:
    """Confirm or reject what was chosen, or everything that waits."""
    decision, sign, which = request.form.get("step", "").partition(":")
    who = accounts.actor()
    if who is None or decision not in (Decision.CONFIRMED, Decision.REJECTED) or not sign:
        abort(400)
    now = _desk().proposals(scheme, asked("version"))
    chosen = {one.place for one in now.open} if which == "all" else _places()
    answer = _desk().decide(scheme, now.new.number, chosen, Decision(decision), who.name, request.form.get("seen", ""))
    if isinstance(answer, Refused):
        return _shown(_desk().proposals(scheme, now.new.number), answer.reason)
    return redirect(url_for("classifier_changes.changes", scheme=scheme, version=now.new.number, page=asked("page") or None), code=303)


def _desk() -> Confirming:
    return Confirming(services().engine)


def _places() -> set[int]:
    told = (whole(raw, 8) for raw in request.form.getlist("place"))
    return {place for place in told if place is not None}


def _shown(found: Proposals, refusal: str = "") -> AnyResponse:
    page, state = page_number(), asked("state")
    wanted = [one for one in found.rows if state in ("", one.decision or "open")]
    part = wanted[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    counts = Counter(one.decision for one in found.rows)
    shown = render_template(
        "classifiers/changes.html", scheme=services().schemes.scheme(found.new.scheme), found=found, rows=part, page=page, state=state,
        total=len(wanted), pages=math.ceil(len(wanted) / ON_A_PAGE), before=_items(found.old, part), after=_items(found.new, part),
        counts=[(one or "open", counts[one]) for one in DECISIONS if counts[one]], refusal=refusal, deciding=accounts.may(*DECIDING),
    )  # fmt: skip
    return make_response(shown, 409 if refusal else 200)


def _items(version: Version, rows: list[Proposed]) -> dict[str, Concept]:
    """The items the rows name on the side of this version, by code."""
    sides = [one.change.old + one.change.new for one in rows]
    return services().schemes.some(version.scheme, [code for some in sides for code in some], version.number)
