"""The embedded engine: tantivy in a folder. Many may read while one writes."""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Final

import tantivy

from search.clauses import Field
from search.engines.paging import DIGITS, LIGHTEST, Ranked, by_act, grouped, in_order, level_score, settled, sure
from search.engines.tantivy_counts import Counts, Tally
from search.engines.tantivy_folder import ADVICE, Folder, Generation, State
from search.engines.tantivy_index import PRIOR, PRIOR_DATED, open_index
from search.engines.tantivy_query import BM25, Compiler, is_text
from search.engines.tantivy_view import View
from search.engines.tantivy_writer import Writer
from search.model import EngineAwayError, EngineResult, Found, FoundAct, IndexMissingError, SearchDocument, SearchPlan, Sort, Unindexed
from search.spelling import nearest

SECONDS_TO_WAIT: Final = 60.0            # for another process that is writing
FIRST_LOOK: Final = 6                    # provisions fetched for each act up to the end of the page; four times as many when too few
FEW: Final = 60                          # provisions of an act that are fetched with those of other acts
HELPERS: Final = 4                       # threads that count while others rank
SCALE: Final = LIGHTEST / BM25           # makes the plan's scores of tantivy's
EXACT: Final = 1000                      # up to so many documents a term's frequency is counted without those since replaced
Look = tuple[list[Ranked], float]
"""The first provisions in order, and the score of the last."""


class TantivyEngine:
    """`SearchEngine` over the index in `folder`, opened when first needed. Safe for threads; reading follows every commit.

    ``patience``: seconds to wait for another process that is writing.
    """

    def __init__(self, folder: Path, patience: float = SECONDS_TO_WAIT, today: Callable[[], date] = date.today) -> None:
        self.folder = folder
        self.patience = patience
        self._today = today
        self._lock = threading.RLock()
        self._files = Folder(folder)
        self._writer: Writer | None = None
        self._opened: tuple[State, Generation, tantivy.Index] | None = None
        self._view: View | None = None
        self._seen: State | None = None
        self._helper = ThreadPoolExecutor(HELPERS, "counting")

    def replace(self, expression: str, documents: Iterable[SearchDocument]) -> int:
        with self._lock:
            return self._writing().replace(expression, documents)

    def remove(self, expression: str) -> None:
        with self._lock:
            self._writing().remove(expression)

    def clear(self) -> None:
        """Begin a new index beside the one in use, which `commit` puts in its place; readers go on with the former until then."""
        with self._lock:
            self._end_writing()
            self._writer = Writer(self._files, self.patience, self._today, fresh=True)

    def commit(self) -> tuple[Unindexed, ...]:
        with self._lock:
            refused = self._writer.commit() if self._writer else ()
            self._end_writing()                      # others may want to write; the next to write here opens it again
            return refused

    def close(self) -> None:
        """Give the lock of writing back; what was not committed is dropped. The engine can be used again."""
        with self._lock:
            self._end_writing()
            self._opened = self._view = self._seen = None

    def count(self) -> int:
        return self._reading().searcher.num_docs

    def frequencies(self, terms: Iterable[str]) -> Mapping[str, int]:
        view = self._reading()
        return {term: _frequency(view, term) for term in terms}

    def nearest(self, word: str, limit: int = 3) -> tuple[str, ...]:
        searcher = self._reading().searcher
        return nearest(word, lambda beginning: searcher.terms_with_prefix(Field.FORMS.value, beginning), limit)

    def search(self, plan: SearchPlan) -> EngineResult:
        view = self._reading()
        with self._answering():
            return _search(view, plan, self._helper)

    def scan(self, plan: SearchPlan, limit: int) -> Iterator[Found]:
        view = self._reading()
        with self._answering():
            yield from islice(_scan(view, plan, limit), limit)

    @contextmanager
    def _answering(self) -> Iterator[None]:
        try:
            yield
        except (ValueError, OSError) as error:
            raise EngineAwayError(f"the search index in {self.folder} does not answer: {error}") from error

    def _writing(self) -> Writer:
        if self._writer is None:
            self._writer = Writer(self._files, self.patience, self._today, fresh=False)
        return self._writer

    def _end_writing(self) -> None:
        writer, self._writer = self._writer, None
        if writer:
            writer.close()

    def _reading(self) -> View:
        """The index as last committed, by whichever process."""
        for _try in range(3):
            try:
                return self._current()
            except EngineAwayError:
                if self._opened is not None and self._files.state() == self._opened[0]:
                    raise
                self._opened = None                  # put out of use between looking and opening
        return self._current()

    def _current(self) -> View:
        with self._lock:
            generation, index = self._index()
            state = self._files.state_of(generation)
            if self._view is None or state != self._seen:
                self._view, self._seen = self._view_of(generation, index), state
            return self._view

    def _view_of(self, generation: Generation, index: tantivy.Index) -> View:
        try:
            index.reload()
            return View(index.searcher(), index.schema, generation, self._view)
        except (ValueError, OSError) as error:
            raise IndexMissingError(f"the search index in {self.folder} cannot be read ({error}); {ADVICE}") from error

    def _index(self) -> tuple[Generation, tantivy.Index]:
        state = self._files.state()
        if self._opened is None or self._opened[0] != state:
            generation = self._files.current()
            self._opened, self._view = (state, generation, open_index(generation.folder)), None
        return self._opened[1], self._opened[2]


