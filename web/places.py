"""What a place in a text is called for a reader: its eid, or its line, in words."""

import re
from types import MappingProxyType

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

UNITS = MappingProxyType({
    "part": _l("part"),
    "section": _l("section"),
    "subsection": _l("subsection"),
    "chapter": _l("chapter"),
    "subchapter": _l("subchapter"),
    "attachment": _l("annex"),
    "article": _l("article"),
    "paragraph": _l("paragraph"),
    "point": _l("point"),
    "subpoint": _l("subpoint"),
    "alinea": _l("subparagraph"),
    "recital": _l("recital"),
    "remark": _l("remark"),
    "table": _l("table"),
    "preface": _l("title lines"),
    "preamble": _l("preamble"),
    "toc": _l("printed contents"),
    "signature": _l("signature"),
    "notes": _l("notes"),
    "note": _l("note"),
})  # fmt: skip
"""The units of an act by their Akoma Ntoso names."""

STEPS = MappingProxyType({
    "sec": "section", "subsec": "subsection", "chp": "chapter", "subchp": "subchapter", "att": "attachment", "art": "article",
    "para": "paragraph", "al": "alinea", "rec": "recital",
})  # fmt: skip
"""Words of an eid that are shorter than the name of their unit."""

LINE = re.compile(r"line (\d+)")
WHOLE_FILE = "document"
"""What is found all over a file of others (`acts.akn`)."""


def unit_name(unit: str) -> str:
    """A unit by its Akoma Ntoso name; one not in the table keeps it."""
    return str(UNITS.get(unit, unit))


def is_eid(place: str) -> bool:
    """Whether a place is a unit of the text, which has an address."""
    return bool(place) and " " not in place and place != WHOLE_FILE


def anchor(place: str) -> str:
    """The anchor of a place on the page of its act: an eid is its own, "note_4" is "n.4"."""
    return f"n.{place.removeprefix('note_')}" if place.startswith("note_") else place


def place_name(place: str) -> str:
    """A place as a reader calls it: "art_12__para_12.3" → "article 12, paragraph 12.3"; "line 7" → "line 7"."""
    if place == WHOLE_FILE:
        return str(_("the whole file"))
    if line := LINE.fullmatch(place):
        return str(_("line %(number)s", number=line[1]))
    return ", ".join(map(_step, place.split("__"))) if is_eid(place) else place


def _step(step: str) -> str:
    word, _underscore, number = step.partition("_")
    name = unit_name(STEPS.get(word, word))
    printed, _underscore, again = number.partition("_")      # a number used twice: "art_5_2"
    return " ".join(filter(None, (name, printed, f"({again})" if again else "")))
