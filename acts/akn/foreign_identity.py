"""What a foreign document says it is: its work and expression, and what of its metadata is not taken over."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from lxml import etree

from acts.akn.names import NAMESPACE, akn, local, namespace
from acts.akn.report import Report
from acts.celex import celex_of
from acts.frbr import Expression, Language, Level, Work, slug

LANGUAGES: Mapping[str, Language] = MappingProxyType({"aze": Language.AZE, "az": Language.AZE, "eng": Language.ENG, "en": Language.ENG})
_NO_DAYS: Final = frozenset({"0001-01-01", "2999-01-01"})
"""Days that stand for none."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the identification says. `expression` is None for a language not held here; `language` is as printed."""

    work: Work
    expression: Expression | None
    language: str


def identity(document: etree._Element, title: str, report: Report) -> Said:
    """The identity of a document; `title` is what its text names itself."""
    meta = document.find(akn("meta"))
    node = document if meta is None else meta
    level = _Level(node, "FRBRWork", report)
    expression = _Level(node, "FRBRExpression", report)
    aliases = dict(level.aliases)
    celex = celex_of(aliases.get("CELEX", ""))
    name = title or aliases.get("title", "") or level.value("FRBRname") or level.uri
    country, kind = level.value("FRBRcountry"), level.value("FRBRsubtype") or document.get("name") or local(document.tag)
    ours = level.uri.startswith("/akn/az/") or country == "az"
    uri = level.uri if level.uri.startswith("/akn/") else _made(country, document, level)
    if uri != level.uri:
        report.lost("FRBRWork", f"the address {level.uri!r}, which is none of Akoma Ntoso; the work has one made by us")
    work = Work(uri, Level.OTHER if ours else Level.REFERENCE, kind, name, number=level.value("FRBRnumber"), adopted=level.day,
                celex=celex.text if celex else "")  # fmt: skip
    said = expression.value("FRBRlanguage", "language")
    language = LANGUAGES.get(said.split("-")[0])
    _rest(meta, report)
    if language is None:
        report.lost("FRBRExpression", f"the language {said!r} is none the registry holds (aze, eng): the wording has no identity here")
        return Said(work, None, said)
    return Said(work, Expression(work.uri, language, expression.day, name), said)


def _made(country: str, document: etree._Element, level: "_Level") -> str:
    """An address of country, kind, day and number, or the last part of the address the document gives."""
    day = level.day.isoformat() if level.day else "undated"
    number = slug(level.value("FRBRnumber") or level.uri.rpartition("/")[2]) or "unnumbered"
    return f"/akn/{slug(country) or 'xx'}/{local(document.tag)}/{day}/{number}"


class _Level:
    """Work or expression as the identification has it."""

    def __init__(self, meta: etree._Element, tag: str, report: Report) -> None:
        self._node = meta.find(f"{akn('identification')}/{akn(tag)}")
        self._tag = tag
        self._report = report
        self.uri = self.value("FRBRuri").rstrip("/")
        self.day = self._day()
        found = self._node.iterfind(akn("FRBRalias")) if self._node is not None else ()
        self.aliases = tuple((alias.get("name", ""), alias.get("value", "")) for alias in found)

    def value(self, tag: str, name: str = "value") -> str:
        """An attribute of the first element of a name, "" where there is none."""
        node = self._node.find(akn(tag)) if self._node is not None else None
        return (node.get(name) or "") if node is not None else ""

    def _day(self) -> date | None:
        printed = self.value("FRBRdate", "date")
        try:
            return date.fromisoformat(printed[:10]) if printed not in _NO_DAYS else None
        except ValueError:
            self._report.lost(self._tag, f"FRBRdate: expected a day, found {printed!r}")
            return None


def _rest(meta: etree._Element | None, report: Report) -> None:
    """Names the metadata that is not taken over."""
    for node in meta if meta is not None else ():
        name = local(node.tag)
        if name not in ("identification", "notes"):
            report.lost(f"line {node.sourceline}", f"metadata <{name}>", max(1, sum(1 for _ in node.iterdescendants())))
        for below in node.iter():
            if (of := namespace(below.tag)) != NAMESPACE:
                report.lost(f"line {below.sourceline}", f"metadata of namespace {of or 'none'}")
