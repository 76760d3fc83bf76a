"""`toplu evaluate`: the sample acts with the queries that ship, and a collection of its own."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from web.cli import toplu
from web.cli.common import program

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "fixtures" / "evaluation"


@pytest.fixture(autouse=True)
def afresh() -> Iterator[None]:
    program.cache_clear()
    yield
    program.cache_clear()


def run(home: Path, *arguments: str) -> Result:
    program.cache_clear()
    return CliRunner().invoke(toplu, arguments, env={"TOPLU_HOME": str(home)})


def line(number: int, title: str) -> str:
    return json.dumps({"id": f"aile:art_{number}", "code": "aile", "article": str(number), "title": title, "text": "Sınaq."})


@pytest.fixture
def collection(tmp_path: Path) -> tuple[str, ...]:
    files = {
        "articles": ("articles.jsonl", f"{line(1, 'Dəftər')}\n{line(2, 'Qələm')}\n"),
        "queries": ("asked.tsv", "q1\twords\tqələm\nq2\tother\tzzz\n"),
        "qrels": ("judged.txt", "q1 0 aile:art_2 2\nq2 0 aile:art_1 1\n"),
    }
    for name, text in files.values():
        (tmp_path / name).write_text(text, "utf-8")
    return ("evaluate", *(part for option, (name, _text) in files.items() for part in (f"--{option}", str(tmp_path / name))))


def test_the_second_run_tells_the_difference(tmp_path: Path, collection: tuple[str, ...]) -> None:
    first, second = run(tmp_path / "home", *collection), run(tmp_path / "home", *collection)
    assert (first.exit_code, second.exit_code) == (0, 0), first.output
    assert "first run" in first.output
    assert "(+0.000)" in second.output
    assert [line.split()[:2] for line in first.output.splitlines()[1:4]] == [["all", "2"], ["words", "1"], ["other", "1"]]


def test_for_programs(tmp_path: Path, collection: tuple[str, ...]) -> None:
    found = json.loads(run(tmp_path / "home", *collection, "--json").stdout)
    assert (found["words"]["ndcg"], found["words"]["mrr"], found["other"]["ndcg"]) == (1.0, 1.0, 0.0)


def test_a_damaged_last_run_is_named(tmp_path: Path, collection: tuple[str, ...]) -> None:
    kept = tmp_path / "home" / "evaluations" / "asked.json"
    kept.parent.mkdir(parents=True)
    kept.write_text("{", "utf-8")
    result = run(tmp_path / "home", *collection)
    assert "asked.json" in str(result.exception)
    assert kept.read_text("utf-8") == "{"


def test_the_sample_acts_with_the_queries_that_ship(tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert run(home, "import", "--source", "sample", str(ROOT / "fixtures" / "acts")).exit_code == 0
    asked = ("evaluate", "--queries", str(SHIPPED / "queries.tsv"), "--qrels", str(SHIPPED / "qrels.txt"), "--json")
    found = json.loads(run(home, *asked).stdout)
    assert found["citation"]["ndcg"] > 0.9
    assert found["all"]["recall"] > 0.7
