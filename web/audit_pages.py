"""The audit trail on a page: who did what to what, when; narrowed, as a file, and checked on demand."""

import json
import math
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, abort, render_template, request

from classifiers.lifecycle.model import Role
from storage import audit
from storage.audit import Asked
from web import accounts
from web.browse import csv_row
from web.downloads import attached
from web.links import page_number
from web.services import services

blueprint = Blueprint("audit", __name__)
ON_A_PAGE = 50
MOST_EXPORTED = 100_000
BAKU = ZoneInfo("Asia/Baku")
FIELDS = ("who", "what", "subject", "since", "until")
READERS = (Role.ADMINISTRATOR, Role.MANAGER)


@blueprint.get("/audit")
@accounts.needs(*READERS)
def trail() -> str:
    """The lines that fit, newest first."""
    return _page(None)


@blueprint.post("/audit")
@accounts.needs(*READERS)
def verify() -> str:
    """The same with the chain checked from its first line to its last."""
    return _page(audit.verify(services().engine))


@blueprint.get("/audit.csv")
@accounts.needs(*READERS)
def export() -> Response:
    """The lines of the same filters as a file."""
    with services().engine.connect() as connection:
        found, _total = audit.find(connection, _asked(), 1, MOST_EXPORTED)
    return attached(("\ufeff" + "".join(_rows(found))).encode(), "text/csv", "toplu-audit.csv")


def _page(checked: audit.Checked | None) -> str:
    page = page_number()
    with services().engine.connect() as connection:
        found, total = audit.find(connection, _asked(), page, ON_A_PAGE)
        deeds = audit.deeds(connection)
    shown = tuple((one, json.dumps(one.details, ensure_ascii=False, indent=1) if one.details else "") for one in found)
    pages = math.ceil(total / ON_A_PAGE)
    asked = {name: request.args.get(name, "") for name in FIELDS}
    return render_template(
        "accounts/audit.html", found=shown, total=total, page=page, pages=pages, asked=asked, deeds=deeds, checked=checked
    )


def _asked() -> Asked:
    words = {name: request.args.get(name, "").replace("\0", "").strip()[:200] for name in ("who", "what", "subject")}
    since, until = _day("since"), _day("until")
    return Asked(**words, since=_moment(since), until=_moment(until + timedelta(days=1)) if until else None)


def _day(name: str) -> date | None:
    raw = request.args.get(name, "")
    if not raw:
        return None
    try:
        found = date.fromisoformat(raw)
    except ValueError:
        abort(400)
    return found if date(1900, 1, 1) <= found <= date(9000, 1, 1) else abort(400)


def _moment(day: date | None) -> datetime | None:
    """The beginning of a day in Baku."""
    return datetime(day.year, day.month, day.day, tzinfo=BAKU) if day else None


def _rows(found: tuple[audit.AuditEntry, ...]) -> Iterator[str]:
    yield csv_row(("id", "at", "who", "what", "subject", "details", "hash"))
    for one in found:
        told = (str(one.id), one.at.isoformat(), one.who, one.what, one.subject, json.dumps(one.details, ensure_ascii=False), one.hash)
        yield csv_row(told)
