"""Acts of the European Union as JSON, in two shapes: articles and recitals of one act, or parts made of fragments."""

import json
import re
from collections.abc import Iterator
from typing import Any

from acts.errors import ReadError
from acts.frbr import Manifestation
from acts.lines.decode import decode_utf8
from acts.lines.eu_md import celex_version
from acts.lines.labels import Levels
from acts.lines.reader import Head, Reader, SourceMetadata
from acts.lines.runs import squeeze
from acts.model import Line, Role, Run
from language.numerals import roman

_SURROGATE = re.compile("[\ud800-\udfff]")
_DONE = re.compile(r"Done (?:at|in) [A-Z]")
_ANNEX = re.compile(r"ANNEX(?: [IVXL]+)?$")
_FOOTNOTE = re.compile(r"\((\d{1,3})\)")
_SNIFF = re.compile(r"\s*(?:\{|\[\s*\{)")
_KEYS = re.compile(r'"(?:celex_id|part_id)"\s*:')
_LONE_LABEL = re.compile(r"(?:\(?[0-9a-z]{1,4}\)|\d{1,3}[a-z]{0,2}\.)$")
_MODIFIER = re.compile(r"▼(?:B|[A-Z]\d+)$")
_INNER_POINT = re.compile(r"(?<=[:;,.]) (?=(?:and |or )?\((?:[a-z]|[ivx]{2,4})\) \S)")
_FRAGMENT = re.compile(r"[A-Z]+\.\d+\.\d+\.Art(?P<article>\w+)\.(?P<paragraph>\w+)$")


def sniff(head: Head) -> bool:
    """JSON with the keys of one of the two shapes."""
    return bool(_SNIFF.match(head.text) and _KEYS.search(head.text, 0, 2000))


def load(manifestation: Manifestation) -> Any:
    """The JSON value. Raises ReadError with line and column where it is not JSON."""
    text = decode_utf8(manifestation.body, manifestation.name)
    try:
        return json.loads(text, object_hook=_whole)
    except json.JSONDecodeError as error:
        raise ReadError(f"{manifestation.name}: expected JSON, found {error.msg} in line {error.lineno}, column {error.colno}") from error
    except RecursionError as error:
        raise ReadError(f"{manifestation.name}: expected an act in JSON, found values nested too deeply") from error


def _whole(value: dict[str, Any]) -> dict[str, Any]:
    """The same object; half of a character written as an escape is no text and becomes an error of JSON."""
    for text in value.values():
        if isinstance(text, str) and not text.isascii() and _SURROGATE.search(text):
            raise json.JSONDecodeError("half of a surrogate pair", text, 0)
    return value


def read(manifestation: Manifestation) -> tuple[Line, ...]:
    """Lines of an act, footnotes last. Raises ReadError for broken JSON, and for a missing key or a wrong type, naming it."""
    value = load(manifestation)
    try:
        lines = _act(value) if isinstance(value, dict) else _parts(value)
        made = [_line(words, role) for text, role in lines if (words := squeeze(text))]
    except (KeyError, TypeError, AttributeError) as error:
        raise ReadError(f"{manifestation.name}: expected the keys of an act of the EU in JSON, found {error!r}") from error
    return tuple(sorted(made, key=lambda line: line.role is Role.NOTE))


def _line(words: str, role: Role) -> Line:
    mark = _FOOTNOTE.match(words) if role is Role.NOTE else None
    if mark is None:
        return Line((Run(words),), role=role)
    return Line((Run(mark[0], note=mark[1]), Run(words[mark.end() :])), role=role, note=mark[1])


def _act(act: dict[str, Any]) -> Iterator[tuple[str, Role]]:
    yield act["full_name"], Role.TITLE
    before = None
    for recital in act["recitals"]:
        if recital != before:
            yield f"({recital['recital_number']}) {recital['text']}", Role.RECITAL
        before = recital
    chapters = _chapters(act["articles"])
    for index, article in enumerate(act["articles"]):
        if index in chapters:
            yield f"CHAPTER {chapters[index]}", Role.CHAPTER
        yield f"Article {article['number']}", Role.ARTICLE
        yield article.get("title") or "", Role.HEADING
        yield from _levelled(_chunks(article["text"]))


