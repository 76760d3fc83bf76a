"""Values of classifiers to and from the columns that keep them."""

import json
from dataclasses import replace
from typing import Any, Final, TypeVar

from cattrs.preconf.json import JsonConverter, make_converter

from classifiers.schemes.model import Concept, Decision, ItemChange, Label, Level, Version, VersionStatus, label_in
from language.letters import fold

T = TypeVar("T")
_JSON: Final[JsonConverter] = make_converter(omit_if_default=True)


def packed(value: Any) -> str:
    """A value of `classifiers.schemes.model`, or a tuple of them, as JSON."""
    return _JSON.dumps(value, ensure_ascii=False)


def unpacked(text: str, kind: type[T]) -> T:
    """The value of that kind which `packed` packed."""
    return _JSON.loads(text, kind)


def levels_of(text: str) -> tuple[Level, ...]:
    return _JSON.loads(text, tuple[Level, ...])


def labels_of(text: str) -> tuple[Label, ...]:
    return _JSON.loads(text, tuple[Label, ...])


def version_of(row: Any) -> Version:
    """A row of the table of versions; only published ones are kept there."""
    return Version(
        row.scheme, row.number, row.sequence, VersionStatus.PUBLISHED, row.valid_from, row.published_at, row.published_by,
        levels_of(row.levels), row.size,
    )  # fmt: skip


def change_of(row: Any) -> ItemChange:
    """A row of the table of changes, confirmed where a person said so."""
    change = unpacked(row.data, ItemChange)
    return replace(change, confirmed=change.confirmed or row.decision == Decision.CONFIRMED)


def named(data: str) -> tuple[str, int, str]:
    """Code, level and name of a packed `Concept`, by far quicker than `unpacked`."""
    said = json.loads(data)
    labels = tuple(Label(label["text"], label.get("language", "")) for label in said["labels"])
    return said["code"], said.get("level", 1), label_in(labels, "az")


def words_of(concept: Concept) -> str:
    """What it is found by: code and labels folded, a newline before each."""
    texts = (concept.code, *(label.text for labels in (concept.labels, concept.alternatives, concept.hidden) for label in labels))
    return "".join(f"\n{fold(text)}" for text in dict.fromkeys(texts))
