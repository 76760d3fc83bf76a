"""Annexes behind the signature of an amending act: new texts of annexes the act orders, or annexes no instruction mentions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from acts.modifications.instructions.items import Item
from acts.modifications.instructions.quotations import Masked
from acts.modifications.model import Amendment, Misread, Modification, ProvisionInsertion, ProvisionReplacement, Unit

NOT_ORDERED: Final = "an annex that no instruction mentions"

_HEADING: Final = re.compile(
    r"(?:(?P<before>\d{1,2})\s*(?:nömrəli|№-li|saylı)\s+)?[ƏəE]lavə(?:\s*(?:№\s*)?(?P<after>\d{1,2}))?\W*$|ƏLAVƏ\W*$")
_BELONGS: Final = re.compile(r"əlavə\s+(?:olunur|edilir)|əlavə(?:ləri|si)?\s+təsdiq")


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex: its number ("" where it has none), its text behind the heading, the place of its heading in the act."""

    number: str
    text: str
    start: int


def annexes(masked: Masked, behind: Sequence[Item]) -> tuple[Annex, ...]:
    """The annexes among the items behind the signature."""
    heads = [(n, found) for n, item in enumerate(behind) if (found := _HEADING.match(item.text))]
    ends = [*(n for n, _ in heads[1:]), len(behind)][: len(heads)]
    return tuple(_annex(masked, behind, n, end, found) for (n, found), end in zip(heads, ends, strict=True))


def _annex(masked: Masked, behind: Sequence[Item], head: int, end: int, found: re.Match[str]) -> Annex:
    start = behind[head + 1].start if head + 1 < end else len(masked.text)
    stop = behind[end].start if end < len(behind) else len(masked.text)
    number = found["before"] or found["after"] or ""
    return Annex(number, masked.whole(masked.text[start:stop]).strip(), masked.place(behind[head].start))


def with_annexes(
    amendments: tuple[Amendment, ...], found: Sequence[Annex], body: str,
) -> tuple[tuple[Amendment, ...], tuple[Misread, ...]]:
    """The amendments with the texts of annexes they put in or replace; the annexes nothing in the act speaks of are misread."""
    free = list(found)
    filled = tuple(replace(one, modifications=tuple(_with(change, free) for change in one.modifications)) for one in amendments)
    if _BELONGS.search(body):
        return filled, ()
    return filled, tuple(Misread(one.start, one.start + len(one.text), one.text, NOT_ORDERED) for one in free)


def _with(change: Modification, free: list[Annex]) -> Modification:
    action = change.action
    if not isinstance(action, ProvisionInsertion | ProvisionReplacement) or action.text is not None:
        return change
    last = change.target.steps[-1]
    own = next((one for one in free if last.unit is Unit.CODE or (last.unit is Unit.ANNEX and last.number in (one.number, "", "?"))), None)
    if own is None:
        return change
    free.remove(own)
    return replace(change, action=replace(action, text=own.text))
