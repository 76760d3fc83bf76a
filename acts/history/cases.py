"""Endings of Azerbaijani nouns: which of them a word bears beyond the base an order prints, and other words put into the same form.

Notes say "ismin müvafiq hallarında" (in the fitting cases of the noun) and print a base: a bare noun ("xidmət", "abunəçi") or one in the
possessive ("rabitə xidməti", "Mərkəzi Bankı"). What a text adds to it, plural, possessive, case, is added to the other base as well.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from language.bases import is_base
from language.letters import fold, lower
from language.stemming import possession

_BACK: Final = "aıou"
CLOSE_VOWELS: Final = "ıiuü"
VOWELS: Final = "aəeıioöuü"
SOFT: Final = {"k": "y", "q": "ğ"}
"""What the last letter of a word of several syllables becomes before a vowel."""
_CLOSE: Final = {"a": "ı", "ı": "ı", "o": "u", "u": "u", "ə": "i", "e": "i", "i": "i", "ö": "ü", "ü": "ü"}
SIGNS: Final = re.compile(r"[^\w]*$")


class NounCase(StrEnum):
    """The six cases; the value is what linguists call them."""

    NOMINATIVE = "nominative"
    GENITIVE = "genitive"
    DATIVE = "dative"
    ACCUSATIVE = "accusative"
    LOCATIVE = "locative"
    ABLATIVE = "ablative"


@dataclass(frozen=True, slots=True)
class Form:
    """What endings add to a base as it is printed.

    ``owned``: a possessive. ``rest``: what stands behind the case ("-dir", "-ki", "-dək", "-lə"). ``of_owned``: whether the base itself
    was declined as one in the possessive ("xidməti-nə", not "abunəçi-yə"); None where both would sound alike.
    """

    case: NounCase
    plural: bool = False
    owned: bool = False
    rest: str = ""
    of_owned: bool | None = None


# The endings of the cases after the possessive, after another vowel, after a consonant.
_AFTER_POSSESSIVE: Final = {"genitive": "nın", "dative": "na", "accusative": "nı", "locative": "nda", "ablative": "ndan", "nominative": ""}
_AFTER_VOWEL: Final = {"genitive": "nın", "dative": "ya", "accusative": "nı", "locative": "da", "ablative": "dan", "nominative": ""}
_AFTER_CONSONANT: Final = {"genitive": "ın", "dative": "a", "accusative": "ı", "locative": "da", "ablative": "dan", "nominative": ""}
_ALIKE: Final = frozenset({NounCase.NOMINATIVE, NounCase.GENITIVE, NounCase.ACCUSATIVE})
"""Cases that sound alike after a possessive and after another close vowel."""
_TAIL: Final = re.compile(r"(?P<ending>\w*?)(?P<rest>d[ıiuü]r(?:l[aə]r)?|(?<=[dt][aə])k[ıi]|(?<=[aə])dək|l[aə])?")


def form_of(base: str, tail: str) -> Form | None:
    """The form of a word that goes on with `tail` behind its base; of a base in a close vowel `tail` is what follows all but that vowel.

    None where the tail is no ending of a noun. An ending that marks either the accusative or the possessive ("xidmət-i") is taken for
    the possessive.
    """
    for found in (_TAIL.fullmatch(tail), re.fullmatch(r"(?P<ending>.*)(?P<rest>)", tail)):
        if found and (form := _form(lower(base[-1:]), found["ending"])) is not None:
            return Form(form.case, form.plural, form.owned, found["rest"] or "", form.of_owned)
    return None


def _form(last: str, ending: str) -> Form | None:
    if last not in CLOSE_VOWELS:
        return _bare(ending, after_vowel=last in VOWELS)
    if ending[:1] and ending[0] in CLOSE_VOWELS:
        if (form := _bare(ending[1:], after_vowel=True)) is not None:
            return Form(form.case, form.plural, form.owned, of_owned=None if _is_alike(form) else False)
        if (case := _case(ending[1:], _AFTER_POSSESSIVE)) is not None:
            return Form(case, of_owned=True)
    form = _bare(ending, after_vowel=False)
    return None if form is None else Form(form.case, form.plural, of_owned=True)


def _is_alike(form: Form) -> bool:
    return form.case in _ALIKE and not form.plural and not form.owned


def _bare(ending: str, *, after_vowel: bool) -> Form | None:
    """The form of a base without possessive that goes on with `ending`."""
    if re.match("l[aə]r", ending):
        form = _bare(ending[3:], after_vowel=False)
        return None if form is None or form.plural else Form(form.case, plural=True, owned=form.owned)
    if (found := re.match("s[ıiuü]" if after_vowel else "[ıiuü]", ending)) and (
            case := _case(ending[found.end():], _AFTER_POSSESSIVE)) is not None:
        return Form(case, owned=True)
    case = _case(ending, _AFTER_VOWEL if after_vowel else _AFTER_CONSONANT)
    return None if case is None else Form(case)


def _case(ending: str, table: dict[str, str]) -> NounCase | None:
    """The case whose ending in the table this is, whatever vowels it agrees with and however hard it sounds ("-ta")."""
    plain = re.sub("^t", "d", "".join("ı" if letter in CLOSE_VOWELS else "a" if letter == "ə" else letter for letter in ending))
    return next((NounCase(case) for case, one in table.items() if one == plain), None)


def decline(words: str, case: NounCase) -> str:
    """The words in the case: "orqanı" in the genitive: "orqanının"; signs at the end stay there, words in brackets are declined too."""
    return inflected(words, Form(case, of_owned=True))


def inflected(words: str, form: Form) -> str:
    """The words with the endings of the form; a base in the possessive gets no second one ("servisi", plural "servisləri")."""
    double = re.fullmatch(r"(.*\w)(\s*\()(\w[^()]*)(\))", words, re.DOTALL)
    if double is not None:
        return f"{inflected(double[1], form)}{double[2]}{inflected(double[3], form)}{double[4]}"
    signs = SIGNS.search(words)
    tail = signs[0] if signs else ""
    base = words[:len(words) - len(tail)]
    if not base[-1:].isalpha():
        return words
    base, owned = _counted(base, form)
    if form.owned and not owned:
        base, owned = _with(base, "sı" if _open(base) else "ı"), True
    table = _AFTER_POSSESSIVE if owned else _AFTER_VOWEL if _open(base) else _AFTER_CONSONANT
    word = _with(base, table[form.case.value])
    return word + _rest(word, form.rest) + tail


def _rest(word: str, rest: str) -> str:
    """What stands behind the case: "-dək" never changes, "-la" behind a vowel is a word of its own."""
    if rest[:1] == "l" and _open(word):
        return " ilə"
    return rest if rest == "dək" else harmonious(word, rest)


def _counted(base: str, form: Form) -> tuple[str, bool]:
    """The base in the number of the form, and whether it bears a possessive."""
    owned = _is_owned(base, form)
    if not form.plural or re.search("l[aə]r[ıi]?$", lower(base)):
        return base, owned
    return _with(_with(_disowned(base), "lar"), "ı") if owned else _with(base, "lar"), owned


def _is_owned(base: str, form: Form) -> bool:
    """Whether a base is in the possessive: as the language knows its last word, else as the other base was, else where it is a phrase."""
    if lower(base[-1:]) not in CLOSE_VOWELS:
        return False
    if re.search("l[aə]r[ıi]$", lower(base)):
        return True
    known = possession(fold(base.split()[-1]))
    if known is not None:
        return known
    return form.of_owned if form.of_owned is not None else len(base.split()) > 1


def _disowned(base: str) -> str:
    """The base without its possessive, a softened letter hardened: "təminatçısı" → "təminatçı", "agentliyi" → "agentlik"."""
    if lower(base[-2:-1]) == "s" and _open(base[:-2]) and not is_base(fold(base.split()[-1][:-1])):
        return base[:-2]
    hard = next((letter for letter, soft in SOFT.items() if soft == base[-2:-1]), "")
    return base[:-2] + hard if hard and _syllables(base[:-1]) > 1 else base[:-1]


def _open(base: str) -> bool:
    return lower(base[-1:]) in VOWELS


def _with(base: str, ending: str) -> str:
    """The base and an ending made to agree; k and q soften before a vowel: "məlumatlılıq" + "ın" → "məlumatlılığın"."""
    return (softened(base) if ending[:1] and ending[0] in VOWELS else base) + harmonious(base, ending)


def softened(words: str) -> str:
    """The words as they stand before an ending that begins with a vowel."""
    return words[:-1] + SOFT[words[-1]] if words[-1:] in SOFT and _syllables(words) > 1 else words


def _syllables(words: str) -> int:
    return sum(letter in VOWELS for letter in lower(words.split()[-1]))


def harmonious(stem: str, ending: str) -> str:
    """The ending with its vowels made to agree with the stem's last one."""
    vowel = next((letter for letter in reversed(lower(stem)) if letter in VOWELS), "a")
    letters = []
    for letter in ending:
        if letter in CLOSE_VOWELS:
            letter = vowel = _CLOSE[vowel]
        elif letter in "aə":
            letter = vowel = "a" if vowel in _BACK else "ə"
        letters.append(letter)
    return "".join(letters)


def agreeing(words: str, tail: str) -> str:
    """`words` with an ending taken from another word, its vowels and joining letter made to agree: "orqanı" + "nun" → "orqanının"."""
    last = lower(words[-1:])
    if not last.isalpha():
        return words + tail
    if last in VOWELS and tail[:1] in VOWELS:
        tail = ("n" if last in CLOSE_VOWELS else "y") + tail
    elif last not in VOWELS and tail[:1] in "nys" and tail[1:2] and tail[1] in VOWELS:
        tail = tail[1:]
    return words + harmonious(words, tail)
