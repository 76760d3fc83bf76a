"""Classifiers taken in from files: the file, what its columns are, the verdict on each row. For register managers."""

import math
import re

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from classifiers.errors import ExchangeError
from classifiers.exchange.kept import SCHEME_ID, WAITING, Batch, Wish, scheme_id
from classifiers.exchange.model import Report, Verdict
from classifiers.exchange.reading import is_table
from classifiers.lifecycle.model import Role
from classifiers.schemes.model import label_in
from language.letters import fold
from web import accounts, imports_words
from web.browse import csv_row
from web.classifiers_words import said
from web.imports_shared import as_file, held, looked, title, who, words
from web.links import page_number
from web.reasons import reason
from web.services import services
from web.unkept import unkept

blueprint = Blueprint("imports", __name__)
blueprint.context_processor(words)
ON_A_PAGE = 100
COLUMNS = ("place", "code", "label", "verdict", "reason", "remarks")
NEW = "+"
RESERVED = ("imports",)
NO_FILE = "expected a file, found none"
NO_ID = "expected an id of small Latin letters, digits and dashes, a letter first"


@blueprint.get("/classifiers/imports")
@accounts.needs(Role.MANAGER)
def imports() -> Response:
    """The imports, newest first; those of one classifier where the address asks for it."""
    scheme = request.args.get("scheme", "")[:60]
    batches = services().exchange.batches(scheme, 1000)
    page, titles = page_number(), {one.id: one.titles for one in services().schemes.schemes()}
    rows = batches[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    return unkept(render_template(
        "imports/list.html", batches=rows, total=len(batches), page=page, pages=math.ceil(len(batches) / ON_A_PAGE), titles=titles,
        scheme=scheme,
    ))  # fmt: skip


# the file
@blueprint.get("/classifiers/imports/new")
@accounts.needs(Role.MANAGER)
def new() -> Response:
    """Which file, for which classifier."""
    return _new({"scheme": request.args.get("scheme", "")[:60], "id": ""}, "", "")


@blueprint.post("/classifiers/imports/new")
@accounts.needs(Role.MANAGER)
def send() -> AnyResponse:
    """Keep the file; a table goes on to its columns, other files to their verdicts. A classifier not held is made when it is taken in."""
    typed = {name: request.form.get(name, "").strip()[:60] for name in ("scheme", "id")}
    file = request.files.get("file")
    name = re.split(r"[/\\]", file.filename or "")[-1][-200:] if file else ""
    body = file.read() if file else b""
    if not name:
        return _new(typed, "file", NO_FILE)
    scheme = typed["scheme"] if typed["scheme"] != NEW else typed["id"] or scheme_id(name.rpartition(".")[0] or name)
    if not re.fullmatch(SCHEME_ID, scheme) or scheme in RESERVED:
        return _new(typed, "id", NO_ID)
    try:
        table = is_table(body, name)
    except ExchangeError as error:
        return _new(typed, "file", str(error))
    id_ = services().exchange.wait(body, name, Wish(scheme), who())
    if table:
        return redirect(url_for("imports_mapping.columns", id_=id_), code=303)
    try:
        return looked(id_)
    except ExchangeError as error:
        services().exchange.discard(id_)
        return _new(typed, "file", str(error))


def _new(typed: dict[str, str], field: str, wrong: str) -> Response:
    schemes = [(one.id, f"{said(one.titles).text} ({one.id})") for one in services().schemes.schemes()]
    page = render_template("imports/new.html", typed=typed, schemes=schemes, field=field, wrong=wrong, new=NEW)
    return unkept(page, 422 if wrong else 200)


# the verdicts
@blueprint.get("/classifiers/imports/<int:id_>")
@accounts.needs(Role.MANAGER)
def verdicts(id_: int) -> AnyResponse:
    """The verdict on each row, by verdict and by words; what can be done next."""
    batch = services().exchange.batch(id_)
    if batch.standing == WAITING and not batch.looked_at:
        return redirect(url_for("imports_mapping.columns", id_=id_), code=303)
    return shown_verdicts(batch, "")


def shown_verdicts(batch: Batch, wrong: str) -> Response:
    """The page of a batch, with what stood in the way of a step."""
    report, page, scheme = services().exchange.report(batch.id), page_number(), held(batch.scheme)
    rows = _asked(report)
    return unkept(render_template(
        "imports/verdicts.html", batch=batch, report=report, wrong=wrong, outcome=request.args.get("outcome", ""),
        text=request.args.get("words", "")[:200], total=len(rows), rows=rows[(page - 1) * ON_A_PAGE : page * ON_A_PAGE], page=page,
        pages=math.ceil(len(rows) / ON_A_PAGE), own=title(batch, scheme), first=(page - 1) * ON_A_PAGE + 1, held=scheme,
        remarked=sum(bool(one.remarks) for one in report.verdicts), governed=scheme is not None and scheme.governed,
        titles={"az": label_in(report.titles, "az"), "en": next((one.text for one in report.titles if one.language == "en"), "")},
        table=report.form in ("csv", "xlsx", "xls", "genericode"),
    ), 409 if wrong else 200)  # fmt: skip


def _asked(report: Report) -> list[Verdict]:
    """The verdicts the address asks for; "remarks" are the rows of which something is told."""
    outcome, text = request.args.get("outcome", ""), fold(request.args.get("words", "")[:200])
    rows = [one for one in report.verdicts if outcome in ("", one.outcome.value) or (outcome == "remarks" and one.remarks)]
    return [one for one in rows if text in fold(f"{one.code} {one.label} {one.place}")] if text else rows


@blueprint.get("/classifiers/imports/<int:id_>/verdicts.csv")
@accounts.needs(Role.MANAGER)
def verdicts_csv(id_: int) -> Response:
    """The verdicts as a table to keep."""
    batch = services().exchange.batch(id_)
    rows = (COLUMNS, *map(_cells, _asked(services().exchange.report(id_))))
    return as_file(("\ufeff" + "".join(map(csv_row, rows))).encode(), "text/csv", f"{batch.scheme}-{id_}-verdicts.csv")


def _cells(one: Verdict) -> tuple[str, ...]:
    outcome = str(imports_words.OUTCOMES[one.outcome.value])
    return one.place, one.code, one.label, outcome, _plain(one.reason), " · ".join(map(_plain, one.remarks))


def _plain(text: str) -> str:
    return str(reason(text).striptags())


@blueprint.get("/classifiers/imports/<int:id_>/file")
@accounts.needs(Role.MANAGER)
def file(id_: int) -> Response:
    """The file as it came."""
    batch = services().exchange.batch(id_)
    return as_file(services().exchange.file(id_), "application/octet-stream", batch.file_name)
