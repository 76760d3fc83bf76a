"""Likeness of provisions across Azerbaijani and English: each side is read through the dictionary, and both ways must agree.

The Azerbaijani side is cut into words and phrases the dictionary knows; a provision is like another by the share of its words whose
equivalents the other has, and by the share of the other's words that are equivalents of its own. Headings count besides.
No numbers of articles are looked at, and no order.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

import numpy as np

from acts.concordance.crossing_cognates import cognates
from acts.concordance.crossing_lexicon import Key, Lexicon, Unit
from acts.concordance.crossing_scores import Bag, Matrix, accounted, bag, rarity, strongest, without_hubs
from acts.concordance.crossing_words import Reader, Stem, azerbaijani_first, says_something
from acts.concordance.model import Provision
from language.analysis import Tongue

_HEADING: Final = 0.25
"""The share of the score that likeness of headings makes where both have one."""

_LOOSE: Final = np.float32(0.8)
"""What a phrase rendered word by word is worth against one rendered as the dictionary has it."""


def likeness(left: Sequence[Provision], right: Sequence[Provision], languages: tuple[Tongue, Tongue] = ("aze", "eng")) -> Matrix:
    """How alike each provision of the left (row) is to each of the right (column), from 0 to 1.

    `languages` are those of the sides, one Azerbaijani, the other English. Articles are held against articles
    and what stands below them against its like when hubs are held back.
    """
    if languages[0] == "eng":
        return np.ascontiguousarray(likeness(right, left, (languages[1], languages[0])).T)
    if not left or not right:
        return np.zeros((len(left), len(right)), dtype=np.float32)
    crossing = _Crossing()
    scores = crossing.alike([one.text for one in left], [one.text for one in right])
    headed = np.outer([bool(one.heading) for one in left], [bool(one.heading) for one in right])
    if headed.any():
        headings = crossing.alike([one.heading for one in left], [one.heading for one in right])
        scores = np.where(headed, (1 - _HEADING) * scores + _HEADING * headings, scores).astype(np.float32)
    return _by_level(scores, left, right)


class Terms:
    """Tells by which words provisions are alike. Remembers the texts it has read, each of which stands in many pairs; one to a thread."""

    def __init__(self) -> None:
        self._crossing = _Crossing()

    def behind(self, left: Provision, right: Provision) -> tuple[tuple[str, str], ...]:
        """The words of Azerbaijani and of English, as they stand, by which two provisions are alike, the weightiest first.

        Either may be the Azerbaijani one. A word that stands more than once is told once.
        """
        one, other = _whole(left), _whole(right)
        return self._crossing.shared(*((one, other) if azerbaijani_first(one, other) else (other, one)))


def _whole(provision: Provision) -> str:
    return f"{provision.heading}\n{provision.text}" if provision.heading else provision.text


def _by_level(scores: Matrix, left: Sequence[Provision], right: Sequence[Provision]) -> Matrix:
    held_back = scores.copy()
    for below_left in (False, True):
        rows = [at for at, one in enumerate(left) if bool(one.parent) is below_left]
        for below_right in (False, True):
            columns = [at for at, one in enumerate(right) if bool(one.parent) is below_right]
            block = np.ix_(rows, columns)
            held_back[block] = without_hubs(scores[block])
    return held_back


class _Crossing:
    """The dictionary open for a set of texts; one to a thread."""

    def __init__(self) -> None:
        self._reader = Reader()
        self._lexicon = Lexicon(self._reader)
        self._units, self._stems = cache(self._cut), cache(self._english)

    def alike(self, azerbaijani: Sequence[str], english: Sequence[str]) -> Matrix:
        """The geometric mean of what each text accounts for of the other."""
        units = bag([[unit.key for unit in self._units(text)] for text in azerbaijani])
        stems = bag([[stem.stem for stem in self._stems(text)] for text in english])
        if not units.place or not stems.place:
            return np.zeros((len(azerbaijani), len(english)), dtype=np.float32)
        ours, theirs = self._reached(units, stems)
        length = np.array([len(key) for key in units.place], dtype=np.float32)
        there = accounted(units, ours, length)
        back = accounted(stems, theirs, np.ones(len(stems.place), dtype=np.float32))
        both: Matrix = np.sqrt(there * back.T)
        return both

    def shared(self, azerbaijani: str, english: str) -> tuple[tuple[str, str], ...]:
        """The words of two texts that answer each other, the weightiest first."""
        units, stems = self._units(azerbaijani), self._stems(english)
        places: dict[str, list[int]] = defaultdict(list)
        for at, stem in enumerate(stems):
            places[stem.stem].append(at)
        found: dict[Key, tuple[float, str, str]] = {}
        for key, renderings in self._links(dict.fromkeys(unit.key for unit in units), places).items():
            answers = (
                (_telling(key, rendering, weight, renderings), -start, end)
                for rendering, weight in renderings.items() if places.keys() >= set(rendering)
                for start, end in _runs(rendering, stems, places)
            )  # fmt: skip
            if best := max(answers, default=None):
                unit = next(unit for unit in units if unit.key == key)
                found[key] = (best[0], azerbaijani[unit.start : unit.end], english[-best[1] : best[2]])
        return tuple(dict.fromkeys((az, en) for _, az, en in sorted(found.values(), key=lambda one: -one[0]) if says_something(en)))

    def _cut(self, text: str) -> tuple[Unit, ...]:
        return self._lexicon.units(self._reader.stems(text, "aze"))

    def _english(self, text: str) -> tuple[Stem, ...]:
        return self._reader.stems(text, "eng")

    def _reached(self, units: Bag[Key], stems: Bag[str]) -> tuple[Matrix, Matrix]:
        """How far each unit has an equivalent in each English text, and each stem of English in each Azerbaijani one.

        A phrase is reached as a whole or, which is worth less, word by word: translators do not keep to the dictionary.
        """
        ours, theirs = self._held(units, stems)
        phrases = [key for key in units.place if len(key) > 1]
        if not phrases:
            return ours, theirs
        parts = _parts(units, phrases)
        single, given = self._held(parts, stems)
        loose = ((units.place[key], _LOOSE * single[[parts.place[word,] for word in key]].mean(axis=0)) for key in phrases)
        return np.maximum(ours, strongest(ours.shape, loose)), np.maximum(theirs, _LOOSE * given)

    def _held(self, units: Bag[Key], stems: Bag[str]) -> tuple[Matrix, Matrix]:
        """The same by whole units alone."""
        links, held, has = self._links(units.place, stems.place), stems.held, units.held
        tells = rarity(held)
        ours = strongest((len(units.place), held.shape[1]), (
            (units.place[key], weight * _present(rendering, stems, held, tells))
            for key, renderings in links.items() for rendering, weight in renderings.items()
        ))  # fmt: skip
        theirs = strongest((len(stems.place), has.shape[1]), (
            (stems.place[stem], weight * np.sqrt(share) * has[units.place[key]])
            for key, renderings in links.items() for rendering, weight in renderings.items()
            for stem, share in _shares(rendering, stems, tells) if stem in stems.place
        ))  # fmt: skip
        return ours, theirs

    def _links(self, keys: Mapping[Key, object], stems: Mapping[str, object]) -> dict[Key, Mapping[Key, float]]:
        """By unit what it may be in English: from the dictionary, or by its letters; a number is itself."""
        borrowed = cognates([key[0] for key in keys if len(key) == 1], stems)
        return {
            key: {key: 1.0} if key[0].isdecimal()
            else {(stem,): weight for stem, weight in borrowed.get(key[0], {}).items()} | dict(self._lexicon.renderings(key))
            if len(key) == 1 else self._lexicon.renderings(key)
            for key in keys
        }  # fmt: skip


def _telling(key: Key, rendering: Key, weight: float, renderings: Mapping[Key, float]) -> float:
    """How much an answer tells: a long phrase more, and a word with few equivalents."""
    return float(weight * len(key) * len(rendering) ** 0.5 / np.log2(2 + len(renderings)))


def _runs(rendering: Key, stems: Sequence[Stem], places: Mapping[str, Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Where the words of a rendering stand side by side, in any order: looked for about the rarest of them, by the places of each."""
    size, wanted = len(rendering), set(rendering)
    rarest = min((places[stem] for stem in rendering), key=len)
    for start in sorted({begin for at in rarest for begin in range(max(at - size + 1, 0), at + 1)}):
        run = stems[start : start + size]
        if {stem.stem for stem in run} == wanted:
            yield run[0].start, run[-1].end


