"""A clerk imports in the browser: the file, its columns, the verdict on each row, taken in, taken back. Nothing goes half-way."""

from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from lxml import html
from werkzeug.test import TestResponse

from classifiers.errors import ExchangeError
from classifiers.exchange.judging import judge
from classifiers.exchange.mapping_file import read_mapping
from classifiers.exchange.reading import read
from tests.classifiers.exchange.test_bad_input import REFUSED
from tests.web.proposals.conftest import Person
from web.reasons import known

NEW = "/en/classifiers/imports/new"
TABLE = "Kod;Üst kod;Ad;Qeyd\n1;;Torpaq;bir\n11;1;Bağ;iki\n12;9;Yetim;\n".encode()
PAGES = ("", "/new", "/1", "/1/columns", "/1/columns.toml", "/1/verdicts.csv", "/1/file")


class Clerk(Person):
    """Somebody who imports."""

    def upload(self, body: bytes, name: str, scheme: str = "+", **more: str) -> TestResponse:
        token = self.form(NEW)["csrf_token"]
        return self.client.post(NEW, data={"csrf_token": token, "scheme": scheme, "file": (BytesIO(body), name), **more})

    def post(self, address: str, /, **fields: object) -> TestResponse:
        token = html.fromstring(self.get(NEW)).xpath("//input[@name='csrf_token']/@value")[0]
        return self.client.post(address, data={"csrf_token": token, **fields})

    def columns(self, address: str, **changes: str) -> TestResponse:
        """The form of columns as it is shown, with changes, sent."""
        page = html.fromstring(self.get(address))
        form = next(form for form in page.xpath("//main//form[@method='post']") if form.get("action").endswith("/columns"))
        fields = {name: value for name, value in form.form_values() if name not in ("mapping",)}
        return self.client.post(address, data={**fields, **changes})

    def text(self, address: str) -> str:
        return " ".join(" ".join(html.fromstring(self.get(address)).xpath("//main//text()")).split())


@pytest.fixture
def clerk(app: Flask) -> Clerk:
    return Clerk(app, "dilara")


def imported(clerk: Clerk, **fields: object) -> None:
    clerk.upload(TABLE, "Torpaqlar.csv")
    clerk.columns("/en/classifiers/imports/1/columns", check="1")
    assert clerk.post("/en/classifiers/imports/1/take", seen="", az="Torpaqlar", skip_refused="1", **fields).status_code == 303


def test_from_a_file_to_a_version_and_back(clerk: Clerk) -> None:
    answer = clerk.upload(TABLE, "Torpaqlar.csv")
    assert answer.headers["Location"] == "/en/classifiers/imports/1/columns"
    shown = clerk.text("/en/classifiers/imports/1/columns")
    assert "2 1 Torpaq 1 Qeyd: bir" in shown                                  # place, code, label, level, kept
    assert clerk.columns("/en/classifiers/imports/1/columns", check="1").headers["Location"] == "/en/classifiers/imports/1"
    told = clerk.text("/en/classifiers/imports/1")
    assert "all 3 + new 2 ~ changed 0 = the same 0 ! refused 1" in told
    assert "its parent “9” is neither in the file nor in the classifier" in told
    assert clerk.get("/en/classifiers/torpaqlar").find("Torpaqlar") == -1      # nothing is taken in yet
    assert clerk.post("/en/classifiers/imports/1/take", seen="", az="Torpaqlar").status_code == 409
    assert clerk.post("/en/classifiers/imports/1/take", seen="", az="Torpaqlar", skip_refused="1").status_code == 303
    assert "The file became version" in clerk.text("/en/classifiers/imports/1")
    assert "Bağ" in clerk.get("/en/classifiers/torpaqlar/items/11")
    assert clerk.post("/en/classifiers/imports/1/undo").status_code == 303
    assert "took back" in clerk.text("/en/classifiers/imports/1")
    assert "Bağ" not in clerk.get("/en/classifiers/torpaqlar")
    assert clerk.post("/en/classifiers/imports/1/undo").status_code == 409


