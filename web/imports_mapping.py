"""The step of an import that says which column of a table is what, with the first rows as they are understood."""

from dataclasses import replace

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from classifiers.errors import ExchangeError
from classifiers.exchange.kept import Batch, Wish
from classifiers.exchange.mapping_file import read_mapping, write_mapping
from classifiers.exchange.model import Item, Mapping
from classifiers.exchange.reading import of_table, read_table
from classifiers.lifecycle.model import Role
from web import accounts, imports_columns, imports_words
from web.imports_columns import Typed
from web.imports_shared import Told, as_file, held, looked, title, told_of, waiting, words
from web.services import services
from web.unkept import unkept

blueprint = Blueprint("imports_mapping", __name__)
blueprint.context_processor(words)
FIRST_ROWS = 12


@blueprint.get("/classifiers/imports/<int:id_>/columns")
@accounts.needs(Role.MANAGER)
def columns(id_: int) -> AnyResponse:
    """What each column is, and the first rows as they are understood."""
    batch = waiting(id_)
    try:
        told = told_of(batch)
    except ExchangeError as error:
        held = batch.wish.mapping or Mapping()
        return _columns(batch, Told(None, held, str(error)), imports_columns.filled(held, ()))
    return _columns(batch, told, imports_columns.filled(told.mapping, told.table.sheets if told.table else ()))


@blueprint.post("/classifiers/imports/<int:id_>/columns")
@accounts.needs(Role.MANAGER)
def tell_columns(id_: int) -> AnyResponse:
    """Keep what the columns are, by the form or by a small file; then show the rows anew, or judge them all."""
    batch, typed, exchange = waiting(id_), imports_columns.sent(request.form), services().exchange
    try:
        held = _from_file() or _from_form(batch, typed)
        if "check" in request.form:
            exchange.change(id_, Wish(batch.scheme, held))
            return looked(id_)
        if not held.only_text:
            of_table(read_table(exchange.file(id_), batch.file_name, held))
        exchange.change(id_, Wish(batch.scheme, held))
    except ExchangeError as error:
        return _columns(batch, _told_or_none(batch, str(error)), typed)
    return redirect(url_for(".columns", id_=id_) + "#rows", code=303)


def _from_file() -> Mapping | None:
    file = request.files.get("mapping")
    body = file.read() if file and file.filename else b""
    if not body or "load" not in request.form:
        return None
    try:
        return read_mapping(body.decode("utf-8-sig"), (file.filename or "")[-200:] if file else "")
    except UnicodeDecodeError as error:
        raise ExchangeError("the mapping: expected UTF-8, found another encoding") from error


def _from_form(batch: Batch, typed: Typed) -> Mapping:
    """What the form says; where the text was read in another encoding, all of it is looked at anew."""
    held = batch.wish.mapping
    text = Mapping(encoding=typed.encoding, delimiter=typed.delimiter)
    if not typed.roles or (held and (held.encoding, held.delimiter) != (typed.encoding, typed.delimiter)):
        return text
    told = told_of(batch)
    if told.table is None or (told.mapping.encoding, told.mapping.delimiter) != (typed.encoding, typed.delimiter):
        return text
    return imports_columns.mapping_of(typed, told.mapping, imports_columns.shown(told.table, told.mapping), told.table.sheets)


def _told_or_none(batch: Batch, wrong: str) -> Told:
    try:
        return replace(told_of(batch), wrong=wrong)
    except ExchangeError:
        return Told(None, batch.wish.mapping or Mapping(), wrong)


def _columns(batch: Batch, told: Told, typed: Typed) -> Response:
    shown = imports_columns.shown(told.table, told.mapping) if told.table else []
    items: tuple[Item, ...] = ()
    wrong = told.wrong
    if told.table and not wrong:
        try:
            items = of_table(told.table, told.mapping).items[:FIRST_ROWS]
        except ExchangeError as error:
            wrong = str(error)
    page = render_template(
        "imports/columns.html", batch=batch, table=told.table, typed=typed, columns=shown, wrong=wrong, known=told.known, items=items,
        roles=imports_words.roles(typed.roles), own=title(batch, held(batch.scheme)),
    )  # fmt: skip
    return unkept(page, 422 if request.method == "POST" else 200)


@blueprint.get("/classifiers/imports/<int:id_>/columns.toml")
@accounts.needs(Role.MANAGER)
def mapping(id_: int) -> Response:
    """What the columns are, as a small file to keep, to mend and to give along with the next file."""
    batch = services().exchange.batch(id_)
    try:
        used = batch.wish.mapping or told_of(batch).mapping
    except ExchangeError:
        abort(404)
    return as_file(write_mapping(used).encode(), "application/toml", f"{batch.scheme}-columns.toml")
