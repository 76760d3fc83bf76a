"""Whether a draft is in Azerbaijani, told by its letters and its most frequent words."""

import re
from collections.abc import Iterator, Sequence

from acts.model import Line, Unparsed
from language.letters import fold, is_azerbaijani_cyrillic
from language.stopwords import is_stop_word

ENGLISH = "expected a draft in Azerbaijani, found a text that seems to be English"
OLD_LETTERS = "expected a draft in Azerbaijani in Latin letters, found Azerbaijani in Cyrillic letters"
CYRILLIC = "expected a draft in Azerbaijani, found a text in Cyrillic letters that seems to be another language"
CLOSE = "expected a draft in Azerbaijani, found a text without the letter ə that seems to be a language close to it"
OTHER = "expected a draft in Azerbaijani, found a text that seems to be another language"

SCHWA = 0.02
"""Share of ə among the letters from which a text is Azerbaijani: acts have 0.08 to 0.14, no other language with Latin letters has any."""
OWN_WORDS = 0.06
"""Share of stop words from which a text without ə is taken for Azerbaijani typed on a foreign keyboard: acts have 0.12 to 0.26."""
ENGLISH_WORDS = 0.12
"""Share of English stop words from which a text is English: Azerbaijani acts stay below 0.03."""
FEWEST = 20
"""Words below which a text says nothing of its language."""
SAMPLE = 5_000
"""Words that are looked at."""
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_MARKED = re.compile("[ışğçöüİŞĞÇÖÜ]")
_SHOWN = 80


def other_tongue(lines: Sequence[Line]) -> Iterator[Unparsed]:
    """The doubt that a text is in Azerbaijani, none where it is or is too short to tell."""
    text = "\n".join(line.current for line in lines)
    if said := tongue_doubt(text):
        yield Unparsed("", text[:_SHOWN], said)


def tongue_doubt(text: str) -> str:
    """In what other language a text seems to be; "" where it is Azerbaijani or too short to tell."""
    words = _WORD.findall(text)[:SAMPLE]
    return _told(words) if len(words) >= FEWEST else ""


def _told(words: list[str]) -> str:
    letters = "".join(words)
    if _share(_CYRILLIC, letters) > 0.5:
        return OLD_LETTERS if any(map(is_azerbaijani_cyrillic, words)) else CYRILLIC
    if (letters.count("ə") + letters.count("Ə")) / len(letters) >= SCHWA:
        return ""
    if sum(is_stop_word(word, "eng") for word in words) / len(words) >= ENGLISH_WORDS:
        return ENGLISH
    if sum(is_stop_word(fold(word)) for word in words) / len(words) < OWN_WORDS:
        return OTHER
    return CLOSE if _share(_MARKED, letters) > SCHWA else ""


def _share(letter: re.Pattern[str], letters: str) -> float:
    return len(letter.findall(letters)) / len(letters)
