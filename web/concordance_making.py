"""A new table of concordance: which acts, on which day; and one made again on another day with its decisions kept."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from flask import Blueprint, Response, render_template, request
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response as AnyResponse

from acts.concordance.errors import ConcordanceError
from acts.concordance.made import Given, MadeConcordance
from acts.concordance.making import Chosen
from acts.concordance.model import Provision
from acts.errors import ActsError
from acts.held import ActFilter, ActSummary
from acts.listing import list_acts, summaries
from web import concordance_tasks as tasks
from web.accounts import needs
from web.compare_form import CHOOSE, NO_ACT, NONE_FITS, TOO_LARGE, day_of
from web.compare_given import LARGEST_FILE
from web.comparisons_shared import Hindrance, reader, sent_revision, store, writes
from web.concordance_tasks import ended_or_under_way, making, to_its_page
from web.services import services
from web.underway import TooMuchError
from web.unkept import unkept

blueprint = Blueprint("concordance_making", __name__)
MOST_OFFERED: Final = 8
SIDES: Final = ("left", "right")


@dataclass(slots=True)
class Typed:
    """The question as it was filled in. ``wrong``: by field why it was not taken; ``offers``: acts that fit what was typed, by side."""

    acts: dict[str, str] = field(default_factory=dict)
    uris: dict[str, str] = field(default_factory=dict)
    title: str = ""
    at: str = ""
    offers: dict[str, tuple[ActSummary, ...]] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)


@blueprint.get("/comparisons/new")
@needs()
def start() -> Response:
    """Which acts."""
    args = request.args
    return _asked(Typed({side: args.get(side, "")[:200] for side in SIDES}, {side: args.get(side, "")[:200] for side in SIDES}))


@blueprint.post("/comparisons/new")
@needs()
def make() -> AnyResponse:
    """Make the table, keep it, and open it at its address, or the page that waits for it."""
    typed = _typed()
    chosen = [_chosen(typed, side) for side in SIDES]
    day, wrong = day_of(typed.at)
    if wrong:
        typed.wrong["at"] = wrong
    left, right = chosen
    if left is None or right is None or typed.wrong:
        return _asked(typed, 422)
    read = [found for side, one in zip(SIDES, (left, right), strict=True) if (found := _read(typed, side, one, day)) is not None]
    if typed.wrong:
        return _asked(typed, 422)
    (own, lefts), (other, rights) = read
    try:
        return to_its_page(ended_or_under_way(tasks.first(MadeConcordance(own, other, lefts, rights, ()), typed.title)))
    except ActsError as error:
        return _asked(typed, 503 if isinstance(error, TooMuchError) else 422, Hindrance(str(error)))


def _read(typed: Typed, side: str, chosen: Chosen, day: date) -> tuple[Given, tuple[Provision, ...]] | None:
    """A side read; None where it cannot be, which is then said in ``wrong``."""
    try:
        return making().side(chosen, day)
    except ActsError as error:
        typed.wrong[side] = str(error)
        return None


def _typed() -> Typed:
    form = request.form
    acts = {side: form.get(side, "").strip()[:200] for side in SIDES}
    uris = {side: form.get(f"uri-{side}", "")[:300] for side in SIDES}
    return Typed(acts, uris, form.get("title", "").strip()[:500], form.get("at", "")[:40])


def _asked(typed: Typed, status: int = 200, why: Hindrance | None = None) -> Response:
    return unkept(render_template("comparisons/new.html", typed=typed, largest=LARGEST_FILE, hindrance=why), status)


def _chosen(typed: Typed, side: str) -> Chosen | None:
    """The text of a side; None where it cannot be told, which is then said in ``wrong``."""
    sent = request.files.get(f"file-{side}")
    if sent is not None and sent.filename:
        return _file(typed, side, sent)
    engine, asked = services().engine, typed.acts[side]
    chosen = typed.uris[side] if request.form.get(f"was-{side}", "").strip() == asked else ""     # of the words it was offered for
    for uri in filter(None, (chosen, asked)):
        if uri in summaries(engine, [uri]):
            return Chosen(uri)
    if not asked:
        typed.wrong[side] = NO_ACT
        return None
    found = list_acts(engine, ActFilter(words=asked), size=MOST_OFFERED)
    if len(found.items) == 1:
        return Chosen(found.items[0].uri)
    typed.offers[side] = found.items
    typed.wrong[side] = CHOOSE if found.items else NONE_FITS % {"value": repr(asked)}
    return None


def _file(typed: Typed, side: str, sent: FileStorage) -> Chosen | None:
    body = sent.read(LARGEST_FILE + 1)
    if len(body) > LARGEST_FILE:
        typed.wrong[side] = TOO_LARGE
        return None
    return Chosen(name=(sent.filename or "")[-200:], content=body)


@blueprint.get("/comparisons/<uid>/again")
@needs()
def again(uid: str) -> Response:
    """On which day it is to be made again."""
    return _again(uid)


@blueprint.post("/comparisons/<uid>/again")
@needs()
def make_again(uid: str) -> AnyResponse:
    """Make it again on a day: decisions that still hold stay, the others are to be looked at again."""
    day, wrong = day_of(request.form.get("at", ""))
    if wrong:
        return _again(uid, wrong)
    try:
        made = ended_or_under_way(tasks.again(uid, sent_revision(), day))
    except (ConcordanceError, TooMuchError) as error:
        return _again(uid, str(error), 503 if isinstance(error, TooMuchError) else 422)
    return to_its_page(made)


def _again(uid: str, wrong: str = "", status: int = 422) -> Response:
    one = store().of(uid, reader())
    said = Hindrance(wrong) if wrong else None
    return unkept(render_template("comparisons/again.html", one=one, may_write=writes(one), hindrance=said), status if wrong else 200)
