"""What proposals come to when they are published together: the items of the next version and what follows from them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from classifiers.lifecycle import checks
from classifiers.lifecycle.applying import Applied, apply
from classifiers.lifecycle.following import associations, item_changes
from classifiers.lifecycle.model import Change, Objection, Proposal
from classifiers.lifecycle.ports import Schemes
from classifiers.schemes.model import Concept, ConceptAssociation, ItemChange, Version


@dataclass(frozen=True, slots=True)
class Plan:
    """The next version as it would be. Objections number the changes of all proposals through, in the order given."""

    base: Version
    applied: Applied
    changes: tuple[ItemChange, ...]
    associations: tuple[ConceptAssociation, ...]
    objections: tuple[Objection, ...]


def newest_version(schemes: Schemes, scheme: str) -> Version:
    """The version that was published last, also where it begins later. Raises a `ClassifiersError` where there is no scheme."""
    versions = schemes.versions(scheme)
    return versions[0] if versions else schemes.version(scheme)


def plan(schemes: Schemes, proposals: Sequence[Proposal], base: Version, day: date | None = None) -> Plan:
    """What these proposals of one scheme make of a version, each on what the one before left."""
    concepts = schemes.concepts(base.scheme, base.number)
    before = {concept.code: concept for concept in concepts}
    asked = tuple(change for proposal in proposals for change in proposal.changes)
    applied = apply(concepts, asked, day)
    since = _outdated(schemes, before, proposals, base)
    changes = item_changes(before, applied, evidence(proposals))
    return Plan(base, applied, changes, associations(applied), (*checks.objections_to(concepts, applied, base.levels, asked), *since))


def evidence(proposals: Iterable[Proposal]) -> str:
    return f"proposed and approved: proposal {', '.join(str(proposal.id) for proposal in proposals)}"


def _outdated(schemes: Schemes, now: dict[str, Concept], proposals: Sequence[Proposal], base: Version) -> tuple[Objection, ...]:
    found, at = list[Objection](), 0
    for proposal in proposals:
        found += (Objection(at + one.change, one.reason) for one in outdated(schemes, proposal.base_version, proposal.changes, now, base))
        at += len(proposal.changes)
    return tuple(found)


def outdated(
    schemes: Schemes, written_for: str, changes: Sequence[Change], now: dict[str, Concept], base: Version
) -> tuple[Objection, ...]:
    """What changes name that is no longer as it was in the version they were written for."""
    if written_for in ("", base.number):
        return ()
    then = {concept.code: concept for concept in schemes.concepts(base.scheme, written_for)}
    return tuple(checks.outdated(then, now, changes, written_for))
