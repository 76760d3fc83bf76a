"""Comparisons kept: made, renamed, shown to others, deleted; their rows are read by `Rows` and decided by `Deciding`."""

import secrets
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy.engine import Connection, Engine

from acts.concordance import store_making as making
from acts.concordance.deciding import Deciding
from acts.concordance.errors import ConcordanceError, ConflictError, NotAllowedError
from acts.concordance.history import Happened, note
from acts.concordance.kept import Kept, Reader, Visibility, What
from acts.concordance.made import Made, MadeConcordance
from acts.concordance.packing import packed
from acts.concordance.store_reading import kept, owned, writable
from acts.concordance.tables import (
    comparison_comments,
    comparison_events,
    comparison_notices,
    comparison_provisions,
    comparison_rows,
    comparison_sides,
    comparison_suggestions,
    comparisons,
)
from acts.concordance.texts import HeldTexts, Texts
from storage import audit
from storage.database import writing

LETTERS: Final = "23456789abcdefghjkmnpqrstuvwxyz"
LENGTH: Final = 10
LONGEST_TITLE: Final = 500
_PARTS: Final = (
    comparison_notices, comparison_comments, comparison_events, comparison_suggestions, comparison_rows, comparison_provisions,
    comparison_sides,
)  # fmt: skip


class Comparisons(Deciding):
    """The comparisons kept. ``texts`` are the acts by which wordings are watched; those of the registry unless others are given."""

    def __init__(self, engine: Engine, texts: Texts | None = None) -> None:
        super().__init__(engine)
        self.texts: Texts = texts or HeldTexts(engine)

    def create(self, who: Reader, title: str, made: Made, visibility: Visibility = Visibility.PRIVATE) -> Kept:
        """Keep a comparison. Raises `NotAllowedError` for the public, `ConcordanceError` for a title or provisions that are none."""
        if not who.name:
            raise NotAllowedError("only somebody signed in may keep a comparison")
        if isinstance(made, MadeConcordance):
            making.checked(made)
        sides = making.sides_of(made)
        known = making.wordings_of(self.texts, sides)
        with writing(self.engine) as connection:
            row = _new(connection, who, _titled(title), made, visibility)
            making.keep_sides(connection, row.id, sides)
            making.keep_rows(connection, row.id, made, known)
            note(connection, row.id, who.name, (Happened("", What.MADE, said=row.title),))
            audit.note(connection, who.name, "comparison made", _subject(row), {"kind": row.kind, "title": row.title})
            return kept(connection, row)

    def rename(self, uid: str, title: str, who: Reader, revision: int) -> Kept:
        """Give a comparison another title. Raises `ConflictError` where it was changed since ``revision``."""
        with writing(self.engine) as connection:
            row = as_seen(writable(connection, uid, who), revision)
            new = _titled(title)
            return _changed(connection, row, who, {"title": new}, Happened("", What.RENAMED, said=f"{row.title} → {new}"))

    def publish(self, uid: str, visibility: Visibility, who: Reader, revision: int) -> Kept:
        """Show a comparison to nobody else, to the owner's organisation, or to everyone; its owner alone may."""
        with writing(self.engine) as connection:
            row = as_seen(owned(connection, uid, who), revision)
            if visibility is Visibility.TEAM and row.organisation is None:
                raise ConcordanceError("expected an owner with an organisation to share a comparison with, found one without")
            step = Happened("", What.SHOWN, said=f"{row.visibility} → {visibility.value}")
            audit.note(connection, who.name, "comparison shown", _subject(row), {"before": row.visibility, "after": visibility.value})
            return _changed(connection, row, who, {"visibility": visibility.value}, step)

    def delete(self, uid: str, who: Reader, revision: int) -> None:
        """Take a comparison away with all that was decided and said in it; its address stays taken. Its owner alone may."""
        with writing(self.engine) as connection:
            row = as_seen(owned(connection, uid, who), revision)
            for table in _PARTS:
                connection.execute(table.delete().where(table.c.comparison_id == row.id))
            gone = {"deleted": datetime.now(UTC), "revision": row.revision + 1, "remarks": "{}"}
            connection.execute(comparisons.update().where(comparisons.c.id == row.id).values(gone))
            audit.note(connection, who.name, "comparison deleted", _subject(row), {"kind": row.kind, "title": row.title})


def new_uid() -> str:
    """A new address: letters and digits that are not taken for one another."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def _new(connection: Connection, who: Reader, title: str, made: Made, visibility: Visibility) -> Any:
    values = {
        "uid": new_uid(), "kind": making.kind_of(made).value, "title": title, "owner": who.name, "organisation": who.organisation,
        "visibility": visibility.value, "created": datetime.now(UTC), "revision": 1, "run": 1, "remarks": packed(making.remarks_of(made)),
        "deleted": None,
    }  # fmt: skip
    return connection.execute(comparisons.insert().values(values).returning(*comparisons.c)).one()


def _titled(title: str) -> str:
    tidy = " ".join(title.split())
    if not 0 < len(tidy) <= LONGEST_TITLE:
        raise ConcordanceError(f"expected a title of 1 to {LONGEST_TITLE} characters, found {len(tidy)}")
    return tidy


def as_seen(row: Any, revision: int) -> Any:
    """The row of a comparison that was not changed since ``revision``. Raises `ConflictError`."""
    if row.revision != revision:
        raise ConflictError(f"comparison {row.uid}: expected it as of revision {revision}, found revision {row.revision}")
    return row


def _changed(connection: Connection, row: Any, who: Reader, values: dict[str, Any], step: Happened) -> Kept:
    target = comparisons.update().where(comparisons.c.id == row.id).values(revision=row.revision + 1, **values)
    made = connection.execute(target.returning(*comparisons.c)).one()
    note(connection, row.id, who.name, (step,))
    return kept(connection, made)


def _subject(row: Any) -> str:
    return f"comparison:{row.uid}"


