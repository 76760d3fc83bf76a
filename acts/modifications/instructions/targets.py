"""Targets as the amended act has them: what the words of an instruction leave out depends on the kind of act it amends."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from acts.modifications.model import Modification, Renumbering, Step, Target, Unit
from acts.references.model import ActCitation

_NOBODY: Final = Step(Unit.ARTICLE, "?")
_SOME_ANNEX: Final = Step(Unit.ANNEX, "?")
_DOTTED: Final = frozenset({Unit.PART, Unit.POINT, Unit.SUBPOINT})
_OWN: Final = re.compile(r"\s*(?:(?:Qanunun|Məcəllənin)\s+)?(?:ad[ıi]|mətn)")
"""The act's own title or text, its name taken off or not: "Qanunun adında və mətnində"."""
WHOLE: Final = Target((Step(Unit.CODE),))
_WITH_ARTICLES: Final = frozenset({"code", "law", "constitution", "constitutional-law"})


def ground(acts: Sequence[ActCitation]) -> Target | None:
    """Where units are named that stand below no other: in an act without articles they stand by themselves."""
    return None if not acts or any(act.kind in _WITH_ARTICLES for act in acts) else WHOLE


def settled(one: Modification, context: Target | None, text: str) -> Modification:
    """The modification with its target (and a renumbering's new place) as an act has it."""
    action = one.action
    if isinstance(action, Renumbering):
        action = Renumbering(settled_target(action.to, context, text))
    return replace(one, target=settled_target(one.target, context, text), action=action)


def settled_target(target: Target, context: Target | None, text: str) -> Target:
    """A target as an act has it.

    "adında" without a unit is the act's own title; a decree has no articles, and its dotted numbers are whole ("3.1-ci bənd").
    """
    steps = tuple(Step(Unit.ANNEX) if step == _SOME_ANNEX else step for step in target.steps)
    if context is not None and all(step.unit is not Unit.ARTICLE or step == _NOBODY for step in context.steps):
        steps = _whole_numbers(steps[1:] if steps[:1] == (_NOBODY,) else steps)
    if steps[:1] == (_NOBODY,) and len(steps) == 2 and steps[1].unit in (Unit.TITLE, Unit.TEXT) and _OWN.match(text):
        steps = WHOLE.steps if steps[1].unit is Unit.TEXT else (*WHOLE.steps, steps[1])
    if not steps or (steps == (_NOBODY,) and "addə" not in text):
        steps = WHOLE.steps
    if steps[0].unit in (Unit.TITLE, Unit.TEXT):
        steps = (Step(Unit.CODE), *steps)
    if "Məcəllənin mətn" in text and steps == (Step(Unit.CODE), Step(Unit.TEXT)):
        steps = WHOLE.steps
    return target if steps == target.steps else replace(target, steps=steps)


def _whole_numbers(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The steps without those a dotted number repeats: "part_7/point_3.1" is "point_3.1"."""
    dotted = max((n for n, step in enumerate(steps) if step.unit in _DOTTED and "." in step.number), default=0)
    return tuple(step for n, step in enumerate(steps) if n >= dotted or step.unit not in _DOTTED)