def _chapters(articles: list[dict[str, Any]]) -> dict[int, str]:
    """The articles that open a chapter. A number that does not follow on the last one is a slip of the data and left out;
    where chapters begin anew (in titles the data does not know) none is told."""
    said = [article.get("chapter") or "" for article in articles]
    opening = {index: chapter for index, chapter in enumerate(said) if chapter and chapter != (said[index - 1] if index else "")}
    following: dict[int, str] = {}
    last = 0
    for index, chapter in opening.items():
        number = roman(chapter) or 0
        if last < number <= last + 2:
            following[index], last = chapter, number
    return following if len(opening) - len(following) < 4 else {}


def _chunks(text: str) -> Iterator[str]:
    """Paragraphs of an article; a label alone goes before the next one, the marks of amending acts ("▼M2") are left out."""
    label = ""
    for chunk in text.split("\n"):
        words = squeeze(chunk)
        if not words or _MODIFIER.match(words):
            continue
        if _LONE_LABEL.match(words):
            if label:
                yield label
            label = words
            continue
        yield f"{label} {words}" if label else words
        label = ""
    if label:
        yield label


def _levelled(chunks: Iterator[str]) -> Iterator[tuple[str, Role]]:
    """Chunks with their roles; after the place of signature come the signatures, then the footnotes of the whole act."""
    levels = Levels()
    closing: Role | None = None
    for chunk in chunks:
        if closing is None and _DONE.match(chunk):
            closing = Role.SIGNATURE
        elif closing and _FOOTNOTE.match(chunk):
            closing = Role.NOTE
        elif closing and _ANNEX.match(chunk):
            closing, levels = None, Levels()
            yield chunk, Role.ANNEX
            continue
        yield chunk, closing or levels.role(chunk) or Role.TEXT


def _parts(parts: list[dict[str, Any]]) -> Iterator[tuple[str, Role]]:
    yield parts[0]["title"], Role.TITLE
    for part in sorted(parts, key=_is_enacting):
        for book in part["books"]:
            yield from _book(book) if _is_enacting(part) else _recitals(book)


def _is_enacting(part: dict[str, Any]) -> bool:
    return any(_FRAGMENT.match(p["fragment_id"]) for book in part["books"] for title in book["titles"] for p in title["paragraphs"])


def _recitals(book: dict[str, Any]) -> Iterator[tuple[str, Role]]:
    paragraphs = (paragraph["original_text"] for title in book["titles"] for paragraph in title["paragraphs"])
    for index, text in enumerate(paragraphs):
        yield text, Role.RECITAL if index else Role.PREAMBLE


def _book(book: dict[str, Any]) -> Iterator[tuple[str, Role]]:
    yield book["book_title"], Role.CHAPTER
    for title in book["titles"]:
        heading = title["title_name"].partition(" — ")[2] or title["title_name"]
        article = ""
        several = len(title["paragraphs"]) > 1
        for paragraph in title["paragraphs"]:
            match = _FRAGMENT.match(paragraph["fragment_id"])
            if match and match["article"] != article:
                article = match["article"]
                yield f"Article {article}", Role.ARTICLE
                yield heading, Role.HEADING
            number = f"{match['paragraph']}. " if match and several else ""
            yield from _levelled(iter(_INNER_POINT.split(number + paragraph["original_text"])))


def metadata(manifestation: Manifestation) -> SourceMetadata:
    """Title and CELEX number with the date of a consolidated version in it."""
    value = load(manifestation)
    if isinstance(value, list):
        title = value[0].get("title", "") if value and isinstance(value[0], dict) else ""
        return SourceMetadata(title=(title,) if title else (), language="eng")
    celex = str(value.get("celex_id", ""))
    return SourceMetadata(title=(str(value.get("full_name", "")),), language="eng", celex=celex, version=celex_version(celex))


READER = Reader(
    name="eu-json",
    sample=b'{"celex_id": "32099R0001", "full_name": "Sample", "recitals": [], "articles": []}',
    sniff=sniff,
    read=read,
    metadata=metadata,
)
