"""`/api/comparisons`: a program signs in, makes a concordance, decides it, and is told how it stands when somebody was quicker."""

import io
from pathlib import Path
from typing import Any

import docx
import docx.document
import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from acts.frbr import Manifestation
from storage.accounts.model import Wish
from tests.acts.concordance.test_held import ACT, FIRST, SECOND
from web.composition import Toplu
from web.settings import Settings

PASSWORD = "kitab-rəfi-7-mərtəbə"
CLAUSES = "number,title,text\n1,Scope,Sample clause: no standard.\n2,Checks,The device is checked.\n3,Boats,Boats are blue.\n"
LIST = {"name": "Sample standard.csv", "list": CLAUSES}
API = "/api/comparisons"


@pytest.fixture
def toplu(tmp_path: Path) -> Toplu:
    made = Toplu(Settings(home=tmp_path, rate_limit=""))
    take(made, FIRST)
    return made


@pytest.fixture
def app(toplu: Toplu) -> Flask:
    made = toplu.app()
    made.testing = True
    accounts = made.extensions["toplu"].accounts
    bodies = [accounts.add_organisation(name, name, "local") for name in ("Nümunə qurumu", "Başqa nümunə qurumu")]
    for name, body in (("aynur", bodies[0]), ("bahar", bodies[0]), ("ceyhun", bodies[1])):
        accounts.add(name, Wish(name.capitalize(), body.id, ()), "local", PASSWORD)
    return made


def take(toplu: Toplu, text: str) -> None:
    ingest = toplu.ingest("sample")
    verdicts = ingest.take(Manifestation("sample", "file:///law.txt", "law.txt", text.encode()))
    assert not [one.reason for one in verdicts if one.reason]
    ingest.settle()
    toplu.catch_up(index=None)


class Program:
    """A program that is signed in the way docs/comparing.md says."""

    def __init__(self, app: Flask, name: str = "") -> None:
        self.client: FlaskClient = app.test_client()
        if name:
            typed = {"csrf_token": self.token(), "sign_in_name": name, "sign_in_password": PASSWORD}
            assert self.client.post("/en/sign-in", data=typed).status_code == 303
        self.headers = {"X-CSRFToken": self.token()}

    def token(self) -> str:
        return str(self.client.get(f"{API}/token").json["token"])  # type: ignore[index]

    def get(self, address: str = "", status: int = 200, **asked: Any) -> Any:
        return self._read(self.client.get(f"{API}{address}", query_string=asked), status)

    def post(self, address: str, status: int = 200, **told: Any) -> Any:
        return self._read(self.client.post(f"{API}{address}", json=told, headers=self.headers), status)

    @staticmethod
    def _read(answer: TestResponse, status: int) -> Any:
        assert answer.status_code == status, answer.text
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.mimetype == ("application/problem+json" if status >= 400 else "application/json")
        return answer.json


@pytest.fixture
def aynur(app: Flask) -> Program:
    return Program(app, "aynur")


def made(program: Program) -> str:
    return str(program.post("", 201, left=ACT, right=LIST, title="Sample")["uid"])


def by_label(program: Program, uid: str, **asked: Any) -> dict[str, Any]:
    return {row["provision"]["label"]: row for row in program.get(f"/{uid}/rows", **asked)["rows"]}


def test_a_concordance_is_made_and_read(aynur: Program) -> None:
    assert aynur.get("/token")["account"] == "aynur"
    uid = made(aynur)
    listed = aynur.get(kind="concordance", words="sample", mine=1, act=ACT)
    assert [(one["uid"], one["title"], one["visibility"], one["progress"]["rows"]) for one in listed["comparisons"]] == [
        (uid, "Sample", "private", 6)]  # fmt: skip
    assert aynur.get(kind="draft")["total"] == 0
    whole = aynur.get(f"/{uid}")
    assert len(whole["provisions"]) == 9
    assert [row["provision"]["label"] for row in whole["rows"]] == ["Maddə 1", "1.1", "1.2", "Maddə 2", "2.1", "2.2", "1", "2", "3"]
    told = aynur.get(f"/{uid}/progress")
    assert (told["progress"]["decided"], told["age"]["recheck"], told["may_write"]) == (0, 0, True)
    assert [one["provision"]["id"] for one in aynur.get(f"/{uid}/provisions", side="right")["provisions"]] == ["1", "2", "3"]


