"""A second source, as `docs/sources.md` shows it: a gazette whose front page links to its issues."""

from collections.abc import AsyncIterator, Iterator

from scrapy.http import HtmlResponse, Response

from crawler.errors import BadAnswerError
from crawler.job import Source
from crawler.ledger import ActState
from crawler.spider import Found, SourceSpider


class GazetteSpider(SourceSpider):
    """Takes each act the front page links to."""

    async def start(self) -> AsyncIterator[Found]:
        """The front page."""
        yield self.page(f"{self.job.base('site')}/", self._front, kind="list")

    def _front(self, response: Response) -> Iterator[Found]:
        links = HtmlResponse(response.url, body=response.body).css("a.act::attr(href)").getall()
        if not links:
            raise BadAnswerError("expected links of class act on the front page, found none")
        self.ledger.announce(len(links))
        for link in links:
            act = link.rpartition("/")[2].removesuffix(".html")
            state = ActState(act, "", "", selected=True, reason="the gazette prints it")
            self.ledger.select(act, act, response.urljoin(link), state)
            yield self.page(response.urljoin(link), self._act, kind="text", act_id=act)

    def _act(self, response: Response) -> Iterator[Found]:
        yield self.arrived(response, response.url.rpartition("/")[2])


GAZETTE = Source(
    name="gazette", spider=GazetteSpider, start_url="https://gazette.example/", az="Nümunə qəzeti", en="Sample gazette",
    bases=(("site", "https://gazette.example"),),
)  # fmt: skip
