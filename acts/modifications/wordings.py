"""Former wordings printed in notes ("Əvvəlki redaksiyada deyilirdi: …"): where they stand and which modification they belong to."""

import re
from dataclasses import replace
from typing import Final

from acts.modifications.model import Modification, ProvisionReplacement, Repeal, Unit
from acts.modifications.squeezed import QUOTES, Squeezed

_SIGN: Final = "[" + re.escape(QUOTES) + "]"
_WAS: Final = "(?:olmus(?:dur)?|olub(?:dur)?|idi|adlanirdi|adlan(?:mis|ib)(?:dir)?)"
_WAS_CALLED: Final = rf"(?={_SIGN}.{{2,400}}?{_SIGN}{_WAS}(?![a-z]))"
"""Behind it words in quotation marks are said to have been there: "“Fener” olmuşdur"."""
_NAME: Final = "(?:adi|basligi|serlovhesi)"
MARKER: Final = re.compile(
    r"ev{1,2}[ea]lki(?:[a-z]{4,26}?(?:ilirdi|ilirdir|eyilir|yilib|ilmisdi|deyil[a-z]{2,6})[;:.]?"
    rf"|redaksiya(?:da|s[iu]){_WAS_CALLED}|(?:redaksiyada)?(?:[a-z]{{4,12}}n[iu]n)?{_NAME}(?:{_WAS_CALLED}|[:;])"
    r"|(?:red|edak|rda)[a-z]{3,14}?(?:verilmis(?:dir)?[.:]|adi(?=[^a-z\d])|[:;]|(?<=da)(?=\d))|(?:cumle|abzas|metn|madde|hisse|bend|cedvel)[a-z]{0,6}[:;])"
    r"|kohneredaksiya(?:da)?(?:deyilirdi)?:")
_OWNER: Final = re.compile(
    r"[-–]?(?:(?:\d[\d.-]*-?c[iu](?:ve|,)?)*(?:maddeler?in|maddenin|mecellenin|bolmenin|paraqrafin|paraqraflarin|fesl?in|bendin|hissenin|cumlenin|abzasin"
    r"|qeydin|metnin|adin|qanunun)(?:metninin|adinin|adi|sanksiyasinin|dispozisiyasinin)?)?$")
"""Whose former wording it is, right before the marker: "12-ci maddənin"."""
_SAID: Final = re.compile(r"[“\"«„](?P<words>[^\n]+)[”\"»“]\s*(?:olmuşdur|olmuş|olub|idi|adlanırdı|adlanmışdır)\s*\.?")
"""A wording that a sentence says was there."""
_BULLET: Final = re.compile(r"^(?:[-*•]\s+|#+\s+)", re.MULTILINE)


def cleaned(text: str) -> str:
    """The wording as printed, blanks of a line made single, bullets and empty lines left out; of "“Fener” olmuşdur" the words quoted."""
    lines = (" ".join(line.split()) for line in _BULLET.sub("", text).splitlines())
    wording = "\n".join(line for line in lines if line)
    said = _SAID.fullmatch(wording)
    return said["words"] if said else wording


def given(modifications: tuple[Modification, ...], wording: str) -> tuple[Modification, ...]:
    """The modifications with the former wording on the one it belongs to: units replaced or repealed, by number where there are several."""
    if not wording or not modifications:
        return modifications
    owners = [n for n, m in enumerate(modifications) if isinstance(m.action, (ProvisionReplacement, Repeal))] or [0]
    parts = _split(wording, [modifications[n] for n in owners]) if len(owners) > 1 else [wording]
    changed = dict(zip(owners, parts, strict=False))
    return tuple(replace(m, old_wording=changed[n]) if changed.get(n) and not m.old_wording else m for n, m in enumerate(modifications))


def _split(wording: str, owners: list[Modification]) -> list[str]:
    """The wording parted at the numbers of the units it covers; whole on the first where the numbers are not all there, in order."""
    starts: list[int] = []
    for owner in owners:
        found = _number_of(owner).search(wording, starts[-1] + 1) if starts else None
        if starts and found is None:
            return [wording]
        starts.append(found.start("number") if found else 0)
    ends = [*starts[1:], len(wording)]
    return [wording[start:end].strip() for start, end in zip(starts, ends, strict=True)]


def _number_of(owner: Modification) -> re.Pattern[str]:
    """How the unit's number begins its text: "12.3." or "Maddə 12." or "1)"."""
    last = next((step for step in reversed(owner.target.steps) if step.number and step.unit not in (Unit.SENTENCE, Unit.ALINEA)), None)
    if last is None or last is not owner.target.steps[-1] or not last.number or last.number == "?":
        return re.compile(r"(?!)(?P<number>)")
    spaced = r"\s*".join(map(re.escape, last.number.replace("-", "–"))).replace("–", "[-–—‑]?")
    return re.compile(rf"(?:^|\n|(?<=[.;:]\s)|(?<=[.;:]))\s*(?P<number>(?:M\s*a\s*d\s*d\s*[əә]\s*)?{spaced}\s*[.)])", re.IGNORECASE)


def marker(text: Squeezed, begin: int, end: int) -> tuple[int, int] | None:
    """Where the first announcement of a former wording stands, and who owns it; None where there is none."""
    found = MARKER.search(text.letters, begin, end)
    if found is None:
        return None
    before = max(begin, found.start() - 60)
    owner = _OWNER.search(text.letters[before:found.start()])
    return before + owner.start() if owner else found.start(), found.end()
