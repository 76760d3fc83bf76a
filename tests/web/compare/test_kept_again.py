"""Kept comparisons made again on another day, on both databases: justifications stay with their rows, rows gone are listed."""

from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html

from tests.web.compare.samples import DRAFT, LAW
from tests.web.compare.test_draft_pages import give, words
from tests.web.compare.test_kept import posted
from tests.web.compare.test_kept_rows import an_hour_ago, app, back, edited, keys, notes, owner, say
from tests.web.compare.test_real import word

__all__ = ["app", "owner"]
EARLIER = "01.09.2016"
STAYS, STAYS_CHANGED, GONE = "art_4__para_4.3", "art_1__para_1.0__point_1.0.8", "art_9__para_9.4"
AMENDING = DRAFT[: DRAFT.index("1.1.")] + """1.1. 1.0.8-ci maddədə “sərbəst, aydın” sözləri “azad, konkret” sözləri ilə əvəz edilsin;

1.2. 4.3-cü maddədə “artıq ola bilməz” sözləri “çox olmamalıdır” sözləri ilə əvəz edilsin;

1.3. 9.4-cü maddə ləğv edilsin.
"""
"""A draft of which one instruction amends what did not stand on the earlier day, another what read otherwise."""


def justified(client: FlaskClient, address: str) -> dict[str, str]:
    """What is justified on a page, by row."""
    page = html.fromstring(client.get(address).text)
    return {str(row.get("id")).removeprefix("row-"): row.xpath(".//*[@class='justification']/p[1]")[0].text_content()
            for row in page.xpath("//tbody/tr[.//*[@class='justification']]")}  # fmt: skip


def given_of(client: FlaskClient, text: str) -> str:
    """The address of a draft kept."""
    given = give(client, how="file", file=(BytesIO(word(text)), "Layihə.docx")).headers["Location"].removesuffix("/day")
    return posted(client, given, "/keep")


def test_a_draft_on_another_day_keeps_what_was_said_and_lists_what_is_gone(owner: FlaskClient) -> None:
    address = given_of(owner, AMENDING)
    before = keys(owner, address)
    for key in before:
        say(owner, address, key, f"əsas {key}")
    where = posted(owner, f"{address}/again", "/again", at=EARLIER)
    said = words(owner.get(where))
    assert "1 justifications stand as they were, 1 are to be looked at again; 0 rows are new, 1 do not stand any more" in said
    assert keys(owner, address) == [STAYS_CHANGED, STAYS]
    assert justified(owner, address) == {key: f"əsas {key}" for key in (STAYS_CHANGED, STAYS)}
    assert "A wording this row rests on is another now." in said
    assert "1 row does not stand any more" in said
    gone = html.fromstring(owner.get(address).text).xpath("//section[@aria-labelledby='gone']//li")
    assert [one.text_content() for one in gone] == [f"Maddə 9, 9.4-cü hissə: əsas {GONE}"]
    assert "does not stand any more" in words(owner.get(f"{address}/rows/{GONE}"))
    posted(owner, f"{address}/rows/{STAYS_CHANGED}", f"/rows/{STAYS_CHANGED}", step="confirm")
    assert "A wording this row rests on" not in words(owner.get(address))


def test_a_row_nobody_looked_at_yet_is_counted_each_time(owner: FlaskClient) -> None:
    address = given_of(owner, AMENDING)
    say(owner, address, STAYS_CHANGED, "əsas")
    for _ in range(2):
        assert "1 are to be looked at again" in words(owner.get(posted(owner, f"{address}/again", "/again", at=EARLIER)))


def test_a_document_sent_before_says_that_it_was_compared_again(app: Flask, owner: FlaskClient) -> None:
    address = given_of(owner, AMENDING)
    an_hour_ago(app)
    body = edited(owner, address, notes(2, "Wordda yazılan"))
    posted(owner, f"{address}/again", "/again", at=EARLIER)
    said = words(back(owner, address, body))
    assert "It was compared again on" in said
    assert "the row does not stand any more since it was compared again" in said


def test_acts_held_are_compared_again_and_days_meant_stay(owner: FlaskClient) -> None:
    first = give(owner, "/en/compare/texts", how="act", act=LAW, at=EARLIER).headers["Location"]
    address = posted(owner, give(owner, first, how="act", act=LAW).headers["Location"], "/keep")
    key = keys(owner, address)[0]
    say(owner, address, key, "qalır")
    posted(owner, f"{address}/again", "/again", at="02.09.2016")
    assert keys(owner, address) == []
    assert "qalır" in words(owner.get(address))
    assert owner.get(f"{address}/table.docx").status_code == 200
    posted(owner, f"{address}/again", "/again", at="")
    assert len(keys(owner, address)) > 10


@pytest.mark.parametrize(("ways", "why"), [
    (({"how": "text", "text": "Maddə 1. Nümunə köhnə"}, {"how": "text", "text": "Maddə 1. Nümunə yeni"}), "were given as files or typed"),
    (({"how": "act", "act": LAW, "at": EARLIER}, {"how": "act", "act": LAW, "at": "01.01.2020"}), "in the wordings of certain days"),
])  # fmt: skip
def test_what_cannot_be_read_anew_is_not_offered_and_says_why(owner: FlaskClient, ways: tuple[dict[str, str], ...], why: str) -> None:
    first = give(owner, "/en/compare/texts", **ways[0]).headers["Location"]
    address = posted(owner, give(owner, first, **ways[1]).headers["Location"], "/keep")
    page = owner.get(f"{address}/again")
    assert why in words(page)
    assert not [form for form in html.fromstring(page.text).forms if "at" in form.fields]
    token = html.fromstring(owner.get(address).text).xpath("//input[@name='csrf_token']/@value")[0]
    answer = owner.post(f"{address}/again", data={"csrf_token": token, "revision": "1", "at": ""})
    assert (answer.status_code, why in words(answer)) == (422, True)


def test_who_comes_second_or_names_no_day_changes_nothing(owner: FlaskClient) -> None:
    address = given_of(owner, AMENDING)
    token = html.fromstring(owner.get(address).text).xpath("//input[@name='csrf_token']/@value")[0]
    for fields, why in (({"revision": "1", "at": "sabah"}, "expected a day"), ({"revision": "9", "at": EARLIER}, "found revision 1")):
        answer = owner.post(f"{address}/again", data={"csrf_token": token} | fields)
        assert (answer.status_code, why in words(answer)) == (422, True)
    assert GONE in keys(owner, address)
