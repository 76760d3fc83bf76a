"""A crawl of the replay: what is selected and why, what is read, what a second crawl asks for."""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from sqlalchemy.engine import Engine

from crawler import records
from crawler.errors import CrawlError
from crawler.job import CrawlSettings
from crawler.progress import Progress
from crawler.records import Outcome
from crawler.run import crawl
from storage.raw import RawStore
from tests.crawler.conftest import QUICK, Home
from tests.crawler.intakes import diary, taken
from tests.site.server import Site, served
from tests.site.world import World, small_world

REASONS = {
    "9001": (True, "e-signature: the title has “elektron imza”; ict: its classification code is 180.010.000"),
    "9002": (True, "personal-data: the title has “fərdi məlumat”"),
    "9003": (True, "ict: its classification code is 180.020.000"),
    "9004": (True, "personal-data: the text has “fərdi məlumat” 5 times"),
    "9005": (False, "no topic of the profile: neither the title, nor the classification codes, nor the site's search in texts"),
    "9006": (True, "ict: the title has “rabitə”"),
    "9007": (True, "e-signature: the title has “elektron sənəd”"),
    "9008": (True, "ict: the title has “internet”"),
}


def test_each_act_is_selected_or_not_with_its_reason(home: Home) -> None:
    with Site(small_world()) as site:
        summary = home.crawl(site)
    found = records.selections(home.engine, summary.report.run.id)
    assert {s.act_id: (s.selected, s.reason) for s in found} == REASONS
    assert summary.report.run.known == 8
    assert (summary.report.run.selected, summary.report.run.not_selected) == (7, 1)
    assert [s.act_id for s in records.selections(home.engine, summary.report.run.id, selected=False)] == ["9005"]


def test_texts_go_in_with_card_version_and_format(home: Home) -> None:
    with Site(small_world()) as site:
        home.crawl(site)
    texts = {(line["act"], line["version"]): line for line in home.taken}
    assert set(texts) == {(9001, None), (9001, "2024-03-03"), (9001, "2025-04-21"), (9002, None), (9003, None), (9004, None), (9006, None)}
    assert texts[9001, "2025-04-21"]["name"] == "f_7003.html"            # of two of one day the higher id
    assert texts[9006, None]["name"] == "9006.docx"                        # the page is dead; the file says .doc and is .docx
    assert str(texts[9006, None]["media_type"]).endswith("wordprocessingml.document")


def test_every_page_that_could_not_be_had_is_listed(home: Home) -> None:
    with Site(small_world()) as site:
        report = home.crawl(site).report
        base = site.url
    missed = {(m.url.removeprefix(base), m.outcome, m.reason, m.tries) for m in report.failures}
    assert missed == {
        ("/frameworks/9/f_9006.html", Outcome.FAILED, "the site answered 404", 1),
        ("/frameworks/9/f_9007.html", Outcome.FAILED, "the site answered 404", 1),
        ("/frameworks/9/f_9008.html", Outcome.FAILED, "the site answered 404", 1),
        ("/downloadWord/9008", Outcome.FAILED, "the site answered 500", QUICK.tries),
        ("/files/9007.doc", Outcome.UNREADABLE, "old binary Word, not readable", 1),
    }
    assert len(report.remarks) == 1
    assert all(part in report.remarks[0].reason for part in ("7004 has no title", "7005 has no date", "7002: another of 2025-04-21"))


def test_a_second_crawl_fetches_only_what_changed(home: Home) -> None:
    with Site(small_world()) as site:
        home.crawl(site)
        before = len(home.taken)
        site.at_second_visit()
        report = home.crawl(site).report
        changed = [path for path in served(site.requests, 200) if path.startswith("/frameworks/9")]
        same = [path for path in served(site.requests, 304) if path.startswith("/frameworks/9")]
        cards = {path for path in served(site.requests, 200) if path.startswith("/framework/")}
    assert changed == ["/frameworks/9/f_9001.html"]
    assert sorted(same) == [f"/frameworks/9/f_{number}.html" for number in (9002, 9003, 9004)]
    assert not cards & {"/framework/9003", "/framework/9004", "/framework/9005"}
    now = sorted((line["act"], line["status"]) for line in home.taken[before:] if line["version"] is None)
    assert now == [(9001, "Qüvvədədir"), (9002, "Ləğv olunmuşdur")]
    assert {s.act_id: (s.selected, s.reason) for s in records.selections(home.engine, report.run.id)} == REASONS


def test_a_third_crawl_of_an_unchanged_site_takes_nothing(home: Home) -> None:
    world = small_world()
    sound = World(tuple(act for act in world.acts if act.page is not None))
    with Site(sound) as site:
        home.crawl(site)
        before = len(home.taken)
        site.requests.clear()
        report = home.crawl(site).report
        texts = [r for r in site.requests if r.path.startswith(("/frameworks", "/framework/", "/getVersions", "/files"))]
    assert len(home.taken) == before
    assert {(r.path, r.status) for r in texts} == {(f"/frameworks/9/f_{n}.html", 304) for n in (9001, 9002, 9003, 9004)}
    assert report.failures == ()


