"""Impact and recoding together: what a proposal touches, deciding about it one by one or at once, carrying it out after publication."""

from collections.abc import Mapping, Sequence
from itertools import groupby

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from classifiers.lifecycle import keeping, recoding, steps
from classifiers.lifecycle.answers import Answer, Stale
from classifiers.lifecycle.impact import Impact, Line, Weighing
from classifiers.lifecycle.model import Actor, Proposal, Standing
from classifiers.lifecycle.ports import Schemes
from classifiers.lifecycle.recoding import Key, Recoding
from classifiers.lifecycle.steps import What
from classifiers.lifecycle.tables import proposals
from classifiers.schemes.ports import Use, Uses
from storage.batches import batched
from storage.database import writing

AT_ONCE = 500
"""Things given their codes in one transaction: others who write wait no longer than that takes."""
KEEP = ""
"""Chosen for something that shall keep its code."""


class RecodingDesk:
    """Raises `NoProposalError` and `NotAllowedError`."""

    def __init__(self, engine: Engine, schemes: Schemes, uses: Uses) -> None:
        self.engine, self.uses, self.weighing = engine, uses, Weighing(schemes, uses)

    def impact(self, proposal: Proposal) -> Impact:
        return self.weighing.impact(proposal, self.decided(proposal.id), self._together(proposal))

    def page(self, proposal: Proposal, kind: str = "", first: int = 0, size: int = 50) -> tuple[Line, ...]:
        return self.weighing.page(proposal, self.decided(proposal.id), kind, first, size, self._together(proposal))

    def decided(self, id_: int) -> Mapping[Key, Recoding]:
        with self.engine.connect() as connection:
            return recoding.decided(connection, id_)

    def decide(self, id_: int, revision: int, actor: Actor, choices: Mapping[Key, str]) -> Answer:
        """Decide about some things one by one: a code that follows theirs, or `KEEP`. What names no such thing or code is passed over."""
        return self._decide(id_, revision, actor, choices)

    def accept_all(self, id_: int, revision: int, actor: Actor, kind: str = "") -> Answer:
        """Take what is offered for everything not decided yet."""
        return self._decide(id_, revision, actor, None, kind)

    def _decide(self, id_: int, revision: int, actor: Actor, choices: Mapping[Key, str] | None, kind: str = "") -> Answer:
        with writing(self.engine) as connection:
            now = keeping.read(connection, id_, lock=True)
            if revision != now.revision:
                return Stale(now)
            steps.rule_for(actor, What.RECODE, now)
            lines = self.weighing.lines(now, recoding.decided(connection, id_), kind, self._together(now))
            made = [chosen for line in lines if (chosen := _chosen(line, choices))]
            count = recoding.decide(connection, id_, made, actor.name)
            return keeping.move(connection, now, now.standing, actor, What.RECODE, str(count)) if count else now

    def carry_out(self, id_: int, actor: Actor, most: int | None = None) -> int:
        """Give the new codes where that was decided and not done, to `most` things; how many are done now.

        Can be begun again where it broke off or stopped.
        """
        proposal = self._read(id_)
        if proposal.standing is not Standing.PUBLISHED:
            return 0
        steps.rule_for(actor, What.RECODE, proposal)
        waiting = sorted(recoding.waiting(self.decided(id_))[:most], key=lambda one: one.who)
        by_who = groupby(waiting, key=lambda one: one.who)
        return sum(self._carry_out(proposal, who, part) for who, group in by_who for part in batched(group, AT_ONCE))

    def _carry_out(self, proposal: Proposal, who: str, some: Sequence[Recoding]) -> int:
        """Those of one person, in one transaction: what was given a code is noted as given."""
        wanted = [(Use(one.key.kind, one.key.id, one.title, one.key.code), one.code) for one in some if one.code != one.key.code]
        with writing(self.engine) as connection:
            refused = {Key.of(use): why for use, why in self.uses.recode_all(connection, proposal.scheme, wanted, who).items()}
            done = [one.key for one in some if one.key not in refused]
            recoding.settle(connection, proposal.id, done, refused)
        return len(done)

    def _read(self, id_: int) -> Proposal:
        with self.engine.connect() as connection:
            return keeping.read(connection, id_)

    def _together(self, proposal: Proposal) -> tuple[Proposal, ...]:
        """All that was published with a published proposal."""
        if proposal.standing is not Standing.PUBLISHED:
            return ()
        same = (proposals.c.scheme == proposal.scheme, proposals.c.published_in == proposal.published_in)
        with self.engine.connect() as connection:
            ids = connection.execute(sa.select(proposals.c.id).where(*same).order_by(proposals.c.id)).scalars().all()
            return tuple(keeping.read(connection, id_) for id_ in ids)


def _chosen(line: Line, choices: Mapping[Key, str] | None) -> tuple[Use, str] | None:
    """What is decided about a line; None for nothing."""
    if line.stays:
        return None
    if choices is None:
        return (line.use, line.offered) if line.decided is None and line.offered else None
    code = choices.get(Key.of(line.use))
    return (line.use, code) if code is not None and (code == KEEP or code in line.candidates) else None
