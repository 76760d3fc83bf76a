"""A comparison as a whole for programs, and its statement of conformity as values."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from acts.concordance.ageing import age
from acts.concordance.errors import ConcordanceError
from acts.concordance.gaps import BEST, Answer, standings
from acts.concordance.kept import ComparisonKind, Kept, Reader, Role
from acts.concordance.model import Degree, State
from acts.concordance.packing import plain
from acts.concordance.store import Comparisons


@dataclass(frozen=True, slots=True)
class Conformity:
    """A statement of conformity: how far the left carries out the right, as people decided it.

    ``rights``: provisions of the right, the smallest units listed, by the best answer of this comparison; ``lefts``: rows of the left by
    degree (None: none said), decided ones alone. ``open_rows``: rows of the left nobody decided; ``recheck``: decided on wordings that
    changed since. ``signatories``: who decided; ``reviewers`` and ``bodies``: whom decisions name.
    """

    kept: Kept
    day: date
    rights: tuple[tuple[Answer, int], ...]
    lefts: tuple[tuple[Degree | None, int], ...]
    open_rows: int
    recheck: int
    signatories: tuple[str, ...]
    reviewers: tuple[str, ...]
    bodies: tuple[str, ...]

    @property
    def final(self) -> bool:
        """Whether everything is decided, on the wordings as they stand."""
        undecided = dict(self.rights)
        return not (self.open_rows or self.recheck or undecided[Answer.SUGGESTED] or undecided[Answer.OPEN])


def conformity(store: Comparisons, uid: str, reader: Reader, day: date) -> Conformity:
    """The statement of conformity of a concordance, as of a day. Raises `ConcordanceError` for a comparison of wordings."""
    one = store.of(uid, reader)
    if one.kind is not ComparisonKind.CONCORDANCE:
        raise ConcordanceError(f"comparison {uid}: expected a concordance, found a comparison of wordings")
    rows = [row for row in store.all(uid, reader) if not row.status.gone]
    lefts = [row for row in rows if row.role is Role.LEFT]
    decided = [row for row in rows if row.decision]
    degrees = Counter(row.decision.degree for row in lefts if row.decision)
    counts = Counter(found.answer for found in standings(store, reader, uid=uid))
    return Conformity(
        one, day, tuple((answer, counts[answer]) for answer in BEST), tuple((degree, degrees[degree]) for degree in (*Degree, None)),
        sum(row.state is State.SUGGESTED for row in lefts), sum(row.state is State.RECHECK for row in rows),
        _named(row.status.decided_by for row in decided), _named(row.decision.reviewer for row in decided if row.decision),
        _named(row.decision.body for row in decided if row.decision),
    )  # fmt: skip


def exported(store: Comparisons, uid: str, reader: Reader) -> Mapping[str, object]:
    """Everything of a comparison as JSON has it: texts, provisions, rows with suggestion and decision apart, history, comments."""
    one = store.of(uid, reader)
    held: dict[str, object] = {
        "comparison": plain(one), "age": plain(age(store.engine, uid, reader)), "progress": plain(store.progress(uid, reader)),
        "rows": plain(store.all(uid, reader)), "history": plain(store.history(uid, reader)),
        "comments": plain(store.comments(uid, reader)), "not_applied": plain(store.not_applied(uid, reader)),
    }  # fmt: skip
    if one.kind is ComparisonKind.CONCORDANCE:
        held |= {"provisions": plain(store.provisions(uid, reader)), "reverse": plain(store.reverse(uid, reader))}
    return held


def _named(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({name for name in names if name}))