def _frequency(view: View, term: str) -> int:
    found = view.searcher.doc_freq(Field.TEXT.value, term) if is_text(term) else 0
    if not 0 < found <= EXACT:
        return found
    query = tantivy.Query.term_query(view.schema, Field.TEXT.value, term, "basic")
    return len(view.searcher.search(query, found, count=False).hits)


def _search(view: View, plan: SearchPlan, helper: Executor) -> EngineResult:
    compiler = Compiler(view, plan)
    if compiler.empty:
        return EngineResult((), 0, 0, {})
    if by_act(plan):
        counts = view.counts(compiler.counting())
        tally = view.table.tally(counts, plan.filters)
        pages = _in_turn(view, plan, counts, tally, compiler)
    else:
        counting = helper.submit(_tally, view, compiler, plan)      # meanwhile the best are looked for
        first = _ranked(view, compiler.ranking, FIRST_LOOK * _bounds(plan)[1], dated=compiler.dated)
        tally = _tally(view, compiler, plan) if counting.cancel() else counting.result()
        pages = _best(view, plan, tally, compiler, first)
    acts = tuple(
        FoundAct(tuple(Found(view.document(*one.place), one.score) for one in act[: plan.provisions]), tally.of(act[0].act))
        for act in pages
    )  # fmt: skip
    return EngineResult(acts, tally.hits, tally.total_acts, tally.facets)


def _tally(view: View, compiler: Compiler, plan: SearchPlan) -> Tally:
    return view.table.tally(view.counts(compiler.counting()), plan.filters)


def _bounds(plan: SearchPlan) -> tuple[int, int]:
    return (plan.page - 1) * plan.size, plan.page * plan.size


def _in_turn(view: View, plan: SearchPlan, counts: Counts, tally: Tally, compiler: Compiler) -> list[Sequence[Ranked]]:
    """The page where acts are put in order before their provisions are looked at."""
    start, end = _bounds(plan)
    acts = _acts_in_order(view, plan, counts, tally)[start:end]
    found = _of_acts(view, compiler, {act: tally.of(act) for act in acts}, plan.provisions)
    return [found[act] for act in acts]


def _acts_in_order(view: View, plan: SearchPlan, counts: Counts, tally: Tally) -> list[int]:
    if level_score(plan) == 0.0 and plan.sort is Sort.BEST:
        return tally.acts
    if plan.sort is Sort.BEST:
        return view.table.by_weight(tally.acts, counts, plan.filters, dated=plan.at is not None)
    return view.table.by_date(tally.acts, counts, newest=plan.sort is Sort.NEWEST)


