"""Kept comparisons for programs, below `/api/comparisons` (docs/comparing.md).

A program signs in as a browser does and sends, with all that changes something, the token of `/api/comparisons/token` in the header
`X-CSRFToken`. Answers are JSON; what cannot be done is told as a problem document (RFC 9457), and where somebody was quicker, with how it
stands now.
"""

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from flask import Blueprint, Response, jsonify, request
from flask_wtf.csrf import CSRFError, generate_csrf

from acts.concordance import gaps as needed
from acts.concordance.ageing import age
from acts.concordance.errors import ConflictError, NotAllowedError
from acts.concordance.exporting import exported
from acts.concordance.kept import ComparisonKind, Reader, Role, Visibility
from acts.concordance.packing import plain
from acts.concordance.rerun import compared_again
from acts.errors import ActsError, NotHeldError
from acts.word.errors import OfficeBusyError
from web import compare_kept, concordance_files
from web import comparisons_api_asked as asked
from web import concordance_tasks as tasks
from web.came_back import came_back
from web.compare_api import AskedWronglyError
from web.comparisons_api_making import made_answer, task_json
from web.comparisons_api_returned import returned_json, written
from web.comparisons_shared import giving_to, reader, store
from web.concordance_tasks import ended_or_under_way, making
from web.kept_again import made_again
from web.services import services
from web.underway import TooMuchError
from web.unkept import unkept

blueprint = Blueprint("comparisons_api", __name__, url_prefix="/api/comparisons")
UNPROVEN = "expected the token of /api/comparisons/token in the header X-CSRFToken, found none, or that of another session"
SIGN_IN = "only somebody signed in may change comparisons; docs/comparing.md says how a program signs in"
Told = Mapping[str, Any]
LAID_OUT: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType({"language": ("az", "en"), "ways": ("1", "2"), "notes": ("foot", "end")})
LARGEST: Final = 1 << 63
"""No number of a notice is as large."""


@blueprint.errorhandler(ActsError)
def refused(error: ActsError) -> Response:
    """Why it could not be done: 400 a question written wrongly, 403, 404, 409 somebody was quicker, 422 what cannot be, 503 try again."""
    kinds = ((AskedWronglyError, 400), (NotAllowedError, 403), (NotHeldError, 404), (ConflictError, 409), (OfficeBusyError, 503),
             (TooMuchError, 503))  # fmt: skip
    status = next((status for kind, status in kinds if isinstance(error, kind)), 422)
    return _problem(status, str(error), _stands(error) if isinstance(error, ConflictError) else {})


@blueprint.errorhandler(CSRFError)
def unknown_token(_error: CSRFError) -> Response:
    """Without the token nothing is changed: another site could have sent it."""
    return _problem(400, UNPROVEN, {})


# reading
@blueprint.get("/token")
def token() -> Response:
    """The token to be sent along, and who is signed in."""
    return _answer({"token": generate_csrf(), "account": reader().name})


@blueprint.get("")
def listed() -> Response:
    """The comparisons whoever asks may read, newest first."""
    told = asked.args("kind", "words", "mine", "act", *asked.PAGING)
    kind = asked.one_of(ComparisonKind, "kind", told["kind"]) if told.get("kind") else None
    found = store().listed(reader(), kind, told.get("words", "")[:200], asked.yes(told, "mine"), told.get("act", ""))
    page, size = asked.page_asked(told)
    shown = found[(page - 1) * size : page * size]
    comparisons = [{**plain(one), "progress": plain(store().progress(one.uid, reader()))} for one in shown]
    return _answer({"total": len(found), "page": page, "pages": max(1, math.ceil(len(found) / size)), "comparisons": comparisons})


@blueprint.get("/gaps")
def gaps() -> Response:
    """Acts and amendments needed, over all concordances whoever asks may read, and how each chapter is covered."""
    told = asked.args("reference", *asked.PAGING)
    page, size = asked.page_asked(told)
    everything = needed.standings(store(), reader(), told.get("reference", ""))
    found = [one for one in everything if one.needed]
    chapters = [{**plain(one), "share": one.share} for one in needed.coverage(everything)]
    return _answer({
        "provisions": len(everything), "total": len(found), "page": page, "pages": max(1, math.ceil(len(found) / size)),
        "coverage": chapters, "gaps": [plain(one) for one in found[(page - 1) * size : page * size]],
    })


