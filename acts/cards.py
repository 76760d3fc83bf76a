"""The record a source keeps beside an act's text: what e-qanun's `framework/{id}` answers (shared by crawler and import)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from acts.errors import ReadError


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
    return Card(
        eqanun_id=data["id"],
        title=_text(requisite, "title"),
        type_name=_text(requisite, "typeName"),
        status_name=_text(requisite, "statusName"),
        number=_text(requisite, "citation"),
        adopted=_day(requisite, "acceptDate"),
        in_force=_day(requisite, "effectDate"),
        register_code=_text(requisite, "registerCode"),
        register_date=_day(requisite, "registerDate"),
        class_codes=tuple(str(code).strip() for code in requisite.get("classCodes") or ()),
    )


def _text(requisite: Mapping[str, Any], key: str) -> str:
    return str(requisite.get(key) or "").strip()


def _day(requisite: Mapping[str, Any], key: str) -> date | None:
    value = requisite.get(key)
    if not value:
        return None
    try:
        return datetime.strptime(str(value), "%d.%m.%Y").date()  # noqa: DTZ007 - a calendar day has no zone
    except ValueError as error:
        raise ReadError(f"card: expected {key} as dd.mm.yyyy, found {value!r}") from error
