"""What a change of a classifier touches outside it: told by whoever uses its codes (acts, standards, other schemes)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy.engine import Connection


@dataclass(frozen=True, slots=True)
class Use:
    """Something that carries a code. ``kind`` is "act", "standard" or "mapping"; ``id`` its address or id, ``title`` as shown."""

    kind: str
    id: str
    title: str
    code: str


class Uses(Protocol):
    """Who uses codes of a scheme."""

    def using(self, scheme: str, codes: Iterable[str], kind: str = "", first: int = 0, size: int | None = None) -> Iterator[Use]:
        """All that carries one of the codes, of one kind or of all, by kind, code, title: from `first` on, `size` of them or all."""
        ...

    def counted(self, scheme: str, codes: Iterable[str]) -> Mapping[tuple[str, str], int]:
        """How many of each kind carry each of the codes: (kind, code) to a number, without those nothing carries."""
        ...

    def carriers(self, scheme: str, codes: Iterable[str]) -> Iterator[tuple[str, str, str]]:
        """Kind, id and code of all that carries one of the codes, in any order: quicker than `using`."""
        ...

    def counts(self, scheme: str) -> dict[str, int]:
        """How many carry each code itself, codes below not counted."""
        ...

    def recode_all(self, connection: Connection, scheme: str, wanted: Sequence[tuple[Use, str]], who: str) -> dict[Use, str]:
        """Put another code in the place of the one each carries, within a running transaction; the old one stays in the audit trail.

        What could not be done is left as it was and answered with the reason.
        """
        ...
