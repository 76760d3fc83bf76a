"""From the print of an operative sentence to its words: one pass over the squeezed letters."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from acts.modifications.endings import CASES, ending_pattern
from acts.modifications.lexicon import CARDINAL, DIGITS, LETTER, ORDINAL_ENDING, ROMAN, Found, word
from acts.modifications.model import Unit
from acts.modifications.ordinals import CARDINALS, ORDINALS
from acts.modifications.quotations import Quotation, is_label, quotation, unopened
from acts.modifications.squeezed import QUOTES, Squeezed
from acts.modifications.vocabulary import Case, Kind, Verb

FIRST_MASK, LAST_MASK = "\ue000", "\uf8ff"
"""Characters that stand for a whole quotation taken out before."""

_ENDING: Final = re.compile(f"(?:{ORDINAL_ENDING})?$")
_PRINTED_ENDING: Final = re.compile(r"-?[cç][ıiuü]$")
_COUNTING: Final = re.compile("^her|hal+(?:lar)?da$")
_CASE: Final = re.compile("-?" + ending_pattern(vowel=False))
_MAYBE_QUOTED: Final = frozenset({Kind.UNKNOWN, Kind.FILLER, Kind.MANNER})
"""Words that may begin a quotation whose opening sign is lost."""
_RULES: Final = "(?:qayda|esasname|nizamname|telimat|reqlament|metodika|siyahi|plan|proqram|strategiya|konsepsiya)"
_SIGNS: Final = re.escape(QUOTES)
_TITLE: Final = re.compile(
    rf"[{_SIGNS}](?P<title>(?:[^{_SIGNS}]|[“„«][^{_SIGNS}]{{1,150}}[”“»]){{3,300}}?"
    rf"(?P<noun>{_RULES}(?:s?[iu]|lar[iu]?)?(?:\([^()]{{1,60}}\))?)?)[{_SIGNS}]-?(?(noun)|{_RULES}(?:s?[iu]|lar[iu]))"
    r"(?P<ending>n?(?:[iu]n|d[ae]n?|[ae]))(?=[^a-z]|bir|iki|uc|dor|bes|alt|yed|sek|doq|on|elave|cedv|metn|ad[iu]|[ivx]{1,4}(?:fes|bol))")
_HEADING: Final = re.compile(r"sutun|qraf|set(?:r|ir)(?:in)?de")   # a column is named by its heading: “Tarif” sütununda


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the grammar. ``start`` and ``end`` count squeezed letters.

    ``value``: the words of a quotation, the number ("–" in it is a long or spaced dash, as between the ends of a range), the
    punctuation sign, "after", "start" …
    """

    kind: Kind
    start: int
    end: int
    value: str = ""
    unit: Unit | None = None
    case: Case = Case.NOMINATIVE
    plural: bool = False
    verb: Verb | None = None


