"""A draft amending act against the acts it amends: its instructions put into the text of a day, and a table of what that changes.

Every instruction ends in a row or among those not applied, with its number, its words and the reason.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import groupby
from typing import Final

from acts.compare.draft_conflicts import contradictions
from acts.compare.draft_model import DraftError, Find, Held, NotHeld, Order
from acts.compare.draft_refused import Carried
from acts.compare.draft_rows import repealed_act, rows_between, text_of_day
from acts.compare.model import Comparison, DraftComparison, NotApplied, Side
from acts.history.apply import apply
from acts.history.model import Change, Outcome, Timeline
from acts.history.pending import annex_named, in_annex
from acts.history.status import is_whole_repeal
from acts.lines.docx_tongue import tongue_doubt
from acts.model import Document, Kind
from acts.modifications.instructions import read, read_text
from acts.modifications.model import (
    AmendingAct,
    Amendment,
    Misread,
    Modification,
    ProvisionInsertion,
    ProvisionReplacement,
    Step,
    Target,
    Unit,
)
from acts.references.model import ActCitation

__all__ = ["DraftError", "Find", "Held", "NotHeld", "propose"]

_KNOWN_BY: Final = "draft"
_NO_DRAFT: Final = (
    "expected a draft amending act, found no sentence that orders an amendment "
    "(“… sözləri … sözləri ilə əvəz edilsin”, “… əlavə edilsin”, “… ləğv edilsin”)"
)
_LONG: Final = 60
_CUT: Final = re.compile(r"…(?:[\s;]*…)*")


def propose(draft: Document | str, day: date, find: Find, side: Side) -> DraftComparison:
    """The tables of a draft on the text in force on `day`: one for each act it amends that `find` finds, in the order it names them.

    The instructions are applied in their order; one that contradicts an earlier one is not. Raises `DraftError` where the text orders
    nothing: no draft amending act, or one in another language.
    """
    text = read_text(draft) if isinstance(draft, str) else read(draft)
    if not any(one.modifications or one.misread for one in text.amendments) and not text.misread:
        words = draft if isinstance(draft, str) else "\n".join(line.current for line in draft.lines())
        raise DraftError(f"{side.title or 'the draft'}: {tongue_doubt(words) or _NO_DRAFT}")
    gathered = _Gathered()
    for amendment in text.amendments:
        gathered.take(amendment, find(amendment.amends))
    tables = tuple(_table(parts, held, day, text.act) for held, parts in gathered.held)
    return DraftComparison(side, tables, (*gathered.not_held, *_misread(text.misread)))


@dataclass(slots=True)
class _Gathered:
    """The amendments of a draft by the act each was found to be of, and those whose act was not found."""

    held: list[tuple[Held, list[Amendment]]] = field(default_factory=list)
    not_held: list[NotApplied] = field(default_factory=list)

    def take(self, amendment: Amendment, found: Held | NotHeld) -> None:
        if isinstance(found, NotHeld):
            self.not_held += _all_of(amendment, found.reason)
            return
        known = next((parts for held, parts in self.held if _same(held, found)), None)
        if known is None:
            self.held.append((found, [amendment]))
        else:
            known.append(amendment)


def _same(one: Held, other: Held) -> bool:
    return one.side == other.side if one.side.uri or other.side.uri else one.timeline is other.timeline


def _all_of(amendment: Amendment, reason: str) -> Iterator[NotApplied]:
    """Every instruction of an amendment, none of them applied."""
    orders = dict.fromkeys((order.item, order.words) for order in _orders(amendment))
    yield from (NotApplied(item, words, reason) for item, words in orders)
    yield from _misread(amendment.misread)


def _misread(found: Iterable[Misread]) -> Iterator[NotApplied]:
    return (NotApplied(one.item, one.words, one.reason) for one in found)


def _orders(amendment: Amendment) -> tuple[Order, ...]:
    """The instruction each modification was read from."""
    pairs = zip(amendment.items, amendment.wordings, strict=True)
    return tuple(_order(item, words, amendment.modifications) for item, words in pairs)


def _order(item: str, words: str, modifications: Iterable[Modification]) -> Order:
    texts = (one.action.text for one in modifications if isinstance(one.action, ProvisionInsertion | ProvisionReplacement))
    short = words
    for text in sorted(filter(None, texts), key=len, reverse=True):
        short = short.replace(text, "…") if len(text) > _LONG or "\n" in text else short
    return Order(item, words, " ".join(_CUT.sub("…", short).split()))


def _table(parts: Sequence[Amendment], held: Held, day: date, act: AmendingAct) -> Comparison:
    """The table of one act: the draft's instructions put into its text of the day."""
    text = text_of_day(held.timeline, day)
    changes, orders = _once(parts, text, act, day + timedelta(days=1))
    against = contradictions([change.modification for change in changes], orders)
    judged = [replace(change, outcome=Outcome.REFUSED, reason=against[n]) if n in against else change for n, change in enumerate(changes)]
    applied = apply(Timeline(text), judged)
    rows = rows_between(applied, day, day + timedelta(days=1), lambda indexes: tuple(dict.fromkeys(orders[n].short for n in indexes)))
    whole = next((n for n, change in enumerate(applied.changes) if is_whole_repeal(change)), None)
    rows = rows if whole is None else (repealed_act(held.side.title, orders[whole].short), *rows)
    left, right = replace(held.side, day=day), replace(held.side, day=None)
    misread = tuple(one for part in parts for one in _misread(part.misread))
    return Comparison(left, right, rows, (*Carried(held.timeline, day, applied, orders, rows, against).not_applied(), *misread))


def _once(parts: Sequence[Amendment], text: Document, act: AmendingAct, day: date) -> tuple[tuple[Change, ...], tuple[Order, ...]]:
    """The changes in order, each with its instruction; what an instruction says twice in one breath is one."""
    pairs = ((order, change) for part in parts for order, change in zip(_orders(part), _changes(part, text, act, day), strict=True))
    found = [pair for pair, _ in groupby(pairs)]
    return tuple(change for _, change in found), tuple(order for order, _ in found)


def _changes(part: Amendment, text: Document, act: AmendingAct, day: date) -> tuple[Change, ...]:
    placed = (replace(one, target=_annex_known(one.target, text)) for one in part.modifications)
    changes = tuple(Change(act, one, in_force=day, known_by=_KNOWN_BY) for one in placed)
    annexed = not part.amends.kind and any(unit.kind is Kind.ATTACHMENT for unit in text.root.children)
    return in_annex(changes, annex_named(text, part.amends)) if annexed else changes


def _annex_known(target: Target, text: Document) -> Target:
    """The target with an annex it calls by its title called as the text numbers it; an annex nobody knows is left out."""
    steps = (_annex(step, text) if step.unit is Unit.ANNEX and " " in step.number else step for step in target.steps)
    known = tuple(step for step in steps if step is not None)
    return replace(target, steps=known) if known and known != target.steps else target


def _annex(step: Step, text: Document) -> Step | None:
    return annex_named(text, ActCitation(step.number))
