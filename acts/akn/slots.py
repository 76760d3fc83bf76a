"""Where the units of an act, or of an annex, stand among the parts Akoma Ntoso gives a document, their order kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from acts.model import Element, Kind

_FRONT: Final = frozenset({Kind.PREFACE, Kind.TOC, Kind.PREAMBLE})
_BACK: Final = frozenset({Kind.SIGNATURE, Kind.NOTES})
_OUTSIDE: Final = _FRONT | _BACK | {Kind.ATTACHMENT}


@dataclass(frozen=True, slots=True)
class Slots:
    """The children of an act in the five parts, which follow each other in this order."""

    preface: tuple[Element, ...]
    preamble: tuple[Element, ...]
    body: tuple[Element, ...]
    conclusions: tuple[Element, ...]
    attachments: tuple[Element, ...]


def slots(children: Sequence[Element]) -> Slots:
    """The parts of an act's children. Units that come too early or too late for their own part go where the order wants them."""
    inner = [place for place, child in enumerate(children) if child.kind not in _OUTSIDE]
    strange = [place for place, child in enumerate(children) if child.kind not in _FRONT]
    start = min(inner[:1] + strange[:1], default=len(children))
    end = inner[-1] + 1 if inner else start
    front, back = children[:start], children[end:]
    turn = next((place for place, child in enumerate(front) if child.kind is Kind.PREAMBLE), len(front))
    annex = next((place for place, child in enumerate(back) if child.kind is Kind.ATTACHMENT), len(back))
    return Slots(
        preface=tuple(front[:turn]), preamble=tuple(front[turn:]), body=tuple(children[start:end]),
        conclusions=tuple(back[:annex]), attachments=tuple(back[annex:]),
    )  # fmt: skip
