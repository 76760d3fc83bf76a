"""The embedded engine: tantivy in a folder. Many may read while one writes."""

import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import tantivy

from search.engines.tantivy_index import META, SECONDS_TO_WAIT, Writer, create_index, open_index, unpacked
from search.engines.tantivy_query import Compiler
from search.engines.tantivy_view import View
from search.grouping import Scored, group, settled
from search.model import EngineAwayError, EngineResult, Found, FoundAct, SearchDocument, SearchPlan
from search.spelling import nearest

FIRST_LOOK: Final = 6                    # provisions fetched for each act up to the end of the page; four times as many when too few
REPEALED_ACT: Final = 0.5                # what the score of a repealed act's provision is worth beside one in force
REPEALED_PROVISION: Final = 0.3
BUCKETS: Final = 65_000


class TantivyEngine:
    """`SearchEngine` over the index in `folder`, opened when first needed. Safe for threads; reading follows every commit.

    ``patience``: seconds to wait for another process that is writing.
    """

    def __init__(self, folder: Path, patience: float = SECONDS_TO_WAIT) -> None:
        self.folder = folder
        self.patience = patience
        self._lock = threading.RLock()
        self._index: tantivy.Index | None = None
        self._writer: Writer | None = None
        self._view: View | None = None
        self._seen: tuple[tuple[int, int], tuple[int, int]] | None = None

    def replace(self, expression: str, documents: Iterable[SearchDocument]) -> int:
        with self._lock:
            return self._writing().replace(expression, documents)

    def remove(self, expression: str) -> None:
        with self._lock:
            self._writing().remove(expression)

    def clear(self) -> None:
        """Empty the index (seen by readers at the next `commit`); one that is missing, broken or of another version is made anew."""
        with self._lock:
            try:
                self._writing().clear()
            except EngineAwayError:
                self.close()
                self._index = create_index(self.folder)

    def commit(self) -> None:
        with self._lock:
            if self._writer:
                self._writer.commit()

    def close(self) -> None:
        """Give the lock of writing back; what was not committed is dropped. The engine can be used again."""
        with self._lock:
            writer, self._writer, self._index, self._view, self._seen = self._writer, None, None, None, None
            if writer:
                writer.close()

    def count(self) -> int:
        view = self._reading()
        return view.searcher.num_docs - len(view.heads)

    def known(self, terms: Iterable[str]) -> frozenset[str]:
        searcher = self._reading().searcher
        return frozenset(term for term in terms if searcher.doc_freq("all", term))

    def nearest(self, word: str, limit: int = 3) -> tuple[str, ...]:
        searcher = self._reading().searcher
        return nearest(word, lambda beginning: searcher.terms_with_prefix("words", beginning), limit)

    def search(self, plan: SearchPlan) -> EngineResult:
        view = self._reading()
        try:
            return _search(view, plan)
        except (ValueError, OSError) as error:
            raise EngineAwayError(f"the search index in {self.folder} does not answer: {error}") from error

    def _writing(self) -> Writer:
        if self._writer is None:
            self._writer = Writer(self._opened(), self.folder, self.patience)
        return self._writer

    def _opened(self) -> tantivy.Index:
        if self._index is None:
            self._index = open_index(self.folder)
        return self._index

    def _reading(self) -> View:
        """The index as last committed, by whichever process."""
        state = self._state()
        with self._lock:
            if self._view is None or state != self._seen:
                if self._seen and self._seen[0] != state[0] and self._writer is None:
                    self._index = None               # another process made it anew
                index = self._opened()
                index.reload()
                self._view, self._seen = View(index.searcher(), index.schema), state
            return self._view

    def _state(self) -> tuple[tuple[int, int], tuple[int, int]]:
        try:
            version, content = (self.folder / META).stat(), (self.folder / "meta.json").stat()
        except OSError as error:
            raise EngineAwayError(f"there is no search index in {self.folder}; run `toplu index`") from error
        return (version.st_ino, version.st_mtime_ns), (content.st_ino, content.st_mtime_ns)


def _search(view: View, plan: SearchPlan) -> EngineResult:
    compiler = Compiler(view, plan)
    if compiler.empty:
        return EngineResult((), 0, 0, {})
    counts = view.counts(compiler.counting(), BUCKETS)
    tally = view.tally(counts, plan.filters)
    acts = _page(view, compiler.ranking(), plan, tally.acts) if tally.acts else []
    languages = plan.filters.get("language", ())
    found = tuple(FoundAct(_found(view, act, plan.provisions), view.hits_of(counts, act[0].act, languages)) for act in acts)
    return EngineResult(found, tally.hits, tally.acts, tally.facets, compiler.terms)


def _page(view: View, query: tantivy.Query, plan: SearchPlan, acts: int) -> list[Sequence[Scored]]:
    """The acts of the page asked, each with its best provisions; looks deeper until no provision unseen could rank higher."""
    start, end = (plan.page - 1) * plan.size, plan.page * plan.size
    if start >= acts:
        return []
    wanted, look = min(end, acts), max(FIRST_LOOK * end, plan.provisions)
    while True:
        hits = view.searcher.search(query, look, count=False).hits
        scored = _scored(view, hits)
        groups = group(scored)
        floor = hits[-1][0] if len(hits) == look else 0.0
        if floor == 0.0 or settled(groups, floor) >= wanted:
            return groups[start:end]
        look *= 4


def _scored(view: View, hits: list[tuple[float, tantivy.DocAddress]]) -> list[Scored]:
    """The hits with their acts, those no longer in force weighed down, best first."""
    places = [place for _score, place in hits]
    keys = view.searcher.fast_field_values("key", places)
    repealed = view.searcher.fast_field_values("repealed", places)
    scored = []
    for (score, place), key, gone in zip(hits, keys, repealed, strict=True):
        head = view.heads.get(int(key or 0))
        if head is not None:
            weight = (REPEALED_ACT if head.status == "repealed" else 1.0) * (REPEALED_PROVISION if gone else 1.0)
            scored.append(Scored(score * weight, head.group, int(key or 0), place))
    scored.sort(key=lambda one: -one.score)
    return scored


def _found(view: View, act: Sequence[Scored], most: int) -> tuple[Found, ...]:
    """The `most` best provisions of an act, each place once though several wordings hold it."""
    found: dict[tuple[str, str], Found] = {}
    for one in act:
        document = unpacked(view.heads[one.key], view.stored(one.place))
        found.setdefault((document.eid, document.language), Found(document, one.score))
        if len(found) == most:
            break
    return tuple(found.values())
