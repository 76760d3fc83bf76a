"""What each feature counts: found on official correlation tables by ``benchmarks/concordance_fit.py``, kept as data."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Weights:
    """``passes``: for each pass over the pairs what a feature counts; ``none``: the same for there being no counterpart, and
    ``never`` what is added to it. ``also``: the share of the best counterpart's likelihood from which a further one is chosen beside it,
    if it is also sure of the provision by at least ``returned``: else it is doubt that spreads over many, not one that was split.
    """

    passes: tuple[Mapping[str, float], ...]
    none: Mapping[str, float]
    never: float
    also: float
    returned: float


@cache
def weights() -> Weights:
    """The weights that ship."""
    return read(tomllib.loads(files("acts.data").joinpath("concordance_weights.toml").read_text("utf-8")))


def read(table: Mapping[str, Any]) -> Weights:
    """Weights from their table."""
    return Weights(tuple(table["pass"]), table["none"], table["never"], table["also"], table["returned"])
