"""The page of an act on a day: what is shown, what is said of it, and where marks and links lead."""

from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html as lxml_html

from tests.web.act.reading import az
from tests.web.act.sample import URI as SAMPLE
from tests.web.act.timed import ADDRESS, AUTUMN, FUTURE, SPRING, URI, timed_app
from web.acts_day import Moment


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return timed_app(tmp_path_factory.mktemp("timed"))


@pytest.fixture
def reader(app: Flask) -> FlaskClient:
    return app.test_client()


def page(reader: FlaskClient, query: str, status: int = 200, address: str = ADDRESS) -> lxml_html.HtmlElement:
    response = reader.get(address + query)
    assert response.status_code == status
    return lxml_html.document_fromstring(response.get_data(as_text=True))


def words(root: lxml_html.HtmlElement, path: str) -> str:
    return " ".join(" ".join(node.text_content().split()) for node in root.xpath(path))


def law(root: lxml_html.HtmlElement) -> str:
    """The words in force: without what stands beside, and without what is struck."""
    for gone in root.xpath('//*[contains(@class, "beside")] | //article//del | //article//*[contains(@class, "authors")] | //article//sup'):
        gone.drop_tree()
    return words(root, "//article")


@pytest.mark.parametrize(
    ("day", "there", "missing"),
    [
        ("2014-01-01", ("kağızda", "hər il kağız kitaba", "Kağız kitab möhürlənir", "haqq alınır"), ("elektron qaydada", "Yeni")),
        ("2017-01-01", ("elektron qaydada", "haqq alınır"), ("kağızda", "hamı üçün")),
        ("2018-05-20", ("hamı üçün açıqdır",), ("haqq alınır",)),
        ("2020-06-01", ("müvəqqəti olaraq",), ("bir dəfə edilir",)),
        ("2020-10-01", (), ("müvəqqəti olaraq",)),
        ("2023-09-01", ("bir dəfə edilir", "5.1. Yeni birinci hissə.", "5.2. Köhnə birinci hissə"), ("Kağız kitab möhürlənir", "hər il")),
        ("2027-07-01", ("və hesabatın",), ("haqq alınır",)),
        ("", ("bir dəfə edilir",), ("və hesabatın", "kağızda")),
    ],
)
def test_the_text_is_that_of_the_day(reader: FlaskClient, day: str, there: tuple[str, ...], missing: tuple[str, ...]) -> None:
    text = law(page(reader, f"?at={day}" if day else ""))
    assert [one for one in there if one not in text] == []
    assert [one for one in missing if one in text] == []


@pytest.mark.parametrize("typed", ["11.05.2017", "11/05/2017", "11 may 2017", "2017-5-11x"])
def test_a_day_typed_by_hand_becomes_the_days_address(reader: FlaskClient, typed: str) -> None:
    response = reader.get(ADDRESS, query_string={"at": typed, "struck": "1"})
    if typed.endswith("x"):
        assert response.status_code == 400
    else:
        assert (response.status_code, response.headers["Location"]) == (302, f"{ADDRESS}?struck=1&at=2017-05-11")


@pytest.mark.parametrize("typed", ["32.13.2020", "2020-02-30", "dünən", "<script>", "0"])
def test_what_is_no_day_is_said_at_the_field(reader: FlaskClient, typed: str) -> None:
    response = reader.get(ADDRESS, query_string={"at": typed})
    assert response.status_code == 400
    root = lxml_html.document_fromstring(response.get_data(as_text=True))
    (field,) = root.xpath('//input[@id="at"]')
    assert (field.get("aria-invalid"), field.get("value")) == ("true", typed)
    assert typed in words(root, '//*[@id="at-wrong"]')
    assert "bir dəfə edilir" in law(root)


def test_before_it_was_adopted_there_is_no_act(reader: FlaskClient) -> None:
    root = page(reader, "?at=2011-06-01")
    assert az("On %(then)s there was no such act: it was adopted on %(day)s.") in words(root, '//p[contains(@class, "notice")]')
    assert not root.xpath("//article")
    assert root.xpath('//p[contains(@class, "notice")]/a/@href') == [f"{ADDRESS}?at=2012-03-05"]


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("?at=2012-03-10", "◐", "On this day the act was adopted but not yet in force: it came into force on %(day)s."),
        ("?at=2014-01-01", "●", "It is the first wording: no amendment is in it."),
        ("?at=2017-01-01", "●", "Amendments are in it up to: %(act)s, in force since %(day)s."),
        ("?at=2030-01-01", "●", "This day is still to come: the text has the amendments known today; others may follow."),
        ("", "●", "%(num)d known amendment could not be applied; the text of some days may lack it."),
    ],
)
def test_status_and_worth_of_the_text_are_said_first(reader: FlaskClient, query: str, status: str, said: str) -> None:
    root = page(reader, query)
    assert status in words(root, '//p[@class="act-kind"]')
    assert az(said) in words(root, '//p[contains(@class, "notice")]')


def test_refused_amendments_are_counted_with_the_way_to_them(reader: FlaskClient) -> None:
    root = page(reader, "?at=2017-01-01")
    (link,) = root.xpath('//p[contains(@class, "warn")]/a/@href')
    assert link == f"{ADDRESS}/changes?outcome=refused"


