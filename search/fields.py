"""What a document is found by: its ready terms by field and its values by key. Every engine indexes the same."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Final

from language.analysis import Analyzer, Tongue
from language.letters import fold
from search import weights
from search.clauses import Field, Key
from search.model import SearchDocument

BOUNDARY: Final = "¶"
"""A term no query has: it parts segments, so that no phrase goes across, and fills fields that would be empty (BM25 counts documents)."""
_TITLES: Final = 1_000                   # titles remembered
_MEMORY: Final = 400_000                 # words whose terms are remembered: most of what a large collection holds


def tongue_of(document: SearchDocument) -> Tongue:
    """The language a document is analysed in."""
    return "eng" if document.language == "eng" else "aze"


class Words:
    """Makes the terms of documents by field. Remembers words, and titles of acts and chapters; one to a thread."""

    def __init__(self) -> None:
        self._analyzers: dict[Tongue, Analyzer] = {"aze": Analyzer("aze", _MEMORY), "eng": Analyzer("eng", _MEMORY)}
        self._titles: dict[tuple[str, Tongue], tuple[str, str]] = {}

    def of(self, document: SearchDocument) -> dict[Field, str]:
        """The terms of each field, joined by spaces."""
        tongue = tongue_of(document)
        read = self._analyzers[tongue].terms_and_forms
        title, title_forms = self._title(f"{document.act_title} {document.number}", tongue)
        heading, heading_forms = read(f"{document.label} {document.heading}")
        body, body_forms = read(document.body)
        above = [self._title(line, tongue) for line in document.context.split("\n")] if document.context else []
        context = f" {BOUNDARY} ".join([terms for terms, _forms in above if terms])
        segments = ((title, weights.TITLE), (context, weights.CONTEXT), (heading, weights.HEADING), (body, weights.BODY))
        return {
            Field.TEXT: f" {BOUNDARY} ".join([terms for terms, weight in segments if terms for _ in range(weight)]) or BOUNDARY,
            Field.HEADING: heading or BOUNDARY,
            Field.TITLE: title or BOUNDARY,
            Field.BODY: body or BOUNDARY,
            Field.FORMS: " ".join(filter(None, (title_forms, *(forms for _terms, forms in above), heading_forms, body_forms))) or BOUNDARY,
        }

    def _title(self, text: str, tongue: Tongue) -> tuple[str, str]:
        """The terms and the forms of a title that many provisions have."""
        found = self._titles.get((text, tongue))
        if found is None:
            if len(self._titles) >= _TITLES:
                self._titles.clear()
            found = self._titles[text, tongue] = self._analyzers[tongue].terms_and_forms(text)
        return found


def values_of(document: SearchDocument) -> Mapping[Key, tuple[str, ...]]:
    """The values of each key, none where the document is silent."""
    values = {**act_values_of(document), Key.EID: (document.eid,), Key.CITES: document.cites, Key.STANDARD: document.standards}
    return {key: tuple(filter(None, row)) for key, row in values.items()}


def act_values_of(document: SearchDocument) -> Mapping[Key, tuple[str, ...]]:
    """The values that all provisions of an expression share: those of the facets, the act and its number."""
    values = {
        Key.LEVEL: (document.level,), Key.ADOPTED_BY: (document.adopted_by,), Key.YEAR: (str(document.year or ""),),
        Key.STATUS: (document.status,), Key.LANGUAGE: (document.language,), Key.TOPIC: document.topics, Key.CODE: document.codes,
        Key.ACT: (document.group,), Key.NUMBER: (fold(document.number),),
    }  # fmt: skip
    return {key: tuple(filter(None, row)) for key, row in values.items()}


class Mark(StrEnum):
    """What validity asks of a document when no day is given, from the day of indexing on.

    Unmarked documents answer always; so most need no comparing of days.
    """

    PAST = "past"                        # a wording with a later one: never answers
    DATED = "dated"                      # a boundary lies ahead: its days must be compared
    LAST = "last"                        # ended, or to end, with no wording after it: answers when gone, too


def is_last(document: SearchDocument) -> bool:
    """Whether no later wording of the provision is known."""
    return "@" not in document.id.rpartition("#")[2]


def marks_of(document: SearchDocument, today: date) -> tuple[Mark, ...]:
    """The marks of a document indexed `today`."""
    return tuple(_marks(document, today))


def _marks(document: SearchDocument, today: date) -> Iterator[Mark]:
    begins, ends = document.valid_from or date.min, document.valid_to
    if is_last(document) and ends is not None:
        yield Mark.LAST
    if (begins > today and not document.first) or (ends is not None and ends > today and not is_last(document)):
        yield Mark.DATED
    elif ends is not None and ends <= today and not is_last(document):
        yield Mark.PAST
