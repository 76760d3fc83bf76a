"""Editions and committees to and from the columns that keep them."""

import json
from collections.abc import Callable, Iterable
from dataclasses import fields
from operator import attrgetter
from typing import Any, Final, TypeVar

from cattrs.preconf.json import JsonConverter, make_converter

from classifiers.schemes.model import Label, Labels
from classifiers.standards.model import Edition, Relation
from language.letters import fold

T = TypeVar("T")
_CONVERTER: Final[JsonConverter] = make_converter(omit_if_default=True)
_ENCODE: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_quoted: Final[Callable[[str], str]] = json.encoder.encode_basestring


def _labels(value: Labels) -> str:
    return f"[{','.join(map(_label, value))}]"


def _label(one: Label) -> str:
    language = f',"language":{_quoted(one.language)}' if one.language else ""
    return f'{{"text":{_quoted(one.text)}{language}}}'


def _relation(one: Relation) -> str:
    on = f',"on":"{one.on.isoformat()}"' if one.on else ""
    return f'{{"kind":{_quoted(one.kind)},"target":{_quoted(one.target)}{on}}}'


def _texts(value: Iterable[str]) -> str:
    return f"[{','.join(map(_quoted, value))}]"


_TEXTS: Final = tuple(field.name for field in fields(Edition) if isinstance(field.default, str))
_USUAL: Final = tuple(field.default for field in fields(Edition) if isinstance(field.default, str))
_KEYS: Final = tuple(f',"{name}":' for name in _TEXTS)
_VALUES: Final[Callable[[Edition], tuple[str, ...]]] = attrgetter(*_TEXTS)


def packed_edition(edition: Edition) -> str:
    """An edition as JSON, what is usual left out; `unpacked` reads it. Written by hand: 38,000 of them are loaded at once."""
    named = f'{{"reference":{_quoted(edition.reference)},"standard":{_quoted(edition.standard)},"body":{_quoted(edition.body)}'
    texts = [
        key + _quoted(value) for key, usual, value in zip(_KEYS, _USUAL, _VALUES(edition), strict=True)
        if value is not usual and value != usual
    ]  # fmt: skip
    return f"{named}{''.join(texts)}{_lists(edition)}}}"


def _lists(one: Edition) -> str:
    """Days and lists, those that are told."""
    told = f',"titles":{_labels(one.titles)}'
    if one.published:
        told += f',"published":"{one.published.isoformat()}"'
    if one.withdrawn:
        told += f',"withdrawn":"{one.withdrawn.isoformat()}"'
    if one.relations:
        told += f',"relations":[{",".join(map(_relation, one.relations))}]'
    if one.adoptions:
        told += f',"adoptions":{_ENCODE(_CONVERTER.unstructure(one.adoptions))}'
    for key, items in (("ics", one.ics), ("languages", one.languages), ("alternatives", one.alternatives)):
        if items:
            told += f',"{key}":{_texts(items)}'
    return told + (f',"kept":[{",".join(map(_texts, one.kept))}]' if one.kept else "")


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
