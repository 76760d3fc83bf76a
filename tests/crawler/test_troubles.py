"""What goes wrong with sites: each trouble is met with patience, bounded, and listed with its reason."""

from dataclasses import replace

import pytest

from crawler.errors import CrawlBusyError, CrawlError
from crawler.job import MEGABYTE, CrawlSettings
from crawler.records import MissedPage, Outcome
from crawler.run import _alone
from tests.crawler.conftest import QUICK, Home
from tests.crawler.intakes import full, refusing, stumbling
from tests.site.server import Site, Troubles
from tests.site.world import World, small_world

PAGE = "/frameworks/9/f_9002.html"
ONE = World((small_world().acts[1],))


def missed(home: Home, troubles: Troubles, settings: CrawlSettings = QUICK) -> dict[str, MissedPage]:
    """What a crawl of one act with troubles could not have, by path."""
    with Site(ONE, troubles=troubles) as site:
        report = home.crawl(site, settings=settings, everything=True).report
        return {page.url.removeprefix(site.url): page for page in report.failures}


@pytest.mark.parametrize("statuses", [[429, 503], [500], [503, 502]])
def test_a_busy_site_is_tried_again(home: Home, statuses: list[int]) -> None:
    assert missed(home, Troubles(first={PAGE: statuses})) == {}
    assert len(home.taken) == 1


def test_retries_are_bounded(home: Home) -> None:
    page = missed(home, Troubles(first={PAGE: [503] * 50}))[PAGE]
    assert (page.outcome, page.status, page.tries, page.reason) == (Outcome.FAILED, 503, QUICK.tries, "the site answered 503")


def test_a_long_wait_asked_for_is_cut(home: Home) -> None:
    assert missed(home, Troubles(first={PAGE: [429]}, retry_after="86400")) == {}


def test_a_slow_answer_is_given_up_after_the_timeout(home: Home) -> None:
    page = missed(home, Troubles(slow={PAGE: 1.0}), replace(QUICK, timeout=0.3, tries=2))[PAGE]
    assert (page.outcome, page.tries, page.reason) == (Outcome.FAILED, 2, "no answer within 0.3 seconds")


def test_a_cut_connection_is_a_failure(home: Home) -> None:
    page = missed(home, Troubles(dropped={PAGE}))[PAGE]
    assert (page.outcome, page.tries) == (Outcome.FAILED, QUICK.tries)


def test_an_answer_shorter_than_it_says_is_not_taken_for_whole(home: Home) -> None:
    page = missed(home, Troubles(short={PAGE}))[PAGE]
    assert (page.outcome, page.tries) == (Outcome.FAILED, QUICK.tries)
    assert home.taken == []


@pytest.mark.parametrize("announced", [True, False], ids=["says how long it is", "does not say"])
def test_a_page_of_200_megabytes_is_cut(home: Home, announced: bool) -> None:
    page = missed(home, Troubles(huge={PAGE: 200 * MEGABYTE}, announces_size=announced), replace(QUICK, largest_page=MEGABYTE))[PAGE]
    assert (page.outcome, page.tries, page.reason) == (Outcome.REFUSED, 1, "larger than the 1048576 bytes a page may have")


@pytest.mark.parametrize("elsewhere", ["http://other.example/f.html", "http://localhost/f.html", "https://e-qanun.az/frameworks/9/f_9002.html"])
def test_a_redirect_to_another_host_is_refused(home: Home, elsewhere: str) -> None:
    page = missed(home, Troubles(moved={PAGE: elsewhere}))[PAGE]
    assert page.outcome is Outcome.REFUSED
    assert page.reason == f"expected a page of 127.0.0.1, found {elsewhere}"


def test_a_redirect_to_a_file_is_no_page(home: Home) -> None:
    page = missed(home, Troubles(moved={PAGE: "file:///etc/passwd"}))[PAGE]
    assert (page.outcome, page.status) == (Outcome.FAILED, 302)


def test_a_redirect_on_the_same_host_is_followed_with_the_referer(home: Home) -> None:
    acts = small_world().acts
    with Site(World(acts[1:3]), troubles=Troubles(moved={PAGE: "/frameworks/9/f_9003.html"})) as site:
        report = home.crawl(site, everything=True).report
    assert report.failures == ()
    assert {line["act"]: str(line["url"]).rpartition("/")[2] for line in home.taken} == {9002: "f_9002.html", 9003: "f_9003.html"}


