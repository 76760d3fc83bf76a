"""Documents of kept comparisons of drafts and texts that come back: shown row by row, justifications taken when somebody says so."""

from flask import Blueprint, Response
from werkzeug.wrappers import Response as AnyResponse

from web import returning
from web.accounts import needs
from web.compare_kept import kept_page, wordings
from web.returning import WORDINGS

blueprint = Blueprint("kept_returning", __name__)


@blueprint.post("/compare/kept/<uid>/returned")
@needs()
def returned(uid: str) -> Response:
    """What a document that came back says, row by row; nothing is taken yet."""
    return returning.returned(wordings(uid), WORDINGS, kept_page)


@blueprint.post("/compare/kept/<uid>/taken")
@needs()
def take(uid: str) -> AnyResponse:
    """Write the justifications of a document that came back; a row changed in the meantime is passed over and told."""
    return returning.take(wordings(uid), WORDINGS, kept_page)
