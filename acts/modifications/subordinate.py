"""The head of a note that names an act below the law: "2 mart 2022-ci il tarixli 9402 nömrəli … Prezidentinin Fərmanı (…) ilə".

Consolidated decrees, decisions and acts of ministries have the notes of codes under such heads. The issuer stands before the
kind or before the day, the number is of any shape: "336", "9-T/14", "№ Q-01".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from acts.modifications.headers import DAY, MONTH, YEAR_WORD, Header, calendar_day, heads, publications, unquoted
from acts.modifications.model import ActKind, AmendingAct
from acts.modifications.squeezed import Squeezed

NEAREST: Final = 12
"""Letters in which the head of a note begins: a list number or a bullet may stand in front."""

_ISSUER: Final = r"(?:azerbaycanrespublikas[iu](?:n[iu]n)?[a-z-]{0,150}?n[iu]n)?"
_DATED: Final = rf"(?:{DAY}{YEAR_WORD}|(?P<year_first>[12]\d{{3}}){YEAR_WORD}(?P<day_last>\d{{1,2}})(?P<month_last>{MONTH}))"
_NUMBER: Final = r"(?=[a-z/._-]{0,8}\d)[a-z\d](?:[a-z\d/._-]{0,20}?[a-z\d])?"
_NUMBERED: Final = rf"(?:№?(?P<number>{_NUMBER})['\"]?(?:nomreli|sayli|№-?li)|№(?P<sign>{_NUMBER}))"
_TITLE: Final = r"(?:[^()]|\((?![^()]{0,200}(?:qezeti|toplu))[^()]{0,80}\)){0,500}?"
_WITH: Final = r"(?:ile|lie|iel|vasitesile|esasen)(?!tesdiq(?:edil|olun)m[iu]s(?!d[iu]r)|elaqedar|yanasi|bagli|mueyyen|elaqeli)"
_CITED: Final = r"(?:\((?:[^()]|\([^()]{0,80}\)){0,400}\)[.,;]{0,3}){0,4}"
_HEAD: Final = re.compile(
    rf"(?P<issuer>{_ISSUER}){_DATED}(?:tarix(?:li|inde|indeki)?)?,?{_NUMBERED}(?P<title>{_TITLE})"
    rf"(?P<kind>ferman|serencam|qerar|emr|gosteris)(?:[iu]|lar[iu])(?:n[ae])?(?P<cited>{_CITED}){_WITH}")
_NAMES: Final = re.compile("ferman|serencam|qerar|emri|gosteris")
_REPUBLIC: Final = "azerbaycanrespublikas"


@dataclass(frozen=True, slots=True)
class KindRule:
    """How the kind of an act follows from who issues it and what it is called; folded letters, "" for anybody."""

    sample: str
    issuer: str
    noun: str
    kind: ActKind


KINDS: tuple[KindRule, ...] = (
    KindRule("Azərbaycan Respublikası Nazirlər Kabinetinin Qərarı", "nazirlerkabinet", "", ActKind.CABINET),
    KindRule("Azərbaycan Respublikası Prezidentinin Fərmanı", "", "ferman", ActKind.DECREE),
    KindRule("Azərbaycan Respublikası Prezidentinin Sərəncamı", "prezident", "serencam", ActKind.ORDER),
    KindRule("Maliyyə Nazirliyi Kollegiyasının Qərarı", "", "", ActKind.OTHER),
)
"""The first that fits says the kind."""


def others(text: Squeezed) -> Iterator[re.Match[str]]:
    """Where acts below the law are named the way notes begin."""
    if _NAMES.search(text.letters):
        yield from _HEAD.finditer(text.letters)


def begins(text: Squeezed) -> re.Match[str] | None:
    """The head of an act below the law a note begins with; None where a law's stands there, or the Constitutional Court's decision."""
    if not _NAMES.search(text.letters, 0, 1500):
        return None
    law = next(heads(text), None)
    if law is not None and law.start() < NEAREST and law["number"]:
        return None
    found = next((match for at in range(min(NEAREST, len(text.letters))) if (match := _HEAD.match(text.letters, at))), None)
    return None if found is None or "konstitusiyamehkemesi" in found[0] else found


def other_header(text: Squeezed, end: int) -> Header | None:
    """The head in the letters up to `end`, when it names an act below the law."""
    found = begins(text)
    if found is None or found.end() > end:
        return None
    return Header(_act(text, found), found.start(), found.end())


def _act(text: Squeezed, found: re.Match[str]) -> AmendingAct:
    day = calendar_day(found["day"] or found["day_last"], found["month"] or found["month_last"], found["year"] or found["year_first"])
    return AmendingAct(_kind(found), day, _number(text, found), _title(text, found), publications(text, *found.span("cited")))


def _kind(found: re.Match[str]) -> ActKind:
    """By the words right before the kind, else by those before the day: a title may name other issuers."""
    title = found["title"]
    own = title[title.rfind(_REPUBLIC):] if _REPUBLIC in title else title
    issuer = found["issuer"] + own
    return next(rule.kind for rule in KINDS if rule.issuer in issuer and rule.noun in found["kind"])


def _number(text: Squeezed, found: re.Match[str]) -> str:
    """The number as printed; behind "№" nothing but a blank tells where it ends."""
    if found["number"]:
        return text.words(*found.span("number")).replace(" ", "")
    start = text.place(found.start("sign"))
    return text.text[start:].split(maxsplit=1)[0].strip(".,;“”\"'")


def _title(text: Squeezed, found: re.Match[str]) -> str:
    start, own = found.start("title"), found["title"].rfind(_REPUBLIC)
    return unquoted(text.words(start, start + own)) if own > 0 else ""
