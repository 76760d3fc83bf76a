"""Queries that name an act and a place in it: "mülki məcəllə 12", "mm 12.3", "12.3 maddə mülki məcəllə"."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from acts.known import KnownAct, known_acts, title_key
from language.letters import fold
from language.stemming import stem
from search.model import Cited

_NUMBER = re.compile(r"(\d+(?:-\d+)?(?:\.\d+(?:-\d+)?)*)\.?(?:-?(?:[iu]?nc[iu]|c[iu])[a-z]*)?")
_UNIT = re.compile(r"madde\w*|mad\.?|m\.|bend\w*|hisse\w*|articles?|art\.?|paragraph|para\.?|clause|section|§")
_MARKS = ".,;:()\"“”„«»"
_SHORT = 6
"""Letters; names up to this length are abbreviations, taken for a name only beside a number or alone."""

Name = tuple[str, ...]


def cited(text: str) -> tuple[Cited | None, str]:
    """The act and place `text` names, and the text to search for beside it, in which the act's title stands for a short name.

    A name counts when a number stands beside it or nothing else does: "mülki məcəllə ipoteka" is just words.
    """
    words = text.split()
    folded = [fold(word).strip(_MARKS) for word in words]
    numbers = [match[1] for word in folded if (match := _NUMBER.fullmatch(word))]
    others = [at for at, word in enumerate(folded) if not (_NUMBER.fullmatch(word) or _UNIT.fullmatch(word))]
    named = _named(tuple(stem(word) for word in folded))
    if named is None:
        return None, text
    act, first, last = named
    rest = [at for at in others if not first <= at < last]
    if (rest and not numbers) or not _apart(others, rest, first, last):
        return None, text
    number = numbers[0] if numbers else ""
    title = [title_key(act.title)] if len("".join(words[first:last])) <= _SHORT else words[first:last]
    return Cited(act.uri, act.title, eids(number), number), " ".join([*words[:first], *title, *words[last:]])


def eids(number: str) -> tuple[str, ...]:
    """Places a bare number may mean, best first: "12.3" is in article 12, or a point of an act without articles."""
    if not number:
        return ()
    head = number.split(".")[0]
    return tuple(dict.fromkeys((f"art_{head}", f"point_{number}", f"point_{head}")))


def _apart(others: list[int], rest: list[int], first: int, last: int) -> bool:
    """Whether the name found is made of words, not of the number or the unit itself."""
    return bool(set(range(first, last)) & set(others)) and len(rest) < len(others)


def _named(words: Name) -> tuple[KnownAct, int, int] | None:
    """The longest run of words that names a known act, and where it stands."""
    names = _names()
    longest = max(map(len, names))
    for length in range(min(len(words), longest), 0, -1):
        for first in range(len(words) - length + 1):
            if act := names.get(words[first : first + length]):
                return act, first, first + length
    return None


@cache
def _names() -> Mapping[Name, KnownAct]:
    """The names of the known acts as stems, so that any case ending fits."""
    acts = known_acts().acts
    return MappingProxyType({_stems(title_key(name)) or _stems(name): act for act in acts for name in act.names})


def _stems(name: str) -> Name:
    return tuple(stem(fold(word).strip(_MARKS)) for word in name.split())
