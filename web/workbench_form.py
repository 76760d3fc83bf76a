"""What is typed beside a row of the workbench, read into a decision."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from werkzeug.datastructures import MultiDict

from acts.concordance.errors import BadDecisionError
from acts.concordance.kept import KeptProvision
from acts.concordance.model import Decision, Degree, Provision
from language.dates import parse_date
from language.letters import fold

_PART: Final = re.compile(r"[,;\n]")
_SIGNS: Final = re.compile(r"[.:()·]+")
_ARTICLE: Final = re.compile(rf"^(?:{fold('maddə')}|article|art)(?: |(?=\d))")
_SHOWN: Final = 4                            # provisions named of those a number may mean
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
    """The provisions named by their ids or by what they are called, parted by commas. Raises `BadDecisionError` for one that is none, or
    that may be several.
    """
    wanted = [part.strip() for part in _PART.split(text) if part.strip()]
    if not wanted:
        return ()
    provisions = {one.provision.id: one.provision for one in rights}
    known = _names(provisions)
    found = {one: _meant(_key(one), known) for one in wanted}
    if strange := [one for one, ids in found.items() if not ids]:
        raise BadDecisionError(f"expected provisions of the right, found {', '.join(strange)}")
    if several := next((one for one, ids in found.items() if len(ids) > 1), ""):
        called = [provisions[id_].called for id_ in found[several][:_SHOWN]]
        names = ", ".join(called if len(set(called)) > 1 else found[several][:_SHOWN])
        raise BadDecisionError(f"“{several}” may be {names}: write one of them")
    return tuple(ids[0] for ids in found.values())


def _meant(key: str, known: Sequence[Mapping[str, Sequence[str]]]) -> Sequence[str]:
    return next((names[key] for names in known if key in names), ())


def _names(provisions: Mapping[str, Provision]) -> tuple[Mapping[str, Sequence[str]], ...]:
    """What provisions may be meant by: their id and whole name ("6 · 1", "6(1)", "Article 6(1)"), else the number of an article ("6"), else
    the label alone ("(15)").
    """
    whole: dict[str, list[str]] = {}
    articles: dict[str, list[str]] = {}
    labels: dict[str, list[str]] = {}
    for one in provisions.values():
        above = provisions.get(one.parent)
        label = _key(one.label)
        for name in dict.fromkeys(map(_key, (one.id, one.called, f"{above.label} {one.label}" if above and one.label else one.called))):
            if " " in name or name == _key(one.id):
                whole.setdefault(name, []).append(one.id)
        if not one.parent and " " in label:
            articles.setdefault(label.rpartition(" ")[2], []).append(one.id)
        labels.setdefault(label, []).append(one.id)
    return whole, articles, labels


def _key(name: str) -> str:
    """A name without the signs between its numbers ("6 · (1)", "6.1" and "6(1)" are one), an article in one language."""
    return _ARTICLE.sub("article ", " ".join(_SIGNS.sub(" ", fold(name)).split()))
