"""A mapping proposed from what a sheet looks like; a person sees and mends it."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from classifiers.errors import ExchangeError
from classifiers.exchange import naming, parents
from classifiers.exchange.columns import letters_of
from classifiers.exchange.columns_read import is_code
from classifiers.exchange.model import Hierarchy, Mapping, Row, Sheet
from language.letters import upper

LOOKED_AT = 3000
NO_ROWS = "expected rows under the heads of the columns, found none"
MOST_INDENTS = 12
FIRST_ROWS = 25
MOST = 0.8
MOST_NAMED = 0.5                        # of a column whose head says what it holds
NO_CODES = naming.PARENTS | naming.LEVELS | naming.LABELS
LETTERS = re.compile(r"[^\W\d_]")
NUMBERED_HEADING = re.compile(r"(?i)^\s*[^\W\d_]+(\s+[^\W\d_]+)?\s+([0-9]+|[IVXLC]+)\b")
NUMBERED = r"^\s*[^\W\d_]+(\s+[^\W\d_]+)?\s+([0-9]+|[IVXLC]+)\b"


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds, over the rows of data."""

    number: int
    head: str
    values: tuple[str, ...]             # what is filled
    indents: int                        # how many indentations are used more than now and then

    @property
    def codes(self) -> float:
        """The share of what can be a code."""
        return sum(map(is_code, self.values)) / len(self.values) if self.values else 0.0

    @property
    def texts(self) -> float:
        """The share of what can be a label."""
        return sum(map(_is_text, self.values)) / len(self.values) if self.values else 0.0


def _is_text(value: str) -> bool:
    """Whether a value can be a label: some letters, or a short word that is not all capitals."""
    return bool(LETTERS.search(value)) and (len(value) > 3 or (value.isalpha() and len(value) > 1 and value != upper(value)))


def propose(sheets: Iterable[Sheet]) -> Mapping:
    """The mapping that fits the first sheet that holds something, and whichever others are built alike.

    Raises `ExchangeError` where there are heads alone, and where no column can hold codes.
    """
    filled = [sheet for sheet in sheets if sheet.rows]
    if not filled:
        raise ExchangeError("expected rows, found none")
    header, first = head_of(filled[0])
    alike = [sheet for sheet in filled if sheet is filled[0] or (header and _heads(sheet, header) == _heads(filled[0], header))]
    rows = tuple(row for sheet in alike for row in sheet.rows if row.number >= first)[:LOOKED_AT]
    if not rows:
        raise ExchangeError(NO_ROWS)
    columns = _columns(filled[0], header, rows)
    mapping = _own(columns, header, first) or _of_columns(columns, header, first, Sheet(filled[0].name, rows))
    return replace(mapping, sheets=tuple(sheet.name for sheet in alike)) if len(filled) > 1 else mapping


# rows
def head_of(sheet: Sheet) -> tuple[int, int]:
    """The row of the heads (0 for none) and the first of data."""
    named = [row for row in sheet.rows[:FIRST_ROWS] if _names_columns(row)]
    if named:
        return named[0].number, _after(sheet, named[0].number)
    for before, row in zip((None, *sheet.rows), sheet.rows[: FIRST_ROWS * 4], strict=False):
        at = next((at for at, cell in enumerate(row.cells) if is_code(cell.plain.strip())), None)
        if at is not None and any(len(cell.text.strip()) > 3 for cell in row.cells[at + 1 :]):
            headed = before is not None and before.at(at).text.strip()
            return (before.number, row.number) if before is not None and headed else (0, sheet.rows[0].number)
    return 0, sheet.rows[0].number


def _names_columns(row: Row) -> bool:
    heads = [cell.text.strip() for cell in row.cells if cell.text.strip()]
    if any(len(head) > 80 for head in heads) or len(heads) < 2:
        return False
    own = all(naming.own_field(head) for head in heads)
    code = any(naming.is_any(head, naming.CODES) for head in heads)
    label = any(naming.is_any(head, naming.LABELS) or naming.own_field(head).startswith("label") for head in heads)
    return own or (code and label)


def _after(sheet: Sheet, number: int) -> int:
    return next((row.number for row in sheet.rows if row.number > number), number + 1)


def _columns(sheet: Sheet, header: int, rows: tuple[Row, ...]) -> tuple[Column, ...]:
    heads = next((row for row in sheet.rows if row.number == header), None) if header else None
    widest = max((len(row.cells) for row in (*rows, *((heads,) if heads else ()))), default=0)
    return tuple(_column(number, heads.at(number).text if heads else "", rows) for number in range(widest))