def test_a_list_of_clauses_is_sent_as_a_file(aynur: Program) -> None:
    sent = {"left": ACT, "day": "2020-01-01", "right": (io.BytesIO(CLAUSES.encode()), "Sample standard.csv")}
    answer = aynur.client.post(API, data=sent, headers=aynur.headers)
    assert answer.status_code == 201, answer.text
    assert answer.json is not None
    assert answer.json["title"] == "Sınaq qurğuları haqqında (nümunə, qanun deyil) ↔ Sample standard"
    assert answer.headers["Location"] == f"{API}/{answer.json['uid']}"
    assert {one["role"]: one["side"]["day"] for one in answer.json["sides"]} == {"left": "2020-01-01", "right": None}


def test_both_sides_may_be_lists(aynur: Program) -> None:
    lines = '{"id": "art_1", "heading": "Sample", "text": "None"}\n{"id": "art_1/par_1", "num": "1.", "text": "The device is checked."}\n'
    uid = str(aynur.post("", 201, left={"name": "sample.jsonl", "list": lines}, right=LIST)["uid"])
    row = aynur.post(f"/{uid}/rows/art_1/par_1", step="decide", revision=1, counterparts=["2"])["row"]
    assert (row["key"], row["counterparts"], row["provision"]["parent"]) == ("art_1/par_1", ["2"], "art_1")


def test_rows_by_filters_a_page_at_a_time(aynur: Program) -> None:
    uid = made(aynur)
    page = aynur.get(f"/{uid}/rows", size=4, page=2)
    assert (page["total"], page["page"], page["pages"], [row["provision"]["label"] for row in page["rows"]]) == (6, 2, 2, ["2.1", "2.2"])
    aynur.post(f"/{uid}/rows/art_2", step="reject", revision=1, reason="no such duty")
    assert set(by_label(aynur, uid, state="rejected")) == {"Maddə 2"}
    assert len(by_label(aynur, uid, state=["rejected", "suggested"])) == 6
    assert set(by_label(aynur, uid, words="yazilir")) == {"Maddə 2", "2.2"}
    assert "3" in by_label(aynur, uid, side="right")
    assert by_label(aynur, uid, gone=1) == {}


def test_the_life_of_a_row(aynur: Program) -> None:
    uid = made(aynur)
    key = by_label(aynur, uid)["2.1"]["key"]
    at = f"/{uid}/rows/{key}"
    said = {"counterparts": ["2"], "degree": "partial", "reason": "no period", "body": "Nazirlik", "planned_day": "2027-05-11"}
    row = aynur.post(at, step="decide", revision=1, **said)["row"]
    decision = row["status"]["decision"]
    assert {name: decision[name] for name in said} == said
    assert (row["revision"], row["status"]["decided_by"]) == (2, "aynur")
    row = aynur.post(at, step="decide", revision=2, planned_act="Nümunə qanunda dəyişiklik")["row"]
    assert {name: row["status"]["decision"][name] for name in said} == said
    assert row["status"]["decision"]["planned_act"] == "Nümunə qanunda dəyişiklik"
    assert aynur.post(at, step="undo", revision=3)["row"]["status"]["decision"]["planned_act"] == ""
    assert aynur.post(at, step="assign", revision=4, owner="aynur")["row"]["status"]["owner"] == "aynur"
    whole = aynur.post(at, step="comment", text="Is a month meant?")
    assert [(one["who"], one["text"]) for one in whole["comments"]] == [("aynur", "Is a month meant?")]
    assert [one["what"] for one in whole["history"]] == ["decided", "decided", "undone", "assigned"]
    assert aynur.get(at) == whole
    assert aynur.post(f"/{uid}/rows/art_1", step="confirm", revision=1)["row"]["status"]["state"] == "confirmed"


def test_a_row_of_the_right_is_decided(aynur: Program) -> None:
    uid = made(aynur)
    key = by_label(aynur, uid, side="right")["3"]["key"]
    row = aynur.post(f"/{uid}/rows/{key}", step="decide", revision=1, degree="none", reason="no boats")["row"]
    assert (row["role"], row["status"]["decision"]["degree"]) == ("right", "none")
    found = aynur.get("/gaps")
    assert [(gap["provision"]["id"], gap["answer"]) for gap in found["gaps"] if gap["provision"]["id"] == "3"] == [("3", "none")]
    assert found["provisions"] == 3
    assert found["coverage"][0]["provisions"] == 3
    assert aynur.get("/gaps", reference="/akn/none")["provisions"] == 0


