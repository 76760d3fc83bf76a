"""Editions and committees to and from the columns that keep them."""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Final, TypeVar

from cattrs.preconf.json import JsonConverter, make_converter

from classifiers.schemes.model import Label
from classifiers.standards.model import Edition, Relation
from language.letters import fold

T = TypeVar("T")
_CONVERTER: Final[JsonConverter] = make_converter(omit_if_default=True)
_NAMES: Final = tuple(field.name for field in fields(Edition))
_USUAL: Final = tuple(None if field.default is MISSING else field.default for field in fields(Edition))
_VALUES: Final[Callable[[Edition], tuple[Any, ...]]] = attrgetter(*_NAMES)
_ENCODE: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_quoted: Final[Callable[[str], str]] = json.encoder.encode_basestring


def _labels(value: Any) -> str:
    return f"[{','.join(map(_label, value))}]"


def _label(one: Label) -> str:
    language = f',"language":{_quoted(one.language)}' if one.language else ""
    return f'{{"text":{_quoted(one.text)}{language}}}'


def _relations(value: Any) -> str:
    return f"[{','.join(map(_relation, value))}]"


def _relation(one: Relation) -> str:
    on = f',"on":"{one.on.isoformat()}"' if one.on else ""
    return f'{{"kind":{_quoted(one.kind)},"target":{_quoted(one.target)}{on}}}'


def _texts(value: Any) -> str:
    return f"[{','.join(map(_quoted, value))}]"


def _pairs(value: Any) -> str:
    return f"[{','.join(map(_texts, value))}]"


def _day(value: Any) -> str:
    return f'"{value.isoformat()}"'


_PACKERS: Final[Mapping[str, Callable[[Any], str]]] = MappingProxyType({
    "titles": _labels, "relations": _relations, "adoptions": lambda value: _ENCODE(_CONVERTER.unstructure(value)), "published": _day,
    "withdrawn": _day, "ics": _texts, "languages": _texts, "alternatives": _texts, "kept": _pairs,
})  # fmt: skip
_COLUMNS: Final = tuple((f'"{name}":', usual, _PACKERS.get(name, _quoted)) for name, usual in zip(_NAMES, _USUAL, strict=True))


def packed_edition(edition: Edition) -> str:
    """An edition as JSON, what is usual left out; `unpacked` reads it. Written by hand: 38,000 of them are loaded at once."""
    told = [
        name + pack(value) for (name, usual, pack), value in zip(_COLUMNS, _VALUES(edition), strict=True)
        if value is not usual and value != usual
    ]  # fmt: skip
    return f"{{{','.join(told)}}}"


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
