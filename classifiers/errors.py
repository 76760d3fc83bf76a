"""The exceptions of classifiers: each says what was expected, what was found, and where."""


class ClassifiersError(Exception):
    """Anything a classifier cannot do; the message is fit for a page."""


class GlossaryError(ClassifiersError):
    """A table of terms that cannot be read; the message says what was expected, what was found, and where."""


class NoTermError(ClassifiersError):
    """There is no term of that id."""


class ExchangeError(ClassifiersError):
    """A file that cannot be taken in or written; the message says what was expected, what was found, and where."""


class NoBatchError(ClassifiersError):
    """There is no import of that number."""