@blueprint.get("/notices")
def notices() -> Response:
    """What whoever is signed in is told and has not seen."""
    return _answer({"notices": plain(store().notices(_writer().name))})


@blueprint.get("/<uid>")
def one(uid: str) -> Response:
    """All of a comparison: texts, provisions, rows, history, comments."""
    return _answer(exported(store(), uid, reader()))


@blueprint.get("/<uid>/table.<form>")
def table(uid: str, form: str) -> Response:
    """The table in one of its forms, as the pages give it; `layout`, `language`, `ways` and `notes` choose how it is laid out."""
    told = asked.args("layout", "language", "ways", "notes")
    for name, known in LAID_OUT.items():
        if told.get(name, known[0]) not in known:
            raise AskedWronglyError(f"{name}: expected one of {', '.join(known)}; found {told[name]!r}")
    kept = store().of(uid, reader())
    return concordance_files.table(uid, form) if kept.kind is ComparisonKind.CONCORDANCE else compare_kept.table(uid, form)


@blueprint.get("/<uid>/progress")
def progress(uid: str) -> Response:
    """How far it has come and how old it is; the chapters rows can be asked for by."""
    kept = store().of(uid, reader())
    return _answer({
        "comparison": plain(kept), "progress": plain(store().progress(uid, reader())), "age": plain(age(store().engine, uid, reader())),
        "chapters": list(store().chapters(uid, reader())), "may_write": store().writes(kept, reader()),
    })


@blueprint.get("/<uid>/provisions")
def provisions(uid: str) -> Response:
    """The provisions compared, with the wording of today where it differs."""
    told = asked.args("side")
    role = asked.one_of(Role, "side", told["side"]) if told.get("side") else None
    return _answer({"provisions": plain(store().provisions(uid, reader(), role))})


@blueprint.get("/<uid>/rows")
def rows(uid: str) -> Response:
    """A page of the rows asked for."""
    told = asked.args(*asked.FILTERS, *asked.PAGING)
    return _answer(plain(store().rows(uid, reader(), asked.rows_asked(told), *asked.page_asked(told))))


@blueprint.get("/<uid>/rows/<path:key>")
def row(uid: str, key: str) -> Response:
    """A row with its history and what is said of it."""
    return _row(uid, key)


# writing
@blueprint.post("")
def make() -> Response:
    """A new concordance, kept for whoever is signed in alone until they show it to others."""
    _writer()
    told = asked.fields("left", "right", "day", "title")
    both = making().both(asked.side(told, "left"), asked.side(told, "right"), asked.day(told))
    return made_answer(ended_or_under_way(tasks.first(both, asked.text(told, "title"))), 201)


@blueprint.post("/<uid>/rows/<path:key>")
def step(uid: str, key: str) -> Response:
    """Decide a row, say something of it, give it to somebody, or take a step back."""
    who = _writer()
    name = asked.text(_sent(), "step")
    if name not in STEPS:
        raise AskedWronglyError(f"step: expected one of {', '.join(STEPS)}; found {name!r}")
    known, take = STEPS[name]
    take(uid, key, who, asked.fields("step", "revision", *known))
    return _row(uid, key)


@blueprint.post("/<uid>/confirm")
def confirm_all(uid: str) -> Response:
    """Confirm the suggestions of the rows asked for that the program is as sure of as ``sure`` says."""
    who, told = _writer(), asked.fields("sure", *asked.FILTERS)
    if "sure" not in told:
        raise AskedWronglyError("sure: expected a number from 0 to 1, found none")
    return _answer(plain(store().confirm_all(uid, who, asked.rows_asked(asked.filters_of(told)), asked.share(told["sure"], "sure"))))


@blueprint.post("/<uid>/rerun")
def make_again(uid: str) -> Response:
    """Make a comparison again on a day; what was decided or said stays with the rows that still stand."""
    who, told = _writer(), asked.fields("day", "revision")
    kept = store().of(uid, who)
    if kept.kind is not ComparisonKind.CONCORDANCE:
        return _answer(plain(compared_again(store(), uid, who, asked.revision(told), made_again(kept, asked.day(told)))))
    return made_answer(ended_or_under_way(tasks.again(uid, asked.revision(told), asked.day(told))), 200)


@blueprint.get("/making/<token>")
def under_way(token: str) -> Response:
    """How far a table under way is; what was made, when it is."""
    task = services().underway.of(token, _writer().name)
    if task is None:
        raise NotHeldError(f"no table is under way as {token}: the program was started anew since, or it is long made")
    return _answer(task_json(task))


