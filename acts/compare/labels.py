"""What a structural unit is called, with those around it, as Azerbaijani drafters write it: "Maddə 5, 5.1-ci hissə, 5.1.2-ci bənd".

Parts of an article are hissə, bənd, yarımbənd, abzas. An act without articles has hissə 1, bənd 1.1 and yarımbənd 1.1.1; in the chapters
of rules units numbered through are bənd.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from acts.model import Element, Kind
from acts.numbers import canonical
from language.letters import capitalize
from language.numerals import ordinal_words, suffix

_NAMED: Final = MappingProxyType({
    Kind.PREFACE: "Aktın adı", Kind.PREAMBLE: "Preambula", Kind.SIGNATURE: "İmza", Kind.TOC: "Mündəricat", Kind.NOTES: "Qeydlər",
    Kind.REMARK: "Qeyd", Kind.TABLE: "Cədvəl", Kind.ACT: "Aktın mətni", Kind.RECITAL: "Preambula",
})
_DIVISIONS: Final = MappingProxyType({
    Kind.PART: "hissə", Kind.SECTION: "bölmə", Kind.SUBSECTION: "yarımbölmə", Kind.CHAPTER: "fəsil",
})
_PLACED: Final = MappingProxyType({Kind.PARAGRAPH: "hissə", Kind.POINT: "bənd", Kind.SUBPOINT: "yarımbənd"})
_IN_ARTICLE: Final = ("", "hissə", "bənd", "yarımbənd")
_ALONE: Final = ("bənd", "yarımbənd")
_ON_TOP: Final = "hissə"
_ROMAN: Final = re.compile(r"[IVXLC]+(?:-\d+)?")
_AROUND: Final = frozenset({Kind.ATTACHMENT, Kind.ARTICLE, Kind.PARAGRAPH, Kind.POINT, Kind.SUBPOINT, Kind.REMARK})


def labels(root: Element) -> Mapping[str, str]:
    """What each unit of a text is called, by its eid."""
    return MappingProxyType(dict(_below(root, (), False)))


def _below(element: Element, around: tuple[str, ...], in_article: bool) -> Iterator[tuple[str, str]]:
    in_article = in_article or element.kind is Kind.ARTICLE
    counted = _paragraphs_of(element)
    for child in _counted_together(element):
        counted += _is_counted(child)
        name = _name(child, in_article or child.kind is Kind.ARTICLE, counted, element.kind is Kind.ACT)
        yield child.eid, ", ".join((*around, name))
        if not _is_counted(child):
            yield from _below(child, (*around, name) if child.kind in _AROUND else around, in_article)


def _counted_together(element: Element) -> Iterator[Element]:
    """The children, and those of children that print no number and are only counted."""
    for child in element.children:
        yield child
        if _is_counted(child):
            yield from _counted_together(child)


def _is_counted(unit: Element) -> bool:
    """Whether a unit bears no number in print, so that it is named by its place."""
    return unit.kind is Kind.ALINEA or (unit.kind in _PLACED and not unit.label)


def _paragraphs_of(element: Element) -> int:
    """How many paragraphs stand before the first child; those of a list are counted from the words that open it."""
    return len([line for line in element.content if line.plain.strip()])


def _name(unit: Element, in_article: bool, counted: int, on_top: bool) -> str:
    number = unit.num.canonical if unit.num else ""
    if _is_counted(unit):
        return f"{ordinal_words(counted) or f'{counted}-{suffix(counted)}'} abzas"
    if unit.kind is Kind.ARTICLE:
        return f"Maddə {unit.num.printed if unit.num else ''}".strip()
    if unit.kind is Kind.ATTACHMENT:
        return f"{number} nömrəli əlavə" if number else "Əlavə"
    if unit.kind is Kind.SUBCHAPTER:
        return f"§ {number}".strip()
    if unit.kind in _DIVISIONS:
        return _division(unit.num.printed if unit.num else "", number, _DIVISIONS[unit.kind])
    if unit.kind in _PLACED and number:
        return _numbered(unit, number, _IN_ARTICLE if in_article else (_ON_TOP if on_top else _PLACED[unit.kind], *_ALONE))
    return _NAMED.get(unit.kind, "") or capitalize(_PLACED.get(unit.kind, unit.kind.value))


def _division(printed: str, number: str, word: str) -> str:
    if _ROMAN.fullmatch(printed):
        return f"{printed} {word}"
    return f"{ordinal(number)} {word}" if number[:1].isdigit() else capitalize(word)


def _numbered(unit: Element, number: str, words: tuple[str, ...]) -> str:
    if not number[:1].isdigit():
        return f"“{number}” {_PLACED[unit.kind]}i" if unit.kind is Kind.POINT else f"“{number}” {_PLACED[unit.kind]}"
    depth = min(number.count("."), len(words) - 1)
    return f"{ordinal(number)} {words[depth] or _PLACED[unit.kind]}"


def ordinal(number: str) -> str:
    """A number with the ending of its last spoken word: "5.1-ci", "12-3-cü"."""
    last = canonical(number).replace(".", "-").rpartition("-")[2]
    return f"{number}-{suffix(int(last))}" if last.isdecimal() else number
