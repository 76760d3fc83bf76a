"""Highlighting: where a provision answers, as a stretch of about two lines with the words marked. Offsets come from analysis."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from language.analysis import Analyzer, Finder, Token, Tongue
from language.letters import fold

LENGTH = 240
"""Characters of a snippet, about two lines."""
LEAD = 90
"""Characters a sentence may begin before the first word marked, and still be shown from its beginning."""
LOOKED = 2000
"""Characters looked through first: most provisions are shorter, and most of the longer ones answer there too."""
_TRIED = 200
_SENTENCE = re.compile(r"\n|(?<=[^\d\s][.;:!?])[ \t]+")     # not after a clause's number
_CUT = "…"

Marks = tuple[tuple[int, int], ...]
Find = Callable[[str], list[Token]]


class Snippet(NamedTuple):
    """A stretch of a text with the marks in it."""

    text: str
    marks: Marks


class Highlighter:
    """Marks terms in texts of either language, and words as written that match one of the `patterns` ("məlumat*", folded)."""

    def __init__(self, terms: frozenset[str], analyzers: Mapping[Tongue, Analyzer], patterns: Iterable[str] = ()) -> None:
        wild = _wild(patterns)
        self._finders: dict[Tongue, Find] = {
            tongue: _both(analyzer.finder(terms), wild) if wild else analyzer.finder(terms).find for tongue, analyzer in analyzers.items()
        }

    def marks(self, text: str, tongue: Tongue) -> Marks:
        """The stretches of `text` to mark, none overlapping."""
        return _joined(self._finders[tongue](text))

    def snippet(self, text: str, tongue: Tongue, start: int | None = None) -> Snippet:
        """The stretch that holds most of the words asked, from the beginning of its sentence if that is near; or that at `start`."""
        find = self._finders[tongue]
        tokens = _found(find, text) if start is None else find(text)
        if start is None:
            start = _start(text, tokens[_best(tokens)].start) if tokens and len(text) > LENGTH else 0
        end = _end(text, start)
        return _cut(text, start, end, _joined([token for token in tokens if start <= token.start and token.end <= end]))


def _wild(patterns: Iterable[str]) -> re.Pattern[str] | None:
    """Words that match one of the patterns; None without patterns."""
    words = "|".join(re.escape(pattern).replace(r"\*", r"\w*").replace(r"\?", r"\w") for pattern in patterns)
    return re.compile(rf"\b(?:{words})\b") if words else None


def _both(finder: Finder, wild: re.Pattern[str]) -> Find:
    """Finds terms and words of a pattern, in their order."""

    def find(text: str) -> list[Token]:
        matches = (Token(wild.pattern, *match.span()) for match in wild.finditer(fold(text)))
        return sorted((*finder.find(text), *matches), key=lambda token: token.start)

    return find


def _found(find: Find, text: str) -> list[Token]:
    """The tokens near the beginning of a long text, or else those after."""
    late = LOOKED if len(text) > LOOKED else len(text)
    return find(text[:late]) or [Token(term, start + late, end + late) for term, start, end in find(text[late:])]


def _best(tokens: Sequence[Token]) -> int:
    """The token from which a stretch holds most different terms, then most tokens; the first such."""
    best, most, end = 0, (0, 0), 0
    tokens = tokens[:_TRIED]
    within: dict[str, int] = {}
    for first, token in enumerate(tokens):
        while end < len(tokens) and tokens[end].end <= token.start + LENGTH - LEAD:
            within[tokens[end].term] = within.get(tokens[end].term, 0) + 1
            end += 1
        worth = (len(within), end - first)
        if worth > most:
            best, most = first, worth
        if end == first:                       # a word longer than a stretch
            end += 1
        elif within[token.term] == 1:
            del within[token.term]
        else:
            within[token.term] -= 1
    return best


def _start(text: str, at: int) -> int:
    """The beginning of the sentence before `at`, or of a word some way before it."""
    near = max(0, at - LEAD)
    begins = [match.end() for match in _SENTENCE.finditer(text, near, at)]
    if begins:
        return begins[0] if near == 0 or at - begins[-1] > LEAD // 3 else begins[-1]
    if near == 0:
        return 0
    space = text.find(" ", max(0, at - LEAD // 2), at)
    return space + 1 if space >= 0 else at


def _end(text: str, start: int) -> int:
    """Where a stretch from `start` ends: at a space, when the text goes on."""
    end = start + LENGTH
    if end >= len(text):
        return len(text)
    return max(text.rfind(" ", start, end), text.rfind("\n", start, end)) if " " in text[start:end] else end


def _cut(text: str, start: int, end: int, marks: Marks) -> Snippet:
    """The stretch on one line, with "…" where words before or after are left out."""
    before = _CUT if start and text[:start].rstrip(" ")[-1:] != "\n" else ""
    shown = text[start:end].replace("\n", " ").replace("\t", " ")
    move = len(before) - start
    return Snippet(f"{before}{shown}{_CUT if end < len(text) else ''}", tuple((s + move, e + move) for s, e in marks))


def _joined(tokens: Sequence[Token]) -> Marks:
    marks: list[tuple[int, int]] = []
    for token in tokens:
        if marks and token.start < marks[-1][1]:
            marks[-1] = marks[-1][0], max(marks[-1][1], token.end)
        else:
            marks.append((token.start, token.end))
    return tuple(marks)
