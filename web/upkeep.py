"""What a serving program does beside serving: it tells the search engine what changed, again and again until the engine has heard it.

And it keeps the register true: what acts cite is judged again when the catalogue of standards changed, and when a day has passed.
Comparisons kept are looked at on each new day: an act may read otherwise without anything having come in.
"""

import logging
import threading
from collections.abc import Callable
from datetime import date, datetime
from typing import Final

from acts.register.refreshing import behind
from search.indexing import waiting
from search.model import EngineAwayError, SearchError
from storage.errors import StorageError
from web.acts_day import BAKU
from web.composition import Toplu

SECONDS: Final = 15.0

logger = logging.getLogger(__name__)


class Upkeep:
    """Looks at the outbox every so many seconds and brings the index up when something waits. What hinders it is logged once."""

    def __init__(self, toplu: Toplu, every: float = SECONDS) -> None:
        self._toplu = toplu
        self._every = every
        self._end = threading.Event()
        self._hindered = ""
        self._judged: date | None = None

    def start(self, *first: Callable[[], object]) -> None:
        """Do the `first` things, then keep up, in a thread that ends with the program."""
        threading.Thread(target=self._run, args=first, name="upkeep", daemon=True).start()

    def stop(self) -> None:
        """No further look."""
        self._end.set()

    def look(self) -> bool:
        """One look: whether the index holds all the database does. Never raises for an engine or a database that is away."""
        try:
            self._keep_register()
            if self._hindered or waiting(self._toplu.store):
                self._toplu.refresh_index()
        except (EngineAwayError, SearchError, StorageError) as error:
            self._say(str(error))
            return False
        self._say("")
        return True

    def _keep_register(self) -> None:
        today = datetime.now(BAKU).date()
        if self._judged != today or behind(self._toplu.engine):
            self._toplu.refresh_register(whole=self._judged != today)
            if self._judged != today:
                self._toplu.refresh_comparisons()
            self._judged = today

    def _run(self, *first: Callable[[], object]) -> None:
        for work in first:
            work()
        while not self._end.wait(self._every):
            self.look()

    def _say(self, hindered: str) -> None:
        if hindered and not self._hindered:
            logger.warning("%s; it is tried again every %.0f seconds, nothing is lost", hindered, self._every)
        if self._hindered and not hindered:
            logger.warning("the search engine answers again and holds everything")
        self._hindered = hindered
