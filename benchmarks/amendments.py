"""How well notes of codes are understood: predictions in the shape of the gold set, and counts over whole codes.

    python benchmarks/amendments.py GOLD.jsonl --out PREDICTIONS.jsonl      then score.py GOLD.jsonl PREDICTIONS.jsonl
    python benchmarks/amendments.py --acts GOLD.jsonl --out PREDICTIONS.jsonl   the same of amending acts (see benchmarks/amending.py)
    python benchmarks/amendments.py --codes DIR                             every note of every code of a folder
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from acts.errors import ActsError
from acts.frbr import Manifestation
from acts.lines import read
from acts.model import Document
from acts.modifications.model import (
    Action,
    AmendingAct,
    AmendmentNote,
    Deletion,
    Insertion,
    Mention,
    Misread,
    Modification,
    Occurrence,
    ProvisionInsertion,
    ProvisionReplacement,
    Renumbering,
    Repeal,
    Substitution,
    Validity,
)
from acts.modifications.notes import read_notes, understand
from acts.structure import parse


def record(name: str, note: AmendmentNote) -> dict[str, Any]:
    """One note in the shape of the gold set."""
    found: dict[str, Any] = {"id": name, "amending_act": act(note.act), "operations": [operation(m) for m in note.modifications]}
    if note.validity != Validity():
        found["validity"] = {"from": _iso(note.validity.start), "to": _iso(note.validity.end)}
    return found


def act(found: AmendingAct | None) -> dict[str, Any]:
    if found is None:
        return {"type": None, "date": None, "number": None}
    return {"type": str(found.kind) if found.kind else None, "date": _iso(found.adopted), "number": found.number or None}


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None


def operation(modification: Modification) -> dict[str, Any]:
    """One modification as an operation."""
    made: dict[str, Any] = {"op": None, "target": str(modification.target), "anchor": None, "position": None, "old": None, "new": None,
                            "old_wording": modification.old_wording or None}
    return made | _fields(modification.action)


def _fields(action: Action) -> dict[str, Any]:
    match action:
        case Substitution(old, new, position, times):
            return {"op": "substitute", "old": old, "new": new, "position": position and str(position), **_times(times)}
        case Insertion(new, anchor, position, times):
            return {"op": "insert", "new": new or None, "anchor": anchor or None, "position": str(position), **_times(times)}
        case Deletion(old, times):
            return {"op": "delete", "old": old, **_times(times)}
        case ProvisionInsertion(text):
            return {"op": "insert_provision", "new": text}
        case ProvisionReplacement(text):
            return {"op": "replace_provision", "new": text}
        case Repeal():
            return {"op": "repeal"}
        case Renumbering(to):
            return {"op": "renumber", "new": str(to)}
        case Mention():
            return {"op": "other"}


def _times(times: Occurrence) -> dict[str, Any]:
    which = "all" if times.all else ",".join(map(str, times.which)) or None
    return {"occurrence": which, "inflected": times.inflected}


def predict(gold: Path, out: Path) -> None:
    """Writes a prediction for every note of a gold file, from its `raw` and the name of its code."""
    rows = [json.loads(line) for line in gold.read_text("utf-8").splitlines() if line.strip()]
    made = (record(row["id"], understand(row["raw"], row["id"].partition("#")[0])) for row in rows)
    out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in made), "utf-8")
    sys.stdout.write(f"{len(rows)} notes written to {out}\n")


def codes(folder: Path, *, show: int) -> None:
    """Counts over all notes of all codes of a folder, and why some were not understood."""
    total: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    for path in sorted([*folder.glob("*.md"), *folder.glob("*.txt")]):
        try:
            document = parse(read(Manifestation("", "", path.name, path.read_bytes())))
        except ActsError as problem:
            sys.stdout.write(f"{path.name} left out: {problem}\n")
            continue
        reasons.update(_counted(path.stem, document, total, show))
    sys.stdout.write(f"{_line('all', total)} = {total['unparsed'] / max(1, total['notes']):.2%}\n")
    for reason, count in reasons.most_common():
        sys.stdout.write(f"  {count:4d}  {reason}\n")


def _counted(name: str, document: Document, total: Counter[str], show: int) -> Iterator[str]:
    """Prints the counts of one code, adds them up and gives the reasons: an unparsed note has a `Misread` or nothing understood."""
    start = time.perf_counter()
    notes = read_notes(document)
    seconds = time.perf_counter() - start
    failed = [note for note in notes if note.misread or not note.modifications]
    counts = Counter(notes=len(notes), understood=sum(bool(note.modifications) for note in notes), unparsed=len(failed),
                     modifications=sum(len(note.modifications) for note in notes))
    total.update(counts)
    sys.stdout.write(f"{_line(name, counts)}  {seconds:.2f} s\n")
    for note, misread in _samples(failed, show):
        sys.stdout.write(f"   [{note.footnote}.{note.item}] {misread.reason}: {misread.words[:200]!r}\n")
    return (note.misread[0].reason if note.misread else "nothing" for note in failed)


def _line(name: str, counts: Counter[str]) -> str:
    return (f"{name:28s} notes {counts['notes']:5d}  with a modification {counts['understood']:5d}"
            f"  modifications {counts['modifications']:5d}  unparsed {counts['unparsed']:4d}")


def _samples(failed: Sequence[AmendmentNote], show: int) -> Iterator[tuple[AmendmentNote, Misread]]:
    return ((note, misread) for note in failed[:show] for misread in note.misread)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="?", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--acts", type=Path, metavar="GOLD", help="a gold file of amending acts")
    parser.add_argument("--codes", type=Path, metavar="DIR")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print the first N notes of each code that were not understood")
    chosen = parser.parse_args()
    if chosen.acts and chosen.out:
        from benchmarks.amending import write

        sys.stdout.write(f"{write(chosen.acts, chosen.out)} records written to {chosen.out}\n")
    elif chosen.codes:
        codes(chosen.codes, show=chosen.show)
    elif chosen.gold and chosen.out:
        predict(chosen.gold, chosen.out)
    else:
        parser.error("expected GOLD.jsonl or --acts GOLD.jsonl with --out PREDICTIONS.jsonl, or --codes DIR")


if __name__ == "__main__":
    main()
