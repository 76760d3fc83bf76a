"""The record a source keeps beside an act's text: what e-qanun's `framework/{id}` answers (shared by crawler and import)."""

from dataclasses import dataclass
from datetime import date


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
    version: date | None = None           # effect date of a redaction the source keeps apart; None: the text as it stands now
