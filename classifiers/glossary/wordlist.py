"""The general word list of Azerbaijani and English: what law's everyday words may be in the other language.

It ships as tables anybody can edit, `classifiers/data/wordlist/<field>.tsv`. Unlike the glossary it names no concepts: a row gives
a word or phrase in dictionary form (verbs as infinitives) and every word translators of law choose for it, the most usual first.
It serves the comparison of texts in two languages; queries are led by the glossary alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from classifiers.errors import GlossaryError
from classifiers.glossary.shipped import several

COLUMNS = ("az", "en")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or phrase of Azerbaijani and its equivalents in English, the most usual first."""

    az: str
    en: tuple[str, ...]


@cache
def words() -> tuple[Word, ...]:
    """All rows of all tables, by field and in the order of their tables. Raises `GlossaryError` naming file and line."""
    tables = sorted(files("classifiers").joinpath("data/wordlist").iterdir(), key=lambda one: one.name)
    return tuple(word for table in tables if table.name.endswith(".tsv") for word in read(table))


def read(table: Traversable) -> Iterator[Word]:
    """The rows of one table. Raises `GlossaryError`."""
    for number, line in enumerate(table.read_text("utf-8").splitlines(), 1):
        cells = line.split("\t")
        if not line.strip() or line.startswith("#") or tuple(cells) == COLUMNS:
            continue
        if len(cells) != len(COLUMNS) or not cells[0].strip() or not several(cells[1]):
            raise GlossaryError(f"{table.name}, line {number}: expected {' and '.join(COLUMNS)}, both filled, found {line[:80]!r}")
        yield Word(" ".join(cells[0].split()), several(cells[1]))
