"""`toplu standards …`: the template filled in and loaded, lists loaded, a standard shown, files that are none."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from classifiers.errors import ClassifiersError
from classifiers.standards.catalogue import NoStandardError
from classifiers.standards.store import Catalogue
from web.cli import toplu
from web.cli.common import program

LISTS = Path(__file__).parent.parent.parent / "classifiers" / "standards" / "lists"
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    """Run a command on an empty home of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TOPLU_HOME", str(tmp_path / "home"))
        program.cache_clear()
        yield lambda *words: CliRunner().invoke(toplu, ["standards", *words])
        program().engine.dispose()
    program.cache_clear()


def table(path: Path, *rows: dict[str, str]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, ["reference", "title_az", "published", "base"])
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(text.getvalue(), "utf-8")
    return str(path)


GOOD = {"reference": "AZS 9911:2024", "title_az": "Nümunə", "published": "21.05.2024", "base": "ISO 99011:2020 (IDT)"}
BAD = {"reference": "AZS 9912:2024", "title_az": "Nümunə", "published": "sabah"}


@pytest.mark.parametrize("name", ["azs.csv", "azs.xlsx"])
def test_the_template_can_be_loaded_as_it_is(run: Run, tmp_path: Path, name: str) -> None:
    file = str(tmp_path / name)
    assert run("template", file).exit_code == 0
    done = run("load", file)
    assert done.exit_code == 0
    assert done.output.splitlines()[-1] == "1 new, 0 changed, 0 same, 0 refused"
    assert run("load", file).output.splitlines()[-1] == "0 new, 0 changed, 1 same, 0 refused"


def test_a_template_of_another_form_is_refused(run: Run, tmp_path: Path) -> None:
    done = run("template", str(tmp_path / "azs.docx"))
    assert done.exit_code == 2
    assert "ends in .csv or .xlsx" in done.output


def test_a_table_with_a_bad_row_changes_nothing_unless_it_is_left_out(run: Run, tmp_path: Path) -> None:
    file = table(tmp_path / "azs.csv", GOOD, BAD)
    done = run("load", file)
    assert (done.exit_code, done.output.splitlines()[-1]) == (1, "nothing was taken in")
    assert "expected a day such as 21.05.2024 in published, found 'sabah'" in done.output
    assert isinstance(run("show", "AZS 9911:2024").exception, NoStandardError)
    done = run("load", file, "--skip-refused")
    assert (done.exit_code, done.output.splitlines()[-1]) == (1, "1 new, 0 changed, 0 same, 1 refused")
    assert run("show", "AZS 9911:2024").output.startswith("AZS 9911:2024  standard, in force since 2024-05-21")


def test_a_dry_run_changes_nothing(run: Run, tmp_path: Path) -> None:
    done = run("load", table(tmp_path / "azs.csv", GOOD), "--dry-run")
    assert (done.exit_code, done.output.splitlines()[-1]) == (0, "nothing was taken in")
    assert (Catalogue(program().engine).counts(), Catalogue(program().engine).sources()) == ({}, ())
    assert isinstance(run("load", str(LISTS / "azs_small.jsonl"), "--dry-run").exception, ClassifiersError)


def test_a_folder_of_lists_tells_each_and_what_it_leaves_alone(run: Run) -> None:
    done = run("load", str(LISTS))
    assert done.exit_code == 1                              # two lines of the ITU's list are none
    assert "line 6: {\"reference\": 7}: expected a JSON object with 'reference'" in done.output
    assert "azs_small.outline.txt: no list of standards that is known here, left alone" in done.output
    again = json.loads(run("load", str(LISTS), "--json").stdout)
    assert sum(one["new"] + one["changed"] for one in again) == 0


def test_a_standard_is_shown_as_of_a_day(run: Run) -> None:
    run("load", str(LISTS))
    shown = run("show", "ITU-T", "X.9901", "--at", "2013-01-01").output
    assert "ITU-T X.9901 (10/2012)  recommendation, in force since 2012-10-14" in shown
    assert "ITU-T X.9901 (06/2019)  recommendation, not yet published since 2019-06-30" in shown
    assert "superseded since 2022, then AZS 9901:2022" in run("show", "AZS 9901:2009").output
    assert "taken over by AZS ISO/IEC 99025:2009 (degree not told)" in run("show", "ISO/IEC 99025").output
    told = json.loads(run("show", "AZS 9901:2009", "--json").stdout)
    assert told["edition"]["reference"] == "AZS 9901:2009"


@pytest.mark.parametrize(("name", "body", "said"), [
    ("a.csv", b"", "empty file"),
    ("a.csv", "reference,title_az\nAZS 1:2020,Örnək\n".encode("cp1254", "replace"), "found byte 0xD6 on line 2"),
    ("a.csv", b"code,name\n1,2\n", "expected a column 'reference'"),
    ("a.xlsx", b"PK\x03\x04 cut", "damaged archive"),
    ("a.csv", b"\x00\x01\x02\x03\xff", "zero byte"),
    ("itu_t.jsonl", b"", "found no line"),
    ("itu_t.jsonl", b'{"reference": "ITU-T X.1 (01/2000)"}\n{"refer', "cut off"),
    ("iso_refs.csv", b"a,b\n", "expected columns ics and reference"),
    ("iso_harmonized_stage_codes.json", b'{"vocabulary": {"XX": [', "expected a vocabulary of stages"),
    ("letter.docx", b"PK\x03\x04", "expected one of the lists"),
])  # fmt: skip
def test_a_file_that_is_none_is_refused_whole(run: Run, tmp_path: Path, name: str, body: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(body)
    done = run("load", str(tmp_path / name))
    assert isinstance(done.exception, ClassifiersError)
    assert said in str(done.exception)
    assert (Catalogue(program().engine).counts(), Catalogue(program().engine).sources()) == ({}, ())
