"""Cutting a query into tokens. Every text gives tokens whose parentheses are balanced; what is not right is told as faults."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from itertools import islice
from types import MappingProxyType
from typing import Final

from language.letters import fold, lower
from search.query import faults
from search.query.faults import Fault
from search.query.fields import FIELDS, field_names
from search.query.patterns import (
    CLOSERS,
    CONTROL,
    INVISIBLE,
    LABEL,
    LIKE,
    NEAR_SIGN,
    NEXT_OPERATOR,
    OPERATOR_WORD,
    PIECE,
    QUOTES,
    SCHEMES,
    SIGNS,
    TILDE,
    TILDE_AT_END,
    TOKEN,
    WILD,
    WORD_ALONE,
    YA,
    is_shouted,
    plain_text,
)
from search.query.tokens import Kind, Lexed, Token

LONGEST: Final = 2000
"""Characters read of a query."""
MOST_WORDS: Final = 64
DEEPEST: Final = 10
FARTHEST: Final = 100
"""Words that may stand between two near each other."""

def lex(text: str) -> Lexed:
    """The tokens of a query, offsets into `text`; never raises."""
    seen = (at for at, letter in enumerate(text) if not INVISIBLE.match(letter))
    places = list(islice(seen, LONGEST))
    beyond = next(seen, None)
    lexer = Lexer("".join(text[at] for at in places), cut=beyond is not None)
    lexer.run()
    tokens = [replace(token, start=_start(token.start, places), end=_end(token.end, places)) for token in lexer.balanced()]
    wrong = [replace(fault, start=_start(fault.start, places), end=_end(fault.end, places)) for fault in lexer.faults]
    if beyond is not None:
        wrong.append(Fault(beyond, len(text), faults.SHORTER))
    return Lexed(tuple(tokens), tuple(wrong), lexer.cut)


def _start(at: int, places: list[int]) -> int:
    return places[at] if at < len(places) else _end(at, places)


def _end(at: int, places: list[int]) -> int:
    return places[at - 1] + 1 if at else 0


@dataclass(slots=True)
class Lexer:
    """Cuts a text without invisible characters. A working copy: `run`, then `balanced`."""

    text: str
    cut: bool = False
    tokens: list[Token] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    words: int = 0
    shouted: bool = False

    def run(self) -> None:
        """Read the text from end to end, or until it has too many words."""
        self.shouted = is_shouted(self.text)
        at = 0
        while at < len(self.text) and self.words <= MOST_WORDS:
            match = TOKEN.match(self.text, at)
            at = self._take(match) if match else at + 1
        if self.cut:
            while self.tokens and self.tokens[-1].kind in (Kind.OPEN, Kind.OR, Kind.AND, Kind.MINUS, Kind.NEAR, Kind.FIELD):
                self.tokens.pop()

    def fault(self, start: int, end: int, expected: str) -> None:
        """Note what is wrong; the same beside the same is one."""
        last = self.faults[-1] if self.faults else None
        if last and last.expected == expected and not self.text[last.end : start].strip():
            self.faults[-1] = replace(last, end=max(end, last.end))
        else:
            self.faults.append(Fault(start, end, expected))

    def _take(self, match: re.Match[str]) -> int:
        """Read what the pattern found; gives where to go on."""
        start, end = match.span()
        match match.lastgroup:
            case "quote":
                return self._quote(start)
            case "field":
                return self._field(match[0][:-1], start, end)
            case "word":
                return self._word(match[0], start, end)
            case _:
                self._mark(match.lastgroup or "", match[0], start, end)
        return end

    def _mark(self, group: str, text: str, start: int, end: int) -> None:
        match group:
            case "space":
                for found in CONTROL.finditer(text):
                    self.fault(start + found.start(), start + found.end(), faults.PLAIN_CHARACTERS)
            case "open" | "close" | "bar":
                self.tokens.append(Token(_BRACKETS[group], start, end))
            case "near":
                self._near(text[1:], start, end)
            case "minus":
                self._minus(start, end)
            case "prefix":
                self._prefix(text, start, end)

    def _minus(self, start: int, end: int) -> None:
        if end - start > 1:
            self.fault(start, end, faults.ONE_MINUS)
        self.tokens.append(Token(Kind.MINUS, start, end))

    def _prefix(self, signs: str, start: int, end: int) -> None:
        """Signs stuck to what follows: "+word" is the word; "~" must follow a phrase, "-" stand before the field."""
        if "~" in signs:
            self.fault(start, end, faults.PHRASE_BEFORE_TILDE)
        elif "-" in signs and self.text[start - 1 : start] == ":":
            self.fault(start, end, faults.ONE_MINUS)

    def _near(self, sign: str, start: int, end: int) -> None:
        if sign.isdecimal() and int(sign) > FARTHEST:
            self.fault(start, end, faults.NUMBER_AFTER_TILDE)
        number = min(int(sign), FARTHEST) if sign.isdecimal() else 0
        name = "" if sign.isdecimal() else "s" if sign in "sScC" else "p"
        self.tokens.append(Token(Kind.NEAR, start, end, name, number))

    def _quote(self, start: int) -> int:
        """A phrase up to its closing mark; where there is none, up to the next operator."""
        text = self.text
        closers = CLOSERS[text[start]]
        end = min((at for closer in closers if (at := text.find(closer, start + 1)) >= 0), default=-1)
        if end < 0:
            return self._unclosed(start)
        words = plain_text(text[start + 1 : end])
        if not words:
            self.fault(start, end + 1, faults.WORDS_IN_QUOTES)
            return end + 1
        tilde = TILDE.match(text, end + 1)
        if tilde is None:
            self._phrase(words, start, end + 1)
            return end + 1
        self._near_phrase(words, tilde, start)
        return tilde.end()

    def _unclosed(self, start: int) -> int:
        text = self.text
        before, after = text[start - 1 : start], text[start + 1 : start + 2]
        if before.isalnum() and not after.isalnum():
            if text[start] not in "″" and not before.isdigit():
                self.fault(start, start + 1, faults.OPENING_QUOTE)
            return start + 1
        end = next((m.start() for m in NEXT_OPERATOR.finditer(text, start + 1) if _is_operator(m)), len(text))
        self.fault(start, start + 1, faults.CLOSING_QUOTE)
        words = plain_text(text[start + 1 : end])
        if words:
            self._phrase(words, start, start + 1 + len(text[start + 1 : end].rstrip()))
        return end

    def _phrase(self, words: str, start: int, end: int, kind: Kind = Kind.PHRASE, number: int = 0) -> None:
        many = len(words.split())
        left = MOST_WORDS - self.words
        if many > left:
            self.fault(start, len(self.text), faults.FEWER_WORDS)
            self.cut, self.words = True, MOST_WORDS + 1
            words = " ".join(words.split()[:left])
        self.words += many
        if words:
            self.tokens.append(Token(kind, start, end, words, number))

    def _near_phrase(self, words: str, tilde: re.Match[str], start: int) -> None:
        given = tilde[1]
        number = min(int(given), FARTHEST) if given.isdecimal() else FARTHEST
        if not given.isdecimal() or int(given) > FARTHEST:
            self.fault(tilde.start(), tilde.end(), faults.NUMBER_AFTER_TILDE)
        if " " in words and given.isdecimal():
            self._phrase(words, start, tilde.end(), Kind.NEAR_PHRASE, number)
            return
        if " " not in words:
            self.fault(tilde.start(), tilde.end(), faults.PHRASE_BEFORE_TILDE)
        self._phrase(words, start, tilde.end())

    def _field(self, name: str, start: int, end: int) -> int:
        """A field known; one mistyped is taken for it; of others only the words are left."""
        known, following = field_names(), self.text[end : end + 1]
        found = known.get(fold(name))
        value = bool(following) and not following.isspace() and (following.isalnum() or following in QUOTES + "(")
        if found is None and (not value or fold(name) in SCHEMES or following.isdigit()):
            return self._rest_of_word(start)
        if found is None:
            like = get_close_matches(fold(name), known, 1, LIKE)
            if not like and lower(name) != name:
                return self._rest_of_word(start)
            self.fault(start, end, faults.one_of(field.label for field in FIELDS))
            if not like:
                self._plain(name, start, end)
                return end
            name, found = like[0], known[like[0]]
        self.tokens.append(Token(Kind.FIELD, start, end, name, field=found, apart=following.isspace()))
        return end

    def _rest_of_word(self, start: int) -> int:
        """A word with a colon in it is just a word: "Qeyd:", an address."""
        match = WORD_ALONE.match(self.text, start)
        return self._word(match[0], start, match.end()) if match else start + 1

    def _word(self, raw: str, start: int, end: int) -> int:
        if not any(letter.isalnum() for letter in raw) and SIGNS.isdisjoint(raw):
            self._sign(raw, start, end)
            return end
        if (operator_end := self._operator(raw, start, end)) is not None:
            return operator_end
        if found := TILDE_AT_END.search(raw):
            self.fault(start + found.start(), end, faults.PHRASE_BEFORE_TILDE)
            raw = raw[: found.start()]
        bare = raw.rstrip("?!.,;:")
        if WILD.search(bare) and "://" not in bare:
            for piece in PIECE.finditer(bare):
                self._piece(piece[0], start + piece.start(), start + piece.end())
        else:
            self._plain(raw, start, start + len(raw))
        return end

    def _sign(self, raw: str, start: int, end: int) -> None:
        """Signs without letters: a lone star or minus is a mistake, but for a dash between words."""
        if "*" in raw:
            self.fault(start, end, faults.LETTERS_BEFORE_STAR)
        elif set(raw) == {"-"}:
            between = self.tokens and self.tokens[-1].kind in _OPERANDS and self.text[end:].strip()
            if not between:
                self.fault(start, end, faults.AFTER_MINUS)

    def _operator(self, raw: str, start: int, end: int) -> int | None:
        """Where an operator in capitals ends; None where the word is none. A text all in capitals has only OR."""
        if raw == "OR" or (raw in ("VƏYA", "VEYA") and not self.shouted):
            self.tokens.append(Token(Kind.OR, start, end))
        elif raw in ("VƏ", "VE") and not self.shouted and (ya := YA.match(self.text, end)):
            end = ya.end()
            self.tokens.append(Token(Kind.OR, start, end))
        elif raw in ("AND", "NOT") and not self.shouted:
            self.tokens.append(Token(Kind.AND if raw == "AND" else Kind.MINUS, start, end))
        else:
            return None
        return end

    def _piece(self, piece: str, start: int, end: int) -> None:
        """A part of a word with wildcards in it."""
        pattern = re.sub(r"[*?]*\*[*?]*", "*", piece.rstrip("?"))
        wildcard = re.search(r"[*?]", pattern)
        if wildcard is None:
            self._plain(pattern, start, end)
        elif sum(map(str.isalnum, pattern[: wildcard.start()])) < 2:
            self.fault(start, end, faults.LETTERS_BEFORE_STAR)
            for word in re.finditer(r"[^*?]+", piece):
                self._plain(word[0], start + word.start(), start + word.end())
        elif self._counts(start):
            self.tokens.append(Token(Kind.WILD, start, end, pattern))

    def _plain(self, raw: str, start: int, end: int) -> None:
        """A word, written so that it does not read as an operator."""
        if not any(letter.isalnum() for letter in raw) and SIGNS.isdisjoint(raw):
            return
        if self._counts(start):
            text = lower(raw) if OPERATOR_WORD.fullmatch(raw) else raw.lstrip("/") if NEAR_SIGN.fullmatch(raw) else raw
            self.tokens.append(Token(Kind.WORD, start, end, text))

    def _counts(self, start: int) -> bool:
        """Whether there is room for one more word."""
        self.words += 1
        if self.words == MOST_WORDS + 1:
            self.fault(start, len(self.text), faults.FEWER_WORDS)
            self.cut = True
        return self.words <= MOST_WORDS

    def balanced(self) -> Iterator[Token]:
        """The tokens with every parenthesis closed and none closed that was not opened."""
        opened: list[Token | None] = []
        for token, before in zip(self.tokens, [None, *self.tokens], strict=False):
            if token.kind is Kind.OPEN:
                deep = len(opened) >= DEEPEST
                if deep:
                    self.fault(token.start, token.end, faults.LESS_DEEP)
                opened.append(None if deep else token)
            elif token.kind is Kind.CLOSE and not opened:
                if before is None or not _is_label(before, token):
                    self.fault(token.start, token.end, faults.OPENING_PARENTHESIS)
                continue
            if token.kind not in (Kind.OPEN, Kind.CLOSE) or (opened.pop() if token.kind is Kind.CLOSE else opened[-1]):
                yield token
        for unclosed in filter(None, reversed(opened)):
            if not self.cut:
                self.fault(unclosed.start, unclosed.end, faults.CLOSING_PARENTHESIS)
            yield Token(Kind.CLOSE, len(self.text), len(self.text))


_BRACKETS: Final = MappingProxyType({"open": Kind.OPEN, "close": Kind.CLOSE, "bar": Kind.OR})
_OPERANDS: Final = (Kind.WORD, Kind.WILD, Kind.PHRASE, Kind.NEAR_PHRASE, Kind.CLOSE)


def _is_operator(match: re.Match[str]) -> bool:
    return match["field"] is None or fold(match["field"]) in field_names()


def _is_label(before: Token, close: Token) -> bool:
    """Whether a parenthesis closes the number of a paragraph: "1) …"."""
    return before.kind is Kind.WORD and before.end == close.start and bool(LABEL.fullmatch(before.text))
