"""The page of results: how the query was read, hits, facets, places named, reasons; every piece of it without a script."""

import re
from itertools import pairwise

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import etree, html

from tests.web.search.conftest import Open
from tests.web.search.finder import QUERY_WITH_MISTAKE
from tests.web.world import act_title, act_uri

PAGES = (
    "q=rich", "q=rich&explain=1", "q=rich&translate=0&synonyms=0&every=1", f"q={QUERY_WITH_MISTAKE}", "q=jump", "q=choice",
    "q=spelling", "q=part", "q=wordings", "q=wordings&at=2012-01-01",
    "q=few", "q=most", "q=any", "q=prefix", "q=filters", "q=yoxdur&level=law&at=2020-01-01",
    "q=imza&code=090.060.010", "q=imza&years=2012-2014", "q=imza&at=31.02.2020", "q=imza&from=x&to=2015", "q=imza&years=x", "q=imza&page=9",
    f"like={act_uri(0)}/aze@%23art_5", f"like={act_uri(0)}/aze@%23art_5@2012-01-01", "q=imza&sort=newest", "q=<script>",
)  # fmt: skip
EVERY = [f"/{language}/search?{asked}" for language in ("az", "en") for asked in PAGES]


def said(page: html.HtmlElement, path: str) -> str:
    return " ".join(" ".join(part.text_content().split()) for part in page.xpath(path))


@pytest.mark.parametrize("address", EVERY)
def test_page_is_whole(search_client: FlaskClient, address: str) -> None:
    response = search_client.get(address)
    assert response.status_code == 200
    page = html.fromstring(response.text)
    assert len(page.findall(".//h1")) == 1
    assert not page.xpath("//@style|//script[not(@src)]|//@*[starts-with(name(), 'on')]")
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    for field in page.xpath("//input[not(@type='hidden')]"):
        assert page.xpath(f"//label[@for='{field.get('id')}']")
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1|//h2|//h3")]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    text = re.sub(r"<(meta|link|input|br|img|hr)\b([^>]*?)/?>", r"<\1\2/>", response.text)
    etree.fromstring(re.sub(r"\s(defer|hidden|data-[a-z-]+|open)(?=[\s>/])(?!=)", r' \1="\1"', text.replace("<!doctype html>", "")))


# how it was read
def test_each_piece_tells_what_else_is_looked_for(opened: Open) -> None:
    page = opened("/en/search?q=rich")
    words = [" ".join(word.text_content().split()) for word in page.xpath("//p[@class='read-as']/span[starts-with(@class, 'word')]")]
    assert words[0] == "fərdi məlumat ⇄translation personal data also said şəxsi məlumat, a, b and 1 more in law fərdi qeyd"
    assert words[1:] == [
        "“toplanma qaydası”", "qoru*", "without köhnə", "near each other razılıq məqsəd", "level:law = Qanunlar", "mm = Nümunə Məcəlləsi",
    ]  # fmt: skip


def test_words_of_the_other_language_say_so(opened: Open) -> None:
    page = opened("/az/search?q=rich")
    assert page.xpath("//span[@class='other']/span[@lang='en']/text()") == ["personal data"]
    assert "şəxsi məlumat" in opened("/en/search?q=rich").xpath("//span[@class='other']/span[@lang='az']/text()")


def test_where_it_is_explained_no_word_is_left_out(opened: Open) -> None:
    assert "a, b, c" in said(opened("/en/search?q=rich&explain=1"), "//p[@class='read-as']")


@pytest.mark.parametrize(("name", "words"), [("translate", "without translation"), ("synonyms", "only the words typed")])
def test_other_words_are_switched_off_and_on(opened: Open, name: str, words: str) -> None:
    (off,) = opened("/en/search?q=rich").xpath(f"//p[@class='read-as']//a[text()='{words}']/@href")
    assert off == f"/en/search?q=rich&{name}=0"
    assert "/en/search?q=rich" in opened(off).xpath("//p[@class='read-as']//a/@href")


def test_the_day_is_told_and_leads_to_its_field(opened: Open) -> None:
    page = opened("/en/search?q=rich&at=2012-01-02")
    assert "as in force on 2 January 2012 change" in said(page, "//p[@class='read-as']")
    assert page.xpath("//p[@class='read-as']//a[@href='#day']")
    assert page.xpath("//input[@id='day']/@value") == ["02.01.2012"]


def test_a_day_among_the_words_is_told_and_kept_by_links(opened: Open) -> None:
    page = opened("/en/search?q=dated")
    assert "as in force on 4 March 2012" in said(page, "//p[@class='read-as']")
    assert all("at=2012-03-04#" in link for link in page.xpath("//li[starts-with(@class, 'hit')]/h3/a/@href"))


@pytest.mark.parametrize("code", ["few", "most", "any", "prefix", "filters"])
@pytest.mark.parametrize("language", ["az", "en"])
def test_what_was_loosened_is_said(opened: Open, code: str, language: str) -> None:
    from web.results_reading import RELAXED

    assert len(said(opened(f"/{language}/search?q={code}"), "//p[@class='notice']")) > 30
    assert code in RELAXED


