"""What each feature counts across languages: found by ``benchmarks/crossing_fit.py``, kept as data."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path


@dataclass(frozen=True, slots=True)
class AcrossWeights:
    """``none``: what a feature counts for there being no counterpart; ``never``: what is added to it.
    ``sharp``: how many times likelier a candidate is than another, as a power of e, by their difference in likeness.
    """

    none: Mapping[str, float]
    never: float
    sharp: float

    @classmethod
    def shipped(cls) -> "AcrossWeights":
        """The weights that ship."""
        return _shipped()

    @classmethod
    def of(cls, file: Path) -> "AcrossWeights":
        """Weights of a file."""
        return cls._read(file.read_text("utf-8"))

    @classmethod
    def _read(cls, text: str) -> "AcrossWeights":
        table = tomllib.loads(text)
        return cls(table["none"], table["never"], table["sharp"])


@cache
def _shipped() -> AcrossWeights:
    return AcrossWeights._read(files("acts.data").joinpath("crossing_weights.toml").read_text("utf-8"))
