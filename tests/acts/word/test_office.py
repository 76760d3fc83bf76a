"""Documents through LibreOffice: PDF of many pages, OpenDocument, marks that survive saving, and what is said without it."""

import io
import os
import subprocess
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from acts.word import office
from acts.word.endnotes import with_endnotes
from acts.word.errors import OfficeBusyError, OfficeError, OfficeMissingError
from acts.word.layouts import layout
from acts.word.marks import mark_of
from acts.word.office import Desk, convert, to_odt, to_pdf
from acts.word.sheet_document import sheet_docx
from acts.word.templates import fill
from acts.word.templates_sample import sample_template
from tests.acts.word.sheets import libreoffice, marks, sheet

__all__ = ["libreoffice"]
ROWS = 5000
SECONDS = 1500
TABLE, ONE_LINE = 0.003, 0.0001                  # of a page's points: what rows leave at least, and a line that came over to the last page
ODT_NAME = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}name"
KEYS = {mark_of("c1", f"art_{number}") for number in range(1, 6)}


def run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, check=True, timeout=300).stdout.decode()


def inked(page: Path) -> float:
    """The share of dark points of a grey picture (PGM)."""
    head, body = page.read_bytes().split(b"255\n", 1)
    assert head.startswith(b"P5")
    return sum(point < 128 for point in body) / len(body)


