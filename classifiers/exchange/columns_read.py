"""Rows of sheets as items, by a mapping."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from classifiers.errors import ExchangeError
from classifiers.exchange import own_cells, parents
from classifiers.exchange.columns import number_of
from classifiers.exchange.model import Cell, Hierarchy, Item, Mapping, Row, Scope, Sheet
from classifiers.schemes.model import Concept, Label
from language.letters import fold

FORMULA = "a formula stands in a cell that is read: put its value there"
NO_CODE = "there is no code"
LONGEST_CODE = 200
MOST_SHOWN = 60


@dataclass(slots=True)
class _Place:
    """Where reading has come: the open headings and the last code of each level, of indents or columns."""

    open: dict[int, str] = field(default_factory=dict)
    heading: dict[int, str] = field(default_factory=dict)


def read_rows(sheets: Iterable[Sheet], mapping: Mapping) -> tuple[Item, ...]:
    """The items of the sheets the mapping names, or of all; parents that codes themselves tell are looked for in all of them.

    Raises `ExchangeError` where the mapping does not fit the file.
    """
    held = tuple(sheets)
    missing = [name for name in mapping.sheets if name not in {sheet.name for sheet in held}]
    if missing:
        raise ExchangeError(f"the mapping: expected a sheet {missing[0]!r}, found {', '.join(repr(sheet.name) for sheet in held)}")
    if not mapping.code and not mapping.levels:
        raise ExchangeError("the mapping: expected a column of codes")
    chosen = [sheet for sheet in held if not mapping.sheets or sheet.name in mapping.sheets]
    items = tuple(item for sheet in chosen for item in _of_sheet(sheet, mapping))
    return parents.by_prefix(items) if mapping.hierarchy is Hierarchy.PREFIX else items


def scope_of(mapping: Mapping) -> Scope:
    """What a mapping speaks of."""
    return Scope(
        whole=False,
        languages=frozenset(language for language, _ in mapping.labels),
        hierarchy=mapping.hierarchy is not Hierarchy.NONE,
        fields=frozenset(name for name, _ in mapping.fields),
        kept=frozenset(name for name, _ in mapping.keep),
    )


def _of_sheet(sheet: Sheet, mapping: Mapping) -> Iterator[Item]:
    place = _Place()
    for row in sheet.rows:
        if row.number >= mapping.first and row.number != mapping.header:
            item = _item(row, mapping, place, f"{sheet.name} {row.number}".strip())
            if item is not None:
                yield item


def _item(row: Row, mapping: Mapping, place: _Place, where: str) -> Item | None:
    code, level, formula, said = _code(row, mapping)
    labels = tuple(Label(text, language) for language, columns in mapping.labels if (text := _label(row, columns, mapping)))
    if not code and not labels:
        return None
    if formula or any(_cell(row, one).formula for _, columns in mapping.labels for one in columns.split("+")):
        return Item(where, Concept(code, code, labels), FORMULA)
    if not code and mapping.headings:
        return _heading(labels, mapping, place, where)
    if not code:
        return Item(where, Concept("", "", labels), NO_CODE)
    if len(code) > LONGEST_CODE:
        return Item(where, Concept(code[:MOST_SHOWN], code[:MOST_SHOWN], labels), f"expected a code of at most {LONGEST_CODE} characters")
    above, depth = _above(row, mapping, place, code, level)
    concept = Concept(code, code, labels, tuple(filter(None, (above,))), depth, kept=_kept(row, mapping))
    zeros = (f"lost zeros were put back: the file has {said!r}",) if said != code else ()
    try:
        return Item(where, own_cells.filled(concept, row, mapping), remarks=zeros)
    except ExchangeError as error:
        return Item(where, concept, str(error))


# codes
def _code(row: Row, mapping: Mapping) -> tuple[str, int, bool, str]:
    """The code of a row, its level counted from 0, whether a formula made it, and what the cell says."""
    if not mapping.levels:
        cells = [row.at(number_of(column)) for column in mapping.code.split("+")]
        text = "/".join(filter(None, (_tidy(cell.plain) for cell in cells)))
        return _padded(text, mapping, 0), 0, any(cell.formula for cell in cells), text
    for level in reversed(range(len(mapping.levels))):
        cell, code = _level_cell(row, mapping, level)
        if code:
            return code, level, cell.formula, _tidy(cell.plain)
    return "", 0, False, ""


def _level_cell(row: Row, mapping: Mapping, level: int) -> tuple[Cell, str]:
    column, _, pattern = mapping.levels[level].partition("/")
    cell = row.at(number_of(column))
    code = _tidy(cell.plain)
    fits = re.fullmatch(pattern, code) if pattern else is_code(code)
    return cell, _padded(code, mapping, level) if fits else ""


def is_code(text: str) -> bool:
    """Whether a text can be a code: short, one word, with a digit or of at most three letters."""
    return 0 < len(text) <= 40 and not re.search(r"\s", text) and (any(map(str.isdigit, text)) or len(text) <= 3)


def _padded(code: str, mapping: Mapping, level: int) -> str:
    digits = mapping.digits[level] if level < len(mapping.digits) else 0
    return code.zfill(digits) if code.isdigit() else code


def _tidy(text: str) -> str:
    return " ".join(text.split())


# labels
def _cell(row: Row, columns: str) -> Cell:
    cells = [row.at(number_of(column)) for column in columns.split("|")]
    return next((cell for cell in cells if cell.text.strip() and not is_code(_tidy(cell.plain))), cells[0])


def _label(row: Row, columns: str, mapping: Mapping) -> str:
    cells = [_cell(row, one) for one in columns.split("+")]
    return " ".join(filter(None, (_tidy(cell.plain if mapping.drop_marks else cell.text) for cell in cells)))


def _kept(row: Row, mapping: Mapping) -> tuple[tuple[str, str], ...]:
    cells = ((name, _tidy(row.at(number_of(column)).text)) for name, column in mapping.keep)
    return tuple((name, text) for name, text in cells if text)


# what lies under what
def _above(row: Row, mapping: Mapping, place: _Place, code: str, level: int) -> tuple[str, int]:
    """The parent's code and the level from 1."""
    match mapping.hierarchy:
        case Hierarchy.PARENT:
            return _padded(_tidy(row.at(number_of(mapping.parent)).plain), mapping, 0), 1
        case Hierarchy.COLUMNS:
            return _over_columns(row, mapping, place, code, level)
        case Hierarchy.INDENT:
            return _over_indent(place, code, _indent(row, mapping))
        case _:
            return place.heading[max(place.heading)] if place.heading else "", 1 + len(place.heading)


