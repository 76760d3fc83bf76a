"""What cannot be done with the codes acts carry."""

from classifiers.errors import ClassifiersError


class OddCodeError(ClassifiersError):
    """A text that has not the form of a code of its classification."""
