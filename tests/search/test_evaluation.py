"""Judged queries and the measures of what was found; a collection of articles as documents."""

import json
from pathlib import Path

import pytest

from search.collection import fill, header_of, read_articles
from search.engines.tantivy import TantivyEngine
from search.evaluation import EvaluationError, Measures, Query, evaluate, read_judgments, read_queries, table
from search.model import SearchQuery
from search.service import Search

QUERIES = (Query("q1", "words", "bir"), Query("q2", "words", "iki"), Query("q3", "other", "üç"))
JUDGED = {"q1": {"a": 2, "b": 1, "c": 0}, "q2": {"a": 1, "d": 2}}


@pytest.mark.parametrize(("found", "ndcg", "mrr", "recall", "judged"), [
    (["a", "b"], 1.0, 1.0, 1.0, 1.0),
    (["b", "a"], (1 + 2 / 1.584962500721156) / (2 + 1 / 1.584962500721156), 0.5, 1.0, 1.0),
    (["x", "a"], (2 / 1.584962500721156) / (2 + 1 / 1.584962500721156), 0.5, 0.5, 0.5),
    (["a", "a", "b"], 1.0, 1.0, 1.0, 1.0),
    ([], 0.0, 0.0, 0.0, 1.0),
])
def test_the_measures_of_one_query(found: list[str], ndcg: float, mrr: float, recall: float, judged: float) -> None:
    measures = evaluate(QUERIES[:1], JUDGED, lambda _text: found)["all"]
    assert measures == Measures(1, pytest.approx(ndcg), mrr, recall, judged)  # type: ignore[arg-type]


def test_means_by_class() -> None:
    measures = evaluate(QUERIES, JUDGED, lambda text: {"bir": ["a", "b"], "iki": ["d", "a"], "üç": ["z"]}[text])
    assert {kind: (row.queries, row.ndcg) for kind, row in measures.items()} == {
        "all": (3, pytest.approx(2 / 3)), "words": (2, 1.0), "other": (1, 0.0),
    }  # fmt: skip


def test_the_table_tells_the_difference_to_the_last_run() -> None:
    before, now = Measures(2, 0.5, 0.5, 0.5, 1.0), Measures(2, 0.75, 0.25, 0.5, 1.0)
    line = table({"all": now}, {"all": before})[1]
    assert all(part in line for part in ("0.750 (+0.250)", "0.250 (-0.250)", "0.500 (+0.000)"))
    assert "(" not in table({"all": now})[1]


@pytest.mark.parametrize(("name", "text", "expected"), [
    ("queries", "q1\twords\n", "line 1: expected id, class and query"),
    ("queries", "qid\tclass\tquery\nq1\twords\tbir\nq2\t\tiki\n", "line 3"),
    ("judgments", "q1 0 a 2\nq1 a 2\n", "line 2: expected 'query 0 document grade'"),
    ("judgments", "q1 0 a two\n", "line 1"),
    ("articles", '{"id": "x:1"}\n', "line 1: expected an object with id, code, article, title, text"),
    ("articles", "[1, 2]\n", "line 1"),
    ("articles", "{\n", "line 1"),
])
def test_a_line_that_cannot_be_read_is_named(tmp_path: Path, name: str, text: str, expected: str) -> None:
    file = tmp_path / name
    file.write_text(text, "utf-8")
    reading = {"queries": read_queries, "judgments": read_judgments, "articles": lambda file: list(read_articles(file))}[name]
    with pytest.raises(EvaluationError, match=expected):
        reading(file)


@pytest.mark.parametrize(("code", "title"), [
    ("mulki", "Mülki Məcəlləsi"), ("inzibati_xetalar", "İnzibati Xətalar Məcəlləsi"), ("aile", "Ailə Məcəlləsi"),
    ("qarpiz", "Qarpiz Məcəlləsi"),
])
def test_a_code_is_called_by_its_name(code: str, title: str) -> None:
    header = header_of(code)
    assert header.title.removeprefix("Azərbaycan Respublikasının ") == title
    assert header.work_uri.startswith("/akn/az/act/code/")


def test_a_collection_is_searched_like_acts(tmp_path: Path) -> None:
    file = tmp_path / "articles.jsonl"
    rows = [{"id": f"aile:art_{n}", "code": "aile", "article": str(n), "title": title, "text": "1. Sınaq üçün mətn."}
            for n, title in enumerate(("Dəftər", "Qələm", "Silgi"), 1)]
    file.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    engine = TantivyEngine(tmp_path / "index")
    ids = fill(engine, read_articles(file))
    found = [ids[one.document.id] for one in Search(engine).export(SearchQuery("qələmlər"), 10)]
    assert found[0] == "aile:art_2"
