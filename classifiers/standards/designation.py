"""The designation of a standard as a value: what is meant, whatever the spelling."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from classifiers.errors import ClassifiersError
from classifiers.standards.issuers import issuer_of
from classifiers.standards.model import Degree
from classifiers.standards.parts import Form
from classifiers.standards.printing import dated_name, undated_name, written

_SHARE_NUMBERS: Final = frozenset({"ISO", "IEC", "IEEE"})


class DesignationError(ClassifiersError):
    """A text that is no designation; the message says what was expected, what was found, and at which character."""


@dataclass(frozen=True, slots=True)
class Related:
    """What the designation of a draft or edition says of another document: ("Revision of", IEEE Std 1012-2004)."""

    relation: str
    to: "Designation"


@dataclass(frozen=True, slots=True)
class Designation:
    """A standard as it is cited; two spellings of one designation are equal.

    ``issuers`` are codes in Latin letters, outermost first: ("AZS", "ISO", "IEC"). ``number`` is without blanks between digits ("319411");
    series letters of the ITU and OIML belong to it ("X.509", "R 76"). ``part`` is what follows the hyphen ("1", "2-2"), or a range of parts
    ("1-5"). ``date`` is "2019-10" or "2021-12-09" where month or day are told; ``edition`` a version, revision or suffix ("V1.3.1",
    "Rev. 5", "CSV"). ``amendments`` have one spelling: "Amd 1:2024", "Cor 2:2009-03", "A1:2019". ``base`` is the standard named in
    brackets behind, taken over with ``degree``. ``stage`` is that of a draft ("DIS", "D7"), ``language`` the letter or code in brackets at
    the end ("E"), ``relations`` what brackets say of other documents, ``note`` a word behind all ("Redline"). ``form`` is how a
    reference was printed where its body prints in several ways; it is not compared.
    """

    issuers: tuple[str, ...]
    number: str
    part: str = ""
    year: int | None = None
    date: str = ""
    edition: str = ""
    amendments: tuple[str, ...] = ()
    kind: str = "standard"
    base: "Designation | None" = None
    degree: Degree | None = None
    stage: str = ""
    language: str = ""
    relations: tuple[Related, ...] = ()
    note: str = ""
    form: Form | None = field(default=None, compare=False)

    def __str__(self) -> str:
        """As the body that issued it prints it: "ISO/IEC 27001:2022", "ГОСТ Р 34.10-2012", "ETSI EN 319 411-1 V1.3.1 (2021-05)"."""
        return written(self)

    def printed_by(self, body: str) -> str:
        """As another body prints it that lists it, too: the IEC "ISO/IEC 13818-1:2015/AMD3:2016", ISO with "/Amd 3:2016"."""
        return written(self, body)

    @property
    def body(self) -> str:
        """The code of who publishes it: the outermost issuer."""
        return self.issuers[0]

    @property
    def dated(self) -> bool:
        """Whether one edition of the standard is meant."""
        return bool(self.year or self.date or self.edition)

    @property
    def undated(self) -> "Designation":
        """The standard in any edition, without amendments."""
        return Designation(self.issuers, self.number, self.part, kind=self.kind)

    @property
    def unamended(self) -> "Designation":
        """The edition that the amendments are of."""
        return replace(self, amendments=()) if self.amendments else self

    @property
    def amended(self) -> "Designation":
        """What the last amendment is of: the edition, or for a corrigendum of an amendment that amendment."""
        return replace(self, amendments=self.amendments[:-1])

    @property
    def adopted(self) -> "Designation | None":
        """The standard this one took over: the one in brackets, or the one under whose number it stands, its edition then not told."""
        if self.base:
            return self.base
        takes = len(self.issuers) > 1 and issuer_of(self.body).adopts and not issuer_of(self.issuers[1]).joint_with(self.body)
        return Designation(self.issuers[1:], self.number, self.part, kind=self.kind) if takes else None

    @property
    def name(self) -> str:
        """In Latin letters and one spelling for all bodies, with its edition: "GOST R 34.10:2012"; what an index holds."""
        return dated_name(self)

    @property
    def names(self) -> tuple[str, ...]:
        """How it may be asked for, in the spelling of `name`: without edition, with it, and by the standards it took over."""
        inner = self.adopted
        return tuple(dict.fromkeys((undated_name(self), *self._editions(), *(inner.names if inner else ()))))

    def contains(self, other: "Designation") -> bool:
        """Whether what cites this cites `other`, too: any edition where this tells none, any part where it tells none.

        ISO, IEC and their joint standards share one space of numbers: "ISO 27001" is ISO/IEC 27001.
        """
        return self._standard_contains(other) and self._edition_contains(other) and set(self.amendments) <= set(other.amendments)

    def _standard_contains(self, other: "Designation") -> bool:
        same = self.issuers == other.issuers or set(self.issuers) <= set(other.issuers) <= _SHARE_NUMBERS
        return same and self.number == other.number and (not self.part or _has_part(self.part, other.part)) and self.kind == other.kind

    def _edition_contains(self, other: "Designation") -> bool:
        pairs = ((self.year, other.year), (self.date, other.date), (self.edition, other.edition), (self.stage, other.stage))
        return all(not ours or ours == theirs for ours, theirs in pairs)

    def _editions(self) -> Iterator[str]:
        if self.dated:
            yield dated_name(self)


@dataclass(frozen=True, slots=True)
class FoundDesignation:
    """A designation in a text, from character `start` up to `end`.

    ``relation`` is what the words around say it is to the document they are about: "adopts", "replaces" (it is the replaced one), or "".
    """

    start: int
    end: int
    designation: Designation
    relation: str = ""


def _has_part(ours: str, theirs: str) -> bool:
    """Whether a part, or a range of parts, holds another: "1-5" holds "3", "2" holds "2-1"."""
    first, _, last = ours.partition("-")
    if first.isdigit() and last.isdigit() and theirs.isdigit() and int(first) <= int(theirs) <= int(last):
        return True
    return theirs == ours or theirs.startswith(f"{ours}-")
