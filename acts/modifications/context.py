"""Which provision a phrase means: what it names, completed from what was named before ("həmin maddədə", "ikinci hissəsi")."""

from dataclasses import dataclass
from typing import Final

from acts.modifications.model import Step, Target, Unit
from acts.modifications.phrases import PLAIN, RANK, Path, Place

_WHOLE: Final = (Step(Unit.CODE),)
_NOBODY: Final = (Step(Unit.ARTICLE, "?"),)


@dataclass(frozen=True, slots=True)
class Context:
    """The provisions named last; () when none was."""

    paths: tuple[Path, ...] = ()

    @classmethod
    def of(cls, target: Target | None) -> "Context":
        return cls((target.steps,) if target else ())

    @property
    def target(self) -> Target | None:
        return target_of(self.paths[-1]) if self.paths else None

    def resolved(self, place: Place) -> tuple[Path, ...]:
        """The whole paths of the provisions a phrase names, in order, none twice."""
        found = [path for relative in place.paths for path in self._under(relative, one=place.same and not place.plural)]
        return tuple(dict.fromkeys(found))

    def _under(self, relative: Path, *, one: bool) -> tuple[Path, ...]:
        first = relative[0]
        if first.unit is Unit.TEXT and not self.paths:
            return (_WHOLE,)
        if not first.number and first.unit not in PLAIN:
            return self._meant(relative, one=one)
        if first.unit is Unit.CODE:
            return (relative,) if len(relative) == 1 or RANK[relative[1].unit] >= RANK[Unit.ARTICLE] else (relative[1:],)
        if RANK[first.unit] <= RANK[Unit.ARTICLE] and first.unit is not Unit.PARAGRAPH:
            return (relative,)
        known = self.paths[-1:] if one else self.paths
        return tuple(dict.fromkeys((*_base(path, first.unit), *relative) for path in known or ((),)))

    def _meant(self, relative: Path, *, one: bool) -> tuple[Path, ...]:
        """A unit without number: the one of that kind named last; where there is none, its number is not told."""
        unit = relative[0].unit
        known = [cut for path in (self.paths[-1:] if one else self.paths) if (cut := _through(path, unit))]
        if known:
            return tuple(dict.fromkeys((*path, *relative[1:]) for path in known))
        if unit is Unit.ARTICLE:
            return ((*_NOBODY, *relative[1:]),)
        bases = dict.fromkeys(_base(path, unit) for path in self.paths or ((),))
        return tuple((*base, Step(unit, "?"), *relative[1:]) for base in bases)


def _through(path: Path, unit: Unit) -> Path:
    """The path down to its last step of a unit; "hissə" may stand for "Qeyd hissəsi"; () where it has none."""
    units = [step.unit for step in path]
    wanted = unit if unit in units else Unit.NOTE if unit is Unit.PART else unit
    return path[:len(units) - units[::-1].index(wanted)] if wanted in units else ()


def _base(path: Path, unit: Unit) -> Path:
    """What of a path a deeper unit belongs under; the article is not told where the path names none."""
    rank = RANK[unit]
    kept = list(path)
    while kept and (RANK[kept[-1].unit] >= rank or (unit is Unit.PARAGRAPH and kept[-1].unit is Unit.CODE)):
        kept.pop()
    if tuple(kept) == _WHOLE:
        return ()
    if kept or rank <= RANK[Unit.ARTICLE]:
        return tuple(kept)
    return _NOBODY if not path or path[0].unit is not Unit.CODE else ()


def target_of(path: Path) -> Target:
    """The target of a path, with the other readings its article's number may have."""
    article = next((step.number for step in path if step.unit is Unit.ARTICLE), "")
    return Target(path, readings(article))


def readings(number: str) -> tuple[str, ...]:
    """What a number may stand for whose raised last digit was flattened: "1711.1" → "171-1.1", "16.1.119" → "16.1.11-9"."""
    found = []
    parts = number.split(".")
    for at, part in enumerate(parts):
        longest = 4 if at == 0 else 3
        if part.isdigit() and len(part) >= longest and part[-1] != "0":
            found.append(".".join((*parts[:at], f"{part[:-1]}-{part[-1]}", *parts[at + 1:])))
    if not found and len(parts) > 1 and parts[0].isdigit() and len(parts[0]) == 3 and parts[0][-1] != "0":
        found.append(".".join((f"{parts[0][:-1]}-{parts[0][-1]}", *parts[1:])))
    return tuple(found)