def _best(view: View, plan: SearchPlan, tally: Tally, compiler: Compiler, first: Look) -> list[Sequence[Ranked]]:
    """The page of the best acts, each with its best provisions; looks deeper until none unseen could rank higher."""
    start, end = _bounds(plan)
    if start >= tally.total_acts:
        return []
    wanted, look, (ranked, floor) = min(end, tally.total_acts), FIRST_LOOK * end, first
    while settled(groups := grouped(ranked), floor) < wanted and look < tally.hits:
        look *= 4
        ranked, floor = _ranked(view, compiler.ranking, min(look, tally.hits), dated=compiler.dated)
    page = groups[start:end]
    unsure = {act[0].act: hits for act in page if sure(act, floor) < min(plan.provisions, hits := tally.of(act[0].act))}
    whole = _of_acts(view, compiler, unsure, plan.provisions) if look < tally.hits else {}
    return [whole.get(act[0].act, act) for act in page]


def _of_acts(view: View, compiler: Compiler, hits: Mapping[int, int], most: int) -> Mapping[int, Sequence[Ranked]]:
    """The `most` best provisions of each act, of which so many answer: all asked at once where they are few."""
    few = {act: count for act, count in hits.items() if count <= FEW}
    found: dict[int, Sequence[Ranked]] = {act: _of_act(view, compiler, act, hits[act], most) for act in hits.keys() - few.keys()}
    if few:
        query = compiler.of_acts(view.table.acts[act] for act in few)
        found |= {act[0].act: act for act in grouped(_ranked(view, query, sum(few.values()), dated=compiler.dated)[0])}
    return found


def _of_act(view: View, compiler: Compiler, act: int, hits: int, most: int) -> list[Ranked]:
    """The `most` best provisions of an act, `hits` of which answer."""
    query, look = compiler.of_acts([view.table.acts[act]]), min(hits, 4 * most)
    while True:
        ranked, floor = _ranked(view, query, look, dated=compiler.dated)
        if look >= hits or sure(ranked, floor) >= most:
            return ranked[:most]
        look = min(hits, 4 * look)


def _ranked(view: View, query: tantivy.Query, look: int, *, dated: bool) -> Look:
    """The first hits in order, and the score of the last."""
    hits = view.searcher.search(query, max(1, look), count=False, weight_by_field=PRIOR_DATED if dated else PRIOR).hits
    if not hits:
        return [], 0.0
    places = [place for _score, place in hits]
    keys, orders = view.searcher.fast_field_values("key", places), view.searcher.fast_field_values("order", places)
    ranked = []
    for (score, place), key, order in zip(hits, keys, orders, strict=True):
        at = view.place[int(key or 0) >> 1]
        ranked.append(Ranked(round(score * SCALE, DIGITS), view.act_of[at], (int(order or 0), at), (place, at)))
    return in_order(ranked), hits[-1][0] * SCALE


def _scan(view: View, plan: SearchPlan, limit: int) -> Iterator[Found]:
    compiler = Compiler(view, plan)
    if compiler.empty or limit < 1:
        return
    for one in _by_act(view, plan, compiler) if by_act(plan) else _surely(view, compiler, limit):
        yield Found(view.document(*one.place), one.score)


def _by_act(view: View, plan: SearchPlan, compiler: Compiler) -> Iterator[Ranked]:
    """All that answers where acts can be put in order beforehand; where all score the same, what is weighed down more comes after."""
    counts = view.counts(compiler.counting())
    tally = view.table.tally(counts, plan.filters)
    for act, gone in _rows(view, plan, counts, tally):
        found = _of_act(view, compiler, act, tally.of(act), tally.of(act))
        yield from (one for one in found if gone is None or (one.score < found[0].score) is gone)


def _rows(view: View, plan: SearchPlan, counts: Counts, tally: Tally) -> Sequence[tuple[int, bool | None]]:
    """The acts in order, and what of them is meant: see `Table.by_weights`."""
    if plan.sort is not Sort.BEST or level_score(plan) == 0.0:
        return [(act, None) for act in _acts_in_order(view, plan, counts, tally)]
    return view.table.by_weights(counts, plan.filters, dated=plan.at is not None)


def _surely(view: View, compiler: Compiler, limit: int) -> list[Ranked]:
    query, look = compiler.ranking, 2 * limit
    while True:
        ranked, floor = _ranked(view, query, look, dated=compiler.dated)
        if len(ranked) < look or sure(ranked, floor) >= limit:
            return ranked
        look *= 4
