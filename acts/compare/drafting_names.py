"""What drafters call a provision and quoted words, in the case their sentence needs: "12.3-cü maddənin ikinci abzasında", "“rabitə” sözü".

Numbers keep their print (12-1, 5.3.2); parts of an article that bear a dotted number are named by it alone, as amending acts do.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from acts.compare.labels import ordinal
from acts.history.cases import NounCase, decline
from acts.model import Element, Kind
from acts.structure import sentences
from language.numerals import ordinal_words, suffix

_POSSESSED: Final = MappingProxyType({
    "maddə": "maddəsi", "hissə": "hissəsi", "bənd": "bəndi", "yarımbənd": "yarımbəndi", "abzas": "abzası", "cümlə": "cümləsi",
    "fəsil": "fəsli", "bölmə": "bölməsi", "yarımbölmə": "yarımbölməsi", "paraqraf": "paraqrafı", "əlavə": "əlavəsi", "ad": "adı",
    "preambula": "preambulası",
})
_DROPS_VOWEL: Final = MappingProxyType({
    (case, "fəsil"): decline("fəsl", case) for case in (NounCase.GENITIVE, NounCase.DATIVE, NounCase.ACCUSATIVE)})
_NOUNS: Final = MappingProxyType({
    Kind.SECTION: "bölmə", Kind.SUBSECTION: "yarımbölmə", Kind.CHAPTER: "fəsil", Kind.SUBCHAPTER: "paraqraf", Kind.ARTICLE: "maddə",
    Kind.PARAGRAPH: "hissə", Kind.POINT: "bənd", Kind.SUBPOINT: "yarımbənd", Kind.ATTACHMENT: "əlavə",
})
_ALONE: Final = ("hissə", "bənd", "yarımbənd")
_SIGNS: Final = MappingProxyType({".": "nöqtə", ",": "vergül", ";": "nöqtəli vergül", ":": "iki nöqtə", "-": "tire", "–": "tire"})
_FIGURES: Final = re.compile(r"[\d.,\s%/-]*\d[\d.,\s%/-]*")
_WORD: Final = re.compile(r"\w+(?:[-–.’'/]\w+)*")
_COUNTS: Final = ("", "", "iki", "üç", "dörd", "beş", "altı", "yeddi", "səkkiz", "doqquz", "on")


@dataclass(frozen=True, slots=True)
class Name:
    """A step of a provision's name: what stands before the noun ("12.3-cü", "“a”", "ikinci") and the noun. ``bound``: the noun takes
    the possessive ending even alone ("“a” bəndi").
    """

    before: str
    noun: str
    bound: bool = False


Path = tuple[Name, ...]


def spoken(path: Path, case: NounCase = NounCase.NOMINATIVE) -> str:
    """The provision a path names, in a case: ("12-ci maddə", "ikinci abzas") in the locative is "12-ci maddənin ikinci abzasında"."""
    words = []
    for at, name in enumerate(path):
        own = case if at == len(path) - 1 else NounCase.GENITIVE
        noun = _POSSESSED[name.noun] if at or name.bound else name.noun
        words += [name.before, _declined(noun, own)]
    return " ".join(filter(None, words))


def same(path: Path, case: NounCase) -> str:
    """The provision just named, again: "həmin abzasda"."""
    return f"həmin {_declined(path[-1].noun, case)}"


def _declined(noun: str, case: NounCase) -> str:
    return _DROPS_VOWEL.get((case, noun)) or decline(noun, case)


def named(units: Sequence[Element]) -> Path:
    """The name of a unit from all units it stands in, the outermost first; () for what bears no name of its own."""
    path: Path = ()
    article = next((unit for unit in units if unit.kind is Kind.ARTICLE), None)
    for unit in units:
        if unit.kind in (Kind.ACT, Kind.ALINEA) or (article is not None and unit.kind in _DIVISIONS):
            continue
        path = _below(path, unit, article)
    return path


_DIVISIONS: Final = frozenset({Kind.PART, Kind.SECTION, Kind.SUBSECTION, Kind.CHAPTER, Kind.SUBCHAPTER})


def _below(path: Path, unit: Element, article: Element | None) -> Path:
    number = unit.num.canonical if unit.num is not None else ""
    if unit.kind is Kind.PREAMBLE:
        return (*path, Name("", "preambula"))
    if unit.kind is Kind.REMARK:
        return (*path, Name("“Qeyd”", "hissə", bound=True))
    if unit.kind is Kind.ATTACHMENT:
        return (*path, Name(f"{number} nömrəli" if number else "", "əlavə"))
    if unit.kind in _DIVISIONS:
        kept = path if unit.kind is Kind.SUBCHAPTER else tuple(name for name in path if name.noun == "əlavə")
        return (*kept, Name(ordinal(number), _NOUNS[unit.kind])) if number and unit.kind in _NOUNS else ()
    if not number or unit.kind not in _NOUNS:
        return ()
    if "." in number:
        return _dotted(path, number, article)
    if unit.kind is Kind.ARTICLE or number[:1].isdigit():
        return (*path, Name(ordinal(number), _NOUNS[unit.kind]))
    return (*path, Name(f"“{number}”", _NOUNS[unit.kind], bound=True))


def _dotted(path: Path, number: str, article: Element | None) -> Path:
    """A dotted number names its provision alone, in an annex within the annex."""
    kept = tuple(name for name in path if name.noun == "əlavə")
    if article is not None and article.num is not None and number.startswith(article.num.canonical + "."):
        return (*kept, Name(ordinal(number), "maddə"))
    if article is not None:
        return (*path[:1 + len(kept)], Name(ordinal(number), "hissə"))
    return (*kept, Name(ordinal(number), _ALONE[min(number.count("."), len(_ALONE) - 1)]))


def counted(path: Path, noun: str, number: int) -> Path:
    """A paragraph or sentence of a provision, by its count: "ikinci abzas"."""
    return (*path, Name(ordinal_words(number) or f"{number}-{suffix(number)}", noun))


def title_of(path: Path) -> Path:
    """The heading of a provision."""
    return (*path, Name("", "ad"))


def new_unit(path: Path) -> str:
    """A provision that is added, without what it is added to: "12-1-ci maddə"."""
    return spoken(path[-1:])


def quotation(words: str, *, ablative: bool = False, occurrences: int = 1) -> str:
    """Quoted words with what they are called: "“a” sözü", "“a b” sözlərindən", "nöqtə işarəsi".

    ``occurrences``: in how many places they are meant.
    """
    noun, called = _called(words)
    many = f" (hər {_COUNTS[occurrences]} halda)" if 1 < occurrences < len(_COUNTS) else " (bütün hallarda)" if occurrences > 1 else ""
    return f"{called} {decline(noun, NounCase.ABLATIVE) if ablative else noun}{many}"


def _called(words: str) -> tuple[str, str]:
    if words in _SIGNS:
        return "işarəsi", _SIGNS[words]
    if _FIGURES.fullmatch(words):
        return ("rəqəmi" if len(words.split()) == 1 else "rəqəmləri"), f"“{words}”"
    return ("sözü" if len(_WORD.findall(words)) == 1 else "sözləri"), f"“{words}”"


def whole_sentences(text: str) -> list[str]:
    """The sentences of a paragraph as they stand."""
    return [text[start:end] for start, end in sentences(text)]
