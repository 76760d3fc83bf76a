"""Modifications as short lines, for tables of cases."""

from acts.modifications.model import (
    Action,
    Deletion,
    Insertion,
    Mention,
    Modification,
    Occurrence,
    ProvisionInsertion,
    ProvisionReplacement,
    Renumbering,
    Repeal,
    Substitution,
)


def line(modification: Modification) -> str:
    """What is done, on one line: "art_5: old -> new [2]"."""
    target = str(modification.target)
    match modification.action:
        case Substitution(old, new, position, times):
            return f"{target}: {old} -> {new}" + (f" at {position}" if position else "") + found(times)
        case Insertion(new, anchor, position, times):
            return f"{target}: +{new} {position} {anchor}" + found(times)
        case Deletion(old, times):
            return f"{target}: -{old}" + found(times)
        case Renumbering(to):
            return f"{target} becomes {to}"
        case action:
            return unit(target, action)


def unit(target: str, action: Action) -> str:
    match action:
        case ProvisionInsertion(text, after):
            return f"insert {target}" + (f" after {after}" if after else "") + (f": {text}" if text else "")
        case ProvisionReplacement(text):
            return f"replace {target}" + (f": {text}" if text else "")
        case Repeal():
            return f"repeal {target}"
        case Mention(kind):
            return f"{kind} {target}"
    raise TypeError(f"expected an action on a unit, found {action!r}")


def found(times: Occurrence) -> str:
    said = [*(["all"] if times.all else []), *map(str, times.which), *(["inflected"] if times.inflected else [])]
    return f" [{' '.join(said)}]" if said else ""
