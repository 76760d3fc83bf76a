"""What the service answers, read: its own samples' shapes, its oddities, and anything at all."""

import json
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acts.cards import Card
from crawler.eqanun_answers import Redaction, day, format_of, read_list, read_record, read_redactions, read_word_url
from crawler.errors import BadAnswerError

ENTRY = {
    "rowNum": 1, "id": 62242, "citation": "3-16/1", "title": " Sınaq \n qaydası ", "typeName": "Ədliyyə Nazirliyi",
    "statusName": "Qüvvədədir", "effectDate": None, "registerCode": "15202607220012", "registerDate": None,
    "acceptDate": "22.07.2026", "classCode": "2026-07-22",
}  # fmt: skip
REQUISITE = {
    "title": "Sınaq Məcəlləsi", "acceptDate": "28.12.1999", "effectDate": "01.09.2000", "typeName": "Məcəllələr",
    "statusName": "Qüvvədədir", "citation": "", "registerCode": "", "registerDate": None, "classCodes": ["020.010.000"],
}  # fmt: skip
ATOMS = st.none() | st.booleans() | st.integers() | st.text()
JSON = st.recursive(ATOMS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))
LISTS = st.fixed_dictionaries({"data": JSON, "totalCount": JSON})
RECORDS = st.fixed_dictionaries({"data": st.dictionaries(st.sampled_from(["id", "requisite", "htmlUrl"]), JSON)})


def packed(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def test_an_entry_of_the_list() -> None:
    listed = read_list(packed({"data": [ENTRY], "totalCount": 1610}))
    assert listed.total == 1610
    assert listed.entries[0].card == Card(
        62242, "Sınaq qaydası", "Ədliyyə Nazirliyi", "Qüvvədədir", "3-16/1", date(2026, 7, 22), None, "15202607220012"
    )


@pytest.mark.parametrize(
    ("change", "same"),
    [({"rowNum": 7}, True), ({"classCode": "x"}, True), ({"statusName": "Ləğv olunmuşdur"}, False), ({"effectDate": "01.08.2026"}, False)],
)
def test_an_entry_changes_only_when_it_says_something_else(change: dict[str, object], same: bool) -> None:
    one, other = (read_list(packed({"data": [row], "totalCount": 1})).entries[0].sha256 for row in (ENTRY, {**ENTRY, **change}))
    assert (one == other) is same


def test_entries_without_an_id_are_left_out_with_a_reason() -> None:
    listed = read_list(packed({"data": [{**ENTRY, "id": None}, None, ENTRY], "totalCount": 3}))
    assert len(listed.entries) == 1
    assert listed.left_out == ("entry 1 of the list has no id", "entry 2 of the list has no id")


def test_the_list_fills_what_the_record_leaves_empty() -> None:
    entry = Card(46944, "", number="1-IQ", register_date=date(2011, 7, 1))
    record = read_record(packed({"data": {"id": 46944, "requisite": REQUISITE, "htmlUrl": "https://e-qanun.az/x.html"}}), entry)
    assert record.html_url == "https://e-qanun.az/x.html"
    assert (record.card.number, record.card.register_date, record.card.class_codes) == ("1-IQ", date(2011, 7, 1), ("020.010.000",))


def test_a_record_of_another_act_is_refused() -> None:
    with pytest.raises(BadAnswerError, match="expected the record of act 1, found that of 2"):
        read_record(packed({"data": {"id": 2, "requisite": REQUISITE}}), Card(1, ""))


def test_redactions_one_a_day_oldest_first_and_the_rest_with_reasons() -> None:
    rows = [
        {"id": 19322, "title": "T", "effectDate": "21.04.2026"}, {"id": 19770, "title": "T", "effectDate": "21.04.2026"},
        {"id": 19050, "title": "T", "effectDate": "03.03.2026"}, {"id": 5, "title": "", "effectDate": "03.03.2025"},
        {"id": 6, "title": "T", "effectDate": "31.02.2025"}, {"title": "T", "effectDate": "03.03.2025"},
    ]  # fmt: skip
    found = read_redactions(packed({"data": rows}))
    assert found.chosen == (Redaction(19050, "T", date(2026, 3, 3)), Redaction(19770, "T", date(2026, 4, 21)))
    assert found.left_out == (
        "redaction 19322: another of 2026-04-21 has a higher id", "redaction 4: 5 has no title",
        "redaction 5: 6 has no date ('31.02.2025')", "redaction 6: it has no id",
    )  # fmt: skip


@pytest.mark.parametrize("body", [{}, {"data": None}, {"data": []}])
def test_no_redactions(body: object) -> None:
    assert read_redactions(packed(body)).chosen == ()


@pytest.mark.parametrize("body", [b"https://e-qanun.az/files/1.doc", b'"https://e-qanun.az/files/1.doc"', b' "https://e-qanun.az/files/1.doc"\n'])
def test_the_address_of_a_word_file_with_or_without_quotes(body: bytes) -> None:
    assert read_word_url(body) == "https://e-qanun.az/files/1.doc"


@pytest.mark.parametrize("body", [b"", b'""', b"<html></html>", b'{"error": 1}', b"not found here"])
def test_no_address_of_a_word_file(body: bytes) -> None:
    with pytest.raises(BadAnswerError, match="expected the address of a Word file"):
        read_word_url(body)


@pytest.mark.parametrize(
    ("begin", "name"),
    [(b"\xd0\xcf\x11\xe0rest", "doc"), (b"PK\x03\x04rest", "docx"), (b"\xef\xbb\xbf\r\n<html><body>", "html"), (b"<P>x</P>", "html")],
)
def test_a_file_is_what_its_first_bytes_say(begin: bytes, name: str) -> None:
    assert format_of(begin) == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [("28.12.1999", date(1999, 12, 28)), (" 01.09.2000 ", date(2000, 9, 1)), ("", None), (None, None), ("1999-12-28", None), (5, None)],
)
def test_days(text: object, expected: date | None) -> None:
    assert day(text) == expected


def refusal(read: Callable[[bytes], object], body: bytes) -> str:
    """Why a body was refused, "expected" where it was read."""
    try:
        read(body)
    except BadAnswerError as error:
        return str(error)
    return "expected"


@given(JSON | LISTS | RECORDS)
def test_any_json_is_read_or_refused(value: object) -> None:
    for read in (read_list, read_redactions, lambda body: read_record(body, Card(1, ""))):
        assert "expected" in refusal(read, packed(value))


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    for read in (read_list, read_redactions, read_word_url, format_of):
        assert "expected" in refusal(read, body)
