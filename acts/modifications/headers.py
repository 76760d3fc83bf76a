"""The head of a note: "9 dekabr 2022-ci il tarixli 682-VIQD nömrəli … Azərbaycan Respublikasının Qanunu (where it was published) ilə"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from acts.modifications.model import ActKind, AmendingAct, Publication, Validity
from acts.modifications.squeezed import QUOTES, Squeezed

_MONTHS: Final = {
    "yanvar": 1, "fevral": 2, "mart": 3, "aprel": 4, "may": 5, "iyun": 6, "iyul": 7, "avqust": 8, "sentyabr": 9, "sentabr": 9,
    "oktyabr": 10, "oktabr": 10, "noyabr": 11, "dekabr": 12,
}  # fmt: skip
MONTH: Final = "(?:" + "|".join(_MONTHS) + ")"
"""The name of a month as squeezed letters."""
YEAR_WORD: Final = r"(?:-?,?c[iu])?,?(?:il)?(?:in)?"
"""What follows a year: "-ci il"."""
_SIGN: Final = "[" + re.escape(QUOTES) + "]"
_PLAIN: Final = f"[^{re.escape(QUOTES)}]"
_GAZETTE: Final = rf"{_SIGN}?(?:azerbaycan|respublika){_SIGN}?q[ae]zeti"
DAY: Final = rf"(?P<day>\d{{1,2}})(?P<month>{MONTH})(?P<year>[12]\d{{3}})"
"""A day as squeezed letters: "9dekabr2022"."""

_NUMBER: Final = r"\d{1,5}-?:?[ivxl]{1,5}-?k?[qidr]{1,3}(?![a-z]{0,2}enun)"
_HEAD: Final = re.compile(
    rf"{DAY}{YEAR_WORD}(?P<dated>tarix(?:li|inde|indeki)?)?[,'\"]?(?:№|n:?)?['\"]?"
    rf"(?:(?P<number>{_NUMBER})['\"]?(?:sayli|n?o?mr?eli|n[a-z]{{3,6}}li)?|(?:№|nomreli)(?P<after>{_NUMBER})|nomreli"
    rf"|(?(dated)(?=azerbaycanresp|{_SIGN}azerb)|(?!)))")
_NUMBERED: Final = re.compile(rf"(?P<number>{_NUMBER})nomreli(?=azerbaycanresp)(?P<after>)(?P<day>)(?P<month>)(?P<year>)")
"""A head whose day is cut off."""
FARTHEST: Final = 200
"""Letters in which a head whose day is cut off must begin."""
_WITH: Final = r"(?:ile|lie|iel|vasitesile|vasitesiile|esasen)(?!elaqedar|yanasi|bagli|mueyyen|elaqeli)"
_END: Final = re.compile(
    rf"(?:\)|madde\d+(?:-\d+)?|kitab|№\d+)[.,;)\]'\"]{{0,12}}{_WITH}|qanun(?:u|una|unun|lari)?(?:nun)?{_WITH}|qerari?{_WITH}")
_CITED: Final = re.compile(r"madde[\d-]+[.,;)\]]*\)|№\d+\)")
_LAW: Final = re.compile(r"azerbaycanrespublikas[iu](?:n[iu]n)?qanun(?!ver)|qanun[(ui]")
_DAY: Final = re.compile(DAY)
_SOURCES: Final = re.compile(
    rf"(?P<azertac>azertac)|(?P<az>{_SIGN}?azerbaycan{_SIGN}?q[ae]zeti)|(?P<resp>{_SIGN}?respublika{_SIGN}?q[ae]zeti)|(?P<toplu>toplusu)"
    rf"|{_SIGN}(?P<other>{_PLAIN}{{2,40}})(?:{_SIGN}q[ae]zeti|(?<=qezeti){_SIGN})")
_SOURCE_NAMES: Final = {"azertac": "AZƏRTAC", "az": "Azərbaycan", "resp": "Respublika", "toplu": "Toplu"}
_CITATION: Final = re.compile(
    rf"[(]?(?:{_GAZETTE}|\d{{1,2}}{MONTH}[12]\d{{3}}-?c[iu]il,№|azerbaycanrespublikasininqanunverici?lik|qanunvericiliktoplusu)"
    rf"{_PLAIN}{{0,40}}?(?:{_GAZETTE}{_PLAIN}{{0,60}}?){{0,2}}(?:{_PLAIN}{{0,60}}?toplusu)?{_PLAIN}{{0,50}}?madde\d+\)*{_WITH}")
"""Where and when an act was published, and "ilə": what is left of a damaged head."""
_VALIDITY: Final = re.compile(
    r"[(\[]?(?:bu|hemin)(?:qanun|ferman|serencam|qerar)(?P<body>[^()]{0,160}?)(?:quvvede(?:dir)?|quvveyemin(?:ir|mis(?:dir)?)|tetbiq(?:edilir|olunur)|$)[.)\]]*")
_ACT_FROM: Final = re.compile("(?:qanun|ferman|serencam|qerar)2")
_DATED: Final = re.compile(
    rf"(?:(?P<year>[12]\d{{3}}){YEAR_WORD}(?:in)?(?P<month>{MONTH})(?:[iu]n)?(?:ay[iu]n[iu]n)?(?P<day>\d{{1,2}})"
    rf"|(?P<day2>\d{{1,2}})(?P<month2>{MONTH})(?P<year2>[12]\d{{3}}){YEAR_WORD})(?:-?(?P<until>(?:n?[ae]d|d)[ae]k))?")


@dataclass(frozen=True, slots=True)
class Header:
    """The head of a note: the act, where the head begins, and where the operative words begin (letters)."""

    act: AmendingAct
    start: int
    end: int
    cut: bool = False


def heads(text: Squeezed) -> Iterator[re.Match[str]]:
    """Where an amending act is named the way notes begin."""
    return _HEAD.finditer(text.letters)


def header(text: Squeezed, end: int) -> Header:
    """The head in the letters up to `end`; without date and number where they are cut off."""
    found = next(_HEAD.finditer(text.letters, 0, end), None)
    begin = found.end() if found else 0
    if found and not _is_act(text, found, end):
        found, begin = None, 0
    if found is None and (found := _NUMBERED.search(text.letters, 0, min(end, FARTHEST))):
        begin = found.end()
    stop = _END.search(text.letters, begin, end)
    if stop is None:
        return _without_end(text, found, begin, end)
    behind = _CITED.search(text.letters, stop.end(), end) if text.letters.startswith("(azerb", stop.end()) else None
    last = behind.end() if behind else stop.end()
    return Header(_act(text, found, begin, last), found.start() if found else 0, last)


def _is_act(text: Squeezed, found: re.Match[str], end: int) -> bool:
    following = text.letters[found.end():min(end, found.end() + 900)]
    return found["number"] is not None or bool(_LAW.search(following)) or "konstitusiyamehkeme" in following


def _without_end(text: Squeezed, found: re.Match[str] | None, begin: int, end: int) -> Header:
    """"ilə" is lost: the head ends with the last citation, or the note is cut off inside its head."""
    if found is None:
        return Header(AmendingAct(ActKind.LAW), 0, 0)
    cited = _CITED.search(text.letters, begin, end)
    stop = cited.end() if cited else end
    return Header(_act(text, found, begin, stop), found.start(), stop, cut=cited is None)


def _act(text: Squeezed, found: re.Match[str] | None, begin: int, stop: int) -> AmendingAct:
    law = _law(text, begin, stop)
    cited = text.letters[law.start() if law else begin:stop]
    kind = ActKind.COURT_DECISION if not law and "mehkeme" in cited else ActKind.LAW
    sources = publications(text, law.end() if law else begin, stop)
    if found is None:
        return AmendingAct(kind, publications=sources)
    title = text.words(begin, law.start()) if law else ""
    return AmendingAct(kind, day_of(found), _number(text, found), unquoted(title), sources)


def _law(text: Squeezed, begin: int, stop: int) -> re.Match[str] | None:
    """"Azərbaycan Respublikasının Qanunu" of the act itself: its title may name other laws before."""
    source = _SOURCES.search(text.letters, begin, stop)
    laws = list(_LAW.finditer(text.letters, begin, source.start() if source else stop))
    return laws[-1] if laws else None


def _number(text: Squeezed, found: re.Match[str]) -> str:
    group = "number" if found["number"] else "after"
    return text.words(*found.span(group)).replace(" ", "") if found[group] else ""


def unquoted(title: str) -> str:
    """A title without its signs of quotation; "" for letters that are none."""
    return title.strip(" .,'\"“”„«»’‘") if any(letter.isalpha() for letter in title) else ""


def day_of(found: re.Match[str]) -> date | None:
    """The day of a match of `DAY`; None where it is cut off or the calendar has none."""
    return calendar_day(found["day"], found["month"], found["year"]) if found["day"] else None


def calendar_day(day: str, month: str, year: str) -> date | None:
    """The day of folded words ("9", "dekabr", "2022"); None where the calendar has none."""
    try:
        return date(int(year), _MONTHS[month], int(day))
    except ValueError:
        return None


def publications(text: Squeezed, begin: int, stop: int) -> tuple[Publication, ...]:
    """The sources named in letters, in order, each with the day right behind it."""
    found = []
    for source in _SOURCES.finditer(text.letters, begin, stop):
        day = _DAY.search(text.letters, source.end(), min(stop, source.end() + 90)) if source.lastgroup != "toplu" else None
        known = day if day and not re.search(r"\d", text.letters[source.end():day.start()]) else None
        name = _SOURCE_NAMES.get(source.lastgroup or "") or text.words(*source.span("other"))
        found.append(Publication(name, day_of(known) if known else None))
    return tuple(dict.fromkeys(found))


def citation(text: Squeezed, begin: int, end: int) -> re.Match[str] | None:
    """A citation with "ilə" in the middle of a note: what is left of the damaged head of a second one."""
    return _CITATION.search(text.letters, begin, end) if "toplusu" in text.letters[begin:end] else None


def validity(text: Squeezed, begin: int, end: int) -> tuple[Validity, tuple[int, int]]:
    """"(Bu Qanun 2023-cü il yanvarın 1-dən 2028-ci il yanvarın 1-dək qüvvədədir.)" and where it stands; (0, 0) where nothing is said."""
    if not _ACT_FROM.search(text.letters, begin, end):
        return Validity(), (0, 0)
    for found in _VALIDITY.finditer(text.letters, begin, end):
        days = list(_DATED.finditer(found["body"]))
        if days:
            start = next((day for day in days if not day["until"]), None)
            until = next((day for day in days if day["until"]), None)
            return Validity(_dated(start), _dated(until)), found.span()
    return Validity(), (0, 0)


def _dated(found: re.Match[str] | None) -> date | None:
    if found is None:
        return None
    return calendar_day(found["day"] or found["day2"], found["month"] or found["month2"], found["year"] or found["year2"])
