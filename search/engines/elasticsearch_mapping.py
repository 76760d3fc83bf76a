"""The index in Elasticsearch's words: settings, mapping, and a document as it is sent. Ready terms go in; the engine splits at spaces."""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import MISSING, fields
from datetime import date
from typing import Any, Final

import orjson

from language.analysis import ANALYZER_VERSION
from search import weights
from search.clauses import Field, Key
from search.engines.elasticsearch_cluster import Cluster
from search.engines.paging import level_weight, weight_of
from search.fields import is_last, marks_of, values_of
from search.model import FACETS, SearchDocument

SCHEMA_VERSION: Final = "3"
MAKER: Final = "toplu"                       # in `_meta`: an index of ours, and nothing of ours is removed without it
DEEPEST: Final = 100_000                     # acts a reader can page down to
ALWAYS: Final = 0                            # valid_from of a wording whose beginning is not known
FOREVER: Final = date.max.toordinal()
DOCUMENT: Final = "document"                 # the one thing kept in `_source`
PRIOR: Final = "prior"                       # what the score of a document is multiplied by
PRIOR_DATED: Final = "prior_dated"           # the same when a day is asked for
_EMPTY: Final[Mapping[str, Any]] = {one.name: "" for one in fields(SearchDocument) if one.default is MISSING} | {"year": None}
_DAYS: Final = ("valid_from", "valid_to", "adopted")
_ROWS: Final = ("topics", "codes", "cites", "standards")
_KEPT_WARM: Final = frozenset({*FACETS, Key.ACT})


def versions() -> dict[str, str]:
    """What an index depends on; one made under others is made anew."""
    repeated = (weights.TITLE, weights.CONTEXT, weights.HEADING, weights.BODY)
    multiplied = (weights.REPEALED_ACT, weights.REPEALED_PROVISION, *sorted(weights.LEVELS.items()))
    return {"schema": SCHEMA_VERSION, "analyzer": ANALYZER_VERSION, "weights": repr((*repeated, *multiplied))}


def key_field(key: Key | str) -> str:
    """The field of a key: its own name space, for a body of text and a body that adopts are both called so."""
    return f"key_{key}"


def index_of(cluster: Cluster, meta: Mapping[str, Any]) -> dict[str, Any]:
    """Settings and mapping of a new index. Nothing is seen before somebody refreshes it: that is what `commit` does."""
    settings = {
        "number_of_shards": cluster.shards,
        "auto_expand_replicas": f"0-{cluster.replicas}",     # as far as there are nodes: one machine stays green
        "refresh_interval": "-1",
        "max_result_window": DEEPEST,
        "similarity": {"default": {"type": "BM25", "k1": 1.2, "b": 0.75}},
    }
    return {"settings": settings, "mappings": _mapping(meta)}


def _mapping(meta: Mapping[str, Any]) -> dict[str, Any]:
    day = {"type": "integer"}
    number = {"type": "integer", "index": False}
    properties: dict[str, Any] = {
        DOCUMENT: {"type": "object", "enabled": False},
        "expression": {"type": "keyword", "doc_values": False},
        "mark": {"type": "keyword", "doc_values": False},
        "valid_from": day, "valid_to": day, "shown_from": day, "shown_until": day, "adopted": day,
        "order": number,
        PRIOR: {"type": "float", "index": False},
        PRIOR_DATED: {"type": "float", "index": False},
    }  # fmt: skip
    properties |= {field.value: _terms(field) for field in Field}
    properties |= {key_field(key): _key(key) for key in Key}
    return {"dynamic": "strict", "_source": {"includes": [DOCUMENT]}, "_meta": dict(meta), "properties": properties}


def _terms(field: Field) -> dict[str, Any]:
    """Ready terms; phrases make no sense among forms, where the folded stand between."""
    return {"type": "text", "analyzer": "whitespace", "index_options": "freqs" if field is Field.FORMS else "positions"}


def _key(key: Key) -> dict[str, Any]:
    if key not in _KEPT_WARM:
        return {"type": "keyword", "doc_values": False}
    return {"type": "keyword", "eager_global_ordinals": True}


def id_of(document: SearchDocument) -> str:
    """A short name for a document, always the same, so that writing it twice writes it once (ids may have 512 bytes)."""
    digest = hashlib.blake2b(document.id.encode("utf-8", "surrogatepass"), digest_size=15).digest()
    return base64.urlsafe_b64encode(digest).decode()


def sent(document: SearchDocument, terms: Mapping[Field, str], today: date) -> bytes:
    """A document as one line of JSON."""
    body: dict[str, Any] = {field.value: text for field, text in terms.items()}
    body |= {key_field(key): values if len(values) > 1 else values[0] for key, values in values_of(document).items() if values}
    body |= {
        DOCUMENT: packed(document),
        "expression": document.expression,
        "order": document.order,
        PRIOR: weight_of(document.status, document.level, document.repealed),
        PRIOR_DATED: level_weight(document.level),
        "valid_from": document.valid_from.toordinal() if document.valid_from else ALWAYS,
        "valid_to": document.valid_to.toordinal() if document.valid_to else FOREVER,
    }
    if marks := marks_of(document, today):
        body["mark"] = marks
    body["shown_from"] = ALWAYS if document.first else body["valid_from"]
    body["shown_until"] = FOREVER if is_last(document) else body["valid_to"]
    if document.adopted:
        body["adopted"] = document.adopted.toordinal()
    return orjson.dumps(body)


def packed(document: SearchDocument) -> dict[str, Any]:
    """What is kept of a document, to show it: all that is not empty."""
    found = ((one.name, getattr(document, one.name)) for one in fields(document))
    return {name: value.toordinal() if isinstance(value, date) else value for name, value in found if value}


def unpacked(kept: Mapping[str, Any]) -> SearchDocument:
    """The document as it was given to the engine."""
    given: dict[str, Any] = {**_EMPTY, **kept}
    given |= {name: date.fromordinal(given[name]) for name in _DAYS if name in given}
    given |= {name: tuple(given[name]) for name in _ROWS if name in given}
    return SearchDocument(**given)
