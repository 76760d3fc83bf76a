"""The page of each code as it was displayed on a day, and the text then in force, rebuilt from a later annotated page.

    python benchmarks/history.py --newer DIR --at 2023-05-11 --out DIR [--commencement TSV …] [--no-commencement] [--show]

Writes one `NAME.jsonl` for each annotated text (`*.md`) of DIR: a line an article, {"article", "text", "clean"}; `text` is the article as
the page displayed it, struck words included, `clean` the words in force. To be scored by `shared/data/codes/history_score.py`.
`--commencement`: tables of entry into force (default: every `DIR/*/not_yet_shown.tsv`). `--show` prints what was refused and why.
"""

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from acts.errors import ReadError
from acts.frbr import Manifestation
from acts.history.build import build
from acts.history.calendar import Calendar, CommencementRow, read_table
from acts.history.model import Outcome, Timeline
from acts.history.view import page_on, text_on
from acts.lines import read
from acts.model import Document, Element, Kind
from acts.structure import parse

ARTICLE = re.compile(r"(?:(?:\[\d+\]|KMQ? ?\d+)\s*)*Maddə\s*(\d+(?:\s*[-–—]\s*\d+)*)(?!\s*[-–—.]?\d)")
SPACED = re.compile(r"^(?:</?[is]>|\s|\[\d+\])*M a d d ə\s*(\d+(?:\s*[-–—]\s*\d+)*)", re.MULTILINE)
AFTER = (Kind.NOTES, Kind.ATTACHMENT, Kind.SIGNATURE, Kind.TOC)
DASHES = str.maketrans("–—", "--")


def number_of(printed: str) -> str:
    return re.sub(r"\s", "", printed).translate(DASHES)


def stretches(document: Document, spaced: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The printed number and the text of each stretch of the page from one heading "Maddə N" to the next, as the page's reader sees
    it: a heading printed with a blank after each letter (`spaced`) begins none; what follows the last article belongs to none."""
    current: tuple[str, list[str]] | None = None
    for text, is_after in _lines(document.root):
        found = ARTICLE.match(text)
        number = number_of(found[1]) if found else ""
        if is_after and not number:
            if current:
                yield current[0], "\n".join(current[1])
            current = None
        elif number and number not in spaced:
            if current:
                yield current[0], "\n".join(current[1])
            current = (number, [text])
        elif current:
            current[1].append(text)
    if current:
        yield current[0], "\n".join(current[1])


def _lines(root: Element) -> Iterator[tuple[str, bool]]:
    for child in root.children:
        for line in child.lines():
            if line.text.strip():
                yield line.text.strip(), child.kind in AFTER


def rows(timeline: Timeline, day: date, spaced: frozenset[str]) -> Iterator[dict[str, str]]:
    """What is written for one code."""
    clean: dict[str, list[str]] = {}
    for number, text in stretches(text_on(timeline, day), spaced):
        clean.setdefault(number, []).append(text)
    for number, text in stretches(page_on(timeline, day), spaced):
        own = clean.get(number)
        yield {"article": number, "text": text, "clean": own.pop(0) if own else ""}


def document_of(path: Path) -> Document:
    return parse(read(Manifestation("file", path.as_posix(), path.name, path.read_bytes())))


def tables(args: argparse.Namespace) -> tuple[CommencementRow, ...]:
    """The rows of the tables of entry into force, named in the output."""
    if args.no_commencement:
        return ()
    paths = args.commencement or sorted(args.newer.glob("*/not_yet_shown.tsv"))
    for path in paths:
        print(f"entry into force: {path}")
    return tuple(row for path in paths for row in read_table(path))


def outcome(name: str, timeline: Timeline, seconds: float, show: bool) -> Counter[str]:
    counts = Counter(change.outcome.value for change in timeline.changes)
    told = ", ".join(f"{counts[kind.value]} {kind.value}" for kind in Outcome)
    print(f"{name}: {told}; {len(timeline.document.unparsed)} unparsed; {seconds:.2f} s")
    if show:
        reasons = Counter((type(c.modification.action).__name__, c.reason) for c in timeline.refused())
        for (action, reason), count in reasons.most_common():
            print(f"    {count:5} {action}: {reason}")
    return counts


def run(args: argparse.Namespace) -> None:
    known = tables(args)
    args.out.mkdir(parents=True, exist_ok=True)
    total: Counter[str] = Counter()
    for path in sorted(args.newer.glob("*.md")):
        try:
            document = document_of(path)
        except ReadError as error:
            print(f"{path.name} passed over: {error}")
            continue
        spaced = frozenset(number_of(found[1]) for found in SPACED.finditer(path.read_text("utf-8")))
        start = time.perf_counter()
        timeline = build(document, Calendar.from_table(known, path.stem))
        total += outcome(path.stem, timeline, time.perf_counter() - start, args.show)
        lines = (json.dumps(row, ensure_ascii=False) for row in rows(timeline, args.at, spaced))
        (args.out / f"{path.stem}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    print("all: " + ", ".join(f"{total[kind.value]} {kind.value}" for kind in Outcome))


def arguments(words: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--newer", type=Path, required=True, help="folder of annotated texts (*.md)")
    parser.add_argument("--at", type=date.fromisoformat, required=True, help="the day, 2023-05-11")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--commencement", type=Path, action="append", help="table of entry into force; may be given again")
    parser.add_argument("--no-commencement", action="store_true", help="use no table")
    parser.add_argument("--show", action="store_true", help="print what was refused and why")
    return parser.parse_args(words)


if __name__ == "__main__":
    run(arguments())
