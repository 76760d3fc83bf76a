"""Aligned translations in a file: a JSON object a line, with the texts of one article in both languages."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from classifiers.errors import GlossaryError
from classifiers.glossary.alignment import TextPair

NEEDED = ("text_az", "text_en")


def read_pairs(file: Path) -> tuple[TextPair, ...]:
    """The pairs of texts of a file, cut into paragraphs where both languages have as many. Raises `GlossaryError` naming the line."""
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise GlossaryError(f"{file.name}: expected lines of JSON in UTF-8 ({error})") from error
    return tuple(pair for at, line in enumerate(lines, 1) if line.strip() for pair in _pairs(file.name, at, line))


def _pairs(name: str, at: int, line: str) -> Iterator[TextPair]:
    try:
        row: Any = json.loads(line)
    except ValueError as error:
        raise GlossaryError(f"{name}, line {at}: expected a JSON object, found {line[:60]!r}") from error
    if not isinstance(row, dict) or not all(isinstance(row.get(key), str) for key in NEEDED):
        raise GlossaryError(f"{name}, line {at}: expected the texts {' and '.join(NEEDED)}, found {line[:60]!r}")
    place = f"{name}, {row.get('article', at)}"
    if row.get("title_az") and row.get("title_en"):
        yield TextPair(place, str(row["title_az"]), str(row["title_en"]))
    az, en = ([part for part in row[key].split("\n") if part.strip()] for key in NEEDED)
    if len(az) == len(en):
        yield from (TextPair(place, one, other) for one, other in zip(az, en, strict=True))
    else:
        yield TextPair(place, row["text_az"], row["text_en"])
