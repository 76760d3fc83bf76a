"""Lists of cards of acts: JSON lines, each the record a source keeps of an act, its codes of the legal classification among it.

An act that is not held yet becomes known by its card alone: it has a title and codes, no text. Its text joins it when it comes.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from acts import news
from acts.cards import Card, read_card
from acts.errors import ActsError, ReadError
from acts.frbr import Language
from acts.identity import Identity, Told, work_of_card
from acts.keeping import keep_work
from acts.register.codes import LEGAL, is_code
from acts.register.model import Origin
from acts.register.tables import register_codes
from acts.tables import expressions
from classifiers.exchange.model import Outcome, Verdict
from storage import audit
from storage.database import writing

LONGEST_LINE: Final = 100_000
ODD: Final = "not the form of a code of the legal classification"


@dataclass(frozen=True, slots=True)
class Listed:
    """A card of a list, and the codes that its line says the act's own text prints."""

    card: Card
    printed: tuple[str, ...] = ()


def take_cards(engine: Engine, body: bytes, who: str, dry_run: bool = False) -> tuple[Verdict, ...]:
    """Take a list of cards in, a verdict for each line; what cannot be read is refused, the rest goes in. Twice changes nothing."""
    with writing(engine) as connection:
        savepoint = connection.begin_nested()
        verdicts = tuple(_taken(connection, place, told, who) for place, told in read_cards(body))
        savepoint.rollback() if dry_run else savepoint.commit()
    return verdicts


def read_cards(body: bytes) -> Iterator[tuple[str, Listed | str]]:
    """Each line with where it stands: a card, or why it is none."""
    for number, line in enumerate(body.splitlines(), 1):
        if line.strip():
            yield f"line {number}", _read(line)


def _read(line: bytes) -> Listed | str:
    if len(line) > LONGEST_LINE:
        return f"expected a line of at most {LONGEST_LINE:,} bytes, found {len(line):,}"
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return "expected a JSON object in UTF-8 on each line"
    try:
        return _listed(row)
    except ReadError as error:
        return str(error)


def _listed(row: Any) -> Listed:
    if isinstance(row, dict) and isinstance(row.get("data"), dict):
        return Listed(read_card(row))
    if not isinstance(row, dict) or not str(row.get("id", "")).isdecimal() or not _text(row, "title"):
        raise ReadError("card: expected a number in id and a title, or a card as e-qanun.az gives it")
    card = Card(
        int(str(row["id"])), _text(row, "title"), _text(row, "type"), _text(row, "status"), _text(row, "number"), _day(row, "accept_date"),
        _day(row, "effect_date"), _text(row, "register_code"), _day(row, "register_date"), _codes(row, "class_codes"),
    )  # fmt: skip
    return Listed(card, _codes(row, "class_codes_in_document"))


def _text(row: Mapping[str, Any], key: str) -> str:
    value = row.get(key)
    return " ".join(str(value).split()) if value is not None else ""


def _day(row: Mapping[str, Any], key: str) -> date | None:
    value = _text(row, key)
    for form in ("%d.%m.%Y", "%Y-%m-%d") if value else ():
        try:
            return datetime.strptime(value, form).date()  # noqa: DTZ007 - a calendar day has no zone
        except ValueError:
            continue
    if value:
        raise ReadError(f"card: expected {key} as dd.mm.yyyy, found {value!r}")
    return None


def _codes(row: Mapping[str, Any], key: str) -> tuple[str, ...]:
    told = row.get(key) or ()
    if not isinstance(told, list | tuple) or not all(isinstance(code, str) and len(code) <= 20 for code in told):
        raise ReadError(f"card: expected a list of codes in {key}, found {told!r}"[:300])
    return tuple(dict.fromkeys(code.strip() for code in told if code.strip()))


def _taken(connection: Connection, place: str, told: Listed | str, who: str) -> Verdict:
    if isinstance(told, str):
        return Verdict(place, "", "", Outcome.REFUSED, told)
    number, title = str(told.card.eqanun_id), told.card.title
    try:
        work = work_of_card(told.card)
        kept = keep_work(connection, Identity(work, work.title, Language.AZE, None, Told.CARD))
    except ActsError as error:
        return Verdict(place, number, title, Outcome.REFUSED, str(error))
    printed = _keep_printed(connection, kept.id, told.printed)
    odd = tuple(f"{code}: {ODD}" for code in (*told.card.class_codes, *told.printed) if not is_code(code))
    if not kept.changed and not printed:
        return Verdict(place, number, title, Outcome.SAME, remarks=odd)
    audit.note(connection, who, "card", f"act:{kept.work.uri}", {"number": number, "codes": list(told.card.class_codes)})
    _tell(connection, kept.id)
    return Verdict(place, number, title, Outcome.NEW if kept.new else Outcome.CHANGED, remarks=odd)


def _keep_printed(connection: Connection, work_id: int, codes: Iterable[str]) -> bool:
    """Keep codes that a list says the act's text prints, as long as no text is held that tells itself; whether any is new."""
    columns = register_codes.c
    own = sa.select(columns.told).where(columns.work_id == work_id, columns.origin == Origin.DOCUMENT.value)
    held = set(connection.execute(own).scalars())
    text = sa.select(expressions.c.id).where(expressions.c.work_id == work_id, expressions.c.shown.is_not(None))
    if held or connection.execute(text).first():
        return False
    origin = Origin.DOCUMENT.value
    rows = [{"work_id": work_id, "scheme": LEGAL, "told": code, "origin": origin, "code": code, "unit": "", "words": ""} for code in codes]
    if rows:
        connection.execute(register_codes.insert(), rows)
    return bool(rows)


def _tell(connection: Connection, work_id: int) -> None:
    for uri in connection.execute(sa.select(expressions.c.uri).where(expressions.c.work_id == work_id)).scalars().all():
        news.put(connection, uri)
