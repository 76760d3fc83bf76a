"""When an amending act, or some of its items, come into force, in its own words.

The forms: on a day ("2024-cü il yanvarın 1-dən", "2022-ci il 1 may tarixindən", "… saat 00:00-dan"), on signature, on publication,
some time after publication, together with another act; the Constitutional Law on normative legal acts, articles 83 to 85.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from acts.modifications.instructions.phrases import COMMENCES
from acts.modifications.model import Commencement, When
from acts.references.atoms import ActAtom, Pointing, UnitAtom
from acts.references.azerbaijani import atoms
from acts.references.model import ActCitation
from language.dates import find_dates
from language.numerals import cardinal

_SENTENCE: Final = re.compile(
    r"[^;\n]+?(?:qüvvəyə\s+min\w*|qüvvədədir|qüvvədə\s+olur|tətbiq\s+(?:edilir|olunur)|qüvvəsini\s+itirir)(?!\w)"
    r"(?!\s+(?:gün|tarix|an)\w*)[^.;\n]*")
_THIS: Final = re.compile(r"[Bb]u\s+(?:[Kk]onstitusiya\s+)?(?:[Qq]anun|[Ff]ərman|[Ss]ərəncam|[Qq]ərar|Əmr|əmr|Qayda|akt)\w*")
_HOUR: Final = re.compile(r"saat\s+(\d{1,2})[:.](\d{2})")
_UNTIL: Final = re.compile(
    r"\s*(?:-?\s*c[iıuü]\s*)?(?:il\w*)?\s*-?\s*(?:dək|dak|ə\s+qədər|a\s+qədər|[nı]?n?adək|inədək|nədək|tarixinədək|tarixədək)")
_AMOUNT: Final = re.compile(
    r"(?P<number>\d{1,3}|[a-zəıöüğşç]+(?:\s+[a-zəıöüğşç]+)?)\s+(?:\([^)]*\)\s+)?(?P<unit>ay|gün|həftə|il)\s+(?:sonra|keçdikdən|müddət)")
_PUBLICATION: Final = re.compile(r"dərc\s+(?:ol|ed)\w+|dərcindən|rəsmi\s+dərc")
_SIGNATURE: Final = re.compile(r"imzalan\w+|qəbul\s+(?:ol|ed)\w+\s+(?:gün|tarix|an)")
_OTHER_ACT: Final = re.compile(r"qüvvəyə\s+min(?:diyi|məsi)\w*|ilə\s+eyni\s+vaxtda|ilə\s+birlikdə\s+qüvvəyə")
_EXCEPT: Final = re.compile(r",?[^,]*\bistisna\s+olmaqla,?")
_WHEN: Final = re.compile(rf"{_PUBLICATION.pattern}|{_SIGNATURE.pattern}|\d{{4}}-?c[ıiuü]\s+il|{_OTHER_ACT.pattern}")
_LONGEST: Final = 1500
_OTHERS: Final = re.compile(r"addə|issə|bənd|abzas|qalan|digər|isə\b")
_DAYS: Final = {"ay": (1, 0), "gün": (0, 1), "həftə": (0, 7), "il": (12, 0)}


@dataclass(frozen=True, slots=True)
class _Rule:
    """One way to say when; `sample` shows it."""

    sample: str
    pattern: re.Pattern[str]
    when: When


RULES: Final = (
    _Rule("Bu Qanun “X haqqında” Qanun qüvvəyə mindiyi gündən qüvvəyə minir.", _OTHER_ACT, When.WITH_ACT),
    _Rule("Bu Qərar dərc olunduğu gündən qüvvəyə minir.", _PUBLICATION, When.PUBLICATION),
    _Rule("Bu Qərar imzalandığı gündən qüvvəyə minir.", _SIGNATURE, When.SIGNATURE),
)


def commencements(text: str) -> tuple[Commencement, ...]:
    """All that a text says about its own entry into force, in order; () where it says nothing."""
    if not COMMENCES.search(text):
        return ()
    sentences = (part for sentence in _SENTENCE.finditer(text) for part in _parts(sentence[0]))
    return tuple(found for part in sentences if (found := _of(*part)) is not None)


def _parts(sentence: str) -> Iterator[tuple[str, str]]:
    """A sentence parted where it tells another time ("1-ci bəndi imzalandığı gündən, 2-ci bəndi isə …"), each part with the act's name."""
    this = _THIS.search(sentence)
    if this is None or len(sentence) > _LONGEST:
        return
    parts = [""]
    for piece in _EXCEPT.sub(" ", sentence[this.end():]).split(", "):
        if _WHEN.search(parts[-1]) and _WHEN.search(piece) and _OTHERS.search(piece):
            parts.append(piece)
        else:
            parts[-1] = ", ".join(filter(None, (parts[-1], piece)))
    yield from ((this[0], part) for part in parts)


