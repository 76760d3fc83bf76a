"""Designations of standards: recognised in texts of four languages, and read into prefix, number, part and edition.

What counts is an issuer with a number ("ISO/IEC 27001-1:2022", "AZS İSO/İEC 17025:2009", "ГОСТ Р 34.10-2012", "ETSI EN 319 411-1 V1.3.1",
"ITU-T X.509 (10/2019)", "RFC 5280"), or a further number whose issuer is that of the one before ("ISO 9001, 14001").
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Final

from classifiers.errors import ClassifiersError


class DesignationError(ClassifiersError):
    """A text that is no designation; the message says what was expected, what was found, and at which character."""


@dataclass(frozen=True, slots=True)
class Designation:
    """A standard as it is cited.

    ``prefix`` is who issued it, outermost first, in Latin letters and one spelling: "ISO/IEC", "AZS ISO/IEC", "ETSI EN", "ISO/TS".
    ``number`` is without blanks ("319411"; series letters of the ITU belong to it: "X.509"), ``part`` what follows the hyphen ("1",
    "2-2"). ``edition`` is the year ("2022"), month ("2019-10") or version ("V1.3.1") it prints; "" where it is cited without any.
    """

    prefix: str
    number: str
    part: str = ""
    edition: str = ""

    def __str__(self) -> str:
        name = f"{self.prefix} {self.number}" + (f"-{self.part}" if self.part else "")
        if not self.edition:
            return name
        return f"{name} {self.edition}" if self.edition.startswith("V") else f"{name}:{self.edition}"

    @property
    def undated(self) -> "Designation":
        """The standard in any edition."""
        return replace(self, edition="")

    @property
    def adopted(self) -> "Designation | None":
        """The standard this one took over under its number, it does not tell in which edition: AZS ISO/IEC 27001:2013 → ISO/IEC 27001."""
        outer = next((code for code in _ADOPTERS if self.prefix.startswith(f"{code} ")), None)
        inner = self.prefix[len(outer) + 1 :] if outer else ""
        first = inner.partition("/")[0].partition(" ")[0]
        own_kind = outer in _ISSUES_KINDS and first in _KINDS
        return Designation(inner, self.number, self.part) if first in _CODES and not own_kind else None

    @property
    def names(self) -> tuple[str, ...]:
        """How it may be asked for: without edition, with it, and the standards it took over."""
        inner = self.adopted
        return tuple(dict.fromkeys((str(self.undated), str(self), *(inner.names if inner else ()))))


@dataclass(frozen=True, slots=True)
class FoundDesignation:
    """A designation in a text, from character `start` up to `end`."""

    start: int
    end: int
    designation: Designation


@dataclass(frozen=True, slots=True)
class _Issuer:
    """An issuer or a series: its code, how it is spelt, and a sample.

    ``dotted``: dots belong to its numbers. ``adopts``: its standards may be those of others under its own name.
    ``two_digits``: the last group of a number may be a year of two digits.
    """

    code: str
    spelling: str
    sample: str
    dotted: bool = False
    adopts: bool = False
    two_digits: bool = False


ISSUERS: Final = (
    _Issuer("AZS", "AZS", "AZS 1.5:2022", dotted=True, adopts=True),
    _Issuer("GOST R", "(?:ГОСТ|QOST|GOST|DÜİST) ?[РPR]", "ГОСТ Р 34.10-2012", dotted=True, adopts=True, two_digits=True),
    _Issuer("GOST", "ГОСТ|QOST|GOST|DÜİST", "QOST 28147-89", dotted=True, adopts=True, two_digits=True),
    _Issuer("DSTU", "ДСТУ|DSTU", "ДСТУ 4145-2002", dotted=True, adopts=True),
    _Issuer("ST RK", "СТ РК|ST RK", "СТ РК 1073-2007", dotted=True, adopts=True),
    _Issuer("STB", "СТБ|STB", "СТБ 34.101.31-2011", dotted=True, adopts=True),
    _Issuer("PMG", "ПМГ|PMG", "ПМГ 22-2004", two_digits=True),
    _Issuer("RMG", "РМГ|RMG", "РМГ 29-2013", two_digits=True),
    _Issuer("TS", "[TТ][SЅС]E?", "TS 13298", adopts=True),
    _Issuer("BS", "BS", "BS 7799-2:2002", adopts=True),
    _Issuer("DIN", "D[Iİ]N", "DIN 66399-1:2012", adopts=True),
    _Issuer("ETSI", "ETS[Iİ]", "ETSI EN 319 411-1 V1.3.1", adopts=True),
    _Issuer("EN", "EN|ЕН", "EN 301 549", adopts=True),
    _Issuer("CENELEC", "CENELEC|CLC", "CENELEC TS 50701"),
    _Issuer("CEN", "CEN", "CEN/TS 419241"),
    _Issuer("ISO", "[Iİ]SO|ИСО", "İSO 9001:2015"),
    _Issuer("IEC", "[Iİ]EC|МЭК", "IEC 62443-4-1:2018"),
    _Issuer("CISPR", "C[Iİ]SPR|СИСПР", "CISPR 32:2015"),
    _Issuer("IEEE", "[Iİ]EEE(?: [Ss]td\\.?)?", "IEEE 802.11ax-2021", dotted=True),
    _Issuer("RFC", "(?:IETF )?RFC", "RFC 5280"),
    _Issuer("ITU-T", "[Iİ]TU-T(?: [Rr]ec(?:ommendation|\\.))?|МСЭ-Т", "ITU-T X.509 (10/2019)"),
    _Issuer("ITU-R", "[Iİ]TU-R(?: [Rr]ec(?:ommendation|\\.))?|МСЭ-Р", "ITU-R BT.601-7"),
    _Issuer("NIST SP", "NIST SP", "NIST SP 800-53"),
    _Issuer("FIPS", "(?:NIST )?F[Iİ]PS(?: PUB)?", "FIPS 140-3"),
    _Issuer("ECMA", "ECMA", "ECMA-262"),
    _Issuer("ASTM", "ASTM", "ASTM F2100-21"),
    _Issuer("CODEX STAN", "CODEX STAN|CXS", "CODEX STAN 38-1981"),
)
"""Read from top to bottom: the first that fits."""

_CODES: Final = frozenset(issuer.code for issuer in ISSUERS)
_ADOPTERS: Final = tuple(issuer.code for issuer in ISSUERS if issuer.adopts)
_KINDS: Final = {
    "TS": "TS", "TR": "TR", "PAS": "PAS", "ES": "ES", "EG": "EG", "SR": "SR", "GS": "GS", "GR": "GR", "IWA": "IWA", "GUIDE": "Guide",
}  # fmt: skip
_ISSUES_KINDS: Final = frozenset({"ISO", "IEC", "CEN", "CENELEC", "ETSI"})
_JOINT: Final = frozenset({"ISO", "IEC", "IEEE", "CEN", "CENELEC"})
_FILM_SPEEDS: Final = frozenset({"100", "200", "400", "800", "1600", "3200"})

_ISSUER: Final = "|".join(issuer.spelling for issuer in ISSUERS)
_KIND: Final = "TS|TR|PAS|ES|EG|SR|GS|GR|IWA|Guide|GUIDE"
_CHAIN: Final = re.compile(rf"(?<![^\W_])(?:{_ISSUER})(?:[ \u00a0]?/?[ \u00a0]?(?:{_ISSUER}|{_KIND}))*(?![^\W\d_])")
_PIECE: Final = re.compile(rf"(?P<kind>{_KIND})(?![^\W\d_])|(?P<issuer>{_ISSUER})|[ \u00a0/]+")
_BETWEEN: Final = re.compile(r"(?:[ \u00a0]+standard)?[ \u00a0]*(?:[-–№][ \u00a0]?)?")
_SERIES: Final = r"[A-Z]{1,4}\.?[ \u00a0]?\d+(?:\.\d+)*(?:/[A-Z]\.\d+)?"
_DOTTED: Final = r"[A-Z]?\d+(?:\.\d+)*[a-z]{0,3}"
_PLAIN: Final = r"\d{3}[ \u00a0]\d{3}(?!\d)|[A-Z]?\d+"
_GROUPS: Final = r"(?P<groups>(?:[-–‐]{1,2}\d+)*)(?!\w|[.,]\d)"
_YEAR: Final = re.compile(
    r"[ \u00a0]?[:;][ \u00a0]?(?P<year>(?:19|20)\d\d)(?:-(?P<month>\d\d))?(?!\d)"
    r"|[ \u00a0][-–][ \u00a0](?P<spaced>(?:19|20)\d\d)(?!\d)"
    r"|[ \u00a0]?\((?:(?P<of>\d\d)/)?(?P<bracketed>(?:19|20)\d\d)\)"
    r"|[ \u00a0]?\(?[Vv](?P<version>\d+\.\d+\.\d+)\)?")
_FURTHER: Final = re.compile(r"(?:,[ \u00a0]|[ \u00a0](?:və|and|и|ve)[ \u00a0])(?=\d{4,5}(?![\w.]))")
_FULL_YEAR: Final = re.compile(r"(?:19|20)\d\d")


def find(text: str) -> Iterator[FoundDesignation]:
    """The designations in a text, in reading order; none overlaps another."""
    last = 0
    for chain in _CHAIN.finditer(text):
        if chain.start() < last:
            continue
        for found in _series_of(text, chain):
            last = found.end
            yield found


def parse(raw: str) -> Designation:
    """The designation that `raw` is, blanks around it aside. Raises `DesignationError`."""
    text = raw.strip()
    chain = _CHAIN.match(text)
    if chain is None:
        raise DesignationError(f"{raw!r}: expected an issuer such as ISO, IEC, EN or AZS at its beginning, found {text[:20]!r}")
    found = _one(text, chain.start(), _codes(chain.group()), chain.end())
    if found is None:
        raise DesignationError(f"{raw!r}: expected a number after {chain.group()!r}, found {text[chain.end() :][:20]!r}")
    if found.end != len(text):
        raise DesignationError(f"{raw!r}: expected the end, or an edition, at character {found.end}, found {text[found.end :][:20]!r}")
    return found.designation


def _series_of(text: str, chain: re.Match[str]) -> Iterator[FoundDesignation]:
    """The designation after an issuer and those that share it: "ISO 9001, 14001 və 22301"."""
    codes = _codes(chain.group())
    found = _one(text, chain.start(), codes, chain.end())
    while found is not None:
        yield found
        further = _FURTHER.match(text, found.end)
        number = _numbered(text, further.end(), codes) if further else None
        shares = number is not None and not _FULL_YEAR.fullmatch(number.designation.number)
        found = number if shares else None


def _one(text: str, start: int, codes: tuple[str, ...], after: int) -> FoundDesignation | None:
    """The designation that begins with an issuer; None where no number follows."""
    between = _BETWEEN.match(text, after)
    found = _numbered(text, between.end() if between else after, codes)
    if found is None or _is_film(found.designation):
        return None
    return replace(found, start=start)


def _numbered(text: str, at: int, codes: tuple[str, ...]) -> FoundDesignation | None:
    """Number, part and edition that begin at a character."""
    issuer = _issuer(codes)
    number = _number(issuer, "ETSI" in codes).match(text, at)
    if number is None:
        return None
    groups = re.findall(r"\d+", number["groups"])
    told = _YEAR.match(text, number.end())
    year = _year_of(groups, issuer, told is not None)
    told = None if year else told
    designation = Designation(
        _prefix(codes), re.sub(r"[ \u00a0]", "", number["number"]), "-".join(groups[:-1] if year else groups), year or _edition(told)
    )
    if issuer.code == "NIST SP" and designation.part:
        designation = replace(designation, number=f"{designation.number}-{designation.part}", part="")
    return FoundDesignation(at, told.end() if told else number.end(), designation)


def _year_of(groups: list[str], issuer: _Issuer, told: bool) -> str:
    """The year where the last group after a hyphen is one; of two digits only where no edition is `told` behind."""
    if groups and _FULL_YEAR.fullmatch(groups[-1]):
        return groups[-1]
    return f"19{groups[-1]}" if groups and not told and issuer.two_digits and len(groups[-1]) == 2 else ""


def _edition(told: re.Match[str] | None) -> str:
    if told is None:
        return ""
    if told["version"]:
        return f"V{told['version']}"
    year, month = told["year"] or told["spaced"] or told["bracketed"], told["month"] or told["of"]
    return f"{year}-{month}" if month else year


@cache
def _number(issuer: _Issuer, etsi: bool) -> re.Pattern[str]:
    shape = _SERIES if issuer.code.startswith("ITU") else _DOTTED if issuer.dotted and not etsi else _PLAIN
    return re.compile(f"(?P<number>{shape}){_GROUPS}")


def _is_film(designation: Designation) -> bool:
    """"ISO 400" is a speed of film."""
    return designation.prefix == "ISO" and designation.number in _FILM_SPEEDS and not (designation.part or designation.edition)


@cache
def _codes(chain: str) -> tuple[str, ...]:
    """The codes of issuers and kinds of documents, as they stand: "ISO/IEC TS" → ISO, IEC, TS."""
    found: list[str] = []
    at = 0
    while piece := _PIECE.match(chain, at):
        at = piece.end()
        issues = bool(found) and found[-1] in _ISSUES_KINDS
        if piece["kind"] and (issues or piece["kind"] != "TS"):           # else the Turkish series
            found.append(_KINDS[piece["kind"].upper()])
        elif piece["kind"] or piece["issuer"]:
            found.append(_code(piece.group()))
    return tuple(found)


def _code(spelt: str) -> str:
    return next(issuer.code for issuer in ISSUERS if re.fullmatch(issuer.spelling, spelt))


def _issuer(codes: Iterable[str]) -> _Issuer:
    """Whose way of numbering holds: that of the outermost that has one of its own."""
    issuers = [issuer for code in codes for issuer in ISSUERS if issuer.code == code]
    return next((issuer for issuer in issuers if issuer.dotted or issuer.two_digits), issuers[0])


@cache
def _prefix(codes: tuple[str, ...]) -> str:
    """The codes in one spelling: joint issuers and their reports with a slash, all else with a blank."""
    prefix = codes[0]
    for before, code in pairwise(codes):
        joint = before in _JOINT and code in _JOINT
        report = prefix.rpartition(" ")[2] in ("ISO", "CEN") and code in _KINDS
        prefix += ("/" if joint or report else " ") + code
    return prefix