def test_a_text_that_tells_no_changes_is_not_passed_off_for_another_day(reader: FlaskClient) -> None:
    sample = f"/az{SAMPLE}"
    root = page(reader, "?at=2021-06-01&text=eng", address=sample)
    assert "2022" in words(root, '//p[contains(@class, "notice")]')
    root = page(reader, "?at=2024-06-01&text=eng", address=sample)
    said = az("Not held from this time: the text is as of %(day)s; changes made after it would not be in it.")
    assert said in words(root, '//p[contains(@class, "notice")]')


def test_of_texts_that_tell_no_changes_the_one_held_of_that_time_is_shown(reader: FlaskClient) -> None:
    root = page(reader, "?at=2021-06-01", address=f"/az{SAMPLE}")
    assert "4 mart 2021" in words(root, '//p[@class="as-of"]')


def test_marks_are_links_to_the_days_the_text_changes(reader: FlaskClient) -> None:
    root = page(reader, "?at=2019-01-01&struck=1")
    marks = {link.get("data-day"): link for link in root.xpath('//*[@class="time-marks"]//a')}
    assert list(marks) == ["2016-01-01", "2018-05-20", "2020-04-01", "2020-10-01", "2023-09-01", "2027-07-01"]
    assert marks[str(SPRING)].get("href") == f"{ADDRESS}?struck=1&at={SPRING}"
    assert "45-NQD" in words(marks[str(SPRING)], ".//title")
    assert [day for day, link in marks.items() if "future" in link.xpath("./circle/@class")[0]] == [str(FUTURE)]
    assert [day for day, link in marks.items() if "current" in link.xpath("./circle/@class")[0]] == [str(SPRING)]


def test_without_scripts_the_days_are_a_list_and_the_date_a_form(reader: FlaskClient) -> None:
    root = page(reader, "?at=2019-01-01&article=art_1&text=aze")
    assert len(root.xpath('//details[contains(@class, "time-list")]//li')) == 7
    (form,) = root.xpath('//form[@class="time-form"]')
    assert [(one.get("name"), one.get("value")) for one in form.xpath(".//input")] == [
        ("text", "aze"), ("article", "art_1"), ("at", "01.01.2019"),
    ]  # fmt: skip
    assert root.xpath('//input[@class="time-slider time-slider" or @class="time-slider"]/@hidden') != []


def test_what_is_gone_is_shown_as_gone(reader: FlaskClient) -> None:
    root = page(reader, "?at=2024-01-01")
    assert az("no longer in force") in words(root, '//*[@id="art_3"]//*[contains(@class, "ended")]')
    assert "102-NQD" in words(root, '//*[@id="art_2__para_2.3"]//*[contains(@class, "ended")]')
    assert root.xpath('//*[@id="art_3"]//*[contains(@class, "ended")]/a/@href') == [f"{ADDRESS}/history?article=art_3"]
    assert not page(reader, "?at=2017-01-01").xpath('//*[contains(@class, "ended")]')


def test_what_holds_for_a_time_says_until_when(tmp_path: Path) -> None:
    coming = timed_app(tmp_path, date(2018, 1, 1)).test_client()
    root = page(coming, "?at=2017-06-01")
    assert "20 may 2018" in words(root, '//*[@id="art_3"]//*[contains(@class, "ended")]')
    assert az("a change to come") in words(root, '//*[@id="art_3"]//*[@class="changed"]')


def test_an_article_asked_for_before_it_came_is_told_of(reader: FlaskClient) -> None:
    root = page(reader, "?article=art_2-1&at=2017-01-01")
    said = words(root, '//p[contains(@class, "none")]')
    assert "45-NQD" in said
    assert root.xpath('//p[contains(@class, "none")]/a/@href') == [f"{ADDRESS}?article=art_2-1&at={SPRING}"]


def test_units_bear_the_numbers_of_the_day(reader: FlaskClient) -> None:
    root = page(reader, "?at=2014-01-01")
    assert "Köhnə birinci hissə" in words(root, '//*[@id="art_5__para_5.1"]')
    assert not root.xpath('//*[@id="art_5__para_5.2"]')
    assert "Köhnə birinci hissə" in words(page(reader, ""), '//*[@id="art_5__para_5.2"]')


@pytest.mark.parametrize("named", ["5.1", "art_5.1", "art_5__para_5.1", "5"])
def test_an_article_can_be_asked_for_by_its_number_on_the_day(reader: FlaskClient, named: str) -> None:
    root = page(reader, f"?article={named}&at=2014-01-01")
    assert "5.1. Köhnə birinci hissə" in law(root)


def test_references_keep_their_words_on_every_day(reader: FlaskClient) -> None:
    for day in ("2014-01-01", "2020-06-01", "2023-09-01", "2028-01-01"):
        root = page(reader, f"?at={day}")
        assert words(root, '//a[@class="ref"]') == "Bu Qanunun 1-ci maddəsində"
        assert words(root, '//*[@class="ref lost"]') == "Sınaq arxivi haqqında Qanuna"


