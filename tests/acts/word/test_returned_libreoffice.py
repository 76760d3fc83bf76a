"""Comparison documents edited by hands and saved by LibreOffice, as .docx and through .odt: the verdicts stay what they were."""

import io
import shutil
import subprocess
from pathlib import Path

import docx
import pytest

from acts.word.returned import read_returned, sent_of
from acts.word.returned_judge import judge
from acts.word.returned_model import Judged
from acts.word.returned_values import vocabulary
from acts.word.sheet_document import sheet_docx
from acts.word.sheet_words import words_in
from tests.acts.word import returned_hands as hands
from tests.acts.word.returned_hands import SHEET, Edit, edited, says, tracks
from tests.conftest import missing

OFFICE = shutil.which("soffice")
WORDS = vocabulary(words_in("az"), words_in("en"))
CASES: dict[str, tuple[Edit, ...]] = {
    "untouched": (),
    "decisions": (says(2, "degree", "Qismən uyğundur"), says(2, "reason", "Dairəsi dardır")),
    "pending decisions": (tracks(3, "degree", "Qismən uyğundur", "Tam uyğundur"), tracks(2, "reason", "", "Yoxlanılsın")),
    "pending edit": (tracks(2, "left_text", "dövlət", "yerli"),),
    "edit": (hands.replaces(2, "left_text", "vəzifəsi", "hüququ"),),
    "not understood": (says(2, "plan", "Qanun, 31.02.2026"),),
    "a row away": (hands.drops(3),),
    "a row away, pending": (hands.strikes(3),),
    "a row twice": (hands.doubles(2, marked=True),),
    "a copy": (hands.doubles(2, marked=False),),
    "a new row": (hands.adds_row("Maddə 9", "yeni"),),
    "rows joined": (hands.joins_rows(2, 3),),
    "cells joined": (hands.joins_cells(2),),
    "columns moved": (hands.swaps("reason", "left_text"),),
    "a column away": (hands.removes("left_text"),),
    "a new column": (hands.adds_column("Qeydim", "x"),),
    "another order": (hands.sorts,),
}


COMMENTED = "a comment"


def verdicts(file: Path) -> Judged:
    return judge(read_returned(file.read_bytes()), sent_of(SHEET), WORDS)


def saved(files: list[Path], form: str, folder: Path) -> list[Path]:
    """The files as LibreOffice saves them."""
    folder.mkdir()
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [str(OFFICE), "--headless", profile, "--convert-to", form, "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return [folder / f"{file.stem}.{form.partition(':')[0]}" for file in files]


def commented() -> bytes:
    """The document with a comment, saved by a third program."""
    made, out = docx.Document(io.BytesIO(sheet_docx(SHEET))), io.BytesIO()
    run = made.tables[0].rows[2].cells[1].paragraphs[0].runs[0]
    made.add_comment(run, text="Razı deyiləm", author="Aynur Nümunə")
    made.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documents as sent back in `sent`, saved by LibreOffice as .docx in `docx`, through .odt in `odt`."""
    if OFFICE is None:
        missing("LibreOffice", "apt-get install libreoffice-writer-nogui")
    home = tmp_path_factory.mktemp("office")
    (home / "sent").mkdir()
    files = []
    for name, edits in CASES.items():
        files.append(home / "sent" / f"{name}.docx")
        files[-1].write_bytes(edited(sheet_docx(SHEET), *edits))
    files.append(home / "sent" / f"{COMMENTED}.docx")
    files[-1].write_bytes(commented())
    saved(files, "docx:MS Word 2007 XML", home / "docx")
    saved(saved(files, "odt", home / "through"), "docx:MS Word 2007 XML", home / "odt")
    return home


@pytest.mark.parametrize("way", ["docx", "odt"])
@pytest.mark.parametrize("name", CASES)
def test_libreoffice_changes_no_verdict(folder: Path, name: str, way: str) -> None:
    assert verdicts(folder / way / f"{name}.docx") == verdicts(folder / "sent" / f"{name}.docx")


@pytest.mark.parametrize("way", ["sent", "docx", "odt"])
def test_comments_come_back_with_their_row(folder: Path, way: str) -> None:
    found = verdicts(folder / way / f"{COMMENTED}.docx")
    assert [[(remark.words, remark.by.author) for remark in verdict.remarks] for verdict in found.rows] == [
        [("Razı deyiləm", "Aynur Nümunə")], [], [], []
    ]  # fmt: skip
