"""The values of the catalogue of standards. A `Standard` is what stays the same from edition to edition; what is in force are editions."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from classifiers.schemes.model import Labels


class Degree(StrEnum):
    """How far an adopted text agrees with the one adopted (ISO/IEC Guide 21-1); EQV is of its 1999 edition, for old entries only."""

    IDENTICAL = "IDT"
    MODIFIED = "MOD"
    NOT_EQUIVALENT = "NEQ"
    EQUIVALENT = "EQV"


class EditionStatus(StrEnum):
    """Where an edition stands."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"                 # the source does not tell


class RelationKind(StrEnum):
    """What one document is to another; each is kept one way, read both ways."""

    REPLACES = "replaces"               # an edition, or a standard it was merged from
    AMENDS = "amends"                   # an amendment or supplement to its base
    CORRECTS = "corrects"               # a corrigendum to its base
    PART_OF = "part_of"
    IDENTICAL_TEXT = "identical_text"   # published by two bodies: ITU-T X.509 and ISO/IEC 9594-8
    EDITION_OF = "edition_of"
    REFERS_TO = "refers_to"


class LegalForce(StrEnum):
    """Whether a national standard must be followed."""

    VOLUNTARY = "voluntary"
    MANDATORY = "mandatory"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Body:
    """Who publishes standards. ``id`` is the code in designations: "ISO", "ITU-T", "AZS"."""

    id: str
    names: Labels
    country: str = ""                   # ISO 3166-1 alpha-2; "" for an international one
    url: str = ""


@dataclass(frozen=True, slots=True)
class Adoption:
    """What a national edition takes over: ``base`` as printed, ``degree`` where told.

    ``method`` is "endorsement", "republication", "translation", or "" where it is not told.
    """

    base: str
    degree: Degree | None = None
    method: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """From the edition that holds it to another document, by its designation as printed in the form of its body."""

    kind: RelationKind
    target: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """One published document. ``reference`` is its designation in its body's own form and its identity in the catalogue.

    ``standard`` is the undated designation it is an edition of. ``sources`` says which file or catalogue each came from.
    """

    reference: str
    standard: str
    body: str
    titles: Labels
    kind: str = "standard"
    status: EditionStatus = EditionStatus.UNKNOWN
    stage: str = ""                     # ISO harmonized stage code "60.60"
    published: date | None = None       # of a month or year alone its first day
    precision: str = "day"              # "day", "month", "year": how much of `published` the source tells
    withdrawn: date | None = None
    edition: str = ""                   # its number or version, as printed
    committee: str = ""
    ics: tuple[str, ...] = ()
    ics_edition: str = ""
    languages: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()  # designations of the identical text
    adoptions: tuple[Adoption, ...] = ()
    relations: tuple[Relation, ...] = ()
    force: LegalForce = LegalForce.UNKNOWN
    force_act: str = ""                 # address or number of the act that makes it mandatory
    url: str = ""
    abstract: str = ""
    source: str = ""
    kept: tuple[tuple[str, str], ...] = ()
