"""The standards that acts cite on a day, each with how often, by how many acts, under which designations, and how those stand."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from acts.register.model import Judged
from language.letters import fold
from web.browse import csv_row
from web.register_table import told

COLUMNS = ("standard", "acts", "times", "cited as", "standings")


@dataclass(frozen=True, slots=True)
class CitedStandard:
    """A standard undated. ``standings`` are those of its citations with how many have each, problems first."""

    standard: str
    acts: int
    times: int
    designations: tuple[str, ...]
    standings: tuple[tuple[str, int], ...]

    def has(self, words: str) -> bool:
        """Whether its designations hold words, whatever their case and blanks."""
        return _plain(words) in _plain("\n".join((self.standard, *self.designations)))


def by_standard(judged: Iterable[Judged]) -> tuple[CitedStandard, ...]:
    """By how many acts cite each, most first."""
    grouped: dict[str, list[Judged]] = {}
    for one in judged:
        grouped.setdefault(str(one.citation.cited.designation.undated), []).append(one)
    found = (_of(standard, group) for standard, group in grouped.items())
    return tuple(sorted(found, key=lambda one: (-one.acts, -one.times, one.standard)))


def standard_lines(found: Iterable[CitedStandard]) -> Iterator[str]:
    """The lines of a CSV file, its head first; a sign at the beginning tells spreadsheets that it is UTF-8."""
    yield "\ufeff" + csv_row(COLUMNS)
    for one in found:
        standings = "; ".join(f"{standing}: {count}" for standing, count in one.standings)
        yield csv_row((one.standard, str(one.acts), str(one.times), "; ".join(one.designations), standings))


def _of(standard: str, group: list[Judged]) -> CitedStandard:
    problems = {told(one.meaning) for one in group if one.meaning.problem}
    counts = Counter(told(one.meaning) for one in group)
    standings = sorted(counts.items(), key=lambda pair: (pair[0] not in problems, -pair[1], pair[0]))
    designations = sorted({str(one.citation.cited.designation) for one in group})
    return CitedStandard(standard, len({one.citation.work_uri for one in group}), len(group), tuple(designations), tuple(standings))


def _plain(text: str) -> str:
    return fold(text).replace(" ", "")
