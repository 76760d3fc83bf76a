"""A kept concordance as a document: what is decided, from one side or both, or what is still needed."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from acts.concordance.gaps import standings
from acts.concordance.kept import Kept, Role, Row
from acts.concordance.model import Provision, State
from acts.concordance.reverse import Through
from acts.word.comparison_sheet import Making
from acts.word.concordance_sheet import Concordance, Matched, concordance_sheet, needed_sheet
from acts.word.layouts import Family, Layout, layout, layouts
from acts.word.sheet import Sheet
from acts.word.sheet_document import sheet_docx
from acts.word.stamped import Stamp, stamped
from web.acts_day import today
from web.compare_acts import said
from web.comparisons_shared import reader, store

MANY: Final = "eu_many"
"""A layout of several acts on the left, which one concordance does not fill."""
USUAL: Final = "concordance_five"
NEEDED: Final = "gaps"
"""The layout of what has to be adopted or amended: provisions of the right, as the page of gaps counts them."""


def fitting() -> tuple[Layout, ...]:
    """The layouts for a concordance, the usual one first."""
    found = [one for one in layouts() if one.family is Family.CONCORDANCE and one.name != MANY]
    return tuple(sorted(found, key=lambda one: (one.name != USUAL, one.name)))


def sheet_of(one: Kept, stamp: Stamp, at_end: bool = False) -> Sheet:
    """The document of a concordance; ``at_end``: its notes will stand at its end."""
    left, right = one.side(Role.LEFT).side, one.side(Role.RIGHT).side
    making = Making(layout(stamp.layout), stamp.lang, one.uid, today(), lambda text: said(text, stamp.lang), at_end=at_end)
    rows = tuple(row for row in store().all(one.uid, reader()) if not row.status.gone)
    rights = tuple(found.provision for found in store().provisions(one.uid, reader(), Role.RIGHT))
    forth, needed = tuple(_forth(rows, rights)), stamp.layout == NEEDED
    back = _back(one, rows) if stamp.both or needed else ()
    found = Concordance(left, right, forth, tuple(_needed(one, back, forth) if needed else back), rights)
    return needed_sheet(found, making) if needed else concordance_sheet(found, making)


def document(one: Kept, stamp: Stamp, at_end: bool = False) -> bytes:
    """The same as a Word file that is known again when it comes back."""
    return stamped(sheet_docx(sheet_of(one, stamp, at_end)), stamp)


def _forth(rows: Iterable[Row], rights: Iterable[Provision]) -> Iterator[Matched]:
    known = {one.id: one for one in rights}
    for row in rows:
        if row.role is Role.LEFT and row.provision is not None:
            answers = tuple(known[id_] for id_ in row.counterparts if id_ in known)
            evidence = row.suggestion.counterparts if row.suggestion else ()
            yield Matched(row.key, row.provision, answers, row.state, row.relation, row.decision, evidence)


def _back(one: Kept, rows: Iterable[Row]) -> Iterator[Matched]:
    sides: dict[Role, dict[str, Row]] = {role: {} for role in Role}
    for row in rows:
        sides[row.role][row.eid] = row
    lefts, own = sides[Role.LEFT], sides[Role.RIGHT]
    for found in store().reverse(one.uid, reader()):
        held, told = own.get(found.provision.id), [lefts[eid].provision for eid in found.lefts if eid in lefts]
        key = held.key if held else f"right:{found.provision.id}"
        made = Matched(key, found.provision, tuple(filter(None, told)), through=found.through)
        yield replace(made, state=held.state, relation=held.relation, decision=held.decision) if held else made


def _needed(one: Kept, back: Iterable[Matched], forth: Iterable[Matched]) -> Iterator[Matched]:
    """Of the rows of the right those that ask for an act or an amendment. What is answered goes by the row of the left, as far as one row
    alone says it: under its key what is written into the document comes back.
    """
    wanted = {found.provision.id for found in standings(store(), reader(), uid=one.uid) if found.needed}
    told = [row for row in back if row.provision.id in wanted]
    keys = {row.provision.id: row.key for row in forth}
    times = Counter(left.id for row in told for left in row.counterparts)
    for row in told:
        if row.through is Through.NOTHING:
            yield row
        else:
            own = [keys[left.id] for left in row.counterparts if len(row.counterparts) == times[left.id] == 1]
            yield replace(row, key=own[0] if own else f"right:{row.provision.id}", state=State.SUGGESTED, decision=None)
