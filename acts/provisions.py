"""Provisions: the units a reader finds and cites."""

from dataclasses import dataclass

from acts.model import Element


@dataclass(frozen=True, slots=True)
class Provision:
    """An article, or where an act has none, a point at the top, an annex's point or a whole small annex.

    ``path`` are the titles of the units above it, outermost first, as shown to a reader ("I bölmə. Ümumi müddəalar").
    ``repealed`` tells that all of it is struck out.
    """

    element: Element
    path: tuple[str, ...]
    heading: str
    body: str
    repealed: bool
