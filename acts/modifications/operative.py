"""The operative part of a note: its sentences, a damaged second head between them, list numbers, and new text printed behind them."""

import re
from dataclasses import dataclass
from typing import Final

from acts.modifications.clauses import UNKNOWN_WORDS, Clauses, lacks_text, read_squeezed, with_text
from acts.modifications.context import Context
from acts.modifications.headers import citation
from acts.modifications.model import Misread, Modification
from acts.modifications.squeezed import Squeezed
from acts.modifications.tokens import tokens
from acts.modifications.vocabulary import Kind
from acts.modifications.wordings import cleaned

_SENTENCE_END: Final = re.compile(r"(?:(?:edil|olun|edi|ver|veril|cixar|legv)[a-z]{1,9}|d[iu]r|s[iu]n)[.:;](?=.)")
_LIST_NUMBER: Final = re.compile(r"\s*(?:[-*•#]+\s*)?(?:\d{1,2}[.)]\s+(?=\S))?")
SHORTEST: Final = 20
"""A new text printed behind its sentence has at least so many characters; less is a scrap."""
_FRAME: Final = re.compile(r"asagidaki(?:elave|deyisiklik)")


NOWHERE: Final = Context()


@dataclass(frozen=True, slots=True)
class Operative:
    """What the operative part says."""

    modifications: tuple[Modification, ...] = ()
    misread: tuple[Misread, ...] = ()
    context: Context = NOWHERE


def operative(text: Squeezed, begin: int, end: int, context: Context) -> Operative:
    """The modifications of the letters from `begin` to `end`."""
    second = citation(text, begin, end)
    if second is None:
        return _read(text, begin, end, context)
    first = _read(text, begin, second.start(), context)
    rest = _read(text, second.end(), end, first.context)
    return Operative((*first.modifications, *rest.modifications), (*first.misread, *rest.misread), rest.context)


def _read(text: Squeezed, begin: int, end: int, context: Context) -> Operative:
    whole = read_squeezed(text, begin, end, context)
    if not whole.misread:
        return _result(whole, context)
    pieces = _pieces(text, begin, end)
    return _piecewise(text, pieces, context) if len(pieces) > 1 or pieces[0][0] > begin else _result(whole, context)


def _result(clauses: Clauses, context: Context) -> Operative:
    return Operative(clauses.modifications, clauses.misread, Context.of(clauses.context) if clauses.context else context)


def _pieces(text: Squeezed, begin: int, end: int) -> list[tuple[int, int]]:
    """The sentences and lines of a part; bullets and the numbers of a list are not in them."""
    framed = bool(_FRAME.search(text.letters, begin, end))
    cuts = {begin, *(found.end() for found in _SENTENCE_END.finditer(text.letters, begin, end))}
    cuts |= {at for at in range(begin + 1, end) if text.gap(at) and "\n" in text.blank(at)}
    quoted = [(token.start, token.end) for token in tokens(text, begin, end) if token.kind is Kind.QUOTE]
    starts = sorted(cut for cut in cuts if cut < end and not any(first < cut < last for first, last in quoted))
    spans = zip(starts, [*starts[1:], end], strict=True)
    return [(_past_number(text, first, last, n if framed else 0), last) for n, (first, last) in enumerate(spans)]


def _past_number(text: Squeezed, first: int, last: int, count: int) -> int:
    """The first letter behind a bullet and behind the number of a list ("2. ", or "1." glued to what follows)."""
    if not count and not text.letters.startswith("-", first):
        return first
    found = _LIST_NUMBER.match(text.text, text.place(first))
    stop = found.end() if found else 0
    while first < last and text.place(first) < stop:
        first += 1
    glued = f"{count}."
    return first + len(glued) if count and text.letters.startswith(glued, first) else first


def _piecewise(text: Squeezed, pieces: list[tuple[int, int]], context: Context) -> Operative:
    """Sentence by sentence; from the first one that is no operative sentence on, it is new text the note prints."""
    found: list[Modification] = []
    misread: list[Misread] = []
    for n, (first, last) in enumerate(pieces):
        clauses = read_squeezed(text, first, last, context)
        if n and clauses.misread and (not clauses.modifications or any(map(lacks_text, found[-1:]))):
            rest = text.text[text.place(first):text.end(pieces[-1][1])]
            if len(rest) < SHORTEST or not _given_text(found, cleaned(rest)):
                misread.append(Misread(text.place(first), text.end(pieces[-1][1]), " ".join(rest.split()), UNKNOWN_WORDS))
            break
        found.extend(clauses.modifications)
        misread.extend(clauses.misread)
        context = Context.of(clauses.context) if clauses.context else context
    return Operative(tuple(found), tuple(misread), context)


def _given_text(found: list[Modification], text: str) -> bool:
    """Puts the text printed behind a sentence into the last modification that lacks one; False where none does."""
    at = next((n for n in range(len(found) - 1, -1, -1) if lacks_text(found[n])), None)
    if at is None:
        return False
    found[at] = with_text(found[at], text)
    return True
