"""The identification of an act: work, expression, manifestation (FRBR), in the order the schema wants."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import quote

from lxml import etree

from acts.akn.inline import add
from acts.akn.values import legal
from acts.frbr import Expression, Work

EDITOR: Final = "tlc_toplu"
AUTHOR: Final = "tlc_author"
NO_DAY: Final = date(1, 1, 1)
"""Stands where the schema wants a date and none is known; the record of ours says None."""


@dataclass(frozen=True, slots=True)
class Level:
    """One of the three levels: its element, address, date and author, and what stands behind them."""

    tag: str
    uri: str
    this: str
    aliases: tuple[tuple[str, str], ...]
    dates: tuple[tuple[str, date], ...]
    author: str
    more: tuple[tuple[str, str, str], ...]


def identification(meta: etree._Element, work: Work, expression: Expression, component: str = "main") -> None:
    """The identification of a document or of its `component`."""
    node = add(meta, "identification", source=f"#{EDITOR}")
    for level in _levels(work, expression, component):
        _level(add(node, level.tag), level)


def _levels(work: Work, expression: Expression, component: str) -> Iterator[Level]:
    titles = (("title", expression.title),) if expression.title else ()
    known = (("eqanun", str(work.eqanun_id) if work.eqanun_id else ""), ("CELEX", work.celex), ("register", work.register_code))
    days = (("Generation", work.adopted), ("publication", work.published), ("entryIntoForce", work.in_force))
    aliases = (("title", work.title), *((name, value) for name, value in known if value))
    facts = (
        ("FRBRcountry", "value", _country(work.uri)), ("FRBRsubtype", "value", work.subtype), ("FRBRnumber", "value", work.number),
        ("FRBRname", "value", work.title),
    )  # fmt: skip
    dates = tuple((name, day) for name, day in days if day) or (("unknown", NO_DAY),)
    yield Level("FRBRWork", work.uri, f"{work.uri}/!{component}", aliases, dates, AUTHOR, facts)
    uri, day = expression.uri, expression.version or work.adopted
    dated = (("Generation", day),) if day else (("unknown", NO_DAY),)
    language = (("FRBRlanguage", "language", expression.language.value),)
    yield Level("FRBRExpression", uri, f"{uri}/!{component}", titles, dated, AUTHOR, language)
    form = (("FRBRformat", "value", "application/akn+xml"),)
    yield Level("FRBRManifestation", f"{uri}.akn", f"{uri}/!{component}.akn", (), dated, EDITOR, form)


def _level(node: etree._Element, level: Level) -> None:
    node.tail = "\n"
    add(node, "FRBRthis", value=legal(level.this))
    add(node, "FRBRuri", value=legal(level.uri))
    for name, value in level.aliases:
        add(node, "FRBRalias", name=name, value=legal(value))
    for name, day in level.dates:
        add(node, "FRBRdate", name=name, date=day.isoformat())
    add(node, "FRBRauthor", href=f"#{level.author}")
    for tag, name, value in level.more:
        if value:
            add(node, tag, **{name: legal(value)})


def _country(uri: str) -> str:
    parts = uri.split("/")
    return parts[2] if len(parts) > 2 and parts[1] == "akn" else "az"


def href(uri: str) -> str:
    """An address for an attribute: what no address may hold is written with per cent signs."""
    return quote(legal(uri), safe="/:@!#?=&~+,;.()'*-_%")
