"""What a table of concordance is called unless somebody calls it otherwise: both acts, without what their official titles repeat."""

import re
from typing import Final

from acts.concordance.made import MadeConcordance
from acts.concordance.store import LONGEST_TITLE

_EUROPEAN: Final = re.compile(
    r"(?P<act>(?:\w+ )*(?:Regulation|Directive|Decision|Recommendation) .*?\d+/\d+(?:/\w+)?) "
    r"(?:of the [^\d]+?)?of \d{1,2} \w+ \d{4} (?P<matter>.+)"
)
_NAMES: Final = re.compile(r"\(['‘\"“]?([^()]+?)['’\"”]?\)")
_KINDS: Final = frozenset({"Act", "Code", "Directive", "Regulation"})
_REST: Final = re.compile(r"(?:,| and) (?:amending|repealing) .*| \(Text with EEA relevance\.?\).*")


def named(both: MadeConcordance) -> str:
    """The acts of both sides, cut where they are too long for a title."""
    return f"{called(both.left.side.title)} ↔ {called(both.right.side.title)}"[:LONGEST_TITLE]


def called(title: str) -> str:
    """A title as one calls the act: of an act of the European Union its kind and number with the name it is known by, or else with its
    matter. Who adopted it on which day and what it amends is left out; a name of another kind is that of an act it repeals. Any other
    title as it is.
    """
    found = _EUROPEAN.fullmatch(" ".join(title.split()))
    if not found:
        return title
    kinds = {"Act", "Code", *found["act"].split()}
    known = next((name for name in _NAMES.findall(found["matter"]) if kinds & _KINDS & set(name.split())), "")
    return f"{found['act']} ({known})" if known else f"{found['act']} {_REST.sub('', found['matter']).rstrip(' ,')}"
