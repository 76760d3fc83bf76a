"""What the life cycle asks of the classifiers it changes: `classifiers.schemes.store.SchemeStore` answers it."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from sqlalchemy.engine import Connection

from classifiers.schemes.model import Concept, ConceptScheme, Correspondence, ItemChange, Level, Version


class Schemes(Protocol):
    """Classifiers in versions. What names a scheme, version or concept raises a `ClassifiersError` where there is none."""

    def schemes(self) -> tuple[ConceptScheme, ...]: ...

    def scheme(self, scheme_id: str, /) -> ConceptScheme: ...

    def versions(self, scheme_id: str, /) -> tuple[Version, ...]:
        """Newest first."""
        ...

    def version(self, scheme_id: str, number: str = "", /) -> Version: ...

    def concepts(self, scheme: str, number: str = "", /) -> tuple[Concept, ...]: ...

    def publish(
        self, connection: Connection, scheme_id: str, number: str, concepts: Sequence[Concept], levels: Sequence[Level],
        valid_from: date | None, who: str, changes: Sequence[ItemChange] = (), correspondence: Correspondence | None = None,
    ) -> Version: ...  # fmt: skip
