"""The provisions of one side made ready to be compared: their terms, parts, numbers, citations and places."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from scipy import sparse

from acts.concordance.features_matrices import Bags, Places, Vector
from acts.concordance.model import Provision
from language.analysis import Analyzer, Tongue
from language.letters import lower, lower_english

_WORD: Final = re.compile(r"\w+")
_PART: Final = re.compile(r"(?<=[.;:])\s+|\n+|\s(?=\((?:[a-z]{1,4}|\d{1,2})\)\s)")
_ITEM: Final = re.compile(r"(?m)^\s*\d+(?:[.-]\d+)+\.?\s+")  # the number of a paragraph inside an article: "5.1."
_SHORTEST: Final = 3                         # words of a part that is compared on its own
_DEFINED: Final = re.compile(
    r"\W*(?P<term>[^\n.;:]{2,90}?)[\W_]*(?:\b(?:means?|shall mean|is|are|shall have)\b|\s[–—-]\s)", re.IGNORECASE)
_DEFINING: Final = re.compile(r"definition|terms|anlayış", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\d{3,}|\d+[./]\d+")
_CITED: Final = (
    re.compile(r"\bArticles?\s+(?P<article>\d+[a-z]?)(?:\((?P<unit>\d+[a-z]?)\))?"
               r"(?!\S*\s+of\s+(?:the\s+Treaty|(?:\w+\s+)?(?:Directive|Regulation|Decision|Recommendation)))(?!\S*\s+TF?EU)"),
    re.compile(r"\b[Pp]aragraphs?\s+(?P<unit>\d+[a-z]?)\b"),
    re.compile(r"(?<!Məcəlləsinin )(?<!Qanununun )\b(?P<article>\d+(?:-\d+)?)(?P<dotted>(?:\.\d+(?:-\d+)?)*)(?:-\w+)?"
               r" (?:maddə|hissə|bənd)"),
)
_LABEL: Final = re.compile(r"\d+[a-z]?(?:-\d+)?(?:\.\d+(?:-\d+)?)*|[a-z]{1,4}\b")


@dataclass(frozen=True, slots=True)
class Side:
    """One side. ``units``: the provisions nothing is listed below, which are matched first; ``articles``: those that stand in no other.

    ``article``: the place of each unit's article; ``rank`` and ``siblings``: which of how many units of its article it is.
    ``parts``: the sentences and points of all units in a row, ``part_of``: the unit of each.
    ``terms``: words brought to their stem; ``printed``: the same words as they stand;
    ``cites``: from each unit to those it cites, together 1 for each citation.
    """

    language: Tongue
    units: tuple[Provision, ...]
    articles: tuple[Provision, ...]
    article: Places
    rank: Places
    siblings: Places
    terms: tuple[tuple[str, ...], ...]
    printed: tuple[tuple[str, ...], ...]
    headings: tuple[tuple[str, ...], ...]
    article_terms: tuple[tuple[str, ...], ...]
    parts: tuple[tuple[str, ...], ...]
    part_of: Places
    defined: tuple[frozenset[str], ...]
    numbers: tuple[tuple[str, ...], ...]
    cites: Bags

    @property
    def lengths(self) -> Vector:
        """Words of each unit."""
        return np.array([len(terms) for terms in self.terms], dtype=np.float64)


class Words:
    """Makes terms of one language; remembers the words it has seen."""

    def __init__(self, language: str) -> None:
        self.tongue: Tongue = "aze" if language == "aze" else "eng"
        self._analyzer, self._lower = Analyzer(self.tongue), lower if self.tongue == "aze" else lower_english
        self._seen: dict[str, str] = {}

    def terms(self, text: str) -> tuple[str, ...]:
        """Each word in its order, brought to its stem; nothing left out."""
        return tuple(self._term(word) for word in _WORD.findall(self._lower(text)))

    def _term(self, word: str) -> str:
        found = self._seen.get(word)
        if found is None:
            found = self._seen[word] = (self._analyzer.terms(word) or [word])[0]
        return found


def side(provisions: Sequence[Provision], language: str) -> Side:
    """The provisions of one side, all of them, in reading order. The numbers in front of the rows of a text are no words of it."""
    words, ids = Words(language), {one.id for one in provisions}
    provisions = [replace(one, text=_ITEM.sub("", one.text)) for one in provisions]
    parents = {one.parent for one in provisions if one.parent in ids}
    units = tuple(one for one in provisions if one.id not in parents)
    articles = tuple(one for one in provisions if one.parent not in ids)
    place = {one.id: at for at, one in enumerate(articles)}
    article = np.array([place[one.parent if one.parent in place else one.id] for one in units], dtype=np.int64)
    rank, siblings = _ranks(article)
    terms = tuple(words.terms(one.text) for one in units)
    parts = [_parts(one.text, own, words) for one, own in zip(units, terms, strict=True)]
    return Side(
        words.tongue, units, articles, article, rank, siblings, terms,
        printed=tuple(tuple(_WORD.findall(one.text)) for one in units),
        headings=tuple(words.terms(one.heading) for one in articles),
        article_terms=tuple(words.terms(one.text) for one in articles),
        parts=tuple(part for group in parts for part in group),
        part_of=np.repeat(np.arange(len(units)), [len(group) for group in parts]),
        defined=tuple(frozenset(words.terms(_defined(one))) for one in units),
        numbers=tuple(tuple(_NUMBER.findall(one.text)) for one in units),
        cites=_citations(units, articles, article),
    )


def _ranks(article: Places) -> tuple[Places, Places]:
    seen: Counter[int] = Counter()
    rank = np.zeros(len(article), dtype=np.int64)
    for at, one in enumerate(article.tolist()):
        rank[at] = seen[one]
        seen[one] += 1
    return rank, np.array([seen[one] for one in article.tolist()], dtype=np.int64)


def _parts(text: str, terms: tuple[str, ...], words: Words) -> list[tuple[str, ...]]:
    cut = [words.terms(part) for part in _PART.split(text)]
    return [part for part in cut if len(part) >= _SHORTEST] or [terms]


def _defined(unit: Provision) -> str:
    """The term a unit defines, "" for one that defines none."""
    found = _DEFINED.match(unit.text) if unit.parent and _DEFINING.search(unit.heading) else None
    return found["term"] if found else ""


def defined_term(unit: Provision) -> str:
    """The term a unit defines as printed, "" for one that defines none."""
    return _defined(unit).strip(" '\"‘’“”«»")


def _citations(units: tuple[Provision, ...], articles: tuple[Provision, ...], article: Places) -> Bags:
    numbers = [_number(one.label) for one in articles]
    below: dict[str, list[int]] = {}
    exact: dict[tuple[str, str], int] = {}
    for at, (unit, above) in enumerate(zip(units, article.tolist(), strict=True)):
        below.setdefault(numbers[above], []).append(at)
        if unit.parent:
            exact.setdefault((numbers[above], _number(unit.label)), at)
    shares = [(at, to, share) for at, unit in enumerate(units)
              for to, share in _cited(unit.text, numbers[article[at]], exact, below).items() if to != at]
    rows, columns, values = zip(*shares, strict=True) if shares else ((), (), ())
    return sparse.csr_array((np.array(values, dtype=np.float32), (np.array(rows, int), np.array(columns, int))), shape=(len(units),) * 2)


def _cited(text: str, own: str, exact: Mapping[tuple[str, str], int], below: Mapping[str, list[int]]) -> dict[int, float]:
    found: dict[int, float] = {}
    for article, unit in _numbers_cited(text):
        number = article or own
        one = exact.get((number, unit), exact.get((number, f"{number}{unit}"))) if unit else None
        places = [one] if one is not None else below.get(number, []) if number else []
        for place in places:
            found.setdefault(place, 1 / len(places))
    return found


def _numbers_cited(text: str) -> Iterator[tuple[str, str]]:
    for pattern in _CITED:
        for match in pattern.finditer(text):
            groups = match.groupdict(default="")
            yield groups.get("article", ""), groups.get("unit", "") or groups.get("dotted", "")


def _number(label: str) -> str:
    found = _LABEL.search(label.partition(" ")[2] or label)
    return found[0] if found else ""
