"""What people call acts in queries: names of the well-known acts, short, whole and in part, as stems so that any case ending fits."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from acts.known import KnownAct, known_acts, title_key
from language.letters import fold
from language.stemming import stem

MARKS: Final = ".,;:()\"“”„«»'’?!"
_LAW_ON: Final = re.compile(r"^(?:the )?(?:constitutional )?law on (?:the )?(.+)$", re.IGNORECASE)
_PARTS: Final = (re.compile(r"^(.+?) m[eə]c[eə]ll[eə](?:si)?$"), re.compile(r"^(.+) (?:haqqinda|barede)$"), re.compile(r"^(.+) code$"))

Stems = tuple[str, ...]


class Force(IntEnum):
    """How surely a name means the act: the greater the surer."""

    PART = 1                            # "mülki": only beside the number of an article, and nothing else
    SHORT = 2                           # "MM": beside a number, or alone
    WHOLE = 3                           # "mülki məcəllə"


@dataclass(frozen=True, slots=True)
class Name:
    """A name of an act."""

    act: KnownAct
    force: Force

    @property
    def is_code(self) -> bool:
        """Codes and the constitution are named by part of their title oftener than others."""
        return self.act.subtype in ("code", "constitution")


def stems(name: str) -> Stems:
    """The stems of a name, marks gone."""
    return tuple(stem(word) for word in (part.strip(MARKS) for part in fold(name).split()) if word)


def known_names() -> Mapping[Stems, Name]:
    """The names by their stems. A name of two acts is the surer one's."""
    return _names()


@cache
def longest_name() -> int:
    """Words of the longest name."""
    return max(map(len, _names()))


@cache
def _names() -> Mapping[Stems, Name]:
    rows = sorted(_all_names(), key=lambda row: row[1].force)
    return MappingProxyType({key: name for key, name in rows if key})


def _all_names() -> Iterator[tuple[Stems, Name]]:
    extra = _typed_names()
    for act in known_acts().acts:
        whole, short = extra.get(act.title, ((), ()))
        for name in (*act.names, *whole):
            force = Force.SHORT if name.isupper() and len(name) < 6 else Force.WHOLE
            yield from ((stems(form), Name(act, force)) for form in _forms(name))
        yield from ((stems(name), Name(act, Force.SHORT)) for name in short)
        yield from ((stems(part), Name(act, Force.PART)) for part in _parts(act))


def _forms(name: str) -> Iterator[str]:
    """A name, without the country, and an English "Law on X" as "X law"."""
    key = title_key(name)
    yield key or name
    yield name
    if found := _LAW_ON.match(name):
        yield f"{found[1]} law"
        yield f"{found[1]} act"
    if found := _PARTS[1].match(key):
        yield f"{found[1]} qanun"


def _parts(act: KnownAct) -> Iterator[str]:
    """A title without the word that tells its kind: "mülki", "personal data"."""
    for key in filter(None, (title_key(act.title), title_key(act.en))):
        yield from (found[1] for pattern in _PARTS if (found := pattern.match(key)))
        if found := _LAW_ON.match(key):
            yield found[1]


@cache
def _typed_names() -> Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    raw = tomllib.loads(files("search.citation").joinpath("names.toml").read_text("utf-8"))
    return MappingProxyType({row["act"]: (tuple(row.get("names", ())), tuple(row.get("short", ()))) for row in raw["act"]})


def longest_run(words: Iterable[str]) -> tuple[Name, int, int] | None:
    """The longest run of folded words that names an act, and where it stands; of runs alike long the surer, then the first."""
    keys = tuple(stem(word) for word in words)
    names = _names()
    for length in range(min(len(keys), longest_name()), 0, -1):
        runs = ((names[key], at, at + length) for at in range(len(keys) - length + 1) if (key := keys[at : at + length]) in names)
        if best := max(runs, key=lambda run: (run[0].force, -run[1]), default=None):
            return best
    return None
