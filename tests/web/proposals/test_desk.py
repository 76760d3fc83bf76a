"""A clerk's way through the desk: propose, discuss, decide, publish; what is refused is told and nothing typed is lost."""

import pytest
from flask import Flask
from lxml import html

from classifiers.lifecycle.model import Standing
from tests.web.proposals.conftest import NEW_SPLIT, SPLIT, Person
from web.proposals_desk import Desk


@pytest.fixture
def aynur(app: Flask) -> Person:
    return Person(app, "aynur")


@pytest.fixture
def bahar(app: Flask) -> Person:
    return Person(app, "bahar")


@pytest.fixture
def dilara(app: Flask) -> Person:
    return Person(app, "dilara")


def proposed(who: Person, submit: bool = True) -> int:
    assert who.send(NEW_SPLIT, SPLIT).headers["Location"] == "/en/proposals/1"
    if submit:
        assert who.step(1, "submitted").status_code == 303
    return 1


def said(page: str) -> str:
    return " ".join(" ".join(html.fromstring(page).xpath("//main//text()")).split())


def test_the_whole_way(aynur: Person, bahar: Person, dilara: Person, app: Flask, desk: Desk) -> None:
    proposed(aynur)
    page = said(Person(app).get("/en/proposals/1"))
    assert "Split 10.010 into 10.010, 10.011" in page
    assert "2 acts · 1 standards" in page
    assert "What you can do" not in page
    assert bahar.step(1, "commented", "And printed ones?").status_code == 303
    impact = bahar.client.post("/en/proposals/1/impact", data=bahar.form("/en/proposals/1/impact", {"step": "all"}))
    assert impact.status_code == 303
    assert bahar.step(1, "approved", "Good").status_code == 303
    publish = "/en/proposals/publish?scheme=libraries"
    shown = said(dilara.get(publish))
    assert "Publish version 2 (changes: 1, recoded: 1)" in shown
    assert "split-off RC4.2 10.010 10.010 10.011" in shown
    assert dilara.send(publish, {"valid_from": "2026-12-01"}, "/en/proposals/publish").headers["Location"] == "/en/proposals/1#steps"
    assert desk.store.proposal(1).standing is Standing.PUBLISHED
    assert "10.011" in desk.items("libraries")
    assert {use.title: use.code for use in desk.uses.using("libraries", ["10.010", "10.011"])} == {
        "Rəqəmsal kataloq qaydaları": "10.011", "Bina haqqında": "10.010", "Card catalogues: sizes": "10.010",
    }  # fmt: skip
    page = said(Person(app).get("/en/proposals/1"))
    assert "And printed ones?" in page
    assert "published in version 2" in page


def test_a_split_begins_with_what_is_there_and_a_code_that_is_free(aynur: Person) -> None:
    form = aynur.form(NEW_SPLIT)
    shown = [form[name] for name in ("code.0", "az.0", "en.0", "code.1", "az.1")]
    assert shown == ["10.010", "Kataloqlar", "Catalogues", "10.011", ""]
    more = aynur.send(NEW_SPLIT, SPLIT | {"more": "1"})
    assert more.status_code == 200
    values = dict(html.fromstring(more.text).xpath("//main//form[@method='post']")[0].form_values())
    assert values["code.2"] == "10.012"
    assert {name: values[name].strip() for name in SPLIT} == SPLIT


def test_errors_stand_at_their_fields_and_nothing_typed_is_lost(aynur: Person) -> None:
    answer = aynur.send(NEW_SPLIT, SPLIT | {"code.1": "10.020", "en.1": "", "justification": ""})
    assert answer.status_code == 422
    page = html.fromstring(answer.text)
    links = page.xpath("//*[@id='summary']//a/@href")
    assert set(links) == {"#code.1", "#en.1", "#justification"}
    assert all(page.xpath(f"//*[@id='{link[1:]}'][@aria-invalid='true']") for link in links)
    assert page.xpath("//*[@id='az.1']/@value") == ["Rəqəmsal kataloqlar"]
    unnamed = html.fromstring(aynur.send(NEW_SPLIT, SPLIT | {"en.1": ""}).text)
    assert unnamed.xpath("//*[@id='summary']//a/@href") == ["#en.1"]
    assert aynur.client.get("/en/proposals/1").status_code == 404


def test_a_code_is_looked_for_by_words(aynur: Person) -> None:
    page = aynur.client.get("/en/proposals/new?scheme=libraries&action=split&code=oxu+zal")
    assert page.status_code == 422
    links = html.fromstring(page.text).xpath("//div[@class='near']//a/@href")
    assert links == ["/en/proposals/new?scheme=libraries&action=split&code=10.020"]


