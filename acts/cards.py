"""The record a source keeps beside an act's text: what e-qanun's `framework/{id}` answers (shared by crawler and import)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from acts.errors import ReadError

TEXTS = MappingProxyType({
    "title": "title", "type_name": "typeName", "status_name": "statusName", "number": "citation", "register_code": "registerCode",
})  # fmt: skip
DAYS = MappingProxyType({"adopted": "acceptDate", "in_force": "effectDate", "register_date": "registerDate"})


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


def read_card(answer: Mapping[str, Any]) -> Card:
    """The card in an answer of e-qanun's `framework/{id}`. Raises `ReadError` where the answer has another shape."""
    data = answer.get("data")
    requisite = data.get("requisite") if isinstance(data, Mapping) else None
    if not isinstance(data, Mapping) or not isinstance(requisite, Mapping) or not isinstance(data.get("id"), int):
        raise ReadError("card: expected {data: {id, requisite: {title, …}}}, found another shape")
    said = {name: str(requisite.get(key) or "").strip() for name, key in TEXTS.items()}
    days = {name: _day(requisite.get(key), key) for name, key in DAYS.items()}
    codes = tuple(str(code).strip() for code in requisite.get("classCodes") or ())
    return Card(eqanun_id=data["id"], class_codes=codes, **said, **days)


def _day(value: object, key: str) -> date | None:
    if not value:
        return None
    try:
        return datetime.strptime(str(value), "%d.%m.%Y").date()  # noqa: DTZ007 - a calendar day has no zone
    except ValueError as error:
        raise ReadError(f"card: expected {key} as dd.mm.yyyy, found {value!r}") from error
