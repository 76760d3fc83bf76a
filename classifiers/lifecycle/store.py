"""Proposals kept and moved on: each step is one transaction that is whole or not at all. Works on SQLite and PostgreSQL."""

import json
from collections.abc import Sequence
from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from classifiers.lifecycle import checks, keeping, reasons, steps
from classifiers.lifecycle.answers import Answer, Asked, Listing, Objected, Stale, Wanted
from classifiers.lifecycle.model import Actor, Change, Objection, Proposal, Role, Standing
from classifiers.lifecycle.planning import newest_version, outdated
from classifiers.lifecycle.ports import Schemes
from classifiers.lifecycle.rows import unpacked
from classifiers.lifecycle.steps import What
from classifiers.lifecycle.tables import proposal_steps, proposals
from language.letters import fold
from storage.database import writing

NARROWING = ("scheme", "standing", "submitter")


class ProposalStore:
    """Reads and moves proposals. Raises `NoProposalError` for a number that is none, `NotAllowedError` for who may not."""

    def __init__(self, engine: Engine, schemes: Schemes) -> None:
        self.engine, self.schemes = engine, schemes

    # reading
    def proposal(self, id_: int) -> Proposal:
        with self.engine.connect() as connection:
            return keeping.read(connection, id_)

    def find(self, wanted: Wanted, page: int = 1, size: int = 20) -> Listing:
        """A page of proposals, last changed first."""
        conditions = _conditions(wanted)
        query = sa.select(proposals.c.id).where(*conditions).order_by(proposals.c.changed.desc(), proposals.c.id.desc())
        with self.engine.connect() as connection:
            total = connection.execute(sa.select(sa.func.count()).select_from(proposals).where(*conditions)).scalar_one()
            ids = connection.execute(query.limit(size).offset((page - 1) * size)).scalars().all()
            return Listing(total, tuple(keeping.read(connection, id_) for id_ in ids))

    def counts(self, wanted: Wanted, facet: str) -> dict[str, int]:
        """How many proposals each "standing" or "scheme" has, counted as if nothing were chosen there."""
        column = proposals.c[facet]
        query = sa.select(column, sa.func.count()).where(*_conditions(replace(wanted, **{facet: ""}))).group_by(column)
        with self.engine.connect() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}

    def wordings(self, id_: int) -> dict[int, tuple[Change, ...]]:
        """What a proposal asked for from each step on that changed it, by the revision the step made."""
        query = sa.select(proposal_steps.c.revision, proposal_steps.c.asked).where(proposal_steps.c.proposal == id_)
        with self.engine.connect() as connection:
            rows = connection.execute(query.where(proposal_steps.c.asked != "").order_by(proposal_steps.c.revision)).all()
        return {row.revision: unpacked(json.loads(row.asked)["changes"]) for row in rows}

    def check(self, asked: Asked) -> tuple[Objection, ...]:
        """What is wrong with a proposal, were it published as the next version today."""
        newest = newest_version(self.schemes, asked.scheme)
        concepts = self.schemes.concepts(asked.scheme, newest.number)
        since = outdated(self.schemes, asked.base_version, asked.changes, {one.code: one for one in concepts}, newest)
        return (*_unsaid(asked), *checks.check(concepts, newest.levels, asked.changes), *since)

    # moving
    def start(self, asked: Asked, actor: Actor) -> Proposal:
        """Keep a new draft, against the newest version."""
        steps.demand(actor, Role.SUBMITTER)
        made = replace(asked, base_version=newest_version(self.schemes, asked.scheme).number)
        with writing(self.engine) as connection:
            return keeping.add(connection, made, actor)

    def revise(self, id_: int, revision: int, actor: Actor, title: str, justification: str, changes: Sequence[Change]) -> Answer:
        """Ask for something else. Whoever revises has seen the newest version: the proposal stands on that from now on."""
        held = self.proposal(id_)
        base = newest_version(self.schemes, held.scheme).number
        asked = Asked(held.scheme, title, justification, tuple(changes), base)
        return self._step(id_, revision, actor, What.CHANGE, "", asked)

    def submit(self, id_: int, revision: int, actor: Actor, said: str = "") -> Answer:
        return self._step(id_, revision, actor, What.SUBMIT, said)

    def withdraw(self, id_: int, revision: int, actor: Actor, said: str = "") -> Answer:
        return self._step(id_, revision, actor, What.WITHDRAW, said)

    def approve(self, id_: int, revision: int, actor: Actor, said: str = "") -> Answer:
        return self._step(id_, revision, actor, What.APPROVE, said)

    def reject(self, id_: int, revision: int, actor: Actor, said: str) -> Answer:
        return self._step(id_, revision, actor, What.REJECT, said)

    def send_back(self, id_: int, revision: int, actor: Actor, said: str = "") -> Answer:
        return self._step(id_, revision, actor, What.SEND_BACK, said)

    def comment(self, id_: int, actor: Actor, said: str) -> Answer:
        """Say something; that never comes too late."""
        return self._step(id_, None, actor, What.COMMENT, said)

    def _step(self, id_: int, revision: int | None, actor: Actor, what: What, said: str, asked: Asked | None = None) -> Answer:
        said = said.strip()
        with writing(self.engine) as connection:
            now = keeping.read(connection, id_, lock=True)
            if revision not in (None, now.revision):
                return Stale(now)
            rule = steps.rule_for(actor, what, now, self.schemes.scheme(now.scheme).control_body)
            if wrong := self._hindrances(now, rule, said):
                return Objected(wrong)
            return keeping.move(connection, now, rule.after or now.standing, actor, what, said, asked)

    def _hindrances(self, now: Proposal, rule: steps.StepRule, said: str) -> tuple[Objection, ...]:
        if rule.what in steps.SPEECH and not said:
            return (Objection(checks.WHOLE, steps.SPEECH[rule.what]),)
        return self.check(Asked.of(now)) if rule.whole else ()


def _unsaid(asked: Asked) -> tuple[Objection, ...]:
    missing = (
        (not asked.title.strip(), reasons.NO_TITLE),
        (not asked.justification.strip(), reasons.NO_JUSTIFICATION),
        (not asked.changes, reasons.NO_CHANGES),
    )
    return tuple(Objection(checks.WHOLE, reason) for fails, reason in missing if fails)


def _conditions(wanted: Wanted) -> tuple[sa.ColumnElement[bool], ...]:
    narrowed = tuple(proposals.c[name] == value for name in NARROWING if (value := getattr(wanted, name)))
    found = tuple(proposals.c.words.contains(word, autoescape=True) for word in fold(wanted.words).split())
    shown = proposals.c.standing != Standing.DRAFT.value
    return (*narrowed, *found, shown | _own(wanted))


def _own(wanted: Wanted) -> sa.ColumnElement[bool]:
    """The proposals whose drafts may be listed."""
    if wanted.drafts_of:
        return proposals.c.organisation == wanted.drafts_of
    return (proposals.c.organisation == "") & (proposals.c.submitter == wanted.drafts_by)
