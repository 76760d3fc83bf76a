"""Every page of comparisons in Azerbaijani: what is not marked as another language is Azerbaijani, in any state a page may be in."""

import re
from collections.abc import Iterator
from io import BytesIO
from urllib.parse import urldefrag, urljoin

import pytest
from babel.messages.pofile import read_po
from flask import Flask
from flask.testing import FlaskClient
from lxml import html

from acts.concordance.kept import ComparisonKind, Kept, Reader, Visibility, What
from acts.concordance.model import Decision, Degree, Relation, State
from acts.concordance.store import Comparisons
from tests.web.compare.made import Made
from tests.web.comparisons.conftest import client_of, token
from web.compare_engine import ENGINE
from web.i18n import TRANSLATIONS

START = ("/az/compare", "/az/comparisons", "/az/comparisons/gaps", "/az/comparisons/new")
PARTS = re.compile(r" · | → |: |; |, | \(|\)|[▲●◐○]")
UNREAD = ("script", "style", "template", "code", "kbd")
SHOWN = ("title", "aria-label", "placeholder", "alt")
CODES = {value.value for kind in (Visibility, State, Degree, Relation, ComparisonKind, What) for value in kind}
ENGLISH = re.compile(r"\b(?:the|of|is|are|not|was|were|by|with|this|that|from|for|expected|found)\b")
"""Words any English sentence has and no Azerbaijani one."""


@pytest.fixture(scope="module")
def messages() -> list[re.Pattern[str]]:
    """What the pages say in English, but for messages of places alone and those that read the same in both languages."""
    with (TRANSLATIONS / "az" / "LC_MESSAGES" / "messages.po").open("rb") as source:
        held = [message for message in read_po(source, locale="az") if message.id]
    both = [(one.id, one.string) if isinstance(one.id, tuple) else ((one.id,), (one.string,)) for one in held]
    said = {english for ids, strings in both for english in ids if english not in strings}
    return [re.compile(_pattern(english)) for english in sorted(said) if re.search("[a-z]{3}", re.sub(r"%\(\w+\)[sd]", "", english))]


def _pattern(english: str) -> str:
    return ".+?".join(re.escape(part) for part in re.split(r"%\(\w+\)[sd]", " ".join(english.split()).replace("%%", "%")))


def words_of(page: html.HtmlElement) -> Iterator[str]:
    """The words of a page in its own language: of its text and of what is read out."""
    for element in page.iter():
        if not isinstance(element.tag, str) or element.tag in UNREAD or any(one.tag in UNREAD for one in element.iterancestors()):
            continue
        near = next((one.get("lang") for one in (element, *element.iterancestors()) if one.get("lang")), "az")
        around = next((one.get("lang") for one in element.iterancestors() if one.get("lang")), "az")
        told = [(near, element.text), *((near, element.get(name)) for name in SHOWN), (around, element.tail)]
        if element.tag == "input" and element.get("type") in ("submit", "button"):
            told.append((near, element.get("value")))
        yield from (" ".join(words.split()) for language, words in told if language == "az" and words and words.strip())


def english(page: str, messages: list[re.Pattern[str]]) -> set[str]:
    """What of a page is left in English."""
    found = set()
    for words in words_of(html.document_fromstring(page)):
        pieces = {words, *(piece.strip() for piece in PARTS.split(words))} - {""}
        if any(one.fullmatch(piece) for piece in pieces for one in messages) or CODES & pieces or ENGLISH.search(words):
            found.add(words)
    return found


def crawl(client: FlaskClient, start: tuple[str, ...], most: int = 150) -> Iterator[tuple[str, str]]:
    """The pages of comparisons that can be reached by links."""
    seen, wanted = set[str](), list(start)
    while wanted and len(seen) < most:
        address = wanted.pop(0)
        if address in seen:
            continue
        seen.add(address)
        answer = client.get(address, follow_redirects=True)
        if answer.mimetype != "text/html":
            continue
        page = answer.get_data(as_text=True)
        yield address, page
        links = (urldefrag(urljoin(address, link)).url for link in html.document_fromstring(page).xpath("//main//a/@href"))
        wanted += [link for link in links if link.startswith(("/az/compare", "/az/comparisons"))]


