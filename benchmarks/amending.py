"""Amending acts read from their own words, as records of the labelled acts' shape.

    python benchmarks/amendments.py --acts GOLD.jsonl --out PREDICTIONS.jsonl      then score.py GOLD.jsonl PREDICTIONS.jsonl

For each record of the gold file the text read is

* the whole act, ``NNN.txt`` beside the gold, where the record names one in ``file``: act, date and number come from it, and of
  its operations those on the act that ``amends`` names are kept;
* else ``raw`` alone, with ``amends`` as the act where ``raw`` names none.

A record tells in ``read_from`` which of the two it was, and under ``misread`` the words no rule understood. The scorer's
``--errors`` shows the records that are not fully right.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from acts.modifications.instructions import read_text
from acts.modifications.model import Amendment
from acts.references.model import ActCitation
from benchmarks.amendments import act, operation
from language.dates import find_dates
from language.letters import fold

Record = dict[str, Any]


def write(gold: Path, out: Path) -> int:
    """Write a prediction for each record of `gold` to `out`; the number of records."""
    records = list(predictions(gold))
    out.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), "utf-8")
    return len(records)


def predictions(gold: Path) -> Iterator[Record]:
    """A prediction for each record of a gold file, in order."""
    with gold.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield _prediction(json.loads(line), gold.parent)


def _prediction(record: Mapping[str, Any], folder: Path) -> Record:
    name, amends = record.get("file") or "", record.get("amends") or ""
    whole = bool(name) and (folder / name).is_file()
    read = read_text((folder / name).read_text("utf-8")) if whole else read_text(record["raw"], amends)
    kept = [_nearest(read.amendments, amends)] if whole and read.amendments else read.amendments
    return {
        "id": record["id"], "read_from": name if whole else "raw", "amending_act": act(read.act),
        "operations": [operation(one) for amendment in kept for one in amendment.modifications],
        "misread": [{"words": one.words, "reason": one.reason} for amendment in kept for one in amendment.misread],
    }


def _nearest(amendments: Sequence[Amendment], amends: str) -> Amendment:
    """The amendment whose act is likest to the name given."""
    return max(amendments, key=lambda one: _likeness(one.amends, amends))


def _likeness(act: ActCitation, name: str) -> float:
    """How well an act fits a name: shared words of the title first, then number and day."""
    mine, theirs = _words(act.title), _words(_title_of(name))
    shared = len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.5 * (not mine and not theirs)
    number = bool(act.number and re.search(rf"(?<!\w){re.escape(act.number)}\s+nömrəli", name))
    day = bool(act.adopted and any(found.day == act.adopted for found in find_dates(name)))
    return 2 * shared + number + day


def _title_of(name: str) -> str:
    quoted = re.search(r"“(.+)”", name)
    return quoted[1] if quoted else "" if "nömrəli" in name else name


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", fold(text)))
