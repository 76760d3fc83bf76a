"""Old words and new ones: which belong together, and where they stand."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from acts.modifications.model import ONLY, Insertion, Occurrence, Position, Step, Substitution, Unit
from acts.modifications.phrases import Path, merged, uncounted


@dataclass(frozen=True, slots=True)
class Aim:
    """A provision words are looked for in: which of the finds are meant, and at which end of it they stand."""

    path: Path
    times: Occurrence = ONLY
    position: Position | None = None


NOWHERE: Final = (Aim((Step(Unit.ARTICLE, "?"),)),)
"""Where words belong that no provision is named for."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a clause with the provisions they belong to. ``side`` "after" or "before": they are an anchor."""

    words: str
    times: Occurrence
    aims: tuple[Aim, ...]
    side: str = ""
    span: tuple[int, int] = (0, 0)


@dataclass(slots=True)
class Group:
    """Old words, or anchors, and the new ones that belong to them. ``dealt``: "müvafiq olaraq" deals the old ones out to the provisions."""

    olds: list[Quote] = field(default_factory=list)
    news: list[Quote] = field(default_factory=list)
    dealt: bool = False

    @property
    def anchored(self) -> bool:
        return any(quote.side for quote in self.olds)

    @property
    def span(self) -> tuple[int, int]:
        quotes = [*self.olds, *self.news]
        return quotes[0].span[0], quotes[-1].span[1]

    def pairs(self) -> list[tuple[Quote, Quote]]:
        """One by one, or all with the only new one, or one with each provision's own; [] where they cannot be paired."""
        olds, news = self._dealt_out(), self.news
        if not olds or not news:
            return []
        if len(olds) == len(news):
            return list(zip(olds, news, strict=True))
        if len(news) == 1:
            return [(old, news[0]) for old in olds]
        if len(olds) == 1 and len(olds[0].aims) == len(news):
            return [(replace(olds[0], aims=(aim,)), new) for aim, new in zip(olds[0].aims, news, strict=True)]
        return [(olds[0], new) for new in news] if len(olds) == 1 and olds[0].side else []

    def _dealt_out(self) -> list[Quote]:
        count = len(self.olds)
        if not self.dealt or count < 2 or any(len(old.aims) != count for old in self.olds):
            return self.olds
        return [replace(old, aims=old.aims[n:n + 1]) for n, old in enumerate(self.olds)]


def aimed(quote: Quote) -> Iterator[Aim]:
    """The provisions of the quotation; the unnamed one where there is none."""
    return iter(quote.aims or NOWHERE)


def substitution(old: Quote, new: Quote, aim: Aim) -> Substitution:
    return Substitution(old.words, new.words, aim.position, _times(old, new, aim))


def insertion(anchor: Quote, new: Quote, aim: Aim) -> Insertion:
    return Insertion(new.words, anchor.words, Position(anchor.side), _times(anchor, new, aim))


def addition(new: Quote, aim: Aim) -> Insertion:
    """Words put at an end of the unit; at its close where no end is told."""
    return Insertion(new.words, "", aim.position or Position.END, told(new.times, aim))


def told(own: Occurrence, aim: Aim) -> Occurrence:
    """Which finds are meant: what is said of the words themselves goes before what is said of the provision."""
    if own.all or own.which:
        return Occurrence(own.all, own.which, own.inflected or aim.times.inflected, own.count)
    return merged(own, aim.times)


def _times(one: Quote, two: Quote, aim: Aim) -> Occurrence:
    return times_of(replace(one, times=merged(one.times, two.times)), aim)


def times_of(quote: Quote, aim: Aim) -> Occurrence:
    """Which finds of a quotation are meant in one of its provisions."""
    return told(uncounted(quote.times) if len(quote.aims) > 1 else quote.times, aim)
