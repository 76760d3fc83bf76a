"""One text against another: how both are given; then their table, both beside each other, the act that makes one of the other."""

from dataclasses import dataclass

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from web import compare_words
from web.acts_day import today
from web.compare import FAILING, failed, limits
from web.compare_beside import beside
from web.compare_draft import layouts
from web.compare_engine import TextsMade, comparer, source_of
from web.compare_form import Typed, given_by, typed_of_request
from web.compare_given import Errand, Errands, Given
from web.compare_keeping import begin, errand_of, remember
from web.compare_rows import laid
from web.links import page_number
from web.unkept import unkept

blueprint = Blueprint("compare_texts", __name__)
blueprint.after_request(remember)
blueprint.context_processor(limits)
for kind in FAILING:
    blueprint.register_error_handler(kind, failed)


@dataclass(frozen=True, slots=True)
class AskedTexts:
    """Two texts given, and the layout of their table."""

    id: str
    errand: Errand
    right: Given
    layout: str

    @property
    def args(self) -> dict[str, str]:
        """What addresses of it say."""
        return {"id_": self.id, "layout": self.layout}

    @property
    def name(self) -> str:
        """The name of the first text that has one."""
        return self.errand.left.name or self.right.name


# the questions
@blueprint.get("/compare/texts")
def start() -> Response:
    """How the first text is given."""
    return _ask("left", Typed())


@blueprint.post("/compare/texts")
def give() -> AnyResponse:
    """Keep the first text and go on to the second."""
    typed = typed_of_request()
    given = given_by(typed)
    if given is None:
        return _ask("left", typed)
    return redirect(url_for("compare_texts.second", id_=begin(Errands.TEXTS, given)), code=303)


@blueprint.get("/compare/texts/<id_>/second")
def second(id_: str) -> Response:
    """How the second text is given."""
    return _ask("right", Typed(), errand_of(id_, Errands.TEXTS), id_)


@blueprint.post("/compare/texts/<id_>/second")
def give_second(id_: str) -> AnyResponse:
    """Keep the second text and compare."""
    errand, typed = errand_of(id_, Errands.TEXTS), typed_of_request()
    given = given_by(typed)
    if given is None:
        return _ask("right", typed, errand, id_)
    return redirect(url_for("compare_texts.tables", id_=begin(Errands.TEXTS, errand.left, given)), code=303)


def _ask(step: str, typed: Typed, errand: Errand | None = None, id_: str = "") -> Response:
    action = url_for("compare_texts.give_second", id_=id_) if id_ else url_for("compare_texts.give")
    page = render_template("compare/give.html", typed=typed, words=compare_words, step=step, action=action, errand=errand)
    return unkept(page, 422 if typed.wrong else 200)


# the table
@blueprint.get("/compare/texts/<id_>")
def tables(id_: str) -> AnyResponse:
    """What differs, unit by unit; as long as the second text is missing, the question for it."""
    if errand_of(id_, Errands.TEXTS).right is None:
        return redirect(url_for("compare_texts.second", id_=id_))
    asked = asked_texts(id_)
    return shown_texts(asked, made_of_texts(asked))


def asked_texts(id_: str) -> AskedTexts:
    """What the address asks for. Raises `NotHeldError` where the texts are not here."""
    errand, chosen = errand_of(id_, Errands.TEXTS), request.args.get("layout", "")
    known = [one.id for one in layouts(Errands.TEXTS)]
    if errand.right is None or (chosen and chosen not in known):
        abort(404 if errand.right is None else 400)
    return AskedTexts(id_, errand, errand.right, chosen or known[0])


def made_of_texts(asked: AskedTexts) -> TextsMade:
    """The texts compared."""
    return comparer().texts(source_of(asked.errand.left), source_of(asked.right), today())


def shown_texts(asked: AskedTexts, made: TextsMade, wrong: str = "") -> Response:
    """The page of the table, with what stood in the way of a file asked for."""
    page = render_template(
        "compare/texts.html", asked=asked, made=made, found=made.comparison, laid=laid((made.comparison,), page_number()),
        layouts=layouts(Errands.TEXTS), wrong=wrong, words=compare_words, converts=comparer().converts(),
    )  # fmt: skip
    return unkept(page, 422 if wrong else 200)


@blueprint.get("/compare/texts/<id_>/beside")
def both(id_: str) -> Response:
    """Both texts whole beside each other."""
    asked = asked_texts(id_)
    made, page = made_of_texts(asked), page_number()
    parts, pages = beside(made, page)
    return unkept(render_template(
        "compare/beside.html", asked=asked, made=made, found=made.comparison, parts=parts, page=page, pages=pages, words=compare_words,
    ))  # fmt: skip


@blueprint.get("/compare/texts/<id_>/amending")
def amending(id_: str) -> Response:
    """The draft amending act that makes the second text of the first."""
    asked = asked_texts(id_)
    made = made_of_texts(asked)
    return unkept(render_template(
        "compare/amending.html", asked=asked, made=made, found=made.comparison, act=comparer().amending(made), words=compare_words,
    ))  # fmt: skip