OTHERS = [
    ("create", "10", {"code.0": "10.040", "az.0": "Yeni", "en.0": "New"}, "Create 10.040 “New”"),
    ("merge", "10.010 10.020", {"code.0": "10.010", "az.0": "Hamısı", "en.0": "All"}, "Merge 10.010, 10.020 into 10.010"),
    ("rename", "20", {"code.0": "21", "az.0": "Arxiv", "en.0": "Archive"}, "Rename 20 to 21 “Archive”"),
    ("move", "20.010", {"parent": "30"}, "Move 20.010 under 30"),
    ("retire", "30", {"successors": "10 20"}, "Retire 30; its place is taken by 10, 20"),
    ("retire", "30", {"reason": "empty"}, "Retire 30; nothing takes its place"),
]


@pytest.mark.parametrize(("action", "code", "typed", "sentence"), OTHERS)
def test_every_kind_of_change_has_its_form(aynur: Person, action: str, code: str, typed: dict[str, str], sentence: str) -> None:
    address = f"/en/proposals/new?scheme=libraries&action={action}&code={code}"
    answer = aynur.send(address, typed | {"title": "A", "justification": "b"})
    assert answer.status_code == 303, said(answer.text)
    page = said(aynur.get("/en/proposals/1"))
    assert sentence in page
    assert "stands in the way" not in page
    again = aynur.form("/en/proposals/1/changes/0")
    assert {name: again[name].strip() for name in typed} == typed


def test_a_second_change_works_on_what_the_first_leaves(aynur: Person, desk: Desk) -> None:
    proposed(aynur, submit=False)
    address = "/en/proposals/1/changes/new?action=rename&code=10.011"
    assert aynur.send(address, {"en.0": "Digital lists"}).status_code == 303
    assert len(desk.store.proposal(1).changes) == 2
    remove = aynur.client.post("/en/proposals/1/changes/0/remove", data=aynur.form("/en/proposals/1"))
    assert remove.status_code == 303
    assert "there is no valid item 10.011" in said(aynur.get("/en/proposals/1"))
    assert aynur.step(1, "submitted").status_code == 422


def test_title_and_justification(aynur: Person, desk: Desk) -> None:
    proposed(aynur, submit=False)
    assert aynur.send("/en/proposals/1/words", {"title": "Other"}).status_code == 303
    assert desk.store.proposal(1).title == "Other"


def test_a_draft_is_its_organisations_alone(aynur: Person, bahar: Person, app: Flask) -> None:
    proposed(aynur, submit=False)
    assert Person(app).client.get("/az/proposals/1").status_code == 404
    assert bahar.client.get("/en/proposals/1").status_code == 404
    assert "There is no proposal here yet" in said(bahar.get("/en/proposals"))
    assert "Kataloqların bölünməsi" in said(aynur.get("/en/proposals"))


def test_who_has_not_the_role_is_told(aynur: Person, bahar: Person, app: Flask, desk: Desk) -> None:
    proposed(aynur)
    answer = aynur.step(1, "approved")
    assert answer.status_code == 403
    assert "Only the control body may do this" in said(answer.text).replace("only", "Only")
    assert bahar.client.get(NEW_SPLIT).status_code == 403
    assert bahar.client.get("/en/proposals/publish").status_code == 403
    assert Person(app).client.get(NEW_SPLIT).status_code == 303
    assert desk.store.proposal(1).standing is Standing.SUBMITTED


def test_two_clerks_at_once(app: Flask, aynur: Person, bahar: Person) -> None:
    proposed(aynur)
    ceyhun = Person(app, "ceyhun")
    form = ceyhun.form("/en/proposals/1", {"step": "rejected", "said": "My long reason"})
    assert bahar.step(1, "approved").status_code == 303
    answer = ceyhun.client.post("/en/proposals/1", data=form)
    assert answer.status_code == 409
    page = said(answer.text)
    assert "bahar (komite) approved it" in page
    assert "yours was not carried out" in page
    late = ceyhun.client.post("/az/proposals/1", data=form | {"csrf_token": form["csrf_token"]})
    assert "bahar (komite) təsdiqlədi" in said(late.text)


def test_a_change_form_opened_before_somebody_elses_step(aynur: Person, bahar: Person, desk: Desk) -> None:
    proposed(aynur)
    form = aynur.form("/en/proposals/1/changes/0", {"en.1": "Typed with care"})
    bahar.step(1, "commented", "hm")
    answer = aynur.client.post("/en/proposals/1/changes/0", data=form)
    assert answer.status_code == 409
    again = dict(html.fromstring(answer.text).xpath("//main//form[@method='post']")[0].form_values())
    assert again["en.1"] == "Typed with care"
    assert aynur.client.post("/en/proposals/1/changes/0", data=again).status_code == 303
    assert "Typed with care" in aynur.get("/en/proposals/1")