def _column(number: int, head: str, rows: Iterable[Row]) -> Column:
    cells = [cell for row in rows if (cell := row.at(number)).text.strip()]
    values = tuple(" ".join(cell.plain.split()) for cell in cells)
    indents = Counter(cell.indent or len(cell.text) - len(cell.text.lstrip()) for cell in cells)
    return Column(number, " ".join(head.split()), values, sum(count >= len(cells) * 0.05 for count in indents.values()))


# our own tables
def _own(columns: tuple[Column, ...], header: int, first: int) -> Mapping | None:
    """Of a table with our own heads: each is what it says."""
    heads = {naming.own_field(column.head): letters_of(column.number) for column in columns if column.head}
    if "" in heads or "code" not in heads or not any(head.startswith("label:") for head in heads):
        return None
    labels = tuple((head.partition(":")[2], column) for head, column in heads.items() if head.startswith("label:"))
    fields = tuple((head, column) for head, column in heads.items() if head not in ("code", "parent") and not head.startswith("label:"))
    hierarchy = Hierarchy.PARENT if "parent" in heads else Hierarchy.NONE
    return Mapping(heads["code"], labels, hierarchy, heads.get("parent", ""), fields=fields, header=header, first=first)


# tables of others
def _of_columns(columns: tuple[Column, ...], header: int, first: int, sheet: Sheet) -> Mapping:
    codes = _codes(columns)
    if not codes:
        raise ExchangeError(f"expected a column of codes, found none in {sheet.name or 'the table'}")
    labels = _labels(columns, codes)
    beside = "".join(f"|{letters_of(one.number)}" for one in codes[1:] if any(not is_code(value) for value in one.values))
    parent = next((column for column in columns if naming.is_any(column.head, naming.PARENTS)), None)
    used = {column.number for column in (*codes, *((parent,) if parent else ()))} | {number for _, number in labels}
    free = [column for column in columns if column.values and column.number not in used]
    heads = {field: column.number for column in reversed(free) if (field := naming.field_of(column.head))}
    fields = {number: field for field, number in sorted(heads.items(), key=lambda pair: pair[1])}
    keep = tuple((_name(column, columns), letters_of(column.number)) for column in free if column.number not in fields)
    said = tuple((language, letters_of(number) + beside) for language, number in labels)
    named = tuple((field, letters_of(number)) for number, field in fields.items())
    shared = Mapping(labels=said, header=header, first=first, fields=named, keep=keep)
    if parent is not None:
        deep = (one for one in columns if naming.is_any(one.head, naming.LEVELS) and _whole_numbers(one))
        level = tuple(("level", letters_of(one.number)) for one in deep)
        kept = tuple(pair for pair in keep if pair[1] not in {column for _, column in level})
        return replace(
            shared, code=letters_of(codes[0].number), hierarchy=Hierarchy.PARENT, parent=letters_of(parent.number),
            fields=(*level, *named), keep=kept,
        )  # fmt: skip
    if len(codes) > 1:
        levels = tuple(level for column in codes for level in _levels(column))
        return replace(shared, hierarchy=Hierarchy.COLUMNS, levels=levels, digits=_level_digits(codes, levels))
    return _of_one_code(codes[0], columns, labels, sheet, shared)


def _whole_numbers(column: Column) -> bool:
    return all(value.isdigit() for value in column.values)


def _of_one_code(code: Column, columns: tuple[Column, ...], labels: list[tuple[str, int]], sheet: Sheet, shared: Mapping) -> Mapping:
    mapping = replace(shared, code=letters_of(code.number))
    headings, digits = _headings(code, labels, sheet), _digits(code.values)
    if not headings and _by_prefix(code.values):
        return replace(mapping, hierarchy=Hierarchy.PREFIX)
    if not headings and labels and 1 < columns[labels[0][1]].indents <= MOST_INDENTS:
        return replace(mapping, hierarchy=Hierarchy.INDENT)
    return replace(mapping, headings=headings, digits=(digits,) if digits else ())


def _codes(columns: tuple[Column, ...]) -> list[Column]:
    """The column of codes, or those of the levels side by side."""
    named = [one for one in columns if naming.is_any(one.head, naming.CODES) and one.codes >= MOST_NAMED]
    filled = [one for one in columns if one.codes >= MOST and _codelike(one)]
    start = (filled or named)[:1] if not named else named[:1]
    if not start:
        return []
    group = [start[0]]
    for column in columns[start[0].number + 1 :]:
        if column.codes < MOST or not column.values or not _codelike(column) or naming.is_any(column.head, NO_CODES):
            break
        group.append(column)
    return group if len(group) > 1 and _are_levels(group) else group[:1]


