"""A document that came back, for programs: what it says row by row, and its decisions written where that is asked for."""

from typing import Final

from acts.concordance.deciding import DECIDED_ALREADY
from acts.concordance.kept import Event, Kept
from acts.word.returned_model import Outcome, RowVerdict, Trace
from web.came_back import HELD, CameBack, write

DECIDED_SINCE: Final = "decided_since"
"""The outcome of a row somebody decided after the document was made: that its words differ from those that would be sent today, nobody
did by hand.
"""


def returned_json(found: CameBack) -> dict[str, object]:
    """What the document says: the rows that differ from what was sent, those decided here in the meantime with who did it."""
    since = {verdict.key: event for verdict, event in found.late}
    rows = [_row(verdict, since.get(verdict.key)) for verdict in found.judged.rows
            if verdict.outcome is not Outcome.UNCHANGED or verdict.remarks]  # fmt: skip
    return {
        "made": found.stamp.at.isoformat(), "layout": found.stamp.layout, "saved_by": found.saved.author if found.saved else "",
        "made_again": found.again.isoformat() if found.again else None, "unchanged": found.unchanged, "rows": rows,
        "remarks": [{"who": one.by.author, "text": one.words} for one in found.loose],
        "doubts": [f"{one.where}: {one.reason}" if one.where else one.reason for one in found.doubts],
    }  # fmt: skip


def written(one: Kept, found: CameBack) -> dict[str, object]:
    """Write the decisions that can be taken; the rows written, and those passed over because somebody was quicker, with the reason."""
    late = [{"key": verdict.key, "reason": DECIDED_ALREADY} for verdict, _ in found.late]
    passed = late + [{"key": key, "reason": why} for key, why in write(one, found)]
    missed = {entry["key"] for entry in passed}
    return {"taken": [taken.row.key for taken in found.taken if taken.row.key not in missed], "passed": passed}


def _row(verdict: RowVerdict, since: Event | None) -> dict[str, object]:
    changes = [
        {"column": one.heading, "kept": one.holds in HELD, "old": one.old, "new": one.new, "by": _names(one.by)} for one in verdict.changes
    ]
    return {
        "key": verdict.key, "outcome": verdict.outcome.value if since is None else DECIDED_SINCE, "changes": changes,
        "reasons": [one.reason for one in verdict.refusals] if since is None else [],
        "remarks": [{"who": one.by.author, "text": one.words} for one in verdict.remarks], "words": verdict.words,
        "decided_since": None if since is None else {"who": since.who, "at": since.at.isoformat()},
    }  # fmt: skip


def _names(traces: tuple[Trace, ...]) -> list[str]:
    return list(dict.fromkeys(one.author for one in traces if one.author))
