"""What can be wrong in a query, in words. The sentences say what would be right; pages show them in Azerbaijani by a table."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

CLOSING_QUOTE: Final = "a closing quotation mark"
OPENING_QUOTE: Final = "an opening quotation mark before the closing one"
WORDS_IN_QUOTES: Final = "words between the quotation marks"
CLOSING_PARENTHESIS: Final = "a closing parenthesis"
OPENING_PARENTHESIS: Final = "an opening parenthesis before the closing one"
WORDS_IN_PARENTHESES: Final = "words between the parentheses"
LESS_DEEP: Final = "parentheses at most 10 deep"
AFTER_MINUS: Final = "a word right after the minus"
ONE_MINUS: Final = "one minus, before the word or the field"
AROUND_OR: Final = "words on both sides of OR"
AROUND_AND: Final = "words on both sides of AND"
AROUND_NEAR: Final = "words, a phrase or a group joined by OR on both sides of /s, /p or /5"
LETTERS_BEFORE_STAR: Final = "at least two letters before * or ?"
PHRASE_BEFORE_TILDE: Final = "two words or more in quotation marks before ~"
NUMBER_AFTER_TILDE: Final = "a number from 0 to 100 after ~ or /"
VALUE_AFTER_FIELD: Final = "a value right after the colon"
WORDS_IN_FIELD: Final = "only words, phrases, OR and minus inside a field"
A_DATE: Final = "a day, month, year or range, such as 11.05.2020, 2020-05, 2015 or 2010..2015"
A_DAY: Final = "a day, such as 11.05.2020 or 2020-05-11"
A_YEAR: Final = "a year or a range of years, such as 2015 or 2010..2015"
A_CODE: Final = "a classification code, such as 120 or 120.010.000"
A_KNOWN_ACT: Final = "an act held or well known, by name, number or address"
EARLIER_FIRST: Final = "the earlier date first"
ONE_DAY: Final = "one day for the whole query"
PLAIN_CHARACTERS: Final = "characters that can be seen"
FEWER_WORDS: Final = "at most 64 words"
SHORTER: Final = "at most 2000 characters"


def one_of(names: Iterable[str]) -> str:
    """Names to choose from: "one of qanun/law, fərman/decree, …"."""
    return f"one of {', '.join(names)}"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at a place of the text: a `Mistake` before the whole query is mended."""

    start: int
    end: int
    expected: str
