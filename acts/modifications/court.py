"""Items of the Constitutional Court in the notes of a code: which of its provisions a decision interprets."""

import re
from collections import Counter
from datetime import date
from typing import Final

from acts.modifications.context import Context, target_of
from acts.modifications.headers import DAY, day_of
from acts.modifications.model import ActKind, AmendingAct, Mention, MentionKind, Modification
from acts.modifications.phrases import Path, Place
from acts.modifications.phrasing import phrases
from acts.modifications.squeezed import Squeezed
from acts.modifications.tokens import tokens
from language.letters import fold

_CODE: Final = re.compile(
    r"(?P<name>mulkiprosessual|cinayet-?prosessual|mulki|cinayet|vergi|emek|aile|torpaq|su|mese|menzil|gomruk|secki|miqrasiya|reqabet|inzibatixetalar(?:haqqinda)?"
    r"|inzibatiprosessual|cezalarinicrasi|ticaretgemiciliyi|seherqurasdirmaveinsaat|sehersalmavetikinti)mecel+esi(?:nin|nde|nin)|(?P<same>bu|hemin|qeydolunan)mecel+enin")
_DECIDED: Final = re.compile(DAY + r"(?:-?,?c[iu])?il(?:in)?(?:tarixli)?,?(?:\d+nomreli|№\d+)?qerar")
_DECIDES: Final = re.compile(r"yoxlanilmasinadair\(.{20,400}?\)ile")
"""After the question put to the Court comes what it decided."""
_ANY_DAY: Final = re.compile(DAY)


def interpreted(text: Squeezed, title: str = "") -> tuple[Modification, ...]:
    """Mentions of the provisions of the act called `title` a Court item interprets; of the code named most where no title is known."""
    decided = _DECIDES.search(text.letters)
    named = [(found, found["name"] or "") for found in _CODE.finditer(text.letters, decided.end() if decided else 0)]
    code = _code(title) or (Counter(name for _, name in named if name).most_common(1) or [("", 0)])[0][0]
    paths: dict[Path, None] = {}
    current = code
    for found, name in named:
        current = name or current
        if _same(current, code):
            paths.update(dict.fromkeys(_places(text, found.end())))
    whole = {path[0] for path in paths if len(path) == 1}
    kept = [path for path in paths if len(path) == 1 or path[0] not in whole]
    return tuple(Modification(target_of(path), Mention(MentionKind.COURT)) for path in kept)


def _code(title: str) -> str:
    found = _CODE.search("".join(fold(title).split()) + "nin") if title else None
    return (found["name"] or "") if found else ""


def _same(one: str, two: str) -> bool:
    return one.replace("-", "").removesuffix("haqqinda") == two.replace("-", "").removesuffix("haqqinda")


def _places(text: Squeezed, at: int) -> tuple[Path, ...]:
    """The provisions named right after the code's name."""
    paths: list[Path] = []
    for phrase in phrases(tokens(text, at, min(at + 160, len(text.letters)))):
        if not isinstance(phrase, Place) or (paths and not phrase.joined):
            break
        paths.extend(Context(tuple(paths[-1:])).resolved(phrase))
    return tuple(path for path in paths if path[0].number != "?" and path[0].number)


def decision(text: Squeezed) -> AmendingAct:
    """The decision: its day stands in brackets at the end."""
    found = list(_DECIDED.finditer(text.letters)) or list(_ANY_DAY.finditer(text.letters))
    day: date | None = day_of(found[-1 if "qerar" in found[-1][0] else 0]) if found else None
    return AmendingAct(ActKind.COURT_DECISION, day)
