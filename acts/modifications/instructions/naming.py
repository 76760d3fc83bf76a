"""Which act an item amends, and what is left of the item behind the act's name and its list of earlier amendments.

Reads a text without quotations: a private-use character stands for the title. The name is in the case its sentence needs
("… Qanununda", "… Qərarının 1.1-ci bəndində", "… Qaydaları”na"); the bracket after it (years, issues and articles of the
official collection: Constitutional Law on normative legal acts, art. 75.3) is no part of what is ordered.
"""

import re
from dataclasses import dataclass, replace
from typing import Final

from acts.modifications.instructions.quotations import Masked
from acts.references.model import ActCitation
from language.dates import parse_date
from language.letters import lower

_Q = r"[\ue000-\uf8ff]"
_SMALL = "[a-zəıöüğşç]"
_YEAR = r"\d{4}\s?-?\s?c[ıiuü]\s+[iı]l"
_DAY = (rf"(?:{_YEAR}(?:in|də)?,?\s+\d{{1,2}}\s+[a-zı]+|{_YEAR}(?:in)?\s+[a-zı]+ın\s+\d{{1,2}}(?:-?[a-zıə]+)?"
        rf"|\d{{1,2}}\s+[a-zıA-ZİI]+\s+{_YEAR})")
_DATED = (rf"(?:(?P<day>{_DAY})\s*(?:tarixli\s*)?,?\s*)?"
          r"(?:(?:№\s*)?(?P<number>\d[\w/]*(?:-[\w/]+)*?(?:\s[A-Z]{1,3})?)\s*-?\s*(?:nömrəli|saylı|№-li)\s+|№\s*(?P<sign>\d[\w/-]*)\s+)?")
_WORD = rf"(?:(?!(?:Bu|Həmin)\s)[A-ZƏİÖÜĞŞÇ][\w.’'-]*|və|yanında|üzrə|{_SMALL}+n[ıiuü]n|\((?:[a-zəıöüğşç ]{{1,20}})\))"
_NOUN = (r"(?P<noun>Konstitusiya\s+Qanun|Konstitusiya|Məcəllə|Qanun|Fərman|Sərəncam|Qərar|Əmr|Qayda|Əsasnamə|Nizamnamə|Təlimat|Proqram"
         r"|Siyahı|Strategiya|Konsepsiya|Plan|qanun|fərman|sərəncam|qərar|əmr|qayda|əsasnamə|nizamnamə|təlimat|proqram|siyahı)")
_CASES = r"(?:l[aə]r)?(?:s?[ıiuü])?(?:n?[ıiuü]n|n?d[aə](?:n|ki)?|[ny]?[aə]|n?[ıiuü]|(?:yl|l)[aə])?"
_ENDING = rf"(?P<ending>{_CASES})(?!\w)"
_BRACKET = r"(?:\s*\((?:[^()]|\([^()]*\))*\))?"
_RULES_NAME = r"(?:[Qq]ayda|[əƏ]sasnamə|[Nn]izamnamə|[Tt]əlimat|[Ss]iyahı|[Pp]roqram|[Pp]lan|[Ss]trategiya|[Tt]ərkib|[Ff]orma|[Ss]truktur)"

_NAMED: Final = re.compile(
    rf"(?:(?P<titles>{_Q}(?:\s*(?:,|və)\s*{_Q})*)\s*(?:haqqında\s+|barədə\s+)?)?(?:{_WORD}\s+){{0,14}}?{_DATED}(?:{_WORD}\s+){{0,14}}?"
    rf"(?:(?P<later>{_Q})\s*(?:haqqında\s+)?)?(?:{_WORD}\s+){{0,6}}?{_NOUN}{_ENDING}{_BRACKET}")
_SAME: Final = re.compile(rf"(?:(?P<which>[Hh]əmin|[Bb]u)\s+)?{_NOUN}{_ENDING}{_BRACKET}")
_APPROVED: Final = re.compile(
    r"\s*(?:(?<=[ıiuü])\s+ilə|(?<=[əa])|\s+ilə)\s+təsdiq\s+(?:edilmiş|olunmuş|edilən)\s+"
    r"(?:\d{1,2}\s*(?:nömrəli|saylı)\s+əlavə\s*[-–—]?\s*)?")
_RULES: Final = re.compile(
    rf"(?P<title>{_Q})(?:\s*(?:Qayda|Əsasnamə|Nizamnamə|Təlimat))?\s?-?{_CASES}(?!\w){_BRACKET}"
    rf"|(?P<worded>(?:{_Q}\s*|{_WORD}\s+){{0,14}}?{_RULES_NAME}){_CASES}(?!\w){_BRACKET}")
_TITLED_RULES: Final = re.compile(rf"(?P<title>{_Q})\s?-?(?P<ending>{_CASES})(?!\w){_BRACKET}")
_RULES_NOUN: Final = re.compile(rf"{_RULES_NAME}[a-zəı]*(?:\s*\([^()]*\))?\s*$")
_APPROVING: Final = frozenset({"decree", "order", "cabinet-decision", "cabinet-order"})
_KINDS: Final = (
    ("konstitusiya qanun", "constitutional-law"), ("konstitusiya", "constitution"), ("məcəllə", "code"), ("qanun", "law"),
    ("fərman", "decree"), ("sərəncam", "order"),
)


