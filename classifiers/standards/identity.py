"""What names an edition in the catalogue: its reference, and the standard it is an edition of."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from classifiers.standards.designation import Designation, DesignationError
from classifiers.standards.parsing import parse

_DATE: Final = re.compile(r"[ :]*\((?:\d\d/)?\d{4}\)$|[:-](?:19|20)\d\d$")
NOT_UNDERSTOOD: Final = ("designation", "no rule reads it")
"""In `kept` of an edition whose printed reference could not be read."""


@dataclass(frozen=True, slots=True)
class Identity:
    """``designation`` is None where no rule reads the printed reference: it then stands for itself."""

    reference: str
    standard: str
    designation: Designation | None

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """What is to be told of it."""
        return () if self.designation else (NOT_UNDERSTOOD,)


@dataclass(frozen=True, slots=True)
class Plain:
    """A form in which the undated designation stands first, as group 1, and the day behind: two in three references of long lists."""

    sample: str
    pattern: re.Pattern[str]
    build: Callable[[re.Match[str]], Designation]


PLAIN: Final = (
    Plain("ITU-T X.509 (10/2019)",
          re.compile(r"(ITU-T ([A-Z]{1,3}\.\d+(?:\.\d+)*(?:/[A-Z]\.\d+(?:\.\d+)*)*)) \((\d\d)/(\d{4})\)"),
          lambda m: Designation(("ITU-T",), m[2], "", int(m[4]), f"{m[4]}-{m[3]}", kind="recommendation")),
    Plain("ITU-R BT.601-7",
          re.compile(r"(ITU-R ([A-Z]{1,3}\.\d+))-(\d+)"),
          lambda m: Designation(("ITU-R",), m[2], edition=m[3], kind="recommendation")),
    Plain("W3C REC-html-aria-20211209",
          re.compile(r"(W3C )(CRD|CR|DNOTE|NOTE|PER|PR|REC|SPSD|WD)-([\w.+-]+?)-((?:19|20)\d\d)(\d\d)(\d\d)"),
          lambda m: Designation(("W3C",), m[3], "", int(m[4]), f"{m[4]}-{m[5]}-{m[6]}", kind="recommendation", stage=m[2])),
    Plain("ISO/IEC 27001:2022",
          re.compile(r"(ISO(?:/IEC)? (\d+)(?:-(\d+))?):((?:19|20)\d\d)"),
          lambda m: Designation(("ISO", "IEC") if m[1][3] == "/" else ("ISO",), m[2], m[3] or "", int(m[4]))),
)  # fmt: skip
"""Read as `parse` reads them, which tests hold true on whole lists; only quicker."""


def identify(printed: str, own: bool = True) -> Identity:
    """The identity of a printed reference. `own`: its body's own list prints it so, and it stays as it is; else its body's form is made."""
    text = " ".join(printed.split())
    for plain in PLAIN:
        if found := plain.pattern.fullmatch(text):
            designation = plain.build(found)
            return Identity(text, found[1] if found[1] != "W3C " else f"W3C {designation.number}", designation)
    try:
        designation = parse(text)
    except DesignationError:
        return Identity(text, _DATE.sub("", text), None)
    return Identity(text if own else str(designation), str(designation.undated), designation)


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
