"""The page of an act as it is answered."""

import gzip

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from lxml import html as lxml_html

from acts import tables
from acts.model import Kind
from tests.web.act.reading import lines_in, words
from tests.web.act.sample import ADDRESS, CITING, DOCUMENT, URI, sample_app
from web.services import Services

BOTH = pytest.mark.parametrize("language", ["az", "en"])


def page(reader: FlaskClient, address: str) -> lxml_html.HtmlElement:
    response = reader.get(address)
    assert response.status_code == 200
    return lxml_html.document_fromstring(response.get_data(as_text=True))


@BOTH
def test_what_the_act_is_stands_first(reader: FlaskClient, language: str) -> None:
    head = page(reader, f"/{language}{URI}?text=aze").xpath('//header[@class="act-head"]')[0].text_content()
    day = {"az": "5 may 2022", "en": "5 May 2022"}[language]
    for said in (
        "Nümunə ehtiyatları haqqında",
        "№ 77-NQ",
        "e-qanun.az",
        day,
        "1234567890",
        "040.010.020",
        {"az": "Milli Məclis", "en": "Milli Majlis"}[language],
        "●",
    ):
        assert said in head


@BOTH
def test_every_line_of_the_act_is_on_its_page(reader: FlaskClient, language: str) -> None:
    text = words(page(reader, f"/{language}{URI}?text=aze").xpath("//article")[0].text_content())
    for line in lines_in(DOCUMENT):
        assert words("".join(run.text for run in line.all_runs if run.note is None)) in text or line.cells


@BOTH
def test_the_page_is_in_the_readers_language_and_says_the_texts(reader: FlaskClient, language: str) -> None:
    root = page(reader, f"/{language}{URI}?text=aze")
    assert root.get("lang") == language
    assert root.xpath("//article/@lang") == ["az"]


def test_without_a_wish_the_text_is_in_the_language_of_the_page(reader: FlaskClient) -> None:
    assert page(reader, f"/en{URI}").xpath("//h1/text()") == ["On Sample Resources"]
    assert page(reader, f"/az{URI}").xpath("//h1/text()") == ["Nümunə ehtiyatları haqqında"]
    assert page(reader, f"/en{CITING}").xpath("//h1/text()") == ["Nümunə fərmanı"]


def test_another_version_can_be_read(reader: FlaskClient) -> None:
    root = page(reader, f"{ADDRESS}?v=2021-03-04")
    assert "4 mart 2021" in root.xpath('string(//p[@class="as-of"])')
    assert root.xpath('//ol[@class="versions"]//a/@href') == [f"{ADDRESS}?text=aze&v=2022-05-05"]


def test_references_lead_inside_and_unresolved_ones_say_so(reader: FlaskClient) -> None:
    root = page(reader, ADDRESS)
    assert root.xpath('//a[@class="ref"]/@href') == ["#art_1"]
    (lost,) = root.xpath('//span[@class="ref lost"]')
    assert "Nümunə arxivi haqqında" in lost.get("title")
    assert "9-NQ" in lost.get("title")


def test_who_cites_it_is_at_the_article_and_at_the_head(reader: FlaskClient) -> None:
    root = page(reader, ADDRESS)
    assert root.xpath('//*[@id="art_2"]//details[@class="cites"]//a/@href') == [f"/az{CITING}?text=aze#point_1"]
    assert root.xpath('//details[contains(@class, "cited")]//a/@href') == [f"/az{CITING}?text=aze#point_1"]


def test_a_reference_to_a_held_act_leads_to_its_page(reader: FlaskClient) -> None:
    assert page(reader, f"/az{CITING}").xpath('//a[@class="ref"]/@href') == [f"/az{URI}#art_2__para_2.1"]


def test_contents_lead_to_anchors_on_the_page(reader: FlaskClient) -> None:
    root = page(reader, ADDRESS)
    hrefs = root.xpath('//nav[@class="contents"]//a/@href')
    assert hrefs == ["#chp_1", "#art_1", "#art_2", "#art_3", "#att_1"]
    assert {href[1:] for href in hrefs} <= set(root.xpath("//@id"))


def test_anchors_of_the_page_are_unique(reader: FlaskClient) -> None:
    for address in (ADDRESS, f"{ADDRESS}?beside=eng", f"{ADDRESS}?article=art_2"):
        ids = page(reader, address).xpath("//@id")
        assert len(ids) == len(set(ids))


def test_side_by_side_shows_both_and_says_what_is_missing(reader: FlaskClient) -> None:
    root = page(reader, f"{ADDRESS}?beside=eng")
    assert {"art_1", "eng.art_1", "eng.art_2-1"} <= set(root.xpath("//@id"))
    assert len(root.xpath('//p[@class="lacking"]')) >= 2


