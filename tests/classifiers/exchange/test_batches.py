"""Files taken in and back on both databases: all or nothing, a version of its own, the same file twice changes nothing."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from classifiers.errors import ExchangeError, NoBatchError
from classifiers.exchange import batches
from classifiers.exchange.batches import Exchange
from classifiers.exchange.exporting import FORMS, export
from classifiers.exchange.judging import judge
from classifiers.exchange.kept import NOT_WAITING, OVERTAKEN, TAKEN, UNDONE, WAITING, Wish
from classifiers.exchange.model import Mapping, Outcome, Report
from classifiers.exchange.reading import read_table
from classifiers.schemes.model import Label
from classifiers.schemes.tables import versions
from storage import audit
from storage.database import metadata, writing
from tests.classifiers.exchange.made import BASE, CONCEPTS, LEVELS, SCHEME

WISH = Wish("sample")
FIRST = "code,parent,label:az,label:en\n10.01,10,Bağ,Garden\n10,,Torpaq,Land\n20,,Su,Water\n".encode()
"""A child before its parent: rows come in any order."""
SECOND = "code,parent,label:az,label:en\n20,,Su ehtiyatı,Water\n30,,Hava,Air\n".encode()


@pytest.fixture
def exchange(engine: Engine) -> Exchange:
    return Exchange(engine)


def take(exchange: Exchange, body: bytes, **more: object) -> Report:
    return exchange.take_in(body, "sample.csv", WISH, "a clerk", **more)  # type: ignore[arg-type]


def outcomes(report: Report) -> list[str]:
    return [f"{one.code} {one.outcome.value}" for one in report.verdicts]


def codes(exchange: Exchange, number: str = "") -> dict[str, str]:
    return {one.code: one.labels[0].text for one in exchange.schemes.concepts("sample", number)}


def everything(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    with engine.connect() as connection:
        return {table.name: [tuple(row) for row in connection.execute(sa.select(table))] for table in metadata.sorted_tables}


@contextmanager
def nothing_written(engine: Engine) -> Iterator[None]:
    before = everything(engine)
    yield
    assert everything(engine) == before


def test_a_file_becomes_a_version_with_its_verdicts(exchange: Exchange) -> None:
    report = take(exchange, FIRST)
    assert outcomes(report) == ["10.01 new", "10 new", "20 new"]
    assert codes(exchange) == {"10": "Torpaq", "10.01": "Bağ", "20": "Su"}
    assert exchange.schemes.concept("sample", "10.01").parents == ("10",)
    assert exchange.report(report.batch).verdicts == report.verdicts
    kept = exchange.batch(report.batch)
    assert (kept.standing, kept.published, kept.who) == (TAKEN, report.published, "a clerk")
    assert exchange.file(report.batch) == FIRST


def test_the_same_file_twice_changes_nothing(exchange: Exchange) -> None:
    take(exchange, FIRST)
    with nothing_written(exchange.engine):
        report = take(exchange, FIRST)
    assert {one.outcome for one in report.verdicts} == {Outcome.SAME}
    assert not report.published


def test_a_look_writes_nothing(exchange: Exchange) -> None:
    with nothing_written(exchange.engine):
        assert outcomes(exchange.preview(FIRST, "sample.csv", WISH)) == ["10.01 new", "10 new", "20 new"]


def test_a_row_refused_keeps_all_out_unless_it_may_be_skipped(exchange: Exchange) -> None:
    body = FIRST + b"40.01,40,Orphan,Orphan\n"
    with nothing_written(exchange.engine):
        report = take(exchange, body)
    assert report.verdicts[-1].reason == "its parent '40' is neither in the file nor in the classifier"
    skipping = Wish("sample", skip_refused=True)
    assert exchange.take_in(body, "sample.csv", skipping, "a clerk").published
    assert set(codes(exchange)) == {"10", "10.01", "20"}


def test_what_the_file_does_not_speak_of_stays(exchange: Exchange) -> None:
    take(exchange, FIRST)
    report = take(exchange, SECOND)
    assert outcomes(report) == ["20 changed", "30 new"]
    assert codes(exchange) == {"10": "Torpaq", "10.01": "Bağ", "20": "Su ehtiyatı", "30": "Hava"}
    assert "2 items of the classifier are not in the file and stay as they are" in report.notes


def test_undo_restores_exactly(exchange: Exchange) -> None:
    first = take(exchange, FIRST)
    report = take(exchange, SECOND)
    number = exchange.undo(report.batch, "a clerk")
    assert exchange.schemes.concepts("sample", number) == exchange.schemes.concepts("sample", first.published)
    assert codes(exchange, report.published)["20"] == "Su ehtiyatı"                 # what was published stays
    assert exchange.batch(report.batch).standing == UNDONE
    with nothing_written(exchange.engine), pytest.raises(ExchangeError, match="is not taken in: undone"):
        exchange.undo(report.batch, "a clerk")


def test_undo_of_the_first_import_leaves_an_empty_version(exchange: Exchange) -> None:
    report = take(exchange, FIRST)
    exchange.undo(report.batch, "a clerk")
    assert codes(exchange) == {}
    assert outcomes(take(exchange, FIRST)) == ["10.01 new", "10 new", "20 new"]


def test_undo_leaves_what_others_did_since(exchange: Exchange) -> None:
    take(exchange, FIRST)
    second = take(exchange, SECOND)
    take(exchange, b"code,label:az\n10,Yer\n")
    exchange.undo(second.batch, "a clerk")
    assert codes(exchange) == {"10": "Yer", "10.01": "Bağ", "20": "Su"}


@pytest.mark.parametrize(("since", "reason"), [
    ("code,label:az\n20,Dəniz\n", "the item '20' was changed since this import: take that back first"),
    ("code,parent,label:az\n30.01,30,Külək\n", "the item '30.01' was put under one of this import since: take that back first"),
])  # fmt: skip
def test_undo_is_refused_where_its_items_were_built_upon(exchange: Exchange, since: str, reason: str) -> None:
    take(exchange, FIRST)
    second = take(exchange, SECOND)
    take(exchange, since.encode())
    with nothing_written(exchange.engine), pytest.raises(ExchangeError, match=reason):
        exchange.undo(second.batch, "a clerk")


def test_two_clerks_at_once_the_slower_is_told(exchange: Exchange) -> None:
    take(exchange, FIRST)
    looked = exchange.preview(SECOND, "sample.csv", WISH)
    take(exchange, b"code,label:az\n50,Od\n")
    with nothing_written(exchange.engine), pytest.raises(ExchangeError, match=OVERTAKEN):
        take(exchange, SECOND, seen=looked.base)


def test_somebody_publishing_between_judging_and_writing_is_noticed(exchange: Exchange, monkeypatch: pytest.MonkeyPatch) -> None:
    take(exchange, FIRST)
    before = list[bool]()

    def slow(*args: object) -> object:
        result = judge(*args)  # type: ignore[arg-type]
        if not before:
            before.append(True)
            take(Exchange(exchange.engine), b"code,label:az\n50,Od\n")
        return result

    monkeypatch.setattr(batches, "judge", slow)
    with pytest.raises(ExchangeError, match=OVERTAKEN):
        take(exchange, SECOND)
    assert set(codes(exchange)) == {"10", "10.01", "20", "50"}


def test_a_waiting_file_is_looked_at_mended_and_taken_in(exchange: Exchange) -> None:
    body = "Kod;Ad\n10;Torpaq\n20;Su\n".encode("cp1254")
    id_ = exchange.wait(body, "list.csv", WISH, "a clerk")
    assert exchange.batch(id_).standing == WAITING
    assert exchange.look(id_).count(Outcome.NEW) == 2
    assert exchange.batch(id_).looked_at
    exchange.change(id_, Wish("sample", Mapping("A", (("az", "B"),), header=1, first=2, delimiter=";")))
    assert not exchange.batch(id_).looked_at
    wish = exchange.batch(id_).wish
    report = exchange.take_in(exchange.file(id_), "list.csv", wish, "a clerk", batch=id_, seen=exchange.look(id_).base)
    assert (report.batch, exchange.batch(id_).standing) == (id_, TAKEN)
    with nothing_written(exchange.engine), pytest.raises(ExchangeError, match=NOT_WAITING):
        exchange.look(id_)
    with pytest.raises(ExchangeError):
        exchange.take_in(b"Kod;Ad\n30;Od\n", "list.csv", wish, "a clerk", batch=id_)
    assert set(codes(exchange)) == {"10", "20"}


def test_a_discarded_file_is_gone_a_taken_one_is_not(exchange: Exchange) -> None:
    waiting, taken = exchange.wait(FIRST, "sample.csv", WISH, "a clerk"), take(exchange, FIRST).batch
    exchange.discard(waiting)
    exchange.discard(taken)
    with pytest.raises(NoBatchError):
        exchange.batch(waiting)
    assert [one.id for one in exchange.batches("sample")] == [taken]


def test_how_columns_were_read_is_remembered_for_files_of_the_same_make(exchange: Exchange) -> None:
    table = read_table("Şifr,Mətn,Qeyd\n1,Bir şey,a\n2,Başqa şey,b\n".encode(), "one.csv")
    mapping = Mapping("A", (("az", "B"),), fields=(("scopeNote:az", "C"),), header=1, first=2)
    exchange.remember("sample", table, mapping, "a clerk")
    later = read_table("Şifr,Mətn,Qeyd\n7,Yeni şey,c\n".encode(), "two.csv")
    assert exchange.remembered("sample", later) == mapping
    assert exchange.remembered("other", later) is None


@pytest.mark.parametrize("form", FORMS)
def test_every_export_taken_in_again_changes_nothing(exchange: Exchange, form: str) -> None:
    store = exchange.schemes
    with writing(exchange.engine) as connection:
        store.add_scheme(connection, SCHEME, "a clerk")
        store.publish(connection, "sample", "1", CONCEPTS, LEVELS, None, "a clerk")
    body = export(form, SCHEME, store.version("sample"), store.concepts("sample"), BASE)
    with nothing_written(exchange.engine):
        report = exchange.take_in(body, f"sample.{FORMS[form].ending}", WISH, "a clerk")
    assert {one.outcome for one in report.verdicts} == {Outcome.SAME}


def test_each_step_is_in_the_audit_trail(exchange: Exchange) -> None:
    exchange.undo(take(exchange, FIRST).batch, "a clerk")
    with exchange.engine.connect() as connection:
        told = [entry.what for entry in audit.entries(connection, "scheme:sample")]
    assert sorted(told) == ["added", "import undone", "imported", "published", "published"]


def test_a_title_is_kept_and_a_number_is_used_once(exchange: Exchange) -> None:
    wish = Wish("sample", number="7", titles=(Label("Nümunə", "az"),))
    exchange.take_in(FIRST, "sample.csv", wish, "a clerk")
    assert exchange.schemes.scheme("sample").titles == (Label("Nümunə", "az"),)
    assert exchange.schemes.version("sample").number == "7"
    with nothing_written(exchange.engine), pytest.raises(ExchangeError, match="expected a number no version of sample has, found 7"):
        exchange.take_in(SECOND, "sample.csv", wish, "a clerk")
    with exchange.engine.connect() as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(versions)).scalar() == 1


@pytest.mark.parametrize(("scheme", "titles", "called"), [
    ("sample", (), (("sample", ""),)),
    ("ics", (), (("Standartların beynəlxalq təsnifatı (ICS)", "az"), ("International Classification for Standards (ICS)", "en"),
                 ("Международный классификатор стандартов (МКС)", "ru"))),
    ("ics", (Label("Öz adı", "az"), Label("Своё", "ru")), (("Öz adı", "az"), ("Своё", "ru"),
                                                           ("International Classification for Standards (ICS)", "en"))),
])  # fmt: skip
def test_a_classifier_without_a_title_is_called_as_it_is_known_or_as_its_file(
    exchange: Exchange, scheme: str, titles: tuple[Label, ...], called: tuple[tuple[str, str], ...]
) -> None:
    exchange.take_in(FIRST, "sample.csv", Wish(scheme, titles=titles), "a clerk")
    assert tuple((label.text, label.language) for label in exchange.schemes.scheme(scheme).titles) == called
