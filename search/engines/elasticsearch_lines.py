"""Documents as the lines a batch is made of, analysed by processes of their own where there are many."""

import multiprocessing
import os
import threading
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from functools import cache
from multiprocessing.process import BaseProcess
from typing import Final

from search.engines.elasticsearch_mapping import sent
from search.fields import Words
from search.model import SearchDocument

WORTH_IT: Final = 2_000                      # documents from which on processes pay for their start
MOST_PROCESSES: Final = 8
Line = bytes | str
"""A document as JSON, or the reason why it can be none."""


class Lines:
    """Makes lines. Safe for threads; each of them waits for its own."""

    def __init__(self) -> None:
        self._own = threading.local()
        self._lock = threading.Lock()
        self._made = 0
        self._pool: ProcessPoolExecutor | None = None
        self._processes = min(MOST_PROCESSES, _cores())

    def of(self, documents: Sequence[SearchDocument], today: date) -> list[Line]:
        """The line of each document, marked as of `today`."""
        pool = self._counted(len(documents))
        if pool:
            try:
                return pool.submit(_lines_here, documents, today).result()
            except (BrokenProcessPool, RuntimeError):    # the program cannot be started a second time: it was typed in, or is ending
                self._processes = 1
        if not hasattr(self._own, "words"):
            self._own.words = Words()
        return _lines(self._own.words, documents, today)

    def close(self) -> None:
        with self._lock:
            pool, self._pool = self._pool, None
        if pool:
            pool.shutdown(wait=True, cancel_futures=True)

    def _counted(self, more: int) -> ProcessPoolExecutor | None:
        """The pool, once it pays."""
        with self._lock:
            self._made += more
            if self._processes < 2 or self._made < WORTH_IT:
                return None
            if self._pool is None:
                self._pool = ProcessPoolExecutor(self._processes, multiprocessing.get_context("spawn"), _end_with_parent)
            return self._pool


def _lines(words: Words, documents: Sequence[SearchDocument], today: date) -> list[Line]:
    return [_line(words, document, today) for document in documents]


def _line(words: Words, document: SearchDocument, today: date) -> Line:
    try:
        return sent(document, words.of(document), today)
    except (UnicodeError, ValueError, TypeError) as error:
        return f"not a document for the index: {error}"


def _lines_here(documents: Sequence[SearchDocument], today: date) -> list[Line]:
    """In a process of its own."""
    return _lines(_words_of_process(), documents, today)


def _end_with_parent() -> None:
    """See to it that this process does not outlive a parent that is killed."""
    parent = multiprocessing.parent_process()
    if parent:
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


@cache
def _words_of_process() -> Words:
    return Words()


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
