"""Analysis: a text as the terms it is found by. One stream of tokens for documents and for queries, for every engine.

Tokens are letters and digits; an apostrophe inside a word belongs to it, a hyphen parts words. Numbers of the law stay whole
("12.3", "998-IIIQ", "27001:2022") and are followed by their parts, so that either finds them; an ordinal's or a case's ending
after a number is dropped ("12.3-cü" is "12.3"). An ordinal in words or a Roman numeral is its number too ("on yeddinci", "XVII": "17"),
letters spaced are a word ("Q A N U N"), and Azerbaijani in Cyrillic is read as Latin.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from language.cyrillic import latinize
from language.letters import fold, lower, lower_english, plain_marks
from language.numerals import ORDINALS, folded_ordinal, ordinal_words, roman, to_roman
from language.rows import rows_of
from language.stemming import EnglishStemmer, beginnings, root, stem
from language.stopwords import STOP_WORDS, Tongue

__all__ = ["ANALYZER_VERSION", "STOP_WORDS", "Analyzer", "Finder", "Token", "Tongue", "analyze", "words_of"]

ANALYZER_VERSION: Final = "11"               # changes with every change of the terms made; an index of another one is rebuilt


_NUMBER_REST: Final = r"[^\W_]*(?:[.:/]\d[^\W_]*|-[^\W_]+)*"
_WORD_REST: Final = r"[^\W_]*(?:'[^\W_]+)*"
_TOKEN: Final = re.compile(
    rf"\d{_NUMBER_REST}"                            # 12.3, 998-iiiq, 27001:2022, 2022-ci, 5g
    r"|[^\W\d_]-[^\W\d_]{2,}"                     # e-imza
    rf"|[^\W\d_]{_WORD_REST}"                      # words; sür'ət
)
_ENDING: Final = re.compile(
    r"-(?:[iu]?nc[iu]|c[iu]|l[ae]r|l[iu][kq]|s[iu]|[iu]|n?[iu]n|[ny]?[ae]|n?d[ae]n?|d[iu]r|n[iu]|l[ae]|k[iu]|th|st|nd|rd)+$"
)
_LONGEST: Final = 100                        # characters looked back to find where a word begins
_JOINTS: Final = frozenset("-.:/'")
_PARTS: Final = re.compile(r"[^\W_]+")
_INNER: Final = re.compile(r"[^\W_]'[^\W_]")
_PLAIN: Final = re.compile(r"[^\W\d_]+")

class Token(NamedTuple):
    """A term and where it stands in the text: ``text[start:end]`` is what was written."""

    term: str
    start: int
    end: int


Piece = tuple[str, int, int]                 # a term, and its place inside the word


class Analyzer:
    """Makes terms of one language. Remembers the words it has seen, up to `memory` of them; one to a thread."""

    def __init__(self, language: Tongue = "aze", memory: int = 200_000) -> None:
        self.language = language
        self._memory = memory
        self._seen: dict[str, tuple[Piece, ...]] = {}
        self._roots: dict[str, str] = {}
        self._joined: dict[str, tuple[str, str]] = {}
        self._stem: Callable[[str], str] = stem if language == "aze" else EnglishStemmer().stem

    def analyze(self, text: str) -> list[Token]:
        """The tokens of `text` in order; a number's whole form comes before its parts."""
        return [
            Token(term, at + start, at + end)
            for at, word in _placed(fold(latinize(text))) for term, start, end in self.pieces(word)
        ]

    def terms(self, text: str) -> list[str]:
        """The terms of `text` in order: those of `analyze`, quicker."""
        pieces = self.pieces
        return [piece[0] for word in _words(fold(latinize(text))) for piece in pieces(word)]

    def roots(self, terms: Iterable[str]) -> list[str]:
        """The root of each term, which kin share ("odenis", "odeyici" → "ode"); numbers, and terms of English, are their own."""
        if self.language == "eng":
            return list(terms)
        known = self._roots
        if len(known) > self._memory:
            known.clear()
        return [known.get(term) or self._root(term) for term in terms]

    def _root(self, term: str) -> str:
        self._roots[term] = found = root(term) if term.isalpha() else term
        return found

    def forms(self, text: str) -> list[str]:
        """The words of `text` as written, in small letters, each followed by its folded form where that differs: "şəxsi", "sexsi"."""
        small = (lower if self.language == "aze" else lower_english)(plain_marks(latinize(text)))
        words, folded = _written(small), fold(small)
        if folded == small:
            return words
        return [form for word in words for form in ((word,) if word.isascii() else dict.fromkeys((word, fold(word))))]

    def terms_and_forms(self, text: str) -> tuple[str, str]:
        """The `terms` and the `forms` of `text`, each joined by spaces: for indexing, five times as quick as one after the other."""
        known = self._joined
        if len(known) > self._memory:
            known.clear()
        small = (lower if self.language == "aze" else lower_english)(plain_marks(latinize(text)))
        rows = [known.get(word) or self._join(word) for word in _words(small)]
        return " ".join([row[0] for row in rows]), " ".join([row[1] for row in rows])

    def _join(self, word: str) -> tuple[str, str]:
        folded = fold(word)
        terms = " ".join([piece[0] for piece in self.pieces(folded)])
        forms = " ".join([form for one in _of_row(word) for form in dict.fromkeys((one, fold(one)))])
        self._joined[word] = row = terms, forms
        return row

    def finder(self, terms: Iterable[str]) -> "Finder":
        """What finds only the tokens of these terms in texts, without analysing the rest."""
        return Finder(self, frozenset(terms))

    def pieces(self, word: str) -> tuple[Piece, ...]:
        """The terms of one folded word, with their places in it."""
        pieces = self._seen.get(word)
        if pieces is None:
            if len(self._seen) >= self._memory:
                self._seen.clear()
            pieces = self._seen[word] = tuple(self._cut(word))
        return pieces

    def _cut(self, word: str) -> Iterator[Piece]:
        if _PLAIN.fullmatch(word):
            yield (found := self._stem(word)), 0, len(word)
            if value := _value(word, found):
                yield value, 0, len(word)
        elif word[1:2] == " ":
            yield self._stem(word.replace(" ", "")), 0, len(word)
        elif " " in word:
            yield from self._row(word)
        elif word[0].isdecimal():
            yield from _number(word)
        elif "-" in word:
            yield word, 0, len(word)
            yield self._stem(word[2:]), 2, len(word)
        else:
            yield self._stem(word.replace("'", "")), 0, len(word)

    def _row(self, words: str) -> Iterator[Piece]:
        """An ordinal of more words: its value, then the words."""
        value = folded_ordinal(words)
        if value is not None:
            yield str(value), 0, len(words)
        for word in _PLAIN.finditer(words):
            yield self._stem(word[0]), *word.span()


