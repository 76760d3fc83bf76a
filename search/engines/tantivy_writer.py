"""Writing provisions into one generation of the tantivy index."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Final

import tantivy

from search.clauses import Field
from search.engines.paging import level_weight, weight_of
from search.engines.tantivy_folder import Folder, mark_day
from search.engines.tantivy_index import (
    ALWAYS,
    FOREVER,
    PRIOR,
    PRIOR_DATED,
    create_index,
    key_of,
    open_index,
    packed,
    packed_head,
    prior_of,
    stamp_of,
)
from search.fields import Words, is_last, marks_of, values_of
from search.model import EngineAwayError, SearchDocument, Unindexed

HEAP: Final = 64_000_000                 # bytes the writer gathers before it writes a segment


class Writer:
    """Writes into the generation in use, or into a `fresh` one that takes its place at the next commit.

    Holds the right to write until closed; raises `SearchError` when another process has it for longer than `patience` seconds.
    """

    def __init__(self, folder: Folder, patience: float, today: Callable[[], date], *, fresh: bool) -> None:
        self._folder = folder
        self._lock = folder.lock(patience)
        try:
            self.generation = folder.fresh() if fresh else folder.current()
            index = create_index(self.generation.folder) if fresh else open_index(self.generation.folder)
            self._writer = self._writer_of(index)
        except BaseException:
            folder.unlock(self._lock)
            raise
        self._fresh = fresh
        self._today = today
        self._schema = index.schema
        self._words = Words()
        self._written: set[int] = set()
        self._refused: list[Unindexed] = []

    def _writer_of(self, index: tantivy.Index) -> tantivy.IndexWriter:
        try:
            return index.writer(HEAP, 1)
        except (ValueError, OSError) as error:
            raise self._away(error) from error

    def replace(self, expression: str, documents: Iterable[SearchDocument]) -> int:
        """Put these in place of the expression's provisions; returns how many were taken."""
        self.remove(expression)
        key, today, count = key_of(expression), self._today(), 0
        self._written.add(key)
        for document in documents:
            count += self._add(key, document, today, first=not count)
        return count

    def remove(self, expression: str) -> None:
        key = key_of(expression)
        if not self._fresh or key in self._written:
            query = tantivy.Query.term_set_query(self._schema, "key", [2 * key, 2 * key + 1])
            self._writer.delete_documents_by_query(query)

    def commit(self) -> tuple[Unindexed, ...]:
        """Make all of it visible at once, or, when killed before the end, none of it."""
        marked = mark_day(self._today(), self.generation)
        try:
            if not self._fresh and marked != self.generation:
                self._folder.use(marked)                # before the documents: readers then compare days, which is never wrong
            self._writer.commit()
        except (ValueError, OSError) as error:
            raise self._away(error) from error
        if self._fresh:
            self._folder.use(marked)
        self.generation, self._fresh = marked, False
        refused, self._refused = tuple(self._refused), []
        return refused

    def close(self) -> None:
        """Let merges end and give the right to write back; what was not committed is dropped."""
        try:
            self._writer.wait_merging_threads()
            if self._fresh:
                self._folder.drop(self.generation)
        finally:
            self._folder.unlock(self._lock)

    def _add(self, key: int, document: SearchDocument, today: date, *, first: bool) -> bool:
        try:
            fields = fields_of(document, self._words.of(document), today)
            shared = _shared(document) if first else {}
            ready = tantivy.Document.from_dict(fields | {"key": 2 * key + document.repealed} | shared, self._schema)
        except (ValueError, OverflowError, TypeError) as error:
            self._refused.append(Unindexed(document.id, document.expression, f"not a document for the index: {error}"))
            return False
        try:
            self._writer.add_document(ready)
        except (ValueError, OSError) as error:
            raise self._away(error) from error
        return True

    def _away(self, error: Exception) -> EngineAwayError:
        return EngineAwayError(f"the search index in {self._folder.path} cannot be written: {error}")


def _shared(document: SearchDocument) -> dict[str, Any]:
    content = packed_head(document)
    return {"head": "1", "shared": content, "stamp": stamp_of(content)}


def fields_of(document: SearchDocument, terms: Mapping[Field, str], today: date) -> dict[str, Any]:
    """What the index is given of a document, but for its key and what it shares with others."""
    fields: dict[str, Any] = {field.value: text for field, text in terms.items()}
    begins = document.valid_from.toordinal() if document.valid_from else ALWAYS
    ends = document.valid_to.toordinal() if document.valid_to else FOREVER
    fields |= {
        PRIOR: prior_of(weight_of(document.status, document.level, document.repealed)),
        PRIOR_DATED: prior_of(level_weight(document.level)),
        "order": document.order,
        "stored": packed(document),
        "value": [f"{key.value}={value}" for key, values in values_of(document).items() for value in values],
        "mark": [mark.value for mark in marks_of(document, today)],
        "valid_from": begins,
        "valid_to": ends,
        "shown_from": ALWAYS if document.first else begins,
        "shown_until": FOREVER if is_last(document) else ends,
    }
    return fields | ({"adopted": document.adopted.toordinal()} if document.adopted else {})
