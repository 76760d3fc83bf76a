"""From a query to the acts and places it names."""

from datetime import date

from search.citation.model import Directory, Jump
from search.citing import cited


class Citations:
    """Reads citations in queries. Safe for threads; needs no engine, and no database where no `directory` is given."""

    def __init__(self, directory: Directory | None = None) -> None:
        self._directory = directory

    def find(self, text: str, today: date) -> Jump:
        """The acts and places `text` names, as they stand on its day, or `today`."""
        named, rest = cited(text)
        return Jump((named,) if named else (), rest)
