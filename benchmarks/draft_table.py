"""Tables of drafts beside what the real amending acts made of the codes.

    python benchmarks/draft_table.py [FOLDER] [--since 2020] [--show] [--code NAME]

FOLDER: annotated consolidated acts (`*.md`; default: `codes` of the shared data, TOPLU_CORPUS). For each amending act since that year
and each day something of it came into force, its instructions are written again as a draft law in the imperative, the draft is read
back from its text and put into the text of the day before, and the rows of its table are compared with those between the two texts of
the code's own timeline, changes of other acts of that day aside. A row is equal when its label, its wording before and its wording
after are, runs of blanks counting as one; rows that only one of the two tables has count as differing. New texts that the notes do not
print are taken from the timeline. Prints the share of equal rows for each code and in all, and why others differ; `--show` prints them.
"""

import argparse
import os
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from draft_sentences import law, said

from acts.compare.draft import Held, NotHeld, propose
from acts.compare.draft_rows import rows_between
from acts.compare.model import Comparison, ComparisonRow, Side
from acts.errors import ReadError
from acts.frbr import Manifestation
from acts.history.build import build
from acts.history.model import Change, Outcome, TimedRun, Timeline
from acts.lines import read
from acts.modifications.model import (
    Deletion,
    Insertion,
    Mention,
    Modification,
    ProvisionInsertion,
    ProvisionReplacement,
    Step,
    Substitution,
    Unit,
)
from acts.references.model import ActCitation
from acts.structure import parse
from language.letters import capitalize, lower

BLANKS = "the page prints a blank inside a word or before a sign, or the note does"
ENDINGS = "the page prints a word with another case ending than its note orders"
CODES = Path(os.environ.get("TOPLU_CORPUS") or Path(__file__).parents[2] / "shared" / "data") / "codes"


@dataclass(frozen=True, slots=True)
class Draft:
    """One amending act's changes of one day, as places in the timeline."""

    day: date
    name: str
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Rows equal and differing, with the reasons of the latter."""

    equal: int
    differing: tuple[tuple[str, str], ...]


def main() -> None:
    asked = arguments()
    total, rows, reasons = 0, 0, Counter[str]()
    for path in sorted(asked.folder.glob("*.md")):
        if asked.code not in path.stem:
            continue
        scores = list(measured(path, asked.since, asked.show))
        equal = sum(score.equal for score in scores)
        differing = [one for score in scores for one in score.differing]
        if equal + len(differing):
            print(f"{path.stem:30} {len(scores):4} drafts  {equal:5} of {equal + len(differing):5} rows equal"
                  f"  {equal / (equal + len(differing)):6.1%}")
        total, rows = total + equal, rows + equal + len(differing)
        reasons.update(reason for reason, _ in differing)
    print(f"all: {total} of {rows} rows equal, {total / max(rows, 1):.1%}   target ≥ 98 %")
    print_alone = reasons[BLANKS] + reasons[ENDINGS]
    print(f"without {print_alone} rows that the page prints otherwise than its own notes order: {total / max(rows - print_alone, 1):.1%}")
    for reason, count in reasons.most_common():
        print(f"    {count:5} {reason}")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=CODES)
    parser.add_argument("--since", type=int, default=2020, help="the first year of amending acts")
    parser.add_argument("--code", default="", help="only texts with this in their name")
    parser.add_argument("--show", action="store_true", help="print the rows that differ")
    return parser.parse_args()


def measured(path: Path, since: int, show: bool) -> Iterator[Score]:
    """A score for each draft rebuilt from a code."""
    try:
        document = parse(read(Manifestation("benchmark", "", path.name, path.read_bytes())))
    except ReadError as error:
        print(f"{path.name} passed over: {error}")
        return
    timeline, amends = build(document), name_of(path)
    for draft in drafts(timeline, since):
        score = scored(timeline, draft, amends)
        if show and score.differing:
            print(f"--- {path.stem} {draft.name} {draft.day}")
            print("\n".join(f"  {reason}\n{shown}" for reason, shown in score.differing))
        yield score


def name_of(path: Path) -> str:
    """The code's name in the genitive's place: "Azərbaycan Respublikasının Mülki Məcəlləsi", from its own title lines."""
    lines = (line.strip(" #*<>is/\t") for line in path.read_text("utf-8").splitlines()[:80])
    title = next((line for line in lines if lower(line).endswith("məcəlləsi")), "Azərbaycan Respublikasının Məcəlləsi")
    return " ".join(capitalize(lower(word)) for word in title.split())


def drafts(timeline: Timeline, since: int) -> Iterator[Draft]:
    """The amending acts since a year, each with its changes of one day."""
    groups: dict[tuple[date, str], list[int]] = defaultdict(list)
    for place, change in enumerate(timeline.changes):
        adopted = change.act.adopted
        applied = change.outcome is Outcome.APPLIED and not isinstance(change.modification.action, Mention)
        if applied and change.in_force and adopted and adopted.year >= since:
            groups[change.in_force, f"{adopted} {change.act.number_key}"].append(place)
    for (day, name), places in sorted(groups.items()):
        yield Draft(day, name, tuple(places))


def alone(timeline: Timeline, draft: Draft) -> Timeline:
    """The timeline with the day's changes of other acts on the day before or after, as they stand in its order."""
    def moved(place: int, change: Change) -> Change:
        if place in draft.places:
            return replace(change, until=None)
        days = timedelta(days=1 if place > draft.places[0] else -1)
        return replace(change, in_force=draft.day + days) if change.in_force == draft.day else change

    return replace(timeline, changes=tuple(moved(place, change) for place, change in enumerate(timeline.changes)))


