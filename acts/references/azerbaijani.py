"""How Azerbaijani law names acts and their units: a table of rules, read from top to bottom; the first that fits wins."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from acts.known import known_acts
from acts.references.atoms import ActAtom, Atom, Pointing, UnitAtom
from acts.references.endings import Ending, Stem, ending
from acts.references.model import ActCitation
from acts.references.spans import LIST, Span, spans
from language.dates import parse_date
from language.letters import lower

CUE = re.compile(
    r"addə|issə|[Bb]ənd|[Ff]əs[il]|bzas|ölmə|araqraf|lavə|əcəllə|[Qq]anun(?!ver)|Konstitusiya|Fərman|fərman|ərəncam|ərarı|ayda|namə"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A noun of a unit: its eid unit ("" where it has none), its place in the order of sizes, its stem."""

    unit: str
    level: int
    stem: Stem


UNITS: Mapping[str, Unit] = MappingProxyType({
    "maddə": Unit("article", 2, Stem.MADDE),
    "hissə": Unit("paragraph", 3, Stem.MADDE),
    "bənd": Unit("point", 4, Stem.BEND),
    "yarımbənd": Unit("subpoint", 5, Stem.BEND),
    "abzas": Unit("alinea", 6, Stem.ABZAS),
    "cümlə": Unit("", 7, Stem.MADDE),
    "fəsil": Unit("chapter", 1, Stem.BEND),
    "fəsl": Unit("chapter", 1, Stem.BEND),
    "bölmə": Unit("section", 0, Stem.MADDE),
    "yarımbölmə": Unit("subsection", 1, Stem.MADDE),
    "paraqraf": Unit("subchapter", 1, Stem.ABZAS),
    "əlavə": Unit("attachment", 0, Stem.MADDE),
})

ACT_NOUNS: Mapping[str, tuple[str, Stem]] = MappingProxyType({
    "Konstitusiya Qanun": ("constitutional-law", Stem.QANUN),
    "Konstitusiya": ("constitution", Stem.KONSTITUSIYA),
    "Məcəllə": ("code", Stem.MADDE),
    "Qanun": ("law", Stem.QANUN),
    "Fərman": ("decree", Stem.ABZAS),
    "Sərəncam": ("order", Stem.ABZAS),
    "Qərar": ("decision", Stem.ABZAS),
    "Qayda": ("", Stem.KONSTITUSIYA),
    "Əsasnamə": ("", Stem.MADDE),
    "Nizamnamə": ("", Stem.MADDE),
    "Təlimat": ("", Stem.ABZAS),
    "Konvensiya": ("treaty", Stem.KONSTITUSIYA),
    "Saziş": ("treaty", Stem.BEND),
    "Protokol": ("treaty", Stem.QANUN),
})
"""Nouns of acts, their AKN subtype and stem. Small initials are read too where the noun ends a name ("… qərarı")."""

