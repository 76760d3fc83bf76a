"""Kept comparisons of drafts and texts as documents: their rows with what people justified, stamped so that they are known again."""

from collections.abc import Mapping, Sequence

from acts.compare.model import Comparison, DraftComparison
from acts.concordance.kept import ComparisonKind, Kept, Row
from acts.word.layouts import Family, Layout, layouts
from acts.word.sheet import Sheet
from acts.word.stamped import Stamp
from web.compare_engine import KeptRows, comparer
from web.comparisons_shared import reader, store


def fitting() -> tuple[Layout, ...]:
    """The layouts for comparisons of wordings."""
    return tuple(one for one in layouts() if one.family is Family.COMPARISON)


def noted(name: str) -> bool:
    """Whether a layout has a column for notes, in which justifications stand and come back."""
    return any(column.holds == "note" for one in fitting() if one.name == name for column in one.columns)


def reasons_of(rows: Sequence[Sequence[Row]]) -> Mapping[str, str]:
    """What people justified, by row."""
    return {row.key: row.decision.reason for table in rows for row in table if row.decision and row.decision.reason}


def sheet_of(one: Kept, stamp: Stamp) -> Sheet:
    """The document of a comparison kept."""
    found = store().worded(one.uid, reader())
    kept = KeptRows(one.uid, [[row.key for row in table] for table in found.rows], reasons_of(found.rows))
    return comparer().kept_sheet(_compared(one, found.tables), stamp.layout, stamp.lang, kept)


def _compared(one: Kept, tables: tuple[Comparison, ...]) -> Comparison | DraftComparison:
    if one.kind is ComparisonKind.TEXTS:
        return tables[0]
    draft = one.draft
    return DraftComparison(draft.side if draft else tables[0].right, tables, store().not_applied(one.uid, reader()))
