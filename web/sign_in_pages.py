"""Signing in and out, and choosing a password by a one-time link."""

import shlex

from flask import Blueprint, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from web import accounts, editors, looks
from web.services import services
from web.unkept import unkept

COMMAND = ".venv/bin/toplu users create aynur"
blueprint = Blueprint("signing", __name__)
"""It asks `is_ours` itself: whoever comes with an old form is shown a new one, with the name they typed."""


@blueprint.get("/sign-in")
def sign_in() -> Response:
    """The form; where there is no account yet it says how the first is made."""
    return _page("", looks.local_path(request.args.get("next", "/")), "", 200)


@blueprint.post("/sign-in")
def try_password() -> Response:
    """Look at a name and password. Whatever is wrong is told alike, so that nobody learns which accounts there are."""
    name, onward = request.form.get(accounts.NAME, "").strip()[:80], looks.local_path(request.form.get("next", "/"))
    if not accounts.is_ours():
        return _page(name, onward, _("This form was open too long. Give your name and password again."), 400)
    done, wait = accounts.sign_in(name, request.form.get(accounts.PASSWORD, "")[:400])
    if done:
        return redirect(onward, code=303)
    return _held_up(name, onward, wait) if wait else _page(name, onward, _("This name and password do not go together."), 403)


@blueprint.post("/sign-out")
def sign_out() -> Response:
    """End this sign-in."""
    if accounts.is_ours():
        accounts.sign_out()
    return redirect(looks.local_path(request.form.get("next", "/")), code=303)


def _held_up(name: str, onward: str, wait: int) -> Response:
    said = _("There were too many wrong tries. Wait %(seconds)s seconds and try again.", seconds=wait)
    response = _page(name, onward, said, 429)
    response.headers["Retry-After"] = str(wait)
    return response


def _page(name: str, onward: str, wrong: str, status: int) -> Response:
    page = render_template("accounts/sign_in.html", next=onward, name=name, wrong=wrong, command=_first_account())
    return unkept(page, status)


def _first_account() -> str:
    """The command that makes the first account; on the computer that serves, with the folder it is to be made in."""
    here = editors.editor() == editors.LOCAL and not services().settings.database_address
    return f"TOPLU_HOME={shlex.quote(str(services().settings.home))} {COMMAND}" if here else COMMAND
