"""Designations as their bodies print them. A style is a function over the parts; which one holds is told by the outermost issuer."""

import re
from collections.abc import Callable, Sequence
from types import MappingProxyType
from typing import Final

from classifiers.standards.electrical_printing import written_ieee
from classifiers.standards.issuers import Style, issuer_of, kind_word
from classifiers.standards.parts import MONTHS, Parts, RelatedParts
from classifiers.standards.prefix_printing import joined, language_of, part_of, prefix_of, word_of

_AMENDMENT: Final = re.compile(r"(?P<word>\D+?) ?(?P<number>\d+|[A-Z]+\d?)(?::(?P<year>\d{4})(?:-(?P<month>\d\d))?)?")
_OF_IEC: Final = frozenset({"CSV", "RLV", "SER", "DB", "EXV", "CMV", "PRV"})
_WEB_FULL_YEARS: Final = "19971101"
_FULL_YEARS_SINCE: Final = 2000
_SERIALS: Final = MappingProxyType({"rfc": "RFC", "best current practice": "BCP", "internet standard": "STD"})
_SHORT_YEARS: Final = frozenset({"GOST", "GOST R", "PMG", "RMG"})


def written(parts: Parts, by: str = "") -> str:
    """The designation in the form of its body, or in that of another, `by`, which lists it, too."""
    usual = Style.IEC if parts.edition in _OF_IEC else issuer_of(by or parts.issuers[0]).style
    style = Style.IEEE if parts.form and not by else usual
    text = _STYLES[style](parts) + _related(parts.relations, parts.form.bracket if parts.form else " ")
    if parts.base:
        text += f" ({written(parts.base)}{f', {parts.degree}' if parts.degree else ''})"
    return text + (f" - {parts.note}" if parts.note else "")


def _related(relations: Sequence[RelatedParts], before: str) -> str:
    """ "(Amendment to A as amended by B, C, and D)"."""
    if not relations:
        return ""
    first, *others = (written(related.to) for related in relations)
    listed = ", and ".join((", ".join(others[:-1]), others[-1])) if len(others) > 2 else " and ".join(others)
    return f"{before}({relations[0].relation} {first}" + (f" {relations[1].relation} {listed}" if others else "") + ")"


def undated_name(parts: Parts) -> str:
    """In Latin letters and one spelling, without edition: "GOST R 34.10", "ISO/TS 12913-1", "RFC 5280"."""
    codes = parts.issuers
    shorthand = {**_SERIALS, "workshop agreement": "CWA" if codes[-1] == "CEN" else "IWA"}.get(parts.kind)
    prefix = shorthand or joined(codes, kind_word(parts.kind, codes), codes)
    behind = _series(parts) if issuer_of(codes[0]).style is Style.BRACKETS else f"{parts.number}{part_of(parts)}"
    return f"{prefix} {behind}"


def dated_name(parts: Parts) -> str:
    """The same with its edition: "GOST R 34.10:2012", "ITU-T X.509:2019-10", "ETSI EN 319411-1 V1.3.1"."""
    day = parts.date or (str(parts.year) if parts.year else "")
    if parts.edition:
        return f"{undated_name(parts)}{'-' if parts.edition.isdigit() else ' '}{parts.edition}"
    return undated_name(parts) + (f":{day}" if day else "")


def _colon(parts: Parts) -> str:
    day = parts.date or parts.year
    text = f"{prefix_of(parts)} {parts.number}{part_of(parts)}"
    text += f".{parts.edition}" if parts.edition.isdigit() else ""
    text += f":{day}" if day else ""
    text += f" {parts.edition}" if parts.edition and not parts.edition.isdigit() else ""
    return text + "".join(f"/{one}" for one in parts.amendments) + language_of(parts)


def _iec(parts: Parts) -> str:
    """The IEC joins amendments with a plus where its suffix tells that they are worked in; kinds stand behind a blank."""
    sign = "+" if parts.edition == "CSV" else "/"
    day = parts.date or parts.year
    added = "".join(f"{sign}{_close(one)}" for one in parts.amendments)
    suffix = f" {parts.edition}" if parts.edition else ""
    word = word_of(parts)
    prefix = " ".join(piece for piece in (joined(parts.issuers, "", parts.issuers), "GUIDE" if word == "Guide" else word) if piece)
    return f"{prefix} {parts.number}{part_of(parts)}" + (f":{day}" if day else "") + added + suffix + language_of(parts)


def _close(amendment: str) -> str:
    """ "Amd 1:2017" → "AMD1:2017"."""
    word, _, rest = amendment.partition(" ")
    return f"{word.upper()}{rest}" if word in ("Amd", "Cor") else amendment