def test_one_article_alone_has_neighbours_and_the_way_back(reader: FlaskClient) -> None:
    root = page(reader, f"{ADDRESS}?article=art_2")
    assert root.xpath("//article//section/@id") == ["art_2"]
    around = root.xpath('//nav[@class="around"]')[0].xpath("a/@href")
    assert around == [f"{ADDRESS}?article=art_1", f"{ADDRESS}#art_2", f"{ADDRESS}?article=art_3"]
    assert root.xpath('//a[@class="ref"]/@href') == [f"{ADDRESS}#art_1"]


def test_a_place_inside_an_article_opens_its_article(reader: FlaskClient) -> None:
    assert page(reader, f"{ADDRESS}?article=art_2__para_2.1").xpath("//article//section/@id") == ["art_2"]


def test_removed_text_is_hidden_unless_asked_for(reader: FlaskClient) -> None:
    assert page(reader, ADDRESS).xpath('//input[@id="struck"]/@checked') == []
    assert page(reader, f"{ADDRESS}?struck=1").xpath('//input[@id="struck"]/@checked') != []


def test_the_citation_is_ready_in_both_languages(reader: FlaskClient) -> None:
    lines = page(reader, f"{ADDRESS}?article=art_2").xpath('//*[@class="line"]')
    assert [line.get("lang") for line in lines] == ["az", "en"]
    assert (
        lines[0].text == "“Nümunə ehtiyatları haqqında” Azərbaycan Respublikasının 2021-ci il 4 mart tarixli 77-NQ nömrəli Qanunu, maddə 2"
    )
    assert lines[1].text == "Law of the Republic of Azerbaijan No. 77-NQ of 4 March 2021 “On Sample Resources”, Article 2"


def test_plain_text_says_what_it_is(reader: FlaskClient) -> None:
    response = reader.get(f"{ADDRESS}?format=txt")
    assert response.mimetype == "text/plain"
    text = response.get_data(as_text=True)
    assert text.startswith("Nümunə ehtiyatları haqqında\n")
    assert "5 may 2022" in text
    assert "Maddə 3. Yekun" in text


@pytest.mark.parametrize(
    "address",
    [
        "/az/akn/az/act/law/1999-01-01/1",
        f"{ADDRESS}?text=rus",
        f"{ADDRESS}?v=1999-01-01",
        f"{ADDRESS}?article=art_999",
        f"{ADDRESS}?beside=rus",
        f"/az{CITING}?beside=eng",
    ],
)
def test_what_is_not_held_is_said_calmly(reader: FlaskClient, address: str) -> None:
    assert reader.get(address).status_code == 404


def test_a_page_already_had_is_not_sent_again(reader: FlaskClient) -> None:
    tag = reader.get(ADDRESS).headers["ETag"]
    again = reader.get(ADDRESS, headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")


def test_browsers_that_unpack_get_it_packed(reader: FlaskClient) -> None:
    plain, packed = reader.get(ADDRESS), reader.get(ADDRESS, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert "Accept-Encoding" in packed.headers["Vary"]


def test_a_change_in_the_collection_makes_a_new_page(tmp_path_factory: pytest.TempPathFactory) -> None:
    app: Flask = sample_app(tmp_path_factory.mktemp("changing"))
    client = app.test_client()
    tag = client.get(ADDRESS).headers["ETag"]
    services: Services = app.extensions["toplu"]
    with services.engine.begin() as connection:
        later = sa.func.datetime("2030-01-01")
        connection.execute(sa.update(tables.works).where(tables.works.c.uri == URI).values(status="repealed", changed=later))
    changed = client.get(ADDRESS, headers={"If-None-Match": tag})
    assert changed.status_code == 200
    assert "○" in changed.get_data(as_text=True)


def test_the_look_chosen_is_part_of_the_page(reader: FlaskClient) -> None:
    reader.get(ADDRESS)
    reader.set_cookie("toplu_look", "dark.large")
    assert page(reader, ADDRESS).get("data-theme") == "dark"


@pytest.mark.parametrize("query", ["", "?struck=1", "?beside=eng", "?article=art_2", "?text=eng"])
def test_no_script_or_style_stands_in_the_page(reader: FlaskClient, query: str) -> None:
    root = page(reader, ADDRESS + query)
    assert all(script.get("src") and not script.text for script in root.xpath("//script"))
    assert not root.xpath("//style | //@style")
    assert not [name for node in root.iter() if isinstance(node.tag, str) for name in node.attrib if name.startswith("on")]


def test_every_kind_of_unit_is_shown(reader: FlaskClient) -> None:
    shown = {kind for kind in Kind if page(reader, ADDRESS).xpath(f'//article//*[contains(concat(" ", @class, " "), " {kind} ")]')}
    assert {
        Kind.PREFACE,
        Kind.PREAMBLE,
        Kind.CHAPTER,
        Kind.ARTICLE,
        Kind.PARAGRAPH,
        Kind.POINT,
        Kind.ALINEA,
        Kind.ATTACHMENT,
        Kind.SIGNATURE,
    } <= shown
