"""Reasons in the language of the page. What is kept is English; the rows of `web.reason_table` say it in the reader's words.

A sentence no row knows is shown as it is, marked as English; a test finds it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from flask import Flask
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from markupsafe import Markup, escape

from web import names
from web.i18n import day, number, web_language
from web.places import UNITS, anchor, is_eid, place_name, unit_name
from web.reason_table import NOT_KEPT, SENTENCES

DEEPEST = 5
"""Reasons inside reasons that are looked into: a file, in it a part, in that what is wrong."""
JOINED = 6
"""Pieces between "; " that one sentence may have, those inside its values included."""
HOLE = re.compile(r"%\((\w+)\)s")
FILE = re.compile(r"[^:]*\.[A-Za-z]{2,5}: ")
WHOLE = frozenset(sentence for sentence in SENTENCES if "%(" not in sentence)
"""Sentences without changing parts, found without patterns: pages of thousands of amendments have little else."""

TYPES = MappingProxyType({
    "list": _l("a list"),
    "str": _l("a text"),
    "int": _l("a number"),
    "float": _l("a number"),
    "bool": _l("true or false"),
    "NoneType": _l("nothing"),
})  # fmt: skip
ANSWERS = MappingProxyType({
    "a list of acts": _l("a list of acts"),
    "the record of an act": _l("the record of an act"),
    "the redactions of an act": _l("the redactions of an act"),
})


@dataclass(frozen=True, slots=True)
class Hole:
    """What may stand in the changing part of a sentence, and how it is shown."""

    pattern: str = r".*?"
    show: Callable[[str], str] = str


def _number(text: str) -> str:
    value = text.replace(",", "")
    return number(float(value)) if "." in value else number(int(value))


def _day(text: str) -> str:
    try:
        return day(date.fromisoformat(text))
    except ValueError:
        return text


def _value(text: str) -> str:
    """A value as Python writes it: quoted as a reader quotes; None is nothing."""
    if text == "None":
        return str(_("nothing"))
    quoted = re.fullmatch(r"b?(['\"])(.*)\1", text, re.DOTALL)
    return f"“{quoted[2]}”" if quoted else text


def _in_own_words(text: str) -> str:
    """The words of a library: English, but for marks of Python around them."""
    bare = re.sub(r"^\[<twisted\S* (?:\S+: )?|>\]$", "", text)
    return Markup('<span lang="en">{}</span>').format(bare) if bare and web_language() != "en" else bare


def _printed(text: str) -> str:
    """Words of an act, marked when they are in the other language than the page."""
    language = names.title_language(text)
    return Markup('<span lang="{}">{}</span>').format(language, text) if language == "az" != web_language() else text


def _cited(text: str) -> str:
    """An act as it is cited, its day as a reader writes it."""
    return _printed(re.sub(r"\b\d{4}-\d\d-\d\d\b", lambda found: _day(found[0]), text))


def _namespace(text: str) -> str:
    return str(_("unnamed")) if text == "none" else text


def _formats(text: str) -> str:
    return ", ".join(map(names.reader_name, text.split(", ")))


def _hosts(text: str) -> str:
    joint = _("or")
    return f" {joint} ".join(text.split(" or "))


NUMBER = Hole(r"\d[\d,]*(?:\.\d+)?", _number)
HOLES: Mapping[str, Hole] = MappingProxyType({
    "number": NUMBER,
    "total": NUMBER,
    "most": NUMBER,
    "ratio": NUMBER,
    "line": NUMBER,
    "column": NUMBER,
    "id": Hole(r"\S+"),
    "status": Hole(r"\d+"),
    "code": Hole(r"[\d.]+"),
    "day": Hole(r"[\d-]+", _day),
    "since": Hole(r"[\d-]+", _day),
    "eid": Hole(r".*?", lambda text: place_name(text) if is_eid(text) else text),
    "unit": Hole("|".join(UNITS), unit_name),
    "topic": Hole(r"[\w-]+", names.topic_name),
    "type": Hole("|".join(TYPES), lambda text: str(TYPES[text])),
    "answer": Hole("|".join(ANSWERS), lambda text: str(ANSWERS[text])),
    "value": Hole(r".*?", _value),
    "key": Hole(r".*?", _value),
    "encoding": Hole(r"[\w-]*", lambda text: str(_("nothing")) if text == "nothing" else text),
    "fields": Hole(r".*?", lambda text: str(_("nothing")) if text == "none" else text),
    "formats": Hole(r".*?", _formats),
    "hosts": Hole(r".*?", _hosts),
    "phrase": Hole(show=_printed),
    "title": Hole(show=_printed),
    "other": Hole(show=_printed),
    "noun": Hole(show=_printed),
    "words": Hole(show=_printed),
    "cited": Hole(show=_cited),
    "attribute": Hole(r"\S+"),
    "namespace": Hole(show=_namespace),
    "error": Hole(r"[A-Z]\w*(?:Error|Exception|Lost|Failed|Refused|Done)"),
    "said": Hole(r".*?", _in_own_words),
})  # fmt: skip
"""The changing parts by name; one not listed may be anything and is shown as it is. %(why)s is a reason in itself."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a reason as it is shown; `known` tells whether a row of the table said it."""

    shown: Markup
    known: bool


