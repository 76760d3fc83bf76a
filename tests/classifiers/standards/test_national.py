"""The national body's table: each row of `national.toml` as CSV and as a workbook, with its verdict; tables that are none."""

import csv
import io
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
import sqlalchemy as sa
from openpyxl import Workbook
from sqlalchemy.engine import Engine

from classifiers.exchange.model import Outcome
from classifiers.standards.catalogue import LoadError, Refused
from classifiers.standards.columns import COLUMNS
from classifiers.standards.model import Edition
from classifiers.standards.national import read, template_csv, template_xlsx
from classifiers.standards.store import Catalogue
from classifiers.standards.tables import editions
from classifiers.standards.verdicts import take_in

ROWS = tomllib.loads((Path(__file__).parent / "national.toml").read_text("utf-8"))["row"]
HEAD = ("reference", "title_az", "published")
GOOD = ("AZS 9901:2024", "Nümunə", "2024-05-21")
OTHER = ("AZS 9902:2024", "Başqa nümunə", "22.05.2024")
BAD = ("AZS 9903:2024", "", "")


def as_csv(*rows: tuple[str, ...]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def as_xlsx(*rows: tuple[Any, ...]) -> bytes:
    book, body = Workbook(), io.BytesIO()
    sheet = book.active or book.create_sheet()
    for row in rows:
        sheet.append(row)
    book.save(body)
    return body.getvalue()


FORMS: MappingProxyType[str, Callable[..., bytes]] = MappingProxyType({"csv": as_csv, "xlsx": as_xlsx})


def told_of(edition: Edition) -> dict[str, str]:
    """What the table of rows says of an edition, by the same names."""
    return {
        "adopts": "; ".join(f"{one.base} {one.degree or ''} {one.method}".strip() for one in edition.adoptions),
        "replaces": "; ".join(one.target for one in edition.relations if one.kind == "replaces"),
        "kept": "; ".join(f"{name}={text}" for name, text in edition.kept), "ics": "; ".join(edition.ics),
        **{name: str(getattr(edition, name)) for name in ("reference", "standard", "status", "published", "precision", "withdrawn")},
        "force": edition.force.value, "force_act": edition.force_act,
    }  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.get("refused", "")[:40] or row["cells"].get("reference") or "first")
def test_a_row_is_read_or_refused_with_its_reason(row: dict[str, Any], form: str) -> None:
    cells = {**row["cells"], "note": "x"}                      # so that no row is empty
    (one,) = read(FORMS[form](tuple(cells), tuple(cells.values())), "national")
    if "refused" in row:
        assert isinstance(one, Refused)
        assert (one.reason, one.text) == (row["refused"], row["cells"].get("reference", ""))
        return
    assert isinstance(one, Edition)
    told = told_of(one) | {"kept": "; ".join(f"{name}={text}" for name, text in one.kept if name != "note")}
    assert {name: told[name] for name in row["edition"]} == row["edition"]


@pytest.mark.parametrize("form", FORMS)
def test_a_verdict_for_each_row_and_nothing_taken_in_where_one_is_refused(engine: Engine, form: str) -> None:
    verdicts = take_in(engine, FORMS[form](HEAD, GOOD, BAD, OTHER), "Aygün")
    assert [one.outcome for one in verdicts] == [Outcome.NEW, Outcome.REFUSED, Outcome.NEW]
    assert [one.place.rpartition(" ")[2] for one in verdicts] == ["2", "3", "4"]
    assert held(engine) == []


def test_the_other_rows_are_taken_in_where_that_is_asked_for(engine: Engine) -> None:
    take_in(engine, as_csv(HEAD, GOOD, BAD, OTHER), "Aygün", skip_refused=True)
    assert held(engine) == ["AZS 9901:2024", "AZS 9902:2024"]


def test_the_same_table_once_more_is_all_the_same_and_a_change_is_told(engine: Engine) -> None:
    assert [one.outcome for one in take_in(engine, as_csv(HEAD, GOOD), "Aygün", dry_run=True)] == [Outcome.NEW]
    assert held(engine) == []
    take_in(engine, as_csv(HEAD, GOOD), "Aygün")
    changed = (GOOD[0], "Nümunə, yeni ad", GOOD[2])
    assert [one.outcome for one in take_in(engine, as_xlsx(HEAD, GOOD), "Orxan")] == [Outcome.SAME]
    assert [one.outcome for one in take_in(engine, as_csv(HEAD, changed, OTHER), "Orxan")] == [Outcome.CHANGED, Outcome.NEW]
    assert Catalogue(engine).edition("AZS 9901:2024").titles[0].text == "Nümunə, yeni ad"


