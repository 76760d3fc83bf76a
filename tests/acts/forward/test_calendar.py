"""When amending acts come into force."""

from datetime import date
from pathlib import Path

import pytest

from acts.history.calendar import EMPTY, Calendar, CalendarError, CommencementRow, read_table
from acts.modifications.model import ActKind, AmendingAct, Publication, Validity

SIGNED, PUBLISHED, LATER = date(2020, 1, 31), date(2020, 2, 15), date(2021, 1, 1)
HEAD = "code\tact_date\tact_number\tpublished\twhy\tnotes_of_the_newer_text"


def act(number: str = "7-XQD", published: date | None = PUBLISHED) -> AmendingAct:
    return AmendingAct(ActKind.LAW, SIGNED, number, "", (Publication("AZƏRTAC", published), Publication("Toplu")))


def table(folder: Path, *rows: str, head: str = HEAD, month: str = "2020-05") -> Path:
    (folder / month).mkdir(exist_ok=True)
    path = folder / month / "table.tsv"
    path.write_text("\n".join((head, *rows)), "utf-8")
    return path


def test_the_note_comes_before_publication_and_publication_before_signature() -> None:
    assert EMPTY.day_of(act(), "3", Validity(LATER)) == (LATER, "note")
    assert EMPTY.day_of(act()) == (PUBLISHED, "publication")
    assert EMPTY.day_of(act(published=None)) == (SIGNED, "signature")
    assert EMPTY.day_of(AmendingAct(None)) == (None, "")


def test_a_row_comes_before_all_and_holds_for_its_notes_only() -> None:
    calendar = Calendar.from_table([CommencementRow(SIGNED, "7 - XQD", LATER, "rabite", ("3", "5"))], text="rabite")
    assert calendar.day_of(act(), "5", Validity(PUBLISHED)) == (LATER, "register")
    assert calendar.day_of(act(), "4") == (PUBLISHED, "publication")
    assert calendar.day_of(act("8-XQD"), "5") == (PUBLISHED, "publication")
    assert calendar.day_of(act(""), "5") == (LATER, "register")


def test_the_row_of_one_note_comes_before_the_row_of_the_act_and_other_texts_are_left_out() -> None:
    rows = [CommencementRow(SIGNED, "7-XQD", LATER), CommencementRow(SIGNED, "7-XQD", date(2022, 1, 1), "rabite", ("3",))]
    assert Calendar.from_table(rows, "rabite").day_of(act(), "3")[0] == date(2022, 1, 1)
    assert Calendar.from_table(rows, "torpaq").day_of(act(), "3")[0] == LATER


@pytest.mark.parametrize(("published", "why", "expected"), [
    ("2020-05-20", "published later", date(2020, 5, 20)),
    ("2020-03-31", "in force later: six months after publication", date(2020, 9, 30)),
    ("2020-08-31", "in force later: six months after publication", date(2021, 2, 28)),
    ("2020-03-31", "in force later: 10 days after publication", date(2020, 4, 10)),
    ("2020-03-31", "in force later: with another law", date(2020, 6, 1)),
])
def test_the_day_follows_from_the_reason(tmp_path: Path, published: str, why: str, expected: date) -> None:
    (row,) = read_table(table(tmp_path, f"rabite\t2020-01-31\t7-XQD\t{published}\t{why}\t3 5"))
    assert row == CommencementRow(SIGNED, "7-XQD", expected, "rabite", ("3", "5"), why)


def test_a_day_given_outright_needs_no_month() -> None:
    row = CommencementRow(SIGNED, "7-XQD", LATER, known_by="reviewer")
    assert Calendar.from_table([row]).day_of(act()) == (LATER, "reviewer")


@pytest.mark.parametrize(("rows", "said"), [
    (["rabite\t31.01.2020\t7-XQD\t2020-02-15\tpublished later\t3"], "line 2: act_date: expected a day as 2023-05-31, found '31.01.2020'"),
    (["rabite\t2020-02-30\t7-XQD\t2020-02-15\tpublished later\t3"], "line 2: act_date: expected a day"),
    (["rabite\t2020-01-31\t\t2020-02-15\tpublished later\t3"], "line 2: expected the number of the act"),
    (["rabite\t2020-01-31\t7-XQD\t2020-01-15\tpublished later\t3"], "line 2: expected entry into force not before"),
    (["rabite\t2020-01-31\t7-XQD"], "line 2: expected 6 cells, found 3"),
    (["rabite\t2020-01-31\t7-XQD\t2020-02-15\tpublished later\t3 4", "rabite\t2020-01-31\t7 -XQD\t2020-02-16\tpublished later\t4"],
     "line 3: expected one row for 7 -XQD of 2020-01-31 at note 4, found line 2 too"),
    (["a\tb", "c"], "line 2: expected 6 cells, found 2; line 3: expected 6 cells, found 1"),
])
def test_wrong_rows_are_named_all_at_once(tmp_path: Path, rows: list[str], said: str) -> None:
    with pytest.raises(CalendarError) as caught:
        read_table(table(tmp_path, *rows))
    assert said in str(caught.value)


@pytest.mark.parametrize("head", ["", HEAD + "\tcolour", HEAD.replace("why", "code"), HEAD.replace("\twhy", "")])
def test_columns_must_be_those_known(tmp_path: Path, head: str) -> None:
    with pytest.raises(CalendarError, match="line 1: expected the columns"):
        read_table(table(tmp_path, head=head))


def test_without_a_day_the_folder_must_name_the_month(tmp_path: Path) -> None:
    with pytest.raises(CalendarError, match="folder named by the month"):
        read_table(table(tmp_path, "rabite\t2020-01-31\t7-XQD\t2020-02-15\tin force later: some day\t", month="may"))


@pytest.mark.corpus
def test_the_real_table_is_read(corpus: Path) -> None:
    rows = read_table(corpus / "codes" / "2023-05" / "not_yet_shown.tsv")
    assert len(rows) == 7
    assert all(row.in_force > date(2023, 5, 11) for row in rows)


def test_a_day_of_publication_before_the_act_is_a_misprint() -> None:
    act = AmendingAct(ActKind.LAW, date(2014, 5, 30), "975-XQD", publications=(
        Publication("Azərbaycan", date(2014, 5, 19)), Publication("Respublika", date(2014, 6, 20))))
    assert EMPTY.day_of(act) == (date(2014, 6, 20), "publication")
