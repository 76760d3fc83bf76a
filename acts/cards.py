"""The record a source keeps beside an act's text: what e-qanun's `framework/{id}` answers (shared by crawler and import)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from acts.errors import ReadError

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Card:
    """Requisites of an act as its source states them; "" or None where the source is silent."""

    eqanun_id: int
    title: str
    type_name: str = ""                   # "Məcəllələr", "AZƏRBAYCAN RESPUBLİKASI PREZİDENTİNİN FƏRMANLARI", or the issuing ministry
    status_name: str = ""                 # "Qüvvədədir" / "Ləğv olunmuşdur"
    number: str = ""
    adopted: date | None = None
    in_force: date | None = None
    register_code: str = ""
    register_date: date | None = None
    class_codes: tuple[str, ...] = ()


def read_card(answer: Row) -> Card:
    """The card in an answer of e-qanun's `framework/{id}`. Raises `ReadError` where the answer has another shape."""
    data = answer.get("data")
    requisite = data.get("requisite") if isinstance(data, Mapping) else None
    if not isinstance(data, Mapping) or not isinstance(requisite, Mapping) or not isinstance(data.get("id"), int):
        raise ReadError("card: expected {data: {id, requisite: {title, …}}}, found another shape")
    codes = tuple(str(code).strip() for code in requisite.get("classCodes") or ())
    return card_of(data["id"], requisite, _text, _day, codes)


def card_of(number: int, row: Row, text: Callable[[Row, str], str], day: Callable[[Row, str], date | None], codes: tuple[str, ...]) -> Card:
    """The card of an act from a row of the service, which names its fields alike in lists and records; `text` and `day` read one."""
    return Card(
        eqanun_id=number,
        title=text(row, "title"),
        type_name=text(row, "typeName"),
        status_name=text(row, "statusName"),
        number=text(row, "citation"),
        adopted=day(row, "acceptDate"),
        in_force=day(row, "effectDate"),
        register_code=text(row, "registerCode"),
        register_date=day(row, "registerDate"),
        class_codes=codes,
    )


def _text(requisite: Row, key: str) -> str:
    return str(requisite.get(key) or "").strip()


def _day(requisite: Row, key: str) -> date | None:
    value = requisite.get(key)
    if not value:
        return None
    try:
        return datetime.strptime(str(value), "%d.%m.%Y").date()  # noqa: DTZ007 - a calendar day has no zone
    except ValueError as error:
        raise ReadError(f"card: expected {key} as dd.mm.yyyy, found {value!r}") from error
