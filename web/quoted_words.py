"""What quoted words are called in a sentence about an amendment, as the law itself calls them: a sign, a number, a word, words."""

from enum import StrEnum
from types import MappingProxyType

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from acts.modifications.model import Position

LONG = 300
"""Characters of quoted words shown on a line."""


class Noun(StrEnum):
    """What quoted words are."""

    SIGN = "sign"
    NUMBER = "number"
    WORD = "word"
    WORDS = "words"


CALLED = MappingProxyType({
    Noun.SIGN: _l("the sign “%(words)s”"),
    Noun.NUMBER: _l("the number “%(words)s”"),
    Noun.WORD: _l("the word “%(words)s”"),
    Noun.WORDS: _l("the words “%(words)s”"),
})
_BESIDE = MappingProxyType({
    (Position.AFTER, Noun.SIGN): _l("added after the sign “%(anchor)s”: “%(new)s”"),
    (Position.AFTER, Noun.NUMBER): _l("added after the number “%(anchor)s”: “%(new)s”"),
    (Position.AFTER, Noun.WORD): _l("added after the word “%(anchor)s”: “%(new)s”"),
    (Position.AFTER, Noun.WORDS): _l("added after the words “%(anchor)s”: “%(new)s”"),
    (Position.BEFORE, Noun.SIGN): _l("added before the sign “%(anchor)s”: “%(new)s”"),
    (Position.BEFORE, Noun.NUMBER): _l("added before the number “%(anchor)s”: “%(new)s”"),
    (Position.BEFORE, Noun.WORD): _l("added before the word “%(anchor)s”: “%(new)s”"),
    (Position.BEFORE, Noun.WORDS): _l("added before the words “%(anchor)s”: “%(new)s”"),
})


def noun(words: str) -> Noun:
    """What the words are: "on beş" words, "otuz" a word, "15.1" a number, ";" a sign."""
    if any(letter.isalpha() for letter in words):
        return Noun.WORDS if len(words.split()) > 1 else Noun.WORD
    return Noun.NUMBER if any(letter.isdigit() for letter in words) else Noun.SIGN


def called(words: str) -> str:
    """The words in quotation marks with their noun: "the word “otuz”"."""
    return str(CALLED[noun(words)]) % {"words": short(words)}


def put_in(new: str, anchor: str, position: Position) -> str:
    """That words were added, beside others or at an end of the provision."""
    if (position, noun(anchor)) in _BESIDE and anchor:
        return str(_BESIDE[position, noun(anchor)]) % {"anchor": short(anchor), "new": short(new)}
    if position is Position.START:
        return str(_("added at the beginning: “%(new)s”", new=short(new)))
    return str(_("added at the end: “%(new)s”", new=short(new)))


def short(words: str) -> str:
    """Quoted words, cut after a word where they are long."""
    return words if len(words) <= LONG else words[:LONG].rsplit(" ", 1)[0] + " …"