def test_everything_is_taken_without_a_profile(home: Home) -> None:
    with Site(small_world()) as site:
        summary = home.crawl(site, everything=True)
        searches = [path for path in site.paths() if "name=" in path]
    assert searches == []
    assert {s.reason for s in records.selections(home.engine, summary.report.run.id)} == {"everything of the source is taken"}
    assert summary.report.run.selected == 8


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"limit": 2}, {"9008", "9007"}),
        ({"since": date(2024, 6, 3)}, {"9006", "9007", "9008"}),
        ({"types": (2,)}, {"9001", "9004"}),
        ({"types": (2, 3)}, {"9001", "9002", "9004"}),
    ],
    ids=["limit", "since, undated ones too", "one type", "two types"],
)
def test_a_part_of_the_source(home: Home, options: dict[str, Any], expected: set[str]) -> None:
    with Site(small_world()) as site:
        summary = home.crawl(site, everything=True, **options)
    selected = {s.act_id for s in records.selections(home.engine, summary.report.run.id, selected=True)}
    assert selected == expected


def test_the_list_is_read_page_by_page(home: Home) -> None:
    with Site(small_world()) as site:
        summary = home.crawl(site, everything=True, settings=replace(QUICK, tries=1, page_length=3))
        starts = [path.partition("start=")[2].partition("&")[0] for path in site.paths() if path.startswith("/getDetailSearch")]
    assert starts == ["0", "3", "6"]
    assert summary.report.run.selected == 8


def test_a_missed_page_of_the_list_does_not_end_it(home: Home) -> None:
    class Broken(Site):
        def answer(self, path: str, referer: str):  # type: ignore[no-untyped-def]
            return super().answer("/getDetailSearch" if "start=3" in path else path, referer)

    with Broken(small_world()) as site:
        summary = home.crawl(site, everything=True, settings=replace(QUICK, tries=2, page_length=3))
    assert summary.report.run.selected == 5
    assert [(m.kind, m.status, m.tries) for m in summary.report.failures if m.kind == "list"] == [("list", 500, 2)]
    assert "the list says 8 acts, 5 were met" in [m.reason for m in summary.report.remarks]


def test_the_user_agent_is_honest_and_has_the_contact(home: Home) -> None:
    settings = CrawlSettings(delay=0, autothrottle=False, backoff=0.01, tries=1, contact="registry@example.org")
    with Site(small_world()) as site:
        home.crawl(site, settings=settings, limit=1)
        assert {request.agent for request in site.requests} == {"Toplu/0.1 (+registry@example.org)"}


def test_without_a_contact_no_site_beyond_this_machine_is_crawled(home: Home) -> None:
    with pytest.raises(CrawlError, match="expected a contact"):
        crawl("eqanun", engine=home.engine, raw=home.raw)


def test_an_unknown_source_names_those_known(home: Home) -> None:
    with pytest.raises(CrawlError, match="expected one of the sources eqanun, eurlex, itu_t, w3c, found 'ekanun'"):
        crawl("ekanun", engine=home.engine, raw=home.raw)


def test_progress_comes_back(home: Home) -> None:
    seen: list[Progress] = []
    with Site(small_world()) as site:
        home.crawl(site, on_progress=seen.append)
    assert seen[-1].known == seen[-1].decided == 8
    assert all(left.pages <= right.pages for left, right in pairwise(seen))
    assert seen[-1].per_second > 0


def test_delay_is_kept(home: Home) -> None:
    with Site(small_world()) as site:
        home.crawl(site, settings=CrawlSettings(delay=0.1, autothrottle=True, tries=1, backoff=0.01), limit=1, everything=True)
        at = [request.at for request in site.requests]
    gaps = [right - left for left, right in pairwise(at)]
    assert min(gaps) > 0.04             # Scrapy varies the delay by half around what is set


def test_acts_that_leave_the_list_are_named(home: Home) -> None:
    world = small_world()
    with Site(world) as site:
        home.crawl(site, everything=True)
        site.world = World(world.acts[1:4])
        report = home.crawl(site, everything=True).report
    assert "no longer in the list: 9001, 9005, 9006, 9007, 9008 (5 in all)" in [page.reason for page in report.remarks]


def test_a_crawl_fills_either_kind_of_database(engine: Engine, raw: RawStore) -> None:
    with Site(World(small_world().acts[1:3])) as site:
        for _ in range(2):
            summary = crawl("eqanun", engine=engine, raw=raw, settings=QUICK, base_urls=site.base_urls, everything=True, intake=diary)
    assert summary.report.outcomes == ((Outcome.UNCHANGED, 3),)
    assert len(taken(raw)) == 2
