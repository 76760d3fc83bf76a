"""What a kept comparison cannot do."""

from acts.concordance.kept import Row
from acts.errors import ActsError, NotHeldError


class ConcordanceError(ActsError):
    """Anything that hinders a comparison from being kept, read or decided."""


class NotFoundError(ConcordanceError, NotHeldError):
    """There is no such comparison or row, or whoever asks may not know of it."""


class NotAllowedError(ConcordanceError):
    """Whoever asks may read this but not change it; the message says who may."""


class BadDecisionError(ConcordanceError):
    """A decision that says nothing that can be kept; the message says what was expected, what was found, and in which row."""


class ConflictError(ConcordanceError):
    """Somebody else was quicker. ``row``: how the row stands now, None where the comparison as a whole changed; ``who``: by whom."""

    def __init__(self, said: str, who: str = "", row: Row | None = None) -> None:
        super().__init__(said)
        self.who, self.row = who, row
