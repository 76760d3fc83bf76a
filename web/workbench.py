"""The workbench: both acts beside each other row by row, each row decided where it stands, by hand or by keys, several people at once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final, TypeVar

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from acts.concordance.ageing import age
from acts.concordance.errors import BadDecisionError, ConcordanceError, NotFoundError
from acts.concordance.kept import Asked, ComparisonKind, Kept, KeptProvision, Role, Row
from acts.concordance.model import Decision, Degree, Relation, State
from web import comparisons_words as words
from web.accounts import needs
from web.comparisons_shared import Hindrance, giving_to, hindrance, owns, reader, sent_revision, store, writes
from web.links import whole
from web.unkept import unkept
from web.workbench_form import Typed, decision, typed

blueprint = Blueprint("workbench", __name__)
E = TypeVar("E", State, Relation, Degree)
SIZE: Final = 20
SHOWN: Final = 700
"""Characters of a wording that stand open; the rest unfolds."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A row with what its page needs: the provisions it names and may name, what was typed and refused."""

    row: Row
    rights: Mapping[str, KeptProvision]
    typed: Typed | None = None
    hindrance: Hindrance | None = None


def page(one: Kept, wrong: str = "") -> Response:
    """The workbench of a concordance, with why nothing was confirmed at once, "" where nothing was asked."""
    asked, number = _asked(), whole(request.args.get("page", ""), 6) or 1
    found = store().rows(one.uid, reader(), asked, number, SIZE)
    if number > found.pages:
        number = found.pages
        found = store().rows(one.uid, reader(), asked, number, SIZE)
    rights = _rights(one)
    return unkept(render_template(
        "comparisons/workbench.html", found=found, asked=asked, rows=[Shown(row, rights) for row in found.rows],
        chapters=store().chapters(one.uid, reader()), filtered=_filtered(asked), hindrance=Hindrance(wrong) if wrong else None,
        **_around(one),
    ), 422 if wrong else 200)


@blueprint.get("/comparisons/<uid>/rows/<path:key>")
def row(uid: str, key: str) -> AnyResponse:
    """A row alone: its history, what is said of it; rows of wordings have pages of their own."""
    one = store().of(uid, reader())
    if one.kind is not ComparisonKind.CONCORDANCE:
        return redirect(url_for("kept_rows.row", uid=uid, key=key), code=303)
    return _row_page(one, Shown(store().row(uid, key, reader()), _rights(one)))


@blueprint.post("/comparisons/<uid>/rows/<path:key>")
@needs()
def step(uid: str, key: str) -> AnyResponse:
    """Decide a row, say something of it, or take a step back. A refused step shows the row with what was typed."""
    one = _concordance(uid)
    try:
        after = STEPS.get(request.form.get("step", ""), _unknown)(one, key)
    except NotFoundError:
        raise
    except ConcordanceError as error:
        shown = Shown(store().row(uid, key, reader()), _rights(one), typed(request.form), hindrance(error))
        return _answered(one, shown, 409 if shown.hindrance and shown.hindrance.who else 422)
    return _answered(one, Shown(after, _rights(one)))


@blueprint.post("/comparisons/<uid>/confirm")
@needs()
def confirm_all(uid: str) -> AnyResponse:
    """Confirm what the program is sure of, among the rows shown by the filters."""
    one = _concordance(uid)
    sure = whole(request.form.get("sure", ""), 3)
    if sure is None or not 1 <= sure <= 100:
        return page(one, f"expected a number from 1 to 100, found {request.form.get('sure', '')[:20]!r}")
    done = store().confirm_all(one.uid, reader(), _asked(), sure / 100)
    return redirect(url_for("comparisons.kept", uid=uid, done=len(done.done), passed=len(done.passed)), code=303)


def _concordance(uid: str) -> Kept:
    one = store().of(uid, reader())
    if one.kind is not ComparisonKind.CONCORDANCE:
        raise NotFoundError(f"comparison {uid} is no table of concordance")
    return one


