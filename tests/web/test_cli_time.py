"""The text through time on the command line: a day, a history, what differs, what was refused, days of commencement."""

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import Result

from acts.folding import NOT_IN_PAGE
from tests.conftest import ROOT
from tests.web.test_cli import run
from web.cli.common import program

LAW = "/akn/az/act/law/2016-05-06/231-xq"
TABLE = "code\tact_date\tact_number\tpublished\twhy\tnotes_of_the_newer_text\n"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("time")
    files = [str(ROOT / "fixtures" / "acts" / f"f_{number}.html") for number in (990003, 990027)]
    assert run(folder, "import", "--source", "sample", *files).exit_code == 0
    return folder


@pytest.fixture(autouse=True)
def afresh() -> Iterator[None]:
    program.cache_clear()
    yield
    program.cache_clear()


def said(home: Path, *arguments: str) -> str:
    result: Result = run(home, "acts", *arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.mark.parametrize(("day", "words"), [
    ("2016-09-01", "7.2. Xüsusi kateqoriyalı fərdi məlumatlar yalnız subyektin yazılı razılığı ilə işlənə bilər."),
    ("01.03.2021", "7.2. Xüsusi kateqoriyalı fərdi məlumatların işlənməsinə aşağıdakı hallarda yol verilir:"),
])
def test_an_article_on_a_day(home: Path, day: str, words: str) -> None:
    assert words in said(home, "text", LAW, "--at", day, "--article", "7")


def test_a_number_borne_before_leads_to_its_unit(home: Path) -> None:
    then = said(home, "text", LAW, "--at", "2026-01-01", "--article", "11.3").split(" ", 1)[1]
    now = said(home, "text", LAW, "--at", "2027-02-01", "--article", "11.4").split(" ", 1)[1]
    assert then == now


def test_a_day_nobody_can_read_is_a_usage_error(home: Path) -> None:
    result = run(home, "acts", "text", LAW, "--at", "yesterday")
    assert result.exit_code == 2
    assert "yesterday" in result.stderr


def test_a_history_says_who_wrote_each_wording(home: Path) -> None:
    versions = json.loads(said(home, "history", LAW, "8.1", "--json"))
    assert [version["start"] for version in versions] == [None, "2027-01-15"]
    assert versions[1]["changes"][0]["act"]["number"] == "131-XQD"
    assert "otuz gün" in versions[0]["text"]
    assert "on beş gün" in versions[1]["text"]


def test_a_unit_that_never_was_is_named(home: Path) -> None:
    result = run(home, "acts", "history", LAW, "404")
    assert result.exit_code != 0
    assert "404" in str(result.exception)


def test_what_differs_between_two_days(home: Path) -> None:
    shown = said(home, "diff", LAW, "--from", "2026-01-01", "--to", "2027-02-01", "--article", "8")
    assert "[-otuz-]{+on beş+} gün" in shown
    assert "131-XQD, 18.09.2026" in shown


@pytest.mark.parametrize(("form", "start"), [("docx", b"PK"), ("akn", b"<?xml"), ("html", b"<!doctype html>")])
def test_a_text_as_a_file(home: Path, tmp_path: Path, form: str, start: bytes) -> None:
    out = tmp_path / f"law.{form}"
    said(home, "text", LAW, "--at", "2021-03-01", "--format", form, "--out", str(out))
    assert out.read_bytes().startswith(start)


def test_a_redline_as_a_word_file_has_real_revisions(home: Path, tmp_path: Path) -> None:
    out = tmp_path / "redline.docx"
    said(home, "diff", LAW, "--from", "2020-01-01", "--to", "2027-02-01", "--format", "docx", "--out", str(out))
    document = zipfile.ZipFile(io.BytesIO(out.read_bytes())).read("word/document.xml").decode()
    assert "<w:ins " in document
    assert 'w:author="131-XQD, 18.09.2026"' in document


def test_changes_are_counted_by_outcome(home: Path) -> None:
    assert said(home, "changes", LAW).splitlines()[-1] == "15 applied, 0 refused, 0 mention"
    assert NOT_IN_PAGE not in said(home, "changes", LAW)


def test_a_table_of_commencement_is_taken_in_once(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "2024-01"
    folder.mkdir()
    table = folder / "days.tsv"
    table.write_text(TABLE + "f_990003\t2018-04-12\t45-XQD\t2018-06-30\tpublished later\t2 4\n", "utf-8")
    assert "1 of 1 rows are new" in said(home, "commencements", str(table))
    assert "0 of 1 rows are new" in said(home, "commencements", str(table))
    assert said(home, "changes", LAW).splitlines()[0].startswith("30.06.2018")


def test_a_wrong_table_changes_nothing_and_names_its_rows(home: Path, tmp_path: Path) -> None:
    before = said(home, "changes", LAW)
    table = tmp_path / "days.tsv"
    table.write_text(TABLE + "f_990003\t2018-13-12\t45-XQD\t2018-06-30\tpublished later\t2\nonly one cell\n", "utf-8")
    result = run(home, "acts", "commencements", str(table))
    assert "line 2" in str(result.exception)
    assert "line 3" in str(result.exception)
    assert said(home, "changes", LAW) == before


def test_a_verdict_on_akoma_ntoso(home: Path, tmp_path: Path) -> None:
    own, other = tmp_path / "own.xml", tmp_path / "other.xml"
    said(home, "text", LAW, "--format", "akn", "--out", str(own))
    other.write_text('<akomaNtoso xmlns="urn:other"><act/></akomaNtoso>', "utf-8")
    assert "1 can be read, 0 refused" in said(home, "check", str(own))
    result = run(home, "acts", "check", str(tmp_path))
    assert result.exit_code == 1
    assert "namespace urn:other" in result.stdout
