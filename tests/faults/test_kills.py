"""kill -9 in the middle of import and index, at random moments: the next run completes, nothing lost, nothing twice."""

import random
import signal
import time
from pathlib import Path

import pytest

from tests.faults.program import ROOT, Program

ACTS = ROOT / "fixtures" / "acts"
KILLS = 30
COMMANDS: tuple[tuple[str | Path, ...], ...] = (("import", "--source", "sample", ACTS), ("index",), ("import", "--source", "sample", ACTS))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Program, float]:
    """An undisturbed import, and how long the quicker of two takes (the second finds nothing new)."""
    program = Program(tmp_path_factory.mktemp("whole"))
    times = []
    for _ in range(2):
        start = time.monotonic()
        done = program.run("import", "--source", "sample", ACTS)
        times.append(time.monotonic() - start)
        assert done.returncode == 0, done.stderr + done.stdout
    return program, min(times)


@pytest.mark.fault
def test_thirty_kills_lose_nothing_and_double_nothing(whole: tuple[Program, float], tmp_path: Path) -> None:
    undisturbed, seconds = whole
    moments = random.Random(20261124)
    program = Program(tmp_path / "home")
    killed = 0
    for turn in range(KILLS):
        process = program.start(*COMMANDS[turn % len(COMMANDS)])
        time.sleep(moments.uniform(0.3, seconds))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        killed += process.returncode == -signal.SIGKILL
    assert killed > KILLS / 4, "the kills came too late to prove anything"
    last = program.run("import", "--source", "sample", ACTS)
    assert last.returncode == 0, last.stderr + last.stdout
    assert program.state() == undisturbed.state()
    assert program.indexed() == undisturbed.indexed()
    program.sound()


@pytest.mark.fault
def test_importing_twice_changes_nothing(whole: tuple[Program, float]) -> None:
    program, _seconds = whole
    before = program.state()
    again = program.run("import", "--source", "sample", ACTS)
    assert again.returncode == 0
    assert " unchanged" in again.stdout
    assert " added" not in again.stdout
    assert program.state() == before


@pytest.mark.fault
def test_an_index_thrown_away_is_rebuilt(whole: tuple[Program, float]) -> None:
    program, _seconds = whole
    held = program.indexed()
    for path in sorted((program.home / "index").rglob("*")):
        if path.is_file():
            path.write_bytes(b"damaged")
    assert program.run("index").returncode == 0
    assert program.indexed() == held
