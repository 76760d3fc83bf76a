"""A draft amending act against the acts it amends: how it is given, on which day, in which layout; then its tables."""

from dataclasses import dataclass
from datetime import date

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from web import compare_words
from web.acts_day import today
from web.compare import FAILING, failed, limits
from web.compare_engine import DraftMade, Layout, comparer, source_of
from web.compare_form import Typed, day_of, given_by, typed_of_request
from web.compare_given import Errand, Errands, How
from web.compare_keeping import begin, errand_of, remember
from web.compare_rows import laid
from web.i18n import web_language
from web.links import page_number
from web.services import services
from web.unkept import unkept

blueprint = Blueprint("compare_draft", __name__)
blueprint.after_request(remember)
blueprint.context_processor(limits)
for kind in FAILING:
    blueprint.register_error_handler(kind, failed)


@dataclass(frozen=True, slots=True)
class AskedDraft:
    """A draft given, the day whose wording it amends, the layout of its tables. ``wrong``: why what was typed is no day."""

    id: str
    errand: Errand
    day: date
    layout: str
    typed: str = ""
    wrong: str = ""

    @property
    def args(self) -> dict[str, str]:
        """What addresses of it say."""
        return {"id_": self.id, "at": self.day.isoformat(), "layout": self.layout}

    @property
    def name(self) -> str:
        """The name of the file or of the act, "" for words typed."""
        return self.errand.left.name


# the questions
@blueprint.get("/compare/draft")
def start() -> Response:
    """How the draft is given."""
    return _start(Typed())


@blueprint.post("/compare/draft")
def give() -> AnyResponse:
    """Keep the draft and go on to the day."""
    typed = typed_of_request()
    given = given_by(typed)
    if given is None:
        return _start(typed)
    return redirect(url_for("compare_draft.day", id_=begin(Errands.DRAFT, given)), code=303)


def _start(typed: Typed) -> Response:
    page = render_template("compare/give.html", typed=typed, words=compare_words, step="draft", action=url_for("compare_draft.give"))
    return unkept(page, 422 if typed.wrong else 200)


@blueprint.get("/compare/draft/<id_>/day")
def day(id_: str) -> Response:
    """Which day's wording it amends."""
    return unkept(render_template("compare/day.html", asked=asked_draft(id_), today=today()))


@blueprint.get("/compare/draft/<id_>/layout")
def layout(id_: str) -> Response:
    """Which columns the table has."""
    asked = asked_draft(id_)
    if asked.wrong:
        return unkept(render_template("compare/day.html", asked=asked, today=today()), 422)
    return unkept(render_template("compare/layout.html", asked=asked, layouts=layouts(Errands.DRAFT)))


def asked_draft(id_: str) -> AskedDraft:
    """What the address asks for. Raises `NotHeldError` where the draft is not here."""
    errand, typed = errand_of(id_, Errands.DRAFT), request.args.get("at", "")
    found, wrong = day_of(typed)
    chosen = request.args.get("layout", "")
    known = [one.id for one in layouts(Errands.DRAFT)]
    if chosen and chosen not in known:
        abort(400)
    return AskedDraft(id_, errand, found if typed else _usual_day(errand), chosen or known[0], typed.strip()[:40], wrong)


def _usual_day(errand: Errand) -> date:
    """Today; of an act held the day it was adopted: later texts may have its amendments in them already."""
    given = errand.left
    adopted = services().store.work(given.uri).adopted if given.how is How.ACT else None
    return adopted or today()


def layouts(what: Errands) -> tuple[Layout, ...]:
    """The layouts there are, in the language of the page."""
    return tuple(comparer().layouts(what, web_language()))


# the tables
@blueprint.get("/compare/draft/<id_>")
def tables(id_: str) -> Response:
    """The tables: an act amended each."""
    asked = asked_draft(id_)
    if asked.wrong:
        return unkept(render_template("compare/day.html", asked=asked, today=today()), 422)
    return shown_tables(asked, made_of(asked))


def made_of(asked: AskedDraft) -> DraftMade:
    """The draft compared."""
    return comparer().draft(source_of(asked.errand.left), asked.day)


def shown_tables(asked: AskedDraft, made: DraftMade, wrong: str = "") -> Response:
    """The page of the tables, with what stood in the way of a file asked for."""
    found = made.comparison
    page = render_template(
        "compare/draft.html", asked=asked, made=made, found=found, laid=laid(found.tables, page_number()), layouts=layouts(Errands.DRAFT),
        wrong=wrong, words=compare_words, converts=comparer().converts(),
        missed=found.not_applied, missed_all=len(found.not_applied) + sum(len(table.not_applied) for table in found.tables),
    )  # fmt: skip
    return unkept(page, 422 if wrong else 200)
