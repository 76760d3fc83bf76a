"""Words of an order found in whatever form they stand, with the form of each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from acts.history.cases import CLOSE_VOWELS, SIGNS, SOFT, VOWELS, Form, NounCase, form_of
from language.bases import PARTICLES
from language.letters import fold, lower, upper
from language.stemming import stem

_SMALL: Final = "a-zəıöüğşç"
_LARGE: Final = "A-ZƏİÖÜĞŞÇ"
_APART: Final = r"\s(?!(?:d[aə]|ya|ki)(?!\w))"
"""The blank an ending is torn at; words that join others are no endings."""
_DOUBLE: Final = re.compile(r"(.*\w)(\s*\()(\w[^()]*)", re.DOTALL)
_WORD_BEFORE: Final = re.compile(r"(\w+)\s+$")


@dataclass(frozen=True, slots=True)
class Declined:
    """A range of text that holds the words in a form; ``loud``: in capital letters throughout."""

    start: int
    end: int
    form: Form
    loud: bool = False


def declined(text: str, words: str, *, short: bool = False) -> Iterator[Declined]:
    """Where the words stand in the text, in whatever form, in order; a blank torn into the ending does not matter.

    Of a word with another in brackets behind it ("orqan (qurum)") both stand in the form. Words printed with small letters are found in
    capitals too. Words of less than four letters are looked for only if `short` is asked for: others begin like them.
    """
    words = words.strip()
    found = list(_declined(text, words, short=short))
    if words != upper(words) and any(map(str.isupper, text)):
        taken = {one.start for one in found}
        found += [replace(one, loud=True) for one in _declined(text, words, loud=True) if one.start not in taken]
    yield from sorted(found, key=lambda one: one.start)


def _declined(text: str, words: str, *, loud: bool = False, short: bool = False) -> Iterator[Declined]:
    signs = SIGNS.search(words)
    tail = signs[0] if signs else ""
    base = words[:len(words) - len(tail)]
    printed = upper(_stem(base)) if loud else _stem(base)
    if len(printed) < (2 if short else 4) or max(printed.split(), key=len)[1:-1] not in text:
        return
    begins = r"(?<!\w)" if printed[:1].isalnum() else ""
    letters = _LARGE if loud else _SMALL
    ending = rf"[{letters}]{{0,12}}(?:{_APART}[{letters}]{{1,4}}(?!\w))?"
    pattern = re.compile(rf"{begins}{_body(printed)}(?P<tail>{ending}|){re.escape(tail)}(?!\w)")
    for found in pattern.finditer(text):
        if (form := _form(text, found, base, re.sub(r"\s", "", found["tail"]))) is not None:
            yield Declined(found.start(), found.end(), form)
        elif (torn := found["tail"].split()) and not tail and (form := _form(text, found, base, torn[0])) is not None:
            yield Declined(found.start(), found.start("tail") + len(torn[0]), form)


def _form(text: str, found: re.Match[str], base: str, tail: str) -> Form | None:
    """The form of a find; None where k or q is soft before no vowel."""
    last, tail = lower(text[found.start("tail") - 1]), lower(tail)
    if last in SOFT.values() and lower(base[-1:]) in SOFT and not (tail[:1] and tail[0] in VOWELS):
        return None
    return form_at(text[:found.start()], base, tail if _stem(base) != base else base[-1] + tail if base[-1:] in CLOSE_VOWELS else tail)


def form_at(before: str, base: str, tail: str) -> Form | None:
    """As `form_of`, behind the text `before`: after a consonant "-ı" is the accusative where no word there can own what has it."""
    form = form_of(base, tail)
    if form is None or form.plural or not form.owned or len(tail) > 1 or base[-1:] in VOWELS:
        return form
    return form if _is_owner(before) else Form(NounCase.ACCUSATIVE)


def _is_owner(before: str) -> bool:
    """Whether the word a text ends with can own what comes next: a noun in the genitive, or one without any ending."""
    word = _WORD_BEFORE.search(before[-40:])
    if word is None or not word[1].isalpha():
        return False
    plain = fold(word[1])
    return plain not in PARTICLES and (plain.endswith(("in", "un")) or stem(plain) == plain)


def _stem(words: str) -> str:
    return words[:-1] if words[-1:] in CLOSE_VOWELS and len(words) > 4 else words


def _body(printed: str) -> str:
    """The pattern of the words before the last ending: blanks of any length, either case of the first letter, k and q softened."""
    double = _DOUBLE.fullmatch(printed)
    first = printed if double is None else _stem(double[1])
    body = _soft(r"\s+".join(map(re.escape, first.split())))
    body = f"[{re.escape(printed[0])}{re.escape(_other_case(printed[0]))}]{body[len(re.escape(printed[0])):]}"
    if double is None:
        return body
    inner = _soft(r"\s+".join(map(re.escape, double[3].split())))
    return rf"{body}[{_SMALL}{_LARGE}]{{0,8}}\s*\({inner}"


def _soft(body: str) -> str:
    return f"{body[:-1]}[{body[-1]}{SOFT[body[-1]]}]" if body[-1:] in SOFT else body


def _other_case(letter: str) -> str:
    return upper(letter) if letter == lower(letter) else lower(letter)
