"""How good is finding? Judged queries asked, and the usual measures of the answers by class of query."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from search.model import SearchError

ALL: Final = "all"
CUT: Final = 10                          # answers nDCG, MRR and the judged share look at
DEEP: Final = 50                         # answers recall looks at

_NAMES: Final[Mapping[str, str]] = MappingProxyType({"nDCG@10": "ndcg", "MRR@10": "mrr", "recall@50": "recall", "judged@10": "judged"})

Judgments = Mapping[str, Mapping[str, int]]
"""By query, the grade of each document judged: 2 answers, 1 is partly relevant, 0 is not."""


class EvaluationError(SearchError):
    """A file of queries or judgments that cannot be read; the message says what was expected, what was found, and where."""


@dataclass(frozen=True, slots=True)
class Query:
    """A judged query; `kind` is its class ("az-inflected", "english")."""

    id: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Measures:
    """Means over queries, each from 0 to 1.

    ``ndcg`` of the first ten with linear gain; ``mrr``: one over the rank of the first document of grade 2 among them; ``recall``: share
    of all relevant documents among the first fifty; ``judged``: share of the first ten that was judged at all.
    """

    queries: int
    ndcg: float
    mrr: float
    recall: float
    judged: float


def read_queries(file: Path) -> tuple[Query, ...]:
    """Lines of id, class and text, tab-separated, a header first or none. Raises `EvaluationError` naming the line."""
    return tuple(_queries(file))


def read_judgments(file: Path) -> Judgments:
    """TREC qrels: lines "query 0 document grade". Raises `EvaluationError` naming the line."""
    judged: dict[str, dict[str, int]] = defaultdict(dict)
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        cells = line.split()
        if not cells:
            continue
        if len(cells) != 4 or not cells[3].lstrip("-").isdigit():
            raise EvaluationError(f"{file}, line {number}: expected 'query 0 document grade', found {line[:80]!r}")
        judged[cells[0]][cells[2]] = int(cells[3])
    return judged


def evaluate(queries: Iterable[Query], judgments: Judgments, answers: Callable[[str], Sequence[str]]) -> dict[str, Measures]:
    """The measures of all queries and of each class; `answers` gives the documents found for a text, best first."""
    rows: dict[str, list[tuple[float, ...]]] = defaultdict(list)
    for query in queries:
        row = _measured(judgments.get(query.id, {}), list(dict.fromkeys(answers(query.text))))
        rows[ALL].append(row)
        rows[query.kind].append(row)
    return {kind: _mean(of_kind) for kind, of_kind in rows.items()}


def table(measures: Mapping[str, Measures], before: Mapping[str, Measures] | None = None) -> list[str]:
    """The measures as lines of a table, a class a line; with those of an earlier run the difference to it stands beside."""
    lines = [f"{'class':<20}{'queries':>8}" + "".join(f"{name:>16}" for name in _NAMES)]
    for kind, row in measures.items():
        earlier = (before or {}).get(kind)
        cells = (_cell(getattr(row, field), getattr(earlier, field, None)) for field in _NAMES.values())
        lines.append(f"{kind:<20}{row.queries:>8}" + "".join(f"{cell:>16}" for cell in cells))
    return lines


def _cell(value: float, before: float | None) -> str:
    return f"{value:.3f}" if before is None else f"{value:.3f} ({value - before:+.3f})"


def _queries(file: Path) -> Iterator[Query]:
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        cells = line.split("\t")
        if not line.strip() or (number == 1 and cells[0] == "qid"):
            continue
        if len(cells) != 3 or not all(cell.strip() for cell in cells):
            raise EvaluationError(f"{file}, line {number}: expected id, class and query, tab-separated, found {line[:80]!r}")
        yield Query(*cells)


def _mean(rows: Sequence[tuple[float, ...]]) -> Measures:
    return Measures(len(rows), *(sum(column) / len(rows) for column in zip(*rows, strict=True)))


def _measured(grades: Mapping[str, int], found: Sequence[str]) -> tuple[float, float, float, float]:
    first = found[:CUT]
    gained = sum(grades.get(document, 0) / math.log2(rank + 2) for rank, document in enumerate(first))
    best = sorted((grade for grade in grades.values() if grade > 0), reverse=True)[:CUT]
    ideal = sum(grade / math.log2(rank + 2) for rank, grade in enumerate(best))
    answering = next((1 / rank for rank, document in enumerate(first, 1) if grades.get(document, 0) >= 2), 0.0)
    relevant = {document for document, grade in grades.items() if grade > 0}
    recall = len(relevant.intersection(found[:DEEP])) / len(relevant) if relevant else 0.0
    judged = sum(document in grades for document in first) / len(first) if first else 1.0
    return gained / ideal if ideal else 0.0, answering, recall, judged
