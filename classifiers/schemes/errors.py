"""What a scheme cannot do, and why."""

from collections.abc import Sequence

from classifiers.errors import ClassifiersError

SHOWN = 5


class NoSchemeError(ClassifiersError):
    """There is no scheme of that id."""


class NoVersionError(ClassifiersError):
    """The scheme has no version of that number."""


class NoConceptError(ClassifiersError):
    """The version has no concept of that code."""


class SchemeRefusedError(ClassifiersError):
    """Concepts that make no classifier; nothing was written. `reasons` has all that is wrong, the message the first of it."""

    def __init__(self, scheme: str, reasons: Sequence[str]) -> None:
        self.reasons = tuple(reasons)
        more = f" and {len(reasons) - SHOWN} more" if len(reasons) > SHOWN else ""
        super().__init__(f"{scheme}: {'; '.join(reasons[:SHOWN])}{more}")


class ShippedSchemeError(ClassifiersError):
    """A table of a classifier that ships and cannot be used; the message says where, what was expected and found."""
