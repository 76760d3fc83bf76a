"""Standards and drafts as the IEEE prints them: in the form a reference was read in, or in the usual one of its time."""

from typing import Final

from classifiers.standards.parts import MONTHS, Form, Parts
from classifiers.standards.prefix_printing import joined, part_of

_SHORT_UNTIL: Final = "2007"


def written_ieee(parts: Parts) -> str:
    """ "IEEE Std 802.3-2018", "IEEE P1003.1/D1, July 2017"."""
    form = parts.form or _usual(parts)
    text = f"{form.publisher}{form.word}{form.gap}{parts.number}{part_of(parts)}"
    behind = bool(form.month) and not parts.date
    text += f"-{parts.year}" if parts.year and not behind and not parts.date.startswith(f"{parts.year}-") else ""
    text += "".join(_amendment(one, form) for one in parts.amendments)
    text += form.draft + parts.edition if parts.edition else ""
    return text + (f"{form.month}{parts.year}" if behind else _month(parts.date, form))


def _amendment(one: str, form: Form) -> str:
    start = form.corrigendum if one.startswith("Cor ") else "/Amd " if one.startswith("Amd ") else "/"
    return start + one.removeprefix("Cor ").removeprefix("Amd ").replace(":", "-")


def _usual(parts: Parts) -> Form:
    """Drafts with a month stand without "Std" since 2007; the AIEE numbers its own, ANSI and ASA print no word."""
    draft, early = parts.stage == "Draft", parts.date < _SHORT_UNTIL
    numbered = {"AIEE": " No", "ANSI": "", "ASA": ""}.get(parts.issuers[-1], " Std")
    status = f" {parts.stage}" if parts.stage not in ("", "Draft") else ""
    word = "" if draft and parts.date and not early else numbered
    months = "short" if status or early else "long"
    corrigendum, before = ("/Cor", "/") if parts.stage else ("/Cor ", ", ")
    return Form(
        joined(parts.issuers, "", parts.issuers), status + word, " ", corrigendum, before, ", " if parts.date else "", months, " ",
        two_digits=False, bracket=" ",
    )  # fmt: skip


def _month(date: str, form: Form) -> str:
    if not date:
        return ""
    month = MONTHS[int(date[5:7]) - 1]
    month = {"long": month, "short": month[:3]}.get(form.months, "Sept")
    year = date[2:4] if form.two_digits else date[:4]
    return f"{form.month}{month}{form.year}{year}"
