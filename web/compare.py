"""What can be compared here: the page from which drafts, texts and concordances are begun."""

from flask import Blueprint, Response, render_template

from acts.errors import ActsError, NotHeldError
from web.compare_given import LARGEST_FILE, LONGEST_TEXT
from web.compare_keeping import DAYS_KEPT
from web.unkept import unkept

blueprint = Blueprint("compare", __name__)


@blueprint.get("/compare")
def home() -> str:
    """The kinds of comparison."""
    return render_template("compare/home.html", days=DAYS_KEPT)


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
