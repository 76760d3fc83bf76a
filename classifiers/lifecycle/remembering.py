"""The items of versions looked at lately, kept in memory: a published version never changes, and reading 20,000 items takes long."""

from collections import OrderedDict
from collections.abc import Sequence
from datetime import date
from threading import Lock

from sqlalchemy.engine import Connection

from classifiers.lifecycle.ports import Schemes
from classifiers.schemes.model import Concept, ConceptScheme, Correspondence, ItemChange, Level, Version

MOST = 4
"""Versions kept: the newest and the one before, of two classifiers."""


class Remembering:
    """Answers as the classifiers behind it do; may be asked by several threads."""

    def __init__(self, schemes: Schemes, most: int = MOST) -> None:
        self.behind, self.most = schemes, most
        self._kept: OrderedDict[Version, tuple[Concept, ...]] = OrderedDict()
        self._lock = Lock()

    def schemes(self) -> tuple[ConceptScheme, ...]:
        return self.behind.schemes()

    def scheme(self, scheme_id: str, /) -> ConceptScheme:
        return self.behind.scheme(scheme_id)

    def versions(self, scheme_id: str, /) -> tuple[Version, ...]:
        return self.behind.versions(scheme_id)

    def version(self, scheme_id: str, number: str = "", /) -> Version:
        return self.behind.version(scheme_id, number)

    def concepts(self, scheme: str, number: str = "", /) -> tuple[Concept, ...]:
        version = self.behind.version(scheme, number)
        with self._lock:
            held = self._kept.get(version)
        found = self.behind.concepts(scheme, version.number) if held is None else held
        with self._lock:
            self._kept[version] = found
            self._kept.move_to_end(version)
            while len(self._kept) > self.most:
                self._kept.popitem(last=False)
        return found

    def publish(
        self, connection: Connection, scheme_id: str, number: str, concepts: Sequence[Concept], levels: Sequence[Level],
        valid_from: date | None, who: str, changes: Sequence[ItemChange] = (), correspondence: Correspondence | None = None,
    ) -> Version:  # fmt: skip
        return self.behind.publish(connection, scheme_id, number, concepts, levels, valid_from, who, changes, correspondence)
