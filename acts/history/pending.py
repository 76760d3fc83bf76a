"""Changes an amending act orders that the page of the amended act does not have yet: each with the day it comes into force."""

from dataclasses import dataclass, replace
from datetime import date

from acts.history.calendar import PUBLICATION, REGISTER, SIGNATURE, months_later
from acts.history.model import Change
from acts.model import Document, Kind
from acts.modifications.model import AmendingAct, AmendingText, Amendment, Commencement, Step, Target, Unit, When
from acts.references.model import ActCitation
from language.letters import fold

OWN_TEXT = "act"
"""`Change.known_by` of a day the amending act itself names."""


@dataclass(frozen=True, slots=True)
class Days:
    """What the register knows of the amending act: the day it came into force and the day it was published."""

    in_force: date | None = None
    published: date | None = None


def changes_of(text: AmendingText, amendment: Amendment, days: Days, source: str = "") -> tuple[Change, ...]:
    """The changes of one amended act, in the order of the text; ``source`` is the uri of the amending act.

    A day named for some items goes before the register's day of the whole act, that before what the act says of itself; without any
    an act comes into force when it is published (Constitutional Law on normative legal acts).
    """
    items = amendment.items or ("",) * len(amendment.modifications)
    found = []
    for modification, item in zip(amendment.modifications, items, strict=True):
        said = _said(text.commencements, item)
        day, known_by = _day(text.act, said, days)
        until = said.until if said else None
        found.append(Change(text.act, modification, source=source, in_force=day, known_by=known_by, until=until))
    return tuple(found)


def is_annex(amends: ActCitation) -> bool:
    """Whether rules approved by an act are named ("… Qərarı ilə təsdiq edilmiş “…” Qaydaları"): they have its day and number, no kind."""
    return not amends.kind and bool(amends.number)


def annex_named(document: Document, amends: ActCitation) -> Step | None:
    """The step to the annex that bears the title, or to the only one the act has; None where it cannot be told."""
    annexes = [unit for unit in document.root.children if unit.kind is Kind.ATTACHMENT]
    if len(annexes) == 1:
        return Step(Unit.ANNEX)
    wanted = fold(amends.title)
    titled = [unit for unit in annexes if wanted and unit.title and (wanted in fold(unit.title) or fold(unit.title) in wanted)]
    return Step(Unit.ANNEX, titled[0].eid.removeprefix("att_")) if len(titled) == 1 else None


def in_annex(changes: tuple[Change, ...], annex: Step | None) -> tuple[Change, ...]:
    """The changes with their targets inside an annex; as they are where the annex is not known."""
    if annex is None:
        return changes
    return tuple(replace(change, modification=replace(change.modification, target=_below(annex, change.modification.target)))
                 for change in changes)


def _below(annex: Step, target: Target) -> Target:
    """The target inside the annex; the whole text is the whole annex."""
    steps = target.steps[1:] if target.steps[:1] == (Step(Unit.CODE),) else target.steps
    return target if any(step.unit is Unit.ANNEX for step in steps) else replace(target, steps=(annex, *steps))


def _said(commencements: tuple[Commencement, ...], item: str) -> Commencement | None:
    """What the act says of an item, else of the whole."""
    for commencement in commencements:
        if item and any(_covers(name, item) for name in commencement.items):
            return commencement
    return next((commencement for commencement in commencements if not commencement.items), None)


def _covers(name: str, item: str) -> bool:
    name, item = name.strip("."), item.strip(".")
    return item == name or item.startswith(f"{name}.")


def _day(act: AmendingAct, said: Commencement | None, days: Days) -> tuple[date | None, str]:
    published = days.published or act.published
    if days.in_force and not (said and said.items):
        return days.in_force, REGISTER
    match said.when if said else When.DEFAULT:
        case When.DATE if said:
            return said.day, OWN_TEXT
        case When.SIGNATURE:
            return act.adopted, OWN_TEXT
        case When.WITH_ACT:
            return None, ""
        case When.AFTER_PUBLICATION if said and published:
            day = _later(published, said.months, said.days)
            return day, OWN_TEXT if day else ""
        case When.AFTER_PUBLICATION:
            return None, ""
    return (published, PUBLICATION) if published else (act.adopted, SIGNATURE if act.adopted else "")


def _later(day: date, months: int, days: int) -> date | None:
    """The day so many months and days on; None for one beyond all years."""
    try:
        return date.fromordinal(months_later(day, months).toordinal() + days)
    except (ValueError, OverflowError):
        return None
