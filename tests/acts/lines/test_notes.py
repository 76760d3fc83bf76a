"""The list of endnotes and the marks that refer to it."""

import pytest

from acts.lines.notes import settle
from acts.model import Cell, Line, Role, Run


def lines(*texts: str) -> tuple[Line, ...]:
    return tuple(Line((Run(text),)) for text in texts)


COURT = "Azərbaycan Respublikası Konstitusiya Məhkəməsinin nümunə qərarı ilə müəyyən edilmişdir"

CASES = [
    pytest.param(["Ad [1]", "mətn", "SİYAHISI", "[1] qeyd", "davamı", "[2] qeyd"], [None, None, None, "1", "1", "2"], id="plain list"),
    pytest.param(["Ad [1]", "[1] qeyd"], [None, "1"], id="a list of one"),
    pytest.param(
        ["Ad [1]", "söz [2]", "[1] qeyd", "[12] köhnə", "[2] qeyd"], [None, None, "1", "1", "2"], id="a number out of order is quoted"
    ),
    pytest.param(["[1] Ad", "[2]", "söz", "[1] qeyd", "[2] qeyd"], [None, None, None, "1", "2"], id="marks in front of the text"),
    pytest.param(["söz", "söz KMQ1"], [None, None], id="no list"),
    pytest.param(
        ["söz KMQ1", "söz KMQ2 [1]", f"KMQ1 {COURT}", "2. davamı", f"KMQ 2 {COURT}", "DƏYİŞİKLİK VƏ ƏLAVƏLƏRİN SİYAHISI", "[1] qeyd"],
        [None, None, "KMQ1", "KMQ1", "KMQ2", None, "1"],
        id="the court's own list",
    ),
    pytest.param(
        ["söz KM1", "[1]", f"KMQ1 {COURT}", f"KMQ2 {COURT}", f"KMQ4 {COURT}", "[1] qeyd"],
        [None, None, "KMQ1", "KMQ2", "KMQ4", "1"],
        id="a gap in the court's list",
    ),
    pytest.param(
        ["söz KM2", "[1] qeyd", f"KM2 {COURT}", "davamı", "[2] qeyd"], [None, "1", "KM2", "KM2", "2"], id="the court between notes"
    ),
]


@pytest.mark.parametrize(("texts", "notes"), CASES)
def test_the_list_is_told_apart(texts: list[str], notes: list[str | None]) -> None:
    settled = settle(lines(*texts))
    assert [line.note for line in settled] == notes
    assert [line.role for line in settled] == [Role.NOTE if note else None for note in notes]
    assert [line.text for line in settled] == texts


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("söz. [2]", [("söz. ", None), ("[2]", "2")]),
        ("söz [1][2] söz", [("söz ", None), ("[1]", "1"), ("[2]", "2"), (" söz", None)]),
        ("söz [3] söz", [("söz [3] söz", None)]),
        ("azad etməKM1 KMQ15.", [("azad etmə", None), ("KM1", "KM1"), (" ", None), ("KMQ15", "KMQ15"), (".", None)]),
        ("bilməz. KMQ 25", [("bilməz. ", None), ("KMQ 25", "KMQ25")]),
        ("KMQ1182.2. Mətn", [("KMQ1", "KMQ1"), ("182.2. Mətn", None)]),
        ("AKM1 KMQX", [("AKM1 KMQX", None)]),
    ],
)
def test_marks_become_runs_where_the_list_has_their_number(text: str, runs: list[tuple[str, str | None]]) -> None:
    kms = [f"KM1 {COURT}", "[1] qeyd", f"KMQ1 {COURT}", f"KMQ15 {COURT}", f"KMQ 25 {COURT}", "[2] qeyd"]
    (first, *_) = settle(lines(text, *kms))
    assert [(run.text, run.note) for run in first.runs] == runs


def test_a_mark_in_a_cell_and_in_struck_words() -> None:
    row = Line((), cells=(Cell((Run("söz [1]", struck=True),)),), table=1)
    settled = settle((row, *lines("[1] qeyd")))
    assert [(run.text, run.struck, run.note) for run in settled[0].all_runs] == [("söz ", True, None), ("[1]", True, "1")]


def test_the_mark_of_a_note_is_a_run_of_its_own() -> None:
    (_, note) = settle(lines("söz [1]", "[1] qeyd [1]"))
    assert [(run.text, run.note) for run in note.runs] == [("[1]", "1"), (" qeyd [1]", None)]
