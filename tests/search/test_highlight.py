import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.analysis import Analyzer
from search.highlight import LENGTH, Highlighter

ANALYZERS = {"aze": Analyzer("aze"), "eng": Analyzer("eng")}
LONG = "Birinci cümlə budur. " * 30


def highlighter(words: str) -> Highlighter:
    return Highlighter(frozenset(ANALYZERS["aze"].terms(words)), ANALYZERS)  # type: ignore[arg-type]


def shown(text: str, words: str) -> str:
    snippet = highlighter(words).snippet(text, "aze")
    out, last = [], 0
    for start, end in snippet.marks:
        out += [snippet.text[last:start], "[", snippet.text[start:end], "]"]
        last = end
    return "".join([*out, snippet.text[last:]])


@pytest.mark.parametrize(("text", "words", "expected"), [
    ("Açar sahibinə verilir.", "açarlar", "[Açar] sahibinə verilir."),
    ("Sənəd.\nAçarı itirən cavab verir.", "açar", "Sənəd. [Açarı] itirən cavab verir."),
    ("1.1. Bir söz. 1.2. Açar burada.", "açar", "1.1. Bir söz. 1.2. [Açar] burada."),
    ("Burada heç nə yoxdur.", "açar", "Burada heç nə yoxdur."),
    ("998-IIIQ nömrəli", "998-IIIQ", "[998-IIIQ] nömrəli"),
    ("Birinci sətir\nikinci AÇARI sətir", "acar", "Birinci sətir ikinci [AÇARI] sətir"),
])
def test_short_texts(text: str, words: str, expected: str) -> None:
    assert shown(text, words) == expected


def test_the_stretch_with_most_words_is_shown() -> None:
    text = f"Açar var. {LONG} Açarın sahibi sandığı bağlayır. {LONG}"
    assert "[Açarın] sahibi [sandığı]" in shown(text, "açar sandıq")


def test_it_begins_at_the_sentence_and_says_what_is_left_out() -> None:
    text = f"{LONG}Açarın sahibi gəlir. {LONG}"
    line = shown(text, "sahib")
    assert line.startswith("…Açarın [sahibi] gəlir.")
    assert line.endswith("…")


def test_nothing_found_shows_the_beginning() -> None:
    assert shown(LONG, "açar").startswith("Birinci cümlə")


def test_far_down_a_long_text() -> None:
    assert "[Açar]" in shown("Sakit söz gəlir. " * 800 + "Açar burada.", "açar")


@given(st.text(alphabet="açrsn .\n;1IİƏ", max_size=900), st.integers(0, 3))
def test_marks_lie_in_the_snippet(text: str, pick: int) -> None:
    tokens = ANALYZERS["aze"].analyze(text)
    terms = frozenset({tokens[pick % len(tokens)].term} if tokens else ())
    snippet = Highlighter(terms, ANALYZERS).snippet(text, "aze")  # type: ignore[arg-type]
    assert len(snippet.text) <= LENGTH + 2
    assert "\n" not in snippet.text
    for start, end in snippet.marks:
        assert {token.term for token in ANALYZERS["aze"].analyze(snippet.text[start:end])} & terms
