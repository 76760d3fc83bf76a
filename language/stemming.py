"""Stemming: what is left of a word when its endings are gone. Works on folded words (`language.letters.fold`).

Azerbaijani is agglutinative. The endings are the rows of `language.endings`; one is taken off where the sound before it, the
harmony of vowels (`language.harmony`) and the kind of base allow: the one that leaves a word known (`language.bases`,
`language.verbs`), else the longest. This repeats until nothing fits, so all forms of one word meet in one stem. The passive
goes too: law says "ödənilir" where people say "ödəyir". Causatives and derived nouns stay apart: those are kin (`root`).
A stem is a key, not always a word of the dictionary.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

import snowballstemmer

from language.bases import BASES, CHANGED, FRONT, is_base
from language.derivation import is_abstract, is_derived, root
from language.endings import ENDINGS, FINITE, TENSES, Base, Ending
from language.harmony import LONGEST, VOWELS, harmonic, last_vowel, lengths_by_last_letter, syllables
from language.verbs import VERBS, active, hardened, is_full_verb, is_verb, is_verbal, keyed

__all__ = ["ENDINGS", "VOWELS", "EnglishStemmer", "beginnings", "possession", "root", "stem"]


def _rows() -> MappingProxyType[str, tuple[Ending, ...]]:
    rows: dict[str, tuple[Ending, ...]] = {}
    for row in ENDINGS:
        for form in row.forms:
            rows[form] = (*rows.get(form, ()), row)
    return MappingProxyType(rows)


_TABLE: Final = _rows()
_LENGTHS: Final = lengths_by_last_letter(_TABLE)
_SHORTEST: Final = 3


def stem(word: str) -> str:
    """The stem of a folded Azerbaijani word: "melumatlarinin" → "melumat". Stemming a stem changes nothing."""
    if len(word) >= LONGEST:
        return word
    while (shorter := _shorter(word)) != word:
        word = shorter
    return word


@lru_cache(100_000)
def _shorter(word: str) -> str:
    """`word` without its last ending."""
    if (unchanged := CHANGED.get(word)) is not None:
        return unchanged
    if len(word) < _SHORTEST or word in BASES or word in VERBS:
        return word
    if word[-1] == "d" and (verb := hardened(word)) != word:
        return verb
    whole = is_full_verb(word) or is_derived(word)
    best, surest = "", -1
    for reading in _readings(word):
        if reading.sure > surest and not (whole and (reading.nominal or not reading.sure)):
            best, surest = reading.base, reading.sure
            if surest == _LISTED:
                break
    return best or active(word) or (word if whole else _hard(word))


_KNOWN: Final = 2
_LISTED: Final = 3
_WITH: Final = frozenset({"la", "le"})


class _Reading(NamedTuple):
    """What a word is without an ending.

    ``sure``: 3, a noun listed is left; 2, a verb or what is plainly derived; 1, a noun known in the possessive, or a verb in the
    optative, which sounds like a dative; 0, letters enough.
    """

    base: str
    sure: int
    nominal: bool


def _readings(word: str) -> Iterator[_Reading]:
    """The ways to take an ending off that may stand there, the longest ending first."""
    for length in _LENGTHS.get(word[-1], ()):
        base, form = word[:-length], word[-length:]
        if len(base) > 1:
            for row in _TABLE.get(form, ()):
                if _fits(base, form, row) and (reading := _noun(base, row) if row.nominal else _verb(base, form, row)):
                    yield reading


def _noun(base: str, row: Ending) -> _Reading | None:
    hard = CHANGED.get(base) or _hard(base)
    sure = _LISTED if hard in BASES else _KNOWN if _is_noun(hard) else int(row.base is Base.THIRD and _is_owned(base))
    return _Reading(hard, sure, nominal=True) if sure or len(base) >= row.keeps else None


def _verb(base: str, form: str, row: Ending) -> _Reading:
    if row.base is Base.DEED and not is_verb(base):
        return _Reading(base, 0, nominal=False)
    key = FRONT[base] if base in FRONT and "e" in form else keyed(base)
    return _Reading(key, 1 if row.forms in _LIKE_DATIVE else _KNOWN, nominal=False)


def _fits(base: str, form: str, row: Ending) -> bool:
    if row.after and (base[-1] in VOWELS) != (row.after == "V"):
        return False
    if row.harmonic and not harmonic(base, form):
        return False
    if (form == "ye" and base[-2:] in _QUALITY and base not in BASES) or (form == "r" and base[-2:] in _WITH):
        return False
    match row.base:
        case Base.THIRD:
            return base[-1] in "iu"
        case Base.VERB:
            return is_verbal(base)
        case Base.DEED:
            return len(base) >= row.keeps or is_verb(base)
        case Base.FINITE:
            return _is_finite(base)
        case _:
            return True


def _is_finite(word: str) -> bool:
    """Whether a word says that something is or is done: "verilir", "olar", "vardir", "verilirler"."""
    if word in FINITE or word.endswith(_COPULA):
        return True
    if word.endswith(_PLURAL) and _is_finite(word[:-3]):
        return True
    return any(word.endswith(tense) and is_verbal(word[: -len(tense)]) for tense in TENSES)


_LIKE_DATIVE: Final = (("a", "e"), ("ya", "ye"))
_COPULA: Final = ("dir", "dur")
_PLURAL: Final = ("lar", "ler")


@lru_cache(100_000)
def _is_noun(base: str) -> bool:
    """Whether `base` is a noun known, or one that its suffix tells."""
    if is_base(base) or is_abstract(base):
        return True
    return (base.endswith(_INFINITIVE) and is_verb(base[:-3])) or is_derived(base)


def _is_owned(base: str) -> bool:
    """Whether `base` is a noun known in the possessive of the third person."""
    return _is_noun(CHANGED.get(base[:-1]) or _hard(base[:-1])) or (base.endswith(("si", "su")) and _is_noun(base[:-2]))


def possession(word: str) -> bool | None:
    """Whether a folded word in i or u is a noun in the possessive ("xidmeti") or bare ("abuneci"); None where that is not known."""
    bare, owned = is_base(word) or is_derived(word), _is_owned(word)
    return owned if bare is not owned else None


_QUALITY: Final = frozenset({"li", "lu"})     # "birliyə" is birlik-ə
_INFINITIVE: Final = ("maq", "mek")


def _hard(word: str) -> str:
    """Undoes the softening of a last q and k before a vowel: "torpag" → "torpaq", "corey" → "corek". Words of one syllable keep theirs."""
    if len(word) < 4 or word[-1] not in "gy" or word[-2] not in VOWELS:
        return word
    if word[-1] == "g":
        return word[:-1] + "q" if word[-2] != "e" and syllables(word) > 1 else word
    return word[:-1] + "k" if word[-2] != "a" and last_vowel(word[:-2]) not in ("", "a") else word


def beginnings(stem: str) -> tuple[str, ...]:
    """What the words of a stem begin with: a stem may differ from them in its last letter (torpaq, torpağı) and in a vowel dropped."""
    changed = tuple(form for form, whole in CHANGED.items() if whole == stem)
    return (stem if len(stem) < 4 else stem[:-1], *changed)


class EnglishStemmer:
    """Snowball's English stemmer (it keeps state while it works: one to a thread)."""

    def __init__(self) -> None:
        self._stemmer = snowballstemmer.stemmer("english")

    def stem(self, word: str) -> str:
        """The stem of a lower-case English word, however it is spelled: "protection" → "protect", "licence" and "license" → "licens"."""
        return str(self._stemmer.stemWord(_one_spelling(word)))


# British spellings beside American ones, as dictionaries list them: -ce/-se of nouns, -our/-or, -re/-er, -ise/-ize, -ogue/-og.
_BRITISH: Final = (
    (re.compile(r"^(licen|defen|offen|preten)ce(?=s?$|d$)"), r"\1se"),
    (re.compile(r"^(lab|col|fav|hon|harb|behavi|endeav|neighb|hum|rum|vap)our"), r"\1or"),
    (re.compile(r"^(cent|met|theat|lit|fib)re(?=s?$)"), r"\1er"),
    (re.compile(r"(?<=[a-z]{4})is(e[sdr]?|ing|ation|ations|able)$"), r"iz\1"),
    (re.compile(r"^(catal|dial|anal)ogue"), r"\1og"),
    (re.compile(r"^programme"), "program"),
)


def _one_spelling(word: str) -> str:
    for pattern, american in _BRITISH:
        word = pattern.sub(american, word)
    return word
