"""Editions as lines a person can compare: what a golden file of the loaders holds."""

from collections.abc import Iterable, Iterator

from classifiers.standards.catalogue import Refused
from classifiers.standards.model import Edition


def outline(told: Iterable[Edition | Refused]) -> str:
    """A paragraph for each edition or refusal, in the order told."""
    return "\n".join("\n".join(_lines(one)) + "\n" for one in told)


def _lines(one: Edition | Refused) -> Iterator[str]:
    if isinstance(one, Refused):
        yield f"refused {one.place}: {one.text}: {one.reason}"
        return
    yield f"{one.reference} = {one.standard}"
    yield f"    {one.body} {one.kind} {one.status} {one.published or 'no day'} ({one.precision})"
    yield from (f"    title {label.language}: {label.text}" for label in one.titles)
    singles = ("stage", "edition", "committee", "ics_edition", "url", "abstract", "force", "force_act", "withdrawn")
    yield from (f"    {name} {value}" for name in singles if (value := getattr(one, name)) and str(value) != "unknown")
    yield from (f"    {name} {'; '.join(told)}" for name in ("ics", "languages", "alternatives") if (told := getattr(one, name)))
    yield from (f"    adopts {told.base} {told.degree or '?'} {told.method}".rstrip() for told in one.adoptions)
    yield from (f"    {told.kind} {told.target}" + (f" on {told.on}" if told.on else "") for told in one.relations)
    yield from (f"    kept {name}: {text}" for name, text in one.kept)
