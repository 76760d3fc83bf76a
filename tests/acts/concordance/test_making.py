"""Sides of a concordance that are no acts held: clauses of a standard as CSV, provisions as JSON lines."""

from datetime import date
from pathlib import Path

import pytest

from acts.concordance.errors import ConcordanceError
from acts.concordance.making import Chosen, Making, clauses_of
from acts.concordance.suggest import suggest
from storage.database import open_database

CSV = b"number;title;text\n5;Control;Access is controlled.\n5.1;;Keys are kept.\n"
JSON = b"""{"id": "art_1", "num": "Article 1", "heading": "Keys", "text": "Keys are kept dry."}
{"id": "art_1/par_1", "num": "1", "text": "Keys."}
"""


def test_clauses_come_from_csv() -> None:
    assert [(one.id, one.label, one.text) for one in clauses_of(CSV, "s.csv")] == [
        ("5", "5", "Access is controlled."), ("5.1", "5.1", "Keys are kept."),
    ]  # fmt: skip


def test_provisions_come_from_lines_of_json() -> None:
    found = clauses_of(JSON, "a.jsonl")
    assert [(one.id, one.parent, one.heading) for one in found] == [("art_1", "", "Keys"), ("art_1/par_1", "art_1", "")]


@pytest.mark.parametrize(("content", "said"), [
    (b"a;b\n1;2\n", "expected the columns number, title, text"),
    (b"number;title\n\xff;x", "found other bytes at byte 13"),
    (b"", "found none"),
    (b'{"num": "1"}', "line 1: expected an id"),
    (b'{"id": "a"}\n[1]', "line 2: expected an object of JSON"),
    (b'{"id": "a"}\n{"id": "a"}', "line 2: expected each id once, found a again"),
])  # fmt: skip
def test_what_is_no_list_is_refused_with_the_place(content: bytes, said: str) -> None:
    with pytest.raises(ConcordanceError, match=said):
        clauses_of(content, "list")


def test_two_lists_make_a_concordance(tmp_path: Path) -> None:
    making = Making(open_database(f"sqlite:///{tmp_path / 'a.db'}"), suggest)
    made = making.made(Chosen(name="a.jsonl", content=JSON), Chosen(name="s.csv", content=CSV), date(2026, 1, 1))
    assert [one.left for one in made.suggestions] == ["art_1", "art_1/par_1"]
    assert (made.left.side.title, made.right.side.title, made.right.side.language) == ("a", "s", "eng")
