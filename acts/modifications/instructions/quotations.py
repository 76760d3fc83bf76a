"""Quotations of an amending act: each is taken out and one private-use character stands for it, so that no word of it is read as law.

A quotation in a sentence ends in its paragraph; the new text of a provision, after the colon, may run over many.
Marks are often missing where two meet (“Azərsu” Səhmdar Cəmiyyəti” sözləri) and straight marks say nothing of nesting,
so a mark is judged by its neighbours, and an end by what comes after it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType
from typing import Final

from acts.modifications.instructions.phrases import ITEM, QUOTES, is_order

FIRST, LAST = 0xE000, 0xF8FF
PLACE: Final = re.compile(r"[\ue000-\uf8ff]")

_NEW_TEXT_BEFORE: Final = re.compile(
    r"(?:veril|(?<!əlavələr\s)(?:(?<!və\s)|(?<=edilsin\svə\s))əlavə\s+(?:edil|olun)|əvəz\s+(?:edil|olun)|(?:ifadə|şərh|tərtib|daxil)\s+(?:edil|olun))"
    r"(?:s[iıuü]n|m[iıuü]şd[iıuü]r)\s*(?P<colon>:?)\s*$")
_ENDS: Final = re.compile(r"[”»\"]\s*[;.,]*[^\S\n]*(?:\n|$|\d|[A-ZƏİÖÜĞŞÇ])")
_MOST_MARKS: Final = 60
_BETWEEN: Final = re.compile(r"\s*[;.,]*\s*")
_AT_END: Final = re.compile(
    r"\s*[;.,]*[^\S\n]*(?=\n|$|\d{1,3}(?:\.\d{1,3})*[.)]\s|\d{1,3}\s+\d{1,3}(?:\.\d{1,3})*[.)]\s)|\s+(?:və|söz|ilə)")
_GOES_ON: Final = re.compile(
    r"[.;]*[;,]\s*(?P<rest>[^\n“”„«»\"]{0,150}?(?:addə|hissə|bənd|abzas|cümlə|fəs[il]|preambula|Qanun|Məcəllə)[^\n]*)")
"""What may follow a new text on its line: the next instruction, which names a provision."""
_WORDS_AFTER: Final = re.compile(r"\s*(?:söz|rəqəm|ifadə|işarə|hərf|mətn)")
_SUFFIX: Final = re.compile(r"(?:n?[ıiuü]n|n?d[aə]n?|[ny]?[aə]|n?[ıiuü])(?!\w)")
_NEXT_SENTENCE: Final = re.compile(r"[.;]{0,2}\s+[A-ZƏİÖÜĞŞÇ]")
_NAMES: Final = re.compile(r"söz|rəqəm|ifadə|s[iıuü]n\b|tarixli|nömrəli|[Qq]anun|addə|[Bb]ənd|issə|Fərman|ərəncam")
_OTHER_WORDS: Final = re.compile(r"söz|rəqəm|ifadə|s[iıuü]n\b")
_TITLE_ENDS: Final = re.compile(r"(?:haqqında|barədə|dair)\s*(?:\([^()]*\))?\s*$")
_LABELS: Final = re.compile(r"\s*(?:hissə|(?:yarım)?bənd|abzas|maddə|sət|süt)")
_LOST_END: Final = re.compile(r"\s*(?=(?:söz|rəqəm|ifadə)\w*\s*(?:sonra|əvvəl|ilə)?\s*,?\s*(?:və\s+)?[“„«\"])")
_BARE_ARTICLE: Final = re.compile(r"M(?:addə|ADDƏ)\s+\d{1,4}\s*\.?\s*$")
_NEXT_LINE: Final = re.compile(r"[\s;.,]*([^\n]*)")
_TABLE: Final = re.compile(r"(?<=:)\s*\n((?:[^\n\t]*\t[^\n]*(?:\n\s*|$))+)")


@dataclass(frozen=True, slots=True)
class Masked:
    """A text without its quotations; `spans` are their places in `source` by the character that stands for each."""

    source: str
    text: str
    spans: Mapping[str, tuple[int, int]]
    news: frozenset[str]

    def whole(self, text: str) -> str:
        """`text` with its quotations back in place, marks included."""
        return PLACE.sub(lambda mark: self._source(mark[0]), text)

    def inner(self, place: str) -> str:
        """The words of one quotation, outer marks left out; a name that begins it gets back the mark it shares (“Azərsu” Cəmiyyəti”)."""
        words = self._source(place)
        inside = words[bool(QUOTES.match(words)):]
        if inside == words or not (inside and QUOTES.match(inside[-1])):
            return inside.strip()
        inside = inside[:-1]
        return words[0] + inside if words[0] == "“" and inside.count("”") == inside.count("“") + 1 else inside

    def words(self, text: str) -> str:
        """A value read from the masked text: the words of its quotation, or the text with the quotations inside it."""
        return self.inner(text) if text in self.spans else self.whole(text)

    def place(self, at: int) -> int:
        """The offset in the source of an offset in the masked text."""
        return at + sum(end - start - 1 for mark in PLACE.findall(self.text[:at]) for start, end in (self.spans.get(mark, (0, 1)),))

    def is_new_text(self, place: str) -> bool:
        """Whether the quotation is the new text of a provision."""
        return place in self.news

    def _source(self, place: str) -> str:
        start, end = self.spans.get(place, (0, 0))
        return self.source[start:end] if place in self.spans else place


def mask(text: str) -> Masked:
    """Take the quotations out of a text; where its own characters or their number leave no private-use character, they stay."""
    free = (chr(code) for code in range(FIRST, LAST + 1)) if not PLACE.search(text) else _free(text)
    pieces: list[str] = []
    spans: dict[str, tuple[int, int]] = {}
    news, at = [], 0
    low = "„" in text and "”" not in text   # „so“: the high mark always closes
    for (start, end, new), place in zip(_found(text.replace("“", "”") if low else text), free, strict=False):
        pieces += [text[at:start], place]
        spans[place] = (start, end)
        if new:
            news.append(place)
        at = end
    return Masked(text, "".join((*pieces, text[at:])), MappingProxyType(spans), frozenset(news))


def _free(text: str) -> Iterator[str]:
    used = set(PLACE.findall(text))
    return (chr(code) for code in range(FIRST, LAST + 1) if chr(code) not in used)


def _found(text: str) -> list[tuple[int, int, bool]]:
    """Start and end of each outermost quotation, and whether it is a new text; rows of a table behind a colon are one too."""
    found: list[tuple[int, int, bool]] = []
    at = 0
    table = _TABLE.search(text)
    while mark := QUOTES.search(text, at):
        if table and table.start(1) < at:
            table = _TABLE.search(text, at)
        if table and table.start(1) < mark.start():
            found.append(_rows(table))
            at = table.end()
        elif _opens(text, mark.start(), 0):
            at = _quoted(text, found, mark) or mark.end()
        else:
            _take_in(text, found, mark.end())
            at = mark.end()
    return found + [_rows(rows) for rows in _TABLE.finditer(text, at)]


def _rows(table: re.Match[str]) -> tuple[int, int, bool]:
    return table.start(1), table.start(1) + len(table[1].rstrip()), True


def _quoted(text: str, found: list[tuple[int, int, bool]], mark: re.Match[str]) -> int:
    """Take the quotation a mark opens; its end, 0 where nothing closes it."""
    new = _is_new_text(text, found, mark.start())
    end = _end_of_new_text(text, mark.start()) if new else _end_in_paragraph(text, mark.start())
    if end:
        found.append((mark.start(), end, new))
    return end


def _is_new_text(text: str, found: list[tuple[int, int, bool]], start: int) -> bool:
    before = _NEW_TEXT_BEFORE.search(text, max(0, start - 60), start)
    if before and (before["colon"] or "\n" in before[0]):
        return True
    return bool(found) and found[-1][2] and _BETWEEN.fullmatch(text, found[-1][1], start) is not None


def _opens(text: str, at: int, depth: int) -> bool:
    """Whether a mark opens a quotation, by its own shape, its neighbours and how many are open."""
    mark, before, after = text[at], text[at - 1:at], text[at + 1:at + 2]
    if mark in "«„»":
        return mark != "»"
    free = not before or before.isspace() or before in "([“„«\"”"
    ends = not after or after.isspace() or after in ".,;:)”»"
    if depth and _WORDS_AFTER.match(text, at + 1):
        return False
    if mark == "“":
        return not (depth and not free and ends)
    if mark == "”":
        return not depth and free and not ends and before not in "“„«\"”"
    if free and not ends:
        return True
    return not depth and (free or not ends) and not (not free and _SUFFIX.match(text, at + 1))


def _end_in_paragraph(text: str, start: int) -> int:
    """The end of a quotation in a sentence; 0 where there is none.

    Where as many are closed as opened; else where its closing mark is lost before "sözləri", else its first closing mark.
    """
    stop = text.find("\n", start)
    depth, first = 1, 0
    for mark in islice(QUOTES.finditer(text, start + 1, stop if stop >= 0 else len(text)), _MOST_MARKS):
        if _opens(text, mark.start(), depth):
            depth += 1
            continue
        depth -= 1
        if not depth:
            return mark.end()
        if not first and _WORDS_AFTER.match(text, mark.end()):
            first = mark.end()
    lost = _LOST_END.search(text, start + 1, first) if first else None
    return lost.start() if lost else first


def _end_of_new_text(text: str, start: int) -> int:
    """The end of a new text: where as many are closed as opened at the end of a line, or an instruction follows; 0 where none ends."""
    depth, last, title = 1, 0, 0
    for mark in islice(QUOTES.finditer(text, start + 1), None if _ENDS.search(text, start + 1) else 0):
        if _opens(text, mark.start(), depth):
            depth += 1
            continue
        depth -= 1
        if depth <= 0 and _goes_on(text, mark.end()):
            return mark.end()
        if _AT_END.match(text, mark.end()):
            last = mark.end()
            if depth <= 0 or _instruction_follows(text, mark.end()):
                return last
        elif not depth and _NEXT_SENTENCE.match(text, mark.end()):
            if not _begins_with_title(text, start, mark):
                return mark.end()
            title = mark.end()
        depth = max(depth, 1)
    return last or title


def _goes_on(text: str, at: int) -> bool:
    """Whether the sentence goes on behind a new text with another order: “5.3. …”, 5.2-ci maddədə “…” sözü çıxarılsın."""
    following = _GOES_ON.match(text, at)
    return following is not None and is_order(following["rest"])


def _begins_with_title(text: str, start: int, mark: re.Match[str]) -> bool:
    """Whether a new text begins with the title of an act, whose opening mark is its own: “Rabitə haqqında” Qanunda …;"."""
    return text[mark.end()].isspace() and _TITLE_ENDS.search(text, start, mark.start()) is not None


def _instruction_follows(text: str, at: int) -> bool:
    """Whether the next line is an item that orders something, or a bare "Maddə 2."."""
    following = _NEXT_LINE.match(text, at)
    line = following[1] if following else ""
    return bool(_BARE_ARTICLE.match(line) or (ITEM.match(line) and is_order(line)))


def _take_in(text: str, found: list[tuple[int, int, bool]], end: int) -> None:
    """A closing mark that nothing opened ends the quotation before it, where both are of one name: “Azərsu” Cəmiyyəti”."""
    start = end
    barrier = _OTHER_WORDS if _WORDS_AFTER.match(text, end) or _TITLE_ENDS.search(text, max(0, end - 20), end - 1) else _NAMES
    while found and not found[-1][2]:
        between = text[found[-1][1]:start]
        if "\n" in between or barrier.search(between) or _LABELS.match(between) or len(between) > 500:
            break
        start = found.pop()[0]
    if start < end:
        found.append((start, end, False))