def test_many_rows_are_confirmed_at_once(aynur: Program) -> None:
    uid = made(aynur)
    done = aynur.post(f"/{uid}/confirm", sure=0, words="sınaq")
    assert set(done["done"]) == {row["key"] for row in by_label(aynur, uid, words="sınaq").values()}
    assert len(done["done"]) > 0
    assert len(by_label(aynur, uid, state="confirmed")) == len(done["done"]) < 6
    rest = aynur.post(f"/{uid}/confirm", sure=1, state=["suggested", "confirmed"])
    assert rest["done"] == []
    assert len(rest["passed"]) == 6


def test_whoever_comes_second_is_told_how_the_row_stands(app: Flask, aynur: Program) -> None:
    uid, bahar = made(aynur), Program(app, "bahar")
    aynur.post(f"/{uid}/publish", visibility="team", revision=1)
    bahar.post(f"/{uid}/rows/art_1", step="decide", revision=1, counterparts=["1"], reason="the same scope")
    late = aynur.post(f"/{uid}/rows/art_1", 409, step="reject", revision=1)
    assert late["who"] == "bahar"
    assert late["row"]["status"]["decision"]["reason"] == "the same scope"
    assert late["row"]["revision"] == 2
    assert "expected it as of revision 1, found revision 2" in late["detail"]
    late = aynur.post(f"/{uid}/rename", 409, title="Other", revision=1)
    assert (late["comparison"]["revision"], late["comparison"]["visibility"]) == (2, "team")
    assert aynur.get(f"/{uid}/rows/art_1")["row"]["status"]["state"] != "rejected"


def test_who_may_see_and_change(app: Flask, aynur: Program) -> None:
    uid, bahar, ceyhun, public = made(aynur), Program(app, "bahar"), Program(app, "ceyhun"), Program(app)
    for other in (bahar, ceyhun, public):
        assert other.get(f"/{uid}", 404)["status"] == 404
        assert other.get()["total"] == 0
    aynur.post(f"/{uid}/publish", visibility="published", revision=1)
    assert public.get(f"/{uid}")["comparison"]["uid"] == uid
    assert public.get(f"/{uid}/progress")["may_write"] is False
    assert "signed in" in public.post(f"/{uid}/rows/art_1", 403, step="confirm", revision=1)["detail"]
    assert "only the owner" in ceyhun.post(f"/{uid}/rows/art_1", 403, step="confirm", revision=1)["detail"]
    assert "only the owner" in bahar.post(f"/{uid}/publish", 403, visibility="private", revision=2)["detail"]
    bahar.post(f"/{uid}/rows/art_1", step="confirm", revision=1)
    for address in ("", "/notices", f"/{uid}/confirm", f"/{uid}/rerun", f"/{uid}/rename"):
        assert "signed in" in public.post(address, 403)["detail"]
    assert public.get("/notices", 403)["status"] == 403


def test_nothing_is_changed_without_the_token(aynur: Program) -> None:
    uid = made(aynur)
    for headers in ({}, {"X-CSRFToken": "no such token"}, {"Sec-Fetch-Site": "same-origin"}):
        answer = aynur.client.post(f"{API}/{uid}/rows/art_1", json={"step": "confirm", "revision": 1}, headers=headers)
        assert answer.status_code == 400
        assert answer.mimetype == "application/problem+json"
        assert "X-CSRFToken" in answer.json["detail"]  # type: ignore[index]
    assert aynur.client.delete(f"{API}/{uid}?revision=1").status_code == 400
    assert aynur.get(f"/{uid}/rows/art_1")["row"]["revision"] == 1


