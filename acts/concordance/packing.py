"""Values of comparisons to and from the columns that keep them, and the digest by which two wordings are told apart."""

import hashlib
import json
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any, Final, TypeVar

from cattrs.preconf.json import JsonConverter, make_converter

T = TypeVar("T")
REMEMBERED: Final = 1 << 13
"""Packed rows of strings whose value is remembered."""


@cache
def converter(brief: bool = True) -> JsonConverter:
    """Turns values of comparisons into plain ones and back; ``brief``: fields with their usual value are left out."""
    made = make_converter(omit_if_default=brief)
    made.register_unstructure_hook(date, date.isoformat)
    made.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
    made.register_unstructure_hook(datetime, datetime.isoformat)
    made.register_structure_hook(datetime, lambda text, _: datetime.fromisoformat(text))
    return made


def packed(value: Any) -> str:
    """A value as JSON."""
    return converter().dumps(value, ensure_ascii=False)


def unpacked(text: str, kind: type[T]) -> T:
    """The value of that kind which was packed."""
    return converter().loads(text, kind)


def plain(value: Any) -> Any:
    """A value as JSON has it, every field told: mappings, lists and strings."""
    return converter(brief=False).unstructure(value)


def strings(values: Iterable[str]) -> str:
    """Strings as JSON."""
    return json.dumps(list(values), ensure_ascii=False)


@lru_cache(REMEMBERED)
def strings_of(text: str) -> tuple[str, ...]:
    """The strings that `strings` wrote; remembered, since the rows of a chapter all name it."""
    return tuple(json.loads(text))


def digest(wording: str) -> str:
    """SHA-256 of a wording; how many spaces stand between its words makes no difference. "" for one that does not stand."""
    words = " ".join(wording.split())
    return hashlib.sha256(words.encode()).hexdigest() if words else ""


def bare(wording: str, label: str) -> str:
    """A wording without the number in front: a provision that is only renumbered reads the same."""
    text, mark = wording.lstrip(), label.strip()
    return text.removeprefix(mark).lstrip(" .") if mark else text
