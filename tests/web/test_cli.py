"""The command line: help a person understands, JSON alone on standard output, exit codes that tell."""

import json
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from tests.conftest import ROOT
from web.cli import EXPECTED, toplu
from web.cli.common import program

ACT = "/akn/az/act/law/2012-04-19/87-xq"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    file = ROOT / "fixtures" / "acts" / "f_990004.html"
    assert run(folder, "import", "--source", "sample", str(file)).exit_code == 0
    return folder


@pytest.fixture(autouse=True)
def afresh() -> Iterator[None]:
    program.cache_clear()
    yield
    program.cache_clear()


def run(home: Path, *arguments: str) -> Result:
    program.cache_clear()
    return CliRunner().invoke(toplu, arguments, env={"TOPLU_HOME": str(home)})


def commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        assert command is not None
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


EVERY = dict(commands(toplu))


@pytest.mark.parametrize("path", EVERY, ids=" ".join)
def test_help_says_what_a_command_does(tmp_path: Path, path: tuple[str, ...]) -> None:
    shown = run(tmp_path, *path, "--help")
    assert shown.exit_code == 0
    assert EVERY[path].help
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "arguments",
    [
        ("acts", "list"), ("acts", "show", ACT), ("acts", "text", ACT), ("search", "informasiya"), ("config",), ("doctor",),
        ("import", "fixtures/acts"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_json_stands_alone_on_standard_output(home: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]) -> None:
    monkeypatch.chdir(ROOT)
    done = run(home, *arguments, "--json")
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)


@pytest.mark.parametrize(
    "arguments",
    [
        ("acts", "list", "--level", "none"), ("acts", "list", "--year", "9" * 20), ("acts", "list", "--page", "9" * 20),
        ("acts", "list", "--status", "none"), ("crawl", "report", "--run", "9" * 20), ("import",), ("import", "nowhere.html"), ("nothing",),
    ],
    ids=" ".join,
)  # fmt: skip
def test_what_is_no_command_of_ours_is_told_with_exit_code_2(home: Path, arguments: tuple[str, ...]) -> None:
    assert run(home, *arguments).exit_code == 2


def test_what_is_not_held_is_one_sentence(home: Path) -> None:
    done = run(home, "acts", "show", "nothing of the kind")
    assert isinstance(done.exception, EXPECTED)
    assert "toplu acts list" in str(done.exception)
