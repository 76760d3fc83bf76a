"""The sample world's true history as changes to be applied to the first text."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from acts.history.model import Change, Timeline
from acts.history.view import text_on
from acts.model import Document, Line, Run
from acts.modifications.model import (
    Action,
    ActKind,
    AmendingAct,
    Deletion,
    Insertion,
    Modification,
    Occurrence,
    Position,
    ProvisionInsertion,
    ProvisionReplacement,
    Repeal,
    Step,
    Substitution,
    Target,
    Unit,
)
from acts.structure import parse

HISTORY = Path(__file__).parents[3] / "fixtures" / "history"
_UNITS = {"art": Unit.ARTICLE, "chp": Unit.CHAPTER, "sec": Unit.SECTION, "att": Unit.ANNEX, "para": Unit.PART, "point": Unit.POINT,
          "subpoint": Unit.SUBPOINT, "table": Unit.ROW}


def texts(name: str) -> dict[date, str]:
    """The true text on each day it changed, first day first."""
    return {date.fromisoformat(path.stem.partition("@")[2]): path.read_text("utf-8") for path in sorted(HISTORY.glob(f"{name}@*.txt"))}


def document(text: str) -> Document:
    return parse([Line((Run(row),)) for row in text.splitlines()])


def plain(found: Document) -> str:
    rows = (" ".join(line.plain.split()) for line in found.root.lines())
    return "\n".join(row for row in rows if row) + "\n"


def flat(text: str) -> str:
    """A true text as `plain` prints it: cells parted by blanks."""
    return text.replace("\t", " ")


def text_at(timeline: Timeline, day: date | None) -> str:
    return plain(text_on(timeline, day))


def changes(name: str) -> tuple[Change, ...]:
    """The modifications of the true history, each with what a drafter would have said of it."""
    known = texts(name)
    rows: list[dict[str, Any]] = tomllib.loads((HISTORY / f"{name}.toml").read_text("utf-8"))["modification"]
    return tuple(_change(row, known[row["in_force"]]) for row in rows)


def _change(row: dict[str, Any], after: str) -> Change:
    act = AmendingAct(ActKind.LAW, row["adopted"], row["act"])
    target = target_of(row["target"])
    return Change(act, Modification(*_action(row, target, after)), in_force=row["in_force"], source="/akn/az/a")


def _action(row: dict[str, Any], target: Target, after: str) -> tuple[Target, Action]:
    old, new = row["old"].strip(), row["new"].strip()
    match row["operation"]:
        case "substitute":
            sign = Position.END if len(old) == 1 else None
            return _titled(target), Substitution(old, new, sign, Occurrence(all=not sign))
        case "delete":
            return _titled(target), Deletion(old)
        case "insert":
            return target, Insertion(new, _before(after, new, row["target"].rpartition("_")[2]), Position.AFTER)
        case "insert_provision" if not new[0].isdigit() and not new.startswith("Maddə") and "\t" not in new:
            return Target((*target.steps, Step(Unit.SENTENCE, "?"))), ProvisionInsertion(new)
        case "insert_provision":
            return target, ProvisionInsertion(new)
        case "replace_provision":
            return target, ProvisionReplacement(new)
        case _:
            sentence = (Step(Unit.SENTENCE, "2"),) if old and not old[0].isdigit() and not old.startswith("Maddə") else ()
            return Target((*target.steps, *sentence)), Repeal()


def _titled(target: Target) -> Target:
    whole = target.steps[-1].unit is Unit.CHAPTER
    return Target((*target.steps, Step(Unit.TITLE))) if whole else target


def _before(text: str, words: str, label: str) -> str:
    """The two words in front of some others in the paragraph of that label; before later changes of the same day."""
    (row,) = [row for row in text.splitlines() if row.startswith(label)] or [text]
    place = row.find(words)
    return " ".join(row[:place].split()[-2:]) if place >= 0 else "gün müddətində"


def target_of(eid: str) -> Target:
    """The target of an eid, dotted numbers as one step of the article."""
    steps = [(word, number) for word, _, number in (step.rpartition("_") for step in eid.split("__"))]
    if steps[0][0] == "art" and "." in steps[-1][1]:
        return Target((Step(Unit.ARTICLE, steps[-1][1]),))
    kept = [(word, number) for word, number in steps if word not in ("att", "sec") or len(steps) == 1]
    last_dotted = [pair for pair in kept if "." in pair[1]][-1:]
    return Target(tuple(Step(_UNITS[word], number) for word, number in (last_dotted or kept)))


def samples() -> tuple[str, ...]:
    return tuple(path.stem for path in sorted(HISTORY.glob("*.toml")))
