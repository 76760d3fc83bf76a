"""Which sentence an act means: it counts in the text it amends, as that stood before what it changes itself."""

from acts.history.locate import Spot
from acts.history.pieces import Piece, Stretch


def meant(spot: Spot, stretch: Stretch) -> tuple[int, int] | None:
    """The part of the stretch a spot means, a sentence by its place in the former text; None where it has none or nothing of it stands."""
    before = Stretch.over(spot.rows, former=True) if spot.sentence else stretch
    bounds = spot.range(before)
    return bounds if bounds is None or before.text == stretch.text else _now(spot, before, bounds, stretch)


def _now(spot: Spot, before: Stretch, bounds: tuple[int, int], stretch: Stretch) -> tuple[int, int] | None:
    """A range of the former text in the text as it stands, with the words put in between and in place of its last ones."""
    parts = {id(piece): (first, last) for _, piece, first, last in before.between(*bounds)}
    pieces = [piece for row in spot.rows for piece in row.open]
    places = [at for at, piece in enumerate(pieces) if id(piece) in parts]
    starts = {id(piece): start for (_, piece), start in zip(stretch.pieces, stretch.starts, strict=True)}
    spans = []
    for piece in pieces[places[0]:_end(pieces, places[-1])]:
        if id(piece) in starts:
            first, last = parts.get(id(piece), (0, len(piece.text)))
            spans.append((starts[id(piece)] + first, starts[id(piece)] + last))
    return (spans[0][0], spans[-1][1]) if spans else None


def _end(pieces: list[Piece], last: int) -> int:
    """The place behind the last piece, and behind what was put in for it."""
    end = last + 1
    while end < len(pieces) and not pieces[last].live and pieces[end].live and not pieces[end].counts:
        end += 1
    return end
