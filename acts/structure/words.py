"""The words of headings, in both languages: divisions, annexes, contents, sources, notes, signatures."""

import re
from typing import Final

from acts.model import Kind
from language.letters import lower
from language.numerals import ORDINAL_WORDS

_LOOKS: Final = str.maketrans({"ә": "ə", "ǝ": "ə", "\xa0": " "})

_AZ_UNITS: Final = {
    "hissə": Kind.PART, "bölmə": Kind.SECTION, "yarımbölmə": Kind.SUBSECTION, "fəsil": Kind.CHAPTER, "paraqraf": Kind.SUBCHAPTER,
}
_EN_UNITS: Final = {"part": Kind.PART, "title": Kind.PART, "chapter": Kind.CHAPTER, "section": Kind.SECTION}
UNITS: Final = _AZ_UNITS | _EN_UNITS

# In small letters "I" has become "ı": Roman numerals are looked for in that dress, blanks of spaced print allowed.
_ROMAN: Final = r"[ıivxlcх](?:\s?[ıivxlcх])*(?:\s?[-–]\s?\d{1,2})?"
_DIGITS: Final = r"\d{1,3}(?:\s?[-–]\s?\d{1,2}(?!\d))?"
_AZ: Final = "|".join(r"\s?".join(unit) for unit in sorted(_AZ_UNITS, key=len, reverse=True))  # "f ə s i l" too
_END: Final = r"(?![\w-])\s*[.:]?"
_ORDINAL_FIRST: Final = re.compile(
    rf"(?P<num>{ORDINAL_WORDS}|\d{{1,3}}(?:\s?[-–]\s?\d{{1,2}})?\s?[-–—]?\s?c[iıuü]|{_ROMAN})\s+(?P<unit>{_AZ}){_END}")
_NUMBER_LAST: Final = re.compile(rf"(?P<unit>{_AZ})\s+(?P<num>{_DIGITS}|{_ROMAN})(?=[\s.:]|$)\s*[.:]?")
_GENERAL: Final = re.compile(r"(?:ümumi|xüsusi)\s+hissə\s*\.?\s*$")
_ENGLISH: Final = re.compile(
    r"(?:(?P<unit>part|title|chapter|section)\s+(?P<num>\d{1,3}[a-z]?|[ivxlc]+)(?=[\s.:—–-]|$)|"
    r"(?P<nth>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s+(?P<nthunit>part|section|chapter)(?=[\s.:]|$))\s*[.:]?")
_NTH: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_HINT: Final = re.compile(r"hissə|bölmə|fəsil|f ə s i l|b ö l m ə|paraqraf|part\b|t[iı]tle\b|chapter\b|sect[iı]on\b")
_SPACES: Final = re.compile(r"\s+")
_ENDING: Final = re.compile(r"(\d+\s?[-–—]\s?\d+)\s?[-–—]?\s?c[iıuü]$")

_ANNEX: Final = re.compile(
    r"(?:(?P<a>\d{1,2})\s*(?:-?\s?c[iıuü]\s+)?(?:nömrəli|saylı|№\s?-?\s?li|n\s?-?li)\s+)?əlavə(?:lər)?(?:\s*(?:№|n)?\s*-?\s*(?P<b>\d{1,2}|[ıvx]{1,4}))?\s*[.:]?$"
    r"|(?:annex|appendıx)(?:\s+(?P<c>\d{1,2}|[ıvx]{1,5}|[a-z])(?![\w’']))?(?:\s*[.:]?$|\s+to\s+the\s.{2,120}$)")
_SOURCES: Final = re.compile(r"istifadə\s+olunmuş\s+mənbə\s+sənəd")
_CHANGES: Final = re.compile(
    r"edilmiş\s+(?:dəyişiklik|əlavə)\w*\s+və\s+(?:əlavə|dəyişiklik)\w*\s+siyahısı"
    r"|(?:əlavə|dəyişiklik)\w*\s+və\s+\w+\s+etmiş\s+qanunlar")
_CONTENTS: Final = ("mündəricat", "contents", "tableofcontents")


def small(text: str) -> str:
    """`text` in small letters, of the same length, look-alikes of ə and hard blanks mended."""
    return lower(text).translate(_LOOKS)


def division_of(text: str, start: int) -> tuple[Kind, str, str, int] | None:
    """Kind, word, printed number and end of the label of a division's heading; None for other lines.

    A sentence ("Birinci hissə tətbiq edilir …") goes on in small letters and is none.
    """
    head = small(text[start:start + 90])
    if not _HINT.search(head):
        return None
    if _GENERAL.match(head) and len(text) < 60:
        return Kind.PART, "hissə", "", len(text.rstrip())
    found = _ORDINAL_FIRST.match(head) or _NUMBER_LAST.match(head)
    if found:
        word, printed = _SPACES.sub("", found["unit"]), text[start + found.start("num"):start + found.end("num")]
    elif found := _ENGLISH.match(head.replace("ı", "i")):
        word = found["unit"] or found["nthunit"]
        printed = str(_NTH.index(found["nth"]) + 1) if found["nth"] else text[start + found.start("num"):start + found.end("num")]
    else:
        return None
    end = start + found.end()
    rest = text[end:].rstrip().lstrip(" \t\xa0.:—–-")
    if rest[:1].islower() or rest.endswith((";", ":")) or (found[0].rstrip()[-1:] not in ".:" and rest.endswith(".")):
        return None
    return UNITS[word], word, _number(printed), end


def _number(printed: str) -> str:
    """Spaced Roman numerals closed up ("I V" → "IV"), Cyrillic Х made X, "5-1-ci" without its ending; others as printed."""
    if found := _ENDING.match(printed):
        return found[1]
    closed = _SPACES.sub("", printed).replace("Х", "X").replace("İ", "I")
    return closed if set(closed) <= set("IVXLC-–0123456789") else printed


def whole_heading(text: str) -> tuple[Kind, str, int] | None:
    """Kind, number and end of a line that is as a whole the heading of an annex, of the contents, of sources or notes."""
    head = small(text).strip()
    if "əlavə" in head or head.startswith(("annex", "appendıx")):
        if found := _ANNEX.match(head):
            return Kind.ATTACHMENT, _roman_back(found["a"] or found["b"] or found["c"] or ""), len(text.rstrip())
        if _CHANGES.search(head):
            return Kind.NOTES, "", len(text.rstrip())
    elif _SOURCES.search(head):
        return Kind.NOTES, "", len(text.rstrip())
    elif len(head) < 40 and head.replace(" ", "").rstrip(":.") in _CONTENTS:
        return Kind.TOC, "", len(text.rstrip())
    return None


def _roman_back(number: str) -> str:
    return number.replace("ı", "I").replace("v", "V").replace("x", "X") if set(number) <= set("ıvx") else number