class Finder:
    """Finds tokens of some terms in texts, some ten times as quick as analysing them.

    A word is looked at only where it begins like one of the terms.
    """

    def __init__(self, analyzer: Analyzer, terms: frozenset[str]) -> None:
        self._analyzer = analyzer
        self._terms = terms
        self._beginnings = tuple(sorted({beginning for term in terms for beginning in self._begin(term)}))

    def _begin(self, term: str) -> tuple[str, ...]:
        """What words with this term begin with. Snowball changes more at the end than our stemmer does."""
        if term[0].isdecimal():
            return (term, *_numbers_written(term))
        return beginnings(term) if self._analyzer.language == "aze" else (term[:4],)

    def find(self, text: str) -> list[Token]:
        """Those tokens of `Analyzer.analyze` that have one of the terms, in order."""
        folded = fold(latinize(text))
        words = dict(_word_around(folded, match.start()) for match in _INNER.finditer(folded)) if "'" in folded else {}
        rows = {start: folded[start:end] for start, end in rows_of(folded)}
        for beginning in self._beginnings:
            at = folded.find(beginning)
            while at >= 0:
                after, before = at + 1, folded[at - 1] if at else " "
                if not before.isalnum():
                    start, word = _word_around(folded, at) if before in _JOINTS else (at, _word_at(folded, at))
                    words[start], after = word, max(after, start + len(word))
                at = folded.find(beginning, after)
        return [
            Token(term, at + start, at + end)
            for at, word in _outside(words, rows) for term, start, end in self._analyzer.pieces(word) if term in self._terms
        ]


