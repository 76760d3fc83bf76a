"""Our values as text inside an XML document: words with letters XML forbids, and whole values as JSON."""

import json
import re
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from cattrs.errors import BaseValidationError, StructureHandlerNotFoundError

from acts.history.encoding import converter
from acts.model import Kind
from acts.numbers import Num

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Head:
    """What the root of a tree is beside its lines and children."""

    kind: Kind
    eid: str = ""
    num: Num | None = None
    label: str = ""
    title: str = ""


_FORBIDDEN: Final = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TO_ESCAPE: Final = re.compile(r"[^\t\n\r\x20-\x5b\x5d-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPED: Final = re.compile(r"\\u([0-9a-f]{4})")


def is_legal(text: str) -> bool:
    """Whether XML 1.0 may hold every letter of a text."""
    return text.isprintable() or _FORBIDDEN.search(text) is None


def legal(text: str) -> str:
    """The text for readers of XML: what it forbids is shown as a blank where it is one (the end of a page), else as U+FFFD."""
    return text if text.isprintable() else _FORBIDDEN.sub(lambda found: " " if found[0].isspace() else "\ufffd", text)


def escaped(text: str) -> str:
    """The text in full, with forbidden letters and backslashes as ``\\uXXXX``: for attributes of ours. See `unescaped`."""
    return _TO_ESCAPE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def unescaped(text: str) -> str:
    """What `escaped` was given."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "\\" in text else text


def to_json(value: object) -> str:
    """A value of ours as JSON that XML may hold; fields with their usual value are left out."""
    text = json.dumps(converter().unstructure(value), ensure_ascii=False, separators=(", ", ": "))
    return _FORBIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def of_json(text: str, kind: type[T]) -> T:
    """The value `to_json` was given. Raises ValueError where the text is no such value."""
    try:
        value: Any = json.loads(text)
        return converter().structure(value, kind)
    except (BaseValidationError, StructureHandlerNotFoundError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"no {kind.__name__}: {text[:80]}") from error
