"""The terms in use, kept in memory and renewed when somebody changes one: what search holds an index of."""

from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock

from classifiers.glossary.model import Term
from classifiers.glossary.store import GlossaryStore, Marked


@dataclass(frozen=True, slots=True)
class _Seen:
    version: int
    marked: Mapping[str, Marked]
    terms: tuple[Term, ...]


class Glossary:
    """Gives the terms in use with the version they are of; asks the database for the version alone each time. Safe in threads."""

    def __init__(self, store: GlossaryStore, ships: tuple[Term, ...] | None = None) -> None:
        """`ships` are the terms that come with the program; those of its tables when left out."""
        self.store = store
        self._ships = ships
        self._lock = Lock()
        self._seen: _Seen | None = None
        self._brought_up = False

    def ready(self) -> None:
        """Take in the terms that ship, once for each `Glossary`."""
        if not self._brought_up:
            self.store.bring_up(self._ships)
            self._brought_up = True

    def current(self) -> tuple[int, tuple[Term, ...]]:
        """The version, and the terms in use as of it or later. The first call takes in the terms that ship.

        Terms that did not change between two calls are the very same values, so that what was made of them can be kept.

        Raises `storage.errors.DatabaseError` when the database is away.
        """
        self.ready()
        version = self.store.version()
        seen = self._seen
        if seen is None or seen.version != version:
            with self._lock:
                seen = self._seen
                if seen is None or seen.version != version:
                    marked = self.store.renewed(seen.marked if seen else {})
                    seen = self._seen = _Seen(version, marked, tuple(term for _, term in marked.values()))
        return seen.version, seen.terms