def _hyphen(parts: Parts) -> str:
    year = parts.date or (str(parts.year) if parts.year else "")
    if parts.year and parts.year < _FULL_YEARS_SINCE and parts.issuers[0] in _SHORT_YEARS:
        year = year[2:]
    text = f"{prefix_of(parts)} {parts.number}{part_of(parts)}" + (f"-{year}" if year else "")
    return text + "".join(f"/{one}" for one in parts.amendments)


def _brackets(parts: Parts) -> str:
    """The ITU: year alone before an amendment, month and year behind what is dated."""
    text = f"{parts.issuers[0]} {_series(parts)}" + (f"-{parts.edition}" if parts.edition.isdigit() else "")
    if parts.edition and not parts.edition.isdigit():
        text += f" ({parts.edition})" if parts.edition[0] == "V" else f" {parts.edition}"
    text += _month(parts.date, parts.year, parts.language)
    return text + "".join(f" {_of_itu(one)}" for one in parts.amendments) + (":" if parts.kind == "question" else "")


def _series(parts: Parts) -> str:
    if parts.kind == "supplement":
        return f"{parts.number} Suppl. {parts.part}"
    if parts.part[:1].isdigit():
        return f"{parts.number}{part_of(parts)}"
    return f"{parts.number} {parts.part}" if parts.part else parts.number


def _month(date: str, year: int | None, language: str = "") -> str:
    behind = f" {language}" if language else ""
    if date:
        return f" ({date[5:7]}/{date[:4]}{behind})"
    return f" ({year}{behind})" if year else ""


def _of_itu(amendment: str) -> str:
    """ "Amd 1:2007-10" → "Amd. 1 (10/2007)"."""
    found = _AMENDMENT.fullmatch(amendment)
    if found is None:
        return amendment
    date = f"{found['year']}-{found['month']}" if found["month"] else ""
    stop = "" if found["word"] == "Annex" else "."
    return f"{found['word']}{stop} {found['number']}" + _month(date, int(found["year"]) if found["year"] else None)


def _version(parts: Parts) -> str:
    number = re.sub(r"^(\d{3})(\d{3})$", r"\1 \2", parts.number)
    text = f"{prefix_of(parts)} {number}{part_of(parts)}" + "".join(f"/{one}" for one in parts.amendments)
    day = parts.date or parts.year
    return text + (f" {parts.edition}" if parts.edition else "") + (f" ({day})" if day else "")


def _serial(parts: Parts) -> str:
    return f"{_SERIALS.get(parts.kind, 'RFC')} {parts.number}{part_of(parts)}"


def _joined_number(parts: Parts) -> str:
    """Ecma: standards with a hyphen, reports and mementos with a slash."""
    sort = {"technical report": " TR/", "memento": " MEM/"}.get(parts.kind, "-")
    return f"ECMA{sort}{parts.number}{part_of(parts)}"


def _publication(parts: Parts) -> str:
    text = f"{joined(parts.issuers, kind_word(parts.kind, parts.issuers), parts.issuers)} {parts.number}"
    parted = parts.part[:1].isdigit()
    text += part_of(parts) if parted and parts.kind == "standard" else f"pt{parts.part}" if parted else parts.part
    text += re.sub(r"^Rev\. ", "r", parts.edition) + "".join(parts.amendments) + _publication_date(parts)
    before = "" if parts.stage[:1] in ("", "-", "/") else " "
    apart = len(parts.language) == 3 and parts.language != "chi"
    return f"{text}{before}{parts.stage}{' ' if apart else ''}{parts.language}"


def _publication_date(parts: Parts) -> str:
    """ "-Sep1985", "-Jan15/1991", "-1990"."""
    if not parts.date:
        return f"-{parts.year}" if parts.year else ""
    day = f"{parts.date[8:]}/" if len(parts.date) > 7 else ""
    return f"-{MONTHS[int(parts.date[5:7]) - 1][:3]}{day}{parts.date[:4]}"


def _web(parts: Parts) -> str:
    stage = f"{parts.stage}-" if parts.stage else ""
    day = parts.date.replace("-", "")
    day = day[2:] if day and day < _WEB_FULL_YEARS else day
    return f"W3C {stage}{parts.number}" + (f"-{day}" if day else "") + (f" {parts.edition}" if parts.edition else "")


def _oasis(parts: Parts) -> str:
    pieces = [parts.number, parts.edition, parts.part, parts.stage]
    return "OASIS " + "-".join(piece for piece in pieces if piece)


_STYLES: Final = MappingProxyType[Style, Callable[[Parts], str]]({
    Style.COLON: _colon, Style.IEC: _iec, Style.HYPHEN: _hyphen, Style.BRACKETS: _brackets, Style.VERSION: _version, Style.SERIAL: _serial,
    Style.JOINED: _joined_number, Style.PUBLICATION: _publication, Style.IEEE: written_ieee, Style.WEB: _web, Style.OASIS: _oasis,
})  # fmt: skip
