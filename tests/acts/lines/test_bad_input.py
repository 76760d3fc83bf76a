"""What no reader can take, and what belongs to none of them."""

from contextlib import suppress

import pytest

from acts.errors import ReadError, UnknownFormatError
from acts.lines import READERS, SIZE_LIMIT, read, reader_for
from acts.lines.reader import Reader
from tests.acts.lines.helpers import page, source


@pytest.mark.parametrize("body", [b"", b"\0" * 1000, b" \n\r\t\f\0", b"\xef\xbb\xbf"])
def test_nothing_to_read(body: bytes) -> None:
    with pytest.raises(ReadError):
        read(source(body, "empty.html"))


def test_too_large_a_source_is_refused_before_it_is_read() -> None:
    with pytest.raises(ReadError, match=f"{SIZE_LIMIT:,}"):
        read(source(bytes(SIZE_LIMIT + 1), "large.html"))


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("# codes — nümunə\n\nMaddə 1. Azərbaycan Respublikasının Qanunu\n\n| a | b |\n|---|---|\n", id="README"),
        pytest.param('"""Reads Maddə."""\n\nimport re\n\ndef article(): ...\n', id="program"),
        pytest.param("code\tarticle\tnote\naile\tMaddə 1\t2\n", id="table"),
        pytest.param("salam dünya\n", id="words"),
        pytest.param("\x89PNG\r\n\x1a\n\0\0", id="picture"),
        pytest.param('{"a": 1}', id="other JSON"),
        pytest.param('{"text": "Azərbaycan Respublikasının Qanunu"}\n', id="rows of JSON"),
        pytest.param("<?xml version='1.0'?><akomaNtoso/>", id="other XML"),
    ],
)
def test_unknown_formats_get_a_list_of_the_known(body: str) -> None:
    with pytest.raises(UnknownFormatError) as raised:
        read(source(body, "x"))
    assert all(reader.name in str(raised.value) for reader in READERS)


def test_a_pdf_is_recognised_and_advised() -> None:
    with pytest.raises(UnknownFormatError, match="PDF.*Word file"):
        read(source(b"%PDF-1.4\n%\xe2\xe3", "x.pdf"))


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_each_reader_knows_its_sample_and_no_other_does(reader: Reader) -> None:
    assert reader_for(source(reader.sample)) is reader


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"<div>" * 10_000 + b"deep" + b"</div>" * 10_000, id="divs"),
        pytest.param(b"<b>" * 10_000 + b"deep", id="inline"),
        pytest.param(b"<table><tr><td>" * 3_000 + b"deep", id="tables"),
    ],
)
def test_deep_nesting_is_an_error_and_no_crash(body: bytes) -> None:
    with pytest.raises(ReadError, match="nested"):
        read(source(b"<html><body><p>before</p>" + body, "deep.html"))


@pytest.mark.parametrize("body", [b"x" * 11_000_000, b"<!--" + b"x" * 11_000_000 + b"-->", b"<p a='" + b"x" * 11_000_000 + b"'>b"])
def test_a_page_the_parser_gives_up_on_is_an_error_and_not_half_a_page(body: bytes) -> None:
    with pytest.raises(ReadError, match="10 MB"):
        read(source(b"<html><body><p>before</p>" + body + b"<p>after</p></body></html>"))


@pytest.mark.parametrize("deep", [10, 60, 120])
def test_reasonable_nesting_is_read(deep: int) -> None:
    (line,) = read(source(page("<div>" * deep + "mətn" + "</div>" * deep)))
    assert line.text == "mətn"


@pytest.mark.parametrize("bad", [b"\xff", b"\xed\xa0\x80", b"\xc3", b"\xe9"])
def test_bytes_that_are_no_utf8_are_named_with_their_line(bad: bytes) -> None:
    body = "Maddə 1. Ad\n\n<i>söz</i>\n\n".encode() + bad + b" [1]\n"
    with pytest.raises(ReadError, match=r"line 5"):
        read(source(body, "x.md"))


def test_a_page_without_text_is_an_error() -> None:
    with pytest.raises(ReadError, match="without text"):
        read(source(page("<p>&nbsp;</p>")))


def test_nothing_is_fetched_and_no_entity_expanded() -> None:
    body = (
        b"<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><html><body><p>a &x; b</p><img src='http://example.org/x'></body></html>"
    )
    text = "".join(line.text for line in read(source(body)))
    assert "root:" not in text


NAVIGATION = "Mətn\nŞəkil\nRekvizitlər\nVersiyalar\nƏlaqəli Sənədlər\n X \n\nAd\n"
HOSTILE = [
    pytest.param("\n" * 60_000, "Maddə 1. Ad", id="empty lines"),
    pytest.param("<!-- -->" * 8_000, "Maddə 1. Ad", id="comments"),
    pytest.param(">\n" * 30_000, "Maddə 1. Ad", id="quotations"),
    pytest.param("Maddə 1. Ad\n\n", "[1]\n\n" * 60_000, id="marks"),
    pytest.param("Maddə 1. Ad\n<i>x</i>\n\n", "[1] " * 200_000, id="marks in one line"),
    pytest.param("Maddə 1. Ad\n[1]\n\nx\n[2]\n\ny\n[3]\n\nz ", "[1] KMQ1 " * 60_000, id="marks in a wrapped line"),
    pytest.param(NAVIGATION, " \n" * 200_000 + "© 2023", id="blanks before a footer"),
    pytest.param("Constitute\nHOME\nSample\n", "\n" * 200_000 + "x", id="blanks before no footer"),
    pytest.param("# Convention on Samples\n\n### Article 1\n\n", "*a " * 60_000, id="stars"),
    pytest.param("<html><p>", "a b c d e " * 100_000, id="letters with spaces"),
    pytest.param("<html><p>", "<table><tr><td>x" * 60, id="tables in tables"),
    pytest.param("<html><p>x", "<s><i>y" * 100, id="unclosed looks"),
]


@pytest.mark.parametrize(("start", "body"), HOSTILE)
def test_hostile_input_costs_what_its_length_costs(start: str, body: str) -> None:
    with suppress(ReadError):
        read(source(start + body))