def scored(timeline: Timeline, draft: Draft, amends: str) -> Score:
    """The rows of the rebuilt draft beside those of the two texts."""
    own = alone(timeline, draft)
    before = draft.day - timedelta(days=1)
    wanted = rows_between(own, before, draft.day, lambda _: ())
    text = law(amends, instructions(own, draft))

    def find(_: ActCitation) -> Held | NotHeld:
        return Held(own, Side(amends))

    made = propose(text, before, find, Side("draft"))
    return compared(wanted, made.tables, [one.reason for one in made.not_applied])


def instructions(timeline: Timeline, draft: Draft) -> Iterator[str]:
    """What the draft orders, in the order of the timeline; a unit told of twice is ordered once."""
    new = texts(timeline, set(draft.places))
    told: dict[Modification, list[int]] = defaultdict(list)
    for place in draft.places:
        told[told_of(timeline.changes[place])].append(place)
    for one, same in told.items():
        printed = one.action.text if isinstance(one.action, ProvisionInsertion | ProvisionReplacement) else ""
        text = printed or next((new[place] for place in same if place in new), "")
        if words := said(everywhere(one) if len(same) > 1 else one, text):
            yield words


def told_of(change: Change) -> Modification:
    """A change as an act says it: the article a note leaves to its mark is named."""
    one = change.modification
    article = next((eid.split("__")[0].removeprefix("art_") for eid in change.eids if eid.startswith("art_")), "?")
    steps = tuple(replace(step, number=article) if step == Step(Unit.ARTICLE, "?") else step for step in one.target.steps)
    return replace(one, target=replace(one.target, steps=steps), old_wording="")


def everywhere(one: Modification) -> Modification:
    """Words that two notes tell of change at both places."""
    if isinstance(one.action, Substitution | Insertion | Deletion) and not one.action.occurrence.which:
        return replace(one, action=replace(one.action, occurrence=replace(one.action.occurrence, all=True)))
    return one


def texts(timeline: Timeline, places: set[int]) -> dict[int, str]:
    """The words each change put in, paragraph by paragraph; signs that close a paragraph go with them."""
    lines: dict[int, list[str]] = defaultdict(list)
    for line in timeline.document.root.lines():
        own: dict[int, str] = defaultdict(str)
        last, behind = None, ""
        for run in line.all_runs:
            put = run.put if isinstance(run, TimedRun) else None
            if put in places and put is not None and run.note is None:
                own[put] += run.text
                last, behind = put, ""
            elif run.note is None and not run.struck and not (isinstance(run, TimedRun) and (run.out is not None or run.put is not None)):
                behind += run.text
        if last is not None and not any(map(str.isalnum, behind)):
            own[last] += behind
        for place, words in own.items():
            lines[place].append(words.strip())
    return {place: "\n".join(filter(None, rows)) for place, rows in lines.items()}


def compared(wanted: Sequence[ComparisonRow], tables: Sequence[Comparison], others: Sequence[str]) -> Score:
    """Rows equal in label and wordings; each of the others once, with why: an instruction refused, other words, too few, too many."""
    refused = [f"{one.reason}: {one.item} {one.words[:200]}" for table in tables for one in table.not_applied] + list(others)
    missing, surplus = Counter(map(key, wanted)), Counter(key(row) for table in tables for row in table.rows)
    equal = sum((missing & surplus).values())
    left, extra = list((missing - surplus).elements()), list((surplus - missing).elements())
    differing = []
    for row in left:
        other = next((one for one in extra if one[0] == row[0] or (row[1] and one[1] == row[1])), None)
        if other is not None:
            extra.remove(other)
        reason = why(row, other) if other else f"row missing{'; an instruction was refused' if refused else ''}"
        differing.append((reason, shown(row, "-") + (shown(other, "+") if other else "")))
    differing += [("row too many", shown(row, "+")) for row in extra]
    if differing and refused:
        differing[0] = (differing[0][0], "".join(f"    ! {one}\n" for one in refused) + differing[0][1])
    return Score(equal, tuple(differing))


def why(wanted: "Key", made: "Key") -> str:
    """What two rows of one unit differ in."""
    if "".join(wanted).replace(" ", "") == "".join(made).replace(" ", ""):
        return BLANKS
    one, other = (" ".join(key[2:]).split() for key in (wanted, made))
    pairs = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    if len(one) == len(other) and wanted[:2] == made[:2] and all(is_ending(a, b) for a, b in pairs):
        return ENDINGS
    return "other words"


def is_ending(one: str, other: str) -> bool:
    """Whether two words begin the same and go on with at most four other letters."""
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return same >= 3 and max(len(one), len(other)) - same <= 4


Key = tuple[str, str, str, str]


def key(row: ComparisonRow) -> Key:
    """What must be equal of a row: what the unit is called on both sides, its wordings."""
    return row.left_label, row.right_label, " ".join(row.left.split()), " ".join(row.right.split())


def shown(row: Key, sign: str) -> str:
    return f"    {sign} {row[0]} | {row[1]}\n      {row[2]}\n      {row[3]}\n"


if __name__ == "__main__":
    main()
