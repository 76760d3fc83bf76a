"""The documents of a concordance, and those that come back: what they say is shown row by row, and taken when somebody says so."""

import json

from flask import Blueprint, Response, abort, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from acts.concordance.exporting import exported
from acts.concordance.kept import ComparisonKind, Kept
from acts.errors import ActsError
from acts.word.endnotes import with_endnotes
from acts.word.errors import OfficeBusyError, OfficeError
from acts.word.stamped import Stamp
from acts.word.templates import fill
from web import returning
from web.accounts import needs
from web.browse import csv_row
from web.compare_engine import comparer
from web.compare_files import JSON, TYPES, file_name
from web.comparisons_shared import Hindrance, reader, store, writes
from web.concordance_sheets import document, fitting, sheet_of
from web.downloads import attached
from web.i18n import web_language
from web.returning import CONCORDANCES
from web.unkept import unkept

blueprint = Blueprint("concordance_files", __name__)
COLUMNS = (
    "provision", "heading", "counterparts", "relation", "state", "degree", "reason", "body", "planned_act", "planned_day", "reviewer",
)  # fmt: skip


@blueprint.get("/comparisons/<uid>/files")
def files(uid: str) -> Response:
    """The forms there are, and where a document that came back is given."""
    return _files(concordance(uid))


@blueprint.errorhandler(OfficeError)
def unconverted(error: OfficeError) -> Response:
    """Why there is no .odt or .pdf, above what there is."""
    uid = (request.view_args or {}).get("uid", "")
    return _files(concordance(uid), str(error), 503 if isinstance(error, OfficeBusyError) else 422)


def _files(one: Kept, wrong: str = "", status: int = 422) -> Response:
    return unkept(render_template(
        "comparisons/files.html", one=one, layouts=fitting(), converts=comparer().converts(), may_write=writes(one), lang=web_language(),
        hindrance=Hindrance(wrong) if wrong else None,
    ), status if wrong else 200)


@blueprint.get("/comparisons/<uid>/table.<form>")
def table(uid: str, form: str) -> Response:
    """The table in one of the forms; `layout`, `language`, `ways` (1 or 2) and `notes` ("end" for endnotes) choose how it is laid out."""
    one = concordance(uid)
    if form == "json":
        return _attached(json.dumps(exported(store(), uid, reader()), ensure_ascii=False, indent=1).encode(), JSON, one, form)
    if form == "csv":
        return _attached(_csv(one), "text/csv; charset=utf-8", one, form)
    if form not in TYPES or (form != "docx" and not comparer().converts()):
        abort(404)
    made = _noted(document(one, Stamp.new(*_asked()), _at_end() or form != "docx"))
    body = {"odt": comparer().odt, "pdf": comparer().pdf}[form](made) if form != "docx" else made
    return _attached(body, TYPES[form], one, form)


@blueprint.post("/comparisons/<uid>/filled")
def filled(uid: str) -> Response:
    """The table in one's own template."""
    one = concordance(uid)
    try:
        body = _noted(fill(returning.sent("template"), sheet_of(one, Stamp.new(*_asked()), _at_end())))
    except ActsError as error:
        return _files(one, str(error))
    return _attached(body, TYPES["docx"], one, "docx")


def _asked() -> tuple[str, str, bool]:
    known = [one.name for one in fitting()]
    chosen, language = request.values.get("layout", known[0]), request.values.get("language", web_language())
    if chosen not in known or language not in ("az", "en"):
        abort(400)
    return chosen, language, request.values.get("ways") == "2"


def _noted(body: bytes) -> bytes:
    """The document with its evidence where it was asked for: in footnotes, or at its end."""
    return with_endnotes(body) if _at_end() else body


def _at_end() -> bool:
    return request.values.get("notes") == "end"


def _csv(one: Kept) -> bytes:
    """The rows for spreadsheets, begun with the mark by which they know UTF-8."""
    lines = [csv_row(COLUMNS)]
    for row in store().all(one.uid, reader()):
        if row.provision is None or row.status.gone:
            continue
        said = row.decision
        told = (said.degree or "", said.reason, said.body, said.planned_act, said.planned_day or "", said.reviewer) if said else ("",) * 6
        own = row.provision.label, row.provision.heading, " ".join(row.counterparts), row.relation.value, row.state.value
        lines.append(csv_row((*own, *map(str, told))))
    return b"\xef\xbb\xbf" + "".join(lines).encode()


# what comes back
@blueprint.post("/comparisons/<uid>/returned")
@needs()
def returned(uid: str) -> Response:
    """What a document that came back says, row by row; nothing is taken yet."""
    return returning.returned(concordance(uid), CONCORDANCES, _files)


@blueprint.post("/comparisons/<uid>/taken")
@needs()
def take(uid: str) -> AnyResponse:
    """Write the decisions of a document that came back; a row somebody decided in the meantime is passed over and told."""
    return returning.take(concordance(uid), CONCORDANCES, _files)


def concordance(uid: str) -> Kept:
    """A concordance whoever asks may read; another kind of comparison has no such pages (404)."""
    one = store().of(uid, reader())
    if one.kind is not ComparisonKind.CONCORDANCE:
        abort(404)
    return one


def _attached(body: bytes, media_type: str, one: Kept, form: str) -> Response:
    response = attached(body, media_type, f"{file_name(one.title)}.{form}")
    response.headers["Cache-Control"] = "no-store"
    return response
