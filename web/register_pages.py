"""The register on pages: which acts cite which standards, how those stood on a day, by act, standard and problem; the codes of an act."""

import math
from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any, cast

from flask import Blueprint, Response, abort, current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from acts.register.codes import LEGAL
from acts.register.model import PROBLEMS, Judged
from classifiers.lifecycle.model import Role
from classifiers.schemes.errors import NoSchemeError, NoVersionError
from classifiers.schemes.model import Concept
from classifiers.standards.catalogue import NoStandardError
from classifiers.standards.identity import read
from web import accounts, classifiers_words, register_words, standards_words
from web.acts_day import Moment, today
from web.acts_view_addresses import act_address
from web.acts_view_cache import Kept
from web.classifiers_asked import asked
from web.errors import error_page
from web.links import page_number
from web.register_standards import CitedStandard, by_standard, standard_lines
from web.register_table import csv_lines, once
from web.services import services

blueprint = Blueprint("register", __name__)
EXTENSION = "toplu.register_days"
DAYS_KEPT = 4
ON_A_PAGE = 50
CONFIRM, REFUSE = "confirm", "refuse"

blueprint.record_once(lambda state: state.app.extensions.setdefault(EXTENSION, Kept[tuple[Judged, ...]](DAYS_KEPT)))


@blueprint.context_processor
def _words() -> dict[str, Any]:
    return {
        "register_words": register_words, "words_of": standards_words, "said": classifiers_words.said, "act_address": act_address,
        "once": once,
    }  # fmt: skip


@blueprint.get("/register")
def register() -> AnyResponse:
    """The register opens with what does not stand."""
    return redirect(url_for("register.problems", at=request.args.get("at")))


@blueprint.get("/register/problems")
def problems() -> str:
    """What acts cite that does not stand on the day, by kind of problem."""
    moment, kind = _moment(), asked("kind")
    if kind and kind not in PROBLEMS:
        abort(400)
    found = [one for one in _standing(moment.day) if one.meaning.problem]
    counts = Counter(one.meaning.problem for one in found)
    wanted = [one for one in found if kind in ("", one.meaning.problem)]
    return _list("register/problems.html", moment, wanted, kind=kind, kinds=[(one, counts[one]) for one in PROBLEMS if counts[one]])


@blueprint.get("/register/acts")
def acts() -> str:
    """All that acts in force cite on the day, act by act."""
    moment = _moment()
    return _list("register/acts.html", moment, list(_standing(moment.day)))


@blueprint.get("/register/<any(acts, problems, standards, standard):what>.csv")
def as_csv(what: str) -> Response:
    """The same lists for a spreadsheet; the one of a standard with `?standard=`."""
    day = _moment().day
    lines = standard_lines(_by_standard(day)) if what == "standards" else csv_lines(_wanted(what, day))
    response = Response("".join(lines), mimetype="text/csv")
    response.headers.set("Content-Disposition", "attachment", filename=f"toplu-register-{what}-{day}.csv")
    return response


@blueprint.get("/register/standards")
def standards() -> str:
    """The standards that acts in force cite on the day, those cited by most acts first, with how they stand."""
    moment, page, words = _moment(), page_number(), asked("words")
    wanted = [one for one in _by_standard(moment.day) if one.has(words)]
    return render_template(
        "register/standards.html", rows=wanted[(page - 1) * ON_A_PAGE : page * ON_A_PAGE], total=len(wanted), page=page, words=words,
        pages=math.ceil(len(wanted) / ON_A_PAGE), moment=moment,
    )  # fmt: skip


@blueprint.get("/register/standards/<path:standard>")
def standard(standard: str) -> str:
    """The provisions that cite a standard, today or ever, as it stood on the day."""
    moment = _moment()
    judged = list(_citing(standard, moment.day))
    return _list("register/standard.html", moment, judged, standard=standard, held=_held(standard))


@blueprint.get("/akn/<path:path>/standards")
def act(path: str) -> str:
    """What an act cites on the day, and what it cited before; the codes it carries, and those suggested."""
    moment, uri = _moment(), f"/akn/{path}"
    store = services().register
    work = services().store.work(uri)
    every = store.citations(uri)
    judged = store.judged((one for one in every if one.cited.stands_on(moment.day)), moment.day)
    codes = store.codes_of(uri)
    suggested = store.suggestions(uri)
    return render_template(
        "register/act.html", work=work, has_text=bool(services().store.expressions(uri)), moment=moment, judged=judged,
        others=[one for one in every if not one.cited.stands_on(moment.day)], codes=codes, suggested=suggested, legal=LEGAL,
        named=_named((*(one.code for one in codes.carried), *(one.code for one in suggested))),
    )  # fmt: skip


@blueprint.post("/akn/<path:path>/codes")
@accounts.needs(Role.MANAGER)
def decide(path: str) -> AnyResponse:
    """Confirm a code that was suggested, or say no to it."""
    uri, code, who = f"/akn/{path}", request.form.get("code", "")[:60], accounts.actor()
    if who is None or request.form.get("answer") not in (CONFIRM, REFUSE):
        abort(400)
    answer = services().register.confirm if request.form["answer"] == CONFIRM else services().register.refuse
    answer(uri, code, who.name)
    return redirect(f"{act_address(uri)}/standards#codes", code=303)


def known_by_card(_error: Exception) -> AnyResponse:
    """An act whose text is not held, but whose card is, is shown by what its card tells; any other is not there."""
    uri = f"/akn/{(request.view_args or {}).get('path', '')}"
    if request.endpoint is None or not request.endpoint.endswith("acts.act") or not services().register.only_card(uri):
        return error_page(404)
    return redirect(f"{act_address(uri)}/standards")


def _standing(day: date) -> tuple[Judged, ...]:
    """All that is cited on a day, judged; of the days asked for last it is kept as long as nothing changed."""
    store, kept = services().register, cast("Kept[tuple[Judged, ...]]", current_app.extensions[EXTENSION])
    return kept.get((store.stamp(), day), lambda: store.standing(day))


def _by_standard(day: date) -> tuple[CitedStandard, ...]:
    return by_standard(_standing(day))


def _wanted(what: str, day: date) -> Iterable[Judged]:
    """The citations of a list."""
    if what == "standard":
        return _citing(asked("standard"), day)
    kind = asked("kind")
    return (one for one in _standing(day) if what == "acts" or (one.meaning.problem and kind in ("", one.meaning.problem)))


def _citing(standard: str, day: date) -> tuple[Judged, ...]:
    """The citations of a standard, those that do not stand in a text any more, too."""
    if read(standard) is None:
        abort(404)
    store = services().register
    return store.judged(store.citing(standard), day)


def _moment() -> Moment:
    return Moment.of(asked("at"), today())


def _list(template: str, moment: Moment, found: list[Judged], **more: Any) -> str:
    """A page of citations, those of one act together."""
    page = page_number()
    part = found[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    groups = [(one[0], list(one[1])) for one in groupby(part, key=lambda one: one.citation.work_uri)]
    return render_template(
        template, moment=moment, groups=groups, total=len(found), page=page, pages=math.ceil(len(found) / ON_A_PAGE),
        acts=len({one.citation.work_uri for one in found}), **more,
    )  # fmt: skip


def _held(reference: str) -> bool:
    try:
        return bool(services().catalogue.standard_of(reference))
    except NoStandardError:
        return False


def _named(codes: tuple[str, ...]) -> dict[str, Concept]:
    """Codes of the legal classification with their names, as far as the classifier has them."""
    try:
        return services().schemes.some(LEGAL, codes)
    except (NoSchemeError, NoVersionError):
        return {}
