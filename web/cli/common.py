"""What the commands share: the program behind them, progress with rate and time left, JSON."""

import json
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar

import click

from web.composition import Toplu
from web.settings import Settings

T = TypeVar("T")


@cache
def program() -> Toplu:
    """The program as the environment sets it, made once a run."""
    return Toplu(Settings.from_environment())


def print_json(value: object) -> None:
    """A value, dataclasses and dates inside, as JSON for programs."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


def watched(items: Iterable[T], length: int, label: str) -> Iterator[T]:
    """The items, with a bar on standard error (where that is a terminal) while they are worked on: done, rate a second, time left."""
    if not sys.stderr.isatty():
        yield from items
        return
    start = time.monotonic()
    done = 0

    def rate(_item: object) -> str:
        return f"{done / max(time.monotonic() - start, 0.001):.1f}/s"

    with click.progressbar(items, length=length, label=label, item_show_func=rate, show_pos=True, show_eta=True, file=sys.stderr) as bar:
        for item in bar:
            yield item
            done += 1


class Bar:
    """A bar for work that reports "done of all" by itself."""

    def __init__(self, label: str) -> None:
        self.label = label
        self.start = time.monotonic()
        self.last = 0.0

    def __call__(self, done: int, all_: int) -> None:
        now = time.monotonic()
        if not sys.stderr.isatty() or (done < all_ and now - self.last < 0.1):
            return
        self.last = now
        speed = done / max(now - self.start, 0.001)
        left = (all_ - done) / max(speed, 0.001)
        end = "\n" if done >= all_ else ""
        click.echo(f"\r{self.label}  {done}/{all_}  {speed:.1f}/s  {left:.0f} s left   {end}", nl=False, err=True)


def _plain(value: Any) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value)