def test_notes_of_later_changes_are_not_there_yet(reader: FlaskClient) -> None:
    root = page(reader, "?at=2017-01-01")
    assert root.xpath('//a[@class="nref"]/@href') == ["#n.1"]
    assert len(page(reader, "?at=2024-01-01").xpath('//a[@class="nref"]')) == 5


def test_how_often_a_provision_changed_stands_beside_it(reader: FlaskClient) -> None:
    root = page(reader, "")
    assert root.xpath('//*[@id="art_1"]//*[@class="changed"]/a/@href') == [f"{ADDRESS}/history?article=art_1"]
    assert "1" in words(root, '//*[@id="art_2"]//*[@class="changed"]')
    assert az("a change to come") in words(root, '//*[@id="art_4"]//*[@class="changed"]')


def test_each_word_leads_to_who_wrote_it(reader: FlaskClient) -> None:
    root = page(reader, "?who=1&at=2019-01-01")
    (word,) = root.xpath('//*[@id="art_1"]//i/a[@class="by"]')
    assert word.text_content() == "elektron qaydada"
    (entry,) = root.xpath(f'//li[@id="{word.get("href")[1:]}"]')
    said = words(entry, ".")
    for part in ("31-NQD", "1 yanvar 2016", az("the day of its first publication: no other is told"), "kağızda", "elektron qaydada"):
        assert part in said
    assert entry.xpath('.//p[@class="author-act"]/a/@href') == ["/az/akn/az/act/law/2015-11-20/31-nqd"]
    assert f"{ADDRESS}/history?article=art_1" in entry.xpath(".//a/@href")
    anchors = root.xpath("//@id")
    assert {link[1:] for link in root.xpath('//a[@class="by"]/@href')} <= set(anchors)
    assert len(anchors) == len(set(anchors))


def test_a_file_of_no_day_is_refused(reader: FlaskClient) -> None:
    for form in ("txt", "docx", "html", "akn"):
        assert reader.get(f"{ADDRESS}?format={form}&at=nonsense").status_code == 400


def test_the_first_and_the_last_day_there_is_have_a_page(reader: FlaskClient) -> None:
    assert page(reader, "?at=0001-01-01") is not None
    assert page(reader, "?at=9999-12-31") is not None


@pytest.mark.parametrize("form", ["docx", "html", "akn"])
def test_files_are_of_the_day(reader: FlaskClient, form: str) -> None:
    response = reader.get(f"{ADDRESS}?format={form}&at=2017-01-01")
    assert response.status_code == 200
    assert "2017-01-01" in response.headers["Content-Disposition"]


def test_all_questions_go_together(reader: FlaskClient) -> None:
    root = page(reader, "?beside=eng&at=2021-06-01&struck=1", address=f"/az{SAMPLE}")
    assert root.xpath('//*[@class="pair"]')
    assert root.xpath('//a[@class="to-today"]/@href') == [f"/az{SAMPLE}?beside=eng&struck=1"]


def test_the_day_stands_in_the_title_and_crawlers_are_spared_the_days(reader: FlaskClient) -> None:
    root = page(reader, "?at=2017-01-01")
    assert "1 yanvar 2017" in words(root, "//title")
    assert root.xpath('//meta[@name="robots"]/@content') == ["noindex, nofollow"]
    assert not page(reader, "").xpath('//meta[@name="robots"]')


def test_plain_text_is_that_of_the_day(reader: FlaskClient) -> None:
    response = reader.get(f"{ADDRESS}?format=txt&at=2014-01-01")
    text = response.get_data(as_text=True)
    assert "hər il kağız kitaba" in text
    assert "elektron qaydada" not in text
    assert "@2014-01-01" in response.headers["Content-Disposition"]


def test_a_day_is_made_once_and_what_stays_the_same_only_once_for_all_days(app: Flask) -> None:
    client = app.test_client()
    first, again = client.get(f"{ADDRESS}?at=2019-02-02"), client.get(f"{ADDRESS}?at=2019-02-02")
    assert first.data == again.data
    other = client.get(f"{ADDRESS}?at=2019-02-03")
    assert law(lxml_html.document_fromstring(other.text)) == law(lxml_html.document_fromstring(first.text))


def test_english_pages_say_it_in_english(reader: FlaskClient) -> None:
    root = page(reader, "?text=aze&at=2017-01-01", address=f"/en{URI}")
    assert "rebuilt from the notes" in words(root, '//p[contains(@class, "notice")]')


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        *((one, date(2017, 5, 11)) for one in ("2017-05-11", "11.05.2017", "11-05-2017", "11-5-2017", "11 may 2017", "May 11, 2017")),
        ("9999-12-31", date.max), ("0001-01-01", date.min), ("", None), ("x", None), ("20170511xx", None), ("2017-05", None),
    ],
)  # fmt: skip
def test_a_moment_is_the_day_asked_or_today(typed: str, day: date | None) -> None:
    moment = Moment.of(typed, AUTUMN)
    assert (moment.asked, moment.day, moment.wrong) == (day, day or AUTUMN, bool(typed) and day is None)
