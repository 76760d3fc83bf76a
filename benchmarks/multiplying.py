"""A small collection made large: texts multiplied into as many acts as wanted, and queries that have answers in them."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from acts.errors import ActsError
from acts.frbr import Manifestation
from acts.lines import read
from acts.provisions import provisions
from acts.structure import parse
from language.analysis import STOP_WORDS, words_of
from language.letters import fold
from search.documents import ActHeader, documents
from search.model import SearchDocument

KINDS = {".html", ".md", ".txt", ".docx", ".xml", ".json"}
LEVELS = ("constitution", "law", "decree", "order", "cabinet", "ministry", "municipal", "treaty")
REPLACED = 0.2
LARGEST = 40                             # provisions of an act; a code is cut into so many acts, as most acts are small
Act = list[SearchDocument]


def corpus(folder: Path) -> Iterator[Act]:
    """The acts of all files below `folder` that can be read and have provisions."""
    for file in sorted(file for file in folder.rglob("*") if file.suffix in KINDS):
        try:
            tree = parse(read(Manifestation("corpus", "", file.name, file.read_bytes())))
            uri = f"/akn/az/act/{file.stem}"
            act = list(documents(ActHeader(uri, f"{uri}/aze@", "aze", file.stem), provisions(tree)))
        except ActsError:
            continue
        yield from (act[start : start + LARGEST] for start in range(0, len(act), LARGEST))


class Multiplied:
    """`wanted` provisions: copies of the acts with other words here and there. Each walk gives the same; none is kept in memory."""

    def __init__(self, acts: Sequence[Act], wanted: int, seed: int) -> None:
        self._acts = acts
        self._wanted = wanted
        self._seed = seed
        self._running = [word for act in acts for document in act for word in document.body.split()]

    def __iter__(self) -> Iterator[Act]:
        made = copy = 0
        while made < self._wanted:
            act = self._acts[copy % len(self._acts)]
            copy += 1
            chance = random.Random(self._seed * 1_000_003 + copy)
            copied = [_copy(document, copy, self._running, chance) for document in act[: self._wanted - made]]
            made += len(copied)
            yield copied


def _copy(document: SearchDocument, copy: int, running: list[str], chance: random.Random) -> SearchDocument:
    work, kind = f"/akn/az/act/copy/{copy}", random.Random(copy)
    year = 1992 + kind.randrange(34)
    return replace(
        document, group=work, expression=f"{work}/aze@", id=f"{work}/aze@#{document.eid}", number=str(copy),
        level=kind.choice(LEVELS), adopted_by=f"body {kind.randrange(20)}", year=year, adopted=date(year, 1, 1),
        status=kind.choice(("in_force", "in_force", "in_force", "repealed")), topics=(f"topic {kind.randrange(12)}",),
        codes=(f"{kind.randrange(20):03}.000.000",), body=_varied(document.body, running, chance),
    )  # fmt: skip


def _varied(text: str, running: list[str], chance: random.Random) -> str:
    often, pick, most = chance.random, chance.random, len(running)
    return " ".join([running[int(pick() * most)] if often() < REPLACED else word for word in text.split(" ")])


def asked(acts: Sequence[Act], wanted: int, chance: random.Random) -> list[str]:
    """Queries: runs of two to five neighbouring telling words of random provisions."""
    everything = [document for act in acts for document in act]
    made: list[str] = []
    while len(made) < wanted:
        words = [word for word in words_of(chance.choice(everything).body) if len(word) > 3 and fold(word) not in STOP_WORDS]
        length = chance.randint(2, 5)
        if len(words) > length:
            start = chance.randrange(len(words) - length)
            made.append(" ".join(words[start : start + length]))
    return made
