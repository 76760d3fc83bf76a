"""What a proposal touches, thing by thing, and which code each gets; the choices that can be taken one by one or at once."""

import math
from collections.abc import Mapping

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from classifiers.lifecycle import steps
from classifiers.lifecycle.answers import Answer
from classifiers.lifecycle.desk import KEEP
from classifiers.lifecycle.errors import NotAllowedError
from classifiers.lifecycle.kinds import KINDS
from classifiers.lifecycle.model import Proposal, Role, Standing
from classifiers.lifecycle.recoding import Key
from classifiers.lifecycle.steps import What
from web import accounts, proposals_words
from web.classifiers_asked import use_address
from web.links import page_number
from web.proposals import AT_A_PRESS, Hindrance, acting, hindrance_of, revision, seen, undone
from web.proposals_desk import desk

blueprint = Blueprint("proposals_impact", __name__)
ON_A_PAGE = 50
CHOICE = "code:"
UNDECIDED, KEPT = "", "keep"


@blueprint.get("/proposals/<int:id_>/impact")
def impact(id_: int) -> Response:
    """What carries the codes, a page at a time."""
    return _shown(seen(id_), Hindrance(), {})


@blueprint.post("/proposals/<int:id_>/impact")
@accounts.needs(Role.CONTROL, Role.MANAGER)
def decide(id_: int) -> AnyResponse:
    """Take what was chosen on the page, or everything that is offered; of a published proposal carry it out at once."""
    found, choices = seen(id_), _choices()
    try:
        answer = _decided(found, choices)
        if isinstance(answer, Proposal) and answer.standing is Standing.PUBLISHED:
            desk().recoding.carry_out(id_, acting(), AT_A_PRESS)
    except NotAllowedError as error:
        return _shown(found, Hindrance(refusal=str(error)), choices)
    if isinstance(answer, Proposal):
        return redirect(url_for(".impact", id_=id_, kind=_kind() or None, page=request.args.get("page")), code=303)
    return _shown(seen(id_), hindrance_of(answer), choices)


def _decided(found: Proposal, choices: Mapping[Key, str]) -> Answer:
    what = request.form.get("step", "")
    if what == "all":
        return desk().recoding.accept_all(found.id, revision(), acting(), _kind())
    if what == "again":
        return found
    made = {key: KEEP if code == KEPT else code for key, code in choices.items() if code != UNDECIDED}
    return desk().recoding.decide(found.id, revision(), acting(), made)


def _choices() -> dict[Key, str]:
    """What was chosen for each thing on the page; its name holds kind, code and id."""
    named = {name.removeprefix(CHOICE): value for name, value in request.form.items() if name.startswith(CHOICE)}
    parts = {name: name.split("|", 2) for name in named}
    return {Key(cut[0], cut[2], cut[1]): named[name] for name, cut in parts.items() if len(cut) == 3}


def _kind() -> str:
    kind = request.args.get("kind", "")
    if kind not in ("", *KINDS):
        abort(400)
    return kind


def _shown(found: Proposal, hindrance: Hindrance, choices: Mapping[Key, str]) -> Response:
    page, kind, told = page_number(), _kind(), desk().recoding.impact(found)
    total = told.kinds.get(kind, 0) if kind else told.total
    lines = desk().recoding.page(found, kind, (page - 1) * ON_A_PAGE, ON_A_PAGE)
    shown = render_template(
        "proposals/impact.html", proposal=found, impact=told, lines=lines, kind=kind, page=page, pages=math.ceil(total / ON_A_PAGE),
        total=total, first=(page - 1) * ON_A_PAGE + 1, hindrance=hindrance, words=proposals_words, kinds=KINDS,
        choices={(key.kind, key.code, key.id): code for key, code in choices.items()},
        use_address=use_address, may_decide=steps.may(accounts.actor(), What.RECODE, found),
        undone=undone(found),
        waiting=sum(told.open.values()) - sum(told.decided.values()),
    )  # fmt: skip
    return make_response(shown, hindrance.status)
