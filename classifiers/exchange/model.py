"""The values of an import: what a file says, how its columns are read, and what became of each row."""

from dataclasses import dataclass, field
from enum import StrEnum

from classifiers.schemes.model import Concept, Labels, Level


class Outcome(StrEnum):
    """What became of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a row.

    ``place`` is where it stands in the file ("Sheet1 12", an address); ``remarks`` tell what was mended or set aside.
    """

    place: str
    code: str
    label: str
    outcome: Outcome
    reason: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a sheet. ``marks`` are the raised or lowered letters in it, which ``text`` holds too; ``plain`` is without them."""

    text: str
    plain: str = ""
    marks: str = ""
    number: bool = False
    formula: bool = False
    indent: int = 0


EMPTY = Cell("")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet by its number in the file, from 1; empty rows are left out."""

    number: int
    cells: tuple[Cell, ...]

    def at(self, column: int) -> Cell:
        """The cell of a column, from 0; an empty one beyond the end."""
        return self.cells[column] if column < len(self.cells) else EMPTY


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name ("" in CSV) and its rows that hold something."""

    name: str
    rows: tuple[Row, ...]


class Hierarchy(StrEnum):
    """How the rows of a sheet tell what lies under what."""

    NONE = "none"
    PARENT = "parent"                   # a column holds the parent's code
    PREFIX = "prefix"                   # the parent's code begins the code ("011" under "01"; "31-33" holds 311)
    COLUMNS = "columns"                 # a column for each level; the last filled holds the code
    INDENT = "indent"                   # by the indentation of the label


@dataclass(frozen=True, slots=True)
class Mapping:
    """Which column is what. Columns are letters ("B"); several that make one value are joined by "+" (or "|": the first filled).

    ``header`` is the row of the heads, 0 for none; ``first`` the first row of data. ``levels`` are columns, each with a pattern where
    one column holds several levels ("A/[A-Z]"). ``digits`` are the least digits of a code of each level: lost zeros are put back.
    ``headings`` are patterns of labels without a code that stand over what follows, by depth.
    """

    code: str = ""
    labels: tuple[tuple[str, str], ...] = ()        # language, columns
    hierarchy: Hierarchy = Hierarchy.NONE
    parent: str = ""
    levels: tuple[str, ...] = ()
    digits: tuple[int, ...] = ()
    headings: tuple[str, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()        # "alt:az", "coreContentNote:en", "status" …, column
    keep: tuple[tuple[str, str], ...] = ()          # name, column
    sheets: tuple[str, ...] = ()
    header: int = 0
    first: int = 1
    drop_marks: bool = True
    encoding: str = ""
    delimiter: str = ""

    @property
    def only_text(self) -> bool:
        """Whether it tells of the text alone, not of its columns."""
        return not self.code and not self.levels


@dataclass(frozen=True, slots=True)
class Item:
    """An item as a file tells it; the verdict on it is still to come. ``fault`` says why it cannot be taken, if so."""

    place: str
    concept: Concept
    fault: str = ""
    remarks: tuple[str, ...] = ()
    repeats: str = ""                               # place of the row it says again


@dataclass(frozen=True, slots=True)
class Scope:
    """What of a concept a file speaks of: what it does not stays as it is held. A whole one speaks of everything."""

    whole: bool = True
    languages: frozenset[str] = frozenset()         # of labels
    hierarchy: bool = True
    fields: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood of a file. ``notes`` name what was not, one sentence each.

    ``choices`` are the classifiers of a file of several by their addresses, with how many concepts each has; ``chosen`` is the one read.
    """

    form: str
    items: tuple[Item, ...]
    scope: Scope = field(default_factory=Scope)
    titles: Labels = ()
    descriptions: Labels = ()
    levels: tuple[Level, ...] = ()
    notes: tuple[str, ...] = ()
    mapping: Mapping | None = None
    choices: tuple[tuple[str, int], ...] = ()
    chosen: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """The verdicts on a file against a version of a scheme. ``base`` is its number, "" for none; ``published`` what it became.

    ``titles``, ``choices`` and ``chosen`` are those of the reading.
    """

    scheme: str
    form: str
    base: str
    verdicts: tuple[Verdict, ...]
    notes: tuple[str, ...] = ()
    published: str = ""
    batch: int = 0
    titles: Labels = ()
    choices: tuple[tuple[str, int], ...] = ()
    chosen: str = ""

    def count(self, outcome: Outcome) -> int:
        return sum(verdict.outcome is outcome for verdict in self.verdicts)
