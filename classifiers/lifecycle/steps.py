"""Which steps a proposal can take: from where, to where, by whom. Roles and statuses of ISO 19135-1."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from classifiers.lifecycle.errors import NotAllowedError
from classifiers.lifecycle.model import Actor, Proposal, Role, Standing


class What(StrEnum):
    """What a step does."""

    PROPOSE = "proposed"
    CHANGE = "changed"
    SUBMIT = "submitted"
    COMMENT = "commented"
    WITHDRAW = "withdrawn"
    APPROVE = "approved"
    REJECT = "rejected"
    SEND_BACK = "sent back"             # approved, but no longer fits what was published since
    PUBLISH = "published"
    RECODE = "recoded"


@dataclass(frozen=True, slots=True)
class StepRule:
    """A step: who may do it, where the proposal stands before and after (None: where it stood).

    ``own``: True where it belongs to the submitting organization, False where it must not be the submitter's own proposal.
    ``whole``: only a proposal without objections can take it. ``judged``: it asks for the control body the scheme names.
    """

    what: What
    roles: frozenset[Role]
    before: frozenset[Standing]
    after: Standing | None = None
    own: bool | None = None
    whole: bool = False
    judged: bool = False


OPEN = frozenset({Standing.DRAFT, Standing.SUBMITTED})
EVERY = frozenset(Standing)
SUBMITTER, CONTROL, MANAGER = frozenset({Role.SUBMITTER}), frozenset({Role.CONTROL}), frozenset({Role.MANAGER})
DISCUSSED = frozenset({Standing.SUBMITTED, Standing.APPROVED})
RULES: tuple[StepRule, ...] = (
    StepRule(What.PROPOSE, SUBMITTER, frozenset(), Standing.DRAFT),
    StepRule(What.CHANGE, SUBMITTER, OPEN, own=True),
    StepRule(What.CHANGE, CONTROL, frozenset({Standing.SUBMITTED}), own=False, judged=True),      # to approve it with changes
    StepRule(What.SUBMIT, SUBMITTER, frozenset({Standing.DRAFT}), Standing.SUBMITTED, own=True, whole=True),
    StepRule(What.COMMENT, SUBMITTER | CONTROL | MANAGER, DISCUSSED),
    StepRule(What.WITHDRAW, SUBMITTER, OPEN, Standing.WITHDRAWN, own=True),
    StepRule(What.APPROVE, CONTROL, frozenset({Standing.SUBMITTED}), Standing.APPROVED, own=False, whole=True, judged=True),
    StepRule(What.REJECT, CONTROL, frozenset({Standing.SUBMITTED}), Standing.REJECTED, own=False, judged=True),
    StepRule(What.SEND_BACK, CONTROL | MANAGER, frozenset({Standing.APPROVED}), Standing.SUBMITTED),
    StepRule(What.PUBLISH, MANAGER, frozenset({Standing.APPROVED}), Standing.PUBLISHED, whole=True),
    StepRule(What.RECODE, CONTROL | MANAGER, DISCUSSED | {Standing.PUBLISHED}),
)
WHO: Mapping[Role, str] = MappingProxyType({
    Role.SUBMITTER: "the submitting organization", Role.CONTROL: "the control body", Role.MANAGER: "the register manager",
})  # fmt: skip
OWN_PROPOSAL = "who submitted a proposal does not decide on it"
OTHER_BODY = "another organisation is the control body of this classifier"
OTHERS_PROPOSAL = "it is the proposal of another organisation"
SAY_WHY = "a rejected proposal needs the reason"
NOTHING_SAID = "a comment needs words"
SPEECH: Mapping[What, str] = MappingProxyType({What.REJECT: SAY_WHY, What.COMMENT: NOTHING_SAID})
"""Steps that need words, and what is said where they are missing."""


def rule_for(actor: Actor, what: What, proposal: Proposal, control_body: str = "") -> StepRule:
    """The rule by which the actor may take the step. Raises `NotAllowedError`: who may, or that it does not stand there."""
    of_step = [rule for rule in RULES if rule.what is what]
    placed = [rule for rule in of_step if proposal.standing in rule.before]
    if not placed:
        raise NotAllowedError(standing_now(proposal.standing))
    hindrances = {rule: _hindrance(actor, rule, proposal, control_body) for rule in placed}
    if free := [rule for rule, hindrance in hindrances.items() if not hindrance]:
        return free[0]
    raise NotAllowedError(min(hindrances.values(), key=lambda said: said.startswith("only ")))


def may(actor: Actor | None, what: What, proposal: Proposal, control_body: str = "") -> bool:
    """Whether somebody (None: a reader) may take a step now; what the pages offer."""
    try:
        return actor is not None and bool(rule_for(actor, what, proposal, control_body))
    except NotAllowedError:
        return False


def is_own(actor: Actor, proposal: Proposal) -> bool:
    """Whether a proposal belongs to the actor's organisation; of who has none, to the actor."""
    return actor.organisation == proposal.organisation and (bool(actor.organisation) or actor.name == proposal.submitter)


def demand(actor: Actor, role: Role) -> None:
    """Raises `NotAllowedError` where the actor has not the role."""
    if role not in actor.roles:
        raise NotAllowedError(only(frozenset({role})))


def only(roles: frozenset[Role]) -> str:
    return f"only {' or '.join(name for role, name in WHO.items() if role in roles)} may do this"


def standing_now(standing: Standing) -> str:
    return f"the proposal is {standing} already" if standing is not Standing.DRAFT else "the proposal is a draft, not submitted yet"


def _hindrance(actor: Actor, rule: StepRule, proposal: Proposal, control_body: str) -> str:
    if not rule.roles & actor.roles:
        return only(rule.roles)
    if rule.own and not is_own(actor, proposal):
        return OTHERS_PROPOSAL
    if rule.own is False and actor.name == proposal.submitter:
        return OWN_PROPOSAL
    if rule.judged and control_body and actor.organisation != control_body:
        return OTHER_BODY
    return ""