def _codelike(column: Column) -> bool:
    """Not a column of marks alone: codes differ from row to row and hold letters or digits."""
    real = [value for value in column.values if any(map(str.isalnum, value))]
    return len(real) > len(column.values) * MOST and (len(set(real)) > 1 or len(real) == 1)


def _are_levels(group: list[Column]) -> bool:
    """Each further column holds more different codes than the one before, or longer ones."""
    kinds = [len(set(column.values)) for column in group]
    longest = [max(map(len, column.values)) for column in group]
    return sorted(kinds) == kinds or sorted(set(longest)) == longest


def _levels(column: Column) -> tuple[str, ...]:
    """A column of letters and of numbers holds two levels."""
    letters = letters_of(column.number)
    kinds = Counter("letter" if value.isalpha() and len(value) == 1 else "digit" if value.isdigit() else "other" for value in column.values)
    if kinds["letter"] and kinds["digit"] and not kinds["other"]:
        return (rf"{letters}/[^\W\d_]", rf"{letters}/\d+")
    return (letters,)


def _level_digits(codes: list[Column], levels: tuple[str, ...]) -> tuple[int, ...]:
    by_letters = {letters_of(column.number): column for column in codes}
    found = tuple(_digits([value for value in by_letters[level.partition("/")[0]].values if value.isdigit()]) for level in levels)
    return found if any(found) else ()


def _digits(values: Iterable[str]) -> int:
    """How long codes are whose zeros got lost: of all but one length and one digit less, or of three lengths; 0 where none seem lost."""
    lengths = Counter(len(value) for value in values if value.isdigit())
    longest = max((length for length, count in lengths.items() if count >= sum(lengths.values()) * 0.1), default=0)
    shorter = [length for length in lengths if length < longest]
    return longest if shorter and min(shorter) >= longest - 2 else 0


def _by_prefix(values: tuple[str, ...]) -> bool:
    """Whether most codes begin with another one: by digits, or up to a dot or dash."""
    codes = dict.fromkeys(values)
    known = parents.prefixes(codes)
    shortest = min(map(len, codes))
    longer = [code for code in codes if len(code) > shortest]
    under = [code for code in longer if (found := parents.parent_of(code, known)) and _parted(code, found[0])]
    return len(longer) > 1 and len(under) >= len(longer) * 0.6


def _parted(code: str, parent: str) -> bool:
    return code[len(parent) :][:1] in ".-/ _" or (code[-1:].isdigit() and any(map(str.isdigit, code[: len(parent)]))) or parent.isalpha()


def _headings(code: Column, labels: list[tuple[str, int]], sheet: Sheet) -> tuple[str, ...]:
    """Where many rows have a label and no code: their depths, numbered headings above the others."""
    if not labels:
        return ()
    at = labels[0][1]
    bare = [row.at(at).text for row in sheet.rows if not row.at(code.number).text.strip() and len(row.at(at).text.strip()) > 3]
    if len(bare) < max(3, len(code.values) * 0.08):
        return ()
    numbered = sum(bool(NUMBERED_HEADING.search(text)) for text in bare)
    return (f"(?i){NUMBERED}", "") if numbered > 1 else ("",)


def _labels(columns: tuple[Column, ...], codes: list[Column]) -> list[tuple[str, int]]:
    """Language and column of each label: by heads, else the first text right of the codes; texts left of it in level columns too."""
    named = [one for one in columns if naming.is_any(one.head, naming.LABELS) and one.values and one not in codes]
    named = [one for one in named if one.texts >= 0.5] or named[:1]
    in_language = [one for one in named if naming.language_of(one.head)]
    if in_language:
        by_language = [(naming.language_of(one.head), one.number) for one in reversed(in_language)]
        return [*{language: (language, number) for language, number in by_language if language}.values()][::-1]
    right = [one for one in columns if one.number > codes[-1].number and one.texts >= 0.5]
    left = [one for one in columns if one.number < codes[0].number and one.texts >= 0.5]
    chosen = ([one for one in named if one in right] or right or left or named)[:1]
    return [("", one.number) for one in chosen]


def _name(column: Column, columns: tuple[Column, ...]) -> str:
    same = sum(one.head == column.head for one in columns)
    return column.head if column.head and same == 1 else f"{column.head or 'column'} {letters_of(column.number)}"


# sheets
def _heads(sheet: Sheet, header: int) -> tuple[str, ...]:
    row = next((row for row in sheet.rows if row.number == header), None)
    return tuple(" ".join(cell.text.split()) for cell in row.cells if cell.text.strip()) if row else ()