def _outside(words: dict[int, str], rows: dict[int, str]) -> list[tuple[int, str]]:
    """The words that stand in no row, and the rows, in order."""
    if not rows:
        return sorted(words.items())
    inside = {at for start, row in rows.items() for at in range(start, start + len(row))}
    return sorted([*((at, word) for at, word in words.items() if at not in inside), *rows.items()])


def analyze(text: str, language: Tongue = "aze") -> list[Token]:
    """The tokens of `text`, with offsets into it. For one text; where there are many keep an `Analyzer`."""
    return Analyzer(language).analyze(text)


def words_of(text: str) -> list[str]:
    """The words of `text` as they are written, in small letters: the dictionary that suggestions come from."""
    return _written(lower(latinize(text)))


def _words(small: str) -> list[str]:
    """The words of a text in small letters, folded or not; a row of letters or of number words is one."""
    rows = rows_of(small)
    if not rows:
        return _TOKEN.findall(small)
    return [word for _at, word in _placed(small)]


def _placed(small: str) -> Iterator[tuple[int, str]]:
    """The words of a text in small letters, and where they begin."""
    at = 0
    for start, end in (*rows_of(small), (len(small), len(small))):
        for match in _TOKEN.finditer(small, at, start):
            yield match.start(), match[0]
        if start < end:
            yield start, small[start:end]
        at = end


def _written(small: str) -> list[str]:
    """The words of a text in small letters as they are written: rows of letters joined, of number words parted."""
    return [one for word in _words(small) for one in (_of_row(word) if " " in word else (word,))]


def _of_row(word: str) -> tuple[str, ...]:
    return (word.replace(" ", ""),) if word[1:2] == " " else tuple(word.split(" "))


def _word_at(folded: str, at: int) -> str:
    """The token that begins there."""
    match = _TOKEN.match(folded, at)
    return match[0] if match else ""


def _word_around(folded: str, at: int) -> tuple[int, str]:
    """The token that holds the character at `at`, and where it begins."""
    start, least = at, max(0, at - _LONGEST)
    while start > least and not folded[start - 1].isspace():
        start -= 1
    while (match := _TOKEN.search(folded, start)) and match.end() <= at:
        start = match.end()
    return (match.start(), match[0]) if match else (at, "")


def _numbers_written(term: str) -> Iterator[str]:
    """How words begin that have a number for a term."""
    if term.isdecimal() and 0 < (number := int(term)) < _LARGEST:
        yield to_roman(number).lower()
        yield fold(ordinal_words(number))[:-1]


_LARGEST: Final = 1000


def _value(word: str, found: str) -> str:
    """The number that a word or its stem is: "yeddinci" → "7", "xvii" → "17"; "" where it is none.

    One letter is not read as a Roman numeral, nor are L, C, D and M: "mi", "di" and "ci" are words and endings.
    """
    if value := _ORDINAL_VALUES.get(word) or _ORDINAL_VALUES.get(found):
        return value
    return str(roman(word) or "") if _ROMAN.fullmatch(word) else ""


_ROMAN: Final = re.compile("[ivx]{2,}")
_ORDINAL_VALUES: Final[Mapping[str, str]] = MappingProxyType(
    {form: str(folded_ordinal(word)) for word in ORDINALS for form in (word, stem(word))}
)


def _number(word: str) -> Iterator[Piece]:
    """A number, whole, then its parts: "998-iiiq" → "998-iiiq", "998", "iiiq"; "12.3.4-cu" → "12.3.4", "12.3", "12"."""
    bare = _ENDING.sub("", word)
    yield bare, 0, len(bare)
    parts = [(part[0], *part.span()) for part in _PARTS.finditer(bare)]
    if len(parts) == 1:
        return
    if set(bare) <= set("0123456789.") and len(parts[-1][0]) < 4:
        yield from ((bare[:end], 0, end) for _, _, end in reversed(parts[:-1]))
    else:
        yield from parts
