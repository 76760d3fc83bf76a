"""What the e-qanun service answers, as values. Each reader raises `BadAnswerError` on an answer that is none of its kind."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from acts.cards import Card, card_of
from crawler.errors import BadAnswerError

OLD_WORD = b"\xd0\xcf\x11\xe0"
ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
MOVES_ON_ITS_OWN = ("rowNum", "classCode")     # of an entry: its place in the list, and the date once more


@dataclass(frozen=True, slots=True)
class Entry:
    """An act in a list. `sha256` is of what the list says of it, so that a change is seen."""

    card: Card
    sha256: str

    @property
    def id(self) -> str:
        return str(self.card.eqanun_id)


@dataclass(frozen=True, slots=True)
class EntryList:
    """A page of a list: how many acts the whole list has, those of this page, what was left out and why."""

    total: int
    entries: tuple[Entry, ...]
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """The record of one act and where its text is ("" where the service names no page)."""

    card: Card
    html_url: str


@dataclass(frozen=True, slots=True)
class Redaction:
    """A wording the service keeps apart, with the day it took effect."""

    id: int
    title: str
    day: date


@dataclass(frozen=True, slots=True)
class Redactions:
    """The redactions of an act, the oldest first, one a day; what was left out and why."""

    chosen: tuple[Redaction, ...]
    left_out: tuple[str, ...] = ()


def read_list(body: bytes) -> EntryList:
    """The answer of getDetailSearch."""
    answer = _object(body, "a list of acts")
    rows, total = answer.get("data"), answer.get("totalCount")
    if not isinstance(rows, list) or not isinstance(total, int):
        raise BadAnswerError(f"expected a list of acts with data and totalCount, found the fields {', '.join(answer) or 'none'}")
    entries, left_out = [], []
    for place, row in enumerate(rows, start=1):
        if isinstance(row, dict) and _id(row) is not None:
            entries.append(_entry(row))
        else:
            left_out.append(f"entry {place} of the list has no id")
    return EntryList(total, tuple(entries), tuple(left_out))


def read_record(body: bytes, entry: Card) -> Record:
    """The answer of framework/{id}; what it leaves empty is taken from the entry of the list."""
    data = _object(body, "the record of an act").get("data")
    requisite = data.get("requisite") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(requisite, dict):
        raise BadAnswerError(f"expected the record of act {entry.eqanun_id} with data and requisite, found {body[:80]!r}")
    if _id(data) != entry.eqanun_id:
        raise BadAnswerError(f"expected the record of act {entry.eqanun_id}, found that of {data.get('id')!r}")
    codes = requisite.get("classCodes")
    card = _card(entry.eqanun_id, requisite)
    full = replace(
        card,
        title=card.title or entry.title,
        type_name=card.type_name or entry.type_name,
        status_name=card.status_name or entry.status_name,
        number=card.number or entry.number,
        adopted=card.adopted or entry.adopted,
        in_force=card.in_force or entry.in_force,
        register_code=card.register_code or entry.register_code,
        register_date=card.register_date or entry.register_date,
        class_codes=tuple(code for code in codes if isinstance(code, str)) if isinstance(codes, list) else (),
    )
    return Record(full, _text(data, "htmlUrl"))


def read_redactions(body: bytes) -> Redactions:
    """The answer of getVersions: nothing without an id, a title or a date; of several of one day the one with the highest id."""
    rows = _object(body, "the redactions of an act").get("data") or []
    if not isinstance(rows, list):
        raise BadAnswerError(f"expected a list of redactions in data, found {type(rows).__name__}")
    by_day: dict[date, Redaction] = {}
    left_out = []
    for place, row in enumerate(rows, start=1):
        found = _redaction(row)
        if isinstance(found, str):
            left_out.append(f"redaction {place}: {found}")
            continue
        rival = by_day.get(found.day)
        if rival is not None:
            left_out.append(f"redaction {min(found.id, rival.id)}: another of {found.day.isoformat()} has a higher id")
        by_day[found.day] = found if rival is None or found.id > rival.id else rival
    return Redactions(tuple(by_day[day] for day in sorted(by_day)), tuple(left_out))


def read_word_url(body: bytes) -> str:
    """The answer of downloadWord: an address as text, perhaps in quotes."""
    text = body.decode("utf-8", "replace").strip().strip('"').strip()
    if not text or any(character.isspace() for character in text) or text[0] in "<{[":
        raise BadAnswerError(f"expected the address of a Word file, found {text[:80]!r}")
    return text


def format_of(body: bytes) -> str:
    """What a file is by its first bytes: "docx", "doc", "html"; the name does not tell. Raises `BadAnswerError`."""
    if body.startswith(OLD_WORD):
        return "doc"
    if body.startswith(ZIP):
        return "docx"
    begin = body[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if begin.startswith(b"<") and any(mark in body[:65536].lower() for mark in (b"<html", b"<body", b"<p", b"<div")):
        return "html"
    raise BadAnswerError(f"expected HTML, .docx or .doc, found {len(body)} bytes that begin with {body[:16]!r}")


def day(value: object) -> date | None:
    """A date as the service writes it, dd.MM.yyyy; None where there is none or it is not one."""
    try:
        return datetime.strptime(value.strip(), "%d.%m.%Y").date() if isinstance(value, str) else None  # noqa: DTZ007 (a day)
    except ValueError:
        return None


def _redaction(row: Any) -> Redaction | str:
    if not isinstance(row, dict) or _id(row) is None:
        return "it has no id"
    title, effect = _text(row, "title"), day(row.get("effectDate"))
    if not title:
        return f"{row['id']} has no title"
    if effect is None:
        return f"{row['id']} has no date ({row.get('effectDate')!r})"
    return Redaction(int(row["id"]), title, effect)


def _entry(row: dict[str, Any]) -> Entry:
    said = {name: value for name, value in row.items() if name not in MOVES_ON_ITS_OWN}
    sha256 = hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    return Entry(_card(int(row["id"]), row), sha256)


def _card(number: int, row: dict[str, Any]) -> Card:
    return card_of(number, row, _text, lambda of, name: day(of.get(name)), ())


def _object(body: bytes, expected: str) -> dict[str, Any]:
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadAnswerError(f"expected {expected} as JSON, found {body[:80]!r} ({error})") from error
    if not isinstance(answer, dict):
        raise BadAnswerError(f"expected {expected} as a JSON object, found {type(answer).__name__}")
    return answer


def _id(row: dict[str, Any]) -> int | None:
    value = row.get("id")
    if isinstance(value, bool):
        return None
    return value if isinstance(value, int) else int(value) if isinstance(value, str) and value.isdecimal() else None


def _text(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    return " ".join(value.split()) if isinstance(value, str) else ""
