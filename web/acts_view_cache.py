"""What is kept ready: an act of 1,449 articles is read once, and rendered once, for everybody who reads it."""

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ReadyPage:
    """A page as it goes out: its bytes, the same packed with gzip, and its entity tag."""

    body: bytes
    packed: bytes
    tag: str

    @property
    def weight(self) -> int:
        return len(self.body) + len(self.packed)


def ready(html: str) -> ReadyPage:
    """A page made ready for going out."""
    body = html.encode("utf-8", "replace")
    return ReadyPage(body, gzip.compress(body, 5, mtime=0), hashlib.sha256(body).hexdigest()[:20])


class PageCache:
    """The pages used last, together at most `limit` bytes; safe for several threads. One app owns one."""

    def __init__(self, limit: int = 96 << 20) -> None:
        self.limit = limit
        self.weight = 0
        self._pages: OrderedDict[Hashable, ReadyPage] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], str]) -> ReadyPage:
        """The page of `key`, made by `make` if it is not kept. Pages larger than the whole cache are not kept."""
        with self._lock:
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
                return page
        made = ready(make())
        self._keep(key, made)
        return made

    def _keep(self, key: Hashable, page: ReadyPage) -> None:
        if page.weight > self.limit:
            return
        with self._lock:
            if key in self._pages:
                self.weight -= self._pages.pop(key).weight
            self._pages[key] = page
            self.weight += page.weight
            while self.weight > self.limit:
                self.weight -= self._pages.popitem(last=False)[1].weight


class Kept(Generic[T]):
    """The `most` values used last, each made once; safe for several threads. One app owns one."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._values: OrderedDict[Hashable, T] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The value of `key`, made by `make` if it is not kept."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
        made = make()
        with self._lock:
            made = self._values.setdefault(key, made)
            while len(self._values) > self.most:
                self._values.popitem(last=False)
        return made
