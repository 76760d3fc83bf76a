"""What names an edition in the catalogue: its reference, and the standard it is an edition of."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from classifiers.standards.designation import Designation, DesignationError
from classifiers.standards.parsing import parse

_DATE: Final = re.compile(r"[ :]*\((?:\d\d/)?\d{4}\)$|[:-](?:19|20)\d\d$")
NOT_UNDERSTOOD: Final = ("designation", "no rule reads it")
"""In `kept` of an edition whose printed reference could not be read."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A form in which the undated designation stands first, as group 1, and the day behind: nearly all references of long lists.

    ``added`` and ``edition`` name the groups of amendments and of the number of the edition, where the form has them.
    """

    sample: str
    pattern: re.Pattern[str]
    build: Callable[[re.Match[str]], Designation]
    added: str = ""
    edition: str = ""


_ISO_KINDS: Final = MappingProxyType({None: "standard", "TR": "technical report", "TS": "technical specification"})

PLAIN: Final = (
    Plain("ITU-T X.509 (10/2019)",
          re.compile(r"(ITU-T ([A-Z]{1,3}\.\d+(?:\.\d+)*(?:/[A-Z]\.\d+(?:\.\d+)*)*)) \((\d\d)/(\d{4})\)"),
          lambda m: Designation(("ITU-T",), m[2], "", int(m[4]), f"{m[4]}-{m[3]}", kind="recommendation")),
    Plain("ITU-T G.999.1 (2009) Cor. 1 (04/2010)",
          re.compile(r"(ITU-T ([A-Z]{1,3}\.\d+(?:\.\d+)*(?:/[A-Z]\.\d+(?:\.\d+)*)*)) \((\d{4})\) "
                     r"(?P<added>(Amd|Cor|Err)\. (\d+) \((\d\d)/(\d{4})\))"),
          lambda m: Designation(("ITU-T",), m[2], "", int(m[3]), amendments=(f"{m[5]} {m[6]}:{m[8]}-{m[7]}",), kind="recommendation"),
          "added"),
    Plain("ITU-R BT.601-7",
          re.compile(r"(ITU-R ([A-Z]{1,3}\.\d+))-(?P<edition>\d+)"),
          lambda m: Designation(("ITU-R",), m[2], edition=m[3], kind="recommendation"), edition="edition"),
    Plain("W3C REC-html-aria-20211209",
          re.compile(r"(W3C )(CRD|CR|DNOTE|NOTE|PER|PR|REC|SPSD|WD)-([\w.+-]+?)-(199[89]|20\d\d)(\d\d)(\d\d)"),
          lambda m: Designation(("W3C",), m[3], "", int(m[4]), f"{m[4]}-{m[5]}-{m[6]}", kind="recommendation", stage=m[2])),
    Plain("ISO/IEC TR 24729-1:2008/Cor 1:2011",
          re.compile(r"(ISO(?:/IEC)?(?:(?:(?<=C) |(?<=O)/)(T[RS]))? (\d+)(?:-(\d+(?:-\d+)?))?):((?:19|20)\d\d)"
                     r"(?P<added>(?:/(?:Amd|Cor) \d+(?::(?:19|20)\d\d)?)*)"),
          lambda m: Designation(("ISO", "IEC") if m[1][4:7] == "IEC" else ("ISO",), m[3], m[4] or "", int(m[5]),
                                amendments=tuple(m["added"].split("/")[1:]), kind=_ISO_KINDS[m[2]]), "added"),
)  # fmt: skip
"""Read as `parse` reads them, which tests hold true on whole lists; only quicker."""


@dataclass(frozen=True, slots=True)
class Identity:
    """``reference`` names an edition, ``standard`` what it is an edition of.

    Of a plain form the designation is made only where it is asked for; ``read`` is that of another form, None where no rule reads it.
    """

    reference: str
    standard: str
    plain: Plain | None = None
    found: re.Match[str] | None = None
    read: Designation | None = None

    @property
    def designation(self) -> Designation | None:
        """None where no rule reads the printed reference: it then stands for itself."""
        return self.plain.build(self.found) if self.plain and self.found else self.read

    @property
    def added(self) -> Designation | None:
        """The designation, where it is that of an amendment or of anything else added to a document; else None."""
        if self.plain and self.found and not (self.plain.added and self.found[self.plain.added]):
            return None
        designation = self.designation
        return designation if designation and designation.amendments else None

    @property
    def edition(self) -> str:
        """The number of the edition, as the reference prints it; "" where it prints none."""
        if self.plain and self.found:
            return self.found[self.plain.edition] if self.plain.edition else ""
        return self.read.edition if self.read else ""

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """What is to be told of it."""
        return () if self.plain or self.read else (NOT_UNDERSTOOD,)


def identify(printed: str, own: bool = True) -> Identity:
    """The identity of a printed reference. `own`: its body's own list prints it so, and it stays as it is; else its body's form is made."""
    text = " ".join(printed.split())
    for plain in PLAIN:
        if found := plain.pattern.fullmatch(text):
            return Identity(text, found[1] if found[1] != "W3C " else f"W3C {found[3]}", plain, found)
    try:
        designation = parse(text)
    except DesignationError:
        return Identity(text, _DATE.sub("", text))
    return Identity(text if own else str(designation), str(designation.undated), read=designation)


def spellings(designation: Designation) -> tuple[Designation, ...]:
    """What it may be held as: itself, and, since ISO, IEC and their joint standards share their numbers, the joint one."""
    joint = Designation(
        ("ISO", "IEC"), designation.number, designation.part, designation.year, designation.date, designation.edition,
        designation.amendments, designation.kind, stage=designation.stage,
    )  # fmt: skip
    return (designation, joint) if designation.issuers in (("ISO",), ("IEC",)) else (designation,)


def read(printed: str) -> Designation | None:
    """The designation a text is; None where it is none."""
    return identify(printed, own=False).designation


def standard_of(printed: str) -> str:
    """The undated designation of a printed reference, in its body's form."""
    return identify(printed, own=False).standard
