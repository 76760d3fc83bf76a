"""Case endings of the nouns of law language, on folded letters without blanks.

An ending says itself what must not follow it, for no blank tells where a word ends: "bəndin əvvəlinə" is no dative "bəndinə".
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from acts.modifications.vocabulary import Case

_NOT_E: Final = "(?!vvel|lave|vez|yni|sagidaki|ltinci)(?<!a(?=d(?:i(?![sz])|lar)))"   # əvvəl, əlavə, əvəz, eyni, altıncı; "adı"
_NOT_N: Final = "(?!oqt|omre)"                                                     # nöqtə, nömrə
_NOT_I: Final = "(?!zre|kinci|cuncu|le(?!r|gv)|se(?!l)|yirmi|kinoqt|stisna|smin|fade|[cç]?[se]?aresi)"   # üzrə, üçüncü, ilə, isə …

_Ending = tuple[str, Case, str]


def _endings(vowel: bool) -> Iterator[_Ending]:
    """Endings with their case and with what must not follow, of nouns that end in a vowel or in a consonant."""
    for i in "iu":
        for e in "ea":
            yield from _common(f"s{i}" if vowel else i, i, e)
            yield from _of_vowels(i, e) if vowel else _of_consonants(i, e)


def _common(own: str, i: str, e: str) -> Iterator[_Ending]:
    yield from (
        ("", Case.NOMINATIVE, ""),
        (f"{own}nd{e}ki", Case.LOCATIVE, ""), (f"d{e}ki", Case.LOCATIVE, ""),
        (f"{own}nd{e}", Case.LOCATIVE, _NOT_E), (f"d{e}", Case.LOCATIVE, _NOT_E),
        (f"{own}nd{e}n", Case.ABLATIVE, _NOT_N), (f"d{e}n", Case.ABLATIVE, _NOT_N),
        (f"{own}n{e}", Case.DATIVE, _NOT_E),
        (f"{own}n{i}n", Case.GENITIVE, ""), (f"{i}n{i}n", Case.GENITIVE, ""),
        (f"{own}n{i}", Case.NOMINATIVE, "(?!kinci|yirmi)"),
        (f"l{e}", Case.INSTRUMENTAL, "(?![rgv])"),
    )


def _of_vowels(i: str, e: str) -> Iterator[_Ending]:
    yield from (
        (f"s{i}", Case.NOMINATIVE, ""), (f"n{i}", Case.NOMINATIVE, ""), (f"n{i}n", Case.GENITIVE, ""),
        (f"y{e}", Case.DATIVE, "(?!ni|ddinci)" + _NOT_E),
        (f"s{i}n", Case.GENITIVE, "(?=\\d|birinci|ikinci)"),   # slips of the print: "maddəsin birinci", "maddən “…”"
        ("n", Case.ABLATIVE, "(?=['\"“”«»])"),
    )


def _of_consonants(i: str, e: str) -> Iterator[_Ending]:
    yield from ((i, Case.NOMINATIVE, _NOT_I), (f"{i}n", Case.GENITIVE, "(?!d[ea]|oqt|omre)"), (e, Case.DATIVE, _NOT_E))


def _table(vowel: bool) -> Mapping[str, tuple[Case, bool]]:
    one = {ending: (case, False) for ending, case, _ in _endings(vowel)}
    many = {f"l{e}r{ending}": (case, True) for e in "ea" for ending, case, _ in _endings(vowel=False)}
    return MappingProxyType(many | one)


CASES: Final[Mapping[bool, Mapping[str, tuple[Case, bool]]]] = MappingProxyType({True: _table(vowel=True), False: _table(vowel=False)})
"""Case and plural of an ending, for nouns that end in a vowel (True) and in a consonant."""


def ending_pattern(*, vowel: bool) -> str:
    """The pattern of all endings, the longest first, each with what must not follow it."""
    one = {ending: guard for ending, _, guard in _endings(vowel)}
    many = {f"l[ea]r{ending}": guard for ending, _, guard in _endings(vowel=False)}
    both = sorted((one | many).items(), key=lambda pair: -len(pair[0].replace("[ea]", "e")))
    return "(?:" + "|".join(ending + guard for ending, guard in both) + ")"
