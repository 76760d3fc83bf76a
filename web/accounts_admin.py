"""The administrator's pages: accounts and organisations. Passwords are never seen here: a one-time link lets people choose their own."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response
from wtforms import SelectChoice

from classifiers.lifecycle.model import Role
from storage.accounts.model import Account, Organisation, Wish
from storage.errors import AccountError
from web import accounts
from web.accounts_forms import AccountForm, NewAccountForm, OrganisationForm
from web.i18n import web_language
from web.services import services
from web.unkept import unkept

blueprint = Blueprint("admin", __name__)
NO_BODY = 0


@blueprint.get("/accounts")
@accounts.needs(Role.ADMINISTRATOR)
def accounts_list() -> str:
    """Every account, and every organisation."""
    held = services().accounts
    return render_template("accounts/list.html", all=held.all(), bodies=held.organisations())


@blueprint.route("/accounts/new", methods=["GET", "POST"])
@accounts.needs(Role.ADMINISTRATOR)
def new() -> Response:
    """Make an account; the page that follows shows its one-time link, once."""
    form = _with_bodies(NewAccountForm())
    if request.method == "GET":
        return _form(form, None)
    if not form.validate_on_submit():
        return _form(form, None, status=422)
    try:
        made, token = services().accounts.add(form.name.data or "", _wish(form, active=True), _who(), link=True)
    except AccountError as error:
        return _form(form, None, str(error), 422)
    return _link(made, token)


@blueprint.route("/accounts/<int:id_>", methods=["GET", "POST"])
@accounts.needs(Role.ADMINISTRATOR)
def change(id_: int) -> Response:
    """Change an account: name, organisation, roles, whether it may sign in."""
    held = services().accounts.account(id_)
    body = held.organisation.id if held.organisation else NO_BODY
    kept = {"revision": held.revision, "full_name": held.full_name, "active": held.active}
    form = _with_bodies(AccountForm(data=kept | {"organisation": body, "roles": list(held.roles)}), held.organisation)
    if request.method == "GET":
        return _form(form, held)
    if not form.validate_on_submit():
        return _form(form, held, status=422)
    try:
        services().accounts.change(id_, _wish(form, bool(form.active.data)), form.revision.data or 0, _who())
    except AccountError as error:
        now = services().accounts.account(id_)
        form.revision.data = form.revision.raw_data = None
        form.revision.data = now.revision
        return _form(form, now, str(error), 409 if now.revision != held.revision or "meanwhile" in str(error) else 422)
    return redirect(url_for(".change", id_=id_, done="saved"), code=303)


@blueprint.post("/accounts/<int:id_>/link")
@accounts.needs(Role.ADMINISTRATOR)
def link(id_: int) -> Response:
    """Make a one-time link; an older one holds no more."""
    return _link(services().accounts.account(id_), services().accounts.link(id_, _who()))


@blueprint.post("/accounts/<int:id_>/end")
@accounts.needs(Role.ADMINISTRATOR)
def end(id_: int) -> Response:
    """End every sign-in of an account."""
    services().sessions.end_all(services().accounts.account(id_).id, _who())
    return redirect(url_for(".change", id_=id_, done="ended"), code=303)


@blueprint.route("/organisations/new", methods=["GET", "POST"])
@accounts.needs(Role.ADMINISTRATOR)
def new_organisation() -> Response:
    """Make an organisation."""
    form = OrganisationForm(active=True)
    if request.method == "GET":
        return _body_form(form, None)
    if not form.validate_on_submit():
        return _body_form(form, None, status=422)
    try:
        services().accounts.add_organisation(form.name.data or "", form.name_en.data or "", _who())
    except AccountError as error:
        return _body_form(form, None, str(error), 422)
    return redirect(url_for(".accounts_list"), code=303)


@blueprint.route("/organisations/<int:id_>", methods=["GET", "POST"])
@accounts.needs(Role.ADMINISTRATOR)
def organisation(id_: int) -> Response:
    """Change an organisation."""
    held = services().accounts.organisation(id_)
    form = OrganisationForm(obj=held)
    if request.method == "GET":
        return _body_form(form, held)
    if not form.validate_on_submit():
        return _body_form(form, held, status=422)
    told = (form.name.data or "", form.name_en.data or "", bool(form.active.data), form.revision.data or 0)
    try:
        services().accounts.change_organisation(Organisation(id_, *told), _who())
    except AccountError as error:
        return _body_form(form, held, str(error), 409 if form.revision.data != held.revision else 422)
    return redirect(url_for(".accounts_list"), code=303)


def _who() -> str:
    held = accounts.account()
    if held is None:
        raise AccountError("expected somebody signed in")
    return held.name


def _wish(form: AccountForm, active: bool) -> Wish:
    return Wish(form.full_name.data or "", form.organisation.data or None, tuple(form.roles.data or ()), active)


def _with_bodies(form: AccountForm, own: Organisation | None = None) -> AccountForm:
    """The form with the organisations to choose from: those that are open, and the account's own."""
    bodies = [one for one in services().accounts.organisations() if one.active or (own and one.id == own.id)]
    english = web_language() == "en"
    named = [SelectChoice(one.id, one.name_en if english and one.name_en else one.name) for one in bodies]
    form.organisation.choices = [SelectChoice(NO_BODY, _("none")), *named]
    return form


def _form(form: AccountForm, held: Account | None, said: str = "", status: int = 200) -> Response:
    sign_ins = services().sessions.of(held.id) if held else ()
    told = {"form": form, "held": held, "said": said, "sign_ins": sign_ins, "done": request.args.get("done", "")}
    return unkept(render_template("accounts/account.html", **told), status)


def _body_form(form: OrganisationForm, held: Organisation | None, said: str = "", status: int = 200) -> Response:
    return unkept(render_template("accounts/organisation.html", form=form, held=held, said=said), status)


def _link(held: Account, token: str) -> Response:
    address = url_for("mine.welcome", token=token, _external=True)
    return unkept(render_template("accounts/link.html", held=services().accounts.account(held.id), address=address), 200)