_UNIT = "|".join(f"[{noun[0]}{noun[0].upper() if noun[0] != 'ə' else 'Ə'}]{noun[1:]}" for noun in sorted(UNITS, key=len, reverse=True))
_LETTERS = "[a-zəıöüğşç]"
_SUFFIX = rf"(?P<suffix>{_LETTERS}*)(?!\w)"
_ACT = "|".join(ACT_NOUNS)
_ANY_ACT = "|".join(f"[{noun[0]}{lower(noun[0])}]{noun[1:]}" for noun in ACT_NOUNS)
_AZ = r"Azərbaycan\s+Respublikası(?:nın)?\s+"
_ISSUER = r"(?:Prezidenti(?:nin)?\s+|Nazirlər\s+Kabineti(?:nin)?\s+|Milli\s+Məclisi(?:nin)?\s+)"
_DAY = r"(?:\d{4}-?c[ıiuü] il(?:də|in)? \d{1,2} [a-zı]+|\d{1,2} [a-zıA-ZİI]+ \d{4}-?c[ıiuü] il(?:də)?|\d{4}-?c[ıiuü] il(?= tarixli))"
_DATED = rf"(?P<day>{_DAY})\s+(?:tarixli\s+)?(?:№\s*)?(?P<number>\d[\w/]*+(?:-[\w/]++)*+)?\s*-?(?:nömrəli|saylı|№-li)?\s*"
_OPEN, _INSIDE, _CLOSE = r"(?:[“«„]\s?|\"(?=\S))", r"[^“”\"«»„\n]", r"[”\"»“]"
_TITLE = rf"{_OPEN}(?P<title>{_INSIDE}{{2,400}}?){_CLOSE}"
_UNNAMED = rf"{_OPEN}{_INSIDE}{{2,400}}?{_CLOSE}"
_TITLES = rf"{_UNNAMED}(?:(?:\s*,\s*|\s+və\s+(?:ya\s+)?|\s+habelə\s+){_UNNAMED}){{0,20}}+"
_NAME = r"(?:[A-ZƏİÖÜĞŞÇ][a-zəıöüğşç]+(?:-[A-ZƏİÖÜĞŞÇ]?[a-zəıöüğşç]+)?\s+(?:və\s+)?){1,4}?"
_RULES_NOUN = (
    r"(?:[Qq]ayda|[əƏ]sasnamə|[Nn]izamnamə|[Tt]əlimat|[Ss]iyahı|Konstitusiyası|Məcəlləsi)[a-zəı]*(?:\s*\([^()“”\"«»]{1,40}\))?"
)
_RULES_TITLE = rf"{_OPEN}(?P<title>{_INSIDE}{{4,300}}?{_RULES_NOUN}){_CLOSE}\s?-?"


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to name an act or units; `build` gets the match and the words before it, and gives nothing where they only look like one."""

    sample: str
    pattern: str
    build: Callable[[re.Match[str], str], tuple[Atom, ...]]


def _numbered(match: re.Match[str], _before: str) -> tuple[Atom, ...]:
    noun = UNITS[_nominative(match["noun"])]
    found = ending(noun.stem, match["suffix"])
    if found is None or _is_item_number(match["list"]):
        return ()
    worded = not any(letter.isdigit() or letter in "IVX" for letter in match["list"])
    numbers = spans(match["list"], found.plural)
    return (UnitAtom(match.start(), match.end(), Pointing.NAMED, found, noun.unit, numbers, noun.level, worded),)


def _is_item_number(numbers: str) -> bool:
    """"5." or "3" before a noun numbers the sentence, not the noun: an ordinal ending, a Roman numeral or a letter is needed at the end."""
    return numbers.rstrip(". ")[-1].isdigit()


def _annex(match: re.Match[str], _before: str) -> tuple[Atom, ...]:
    found = ending(Stem.MADDE, match["suffix"])
    if found is None:
        return ()
    return (UnitAtom(match.start(), match.end(), Pointing.NAMED, found, "attachment", spans(match["list"], found.plural), 0),)


def _pointed_unit(match: re.Match[str], _before: str) -> tuple[Atom, ...]:
    noun = UNITS[_nominative(match["noun"])]
    found = ending(noun.stem, match["suffix"])
    if found is None or noun.unit == "":
        return ()
    return (UnitAtom(match.start(), match.end(), _pointing(match["which"]), found, noun.unit, (), noun.level),)


def _remark(match: re.Match[str], _before: str) -> tuple[Atom, ...]:
    found = ending(Stem.MADDE if match["noun"] else Stem.BEND, match["suffix"])
    if found is None or (match["which"] and match["noun"]):
        return ()
    if match["which"]:
        return (UnitAtom(match.start(), match.end(), Pointing.THIS, found, "remark", (), 3),)
    return (UnitAtom(match.start(), match.end(), Pointing.NAMED, found, "", (), 3),)


def _pointed_act(match: re.Match[str], _before: str) -> tuple[Atom, ...]:
    noun, found = _noun_of(match)
    return (ActAtom(match.start(), match.end(), _pointing(match["which"]), found, noun),) if found else ()


def _bare_act(match: re.Match[str], _before: str) -> tuple[Atom, ...]:
    noun = " ".join(match["noun"].split())
    found = ending(ACT_NOUNS[noun][1], match["suffix"])
    if found is None or found.possessive or not match["suffix"]:
        return ()
    return (ActAtom(match.start(), match.end(), Pointing.BARE, found, noun),)


def _constitution(match: re.Match[str], before: str) -> tuple[Atom, ...]:
    found = ending(Stem.KONSTITUSIYA, match["suffix"])
    if found is None or not match["suffix"] or found.plural or before.endswith("Respublikasının "):
        return ()
    act = ActCitation("Azərbaycan Respublikasının Konstitusiyası", "constitution")
    return (ActAtom(match.start(), match.end(), Pointing.NAMED, found, "Konstitusiya", act),)


def _code(match: re.Match[str], _before: str) -> tuple[Atom, ...]:
    found = ending(Stem.MADDE, match["suffix"])
    words = list(re.finditer(r"\S+", match["name"]))
    if found is None or found.plural or words[-1].group().startswith("Respublika"):
        return ()
    start, title = _named_code(match["name"], words)
    return (ActAtom(match.start("name") + start, match.end(), Pointing.NAMED, found, "Məcəllə", ActCitation(title, "code")),)


def _named_code(name: str, words: list[re.Match[str]]) -> tuple[int, str]:
    """Where a code's name begins among the words before "Məcəllə" (with the country's), and its title."""
    for word in words:
        if known := known_acts().by_title(f"{name[word.start() :]} Məcəlləsi"):
            country = re.search(rf"{_AZ}$", name[: word.start()])
            return country.start() if country else word.start(), known.title
    return 0, f"{_clean(name)} Məcəlləsi"


def _titled(match: re.Match[str], before: str) -> tuple[Atom, ...]:
    """One or several titles in quotation marks before one noun; the last carries the noun's ending."""
    noun, found = _noun_of(match)
    if found is None or noun == "Konstitusiya":
        return ()
    titles = list(re.finditer(_TITLE, match["titles"]))
    if len(titles) > 1 and match["noun"][0].isupper() and not found.plural and not all(_is_title(t["title"]) for t in titles):
        titles = titles[-1:]
    kind = _kind(noun, f"{match['issuer'] or ''}{before}")
    day, number = _date(match), match["number"] or ""
    atoms = []
    for i, title in enumerate(titles):
        last = i == len(titles) - 1
        about = " haqqında" if last and match["about"] else ""
        act = ActCitation(_clean(title["title"]) + about, kind, day if last else None, number if last else "")
        start, end = match.start("titles") + title.start(), match.end() if last else match.start("titles") + title.end()
        atoms.append(ActAtom(start, end, Pointing.NAMED, found, noun, act))
    return tuple(atoms)