def test_a_standard_that_stands_twice_is_refused_once(engine: Engine) -> None:
    verdicts = take_in(engine, as_csv(HEAD, GOOD, ("AZS 9901-2024", "Nümunə", "")), "Aygün")
    assert [one.reason for one in verdicts] == ["", "the row 2 is of the same standard"]


def test_a_formula_is_refused_and_a_day_of_a_workbook_read(engine: Engine) -> None:
    verdicts = take_in(engine, as_xlsx(HEAD, ("=A1", "Nümunə", ""), ("AZS 9908:2023", "Nümunə", 45000)), "Aygün", skip_refused=True)
    assert [one.reason for one in verdicts] == ["expected a value in reference, found a formula", ""]
    assert str(Catalogue(engine).edition("AZS 9908:2023").published) == "2023-03-15"


def bomb() -> bytes:
    """A workbook whose sheet declares entities within entities."""
    body = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(as_xlsx(HEAD, GOOD))) as whole, zipfile.ZipFile(body, "w") as other:
        for name in whole.namelist():
            text = whole.read(name)
            if name.startswith("xl/worksheets/"):
                declared = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10 if at else "ha"}">' for at in range(9))
                start = text.index(b"<worksheet")
                text = f"<!DOCTYPE worksheet [{declared}]>".encode() + text[start:].replace(b"</worksheet>", b"&e8;</worksheet>")
            other.writestr(name, text)
    return body.getvalue()


@pytest.mark.parametrize("body", [
    pytest.param(b"", id="empty"),
    pytest.param(as_csv(("first", "second"), ("1", "2")), id="other columns"),
    pytest.param(as_csv((*HEAD, "reference"), (*GOOD, GOOD[0])), id="a column twice"),
    pytest.param(as_xlsx(HEAD, GOOD)[:-300], id="cut-off workbook"),
    pytest.param(as_xlsx(HEAD, GOOD)[:500], id="beginning of a workbook"),
    pytest.param(bomb(), id="entity bomb"),
    pytest.param(b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', id="XML"),
    pytest.param(b'{"reference": "AZS 1:2024"}', id="JSON"),
    pytest.param(b"\x00\x01\x02\xff" * 40, id="bytes"),
])  # fmt: skip
def test_what_is_no_table_of_standards_is_refused_whole(engine: Engine, body: bytes) -> None:
    with pytest.raises(LoadError) as error:
        take_in(engine, body, "Aygün")
    assert "expected" in str(error.value) or "found" in str(error.value)
    assert held(engine) == []


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1254"])
def test_a_table_in_another_encoding_is_read_right_or_refused(engine: Engine, encoding: str) -> None:
    rows = as_csv(HEAD, ("AZS 9909:2024", "Uçuş göstəricisi" if encoding != "cp1254" else "Uçuş", ""))
    try:
        take_in(engine, rows.decode().encode(encoding), "Aygün")
    except LoadError:
        assert held(engine) == []
    else:
        assert Catalogue(engine).edition("AZS 9909:2024").titles[0].text.startswith("Uçuş")


@pytest.mark.parametrize("body", [template_csv(), template_xlsx()], ids=["csv", "xlsx"])
def test_the_template_is_a_table_that_is_taken_in(engine: Engine, body: bytes) -> None:
    assert [one.outcome for one in take_in(engine, body, "Aygün")] == [Outcome.NEW]
    one = Catalogue(engine).edition("AZS 100:2024")
    assert (one.adoptions[0].base, one.adoptions[0].degree, one.force) == ("ISO 12345:2020", "IDT", "voluntary")


def test_the_columns_are_those_of_the_documentation() -> None:
    text = (Path(__file__).parents[3] / "docs" / "standards.md").read_text("utf-8")
    assert [column.name for column in COLUMNS if f"| `{column.name}` | {column.heading} |" not in text] == []


def held(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        return list(connection.execute(sa.select(editions.c.reference).order_by(editions.c.reference)).scalars())
