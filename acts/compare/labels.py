"""What a structural unit is called, with those around it, as Azerbaijani drafters write it: "Maddə 5, 5.1-ci hissə, 5.1.2-ci bənd".

Parts of an article are hissə, bənd, yarımbənd, abzas; the dotted numbers of acts without articles are bənd and yarımbənd
(Constitutional Law on normative legal acts, articles 32 and 35).
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from acts.model import Element, Kind
from acts.numbers import canonical
from language.letters import capitalize
from language.numerals import ordinal_words, suffix, to_roman

_NAMED: Final = MappingProxyType({
    Kind.PREFACE: "Aktın adı", Kind.PREAMBLE: "Preambula", Kind.SIGNATURE: "İmza", Kind.TOC: "Mündəricat", Kind.NOTES: "Qeydlər",
    Kind.REMARK: "Qeyd", Kind.TABLE: "Cədvəl", Kind.ACT: "Aktın mətni", Kind.RECITAL: "Preambula",
})
_DIVISIONS: Final = MappingProxyType({
    Kind.PART: "hissə", Kind.SECTION: "bölmə", Kind.SUBSECTION: "yarımbölmə", Kind.CHAPTER: "fəsil",
})
_PLACED: Final = MappingProxyType({Kind.PARAGRAPH: "hissə", Kind.POINT: "bənd", Kind.SUBPOINT: "yarımbənd"})
_IN_ARTICLE: Final = ("maddə", "hissə", "bənd", "yarımbənd")
_ALONE: Final = ("hissə", "bənd", "yarımbənd")
_AROUND: Final = frozenset({Kind.ATTACHMENT, Kind.ARTICLE, Kind.PARAGRAPH, Kind.POINT, Kind.SUBPOINT, Kind.REMARK})


def labels(root: Element) -> Mapping[str, str]:
    """What each unit of a text is called, by its eid."""
    return MappingProxyType(dict(_below(root, (), False)))


def _below(element: Element, around: tuple[str, ...], in_article: bool) -> Iterator[tuple[str, str]]:
    in_article = in_article or element.kind is Kind.ARTICLE
    counted = _paragraphs_of(element)
    for child in element.children:
        counted += child.kind is Kind.ALINEA
        name = _name(child, in_article or child.kind is Kind.ARTICLE, counted)
        yield child.eid, ", ".join((*around, name))
        yield from _below(child, (*around, name) if child.kind in _AROUND else around, in_article)


def _paragraphs_of(element: Element) -> int:
    """How many paragraphs stand before the first child; those of a list are counted from the words that open it."""
    return len([line for line in element.content if line.plain.strip()])


def _name(unit: Element, in_article: bool, counted: int) -> str:
    number = unit.num.canonical if unit.num else ""
    if unit.kind is Kind.ALINEA:
        return f"{ordinal_words(counted) or f'{counted}-{suffix(counted)}'} abzas"
    if unit.kind is Kind.ARTICLE:
        return f"Maddə {unit.num.printed if unit.num else ''}".strip()
    if unit.kind is Kind.ATTACHMENT:
        return f"{number} nömrəli əlavə" if number else "Əlavə"
    if unit.kind is Kind.SUBCHAPTER:
        return f"§ {number}".strip()
    if unit.kind in _DIVISIONS:
        return _division(number, _DIVISIONS[unit.kind])
    if unit.kind in _PLACED and number:
        return _numbered(unit, number, in_article)
    return _NAMED.get(unit.kind, "") or capitalize(_PLACED.get(unit.kind, "abzas"))


def _division(number: str, word: str) -> str:
    if number.isdecimal() and 0 < int(number) < 400:
        return f"{to_roman(int(number))} {word}"
    return f"{ordinal(number)} {word}" if number[:1].isdigit() else capitalize(word)


def _numbered(unit: Element, number: str, in_article: bool) -> str:
    if not number[:1].isdigit():
        return f"“{number}” {_PLACED[unit.kind]}i" if unit.kind is Kind.POINT else f"“{number}” {_PLACED[unit.kind]}"
    words, depth = _IN_ARTICLE if in_article else _ALONE, number.count(".")
    word = words[min(depth, len(words) - 1)] if depth else _PLACED[unit.kind]
    return f"{ordinal(number)} {word}"


def ordinal(number: str) -> str:
    """A number with the ending of its last spoken word: "5.1-ci", "12-3-cü"."""
    last = canonical(number).replace(".", "-").rpartition("-")[2]
    return f"{number}-{suffix(int(last))}" if last.isdecimal() else number
