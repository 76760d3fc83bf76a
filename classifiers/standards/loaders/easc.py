"""Rules (ПМГ) and recommendations (РМГ) of the Interstate Council (EASC), as relaton lists them (JSONL)."""

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from classifiers.standards.catalogue import Refused
from classifiers.standards.identity import identify
from classifiers.standards.loaders import lines
from classifiers.standards.loaders.lines import Record
from classifiers.standards.model import Edition, EditionStatus

_BODIES: Final = MappingProxyType({"pmg": ("PMG", "rules"), "rmg": ("RMG", "recommendation")})
_STATUSES: Final = MappingProxyType({
    "new": EditionStatus.PUBLISHED, "replaces": EditionStatus.PUBLISHED, "replaced": EditionStatus.WITHDRAWN,
    "withdrawn": EditionStatus.WITHDRAWN,
})  # fmt: skip
_LANGUAGES: Final = MappingProxyType({"rus": "ru", "eng": "en", "aze": "az"})
_UNDERSTOOD: Final = frozenset({
    "reference", "title", "title_lang", "dates", "doctype", "status", "joining_states", "url", "session", "developer",
})  # fmt: skip


def read(body: bytes, source: str) -> Iterator[Edition | Refused]:
    """All rules of a list; which states joined is kept by their letters in Russian (АЗЕ is Azerbaijan)."""
    return (one if isinstance(one, Refused) else _edition(one[1], source) for one in lines.records(body, source))


def _edition(record: Record, source: str) -> Edition:
    identity = identify(record["reference"])
    body, kind = _BODIES.get(str(record.get("doctype")), ("PMG", "rules"))
    language = _LANGUAGES.get(str(record.get("title_lang")), "")
    told = str((record.get("dates") or {}).get("published") or "")
    published, precision = lines.day_of(told.removesuffix("-01-01"))
    left = [("status", str(record.get("status") or "")), ("session", str(record.get("session") or ""))]
    left += [("joining_states", ", ".join(record.get("joining_states") or ())), ("developer", str(record.get("developer") or ""))]
    return Edition(
        identity.reference, identity.standard, body, lines.titles_of(record.get("title"), language), kind,
        _STATUSES.get(str(record.get("status")), EditionStatus.UNKNOWN), published=published, precision=precision,
        languages=(language,) if language else (), url=record.get("url") or "", source=source,
        kept=(*identity.kept, *(pair for pair in left if pair[1]), *lines.kept_of(record, _UNDERSTOOD)),
    )  # fmt: skip
