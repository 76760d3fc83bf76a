"""The editions of a standard in their order: each follows the one before it, its amendments and corrigenda hang below it, what it replaced
of other standards stands above."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from classifiers.standards.catalogue import State
from classifiers.standards.chain import SUPPLEMENTS, in_order, judge, next_edition
from classifiers.standards.designation import Designation
from classifiers.standards.identity import read, standard_of
from classifiers.standards.model import Edition, EditionStatus, RelationKind

OF_EDITION: Final = re.compile(r"^(?:\(V\d+\) )?[(:]?(?:\d\d/)?\d{4}\)?[ /]*")
"""How the designation of a supplement begins: with the edition it goes with."""


@dataclass(frozen=True, slots=True)
class Link:
    """An edition of the chain with what hangs below it and what it replaced of other standards."""

    edition: Edition
    supplements: tuple[Edition, ...] = ()
    replaced: tuple[str, ...] = ()


def links(editions: Iterable[Edition]) -> tuple[Link, ...]:
    """The chain, oldest first. Drafts are left out where anything else is there; so is the entry of the standard without a day."""
    told = in_order(editions)
    whole = [one for one in told if one.kind not in SUPPLEMENTS]
    dated = [one for one in whole if one.published] or whole
    main = [one for one in dated if one.status is not EditionStatus.DRAFT] or dated
    hung: dict[str, list[Edition]] = {one.reference: [] for one in main}
    for one in told:
        base = _base_of(one, main) if one.kind in SUPPLEMENTS else None
        if base:
            hung[base.reference].append(one)
    return tuple(Link(one, tuple(hung[one.reference]), _replaced(one)) for one in main)


def states(chain: Iterable[Link], editions: Sequence[Edition], day: date) -> dict[str, State]:
    """Where each edition of the chain stood on a day, by reference, as the order of the editions tells it."""
    following = ((one.edition, next_edition(one.edition, editions)) for one in chain)
    return {one.reference: judge(one, day, (after,) if after else ()).state for one, after in following}


def drawn(chain: Sequence[Link], after: Sequence[Edition] = ()) -> bool:
    """Whether there is anything to connect; `after` are editions of other standards that took the place of the last."""
    return len(chain) + len(after) > 1 or any(one.supplements or one.replaced for one in chain)


def tail(edition: Edition) -> str:
    """What tells an edition from the others of its standard: ":2013", "(10/2019)"; its reference where that does not begin alike."""
    rest = edition.reference.removeprefix(edition.standard).strip()
    return rest if rest and rest != edition.reference else edition.reference


def tail_of_supplement(supplement: Edition) -> str:
    """What tells a supplement from the others of its edition: "Cor. 2 (04/2012)"."""
    rest = tail(supplement)
    return OF_EDITION.sub("", rest) or rest


def _base_of(supplement: Edition, main: Sequence[Edition]) -> Edition | None:
    """The edition a supplement goes with: as told, else by the year its designation names, else the last one before it."""
    bases = {one.target for one in supplement.relations if one.kind in (RelationKind.AMENDS, RelationKind.CORRECTS)}
    told = next((one for one in main if one.reference in bases), None)
    return told or _of_year(supplement, main) or _before(supplement, main)


def _of_year(supplement: Edition, main: Sequence[Edition]) -> Edition | None:
    named = read(supplement.reference)
    if named is None or not named.amendments:
        return None
    base = replace(named.unamended, date="", edition="")
    found = [one for one in main if _is_of(base, read(one.reference))]
    return found[-1] if found else None


def _is_of(base: Designation, other: Designation | None) -> bool:
    return other is not None and base.year is not None and base.year == other.year


def _before(supplement: Edition, main: Sequence[Edition]) -> Edition | None:
    if supplement.published is None:
        return main[-1] if main else None
    earlier = [one for one in main if one.published and one.published <= supplement.published]
    return earlier[-1] if earlier else main[0] if main else None


def _replaced(edition: Edition) -> tuple[str, ...]:
    """Editions of other standards it took the place of."""
    targets = (one.target for one in edition.relations if one.kind is RelationKind.REPLACES)
    return tuple(dict.fromkeys(target for target in targets if standard_of(target) != edition.standard))
