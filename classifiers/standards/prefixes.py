"""The beginning of a designation: issuers, outermost first, with the kind and the stage of a draft they tell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from classifiers.standards.issuers import ISSUERS, KINDS, OF_STAGE, SERIES, STAGES, issuer_of

BLANK: Final = "[ \u00a0]"


@dataclass(frozen=True, slots=True)
class Prefix:
    """From character `start` up to `end`: the issuers, and what kind and stage the words among them tell."""

    start: int
    end: int
    issuers: tuple[str, ...]
    kind: str
    stage: str = ""


@dataclass(frozen=True, slots=True)
class Shorthand:
    """One word for an issuer and a kind."""

    spelling: str
    issuer: str
    kind: str
    sample: str


SHORTHANDS: Final = (
    Shorthand("IWA", "ISO", "workshop agreement", "IWA 19:2017"),
    Shorthand("CWA", "CEN", "workshop agreement", "CWA 14167-1:2003"),
    Shorthand(r"(?:IETF[ \u00a0-]?)?RFCs?", "IETF", "rfc", "IETF RFC 5280"),
    Shorthand(r"(?:IETF[ \u00a0-]?)?BCP(?=[ \u00a0-]?[1-9]\d{0,2}(?!\d))", "IETF", "best current practice", "BCP 14"),
    Shorthand(r"(?:IETF[ \u00a0-]?|(?<![A-Z][ \u00a0-]))STD(?=[ \u00a0-]?[1-9]\d?(?!\d))", "IETF", "internet standard", "STD 97"),
    Shorthand(r"NIST[ \u00a0-]?IR", "NIST", "interagency report", "NISTIR 8202"),
    Shorthand(r"SP(?=[ \u00a0](?:800|1800|500)-\d)", "NIST", "special publication", "SP 800-63"),
)

LEADING: Final = (
    (r"Руководств[оаеу]м?|Guide|Rəhbərlik|Təlimat|Kılavuz", "guide", frozenset({"ISO", "IEC"})),
    (r"Рекомендаци[яиюей]+|Recommendations?|Tövsiyə(?:si|ləri)?|Tavsiye(?:si)?", "recommendation", frozenset({"ITU-T", "ITU-R", "OIML"})),
)
"""Words of a kind that stand before the issuer and belong to the designation: "Руководство ИСО/МЭК 76"."""

_ENDINGS: Final = "(?:а|у|ом|е|ов|ы)?"
_ROWS: Final = tuple(row for row in ISSUERS if row.code != "IETF")
_SPELLINGS: Final = tuple(row.spelling + (_ENDINGS if row.code == "GOST" else "") for row in _ROWS)
_ANY: Final = "|".join((*_SPELLINGS, *(row.spelling for row in SHORTHANDS)))
_ISSUER: Final = "|".join((
    *(f"(?P<s{place}>{row.spelling})" for place, row in enumerate(SHORTHANDS)),
    *(f"(?P<i{place}>{spelling})" for place, spelling in enumerate(_SPELLINGS)),
))
_CLOSED: Final = rf"(?:(?![^\W\d_])|(?={_ANY}))"
_GLUED: Final = r"(?<=[a-zа-яəöüğışç])(?=[AI İГ]ZS|[IİI]SO|ГОСТ)|(?<![^\W_])(?<![^\W_]-)"
FIRST: Final = re.compile(rf"(?:{_GLUED})(?:{_ISSUER}){_CLOSED}")
_NEXT_ISSUER: Final = re.compile(rf"{BLANK}*[/-]?{BLANK}*(?:{_ISSUER}){_CLOSED}")
_WORDS: Final = (*(row.spelling for row in KINDS), *(row.spelling for row in SERIES), *STAGES)
_NEXT_WORD: Final = re.compile(rf"{BLANK}?[/-]?{BLANK}?(?P<word>{{words}})(?![^\W\d_])".replace(
    "{words}",
    "|".join(sorted({word for spelling in _WORDS for word in spelling.split("|")}, key=len, reverse=True)),
))
_LEADING: Final = tuple((re.compile(rf"(?<!\w)(?:{words}){BLANK}+$"), kind, of) for words, kind, of in LEADING)
_LED: Final = re.compile(rf"(?:{'|'.join(words for words, _kind, _of in LEADING)}){BLANK}+")
_ALONE: Final = frozenset({"ITU-T", "ITU-R", "W3C", "OASIS", "ECMA"})
_LONGEST_LEADING: Final = 24


def prefix_at(text: str, at: int) -> Prefix | None:
    """The issuers that begin at a character, a word of their kind before them counted in."""
    leading = _LED.match(text, at)
    first = FIRST.match(text, leading.end() if leading else at)
    return _extended(text, first) if first else None


def prefixes(text: str) -> Iterator[Prefix]:
    """The issuers in a text, in reading order."""
    at = 0
    while first := FIRST.search(text, at):
        found = _extended(text, first)
        yield found
        at = max(found.end, first.end())


def _extended(text: str, first: re.Match[str]) -> Prefix:
    """The first issuer with those, the kinds and the stages that follow."""
    code, kind = _told(first)
    issuers, stage, end = [code], "pr" if first.group().startswith(("pr", "Fpr")) else "", first.end()
    while more := _next(text, end, tuple(issuers)):
        end, issuer, told, of_draft = more
        issuers += [issuer] if issuer and issuer != issuers[-1] else []
        kind, stage = told or kind, of_draft or stage
    start, kind = _from(text, first.start(), tuple(issuers), kind)
    return Prefix(start, end, tuple(issuers), kind or OF_STAGE.get(stage, "") or issuer_of(issuers[-1]).kind, stage)


def _next(text: str, at: int, issuers: tuple[str, ...]) -> tuple[int, str, str, str] | None:
    """The end of the next piece of a chain, with the issuer, kind and stage it is."""
    word = _NEXT_WORD.match(text, at)
    if word and (told := _word(word["word"], issuers)):
        return word.end(), *told
    issuer = _NEXT_ISSUER.match(text, at)
    if issuer is None or issuers[-1] in _ALONE:
        return None
    code, kind = _told(issuer)
    return issuer.end(), code, kind, ""


@cache
def _word(word: str, issuers: tuple[str, ...]) -> tuple[str, str, str] | None:
    """Issuer, kind and stage that a word after these issuers tells."""
    if "ETSI" in issuers and (row := next((row for row in SERIES if row.code == word), None)):
        return row.code, row.kind if row.kind != "standard" else "", ""
    if kind := next((row for row in KINDS if word in row.spelling.split("|") and row.of & set(issuers)), None):
        return "", kind.kind, ""
    return ("", "", STAGES[word]) if word in STAGES and set(issuers) & {"ISO", "IEC"} else None


def _told(match: re.Match[str]) -> tuple[str, str]:
    """Issuer and kind of a piece."""
    group = match.lastgroup or ""
    if group.startswith("s"):
        row = SHORTHANDS[int(group[1:])]
        return row.issuer, row.kind
    return _ROWS[int(group[1:])].code, ""


def _from(text: str, start: int, issuers: tuple[str, ...], kind: str) -> tuple[int, str]:
    """Where the designation begins, a word of its kind before the issuer counted in, and the kind then."""
    before = text[max(0, start - _LONGEST_LEADING) : start]
    for pattern, told, of in _LEADING:
        if (word := pattern.search(before)) and set(issuers) & of:
            return start - len(before) + word.start(), told
    return start, kind
