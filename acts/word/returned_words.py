"""When words that came back are the same as those sent, and where they part.

What Word and LibreOffice change by themselves is no edit: how words are cut into runs and paragraphs, blanks (no-break ones too), soft
hyphens and marks nobody sees, the form of quotation marks, apostrophes, hyphens and dashes, "..." for "…", (c) for ©, 1/2 for ½.
All else is: letters (small and capital ones are told apart), figures, and a blank between two figures ("1 2" is not "12").
"""

import re
import unicodedata
from itertools import chain
from typing import Final

from acts.lines.runs import squeeze

_FORMS: Final = tuple(
    (one, plain)
    for forms, plain in (
        ("“”„‟«»‹›″", '"'), ("‘’‚‛ʼʻ´`′", "'"), ("‐‑‒–—―−", "-"), ("…", "..."), ("©", "(c)"), ("®", "(r)"), ("™", "(tm)"),
        ("½", "1/2"), ("¼", "1/4"), ("¾", "3/4"),
    )
    for one in forms
)  # fmt: skip
_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_HYPHENS: Final = re.compile("-+")
_BLANK: Final = re.compile(r"(?<!\d)\s+|\s+(?!\d)")
_SYMBOLS: Final = re.compile(r"\((?:C|R|TM)\)")
_AROUND = 30
"""Characters shown on each side of the place where words part."""


def key_of(text: str) -> str:
    """What of a text has to stay: two texts with one key are the same."""
    seen = unicodedata.normalize("NFC", _UNSEEN.sub("", " ".join(map(squeeze, text.split("\n")))))
    for form, plain in _FORMS:
        seen = seen.replace(form, plain)
    seen = _SYMBOLS.sub(_small, _HYPHENS.sub("-", seen))
    return _BLANK.sub("", " ".join(seen.split()))


def same(one: str, other: str) -> bool:
    """Whether two texts differ in nothing but what programs change by themselves."""
    return one == other or key_of(one) == key_of(other)


def below(head: str, text: str) -> str | None:
    """What stands in a text behind its head, in the same paragraph or in those below; None where it does not begin with its head."""
    wanted = key_of(head)
    for end in chain((0,), (blank.start() for blank in re.finditer(r"\s+", text)), (len(text),)):
        key = key_of(text[:end])
        if key == wanted:
            return text[end:].strip()
        if len(key) > len(wanted):                 # the keys of longer beginnings are no shorter
            return None
    return None


def parting(expected: str, found: str) -> tuple[str, str]:
    """The surroundings of the first place where two texts part, in each of them."""
    one, other = " ".join(expected.split()), " ".join(found.split())
    at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b and not same(a, b)), min(len(one), len(other)))
    return _around(one, at), _around(other, at)


def _around(text: str, at: int) -> str:
    start, end = max(at - _AROUND, 0), at + _AROUND
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")


def _small(match: re.Match[str]) -> str:
    return {"(C)": "(c)", "(R)": "(r)", "(TM)": "(tm)"}[match[0]]