def init_app(app: Flask) -> None:
    """The filters `reason` and `place` of the templates; the tests `of_file`: a reason whose text names a part of a file,
    and `naming_file`: one that begins with a file's name, whose first letter stays as it is.
    """
    app.jinja_env.filters.update(reason=reason, place=place_name, anchor=anchor)
    app.jinja_env.tests.update(eid=is_eid, of_file=NOT_KEPT.__contains__, naming_file=names_file)


def names_file(text: str) -> bool:
    """Whether a reason begins with the name of a file: "manyp.docx: expected …"."""
    return bool(FILE.match(text))


def reason(text: str) -> Markup:
    """A reason as kept, in the language of the page; what no row knows is marked as English."""
    return Markup("; ").join(piece.shown for piece in pieces(text))


def known(text: str) -> bool:
    """Whether every sentence of a reason is in the table."""
    return all(piece.known for piece in pieces(text))


def pieces(text: str) -> tuple[Piece, ...]:
    """A reason cut into its sentences, which "; " joins. A sentence or a value may have "; " inside: the cut that knows most is taken."""
    parts = text.strip().split("; ") if text.strip() else []
    best: list[tuple[int, int, Piece | None]] = [(0, 0, None)] * (len(parts) + 1)
    for start in reversed(range(len(parts))):
        best[start] = min(_cuts(parts, start, best), key=lambda cut: cut[0])
    return tuple(_chosen(best))


def _cuts(parts: list[str], start: int, best: list[tuple[int, int, Piece | None]]) -> Iterator[tuple[int, int, Piece | None]]:
    """The pieces that may begin at a part: how many parts from there on stay unknown, where the piece ends, the piece."""
    for end in range(start + 1, min(start + JOINED, len(parts)) + 1):
        said = _say("; ".join(parts[start:end]), DEEPEST)
        if said is not None:
            yield best[end][0], end, Piece(said, known=True)
    yield best[start + 1][0] + 1, start + 1, Piece(_english(parts[start]), known=False)


def _chosen(best: list[tuple[int, int, Piece | None]]) -> Iterator[Piece]:
    at = 0
    while (piece := best[at][2]) is not None:
        yield piece
        at = best[at][1]


def _say(text: str, depth: int) -> Markup | None:
    """A sentence in the words of the page, None when no row knows it."""
    if text in WHOLE:
        return escape(_(text))
    for sentence, fitting in _patterns():
        if (match := fitting.fullmatch(text)) and (values := _values(match.groupdict(), depth)) is not None:
            return escape(_(sentence)) % values
    return None


def _values(found: dict[str, str], depth: int) -> dict[str, str] | None:
    """The changing parts as they are shown; None when one of them is a reason that no row knows."""
    values: dict[str, str] = {}
    for name, text in found.items():
        said = (_say(text, depth - 1) if depth else None) if name == "why" else HOLES.get(name, Hole()).show(text)
        if said is None:
            return None
        values[name] = said
    return values


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((sentence, pattern(sentence)) for sentence in SENTENCES)


def pattern(sentence: str) -> re.Pattern[str]:
    """What a row of the table fits."""
    literal = HOLE.split(sentence)
    cut = [re.escape(part) if at % 2 == 0 else f"(?P<{part}>{HOLES.get(part, Hole()).pattern})" for at, part in enumerate(literal)]
    return re.compile("".join(cut), re.DOTALL)


def _english(text: str) -> Markup:
    return escape(text) if web_language() == "en" else Markup('<span lang="en">{}</span>').format(text)
