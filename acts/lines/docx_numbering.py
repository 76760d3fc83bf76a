"""Printed labels of numbered paragraphs in Word: Word keeps the rule, not the number, so the numbers are counted."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from language.letters import lower_english
from language.numerals import to_roman

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile(r"%(\d)")
_LEVELS = 9
_FORMS = frozenset({"decimal", "decimalZero", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter", "russianUpper", "russianLower"})
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
"""The letters Word counts by in Russian: without ё, й, ъ and ь."""


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str
    legal: bool = False           # the numbers of the levels above are printed in figures, whatever their own form


class Numbering:
    """Counts the paragraphs of each list and prints their labels ("1.2.", "a)", "IV.")."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._lists = {} if numbering is None else dict(_lists(numbering))
        self._styles = {} if styles is None else dict(_styles(styles))
        self._counts: dict[str, list[int]] = {}
        self.odd: set[str] = set()
        """Forms of numbers that are not known here and were printed in figures."""

    def label(self, paragraph: etree._Element) -> str:
        """The label of the next paragraph of its list, "" for one that is in none or has a bullet."""
        found = self._place(paragraph)
        if found is None:
            return ""
        number, at = found
        levels = self._lists.get(number, {})
        level = levels.get(at)
        if level is None:
            return ""
        counts = self._counts.setdefault(number, [0] * _LEVELS)
        counts[at] = counts[at] + 1 if counts[at] else level.start
        counts[at + 1 :] = [0] * (_LEVELS - at - 1)
        if level.form in {"bullet", "none"}:
            return ""
        self.odd |= {level.form} - _FORMS
        return _PLACE.sub(lambda match: _printed(levels, counts, int(match[1]) - 1, legal=level.legal), level.text)

    def _place(self, paragraph: etree._Element) -> tuple[str, int] | None:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return None
        own = _numbered(properties)
        style = properties.find(f"{W}pStyle")
        by_style = self._styles.get(style.get(f"{W}val") or "") if style is not None else None
        number, at = own or by_style or ("", 0)
        return (number, at) if number not in {"", "0"} else None


def _numbered(properties: etree._Element) -> tuple[str, int] | None:
    reference = properties.find(f"{W}numPr")
    number = None if reference is None else reference.find(f"{W}numId")
    if reference is None or number is None:
        return None
    return number.get(f"{W}val") or "", min(_value(reference, "ilvl", 0), _LEVELS - 1)


def _styles(styles: etree._Element) -> list[tuple[str, tuple[str, int]]]:
    """The list each style numbers its paragraphs in, its own or that of the style it is based on."""
    own, based = {}, {}
    for style in styles.iterchildren(f"{W}style"):
        name, properties = style.get(f"{W}styleId") or "", style.find(f"{W}pPr")
        based[name] = _text(style, "basedOn", "")
        if properties is not None and (place := _numbered(properties)):
            own[name] = place
    return [(name, place) for name in based if (place := next((own[one] for one in _line(name, based) if one in own), None))]


def _line(name: str, based: Mapping[str, str]) -> Iterator[str]:
    """A style and those it is based on, one after another; a circle ends."""
    met: set[str] = set()
    while name and name not in met:
        yield name
        met.add(name)
        name = based.get(name, "")


def _lists(numbering: etree._Element) -> list[tuple[str, dict[int, _Level]]]:
    kept = list(numbering.iterchildren(f"{W}abstractNum"))
    by_style = {_text(element, "styleLink", ""): _levels(element) for element in kept}
    abstract = {e.get(f"{W}abstractNumId"): _levels(e) or by_style.get(_text(e, "numStyleLink", "-"), {}) for e in kept}
    lists = []
    for number in numbering.iterchildren(f"{W}num"):
        reference = number.find(f"{W}abstractNumId")
        levels = dict(abstract.get(reference.get(f"{W}val"), {})) if reference is not None else {}
        for override in number.iterchildren(f"{W}lvlOverride"):
            at = _number(override.get(f"{W}ilvl"), 0)
            if (start := override.find(f"{W}startOverride")) is not None and at in levels:
                levels[at] = replace(levels[at], start=_number(start.get(f"{W}val"), 1))
        lists.append((number.get(f"{W}numId") or "", levels))
    return lists


def _levels(abstract: etree._Element) -> dict[int, _Level]:
    return {
        _number(level.get(f"{W}ilvl"), 0): _Level(
            _value(level, "start", 1), _text(level, "numFmt", "decimal"), _text(level, "lvlText", ""), level.find(f"{W}isLgl") is not None
        )
        for level in abstract.iterchildren(f"{W}lvl")
    }


def _text(element: etree._Element, name: str, missing: str) -> str:
    child = element.find(f"{W}{name}")
    return missing if child is None else child.get(f"{W}val") or missing


def _value(element: etree._Element, name: str, missing: int) -> int:
    return _number(_text(element, name, ""), missing)


def _number(text: str | None, missing: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else missing


def _printed(levels: dict[int, _Level], counts: list[int], at: int, *, legal: bool) -> str:
    level = levels.get(at)
    if level is None:
        return ""
    count = counts[at] or level.start
    match "decimal" if legal else level.form:
        case "upperRoman":
            return _roman(count)
        case "lowerRoman":
            return lower_english(_roman(count))
        case "lowerLetter":
            return _letter(count, _LATIN)
        case "upperLetter":
            return _letter(count, _LATIN.upper())
        case "russianLower":
            return _letter(count, _RUSSIAN)
        case "russianUpper":
            return _letter(count, _RUSSIAN.upper())
        case "decimalZero":
            return f"{count:02d}"
        case _:
            return str(count)


def _roman(number: int) -> str:
    return to_roman(number) if 0 < number < 4000 else str(number)


def _letter(number: int, letters: str) -> str:
    """Word's letters after the last repeat: aa, bb."""
    return letters[(number - 1) % len(letters)] * min((number - 1) // len(letters) + 1, 9)
