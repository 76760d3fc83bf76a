"""Who is signed in and what they may do: `actor()`, the decorator `needs`, and Flask-Login and Flask-WTF behind them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import ParamSpec, TypeVar

from flask import Blueprint, Flask, g, redirect, render_template, request, session, url_for
from flask_login import LoginManager, current_user, login_user, logout_user
from flask_wtf.csrf import CSRFError, CSRFProtect, generate_csrf, validate_csrf
from werkzeug.wrappers import Response as AnyResponse
from wtforms import ValidationError

from classifiers.lifecycle.model import Actor, Role
from storage.accounts.model import Account
from storage.accounts.sessions import LONGEST
from storage.accounts.store import tidy_name
from web import account_names
from web.errors import error_page
from web.services import services
from web.unkept import unkept

P = ParamSpec("P")
R = TypeVar("R")
NAME, PASSWORD = "sign_in_name", "sign_in_password"
SECRET = ("csrf_token", NAME, PASSWORD)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody signed in, as Flask-Login wants it: known by the token of the sign-in, not by the account."""

    token: str
    account: Account
    which: int
    is_authenticated: bool = True
    is_active: bool = True
    is_anonymous: bool = False

    def get_id(self) -> str:
        return self.token


def init_app(app: Flask, *unguarded: Blueprint | str) -> None:
    """Let people sign in, guard every form, give templates `actor`, `may`, `current_account` and `csrf_token`.

    `unguarded` are blueprints and views ("module.name") whose forms are not refused before they see them: they ask `is_ours`
    themselves, to keep what was typed, or change nothing that matters.
    """
    app.config["PERMANENT_SESSION_LIFETIME"] = LONGEST
    app.config["SESSION_REFRESH_EACH_REQUEST"] = False  # else the late answer to a style sheet puts an older session back
    app.config["SESSION_COOKIE_NAME"] = "toplu_session"
    app.config["WTF_CSRF_TIME_LIMIT"] = None    # as long as the session
    app.config["WTF_CSRF_SSL_STRICT"] = False   # some browsers tell no referrer; the token is bound to the session's cookie
    guard = CSRFProtect(app)
    for one in unguarded:
        guard.exempt(one)
    manager = LoginManager(app)
    manager.session_protection = None           # a sign-in is revoked in the database; readers change their address on the way
    manager.user_loader(_load)
    app.before_request(_sign_in_along)
    app.register_error_handler(CSRFError, _stale_form)
    app.jinja_env.globals.update(actor=actor, may=may, account_names=account_names, any_account=any_account, current_account=account)


# who
def actor() -> Actor | None:
    """Whoever is signed in, with organisation and roles; None for a reader."""
    held = account()
    if held is None:
        return None
    roles = frozenset(Role(role) for role in held.roles if role in (*Role,))
    return Actor(held.name, held.organisation.name if held.organisation else "", roles)


def account() -> Account | None:
    """The account that is signed in."""
    return current_user.account if current_user.is_authenticated else None


def sign_in_id() -> int:
    """Which of the account's sign-ins this request is of; 0 for none."""
    return current_user.which if current_user.is_authenticated else 0


def may(*roles: Role | str) -> bool:
    """Whether whoever is signed in has one of the roles; with none named, whether anybody is."""
    who = actor()
    return who is not None and (not roles or any(role in who.roles for role in roles))


def any_account() -> bool:
    """Whether there is anybody who could sign in."""
    if "any_account" not in g:
        g.any_account = services().accounts.any()
    return bool(g.any_account)


def needs(*roles: Role) -> Callable[[Callable[P, R]], Callable[P, R | AnyResponse]]:
    """Open a view only to accounts with one of the roles (to any account when none is named). Stands under the route.

    Who is not signed in is led to signing in and back; a form that was sent is kept and can be sent again from there. Who lacks the
    role gets a page (403) that names it.
    """

    def decorate(view: Callable[P, R]) -> Callable[P, R | AnyResponse]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R | AnyResponse:
            if not may():
                return sign_in_first()
            return view(*args, **kwargs) if may(*roles) else lacking(roles)

        return guarded

    return decorate


# signing in and out
def sign_in(name: str, password: str) -> tuple[bool, int]:
    """Sign in; whether it went well, and if not the seconds to wait before the next try (0: the two do not go together)."""
    address = request.remote_addr or ""
    token, wait = services().sessions.sign_in(tidy_name(name), password, address, request.user_agent.string)
    if token:
        remember(token)
    return bool(token), wait


def remember(token: str) -> None:
    """Put a new sign-in into a new session: nothing of the old one is carried over, forms get a token of their own at once."""
    session.clear()
    g.pop("csrf_token", None)
    session.permanent = True
    generate_csrf()
    user = _load(token)
    if user is not None:
        login_user(user)


def sign_out() -> None:
    """End this sign-in and the session."""
    held = account()
    if held is not None:
        services().sessions.end(held.id, sign_in_id(), held.name)
    logout_user()
    session.clear()
    g.pop("csrf_token", None)


def sign_in_first() -> AnyResponse:
    """To the form of signing in and back; a form that was sent is shown as kept, to be sent again with name and password."""
    if request.method in ("GET", "HEAD"):
        return redirect(url_for("signing.sign_in", next=request.full_path.rstrip("?")), code=303)
    return _again("signed_out", 403)


def is_ours() -> bool:
    """Whether the form sent is one of our own pages', opened in this session. For views that are `unguarded`."""
    if g.get("csrf_valid", False):
        return True
    try:
        validate_csrf(request.form.get("csrf_token"))
    except ValidationError:
        return False
    return True


def _load(token: str) -> SignedIn | None:
    found = services().sessions.account(token)
    return SignedIn(token, *found) if found else None


def _sign_in_along() -> None:
    """A form may bring name and password with it: what somebody typed before the session ended is then taken at once."""
    if request.method != "POST" or PASSWORD not in request.form or request.blueprint == "signing" or may() or not is_ours():
        return
    done, g.wait = sign_in(request.form.get(NAME, "")[:80], request.form.get(PASSWORD, "")[:400])
    g.csrf_valid, g.wrong = True, not done


def _stale_form(error: CSRFError) -> AnyResponse:  # noqa: ARG001 - its words are not for readers
    """A form that is too old, or that another site sent: only what was sent from here may be sent again."""
    return _again("token" if may() else "signed_out", 400) if _sent_from_here() else error_page(400)


def _sent_from_here() -> bool:
    origin = request.headers.get("Sec-Fetch-Site") or request.headers.get("Origin") or request.referrer or ""
    return origin in ("same-origin", request.host_url.rstrip("/")) or origin.startswith(request.host_url)


def _again(code: str, status: int) -> AnyResponse:
    """What was typed, kept in a form that can be sent again; passwords and files are not kept."""
    typed = [(name, value) for name, value in request.form.items(multi=True) if name not in SECRET and "password" not in name]
    wrong = bool(g.get("wrong", False))
    page = render_template("accounts/again.html", code=code, typed=typed, files=bool(request.files), wrong=wrong, wait=g.get("wait", 0))
    return unkept(page, status)


def lacking(roles: tuple[Role, ...]) -> AnyResponse:
    """The page for who is signed in but has none of the roles."""
    return unkept(render_template("accounts/lacking.html", roles=roles), 403)
