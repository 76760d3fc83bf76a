"""Headers, limits, errors, cookies: what keeps pages and readers safe."""

import gzip
import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html

import web
from acts.errors import NotHeldError
from storage.errors import DatabaseError
from tests.web.world import InventedFinder, world_app
from web.app import create_app
from web.looks import local_path


def test_policy_allows_nothing_inline_and_no_frame(client: FlaskClient) -> None:
    headers = client.get("/az/").headers
    policy = headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    rules = {rule.strip() for rule in policy.split(";")}
    assert rules >= {"default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"}
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "Strict-Transport-Security" not in headers


@pytest.mark.parametrize("address", ["/az/", "/az/nowhere", "/static/toplu.css", "/healthz", "/az/source/00"])
def test_every_answer_carries_the_headers(client: FlaskClient, address: str) -> None:
    assert client.get(address).headers["X-Content-Type-Options"] == "nosniff"


def test_query_is_shown_as_text(client: FlaskClient) -> None:
    text = client.get("/az/search", query_string={"q": '"><script>alert(1)</script>'}).text
    assert "<script>alert" not in text
    assert "&lt;script&gt;" in text


def test_head_and_options(client: FlaskClient) -> None:
    assert client.head("/az/").data == b""
    assert client.head("/az/").status_code == 200
    assert set(client.options("/az/acts").headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


@pytest.mark.parametrize(("method", "address", "status"), [
    ("get", "/az/nowhere", 404), ("get", "/nowhere", 404), ("get", "/en/coverage/crawls/99", 404),
    ("get", "/en/coverage/problems/akn/none", 404),
    ("get", "/az/acts?year=mmx", 400), ("get", "/az/acts?sort=colour", 400), ("get", "/az/search?q=away", 503), ("post", "/en/acts", 405),
    ("get", "/az/source/..%2f..%2fetc", 404), ("get", "/az/source/" + "0" * 64, 404), ("get", "/az/search?q=" + "a" * 5000, 414),
    ("get", "/en/akn/az/act/law/none", 404), ("get", "/az/acts?body=%00", 400), ("get", "/az/akn/az%00", 400),
])  # fmt: skip
def test_errors_are_pages_in_calm_words(client: FlaskClient, method: str, address: str, status: int) -> None:
    response = getattr(client, method)(address)
    assert response.status_code == status
    page = html.fromstring(response.text)
    assert page.get("lang") == ("en" if address.startswith("/en") else "az")
    assert page.findtext(".//h1")
    assert "Traceback" not in response.text


def test_405_names_what_is_allowed(client: FlaskClient) -> None:
    assert "GET" in client.post("/az/acts").headers["Allow"]


@pytest.mark.parametrize(("error", "status"), [
    (RuntimeError("inner words"), 500), (DatabaseError("inner words"), 503), (NotHeldError("inner words"), 404),
    (PermissionError("inner words"), 500),
])  # fmt: skip
def test_failures_say_nothing_of_the_inside(home: Path, error: Exception, status: int) -> None:
    class Failing(InventedFinder):
        def find(self, query):  # type: ignore[no-untyped-def]
            raise error

    response = world_app(home, Failing()).test_client().get("/en/search?q=x")
    assert response.status_code == status
    assert "inner words" not in response.text


def test_too_large_a_request(home: Path) -> None:
    client = world_app(home, empty=True, max_request_bytes=2048).test_client()
    assert client.post("/az/look", data={"next": "/" + "a" * 4000}).status_code == 413
    assert client.post("/az/look", data={"next": "/az/"}).status_code == 303


def test_too_many_requests(home: Path) -> None:
    client = world_app(home, empty=True, rate_limit="3 per minute").test_client()
    assert [client.get("/az/help").status_code for _ in range(4)] == [200, 200, 200, 429]
    refused = client.get("/en/acts")
    assert refused.status_code == 429
    assert int(refused.headers["Retry-After"]) > 0
    assert "Wait a minute" in refused.text
    assert client.get("/healthz").status_code == 200
    assert client.get("/static/toplu.css").status_code == 200


def test_look_is_kept_in_a_careful_cookie(client: FlaskClient) -> None:
    response = client.post("/en/look", data={"large": "on", "next": "/en/acts?level=law"})
    assert response.status_code == 303
    assert response.headers["Location"] == "/en/acts?level=law"
    assert {"HttpOnly", "SameSite=Lax"} <= set(response.headers["Set-Cookie"].split("; "))
    page = html.fromstring(client.get("/en/").text)
    assert page.get("data-large") is not None
    client.post("/en/look", data={"theme": "dark"})
    page = html.fromstring(client.get("/en/").text)
    assert page.get("data-theme") == "dark"
    assert page.get("data-large") is not None


def test_odd_cookie_counts_as_none(client: FlaskClient) -> None:
    client.set_cookie("toplu_look", '"><script>')
    assert html.fromstring(client.get("/en/").text).get("data-theme") is None


@pytest.mark.parametrize(("raw", "kept"), [
    ("/az/acts?page=2", "/az/acts?page=2"), ("//evil.example", "/"), ("https://evil.example", "/"),
    ("/\\evil.example", "/"), ("", "/"), ("/a\r\nb", "/"),
])  # fmt: skip
def test_a_form_leads_nowhere_else(raw: str, kept: str) -> None:
    assert local_path(raw) == kept


def test_https_where_the_settings_say_so(home: Path) -> None:
    client = world_app(home, empty=True, https=True).test_client()
    sent_on = client.get("/az/help", base_url="http://toplu.example")
    assert sent_on.status_code == 308
    assert sent_on.headers["Location"] == "https://toplu.example/az/help"
    assert "max-age" in client.get("/az/help", base_url="https://toplu.example").headers["Strict-Transport-Security"]
    assert client.get("/healthz", base_url="http://127.0.0.1:8000").status_code == 200


def test_health_tells_what_is_wrong(home: Path) -> None:
    class Away(InventedFinder):
        def find(self, query):  # type: ignore[no-untyped-def]
            from search.model import EngineAwayError

            raise EngineAwayError("the index is away")

    response = world_app(home, Away(), empty=True).test_client().get("/healthz")
    assert response.status_code == 503
    assert response.json["checks"]["index"]["found"] == "the index is away"


def test_two_apps_share_nothing(home: Path) -> None:
    one, other = world_app(home, empty=True, rate_limit="1 per minute"), world_app(home, empty=True)
    assert isinstance(one, Flask)
    assert callable(create_app)
    assert one.test_client().get("/az/help").status_code == 200
    assert other.test_client().get("/az/help").status_code == 200


@pytest.mark.parametrize("address", ["/az/", "/static/toplu.css", "/az/acts.csv", "/bootstrap/static/css/bootstrap.min.css"])
def test_answers_are_packed_for_those_who_take_it(client: FlaskClient, address: str) -> None:
    plain = client.get(address)
    packed = client.get(address, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert "Content-Encoding" not in plain.headers
    assert "Accept-Encoding" in plain.headers["Vary"]


def test_a_kept_file_is_not_sent_again(client: FlaskClient) -> None:
    tag = client.get("/static/toplu.css", headers={"Accept-Encoding": "gzip"}).headers["ETag"]
    assert client.get("/static/toplu.css", headers={"If-None-Match": tag}).status_code == 304


def test_no_template_styles_inline_which_the_policy_would_not_show() -> None:
    templates = Path(web.__file__).parent / "templates"
    assert [path.name for path in templates.rglob("*.html") if re.search(r"\sstyle=|<style", path.read_text("utf-8"))] == []
