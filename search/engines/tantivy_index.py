"""The tantivy index of one generation: schema, opening, what is stored. Ready terms go in; tantivy only splits them at spaces."""

import hashlib
import math
from datetime import date
from pathlib import Path
from typing import Final

import orjson
import tantivy

from search.clauses import Field
from search.engines.paging import LIGHTEST
from search.engines.tantivy_folder import ADVICE
from search.model import EngineAwayError, IndexMissingError, SearchDocument

ALWAYS: Final = 0                        # valid_from of a provision whose beginning is not known
FOREVER: Final = date.max.toordinal() + 1
PRIOR: Final = "prior"                   # what scores are multiplied by, as tantivy wants it: see `prior_of`
PRIOR_DATED: Final = "prior_dated"       # the same when a day is asked for


def schema() -> tantivy.Schema:
    """``key`` stands for an expression, with a last bit for what is repealed; ``head`` marks the document that holds what all share.

    ``stamp`` is a number for what they share. ``shown_from`` and ``shown_until`` are the days between which a wording answers
    who names no day.
    """
    builder = tantivy.SchemaBuilder()
    for name in ("stored", "shared"):
        builder.add_bytes_field(name, stored=True)
    builder.add_unsigned_field("key", indexed=True, fast=True)
    for name in ("order", "valid_from", "valid_to", "shown_from", "shown_until", "adopted", "stamp"):
        builder.add_unsigned_field(name, fast=True)
    for name in (PRIOR, PRIOR_DATED):
        builder.add_float_field(name, fast=True)
    for name in ("head", "mark", "value"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for field in (Field.TEXT, Field.HEADING, Field.TITLE, Field.BODY):
        builder.add_text_field(field.value, tokenizer_name="terms", index_option="position")
    builder.add_text_field(Field.FORMS.value, tokenizer_name="terms", index_option="freq")
    return builder.build()


def key_of(expression: str) -> int:
    """A number for an expression, always the same: 48 bits, so that it passes through floats unhurt."""
    return stamp_of(expression.encode("utf-8", "surrogatepass"))


def stamp_of(content: bytes) -> int:
    """A number for some content, of 48 bits."""
    return int.from_bytes(hashlib.blake2b(content, digest_size=6).digest())


def prior_of(weight: float) -> float:
    """A weight as tantivy's search takes it from a field: it multiplies by log2(2 + value), and by no less than 1.

    So scores come out divided by `LIGHTEST`.
    """
    return math.exp2(weight / LIGHTEST) - 2.0


def open_index(folder: Path) -> tantivy.Index:
    """The index in `folder`. Raises `IndexMissingError` when there is none or it is broken."""
    try:
        return _prepared(tantivy.Index.open(str(folder)))
    except (ValueError, OSError) as error:
        raise IndexMissingError(f"the search index in {folder} cannot be read ({error}); {ADVICE}") from error


def create_index(folder: Path) -> tantivy.Index:
    """An empty index in an empty folder."""
    try:
        return _prepared(tantivy.Index(schema(), str(folder)))
    except (ValueError, OSError) as error:
        raise EngineAwayError(f"no search index can be made in {folder}: {error}") from error


def _prepared(index: tantivy.Index) -> tantivy.Index:
    index.register_tokenizer("terms", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
    index.config_reader("manual")
    return index


def packed(document: SearchDocument) -> bytes:
    """What the provision alone has, for the page of results."""
    row = (
        document.id, document.eid, document.label, document.heading, document.context, document.body, document.order, document.repealed,
        document.first, _ordinal(document.valid_from), _ordinal(document.valid_to), document.cites, document.standards,
    )  # fmt: skip
    return orjson.dumps(row)


def packed_head(document: SearchDocument) -> bytes:
    """What all provisions of the expression share."""
    row = (
        document.group, document.expression, document.language, document.act_title, document.number, document.level,
        document.adopted_by, document.year, document.status, document.topics, _ordinal(document.adopted), document.codes,
    )  # fmt: skip
    return orjson.dumps(row)


def unpacked_head(stored: bytes) -> SearchDocument:
    """A document with everything of the expression and nothing yet of a provision."""
    group, expression, language, title, number, level, adopted_by, year, status, topics, adopted, codes = orjson.loads(stored)
    return SearchDocument(
        "", group, expression, "", language, title, number, "", "", "", "", level, adopted_by, year, status, tuple(topics),
        adopted=_day(adopted), codes=tuple(codes),
    )  # fmt: skip


def unpacked(head: SearchDocument, stored: bytes) -> SearchDocument:
    """The provision as it was given to `Writer.replace`."""
    id_, eid, label, heading, context, body, order, repealed, first, valid_from, valid_to, cites, standards = orjson.loads(stored)
    return SearchDocument(
        id=id_, group=head.group, expression=head.expression, eid=eid, language=head.language, act_title=head.act_title,
        number=head.number, label=label, heading=heading, context=context, body=body, level=head.level, adopted_by=head.adopted_by,
        year=head.year, status=head.status, topics=head.topics, valid_from=_day(valid_from), valid_to=_day(valid_to), order=order,
        repealed=repealed, first=first, adopted=head.adopted, codes=head.codes, cites=tuple(cites), standards=tuple(standards),
    )  # fmt: skip


def _ordinal(day: date | None) -> int | None:
    return day.toordinal() if day else None


def _day(ordinal: int | None) -> date | None:
    return date.fromordinal(ordinal) if ordinal else None
