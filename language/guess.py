"""Guessing the language of a query: Azerbaijani or English, from its letters, its frequent words and the letters that stand together."""

import re
from typing import Final, Literal

from language.bases import BASES
from language.letters import fold, lower, lower_english
from language.stemming import stem
from language.verbs import is_verb

_WORD: Final = re.compile(r"[^\W\d_]+")
_NUMBER: Final = re.compile(r"\d[\w./:-]*")
_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")
_ONLY_AZERBAIJANI: Final = frozenset("əığşçöü")     # "ı" in capitals is "I", so it counts in small letters alone
_ENGLISH_LETTERS: Final = re.compile(
    "w|th|sh|ch|ck|ph|gh|ee|oo|ou|ea|ai|qu|ss$|ll$|tion|sion|ment$|ness$|able$|ible$|ing$|ence$|ance$|ity$|ed$|y$"
)
_AZERBAIJANI_LETTERS: Final = re.compile("q(?!u)|iyy|ij|x[^p]|l[ai]q$|l[eiu]k$|m[ae][qk]$|l[ae]r|d[ae]n$|n[iu]n$|[aeiou]y[aeiou]n")
_ENGLISH_WORDS: Final = (
    "a an and any are as at be been between but by can case do does during each for from had has have how if in into is it its law"
    " laws made may more must no not of off one only or other own right rights shall should such than that the their them then there"
    " these they this those to under upon use used was were what when where which who whom whose why will with within without would"
    " you your act agreement appeal article children civil claim code company contract contracts court crime criminal custody customs"
    " damage data death debt divorce duty employee employer fee fine fines foreign forest heir house labour land lease licence license"
    " marriage of offence paid pay penalty permit person personal police price private property protection public register rent"
    " residence rule rules sale seller service accident adoption advocate alimony arrest bail bankruptcy bribe bribery carrier"
    " competition compensation complaint consumer contractor copyright corruption council dismissal document duties economic election"
    " evidence family fishing fraud guardian heirs hunting husband income inheritance inspection insurance intent interest judge"
    " judgment juvenile lawyer lessee lessor liability library loan local maintenance manager market mineral minister minor money"
    " monopoly mortgage murder notary offender office owner parent parents parking passport pension pledge power prison procedure"
    " profit proof prosecutor provider receipt refund refusal registration reserve resident rights road robbery salary secret security"
    " senate servant shares signature social spouse spouses statute suspect tenant theft trade traffic trial user value vehicle vote"
    " wages waste weapon wife witness witnesses women youth state tax taxes term time trade water will work worker"
)
_AZERBAIJANI_WORDS: Final = (
    "ve ile ucun bu ne nece kim hansi her bir var yox olan olar olur etmek olmaq haqqinda uzre gore qeder kimi da de ki ya eger mi"
    " nedir hara harada niye kimin kime nece"
)
_BOTH_WORDS: Final = (
    "bank plan on an is her bir in it at ad son men mal can or test patent park film tender transfer post radio video internet server"
    " domen kredit monitor standard factor region motor portal poster forum limit export import depo audit agent protest expert"
    " standart metal model normal final general partner reform sport status terminal term transit tramp virus"
)
_ENGLISH: Final = frozenset(_ENGLISH_WORDS.split())
_AZERBAIJANI: Final = frozenset(_AZERBAIJANI_WORDS.split())
_BOTH: Final = frozenset(_BOTH_WORDS.split())

Guess = Literal["aze", "eng", ""]


def guess(text: str) -> Guess:
    """The language a query is written in; "" when nothing tells, or as much for one as for the other."""
    if _ONLY_AZERBAIJANI & set(lower_english(text)) or _CYRILLIC.search(text):
        return "aze"
    score = sum(_leaning(word) for word in _WORD.findall(_NUMBER.sub(" ", lower_english(text))))
    return "aze" if score > 0 else "eng" if score < 0 else ""


def _leaning(word: str) -> int:
    """Above nought for a word that looks Azerbaijani, below for one that looks English."""
    if word in _BOTH or len(word) < 2:
        return 0
    if word in _ENGLISH:
        return -2
    folded = fold(lower(word))
    known = folded in _AZERBAIJANI or _is_known(folded)
    return 2 * known + bool(_AZERBAIJANI_LETTERS.search(folded)) - bool(_ENGLISH_LETTERS.search(word))


def _is_known(folded: str) -> bool:
    """Whether the word is Azerbaijani by the words known, with an ending or long enough not to be chance."""
    found = stem(folded)
    return (found in BASES or is_verb(found)) and len(folded) > 3
