"""The proposal's desk: the list, a proposal with what it asks for and touches, the steps it can take."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from classifiers.lifecycle import recoding, steps
from classifiers.lifecycle.answers import Answer, Asked, Objected, Stale, Wanted
from classifiers.lifecycle.errors import NoProposalError, NotAllowedError
from classifiers.lifecycle.model import Actor, Objection, Proposal, Role, Standing
from classifiers.lifecycle.steps import What
from classifiers.lifecycle.store import ProposalStore
from web import accounts, proposals_words
from web.links import page_number
from web.proposals_desk import desk, scheme_title
from web.unkept import unkept

blueprint = Blueprint("proposals", __name__)
ON_A_PAGE = 20
LONGEST_SAID = 8000
AT_A_PRESS = 5000
"""Things given their new codes while somebody waits for the page; the rest is one more press."""
FACETS = ("standing", "scheme")


@dataclass(frozen=True, slots=True)
class Hindrance:
    """What stood in the way of a step: somebody quicker, objections, or a rule of who may do what. Nothing was written."""

    stale: Stale | None = None
    objections: tuple[Objection, ...] = ()
    refusal: str = ""

    @property
    def status(self) -> int:
        return 409 if self.stale else 422 if self.objections else 403 if self.refusal else 200


@blueprint.get("/proposals")
def proposals() -> str:
    """The proposals that fit, last changed first."""
    wanted, page = wanted_proposals(), page_number()
    found = desk().store.find(wanted, page, ON_A_PAGE)
    schemes = {one.id: scheme_title(one) for one in desk().schemes.schemes()}
    facets = {facet: desk().store.counts(wanted, facet) for facet in FACETS}
    return render_template(
        "proposals/list.html", found=found, wanted=wanted, page=page, pages=math.ceil(found.total / ON_A_PAGE),
        first=(page - 1) * ON_A_PAGE + 1, facets=facets, schemes=schemes, words=proposals_words,
        waiting=facets["standing"].get(Standing.APPROVED.value, 0),
    )  # fmt: skip


def wanted_proposals() -> Wanted:
    """The filters of the address; drafts are listed to the organisation that writes them."""
    args, actor = request.args, accounts.actor()
    if args.get("standing", "") not in ("", *Standing):
        abort(400)
    words = " ".join(args.get("words", "").replace("\0", " ").split())[:200]
    mine = actor.name if actor and args.get("mine") else ""
    organisation, name = (actor.organisation, actor.name) if actor and Role.SUBMITTER in actor.roles else ("", "")
    return Wanted(args.get("scheme", "")[:120], args.get("standing", ""), mine, words, organisation, name)


@blueprint.get("/proposals/<int:id_>")
def proposal(id_: int) -> Response:
    """One proposal: what it asks for, why, what stands in the way, what it touches, what happened."""
    return shown(seen(id_), Hindrance())


def seen(id_: int) -> Proposal:
    """A proposal whoever asks may see: a draft is its organisation's alone. Raises `NoProposalError`."""
    if id_ > 2**31 - 1:
        raise NoProposalError(f"there is no proposal {id_}")
    found, actor = desk().store.proposal(id_), accounts.actor()
    if found.standing is Standing.DRAFT and not (actor and steps.is_own(actor, found)):
        raise NoProposalError(f"there is no proposal {id_}")
    return found


def shown(found: Proposal, hindrance: Hindrance, said: str = "") -> Response:
    """The page of a proposal, with what stood in the way of a step and the words typed for it."""
    scheme, actor = desk().schemes.scheme(found.scheme), accounts.actor()
    alive = found.standing in (Standing.DRAFT, Standing.SUBMITTED, Standing.APPROVED)
    objections = desk().store.check(Asked.of(found)) if alive else ()
    may_do = {what.value for what in What if steps.may(actor, what, found, scheme.control_body)}
    page = render_template(
        "proposals/proposal.html", proposal=found, scheme=scheme, title_of_scheme=scheme_title(scheme), hindrance=hindrance,
        said=said, objections=objections, impact=desk().recoding.impact(found), words=proposals_words,
        may_do=may_do, mine=may_do & {*TAKE, What.COMMENT}, newest=desk().newest(found.scheme),
        wordings=desk().store.wordings(found.id), before=desk().before(found), undone=undone(found),
    )  # fmt: skip
    return make_response(page) if hindrance.status == 200 else unkept(page, hindrance.status)


def undone(found: Proposal) -> int:
    """How many things wait for the code that was decided for them, though the version is published."""
    return len(recoding.waiting(desk().recoding.decided(found.id))) if found.standing is Standing.PUBLISHED else 0


@blueprint.post("/proposals/<int:id_>")
@accounts.needs(Role.SUBMITTER, Role.CONTROL, Role.MANAGER)
def step(id_: int) -> AnyResponse:
    """Take the step that was pressed."""
    found, said = seen(id_), request.form.get("said", "").replace("\0", " ")[:LONGEST_SAID]
    try:
        answer = _take(request.form.get("step", ""), found.id, revision(), acting(), said)
    except NotAllowedError as error:
        return shown(seen(id_), Hindrance(refusal=str(error)), said)
    if isinstance(answer, Proposal):
        return redirect(url_for(".proposal", id_=id_, _anchor="steps"), code=303)
    return shown(seen(id_), hindrance_of(answer), said)


def hindrance_of(answer: Stale | Objected) -> Hindrance:
    return Hindrance(stale=answer) if isinstance(answer, Stale) else Hindrance(objections=answer.objections)


def acting() -> Actor:
    """Who acts; views are guarded by `accounts.needs` before."""
    actor = accounts.actor()
    if actor is None:
        abort(403)
    return actor


def revision() -> int:
    """The revision a form was made of; 0 for none."""
    raw = request.form.get("revision", "0")
    return int(raw[:9]) if raw.isascii() and raw.isdigit() else 0


def _take(what: str, id_: int, seen_revision: int, actor: Actor, said: str) -> Answer:
    if what == What.COMMENT:
        return desk().store.comment(id_, actor, said)
    if what not in TAKE:
        abort(400)
    return TAKE[what](desk().store, id_, seen_revision, actor, said)


TAKE: Mapping[str, Callable[[ProposalStore, int, int, Actor, str], Answer]] = MappingProxyType({
    What.SUBMIT: ProposalStore.submit, What.WITHDRAW: ProposalStore.withdraw, What.APPROVE: ProposalStore.approve,
    What.REJECT: ProposalStore.reject, What.SEND_BACK: ProposalStore.send_back,
})  # fmt: skip


@blueprint.route("/proposals/<int:id_>/words", methods=["GET", "POST"])
@accounts.needs(Role.SUBMITTER, Role.CONTROL)
def words(id_: int) -> AnyResponse:
    """Title and justification."""
    found = seen(id_)
    if request.method == "GET":
        return _words_form(found, Hindrance(), found.title, found.justification)
    title, why = request.form.get("title", "")[:400], request.form.get("justification", "")[:LONGEST_SAID]
    try:
        answer = desk().store.revise(id_, revision(), acting(), title, why, found.changes)
    except NotAllowedError as error:
        return _words_form(found, Hindrance(refusal=str(error)), title, why)
    if isinstance(answer, Proposal):
        return redirect(url_for(".proposal", id_=id_), code=303)
    return _words_form(seen(id_), hindrance_of(answer), title, why)


def _words_form(found: Proposal, hindrance: Hindrance, title: str, why: str) -> Response:
    now = replace(found, title=title, justification=why)
    page = render_template("proposals/words.html", proposal=now, hindrance=hindrance, words=proposals_words)
    return make_response(page, hindrance.status)
