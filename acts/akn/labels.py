"""The printed number of a unit parted from its line, so that it stands in `num`."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from acts.model import Line, Run


@dataclass(frozen=True, slots=True)
class Cut:
    """A line's runs parted behind its printed number; `between_runs` where no run had to be cut."""

    before: tuple[Run, ...]
    after: tuple[Run, ...]
    between_runs: bool

    @property
    def length(self) -> int:
        """How much of the line's plain text stands before the cut."""
        return sum(len(run.text) for run in self.before if run.note is None)


def split(line: Line, label: str) -> Cut | None:
    """The line parted behind its number; None where it does not begin with it."""
    if not label or line.cells or line.table is not None or label != label.strip():
        return None
    plain = line.plain
    start = len(plain) - len(plain.lstrip())
    return _cut(line.runs, start + len(label)) if plain.startswith(label, start) else None


def _cut(runs: tuple[Run, ...], left: int) -> Cut | None:
    for place, run in enumerate(runs):
        size = len(run.text) if run.note is None else 0
        if left < size:
            first, second = replace(run, text=run.text[:left]), replace(run, text=run.text[left:])
            return Cut((*runs[:place], first), (second, *runs[place + 1 :]), False)
        left -= size
        if size and not left:
            return Cut(runs[: place + 1], runs[place + 1 :], True)
    return None


def usual_title(heading: Sequence[Line], label: str) -> str:
    """The title most headings have: their words without number and note marks."""
    words = " ".join(" ".join(line.plain for line in heading).split())
    return words.removeprefix(" ".join(label.split())).strip() if label else words
