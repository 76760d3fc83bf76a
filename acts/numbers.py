"""Numbers of structural units: "98-1", "12.3.4", "ğ", "XIV", "birinci"; each knows its successors."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Num:
    """A number as printed, without its closing mark: "98-1", "12.3", "ğ", "XIV"."""

    printed: str
