"""Where an edition stands on a day, by the whole chain it is in: entries of standards, amendments, standards that go on renumbered."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final, Protocol

from classifiers.standards.catalogue import Judgement, State
from classifiers.standards.chain import in_order, judge, meant, next_edition
from classifiers.standards.model import Edition, EditionStatus, RelationKind

_GO_WITH: Final = frozenset({"amendment", "corrigendum", "erratum", "addendum"})
"""What ends with the edition it is added to; supplements and annexes of the ITU outlive it."""
_ENDED: Final = frozenset({State.SUPERSEDED, State.WITHDRAWN})
_DEEPEST: Final = 4
"""A corrigendum of an amendment of an edition is two deep; a source may tell a circle."""


class Held(Protocol):
    """What is asked of a catalogue to judge one of its editions."""

    def known(self, reference: str) -> Edition | None: ...

    def editions(self, standard: str) -> tuple[Edition, ...]: ...

    def successors(self, edition: Edition) -> tuple[Edition, ...]: ...


def judged(held: Held, edition: Edition, day: date, deep: int = 0) -> Judgement:
    """Where an edition stands on a day; what is added to an edition ends with it at the latest."""
    own = _as_entry(held, edition, day) or judge(edition, day, held.successors(edition))
    base = _base(held, edition) if deep < _DEEPEST and own.ends_untold else None
    if base is None:
        return own
    of_base = judged(held, base, day, deep + 1)
    return replace(of_base, edition=edition) if of_base.state in _ENDED else own


def _as_entry(held: Held, edition: Edition, day: date) -> Judgement | None:
    """The entry of a standard in all its editions stands as the one it means on the day; None for an edition, and where none is known."""
    if edition.published or edition.withdrawn or edition.reference != edition.standard:
        return None
    chain = [one for one in held.editions(edition.standard) if one.published]
    if last := meant(chain, day):
        return replace(judge(last, day, held.successors(last)), edition=edition)
    if not chain:
        return None
    first = chain[0]
    drafted = next((one for one in chain if one.status is EditionStatus.DRAFT), None)
    return Judgement(edition, State.DRAFT if drafted else State.NOT_YET, (drafted or first).published)


def _base(held: Held, edition: Edition) -> Edition | None:
    if edition.kind not in _GO_WITH:
        return None
    bases = (one.target for one in edition.relations if one.kind in (RelationKind.AMENDS, RelationKind.CORRECTS))
    found = next((base for one in bases if (base := held.known(one))), None)
    return found if found and found.reference != edition.reference else None


def took_its_place(edition: Edition, chain: Sequence[Edition], told: Iterable[Edition], others: Iterable[Edition]) -> tuple[Edition, ...]:
    """What followed an edition: those `told` to replace it, drafts aside, and the next of its standard.

    `others` are what a source lists as its editions under any number: the next of them counts where it is withdrawn and its own standard
    ends with it.
    """
    following = next_edition(edition, chain)
    if following is None and edition.status is EditionStatus.WITHDRAWN:
        following = next_edition(edition, (edition, *others))
    out = (one for one in told if one.status is not EditionStatus.DRAFT)
    return in_order(dict.fromkeys((*out, *((following,) if following else ()))))
