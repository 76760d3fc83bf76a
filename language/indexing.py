"""Terms and forms of a text in one pass: what an index is given. The same as `Analyzer` gives one after the other, some times as quick."""

from typing import Final

from language.analysis import Analyzer, Tongue, words_of
from language.letters import fold, lower_english

_MARKS: Final = (*((mark, "'") for mark in "’‘ʼʻ´′＇"), *((mark, "-") for mark in "‐‑‒–—−"))   # as `fold` has them


class TermsAndForms:
    """Reads texts of one language. Remembers what it made of each word, up to `memory` of them; one to a thread."""

    def __init__(self, language: Tongue, memory: int = 400_000) -> None:
        self._analyzer = Analyzer(language, memory)
        self._english = language == "eng"
        self._memory = memory
        self._known: dict[str, tuple[str, str]] = {}

    def of(self, text: str) -> tuple[str, str]:
        """The terms of `text` in order, and its words as written with their folded forms where these differ, each joined by spaces."""
        known = self._known
        if len(known) > self._memory:
            known.clear()
        rows = [known.get(word) or self._read(word) for word in self._words(text)]
        return " ".join([row[0] for row in rows]), " ".join([row[1] for row in rows])

    def _words(self, text: str) -> list[str]:
        """The words in small letters, cut where the folded text is."""
        if not text.isascii():
            for mark, plain in _MARKS:
                text = text.replace(mark, plain)
        return words_of(lower_english(text) if self._english else text)

    def _read(self, word: str) -> tuple[str, str]:
        folded = fold(word)
        terms = " ".join([piece[0] for piece in self._analyzer.pieces(folded)])
        self._known[word] = row = terms, word if word == folded else f"{word} {folded}"
        return row
