"""Timing things side by side: the fastest of some rounds, and works that take turns."""

import gc
import time
from collections.abc import Callable


def best(rounds: int, work: Callable[[], object]) -> float:
    """Seconds of the fastest of some rounds."""
    times = []
    for _ in range(rounds):
        gc.collect()
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def by_turns(rounds: int, works: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Seconds of each work's fastest round; the works take turns, so that what else the machine does hits all alike."""
    times: dict[str, float] = dict.fromkeys(works, float("inf"))
    for _ in range(rounds):
        for name, work in works.items():
            times[name] = min(times[name], best(1, work))
    return times
