"""`toplu compare`: a draft's table, two texts, tracked changes; what could not be applied is told, and told by the exit code."""

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from click.testing import Result
from lxml import etree

from tests.conftest import ROOT
from tests.web.compare.samples import DRAFT, LAW
from tests.web.test_cli import run
from web.cli.common import program


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("compare-cli")
    file = ROOT / "fixtures" / "acts" / "f_990003.html"
    assert run(folder, "import", "--no-index", "--source", "sample", str(file)).exit_code == 0
    return folder


@pytest.fixture(autouse=True)
def afresh() -> Iterator[None]:
    program.cache_clear()
    yield
    program.cache_clear()


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "layihe.txt"
    path.write_text(DRAFT, "utf-8")
    return path


def compared(home: Path, *arguments: object) -> Result:
    return run(home, "compare", *map(str, arguments))


def test_the_table_of_a_draft(home: Path, draft: Path, tmp_path: Path) -> None:
    out = tmp_path / "cedvel.docx"
    told = compared(home, "draft", draft, "--out", out, "--layout", "az_three")
    assert told.exit_code == 1, "two instructions could not be applied"
    assert f"({LAW}): 3 units differ: 1 changed, 1 new, 1 removed" in told.stdout
    assert "not applied: 1.4. 2.1-ci maddədə “belə söz yoxdur” sözləri" in told.stdout
    assert "because: no act held fits: “Olmayan məsələlər haqqında”, 2001-03-03, № 999-NQ" in told.stdout
    assert "1 acts amended, 3 units differ, 2 instructions not applied" in told.stdout
    assert "Təklif olunan redaksiya" in document(out)


def test_a_document_in_english_says_its_reasons_in_english(home: Path, draft: Path, tmp_path: Path) -> None:
    said = {"en": ("Proposed wording", "are not in the provision"), "az": ("Təklif olunan redaksiya", "normada tapılmadı")}
    for language, (heading, why) in said.items():
        out = tmp_path / f"{language}.docx"
        compared(home, "draft", draft, "--out", out, "--language", language)
        assert heading in document(out)
        assert why in document(out)


def document(path: Path) -> str:
    return "".join(map(str, etree.fromstring(zipfile.ZipFile(path).read("word/document.xml")).itertext()))


def test_a_draft_that_can_be_applied_whole(home: Path, draft: Path) -> None:
    whole = DRAFT.partition("1.4. ")[0].rstrip().removesuffix(";") + "."
    draft.write_text(whole, "utf-8")
    assert compared(home, "draft", draft).exit_code == 0


def test_json_for_programs(home: Path, draft: Path, tmp_path: Path) -> None:
    told = compared(home, "draft", draft, "--json", "--day", "2026-05-11")
    assert [len(table["rows"]) for table in json.loads(told.stdout)["tables"]] == [3]
    assert json.loads(told.stdout)["day"] == "2026-05-11"
    out = tmp_path / "a.json"
    compared(home, "draft", draft, "--out", out)
    assert json.loads(out.read_bytes())["shape"] == 1


