"""Phrases that tell lines apart while the tree grows: decisions, transitional provisions, torn numbers, stamps."""

import re
from collections.abc import Sequence
from typing import Final

from acts.model import Line
from acts.numbers import Num
from acts.structure.marks import Mark, Shape
from acts.structure.words import small

DECIDES: Final = re.compile(
    r"qərara\s+alır\w*\s*:?$|qərara\s+alıram\s*:?$|qərar\s+verir\w*\s*:?$|agreed\s+as\s+follows\s*:?$|adopted\s+this\s+\w+\s*:?$|əmr\s+edirəm\s*:?$")
UNNUMBERED: Final = re.compile(r"(?:keçid|yekun|son|əlavə) müddəalar\w?|trans[iı]t[iı]onal (?:clauses|prov[iı]s[iı]ons)")
NO_WORDS: Final = re.compile(r"[\d\s.–-]*")
_ACTS: Final = re.compile(r"qərar|fərman|sərəncam|qanun|əmr")
TORN: Final = re.compile(r"\s*(\d{1,4}(?:-\d{1,2})?(?:\.\d{1,3}){0,3})\.\s+(\d{1,3}(?:\.\d{1,3}){0,4})\.(?!\d)")


def is_of_the_act(heading: Sequence[Line]) -> bool:
    """Whether an annex's stamp names the act itself: "… Qərarına 2 nömrəli əlavə"."""
    return any(_ACTS.search(small(line.plain)) for line in heading[:6])


def mended(mark: Mark, torn: re.Match[str]) -> Mark:
    """The mark of a dotted number with a blank in it: "36-1. 4.1." is 36-1.4.1."""
    number = Num(f"{torn[1]}.{torn[2]}")
    return Mark(mark.kind, Shape.DOTTED, mark.start, torn.end(), number, number.steps)


def is_title(text: str) -> bool:
    """Whether a line before the text is a title line and no sentence."""
    if text.startswith("(") and text.endswith(")"):
        return True
    return (len(text) < 250 and not text.endswith((":", ";", ".", ","))) or text.startswith("№")
