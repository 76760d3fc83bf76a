"""What follows from changes for whoever moves from one version to the next: the links of the correspondence table and the change codes."""

from collections.abc import Iterator, Mapping

from classifiers.lifecycle.applying import VALID, Applied
from classifiers.schemes.model import ChangeKind, Concept, ConceptAssociation, ItemChange, label_in

Component = tuple[tuple[str, ...], tuple[str, ...]]
"""Old and new codes that links hold together."""


def associations(applied: Applied) -> tuple[ConceptAssociation, ...]:
    """A link for each code that was valid and each that holds what it held; "whole" where it is the only one of its side."""
    sources: dict[str, int] = {}
    for heirs in applied.heirs.values():
        for heir in heirs:
            sources[heir] = sources.get(heir, 0) + 1
    return tuple(
        ConceptAssociation(code, heir, whole_source=len(heirs) == 1, whole_target=sources[heir] == 1)
        for code, heirs in applied.heirs.items()
        for heir in heirs
    )


def item_changes(before: Mapping[str, Concept], applied: Applied, evidence: str) -> tuple[ItemChange, ...]:
    """The changes by their codes: an item survives as the one of the same id. What a person proposed and decided is confirmed."""
    after = {one.code: one for one in applied.concepts if one.status is VALID}
    found = (_change(component, before, after, evidence) for component in _components(applied, after))
    return tuple(change for change in found if change is not None)


def _components(applied: Applied, after: Mapping[str, Concept]) -> Iterator[Component]:
    """Old and new items that links hold together, single new ones last."""
    sources: dict[str, list[str]] = {}
    for code, heirs in applied.heirs.items():
        for heir in heirs:
            sources.setdefault(heir, []).append(code)
    seen: set[str] = set()
    for code in applied.heirs:
        if code not in seen:
            old, new = _held_together(code, applied.heirs, sources)
            seen.update(old)
            yield old, new
    yield from (((), (code,)) for code in applied.made if code in after and code not in sources)


def _held_together(start: str, heirs: Mapping[str, tuple[str, ...]], sources: Mapping[str, list[str]]) -> Component:
    old, new, open_ = {start: None}, dict[str, None](), [start]
    while open_:
        for heir in heirs[open_.pop()]:
            if heir not in new:
                new[heir] = None
                fresh = [code for code in sources[heir] if code not in old]
                old.update(dict.fromkeys(fresh))
                open_ += fresh
    return tuple(old), tuple(new)


def _change(component: Component, before: Mapping[str, Concept], after: Mapping[str, Concept], evidence: str) -> ItemChange | None:
    old, new = component
    ids = {after[code].id: code for code in new}
    survivors = {code: ids[before[code].id] for code in old if before[code].id in ids}
    also = tuple(f"{kind} {code}>{now}" for code, now in survivors.items() if (kind := _virtual(before[code], after[now])))
    if len(old) == len(new) == 1:
        kind = _virtual(before[old[0]], after[new[0]])
        return ItemChange(kind, old, new, (), evidence, confirmed=True) if kind else None
    return ItemChange(_real(len(old), len(new), len(survivors)), old, new, also, evidence, confirmed=True)


def _real(olds: int, news: int, survivors: int) -> ChangeKind:
    """By the terminology of the GSIM statistical classification model."""
    if not olds or not news:
        return ChangeKind.DELETION if olds else ChangeKind.CREATION
    if news == 1:
        return ChangeKind.TAKE_OVER if survivors else ChangeKind.MERGER
    if olds == 1:
        return ChangeKind.SPLIT_OFF if survivors else ChangeKind.BREAKDOWN
    return ChangeKind.TRANSFER if olds == news == survivors else ChangeKind.MIXED


def _virtual(old: Concept, new: Concept) -> ChangeKind | None:
    recoded = old.code != new.code
    renamed = any(label_in(old.labels, language) != label_in(new.labels, language) for language in ("az", "en"))
    if recoded and renamed:
        return ChangeKind.CODE_AND_NAME
    return ChangeKind.CODE_CHANGE if recoded else ChangeKind.NAME_CHANGE if renamed else None
