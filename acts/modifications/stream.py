"""The tokens of a sentence, read one after the other with a look ahead."""

from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

from acts.modifications.model import ONLY, Occurrence
from acts.modifications.ranges import expand
from acts.modifications.tokens import Token
from acts.modifications.vocabulary import Kind

Numbered: TypeAlias = tuple[str, Occurrence]
"""A number and the remark behind it: "5-ci (hər iki halda)"."""

_EXCEPTED: Final = (Kind.NUMBER, Kind.UNIT, Kind.AND, Kind.DASH)
"""What is excepted in brackets: provisions."""


class Stream:
    """Tokens without the words that mean nothing."""

    def __init__(self, tokens: Iterable[Token]) -> None:
        self._tokens = [token for token in tokens if token.kind is not Kind.FILLER]
        self.at = 0

    def peek(self, ahead: int = 0) -> Token | None:
        at = self.at + ahead
        return self._tokens[at] if at < len(self._tokens) else None

    def sees(self, *kinds: Kind, ahead: int = 0) -> bool:
        token = self.peek(ahead)
        return token is not None and token.kind in kinds

    def take(self) -> Token:
        """The next token; there must be one."""
        self.at += 1
        return self._tokens[self.at - 1]

    def skip(self, *kinds: Kind) -> bool:
        """Steps over the next token if it is of one of the kinds."""
        found = self.sees(*kinds)
        self.at += found
        return found

    @property
    def last(self) -> Token:
        """The token taken last."""
        return self._tokens[self.at - 1]

    @property
    def start(self) -> int:
        """The first letter of the next token."""
        return self._tokens[self.at].start

    def past(self, *kinds: Kind, ahead: int = 0) -> int:
        """How many tokens of the kinds come next, counted from `ahead` on."""
        count = 0
        while self.sees(*kinds, ahead=ahead + count):
            count += 1
        return count

    def comma(self) -> bool:
        """Whether a sign and no word joins what comes next."""
        token = self.peek()
        return token is not None and token.kind is Kind.AND and token.end - token.start == 1

    def numbers(self) -> list[Numbered]:
        """Numbers joined by commas, "və" and dashes, each with the remark behind it."""
        found: list[Numbered] = []
        while self.sees(Kind.NUMBER):
            found.append((self._number(), self.remark() if self.sees(Kind.OPEN) else ONLY))
            self._pass_exception()
            ahead = self.past(Kind.AND)
            if not ahead or not self.sees(Kind.NUMBER, ahead=ahead):
                break
            self.at += ahead
        return found

    def _pass_exception(self) -> None:
        """Steps over what is excepted in brackets: "5-ci (5.1-ci maddə istisna olmaqla) maddə"."""
        if not self.sees(Kind.OPEN):
            return
        ahead = 1 + self.past(*_EXCEPTED, ahead=1)
        if self.sees(Kind.EXCEPT, ahead=ahead) and self.sees(Kind.CLOSE, ahead=ahead + 1):
            self.at += ahead + 2

    def _number(self) -> str:
        value = self.take().value
        following = self.peek()
        if self.sees(Kind.DASH) and (end := self.peek(1)) and end.kind is Kind.NUMBER:
            self.at += 2
            return f"{value}–{end.value}"
        if following and following.kind is Kind.NUMBER and "." in value and "." in following.value:   # the dash of a range is lost
            self.at += 1
            return f"{value}–{following.value}"
        return value

    def remark(self) -> Occurrence:
        """"(ikinci halda)", "hər iki halda": which finds are meant; `ONLY`, and nothing taken, where something else comes."""
        at = self.at
        opened = self.skip(Kind.OPEN)
        found = self.occurrence()
        if found is ONLY or (opened and not self.skip(Kind.CLOSE)):
            self.at = at
            return ONLY
        return found

    def occurrence(self) -> Occurrence:
        """The remark without parentheses."""
        if self.sees(Kind.EVERY):
            return Occurrence(all=True, count=int(self.take().value or 0))
        if self.skip(Kind.INFLECTED):
            return Occurrence(inflected=True)
        at = self.at
        numbers = self.numbers() if self.sees(Kind.NUMBER) else []
        if numbers and self.skip(Kind.TIMES):
            return counted(numbers)
        self.at = at
        return ONLY


def counted(numbers: Sequence[Numbered]) -> Occurrence:
    """The finds that are counted: "birinci və ikinci halda"."""
    values = expand(tuple(value for value, _ in numbers), plural=True)
    return Occurrence(which=tuple(int(value) for value in values if value.isdecimal() and len(value) < 10))
