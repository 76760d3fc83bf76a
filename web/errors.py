"""Every error a reader can meet, in calm words, mapped once."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from flask import Flask, Response, jsonify, make_response, render_template, request
from flask_babel import lazy_gettext as _l
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException

from acts.concordance import errors as concordance
from acts.errors import ActsError, IdentityError, NotHeldError
from acts.register.errors import OddCodeError
from acts.word.errors import OfficeBusyError
from classifiers.errors import ClassifiersError, NoBatchError, NoTermError
from classifiers.lifecycle.errors import NoProposalError, NotAllowedError
from classifiers.schemes.errors import NoConceptError, NoSchemeError, NoVersionError
from classifiers.standards.catalogue import NoStandardError
from search.model import EngineAwayError, SearchError
from storage.errors import NoAccountError, RawStoreError, StorageError

AWAY_SECONDS = 30
"""After which to try again what is away."""
WORDS: Mapping[int, tuple[object, object]] = MappingProxyType({
    400: (
        _l("This address or form could not be understood"),
        _l("Something in it is not written the way Toplu expects. Check the address, or begin again from the search."),
    ),
    403: (
        _l("This page is closed"),
        _l("It is not open to readers. Everything that is public can be found through the search."),
    ),
    404: (
        _l("There is no such page"),
        _l("The address may be mistyped, or the act is not held in this collection. Try the search, or look through the list of acts."),
    ),
    405: (
        _l("This page is for reading only"),
        _l("It was asked in a way it does not answer. Open the address as an ordinary page."),
    ),
    413: (
        _l("What was sent is too large"),
        _l("The server accepts less at a time. Nothing was stored; send something smaller."),
    ),
    414: (
        _l("This address is too long"),
        _l("Shorten the query and search again."),
    ),
    429: (
        _l("Too many requests in a short time"),
        _l("So that everybody can read, each reader may open only so many pages a minute. Wait a minute and go on."),
    ),
    500: (
        _l("Something went wrong on our side"),
        _l("Nothing was lost, and it is not your doing. The fault has been noted; try again in a little while."),
    ),
    503: (
        _l("This part is resting for a moment"),
        _l("The search or the database cannot be reached just now. The collection is safe; try again in a minute."),
    ),
})  # fmt: skip

OURS: tuple[tuple[type[Exception], int], ...] = (
    (NotHeldError, 404),
    (IdentityError, 404),
    (NoTermError, 404),
    (NoBatchError, 404),
    (NoProposalError, 404),
    (NoSchemeError, 404),
    (NoVersionError, 404),
    (NoConceptError, 404),
    (NoStandardError, 404),
    (OddCodeError, 400),
    (NotAllowedError, 403),
    (concordance.NotAllowedError, 403),
    (concordance.ConcordanceError, 400),
    (RawStoreError, 404),
    (NoAccountError, 404),
    (EngineAwayError, 503),
    (OfficeBusyError, 503),
    (SearchError, 400),
    (StorageError, 503),
    (SQLAlchemyError, 503),
    (ActsError, 500),
    (ClassifiersError, 500),
)
"""Which page an exception leads to; the first that fits counts."""


def init_app(app: Flask) -> None:
    """Answer every failure with a page of its own."""
    app.register_error_handler(HTTPException, _answer_http)
    app.register_error_handler(concordance.NotFoundError, _away)
    app.register_error_handler(Exception, _answer_ours(app))


def error_page(status: int) -> Response:
    """The page of a status, for addresses of programs a problem document."""
    if _is_for_programs():
        return problem(status)
    title, advice = _words(status)
    return _unkept(make_response(render_template("error.html", status=status, title=title, advice=advice), status))


def problem(status: int) -> Response:
    """The problem document of a status (RFC 9457)."""
    title, advice = _words(status)
    response = make_response(jsonify(type="about:blank", title=str(title), status=status, detail=str(advice)), status)
    response.mimetype = "application/problem+json"
    return _unkept(response)


def _away(error: concordance.NotFoundError) -> Response:
    """A comparison that is not here, in words of its own: of one that was deleted, when."""
    if _is_for_programs():
        return problem(404)
    return _unkept(make_response(render_template("comparisons/away.html", why=str(error)), 404))


def _is_for_programs() -> bool:
    return request.path.endswith(".json") or request.path.startswith("/api/")


def _words(status: int) -> tuple[object, object]:
    """A status without words of its own gets those of its family."""
    return WORDS[status if status in WORDS else 400 if status < 500 else 500]


def _unkept(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    if response.status_code == 503:
        response.headers["Retry-After"] = str(AWAY_SECONDS)
    return response


def _answer_http(error: HTTPException) -> Response:
    if error.code is None or error.code < 400:
        return error.get_response()  # type: ignore[return-value]
    response = error_page(error.code)
    for name, value in error.get_headers(request.environ):
        if name in ("Allow", "Retry-After"):
            response.headers[name] = value
    return response


def _answer_ours(app: Flask) -> Callable[[Exception], Response]:
    def answer(error: Exception) -> Response:
        status = next((status for kind, status in OURS if isinstance(error, kind)), 500)
        if status >= 500:
            app.logger.exception("%s %s", request.method, request.path, exc_info=error)
        return error_page(status)

    return answer
