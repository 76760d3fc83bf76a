"""The text of a day as an HTML file that stands alone."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from lxml import html

from acts.history.model import Timeline
from acts.standalone import html_page
from acts.word import Cover
from tests.acts.word import worlds
from tests.acts.word.tracking import standing

COVER = Cover("Nümunə haqqında", "Qanun", "Mətn 1 iyul 2014 tarixinə", "https://toplu.example/az", "1 dəyişiklik tətbiq edilməyib")


@settings(max_examples=40, deadline=None)
@given(worlds.timelines, worlds.days)
def test_every_word_of_the_day_is_there(timeline: Timeline, day: date | None) -> None:
    main = html.fromstring(html_page(timeline, day, COVER)).find(".//main")
    assert main is not None
    for newline in list(main.iter("br")):
        newline.tail = "\n" + (newline.tail or "")
    told = "\n".join(block.text_content() for block in main.iter("h1", "h2", "h3", "h4", "h5", "h6", "p"))
    assert [line for line in told.split("\n") if line.strip()] == standing(timeline, day)


def test_nothing_is_fetched_and_nothing_runs() -> None:
    page = html_page(worlds.sample(), None, COVER)
    assert not re.search(r"<script|<link|<img|@import|url\(|\bsrc=|\bon\w+=", page)


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "javascript:alert(1)"])
def test_hostile_words_stay_words(text: str) -> None:
    timeline = worlds.act(worlds.article(1, (text,), worlds.line(text)))
    page = html.fromstring(html_page(timeline, None, Cover(text, text, text, text, text)))
    assert not page.xpath("//script|//img|//a|//@onerror")
    assert page.findtext(".//title") == text


def test_joined_cells_and_anchors() -> None:
    page = html.fromstring(html_page(worlds.sample(), date(2014, 8, 1), COVER))
    assert page.xpath("//td[@rowspan='3']//p/text()") == ["Rabitə", "və internet"]
    assert page.xpath("//th[@colspan='2']//p/text()") == ["Haqq"]
    assert page.xpath("//h2[@id='art_1']/text()") == ["Maddə 1. Məqsəd"]
    later = html.fromstring(html_page(worlds.sample(), date(2019, 1, 1), COVER))
    assert later.xpath("//td[@rowspan='2']//p/text()") == ["Rabitə", "və internet"]
