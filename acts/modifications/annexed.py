"""Targets of notes as an act without articles has them: its units stand by themselves, those of rules it approved in their annex.

A decree or decision is amended in its own items ("2-ci hissədə", "3.3-cü bənd") and in the rules, charters and lists annexed to it, which a
note names by title ("“… Qaydası”nın 2.5-ci bəndi") or by their kind ("Əsasnamənin 5-ci bəndi").
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from acts.model import Document, Element, Kind
from acts.modifications.model import Modification, ProvisionInsertion, Renumbering, Step, Target, Unit
from language.letters import fold

WHOLE: Final = Target((Step(Unit.CODE),))
"""The act itself."""

_NOBODY: Final = Step(Unit.ARTICLE, "?")
_TEXT: Final = (Step(Unit.TEXT),)
_NUMBER: Final = re.compile(r"\??|[\d.-]{1,8}|[IVXLC]{1,7}|\w")
_NOUN: Final = "qayda|esasname|nizamname|telimat|reqlament|metodika"
_ENDING: Final = "(?:lar|s?[iu])?(?:[iu]?n?[iu]n|n?d[ae]|[ny]?[ae])(?![a-z])"
_RULES: Final = re.compile(
    r"\s*(?:(?:hemin|bu|qeyd olunan|adi cekilen|(?:ferman|serencam|qerar|emr)(?:la|le|i? ile) tesdiq (?:edil|olun)m[iu]s)\s+){0,3}"
    rf"(?P<noun>{_NOUN}){_ENDING}")
_ITSELF: Final = re.compile(r"(?:ferman|serencam|qerar|emr)(?:[iu]n|d?[ae])(?![a-z])")


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex of an act: the number in its eid and its folded title, "" where it has none."""

    number: str
    title: str


def has_articles(document: Document) -> bool:
    """Whether the act itself, its annexes left aside, is made of articles."""
    return any(_articles(child) for child in document.root.children)


def _articles(element: Element) -> bool:
    return element.kind is Kind.ARTICLE or (element.kind is not Kind.ATTACHMENT and any(map(_articles, element.children)))


def annexes_of(document: Document) -> tuple[Annex, ...]:
    """The annexes of an act in order."""
    found = (child for child in document.root.children if child.kind is Kind.ATTACHMENT)
    return tuple(Annex(child.eid.removeprefix("att_"), fold(child.title)) for child in found)


def settled(modifications: Iterable[Modification], text: str, annexes: Sequence[Annex] | None) -> tuple[Modification, ...]:
    """The modifications of a note of an act without articles, with the targets the act has.

    `text` is the note's operative part, `annexes` what the act has annexed, None where that is not known.
    """
    rules = _rules(text)
    return tuple(_settled(modification, rules, annexes) for modification in modifications)


def _rules(text: str) -> str:
    """What kind of annexed text a note begins to speak of ("qayda"); "" where it names none, or the act itself too."""
    folded = fold(text)
    found = _RULES.match(folded)
    return "" if found is None or _ITSELF.search(folded) else found["noun"]


def _settled(modification: Modification, rules: str, annexes: Sequence[Annex] | None) -> Modification:
    action = modification.action
    if isinstance(action, Renumbering):
        action = Renumbering(_target(action.to, rules, annexes))
    elif isinstance(action, ProvisionInsertion) and action.after:
        action = replace(action, after=_target(action.after, rules, annexes))
    return replace(modification, target=_target(modification.target, rules, annexes), action=action)


def _target(target: Target, rules: str, annexes: Sequence[Annex] | None) -> Target:
    steps = target.steps[1:] if target.steps[:1] == (_NOBODY,) else target.steps
    unit = steps[0].unit if steps else Unit.CODE
    if unit is Unit.ANNEX:
        steps = steps if _NUMBER.fullmatch(steps[0].number) else (*_annex(fold(steps[0].number), annexes), *steps[1:])
    elif rules:
        steps = (*_annex(rules, annexes), *(steps[1:] if unit is Unit.CODE else steps))
    elif unit is Unit.CODE and len(steps) > 1 and steps[1].unit not in (Unit.TITLE, Unit.TEXT):
        steps = steps[1:]
    elif unit is Unit.TITLE:
        steps = (*WHOLE.steps, *steps)
    steps = WHOLE.steps if steps in ((), _TEXT) else steps
    return target if steps == target.steps else replace(target, steps=steps)


def _annex(name: str, annexes: Sequence[Annex] | None) -> tuple[Step, ...]:
    """The step to the annex of that title, or whose title holds the word; to the only one the act has; none where it cannot be told."""
    if annexes is None or len(annexes) == 1:
        return (Step(Unit.ANNEX),)
    titled = [annex for annex in annexes if annex.title and (name in annex.title or annex.title in name)]
    return (Step(Unit.ANNEX, titled[0].number),) if len(titled) == 1 else ()
