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
    (b"number,title,text\n1,A,one\n1,B,two\n", "list, line 3: expected each number once, found 1 again"),
    (b"number,title,text\n1,A,one\n,C,three\n", "list, line 3: expected a number, found none"),
    (b"number,title,text\n4,D,\n5, ,\n", "list, line 3: expected a title or a text for 5, found neither"),
    (b"number,title,text\n1,A,one, two\n", "list, line 2: expected 3 cells as in the first line, found 4: "),
    (b'number,title,text\n1,A,"one\ntwo"\n1,B,\n', "list, line 4: expected each number once, found 1 again"),
])  # fmt: skip
def test_what_is_no_list_is_refused_with_the_place(content: bytes, said: str) -> None:
    with pytest.raises(ConcordanceError, match=said):
        clauses_of(content, "list")


@pytest.mark.parametrize("content", [b"number,title,text\n1,A,one\n,,\n\n2,B,,,\n", b"number;title\n1;A\n;\n2;B\n"])
def test_empty_rows_of_a_spreadsheet_are_no_clauses(content: bytes) -> None:
    assert [one.id for one in clauses_of(content, "list")] == ["1", "2"]


def test_a_list_of_a_table_made_before_reads_as_it_did() -> None:
    assert [one.id for one in clauses_of(b"number,title,text\n1,A,one\n1,B,two\n,C,three\n4,D,\n", "list", kept=True)] == ["1", "4"]


def test_two_lists_make_a_concordance(tmp_path: Path) -> None:
    making = Making(open_database(f"sqlite:///{tmp_path / 'a.db'}"), suggest)
    made = making.made(Chosen(name="a.jsonl", content=JSON), Chosen(name="s.csv", content=CSV), date(2026, 1, 1))
    assert [one.left for one in made.suggestions] == ["art_1", "art_1/par_1"]
    assert (made.left.side.title, made.right.side.title, made.right.side.language) == ("a", "s", "eng")
