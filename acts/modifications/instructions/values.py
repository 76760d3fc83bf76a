"""Quotations put back into what was read from a text without them."""

from dataclasses import replace

from acts.modifications.instructions.quotations import PLACE, Masked
from acts.modifications.model import (
    Action,
    Deletion,
    Insertion,
    Modification,
    ProvisionInsertion,
    ProvisionReplacement,
    Step,
    Substitution,
    Target,
)


def filled(one: Modification, masked: Masked) -> Modification:
    """The modification with its quoted words in the place of the characters that stood for them."""
    return Modification(_target(one.target, masked), _action(one.action, masked), masked.words(one.old_wording))


def _target(target: Target, masked: Masked) -> Target:
    if not any(PLACE.search(step.number) for step in target.steps):
        return target
    return replace(target, steps=tuple(Step(step.unit, masked.words(step.number)) for step in target.steps))


def _action(action: Action, masked: Masked) -> Action:
    match action:
        case Substitution(old, new):
            return replace(action, old=masked.words(old), new=masked.words(new))
        case Insertion(new, anchor):
            return replace(action, new=masked.words(new), anchor=masked.words(anchor))
        case Deletion(old):
            return replace(action, old=masked.words(old))
        case ProvisionInsertion(text) | ProvisionReplacement(text) if text:
            return replace(action, text=masked.words(text))
    return action
