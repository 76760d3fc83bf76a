"""One designation read in full, in any of the forms bodies and texts write it."""

import re
from collections.abc import Callable
from typing import Final

from classifiers.standards.designation import Designation, DesignationError
from classifiers.standards.electrical import read_ieee
from classifiers.standards.finding import read_at
from classifiers.standards.itu import read_itu
from classifiers.standards.prefixes import prefix_at
from classifiers.standards.publications import read_publication
from classifiers.standards.web import read_ecma, read_oasis, read_w3c

LISTED: Final[tuple[tuple[re.Pattern[str], Callable[[str], Designation | None]], ...]] = (
    (re.compile("ITU-[TR] "), read_itu),
    (re.compile("NIST |NBS "), read_publication),
    (re.compile("W3C "), read_w3c),
    (re.compile("OASIS "), read_oasis),
    (re.compile("ECMA|Ecma"), read_ecma),
    (re.compile(r"IEEE|ANSI|AIEE|ASA|(?:ISO ?/)?(?:IEC/)?IEEE |P[C\d][\d.]|NACE"), read_ieee),
)
"""Bodies whose lists have forms of their own, by how a reference begins; what they do not read is read as texts write it."""

LONGEST: Final = 600
"""Characters of the longest reference lists have: an amendment of the IEEE that names all amendments before it."""


def parse(raw: str) -> Designation:
    """The designation that `raw` is, blanks around it aside. Raises `DesignationError`."""
    text = raw.strip()
    own = next((read(text) for begins, read in LISTED if begins.match(text)), None) if len(text) <= LONGEST else None
    return own or _as_in_texts(raw, text)


def _as_in_texts(raw: str, text: str) -> Designation:
    prefix = prefix_at(text, 0)
    if prefix is None:
        raise DesignationError(f"{raw!r}: expected an issuer such as ISO, IEC, EN or AZS at its beginning, found {text[:20]!r}")
    found = read_at(text, prefix)
    if found is None:
        raise DesignationError(f"{raw!r}: expected a number after {text[: prefix.end]!r}, found {text[prefix.end :][:20]!r}")
    if found.end != len(text):
        raise DesignationError(f"{raw!r}: expected the end, or an edition, at character {found.end}, found {text[found.end :][:20]!r}")
    return found.designation
