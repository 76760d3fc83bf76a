"""The items of an amending act: its numbered instructions, each with the path of its number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from acts.modifications.instructions.phrases import ITEM
from language.numerals import roman


class Step(NamedTuple):
    """A number on the way to an item: as printed ("6.1"), whole ("1.6.1" below the law's article 1), and its style."""

    printed: str
    whole: str
    style: str


Path = tuple[Step, ...]

_LINE: Final = re.compile(r"[^\n]*\S[^\n]*(?:\s*\n\s*(?:[\ue000-\uf8ff][^\S\n]*[;.,]*[^\S\n]*)+(?=\n|$))*")
_DEEPEST: Final = 8
_PAGE: Final = re.compile(r"\s*\d{1,3}\s*$")
_CITATION: Final = re.compile(r"\(Azərbaycan\s+Respublikası[^()]*(?:\([^()]*\)[^()]*)*\)")
_BULLET: Final = re.compile(r"[\s•*–—-]*")
_INSIDE: Final = re.compile(r"(?P<mark>[;:.]|[\ue000-\uf8ff][;.]{0,2})\s+(?:\d{1,3}\s+)?(?=\d{1,3}(?:\.\d{1,3})*[.)]\s*\S)")


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph, or a part of one: `path` is that of its number, or of the numbered item above it where it has none.

    `text` is what stands behind the number, `raw` the whole.
    """

    path: Path
    numbered: bool
    text: str
    start: int
    raw: str = ""

    @property
    def number(self) -> str:
        """The number as one cites it: "1.3.12"; the fifth item of a law's article 1 is "1.5"."""
        return self.path[-1].whole if self.path else ""


def items(text: str, start: int = 0) -> Iterator[Item]:
    """The items of a text whose quotations are taken out, from the offset `start`.

    A paragraph that is nothing but a quotation belongs to the one above it; stray page numbers are left aside.
    """
    path: Path = ()
    text = _CITATION.sub(lambda bracket: bracket[0].replace("\n", " "), text)
    for line in _LINE.finditer(text, start):
        if _PAGE.fullmatch(line[0]):
            continue
        for at, number, stop in _pieces(line[0], path):
            path = _placed(path, number) if number else path
            begin = number.end() if number else at
            if line[0][begin:stop].strip():
                yield Item(path, bool(number), line[0][begin:stop].strip(), line.start() + at, line[0][at:stop].strip())


def _pieces(line: str, path: Path) -> Iterator[tuple[int, re.Match[str] | None, int]]:
    """A line, parted where the next item begins in it: "… əvəz edilsin; 2.6. həmin Qərarın …". Start, number, end of each part."""
    bullet = _BULLET.match(line)
    at = bullet.end() if bullet else 0
    number = ITEM.match(line, at)
    path = _placed(path, number) if number else path
    for inside in _INSIDE.finditer(line, at + 1):
        following = ITEM.match(line, inside.end())
        if following and inside.start() >= (number.end() if number else at) and _follows(path, following):
            yield at, number, inside.end("mark")
            at, number, path = inside.end(), following, _placed(path, following)
    yield at, number, len(line)


def _printed(number: re.Match[str]) -> tuple[str, str]:
    """The number and its style."""
    if number["article"]:
        return number["a"], "article"
    if number["letter"] or number["roman"]:
        return number["letter"] or str(roman(number["roman"])), "letter" if number["letter"] else "roman"
    return number["dotted"], ")" if number[0].endswith(")") else "."


def _placed(path: Path, number: re.Match[str]) -> Path:
    """The path of an item met after the item of `path`."""
    printed, style = _printed(number)
    if style == "article":
        return (Step(printed, printed, style),)
    for depth in range(len(path), 0, -1):
        above = path[depth - 1]
        if printed.startswith(above.printed + "."):
            return (*path[:depth], Step(printed, above.whole + printed[len(above.printed):], style))
    return _below(_parent(path, printed, style), printed, style)


def _parent(path: Path, printed: str, style: str) -> Path:
    """What a number that does not repeat those above it belongs to."""
    same = [depth for depth in range(len(path) - 1, -1, -1) if path[depth].style == style]
    if nexts := [depth for depth in same if _is_next(path[depth].printed, printed)]:
        return path[: nexts[0]]
    return path[: same[0]] if same and printed not in ("1", "a") else path[:_DEEPEST]


def _below(parent: Path, printed: str, style: str) -> Path:
    whole = f"{parent[-1].whole}.{printed}" if parent else printed
    return (*parent, Step(printed, whole, style))


def _is_next(above: str, printed: str) -> bool:
    *front, last = above.split(".")
    *other, number = printed.split(".")
    if not (last.isdigit() and number.isdigit()):
        return not front and last.isalpha() and number.isalpha()
    return front == other and 0 < int(number) - int(last) < 4


def _follows(path: Path, number: re.Match[str]) -> bool:
    """Whether a number inside a line is the next item, or the first below the one it stands in."""
    printed, style = _printed(number)
    if any(_is_next(step.printed, printed) for step in path if step.style == style):
        return True
    return printed == "1" or bool(path and printed == f"{path[-1].printed}.1") or (not path and printed == "1.1")
