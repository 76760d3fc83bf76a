"""The directory of the well-known acts alone: what is known without a database."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

from acts.known import KnownAct, known_acts
from language.letters import fold
from search.citation.model import Directory, NamedAct
from search.query.fields import BODIES


class KnownDirectory:
    """Finds the well-known acts; none of them counts as held."""

    def by_number(self, number: str, year: int | None = None) -> tuple[NamedAct, ...]:
        found = _shipped().get(("number", fold(number)), ())
        return tuple(act for act in found if year is None or act.adopted is None or act.adopted.year == year)

    def by_title_words(self, words: Iterable[str]) -> tuple[NamedAct, ...]:
        known = known_acts().by_title(" ".join(words))
        return (_named(known),) if known else ()

    def by_eqanun(self, number: int) -> tuple[NamedAct, ...]:
        return _shipped().get(("eqanun", str(number)), ())

    def by_celex(self, celex: str) -> tuple[NamedAct, ...]:
        return _shipped().get(("celex", celex), ())

    def by_uri(self, uri: str) -> tuple[NamedAct, ...]:
        return _shipped().get(("uri", uri), ())

    def places(self, uri: str, eids: tuple[str, ...], day: date | None) -> tuple[str, ...]:  # noqa: ARG002
        """All of them: no text is here to look them up in."""
        return eids

    def bodies(self) -> tuple[str, ...]:
        return tuple(body.value for body in BODIES)


def _named(act: KnownAct) -> NamedAct:
    return NamedAct(act.uri, act.title, act.en, act.number, act.adopted, held=False)


@cache
def _shipped() -> Mapping[tuple[str, str], tuple[NamedAct, ...]]:
    """The well-known acts by each kind of number, and by address."""
    found: dict[tuple[str, str], tuple[NamedAct, ...]] = {}
    for act in known_acts().acts:
        keys = {"number": fold(act.number), "eqanun": str(act.eqanun_id or ""), "celex": act.celex, "uri": act.uri}
        for key in keys.items():
            found[key] = (*found.get(key, ()), _named(act))
    return MappingProxyType(found)


class Directories:
    """The acts held, where a directory of them is given, before those only known."""

    def __init__(self, held: Directory | None) -> None:
        known = KnownDirectory()
        self._all: tuple[Directory, ...] = (held, known) if held else (known,)

    def by_number(self, number: str, year: int | None = None) -> tuple[NamedAct, ...]:
        return _once(act for one in self._all for act in one.by_number(number, year))

    def by_title_words(self, words: Iterable[str]) -> tuple[NamedAct, ...]:
        asked = tuple(words)
        return _once(act for one in self._all for act in one.by_title_words(asked))

    def by_eqanun(self, number: int) -> tuple[NamedAct, ...]:
        return _once(act for one in self._all for act in one.by_eqanun(number))

    def by_celex(self, celex: str) -> tuple[NamedAct, ...]:
        return _once(act for one in self._all for act in one.by_celex(celex))

    def by_uri(self, uri: str) -> tuple[NamedAct, ...]:
        return _once(act for one in self._all for act in one.by_uri(uri))

    def places(self, uri: str, eids: tuple[str, ...], day: date | None) -> tuple[str, ...]:
        return self._all[0].places(uri, eids, day)

    def bodies(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(body for one in self._all for body in one.bodies()))


def _once(acts: Iterable[NamedAct]) -> tuple[NamedAct, ...]:
    """Each act once, as the first that knows it tells."""
    first: dict[str, NamedAct] = {}
    for act in acts:
        first.setdefault(act.uri, act)
    return tuple(first.values())
