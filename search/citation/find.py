"""From a query to the acts and places it names."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from acts.known import title_key
from language.dates import find_dates
from language.letters import fold
from search.citation.mentions import Mention, mention
from search.citation.model import Directory, Jump, NamedAct
from search.citation.names import MARKS, Force, longest_run
from search.citation.places import Place, Word, is_number, read_place, unstuck
from search.citation.shipped import Directories, KnownDirectory
from search.model import Cited

MOST: Final = 12
"""Acts to choose from."""
_SHORT: Final = 6
"""Letters of a short name, for which the title is searched for; and words of a title that can stand for it."""
_FILLER: Final = re.compile(
    r"(?:ar|az|the|of|in|and|on|ve|azerbaycan\w*|respublika\w*|azerbaijan\w*|republic|milli|meclis\w*|prezident\w*|nazirler|kabinet\w*"
    r"|qanun\w*|mecelle\w*|ferman\w*|serencam\w*|qerar\w*|law|laws|code|act|decree|order|decision|resolution|regulation|directive"
    r"|tarixli|tarix\w*|nomreli|sayli|nomre\w*|number|no|n|dated|il|ilin|ilde|ci|cu|c[iu]|gore|uzre|haqqinda|barede|under|according|to"
    r"|celex|eli|e-?qanun|framework|[-–—/№]*|[ny]?[iu]n|de|da|den|dan|per|pursuant|redaksiya\w*|gun\w*|as|at|edit\w*|ver\w*)"
)
_ENDING: Final = re.compile(r"(?:[iu]?nc[iu]|c[iu])(?:s[iu])?(?:l[ae]r[iu]?)?(?:n?[iu]n|n?[ae]|n?d[ae]n?|n[iu])?")
_CASE: Final = re.compile(r"(?<=[^\W\d_]{2})-(?:n?[iu]n|n?d[ae]n?|[ny]?[ae]|n[iu]|s[iu])$")
"""An ending written apart from a short name: "MM-in", "GDPR-a"."""
_YEAR: Final = re.compile(r"(?:19|20)\d\d(?:-?(?:ci|cu))?")
_BARE_YEAR: Final = re.compile(r"(?<![\w./-])((?:19|20)\d\d)(?![\w./])")
_WORD: Final = re.compile(r"\S+")
_ADDRESS: Final = re.compile(r"celex|qanun|framework|\d[rld]\d{4}", re.IGNORECASE)
LONGEST: Final = 400
"""Characters in which an act is looked for."""
_IL: Final = re.compile(r"il\w{0,4}")


@dataclass(frozen=True, slots=True)
class _Read:
    """A query taken apart: the acts named and where; the place; the day; words that are none of these."""

    text: str
    acts: tuple[NamedAct, ...]
    force: Force
    start: int
    end: int
    place: Place
    eid: str = ""
    at: date | None = None
    words: tuple[Word, ...] = ()
    is_code: bool = False
    numbered: bool = False              # named by number or address


class Citations:
    """Reads citations in queries. Safe for threads; needs no engine, and no database where no `directory` is given."""

    def __init__(self, directory: Directory | None = None) -> None:
        self._directory = directory
        self._all = Directories(directory)

    def find(self, text: str, today: date) -> Jump:
        """The acts and places `text` names, each as it stands on the day named, or on `today`. Never raises on any text."""
        read = self._read(text[:LONGEST])
        if read is None or not _is_citation(read):
            return Jump((), text)
        day = min(read.at, today) if read.at else None
        cited = tuple(self._cited(act, read, day) for act in read.acts[:MOST])
        words = " ".join(read.text[word.start : word.end] for word in read.words)
        return Jump(cited, _searched(read), words)

    def acts(self, text: str) -> tuple[str, ...]:
        """Work uris of the acts a text names, for "cites:…"; () where it names none, or one by a part of its title only."""
        return tuple(cited.work_uri for cited in self.find(text, date.max).cited)

    def bodies(self) -> tuple[str, ...]:
        """The bodies acts were adopted by, as documents have them."""
        return self._all.bodies()

    def _read(self, text: str) -> "_Read | None":
        found = [found for found in find_dates(text) if not text[: found.start].strip() or text[found.start - 1].isspace()]
        days = tuple(one.day for one in found)
        bare = _blanked(text, ((one.start, one.end) for one in found))
        year = days[0].year if days else _year(bare)
        if named_by := mention(bare, self._all, year):
            return self._by_mention(bare, named_by, days, year)
        return self._by_name(bare, days)

    def _by_mention(self, text: str, found: Mention, days: tuple[date, ...], year: int | None) -> _Read:
        words = [word for word in _words(_blanked(text, [(found.start, found.end)])) if not word.text.startswith(str(year))]
        place, used = read_place(words)
        acts = tuple(act for act in found.acts if act.adopted in days) or found.acts
        at, left = found.at or _day(days, acts), _left(words, used)
        return _Read(text, acts, Force.WHOLE, found.start, found.end, place, found.place, at, left, numbered=True)

    def _by_name(self, text: str, days: tuple[date, ...]) -> "_Read | None":
        words = _words(text)
        run = longest_run(word.text for word in words)
        if run is None:
            return self._by_title(text, words, days)
        name, first, last = run
        others = [*words[:first], *words[last:]]
        place, used = read_place(others)
        left = _left(others, used)
        if left and (titled := self._by_title(text, words, days)):
            return titled
        acts = self._all.by_uri(name.act.uri)[:1]
        return _Read(text, acts, name.force, words[first].start, words[last - 1].end, place, "", _day(days, acts), left, name.is_code)

    def _by_title(self, text: str, words: Sequence[Word], days: tuple[date, ...]) -> "_Read | None":
        """An act held whose title is all the words but the place's."""
        if self._directory is None:
            return None
        place, used = read_place(words)
        title = [word for at, word in enumerate(words) if at not in used]
        if len(title) < 2 or title[-1].end - title[0].start > 400:
            return None
        acts = self._directory.by_title_words(word.text for word in title)
        if not acts:
            return None
        return _Read(text, acts, Force.WHOLE, title[0].start, title[-1].end, place, "", _day(days, acts))

    def _cited(self, act: NamedAct, read: _Read, day: date | None) -> Cited:
        wanted = tuple(dict.fromkeys(filter(None, (read.eid, read.place.deepest, *read.place.eids))))
        return Cited(act.uri, act.title, self._all.places(act.uri, wanted, day) if act.held else wanted, read.place.clause, day)


