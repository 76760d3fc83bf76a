"""What spiders of catalogues bring goes into the catalogue of standards, each page in a transaction of its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy.engine import Engine

from acts.cards import Card
from acts.frbr import Manifestation
from classifiers.standards.store import Catalogue
from crawler.catalogues import PAGES
from crawler.errors import BadAnswerError
from storage.raw import RawStore

WHO = "crawl"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a page."""

    outcome: str
    reason: str = ""


class StandardsIntake:
    """Takes pages of catalogues in; beside what lists say, under a source of their own ("w3c_site")."""

    def __init__(self, engine: Engine) -> None:
        self.catalogue = Catalogue(engine)

    def take(self, manifestation: Manifestation, card: Card | None = None, version: date | None = None) -> Iterable[Verdict]:  # noqa: ARG002
        """The editions of a page; refused where it is not what its catalogue's pages are."""
        try:
            told = tuple(PAGES[manifestation.source](manifestation.body, manifestation.url))
        except BadAnswerError as error:
            return (Verdict("refused", str(error)),)
        loaded = self.catalogue.load(told, f"{manifestation.source}_site", WHO)
        refused = tuple(Verdict("refused", one.reason) for one in loaded.refused)
        return (*refused, Verdict("changed" if loaded.new or loaded.changed else "same"))

    def settle(self) -> int:
        """Nothing is linked here: acts that cite standards are gone through by whoever started the crawl."""
        return 0


def catalogue(engine: Engine, raw: RawStore) -> StandardsIntake:  # noqa: ARG001 (as all intakes are made)
    """The catalogue of standards as an intake."""
    return StandardsIntake(engine)
