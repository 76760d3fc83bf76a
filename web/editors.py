"""Who may change what the pages show, and the token that proves a form was ours.

An editor signs in with a name and key of TOPLU_EDITOR_KEYS. Where none are set, whoever opens the pages on this very computer is the
editor "local"; beyond it nobody is.
"""

import hashlib
import hmac
import ipaddress
import secrets
from datetime import timedelta
from typing import cast

from flask import Flask, current_app, request, session
from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from web.security import LOOPBACK_NAMES
from web.services import services

LOCAL = "local"
A_DAY_OF_WORK = timedelta(hours=12)
TRIES: RateLimitItem = parse("10 per 15 minutes")
"""Wrong keys from one address, after which no key is looked at for a while."""
FORWARDED = ("X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Forwarded", "Via")
NAME, MARK, TOKEN = "editor", "editor_mark", "form_token"


def init_app(app: Flask) -> None:
    """Give templates `editor`, `may_edit` and `form_token`; count wrong keys for this app alone."""
    app.config["PERMANENT_SESSION_LIFETIME"] = A_DAY_OF_WORK
    app.config["SESSION_COOKIE_NAME"] = "toplu_session"
    app.extensions["toplu_tries"] = MovingWindowRateLimiter(MemoryStorage())
    app.jinja_env.globals.update(editor=editor, needs_sign_in=needs_sign_in, form_token=form_token)


def editor() -> str | None:
    """The name of whoever may edit in this request; None for a reader."""
    keys = dict(services().settings.editor_keys)
    if not keys:
        return LOCAL if _on_this_computer() else None
    name, mark = session.get(NAME), session.get(MARK)
    if not isinstance(name, str) or not isinstance(mark, str) or name not in keys:
        return None
    return name if hmac.compare_digest(mark, _mark(name, keys[name])) else None


def needs_sign_in() -> bool:
    """Whether there is anybody who could sign in."""
    return bool(services().settings.editor_keys)


def sign_in(name: str, key: str) -> bool:
    """Sign in with a name and key; whether they go together. A key changed in the settings ends the sessions it began."""
    keys = dict(services().settings.editor_keys)
    if too_many_tries():
        return False
    if not hmac.compare_digest(keys.get(name, secrets.token_hex()).encode(), key.encode()):
        _tries().hit(TRIES, request.remote_addr or "")
        return False
    session[NAME], session[MARK] = name, _mark(name, key)
    session.permanent = True
    return True


def sign_out() -> None:
    session.clear()


def too_many_tries() -> bool:
    """Whether so many wrong keys came from this address that none is looked at for now."""
    return not _tries().test(TRIES, request.remote_addr or "")


def form_token() -> str:
    """The token that every form that changes something sends along; one for each session."""
    if TOKEN not in session:
        session[TOKEN] = secrets.token_urlsafe(24)
    return str(session[TOKEN])


def is_ours() -> bool:
    """Whether the form sent is one of our own pages', opened in this session."""
    sent, kept = request.form.get("form_token", ""), session.get(TOKEN)
    return isinstance(kept, str) and hmac.compare_digest(sent.encode("utf-8", "replace"), kept.encode())


def _mark(name: str, key: str) -> str:
    return hmac.new(key.encode(), name.encode(), hashlib.sha256).hexdigest()[:32]


def _tries() -> MovingWindowRateLimiter:
    return cast("MovingWindowRateLimiter", current_app.extensions["toplu_tries"])


def _on_this_computer() -> bool:
    """Whether the request was made on this machine, to it, and through nobody."""
    if services().settings.beyond_loopback or any(name in request.headers for name in FORWARDED):
        return False
    host = request.host if request.host.endswith("]") else request.host.rsplit(":", 1)[0]
    try:
        return host in LOOPBACK_NAMES and ipaddress.ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        return False
