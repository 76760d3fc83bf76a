"""The documents of a concordance, and those that come back: what they say is shown row by row, and taken when somebody says so."""

import json
from collections.abc import Sequence

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from acts.concordance.errors import ConcordanceError
from acts.concordance.exporting import exported
from acts.concordance.kept import ComparisonKind, Kept
from acts.errors import ActsError
from acts.word.errors import OfficeBusyError, OfficeError
from acts.word.templates import fill
from web import comparisons_words as words
from web.accounts import needs
from web.browse import csv_row
from web.compare_engine import comparer
from web.compare_files import JSON, TYPES, file_name
from web.compare_form import EMPTY_FILE, NO_FILE, TOO_LARGE
from web.compare_given import LARGEST_FILE
from web.compare_keeping import uploads
from web.comparisons_shared import Hindrance, reader, store, writes
from web.concordance_sheets import CameBack, Taken, came_back, document, fitting, new_stamp, sheet_of
from web.downloads import attached
from web.i18n import web_language
from web.links import whole
from web.unkept import unkept

blueprint = Blueprint("concordance_files", __name__)
COLUMNS = (
    "provision", "heading", "counterparts", "relation", "state", "degree", "reason", "body", "planned_act", "planned_day", "reviewer",
)  # fmt: skip
NOT_OURS = "expected a document made here of this table, found one without its stamp: download it again and carry the changes over"


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
    """The table in one of the forms; `layout`, `language` and `ways` (1 or 2) choose how it is laid out."""
    one = concordance(uid)
    if form == "json":
        return _attached(json.dumps(exported(store(), uid, reader()), ensure_ascii=False, indent=1).encode(), JSON, one, form)
    if form == "csv":
        return _attached(_csv(one), "text/csv; charset=utf-8", one, form)
    if form not in TYPES or (form != "docx" and not comparer().converts()):
        abort(404)
    made = document(one, new_stamp(*_asked()))
    body = {"odt": comparer().odt, "pdf": comparer().pdf}[form](made) if form != "docx" else made
    return _attached(body, TYPES[form], one, form)


@blueprint.post("/comparisons/<uid>/filled")
def filled(uid: str) -> Response:
    """The table in one's own template."""
    one = concordance(uid)
    try:
        body = fill(_sent("template"), sheet_of(one, new_stamp(*_asked())))
    except ActsError as error:
        return _files(one, str(error))
    return _attached(body, TYPES["docx"], one, "docx")


def _asked() -> tuple[str, str, bool]:
    known = [one.name for one in fitting()]
    chosen, language = request.values.get("layout", known[0]), request.values.get("language", web_language())
    if chosen not in known or language not in ("az", "en"):
        abort(400)
    return chosen, language, request.values.get("ways") == "2"


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
    one = concordance(uid)
    try:
        body = _sent("file")
        found = came_back(one, body, _name())
    except ActsError as error:
        return _files(one, str(error))
    if found is None:
        return _files(one, NOT_OURS)
    return _verdicts(one, found, uploads().put(body), _name())


def _verdicts(one: Kept, found: CameBack, digest: str, name: str, done: int = 0, missed: int = 0, passed: Sequence[str] = ()) -> Response:
    return unkept(render_template(
        "comparisons/returned.html", one=one, found=found, words=words, digest=digest, may_write=writes(one), name=name, done=done,
        missed=missed, passed=passed,
    ), 409 if missed else 200)


@blueprint.post("/comparisons/<uid>/taken")
@needs()
def take(uid: str) -> AnyResponse:
    """Write the decisions of a document that came back; a row somebody decided in the meantime is passed over and told."""
    one, digest, name = concordance(uid), request.form.get("digest", ""), request.form.get("name", "docx")
    try:
        body = uploads().get(digest)
        found = came_back(one, body, name)
        taken = found.taken if found else ()
        passed = [problem for single in taken if (problem := _write(one, single))]
        done = len(taken) - len(passed)
        missed = (whole(request.form.get("count", ""), 6) or 0) - done
        left = came_back(one, body, name) if passed or missed > 0 else None
    except ActsError as error:
        return _files(one, str(error))
    if left is None:
        return redirect(url_for("comparisons.kept", uid=uid, taken=done), code=303)
    return _verdicts(one, left, digest, name, done, max(missed, len(passed)), passed)


def _write(one: Kept, taken: Taken) -> str:
    """Write a decision; why it was not written, "" where it was."""
    try:
        store().decide(one.uid, taken.row.key, taken.decision, reader(), taken.row.revision)
        if taken.author and taken.author != reader().name:
            store().comment(one.uid, taken.row.key, f"Word: {taken.author}", reader())
    except ConcordanceError as error:
        return str(error)
    return ""


def concordance(uid: str) -> Kept:
    """A concordance whoever asks may read; another kind of comparison has no such pages (404)."""
    one = store().of(uid, reader())
    if one.kind is not ComparisonKind.CONCORDANCE:
        abort(404)
    return one


def _name() -> str:
    sent = request.files.get("file")
    return (sent.filename if sent else "") or "docx"


def _sent(field: str) -> bytes:
    """The file sent. Raises `ActsError` where there is none that could be one."""
    sent = request.files.get(field)
    body: bytes | None = sent.read(LARGEST_FILE + 1) if sent and sent.filename else None
    if not body or len(body) > LARGEST_FILE:
        raise ActsError(NO_FILE if body is None else TOO_LARGE if body else EMPTY_FILE)
    return body


def _attached(body: bytes, media_type: str, one: Kept, form: str) -> Response:
    response = attached(body, media_type, f"{file_name(one.title)}.{form}")
    response.headers["Cache-Control"] = "no-store"
    return response
