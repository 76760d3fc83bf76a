"""Azerbaijani written in Cyrillic, as it was from 1939 to 1991, in Latin letters."""

import re
from typing import Final

from language.bases import is_base
from language.letters import fold, from_cyrillic, is_azerbaijani_cyrillic
from language.stemming import stem
from language.verbs import is_verb

_SEEN: Final = re.compile("[\u0400-\u04ff]")
_WORD: Final = re.compile(r"[^\W\d_]+")
_RUSSIAN: Final = re.compile("[щъьёЩЪЬЁ]")
_CYRILLIC: Final = re.compile("[\u0400-\u04ff]{2,}")


def latinize(text: str) -> str:
    """`text` with its words of Azerbaijani Cyrillic in Latin letters, of the same length: "мәҹәллә, ганун" → "məcəllə, qanun".

    Such a word has a letter only Azerbaijani has, stands in a text with such words, or is, read so, a word known. Russian is left.
    """
    if text.isascii() or not _SEEN.search(text):
        return text
    certain = any(is_azerbaijani_cyrillic(word) for word in _WORD.findall(text))
    return _WORD.sub(lambda word: from_cyrillic(word[0]) if _is_azerbaijani(word[0], certain=certain) else word[0], text)


def _is_azerbaijani(word: str, *, certain: bool) -> bool:
    if is_azerbaijani_cyrillic(word):
        return True
    if not _CYRILLIC.fullmatch(word) or _RUSSIAN.search(word):
        return False
    return certain or _is_known(fold(from_cyrillic(word)))


def _is_known(folded: str) -> bool:
    found = stem(folded)
    return folded.isascii() and len(folded) > _SHORTEST and (is_base(found) or is_verb(found))


_SHORTEST: Final = 3