def test_approved_with_changes_shows_both_wordings(aynur: Person, bahar: Person) -> None:
    proposed(aynur)
    assert bahar.send("/en/proposals/1/changes/0", {"en.1": "Catalogues in files"}).status_code == 303
    assert bahar.step(1, "approved").status_code == 303
    page = said(aynur.get("/en/proposals/1"))
    assert "What was asked at first Split 10.010 into 10.010, 10.011: 10.010 “Card catalogues”, 10.011 “Digital catalogues”" in page
    assert "10.011 “Catalogues in files”" in page.partition("What was asked from then on")[2]


def test_choices_one_by_one(aynur: Person, bahar: Person, desk: Desk) -> None:
    proposed(aynur)
    chosen = {"code:act|10.010|/akn/az/act/2": "10.011", "code:act|10.010|/akn/az/act/1": "keep", "step": "chosen", "code:x": "y"}
    answer = bahar.client.post("/en/proposals/1/impact", data=bahar.form("/en/proposals/1/impact", chosen))
    assert answer.status_code == 303
    assert {made.key.id: made.code for made in desk.recoding.decided(1).values()} == {"/akn/az/act/2": "10.011", "/akn/az/act/1": ""}
    assert "To be decided: 3; decided of these: 2." in said(bahar.get("/en/proposals/1"))
    assert aynur.client.post("/en/proposals/1/impact", data=aynur.form("/en/proposals/1")).status_code == 403


def test_a_long_impact_has_pages(aynur: Person) -> None:
    address = "/en/proposals/new?scheme=libraries&action=retire&code=30"
    aynur.send(address, {"reason": "empty", "title": "A", "justification": "b"})
    assert "1–50 of 60" in said(aynur.get("/en/proposals/1/impact?kind=act"))
    assert "51–60 of 60" in said(aynur.get("/en/proposals/1/impact?kind=act&page=2"))
    assert aynur.client.get("/en/proposals/1/impact?kind=odd").status_code == 400


CANNOT_BE = [({"valid_from": "soon"}, "valid_from"), ({"number": "1"}, "number"), ({"number": " "}, "number"), ({"proposal": ""}, "chosen")]


@pytest.mark.parametrize(("changes", "field"), CANNOT_BE)
def test_a_version_that_cannot_be(
    aynur: Person, bahar: Person, dilara: Person, desk: Desk, changes: dict[str, str], field: str
) -> None:
    proposed(aynur)
    bahar.step(1, "approved")
    answer = dilara.send("/en/proposals/publish?scheme=libraries", changes, "/en/proposals/publish")
    assert answer.status_code == 422
    page = html.fromstring(answer.text)
    assert page.xpath("//*[@id='summary']//a/@href") == [f"#{field}"]
    assert page.xpath(f"//*[@id='{field}']")
    assert desk.store.proposal(1).standing is Standing.APPROVED
    assert len(desk.schemes.versions("libraries")) == 1


def test_a_number_is_offered_that_is_free(aynur: Person, bahar: Person, dilara: Person, desk: Desk) -> None:
    proposed(aynur)
    bahar.step(1, "approved")
    publish = "/en/proposals/publish?scheme=libraries"
    assert dilara.form(publish)["number"] == "2"
    day = dilara.form(publish)["valid_from"]
    assert dilara.send(publish, {"number": day}, "/en/proposals/publish").status_code == 303
    address = "/en/proposals/new?scheme=libraries&action=retire&code=30"
    aynur.send(address, {"reason": "empty", "title": "A", "justification": "b"})
    aynur.step(2, "submitted")
    bahar.step(2, "approved")
    assert dilara.form(publish)["number"] == f"{day}.2"


def test_nothing_to_publish(dilara: Person) -> None:
    assert "it waits here" in said(dilara.get("/en/proposals/publish"))
    assert "No proposal for this classifier" in said(dilara.get("/en/proposals/publish?scheme=libraries"))


@pytest.mark.parametrize(
    "address",
    ["/proposals/7", "/proposals/99999999999999", "/proposals?standing=odd", "/proposals/new?scheme=odd", "/proposals/1/changes/5",
     "/proposals/1/impact?kind=odd", "/proposals/publish?scheme=odd"],
)  # fmt: skip
def test_addresses_that_lead_nowhere(app: Flask, aynur: Person, address: str) -> None:
    proposed(aynur)
    for who in (Person(app), aynur, Person(app, "dilara")):
        assert who.client.get(f"/az{address}").status_code in (400, 403, 404, 303)


def test_the_list_narrows(aynur: Person, app: Flask) -> None:
    proposed(aynur)
    reader = Person(app)
    assert "1–1 of 1 proposals" in said(reader.get("/en/proposals?standing=submitted&scheme=libraries&words=10.011"))
    assert "There is no proposal here yet" in said(reader.get("/en/proposals?standing=approved"))
    assert "Təkliflər" in said(reader.get("/az/proposals"))
