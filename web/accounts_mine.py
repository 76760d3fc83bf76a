"""One's own account: where one is signed in, ending sign-ins, changing the password, choosing one by a one-time link."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from storage.accounts.model import Account
from storage.errors import AccountError
from web import accounts
from web.accounts_forms import ChangePasswordForm, PasswordForm
from web.services import services
from web.unkept import unkept

blueprint = Blueprint("mine", __name__)


@blueprint.get("/account")
@accounts.needs()
def mine() -> Response:
    """Who I am here, and where I am signed in."""
    return _page(ChangePasswordForm())


@blueprint.post("/account/password")
@accounts.needs()
def change_password() -> Response:
    """Change the password: every sign-in ends, this browser gets a new one."""
    form, me = ChangePasswordForm(), _me()
    if not form.validate_on_submit() or not form.same():
        return _page(form, 422)
    new = form.new_password.data or ""
    try:
        wait = services().accounts.change_password(me.id, form.now_password.data or "", new, request.remote_addr or "")
    except AccountError as error:
        return _page(form, 422, str(error))
    if wait:
        return _page(form, 429, wait=wait)
    accounts.sign_in(me.name, new)
    return redirect(url_for(".mine", done="password"), code=303)


@blueprint.post("/account/sign-ins/end")
@accounts.needs()
def end() -> Response:
    """End one sign-in, or all but this one."""
    which, me = request.form.get("which", ""), _me()
    if which == "others":
        services().sessions.end_all(me.id, me.name, but=accounts.sign_in_id())
    elif which.isascii() and which.isdigit():
        services().sessions.end(me.id, int(which[:9]), me.name)
    return redirect(url_for(".mine", done="ended"), code=303)


@blueprint.get("/welcome/<token>")
def welcome(token: str) -> Response:
    """The form by which a password is chosen. Looking at it does not use the link up."""
    return _welcome(token, PasswordForm())


@blueprint.post("/welcome/<token>")
def choose(token: str) -> Response:
    """Choose the password and sign in; the link holds no more."""
    form = PasswordForm()
    if not form.validate_on_submit() or not form.same():
        return _welcome(token, form, 422)
    told = (form.new_password.data or "", request.remote_addr or "", request.user_agent.string)
    try:
        begun = services().accounts.use_link(token, *told)
    except AccountError as error:
        return _welcome(token, form, 422, str(error))
    accounts.remember(begun)
    return redirect(url_for(".mine", done="password"), code=303)


def _me() -> Account:
    held = accounts.account()
    if held is None:
        raise AccountError("expected somebody signed in")
    return held


def _page(form: ChangePasswordForm, status: int = 200, said: str = "", wait: int = 0) -> Response:
    me = _me()
    if wait:
        said = _("There were too many wrong tries. Wait %(seconds)s seconds and try again.", seconds=wait)
    page = render_template(
        "accounts/mine.html", me=me, form=form, said=said, here=accounts.sign_in_id(),
        sign_ins=services().sessions.of(me.id), done=request.args.get("done", ""),
    )  # fmt: skip
    return unkept(page, status)


def _welcome(token: str, form: PasswordForm, status: int = 200, said: str = "") -> Response:
    try:
        name = services().accounts.linked(token).name
    except AccountError as error:
        return unkept(render_template("accounts/welcome.html", form=None, name="", said=str(error)), 410)
    return unkept(render_template("accounts/welcome.html", form=form, name=name, said=said), status)