@pytest.mark.parametrize(
    ("told", "status", "why"),
    [
        ({"step": "decide", "counterparts": ["9"]}, 422, "expected provisions of the right, found 9"),
        ({"step": "decide", "counterparts": "1"}, 422, "expected a list of ids as counterparts, found '1'"),
        ({"step": "decide", "degree": "much"}, 422, "expected as degree one of full, partial"),
        ({"step": "decide", "planned_day": "11.05.2027"}, 422, "expected a day such as 2027-05-11"),
        ({"step": "decide", "reason": 5}, 422, "expected a text as reason, found 5"),
        ({"step": "decide", "counterparts": [], "degree": "full"}, 422, "expected a counterpart for the degree full"),
        ({"step": "decide", "degre": "full"}, 400, "found degre"),
        ({"step": "confirm", "degree": "full"}, 400, "expected only step, revision; found degree"),
        ({"step": "undo"}, 422, "expected a step to take back, found none"),
        ({"step": "comment", "text": " "}, 422, "expected a comment of 1 to"),
        ({"step": "sign"}, 400, "step: expected one of decide, confirm"),
        ({"step": 1}, 400, "step: expected a text, found 1"),
        ({"step": "confirm", "revision": True}, 400, "revision: expected a whole number"),
        ({"step": "confirm", "revision": "x"}, 400, "revision: expected a whole number"),
        ({"step": "comment", "text": "\ud800"}, 400, "expected text in Unicode, found half of a character"),
        ({"step": "assign", "owner": "nobody"}, 422, "expected the name of an account that may decide here, found 'nobody'"),
        ({"step": "assign", "owner": "ceyhun"}, 422, "expected the name of an account that may decide here, found 'ceyhun'"),
    ],
)
def test_what_is_wrong_is_said(aynur: Program, told: dict[str, Any], status: int, why: str) -> None:
    uid = made(aynur)
    assert why in aynur.post(f"/{uid}/rows/art_1", status, **{"revision": 1, **told})["detail"]
    assert aynur.get(f"/{uid}/rows/art_1")["row"]["revision"] == 1


def test_questions_nobody_knows_are_refused(aynur: Program) -> None:
    uid = made(aynur)
    asked: tuple[dict[str, Any], ...] = (
        {"state": "done"}, {"relation": "2:2"}, {"degree": "much"}, {"score": "2"}, {"score": "much"}, {"page": 0}, {"size": 1000},
        {"side": "up"}, {"gone": "perhaps"}, {"part": "x"}, {"stat": "suggested"},
    )  # fmt: skip
    for one in asked:
        assert next(iter(one)) in aynur.get(f"/{uid}/rows", 400, **one)["detail"]
    for told in ({"ways": "3"}, {"notes": "x"}, {"language": "ru"}, {"size": "1"}):
        assert next(iter(told)) in aynur.get(f"/{uid}/table.csv", 400, **told)["detail"]
    assert "sure: expected a number from 0 to 1" in aynur.post(f"/{uid}/confirm", 400, sure=10**400)["detail"]
    assert "seen: expected a list of numbers" in aynur.post("/notices", 400, seen=[10**30])["detail"]
    assert "expected a day from its adoption on" in aynur.post("", 422, left=ACT, right=LIST, day="1900-01-01")["detail"]
    assert "kind: expected one of concordance, draft, texts" in aynur.get("", 400, kind="table")["detail"]
    assert "no row art_9" in aynur.get(f"/{uid}/rows/art_9", 404)["detail"]
    assert "no comparison nothing22" in aynur.get("/nothing22", 404)["detail"]
    assert "sure: expected a number" in aynur.post(f"/{uid}/confirm", 400)["detail"]
    assert "left: expected the address of an act" in aynur.post("", 400, right=LIST)["detail"]
    assert "no text is held" in aynur.post("", 404, left="/akn/none", right=LIST)["detail"]
    assert "expected the columns" in aynur.post("", 422, left=ACT, right={"name": "a.csv", "list": "a,b\n"})["detail"]
    assert "visibility: expected one of private" in aynur.post(f"/{uid}/publish", 400, visibility="all", revision=1)["detail"]
    answer = aynur.client.post(f"{API}/{uid}/confirm", data="[1]", content_type="application/json", headers=aynur.headers)
    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")


def test_an_act_is_amended_and_the_concordance_made_again(aynur: Program, toplu: Toplu) -> None:
    uid = made(aynur)
    aynur.post(f"/{uid}/confirm", sure=0)
    take(toplu, SECOND)
    assert set(by_label(aynur, uid, state="recheck")) == {"Maddə 2", "2.1"}
    assert aynur.get(f"/{uid}/progress")["age"]["recheck"] == 2
    told = aynur.get("/notices")["notices"]
    assert {one["said"] for one in told} == {"Maddə 2", "2.1"}
    assert aynur.post("/notices", seen=[one["id"] for one in told])["notices"] == []
    done = aynur.post(f"/{uid}/rerun", revision=1, day="2026-01-01")
    assert (done["held"], done["kept"]["run"], done["kept"]["revision"]) == (4, 2, 2)
    assert "2.1" in by_label(aynur, uid, state="recheck")
    assert "ayda bir" in by_label(aynur, uid)["2.1"]["provision"]["text"]
    assert "found revision 2" in aynur.post(f"/{uid}/rerun", 409, revision=1)["detail"]


