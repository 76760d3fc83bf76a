"""Results as a file: CSV and XLSX for people, JSON for programs (`docs/results.md` says its shape)."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from itertools import islice
from types import MappingProxyType

from flask import Blueprint, Response, abort, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from search.model import EngineAwayError, Found, SearchDocument, SearchPage
from web import names
from web.acts_day import today
from web.i18n import day, number
from web.results import found_for
from web.results_asked import MOST_EXPORTED, Asked, asked_of_request
from web.results_away import answer as away
from web.results_hits import hit_address
from web.results_jumps import jumps_of
from web.services import services

blueprint = Blueprint("results_export", __name__)
blueprint.register_error_handler(EngineAwayError, away)
SHAPE = 1
"""Of the JSON; grows when a field changes its meaning or goes, not when one comes."""
LONGEST_CELL = 32_000
"""Characters; spreadsheets take 32,767."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table of results: its heading, its width in characters, what stands in it."""

    heading: object
    width: int
    value: Callable[[SearchDocument], str | int | date | None]


COLUMNS = (
    Column(_l("Act"), 48, lambda one: one.act_title),
    Column(_l("Number"), 14, lambda one: one.number),
    Column(_l("Adopted"), 12, lambda one: one.adopted or one.year),
    Column(_l("Level"), 22, lambda one: names.facet_value("level", one.level)),
    Column(_l("Adopted by"), 22, lambda one: names.body_name(one.adopted_by)),
    Column(_l("Status"), 16, lambda one: names.facet_value("status", one.status)),
    Column(_l("Provision"), 14, lambda one: one.label),
    Column(_l("Heading"), 36, lambda one: one.heading),
    Column(_l("Above it"), 36, lambda one: " › ".join(filter(None, one.context.split("\n")))),
    Column(_l("Text"), 80, lambda one: one.body),
    Column(_l("In force from"), 12, lambda one: one.valid_from),
    Column(_l("In force until, not including"), 12, lambda one: one.valid_to),
    Column(_l("Language"), 16, lambda one: names.facet_value("language", one.language)),
    Column(_l("Address"), 40, lambda one: address_of(one)),
)  # fmt: skip
ADDRESS = len(COLUMNS) - 1


@dataclass(frozen=True, slots=True)
class Taken:
    """What goes into a file: the page that tells of the whole, and the first provisions of it."""

    asked: Asked
    page: SearchPage
    found: tuple[Found, ...]

    @property
    def left_out(self) -> str:
        """The sentence that says what was cut, "" where nothing was."""
        if self.page.total_hits <= len(self.found):
            return ""
        said = {"shown": number(len(self.found)), "total": number(self.page.total_hits)}
        return str(_("Only the first %(shown)s of %(total)s provisions are in this file.", **said))


@blueprint.get("/search.csv")
def as_csv() -> Response:
    """The results as a table for spreadsheets: UTF-8 with a byte order mark."""
    taken = _taken()
    return _attached("\ufeff" + "".join(_csv_lines(taken)), "text/csv", "csv")


@blueprint.get("/search.xlsx")
def as_xlsx() -> Response:
    """The results as a workbook: provisions, and a sheet that says what was asked."""
    return _attached(workbook(_taken()), XLSX, "xlsx")


@blueprint.get("/search.json")
def as_json() -> Response:
    """The results for programs."""
    body = json.dumps(_json(_taken()), ensure_ascii=False, indent=1, default=_plain)
    response = Response(body, mimetype="application/json")
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def address_of(document: SearchDocument) -> str:
    """The whole address of a provision, on a day of its wording where that is a former one."""
    _id, _at, wording = document.id.partition("#")[2].partition("@")
    at = document.valid_from if wording else None
    return request.host_url.rstrip("/") + hit_address(document.group, document.eid, document.language, at)


def cell(value: str | int | date | None) -> str:
    """A value as text that no spreadsheet takes for a formula."""
    text = UNPRINTABLE.sub(" ", value.isoformat() if isinstance(value, date) else "" if value is None else str(value))[:LONGEST_CELL]
    return f"'{text}" if text.startswith(FORMULA) else text


