"""Editions and committees to and from the columns that keep them."""

from collections.abc import Callable
from dataclasses import MISSING, fields
from operator import attrgetter
from typing import Any, Final, TypeVar

import orjson
from cattrs.preconf.json import JsonConverter, make_converter

from classifiers.standards.model import Edition
from language.letters import fold

T = TypeVar("T")
_CONVERTER: Final[JsonConverter] = make_converter(omit_if_default=True)
_LEFT_OUT: Final = tuple((field.name, field.default) for field in fields(Edition) if field.default is not MISSING)
_NEEDED: Final = tuple(field.name for field in fields(Edition) if field.default is MISSING)
_TOLD: Final[Callable[[Edition], tuple[Any, ...]]] = attrgetter(*(name for name, _usual in _LEFT_OUT))
_NAMED: Final[Callable[[Edition], tuple[Any, ...]]] = attrgetter(*_NEEDED)


def packed_edition(edition: Edition) -> str:
    """An edition as JSON, what is usual left out; `unpacked` reads it."""
    told = dict(zip(_NEEDED, _NAMED(edition), strict=True))
    for (name, usual), value in zip(_LEFT_OUT, _TOLD(edition), strict=True):
        if value is not usual and value != usual:
            told[name] = value
    return orjson.dumps(told).decode()


def packed(value: Any) -> str:
    """Any value of the catalogue as JSON."""
    return _CONVERTER.dumps(value, ensure_ascii=False)


def unpacked(text: str, kind: type[T]) -> T:
    """The value of that kind which was packed."""
    return _CONVERTER.loads(text, kind)


def words_of(edition: Edition) -> str:
    """What an edition is found by: its reference, the standards of the same text or taken over, and titles; each on a line, folded."""
    texts = ["", edition.reference, *edition.alternatives, *[one.base for one in edition.adoptions], *[one.text for one in edition.titles]]
    return fold("\n".join(texts))
