"""Several rows, or several sources, that speak of one edition, made one: nothing any of them says is lost."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, Final

from classifiers.standards.model import Edition

WEIGHTY: Final = ("national", "azs", "itu_t", "itu_r", "w3c", "oasis", "ecma", "easc", "iso_deliverables", "iso_refs")
"""Sources by how much their word counts where they disagree; others stand before the lists of references alone."""

_FIELDS: Final = tuple(field for field in fields(Edition) if field.name not in ("reference", "standard", "body", "kept", "source"))
_TUPLES: Final = frozenset({"titles", "ics", "languages", "alternatives", "adoptions", "relations"})


def merged(claims: Mapping[str, Edition]) -> Edition:
    """What all sources say of an edition together; what they disagree in stands in `kept`, by field and source."""
    return joined([claims[source] for source in sorted(claims, key=_rank)])


def joined(said: Sequence[Edition]) -> Edition:
    """Several statements on one edition as one: lists are united, of single values the first told counts and others are kept."""
    kept = dict.fromkeys(pair for one in said for pair in one.kept)
    values: dict[str, Any] = {}
    for field in _FIELDS:
        told = [(getattr(one, field.name), one.source) for one in said]
        if field.name in _TUPLES:
            values[field.name] = tuple(dict.fromkeys(item for items, _ in told for item in items))
            continue
        values[field.name] = next((value for value, _ in told if value != field.default), field.default)
        for value, source in told:
            if value not in (field.default, values[field.name]):
                kept[(f"{field.name} ({source})", str(value))] = None
    return replace(said[0], **_with_precision(values, said), kept=tuple(kept), source=", ".join(dict.fromkeys(one.source for one in said)))


def _with_precision(values: dict[str, Any], said: Sequence[Edition]) -> dict[str, Any]:
    """The precision is that of the day of publication that counts; a year alone gives way to a day within it."""
    days = [(one.published, one.precision) for one in said if one.published]
    finest = min(days, key=lambda told: ("day", "month", "year").index(told[1]), default=None)
    return values if finest is None else {**values, "published": finest[0], "precision": finest[1]}


def _rank(source: str) -> tuple[int, str]:
    return (WEIGHTY.index(source) if source in WEIGHTY else len(WEIGHTY) - 2, source)
