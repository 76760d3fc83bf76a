"""Whatever the words are: rendered and read again they are the same."""

import html
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from acts.errors import ReadError
from acts.lines import read
from acts.lines.notes import settle
from acts.lines.runs import squeeze, tidy
from acts.model import Line, Run
from tests.acts.lines.helpers import page, source

WORDS = st.text("abcçdeəğıİöşüXYZ0129.,;()–№ &<>\"'", min_size=1, max_size=25)
RUNS = st.builds(Run, WORDS, st.booleans(), st.booleans())
PARAGRAPHS = st.lists(st.lists(RUNS, min_size=1, max_size=5), min_size=1, max_size=6)


def expected(paragraphs: list[list[Run]]) -> list[tuple[Run, ...]]:
    return [runs for paragraph in paragraphs if (runs := tidy(paragraph))]


def wrapped(run: Run, text: str) -> str:
    text = f"<s>{text}</s>" if run.struck else text
    return f"<i>{text}</i>" if run.italic else text


@settings(deadline=None)
@given(PARAGRAPHS)
def test_a_page_reads_back_as_it_was_written(paragraphs: list[list[Run]]) -> None:
    body = "".join("<p>" + "".join(wrapped(run, html.escape(run.text)) for run in runs) + "</p>\n" for runs in paragraphs)
    lines = read(source(page(f"<p>Ad</p>{body}")))
    assert [line.runs for line in lines[1:]] == expected(paragraphs)


@settings(deadline=None)
@given(PARAGRAPHS)
def test_annotated_text_reads_back_as_it_was_written(paragraphs: list[list[Run]]) -> None:
    plain = [
        [Run(run.text.replace("<", "").replace(">", "").replace("(", ""), run.struck, run.italic) for run in runs] for runs in paragraphs
    ]
    body = "\n\n".join("".join(wrapped(run, run.text) for run in runs) for runs in plain)
    lines = read(source(f"Maddə 1. <i>Ad</i>\n\n{body}\n"))
    assert [line.runs for line in lines[1:]] == expected(plain)


@settings(deadline=None)
@given(st.lists(RUNS, max_size=6))
def test_tidy_keeps_the_words_and_settles(runs: list[Run]) -> None:
    once = tidy(runs)
    assert tidy(once) == once
    assert "".join(run.text for run in once) == squeeze("".join(run.text for run in runs))


@settings(deadline=None)
@given(st.lists(st.sampled_from(["[1] a", "[2] b", "x [1]", "[3]", "KMQ1 Respublikası", "y KMQ1", "KM 2", "z", "[1]"]), max_size=12))
def test_settling_notes_changes_no_text(texts: list[str]) -> None:
    lines = tuple(Line((Run(text),)) for text in texts)
    assert [line.text for line in settle(lines)] == texts


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(noise: bytes) -> None:
    for start in (b"", b"<html><body>", b"PK\x03\x04", b"<ACT>", b'{"celex_id": ', b'{"article": "1", "text_az": "", "text_en": "",'):
        with suppress(ReadError):
            read(source(start + noise))
