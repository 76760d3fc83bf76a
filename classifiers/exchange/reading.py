"""A file read: its form found, its columns understood, its concepts told."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from classifiers.errors import ExchangeError
from classifiers.exchange import own_json
from classifiers.exchange.columns_read import joined, read_rows, scope_of
from classifiers.exchange.csv_sheet import read_csv
from classifiers.exchange.forms import Form, form_of
from classifiers.exchange.genericode import read_genericode
from classifiers.exchange.left_out import left_out
from classifiers.exchange.model import Item, Mapping, Reading, Sheet
from classifiers.exchange.proposing import propose
from classifiers.exchange.rdf_read import read_rdf
from classifiers.exchange.rdf_values import quietly
from classifiers.exchange.xls_sheet import read_xls
from classifiers.exchange.xlsx_sheet import read_xlsx
from classifiers.schemes.model import Concept, Labels

TABLES = (Form.CSV, Form.XLSX, Form.XLS, Form.GENERICODE)
Progress = Callable[[str, int, int], None]
"""Told what is done, how many of how many."""


def silent(_what: str, _done: int, _all: int) -> None:
    """Tells nobody."""


@dataclass(frozen=True, slots=True)
class Table:
    """The sheets of a file, the mapping proposed for them and the names the file gives itself."""

    form: Form
    sheets: tuple[Sheet, ...]
    proposed: Mapping
    titles: Labels = ()


def is_table(body: bytes, name: str) -> bool:
    """Whether a file has columns to be mapped. Raises `ExchangeError` where it is none we read."""
    return form_of(body, name) in TABLES


def read_table(body: bytes, name: str, mapping: Mapping | None = None) -> Table:
    """The sheets of a file, and what its columns seem to be. Raises `ExchangeError`."""
    form = form_of(body, name)
    if form is Form.GENERICODE:
        sheet, proposed, titles = read_genericode(body, name)
        return Table(form, (sheet,), proposed, titles)
    if form is Form.CSV:
        sheets = read_csv(body, name, mapping.encoding if mapping else "", mapping.delimiter if mapping else "")
    else:
        sheets = read_xlsx(body, name) if form is Form.XLSX else read_xls(body, name)
    if not any(sheet.rows for sheet in sheets):
        raise ExchangeError(f"{name}: expected rows, found none")
    if mapping is not None and not mapping.only_text:
        return Table(form, sheets, mapping)
    proposed = propose(sheets)
    return Table(form, sheets, replace(proposed, encoding=mapping.encoding, delimiter=mapping.delimiter) if mapping else proposed)


def read(body: bytes, name: str, mapping: Mapping | None = None, chosen: str = "", progress: Progress = silent) -> Reading:
    """What a file says. Without a mapping the one proposed is used. `chosen` is the scheme of a file that holds several.

    Raises `ExchangeError` where it cannot be read at all; what is wrong with single rows is told of each.
    """
    form = form_of(body, name)
    if form in TABLES:
        return of_table(read_table(body, name, mapping), None if mapping is None or mapping.only_text else mapping, progress)
    if form is Form.JSON:
        return _levelled(own_json.read_json(body, name))
    progress("triples read", 0, 0)
    with quietly():
        return _levelled(read_rdf(body, form, name, chosen))


def of_table(table: Table, mapping: Mapping | None = None, progress: Progress = silent) -> Reading:
    """What the sheets say by a mapping. Raises `ExchangeError`."""
    used = mapping or table.proposed
    rows = sum(len(sheet.rows) for sheet in table.sheets)
    progress("rows read", rows, rows)
    items = joined(read_rows(table.sheets, used))
    if not items:
        raise ExchangeError("expected rows with codes, found none; see the mapping")
    progress("rows understood", len(items), len(items))
    notes = tuple(left_out(table.sheets, used, items))
    return _levelled(Reading(table.form.value, items, scope_of(used), table.titles, notes=notes, mapping=used))


def _levelled(reading: Reading) -> Reading:
    """With the level of each by how far it lies from the top; of a cycle as it was read."""
    by_code = {item.concept.code: item.concept for item in reading.items if not item.fault}
    depths: dict[str, int] = {}
    fields = reading.scope.fields
    if "level" in fields or reading.form in (Form.JSON,):
        return reading
    return replace(reading, items=tuple(_with_level(item, by_code, depths) for item in reading.items))


def _with_level(item: Item, by_code: dict[str, Concept], depths: dict[str, int]) -> Item:
    chain, code = [], item.concept.code
    while code in by_code and code not in depths and code not in chain and by_code[code].parent:
        chain.append(code)
        code = by_code[code].parent
    depth = depths.get(code, 1)
    depths.setdefault(code, depth)
    for under in reversed(chain):
        depth += 1
        depths[under] = depth
    level = max(item.concept.level, depths.get(item.concept.code, 1))
    return replace(item, concept=replace(item.concept, level=level)) if level != item.concept.level else item