def test_what_columns_are_is_told_shown_kept_and_remembered(clerk: Clerk) -> None:
    clerk.upload(TABLE, "Torpaqlar.csv")
    at = "/en/classifiers/imports/1/columns"
    assert clerk.columns(at, **{"column.C": "label:az", "column.D": "field:scopeNote:az"}).status_code == 303
    assert "scope: bir" in clerk.text(at)
    small = clerk.client.get("/en/classifiers/imports/1/columns.toml").get_data()
    mapping = read_mapping(small.decode())
    assert (mapping.labels, mapping.fields, mapping.keep) == ((("az", "C"),), (("scopeNote:az", "D"),), ())
    clerk.columns(at, check="1")
    clerk.post("/en/classifiers/imports/1/take", seen="", skip_refused="1")
    clerk.upload(TABLE.replace(b"bir", b"on"), "Yeni.csv", "torpaqlar")
    again = clerk.text("/en/classifiers/imports/2/columns")
    assert "Columns are taken as they were for the last file of this make" in again
    assert "scope: on" in again
    clerk.upload(TABLE, "Başqa.csv", "+", id="other")
    assert "scope: bir" not in clerk.text("/en/classifiers/imports/3/columns")
    clerk.post("/en/classifiers/imports/3/columns", load="1", mapping=(BytesIO(small), "columns.toml"))
    assert "scope: bir" in clerk.text("/en/classifiers/imports/3/columns")


def test_what_is_wrong_with_columns_is_told_and_what_was_typed_stays(clerk: Clerk) -> None:
    clerk.upload(TABLE, "Torpaqlar.csv")
    at = "/en/classifiers/imports/1/columns"
    answer = clerk.columns(at, first="iki", **{"column.D": "field:definition:az"})
    assert answer.status_code == 422
    assert "expected a whole number as the first row of items, found “iki”" in answer.text
    assert html.fromstring(answer.text).xpath("//select[@name='column.D']/option[@selected]/@value") == ["field:definition:az"]
    answer = clerk.columns(at, **{"column.A": ""})
    assert answer.status_code == 422
    assert "the mapping: expected a column of codes" in answer.text


def test_a_text_in_another_encoding_is_read_once_it_is_named(clerk: Clerk) -> None:
    clerk.upload("Kod;Ad\n1;Bağça\n2;Meşə\n".replace("ə", "e").encode("cp1254"), "a.csv")
    at = "/az/classifiers/imports/1/columns"
    assert "kodlaşdırmasını göstərin" in clerk.text(at)
    assert clerk.columns(at, encoding="cp1254").status_code == 303
    assert "Bağça" in clerk.text(at)


def test_a_table_without_any_code_in_sight_can_be_told(clerk: Clerk) -> None:
    clerk.upload(b"Uzun bir ad,qeyd bir iki\nUzun iki ad,qeyd uc dord\n", "a.csv")
    at = "/en/classifiers/imports/1/columns"
    assert "expected a column of codes" in clerk.text(at)
    assert clerk.columns(at, **{"column.A": "code", "column.B": "label:az", "first": "1"}).status_code == 303
    assert "1 Uzun bir ad qeyd bir iki" in clerk.text(at)


@pytest.mark.parametrize(("body", "name", "told"), [
    (b"", "", "expected a file, found none"), (b"%PDF-", "a.pdf", "found a PDF"), (b"<a/>", "a.xml", "found other XML"),
    (b"@prefix a: <http://a.example/> .\na:a a:b a:c .\n", "a.ttl", "the file holds no concept"),
])  # fmt: skip
def test_what_cannot_be_taken_is_told_at_once(clerk: Clerk, body: bytes, name: str, told: str) -> None:
    answer = clerk.upload(body, name)
    assert (answer.status_code, told in answer.text) == (422, True)
    assert "Nothing was imported yet" in clerk.get("/en/classifiers/imports")


def test_another_classifier_of_a_file_of_several(clerk: Clerk) -> None:
    skos = "@prefix s: <http://www.w3.org/2004/02/skos/core#> .\n@prefix : <https://a.example/> .\n"
    one = ':{0} a s:Concept ; s:inScheme :l{1} ; s:prefLabel "Ad {0}"@az .\n'
    clerk.upload((skos + one.format("a", 1) + one.format("b", 1) + one.format("c", 2)).encode(), "a.ttl")
    assert "+ new 2 ~ changed 0 = the same 0 ! refused 1" in clerk.text("/en/classifiers/imports/1")
    assert clerk.post("/en/classifiers/imports/1/chosen", chosen="https://a.example/l2").status_code == 303
    assert "+ new 1 ~ changed 0 = the same 0 ! refused 2" in clerk.text("/en/classifiers/imports/1")
    assert clerk.post("/en/classifiers/imports/1/chosen", chosen="https://a.example/none").status_code == 409
    assert "+ new 1" in clerk.text("/en/classifiers/imports/1")


