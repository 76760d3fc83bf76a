"""The ledger and the records, on both kinds of database."""

import pytest
from sqlalchemy.engine import Engine

import crawler.tables  # noqa: F401  (its tables join the metadata)
from crawler import records
from crawler.ledger import ActState, Answer, Page, open_ledger
from crawler.records import Outcome
from storage.raw import RawStore

PAGE = Page("https://site.example/1", "text", "1")


def answer(body: bytes, **headers: str) -> Answer:
    return Answer(200, {name.replace("_", "-"): value for name, value in headers.items()}, body)


def test_a_page_is_kept_with_its_body_and_validators(engine: Engine, raw: RawStore) -> None:
    ledger = open_ledger(engine, raw, "eqanun", "{}")
    kept = ledger.keep(PAGE, answer(b"text", etag='"1"', last_modified="Mon", content_type="text/html"), 2)
    assert (kept.outcome, kept.etag, kept.last_modified, kept.media_type) == (Outcome.FETCHED, '"1"', "Mon", "text/html")
    assert raw.get(kept.sha256) == b"text"
    had = ledger.had(PAGE.url)
    assert had is not None
    assert had.headers == {"etag": '"1"', "last-modified": "Mon", "content-type": "text/html"}
    ledger.settle(PAGE.url)
    assert records.report(engine).outcomes == ((Outcome.KEPT, 1),)  # type: ignore[union-attr]


def test_the_same_body_is_unchanged_and_keeps_its_validators(engine: Engine, raw: RawStore) -> None:
    open_ledger(engine, raw, "eqanun", "{}").keep(PAGE, answer(b"text", etag='"1"'), 1)
    later = open_ledger(engine, raw, "eqanun", '{"other": 1}')
    assert later.had(PAGE.url) is None
    kept = later.keep(PAGE, Answer(304, {}, b"text", unchanged=True), 1)
    assert (kept.outcome, kept.etag) == (Outcome.UNCHANGED, '"1"')
    assert later.keep(PAGE, answer(b"new"), 1).outcome is Outcome.FETCHED


def test_a_page_whose_body_is_gone_from_the_store_is_not_had(engine: Engine, raw: RawStore) -> None:
    ledger = open_ledger(engine, raw, "eqanun", "{}")
    kept = ledger.keep(PAGE, answer(b"text"), 1)
    raw.path(kept.sha256).unlink()
    assert ledger.had(PAGE.url) is None
    assert ledger.before(PAGE.url) is None


def test_failures_have_reasons_tries_and_order(engine: Engine, raw: RawStore) -> None:
    ledger = open_ledger(engine, raw, "eqanun", "{}")
    ledger.missed(PAGE, Outcome.FAILED, "the site answered 503", 503, 4)
    ledger.missed(Page("https://site.example/2", "card", "2"), Outcome.REFUSED, "Forbidden by robots.txt")
    found = records.failures(engine, ledger.run_id)
    assert [(page.act_id, page.outcome, page.status, page.reason, page.tries) for page in found] == [
        ("1", Outcome.FAILED, 503, "the site answered 503", 4), ("2", Outcome.REFUSED, None, "Forbidden by robots.txt", 1),
    ]  # fmt: skip
    assert found[0].at.tzinfo is not None


def test_acts_with_missed_pages_are_not_complete_at_the_end(engine: Engine, raw: RawStore) -> None:
    ledger = open_ledger(engine, raw, "eqanun", "{}")
    for number in ("1", "2"):
        ledger.save_act(ActState(number, "e", "p", selected=True))
    ledger.missed(PAGE, Outcome.FAILED, "the site answered 404", 404)
    ledger.finish()
    assert [(state.act_id, state.complete, state.run_id) for number in ("1", "2") if (state := ledger.act(number))] == [
        ("1", False, ledger.run_id), ("2", True, ledger.run_id),
    ]  # fmt: skip


def test_a_run_is_taken_up_only_with_the_same_options(engine: Engine, raw: RawStore) -> None:
    first = open_ledger(engine, raw, "eqanun", '{"limit": 1}')
    again = open_ledger(engine, raw, "eqanun", '{"limit": 1}')
    other = open_ledger(engine, raw, "eqanun", '{"limit": 2}')
    third = open_ledger(engine, raw, "gazette", "{}")
    assert (again.run_id, again.resumed) == (first.run_id, True)
    assert (other.resumed, third.resumed) == (False, False)
    assert [(run.source, run.state, run.resumed) for run in records.runs(engine)] == [
        ("gazette", "running", 0), ("eqanun", "running", 0), ("eqanun", "left", 1),
    ]  # fmt: skip


def test_selections_are_one_an_act_and_the_last_word_counts(engine: Engine, raw: RawStore) -> None:
    ledger = open_ledger(engine, raw, "eqanun", "{}")
    ledger.select("1", "Sınaq", "https://site.example/1", ActState("1", "e", "p", selected=False, reason="no topic"))
    ledger.select("1", "Sınaq", "https://site.example/1", ActState("1", "e", "p", selected=True, topics="ict media", reason="its code"))
    (found,) = records.selections(engine, ledger.run_id)
    assert (found.selected, found.topics, found.reason) == (True, ("ict", "media"), "its code")


@pytest.mark.parametrize("run", [None, 7])
def test_no_crawl_no_report(engine: Engine, run: int | None) -> None:
    assert records.report(engine, run) is None
    assert records.runs(engine) == ()