def tokens(text: Squeezed, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tokens of the letters from `start` to `end`; letters no rule knows come as `Kind.UNKNOWN`, as long as a printed word.

    A misspelt ending right behind a verb ("edilmkişdir") is left out.
    """
    at, verb = start, False
    end = len(text.letters) if end is None else end
    while at < end:
        token = _quoted(text, at, end) or _word(text, at, end) or _unknown(text, at, end)
        if token.kind in _MAYBE_QUOTED and (found := unopened(text, at, end)):
            token = Token(Kind.QUOTE, at, found.end, text.words(at, found.last))
        if token.kind is not Kind.UNKNOWN or not verb or text.gap(at):
            yield token
        verb, at = token.kind is Kind.VERB, token.end


def _word(text: Squeezed, at: int, end: int) -> Token | None:
    found = word(text.letters, at, end)
    if found is None:
        return None
    entry = found.entry
    if entry.kind is Kind.NUMBER:
        return _number(text, found)
    if entry.vowel is None:
        value = _count(text.letters[at:found.end]) if entry.kind is Kind.EVERY else entry.value
        return Token(entry.kind, at, found.end, value, verb=entry.verb)
    case, plural = CASES[entry.vowel][found.ending]
    return Token(entry.kind, at, found.end, entry.value, entry.unit, case, plural)


def _count(every: str) -> str:
    """How many finds "hər iki halda" or "dörd halda" counts; "" for all of them."""
    return CARDINALS.get(_COUNTING.sub("", every), "")


def _unknown(text: Squeezed, at: int, end: int) -> Token:
    """Letters up to the next printed blank or sign."""
    stop = at + 1
    while stop < end and text.letters[stop].isalnum() and not text.gap(stop):
        stop += 1
    return Token(Kind.UNKNOWN, at, stop, text.words(at, stop))


# numbers


def _number(text: Squeezed, found: Found) -> Token | None:
    start, end = found.start, found.end
    match found.entry.value:
        case str(form) if form == DIGITS:
            end = _second_number(text, start, end) or end
            return Token(Kind.NUMBER, start, end, _digits(text, start, end))
        case str(form) if form == LETTER:
            return Token(Kind.NUMBER, start, end, text.words(start, end).rstrip(")"))
        case str(form) if form == ROMAN:
            printed = _PRINTED_ENDING.sub("", text.words(start, end).replace(" ", ""))
            return Token(Kind.NUMBER, start, end, printed.replace("İ", "I")) if printed[:1].isupper() else None
        case form:
            values = CARDINALS if form == CARDINAL else ORDINALS
            return Token(Kind.NUMBER, start, end, values[text.letters[start:end]])


def _second_number(text: Squeezed, start: int, end: int) -> int:
    """Where a second dotted number begins that only a blank parts from the first ("102.1.19 102.1.21"); 0 where there is one number."""
    letters = text.letters
    for at in range(start + 3, end - 2):
        if text.gap(at) and letters[at - 1:at + 1].isdigit() and "." in letters[start:at] and "." in letters[at:end]:
            return at
    return 0


def _digits(text: Squeezed, start: int, end: int) -> str:
    """The number without its ordinal ending; a long or spaced dash, as between the ends of a range, becomes "–"."""
    ending = _ENDING.search(text.letters, start, end)
    stop = ending.start() if ending else end
    letters = text.letters[start:stop].replace("l", "1")
    if "-" not in letters:
        return re.sub(r"\.{2,}", ".", letters)
    dashes = {at for at in range(start, stop) if text.letters[at] == "-" and _is_wide(text, at)}
    signs = "".join("–" if start + n in dashes else letter for n, letter in enumerate(letters))
    return re.sub(r"[-–]*–[-–]*", "–", re.sub(r"\.{2,}", ".", signs))


def _is_wide(text: Squeezed, dash: int) -> bool:
    return text.text[text.place(dash)] in "–—" or (text.gap(dash) and text.gap(dash + 1))


# quotations


def _quoted(text: Squeezed, at: int, end: int) -> Token | None:
    """A quotation that opens here, or the character that stands for one."""
    letter = text.letters[at]
    if FIRST_MASK <= letter <= LAST_MASK:
        return Token(Kind.NUMBER if _HEADING.match(text.letters, at + 1, end) else Kind.QUOTE, at, at + 1, letter)
    if letter in QUOTES and (titled := _TITLE.match(text.letters, at, end)):
        return _titled(text, titled)
    found = quotation(text, at, end) if letter in QUOTES else None
    if found is None:
        return None
    words = text.words(found.first, found.last)
    if _HEADING.match(text.letters, found.end, end):
        return Token(Kind.NUMBER, at, found.end, words)
    if is_label(text.letters, found, end):
        return _label(text, at, found)
    return Token(Kind.QUOTE, at, found.end, _whole(words))


def _titled(text: Squeezed, found: re.Match[str]) -> Token:
    """“… Qaydası”nın: the annex that bears the title."""
    where, ends_in_n = "d" in found["ending"], found["ending"].endswith("n")
    case = (Case.ABLATIVE if ends_in_n else Case.LOCATIVE) if where else Case.GENITIVE if ends_in_n else Case.DATIVE
    return Token(Kind.UNIT, found.start(), found.end(), text.words(*found.span("title")), Unit.ANNEX, case)


def _whole(words: str) -> str:
    """The words with the opening sign of a title that the sign of the quotation itself has swallowed: "Titul” Qanun" → "“Titul” Qanun"."""
    return f"“{words}" if words.count("”") == words.count("“") + 1 else words


def _label(text: Squeezed, at: int, found: Quotation) -> Token:
    """“Qeyd” as the unit it names, “ğ” as a number."""
    if text.letters.startswith("qeyd", found.first):
        ending = _CASE.match(text.letters, found.end)
        letters = ending[0] if ending else ""
        case, plural = CASES[False].get(letters.lstrip("-"), (Case.NOMINATIVE, False))
        return Token(Kind.UNIT, at, found.end + len(letters), "", Unit.NOTE, case, plural)
    words = text.words(found.first, found.last).rstrip(")")
    return Token(Kind.NUMBER, at, found.end, _PRINTED_ENDING.sub("", words) if words[:1].isdigit() else words)
