"""`toplu register`: what is said where there is nothing to list."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from web.cli import toplu
from web.cli.common import program


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TOPLU_HOME", str(tmp_path))
    monkeypatch.delenv("TOPLU_DATABASE_URL", raising=False)
    program.cache_clear()
    yield
    program().engine.dispose()
    program.cache_clear()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("standards",), "no act held cites a standard\n"),
        (("standards", "ISO", "9001"), "no citation of a standard\n"),
        (("standards", "--json"), "[]\n"),
    ],
)
def test_an_empty_register_says_so(words: tuple[str, ...], said: str) -> None:
    result = CliRunner().invoke(toplu, ("register", *words))
    assert (result.exit_code, result.output) == (0, said)
