"""Acts named in a query by number or address: one rule a way to write it, with a sample; the first that fits wins."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from acts.celex import LETTERS
from language.letters import fold
from search.citation.model import Directory, NamedAct


@dataclass(frozen=True, slots=True)
class Mention:
    """An act named at a place of the text. `place` is an eid the address itself names, `at` a day it names."""

    start: int
    end: int
    acts: tuple[NamedAct, ...]
    place: str = ""
    at: date | None = None


Ask = Callable[[re.Match[str], Directory, int | None], tuple[NamedAct, ...]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to name an act by number or address; `pattern` fits the folded text, `ask` finds the acts, given a year named beside."""

    sample: str
    pattern: re.Pattern[str]
    ask: Ask


def _address(match: re.Match[str], directory: Directory, _year: int | None) -> tuple[NamedAct, ...]:
    return directory.by_uri(match["uri"].rstrip("/."))


def _celex(match: re.Match[str], directory: Directory, _year: int | None) -> tuple[NamedAct, ...]:
    return directory.by_celex(match["celex"].upper())


def _eli(match: re.Match[str], directory: Directory, _year: int | None) -> tuple[NamedAct, ...]:
    letter = {"reg": "R", "dir": "L", "dec": "D"}[match["kind"][:3]]
    return directory.by_celex(f"3{match['year']}{letter}{int(match['number']):04}")


def _eu(match: re.Match[str], directory: Directory, _year: int | None) -> tuple[NamedAct, ...]:
    """ "2016/679" may be a regulation, a directive or a decision; until 2014 regulations were printed number first."""
    first, second = match["first"], match["second"]
    kinds = [LETTERS[name] for word, name in _EU_KINDS if word in (match["kind"] or "")] or list(LETTERS.values())
    pairs = [(year, number) for year, number in ((first, second), (second, first)) if re.fullmatch(r"(?:19|20)\d\d", year)]
    return tuple(act for year, number in pairs for kind in kinds for act in directory.by_celex(f"3{year}{kind}{int(number):04}"))


def _eqanun(match: re.Match[str], directory: Directory, _year: int | None) -> tuple[NamedAct, ...]:
    return directory.by_eqanun(int(match["number"]))


def _law(match: re.Match[str], directory: Directory, year: int | None) -> tuple[NamedAct, ...]:
    """A number with the convocation's is one act's; the year beside it may be that of the day asked for."""
    number = f"{match['number']}-{match['series'].upper()}"
    return directory.by_number(number, year) or directory.by_number(number)


def _treaty(match: re.Match[str], directory: Directory, _year: int | None) -> tuple[NamedAct, ...]:
    return directory.by_number(f"{match['series'].upper()} {match['number']}")


def _numbered(match: re.Match[str], directory: Directory, year: int | None) -> tuple[NamedAct, ...]:
    return directory.by_number((match["after"] or match["before"]).upper(), year)


_EU_KINDS: Final = (("regulation", "regulation"), ("reglament", "regulation"), ("direct", "directive"), ("direktiv", "directive"),
                    ("decision", "decision"), ("qerar", "decision"))  # fmt: skip
_ENDING: Final = r"(?:-?(?:n[iu]n|[iu]n|n[iu]|de|da|den|dan|ye|ya))?(?![\w])"
_EU_KIND: Final = r"(?:(?P<kind>regulation|reglament\w*|directive|direktiv\w*|decision)\s+)?(?:\((?:eu|ec|eec|ab|ai)\)\s*)?(?:no\.?\s*)?"
_PLACE: Final = re.compile(r"[#~](?P<eid>[a-z]+_[\w.-]+)|[?&]article=(?P<article>[\w.-]+)|/(?P<part>art_[\w-]+)(?=/|$)")
_DAY: Final = re.compile(r"[?&]at=(?P<day>\d{4}-\d{2}-\d{2})")

RULES: tuple[Rule, ...] = (
    Rule("/akn/az/act/law/2010-05-11/998-iiiq#art_5", re.compile(
        r"(?:https?://[\w.:-]+/(?:az|en))?(?P<uri>/akn/[a-z]{2,3}/act(?:/(?!(?:aze|eng)(?:@|/|$))[\w.-]+)+)"
        r"(?P<rest>[/@?#~&=\w.-]*)"), _address),
    Rule("eur-lex.europa.eu/eli/reg/2016/679/art_5/oj", re.compile(
        r"(?:https?://[\w.-]+/|[\w.-]+\.eu/)?\beli/(?P<kind>reg|dir|dec)\w*/(?P<year>\d{4})/(?P<number>\d{1,4})(?P<rest>[/\w.-]*)"), _eli),
    Rule("CELEX:32016R0679", re.compile(
        r"(?:https?://\S*?)?(?:celex(?::|%3a)\s?)?(?:(?<=%3a)|(?<![a-z0-9]))(?P<celex>3(?:19|20)\d\d[rld]\d{4})(?![\w])"), _celex),
    Rule("e-qanun.az/framework/46944", re.compile(
        r"(?:https?://)?(?:www\.)?e-?qanun(?:\.az)?(?:/\w+)?[/\s]+(?:no?\.?\s*|№\s*)?(?P<number>\d{1,6})(?![\w.])"), _eqanun),
    Rule("framework/46944", re.compile(r"\bframework[/ ](?P<number>\d{1,6})(?![\w.])"), _eqanun),
    Rule("332-IIQD", re.compile(rf"(?<![\w/.-])(?P<number>\d{{1,5}})\s?-?\s?(?P<series>[ivx]{{1,6}}k?qd?){_ENDING}"), _law),
    Rule("ETS 185", re.compile(r"\b(?P<series>c?ets)\s*(?:no\.?\s*|№\s*)?(?P<number>\d{1,3})(?![\w.])"), _treaty),
    Rule("Regulation (EU) 2016/679", re.compile(rf"\b{_EU_KIND}(?<![\d/-])(?P<first>\d{{1,4}})/(?P<second>\d{{1,4}})(?![\w/])"), _eu),
    Rule("№ 68", re.compile(
        rf"(?:№|\bn\.|\bno\b\.?|\bnomre(?:si)?)\s*:?\s*(?P<after>\d[\w/]*(?:-[\w/]+)?){_ENDING}"
        rf"|(?<![\w.])(?P<before>\d[\w/]*(?:-[\w/]+)*?)\s*-?\s*(?:nomreli|sayli|№-?li)\b"), _numbered),
)  # fmt: skip


def mention(text: str, directory: Directory, year: int | None) -> Mention | None:
    """The act the text names by number or address; None where none is found. `year` is one the text names beside."""
    folded = fold(text)
    for rule in RULES:
        for match in rule.pattern.finditer(folded):
            if acts := rule.ask(match, directory, year):
                rest = match.groupdict().get("rest") or ""
                found, day = _PLACE.search(rest), _DAY.search(rest)
                place = next(filter(None, found.groups()), "") if found else ""
                return Mention(match.start(), match.end(), acts, place, _iso(day["day"]) if day else None)
    return None


def _iso(day: str) -> date | None:
    try:
        return date.fromisoformat(day)
    except ValueError:
        return None