@blueprint.post("/<uid>/returned")
def returned(uid: str) -> Response:
    """What a document that came back says row by row; its decisions are written where ``take`` asks for it."""
    who, told = _writer(), asked.fields("take")
    kept = store().of(uid, who)
    found = came_back(kept, *asked.sent("file"))
    return _answer(returned_json(found) | (written(kept, found) if asked.yes(told, "take") else {}))


@blueprint.post("/<uid>/publish")
def publish(uid: str) -> Response:
    """Say who may see it."""
    who, told = _writer(), asked.fields("visibility", "revision")
    wanted = asked.one_of(Visibility, "visibility", told.get("visibility"))
    return _answer(plain(store().publish(uid, wanted, who, asked.revision(told))))


@blueprint.post("/<uid>/rename")
def rename(uid: str) -> Response:
    """Give it another title."""
    who, told = _writer(), asked.fields("title", "revision")
    return _answer(plain(store().rename(uid, asked.text(told, "title"), who, asked.revision(told))))


@blueprint.delete("/<uid>")
def delete(uid: str) -> Response:
    """Take it away with all that was decided and said in it."""
    who = _writer()
    store().delete(uid, who, asked.revision(asked.args("revision")))
    return unkept(Response(status=204), 204)


@blueprint.post("/notices")
def seen() -> Response:
    """Note that what one is told was seen; answers what is left."""
    who, told = _writer(), asked.fields("seen")
    ids = told.get("seen")
    if not isinstance(ids, list) or not all(isinstance(one, int) and 0 <= one < LARGEST for one in ids):
        raise AskedWronglyError(f"seen: expected a list of numbers of notices, found {str(ids)[:80]}")
    store().seen(who.name, ids)
    return _answer({"notices": plain(store().notices(who.name))})


def _decide(uid: str, key: str, who: Reader, told: Told) -> None:
    store().decide(uid, key, asked.decision(told, store().row(uid, key, who)), who, asked.revision(told))


def _confirm(uid: str, key: str, who: Reader, told: Told) -> None:
    store().confirm(uid, key, who, asked.revision(told))


def _reject(uid: str, key: str, who: Reader, told: Told) -> None:
    store().reject(uid, key, who, asked.revision(told), asked.text(told, "reason"))


def _undo(uid: str, key: str, who: Reader, told: Told) -> None:
    store().undo(uid, key, who, asked.revision(told))


def _assign(uid: str, key: str, who: Reader, told: Told) -> None:
    store().assign(uid, key, giving_to(store().of(uid, who), asked.text(told, "owner")), who, asked.revision(told))


def _comment(uid: str, key: str, who: Reader, told: Told) -> None:
    store().comment(uid, key, asked.text(told, "text"), who)


STEPS: Final[Mapping[str, tuple[tuple[str, ...], Callable[[str, str, Reader, Told], None]]]] = MappingProxyType({
    "decide": (asked.DECISION, _decide), "confirm": ((), _confirm), "reject": (("reason",), _reject), "undo": ((), _undo),
    "assign": (("owner",), _assign), "comment": (("text",), _comment),
})  # fmt: skip
"""The steps, with the fields each takes beside the revision."""


def _writer() -> Reader:
    """Whoever is signed in. Raises `NotAllowedError` where nobody is."""
    who = reader()
    if not who.name:
        raise NotAllowedError(SIGN_IN)
    return who


def _sent() -> Told:
    told = request.get_json(silent=True) if request.is_json else request.form
    return told if isinstance(told, Mapping) else {}


# answering
def _row(uid: str, key: str) -> Response:
    return _answer({
        "row": plain(store().row(uid, key, reader())), "history": plain(store().history(uid, reader(), key)),
        "comments": plain(store().comments(uid, reader(), key)),
    })


def _stands(error: ConflictError) -> dict[str, object]:
    """How it stands since somebody was quicker: the row, or the comparison as a whole."""
    if error.row is not None:
        return {"who": error.who, "row": plain(error.row)}
    return {"comparison": plain(store().of(str((request.view_args or {}).get("uid", "")), reader()))}


def _answer(value: object, status: int = 200) -> Response:
    return unkept(jsonify(value), status)


def _problem(status: int, detail: str, more: Mapping[str, object]) -> Response:
    response = jsonify(type="about:blank", title="It could not be done", status=status, detail=detail, **more)
    response.mimetype = "application/problem+json"
    return unkept(response, status)