def _is_title(text: str) -> bool:
    return text.rstrip().endswith(("haqqında", "barədə", "dair"))


def _dated(match: re.Match[str], before: str) -> tuple[Atom, ...]:
    noun, found = _noun_of(match)
    day = _date(match)
    if found is None or day is None or not (match["number"] or "tarixli" in match[0]) or noun == "Konstitusiya":
        return ()
    act = ActCitation(_clean(match["title"] or ""), _kind(noun, f"{match['issuer'] or ''}{before}"), day, match["number"] or "")
    return (ActAtom(match.start(), match.end(), Pointing.NAMED, found, noun, act),)


def _rules(match: re.Match[str], _before: str) -> tuple[Atom, ...]:
    """Rules approved by an act and known by their own title."""
    found = ending(Stem.KONSTITUSIYA, match["suffix"]) or ending(Stem.MADDE, match["suffix"])
    if found is None:
        return ()
    act = ActCitation(_clean(match["title"]))
    return (ActAtom(match.start(), match.end(), Pointing.NAMED, found, "Qayda", act),)


def _noun_of(match: re.Match[str]) -> tuple[str, Ending | None]:
    noun = " ".join(match["noun"].split())
    noun = noun[0].upper() + noun[1:]
    return noun, ending(ACT_NOUNS[noun][1], match["suffix"])


def _kind(noun: str, issuer: str) -> str:
    kind = ACT_NOUNS[noun][0]
    if kind == "decision":
        return next((found for word, found in _DECISIONS if word in issuer), "")
    return "cabinet-order" if kind == "order" and "Nazirlər" in issuer else kind


_DECISIONS = (("Nazirlər", "cabinet-decision"), ("Milli Məclis", "parliament-decision"))


def _date(match: re.Match[str]) -> date | None:
    return parse_date(match["day"]) if match["day"] else None


def _clean(title: str) -> str:
    return " ".join(title.split())


def _pointing(which: str) -> Pointing:
    return Pointing.SAME if which[0] in "hH" else Pointing.THIS


