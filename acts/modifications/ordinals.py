"""Ordinal and cardinal words as squeezed letters: what counts a unit."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from language.letters import fold

_TENS: Final = {"": 0, "on": 10, "iyirmi": 20, "otuz": 30, "qırx": 40, "əlli": 50}
_ONES: Final = ("birinci", "ikinci", "üçüncü", "dördüncü", "beşinci", "altıncı", "yeddinci", "səkkizinci", "doqquzuncu")
_WHOLE: Final = {"onuncu": 10, "iyirminci": 20, "otuzuncu": 30, "qırxıncı": 40, "əllinci": 50}
_CARDINALS: Final = ("bir", "iki", "üç", "dörd", "beş", "altı", "yeddi", "səkkiz", "doqquz")
_MISPRINTS: Final = {"birnci": "1", "birici": "1", "ikici": "2", "üçücü": "3", "üçünçü": "3", "dörüncü": "4"}
_LAST: Final = {"sonuncu": "?", "axırıncı": "?"}

CARDINALS: Final[Mapping[str, str]] = MappingProxyType(
    {fold(ten + one): str(n + m) for ten, n in _TENS.items() for m, one in enumerate(_CARDINALS, 1)}
    | {fold(ten): str(n) for ten, n in _TENS.items() if ten})
"""Cardinal words up to fifty-nine; they count units only as the lower end of a range ("on üç – on yeddinci sətirlər")."""

ORDINALS: Final[Mapping[str, str]] = MappingProxyType(
    {fold(ten + one): str(n + m) for ten, n in _TENS.items() for m, one in enumerate(_ONES, 1)}
    | {fold(word): str(n) for word, n in _WHOLE.items()}
    | {fold(word): number for word, number in (_MISPRINTS | _LAST).items()})
"""Ordinal words, folded and without blanks, and what they count; "?" for the last one, whose number is not told."""
