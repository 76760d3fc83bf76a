"""Two versions of a classifier compared: the changes kept with them, or where none are those read out of them; and what else differs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

from classifiers.schemes import changes as reading
from classifiers.schemes.changes import Link
from classifiers.schemes.model import Concept, ItemChange, label_in
from classifiers.schemes.store import SchemeStore

Pair = tuple[Concept | None, Concept | None]


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
    changes = store.changes(scheme, old, new) or _read(store, scheme, (old, new), pairs)
    told = tuple(Difference(change.old, change.new, change) for change in changes)
    before, after = ({code for one in told for code in getattr(one, side)} for side in ("old", "new"))
    return (*told, *(one for one in _others(pairs) if not (set(one.old) & before or set(one.new) & after)))


def differing(old: Concept, new: Concept) -> tuple[str, ...]:
    """The names of the fields that are not the same, in the order of the type; the identity is none."""
    names = (field.name for field in fields(Concept) if field.name != "id")
    return tuple(name for name in names if getattr(old, name) != getattr(new, name))


def _read(store: SchemeStore, scheme: str, between: tuple[str, str], pairs: Iterable[Pair]) -> tuple[ItemChange, ...]:
    """By the table between the two where there is one; items it does not tell of stay what they are as long as their identity does."""
    table = store.correspondence((scheme, between[0]), (scheme, between[1]))
    links = tuple((link.source, link.target) for link in table.associations) if table else ()
    before, after = {source for source, _ in links}, {target for _, target in links}
    old = _labels([one for one, _ in pairs if one], store.some(scheme, before, between[0]))
    new = _labels([one for _, one in pairs if one], store.some(scheme, after, between[1]))
    return reading.changes(old, new, (*links, *_kept(pairs, before, after)))


def _labels(found: Iterable[Concept], linked: dict[str, Concept]) -> dict[str, str]:
    by_code = {**linked, **{one.code: one for one in found}}
    return {code: label_in(by_code[code].labels, "az") for code in sorted(by_code)}


def _kept(pairs: Iterable[Pair], before: set[str], after: set[str]) -> Iterator[Link]:
    for old, new in pairs:
        if old and new and old.code not in before and new.code not in after:
            yield old.code, new.code


def _others(pairs: Iterable[Pair]) -> Iterator[Difference]:
    """Those in both versions that are not the same; items in one version alone are told by their changes."""
    for old, new in pairs:
        if old and new:
            yield Difference((old.code,), (new.code,), fields=differing(old, new))
        elif one := old or new:
            yield Difference((one.code,) if old else (), (one.code,) if new else ())
