"""Who issues standards, and as what: one row per issuer or series, how texts spell it, how its numbers look and how it prints them."""

from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Final

_LOOK_ALIKES: Final = MappingProxyType({
    "A": "AА", "B": "BВ", "C": "CС", "E": "EЕ", "H": "HН", "I": "IİІ", "K": "KК", "M": "MМ", "O": "OО", "P": "PР", "S": "SЅ", "T": "TТ",
})  # fmt: skip


def spelled(*names: str) -> str:
    """A pattern of names, each letter also as the Cyrillic or Azerbaijani one of its shape: "ISO" is "İSО", too."""
    return "|".join("".join(f"[{_LOOK_ALIKES[letter]}]" if letter in _LOOK_ALIKES else letter for letter in name) for name in names)


class Shape(Enum):
    """What the numbers of an issuer look like; each value is a pattern."""

    PLAIN = r"\d{3}[ \u00a0]\d{3}(?!\d)|\d+"
    GROUPED = r"(?:[A-Zm][A-Z\d]{1,3}(?:-[A-Z]{3})?[ \u00a0]\d{3}|GSM \d\d\.\d\d|\d{3}[ \u00a0]\d{3}(?!\d)|\d\d\.\d\d(?!\d)|\d+)"
    TELECOM = r"(?:\d{3}[ \u00a0]\d{3}(?!\d)|\d\d\.\d\d(?!\d)|\d+)"
    GSM = r"(?:GSM )?\d\d\.\d+(?:-(?:DCS|EXT))?"
    DOTTED = r"\d+(?:\.\d+)*[a-zа-я]?(?![^\W_])"
    IEEE = r"[A-Z]?\d+(?:\.\d+)*(?:[a-z]{1,3}|[A-Z]{1,3}[a-z]{0,3})?(?![^\W_])"
    EITHER = r"(?:[A-Z]{1,4}[ \u00a0]?)?\d+[A-Z]?"
    LETTERED = r"[A-Z]{1,2}[ \u00a0]?\d+"
    SERIES = r"[A-Z]{1,3}\.?[ \u00a0]?\d+(?:\.\d+)*(?:\.[A-Z]\d?(?![^\W_]))?(?:/[A-Z]\.\d+(?:\.\d+)*)*(?:[ \u00a0](?:bis|ter))?"
    PUBLICATION = r"\d+-\d+[A-Z]?(?!\w)|\d+-\d+[A-Z]?(?=r\d)|\d+[A-Z]?(?!\d)"


class Style(Enum):
    """How an issuer prints the year and what follows it."""

    COLON = "ISO 9001:2015/Amd 1:2024"
    IEC = "IEC 62443-2-4:2015+AMD1:2017 CSV"
    HYPHEN = "ГОСТ Р 34.10-2012"
    BRACKETS = "ITU-T X.509 (10/2019)"
    VERSION = "ETSI EN 319 411-1 V1.3.1 (2021-05)"
    SERIAL = "RFC 5280"
    JOINED = "ECMA-418-1"
    PUBLICATION = "NIST SP 800-53r5"
    IEEE = "IEEE Std 802.3-2018"
    WEB = "W3C REC-html-aria-20211209"
    OASIS = "OASIS OpenDocument-v1.3-part1-CS01"


@dataclass(frozen=True, slots=True)
class Issuer:
    """An issuer or a series.

    ``own`` is how it writes itself where that is not its code; ``adopts`` tells that its standards may be those of others under its own
    name; ``joint`` that it is joined to others by a slash; ``two_digits`` that the last group of a number may be a year of two digits;
    ``least`` how many digits a number must have for a text to be thought to cite it, ``context`` what must stand in the text for that.
    """

    code: str
    spelling: str
    sample: str
    own: str = ""
    shape: Shape = Shape.PLAIN
    style: Style = Style.COLON
    kind: str = "standard"
    adopts: bool = False
    joint: bool = False
    two_digits: bool = False
    least: int = 1

    @property
    def printed(self) -> str:
        return self.own or self.code

    def joint_with(self, outer: str) -> bool:
        """Whether it publishes together with the issuer before it, and takes nothing over: ETSI EN, CEN/CLC."""
        return outer == "ETSI" or (outer in _EUROPEAN and self.code in _EUROPEAN)


