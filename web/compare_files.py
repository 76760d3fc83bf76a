"""The documents of a comparison as files: Word, OpenDocument, PDF, one's own template, JSON; tracked changes and the amending act."""

import json
import re
from collections.abc import Mapping
from types import MappingProxyType

from flask import Blueprint, Response, abort, request

from acts.errors import ActsError
from acts.word.sheet import Sheet
from acts.word.stamped import Stamp
from language.letters import fold
from web.compare import FAILING, failed
from web.compare_draft import AskedDraft, asked_draft, made_of, shown_tables
from web.compare_engine import DraftMade, TextsMade, comparer
from web.compare_form import EMPTY_FILE, NO_FILE, TOO_LARGE
from web.compare_given import LARGEST_FILE
from web.compare_json import draft_json, texts_json
from web.compare_texts import AskedTexts, asked_texts, made_of_texts, shown_texts
from web.downloads import DOCX, attached
from web.i18n import web_language

blueprint = Blueprint("compare_files", __name__)
for kind in FAILING:
    blueprint.register_error_handler(kind, failed)
JSON = "application/json"
TYPES: Mapping[str, str] = MappingProxyType({
    "docx": DOCX, "odt": "application/vnd.oasis.opendocument.text", "pdf": "application/pdf", "json": JSON,
})  # fmt: skip
"""Media types of the forms a table is given in."""


# a draft
@blueprint.get("/compare/draft/<id_>/table.<form>")
def draft_table(id_: str, form: str) -> Response:
    """The tables of a draft."""
    asked = _right(asked_draft(id_))
    made = made_of(asked)
    if form == "json":
        return _json(draft_json(made, asked.day), file_name(asked.name))
    return table_file(form, _draft_sheet(asked, made), file_name(asked.name))


@blueprint.post("/compare/draft/<id_>/filled")
def fill_draft(id_: str) -> Response:
    """The tables of a draft in one's own template."""
    asked = _right(asked_draft(id_))
    made = made_of(asked)
    try:
        return _attached(comparer().filled(_template(), _draft_sheet(asked, made)), "docx", file_name(asked.name))
    except ActsError as error:
        return shown_tables(asked, made, str(error))


def _draft_sheet(asked: AskedDraft, made: DraftMade) -> Sheet:
    return comparer().sheet(made, asked.layout, web_language())


# two texts
@blueprint.get("/compare/texts/<id_>/table.<form>")
def texts_table(id_: str, form: str) -> Response:
    """The table of two texts."""
    asked = asked_texts(id_)
    made = made_of_texts(asked)
    if form == "json":
        return _json(texts_json(made), file_name(asked.name))
    return table_file(form, _texts_sheet(asked, made), file_name(asked.name))


@blueprint.post("/compare/texts/<id_>/filled")
def fill_texts(id_: str) -> Response:
    """The table of two texts in one's own template."""
    asked = asked_texts(id_)
    made = made_of_texts(asked)
    try:
        return _attached(comparer().filled(_template(), _texts_sheet(asked, made)), "docx", file_name(asked.name))
    except ActsError as error:
        return shown_texts(asked, made, str(error))


@blueprint.get("/compare/texts/<id_>/redline.docx")
def redline(id_: str) -> Response:
    """Tracked changes: accepted they give the second text, rejected the first."""
    asked = asked_texts(id_)
    return _attached(comparer().redline(made_of_texts(asked), web_language()), "docx", f"{file_name(asked.name)}.redline")


@blueprint.get("/compare/texts/<id_>/amending.docx")
def amending(id_: str) -> Response:
    """The draft amending act that makes the second text of the first."""
    asked = asked_texts(id_)
    drafted = comparer().amending(made_of_texts(asked))
    if drafted is None:
        abort(404)
    return _attached(comparer().amending_docx(drafted, web_language()), "docx", f"{file_name(asked.name)}.amending")


def _texts_sheet(asked: AskedTexts, made: TextsMade) -> Sheet:
    return comparer().sheet(made, asked.layout, web_language())


# files
def table_file(form: str, sheet: Sheet, name: str, stamp: Stamp | None = None) -> Response:
    """A document in one of the forms of `TYPES`; 404 for others and where this machine cannot make it. ``stamp``: of one that is kept."""
    if form not in TYPES or (form in ("odt", "pdf") and not comparer().converts()):
        abort(404)
    body = comparer().docx(sheet, stamp)
    return _attached({"odt": comparer().odt, "pdf": comparer().pdf}[form](body) if form in ("odt", "pdf") else body, form, name)


def file_name(name: str) -> str:
    """What a file made of one of that name is called, without its ending: Latin letters, digits and dashes."""
    plain = re.sub(r"[^0-9a-z]+", "-", fold(re.sub(r"\.\w{1,5}$", "", name))).strip("-")[:80].strip("-")
    return plain or "toplu"


def _right(asked: AskedDraft) -> AskedDraft:
    """Files have no page to say what is wrong with a day."""
    if asked.wrong:
        abort(400)
    return asked


def _template() -> bytes:
    """The template sent. Raises `ActsError` where there is none that could be one."""
    sent = request.files.get("template")
    body: bytes | None = sent.read(LARGEST_FILE + 1) if sent and sent.filename else None
    if not body or len(body) > LARGEST_FILE:
        raise ActsError(NO_FILE if body is None else TOO_LARGE if body else EMPTY_FILE)
    return body


def _attached(body: bytes, form: str, name: str) -> Response:
    response = attached(body, TYPES[form], f"{name}.{form}")
    response.headers["Cache-Control"] = "no-store"
    return response


def _json(value: object, name: str) -> Response:
    return _attached(json.dumps(value, ensure_ascii=False, indent=1).encode(), "json", name)
