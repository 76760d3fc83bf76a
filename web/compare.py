"""What can be compared here: the page from which drafts, texts and concordances are begun."""

import math

from flask import Blueprint, Response, render_template

from acts.concordance.kept import Reader
from acts.concordance.store import Comparisons
from acts.errors import ActsError, NotHeldError
from web import accounts, compare_words
from web.compare_given import LARGEST_FILE, LONGEST_TEXT
from web.compare_keeping import DAYS_KEPT
from web.links import page_number
from web.services import services
from web.unkept import unkept

blueprint = Blueprint("compare", __name__)
ON_A_PAGE = 50


def reader() -> Reader:
    """Whoever is signed in, as the store of comparisons knows them; the public when nobody is."""
    held = accounts.account()
    return Reader() if held is None else Reader(held.name, held.organisation.id if held.organisation else None)


def store() -> Comparisons:
    """The comparisons kept."""
    return Comparisons(services().engine)


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
    return render_template("compare/templates.html")


def limits() -> dict[str, object]:
    """For the templates of forms."""
    return {"largest": LARGEST_FILE, "longest": LONGEST_TEXT, "days": DAYS_KEPT}


def failed(error: Exception) -> Response:
    """A comparison that could not be made, with the reason; one that is not here (404)."""
    away = isinstance(error, NotHeldError)
    return unkept(render_template("compare/failed.html", away=away, why=str(error), days=DAYS_KEPT), 404 if away else 422)


FAILING = (ActsError,)
"""What `failed` tells of."""
