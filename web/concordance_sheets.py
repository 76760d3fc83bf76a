"""A kept concordance as a document: what is decided, from one side or both, and what a document that came back says of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

from acts.concordance.kept import Event, Kept, Role, Row
from acts.concordance.model import Decision, Degree, Provision
from acts.word.comparison_sheet import Making
from acts.word.concordance_sheet import Concordance, Matched, concordance_sheet
from acts.word.layouts import Family, Layout, layout, layouts
from acts.word.returned import read_returned, sent_of
from acts.word.returned_judge import judge
from acts.word.returned_model import Judged, Outcome, Plan, RowVerdict, ValueChange
from acts.word.returned_values import vocabulary
from acts.word.sheet import Sheet
from acts.word.sheet_document import sheet_docx
from acts.word.sheet_words import words_in
from acts.word.stamped import Stamp, stamp_of, stamped
from web.acts_day import today
from web.compare_acts import said
from web.comparisons_shared import reader, store

MANY: Final = "eu_many"
"""A layout of several acts on the left, which one concordance does not fill."""
PASSED: Final = (Outcome.CHANGED, Outcome.EDITED, Outcome.UNREADABLE)
"""What a row may be judged that was decided here after the document was made: the document does not know of that."""
USUAL: Final = "concordance_five"


def fitting() -> tuple[Layout, ...]:
    """The layouts for a concordance, the usual one first."""
    found = [one for one in layouts() if one.family is Family.CONCORDANCE and one.name != MANY]
    return tuple(sorted(found, key=lambda one: (one.name != USUAL, one.name)))


def sheet_of(one: Kept, stamp: Stamp) -> Sheet:
    """The document of a concordance."""
    left, right = one.side(Role.LEFT).side, one.side(Role.RIGHT).side
    making = Making(layout(stamp.layout), stamp.lang, one.uid, today(), lambda text: said(text, stamp.lang))
    found = Concordance(left, right, tuple(_forth(one)), tuple(_back(one)) if stamp.both else ())
    return concordance_sheet(found.gaps if stamp.layout == "gaps" else found, making)


def document(one: Kept, stamp: Stamp) -> bytes:
    """The same as a Word file that is known again when it comes back."""
    return stamped(sheet_docx(sheet_of(one, stamp)), stamp)


def new_stamp(name: str, lang: str, both: bool) -> Stamp:
    """The stamp of a document made now."""
    return Stamp(datetime.now(UTC).replace(microsecond=0), name, lang, both)


def _rows(role: Role, one: Kept) -> tuple[Row, ...]:
    return tuple(row for row in store().all(one.uid, reader()) if row.role is role and not row.status.gone)


def _provisions(one: Kept) -> Mapping[str, Provision]:
    return {found.provision.id: found.provision for found in store().provisions(one.uid, reader(), Role.RIGHT)}


def _forth(one: Kept) -> Iterator[Matched]:
    rights = _provisions(one)
    for row in _rows(Role.LEFT, one):
        if row.provision is not None:
            answers = tuple(rights[id_] for id_ in row.counterparts if id_ in rights)
            evidence = row.suggestion.counterparts if row.suggestion else ()
            yield Matched(row.key, row.provision, answers, row.state, row.relation, row.decision, evidence)


def _back(one: Kept) -> Iterator[Matched]:
    lefts = {row.eid: row for row in _rows(Role.LEFT, one)}
    own = {row.eid: row for row in _rows(Role.RIGHT, one)}
    for found in store().reverse(one.uid, reader()):
        held, told = own.get(found.provision.id), [lefts[eid].provision for eid in found.lefts if eid in lefts]
        key = held.key if held else f"right:{found.provision.id}"
        made = Matched(key, found.provision, tuple(filter(None, told)), through=found.through)
        yield replace(made, state=held.state, relation=held.relation, decision=held.decision) if held else made


# what came back
@dataclass(frozen=True, slots=True)
class Taken:
    """A row whose decision can be written: the row as it stands, what it is to say, the values that differ. ``author``: who changed it."""

    row: Row
    decision: Decision
    changes: tuple[ValueChange, ...]
    author: str


@dataclass(frozen=True, slots=True)
class CameBack:
    """A document that came back. ``late``: rows somebody decided after it was made, with the event; nothing is taken of them."""

    judged: Judged
    stamp: Stamp
    taken: tuple[Taken, ...]
    late: tuple[tuple[RowVerdict, Event], ...]

    @property
    def refused(self) -> tuple[RowVerdict, ...]:
        """Rows of which nothing is taken, those that say what they said left out."""
        passed = {verdict.key for verdict, _ in self.late}
        kinds = (Outcome.CHANGED, Outcome.UNCHANGED)
        return tuple(verdict for verdict in self.judged.rows if verdict.outcome not in kinds and verdict.key not in passed)

    @property
    def unchanged(self) -> int:
        """How many rows say what they said."""
        return sum(1 for _ in self.judged.of(Outcome.UNCHANGED))


def came_back(one: Kept, body: bytes, name: str) -> CameBack | None:
    """A document judged against the comparison; None where it does not bear the stamp of one of ours. Raises `DocxError`."""
    stamp = stamp_of(body, name)
    if stamp is None or stamp.layout not in {found.name for found in fitting()}:
        return None
    judged = judge(read_returned(body, name), sent_of(sheet_of(one, stamp)), vocabulary(words_in("az"), words_in("en")))
    since: dict[str, Event] = {}
    for event in store().history(one.uid, reader()):
        if event.key and event.at > stamp.at and event.after != event.before:
            since[event.key] = event
    rows = {row.key: row for row in store().all(one.uid, reader())}
    changed = tuple(judged.of(Outcome.CHANGED))
    late = tuple((verdict, since[verdict.key]) for verdict in judged.rows if verdict.outcome in PASSED and verdict.key in since)
    taken = tuple(_taken(rows[verdict.key], verdict) for verdict in changed if verdict.key not in since and verdict.key in rows)
    return CameBack(judged, stamp, taken, late)


def _taken(row: Row, verdict: RowVerdict) -> Taken:
    decision = row.decision or Decision(row.counterparts if row.role is Role.LEFT else ())
    for change in verdict.taken:
        decision = _with(decision, change)
    authors = dict.fromkeys(trace.author for change in verdict.taken for trace in change.by if trace.author)
    return Taken(row, decision, verdict.taken, ", ".join(authors))


def _with(decision: Decision, change: ValueChange) -> Decision:
    value = change.value
    match change.holds, value:
        case "degree", Degree() | None:
            return replace(decision, degree=value)
        case "plan", Plan(act, day):
            return replace(decision, planned_act=act, planned_day=day)
        case "plan", None:
            return replace(decision, planned_act="", planned_day=None)
        case "reason", str():
            return replace(decision, reason=value)
        case "body", str():
            return replace(decision, body=value)
        case "reviewer", str():
            return replace(decision, reviewer=value)
    return decision
