"""What the pages of proposals work with: one value for each app, found through `desk()`."""

from dataclasses import dataclass
from functools import cached_property
from typing import cast

from flask import Flask, current_app
from sqlalchemy.engine import Engine

from classifiers.lifecycle.applying import VALID, apply
from classifiers.lifecycle.desk import RecodingDesk
from classifiers.lifecycle.model import Change, Proposal
from classifiers.lifecycle.planning import newest_version
from classifiers.lifecycle.ports import Schemes
from classifiers.lifecycle.publishing import Publishing
from classifiers.lifecycle.remembering import Remembering
from classifiers.lifecycle.store import ProposalStore
from classifiers.schemes.model import Concept, ConceptScheme, Version, label_in
from classifiers.schemes.ports import Uses
from web.i18n import web_language
from web.services import Services

KEPT = "toplu_proposals"
Items = dict[str, Concept]


@dataclass(frozen=True)
class Desk:
    """Classifiers, those who carry their codes, and what moves proposals."""

    engine: Engine
    schemes: Schemes
    uses: Uses

    @cached_property
    def store(self) -> ProposalStore:
        return ProposalStore(self.engine, self.schemes)

    @cached_property
    def publishing(self) -> Publishing:
        return Publishing(self.engine, self.schemes)

    @cached_property
    def recoding(self) -> RecodingDesk:
        return RecodingDesk(self.engine, self.schemes, self.uses)

    def newest(self, scheme: str) -> Version:
        return newest_version(self.schemes, scheme)

    def before(self, proposal: Proposal) -> str:
        """The number of the version before the one a proposal was published in; "" for one not published."""
        numbers = [version.number for version in self.schemes.versions(proposal.scheme)]
        at = numbers.index(proposal.published_in) + 1 if proposal.published_in in numbers else len(numbers)
        return next(iter(numbers[at:]), "")

    def items(self, scheme: str, changes: tuple[Change, ...] = ()) -> Items:
        """The valid items of the newest version, as these changes would leave them."""
        concepts = self.schemes.concepts(scheme, self.newest(scheme).number)
        return {one.code: one for one in apply(concepts, changes).concepts if one.status is VALID}


def init_app(app: Flask) -> None:
    """The desk over the classifiers of the app's database and all that carries their codes."""
    held: Services = app.extensions["toplu"]
    app.extensions[KEPT] = Desk(held.engine, Remembering(held.schemes), held.uses)


def desk() -> Desk:
    return cast("Desk", current_app.extensions[KEPT])


def scheme_title(scheme: ConceptScheme) -> str:
    """The name of a classifier in the language of the page."""
    return label_in(scheme.titles, web_language()) or scheme.id