@dataclass(frozen=True, slots=True)
class Named:
    """An item whose amended act is told: the acts (mostly one) and where the rest of its words begin."""

    acts: tuple[ActCitation, ...]
    end: int


def named(text: str, masked: Masked, before: ActCitation | None = None) -> Named | None:
    """The act an item names at its beginning; `before` is the act its "həmin Qərar" means. None where it names none."""
    at = _lead(text)
    match = _NAMED.match(text, at)
    if match and _is_named(match):
        acts = _acts(match, masked)
        return _approved(text, masked, match.end(), acts[-1]) or Named(acts, match.end())
    same = _SAME.match(text, at)
    if same and before and (same["which"] or same["ending"]):
        return _approved(text, masked, same.end(), before) or Named((_pointed(same["noun"], before),), same.end())
    return _titled(text, masked, at)


def _pointed(noun: str, before: ActCitation) -> ActCitation:
    """The act itself, or, where an act that approves rules is amended and the noun is theirs, the rules it approved."""
    if before.kind in _APPROVING and _RULES_NOUN.match(noun):
        return replace(before, title=noun, kind="")
    return before


_LEAD: Final = re.compile(r"\s*(?:(?:[Mm]üəyyən\s+edilsin\s+ki|[Aa]şağıdakı\s+aktlarda)\s*[:,]\s*)?")


def _lead(text: str) -> int:
    lead = _LEAD.match(text)
    return lead.end() if lead else 0


def _is_named(match: re.Match[str]) -> bool:
    """A title, a day or a number is needed, or the proper name of a code."""
    if match["titles"] or match["later"] or match["number"] or match["day"] or match["sign"]:
        return bool(match["ending"]) or match["noun"][0].isupper()
    return lower(match["noun"]) in ("məcəllə", "konstitusiya") and match["ending"] != "" and match.start("noun") > match.start()


def _acts(match: re.Match[str], masked: Masked) -> tuple[ActCitation, ...]:
    titles = [masked.inner(place) for place in match["titles"] or "" if place in masked.spans]
    noun = lower(" ".join(match["noun"].split()))
    if match["later"]:
        titles = [masked.inner(match["later"])]
    if noun in ("məcəllə", "konstitusiya") and not titles:
        titles = [_proper(match)]
    if len(titles) > 1 and not match["ending"].startswith(("lar", "lər")):
        titles = titles[-1:]
    day = parse_date(match["day"].replace("ıl", "il")) if match["day"] else None
    number = match["number"] or match["sign"] or ""
    return tuple(ActCitation(_clean(title), _kind(noun, match[0]), day, number) for title in titles or [""])


def _proper(match: re.Match[str]) -> str:
    noun = match["noun"]
    return match[0][: match.start("noun") - match.start()] + noun + ("si" if noun == "Məcəllə" else "sı")


def _kind(noun: str, words: str) -> str:
    if noun == "sərəncam" and "Nazirlər" in words:
        return "cabinet-order"
    if noun == "qərar":
        return "cabinet-decision" if "Nazirlər" in words else "parliament-decision" if "Milli Məclis" in words else "decision"
    return next((kind for word, kind in _KINDS if noun == word), "")


def _clean(title: str) -> str:
    return " ".join(title.split())


def _approved(text: str, masked: Masked, at: int, act: ActCitation) -> Named | None:
    """Rules named by the act that approved them: their own title, the day and number of that act, no kind."""
    approves = _APPROVED.match(text, at)
    rules = _RULES.match(text, approves.end()) if approves else None
    if rules is None:
        return None
    title = masked.inner(rules["title"]) if rules["title"] else masked.whole(rules["worded"])
    return Named((replace(act, title=_clean(title), kind=""),), rules.end())


def _titled(text: str, masked: Masked, at: int) -> Named | None:
    """Rules known by their title alone: “Elektron xidmətlərin göstərilməsi Qaydaları”nda."""
    match = _TITLED_RULES.match(text, at)
    if match is None or not match["ending"]:
        return None
    title = masked.inner(match["title"])
    return Named((ActCitation(_clean(title)),), match.end()) if _RULES_NOUN.search(title) else None


def cited(words: str) -> ActCitation:
    """An act from the words a reader would call it by: title in quotation marks, kind, day, number."""
    day = re.search(_DAY, words)
    number = re.search(r"(\d[\w/-]*)\s+(?:nömrəli|saylı)", words)
    title = re.search(r"[“\"«](.+)[”\"»]", words)
    bare = words.replace(title[0], "") if title else words
    noun = re.search(r"Məcəllə|Konstitusiya|Qanun(?!ver)|Fərman|Sərəncam", re.sub(r"\(.*", "", bare))
    return ActCitation(_clean(title[1] if title else words), _kind(lower(noun[0]), words) if noun else "",
                       parse_date(day[0]) if day else None, number[1] if number else "")
