"""Publishing a version out of approved proposals: what it will be is shown before the button, and the button says it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import chain, count
from types import MappingProxyType

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from classifiers.lifecycle import checks, reasons
from classifiers.lifecycle.answers import Objected, Stale
from classifiers.lifecycle.errors import NotAllowedError
from classifiers.lifecycle.model import Objection, Proposal, Role
from web import accounts, proposals_words
from web.links import whole
from web.proposals import AT_A_PRESS, Hindrance, acting, hindrance_of
from web.proposals_desk import desk, scheme_title
from web.proposals_fields import Wrong

blueprint = Blueprint("proposals_publishing", __name__)
FIELDS: Mapping[str, str] = MappingProxyType({
    reasons.NUMBER_TAKEN: "number", reasons.NO_NUMBER: "number", reasons.NO_DAY: "valid_from", reasons.NOT_NAMED: "chosen",
})  # fmt: skip
"""Where on the page a reason is told."""


@blueprint.get("/proposals/publish")
@accounts.needs(Role.MANAGER)
def prepare() -> AnyResponse:
    """The approved proposals of a classifier and what publishing the chosen ones would come to."""
    schemes = _schemes_waiting()
    scheme = request.args.get("scheme", "")[:120] or next(iter(schemes), "")
    if not scheme:
        return make_response(render_template("proposals/nothing_to_publish.html"))
    waiting = desk().publishing.waiting(scheme)
    asked = set(request.args.getlist("proposal", type=int))
    chosen = tuple(one for one in waiting if not asked or one.id in asked)
    number, day = _next_number(scheme), datetime.now(UTC).date().isoformat()
    return _shown(scheme, waiting, chosen, number, day, Hindrance())


@blueprint.post("/proposals/publish")
@accounts.needs(Role.MANAGER)
def publish() -> AnyResponse:
    """Publish, then give the new codes that were decided."""
    scheme, number, raw_day = (request.form.get(name, "")[:120] for name in ("scheme", "number", "valid_from"))
    seen = dict(filter(None, map(_seen, request.form.getlist("proposal"))))
    waiting = desk().publishing.waiting(scheme)
    chosen = tuple(one for one in waiting if one.id in seen)
    day = _day(raw_day)
    if day is None:
        return _shown(scheme, waiting, chosen, number, raw_day, Hindrance(objections=(Objection(checks.WHOLE, reasons.NO_DAY),)))
    try:
        answer = desk().publishing.publish(seen, number, day, acting())
    except NotAllowedError as error:
        return _shown(scheme, waiting, chosen, number, raw_day, Hindrance(refusal=str(error)))
    if isinstance(answer, Stale | Objected):
        return _shown(scheme, desk().publishing.waiting(scheme), chosen, number, raw_day, hindrance_of(answer))
    for id_ in seen:
        desk().recoding.carry_out(id_, acting(), AT_A_PRESS)
    return redirect(url_for("proposals.proposal", id_=min(seen), _anchor="steps"), code=303)


def _seen(raw: str) -> tuple[int, int] | None:
    """A proposal and the revision of it that was looked at."""
    first, _, second = raw.partition(":")
    id_, revision = whole(first, 9), whole(second, 9)
    return None if id_ is None or revision is None else (id_, revision)


def _day(raw: str) -> date | None:
    try:
        return date.fromisoformat(raw)
    except ValueError:
        return None


def _schemes_waiting() -> tuple[str, ...]:
    return tuple(one.id for one in desk().schemes.schemes() if desk().publishing.waiting(one.id))


def _next_number(scheme: str) -> str:
    """A number no version has: "7" leads to "8"; the day for numbers that count otherwise, the second of a day with ".2"."""
    held, newest, day = {one.number for one in desk().schemes.versions(scheme)}, desk().newest(scheme).number, datetime.now(UTC).date()
    if newest.isdecimal():
        return next(str(number) for number in count(int(newest) + 1) if str(number) not in held)
    return next(one for one in chain((f"{day}",), (f"{day}.{at}" for at in count(2))) if one not in held)


def _shown(
    scheme: str, waiting: tuple[Proposal, ...], chosen: tuple[Proposal, ...], number: str, day: str, hindrance: Hindrance
) -> Response:
    if not scheme:
        abort(400)
    plan = desk().publishing.plan(chosen) if chosen else None
    wrong = _at_fields(hindrance)
    told = replace(hindrance, objections=tuple(one for one in hindrance.objections if one.reason not in FIELDS))
    page = render_template(
        "proposals/publish.html", scheme=scheme, title=scheme_title(desk().schemes.scheme(scheme)), newest=desk().newest(scheme),
        waiting=waiting, chosen={one.id for one in chosen}, plan=plan, number=number, day=day, hindrance=told,
        wrong=wrong, wrong_at={one.field: one.reason for one in wrong},
        words=proposals_words, recoded=_recoded(chosen),
        open={one.id: still for one in chosen if (still := _open(one))}, others=_schemes_waiting(),
        kinds=Counter(change.kind.value for change in plan.changes) if plan else {},
    )  # fmt: skip
    return make_response(page, hindrance.status)


def _at_fields(hindrance: Hindrance) -> tuple[Wrong, ...]:
    """What is wrong with a field of this page."""
    return tuple(Wrong(FIELDS[one.reason], one.reason) for one in hindrance.objections if one.reason in FIELDS)


def _recoded(chosen: tuple[Proposal, ...]) -> int:
    """How many things get another code with the version."""
    decisions = (one for made in chosen for one in desk().recoding.decided(made.id).values())
    return sum(one.code not in ("", one.key.code) and one.done_at is None for one in decisions)


def _open(one: Proposal) -> int:
    """How many things carry an old code and nobody decided about them."""
    told = desk().recoding.impact(one)
    return sum(told.open.values()) - sum(told.decided.values())
