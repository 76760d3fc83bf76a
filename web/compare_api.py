"""Comparisons for programs: `POST /api/compare/draft` and `/api/compare/texts` (docs/comparing.md).

Multipart with files or JSON goes in; JSON or a document comes out. Nothing is kept, no account is asked for, no cookie counts; what
cannot be done is told as a problem document (RFC 9457) with the reason.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import Blueprint, Response, jsonify, request
from werkzeug.datastructures import FileStorage

from acts.errors import ActsError, NotHeldError
from acts.word.errors import OfficeBusyError
from web.acts_day import today
from web.compare_engine import DraftMade, Source, TextsMade, comparer
from web.compare_files import JSON, TYPES, file_name, table_file
from web.compare_form import EMPTY_FILE, TOO_LARGE, TOO_LONG, day_of
from web.compare_given import LARGEST_FILE, LONGEST_TEXT, Errands, How
from web.compare_json import draft_json, missed_json, texts_json
from web.unkept import unkept

blueprint = Blueprint("compare_api", __name__, url_prefix="/api/compare")
LANGUAGES = ("az", "en")
REDLINE = "redline"


class AskedWronglyError(ActsError):
    """A question of a program that is not written as docs/comparing.md says."""


@blueprint.errorhandler(ActsError)
def refused(error: ActsError) -> Response:
    """Why it could not be done: 400 for a question written wrongly, 404 for what is not held, 422 for texts that cannot be compared,
    503 for what is to be tried again.
    """
    kinds = ((AskedWronglyError, 400), (NotHeldError, 404), (OfficeBusyError, 503))
    status = next((status for kind, status in kinds if isinstance(error, kind)), 422)
    response = jsonify(type="about:blank", title="It could not be compared", status=status, detail=str(error))
    response.mimetype = "application/problem+json"
    return unkept(response, status)


@blueprint.post("/draft")
def draft() -> Response:
    """A draft amending act against the acts it amends."""
    asked = _asked()
    day = _day(asked.get("day", ""))
    source = _source(asked, "draft")
    made = comparer().draft(source, day)
    form = _form(asked)
    return _answer(draft_json(made, day)) if form == "json" else _document(form, made, asked, source.name)


@blueprint.post("/texts")
def texts() -> Response:
    """One text against another."""
    asked = _asked()
    left, right = _source(asked, "left"), _source(asked, "right")
    made = comparer().texts(left, right, today())
    form = _form(asked, REDLINE)
    if form == "json":
        return _answer(texts_json(made) | (_amending(made) if asked.get("amending") else {}))
    if form == REDLINE:
        response = Response(comparer().redline(made, _language(asked)), mimetype=TYPES["docx"])
        response.headers.set("Content-Disposition", "attachment", filename=f"{file_name(left.name)}.redline.docx")
        return unkept(response)
    return _document(form, made, asked, left.name)


def _asked() -> Mapping[str, Any]:
    """The fields of the question, of JSON or of a form. Raises `AskedWronglyError`."""
    if not request.is_json:
        return request.form
    told = request.get_json(silent=True)
    if not isinstance(told, dict):
        raise AskedWronglyError("expected a JSON object, found something else")
    return told


def _source(asked: Mapping[str, Any], name: str) -> Source:
    """A text of the question: the file of that name, or its words as `NAME_text`, or an act held as `NAME_act` on `NAME_day`.

    In JSON it is an object: `{"text": …}` or `{"act": "/akn/…", "day": "2026-01-31"}`.
    """
    file = request.files.get(name)
    if file is not None and file.filename:
        return _of_file(file)
    told = asked.get(name)
    fields = told if isinstance(told, dict) else {part: asked.get(f"{name}_{part}", "") for part in ("text", "act", "day", "name")}
    text, act = str(fields.get("text") or ""), str(fields.get("act") or "")
    if bool(text.strip()) == bool(act):
        raise AskedWronglyError(f"{name}: expected a file, or a text, or the address of an act held; found {'several' if text else 'none'}")
    if act:
        return Source(How.ACT, uri=act, day=_day(str(fields["day"])) if fields.get("day") else None)
    if len(text) > LONGEST_TEXT:
        raise AskedWronglyError(f"{name}: {TOO_LONG}")
    return Source(How.TEXT, str(fields.get("name") or "")[:200], text.encode("utf-8", "replace"))


def _of_file(file: FileStorage) -> Source:
    body = file.read(LARGEST_FILE + 1)
    if not body or len(body) > LARGEST_FILE:
        raise AskedWronglyError(TOO_LARGE if body else EMPTY_FILE)
    return Source(How.FILE, (file.filename or "")[-200:], body)


def _day(typed: object) -> date:
    found, wrong = day_of(str(typed or ""))
    if wrong:
        raise AskedWronglyError(wrong)
    return found


def _form(asked: Mapping[str, Any], *more: str) -> str:
    form = str(asked.get("format") or "json")
    if form not in (*TYPES, *more):
        raise AskedWronglyError(f"format: expected one of {', '.join((*TYPES, *more))}; found {form!r}")
    return form


def _document(form: str, made: DraftMade | TextsMade, asked: Mapping[str, Any], name: str) -> Response:
    language = _language(asked)
    what = Errands.DRAFT if isinstance(made, DraftMade) else Errands.TEXTS
    known = [one.id for one in comparer().layouts(what, language)]
    layout = str(asked.get("layout") or known[0])
    if layout not in known:
        raise AskedWronglyError(f"layout: expected one of {', '.join(known)}; found {layout!r}")
    return table_file(form, comparer().sheet(made, layout, language), file_name(name))


def _language(asked: Mapping[str, Any]) -> str:
    language = str(asked.get("language") or "az")
    if language not in LANGUAGES:
        raise AskedWronglyError(f"language: expected az or en; found {language!r}")
    return language


def _amending(made: TextsMade) -> dict[str, object]:
    """The draft amending act; null for texts in another language than Azerbaijani."""
    drafted = comparer().amending(made)
    return {"amending": drafted and {"paragraphs": list(drafted.paragraphs), "not_said": missed_json(drafted.not_said)}}


def _answer(value: dict[str, object]) -> Response:
    response = jsonify(value)
    response.mimetype = JSON
    return unkept(response)
