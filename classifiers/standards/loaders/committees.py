"""Technical committees of ISO, of ISO Open Data (JSONL)."""

import html
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from classifiers.schemes.model import Label
from classifiers.standards.catalogue import Committee, Refused
from classifiers.standards.loaders import lines
from classifiers.standards.loaders.lines import Record

_UNDERSTOOD: Final = frozenset({
    "id", "reference", "status", "title", "secretariat", "creationDate", "scope", "parentId", "childrenId", "pMembers", "oMembers",
    "committeeLiaisons", "organizationLiaisons", "sortKey",
})  # fmt: skip
_BLOCK: Final = re.compile(r"<(?:li|br|p|div|ul|ol|tr)\b[^>]*>|</(?:p|div|ul|ol|tr)>", re.IGNORECASE)
_TAG: Final = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)


def read(body: bytes, source: str) -> Iterator[Committee | Refused]:
    """All committees of a list; parents are told by number, their references are looked up. ``childrenId`` only mirrors that."""
    found = list(lines.records(body, source))
    names = {one[1].get("id"): str(one[1]["reference"]) for one in found if not isinstance(one, Refused)}
    return (one if isinstance(one, Refused) else _committee(one[1], names) for one in found)


def _committee(record: Record, names: Mapping[object, str]) -> Committee:
    created, _ = lines.day_of(record.get("creationDate"))
    left = [("parentId", str(record["parentId"]))] if record.get("parentId") and record["parentId"] not in names else []
    left += [("organization", one) for one in _named(record.get("organizationLiaisons"))]
    return Committee(
        record["reference"], tuple(Label(text, language) for language, text in (record.get("title") or {}).items() if text),
        names.get(record.get("parentId"), ""), str(record.get("status") or ""), plain((record.get("scope") or {}).get("en")),
        _acronym(record.get("secretariat")), created if isinstance(created, date) else None, _named(record.get("pMembers")),
        _named(record.get("oMembers")), _named(record.get("committeeLiaisons")), (*left, *lines.kept_of(record, _UNDERSTOOD)),
    )  # fmt: skip


def plain(text: object) -> str:
    """The words of a piece of HTML, a line for each of its blocks."""
    told = _TAG.sub("", _BLOCK.sub("\n", str(text or "")))
    return "\n".join(line for one in html.unescape(told).split("\n") if (line := " ".join(one.split())))


def _named(items: Any) -> tuple[str, ...]:
    return tuple(_acronym(one) for one in items or ())


def _acronym(one: Any) -> str:
    return str((one or {}).get("acronym") or (one or {}).get("reference") or (one or {}).get("id") or "")
