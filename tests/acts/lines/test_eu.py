# ruff: noqa: E501 (samples are easier to read on one line)
"""EU acts in Markdown and JSON, treaties, the aligned Constitution."""

import json
from datetime import date
from typing import Any

import pytest

from acts.errors import ReadError
from acts.lines import metadata, parts, read, reader_for
from acts.lines.labels import Levels
from acts.model import Role
from tests.acts.lines.helpers import source

EU_MD = """> **CELEX:** 02099R0001-20991231 | **Type:** Consolidated
> **ELI:** http://example.org/eli/reg/2099/1/oj

# Regulation (EU) 2099/1 of 1 January 2099 on samples (Text with EEA relevance)

## Preamble

*Having regard to samples \\[OJ C 1\\],*

## Recitals

- (1) Samples matter.

HAS ADOPTED THIS REGULATION:

## Enacting Terms

## I. GENERAL

### Section 1 — First

### Article 1
**Aim**

1. The aim is:

   - (a) one;
      - (i) inner;
   - (b) two
   - unlabelled.

Closing words.

---

*For the makers*

# Regulation (EU) 2099/1 of 1 January 2099 on samples \\[Text with EEA relevance.\\]

## ANNEX I

**TABLE**

| A | B |
|---|---|
| one |  |
"""


def test_eu_markdown() -> None:
    act = source(EU_MD)
    assert reader_for(act).name == "eu-md"
    assert [(line.role, line.text) for line in read(act)] == [
        (Role.TITLE, "Regulation (EU) 2099/1 of 1 January 2099 on samples (Text with EEA relevance)"),
        (Role.PREAMBLE, "Having regard to samples [OJ C 1],"),
        (Role.RECITAL, "(1) Samples matter."),
        (Role.PREAMBLE, "HAS ADOPTED THIS REGULATION:"),
        (Role.CHAPTER, "I. GENERAL"),
        (Role.SECTION, "Section 1 — First"),
        (Role.ARTICLE, "Article 1"),
        (Role.HEADING, "Aim"),
        (Role.PARAGRAPH, "1. The aim is:"),
        (Role.POINT, "(a) one;"),
        (Role.SUBPOINT, "(i) inner;"),
        (Role.POINT, "(b) two"),
        (Role.POINT, "unlabelled."),
        (Role.TEXT, "Closing words."),
        (Role.SIGNATURE, "For the makers"),
        (Role.ANNEX, "ANNEX I"),
        (Role.HEADING, "TABLE"),
        (None, "A\tB"),
        (None, "one\t"),
    ]
    found = metadata(act)
    assert (found.celex, found.version, found.eli) == ("02099R0001-20991231", date(2099, 12, 31), "http://example.org/eli/reg/2099/1/oj")


TREATY = "# Convention on Samples\n\nPreamble The Parties,\n\n## CHAPTER I\n\n**GENERAL**\n\n### Article 1\n\n**Aim**\n\n1.   The aim is:\na)one;\n\nb. two.\n\nDONE at Baku.\n"


def test_treaty() -> None:
    treaty = source(TREATY)
    assert reader_for(treaty).name == "treaty-md"
    assert [line.role for line in read(treaty)] == [
        Role.TITLE, Role.PREAMBLE, Role.CHAPTER, Role.HEADING, Role.ARTICLE, Role.HEADING, Role.PARAGRAPH, Role.POINT, Role.POINT, Role.SIGNATURE,
    ]  # fmt: skip
    assert metadata(treaty).title == ("Convention on Samples",)


@pytest.mark.parametrize(
    ("labels", "roles"),
    [
        ("1. (a) (b) 2. (a)", "paragraph point point paragraph point"),
        ("(1) (a) (b) (2) (a)", "point subpoint subpoint point subpoint"),
        ("(a) (i) (ii) (b)", "point subpoint subpoint point"),
        ("(g) (h) (i) (j)", "point point point point"),
        ("(i) (ii) (v)", "point point point"),
        ("(u) (v) (w)", "point point point"),
        ("5a. (aa) (5b)", "paragraph point subpoint"),
    ],
)
def test_levels_follow_the_labels(labels: str, roles: str) -> None:
    levels = Levels()
    assert " ".join(str(levels.role(f"{label} words")) for label in labels.split(" ")) == roles


def act(**changes: Any) -> dict[str, Any]:
    article = {"number": "1", "title": "Aim", "chapter": "I", "text": "▼B\n\n1.\xa0\xa0The aim is:\n\n(a)\n\none;\n\n2.\n\nEnd."}
    recital = {"recital_number": 1, "text": "Samples matter."}
    return {"celex_id": "02099R0001-20991231", "full_name": "Sample", "recitals": [recital, recital], "articles": [article]} | changes