def test_a_few_answers_can_be_had_alone(opened: Open) -> None:
    assert opened("/en/search?q=few").xpath("//p[@class='notice']/a/@href") == ["/en/search?q=few&every=1"]


def test_a_mistake_is_shown_in_its_place(opened: Open) -> None:
    page = opened(f"/en/search?q={QUERY_WITH_MISTAKE}")
    first, second = page.xpath("//code[@class='typed']")
    assert (first.text, first.find("mark").text) == ("fərdi ", '"məlumat')
    assert "missing" in second.find("mark").get("class")
    assert "a closing quotation mark" in said(page, "//div[contains(@class, 'mistakes')]")
    assert "/en/search?q=f%C9%99rdi+m%C9%99lumat" in page.xpath("//div[contains(@class, 'mistakes')]//a/@href")


def test_did_you_mean(opened: Open) -> None:
    page = opened("/en/search?q=spelling&level=law")
    links = page.xpath("//p[@class='did-you-mean']/a/@href")
    assert links == ["/en/search?q=elektron+imza&level=law", "/en/search?q=elektron+i%C5%9F&level=law"]


def test_numbers_of_a_part_say_so(opened: Open) -> None:
    assert "the numbers are of those" in said(opened("/en/search?q=part"), "//p[@class='how-many']")


# places named
def test_a_place_named_is_one_step_away(opened: Open) -> None:
    page = opened("/en/search?q=jump&at=2020-01-02")
    assert page.xpath("//a[@class='jump']/@href") == [f"/en{act_uri(0)}?text=aze&at=2020-01-02#art_1"]
    assert f"{act_title(0)}, Maddə 1. Nümunə maddəsi" in said(page, "//a[@class='jump']")


def test_several_acts_are_a_choice(opened: Open) -> None:
    page = opened("/en/search?q=choice")
    assert said(page, "//h2[@id='jumps-head']") == "Several acts fit: choose"
    assert page.xpath("//a[@class='jump']/@href") == [f"/en{act_uri(0)}?text=aze", f"/en{act_uri(1)}?text=aze&at=2012-03-04"]
    assert "its text is not held" in said(page, "//section[@class='jumps']")


# hits
def test_wordings_say_of_when_they_are(opened: Open) -> None:
    page = opened("/en/search?q=wordings")
    lines = [" ".join(line.text_content().split()) for line in page.xpath("//p[@class='wording']")]
    assert lines == [
        "○ provision no longer in force wording of 11 May 2010 – 31 December 2014", "wording up to 31 December 2015",
        "wording since 1 January 2027",
    ]  # fmt: skip
    links = page.xpath("//li[starts-with(@class, 'hit')]/h3/a/@href")[:4]
    assert [re.search(r"at=([\d-]+)", link)[1] if "at=" in link else "" for link in links] == ["2014-12-31", "2015-12-31", "2027-01-01", ""]
    assert page.xpath("//li[@class='hit gone']//s")


def test_on_a_day_every_wording_leads_there(opened: Open) -> None:
    page = opened("/en/search?q=wordings&at=2012-01-01")
    assert all("at=2012-01-01#" in link for link in page.xpath("//li[starts-with(@class, 'hit')]/h3/a/@href"))
    assert "wording since 1 January 2010" in said(page, "//p[@class='wording']")
    assert not page.xpath("//li[@class='hit gone']")


def test_why_is_one_link_from_each_hit(opened: Open) -> None:
    page = opened("/en/search?q=rich&page=2")
    why = page.xpath("//p[@class='hit-links']/a[starts-with(@href, '/en/search?q=')]/@href")
    assert len(why) == len(page.xpath("//ul[@class='hits']/li"))
    assert why[0] == "/en/search?q=rich&explain=1&page=2#h1.1"
    explained = opened(why[0].partition("#")[0])
    assert explained.xpath("//li[@id='h1.1']/details[@open]")
    sentences = [" ".join(line.text_content().split()) for line in explained.xpath("//li[@id='h1.1']/details//li")]
    assert sentences[:4] == [
        "the query names this very place", "it is no longer in force, and so stands further down",
        "fərdi stands in the heading as typed 40 %",
        "ferdi stands in the text, but for diacritics: fərdi 20 %",
    ]  # fmt: skip
    assert "another form of <b> stands in the title of the act: məlumatların 10 %" in sentences


def test_what_is_alike_is_one_link_from_each_hit(opened: Open, app: Flask) -> None:
    link = "/en/search?like="
    (first, *_rest) = [href for href in opened("/en/search?q=imza").xpath("//p[@class='hit-links']/a/@href") if href.startswith(link)]
    page = opened(first)
    assert said(page, "//h1").startswith("Similar to:")
    assert not page.xpath("//aside")
    plain = html.fromstring(app.test_client().get("/en/search?q=imza").text)
    assert not [href for href in plain.xpath("//a/@href") if href.startswith(link)]