def _is_citation(read: _Read) -> bool:
    """Whether the words say an act and a place, not just things that are called alike."""
    place = read.place
    if read.force is Force.WHOLE:
        return read.numbered or not read.words or bool(place.steps)
    if read.force is Force.SHORT:
        capitals = read.text[read.start : read.end].isupper() and any(letter.islower() for letter in read.text)
        return not read.words or (bool(place.steps) and capitals)
    return bool(place.steps) and not read.words and (place.sure or (read.is_code and not _YEAR.fullmatch(place.clause)))


def _searched(read: _Read) -> str:
    """The text to search for: without the day, the title in place of a short name or an address."""
    said = read.text[read.start : read.end]
    title = title_key(_usual_title(read.acts[0]))
    address = "/" in said or _ADDRESS.search(said) is not None
    spelt = address or (len(said) <= _SHORT and not said[:1].isdecimal() and len(title.split()) <= _SHORT)
    words = title if spelt and len(read.acts) == 1 else said
    return " ".join(f"{read.text[: read.start]} {words} {read.text[read.end :]}".split())


def _usual_title(act: NamedAct) -> str:
    """The title people use, shorter than the one printed over an act of the European Union."""
    known = KnownDirectory().by_uri(act.uri)
    return known[0].title if known else act.title


def _left(words: Sequence[Word], used: frozenset[int]) -> tuple[Word, ...]:
    """Words that say something of their own."""
    return tuple(word for at, word in enumerate(words) if at not in used and not _FILLER.fullmatch(word.text))


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with blanks in place of some of it, of the same length."""
    for start, end in spans:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def _year(text: str) -> int | None:
    found = _BARE_YEAR.search(text)
    return int(found[1]) if found else None


def _day(days: tuple[date, ...], acts: Sequence[NamedAct]) -> date | None:
    """The day asked for: one that is not the act's own."""
    return next((day for day in days if all(act.adopted != day for act in acts)), None)


def _words(text: str) -> list[Word]:
    """The words of a text, folded, without marks; an ordinal's ending goes with its number, a year with its "il" goes out."""
    words: list[Word] = []
    for match in _WORD.finditer(fold(text)):
        bare, start = _bare(match[0], match.start())
        bare = _CASE.sub("", bare)
        for part, offset in unstuck(bare):
            if words and _ENDING.fullmatch(part) and is_number(words[-1].text):
                words[-1] = replace(words[-1], text=f"{words[-1].text}-{part}", end=start + offset + len(part))
            elif words and _IL.fullmatch(part) and _YEAR.fullmatch(words[-1].text):
                words.pop()
            elif part:
                words.append(Word(part, start + offset, start + offset + len(part)))
    return words


def _bare(word: str, start: int) -> tuple[str, int]:
    """A word without marks around it; parentheses that belong to a number stay."""
    left = word.lstrip(MARKS)
    bare = left.rstrip(MARKS.replace(")", ""))
    while bare.count(")") > bare.count("("):
        bare = bare[: bare.rindex(")")] + bare[bare.rindex(")") + 1 :]
    return bare.rstrip("("), start + len(word) - len(left)