def test_eu_json_by_articles() -> None:
    lines = read(source(json.dumps(act())))
    assert [(line.role, line.text) for line in lines] == [
        (Role.TITLE, "Sample"),
        (Role.RECITAL, "(1) Samples matter."),
        (Role.CHAPTER, "CHAPTER I"),
        (Role.ARTICLE, "Article 1"),
        (Role.HEADING, "Aim"),
        (Role.PARAGRAPH, "1. The aim is:"),
        (Role.POINT, "(a) one;"),
        (Role.PARAGRAPH, "2. End."),
    ]
    assert metadata(source(json.dumps(act()))).version == date(2099, 12, 31)


def test_footnotes_and_signatures_at_the_end_of_eu_json() -> None:
    text = "End.\n\nDone at Baku, 1 May 2099.\n\nFor the makers\n\n(1)\n\nSample source.\n\n(2)  Other."
    article = {"number": "1", "title": "Aim", "text": text}
    lines = read(source(json.dumps(act(articles=[article]))))
    assert [(line.role, line.note, line.text) for line in lines[4:]] == [
        (Role.TEXT, None, "End."),
        (Role.SIGNATURE, None, "Done at Baku, 1 May 2099."),
        (Role.SIGNATURE, None, "For the makers"),
        (Role.NOTE, "1", "(1) Sample source."),
        (Role.NOTE, "2", "(2) Other."),
    ]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("I I II III", "I II III"),
        ("VII II II IX III", "II III"),
        ("I II I V I II I", ""),
        ("I II VII II", "I II"),
        ("", ""),
    ],
)
def test_chapters_of_eu_json_follow_on_each_other(said: str, told: str) -> None:
    articles = [{"number": str(number), "title": "x", "text": "y", "chapter": chapter} for number, chapter in enumerate(said.split(), 1)]
    lines = read(source(json.dumps(act(articles=articles))))
    assert " ".join(line.text.removeprefix("CHAPTER ") for line in lines if line.role is Role.CHAPTER) == told


def test_eu_json_by_parts() -> None:
    paragraph = {"fragment_id": "EU.1.1.Art1.1", "original_text": "The aim is: (a) one; and (b) two."}
    enacting = {
        "part_id": "x",
        "title": "Sample",
        "books": [{"book_title": "CHAPTER I", "titles": [{"title_name": "Section 1 — Aim", "paragraphs": [paragraph]}]}],
    }
    recital = {"fragment_id": "SA.0.0", "original_text": "Whereas:"}
    recitals = {"part_id": "y", "title": "Sample", "books": [{"book_title": "S", "titles": [{"paragraphs": [recital, recital]}]}]}
    lines = read(source(json.dumps([enacting, recitals])))
    assert [(line.role, line.text) for line in lines] == [
        (Role.TITLE, "Sample"),
        (Role.PREAMBLE, "Whereas:"),
        (Role.RECITAL, "Whereas:"),
        (Role.CHAPTER, "CHAPTER I"),
        (Role.ARTICLE, "Article 1"),
        (Role.HEADING, "Aim"),
        (Role.TEXT, "The aim is:"),
        (Role.POINT, "(a) one;"),
        (Role.TEXT, "and (b) two."),
    ]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (json.dumps(act())[:-5], r"expected JSON, found .* line 1, column \d+"),
        (json.dumps(act(articles=[{"number": "1"}])), "'text'"),
        (json.dumps(act(articles="x")), "expected the keys"),
        (json.dumps(act(recitals=None)), "expected the keys"),
        ('[{"part_id": 1}]', "'title'"),
        ('{"celex_id":' + "[" * 100_000, "expected"),
        (json.dumps(act(full_name="half \ud800")), "surrogate"),
    ],
)
def test_broken_json_is_an_error_with_the_place(body: str, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        read(source(body, "x.json"))


ROW = {"article": "98-1", "title_az": "Ad", "title_en": "NAME", "text_az": "I. Bir.\nII. İki.", "text_en": "I. One."}


@pytest.mark.parametrize(
    ("part", "texts"), [("aze", ["Maddə 98-1. Ad", "I. Bir.", "II. İki."]), ("eng", ["Article 98-1. NAME", "I. One."])]
)
def test_aligned_constitution(part: str, texts: list[str]) -> None:
    body = json.dumps(ROW) + "\n"
    assert parts(source(body)) == ("aze", "eng")
    lines = read(source(body, part=part))
    assert [line.text for line in lines] == texts
    assert [line.role for line in lines] == [Role.ARTICLE] + [None] * (len(texts) - 1)
    assert metadata(source(body, part=part)).language == part


@pytest.mark.parametrize(
    "broken", ['{"article": "2"', "[1]", '{"article": "2"}', json.dumps(ROW | {"text_en": None}), json.dumps(ROW | {"text_en": "\udc00"})]
)
def test_a_broken_row_is_named(broken: str) -> None:
    with pytest.raises(ReadError, match="row 2"):
        read(source(json.dumps(ROW) + "\n" + broken + "\n", part="aze"))


def test_a_part_must_be_one_of_them() -> None:
    with pytest.raises(ReadError, match="aze, eng"):
        read(source(json.dumps(ROW)))