_EUROPEAN: Final = frozenset({"CEN", "CENELEC", "ETSI"})
_GOST: Final = spelled("ГОСТ") + "|QOST|" + spelled("GOST") + "|D[ÜU][İI]?ST"
_ITU: Final = spelled("ITU")
_DASH: Final = "[ \u00a0]?[-–][ \u00a0]?"

ISSUERS: Final = (
    Issuer("AZS", spelled("AZS", "ASZ"), "AZS 1.5:2022", shape=Shape.DOTTED, adopts=True),
    Issuer("GOST R", f"(?:{_GOST})[ \u00a0-]?[РPR]", "ГОСТ Р 34.10-2012", "ГОСТ Р", Shape.DOTTED, Style.HYPHEN, adopts=True,
           two_digits=True),
    Issuer("GOST", _GOST, "QOST 28147-89", "ГОСТ", Shape.DOTTED, Style.HYPHEN, adopts=True, two_digits=True),
    Issuer("DSTU", "ДСТУ|DSTU", "ДСТУ 4145-2002", "ДСТУ", Shape.DOTTED, adopts=True, two_digits=True),
    Issuer("ST RK", "[СC][ТT] [РP][КK]|ST RK", "СТ РК 1073-2007", "СТ РК", Shape.DOTTED, Style.HYPHEN, adopts=True, two_digits=True),
    Issuer("STB", "СТБ|STB", "СТБ 34.101.31-2011", "СТБ", Shape.DOTTED, Style.HYPHEN, adopts=True, two_digits=True),
    Issuer("PMG", "ПМГ|PMG", "ПМГ 22-2004", "ПМГ", Shape.EITHER, Style.HYPHEN, "rules", two_digits=True),
    Issuer("RMG", "РМГ|RMG", "РМГ 29-2013", "РМГ", Shape.EITHER, Style.HYPHEN, "recommendation", two_digits=True),
    Issuer("R", "[РPR](?=[ \u00a0](?:50|1323565)\\.1\\.\\d)", "Р 50.1.113-2016", "Р", Shape.DOTTED, Style.HYPHEN, "recommendation"),
    Issuer("TS", "(?<![TТ][RРP][ \u00a0])[TТ]S[EЕ]?", "TS 13298", shape=Shape.TELECOM, adopts=True, least=2),
    Issuer("BS", "BS", "BS 7799-2:2002", adopts=True, least=2),
    Issuer("DIN", spelled("DIN"), "DIN 66399-1:2012", adopts=True, least=2),
    Issuer("OHSAS", "OHSAS", "OHSAS 18001:2007"),
    Issuer("3GPP", "3GPP", "3GPP TS 23.501", shape=Shape.DOTTED, style=Style.VERSION),
    Issuer("ETSI", spelled("ETSI"), "ETSI TS 119 312 V1.4.3 (2023-08)", shape=Shape.GROUPED, style=Style.VERSION, adopts=True),
    Issuer("CENELEC", "CENELEC|Cenelec|CLC", "CLC/TS 50701", "CLC", joint=True, adopts=True),
    Issuer("CEN", spelled("CEN"), "CEN/TS 419241", joint=True, adopts=True),
    Issuer("EN", f"(?:F?pr)?(?:{spelled('EN')}|ЕН)", "EN 301 549", adopts=True, least=2),
    Issuer("ISO", spelled("ISO") + "|" + spelled("ИСО"), "İSO 9001:2015", joint=True),
    Issuer("IEC", spelled("IEC") + "|" + spelled("МЭК") + "|(?<=/)MEK|(?<=/ )MEK", "IEC 62443-4-1:2018", style=Style.IEC, joint=True),
    Issuer("CISPR", spelled("CISPR") + "|СИСПР", "CISPR 32:2015", style=Style.IEC),
    Issuer("IEEE", spelled("IEEE"), "IEEE Std 802.11ax-2021", shape=Shape.IEEE, style=Style.IEEE, joint=True),
    Issuer("ASTM", "ASTM", "ASTM F2100-21", shape=Shape.EITHER, style=Style.HYPHEN, joint=True, two_digits=True),
    Issuer("HL7", "HL7", "ISO/HL7 10781:2009", joint=True),
    Issuer("CIE", "CIE", "ISO/CIE 10526:1999", joint=True),
    Issuer("SAE", "SAE", "SAE J551-4", shape=Shape.EITHER, joint=True),
    Issuer("IETF", spelled("IETF"), "RFC 5280", style=Style.SERIAL, kind="rfc"),
    Issuer("ITU-T", rf"(?:{_ITU}){_DASH}{spelled('T')}|ITU T|МСЭ[-–][ТT]|BT[İI]-T|(?:{_ITU}|МСЭ)(?=[ \u00a0][A-Z]\.\d)",
           "ITU-T X.509 (10/2019)", shape=Shape.SERIES, style=Style.BRACKETS, kind="recommendation"),
    Issuer("ITU-R", f"(?:{_ITU}){_DASH}R|ITU R|МСЭ[-–][РRP]|BT[İI]-R", "ITU-R BT.601-7",
           shape=Shape.SERIES, style=Style.BRACKETS, kind="recommendation"),
    Issuer("NIST", "NIST", "NIST SP 800-53", shape=Shape.PUBLICATION, style=Style.PUBLICATION),
    Issuer("NBS", "NBS", "NBS SP 260-53", shape=Shape.PUBLICATION, style=Style.PUBLICATION),
    Issuer("ANSI", "ANSI(?=[ ]?/[ ]?[IİA])|ANSI(?=[ ](?:Std[ ])?(?:[CN]\\d|[A-Z]\\d+\\.\\d))", "ANSI C37.12-1991",
           shape=Shape.IEEE, style=Style.IEEE, joint=True),
    Issuer("ASA", "ASA(?=[ ][A-Z]\\d)", "ASA C37.1-1950", shape=Shape.IEEE, style=Style.IEEE),
    Issuer("AIEE", "AIEE", "AIEE No 20-1951", shape=Shape.IEEE, style=Style.IEEE),
    Issuer("FIPS", f"{spelled('FIPS')}(?:[ \u00a0]PUBS?|[ \u00a0]Publication)?", "FIPS 140-3", style=Style.PUBLICATION),
    Issuer("ECMA", "ECMA|Ecma", "ECMA-262", style=Style.JOINED),
    Issuer("OIML", "OIML|МОЗМ", "OIML R 76-1:2006", shape=Shape.LETTERED, kind="recommendation", joint=True),
    Issuer("CODEX", "(?:CODEX|Codex) (?:STAN|Stan)|CXS", "CODEX STAN 38-1981", "CODEX STAN", style=Style.HYPHEN),
    Issuer("W3C", "W3C", "W3C REC-html-aria-20211209", style=Style.WEB, kind="recommendation"),
    Issuer("OASIS", "OASIS", "OASIS DITA-v1.3", style=Style.OASIS),
)
"""Read from top to bottom: the first that fits."""

