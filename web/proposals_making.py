"""Making a proposal step by step: which classifier, what is to be done with which code; then the fields of that change."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from classifiers.lifecycle import checks, reasons
from classifiers.lifecycle.answers import Asked
from classifiers.lifecycle.errors import NotAllowedError
from classifiers.lifecycle.model import Action, Change, Proposal, Role
from classifiers.lifecycle.shapes import described
from classifiers.schemes.model import Concept, Level
from language.letters import fold
from web import accounts, proposals_fields, proposals_words
from web.proposals import LONGEST_SAID, Hindrance, acting, hindrance_of, revision, seen, shown
from web.proposals_desk import Items, desk, scheme_title
from web.proposals_fields import Typed, Wrong
from web.unkept import unkept

blueprint = Blueprint("proposals_making", __name__)


@dataclass(frozen=True, slots=True)
class Making:
    """A change on its way: of a new proposal, or the one of a number of a proposal held (its last + 1 for one more)."""

    scheme: str
    action: Action
    codes: tuple[str, ...]
    items: Items                        # as the changes before it leave them
    held: Proposal | None = None
    at: int = 0

    def changes(self, change: Change) -> tuple[Change, ...]:
        """All changes of the proposal with this one in its place."""
        others = self.held.changes if self.held else ()
        return (*others[: self.at], change, *others[self.at + 1 :])


# first step: what with which code
@blueprint.get("/proposals/new")
@accounts.needs(Role.SUBMITTER)
def new() -> AnyResponse:
    """Ask which classifier, action and code; once they are known, the fields."""
    scheme = request.args.get("scheme", "")[:120]
    if not scheme:
        return _start("", None, {}, ())
    return _asked(scheme, None, 0)


@blueprint.get("/proposals/<int:id_>/changes/new")
@accounts.needs(Role.SUBMITTER, Role.CONTROL)
def one_more(id_: int) -> AnyResponse:
    """Another change of a proposal."""
    held = seen(id_)
    return _asked(held.scheme, held, len(held.changes))


def _asked(scheme: str, held: Proposal | None, at: int) -> AnyResponse:
    items = desk().items(scheme, held.changes[:at] if held else ())
    action, codes = request.args.get("action", ""), proposals_fields.codes_in(request.args.get("code", ""))
    wrong = _wrong_start(action, codes, items)
    if wrong or not request.args.get("action"):
        return _start(scheme, held, items, wrong if request.args.get("action") else ())
    making = Making(scheme, Action(action), codes, items, held, at)
    typed = proposals_fields.begun(making.action, codes, items, _known(scheme, items))
    first = Change(making.action, codes if making.action is not Action.CREATE else (), ())
    title = "" if held else _title(making, first)
    return form(making, typed | {"title": title, "justification": ""}, Hindrance(), ())


def _known(scheme: str, items: Items) -> set[str]:
    """Every code that is or was used."""
    return {one.code for one in desk().schemes.concepts(scheme, desk().newest(scheme).number)} | items.keys()


def _wrong_start(action: str, codes: tuple[str, ...], items: Items) -> tuple[Wrong, ...]:
    if action not in (*Action,):
        return (Wrong("action", ""),)
    missing = tuple(Wrong("code", reasons.not_there(code)) for code in codes if code not in items)
    if action == Action.CREATE:
        return missing if len(codes) < 2 else (Wrong("code", reasons.ONE_ITEM),)
    many = action == Action.MERGE
    if len(codes) < 1 or (many and len(codes) < 2):
        return (Wrong("code", reasons.TWO_TO_MERGE if many else reasons.NO_CODE),)
    return missing or (() if many or len(codes) == 1 else (Wrong("code", reasons.ONE_ITEM),))


def _start(scheme: str, held: Proposal | None, items: Items, wrong: tuple[Wrong, ...]) -> Response:
    asked = " ".join(request.args.get("code", "").split())[:200]
    page = render_template(
        "proposals/start.html", scheme=scheme, held=held, wrong=wrong,
        schemes=[(one.id, scheme_title(one)) for one in desk().schemes.schemes()],
        action=request.args.get("action", "") or Action.SPLIT.value, code=asked, words=proposals_words,
        near=_near(asked, items) if wrong or request.args.get("look") else (),
    )  # fmt: skip
    return make_response(page, 422 if wrong else 200)


def _near(asked: str, items: Items) -> tuple[Concept, ...]:
    """Items that what was typed may mean."""
    folded = {code: fold(" ".join(label.text for label in one.labels)) for code, one in items.items()}
    return proposals_fields.matching(fold(asked), items, folded)


def _title(making: Making, change: Change) -> str:
    named = making.items.get(making.codes[0]) if len(making.codes) == 1 else None
    label = f" “{proposals_words.label(named)}”" if named else ""
    return f"{proposals_words.ACTIONS[change.action]}: {', '.join(making.codes)}{label}" if making.codes else ""


# second step: the fields
@blueprint.post("/proposals/new")
@accounts.needs(Role.SUBMITTER)
def begin() -> AnyResponse:
    """Keep a new draft with its first change, or show the form with what is wrong."""
    making, typed = _making(request.args.get("scheme", "")[:120], None, 0), _typed()
    if _only_redrawn(making, typed):
        return form(making, typed, Hindrance(), ())
    change = proposals_fields.change_of(making.action, making.codes, typed, making.items)
    asked = Asked(making.scheme, typed["title"], typed["justification"], (change,))
    if wrong := _wrong(making, change, asked):
        return form(making, typed, Hindrance(), wrong)
    kept = desk().store.start(asked, acting())
    return redirect(url_for("proposals.proposal", id_=kept.id), code=303)


@blueprint.get("/proposals/<int:id_>/changes/<int:at>")
@accounts.needs(Role.SUBMITTER, Role.CONTROL)
def change(id_: int, at: int) -> AnyResponse:
    """The fields of a change as it is kept."""
    held = _with_change(id_, at)
    asked = held.changes[at]
    return form(_of_kept(held, at), proposals_fields.filled(asked) | {"title": held.title, "justification": ""}, Hindrance(), ())


@blueprint.post("/proposals/<int:id_>/changes/<int:at>")
@accounts.needs(Role.SUBMITTER, Role.CONTROL)
def save(id_: int, at: int) -> AnyResponse:
    """Change what a proposal asks for, or show the form with what is wrong or what somebody else did meanwhile."""
    return _keep(_of_kept(_with_change(id_, at), at))


@blueprint.post("/proposals/<int:id_>/changes/new")
@accounts.needs(Role.SUBMITTER, Role.CONTROL)
def add(id_: int) -> AnyResponse:
    """Ask for one thing more."""
    held = seen(id_)
    return _keep(_making(held.scheme, held, len(held.changes)))


@blueprint.post("/proposals/<int:id_>/changes/<int:at>/remove")
@accounts.needs(Role.SUBMITTER, Role.CONTROL)
def remove(id_: int, at: int) -> AnyResponse:
    """Ask for one thing less."""
    held = _with_change(id_, at)
    try:
        left = (*held.changes[:at], *held.changes[at + 1 :])
        answer = desk().store.revise(id_, revision(), acting(), held.title, held.justification, left)
    except NotAllowedError as error:
        return shown(held, Hindrance(refusal=str(error)))
    if isinstance(answer, Proposal):
        return redirect(url_for("proposals.proposal", id_=id_), code=303)
    return shown(seen(id_), hindrance_of(answer))


def _keep(making: Making) -> AnyResponse:
    held, typed = making.held, _typed()
    if held is None:
        abort(400)
    if _only_redrawn(making, typed):
        return form(making, typed, Hindrance(), ())
    made = proposals_fields.change_of(making.action, making.codes, typed, making.items)
    if wrong := _wrong(making, made, None):
        return form(making, typed, Hindrance(), wrong)
    try:
        answer = desk().store.revise(held.id, revision(), acting(), held.title, held.justification, making.changes(made))
    except NotAllowedError as error:
        return form(making, typed, Hindrance(refusal=str(error)), ())
    if isinstance(answer, Proposal):
        return redirect(url_for("proposals.proposal", id_=held.id), code=303)
    return form(making, typed, hindrance_of(answer), ())


def _with_change(id_: int, at: int) -> Proposal:
    held = seen(id_)
    if at >= len(held.changes):
        abort(404)
    return held


def _of_kept(held: Proposal, at: int) -> Making:
    kept = held.changes[at]
    codes = kept.old or tuple(one.parent for one in kept.new[:1] if one.parent)
    return Making(held.scheme, kept.action, codes, desk().items(held.scheme, held.changes[:at]), held, at)


def _making(scheme: str, held: Proposal | None, at: int) -> Making:
    action, codes = request.args.get("action", ""), proposals_fields.codes_in(request.args.get("code", ""))
    if action not in (*Action,):
        abort(400)
    return Making(scheme, Action(action), codes, desk().items(scheme, held.changes[:at] if held else ()), held, at)


def _typed() -> Typed:
    words = {"title": request.form.get("title", "")[:400], "justification": request.form.get("justification", "")[:LONGEST_SAID]}
    return proposals_fields.sent(request.form) | words


def _only_redrawn(making: Making, typed: Typed) -> bool:
    """Whether the button for one more part was pressed; adds it to the fields, with the next code that is free."""
    if "more" not in request.form:
        return False
    at = proposals_fields.parts_in(typed)
    if at < proposals_fields.MOST_PARTS:
        used = {*_known(making.scheme, making.items), *(typed[f"code.{one}"].strip() for one in range(at))}
        last = next((code for one in reversed(range(at)) if (code := typed[f"code.{one}"].strip())), "")
        free = next(proposals_fields.next_codes(last, used), "")
        typed |= {f"{name}.{at}": "" for name in proposals_fields.PART} | {f"code.{at}": free}
    return True


def _wrong(making: Making, made: Change, asked: Asked | None) -> tuple[Wrong, ...]:
    """What is wrong with this change and, of a new proposal, with its words. What is wrong with other changes is told elsewhere."""
    whole = Asked(making.scheme, "-", "-", making.changes(made)) if asked is None else asked
    found = [one for one in desk().store.check(whole) if one.change == making.at or (asked and one.change == checks.WHOLE)]
    last_whole = sorted(found, key=lambda one: one.change == checks.WHOLE)      # title and justification stand below the change
    return proposals_fields.placed(made, last_whole)


def form(making: Making, typed: Mapping[str, str], hindrance: Hindrance, wrong: tuple[Wrong, ...]) -> Response:
    """The form of a change; after somebody was quicker it goes on from the proposal as it is now."""
    held = hindrance.stale.now if hindrance.stale else making.held
    newest = desk().newest(making.scheme)
    levels = described(newest.levels, desk().schemes.concepts(making.scheme, newest.number))
    page = render_template(
        "proposals/change.html", making=making, held=held, typed=typed, hindrance=hindrance, wrong=wrong,
        wrong_at={one.field: one.reason for one in reversed(wrong)}, parts=proposals_fields.parts_in(typed), words=proposals_words,
        most=proposals_fields.MOST_PARTS, shape=reasons.shape,
        scheme_name=scheme_title(desk().schemes.scheme(making.scheme)), level=_level(making, levels),
    )  # fmt: skip
    return unkept(page, 422 if wrong else hindrance.status)


def _level(making: Making, levels: tuple[Level, ...]) -> Level | None:
    """The level new items would stand on."""
    first = making.items.get(making.codes[0]) if making.codes else None
    depth = (first.level if first else 0) + 1 if making.action is Action.CREATE else first.level if first else 0
    return next((level for level in levels if level.depth == depth), None)
