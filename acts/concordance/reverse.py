"""The table from the other side: every provision of the right with those of the left that answer it, "no counterpart" stated."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from acts.concordance.model import Provision


class Through(StrEnum):
    """By what a provision of the right is answered."""

    ITSELF = "itself"          # rows name it
    PARENT = "parent"          # rows name the article around it
    PARTS = "parts"            # rows name what stands in it
    NOTHING = "nothing"        # no counterpart


@dataclass(frozen=True, slots=True)
class Answered:
    """A provision of the right: ``lefts`` are the ids of those of the left that name it, or name its article or parts (``through``)."""

    provision: Provision
    lefts: tuple[str, ...]
    through: Through


def reverse(rights: Sequence[Provision], links: Mapping[str, Iterable[str]]) -> tuple[Answered, ...]:
    """Each provision of the right, in order, with what answers it; ``links`` are the counterparts of each provision of the left."""
    lefts: dict[str, dict[str, None]] = {}
    for left, named in links.items():
        for right in named:
            lefts.setdefault(right, {})[left] = None
    parts: dict[str, list[str]] = {}
    for one in rights:
        parts.setdefault(one.parent, []).append(one.id)
    return tuple(_answered(one, lefts, parts.get(one.id, [])) for one in rights)


def _answered(one: Provision, lefts: Mapping[str, Mapping[str, None]], parts: Sequence[str]) -> Answered:
    below = tuple(dict.fromkeys(left for part in parts for left in lefts.get(part, ())))
    ways = ((tuple(lefts.get(one.id, ())), Through.ITSELF), (tuple(lefts.get(one.parent, ())) if one.parent else (), Through.PARENT),
            (below, Through.PARTS))  # fmt: skip
    found, through = next(((names, way) for names, way in ways if names), ((), Through.NOTHING))
    return Answered(one, found, through)
