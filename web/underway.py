"""Tables whose suggestions take longer than somebody waits for a page: made one after another in a thread of this program.

A task is held in memory and known by its token to whoever began it. A table is written in one transaction when it is made, so that a
program that ends in the middle leaves nothing half done; whoever asks then is told to begin again.
"""

import logging
import secrets
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from acts.errors import ActsError
from storage.errors import StorageError

AT_ONCE: Final = 1
"""Tables made at once: each keeps a core busy, and pages are to stay quick beside it."""
EACH: Final = 3
"""Tables somebody may have under way."""
REMEMBERED: Final = timedelta(hours=1)
"""How long a task that ended is told of."""

logger = logging.getLogger(__name__)


class Stage(StrEnum):
    """How far a task is."""

    WAITING = "waiting"            # for the one before it
    WORKING = "working"
    DONE = "done"
    REFUSED = "refused"            # it cannot be done, and why is known
    BROKEN = "broken"              # by an error of the program, which stands in its log


@dataclass(frozen=True, slots=True)
class Ended:
    """What was made: the comparison's address, ``counts`` for its page, ``told`` for programs (JSON)."""

    uid: str
    told: Any
    counts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Task:
    """A table under way. ``sizes``: provisions of both sides; ``again``: the comparison that is made again, "" for a new one."""

    who: str
    title: str
    sizes: tuple[int, int]
    again: str = ""
    token: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    since: datetime = field(default_factory=lambda: datetime.now(UTC))
    stage: Stage = Stage.WAITING
    why: str = ""
    ended: Ended | None = None
    until: datetime | None = None

    @property
    def open(self) -> bool:
        """Whether it has not ended."""
        return self.until is None

    @property
    def seconds(self) -> int:
        """How long it has been under way."""
        return int(((self.until or datetime.now(UTC)) - self.since).total_seconds())


class TooMuchError(ActsError):
    """Somebody has as many tables under way as anybody may have."""


class Underway:
    """The tasks of this program."""

    def __init__(self) -> None:
        self._tasks: dict[str, Task] = {}
        self._guard, self._turn = threading.Lock(), threading.Semaphore(AT_ONCE)

    def begin(self, task: Task, do: Callable[[], Ended]) -> Task:
        """Do it in a thread, after those begun before it. Raises `TooMuchError`."""
        with self._guard:
            self._forget()
            if (found := len(self._open_of(task.who))) >= EACH:
                raise TooMuchError(f"expected at most {EACH} tables being made for one person, found {found}: wait until one is made")
            self._tasks[task.token] = task
        threading.Thread(target=self._run, args=(task, do), name=f"underway-{task.token}", daemon=True).start()
        return task

    def of(self, token: str, who: str) -> Task | None:
        """A task of somebody's; None where this program knows of none."""
        task = self._tasks.get(token)
        return task if task is not None and task.who == who else None

    def open_of(self, who: str) -> tuple[Task, ...]:
        """What somebody has under way, in the order it was begun."""
        with self._guard:
            return self._open_of(who)

    def _open_of(self, who: str) -> tuple[Task, ...]:
        return tuple(one for one in self._tasks.values() if one.open and one.who == who)

    def _run(self, task: Task, do: Callable[[], Ended]) -> None:
        with self._turn:
            task.stage = Stage.WORKING
            task.ended, task.why, task.stage = _outcome(task, do)
            task.until = datetime.now(UTC)

    def _forget(self) -> None:
        late = datetime.now(UTC) - REMEMBERED
        self._tasks = {token: one for token, one in self._tasks.items() if one.until is None or one.until > late}


def _outcome(task: Task, do: Callable[[], Ended]) -> tuple[Ended | None, str, Stage]:
    try:
        return do(), "", Stage.DONE
    except (ActsError, StorageError) as error:
        return None, str(error), Stage.REFUSED
    except Exception:  # it must reach the page of the task, whatever it is
        logger.exception("making the table %r broke off (task %s)", task.title, task.token)
        return None, "", Stage.BROKEN
