"""An invented office: people of two organisations, two invented acts that read otherwise when told to, and a comparison of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from acts.compare.model import Side
from acts.concordance.kept import Kept, Reader, Visibility
from acts.concordance.made import Given, MadeConcordance
from acts.concordance.model import Counterpart, Evidence, Provision, Sign, Suggestion
from acts.concordance.renewing import Renewed
from acts.concordance.rerun import Read, concorded_again, read_again
from acts.concordance.store import Comparisons
from acts.concordance.texts import Moves, Unit
from acts.errors import NotHeldError
from acts.model import Element, Kind, Line, Run
from acts.numbers import Num

AYNUR, BAHAR, CEYHUN = Reader("aynur", 1), Reader("bahar", 1), Reader("ceyhun", 2)
NATIONAL, REFERENCE = "/akn/az/act/law/2030-01-01/1-xq", "/akn/un/act/convention/2029-01-01/108"
DAY = date(2030, 2, 1)
LATER = date(2031, 2, 1)
LEFTS = {
    "art_1": "Bu nümunə qanun deyil.", "art_2": "Məlumat sahibinin razılığı ilə toplanır.", "art_3": "Məlumat qorunur.",
    "art_4": "Xərclər büdcədən ödənilir.",
}  # fmt: skip
RIGHTS = {
    "art_1": "Sample, not law.", "art_2": "Data are collected with consent.", "art_3": "Data are kept safe.",
    "art_4": "Breaches are told within 72 hours.",
}  # fmt: skip


def provisions(texts: Mapping[str, str]) -> tuple[Provision, ...]:
    return tuple(Provision(eid, f"Maddə {eid.removeprefix('art_')}.", "", text, "", (f"Fəsil {1 + n // 2}",))
                 for n, (eid, text) in enumerate(texts.items()))  # fmt: skip


def told(left: str, *rights: str, score: float = 0.9) -> Suggestion:
    """What the program suggests: the rights in falling order, the first of them chosen."""
    evidence = (Evidence(Sign.WORDS, ("data",), 1.0),)
    found = tuple(Counterpart(right, score - n / 10, evidence) for n, right in enumerate(rights))
    return Suggestion(left, found, 0.0 if rights else 0.8, rights[:1])


TOLD = (told("art_1", "art_1"), told("art_2", "art_2", "art_3"), told("art_3", "art_3", score=0.6), told("art_4"))


Suggest = Callable[[tuple[Provision, ...], tuple[Provision, ...]], tuple[Suggestion, ...]]


def rerun(store: Comparisons, uid: str, who: Reader, revision: int, day: date, read: Read, suggest: Suggest) -> Renewed:
    """Make a concordance again as pages do: its texts read, something suggested, put in place of the one kept."""
    both = read_again(store, uid, who, revision, day, read)
    return concorded_again(store, uid, who, revision, day, replace(both, suggestions=suggest(both.lefts, both.rights)))


@dataclass
class Act:
    """An act that reads otherwise from one look to the next. ``moved``: the eids of units compared that bear another now."""

    texts: dict[str, str]
    moved: dict[str, str] = field(default_factory=dict)
    version: int = 0

    def units(self, day: date | None) -> Mapping[str, Unit]:
        return {eid: Unit(eid, _label(eid), Kind.ARTICLE, text, text, _element(eid, text)) for eid, text in self.texts.items()}

    def moves(self, since: date | None, day: date | None) -> Moves:
        if since == day:
            return lambda eid: eid
        return lambda eid: self.moved.get(eid) or (eid if eid not in self.moved.values() else None)


@dataclass
class Shelf:
    """The acts that are held."""

    acts: dict[str, Act]

    def stamp(self, uri: str, language: str, day: date) -> str:
        return f"{language} {self.acts[uri].version}" if uri in self.acts else ""

    def reading(self, uri: str, language: str) -> Act:
        if uri not in self.acts:
            raise NotHeldError(f"no text of {uri} is held in the language {language}")
        return self.acts[uri]

    def reword(self, uri: str, **texts: str | None) -> None:
        """Let units of an act read otherwise; None takes them out."""
        act = self.acts[uri]
        act.texts = {eid: text for eid, text in (act.texts | texts).items() if text is not None}
        act.version += 1


def _label(eid: str) -> str:
    return f"Maddə {eid.removeprefix('art_')}."


def _element(eid: str, text: str) -> Element:
    line = Line((Run(f"{_label(eid)} {text}"),))
    return Element(Kind.ARTICLE, eid, Num(eid.removeprefix("art_")), _label(eid), content=(line,))


def shelf() -> Shelf:
    return Shelf({NATIONAL: Act(dict(LEFTS)), REFERENCE: Act(dict(RIGHTS))})


def made(lefts: Mapping[str, str] = LEFTS, rights: Mapping[str, str] = RIGHTS) -> MadeConcordance:
    left = Given(Side("Nümunə qanun", "1-XQ", DAY, NATIONAL, "", "aze"))
    right = Given(Side("Sample convention", "CETS 108", DAY, REFERENCE, "", "eng"))
    return MadeConcordance(left, right, provisions(lefts), provisions(rights), TOLD)


def kept(store: Comparisons, visibility: Visibility = Visibility.TEAM) -> Kept:
    return store.create(AYNUR, "Nümunə qanun və nümunə konvensiya", made(), visibility)
