"""Parts put together again are what was cut, and none but the last is smaller than asked."""

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from storage.batches import batched


@given(st.lists(st.integers()), st.integers(1, 7))
def test_nothing_is_lost_or_moved(items: list[int], size: int) -> None:
    parts = list(batched(iter(items), size))
    assert list(chain.from_iterable(parts)) == items
    assert all(len(part) == size for part in parts[:-1])
    assert all(0 < len(part) <= size for part in parts)