def _parts(units: Bag[Key], phrases: Sequence[Key]) -> Bag[Key]:
    """The words of phrases as units of their own, with the texts they stand in."""
    place: dict[Key, int] = {(word,): at for at, word in enumerate(dict.fromkeys(word for key in phrases for word in key))}
    counts = np.zeros((len(units.counts), len(place)), dtype=np.float32)
    for key in phrases:
        for word in key:
            counts[:, place[word,]] += units.counts[:, units.place[key]]
    return Bag(place, counts)


def _shares(rendering: Key, stems: Bag[str], tells: Matrix) -> list[tuple[str, np.float32]]:
    """The words of a rendering and how much of it each makes; one that stands nowhere tells as much as the rarest."""
    weights = [tells[stems.place[stem]] if stem in stems.place else tells.max() for stem in rendering]
    whole = max(sum(weights), 1e-6)
    return [(stem, np.float32(weight / whole)) for stem, weight in zip(rendering, weights, strict=True)]


def _present(rendering: Key, stems: Bag[str], held: Matrix, tells: Matrix) -> Matrix:
    found: Matrix = np.zeros(held.shape[1], dtype=np.float32)
    for stem, share in _shares(rendering, stems, tells):
        if stem in stems.place:
            found = found + share * held[stems.place[stem]]
    return found
