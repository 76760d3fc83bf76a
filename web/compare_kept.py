"""Comparisons of wordings that are kept: tables from drafts and of two texts, shown to whom their owner says."""

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from acts.concordance.ageing import age
from acts.concordance.kept import ComparisonKind, Kept, Visibility
from acts.concordance.made import Given, MadeDraft, MadeTexts
from acts.word.stamped import Stamp
from web import accounts, compare_words, kept_sheets
from web.came_back import called
from web.compare import FAILING, failed
from web.compare_draft import asked_draft, layouts
from web.compare_draft import made_of as made_of_draft
from web.compare_engine import comparer, source_of
from web.compare_files import file_name, table_file
from web.compare_given import Errands
from web.compare_rows import laid
from web.compare_texts import asked_texts, made_of_texts
from web.comparisons_shared import Hindrance, owns, reader, sent_revision, store, writes
from web.i18n import web_language
from web.links import page_number
from web.services import services
from web.unkept import unkept

blueprint = Blueprint("compare_kept", __name__)
for failing in FAILING:
    blueprint.register_error_handler(failing, failed)


# keeping
@blueprint.post("/compare/draft/<id_>/keep")
@accounts.needs()
def keep_draft(id_: str) -> AnyResponse:
    """Keep the tables of a draft under an address of their own."""
    asked = asked_draft(id_)
    if asked.wrong:
        abort(400)
    found = made_of_draft(asked).comparison
    source = source_of(asked.errand.left)
    return _kept(found.draft.title or asked.name, MadeDraft(found, Given(found.draft, source.name, source.body, pinned=True)))


@blueprint.post("/compare/texts/<id_>/keep")
@accounts.needs()
def keep_texts(id_: str) -> AnyResponse:
    """Keep the table of two texts under an address of its own."""
    asked = asked_texts(id_)
    found = made_of_texts(asked).comparison
    left, right = source_of(asked.errand.left), source_of(asked.right)
    made = MadeTexts(
        found, Given(found.left, left.name, left.body, pinned=left.day is not None),
        Given(found.right, right.name, right.body, pinned=right.day is not None),
    )  # fmt: skip
    return _kept(found.left.title or asked.name, made)


def _kept(title: str, made: MadeDraft | MadeTexts) -> AnyResponse:
    one = store().create(reader(), title or str(compare_words.UNTITLED), made)
    return redirect(url_for("compare_kept.kept", uid=one.uid), code=303)


# what is kept
@blueprint.get("/compare/kept/<uid>")
def kept(uid: str) -> Response:
    """A comparison kept: its tables with what people justified, how old it is, who may see it."""
    return kept_page(wordings(uid))


def kept_page(one: Kept, wrong: str = "") -> Response:
    """The page of a comparison kept, with why a document given was not taken, "" where none was."""
    found, what = store().worded(one.uid, reader()), what_of(one)
    layout = _layout(what)
    return unkept(render_template(
        "compare/kept.html", one=one, tables=found.tables, laid=laid(found.tables, page_number(), found.rows), what=what,
        words=compare_words, missed=store().not_applied(one.uid, reader()), age=age(services().engine, one.uid, reader()),
        layouts=layouts(what), layout=layout, noted=kept_sheets.noted(layout), gone=found.gone, called=called,
        converts=comparer().converts(), owns=owns(one),
        may_write=writes(one), visibilities=Visibility, hindrance=Hindrance(wrong) if wrong else None,
    ), 422 if wrong else 200)  # fmt: skip


@blueprint.post("/compare/kept/<uid>/shown")
@accounts.needs()
def show_to(uid: str) -> AnyResponse:
    """Say who may see it."""
    one, wanted = wordings(uid), request.form.get("visibility", "")
    if wanted not in (*Visibility,):
        abort(400)
    store().publish(one.uid, Visibility(wanted), reader(), sent_revision())
    return redirect(url_for("compare_kept.kept", uid=uid), code=303)


@blueprint.post("/compare/kept/<uid>/deleted")
@accounts.needs()
def delete(uid: str) -> AnyResponse:
    """Take it away for good."""
    store().delete(wordings(uid).uid, reader(), sent_revision())
    return redirect(url_for("compare.home"), code=303)


@blueprint.get("/compare/kept/<uid>/table.<form>")
def table(uid: str, form: str) -> Response:
    """The document of a comparison kept; its rows are known again when it comes back."""
    one = wordings(uid)
    language = request.args.get("language", web_language())
    if form == "json" or language not in ("az", "en"):
        abort(404 if form == "json" else 400)
    stamp = Stamp.new(_layout(what_of(one)), language)
    return table_file(form, kept_sheets.sheet_of(one, stamp), file_name(one.title), stamp)


def wordings(uid: str) -> Kept:
    """A comparison of wordings that may be seen. Raises `NotFoundError`; a concordance has pages of its own (404)."""
    one = store().of(uid, reader())
    if one.kind is ComparisonKind.CONCORDANCE:
        abort(404)
    return one


def what_of(one: Kept) -> Errands:
    """What was compared."""
    return Errands.DRAFT if one.kind is ComparisonKind.DRAFT else Errands.TEXTS


def _layout(what: Errands) -> str:
    known, chosen = [one.id for one in layouts(what)], request.args.get("layout", "")
    if chosen and chosen not in known:
        abort(400)
    return chosen or known[0]