SERIES: Final = (
    Issuer("ES", "ES", "ETSI ES 283 039-2", style=Style.VERSION),
    Issuer("ETS", "ETS", "ETSI ETS 300 979 ed.1 (1997-05)", style=Style.VERSION),
    Issuer("I-ETS", "I-ETS", "ETSI I-ETS 300 837 ed.1 (1998-01)", style=Style.VERSION),
    Issuer("ETR", "ETR", "ETSI ETR 368 ed.1 (1997-03)", style=Style.VERSION, kind="technical report"),
    Issuer("TBR", "TBR", "ETSI TBR 044 ed.1 (1998-05)", style=Style.VERSION),
    Issuer("TCRTR", "TCRTR", "ETSI TCRTR 052 ed.1 (1997-01)", style=Style.VERSION, kind="technical report"),
    Issuer("GTS", "GTS", "ETSI GTS GSM 11.14 V5.9.0 (1998-11)", shape=Shape.GSM, style=Style.VERSION),
    Issuer("NET", "NET", "ETSI NET 005 ed.2 (1995-09)", style=Style.VERSION),
)
"""Series that count as issuers, and only after their body."""


@dataclass(frozen=True, slots=True)
class KindWord:
    """How a kind of document is written in the designations of some issuers: "TS" of ISO, "IR" of NIST."""

    kind: str
    word: str
    spelling: str
    of: frozenset[str]


_INTERNATIONAL: Final = frozenset({"ISO", "IEC", "IEEE", "CISPR", "CEN", "CENELEC", "ASTM", "HL7", "CIE", "ETSI", "3GPP"})
_ISO: Final = frozenset({"ISO", "IEC", "IEEE", "CISPR", "ASTM", "CEN", "CENELEC", "HL7", "CIE"})
_ETSI: Final = frozenset({"ETSI"})
_NIST: Final = frozenset({"NIST", "NBS"})

