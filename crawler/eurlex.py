"""Spider of EUR-Lex: acts of the European Union by their CELEX numbers, as Formex from the Cellar, else as the page of EUR-Lex.

Not tried on the live sites: Formex is asked for as the Cellar's REST service is documented (content negotiation on
`/resource/celex/NUMBER`), the page under the address EUR-Lex prints for it. What is otherwise is listed in the report with its reason.
"""

from collections.abc import AsyncIterator, Iterator
from functools import partial
from types import MappingProxyType
from typing import Final
from urllib.parse import quote

from scrapy.http import Response

from acts.celex import NUMBER
from acts.known import known_acts
from crawler.errors import BadAnswerError
from crawler.ledger import ActState, Page
from crawler.records import Outcome
from crawler.spider import Found, SourceSpider

ASKED: Final = "its CELEX number was asked for"
NO_NUMBER: Final = "expected a CELEX number of a regulation, directive or decision (32016R0679), found another name"
NO_ZIP: Final = "expected a zip file of Formex, found another kind of file"
NO_PAGE: Final = "expected the page of an act, found none"
_FORMEX: Final = MappingProxyType({"Accept": "application/zip;mtype=fmx4", "Accept-Language": "eng"})
_PAGE: Final = MappingProxyType({"Accept": "text/html", "Accept-Language": "en"})
_ZIP: Final = b"PK\x03\x04"


class EurlexSpider(SourceSpider):
    """Asks for each act of the list; left empty, for the well-known acts of the Union. An act without Formex is taken as a page."""

    async def start(self) -> AsyncIterator[Found]:
        """The Formex of every act."""
        numbers = tuple(dict.fromkeys(self.job.acts or (act.celex for act in known_acts().acts if act.celex)))[: self.job.limit]
        self.ledger.announce(len(numbers))
        for number in numbers:
            address = f"{self.job.base('site')}/legal-content/EN/TXT/?uri=CELEX:{quote(number)}"
            self.ledger.select(number, number, address, ActState(number, "", "", selected=True, reason=ASKED))
            if NUMBER.fullmatch(number):
                yield self._formex(number)
            else:
                self.ledger.missed(Page(address, "text", number), Outcome.REFUSED, NO_NUMBER)

    def _formex(self, number: str) -> Found:
        url = f"{self.job.base('cellar')}/resource/celex/{number}"
        other = partial(self._html, number)
        return self.page(url, self._packed, kind="text", act_id=number, headers=dict(_FORMEX), on_failure=other, number=number)

    def _packed(self, response: Response, number: str) -> Iterator[Found]:
        if not response.body.startswith(_ZIP):
            raise BadAnswerError(NO_ZIP)
        yield self.arrived(response, f"{number}.zip")

    def _html(self, number: str) -> Iterator[Found]:
        url = f"{self.job.base('site')}/legal-content/EN/TXT/HTML/?uri=CELEX:{number}"
        yield self.page(url, self._shown, kind="file", act_id=number, headers=dict(_PAGE), number=number)

    def _shown(self, response: Response, number: str) -> Iterator[Found]:
        if b"<" not in response.body[:1000]:
            raise BadAnswerError(NO_PAGE)
        yield self.arrived(response, f"{number}.html")
