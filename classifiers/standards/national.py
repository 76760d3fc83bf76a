"""The national body's table of its standards, CSV or workbook: read with a verdict for each row, and written empty as a template."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, TypeVar

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from classifiers.errors import ExchangeError
from classifiers.exchange.csv_sheet import read_csv
from classifiers.exchange.forms import Form, form_of
from classifiers.exchange.model import Cell, Row, Sheet
from classifiers.exchange.xlsx_sheet import read_xlsx
from classifiers.schemes.model import Label
from classifiers.standards.catalogue import LoadError, Refused
from classifiers.standards.columns import COLUMNS, DEGREES, FORCES, METHODS, STATUSES
from classifiers.standards.identity import Identity, identify
from classifiers.standards.loaders import lines
from classifiers.standards.loaders.azs import adoptions_of
from classifiers.standards.model import Adoption, Degree, Edition, EditionStatus, LegalForce, Relation, RelationKind
from language.letters import fold

T = TypeVar("T")
_BASE: Final = re.compile(r"(?P<base>.+?)[ ]*[(,;]?[ ]*(?P<degree>IDT|MOD|NEQ|EQV)?\)?")
_LOCAL_DAY: Final = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_ICS: Final = re.compile(r"\d\d(?:\.\d{3}(?:\.\d\d)?)?")
_FIRST_SERIAL, _LAST_SERIAL = 10_000, 80_000
_SERIAL_ZERO: Final = date(1899, 12, 30)
_LANGUAGES: Final = ("az", "en", "ru")


class RowError(ValueError):
    """What is wrong with a row; it becomes the verdict on it."""


@dataclass(frozen=True, slots=True)
class Told:
    """The cells of a row by the names of columns, and those of columns nobody knows by their headings."""

    cells: Mapping[str, Cell]
    others: tuple[tuple[str, str], ...]

    def text(self, name: str) -> str:
        cell = self.cells.get(name)
        if cell is not None and cell.formula:
            raise RowError(f"expected a value in {name}, found a formula")
        return " ".join(cell.text.split()) if cell else ""

    def several(self, name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.strip() for one in self.text(name).split(";") if one.strip()))


def read(body: bytes, source: str) -> Iterator[Edition | Refused]:
    """The editions of a table, a refusal for each row that is none. Raises `LoadError` where it is no table of standards."""
    return (told for _, told in rows(body, source))


def rows(body: bytes, source: str) -> Iterator[tuple[str, Edition | Refused]]:
    """The same, each with the place of its row in the file."""
    seen: dict[str, str] = {}
    for sheet in _sheets(body, source):
        if not sheet.rows:
            continue
        heads = _heads(sheet, source)
        for row in sheet.rows[1:]:
            place = f"{sheet.name} {row.number}".strip()
            yield place, _judged(row, heads, place, source, seen)


def _sheets(body: bytes, name: str) -> tuple[Sheet, ...]:
    """Of a workbook the first sheet that has rows: the template's others explain the columns."""
    try:
        form = form_of(body, name)
        if form not in (Form.CSV, Form.XLSX):
            raise LoadError(f"{name}: expected a table (.csv, .xlsx), found {form.value}")
        sheets = read_csv(body, name) if form is Form.CSV else read_xlsx(body, name)
    except ExchangeError as error:
        raise LoadError(str(error)) from error
    return tuple(sheet for sheet in sheets if sheet.rows)[:1]


def _heads(sheet: Sheet, source: str) -> tuple[str, ...]:
    """The name of each column of a sheet; a heading nobody knows stands for itself."""
    known = {fold(said): column.name for column in COLUMNS for said in (column.name, column.heading)}
    found = [" ".join(cell.text.split()) for cell in sheet.rows[0].cells]
    heads = tuple(known.get(fold(head), head) for head in found)
    if "reference" not in heads:
        wanted = f"{COLUMNS[0].name!r} or {COLUMNS[0].heading!r}"
        raise LoadError(f"{source}: expected a column {wanted} in the first row, found {', '.join(found)}")
    twice = [head for head in dict.fromkeys(heads) if head and heads.count(head) > 1]
    if twice:
        raise LoadError(f"{source}: expected each column once, found {', '.join(twice)} several times")
    return heads


def _judged(row: Row, heads: Sequence[str], place: str, source: str, seen: dict[str, str]) -> Edition | Refused:
    names = {column.name for column in COLUMNS}
    cells = {head: row.at(at) for at, head in enumerate(heads) if head in names}
    others = tuple((head, row.at(at).text) for at, head in enumerate(heads) if head not in names and row.at(at).text.strip())
    told = Told(cells, tuple((head or "without heading", text) for head, text in others))
    try:
        edition = _edition(told, source)
        if edition.reference in seen:
            raise RowError(f"the row {seen[edition.reference]} is of the same standard")
    except RowError as error:
        shown = cells["reference"].text if "reference" in cells else ""
        return Refused(place, shown, str(error))
    seen[edition.reference] = place
    return edition


