"""Editions and committees to and from the columns that keep them."""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import date
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Final, TypeVar

from cattrs.preconf.json import JsonConverter, make_converter

from classifiers.standards.model import Edition
from language.letters import fold

T = TypeVar("T")
_CONVERTER: Final[JsonConverter] = make_converter(omit_if_default=True)
_NAMES: Final = tuple(field.name for field in fields(Edition))
_USUAL: Final = tuple(None if field.default is MISSING else field.default for field in fields(Edition))
_VALUES: Final[Callable[[Edition], tuple[Any, ...]]] = attrgetter(*_NAMES)
_ENCODE: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _labels(value: Any) -> list[dict[str, str]]:
    return [{"text": one.text, "language": one.language} if one.language else {"text": one.text} for one in value]


def _relations(value: Any) -> list[dict[str, str]]:
    return [
        {"kind": one.kind, "target": one.target, "on": one.on.isoformat()} if one.on else {"kind": one.kind, "target": one.target}
        for one in value
    ]


_COMPOUND: Final[Mapping[str, Callable[[Any], object]]] = MappingProxyType({
    "titles": _labels, "relations": _relations, "adoptions": lambda value: _CONVERTER.unstructure(value),
    "published": date.isoformat, "withdrawn": date.isoformat,
})  # fmt: skip


def packed_edition(edition: Edition) -> str:
    """An edition as JSON, what is usual left out; `unpacked` reads it. Written by hand: 38,000 of them are loaded at once."""
    told = {name: value for name, value, usual in zip(_NAMES, _VALUES(edition), _USUAL, strict=True) if value != usual}
    for name in told.keys() & _COMPOUND.keys():
        told[name] = _COMPOUND[name](told[name])
    return _ENCODE(told)


def packed(value: Any) -> str:
    """Any value of the catalogue as JSON."""
    return _CONVERTER.dumps(value, ensure_ascii=False)


def unpacked(text: str, kind: type[T]) -> T:
    """The value of that kind which was packed."""
    return _CONVERTER.loads(text, kind)


def words_of(edition: Edition) -> str:
    """What an edition is found by: its reference, the standards of the same text or taken over, and titles; each on a line, folded."""
    texts = (edition.reference, *edition.alternatives, *(one.base for one in edition.adoptions), *(one.text for one in edition.titles))
    return fold("\n" + "\n".join(texts))
