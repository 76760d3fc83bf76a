"""What is asked of the proposals, and what they answer."""

from dataclasses import dataclass

from classifiers.lifecycle.model import Change, Objection, Proposal, Step


@dataclass(frozen=True, slots=True)
class Asked:
    """What a proposal asks for. ``base_version`` "" is the newest there is."""

    scheme: str
    title: str
    justification: str
    changes: tuple[Change, ...] = ()
    base_version: str = ""

    @classmethod
    def of(cls, proposal: Proposal) -> "Asked":
        return cls(proposal.scheme, proposal.title, proposal.justification, proposal.changes, proposal.base_version)


@dataclass(frozen=True, slots=True)
class Stale:
    """Somebody was quicker: the proposal as it is now, nothing was written. The last step tells who did what."""

    now: Proposal

    @property
    def last(self) -> Step:
        return self.now.steps[-1]


@dataclass(frozen=True, slots=True)
class Objected:
    """What stands in the way; nothing was written."""

    objections: tuple[Objection, ...]


Answer = Proposal | Stale | Objected


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to list; "" for any. ``words`` are found in titles, codes and labels.

    ``drafts_of``: the organisation whose drafts are listed, ``drafts_by`` the person where they have none; others' are theirs alone.
    """

    scheme: str = ""
    standing: str = ""
    submitter: str = ""
    words: str = ""
    drafts_of: str = ""
    drafts_by: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of proposals and how many there are in all."""

    total: int
    proposals: tuple[Proposal, ...]
