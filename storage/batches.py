"""Much done in parts: a question to a database names only so many values."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def batched(items: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    """The items in their order, `size` at once, the last part the rest: `itertools.batched` of later Pythons."""
    left = iter(items)
    while part := tuple(islice(left, size)):
        yield part