def _edition(told: Told, source: str) -> Edition:
    identity = _identity(told.text("reference"))
    designation = identity.designation
    published, precision = _day(told, "published")
    if published is None:
        published, precision = lines.year_of(designation)
    withdrawn, _ = _day(told, "withdrawn")
    if published and withdrawn and withdrawn < published:
        raise RowError(f"expected a day of withdrawal after {published}, found {withdrawn}")
    status = _one_of(told, "status", STATUSES) or (EditionStatus.WITHDRAWN if withdrawn else EditionStatus.UNKNOWN)
    stage = told.text("stage")
    if stage and not re.fullmatch(r"\d\d\.\d\d", stage):
        raise RowError(f"expected a stage such as 60.60, found {stage!r}")
    kind, relation = lines.added_to(designation, designation.kind if designation else "standard")
    base = (Relation(relation, str(designation.amended)),) if designation and relation else ()
    replaced = tuple(Relation(RelationKind.REPLACES, identify(one, own=False).reference, published) for one in told.several("replaces"))
    printed = told.text("reference")
    return Edition(
        identity.reference, identity.standard, designation.body if designation else "AZS", _titles(told), kind, status, stage,
        published, precision, withdrawn, told.text("edition"), told.text("committee"), _codes(told), told.text("ics_edition"),
        told.several("languages"), (), _adoptions(told, identity), (*base, *replaced), _one_of(told, "force", FORCES) or LegalForce.UNKNOWN,
        told.text("force_act"), told.text("url"), "", source,
        (*(() if identity.reference == printed else (("reference", printed),)), *told.others),
    )  # fmt: skip


def _identity(printed: str) -> Identity:
    if not printed:
        raise RowError("expected a designation in reference, found none")
    identity = identify(printed, own=False)
    if identity.designation is None:
        raise RowError(f"expected a designation such as AZS 100:2024, found {printed!r}")
    return identity


def _titles(told: Told) -> tuple[Label, ...]:
    titles = tuple(Label(text, language) for language in _LANGUAGES if (text := told.text(f"title_{language}")))
    if not titles:
        raise RowError("expected a title in any of the languages, found none")
    return titles


def _adoptions(told: Told, identity: Identity) -> tuple[Adoption, ...]:
    """The bases with their degrees, each told behind the base, or for all, or in the order of the bases."""
    method = _one_of(told, "method", METHODS) or ""
    degrees = [_degree(one) for one in told.several("degree")]
    found = []
    for at, one in enumerate(told.several("base")):
        match = _BASE.fullmatch(one)
        base, degree = (match["base"], match["degree"]) if match else (one, None)
        of_column = degrees[at] if at < len(degrees) else degrees[0] if len(degrees) == 1 else None
        found.append(Adoption(identify(base, own=False).reference, _degree(degree) if degree else of_column, method))
    taken = adoptions_of(identity.designation, "")          # the one whose number it bears
    return tuple(found) or tuple(replace(one, degree=one.degree or next(iter(degrees), None), method=method) for one in taken)


def _degree(text: str) -> Degree:
    if text.upper() not in DEGREES:                         # codes of ISO/IEC Guide 21, ASCII
        raise RowError(f"expected a degree {', '.join(DEGREES)}, found {text!r}")
    return DEGREES[text.upper()]


def _codes(told: Told) -> tuple[str, ...]:
    codes = told.several("ics")
    wrong = next((one for one in codes if not _ICS.fullmatch(one)), "")
    if wrong:
        raise RowError(f"expected codes of the ICS such as 35.030, found {wrong!r}")
    return codes


def _one_of(told: Told, name: str, words: Mapping[str, T]) -> T | None:
    text = told.text(name)
    if text and fold(text) not in words:
        raise RowError(f"expected in {name} one of {', '.join(words)}, found {text!r}")
    return words[fold(text)] if text else None


def _day(told: Told, name: str) -> tuple[date | None, str]:
    """A day as texts write it, or a workbook counts it: 45000 is 2023-03-15."""
    text = told.text(name)
    if not text:
        return None, "day"
    if told.cells[name].number and text.isdigit() and _FIRST_SERIAL < int(text) < _LAST_SERIAL:
        return _SERIAL_ZERO + timedelta(int(text)), "day"
    local = _LOCAL_DAY.fullmatch(text)
    found, precision = lines.day_of(f"{local[3]}-{local[2]:0>2}-{local[1]:0>2}" if local else text.partition(" ")[0])
    if found is None:
        raise RowError(f"expected a day such as 21.05.2024 in {name}, found {text!r}")
    return found, precision


def template_csv() -> bytes:
    """The headings and a sample row, as spreadsheet programs read it: UTF-8 with a mark."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([column.heading for column in COLUMNS])
    writer.writerow([column.sample for column in COLUMNS])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def template_xlsx() -> bytes:
    """The same as a workbook, with a second sheet that says what stands in each column."""
    book = Workbook()
    table = book.active or book.create_sheet()
    table.title = "Standartlar"
    table.append([column.heading for column in COLUMNS])
    table.append([column.sample for column in COLUMNS])
    table.freeze_panes = "B2"
    help_ = book.create_sheet("İzah")
    help_.append(["Sütun", "Column", "Nə yazılır", "What stands in it"])
    for column in COLUMNS:
        help_.append([column.heading, column.name, column.az, column.en])
    for sheet, widths in ((table, [24] * len(COLUMNS)), (help_, [24, 16, 60, 60])):
        for letter, width in zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", widths, strict=False):
            sheet.column_dimensions[letter].width = width
        for row in sheet.iter_rows():
            for cell in row:
                cell.font, cell.alignment = Font(bold=cell.row == 1), Alignment(wrap_text=True, vertical="top")
                cell.number_format = "@"
    body = io.BytesIO()
    book.save(body)
    return body.getvalue()
