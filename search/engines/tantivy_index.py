"""The tantivy index in its folder: schema, version, writing. Ready tokens go in; tantivy only splits them at spaces."""

import hashlib
import json
import shutil
import time
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, Final

import tantivy

from language.analysis import ANALYZER_VERSION, Analyzer, Tongue, words_of
from search.model import EngineAwayError, SearchDocument, SearchError

SCHEMA_VERSION: Final = "1"
META: Final = "toplu.json"               # beside tantivy's own files: which schema and analyzer made them
SECONDS_TO_WAIT: Final = 60.0            # for another process that is writing
HEAP: Final = 64_000_000                 # bytes the writer gathers before it writes a segment
ALWAYS: Final = 0                        # valid_from of a provision whose beginning is not known
FOREVER: Final = date.max.toordinal()
ADVICE: Final = "run `toplu index`"


def schema() -> tantivy.Schema:
    """``key`` stands for an expression; ``head`` marks the one document that holds what all its provisions share."""
    builder = tantivy.SchemaBuilder()
    builder.add_bytes_field("stored", stored=True)
    builder.add_unsigned_field("key", indexed=True, fast=True)
    builder.add_unsigned_field("repealed", fast=True)
    builder.add_unsigned_field("valid_from", indexed=True, fast=True)
    builder.add_unsigned_field("valid_to", indexed=True, fast=True)
    for name in ("head", "eid", "facet"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("all", tokenizer_name="terms", index_option="position")
    builder.add_text_field("heading", tokenizer_name="terms", index_option="freq")
    builder.add_text_field("words", tokenizer_name="terms", index_option="basic")
    return builder.build()


def key_of(expression: str) -> int:
    """A number for an expression, always the same: 48 bits, so that it passes through floats unhurt."""
    return int.from_bytes(hashlib.blake2b(expression.encode(), digest_size=6).digest())


def facets_of(document: SearchDocument) -> dict[str, tuple[str, ...]]:
    """The values of each facet, none where the act is silent."""
    values = {
        "level": (document.level,), "body": (document.adopted_by,), "year": (str(document.year or ""),), "status": (document.status,),
        "language": (document.language,), "topic": document.topics,
    }  # fmt: skip
    return {facet: tuple(filter(None, row)) for facet, row in values.items()}


def open_index(folder: Path) -> tantivy.Index:
    """The index in `folder`. Raises `EngineAwayError` when there is none, it is broken, or another version made it."""
    _check_version(folder)
    try:
        return _prepared(tantivy.Index.open(str(folder)))
    except (ValueError, OSError) as error:
        raise EngineAwayError(f"the search index in {folder} cannot be read ({error}); {ADVICE}") from error


def create_index(folder: Path) -> tantivy.Index:
    """An empty index in `folder`, in place of whatever index was there."""
    try:
        if folder.exists():
            shutil.rmtree(folder)
        folder.mkdir(parents=True)
        index = _prepared(tantivy.Index(schema(), str(folder)))
        _write_version(folder)
    except (ValueError, OSError) as error:
        raise EngineAwayError(f"no search index can be made in {folder}: {error}") from error
    return index


def _prepared(index: tantivy.Index) -> tantivy.Index:
    index.register_tokenizer("terms", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
    index.config_reader("manual")
    return index


def _versions() -> dict[str, str]:
    return {"schema": SCHEMA_VERSION, "analyzer": ANALYZER_VERSION}


def _check_version(folder: Path) -> None:
    try:
        found = json.loads((folder / META).read_text("utf-8"))
    except FileNotFoundError as error:
        raise EngineAwayError(f"there is no search index in {folder}; {ADVICE}") from error
    except (ValueError, OSError) as error:
        raise EngineAwayError(f"the search index in {folder} cannot be read ({error}); {ADVICE}") from error
    if found != _versions():
        raise EngineAwayError(f"the search index in {folder} is of version {found}, expected {_versions()}; {ADVICE}")


def _write_version(folder: Path) -> None:
    fresh = folder / f"{META}.new"
    fresh.write_text(json.dumps(_versions()), "utf-8")
    fresh.replace(folder / META)


def _writer_of(index: tantivy.Index, folder: Path, seconds: float) -> tantivy.IndexWriter:
    """The one writer of an index. Whoever else is writing is waited for that long."""
    end = time.monotonic() + seconds
    while True:
        try:
            return index.writer(HEAP, 1)
        except ValueError as error:
            if "lock" not in str(error).lower():
                raise EngineAwayError(f"the search index in {folder} cannot be written: {error}") from error
            if time.monotonic() >= end:
                raise SearchError(f"the search index in {folder} is being written by another process; try again when it is done") from error
        time.sleep(0.1)


class Writer:
    """Writes provisions. There is one to an index at a time; raises `SearchError` when another process is writing for too long."""

    def __init__(self, index: tantivy.Index, folder: Path, patience: float) -> None:
        self._writer = _writer_of(index, folder, patience)
        self._folder = folder
        self._schema = index.schema
        self._analyzers: dict[Tongue, Analyzer] = {"aze": Analyzer("aze"), "eng": Analyzer("eng")}
        self._titles: tuple[str, list[str]] = ("", [])

    def replace(self, expression: str, documents: Iterable[SearchDocument]) -> int:
        """Put these in place of the expression's provisions; returns how many."""
        self.remove(expression)
        key, count = key_of(expression), 0
        for count, document in enumerate(documents, 1):
            if count == 1:
                self._add({"key": key, "head": "1", "stored": packed_head(document)})
            self._add(self._provision(key, document))
        return count

    def remove(self, expression: str) -> None:
        query = tantivy.Query.term_query(self._schema, "key", key_of(expression), "basic")
        self._writer.delete_documents_by_query(query)

    def clear(self) -> None:
        self._writer.delete_all_documents()

    def commit(self) -> None:
        """Make all of it visible at once, or, when killed before the end, none of it."""
        try:
            self._writer.commit()
        except (ValueError, OSError) as error:
            raise EngineAwayError(f"the search index in {self._folder} cannot be written: {error}") from error

    def close(self) -> None:
        """Let merges end and give the lock back; what was not committed is dropped."""
        self._writer.wait_merging_threads()

    def _add(self, fields: dict[str, Any]) -> None:
        try:
            self._writer.add_document(tantivy.Document.from_dict(fields, self._schema))
        except (ValueError, OSError) as error:
            raise EngineAwayError(f"the search index in {self._folder} cannot be written: {error}") from error

    def _provision(self, key: int, document: SearchDocument) -> dict[str, Any]:
        terms = self._analyzers["eng" if document.language == "eng" else "aze"].terms
        heading = terms(f"{document.label} {document.heading}")
        return {
            "key": key,
            "stored": packed(document),
            "eid": document.eid,
            "facet": [f"{facet}={value}" for facet, values in facets_of(document).items() for value in values],
            "repealed": int(document.repealed),
            "valid_from": document.valid_from.toordinal() if document.valid_from else ALWAYS,
            "valid_to": document.valid_to.toordinal() if document.valid_to else FOREVER,
            "all": " ".join([*self._title(document), *heading, *terms(document.context), *heading, *terms(document.body)]),
            "heading": " ".join(heading),
            "words": " ".join(words_of(f"{document.heading} {document.body}")),
        }

    def _title(self, document: SearchDocument) -> list[str]:
        """The terms of the act's title and number, kept while the provisions of one act go by."""
        if self._titles[0] != document.expression:
            tongue: Tongue = "eng" if document.language == "eng" else "aze"
            self._titles = document.expression, self._analyzers[tongue].terms(f"{document.act_title} {document.number}")
        return self._titles[1]


def packed(document: SearchDocument) -> bytes:
    """What the provision alone has, for the page of results."""
    row = (
        document.eid, document.label, document.heading, document.context, document.body, document.order, document.repealed,
        document.valid_from and document.valid_from.toordinal(), document.valid_to and document.valid_to.toordinal(),
    )  # fmt: skip
    return json.dumps(row, ensure_ascii=False).encode()


def packed_head(document: SearchDocument) -> bytes:
    """What all provisions of the expression share."""
    row = (
        document.group, document.expression, document.language, document.act_title, document.number, document.level,
        document.adopted_by, document.year, document.status, document.topics,
    )  # fmt: skip
    return json.dumps(row, ensure_ascii=False).encode()


def unpacked_head(stored: bytes) -> SearchDocument:
    """A document with everything of the expression and nothing yet of a provision."""
    group, expression, language, title, number, level, adopted_by, year, status, topics = json.loads(stored)
    return SearchDocument(
        "", group, expression, "", language, title, number, "", "", "", "", level, adopted_by, year, status, tuple(topics)
    )  # fmt: skip


def unpacked(head: SearchDocument, stored: bytes) -> SearchDocument:
    """The provision as it was given to `Writer.replace`."""
    eid, label, heading, context, body, order, repealed, valid_from, valid_to = json.loads(stored)
    return SearchDocument(
        f"{head.expression}#{eid}", head.group, head.expression, eid, head.language, head.act_title, head.number, label, heading,
        context, body, head.level, head.adopted_by, head.year, head.status, head.topics,
        valid_from and date.fromordinal(valid_from), valid_to and date.fromordinal(valid_to), order, repealed,
    )  # fmt: skip