def _nominative(noun: str) -> str:
    small = noun[0].lower() if noun[0] != "Ə" else "ə"
    return small + noun[1:]


_TAIL = rf"(?:{_AZ})?(?P<issuer>{_ISSUER})?"

RULES: tuple[Rule, ...] = (
    Rule("12.3-cü, 14-cü və 16.1–16.4-cü maddələri", rf"(?P<list>{LIST})\s+(?P<noun>{_UNIT}){_SUFFIX}", _numbered),
    Rule("1 və 2 nömrəli əlavələri",
         rf"(?P<list>\d++(?:(?:\s*,\s*|\s+və\s+|\s?[-–—]\s?)\d++){{0,20}}+)\s*(?:nömrəli|saylı|№-li)\s+[əƏ]lavə{_SUFFIX}", _annex),
    Rule("“Qeyd” hissəsinin", rf"(?P<which>[Bb]u\s+)?[“\"«]?Qeyd[”\"»]?(?P<noun>\s+hissə)?{_SUFFIX}", _remark),
    Rule("bu maddənin", rf"(?P<which>[Bb]u|[Hh]əmin)\s+(?P<noun>{_UNIT}){_SUFFIX}", _pointed_unit),
    Rule("həmin Qanunun", rf"(?P<which>[Bb]u|[Hh]əmin)\s+(?P<noun>{_ANY_ACT}){_SUFFIX}", _pointed_act),
    Rule("2010-cu il 11 may tarixli 998-IIIQ nömrəli Qanunu",
         rf"{_DATED}(?:{_TITLE}\s*)?{_TAIL}(?P<noun>{_ANY_ACT}){_SUFFIX}", _dated),
    Rule("“Fərdi məlumatlar haqqında” Azərbaycan Respublikası Qanununun",
         rf"(?P<titles>{_TITLES})\s*(?P<about>haqqında\s+)?{_TAIL}(?:{_DATED})?(?P<noun>{_ANY_ACT}){_SUFFIX}", _titled),
    Rule("“Elektron xidmətlərin göstərilməsi Qaydaları”nın", rf"{_RULES_TITLE}{_SUFFIX}", _rules),
    Rule("Azərbaycan Respublikası Konstitusiyasının", rf"(?:{_AZ})?Konstitusiya{_SUFFIX}(?!\s+(?:[Qq]anun|Məhkəmə))", _constitution),
    Rule("Azərbaycan Respublikasının Mülki Məcəlləsinin", rf"(?P<name>{_NAME})Məcəllə{_SUFFIX}", _code),
    Rule("Məcəllənin", rf"(?P<noun>{_ACT}){_SUFFIX}", _bare_act),
)

_FIRST = (
    r"(?<!\w)(?<!\d[-‐–—.])(?=[\d“\"«„‘'A-ZƏİÖÜĞŞÇІХ]|bu\s|həmin\s|[a-zəıöüğşç]\)"
    r"|bir|ik|üç|dörd|beş|alt[ım]|yedd|yetm|sək|doq|dox|on|iyir|otuz|qır|əlli|yüz|min)"
)
_NAMED_GROUP = re.compile(r"\?P<\w+>")
_SCAN = re.compile(_FIRST + "(?:" + "|".join(f"(?P<r{n}>{_NAMED_GROUP.sub('?:', rule.pattern)})" for n, rule in enumerate(RULES)) + ")")
_EACH = tuple(re.compile(rule.pattern) for rule in RULES)


def atoms(text: str) -> Iterator[Atom]:
    """The pieces of references in a line, in order."""
    at = 0
    while match := _SCAN.search(text, at):
        at = max(match.end(), match.start() + 1)
        found, end = _built(text, match)
        yield from found
        at = end if found else match.start() + 1


def _built(text: str, match: re.Match[str]) -> tuple[tuple[Atom, ...], int]:
    """What the first rule makes of the words that makes anything, and where it ends."""
    for n in range(int((match.lastgroup or "r0")[1:]), len(RULES)):
        whole = _EACH[n].match(text, match.start())
        if whole and (found := RULES[n].build(whole, text[max(0, match.start() - 60) : match.start()])):
            return found, whole.end()
    return (), match.end()


__all__ = ["CUE", "RULES", "Rule", "Span", "atoms"]