def test_endless_redirects_end(home: Home) -> None:
    page = missed(home, Troubles(moved={PAGE: PAGE}))[PAGE]
    assert (page.outcome, page.reason) == (Outcome.REFUSED, "max redirections reached")


def test_robots_txt_is_obeyed(home: Home) -> None:
    robots = "User-agent: *\nDisallow: /frameworks/\n"
    with Site(ONE, troubles=Troubles(robots=robots)) as site:
        report = home.crawl(site, everything=True).report
        asked = [path for path in site.paths() if path.startswith("/frameworks/")]
    assert asked == []
    assert [(page.outcome, page.reason) for page in report.failures if PAGE in page.url] == [(Outcome.REFUSED, "Forbidden by robots.txt")]


def test_a_site_that_wants_no_robots_is_left_alone(home: Home) -> None:
    with Site(ONE, troubles=Troubles(robots="User-agent: *\nDisallow: /\n")) as site:
        report = home.crawl(site, everything=True).report
        assert site.paths() == []
    assert {page.reason for page in report.failures} == {"Forbidden by robots.txt"}


def test_a_site_whose_robots_txt_fails_is_not_entered(home: Home) -> None:
    with Site(ONE, troubles=Troubles(first={"/robots.txt": [503] * 50})) as site:
        home.crawl(site, everything=True)
        assert site.paths() == []


def test_what_no_reader_reads_is_listed_and_kept(home: Home) -> None:
    with Site(ONE) as site:
        report = home.crawl(site, everything=True, intake=refusing).report
    assert [(page.outcome, page.reason) for page in report.failures] == [(Outcome.UNREADABLE, "no reader knows it")]


@pytest.mark.parametrize(
    ("body", "reason"),
    [(b"", "found 0 bytes"), (b"%PDF-1.7 ...", "expected HTML, .docx or .doc"), (b'{"error": "no"}', "expected HTML, .docx or .doc")],
    ids=["empty", "another format", "JSON"],
)
def test_a_text_that_is_none_is_listed(home: Home, body: bytes, reason: str) -> None:
    with Site(World((replace(ONE.acts[0], page=body),))) as site:
        report = home.crawl(site, everything=True).report
    assert reason in next(page.reason for page in report.failures if page.kind == "text")
    assert home.taken == []


def test_a_record_that_is_none_is_listed_and_asked_for_again_next_time(home: Home) -> None:
    with Site(ONE, troubles=Troubles(first={"/framework/9002": [404]})) as site:
        first = home.crawl(site, everything=True).report
        second = home.crawl(site, everything=True).report
    assert [page.kind for page in first.failures] == ["card"]
    assert second.failures == ()
    assert len(home.taken) == 1


def test_the_list_of_a_site_that_is_down_is_listed(home: Home) -> None:
    report_of = missed(home, Troubles(first={"/getDetailSearch": [500] * 50}))
    assert {page.kind for page in report_of.values()} == {"list"}


def test_one_crawl_of_a_source_at_a_time(home: Home) -> None:
    with _alone(home.raw.folder, "eqanun"), Site(ONE) as site, pytest.raises(CrawlBusyError, match="a crawl of eqanun is running"):
        home.crawl(site)


def test_a_reader_that_stumbles_is_listed(home: Home) -> None:
    with Site(ONE) as site:
        report = home.crawl(site, everything=True, intake=stumbling).report
    assert [page.reason for page in report.failures] == ["the reader stumbled: ZeroDivisionError: of all things"]


def test_a_full_disk_stops_the_crawl_and_the_next_goes_on(home: Home) -> None:
    with Site(ONE) as site:
        with pytest.raises(CrawlError, match="the disk is full; run the same command again to go on"):
            home.crawl(site, everything=True, intake=full)
        texts = [path for path in site.paths() if path == PAGE]
        summary = home.crawl(site, everything=True)
        assert [path for path in site.paths() if path == PAGE] == texts
    assert summary.resumed
    assert len(home.taken) == 1
