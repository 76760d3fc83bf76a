"""`toplu glossary …`: find, write out, take in, build."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from classifiers.errors import GlossaryError
from web.cli import toplu
from web.cli.common import program

SAMPLES = Path(__file__).parent.parent.parent.parent / "fixtures" / "acts"
Run = Callable[..., Result]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """Run a command on a home of its own with the sample acts in it."""
    home = tmp_path_factory.mktemp("cli-glossary")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TOPLU_HOME", str(home))
        program.cache_clear()

        def command(*words: str) -> Result:
            return CliRunner().invoke(toplu, list(words))

        assert command("import", "--no-index", str(SAMPLES)).exit_code == 0
        yield command
        program().engine.dispose()
    program.cache_clear()


def test_list(run: Run) -> None:
    done = run("glossary", "list", "nikah", "--limit", "3")
    assert done.exit_code == 0
    assert done.output.splitlines()[0].startswith("nikah; ")
    entries = json.loads(run("glossary", "list", "nikah", "--domain", "family", "--limit", "1", "--json").stdout)
    assert entries[0]["term"]["az"] == "nikah"


def test_out_and_in_again(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "terms.tsv"
    assert run("glossary", "export", str(file)).exit_code == 0
    done = run("glossary", "import", str(file))
    assert done.exit_code == 0
    assert done.output.splitlines()[-1].startswith("0 added, 0 changed, ")


def test_a_verdict_for_each_row_and_all_or_nothing(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "terms.tsv"
    file.write_text("az\ten\nqərib köşk\tquaint kiosk\nboş\t\nnikah\tmarriage\n", "utf-8")
    done = run("glossary", "import", str(file), "--who", "Aynur")
    assert done.exit_code == 1
    assert "line 2: added      qərib köşk" in done.output
    assert "line 3: refused    boş: en: a term has a name in each language" in done.output
    assert "1 added, 0 changed, 1 unchanged, 1 refused" in done.output
    assert "nothing was taken in" in done.output
    assert "0 of 0" in run("glossary", "list", "qerib", "kosk").output
    rest = run("glossary", "import", str(file), "--skip-refused", "--json", "--who", "Aynur")
    assert rest.exit_code == 1
    assert json.loads(rest.stdout)["taken_in"] is True
    assert "1 of 1" in run("glossary", "list", "qerib", "kosk").output


@pytest.mark.parametrize("content", [b"\xff\xfe", b"no head"])
def test_a_file_that_is_no_table(run: Run, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "terms.tsv"
    file.write_bytes(content)
    assert isinstance(run("glossary", "import", str(file)).exception, GlossaryError)


def test_build_shows_before_it_proposes(run: Run) -> None:
    dry = run("glossary", "build", "--dry-run")
    assert dry.exit_code == 0
    assert "definitions   elektron imza  =  electronic signature" in dry.output
    assert "0 of 0" in run("glossary", "list", "--standing", "proposed").output
    done = run("glossary", "build")
    assert " put in use, " in done.output.splitlines()[-1]
    assert "0 of 0" not in run("glossary", "list", "--standing", "proposed").output
    again = run("glossary", "build").output.splitlines()[-1]
    assert ": 0 put in use, 0 proposed, " in again


def test_build_from_a_file_of_pairs(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "pairs.jsonl"
    said = (("yanır", "burns"), ("dayanır", "stands"), ("gülür", "laughs"), ("yatır", "sleeps"))
    rows = [{"text_az": f"Qərib köşk {word}.", "text_en": f"The quaint kiosk {other}."} for word, other in said]
    file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    found = json.loads(run("glossary", "build", "--pairs", str(file), "--threshold", "0.4", "--dry-run", "--json").stdout)
    assert [one["term"]["en"].casefold() for one in found] == ["quaint kiosk"]
    assert found[0]["evidence"][0]["place"].startswith("pairs.jsonl, ")
