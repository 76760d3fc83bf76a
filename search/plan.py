"""From what was typed to a plan: words in both languages, quoted phrases, a named act and place. No engine's words here."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from language.analysis import STOP_WORDS, Analyzer, Token
from language.letters import fold, repair_look_alikes
from search.citing import cited
from search.model import PlanWord, SearchPlan, SearchQuery

_QUOTED = re.compile(r'["“„«]([^"“”„«»]+)["”“»]')
_AZERBAIJANI = re.compile("[əıöüğşçİƏÖÜĞŞÇ]")
LONGEST = 24
"""Words of a query that are looked for; a longer query is a mistake or an attack."""


class Planner:
    """Reads queries. Keeps its analyzers; one to a thread."""

    def __init__(self) -> None:
        self._azerbaijani = Analyzer("aze", 20_000)
        self._english = Analyzer("eng", 20_000)

    def plan(self, query: SearchQuery, today: date) -> SearchPlan:
        """The plan of a query, all words demanded. `today` is the day in force when the query names none and asks for what is valid."""
        text = repair_look_alikes(query.text)
        named, rest = cited(text)
        phrases = tuple(filter(None, (self._phrase(quoted) for quoted in _QUOTED.findall(rest))))
        return SearchPlan(
            words=self._words(rest),
            phrases=phrases,
            cited=named,
            filters={facet: values for facet, values in query.filters.items() if values},
            at=min(query.at, today) if query.at else None,
            page=query.page,
            size=query.size,
            provisions=query.provisions,
        )

    def _words(self, text: str) -> tuple[PlanWord, ...]:
        words = tuple(self._each(text))
        telling = tuple(word for word in words if not (word.beginning in STOP_WORDS and word.surface.isalpha()))
        return _once(telling or words)[:LONGEST]

    def _each(self, text: str) -> Iterator[PlanWord]:
        tokens, english = self._azerbaijani.analyze(text), self._english.analyze(text)
        only_azerbaijani = _AZERBAIJANI.search(text) is not None
        at = 0
        while at < len(tokens):
            whole = tokens[at]
            after = _after(tokens, at)
            parts = tuple(token.term for token in tokens[at + 1 : after])
            surface = text[whole.start : whole.end]
            terms = (whole.term,) if only_azerbaijani else (whole.term, english[at].term)
            yield PlanWord(surface, tuple(dict.fromkeys(terms)), parts, fold(surface))
            at = after

    def _phrase(self, text: str) -> tuple[tuple[str, ...], ...]:
        readings = (tuple(self._azerbaijani.terms(text)), tuple(self._english.terms(text)))
        return tuple(dict.fromkeys(reading for reading in readings if len(reading) > 1))


def plan_search(query: SearchQuery, today: date) -> SearchPlan:
    """The plan of one query. For many keep a `Planner`."""
    return Planner().plan(query, today)


def _after(tokens: list[Token], at: int) -> int:
    """The place after a token and its parts, which lie inside it."""
    end = at + 1
    while end < len(tokens) and tokens[end].start < tokens[at].end:
        end += 1
    return end


def _once(words: Iterable[PlanWord]) -> tuple[PlanWord, ...]:
    return tuple({word.terms: word for word in words}.values())
