"""How well designations are found in texts, and how many identifiers are read and printed back.

`benchmarks/designations.py GOLD.jsonl --out PREDICTED.jsonl` writes what is found in each line of a gold file;
`benchmarks/designations.py --identifiers DIR --standards DIR` reads every identifier and reference of the lists, prints it back, and lists
those that differ or are not read, each with its reason.
"""

import argparse
import csv
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from classifiers.standards.designation import Designation, DesignationError, FoundDesignation
from classifiers.standards.finding import find
from classifiers.standards.parsing import parse


def record(text: str, found: FoundDesignation) -> dict[str, Any]:
    """A citation in the shape of the gold."""
    told = found.designation
    return {
        "start": found.start, "end": found.end, "raw": text[found.start : found.end], **fields(told),
        "base": fields(told.base) if told.base else None, "dated": told.dated, "relation": found.relation or None,
        "degree": told.degree.value if told.degree else None,
    }  # fmt: skip


def fields(told: Designation) -> dict[str, Any]:
    return {
        "issuers": list(told.issuers), "kind": told.kind, "number": told.number, "part": told.part or None, "year": told.year,
        "date": told.date or None, "edition": told.edition or None, "amendments": list(told.amendments),
    }  # fmt: skip


def predict(gold: Path, out: Path) -> None:
    rows = [json.loads(line) for line in gold.read_text("utf-8").splitlines() if line.strip()]
    began = time.perf_counter()
    found = [{"id": row["id"], "citations": [record(row["text"], one) for one in find(row["text"])]} for row in rows]
    took = time.perf_counter() - began
    out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in found), "utf-8")
    print(f"{len(rows)} lines, {sum(len(row['citations']) for row in found)} citations, {took * 1000:.0f} ms")


def identifiers(folder: Path) -> Iterator[tuple[str, str]]:
    """Name of list and identifier."""
    for path in sorted(folder.glob("*.txt")):
        yield from ((path.name, line) for line in path.read_text("utf-8").splitlines() if line.strip())


def references(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.glob("*.jsonl")):
        if path.stem != "iso_technical_committees":
            yield from ((path.name, json.loads(line)["reference"]) for line in path.read_text("utf-8").splitlines())
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8") as handle:
            yield from ((path.name, row["reference"]) for row in csv.DictReader(handle))


def judged(name: str, raw: str) -> str:
    """Why an identifier is not printed back as it was; "" where it is. Lists of the IEC are printed back as the IEC prints."""
    try:
        told = parse(raw)
    except DesignationError as error:
        return f"not read: {str(error).removeprefix(repr(raw) + ': ')}"
    printed = told.printed_by("IEC") if name.startswith("iec") else str(told)
    if printed == raw:
        return ""
    return f"printed as {printed!r}" + ("" if _reads(printed) == told else ", which reads as another")


def _reads(printed: str) -> Designation | None:
    with suppress(DesignationError):
        return parse(printed)
    return None


def round_trip(rows: Iterator[tuple[str, str]], what: str) -> None:
    count, wrong, began = Counter[str](), Counter[str](), time.perf_counter()
    for name, raw in rows:
        count[name] += 1
        if reason := judged(name, raw):
            wrong[name] += 1
            print(f"{name}\t{raw}\t{reason}")
    took = time.perf_counter() - began
    for name, number in count.items():
        print(f"# {name}: {wrong[name]} of {number} differ")
    every, differ = count.total(), wrong.total()
    print(f"## {what}: {differ} of {every} differ ({100 * differ / every:.2f} %), {took:.1f} s, {every / took:.0f} a second")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="?", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--identifiers", type=Path)
    parser.add_argument("--standards", type=Path)
    asked = parser.parse_args()
    if asked.gold:
        predict(asked.gold, asked.out or Path("predicted.jsonl"))
    if asked.identifiers:
        round_trip(identifiers(asked.identifiers), "identifiers")
    if asked.standards:
        round_trip(references(asked.standards), "references")


if __name__ == "__main__":
    main()
