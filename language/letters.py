"""Letters of Azerbaijani: casing, folding, order of the alphabet, repair of look-alikes. The only place that knows them.

``str.lower`` and ``str.upper`` are wrong for Azerbaijani: ``"I"`` is the capital of ``"ı"``, ``"İ"`` of ``"i"``
(and ``"İ".lower()`` even gives two characters). The alphabet is the Latin one
of the Law of 25 December 1991 on the restoration of the Azerbaijani alphabet.
"""

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

ALPHABET: Final = "abcçdeəfgğhxıijkqlmnoöprsştuüvyz"

# Cyrillic (and other) letters that look like Latin ones, in pairs of one shape.
_LOOK_ALIKES: Final = (
    ("АВЕКМНОРСТУХІЈЅҺӘҮӨЁЇƎ", "ABEKMHOPCTYXIJSHƏÜÖËÏƏ"),
    ("авекмнорстухіјѕһәүөёїǝ", "abekmhopctyxijshəüöëïə"),
)
_APOSTROPHES: Final = "’‘ʼʻ´′＇"
_HYPHENS: Final = "‐‑‒–—−"

_LATIN: Final[Mapping[int, str]] = MappingProxyType({
    ord(cyrillic): latin for these, those in _LOOK_ALIKES for cyrillic, latin in zip(these, those, strict=True)
})
# The Cyrillic alphabet of Azerbaijani (1939 to 1991, as it was from 1958), and letters of Russian in borrowed words.
_AZERBAIJANI_CYRILLIC: Final[Mapping[int, str]] = MappingProxyType({
    ord(form): latin
    for cyrillic, latin in zip("абвгғдеәжзиыјкҝлмноөпрстуүфхһчҹшйцэюяё", "abvqğdeəjziıykglmnoöprstuüfxhçcşyseuao", strict=True)
    for form, latin in ((cyrillic, latin), (cyrillic.upper(), "İ" if latin == "i" else latin.upper()))
})
_ONLY_AZERBAIJANI: Final = re.compile("[ғәјҝөүһҹҒӘЈҜӨҮҺҸ]")
# Small Cyrillic letters whose shape differs from the Latin letter their capital resembles: never repaired when small.
_ONLY_CAPITALS: Final = frozenset("вкмнт")


def _plain(letter: str) -> str:
    """The letter without case and marks: "Ç" → "c"."""
    latin = _LATIN.get(ord(letter), letter)
    base = {"ə": "e", "Ə": "e", "ı": "i", "İ": "i"}.get(latin) or unicodedata.normalize("NFD", latin)[0]
    return base.lower()