def _over_columns(row: Row, mapping: Mapping, place: _Place, code: str, level: int) -> tuple[str, int]:
    """The nearest level to the left: of the same row where it repeats its parents, else the last one above."""
    for above in range(level):
        if found := _level_cell(row, mapping, above)[1]:
            place.open[above] = found
    return _opened(place, code, level)


def _over_indent(place: _Place, code: str, indent: int) -> tuple[str, int]:
    return _opened(place, code, indent)


def _opened(place: _Place, code: str, level: int) -> tuple[str, int]:
    for deeper in [one for one in place.open if one >= level]:
        del place.open[deeper]
    above = place.open[max(place.open)] if place.open else ""
    depth = len(place.open) + 1
    place.open[level] = code
    return above, depth


def _indent(row: Row, mapping: Mapping) -> int:
    cell = _cell(row, mapping.labels[0][1].partition("+")[0]) if mapping.labels else row.at(0)
    return cell.indent or len(cell.text) - len(cell.text.lstrip())


def _heading(labels: tuple[Label, ...], mapping: Mapping, place: _Place, where: str) -> Item:
    """A label over what follows: its code is made of its words."""
    depth = next((at for at, pattern in enumerate(mapping.headings) if re.search(pattern, labels[0].text)), len(mapping.headings) - 1)
    for deeper in [one for one in place.heading if one >= depth]:
        del place.heading[deeper]
    above = place.heading[max(place.heading)] if place.heading else ""
    code = "-".join(re.findall(r"\w+", fold(labels[0].text)))[:MOST_SHOWN]
    level = len(place.heading) + 1
    place.heading[depth] = code
    remark = f"a heading without a code: {code!r} was made of its words"
    return Item(where, Concept(code, code, labels, (above,) if above else (), level), remarks=(remark,))


def joined(items: Iterable[Item]) -> tuple[Item, ...]:
    """Items of one code in one: rows that say an item again with other columns add these; rows that say otherwise are at fault."""
    first: dict[str, int] = {}
    found: list[Item] = []
    for item in items:
        at = first.setdefault(item.concept.code, len(found)) if not item.fault else len(found)
        if at < len(found):
            found[at], item = _again(found[at], item)
        found.append(item)
    return tuple(found)


def _again(held: Item, item: Item) -> tuple[Item, Item]:
    old, new = held.concept, item.concept
    if old.parents != new.parents or (new.labels and fold(_said(old)) != fold(_said(new))):
        return held, replace(item, fault=f"the code {new.code!r} stands twice with different values: see {held.place}")
    kept = tuple(dict.fromkeys((*old.kept, *new.kept)))
    return replace(held, concept=replace(old, kept=kept)), replace(item, repeats=held.place)


def _said(concept: Concept) -> str:
    return "\n".join(label.text for label in concept.labels)
