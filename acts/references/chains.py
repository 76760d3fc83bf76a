"""From pieces to references: "bu Məcəllənin" + "5-ci maddəsinin" + "ikinci hissəsi" is one; ", 7-ci maddəsi" after it shares its act."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from acts.known import title_key
from acts.references.atoms import ActAtom, Atom, Pointing, UnitAtom
from acts.references.model import ActCitation, Place
from acts.references.places import STEPS, place
from language.letters import lower

_JOIN = re.compile(r"\s+(?:,?\s*müvafiq (?:olaraq|surətdə),?\s+|\([^()]{0,120}\)\s*)?|\s*,\s*müvafiq (?:olaraq|surətdə),?\s+")
_CONNECT = re.compile(
    r"\s*[,;]\s*(?:habelə\s+|həmçinin\s+|yaxud\s+|və\s+(?:ya\s+)?|eləcə də\s+|o cümlədən\s+)?"
    r"|\s+və\s+(?:\(və ya\)\s+|ya\s+)?|\s+(?:yaxud|habelə|həmçinin|eləcə də)\s+"
)
_GENITIVE_BEFORE = re.compile(r"[^\W\d_](?<!lak)(?<!üç)(?<!büt)[ıiuü]n\s+$")
_DEFINED = re.compile(
    r"[\s,]*\((?:bundan (?:sonra|belə)|mətndə)\s*[-–—:]*\s*(?:bu\s+)?[“\"«]?"
    r"(?P<noun>Konstitusiya Qanun|[A-ZƏİÖÜĞŞÇ][a-zəıöüğşç]+?)(?:lar|lər|u|ı|i)?[”\"»]?\)"
)
_AMBIGUOUS = re.compile(r"(?<!s)[ıiuü]$")
_FRAME = re.compile(r"(?:əlavə\w*\s+və\s+)?dəyişiklik\w*(?:\s+və\s+əlavə\w*)?\s+(?:edilsin|olunsun)")
_RULES_NOUNS = frozenset({"Qayda", "Əsasnamə", "Nizamnamə", "Təlimat"})
_HEADINGS = ("fəsil", "bölmə", "paraqraf", "əlavə")
_ORDINARY = frozenset({"paragraph", "attachment", "section"})   # hissə, əlavə, bölmə: everyday words too
_NARROWING = ("article", "paragraph", "point", "subpoint")


@dataclass(frozen=True, slots=True)
class Where:
    """Where a line stands: the eid of each unit it lies in, by kind ("article" → "art_5")."""

    above: Mapping[str, str]

    def this(self, unit: str, part: str) -> str:
        """The eid of "this" unit, of which a `part` is meant. A paragraph printed "157.2" is spoken of as an article or a point, too."""
        paragraph = self.above.get("paragraph", "")
        if (unit == "article" and part == "alinea" and "." in paragraph) or (unit == "point" and unit not in self.above):
            return paragraph
        return self.above.get(unit, "")

    def base(self, unit: str) -> str:
        """The eid a smaller unit named alone is counted from."""
        if unit not in _NARROWING and unit != "alinea":
            return self.above.get("attachment", "")
        order = _NARROWING[: _NARROWING.index(unit)] if unit in _NARROWING else _NARROWING
        return next((self.above[kind] for kind in reversed(order) if kind in self.above), self.above.get("attachment", ""))


@dataclass(frozen=True, slots=True)
class Target:
    """What a chain of pieces means, and its extent in the line."""

    start: int
    end: int
    act: ActCitation | None
    places: tuple[Place, ...]
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Miss:
    """Pieces that name a unit of something not understood."""

    start: int
    end: int
    reason: str


@dataclass(slots=True)
class Memory:
    """What a text has said so far: short names it gave to acts, the act and the place named last, its own name."""

    own_titles: frozenset[str] = frozenset()
    own_noun: str = ""
    names: dict[str, ActCitation | None] = field(default_factory=dict)
    last_act: dict[str, ActCitation | None] = field(default_factory=dict)
    last: Target | None = None
    amended: ActCitation | None = None      # the act that the sentences of an amending act speak of
    row_here: bool = False      # the last act named in this line is this one, by the number of an article

    def forget(self) -> None:
        """A new article begins: "həmin" never looks back beyond it."""
        self.last = None
        self.last_act.clear()

    def keep(self, target: Target) -> None:
        if target.places:
            self.last = target
        self.row_here = target.act is None and bool(target.places)


def targets(text: str, atoms: Sequence[Atom], where: Where, memory: Memory) -> Iterator[Target | Miss]:
    """What the pieces of a line mean, in order."""
    before: tuple[Target | Miss, tuple[Atom, ...]] | None = None
    end = 0
    memory.row_here = False
    if "edilsin" in text or "olunsun" in text:
        memory.amended = _amended(text, atoms) or memory.amended
    for chain in _chains(text, atoms):
        connected = before is not None and _CONNECT.fullmatch(text, end, chain[0].start) is not None
        found = _target(text, chain, where, memory, before if connected else None)
        if found is not None:
            if isinstance(found, Target):
                memory.keep(found)
            if not (isinstance(found, Target) and _is_heading(text, found, chain)):
                yield found
        before, end = (found, chain) if found is not None else None, chain[-1].end


def _amended(text: str, atoms: Sequence[Atom]) -> ActCitation | None:
    """The act that a sentence "… aşağıdakı dəyişikliklər edilsin" speaks of: the last one before it outside brackets."""
    if not (frame := _FRAME.search(text)):
        return None
    named = (atom for atom in reversed(atoms) if isinstance(atom, ActAtom) and atom.act is not None and atom.end <= frame.start())
    return next((atom.act for atom in named if text.count("(", 0, atom.start) <= text.count(")", 0, atom.start)), None)


def _is_heading(text: str, target: Target, chain: tuple[Atom, ...]) -> bool:
    """"XIV fəsil" in front of a line is its own number."""
    last = chain[-1]
    large = isinstance(last, UnitAtom) and last.level < 2 and len(chain) == 1 and last.pointing is Pointing.NAMED
    return large and not text[: target.start].strip(" \tIVXL") and lower(text[: last.end]).endswith(_HEADINGS)


def _chains(text: str, atoms: Sequence[Atom]) -> Iterator[tuple[Atom, ...]]:
    chain: list[Atom] = []
    for atom in atoms:
        if chain and not _belongs(text, chain[-1], atom):
            yield tuple(chain)
            chain = []
        chain.append(atom)
    if chain:
        yield tuple(chain)


def _belongs(text: str, before: Atom, atom: Atom) -> bool:
    """Whether `atom` is a part of what stands before it: a genitive, and a smaller unit after it."""
    if not before.ending.genitive or not isinstance(atom, UnitAtom) or atom.pointing is not Pointing.NAMED:
        return False
    smaller = isinstance(before, ActAtom) or atom.level > before.level or before.unit == "attachment"
    return smaller and _JOIN.fullmatch(text, before.end, atom.start) is not None


def _target(
    text: str, chain: tuple[Atom, ...], where: Where, memory: Memory, before: tuple[Target | Miss, tuple[Atom, ...]] | None
) -> Target | Miss | None:
    first = chain[0]
    if isinstance(first, ActAtom):
        return _of_act(text, first, chain, where, memory)
    units = [atom for atom in chain if isinstance(atom, UnitAtom)]
    match first.pointing:
        case Pointing.THIS:
            parent = where.this(first.unit, units[1].unit if len(units) > 1 else "")
            if not parent:
                return None if first.unit in _ORDINARY else Miss(first.start, chain[-1].end, f"the line lies in no {first.unit}")
            return _placed(chain, units[1:], None, [Place(parent)], first.unit)
        case Pointing.SAME:
            return _same(chain, units, memory)
        case _:
            return _named(text, chain, units, where, memory, before)


def _of_act(text: str, first: ActAtom, chain: tuple[Atom, ...], where: Where, memory: Memory) -> Target | Miss | None:
    units = [atom for atom in chain if isinstance(atom, UnitAtom)]
    known, act = _act(text, first, memory)
    if not known:
        return Miss(first.start, chain[-1].end, f"no act was named {first.noun} before") if units else None
    memory.last_act[first.noun] = act
    if not units:
        return Target(first.start, first.end, act, ()) if act is not None else None
    inside = where.above.get("attachment", "") if act is None and first.noun in _RULES_NOUNS else ""
    return _placed(chain, units, act, [Place(inside)], "")


def _act(text: str, atom: ActAtom, memory: Memory) -> tuple[bool, ActCitation | None]:
    """Whether the act is understood, and which it is (None: this one)."""
    match atom.pointing:
        case Pointing.NAMED:
            own = atom.act is not None and not atom.act.number and title_key(atom.act.title) in memory.own_titles
            act = None if own else atom.act
            if defined := _DEFINED.match(text, atom.end):
                memory.names[defined["noun"]] = act
            return True, act
        case Pointing.THIS:
            return True, None
        case Pointing.SAME:
            return atom.noun in memory.last_act, memory.last_act.get(atom.noun)
        case Pointing.BARE:
            own_name = atom.noun == memory.own_noun or atom.noun in _RULES_NOUNS
            return atom.noun in memory.names or own_name, memory.names.get(atom.noun)


def _same(chain: tuple[Atom, ...], units: list[UnitAtom], memory: Memory) -> Target | Miss | None:
    """"həmin maddə": the unit of that kind named last."""
    last, first = memory.last, units[0]
    if last is not None and last.unit == first.unit:
        return _placed(chain, units[1:], last.act, list(last.places), first.unit)
    cut = _cut(last.places[0].eid, first.unit) if last is not None else ""
    if last is None or not cut:
        return None if first.unit in _ORDINARY else Miss(first.start, chain[-1].end, f"no {first.unit} was named before")
    return _placed(chain, units[1:], last.act, [Place(cut)], first.unit)


def _cut(eid: str, unit: str) -> str:
    """The part of an eid down to the unit of a kind; "" when there is none."""
    steps = eid.split("__")
    word = f"{STEPS.get(unit, '?')}_"
    return next(("__".join(steps[: i + 1]) for i, step in enumerate(steps) if step.startswith(word)), "")


def _named(
    text: str, chain: tuple[Atom, ...], units: list[UnitAtom], where: Where, memory: Memory,
    before: tuple[Target | Miss, tuple[Atom, ...]] | None,
) -> Target | Miss | None:  # fmt: skip
    first = units[0]
    if first.unit == "":
        return None
    if before is not None and first.ending.possessive:
        return _inherited(chain, units, before)
    if first.ending.possessive and not _is_of_this_act(text, first, memory):
        return None if first.worded else Miss(first.start, chain[-1].end, "what it is a part of was not understood")
    if memory.amended is not None:
        return _placed(chain, units, memory.amended, [Place("")], "")
    if first.worded and not where.above.get("article"):
        return None
    return _placed(chain, units, None, [Place(where.base(first.unit))], "")


def _is_of_this_act(text: str, first: UnitAtom, memory: Memory) -> bool:
    """Whether a possessive with no owner before it is an accusative ("5-ci maddəni"), or an article of a row begun earlier in the line."""
    if _GENITIVE_BEFORE.search(text, max(0, first.start - 30), first.start):
        return False
    return bool(_AMBIGUOUS.search(text[: first.end])) or (first.unit == "article" and memory.row_here)


def _inherited(chain: tuple[Atom, ...], units: list[UnitAtom], before: tuple[Target | Miss, tuple[Atom, ...]]) -> Target | Miss:
    """A unit named in one breath with another is counted from the same larger units and the same act."""
    target, atoms = before
    if isinstance(target, Miss):
        return Miss(units[0].start, chain[-1].end, target.reason)
    kept = [atom for atom in atoms if isinstance(atom, UnitAtom) and atom.level < units[0].level and atom.ending.genitive]
    return _placed(chain, units, target.act, _parents(target, kept), "")


def _parents(target: Target, kept: list[UnitAtom]) -> list[Place]:
    """The places of the larger units that two chains share."""
    if not target.places or not kept:
        return [Place("")]
    eid = target.places[0].eid
    cut = _cut(eid, kept[-1].unit)
    return [Place(cut or eid.rpartition("__")[0])]


def _placed(chain: tuple[Atom, ...], units: list[UnitAtom], act: ActCitation | None, parents: list[Place], unit: str) -> Target:
    places = parents
    for atom in units:
        if atom.unit == "" or not atom.spans:
            break
        places = [place(parent.eid, atom.unit, span) for parent in places for span in atom.spans]
        unit = atom.unit
    return Target(chain[0].start, chain[-1].end, act, tuple(p for p in places if p.eid), unit)
