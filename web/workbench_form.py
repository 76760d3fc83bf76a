"""What is typed beside a row of the workbench, read into a decision."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from werkzeug.datastructures import MultiDict

from acts.concordance.errors import BadDecisionError
from acts.concordance.kept import KeptProvision
from acts.concordance.model import Decision, Degree
from language.dates import parse_date
from language.letters import fold

_PART: Final = re.compile(r"[,;\n]")
FIELDS: Final = ("reason", "body", "planned_act", "reviewer")


@dataclass(frozen=True, slots=True)
class Typed:
    """The fields beside a row as they were typed, shown again when they were refused."""

    to: tuple[str, ...]
    more: str
    degree: str
    reason: str
    body: str
    planned_act: str
    planned_day: str
    reviewer: str


def typed(form: MultiDict[str, str]) -> Typed:
    """The fields of a form sent."""
    said = {name: form.get(name, "").strip() for name in ("more", "degree", *FIELDS, "planned_day")}
    return Typed(to=tuple(form.getlist("to")), **said)


def decision(fields: Typed, rights: Iterable[KeptProvision]) -> Decision:
    """What the fields say. Raises `BadDecisionError` for a provision, degree or day that is none."""
    named = dict.fromkeys((*fields.to, *_named(fields.more, rights)))
    day = _day(fields.planned_day)
    return Decision(tuple(named), _degree(fields.degree), fields.reason, fields.body, fields.planned_act, day, fields.reviewer)


def _degree(text: str) -> Degree | None:
    try:
        return Degree(text) if text else None
    except ValueError as error:
        raise BadDecisionError(f"expected a degree, found {text!r}") from error


def _day(text: str) -> date | None:
    if not text:
        return None
    day = parse_date(text)
    if day is None:
        raise BadDecisionError(f"expected a day like 11.05.2027, found {text!r}")
    return day


def _named(text: str, rights: Iterable[KeptProvision]) -> tuple[str, ...]:
    """The provisions named by their ids or by what they are called, parted by commas. Raises `BadDecisionError` for one unknown."""
    wanted = [part.strip() for part in _PART.split(text) if part.strip()]
    if not wanted:
        return ()
    known = _names(rights)
    if strange := [one for one in wanted if _key(one) not in known]:
        raise BadDecisionError(f"expected provisions of the right, found {', '.join(strange)}")
    return tuple(known[_key(one)] for one in wanted)


def _names(rights: Iterable[KeptProvision]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for one in rights:
        provision = one.provision
        for name in (provision.id, provision.called, provision.label):
            found.setdefault(_key(name), provision.id)
    return found


def _key(name: str) -> str:
    return " ".join(fold(name).strip(" .:").split())
