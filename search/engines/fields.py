"""A document as every engine keeps it: ready terms by field, whole values by key, when it is shown, and the document itself packed."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import Any, Final

from language.analysis import ANALYZER_VERSION, Analyzer, Tongue, words_of
from language.letters import fold
from search import weights
from search.clauses import Field, Key
from search.model import SearchDocument

SCHEMA_VERSION: Final = "2"
BOUNDARY: Final = "¶"                    # between segments, so that no phrase crosses
ALWAYS: Final = 0                        # valid_from of a wording whose beginning is not known
FOREVER: Final = date.max.toordinal()
_MEMORY: Final = 200_000                 # words whose forms are remembered


def versions() -> dict[str, str]:
    """What an index depends on; one made under others is made anew."""
    repeated = (weights.TITLE, weights.CONTEXT, weights.HEADING, weights.BODY)
    multiplied = (weights.REPEALED_ACT, weights.REPEALED_PROVISION, *sorted(weights.LEVELS.items()))
    return {"schema": SCHEMA_VERSION, "analyzer": ANALYZER_VERSION, "weights": repr((*repeated, *multiplied))}


class Standing(StrEnum):
    """When a wording is shown to who names no day, as known on the day of indexing."""

    PAST = "past"                        # never again
    STANDING = "standing"                # always
    DATED = "dated"                      # it depends on the day: from `valid_from`, until `shown_until`


class Reader:
    """Makes the terms of documents. Remembers words, and the title of the act at hand; one to a thread."""

    def __init__(self) -> None:
        self._analyzers: dict[Tongue, Analyzer] = {"aze": Analyzer("aze"), "eng": Analyzer("eng")}
        self._forms: dict[str, str] = {}
        self._title: tuple[tuple[str, str, str], str, str] = ("", "", ""), "", ""

    def terms(self, document: SearchDocument) -> dict[Field, str]:
        """The terms of every field, divided by spaces; segments weigh by repetition in `Field.TEXT`."""
        terms = self._analyzers[tongue_of(document)].terms
        title, written = self._of_title(document)
        label = f"{document.label} {document.heading}"
        heading, context, body = (" ".join(terms(text)) for text in (label, document.context, document.body))
        segments = ((title, weights.TITLE), (context, weights.CONTEXT), (heading, weights.HEADING), (body, weights.BODY))
        return {
            Field.TEXT: f" {BOUNDARY} ".join(text for text, times in segments if text for _ in range(times)),
            Field.HEADING: heading,
            Field.TITLE: title,
            Field.BODY: body,
            Field.FORMS: f" {BOUNDARY} ".join(filter(None, (written, *map(self.forms, (document.context, label, document.body))))),
        }

    def forms(self, text: str) -> str:
        """The words as written, in small letters, each followed by its folded form where that differs."""
        known = self._forms
        if len(known) > _MEMORY:
            known.clear()
        return " ".join([known.get(word) or self._form(word) for word in words_of(text)])

    def _form(self, word: str) -> str:
        folded = fold(word)
        self._forms[word] = both = word if folded == word else f"{word} {folded}"
        return both

    def _of_title(self, document: SearchDocument) -> tuple[str, str]:
        """The terms and the forms of the act's title and number."""
        named = document.language, document.act_title, document.number
        if self._title[0] != named:
            text = f"{document.act_title} {document.number}"
            self._title = named, " ".join(self._analyzers[tongue_of(document)].terms(text)), self.forms(text)
        return self._title[1:]


def tongue_of(document: SearchDocument) -> Tongue:
    return "eng" if document.language == "eng" else "aze"


def keys_of(document: SearchDocument) -> dict[Key, tuple[str, ...]]:
    """The whole values of a document; none where it is silent."""
    values = {
        Key.LEVEL: (document.level,), Key.ADOPTED_BY: (document.adopted_by,), Key.YEAR: (str(document.year or ""),),
        Key.STATUS: (document.status,), Key.LANGUAGE: (document.language,), Key.TOPIC: document.topics, Key.CODE: document.codes,
        Key.ACT: (document.group,), Key.EID: (document.eid,), Key.NUMBER: (fold(document.number),), Key.CITES: document.cites,
        Key.STANDARD: document.standards,
    }  # fmt: skip
    return {key: tuple(filter(None, row)) for key, row in values.items()}


def is_last(document: SearchDocument) -> bool:
    """Whether no later wording of the provision follows; its id then names no day."""
    return "@" not in document.id.rpartition("#")[2]


def valid_from(document: SearchDocument) -> int:
    return document.valid_from.toordinal() if document.valid_from else ALWAYS


def valid_to(document: SearchDocument) -> int:
    return document.valid_to.toordinal() if document.valid_to else FOREVER


def shown_until(document: SearchDocument) -> int:
    """The first day on which who names no day is no longer shown it: the last wording is shown even when it is no longer in force."""
    return FOREVER if is_last(document) else valid_to(document)


def standing(document: SearchDocument, day: int) -> Standing:
    """Where a wording stands on the day of indexing (an ordinal)."""
    if shown_until(document) <= day:
        return Standing.PAST
    return Standing.STANDING if valid_from(document) <= day and is_last(document) else Standing.DATED


def prior(document: SearchDocument) -> float:
    """What its score is multiplied by when no day is named: less for what is no longer in force, and by the level of the act."""
    act = weights.REPEALED_ACT if document.status == "repealed" else 1.0
    return act * (weights.REPEALED_PROVISION if document.repealed else 1.0) * prior_dated(document)


def prior_dated(document: SearchDocument) -> float:
    """What its score is multiplied by when a day is named: what answers was in force then, so the level of the act alone counts."""
    return weights.LEVELS.get(document.level, 1.0)


def packed(document: SearchDocument) -> list[Any]:
    """The document as a row that JSON can hold: see `unpacked`."""
    return list(_row(document))


def _row(document: SearchDocument) -> Iterator[Any]:
    for name in SearchDocument.__dataclass_fields__:
        value = getattr(document, name)
        yield value.toordinal() if isinstance(value, date) else value


def unpacked(row: Iterable[Any]) -> SearchDocument:
    """The document as it was given to the engine."""
    given = dict(zip(SearchDocument.__dataclass_fields__, row, strict=True))
    for name in ("valid_from", "valid_to", "adopted"):
        given[name] = date.fromordinal(given[name]) if given[name] else None
    for name in ("topics", "codes", "cites", "standards"):
        given[name] = tuple(given[name])
    return SearchDocument(**given)
