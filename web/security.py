"""Headers, limits and cookies that keep pages and readers safe."""

from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import unquote

from flask import Flask, Response, abort, g, redirect, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_talisman import Talisman
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.wrappers import Response as AnyResponse

from classifiers.exchange.forms import MOST_BYTES
from classifiers.lifecycle.model import Role
from web import accounts
from web.compare_given import LARGEST_FILE
from web.settings import Settings

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",       # Bootstrap's style sheet draws its small arrows as data: images
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
LONGEST_ADDRESS = 4096
"""Letters: an Azerbaijani one takes six octets in an address."""
LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")
FILES = ("imports.send",)
"""Views that take files of up to `MOST_BYTES`."""
COMPARED = frozenset({
    "compare_draft.give", "compare_texts.give", "compare_texts.give_second", "compare_files.fill_draft", "compare_files.fill_texts",
    "compare_api.draft", "compare_api.texts",
})
"""Views that take from everybody up to two files of `LARGEST_FILE`."""
UNLIMITED = ("static", "bootstrap.static", "health.healthz")


def init_app(app: Flask, settings: Settings) -> None:
    """Strict headers, request size and rate limits, SameSite cookies; HTTPS demanded only where the settings say it is there."""
    app.secret_key = settings.secret_key
    app.config["MAX_CONTENT_LENGTH"] = settings.max_request_bytes
    app.config["MAX_FORM_MEMORY_SIZE"] = settings.max_request_bytes
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    app.before_request(_refuse_unfit(settings.max_request_bytes))
    if settings.https:
        app.before_request(_send_on_to_https)
    _limit_rate(app, settings.rate_limit)
    Talisman(
        app,
        force_https=False,
        frame_options="DENY",
        strict_transport_security=settings.https,
        content_security_policy=POLICY,
        referrer_policy="same-origin",
        session_cookie_secure=settings.https,
        session_cookie_samesite="Lax",
        permissions_policy={"browsing-topics": "()", "camera": "()", "geolocation": "()", "microphone": "()"},
    )
    app.after_request(_isolate)


def _limit_rate(app: Flask, rate: str) -> None:
    app.after_request(_own_retry_after)         # after the limiter's, which is registered later
    limiter = Limiter(
        get_remote_address,
        app=app,
        application_limits=[rate] if rate else [],
        enabled=bool(rate),
        headers_enabled=True,
        storage_uri="memory://",
    )
    limiter.request_filter(lambda: request.endpoint in UNLIMITED)
    app.after_request(_keep_retry_after)


def _keep_retry_after(response: Response) -> Response:
    g.retry_after = response.headers.get("Retry-After")
    return response


def _own_retry_after(response: Response) -> Response:
    """Put back what an answer said itself: the limiter says with every answer when its window ends, which only a refused one is to heed."""
    if response.status_code != HTTPStatus.TOO_MANY_REQUESTS and "retry_after" in g:
        del response.headers["Retry-After"]
        if g.retry_after is not None:
            response.headers["Retry-After"] = g.retry_after
    return response


def _refuse_unfit(most: int) -> Callable[[], None]:
    def refuse() -> None:
        largest = _most_for_files(most)
        if len(request.full_path) > LONGEST_ADDRESS and len(unquote(request.full_path)) > LONGEST_ADDRESS:
            abort(414)
        if (request.content_length or 0) > largest:
            abort(413)
        if "\0" in request.path or b"%00" in request.query_string:
            abort(400)  # no database takes it

    return refuse


def _most_for_files(most: int) -> int:
    """What may be sent: whole files to be compared by everybody, to be taken in only by those who may."""
    if request.endpoint in COMPARED:
        request.max_content_length = 2 * LARGEST_FILE + most
    if request.endpoint in FILES and accounts.may(Role.MANAGER):
        request.max_content_length = max(most, MOST_BYTES + most)
    return request.max_content_length or most


def _send_on_to_https() -> AnyResponse | None:
    if request.is_secure or request.host.rsplit(":", 1)[0] in LOOPBACK_NAMES:
        return None
    return redirect(request.url.replace("http://", "https://", 1), code=308)


def _isolate(response: Response) -> Response:
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