_OF_NIST: Final = (
    ("special publication", "SP"), ("interagency report", "IR"), ("technical note", "TN"), ("handbook", "HB"), ("monograph", "MONO"),
    ("circular", "CIRC"), ("letter circular", "LCIRC"), ("report", "RPT"), ("miscellaneous publication", "MP"),
    ("commercial standard", "CS"), ("commercial standards monthly", "CSM"), ("building science series", "BSS"),
    ("building materials and structures report", "BMS"), ("building and housing", "BH"), ("housing report", "HR"),
    ("data series", "NSRDS"),
    ("grant or contract report", "GCR"), ("advanced manufacturing series", "AMS"),
    ("cybersecurity white paper", "CSWP"),
    ("construction safety team report", "NCSTAR"), ("technical information bulletin", "TIBM"),
    ("photographic circular", "PC"),
    ("ionospheric data", "CRPL-F-A"), ("solar-geophysical data", "CRPL-F-B"), ("radio propagation predictions", "BRPD-CRPL-D"),
    ("radio propagation laboratory report", "CRPL"), ("radio propagation wartime report", "IRPL"),
    ("consumer information series", "CIS"),
    ("information publication", "IP"), ("economic analysis brief", "EAB"), ("dictionary", "DCI"),
    ("metrology white paper", "OWMWP"), ("technology transfer brief", "TTB"), ("special study", "SIBS"),
)  # fmt: skip

KINDS: Final = (
    KindWord("technical specification", "TS", "TS|ТС|Technical Specification", _INTERNATIONAL),
    KindWord("technical report", "TR", "TR|ТО", _INTERNATIONAL),
    KindWord("publicly available specification", "PAS", "PAS", _ISO | {"BS"}),
    KindWord("guide", "Guide", "Guide|GUIDE|Rəhbərliyi|Руководство", _ISO),
    KindWord("standardized profile", "ISP", "ISP", _ISO),
    KindWord("technology trends assessment", "TTA", "TTA", _ISO),
    KindWord("systems reference document", "SRD", "SRD", _ISO),
    KindWord("recommendation", "R", "R", frozenset({"ISO"})),
    KindWord("technical report", "TR", "TR/", frozenset({"ECMA"})),
    KindWord("guide", "EG", "EG", _ETSI),
    KindWord("group specification", "GS", "GS", _ETSI),
    KindWord("group report", "GR", "GR", _ETSI),
    KindWord("special report", "SR", "SR", _ETSI),
    *(KindWord(kind, word, "SP|Special Publication" if word == "SP" else word, _NIST) for kind, word in _OF_NIST),
)
"""Kinds told by a word; the first whose word and issuer fit."""

STAGES: Final = MappingProxyType({
    **{stage: stage for stage in ("PWI", "NWIP", "NP", "AWI", "WD", "CDV", "CD", "PDTR", "PDTS", "DTR", "DTS", "DPAS", "FDIS", "DIS")},
    "PRF": "PRF", "ОПМС": "FDIS", "ПМС": "DIS",
})  # fmt: skip
"""Stages of drafts of ISO and IEC as designations tell them, and what each is in English."""

OF_STAGE: Final = MappingProxyType({
    "PDTR": "technical report", "DTR": "technical report", "PDTS": "technical specification", "DTS": "technical specification",
    "DPAS": "publicly available specification",
})  # fmt: skip
"""Stages that tell the kind, too."""

_BY_CODE: Final = MappingProxyType({issuer.code: issuer for issuer in (*ISSUERS, *SERIES)})


def issuer_of(code: str) -> Issuer:
    """The row of a code; an unknown one is a body that prints as ISO does."""
    return _BY_CODE.get(code) or Issuer(code, code, code)


def kind_word(kind: str, issuers: tuple[str, ...]) -> str:
    """How a kind is written after these issuers, "" where it is not."""
    inner = issuer_of(issuers[-1])
    if inner in SERIES or inner.kind == kind:                # the series tells it
        return ""
    own = [word for word in KINDS if word.kind == kind]
    return next((word.word for code in reversed(issuers) for word in own if code in word.of), "")