@pytest.fixture
def filled(app: Flask, store: Comparisons, one: Kept) -> FlaskClient:
    """Aynur's browser, after a concordance was decided, commented on, and shown to everyone, and a draft and two texts were kept."""
    app.extensions[ENGINE] = Made()
    who = Reader("aynur", one.organisation)
    store.decide(one.uid, "art_1", Decision(("art_5",), Degree.PARTIAL, "Müddət yoxdur", "Nazirlik", "Qanun layihəsi"), who, 1)
    store.reject(one.uid, "art_3", who, 1, "Rüsum milli məsələdir")
    store.comment(one.uid, "art_1", "Başlığa baxın", who)
    store.assign(one.uid, "art_2", "aynur", who, 1)
    store.undo(one.uid, "art_2", who, 2)
    store.publish(one.uid, Visibility.PUBLISHED, who, one.revision)
    store.rename(one.uid, "Qayıqlar: yeni ad", who, one.revision + 1)
    client = client_of(app, "aynur")
    for kind, files in (("draft", 1), ("texts", 2)):
        address = f"/az/compare/{kind}"
        for _ in range(files):
            sent = {"csrf_token": token(client, address), "how": "file", "file": (BytesIO(b"PK nusxe"), "Nümunə.docx")}
            address = client.post(address, data=sent).headers["Location"]
        page = html.document_fromstring(client.get(address.replace("/day", "?at=2026-05-11")).get_data(as_text=True))
        keep = next(form for form in page.forms if "/keep" in (form.get("action") or ""))
        assert client.post(keep.get("action"), data=dict(keep.form_values())).status_code == 303
    return client


def test_no_page_of_comparisons_says_anything_in_english(filled: FlaskClient, messages: list[re.Pattern[str]]) -> None:
    pages = dict(crawl(filled, START))
    kinds = {re.sub(r"/[2-9a-hj-km-np-z]{10}(?=/|$|\?)", "/UID", address) for address in pages}
    assert {"/az/comparisons/UID", "/az/comparisons/UID/rows/art_1", "/az/comparisons/UID/settings", "/az/compare/kept/UID"} <= kinds
    assert {address: found for address, page in pages.items() if (found := english(page, messages))} == {}


@pytest.mark.parametrize(("path", "fields"), [
    ("rows/art_1", {"step": "confirm", "revision": "1"}),
    ("rows/art_2", {"step": "decide", "revision": "3", "to": "art_99"}),
    ("rows/art_2", {"step": "decide", "revision": "3", "more": "Maddə 99"}),
    ("rows/art_2", {"step": "decide", "revision": "3", "to": "art_6", "planned_day": "sabah"}),
    ("rows/art_2", {"step": "decide", "revision": "3", "degree": "full"}),
    ("rows/art_2", {"step": "comment", "text": ""}),
    ("rows/r~art_7", {"step": "undo", "revision": "1"}),
    ("settings", {"step": "rename", "revision": "1", "title": "Başqa"}),
    ("settings", {"step": "rename", "revision": "3", "title": ""}),
    ("again", {"revision": "3", "at": "sabah"}),
    ("again", {"revision": "1", "at": ""}),
    ("returned", {}),
])
def test_what_is_refused_is_told_in_azerbaijani(
    filled: FlaskClient, messages: list[re.Pattern[str]], one: Kept, path: str, fields: dict[str, str],
) -> None:  # fmt: skip
    address = f"/az/comparisons/{one.uid}/{path}"
    answer = filled.post(address, data={"csrf_token": token(filled, f"/az/comparisons/{one.uid}/files"), **fields})
    assert answer.status_code in (409, 422)
    assert english(answer.get_data(as_text=True), messages) == set()


def test_a_table_that_cannot_be_made_says_so_in_azerbaijani(filled: FlaskClient, messages: list[re.Pattern[str]]) -> None:
    start = "/az/comparisons/new"
    for fields in ({}, {"left": "haqqında", "right": "yoxdur", "at": "sabah"}):
        answer = filled.post(start, data={"csrf_token": token(filled, start), **fields})
        assert answer.status_code == 422
        assert english(answer.get_data(as_text=True), messages) == set()
    torn = {"file-left": (BytesIO(b"{torn"), "a.jsonl"), "file-right": (BytesIO(b"number,title,text\n"), "b.csv")}
    answer = filled.post(start, data={"csrf_token": token(filled, start), **torn})
    assert english(answer.get_data(as_text=True), messages) == set()