_FOLDED: Final[Mapping[int, str]] = MappingProxyType(
    {code: _plain(chr(code)) for code in (*range(0xC0, 0x250), ord("ə")) if chr(code).isalpha() and len(_plain(chr(code))) == 1}
    | {code: _plain(chr(code)) for code in _LATIN}
    | dict.fromkeys(map(ord, _APOSTROPHES), "'")
    | dict.fromkeys(map(ord, _HYPHENS), "-")
    | {ord("\u00a0"): " "}
)
_MARKS: Final = (*((mark, "'") for mark in _APOSTROPHES), *((mark, "-") for mark in _HYPHENS))
_FREQUENT: Final = tuple(zip("əışçöüğİƏŞÇÖÜĞ", "eiscougIESCOUG", strict=True))
_NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]")
_ORDER: Final = {ord(letter): chr(0x100 + place) for place, letter in enumerate(ALPHABET.replace("v", "vw"))}
_WORD: Final = re.compile(r"[^\W\d_]+")
_FIRST: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|['’ʼ](?=[^\W\d_]))*")
_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")
_SEEN: Final = re.compile(r"[\u0400-\u04ffƎǝ]")


def lower(text: str) -> str:
    """`text` in small letters, of the same length: "İPOTEKA QIYABI" → "ipoteka qıyabı"."""
    return text.replace("İ", "i").replace("I", "ı").lower()


def lower_english(text: str) -> str:
    """English `text` in small letters, of the same length (a stray "İ" becomes "i")."""
    return text.replace("İ", "i").lower()


def upper(text: str) -> str:
    """`text` in capitals: "ipoteka qıyabı" → "İPOTEKA QIYABI"."""
    return text.replace("i", "İ").upper()


def capitalize(text: str) -> str:
    """`text` with a capital first letter, the rest as it was."""
    return upper(text[:1]) + text[1:]


def title(text: str) -> str:
    """Every word with a capital first letter and small ones after it: "MÜLKİ MƏCƏLLƏ" → "Mülki Məcəllə"."""
    return _FIRST.sub(lambda word: upper(word[0][0]) + lower(word[0][1:]), text)


def composed(text: str) -> str:
    """The text with every letter one character: macOS writes "ç" as "c" and a mark (Unicode NFD)."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """`text` as careless typing would have it, char for char: "Şəxsİ ığöüç" → "sexsi igouc".

    Case and marks are gone, Cyrillic look-alikes are Latin, apostrophes are "'", hyphens and dashes "-".
    The length never changes, so offsets into the folded text are offsets into `text`.
    """
    for letter, plain in () if text.isascii() else _FREQUENT:   # eight times as quick as one `translate` over all
        text = text.replace(letter, plain)
    return (text if text.isascii() else _NOT_ASCII.sub(_folded, text)).lower()


def plain_marks(text: str) -> str:
    """`text` with every apostrophe "'" and every hyphen and dash "-", of the same length, as `fold` has them."""
    if not text.isascii():
        for mark, plain in _MARKS:
            text = text.replace(mark, plain)
    return text


def _folded(letter: re.Match[str]) -> str:
    return _FOLDED.get(ord(letter[0]), letter[0])


def sort_key(text: str) -> str:
    """Key that sorts by the Azerbaijani alphabet (ç after c, ə after e, x after h, q after k), case aside."""
    return lower(text).translate(_ORDER)


def repair_look_alikes(text: str) -> str:
    """`text` with Cyrillic letters that stand in Latin words made Latin, of the same length.

    A word of two letters or more all in Cyrillic with a letter only Azerbaijani has is transliterated ("сәһәр" → "səhər").
    Another word is touched when every Cyrillic letter in it has a Latin look-alike and it holds a Latin letter too,
    or, where `text` holds no truly Cyrillic word, when it is all look-alikes ("ХІ" typed on a Russian keyboard).
    """
    if not _SEEN.search(text):
        return text
    russian = any(_is_cyrillic(word) for word in _WORD.findall(text))
    return _WORD.sub(lambda word: _repaired(word[0], alone=not russian), text)


def _is_cyrillic(word: str) -> bool:
    return any(_CYRILLIC.match(letter) and not _resembles(letter) for letter in word)


def _resembles(letter: str) -> bool:
    return ord(letter) in _LATIN and letter not in _ONLY_CAPITALS


def is_azerbaijani_cyrillic(word: str) -> bool:
    """Whether a word is written in Azerbaijani Cyrillic for certain: in Cyrillic alone, with a letter Russian has not."""
    return len(word) > 1 and _ONLY_AZERBAIJANI.search(word) is not None and all(ord(letter) in _AZERBAIJANI_CYRILLIC for letter in word)


def from_cyrillic(word: str) -> str:
    """A word in Azerbaijani Cyrillic in Latin letters, of the same length: "ганун" → "qanun"."""
    return word.translate(_AZERBAIJANI_CYRILLIC)


def _repaired(word: str, *, alone: bool) -> str:
    if is_azerbaijani_cyrillic(word):
        return from_cyrillic(word)
    if not _SEEN.search(word) or _is_cyrillic(word):
        return word
    if not alone and all(_CYRILLIC.match(letter) for letter in word):
        return word
    return word.translate(_LATIN)
