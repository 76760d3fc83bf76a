"""Stemming: what is left of a word when its endings are gone. Works on folded words (`language.letters.fold`).

Azerbaijani is agglutinative, and folding merges the four vowels of its harmony into two pairs (a/e, i/u), so a small table
of endings covers declension, possession, the plural, the copula and the common verbal nouns. An ending is taken off only
where it may stand (after a vowel or a consonant) and only when enough of a stem is left; this repeats until nothing fits,
so all forms of one word meet in one stem. A stem is a key, not a word of the dictionary.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import snowballstemmer

VOWELS: Final = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Ending:
    """Forms of an ending, on folded letters.

    ``after`` is what must precede it: "V" a vowel, "C" a consonant, "" either. ``keeps`` is the least length of what remains.
    """

    sample: str
    forms: tuple[str, ...]
    after: str
    keeps: int


ENDINGS: Final = (
    Ending("qanundur", ("dir", "dur", "dirlar", "dirler", "durlar", "durler"), "", 4),
    Ending("maddəsindəki", ("daki", "deki", "ndaki", "ndeki"), "", 3),
    Ending("tarixədək", ("dek", "adek", "edek", "nadek", "nedek", "yadek", "yedek"), "", 4),
    Ending("qanunlar", ("lar", "ler"), "", 2),
    Ending("imzanın", ("nin", "nun"), "V", 3),
    Ending("aktın", ("in", "un"), "C", 4),
    Ending("imzasında", ("nda", "nde", "ndan", "nden"), "V", 3),
    Ending("aktdan", ("dan", "den"), "", 3),
    Ending("aktda", ("da", "de"), "", 4),
    Ending("imzasına, imzaya", ("na", "ne", "ya", "ye"), "V", 4),
    Ending("imzasını", ("ni", "nu"), "V", 4),
    Ending("akta", ("a", "e"), "C", 4),
    Ending("aktı", ("i", "u"), "C", 4),
    Ending("imzası", ("si", "su"), "V", 4),
    Ending("hüququmuz", ("imiz", "umuz", "iniz", "unuz"), "C", 4),
    Ending("imzamız", ("miz", "muz", "niz", "nuz"), "V", 4),
    Ending("qanunla", ("la", "le"), "C", 4),
    Ending("imzayla", ("yla", "yle"), "V", 4),
    # Not all of these are endings: without them a base that looks as if it had one would part from its own cases
    # (zaman and zamana, miras and mirası, hakim and hakimə, məqsəd and məqsədə).
    Ending("zaman, miras, hakim, məqsəd", ("n", "s", "m", "d"), "V", 4),
    Ending("qiymətli", ("li", "lu"), "C", 4),
    Ending("vətəndaşlıq", ("liq", "luq", "lik", "luk", "lig", "lug", "liy", "luy"), "", 4),
    Ending("tənzimləmək", ("maq", "mek", "mag", "mey"), "", 3),
    Ending("tənzimləmə", ("ma", "me"), "", 4),
    Ending("qorunan", ("an", "en"), "C", 4),
    Ending("saxlayan", ("yan", "yen"), "V", 4),
    Ending("verilmiş", ("mis", "mus"), "", 4),
    Ending("ödəniş", ("is", "us"), "C", 4),
    Ending("verildiyi", ("diq", "duq", "dik", "duk", "dig", "dug", "diy", "duy"), "", 4),
    Ending("veriləcək", ("acaq", "ecek", "acag", "ecey"), "", 4),
    Ending("verilir", ("ir", "ur"), "C", 4),
    Ending("saxlayır", ("yir", "yur"), "V", 4),
    Ending("verilərək", ("araq", "erek"), "C", 4),
)

# Short bases frequent in law, shorter than the table lets a stem be.
_SHORT: Final = (
    "ad akt ana at ata ay bas bel ber can cay cek cix dag dam del der dil din don duz el elm en er erz et eqd ev fil fon gel gem gun guc"
    " hal haq hac hec hed hem hiss il ilk ip is iz kar kec kod ked ket kim kom ker kut mal med men mes mus ne ney nov ol on ox ov"
    " oz pay pul qat qaz qol qus qul qur ray rey rol rub sah ses sey sex sir soz sud sutun tac tam tel ter tez tur uc us uzv ver vec"
    " ved vex vid xal xer xet yas yaz yer yol yuk yun zal zer"
)
SHORT_STEMS: Final = frozenset(_SHORT.split())

_TABLE: Final = MappingProxyType({form: (ending.after, ending.keeps) for ending in ENDINGS for form in ending.forms})
_LENGTHS: Final = tuple(sorted({len(form) for form in _TABLE}, reverse=True))
_SHORTEST: Final = 3


def stem(word: str) -> str:
    """The stem of a folded Azerbaijani word: "melumatlarinin" → "melumat". Stemming a stem changes nothing."""
    while (shorter := _stripped(word)) != word:
        word = shorter
    return word


def _stripped(word: str) -> str:
    """`word` without its last ending, the longest that fits."""
    if len(word) < _SHORTEST or word in SHORT_STEMS:
        return _hard(word)
    for length in _LENGTHS:
        base = word[:-length]
        if len(base) >= 2 and (rule := _TABLE.get(word[-length:])) and _fits(base, *rule):
            return _hard(base)
    return _hard(word)


def _fits(base: str, after: str, keeps: int) -> bool:
    if after and (base[-1] in VOWELS) != (after == "V"):
        return False
    return len(base) >= keeps or base in SHORT_STEMS


def _hard(word: str) -> str:
    """Undoes the softening of a last q and k before a vowel: "torpag" → "torpaq", "erey" → "erek"."""
    if len(word) < 4 or word[-2] not in VOWELS:
        return word
    if word[-1] == "g":
        return word[:-1] + "q"
    if word[-1] == "y":
        return word[:-1] + "k"
    return word


class EnglishStemmer:
    """Snowball's English stemmer (it keeps state while it works: one to a thread)."""

    def __init__(self) -> None:
        self._stemmer = snowballstemmer.stemmer("english")

    def stem(self, word: str) -> str:
        """The stem of a lower-case English word: "protection" → "protect"."""
        return str(self._stemmer.stemWord(word))
