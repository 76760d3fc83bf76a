"""What an article says beside its paragraphs or points, so that a table with rows for these need not say their words twice."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from acts.concordance.model import Provision

_MARKS: Final = "()[].: "
"""What stands about a label."""


@dataclass(frozen=True, slots=True)
class Apart:
    """An article cut into its own words, those before its parts ("" for none), and the parts that make up all the rest."""

    own: str
    parts: tuple[Provision, ...]


def apart(provisions: Iterable[Provision]) -> Mapping[str, Apart]:
    """By their ids the articles that can be cut so.

    One that says anything more, between its parts or behind them, is not among them: its text has to stand whole.
    """
    articles, parts = dict[str, Provision](), dict[str, dict[str, Provision]]()
    for one in provisions:
        if one.parent:
            parts.setdefault(one.parent, {})[one.id] = one
        else:
            articles[one.id] = one
    found = {id_: (_lead(articles[id_].text, tuple(below.values())), below) for id_, below in parts.items() if id_ in articles}
    return {id_: Apart(lead, tuple(below.values())) for id_, (lead, below) in found.items() if lead is not None}


def _lead(text: str, parts: Sequence[Provision]) -> str | None:
    """The words before the first part; None where words stand between the parts or behind them, or a part is not there."""
    at, between = 0, list[str]()
    for part in sorted(parts, key=lambda part: text.find(part.text)):
        start = text.find(part.text, at)
        if start < 0:
            return None
        between.append(_without(part.label, text[at:start]))
        at = start + len(part.text)
    return None if any(between[1:]) or text[at:].strip() else between[0]


def _without(label: str, words: str) -> str:
    """The words without the label that stands at their end."""
    bare, last = label.strip(_MARKS).split(), words.split()
    named = bool(bare) and [one.strip(_MARKS) for one in last[-len(bare) :]] == bare
    return words.rsplit(maxsplit=len(bare))[0] if named and len(last) > len(bare) else "" if named else words.strip()
