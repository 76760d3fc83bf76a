"""A document that came back, for programs: what it says row by row, and its decisions written where that is asked for."""

from acts.concordance.errors import ConcordanceError
from acts.concordance.kept import Event, Kept, Reader
from acts.word.returned_model import Outcome, RowVerdict, Trace
from web.comparisons_shared import store
from web.concordance_files import NOT_OURS
from web.concordance_sheets import CameBack, Taken, came_back


def judged(one: Kept, body: bytes, name: str) -> CameBack:
    """A document judged against the concordance. Raises `ConcordanceError` for one that was not made of it, `DocxError` for no .docx."""
    found = came_back(one, body, name)
    if found is None:
        raise ConcordanceError(f"{name}: {NOT_OURS}")
    return found


def returned_json(found: CameBack) -> dict[str, object]:
    """What the document says: the rows that differ from what was sent, those decided here in the meantime with who did it."""
    since = {verdict.key: event for verdict, event in found.late}
    rows = [_row(verdict, since.get(verdict.key)) for verdict in found.judged.rows if verdict.outcome is not Outcome.UNCHANGED]
    return {
        "made": found.stamp.at.isoformat(), "layout": found.stamp.layout, "unchanged": found.unchanged, "rows": rows,
        "doubts": [f"{one.where}: {one.reason}" for one in found.judged.doubts],
    }  # fmt: skip


def written(one: Kept, found: CameBack, who: Reader) -> dict[str, object]:
    """Write the decisions that can be taken; the rows written, and those passed over because somebody was quicker, with the reason."""
    passed = [{"key": taken.row.key, "reason": why} for taken in found.taken if (why := _write(one, taken, who))]
    missed = {entry["key"] for entry in passed}
    return {"taken": [taken.row.key for taken in found.taken if taken.row.key not in missed], "passed": passed}


def _write(one: Kept, taken: Taken, who: Reader) -> str:
    """Write a decision; why it was not written, "" where it was."""
    try:
        store().decide(one.uid, taken.row.key, taken.decision, who, taken.row.revision)
        if taken.author and taken.author != who.name:
            store().comment(one.uid, taken.row.key, f"Word: {taken.author}", who)
    except ConcordanceError as error:
        return str(error)
    return ""


def _row(verdict: RowVerdict, since: Event | None) -> dict[str, object]:
    changes = [{"column": one.heading, "old": one.old, "new": one.new, "by": _names(one.by)} for one in verdict.changes]
    return {
        "key": verdict.key, "outcome": verdict.outcome.value, "changes": changes, "reasons": [one.reason for one in verdict.refusals],
        "remarks": [{"who": one.by.author, "text": one.words} for one in verdict.remarks], "words": verdict.words,
        "decided_since": None if since is None else {"who": since.who, "at": since.at.isoformat()},
    }  # fmt: skip


def _names(traces: tuple[Trace, ...]) -> list[str]:
    return list(dict.fromkeys(one.author for one in traces if one.author))
