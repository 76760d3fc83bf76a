"""A small classifier of libraries, those who change it, and things that carry its codes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from sqlalchemy.engine import Connection

from classifiers.errors import ClassifiersError
from classifiers.lifecycle.model import Action, Actor, Change, Role
from classifiers.schemes.model import (
    Concept,
    ConceptScheme,
    Correspondence,
    ItemChange,
    Label,
    Level,
    Version,
    VersionStatus,
)
from classifiers.schemes.ports import Use

LEVELS = (
    Level(1, (Label("Sahə", "az"), Label("Field", "en")), r"\d{2}"),
    Level(2, (Label("Qrup", "az"), Label("Group", "en")), r"\d{2}\.\d{3}"),
    Level(3, (Label("Yarımqrup", "az"), Label("Subgroup", "en")), r"\d{2}\.\d{3}\.\d{2}"),
)
NAMES = {
    "10": ("Kitabxanalar", "Libraries"),
    "10.010": ("Kataloqlar", "Catalogues"),
    "10.020": ("Oxu zalları", "Reading rooms"),
    "10.030": ("Saxlanma", "Keeping"),
    "10.030.10": ("Köhnə əlyazmalar", "Old manuscripts"),
    "20": ("Arxivlər", "Archives"),
    "20.010": ("Fondlar", "Collections"),
    "30": ("Muzeylər", "Museums"),
}
AYNUR = Actor("aynur", "azstandart", frozenset({Role.SUBMITTER}))
BAHAR = Actor("bahar", "komite", frozenset({Role.CONTROL}))
CEYHUN = Actor("ceyhun", "komite", frozenset({Role.CONTROL}))
DILARA = Actor("dilara", "reyestr", frozenset({Role.MANAGER}))
EVERYTHING = Actor("elvin", "komite", frozenset(Role))


def item(code: str, az: str = "", en: str = "", parent: str | None = None) -> Concept:
    """An item whose parent is what its code begins with, unless told."""
    above = code.rpartition(".")[0] if parent is None else parent
    labels = tuple(Label(text, language) for text, language in ((az, "az"), (en, "en")) if text)
    return Concept(code, code, labels, (above,) if above else (), level=code.count(".") + 1)


ITEMS = tuple(item(code, *names) for code, names in NAMES.items())


def split(code: str = "10.010", *parts: Concept) -> Change:
    default = (item(code, "Kart kataloqları", "Card catalogues"), item("10.011", "Rəqəmsal kataloqlar", "Digital catalogues"))
    return Change(Action.SPLIT, (code,), parts or default)


@dataclass
class Held:
    """Classifiers in memory, published like those of the store."""

    control_body: str = ""
    kept: list[tuple[Version, tuple[Concept, ...]]] = field(default_factory=list)
    tables: list[Correspondence] = field(default_factory=list)
    told: list[tuple[ItemChange, ...]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.kept.append((version("1", 1), ITEMS))

    def schemes(self) -> tuple[ConceptScheme, ...]:
        return (self.scheme("libraries"),)

    def scheme(self, scheme_id: str, /) -> ConceptScheme:
        if scheme_id != "libraries":
            raise ClassifiersError(f"there is no classifier {scheme_id}")
        return ConceptScheme("libraries", (Label("Kitabxanalar", "az"), Label("Libraries", "en")), control_body=self.control_body)

    def versions(self, scheme_id: str, /) -> tuple[Version, ...]:
        return tuple(one for one, _ in reversed(self.kept))

    def version(self, scheme_id: str, number: str = "", /) -> Version:
        return next(one for one in self.versions(scheme_id) if number in ("", one.number))

    def concepts(self, scheme: str, number: str = "", /) -> tuple[Concept, ...]:
        return next(items for one, items in reversed(self.kept) if number in ("", one.number))

    def publish(
        self, connection: Connection, scheme_id: str, number: str, concepts: Sequence[Concept], levels: Sequence[Level],
        valid_from: date | None, who: str, changes: Sequence[ItemChange] = (), correspondence: Correspondence | None = None,
    ) -> Version:  # fmt: skip
        made = replace(version(number, len(self.kept) + 1), valid_from=valid_from, published_by=who)
        self.kept.append((made, tuple(concepts)))
        self.tables += [correspondence] if correspondence else []
        self.told.append(tuple(changes))
        return made


def version(number: str, sequence: int) -> Version:
    return Version("libraries", number, sequence, VersionStatus.PUBLISHED, date(2020, 1, 1), datetime.now(UTC), "import", LEVELS, 0)


@dataclass
class Carried:
    """Acts, standards and mappings that carry codes."""

    uses: list[Use]
    refuse: str = ""

    def using(self, scheme: str, codes: Iterable[str], kind: str = "", first: int = 0, size: int | None = None) -> Iterator[Use]:
        wanted = set(codes)
        found = (use for use in self.uses if use.code in wanted and kind in ("", use.kind))
        ordered = sorted(found, key=lambda use: (use.kind, use.code, use.title))
        return iter(ordered[first : None if size is None else first + size])

    def counted(self, scheme: str, codes: Iterable[str]) -> Mapping[tuple[str, str], int]:
        return Counter((use.kind, use.code) for use in self.using(scheme, codes))

    def carriers(self, scheme: str, codes: Iterable[str]) -> Iterator[tuple[str, str, str]]:
        return ((use.kind, use.id, use.code) for use in self.using(scheme, codes))

    def counts(self, scheme: str) -> dict[str, int]:
        return {use.code: sum(other.code == use.code for other in self.uses) for use in self.uses}

    def recode_all(self, connection: Connection, scheme: str, wanted: Sequence[tuple[Use, str]], who: str) -> dict[Use, str]:
        refused = {use: f"{use.id} is closed" for use, _ in wanted if use.id == self.refuse}
        for use, code in wanted:
            if use not in refused:
                self.uses[self.uses.index(use)] = replace(use, code=code)
        return refused
