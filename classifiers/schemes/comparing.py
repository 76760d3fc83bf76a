"""Two versions of a classifier compared: the changes kept with them, or where none are those read out of them; and what else differs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

from classifiers.schemes.computing import Pair, computed
from classifiers.schemes.model import Concept, ItemChange
from classifiers.schemes.store import SchemeStore


@dataclass(frozen=True, slots=True)
class Difference:
    """Items of the two versions that belong together, by their codes.

    ``change`` says what became of them. None: they are the same items and differ in something that is no change of the model, such as
    notes or their place; ``fields`` are the names of the fields of `Concept`.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    change: ItemChange | None = None
    fields: tuple[str, ...] = ()


def compare(store: SchemeStore, scheme: str, old: str, new: str) -> tuple[Difference, ...]:
    """What differs between two versions: changes first, then what else is not the same. Raises `NoSchemeError`, `NoVersionError`."""
    pairs = store.compared(scheme, old, new)
    kept = store.kept_changes(scheme, old, new)
    changes = computed(store, scheme, old, new, pairs) if kept is None else kept
    told = tuple(Difference(change.old, change.new, change) for change in changes)
    before, after = ({code for one in told for code in getattr(one, side)} for side in ("old", "new"))
    return (*told, *(one for one in _others(pairs) if not (set(one.old) & before or set(one.new) & after)))


def differing(old: Concept, new: Concept) -> tuple[str, ...]:
    """The names of the fields that are not the same, in the order of the type; the identity is none."""
    names = (field.name for field in fields(Concept) if field.name != "id")
    return tuple(name for name in names if getattr(old, name) != getattr(new, name))


def _others(pairs: Iterable[Pair]) -> Iterator[Difference]:
    """Those in both versions that are not the same; items in one version alone are told by their changes."""
    for old, new in pairs:
        if old and new:
            yield Difference((old.code,), (new.code,), fields=differing(old, new))
        elif one := old or new:
            yield Difference((one.code,) if old else (), (one.code,) if new else ())
