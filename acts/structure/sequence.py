"""Which candidates are headings in truth: their numbers must grow.

The rule. Of all candidate article headings of one act (or one annex) those are headings that make up the longest
row of numbers that never falls: 1, 2, 2-1, 3, 7, … Gaps are legal (repealed articles vanish), equal neighbours too
(an old wording struck out beside the new one). A quoted old "Maddə 49." between 120 and 121 would shorten the row, so it
stays text. Of rows of equal length the one whose numbers are lowest at each place wins, so a stray high number is left out.
"""

from bisect import bisect_right
from collections.abc import Sequence

from acts.numbers import Num, Steps, steps, unflattened

_AHEAD = 12


def longest_row(values: Sequence[Steps]) -> list[int]:
    """Places of the longest never-falling row in `values`, ascending; values that are () are never in it."""
    tails: list[Steps] = []
    ends: list[int] = []
    before: list[int] = [-1] * len(values)
    for place, value in enumerate(values):
        if not value:
            continue
        length = bisect_right(tails, value)
        before[place] = ends[length - 1] if length else -1
        if length == len(tails):
            tails.append(value)
            ends.append(place)
        else:
            tails[length], ends[length] = value, place
    row: list[int] = []
    place = ends[-1] if ends else -1
    while place >= 0:
        row.append(place)
        place = before[place]
    return row[::-1]


def readings(numbers: Sequence[Num]) -> list[Num]:
    """The numbers with flattened insertions read back: "981" between 98 and 99 becomes 98-1 (`Num.reading`).

    A number is flattened when it is its forerunner's with one digit more and a smaller number follows soon.
    """
    read: list[Num] = []
    for place, number in enumerate(numbers):
        insertion = unflattened(number.printed)
        if insertion and read and _is_flattened(number, insertion, read[-1], numbers[place + 1:place + 1 + _AHEAD]):
            number = Num(number.printed, insertion)
        read.append(number)
    return read


def _is_flattened(number: Num, insertion: str, last: Num, ahead: Sequence[Num]) -> bool:
    value, inserted = number.steps, steps(insertion)
    if not last.steps or last.steps[0][0] != inserted[0][0] or last.steps >= inserted:
        return False
    if number.follows(last):
        return False
    return any(inserted < following.steps < value for following in ahead)
