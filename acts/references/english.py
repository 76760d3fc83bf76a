"""How English law names acts and their units: those of the European Union and the Council of Europe, and translations."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from acts.celex import Celex
from acts.known import known_acts
from acts.references.chains import Memory, Miss, Target, Where
from acts.references.model import ActCitation, Place
from acts.references.places import place
from acts.references.spans import Span

CUE = re.compile(
    r"[Aa]rticle|[Pp]aragraph|[Pp]oints?\b|[Aa]nnex|A(?:nnex|NNEX)|[Cc]hapter|[Ss]ection|[Rr]ecital|Regulation|Directive|Decision|Code|Constitution"
)

UNITS: Mapping[str, tuple[str, int]] = MappingProxyType({
    "article": ("article", 2), "part": ("paragraph", 3), "paragraph": ("paragraph", 4), "sub-paragraph": ("", 5), "subparagraph": ("", 5),
    "point": ("point", 6),
    "chapter": ("chapter", 1), "section": ("section", 1), "annex": ("attachment", 0), "recital": ("recital", 1),
})
"""Nouns of units: their key in `places.STEPS` ("" where elements have none) and their place in the order of sizes."""

_NUMBER = r"(?:\d+[a-z]?(?:-\d+)?(?:\.\d+)*|[IVXL]+(?![A-Za-z])|\([a-z0-9]{1,4}\))"
_LETTER = r"(?:[b-z](?![A-Za-z])|a(?=[,.;)]|\s+(?:and|or|to)\s|$))"
_BRACKETS = r"(?:\s?\([a-z0-9]{1,4}\))*"
_LETTERED = r"(?:\.[a-z](?![A-Za-z]))?"
_PLAIN = rf"{_NUMBER}{_BRACKETS}{_LETTERED}"
_ITEM = rf"(?:{_PLAIN}|{_LETTER}{_BRACKETS})"
_AND = r"\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+(?:to\s+)?"
_TO = r"\s+to\s+|\s+through\s+|\s?[–—]\s?"
_LIST = rf"{_ITEM}(?:(?:{_AND}|{_TO}){_ITEM}){{0,60}}"
_PLAIN_LIST = rf"{_PLAIN}(?:(?:{_AND}|{_TO}){_PLAIN}){{0,60}}"
_PIECE = re.compile(rf"(?P<item>{_ITEM})(?P<sep>{_AND}|{_TO}|$)")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def _ungrouped(pattern: re.Pattern[str]) -> str:
    return re.sub(r"\?P<\w+>", "?:", pattern.pattern)


_UNIT = re.compile(
    r"(?<![\w])(?:(?P<noun>[Aa]rticle|[Cc]hapter|[Ss]ection|A[Nn][Nn][Ee][Xx]|[Rr]ecital"
    r"|[Pp]art(?=\s+[IVX\d]+\s+of\s+(?:[Tt]his\s+)?[Aa]rticle))s?"
    rf"\s+(?P<list>{_PLAIN_LIST})"
    rf"|(?P<small>[Ss]ub-?paragraph|[Pp]aragraph|[Pp]oint)s?\s+(?P<letters>{_LIST})"
    rf"|(?:the\s+)?(?P<word>{'|'.join(_ORDINALS)})\s+(?P<which>(?:sub-?)?paragraph)(?!\w)"
    r"|[Tt]his\s+(?P<this>[Aa]rticle|[Pp]aragraph|[Pp]oint|Chapter|Section|Annex)(?!\w))"
)
_ACT = re.compile(
    r"(?:(?:Commission|Council)\s+)?(?:(?:Implementing|Delegated|Framework)\s+)?(?P<kind>Regulation|Directive|Decision)s?\s+"
    r"(?P<numbers>(?:\((?:EU|EC|EEC|EU, Euratom|Euratom|EC, Euratom)\)\s*)?(?:No\s*)?\d+/\d+(?:/(?:EC|EU|EEC|JHA|Euratom))?)(?!\d)"
)
_NUMBERS = re.compile(r"(?P<community>\([^)]*\)\s*)?(?P<no>No\s*)?(?P<first>\d+)/(?P<second>\d+)(?P<tail>/\w+)?")
_NAMED = re.compile(
    r"(?:[A-Z][\w'-]+\s+(?:and\s+|of\s+(?:the\s+)?)?){0,5}?(?:Code|Constitution|Convention|Treaty|Statute|Charter|Act|Protocol)(?!\w)"
    r"(?:\s+(?:on|for)\s+(?:the\s+)?[A-Z][\w-]+(?:\s+(?:[A-Z][\w-]+|(?:of|the|and|in|for)\s+(?=[A-Zt])))*)?"
)
_LAW = re.compile(
    r"(?:Constitutional\s+)?(?:Law|Code|Decree|Decision)(?:\s+of\s+the\s+(?:President\s+of\s+the\s+|Cabinet\s+of\s+Ministers\s+of\s+the\s+)?"
    r"Republic\s+of\s+Azerbaijan)?\s+(?:[\"“«](?P<title>[Oo]n\s+[^\"”»]{3,200})[\"”»]|on\s+[^\"”»,.;()]{3,120})"
)
_ABBREVIATED = re.compile(r"(?P<short>TFEU|TEU|GDPR|eIDAS|NIS2)(?!\w)")
_WHOLE = re.compile(
    rf"{_ungrouped(_ACT)}|{_ungrouped(_LAW)}|(?<!\w)(?:[A-Z][\w'-]+\s+(?:and\s+|of\s+)?){{1,4}}?Code(?!\w)"
    r"|Constitution(?:\s+of\s+(?:the\s+Republic\s+of\s+)?Azerbaijan)(?!\w)"
)
_NAMES = re.compile(r"Regulation|Directive|Decision|Decree|Law|Code|Constitution of")
_UNKNOWN = ActCitation()     # "that Regulation" where none was named
_SELF = re.compile(
    r"(?:this|the present)\s+"
    r"(?:Regulation|Directive|[Cc]onvention|Protocol|Code|Constitution|Law|Act|Decree|Decision|Agreement|Rules)(?!\w)"
)
_SAME = re.compile(r"(?:that|the said)\s+(?:Regulation|Directive|Convention|Protocol|Code|Constitution|Law|Act|Decision)(?!\w)")
_THEREOF = re.compile(r"\s*thereof(?!\w)")
_OF = re.compile(r"\s*,?\s+(?:of|to|in)\s+(?:the\s+)?")
_LISTED = re.compile(r"\s*,?\s+(?:and|or)\s+")
_GLUE = re.compile(r"\s*,\s*|\s+of\s+(?:the\s+)?")


@dataclass(frozen=True, slots=True)
class _Unit:
    start: int
    end: int
    unit: str
    level: int
    paths: tuple[tuple[tuple[str, Span], ...], ...]     # of each item: its steps ("article", 5), ("paragraph", 1)
    this: bool = False


def targets_of(text: str, where: Where, memory: Memory) -> Iterator[Target | Miss]:
    """The references of an English line, in order."""
    if not CUE.search(text):
        return
    at = 0
    found: list[Target] = []
    for chain in _chains(text):
        if chain[0].start < at:
            continue
        found.extend(_acts(text, at, chain[0].start, memory))
        found.append(_target(text, chain, where, memory))
        at = max(found[-1].end, chain[-1].end)
    found.extend(_acts(text, at, len(text), memory))
    yield from (target for target in _sharing(text, found) if target.act != _UNKNOWN and (target.places or target.act))


def _sharing(text: str, found: list[Target]) -> list[Target]:
    """"Article 6(1) and Article 7 of Regulation X": the act named at the end is that of the whole row."""
    shared = found[-1:]
    for target in reversed(found[:-1]):
        after = shared[0]
        row = target.unit and after.unit and target.act is None and after.act and _LISTED.fullmatch(text, target.end, after.start)
        shared.insert(0, replace(target, act=after.act) if row else target)
    return shared


def _acts(text: str, start: int, end: int, memory: Memory) -> Iterator[Target]:
    """Acts named as a whole."""
    if not _NAMES.search(text, start, end):
        return
    for match in _WHOLE.finditer(text, start, end):
        if act := _whole(match):
            memory.last_act["act"] = act
            yield Target(match.start(), match.end(), act, ())


def _whole(match: re.Match[str]) -> ActCitation | None:
    """The act of a name: a European one by its number, a law by its title in marks, any other only where it is well known."""
    if european := _ACT.fullmatch(match[0]):
        return _european(european["kind"], european["numbers"])
    if (law := _LAW.fullmatch(match[0])) and law["title"]:
        return _law(law)
    return _by_name(match[0]) if known_acts().by_title(match[0]) else None


def _chains(text: str) -> Iterator[list[_Unit]]:
    """Units that belong together: "Article 6, paragraph 1", "point (f) of Article 6(1)"."""
    chain: list[_Unit] = []
    for match in _UNIT.finditer(text):
        unit = _unit(match)
        if chain and not (_GLUE.fullmatch(text, chain[-1].end, unit.start) and chain[-1].level != unit.level):
            yield chain
            chain = []
        chain.append(unit)
    if chain:
        yield chain


def _unit(match: re.Match[str]) -> _Unit:
    if match["this"]:
        unit, level = UNITS[match["this"].lower()]
        return _Unit(match.start(), match.end(), unit, level, (), this=True)
    if match["word"]:
        number = str(_ORDINALS.index(match["word"]) + 1)
        unit, level = ("alinea", 5) if match["which"].startswith("sub") else ("paragraph", 4)
        return _Unit(match.start(), match.end(), unit, level, (((unit, Span(number)),),))
    unit, level = UNITS[(match["noun"] or match["small"]).lower()]
    return _Unit(match.start(), match.end(), unit, level, tuple(_paths(unit, match["list"] or match["letters"])))


def _paths(unit: str, numbers: str) -> Iterator[tuple[tuple[str, Span], ...]]:
    """The steps each item of a list goes down: "5(1)(a)" → article 5, paragraph 1, point a."""
    start: tuple[tuple[str, Span], ...] = ()
    path: tuple[tuple[str, Span], ...] = ()
    for piece in _PIECE.finditer(numbers):
        path = _path(unit, piece["item"], path)
        if start:
            kind, first = start[-1]
            yield (*start[:-1], (kind, replace(first, last=path[-1][1].first)))
            start = ()
            continue
        if re.fullmatch(_TO, piece["sep"] or ""):
            start = path
            continue
        yield path
    if start:
        yield start


def _path(unit: str, item: str, before: tuple[tuple[str, Span], ...]) -> tuple[tuple[str, Span], ...]:
    """The steps of one item; in "5(1), (2) and (3)" the later ones share the first step of the one before."""
    if item.startswith("(") and len(before) > 1:
        return (*before[:-1], *((before[-1][0], Span(number)) for number in _parts(item)[:1]))
    return tuple((kind, Span(number)) for kind, number in zip(_kinds(unit), _parts(item), strict=False))


def _kinds(unit: str) -> tuple[str, ...]:
    below = ("article", "paragraph", "point", "subpoint")
    return below[below.index(unit) :] if unit in below else (unit,)


def _parts(item: str) -> list[str]:
    return re.findall(r"[A-Za-z0-9]+(?:-\d+)?(?:\.\d+)*", item)


def _target(text: str, chain: list[_Unit], where: Where, memory: Memory) -> Target:
    end, act = _owner(text, chain[0].start, chain[-1].end, memory)
    units = sorted(chain, key=lambda unit: unit.level)
    parents = [Place("" if act is not None else _base(units[0], where))]
    for unit in units:
        if unit.this:
            continue
        parents = [_down(parent, path) for parent in parents for path in unit.paths] or parents
    return Target(chain[0].start, end, act, tuple(p for p in parents if p.eid), units[-1].unit)


def _base(unit: _Unit, where: Where) -> str:
    if unit.this:
        return where.above.get(unit.unit, where.above.get("article", "")) if unit.unit else ""
    return "" if unit.level < 3 else where.base(unit.unit or "point")


def _down(parent: Place, path: tuple[tuple[str, Span], ...]) -> Place:
    found = parent
    for unit, span in path:
        if unit:
            found = place(found.eid, unit, span)
    return found


def _owner(text: str, start: int, end: int, memory: Memory) -> tuple[int, ActCitation | None]:
    """The act that units are said to be of, and where its name ends; None for this act."""
    if thereof := _THEREOF.match(text, end):
        of_treaty = "Treaty" in text[max(0, start - 120) : start]       # "the Treaty …, and in particular Article 95 thereof"
        return thereof.end(), _UNKNOWN if of_treaty else memory.last_act.get("act") or _UNKNOWN
    if short := _ABBREVIATED.match(text, end + 1):
        return short.end(), _remember(memory, _by_name(short["short"]))
    of = _OF.match(text, end)
    if of is None:
        return end, None
    at = of.end()
    if own := _SELF.match(text, at):
        return own.end(), None
    if same := _SAME.match(text, at):
        return same.end(), memory.last_act.get("act") or _UNKNOWN
    if match := _ACT.match(text, at):
        return match.end(), _remember(memory, _european(match["kind"], match["numbers"]))
    if match := _LAW.match(text, at):
        return match.end(), _remember(memory, _law(match))
    if match := _NAMED.match(text, at):
        return match.end(), _remember(memory, _by_name(match[0]))
    return end, None


def _law(match: re.Match[str]) -> ActCitation:
    """A law by its title, which may be that of a well-known one."""
    title = match["title"]
    known = known_acts().by_title(f"Law {title}" if title else match[0])
    return _by_name(known.title) if known else ActCitation(title or " ".join(match[0].split()), "law")


def _remember(memory: Memory, act: ActCitation | None) -> ActCitation | None:
    memory.last_act["act"] = act
    return act


def _by_name(name: str) -> ActCitation:
    known = known_acts().by_alias(name)
    if known is None:
        return ActCitation(" ".join(name.split()))
    return ActCitation(known.title, known.subtype, known.adopted, known.number, known.celex)




def _european(kind: str, numbers: str) -> ActCitation | None:
    """The act of a European number. The year comes first, except after "No"; two figures are a year of the last century."""
    match = _NUMBERS.fullmatch(numbers)
    if match is None:
        return None
    year, number = (match["second"], match["first"]) if match["no"] or _looks_old(kind, match) else (match["first"], match["second"])
    full = f"19{year}" if len(year) == 2 else year
    celex = Celex(int(full), kind.lower(), int(number))
    return ActCitation(f"{kind} {' '.join(numbers.split())}", celex.subtype, None, f"{match['first']}/{match['second']}", celex.text)


def _looks_old(kind: str, match: re.Match[str]) -> bool:
    """Decisions and regulations before 2015 put the number first: "Decision 1247/2002/EC"."""
    year_first = 1950 < int(match["first"]) < 2100
    return kind != "Directive" and bool(match["tail"]) and len(match["second"]) == 4 and not year_first