# facets
def test_codes_open_below_the_chosen(opened: Open) -> None:
    def codes(address: str) -> list[str]:
        return opened(address).xpath("//section[contains(@class, 'facet-code')]//span[@class='code']/text()")

    assert codes("/en/search?q=imza") == ["090.000.000", "180.000.000"]
    assert codes("/en/search?q=imza&code=090.000.000") == ["090.000.000", "090.060.000", "090.070.000", "180.000.000"]
    assert codes("/en/search?q=imza&code=090.060.000")[:3] == ["090.000.000", "090.060.000", "090.060.010"]


def test_a_deeper_code_takes_the_place_of_its_way(opened: Open) -> None:
    page = opened("/en/search?q=imza&code=090.060.000")
    links = dict(zip(
        page.xpath("//span[@class='code']/text()"), page.xpath("//section[contains(@class, 'facet-code')]//a/@href"), strict=True,
    ))  # fmt: skip
    assert links["090.060.010"] == "/en/search?q=imza&code=090.060.010"
    assert links["090.060.000"] == "/en/search?q=imza&code=090.000.000"
    assert links["180.000.000"] == "/en/search?q=imza&code=090.060.000&code=180.000.000"


def test_years_are_drawn_and_listed(opened: Open) -> None:
    page = opened("/en/search?q=imza&years=2012-2014")
    columns = page.xpath("//svg[@data-years]//a/@href")
    assert len(columns) == 16
    assert columns[0] == "/en/search?q=imza&years=2011-2014"
    assert columns[2] == "/en/search?q=imza&years=2012%2C2014"
    assert len(page.xpath("//rect[contains(@class, 'chosen')]")) == 3
    assert page.xpath("//svg/@data-href") == ["/en/search?q=imza&years=1901-2098"]
    assert len(page.xpath("//section[contains(@class, 'facet-year')]//li")) == 16
    assert page.xpath("//input[@id='from']/@value|//input[@id='to']/@value") == ["2012", "2014"]


def test_forms_keep_the_rest_of_the_search(opened: Open) -> None:
    page = opened("/en/search?q=imza&level=law&years=2012&translate=0&at=2020-01-02&page=2")
    for form in page.xpath("//aside//form"):
        kept = {field.get("name"): field.get("value") for field in form.xpath(".//input")}
        assert kept["q"] == "imza"
        assert kept["level"] == "law"
        assert kept["translate"] == "0"
        assert "page" not in kept
        assert kept.get("years") == "2012" or kept.get("at") == "2020-01-02"


@pytest.mark.parametrize(("asked", "field", "value"), [
    ("at=31.02.2020", "day", "31.02.2020"), ("at=tomorrow", "day", "tomorrow"), ("from=20x&to=2015", "from", "20x"),
    ("from=&to=99", "to", "99"),
])  # fmt: skip
def test_an_error_stands_at_its_field_and_above(opened: Open, asked: str, field: str, value: str) -> None:
    page = opened(f"/en/search?q=imza&{asked}")
    (wrong,) = page.xpath(f"//input[@id='{field}']")
    assert wrong.get("value") == value
    assert wrong.get("aria-invalid") == "true"
    assert page.get_element_by_id(wrong.get("aria-describedby")).text_content().startswith("Write ")
    assert page.xpath("//div[contains(@class, 'errors')]//a/@href")[0].lstrip("#") in page.xpath("//@id")
    assert page.xpath("//ol[@class='groups']/li")


def test_chips_take_each_choice_away(opened: Open) -> None:
    page = opened("/en/search?q=imza&level=law&code=090.060.000&years=2010-2012&at=2020-01-02")
    assert page.xpath("//ul[@class='chips']//a/@href") == [
        "/en/search?q=imza&code=090.060.000&years=2010-2012&at=2020-01-02", "/en/search?q=imza&level=law&years=2010-2012&at=2020-01-02",
        "/en/search?q=imza&level=law&code=090.060.000&at=2020-01-02", "/en/search?q=imza&level=law&code=090.060.000&years=2010-2012",
    ]  # fmt: skip


def test_orders(opened: Open) -> None:
    page = opened("/en/search?q=imza&sort=newest")
    assert page.xpath("//ul[@class='orders']//a/@href") == ["/en/search?q=imza", "/en/search?q=imza&sort=oldest"]
    assert page.xpath("string(//ul[@class='orders']//span[@aria-current])") == "newest act first"


@pytest.mark.parametrize(("text", "status"), [("ə" * 2000, 200), ("ə" * 4000, 200), ("ə" * 10_000, 414), ("a" * 10_000, 414)])
def test_a_long_query_is_answered_and_a_huge_one_is_told_so(search_client: FlaskClient, text: str, status: int) -> None:
    response = search_client.get("/az/search", query_string={"q": text})
    assert response.status_code == status
    assert html.fromstring(response.text).findtext(".//h1")


def test_an_article_alone_leads_to_what_is_alike(opened: Open) -> None:
    page = opened(f"/en{act_uri(0)}?article=art_1")
    link = page.xpath("//a[@class='similar']/@href")[0]
    assert link.startswith("/en/search?like=")
    assert said(opened(link), "//h1").startswith("Similar to: article 1, ")
