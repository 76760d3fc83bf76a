"""What is given to be compared: a file, words typed, or an act held on a day; and an errand, which is what is to be compared with what."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum

from acts.errors import NotHeldError

LARGEST_FILE = 16 << 20
"""Bytes of a file taken to be compared."""
LONGEST_TEXT = 400_000
"""Characters of a text typed or pasted."""


class How(StrEnum):
    """How a text is given."""

    FILE = "file"
    TEXT = "text"
    ACT = "act"


class Errands(StrEnum):
    """What is compared: a draft amending act with the acts it amends, one text with another."""

    DRAFT = "draft"
    TEXTS = "texts"


@dataclass(frozen=True, slots=True)
class Given:
    """A text as it was given. ``name``: of the file, or the title of the act; ``sha256``: under which the bytes of a file or the words
    typed are kept; ``uri`` and ``day``: of an act held, None for its text of today.
    """

    how: How
    name: str = ""
    sha256: str = ""
    uri: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Errand:
    """What is to be compared, and for whom. ``owner``: the digest of what the browser it came from keeps; ``nonce`` makes the address
    one that cannot be guessed. ``right`` is None for a draft.
    """

    what: Errands
    owner: str
    nonce: str
    left: Given
    right: Given | None = None


def written(errand: Errand) -> bytes:
    """An errand as it is kept."""
    return json.dumps(asdict(errand), ensure_ascii=False, sort_keys=True, default=str).encode()


def read_errand(body: bytes) -> Errand:
    """An errand as `written` wrote it. Raises `NotHeldError` for bytes that are none."""
    try:
        kept = json.loads(body)
        right = kept["right"]
        return Errand(Errands(kept["what"]), kept["owner"], kept["nonce"], _given(kept["left"]), _given(right) if right else None)
    except (ValueError, KeyError, TypeError) as error:
        raise NotHeldError("expected a comparison, found another file") from error


def _given(kept: dict[str, str]) -> Given:
    day = kept["day"]
    return Given(How(kept["how"]), kept["name"], kept["sha256"], kept["uri"], date.fromisoformat(day) if day else None)
