"""An act in two languages aligned by article: one JSON object a row. Its parts are "aze" and "eng"."""

import json
import re
from collections.abc import Iterator
from typing import Any

from acts.errors import ReadError
from acts.frbr import Manifestation
from acts.lines.decode import decode_utf8
from acts.lines.reader import Head, Reader, SourceMetadata
from acts.lines.runs import squeeze
from acts.model import Line, Role, Run

PARTS = ("aze", "eng")
_SUFFIX = {"aze": "az", "eng": "en"}
_WORD = {"aze": "Maddə", "eng": "Article"}
_SURROGATE = re.compile("[\ud800-\udfff]")
_SNIFF = re.compile(r'\s*\{"article"\s*:')
_KEYS = ("article", "title_az", "title_en", "text_az", "text_en")


def sniff(head: Head) -> bool:
    """The first row is an object that begins with its article, and has both languages."""
    first = head.text.lstrip().split("\n", 1)[0]
    return bool(_SNIFF.match(first)) and '"text_az"' in first and '"text_en"' in first


def parts(_: Manifestation) -> tuple[str, ...]:
    """The two languages."""
    return PARTS


def read(manifestation: Manifestation) -> tuple[Line, ...]:
    """Lines of one language, chosen by the manifestation's part. Raises ReadError naming a broken row, or an unknown part."""
    part = manifestation.part
    if part not in PARTS:
        raise ReadError(f"{manifestation.name}: expected one of the parts {', '.join(PARTS)}, found {part!r}")
    return tuple(line for row in _rows(manifestation) for line in _article(row, part))


def _rows(manifestation: Manifestation) -> Iterator[dict[str, Any]]:
    for number, row in enumerate(decode_utf8(manifestation.body, manifestation.name).split("\n"), 1):
        if row.strip():
            yield _parsed(row, f"{manifestation.name}, row {number}")


def _parsed(row: str, where: str) -> dict[str, Any]:
    try:
        value = json.loads(row)
    except (json.JSONDecodeError, RecursionError) as error:
        raise ReadError(f"{where}: expected a JSON object, found {error}") from error
    if not isinstance(value, dict):
        raise ReadError(f"{where}: expected a JSON object, found {type(value).__name__}")
    for key in _KEYS:
        if not isinstance(value.get(key), str) or _SURROGATE.search(value[key]):
            raise ReadError(f"{where}: expected a text under {key!r}, found {value.get(key)!r}")
    return value


def _article(row: dict[str, Any], part: str) -> Iterator[Line]:
    suffix = _SUFFIX[part]
    heading = squeeze(f"{_WORD[part]} {row['article']}. {row[f'title_{suffix}']}")
    yield Line((Run(heading),), role=Role.ARTICLE)
    for text in row[f"text_{suffix}"].split("\n"):
        if words := squeeze(text):
            yield Line((Run(words),))


def metadata(manifestation: Manifestation) -> SourceMetadata:
    """The language, which is the part."""
    return SourceMetadata(language=manifestation.part)


READER = Reader(
    name="aligned-jsonl",
    sample=b'{"article": "1", "title_az": "N", "title_en": "S", "text_az": "N.", "text_en": "S."}\n',
    sniff=sniff,
    read=read,
    metadata=metadata,
    parts=parts,
)