def test_a_concordance_is_deleted(aynur: Program) -> None:
    uid = made(aynur)
    assert aynur.client.delete(f"{API}/{uid}?revision=1", headers=aynur.headers).status_code == 204
    assert "was deleted on" in aynur.get(f"/{uid}", 404)["detail"]


def sent_table(program: Program, uid: str) -> docx.document.Document:
    answer = program.client.get(f"/en/comparisons/{uid}/table.docx", query_string={"layout": "national_nine", "language": "en"})
    assert answer.status_code == 200
    return docx.Document(io.BytesIO(answer.data))


def give_back(program: Program, uid: str, document: docx.document.Document, status: int = 200, **told: str) -> Any:
    body = io.BytesIO()
    document.save(body)
    given = {"file": (io.BytesIO(body.getvalue()), "table.docx"), **told}
    return program._read(program.client.post(f"{API}/{uid}/returned", data=given, headers=program.headers), status)


def filled(document: docx.document.Document, label: str, column: str, words: str) -> None:
    """Write into a cell of the row of a provision, as somebody does in Word."""
    table = document.tables[-1]
    row = next(row for row in table.rows if row.cells[0].text.split("\n")[0] == label)
    at = next(at for at, cell in enumerate(table.rows[0].cells) if cell.text == column)
    row.cells[at].paragraphs[0].text = words


def test_a_document_that_comes_back_is_read_and_taken(aynur: Program) -> None:
    uid = made(aynur)
    document = sent_table(aynur, uid)
    filled(document, "2.1", "Reason", "no period is said")
    filled(document, "1.1", "Reason", "the same notion")
    filled(document, "2.2", "Text of the national provision", "Something else.")
    aynur.post(f"/{uid}/rows/art_1__para_1.1", step="reject", revision=1, reason="quicker")
    told = give_back(aynur, uid, document)
    outcomes = {row["key"]: row["outcome"] for row in told["rows"]}
    assert (outcomes["art_2__para_2.1"], outcomes["art_2__para_2.2"]) == ("changed", "edited")
    assert "taken" not in told
    since = {row["key"]: row["decided_since"] for row in told["rows"] if row["decided_since"]}
    assert {key: one["who"] for key, one in since.items()} == {"art_1__para_1.1": "aynur"}
    change = next(row for row in told["rows"] if row["key"] == "art_2__para_2.1")["changes"]
    assert [(one["column"], one["old"], one["new"]) for one in change] == [("Reason", "", "no period is said")]
    assert aynur.get(f"/{uid}/rows/art_2__para_2.1")["row"]["revision"] == 1
    done = give_back(aynur, uid, document, take="1")
    passed = [{"key": "art_1__para_1.1", "reason": "a person decided this row already"}]
    assert (done["taken"], done["passed"]) == (["art_2__para_2.1"], passed)
    assert aynur.get(f"/{uid}/rows/art_2__para_2.1")["row"]["status"]["decision"]["reason"] == "no period is said"
    assert aynur.get(f"/{uid}/rows/art_1__para_1.1")["row"]["status"]["decision"]["reason"] == "quicker"
    assert aynur.get(f"/{uid}/rows/art_2__para_2.2")["row"]["revision"] == 1


def test_a_row_decided_after_the_document_was_made_was_not_edited_by_hand(aynur: Program) -> None:
    uid = made(aynur)
    document = sent_table(aynur, uid)
    aynur.post(f"/{uid}/rows/art_1__para_1.1", step="confirm", revision=1)
    (row,) = give_back(aynur, uid, document)["rows"]
    assert (row["key"], row["outcome"], row["reasons"]) == ("art_1__para_1.1", "decided_since", [])
    assert row["decided_since"]["who"] == "aynur"
    done = give_back(aynur, uid, document, take="1")
    assert (done["taken"], [one["key"] for one in done["passed"]]) == ([], ["art_1__para_1.1"])


def test_what_is_no_document_of_ours_is_refused(aynur: Program) -> None:
    uid = made(aynur)
    assert "found one without its stamp" in give_back(aynur, uid, docx.Document(), 422)["detail"]
    assert "file: expected a file in a form, found none" in aynur.post(f"/{uid}/returned", 400)["detail"]
    broken = {"file": (io.BytesIO(b"PK broken"), "table.docx")}
    assert aynur.client.post(f"{API}/{uid}/returned", data=broken, headers=aynur.headers).status_code == 422