def test_five_thousand_rows_open_and_every_page_has_its_heading(libreoffice: str, tmp_path: Path) -> None:
    pdf = tmp_path / "made.pdf"
    pdf.write_bytes(to_pdf(sheet_docx(sheet(ROWS)), SECONDS))
    told = dict(line.split(":", 1) for line in run("pdfinfo", str(pdf)).splitlines())
    pages = int(told["Pages"])
    assert pages > 100
    for number in (1, pages // 2, pages):
        page = str(number)
        run("pdftoppm", "-r", "50", "-gray", "-f", page, "-l", page, "-singlefile", str(pdf), str(tmp_path / page))
        assert (ONE_LINE if number == pages else TABLE) < inked(tmp_path / f"{page}.pgm") < 0.5
    middle = run("pdftotext", "-layout", "-f", str(pages // 2), "-l", str(pages // 2), str(pdf), "-")
    assert "Qüvvədə olan redaksiya" in middle
    assert f"Səhifə {pages // 2} / {pages}" in middle
    whole = run("pdftotext", str(pdf), "-").split()
    assert {f"{number}" for number in range(1, ROWS + 1)} <= set(whole)


def test_the_document_as_opendocument_keeps_marks_and_words(libreoffice: str) -> None:
    content = etree.fromstring(zipfile.ZipFile(io.BytesIO(to_odt(sheet_docx(sheet(5))))).read("content.xml"))
    assert {element.get(ODT_NAME) for element in content.iter("{*}bookmark-start", "{*}bookmark")} >= KEYS
    assert "Cavab on gün müddətində verilir." in "".join(content.itertext())


@pytest.mark.parametrize("through", ["docx", "odt"])
def test_marks_survive_saving_by_libreoffice(libreoffice: str, through: str) -> None:
    saved = convert(sheet_docx(sheet(5)), through)
    back = saved if through == "docx" else convert(saved, "docx", came="odt")
    assert set(marks(back)) >= KEYS


def test_a_filled_template_opens_and_keeps_marks(libreoffice: str) -> None:
    filled = fill(sample_template(layout("az_four"), "az"), sheet(5))
    assert to_pdf(filled).startswith(b"%PDF-")
    assert set(marks(convert(filled, "docx"))) >= KEYS


def test_a_template_saved_by_libreoffice_is_filled(libreoffice: str) -> None:
    filled = fill(convert(sample_template(layout("az_four"), "az"), "docx"), sheet(5))
    names = zipfile.ZipFile(io.BytesIO(filled)).namelist()
    assert len(names) == len(set(names))
    assert set(marks(filled)) == KEYS
    assert to_pdf(filled).startswith(b"%PDF-")


def test_without_libreoffice_the_error_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "PROGRAMS", ("no-such-office",))
    with pytest.raises(OfficeMissingError, match=r"expected LibreOffice on this machine to make a \.pdf, found none of no-such-office"):
        to_pdf(b"")


def program(folder: Path, lines: str) -> None:
    made = folder / "soffice"
    made.write_text(f"#!/bin/sh\n{lines}\n", "utf-8")
    made.chmod(0o755)


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder before all others in which a program stands for LibreOffice."""
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return tmp_path


def test_one_that_takes_too_long_is_ended_with_what_it_started(stand_in: Path) -> None:
    program(stand_in, f"sleep 60 & echo $! > {stand_in}/child\nwait")
    with pytest.raises(OfficeError, match="done in 0.5 seconds, found it still at work"):
        to_pdf(b"", 0.5)
    state = Path(f"/proc/{(stand_in / 'child').read_text().strip()}/stat")
    assert not state.exists() or state.read_text().rsplit(")", 1)[1].split()[0] == "Z"


def test_one_that_makes_nothing_is_told_with_its_words(stand_in: Path) -> None:
    program(stand_in, "echo source file could not be loaded >&2; exit 1")
    with pytest.raises(OfficeError, match=r"expected a \.odt from LibreOffice, found none; it said: source file could not be loaded"):
        to_odt(b"")


def test_each_has_a_profile_of_its_own_and_leaves_nothing(stand_in: Path) -> None:
    program(stand_in, f'echo "$@" >> {stand_in}/asked; pwd >> {stand_in}/folders; touch made/document.pdf')
    assert (to_pdf(b"a"), to_pdf(b"b")) == (b"", b"")
    profiles = {word for word in (stand_in / "asked").read_text().split() if word.startswith("-env:UserInstallation=file:")}
    assert len(profiles) == 2
    assert not any(Path(folder).exists() for folder in (stand_in / "folders").read_text().split())


def test_who_comes_when_all_places_are_taken_is_sent_away_and_a_place_is_free_again(stand_in: Path) -> None:
    program(stand_in, f"touch {stand_in}/begun; while [ ! -e {stand_in}/go ]; do sleep 0.05; done; touch made/document.pdf")
    desk = Desk(places=1, patience=0.05)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(desk.to_pdf, b"a")
        while not (stand_in / "begun").exists():
            time.sleep(0.01)
        with pytest.raises(OfficeBusyError, match="at work on 1 other documents"):
            desk.to_odt(b"b")
        (stand_in / "go").touch()
        assert first.result() == b""
    assert desk.to_pdf(b"c") == b""


def test_a_place_is_free_again_after_a_failure(stand_in: Path) -> None:
    program(stand_in, "exit 1")
    desk = Desk(places=1, patience=0.05)
    for _ in range(2):
        with pytest.raises(OfficeError, match="found none"):
            desk.to_pdf(b"a")


def noted(rows: int) -> bytes:
    """A document whose rows each have a footnote."""
    made = sheet(rows)
    (table,) = made.tables
    found = (replace(row, cells=(replace(row.cells[0], footnotes=(f"Sübut {row.key}.",)), *row.cells[1:])) for row in table.rows)
    return sheet_docx(replace(made, tables=(replace(table, rows=tuple(found)),)))


def test_notes_in_a_table_leave_no_page_half_empty(libreoffice: str, tmp_path: Path) -> None:
    pages = []
    for name, made in (("noted", noted(60)), ("bare", sheet_docx(sheet(60)))):
        pdf = tmp_path / f"{name}.pdf"
        pdf.write_bytes(to_pdf(made))
        pages.append(int(dict(line.split(":", 1) for line in run("pdfinfo", str(pdf)).splitlines())["Pages"]))
    assert pages[0] <= pages[1] + 3
    assert "Sübut art_60." in run("pdftotext", str(tmp_path / "noted.pdf"), "-")


def test_footnotes_become_endnotes_and_no_word_changes() -> None:
    made = noted(3)
    with zipfile.ZipFile(io.BytesIO(made)) as before, zipfile.ZipFile(io.BytesIO(with_endnotes(made))) as after:
        assert {name.replace("footnotes", "endnotes") for name in before.namelist()} == set(after.namelist())
        for name in ("word/document.xml", "word/footnotes.xml"):
            one, other = (etree.fromstring(file.read(path)) for file, path in ((before, name), (after, name.replace("foot", "end"))))
            assert "".join(one.itertext()) == "".join(other.itertext())
        assert not any(b"<w:footnote" in after.read(name) for name in after.namelist())
    assert with_endnotes(once := with_endnotes(made)) is once
