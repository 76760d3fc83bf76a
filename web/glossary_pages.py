"""The glossary: the list of terms with what narrows it, the page of a term, the list as a file."""

import json
import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from types import MappingProxyType

import sqlalchemy as sa
from flask import Blueprint, Response, abort, current_app, render_template, request, url_for
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from acts.tables import works
from classifiers.glossary.current import Glossary
from classifiers.glossary.entries import FACETS, Edit, Wanted
from classifiers.glossary.exchange import COLUMNS, cells, table
from classifiers.glossary.model import Standing, Term
from classifiers.glossary.rows import LISTS
from classifiers.glossary.skos import graph
from classifiers.glossary.store import GlossaryStore
from web import glossary_names
from web.browse import csv_row
from web.downloads import attached
from web.i18n import web_language
from web.links import page_number
from web.services import services

blueprint = Blueprint("glossary", __name__)
ON_A_PAGE = 50
MOST_EXPORTED = 200_000
ANY = "any"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def kept() -> GlossaryStore:
    """The terms kept; the first look of this program takes in those that ship."""
    held: Glossary = current_app.extensions["toplu_glossary"]
    held.ready()
    return held.store


@blueprint.get("/glossary")
def glossary() -> str:
    """The terms that fit, with the values to narrow by. Those in use unless another standing is asked for."""
    store, wanted, page = kept(), wanted_terms(), page_number()
    found = store.find(wanted, page, ON_A_PAGE)
    return render_template(
        "glossary/list.html",
        found=found,
        wanted=wanted,
        page=page,
        pages=math.ceil(found.total / ON_A_PAGE),
        first=(page - 1) * ON_A_PAGE + 1,
        facets=_facets(store, wanted),
        waiting=_waiting(store),
        terms=glossary_names,
    )


@blueprint.get("/glossary.<any(tsv, csv, xlsx, jsonld):form>")
def export(form: str) -> Response:
    """The whole list of the same filters as a file."""
    found = kept().find(wanted_terms(), 1, MOST_EXPORTED)
    made = EXPORTS[form]
    return attached(made.make([entry.term for entry in found.entries]), made.media_type, f"toplu-glossary.{form}")


@blueprint.get("/glossary/<path:id_>")
def term(id_: str) -> str:
    """One term: what it is called, where that comes from, who changed it."""
    store = kept()
    entry = store.entry(id_)
    return render_template(
        "glossary/term.html", entry=entry, term=entry.term, history=tuple(map(_told, store.history(id_))), terms=glossary_names
    )


def wanted_terms() -> Wanted:
    """The filters of the address."""
    args = request.args
    standing = args.get("standing", "in_use")
    if standing not in (*Standing, ANY):
        abort(400)
    words = " ".join(args.get("words", "").replace("\0", " ").split())[:200]
    return Wanted(words, args.get("domain", "")[:40], "" if standing == ANY else standing, args.get("origin", "")[:20])


Facet = tuple[str, tuple[tuple[str, int, bool], ...]]


def _facets(store: GlossaryStore, wanted: Wanted) -> tuple[Facet, ...]:
    """Each filter with its values, how many terms each has and whether it is chosen; of standings the one for all."""
    counts = store.counts(wanted)
    found = {facet: [(value, count, getattr(wanted, facet) == value) for value, count in counts[facet] if value] for facet in FACETS}
    found["standing"].append((ANY, sum(count for _, count in counts["standing"]), not wanted.standing))
    return tuple((facet, tuple(found[facet])) for facet in glossary_names.FACETS)


def _waiting(store: GlossaryStore) -> int:
    return store.find(replace(Wanted(), standing=Standing.PROPOSED.value), 1, 1).total


@blueprint.app_template_global("act_held")
def act_held(address: str) -> bool:
    """Whether an address leads to an act held, or a place in one."""
    if not address.startswith("/akn/"):
        return False
    with services().engine.connect() as connection:
        return connection.execute(sa.select(works.c.id).where(works.c.uri == address.partition("#")[0])).first() is not None


# the history of a term
@dataclass(frozen=True, slots=True)
class FieldEdit:
    """A field as it was changed: what came and what went, label by label."""

    field: str
    gone: tuple[str, ...]
    come: tuple[str, ...]


def _told(edit: Edit) -> tuple[Edit, tuple[FieldEdit, ...]]:
    """A line of history with its fields in the order of the form; of a new term all it had is in its first line."""
    fields = [name for name in glossary_names.FIELDS if name in {*edit.before, *edit.after}]
    told = (field_edit(name, edit.before.get(name), edit.after.get(name)) for name in fields)
    return edit, tuple(one for one in told if one.gone or one.come)


def field_edit(name: str, before: object, after: object) -> FieldEdit:
    """What came and went between two values of a field."""
    old, new = _labels(name, before), _labels(name, after)
    return FieldEdit(name, tuple(one for one in old if one not in new), tuple(one for one in new if one not in old))


def _labels(name: str, value: object) -> tuple[str, ...]:
    if value in (None, "", [], ()):
        return ()
    if name in LISTS and isinstance(value, list | tuple):
        return tuple(map(str, value))
    return (glossary_names.facet_value(name, str(value)) if name in FACETS else str(value),)


# files
@dataclass(frozen=True, slots=True)
class Export:
    """A form the list is given in."""

    media_type: str
    make: Callable[[Iterable[Term]], bytes]


def _csv(terms: Iterable[Term]) -> bytes:
    return ("\ufeff" + "".join(map(csv_row, (COLUMNS, *map(cells, terms))))).encode()


def _xlsx(terms: Iterable[Term]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("glossary")
    sheet.freeze_panes = "A2"
    for letter, width in zip("ABCDEFGHI", (24, 32, 40, 40, 32, 40, 16, 24, 10), strict=True):
        sheet.column_dimensions[letter].width = width
    for row in (COLUMNS, *map(cells, terms)):
        sheet.append([_text(sheet, value) for value in row])
    kept_file = BytesIO()
    book.save(kept_file)
    return kept_file.getvalue()


def _text(sheet: object, value: str) -> WriteOnlyCell:
    """A cell that no spreadsheet takes for a formula."""
    cell = WriteOnlyCell(sheet, value)
    cell.data_type = "s"
    return cell


def _jsonld(terms: Iterable[Term]) -> bytes:
    scheme = url_for("glossary.glossary", lang=web_language(), _external=True)
    return json.dumps(graph(terms, scheme), ensure_ascii=False, indent=1).encode()


EXPORTS: Mapping[str, Export] = MappingProxyType({
    "tsv": Export("text/tab-separated-values", lambda terms: table(terms).encode()),
    "csv": Export("text/csv", _csv),
    "xlsx": Export(SHEET, _xlsx),
    "jsonld": Export("application/ld+json", _jsonld),
})