def _of(subject: str, sentence: str) -> Commencement | None:
    """What a sentence says of the act `subject` names; None where it speaks of something else ("… qüvvəyə mindiyi gündən əvvəl")."""
    dates = find_dates(sentence)
    until = next((found.day for found in dates if _ends_there(sentence, found.end)), None)
    start = next((found.day for found in dates if found.day != until), None)
    act = _other_act(sentence)
    when = next((rule.when for rule in RULES if rule.pattern.search(sentence)), When.DEFAULT)
    if when is When.WITH_ACT and act is None:
        when = When.DEFAULT
    if start is not None and (when is not When.WITH_ACT or act is None):
        when = When.DATE
    return _made(sentence, when, start, until, act, subject)


def _made(
    sentence: str, when: When, start: date | None, until: date | None, act: ActCitation | None, subject: str,
) -> Commencement | None:
    amount = _amount(sentence) if when in (When.PUBLICATION, When.SIGNATURE) else (0, 0)
    if when is When.PUBLICATION and amount != (0, 0):
        when = When.AFTER_PUBLICATION
    if when is When.DEFAULT and until is None:
        return None
    hour = _HOUR.search(sentence)
    return Commencement(
        when, start if when is When.DATE else None, f"{int(hour[1]):02}:{hour[2]}" if hour and when is When.DATE else "",
        *amount, act=act if when is When.WITH_ACT else None, items=_items(sentence, subject), until=until,
    )


def _ends_there(sentence: str, end: int) -> bool:
    """Whether a day is the last one: "2028-ci il yanvarın 1-dək"."""
    return _UNTIL.match(sentence, end) is not None or sentence[:end].endswith("dək")


def _amount(sentence: str) -> tuple[int, int]:
    """Months and days after publication."""
    found = _AMOUNT.search(sentence)
    if found is None:
        return 0, 0
    words = found["number"].split()
    number = int(words[0]) if words[0].isdigit() else cardinal(found["number"]) or cardinal(words[-1]) or 0
    months, days = _DAYS[found["unit"]]
    return months * number, days * number


def _other_act(sentence: str) -> ActCitation | None:
    return next((atom.act for atom in atoms(sentence) if isinstance(atom, ActAtom) and atom.act is not None), None)


def _items(sentence: str, subject: str) -> tuple[str, ...]:
    """The items named behind "Bu Qanunun": whole numbers, "1.5" for "1-ci maddəsinin 5-ci hissəsi"; () for the whole act."""
    if not re.search(r"(?:[nN][ıiuü]n|[ıiuü]n)$", subject):
        return ()
    found: list[str] = []
    above = ""
    for atom in _units(sentence):
        numbers = [_below(above, number) for span in atom.spans for number in _range(span.first, span.last)]
        if atom.ending.genitive:
            above = numbers[0] if numbers else above
        else:
            found += numbers
    return tuple(found)


def _units(text: str) -> Iterator[UnitAtom]:
    """The units at the beginning of a text, up to the first other act."""
    for atom in atoms(text):
        if isinstance(atom, ActAtom) and atom.pointing is Pointing.NAMED:
            return
        if isinstance(atom, UnitAtom) and atom.spans:
            yield atom


def _below(above: str, number: str) -> str:
    return number if not above or number.startswith(above + ".") else f"{above}.{number}"


def _range(first: str, last: str) -> Iterator[str]:
    front, _, begin = first.rpartition(".")
    end = last.rpartition(".")[2]
    if not (last and begin.isdigit() and end.isdigit() and len(last) < 60 > len(first) and int(begin) < int(end) < int(begin) + 200):
        yield from filter(None, (first, last))
        return
    yield from (f"{front}.{n}" if front else str(n) for n in range(int(begin), int(end) + 1))

