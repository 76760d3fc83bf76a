"""What can be compared here: the page from which drafts, texts and concordances are begun."""

import math

from flask import Blueprint, Response, abort, render_template

from acts.errors import ActsError, NotHeldError
from acts.word.errors import OfficeBusyError
from acts.word.layouts import layouts
from acts.word.templates_sample import sample_template
from web import compare_words
from web.compare_given import LARGEST_FILE, LONGEST_TEXT
from web.compare_keeping import DAYS_KEPT
from web.comparisons_shared import reader, store
from web.downloads import DOCX, attached
from web.i18n import web_language
from web.links import page_number
from web.unkept import unkept

blueprint = Blueprint("compare", __name__)
ON_A_PAGE = 50


@blueprint.get("/compare")
def home() -> str:
    """The kinds of comparison, and those kept that may be seen, newest first."""
    held = store().listed(reader())
    page = page_number()
    shown = held[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    pages = math.ceil(len(held) / ON_A_PAGE)
    return render_template("compare/home.html", days=DAYS_KEPT, held=shown, total=len(held), page=page, pages=pages, words=compare_words)


@blueprint.get("/compare/templates")
def templates() -> str:
    """How a template of one's own is made."""
    shipped = tuple(one for one in layouts() if not any(column.each for column in one.columns))
    return render_template("compare/templates.html", layouts=shipped, language=web_language())


@blueprint.get("/compare/templates/<name>.docx")
def template(name: str) -> Response:
    """A template to begin with, for the columns of a layout."""
    found = next((one for one in layouts() if one.name == name and not any(column.each for column in one.columns)), None)
    if found is None:
        abort(404)
    return attached(sample_template(found, web_language()), DOCX, f"{name}.docx")


def limits() -> dict[str, object]:
    """For the templates of forms."""
    return {"largest": LARGEST_FILE, "longest": LONGEST_TEXT, "days": DAYS_KEPT}


def failed(error: Exception) -> Response:
    """A comparison that could not be made, with the reason; one that is not here (404), one to be tried again (503)."""
    away = isinstance(error, NotHeldError)
    status = 404 if away else 503 if isinstance(error, OfficeBusyError) else 422
    return unkept(render_template("compare/failed.html", away=away, why=str(error), days=DAYS_KEPT), status)


FAILING = (ActsError,)
"""What `failed` tells of."""
