"""A further source is one spider class and one row: the gazette has both, and everything else comes with them."""

from crawler import records
from crawler.sources import SOURCES, source_named
from tests.crawler.conftest import Home
from tests.crawler.gazette import GAZETTE
from tests.site.server import Answer, Site
from tests.site.wordpage import word_page
from tests.site.world import World


class GazetteSite(Site):
    """A front page, two issues, one of which is gone."""

    def answer(self, path: str, referer: str) -> Answer:
        pages = {
            "/": b"<html><a class=act href='/issues/7.html'>7</a> <a class=act href='/issues/8.html'>8</a></html>",
            "/issues/7.html": word_page(["Nümunədir", "Maddə 1. Sınaq"]),
        }
        if path == "/robots.txt":
            return Answer(200, b"User-agent: *\nDisallow:\n", "text/plain")
        if path not in pages:
            return Answer(404, b"gone", "text/html")
        return Answer(200, pages[path], "text/html", (("ETag", f'"{len(pages[path])}"'),))


def test_a_second_source_gets_everything_from_its_class_and_row(home: Home) -> None:
    with GazetteSite(World(())) as site:
        first = home.crawl(site, source=GAZETTE, everything=True).report
        second = home.crawl(site, source=GAZETTE, everything=True).report
        again = [(request.path, request.status) for request in site.requests[-4:]]
    assert (first.run.source, first.run.known, first.run.selected) == ("gazette", 2, 2)
    assert [(page.act_id, page.reason) for page in first.failures] == [("8", "the site answered 404")]
    assert [line["name"] for line in home.taken][:1] == ["7.html"]
    assert ("/issues/7.html", 304) in again
    assert second.run.id == 2
    assert [run.source for run in records.runs(home.engine, "gazette")] == ["gazette", "gazette"]


def test_the_table_of_sources() -> None:
    assert len({source.name for source in SOURCES}) == len(SOURCES)
    assert source_named("eqanun").label("en") == "Unified database of legal acts (e-qanun.az)"
    assert source_named("eqanun").label("az") != source_named("eqanun").label("en")