def test_two_clerks_at_once_the_slower_is_told(clerk: Clerk, app: Flask) -> None:
    imported(clerk)
    for number in (2, 3):
        clerk.upload(f"Kod;Ad\n{number};Su {number}\n7;Od\n".encode(), "a.csv", "torpaqlar")
        clerk.columns(f"/en/classifiers/imports/{number}/columns", check="1")
    seen = html.fromstring(clerk.get("/en/classifiers/imports/3")).xpath("//input[@name='seen']/@value")[0]
    assert clerk.post("/en/classifiers/imports/2/take", seen=seen).status_code == 303
    answer = Clerk(app, "dilara").post("/az/classifiers/imports/3/take", seen=seen)
    assert (answer.status_code, "bu arada kimsə bu təsnifatın versiyasını dərc edib" in answer.text) == (409, True)


def test_twenty_thousand_rows_are_paged_filtered_and_given_as_a_list(clerk: Clerk) -> None:
    rows = "".join(f"K{number:05};{'Ad ' if number % 1000 else ''}{number if number % 1000 else ''}\n" for number in range(1, 20_001))
    clerk.upload(f"Kod;Ad\n{rows}".encode(), "big.csv")
    clerk.columns("/en/classifiers/imports/1/columns", check="1")
    assert "1–100 of 20,000 rows" in clerk.text("/en/classifiers/imports/1")
    assert "1–20 of 20 rows" in clerk.text("/en/classifiers/imports/1?outcome=refused")
    assert "101–200 of 19,980 rows" in clerk.text("/en/classifiers/imports/1?outcome=new&page=2")
    assert "1–1 of 1 rows" in clerk.text("/en/classifiers/imports/1?words=k19999")
    listed = clerk.client.get("/en/classifiers/imports/1/verdicts.csv?outcome=refused").text.splitlines()
    assert (len(listed), listed[1]) == (21, "1001,K01000,,refused,there is no label,")


@pytest.mark.parametrize("name", ["", "aynur", "bahar"])
@pytest.mark.parametrize("page", PAGES)
def test_only_register_managers_import(app: Flask, clerk: Clerk, name: str, page: str) -> None:
    clerk.upload(TABLE, "a.csv")
    clerk.columns("/en/classifiers/imports/1/columns", check="1")
    answer = Person(app, name).client.get(f"/en/classifiers/imports{page}")
    assert answer.status_code == (403 if name else 303)


@pytest.mark.parametrize("step", ["take", "undo", "discard", "chosen", "columns"])
def test_no_step_without_the_role(app: Flask, clerk: Clerk, step: str) -> None:
    clerk.upload(TABLE, "a.csv")
    token = html.fromstring((other := Clerk(app, "aynur")).get("/en/proposals/new")).xpath("//input[@name='csrf_token']/@value")
    answer = other.client.post(f"/en/classifiers/imports/1/{step}", data={"csrf_token": token[0] if token else ""})
    assert answer.status_code in (400, 403)
    assert "What it holds" in clerk.text("/en/classifiers/imports/1/columns")


def test_a_large_file_is_taken_from_managers_only(app: Flask, clerk: Clerk) -> None:
    body = b"Kod;Ad\n" + b"".join(b"%d;Uzun bir ad %d\n" % (number, number) for number in range(100_000))
    assert len(body) > 2_000_000
    assert clerk.upload(body, "a.csv").status_code == 303
    assert Person(app).client.post(NEW, data={"file": (BytesIO(body), "a.csv")}).status_code == 413


def test_a_file_that_waits_is_forgotten(clerk: Clerk) -> None:
    clerk.upload(TABLE, "a.csv")
    assert clerk.post("/en/classifiers/imports/1/discard").status_code == 303
    assert clerk.client.get("/en/classifiers/imports/1").status_code == 404


def test_every_refusal_has_words_in_azerbaijani(app: Flask) -> None:
    unknown = []
    with app.test_request_context("/az/"):
        for name, body, _ in REFUSED.values():
            with pytest.raises(ExchangeError) as error:
                read(body, name)
            unknown += [] if known(str(error.value)) else [str(error.value)]
    assert unknown == []


@pytest.mark.corpus
def test_every_verdict_on_real_files_has_words_in_azerbaijani(app: Flask, corpus: Path) -> None:
    unknown = set()
    with app.test_request_context("/az/"):
        for file in (one for folder in ("skos_samples", "clerk_sheets") for one in (corpus / folder).iterdir()):
            unknown |= {text for text in sentences(file) if not known(text)}
    assert unknown == set()


def sentences(file: Path) -> set[str]:
    """All that is said of a file; of many alike a few, by their first words."""
    try:
        reading = read(file.read_bytes(), file.name)
    except ExchangeError as error:
        return {str(error)}
    told = [text for one in judge(reading, ()).verdicts for text in (one.reason, *one.remarks) if text]
    return {*reading.notes, *{text[:14]: text for text in told}.values()}