def _answered(one: Kept, shown: Shown, status: int = 200) -> AnyResponse:
    """The row alone for the script of the page; else back to where the row stands, or the row's page when something was refused."""
    if request.headers.get("X-Requested-With") == "workbench":
        return unkept(render_template("comparisons/row_only.html", shown=shown, **_around(one)), status)
    if shown.hindrance is not None:
        return _row_page(one, shown, status)
    back = request.form.get("back", "")
    if back == "row":
        return redirect(url_for("workbench.row", uid=one.uid, key=shown.row.key), code=303)
    return redirect(f"{url_for('comparisons.kept', uid=one.uid)}?{back}#{shown.row.key}", code=303)


def _row_page(one: Kept, shown: Shown, status: int = 200) -> Response:
    key = shown.row.key
    return unkept(render_template(
        "comparisons/row.html", shown=shown, events=store().history(one.uid, reader(), key),
        comments=store().comments(one.uid, reader(), key), **_around(one),
    ), status)


def _around(one: Kept) -> dict[str, object]:
    """What every page of a concordance knows of it."""
    return {
        "one": one, "left": one.side(Role.LEFT), "right": one.side(Role.RIGHT), "progress": store().progress(one.uid, reader()),
        "age": age(store().engine, one.uid, reader()), "may_write": writes(one), "owns": owns(one), "words": words,
        "shown_length": SHOWN,
    }  # fmt: skip


def _rights(one: Kept) -> Mapping[str, KeptProvision]:
    return MappingProxyType({found.provision.id: found for found in store().provisions(one.uid, reader(), Role.RIGHT)})


# the filters
def _asked() -> Asked:
    args = request.args
    state = _chosen(State, "state")
    return Asked(
        states=(state,) if state else (), relation=_chosen(Relation, "relation"), degree=_chosen(Degree, "degree"),
        chapter=args.get("chapter", ""), words=args.get("words", "")[:200], owner=args.get("owner", "")[:120],
        role=Role.RIGHT if args.get("side") == Role.RIGHT else Role.LEFT, gone=args.get("gone") == "1",
    )  # fmt: skip


def _chosen(kinds: type[E], name: str) -> E | None:
    """The kind a question of the address names; None where it names none there is."""
    return next((kind for kind in kinds if kind.value == request.args.get(name)), None)


def _filtered(asked: Asked) -> bool:
    return asked != Asked()


# the steps
def _confirm(one: Kept, key: str) -> Row:
    """Confirm the row as it is shown; where something was typed or chosen beside it, that is kept, so that nothing typed is lost."""
    said, row = decision(typed(request.form), _rights(one).values()), store().row(one.uid, key, reader())
    shown = row.decision or Decision(row.counterparts)
    if not request.form.get("listed"):
        said = replace(said, counterparts=shown.counterparts)      # the boxes of counterparts were not sent: nothing was chosen by them
    if set(said.counterparts) != set(shown.counterparts) or replace(said, counterparts=shown.counterparts) != shown:
        return store().decide(one.uid, key, said, reader(), sent_revision())
    return store().confirm(one.uid, key, reader(), sent_revision())


def _decide(one: Kept, key: str) -> Row:
    return store().decide(one.uid, key, decision(typed(request.form), _rights(one).values()), reader(), sent_revision())


def _reject(one: Kept, key: str) -> Row:
    said = decision(typed(request.form), _rights(one).values())
    return store().reject(one.uid, key, reader(), sent_revision(), beside=said)


def _undo(one: Kept, key: str) -> Row:
    return store().undo(one.uid, key, reader(), sent_revision())


def _assign(one: Kept, key: str) -> Row:
    return store().assign(one.uid, key, giving_to(one, request.form.get("owner", "")), reader(), sent_revision())


def _comment(one: Kept, key: str) -> Row:
    store().comment(one.uid, key, request.form.get("text", ""), reader())
    return store().row(one.uid, key, reader())


def _unknown(_one: Kept, key: str) -> Row:
    raise BadDecisionError(f"row {key}: expected one of the steps {', '.join(STEPS)}, found {request.form.get('step', '')!r}")


STEPS: Final[Mapping[str, Callable[[Kept, str], Row]]] = MappingProxyType({
    "confirm": _confirm, "decide": _decide, "reject": _reject, "undo": _undo, "assign": _assign, "comment": _comment,
})  # fmt: skip
