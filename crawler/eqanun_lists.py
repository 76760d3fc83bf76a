"""How the lists of e-qanun.az are gone through: the list by date, and the site's search in texts for the phrases of topics."""

from abc import abstractmethod
from collections.abc import Iterator
from functools import partial
from typing import Any
from urllib.parse import urlencode

from scrapy.http import Response

from acts.topics import load_profile
from crawler.eqanun_answers import Entry, EntryList, read_list
from crawler.spider import Found, SourceSpider

BY_DATE = "8"                 # orderColumn, as the site's own pages send it


class EqanunLists(SourceSpider):
    """Goes through the lists and has each act considered once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.profile = None if self.job.everything else load_profile(self.job.profile)
        self.total = 0
        self.met: set[str] = set()
        self.named_by_search: set[str] = set()
        self.chosen = 0

    async def start(self) -> Any:
        """The first page of the list tells how much there is; then the searches, then the whole list."""
        yield self._list(0, self._begin, self._whole_list)

    @abstractmethod
    def _consider(self, entry: Entry) -> Iterator[Found]:
        """What to ask for of an act of the list."""

    def _list(self, start: int, parse: Any, on_failure: Any, search: str = "", **arguments: Any) -> Found:
        """A page of the list of all acts, or of those the site's search finds `search` in the texts of."""
        length, array = self.job.settings.page_length, ",".join(map(str, self.job.types))
        query = {"start": start, "length": length, "orderColumn": BY_DATE, "orderDirection": "desc", "array": array}
        words = {"name": search, "text": "true", "exact": "true"} if search else {}
        url = f"{self.job.base('api')}/getDetailSearch?{urlencode({**query, **words})}"
        return self.page(url, parse, kind="search" if search else "list", on_failure=on_failure, **arguments)

    def _begin(self, response: Response) -> Iterator[Found]:
        self.total = read_list(response.body).total
        self.ledger.announce(self.total)
        topics = self.profile.topics if self.profile is not None else ()
        yield from self._search(tuple(dict.fromkeys(phrase for topic in topics for phrase in topic.text)))

    def _search(self, phrases: tuple[str, ...], start: int = 0) -> Iterator[Found]:
        if not phrases:
            yield from self._whole_list()
            return
        go_on = partial(self._search, phrases[1:])
        yield self._list(start, self._found, go_on, search=phrases[0], phrases=phrases, at=start)

    def _found(self, response: Response, phrases: tuple[str, ...], at: int) -> Iterator[Found]:
        found = read_list(response.body)
        length = self.job.settings.page_length
        if found.total >= self.total > length:
            self.ledger.remark(response.meta["page"], f"the search for “{phrases[0]}” names everything; it was not used")
            yield from self._search(phrases[1:])
            return
        self.named_by_search.update(entry.id for entry in found.entries)
        more = bool(found.entries) and at + length < found.total
        yield from self._search(phrases, at + length) if more else self._search(phrases[1:])

    def _whole_list(self, start: int = 0) -> Iterator[Found]:
        following = start + self.job.settings.page_length
        skip = partial(self._whole_list, following) if following < self.total else None
        yield self._list(start, self._listed, skip, at=start)

    def _listed(self, response: Response, at: int) -> Iterator[Found]:
        listed = read_list(response.body)
        self.total = listed.total
        self.ledger.announce(self.total)
        fresh = [entry for entry in listed.entries if entry.id not in self.met]
        self.met.update(entry.id for entry in fresh)
        following = at + self.job.settings.page_length
        goes_on = bool(listed.entries) and following < listed.total and not self._enough(listed)
        self._remark(response, listed, last=not goes_on)
        if goes_on:
            yield from self._whole_list(following)
        for entry in fresh:
            yield from self._consider(entry)

    def _enough(self, listed: EntryList) -> bool:
        """Whether the rest of the list need not be asked for: the limit is reached, or all of this page is too old."""
        since = self.job.since
        return self.full or (since is not None and all(e.card.adopted and e.card.adopted < since for e in listed.entries))

    def _remark(self, response: Response, listed: EntryList, last: bool) -> None:
        whole = last and self.job.since is None and not self.full
        said = (*listed.left_out, *(self._differences(listed.total) if whole else ()))
        if said:
            self.ledger.remark(response.meta["page"], "; ".join(said))

    def _differences(self, total: int) -> Iterator[str]:
        """What a list read to its end says against itself, and against what earlier crawls met."""
        met = len(self.met)
        if met < total:
            yield f"the list says {total} acts, {met} were met"
        gone = sorted(self.ledger.known_acts() - self.met) if met >= total and not self.job.types else []
        if gone:
            yield f"no longer in the list: {', '.join(gone[:20])}{' …' if len(gone) > 20 else ''} ({len(gone)} in all)"

    @property
    def full(self) -> bool:
        """Whether as many acts are chosen as were asked for."""
        return self.job.limit is not None and self.chosen >= self.job.limit
