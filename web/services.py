"""What the pages are given to work with: one value, made by the composition root, found through `services()`."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol, cast

from flask import current_app
from sqlalchemy.engine import Engine

from acts.register.store import Register
from acts.store import ActStore
from classifiers.exchange.batches import Exchange
from classifiers.lifecycle.kinds import ACT, MAPPING, STANDARD
from classifiers.lifecycle.standard_uses import StandardUses
from classifiers.lifecycle.uses import AllUses, MappingUses
from classifiers.schemes.store import SchemeStore
from classifiers.standards.store import Catalogue
from search.model import Cited, Found, SearchPage, SearchQuery
from storage.accounts.sessions import Sessions
from storage.accounts.store import Accounts
from storage.raw import RawStore
from web.settings import Settings
from web.underway import Underway


class Finder(Protocol):
    """What finds provisions: `search.service.Search`."""

    def find(self, query: SearchQuery) -> SearchPage: ...

    def jumps(self, text: str) -> tuple[Cited, ...]: ...

    def export(self, query: SearchQuery, limit: int) -> Iterator[Found]: ...


@dataclass(frozen=True, slots=True)
class Services:
    """The settings, the acts, the search and the raw bodies; the tables that are being made."""

    settings: Settings
    store: ActStore
    search: Finder
    raw: RawStore
    underway: Underway = field(default_factory=Underway)

    @property
    def engine(self) -> Engine:
        return self.store.engine

    @property
    def accounts(self) -> Accounts:
        return Accounts(self.engine)

    @property
    def sessions(self) -> Sessions:
        return Sessions(self.engine)

    @property
    def schemes(self) -> SchemeStore:
        return SchemeStore(self.engine)

    @property
    def exchange(self) -> Exchange:
        """Takes classifiers in from files, and back."""
        return Exchange(self.engine)

    @property
    def register(self) -> Register:
        """Which acts cite which standards and carry which codes."""
        return Register(self.engine)

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue of standards."""
        return Catalogue(self.engine)

    @property
    def uses(self) -> AllUses:
        """All that carries codes of classifiers, by kind."""
        return AllUses({ACT: self.register, STANDARD: StandardUses(self.engine), MAPPING: MappingUses(self.engine)})


def services() -> Services:
    """The services of the app that answers this request."""
    return cast("Services", current_app.extensions["toplu"])
