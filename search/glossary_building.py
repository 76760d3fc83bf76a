"""Candidates for the glossary out of the acts held: titles, definitions and translations, each with the place that speaks for it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from acts.known import KnownAct, known_acts
from acts.parallel import ParallelAct, ParallelUnit, parallel_acts, side_by_side
from acts.store import ActStore
from classifiers.glossary.alignment import THRESHOLD, TextPair, candidates
from classifiers.glossary.entries import Candidate, Evidence, Origin
from classifiers.glossary.model import Standing, Term
from classifiers.glossary.shipped import id_of
from language.letters import fold

LONGEST_TITLE: Final = 200
TITLES: Final = "titles"
"""The domain of names of acts."""
THE_STATE: Final = "Azərbaycan Respublikasının "
"""What titles of codes begin with and nobody says."""
QUOTES: Final = "\"'“”„«»‘’*"


@dataclass(frozen=True, slots=True)
class Definition:
    """A way a point of an article of definitions begins: a sample, and the pattern that takes the term out of it."""

    sample: str
    language: str
    pattern: re.Pattern[str]


DEFINITIONS: Final = (
    Definition("elektron bağ – bitkilərin elektron siyahısı", "az", re.compile(r"(?P<term>[^;:.]{3,80}?)\s+[–—-]\s+\S")),
    Definition("elektron bağ dedikdə bitkilərin siyahısı başa düşülür", "az", re.compile(r"(?P<term>[^;:.]{3,80}?)\s+dedikdə,?\s")),
    Definition("electronic garden – an electronic list of plants", "en", re.compile(r"(?P<term>[^;:.]{3,80}?)\s+[–—-]\s+\S")),
    Definition("“electronic garden” means an electronic list", "en", re.compile(r"(?P<term>[^;:.]{3,80}?),?\s+(?:means|shall mean)\s")),
)
"""How a point of an article of definitions begins: each term has a point of its own and stands first."""
SHORT_NAME: Final = re.compile(r"\s*\((?:bundan sonra|hereinafter)[^)]*\)")
"""A shorter name the text itself will use, between the term and its definition."""
HEADINGS: Final = (re.compile(r"anlayis|termin"), re.compile(r"definition|terms|concepts|notions"))
"""What the heading of such an article says, folded: Azerbaijani, English."""


def of_acts(store: ActStore, threshold: float = THRESHOLD) -> Iterator[Candidate]:
    """All candidates: titles, then definitions, then what translations speak for; the surest kind first, so that it is kept."""
    acts = tuple(parallel_acts(store))
    yield from of_titles(acts)
    yield from map(of_known_act, _named_twice(known_acts().acts))
    units = {act.work_uri: tuple(units_of(store, act)) for act in acts}
    for act in acts:
        yield from of_definitions(act.work_uri, units[act.work_uri])
    pairs = (TextPair(f"{uri}#{unit.eid}", unit.az, unit.en) for uri, found in units.items() for unit in found)
    yield from candidates(pairs, threshold)


def units_of(store: ActStore, act: ParallelAct) -> Iterator[ParallelUnit]:
    """The places of an act in both languages."""
    return side_by_side(store.document(act.az.shown), store.document(act.en.shown))


# titles
def of_titles(acts: Iterable[ParallelAct]) -> Iterator[Candidate]:
    """The names of acts in both languages. In use at once: an act's own title in an official text is no guess of ours."""
    for act in acts:
        if term := _title(act.az.title, act.en.title, act.work_uri):
            yield Candidate(term, Origin.TITLES, (Evidence(act.work_uri, act.az.title, act.en.title),))


def of_known_act(act: KnownAct) -> Candidate:
    """The names of a well-known act: facts of the table of known acts, kept by hand."""
    short = act.title.removeprefix(THE_STATE)
    variants = (short,) if short != act.title else ()
    term = Term(id_of(act.title), act.title, act.en, variants, domain=TITLES, source=act.uri)
    return Candidate(term, Origin.TITLES, (Evidence(act.uri, act.title, act.en),))


def _named_twice(acts: Iterable[KnownAct]) -> Iterator[KnownAct]:
    return (act for act in acts if act.en and act.uri.startswith("/akn/az/") and fold(act.en) != fold(act.title))


def _title(az: str, en: str, uri: str) -> Term | None:
    az, en = " ".join(az.split()).replace(";", ","), " ".join(en.split()).replace(";", ",")
    if not az or not en or fold(az) == fold(en) or max(len(az), len(en)) > LONGEST_TITLE:
        return None
    return Term(id_of(az), az, en, domain=TITLES, source=uri)


# definitions
def of_definitions(uri: str, units: Iterable[ParallelUnit]) -> Iterator[Candidate]:
    """The terms that articles of definitions define at the same number in both languages. Proposed: a translation may order them anew."""
    for unit in units:
        if not (HEADINGS[0].search(fold(unit.heading)) and HEADINGS[1].search(fold(unit.en_heading))):
            continue
        az, en = defined(unit.az, "az"), defined(unit.en, "en")
        if az and en:
            place = f"{uri}#{unit.eid}"
            term = Term(id_of(az), az, en, source=place, standing=Standing.PROPOSED)
            yield Candidate(term, Origin.DEFINITIONS, (Evidence(place, unit.az[:320], unit.en[:320]),))


def defined(text: str, language: str) -> str:
    """The term a point defines, without quotation marks; "" where it defines none."""
    said = SHORT_NAME.sub("", text)
    for rule in DEFINITIONS:
        if rule.language == language and (match := rule.pattern.match(said)):
            return match["term"].strip(f"{QUOTES} ").strip()
    return ""
