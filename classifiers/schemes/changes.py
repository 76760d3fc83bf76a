"""What changed between two versions, read out of the table of links between their items.

The kinds are those of the GSIM statistical classification model (Neuchâtel terminology). Items that links join form a component; what
kind of change it is follows from how many old and new items it has, and which of the old survive as one of the new.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from classifiers.schemes.model import ChangeKind, ItemChange

Link = tuple[str, str]
"""An old code and a new one."""
Labels = Mapping[str, str]
"""By code, what an item is called."""
_APART: Final = re.compile(r"[\W_]+")
_DOTS: Final = str.maketrans("Iİı", "iii")                # the same letter to whoever compares two spellings


@dataclass(frozen=True, slots=True)
class Component:
    """Items that links join, each side in the order of its codes. ``survivors``: the links along which an item stays what it was."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    links: tuple[Link, ...]
    survivors: tuple[Link, ...]


def changes(old: Labels, new: Labels, links: Iterable[Link]) -> tuple[ItemChange, ...]:
    """The changes between two versions whose items of one level are given, in the order of the old codes; what stays is left out."""
    found = (change_of(component, old, new) for component in components(old, new, links))
    return tuple(change for change in found if change is not None)


def components(old: Labels, new: Labels, links: Iterable[Link]) -> Iterator[Component]:
    """The items joined by links, each in one component; links from or to items that are not given are left out."""
    known = tuple(dict.fromkeys(link for link in links if link[0] in old and link[1] in new))
    beside: dict[tuple[str, bool], list[tuple[str, bool]]] = defaultdict(list)
    for before, after in known:
        beside[before, True].append((after, False))
        beside[after, False].append((before, True))
    seen: set[tuple[str, bool]] = set()
    for start in (*((code, True) for code in old), *((code, False) for code in new)):
        if start not in seen:
            joined = _joined(start, beside)
            seen |= joined
            yield _component(joined, beside, old, new)


def change_of(component: Component, old: Labels, new: Labels) -> ItemChange | None:
    """The change a component is; None where its one item stays as it was."""
    kind = _kind(component, old, new)
    if kind is None:
        return None
    virtual = kind in (ChangeKind.CODE_CHANGE, ChangeKind.NAME_CHANGE, ChangeKind.CODE_AND_NAME)
    also = () if virtual else tuple(said for link in component.survivors for said in _renamed(link, old, new))
    return ItemChange(kind, component.old, component.new, also)


def spelt(label: str) -> str:
    """A label as it is compared: letters and digits alone, in small letters."""
    return _APART.sub(" ", unicodedata.normalize("NFKC", label).translate(_DOTS).casefold()).strip()


def _joined(start: tuple[str, bool], beside: Mapping[tuple[str, bool], Sequence[tuple[str, bool]]]) -> set[tuple[str, bool]]:
    found, waiting = {start}, [start]
    while waiting:
        for one in beside.get(waiting.pop(), ()):
            if one not in found:
                found.add(one)
                waiting.append(one)
    return found


def _component(
    joined: Iterable[tuple[str, bool]], beside: Mapping[tuple[str, bool], Sequence[tuple[str, bool]]], old: Labels, new: Labels
) -> Component:
    before = tuple(sorted(code for code, is_old in joined if is_old))
    after = tuple(sorted(code for code, is_old in joined if not is_old))
    links = tuple((one, other) for one in before for other, _is_old in sorted(beside.get((one, True), ())))
    return Component(before, after, links, tuple(_survivors(links, old, new)))


def _survivors(links: Sequence[Link], old: Labels, new: Labels) -> list[Link]:
    """One to one, the surest ground first: code and label, label, label in the other English spelling, code alone."""
    grounds: tuple[Callable[[str, str], bool], ...] = (
        lambda before, after: before == after and spelt(old[before]) == spelt(new[after]),
        lambda before, after: spelt(old[before]) == spelt(new[after]),
        lambda before, after: _with_z(spelt(old[before])) == _with_z(spelt(new[after])),
        lambda before, after: before == after,
    )
    found: dict[str, str] = {}
    for ground in grounds:
        for before, after in links:
            if before not in found and after not in found.values() and ground(before, after):
                found[before] = after
    return sorted(found.items())


def _with_z(label: str) -> str:
    return label.replace("is", "iz")


def _kind(component: Component, old: Labels, new: Labels) -> ChangeKind | None:
    """Source: GSIM, statistical classification; as worded in the definitions the official tables were read by."""
    survivors = component.survivors
    match len(component.old), len(component.new):
        case 1, 0:
            return ChangeKind.DELETION
        case 0, 1:
            return ChangeKind.CREATION
        case 1, 1:
            return _virtual(component.old[0], component.new[0], old, new)
        case _, 1:
            return ChangeKind.TAKE_OVER if survivors else ChangeKind.MERGER
        case 1, _:
            return ChangeKind.SPLIT_OFF if survivors else ChangeKind.BREAKDOWN
        case many, others if many == others == len(survivors):
            return ChangeKind.TRANSFER
        case _:
            return ChangeKind.MIXED


def _virtual(before: str, after: str, old: Labels, new: Labels) -> ChangeKind | None:
    names_differ = spelt(old[before]) != spelt(new[after])
    if before == after:
        return ChangeKind.NAME_CHANGE if names_differ else None
    return ChangeKind.CODE_AND_NAME if names_differ else ChangeKind.CODE_CHANGE


def _renamed(link: Link, old: Labels, new: Labels) -> Iterator[str]:
    before, after = link
    if before != after:
        yield f"{ChangeKind.CODE_CHANGE} {before}>{after}"
    if spelt(old[before]) != spelt(new[after]):
        yield f"{ChangeKind.NAME_CHANGE} {before}>{after}"
