"""Which row of a document that came back is which of those sent: by bookmarks, and where they are lost by texts."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from acts.word.marks import mark_of
from acts.word.returned_columns import Columns, columns_of
from acts.word.returned_model import Returned, ReturnedRow, SentTable
from acts.word.returned_words import key_of

Key: TypeAlias = tuple[int, str]
"""A row that was sent: the number of its table, from 0, and its key."""


@dataclass(frozen=True, slots=True)
class Found:
    """A row that was sent, as it was found. ``columns``: those of the table it stands in now; ``by_text``: its bookmark is lost."""

    row: ReturnedRow
    columns: Columns
    by_text: bool = False


class Matching:
    """The rows of a document under the keys of those sent. ``editable``: what those columns hold whose words may be changed."""

    def __init__(self, returned: Returned, sent: Sequence[SentTable], editable: frozenset[str]) -> None:
        self._tables = returned.tables
        self._sent = sent
        self._editable = editable
        self._keys: dict[str, Key] = {mark_of(table.uid, key): (at, key) for at, table in enumerate(sent) for key in table.rows}
        self._columns: dict[tuple[int, int], Columns] = {}
        self._by_texts: dict[tuple[int, tuple[str, ...]], Mapping[tuple[str, ...], tuple[str, ...]]] = {}
        self._rows: dict[Key, list[ReturnedRow]] = {}
        for row in returned.rows():
            for key in self.keys(row):
                self._rows.setdefault(key, []).append(row)
        self._parts = dict(self._assigned())
        self._by_text = dict(self._recovered())
        self._used = {row.place for rows in self._rows.values() for row in rows} | {row.place for row in self._by_text.values()}

    def keys(self, row: ReturnedRow) -> tuple[Key, ...]:
        """The rows sent whose bookmarks stand in a row; several where rows were joined."""
        return tuple(dict.fromkeys(self._keys[mark] for mark in row.marks if mark in self._keys))

    def found(self, key: Key) -> tuple[Found, ...]:
        """Where a row stands now: nowhere, at a place, or at several when it was doubled."""
        if key in self._by_text:
            row = self._by_text[key]
            return (Found(row, self._columns_of(row.place.table, key[0]), by_text=True),)
        return tuple(Found(row, self._columns_of(row.place.table, key[0])) for row in self._rows.get(key, ()))

    def parts(self) -> Iterator[Columns]:
        """The columns of the tables that are recognised."""
        return (self._columns_of(table, sent) for table, sent in self._parts.items())

    def others(self) -> Iterator[tuple[ReturnedRow, bool]]:
        """Rows with words that are none of those sent, and whether each is a copy of one."""
        for number, rows in enumerate(self._tables, 1):
            part = self._parts.get(number)
            first = 0 if part is None else self._columns_of(number, part).rows
            for row in rows[first:]:
                known = part is not None or any(row.marks)
                if known and row.place not in self._used and not row.heading and row.text.strip():
                    yield row, part is not None and self._texts(row, number, part) in self._sent_texts(number, part)

    def _columns_of(self, table: int, sent: int) -> Columns:
        """The columns of a table of the document (from 1), read as those of a table sent (from 0)."""
        if (table, sent) not in self._columns:
            self._columns[table, sent] = columns_of(self._tables[table - 1], self._sent[sent])
        return self._columns[table, sent]

    def _assigned(self) -> Iterator[tuple[int, int]]:
        """Tables of the document, each with the table sent that has most of its rows; without bookmarks, with the first headed like it."""
        free = set(range(len(self._sent)))
        for number, rows in enumerate(self._tables, 1):
            marked = Counter(at for row in rows for at, _key in self.keys(row))
            headed = (at for at in sorted(free) if rows and self._headed(number, at))
            at = marked.most_common(1)[0][0] if marked else next(headed, None)
            if at is not None:
                free.discard(at)
                yield number, at

    def _headed(self, table: int, sent: int) -> bool:
        """Whether a table has headings and they are most of those sent."""
        columns = self._columns_of(table, sent)
        return columns.rows > 0 and 2 * len(columns.places) > len(self._sent[sent].columns)

    def _recovered(self) -> Iterator[tuple[Key, ReturnedRow]]:
        """Rows without bookmarks whose texts are those of one missing row, and of no other row in the document."""
        for number, part in self._parts.items():
            rows = self._tables[number - 1][self._columns_of(number, part).rows :]
            bare = [(self._texts(row, number, part), row) for row in rows if not row.marks and not row.heading and row.struck is None]
            times = Counter(texts for texts, _row in bare)
            sent = self._sent_texts(number, part) if bare else {}
            for texts, row in bare:
                keys = sent.get(texts, ())
                if times[texts] == 1 and len(keys) == 1 and any(texts) and (part, keys[0]) not in self._rows:
                    yield (part, keys[0]), row

    def _fixed(self, table: int, part: int) -> tuple[str, ...]:
        """What the columns hold whose words may not be changed, of those that are still there."""
        places = self._columns_of(table, part).places
        return tuple(column.holds for column in self._sent[part].columns if column.holds in places and column.holds not in self._editable)

    def _texts(self, row: ReturnedRow, table: int, part: int) -> tuple[str, ...]:
        cells = self._columns_of(table, part).cells(row)
        return tuple(key_of(cells[holds].text) if holds in cells else "" for holds in self._fixed(table, part))

    def _sent_texts(self, table: int, part: int) -> Mapping[tuple[str, ...], tuple[str, ...]]:
        """By the texts of rows sent their keys."""
        fixed = self._fixed(table, part)
        if (part, fixed) not in self._by_texts:
            found: dict[tuple[str, ...], tuple[str, ...]] = {}
            for key, cells in self._sent[part].rows.items():
                texts = tuple(key_of(cells.get(holds, "")) for holds in fixed)
                found[texts] = (*found.get(texts, ()), key)
            self._by_texts[part, fixed] = found
        return self._by_texts[part, fixed]
