"""National standards of Azerbaijan met on pages (JSONL: reference, title, base, replaces, source)."""

from collections.abc import Iterator
from typing import Final

from classifiers.standards.catalogue import Refused
from classifiers.standards.designation import Designation
from classifiers.standards.identity import identify
from classifiers.standards.loaders import lines
from classifiers.standards.loaders.lines import Record
from classifiers.standards.model import Adoption, Edition, Relation, RelationKind

_UNDERSTOOD: Final = frozenset({"reference", "title", "base", "replaces", "source"})


def read(body: bytes, source: str) -> Iterator[Edition | Refused]:
    """All standards of a list."""
    return (one if isinstance(one, Refused) else _edition(one[1], source) for one in lines.records(body, source))


def _edition(record: Record, source: str) -> Edition:
    identity = identify(record["reference"], own=False)
    designation = identity.designation
    published, precision = lines.year_of(designation)
    replaced = [identify(one, own=False).reference for one in (record.get("replaces"),) if one]
    printed = (("reference", record["reference"]),) if identity.reference != record["reference"] else ()
    return Edition(
        identity.reference, identity.standard, "AZS", lines.titles_of(record.get("title"), "az"),
        published=published, precision=precision, adoptions=adoptions_of(designation, record.get("base")),
        relations=tuple(Relation(RelationKind.REPLACES, one, published) for one in replaced), url=str(record.get("source") or ""),
        source=source, kept=(*identity.kept, *printed, *lines.kept_of(record, _UNDERSTOOD)),
    )  # fmt: skip


def adoptions_of(designation: Designation | None, base: object) -> tuple[Adoption, ...]:
    """What a national standard takes over: the base told, or else the one whose number it bears."""
    if base:
        return (Adoption(identify(str(base), own=False).reference),)
    taken = designation.adopted if designation else None
    return (Adoption(str(taken), designation.degree if designation else None),) if taken else ()