def workbook(taken: Taken) -> bytes:
    """The workbook of results: days are days, addresses links, the first row stays in sight."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(str(_("Provisions")))
    for place, column in enumerate(COLUMNS):
        sheet.column_dimensions[chr(ord("A") + place)].width = column.width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{chr(ord('A') + ADDRESS)}{len(taken.found) + 1}"
    sheet.append([_cell(sheet, str(column.heading), bold=True) for column in COLUMNS])
    for one in taken.found:
        sheet.append(_row(sheet, one.document))
    about = book.create_sheet(str(_("About")))
    about.column_dimensions["A"].width, about.column_dimensions["B"].width = 28, 90
    for name, value in _about(taken):
        about.append([_cell(about, name, bold=True), _cell(about, value)])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _taken() -> Taken:
    asked = asked_of_request()
    limit = request.args.get("limit", str(MOST_EXPORTED))
    if not asked.text or not (limit.isascii() and limit.isdigit() and 1 <= int(limit[:6]) <= MOST_EXPORTED):
        abort(400)
    return take(asked, int(limit))


def take(asked: Asked, limit: int = MOST_EXPORTED) -> Taken:
    """The first provisions that answer, and the page that tells of all. Raises `EngineAwayError`."""
    page = found_for(asked.but())
    return Taken(asked, page, tuple(islice(services().search.export(asked.but().query, limit), limit)))


def _csv_lines(taken: Taken) -> Iterator[str]:
    yield _line(str(column.heading) for column in COLUMNS)
    for one in taken.found:
        yield _line(cell(column.value(one.document)) for column in COLUMNS)
    if taken.left_out:
        yield _line((taken.left_out,))


def _line(values: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(values)
    return line.getvalue()


def _row(sheet: WriteOnlyWorksheet, document: SearchDocument) -> list[WriteOnlyCell]:
    row = [_cell(sheet, column.value(document)) for column in COLUMNS]
    row[ADDRESS].hyperlink = address_of(document)
    row[ADDRESS].font = Font(color="0B5557", underline="single")
    return row


def _cell(sheet: WriteOnlyWorksheet, value: str | int | date | None, bold: bool = False) -> WriteOnlyCell:
    made = WriteOnlyCell(sheet, value if isinstance(value, (int, date)) else cell(value))
    if isinstance(value, str):
        made.data_type = "s"
        made.alignment = Alignment(vertical="top", wrap_text=len(value) > 40)
    elif isinstance(value, date):
        made.number_format = "dd.mm.yyyy"
    if bold:
        made.font = Font(bold=True)
    return made


def _about(taken: Taken) -> Iterator[tuple[str, str]]:
    asked = taken.asked
    yield str(_("Query")), asked.text
    yield str(_("As in force on")), day(asked.at) if asked.at else str(_("today"))
    for name, values in asked.filters.items():
        yield str(names.FACETS.get(name) or _("Act")), ", ".join(names.facet_value(name, value) for value in values)
    if asked.years:
        yield str(names.FACETS["year"]), str(asked.years)
    yield str(_("Provisions found")), number(taken.page.total_hits)
    yield str(_("Acts found")), number(taken.page.total_acts)
    if taken.left_out:
        yield str(_("Cut")), taken.left_out
    yield str(_("Address of the search")), request.host_url.rstrip("/") + asked.but().address()


# for programs
def _json(taken: Taken) -> Mapping[str, object]:
    page, asked = taken.page, taken.asked
    return {
        "shape": SHAPE,
        "query": {
            "text": asked.text, "filters": dict(asked.filters), "years": str(asked.years),
            "at": page.at or asked.at, "sort": asked.sort.value,
            "translate": asked.translate, "synonyms": asked.synonyms,
            "every": asked.every, "address": request.host_url.rstrip("/") + asked.but().address(),
        },
        "read_as": [asdict(word) for word in page.read_as],
        "mistakes": [asdict(mistake) for mistake in page.mistakes],
        "relaxed": page.relaxed,
        "suggestions": page.suggestions,
        "places": [
            {"title": jump.title, "place": jump.place, "url": jump.href and request.host_url.rstrip("/") + jump.href, "at": jump.at}
            for jump in jumps_of(page.jumps, page.at or asked.at)
        ],
        "totals": {"provisions": page.total_hits, "acts": page.total_acts, "whole": page.whole},
        "facets": {name: [asdict(value) for value in values] for name, values in page.facets.items()},
        "cut": page.total_hits > len(taken.found),
        "provisions": [_provision(one) for one in taken.found],
    }  # fmt: skip


def _provision(found: Found) -> Mapping[str, object]:
    one = found.document
    return MappingProxyType({
        "url": address_of(one), "id": one.id, "act": one.group, "expression": one.expression, "eid": one.eid, "language": one.language,
        "act_title": one.act_title, "number": one.number, "level": one.level, "body": one.adopted_by, "adopted": one.adopted,
        "year": one.year, "status": one.status, "topics": one.topics, "codes": one.codes, "label": one.label, "heading": one.heading,
        "above": tuple(filter(None, one.context.split("\n"))), "text": one.body, "valid_from": one.valid_from, "valid_to": one.valid_to,
        "repealed": one.repealed, "score": round(found.score, 4),
    })  # fmt: skip


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return dict(value) if isinstance(value, Mapping) else str(value)


def _attached(body: str | bytes, media_type: str, extension: str) -> Response:
    response = Response(body, mimetype=media_type)
    response.headers.set("Content-Disposition", "attachment", filename=f"toplu-search-{today().isoformat()}.{extension}")
    response.headers["Cache-Control"] = "private, no-cache"
    return response