def test_a_file_that_orders_nothing_is_refused(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "qeyd.txt"
    file.write_text("Bu mətndə heç bir göstəriş yoxdur (nümunə).\n", "utf-8")
    told = compared(home, "draft", file)
    assert told.exit_code == 1
    assert "expected a draft amending act" in str(told.exception)


@pytest.mark.parametrize(("arguments", "said"), [
    (("--layout", "x", "--out", "a.docx"), "expected a layout, one of"), (("--out", "a.exe"), "expected a name that ends with"),
])
def test_what_is_asked_wrongly_is_said(home: Path, draft: Path, arguments: tuple[str, ...], said: str) -> None:
    told = compared(home, "draft", draft, *arguments)
    assert told.exit_code != 0
    assert said in f"{told.stderr}{told.exception}"


def test_two_days_of_an_act(home: Path, tmp_path: Path) -> None:
    out = tmp_path / "ferq.docx"
    told = compared(home, "texts", f"{LAW}@2016-09-01", LAW, "--out", out)
    assert told.exit_code == 0, told.output
    assert "units differ" in told.stdout
    assert "Maddə 7, 7.2-ci hissə" in told.stdout
    assert "Əvvəlki mətn" in document(out)


@pytest.mark.parametrize(("left", "said"), [(f"{LAW}@dünən", "expected a day"), ("yoxdur", "no act with 'yoxdur'")])
def test_a_text_that_is_not_there(home: Path, left: str, said: str) -> None:
    told = compared(home, "texts", left, LAW)
    assert told.exit_code != 0
    assert said in f"{told.stderr}{told.exception}"


def test_the_layouts_are_listed(home: Path) -> None:
    assert "az_four  Comparative table, four columns" in compared(home, "layouts", "--language", "en").stdout


def test_tracked_changes_go_into_the_word_file_given(home: Path, tmp_path: Path) -> None:
    old, new, out = tmp_path / "kohne.docx", tmp_path / "yeni.docx", tmp_path / "ferq.docx"
    for path, days in ((old, "on beş"), (new, "otuz")):
        file = docx.Document()
        for text in ("Nümunə qayda (nümunə, qanun deyil)", "Maddə 1. Müddət", f"1.1. Nümunə müddət {days} gündür."):
            file.add_paragraph(text)
        file.save(str(path))
    told = compared(home, "redline", old, new, "--out", out)
    assert told.exit_code == 0, told.output
    body = etree.fromstring(zipfile.ZipFile(out).read("word/document.xml"))
    assert "".join(body.xpath("//*[local-name()='del']//text()")) == "on beş"
    assert "".join(body.xpath("//*[local-name()='ins']//text()")) == "otuz"
    assert set(body.xpath("//@*[local-name()='author']")) == {"Toplu"}


def test_tracked_changes_of_two_days_name_the_amending_act(home: Path, tmp_path: Path) -> None:
    out = tmp_path / "gunler.docx"
    assert compared(home, "redline", f"{LAW}@2016-09-01", LAW, "--out", out).exit_code == 0
    body = etree.fromstring(zipfile.ZipFile(out).read("word/document.xml"))
    authors = set(body.xpath("//@*[local-name()='author']"))
    assert authors
    assert "Toplu" not in authors


def test_the_amending_act_of_two_days(home: Path, tmp_path: Path) -> None:
    out = tmp_path / "layihe.docx"
    assert compared(home, "texts", f"{LAW}@2016-09-01", LAW, "--amending", out).exit_code == 0
    assert "aşağıdakı dəyişikliklər edilsin:" in document(out)


def test_an_amending_act_that_does_not_say_all_says_so(home: Path, tmp_path: Path) -> None:
    old, new, out = tmp_path / "kohne.txt", tmp_path / "yeni.txt", tmp_path / "layihe.docx"
    old.write_text("Nümunə qayda\nMaddə 1. Müddət\n1.1. Nümunə müddət on gündür.", "utf-8")
    new.write_text("Başqa qayda\nMaddə 1. Müddət\n1.1. Nümunə müddət otuz gündür.", "utf-8")
    assert compared(home, "texts", old, new, "--amending", out).exit_code == 0
    title, notice, missing, *_ = (paragraph.text for paragraph in docx.Document(str(out)).paragraphs)
    assert title.endswith("dəyişiklik edilməsi haqqında")
    assert (notice, missing.partition(" — ")[0]) == ("Layihə natamamdır. Göstərişlərin ifadə etmədiyi dəyişikliklər: 1", "Aktın adı")
    assert "1.1. 1.1-ci maddədə “on” sözü “otuz” sözü ilə əvəz edilsin." in document(out)


def test_word_files_are_word_files(home: Path, draft: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.docx"
    compared(home, "draft", draft, "--out", out)
    again = compared(home, "texts", out, draft)
    assert again.exit_code == 0, again.output
    assert zipfile.ZipFile(io.BytesIO(out.read_bytes())).testzip() is None
