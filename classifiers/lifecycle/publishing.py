"""Publishing a version out of approved proposals: items, correspondence table, change codes and proposals in one transaction."""

from collections.abc import Mapping
from datetime import date

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from classifiers.lifecycle import checks, keeping, reasons, steps
from classifiers.lifecycle.answers import Objected, Stale
from classifiers.lifecycle.errors import LifecycleError
from classifiers.lifecycle.model import Actor, Objection, Proposal, Standing
from classifiers.lifecycle.planning import Plan, newest_version, plan
from classifiers.lifecycle.ports import Schemes
from classifiers.lifecycle.steps import What
from classifiers.lifecycle.tables import proposals
from classifiers.schemes.errors import SchemeRefusedError
from classifiers.schemes.model import Correspondence, Version
from storage.database import writing

ORIGIN = "proposals"
"""What made a correspondence table that follows from proposals."""


class OvertakenError(LifecycleError):
    """Another version was published while this one was being made."""


class Publishing:
    """Makes versions. Raises `NoProposalError` and `NotAllowedError`."""

    def __init__(self, engine: Engine, schemes: Schemes) -> None:
        self.engine, self.schemes = engine, schemes

    def waiting(self, scheme: str) -> tuple[Proposal, ...]:
        """The approved proposals of a scheme, oldest first."""
        query = sa.select(proposals.c.id).where(proposals.c.scheme == scheme, proposals.c.standing == Standing.APPROVED.value)
        with self.engine.connect() as connection:
            ids = connection.execute(query.order_by(proposals.c.id)).scalars().all()
            return tuple(keeping.read(connection, id_) for id_ in ids)

    def plan(self, chosen: tuple[Proposal, ...], day: date | None = None) -> Plan:
        """What publishing these would come to."""
        return plan(self.schemes, chosen, newest_version(self.schemes, chosen[0].scheme), day)

    def publish(self, seen: Mapping[int, int], number: str, valid_from: date, actor: Actor) -> Version | Stale | Objected:
        """Publish a version out of the proposals chosen (number to the revision seen), in the order of their numbers."""
        if wrong := _unfit(seen, number):
            return Objected((Objection(checks.WHOLE, wrong),))
        try:
            with writing(self.engine) as connection:
                return self._publish(connection, seen, " ".join(number.split()), valid_from, actor)
        except OvertakenError as error:
            return Objected((Objection(checks.WHOLE, str(error)),))
        except SchemeRefusedError as error:
            return Objected(tuple(Objection(checks.WHOLE, reason) for reason in error.reasons))

    def _publish(
        self, connection: Connection, seen: Mapping[int, int], number: str, day: date, actor: Actor
    ) -> Version | Stale | Objected:
        chosen = _locked(connection, seen)
        if stale := next((one for one in chosen if one.revision != seen[one.id]), None):
            return Stale(stale)
        for one in chosen:
            steps.rule_for(actor, What.PUBLISH, one)
        if len({one.scheme for one in chosen}) > 1:
            return Objected((Objection(checks.WHOLE, reasons.OTHER_SCHEME),))
        planned = self.plan(chosen, day)
        if wrong := (*planned.objections, *self._number_taken(planned, number)):
            return Objected(wrong)
        return self._write(connection, chosen, planned, number, day, actor)

    def _write(
        self, connection: Connection, chosen: tuple[Proposal, ...], planned: Plan, number: str, day: date, actor: Actor
    ) -> Version:
        scheme, base = planned.base.scheme, planned.base
        table = Correspondence(scheme, base.number, scheme, number, planned.associations, origin=ORIGIN, confirmed=True)
        version = self.schemes.publish(
            connection, scheme, number, planned.applied.concepts, base.levels, day, actor.name, planned.changes, table
        )
        if version.sequence != base.sequence + 1:
            raise OvertakenError(reasons.OVERTAKEN)
        for one in chosen:
            keeping.move(connection, one, Standing.PUBLISHED, actor, What.PUBLISH, published_in=number)
        return version

    def _number_taken(self, planned: Plan, number: str) -> tuple[Objection, ...]:
        taken = any(version.number == number for version in self.schemes.versions(planned.base.scheme))
        return (Objection(checks.WHOLE, reasons.NUMBER_TAKEN),) if taken else ()


def _unfit(seen: Mapping[int, int], number: str) -> str:
    return reasons.NOT_NAMED if not seen else "" if number.strip() else reasons.NO_NUMBER


def _locked(connection: Connection, seen: Mapping[int, int]) -> tuple[Proposal, ...]:
    """The proposals chosen; no other proposal of their scheme is published before this transaction ends."""
    first = keeping.read(connection, min(seen))
    of_scheme = sa.select(proposals.c.id).where(proposals.c.scheme == first.scheme).order_by(proposals.c.id)
    connection.execute(of_scheme.with_for_update()).all()
    return tuple(keeping.read(connection, id_, lock=True) for id_ in sorted(seen))
