"""Signing in and out of editing."""

from flask import Blueprint, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from web import editors, looks

blueprint = Blueprint("signing", __name__)


@blueprint.get("/sign-in")
def sign_in() -> str:
    """The form; where no keys are set it says who may edit."""
    return render_template("glossary/sign_in.html", next=looks.local_path(request.args.get("next", "/")), name="", wrong="")


@blueprint.post("/sign-in")
def try_key() -> Response:
    """Look at a name and key. Wrong ones are counted by address."""
    name, onward = request.form.get("editor_name", "").strip()[:80], looks.local_path(request.form.get("next", "/"))
    if not editors.is_ours():
        return _again(name, onward, "stale", 400)
    if editors.sign_in(name, request.form.get("editor_key", "").strip()[:400]):
        return redirect(onward, code=303)
    return _again(name, onward, "many", 429) if editors.too_many_tries() else _again(name, onward, "wrong", 403)


@blueprint.post("/sign-out")
def sign_out() -> Response:
    """End the session."""
    if editors.is_ours():
        editors.sign_out()
    return redirect(looks.local_path(request.form.get("next", "/")), code=303)


def _again(name: str, onward: str, wrong: str, status: int) -> Response:
    response = make_response(render_template("glossary/sign_in.html", next=onward, name=name, wrong=wrong), status)
    response.headers["Cache-Control"] = "no-store"
    return response
