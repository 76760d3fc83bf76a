"""Comparison documents that come back: what hands and programs do to them, and what is made of each row."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acts.concordance.model import Degree, Relation
from acts.errors import ReadError
from acts.word.model import Paragraph, Piece
from acts.word.returned import read_returned, sent_of
from acts.word.returned_judge import COPY, FOREIGN, GONE, NOT_SENT, STRUCK, judge
from acts.word.returned_model import Judged, Outcome, Plan, Trace
from acts.word.returned_values import NotUnderstood, ValueKind, vocabulary
from acts.word.returned_words import key_of, parting, same
from acts.word.sheet import Sheet, SheetCell, SheetRow, SheetTable
from acts.word.sheet_document import sheet_docx
from acts.word.sheet_words import words_in
from tests.acts.word import returned_hands as hands
from tests.acts.word.bad_docx import BAD, Bad, package
from tests.acts.word.bad_docx import paragraph as words_of
from tests.acts.word.bad_docx import table as table_of
from tests.acts.word.returned_hands import COLUMNS, HOLDS, SHEET, TEXTS, UID, Edit, edited, says, tracks

WORDS = vocabulary(words_in("az"), words_in("en"))
AYNUR = Trace("Aynur Nümunə", datetime(2026, 3, 2, 9, 15, tzinfo=UTC))


def judged(*edits: Edit, sheet: Sheet = SHEET, parts: dict[str, bytes] | None = None) -> Judged:
    return judge(read_returned(edited(sheet_docx(sheet), *edits, parts=parts)), sent_of(sheet), WORDS)


def outcomes(found: Judged) -> list[str]:
    return [verdict.outcome.value for verdict in found.rows]


SAME = ["unchanged"] * 4


def but(at: int, outcome: str, *others: str) -> list[str]:
    """All rows unchanged but one, then others."""
    return [outcome if place == at else same for place, same in enumerate(SAME, 1)] + list(others)


def nothing(_root: object) -> None:
    """No edit."""


NO_EDITS = [
    pytest.param(nothing, id="untouched"),
    pytest.param(hands.resplits, id="runs cut at every letter"),
    pytest.param(hands.sorts, id="rows in another order"),
    pytest.param(hands.replaces(1, "left_text", "“Fərdi məlumat” –", '"Fərdi  məlumat" -'), id="straight quotes, plain dash, two blanks"),
    pytest.param(hands.replaces(1, "left_text", "12 345", "12\u00a0345"), id="no-break blank between figures"),
    pytest.param(hands.replaces(1, "left_text", "3-cü", "3\u2011cü"), id="no-break hyphen"),
    pytest.param(hands.replaces(2, "left_text", "orqanının", "orqa\u00adnının"), id="soft hyphen"),
    pytest.param(hands.replaces(2, "left_text", "deyil:", "deyil :"), id="a blank before a colon"),
    pytest.param(hands.replaces(3, "left_text", "ə", "ə\u200b"), id="a blank of no width"),
    pytest.param(says(3, "plan", "Nümunə haqqında Qanun, 05.05.2026"), id="the same day written otherwise"),
    pytest.param(says(1, "degree", "Full"), id="the same degree in English"),
    pytest.param(says(1, "degree", "tam uygundur."), id="the same degree typed carelessly"),
    pytest.param(says(2, "degree", "–"), id="a dash for nothing"),
]


@pytest.mark.parametrize("edit", NO_EDITS)
def test_what_programs_and_typing_habits_do_is_no_change(edit: Edit) -> None:
    found = judged(edit)
    assert outcomes(found) == SAME
    assert not any(verdict.changes or verdict.refusals or verdict.found_by_text for verdict in found.rows)
    assert found.doubts == ()


DECISIONS = [
    (says(2, "degree", "Qismən uyğundur"), "degree", "", "Qismən uyğundur", Degree.PARTIAL),
    (says(2, "degree", "not_applicable"), "degree", "", "not_applicable", Degree.NOT_APPLICABLE),
    (says(2, "degree", "Exceeds what is required"), "degree", "", "Exceeds what is required", Degree.EXCEEDS),
    (says(2, "reason", "Dairəsi dardır"), "reason", "", "Dairəsi dardır", "Dairəsi dardır"),
    (says(2, "reviewer", "R. Nümunə"), "reviewer", "", "R. Nümunə", "R. Nümunə"),
    (says(2, "plan", "Yeni Qanun, 2026-cı il 5 may"), "plan", "", "Yeni Qanun, 2026-cı il 5 may", Plan("Yeni Qanun", date(2026, 5, 5))),
    (says(2, "plan", "Yeni Qanun 2027-01-31"), "plan", "", "Yeni Qanun 2027-01-31", Plan("Yeni Qanun", date(2027, 1, 31))),
    (says(2, "plan", "1.06.2026"), "plan", "", "1.06.2026", Plan("", date(2026, 6, 1))),
    (says(2, "plan", "Nazirlər Kabinetinin qərarı"), "plan", "", "Nazirlər Kabinetinin qərarı", Plan("Nazirlər Kabinetinin qərarı")),
]  # fmt: skip


@pytest.mark.parametrize(("edit", "holds", "old", "new", "value"), DECISIONS, ids=lambda one: one if isinstance(one, str) else "")
def test_decisions_are_taken(edit: Edit, holds: str, old: str, new: str, value: object) -> None:
    found = judged(edit)
    assert outcomes(found) == but(2, "changed")
    (change,) = found.rows[1].taken
    assert (change.holds, change.old, change.new, change.value, change.by) == (holds, old, new, value, ())
    assert change.heading == COLUMNS[HOLDS.index(holds)].heading


def test_a_decision_taken_away_is_a_change() -> None:
    found = judged(says(3, "plan", ""), says(3, "degree", ""))
    assert outcomes(found) == but(3, "changed")
    assert [(change.holds, change.value) for change in found.rows[2].taken] == [("degree", None), ("plan", None)]


def test_a_pending_decision_is_taken_and_its_author_told() -> None:
    found = judged(tracks(3, "degree", "Qismən uyğundur", "Tam uyğundur"), tracks(2, "reason", "", "Yoxlanılsın"))
    assert outcomes(found) == ["unchanged", "changed", "changed", "unchanged"]
    assert [(c.old, c.new, c.value, c.by) for verdict in found.rows for c in verdict.taken] == [
        ("", "Yoxlanılsın", "Yoxlanılsın", (AYNUR,)),
        ("Qismən uyğundur", "Tam uyğundur", Degree.FULL, (AYNUR,)),
    ]


EDITS = [
    pytest.param(hands.replaces(2, "left_text", "vəzifəsi", "hüququ"), 2,
                 "expected “…qanun deyil: dövlət orqanının vəzifəsi.”, found “…qanun deyil: dövlət orqanının hüququ.”", id="a word"),
    pytest.param(hands.replaces(1, "left_text", "12 345", "12345"), 1, "expected “", id="a blank between figures"),
    pytest.param(hands.replaces(1, "left_text", "3-cü", "4-cü"), 1, "found “", id="a figure"),
    pytest.param(hands.replaces(2, "left_text", "Nümunə", "nümunə"), 2, "expected “2.1. Nümunə mətni", id="a capital"),
    pytest.param(hands.replaces(3, "left_text", "hüququ", "huququ"), 3, "huququ", id="a letter without its mark"),
    pytest.param(hands.replaces(3, "left_text", ":", ";"), 3, "Mətni", id="a sign"),
    pytest.param(says(4, "left_text", ""), 4, "found “”", id="all words away"),
    pytest.param(says(2, "right", "Article 9"), 2, "“Beynəlxalq müddəa” was edited by hand", id="a counterpart"),
    pytest.param(says(1, "left", "Maddə 11"), 1, "expected “Maddə 1”, found “Maddə 11”", id="the unit"),
]


@pytest.mark.parametrize(("edit", "at", "said"), EDITS)
def test_rows_whose_text_was_edited_are_refused(edit: Edit, at: int, said: str) -> None:
    found = judged(edit, says(at, "reason", "yeni səbəb"))
    assert outcomes(found) == but(at, "edited")
    verdict = found.rows[at - 1]
    assert [change.new for change in verdict.changes] == ["yeni səbəb"]
    assert verdict.taken == ()
    (refusal,) = verdict.refusals
    assert said in refusal.reason
    assert refusal.expected == TEXTS[at - 1][HOLDS.index(refusal.holds)]
    assert refusal.heading == COLUMNS[HOLDS.index(refusal.holds)].heading


def test_a_pending_edit_of_a_text_is_an_edit_with_its_author() -> None:
    found = judged(tracks(2, "left_text", "dövlət", "yerli"))
    assert outcomes(found) == but(2, "edited")
    (refusal,) = found.rows[1].refusals
    assert refusal.by == (AYNUR,)
    assert "expected “…2.1. " in refusal.reason or "dövlət" in refusal.reason
    back = judged(tracks(2, "left_text", "dövlət", "dövlət"))
    assert back.rows[1].refusals[0].reason == "the text in the column “Mətni” has pending changes, at “dövlət”"
    assert outcomes(judged(tracks(2, "left_text", " ", "\u00a0"))) == SAME


UNREAD = [
    pytest.param(says(2, "degree", "Uyğun"), "“Uyğun” in the column “Uyğunluq dərəcəsi” was not understood: expected one of: Tam uyğundur,",
                 id="half a degree"),
    pytest.param(says(2, "degree", "bəlkə"), "“bəlkə” in the column", id="no degree"),
    pytest.param(says(2, "plan", "Qanun, 31.02.2026"),
                 "expected an act and behind it a day like 05.05.2026, 2026-05-05 or 5 may 2026-cı il", id="no day of the calendar"),
    pytest.param(says(2, "plan", "05.05.26"), "“05.05.26”", id="a year of two figures"),
]  # fmt: skip


@pytest.mark.parametrize(("edit", "said"), UNREAD)
def test_what_is_not_understood_is_refused_and_says_what_was_expected(edit: Edit, said: str) -> None:
    found = judged(edit, says(2, "reason", "səbəb"))
    assert outcomes(found) == but(2, "unreadable")
    (refusal,) = found.rows[1].refusals
    assert said in refusal.reason
    assert [change.holds for change in found.rows[1].changes] == ["reason"]
    assert found.rows[1].taken == ()


ROWS = [
    pytest.param(hands.drops(3), but(3, "missing"), 2, GONE, id="a row is gone"),
    pytest.param(hands.strikes(3), but(3, "missing"), 2, STRUCK, id="a row taken out, pending"),
    pytest.param(hands.doubles(2, marked=True), but(2, "doubled"), 1,
                 "the row stands in the document 2 times; nothing is taken from any of them", id="a row twice"),
    pytest.param(hands.doubles(2, marked=False), but(0, "", "new"), 4, COPY, id="a copy of a row"),
    pytest.param(hands.adds_row("Maddə 9", "yeni"), but(0, "", "new"), 4, NOT_SENT, id="a new row"),
    pytest.param(hands.joins_rows(2, 3), ["unchanged", "doubled", "doubled", "unchanged"], 2,
                 "2 rows that were sent stand in one row of the document; nothing is taken from it", id="two rows joined"),
    pytest.param(hands.joins_cells(2), but(2, "edited"), 1,
                 "expected a cell in the column “Mətni”, found none: cells of the row were joined or parted", id="two cells joined"),
]  # fmt: skip


@pytest.mark.parametrize(("edit", "expected", "at", "said"), ROWS)
def test_rows_that_came_and_went(edit: Edit, expected: list[str], at: int, said: str) -> None:
    found = judged(edit)
    assert outcomes(found) == expected
    assert said in [refusal.reason for refusal in found.rows[at].refusals]


def test_who_took_out_or_put_in_a_row_is_told() -> None:
    assert judged(hands.strikes(3)).rows[2].by == AYNUR
    new = judged(hands.adds_row("Maddə 9", "yeni", "x")).rows[4]
    assert (new.key, new.by, new.words.split("\t")[:3]) == ("", AYNUR, ["Maddə 9", "yeni", "x"])


def test_rows_of_another_comparison_are_told() -> None:
    """Somebody pasted a table of another document behind ours."""
    other = Sheet("Başqa (nümunə, qanun deyil)", (hands.table(TEXTS[:1], uid="ffff"),))
    both = Sheet("İki cədvəl (nümunə, qanun deyil)", (*SHEET.tables, *other.tables))
    found = judge(read_returned(sheet_docx(both)), sent_of(SHEET), WORDS)
    assert outcomes(found) == [*SAME, "new"]
    assert [refusal.reason for refusal in found.rows[4].refusals] == [FOREIGN]


def test_a_row_that_lost_its_bookmark_is_known_by_its_text() -> None:
    found = judged(lambda root: hands.unmark(hands.row_of(root, 2)), says(2, "degree", "Uyğun deyil"))
    assert outcomes(found) == but(2, "changed")
    assert [verdict.found_by_text for verdict in found.rows] == [False, True, False, False]
    gone = judged(hands.unmark, says(3, "left_text", "başqa mətn"))
    assert outcomes(gone) == but(3, "missing", "new")


def test_texts_that_stand_in_two_rows_tell_no_row() -> None:
    twins = Sheet("Əkizlər (nümunə, qanun deyil)", (hands.table((TEXTS[0], TEXTS[0])),))
    found = judged(hands.unmark, sheet=twins)
    assert outcomes(found) == ["missing", "missing", "new", "new"]


COLUMNS_TOLD = [
    pytest.param(hands.swaps("reason", "left_text"), "the columns stand in another order in the document; they were read by their headings",
                 id="moved"),
    pytest.param(says(0, "reason", "İzah"), "the column “Səbəb” is headed “İzah” in the document; it was read all the same", id="renamed"),
    pytest.param(hands.removes("left_text"), "the column “Mətni” is not in the document; it was not compared", id="removed"),
    pytest.param(hands.adds_column("Qeydim", "x"),
                 "a column headed “Qeydim” was not sent; its 4 cells with words were not read", id="added"),
]  # fmt: skip


@pytest.mark.parametrize(("edit", "said"), COLUMNS_TOLD)
def test_columns_moved_renamed_removed_and_added(edit: Edit, said: str) -> None:
    found = judged(says(2, "degree", "Uyğun deyil"), edit)
    assert outcomes(found) == but(2, "changed")
    assert [doubt.reason for doubt in found.doubts] == [said]


def test_columns_are_known_by_their_words_where_bookmarks_are_lost() -> None:
    found = judged(hands.swaps("reason", "left_text"), lambda root: [hands.unmark(row) for row in hands.rows(root)[:1]])
    assert outcomes(found) == SAME


def test_without_headings_the_order_is_taken() -> None:
    found = judged(says(2, "degree", "Full"), lambda root: [row.getparent().remove(row) for row in hands.rows(root)[:2]])
    assert outcomes(found) == but(2, "changed")
    assert "expected a row of headings, found none" in found.doubts[0].reason


def test_a_table_without_any_bookmark_is_known_by_headings_and_texts() -> None:
    found = judged(hands.unmark, says(2, "degree", "Full"))
    assert outcomes(found) == but(2, "changed")
    assert all(verdict.found_by_text for verdict in found.rows)


def test_comments_come_with_their_row_and_those_of_no_row_with_the_document() -> None:
    parts = {"word/comments.xml": hands.comment_part(("7", "Razı deyiləm"), ("8", "Sənədə dair"))}
    found = judged(hands.comments(2, "degree"), parts=parts)
    assert outcomes(found) == SAME
    assert [(remark.words, remark.by) for remark in found.rows[1].remarks] == [("Razı deyiləm", AYNUR)]
    whole = read_returned(edited(sheet_docx(SHEET), hands.comments(2, "degree"), parts=parts))
    assert [remark.words for remark in whole.remarks] == ["Sənədə dair"]


def test_both_directions_of_a_comparison_come_back() -> None:
    turned = (*COLUMNS[2:3], *COLUMNS[:2], *COLUMNS[3:])
    back = tuple((row[2], *row[:2], *row[3:]) for row in TEXTS)
    both = Sheet("Hər iki istiqamət (nümunə, qanun deyil)", (*SHEET.tables, hands.table(back, columns=turned, side="right")))
    found = judged(says(3, "degree", "Full"), sheet=both)
    assert outcomes(found) == [*but(3, "changed"), *SAME]
    assert found.doubts == ()


def test_who_saved_the_document_and_what_else_it_holds_is_told() -> None:
    made = read_returned(edited(sheet_docx(SHEET), parts={"word/vbaProject.bin": b"x"}))
    assert made.saved == Trace("Toplu", datetime(2000, 1, 1, tzinfo=UTC))
    assert [doubt.reason for doubt in made.doubts] == ["the file has macros; they were not run"]


TEXT_ALONE = ("no body", "external entity in a note")
"""What only a reader of the whole text meets."""


@pytest.mark.parametrize("bad", [bad for bad in BAD if bad.name not in TEXT_ALONE], ids=lambda bad: bad.name)
def test_bad_files_are_refused(bad: Bad) -> None:
    with pytest.raises(ReadError, match=bad.said):
        read_returned(bad.make(), "qayıdan.docx")


def test_a_document_without_tables_is_refused() -> None:
    with pytest.raises(ReadError, match="qayıdan.docx: expected a comparison table, found a document without tables"):
        read_returned(package(words_of("bir")), "qayıdan.docx")


def test_tables_that_are_not_ours_leave_all_rows_missing() -> None:
    found = judge(read_returned(package(table_of(("a", "b"), ("c", "d")))), sent_of(SHEET), WORDS)
    assert outcomes(found) == ["missing"] * 4


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (ValueKind.DAY, "5 may 2026-cı il", date(2026, 5, 5)),
        (ValueKind.DAY, "2026-cı il 5 may", date(2026, 5, 5)),
        (ValueKind.DAY, "05.05.2026", date(2026, 5, 5)),
        (ValueKind.DAY, " 2026-05-05 ", date(2026, 5, 5)),
        (ValueKind.DAY, "", None),
        (ValueKind.DAY, "may 2026", NotUnderstood("a day like 05.05.2026, 2026-05-05 or 5 may 2026-cı il")),
        (ValueKind.DEGREE, "Qismən", Degree.PARTIAL),
        (ValueKind.DEGREE, "yoxdur", Degree.NONE),
        (ValueKind.DEGREE, "Tətbiq edilmir.", Degree.NOT_APPLICABLE),
        (ValueKind.RELATION, "1:N", Relation.ONE_TO_MANY),
        (ValueKind.RELATION, "—", Relation.NO_COUNTERPART),
        (ValueKind.RELATION, "-", Relation.NO_COUNTERPART),
        (ValueKind.RELATION, "2:2", NotUnderstood("one of: 1:1, 1:n, n:1, n:m, —")),
        (ValueKind.PLAN, "Qanun (5 may 2026-cı il).", Plan("Qanun", date(2026, 5, 5))),
        (ValueKind.PLAN, "5 may 2026-cı il tarixli Fərmana dəyişiklik", Plan("5 may 2026-cı il tarixli Fərmana dəyişiklik")),
        (ValueKind.PLAN, "Qanun, 2026", Plan("Qanun, 2026")),
    ],
)
def test_values(kind: ValueKind, text: str, value: object) -> None:
    assert WORDS.value(kind, text) == value


def test_parting_shows_the_place() -> None:
    long = "söz " * 40
    assert parting(f"{long}bir {long}", f"{long}iki {long}") == (
        "…z söz söz söz söz söz söz söz bir söz söz söz söz söz söz sö…", "…z söz söz söz söz söz söz söz iki söz söz söz söz söz söz sö…"
    )  # fmt: skip
    assert parting("bir", "bir iki") == ("bir", "bir iki")


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_sameness_is_an_equivalence_and_its_key_settles(one: str, other: str) -> None:
    assert same(one, one)
    assert same(one, other) == same(other, one)
    assert key_of(key_of(one)) == key_of(one)


LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=40)
CELLS = st.lists(LETTERS, max_size=3).map(tuple)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(*[CELLS] * len(HOLDS)), min_size=1, max_size=4))
def test_a_document_written_and_read_back_is_unchanged(texts: list[tuple[tuple[str, ...], ...]]) -> None:
    rows = tuple(SheetRow(f"left:{at}", tuple(map(_cell, row))) for at, row in enumerate(texts))
    sheet = Sheet("Nümunə, qanun deyil", (SheetTable("", COLUMNS, rows, uid=UID),))
    found = judge(read_returned(sheet_docx(sheet)), sent_of(sheet), WORDS)
    assert [verdict.outcome for verdict in found.rows] == [Outcome.UNCHANGED] * len(texts)
    assert found.doubts == ()


def _cell(paragraphs: tuple[str, ...]) -> SheetCell:
    return SheetCell(tuple(Paragraph((Piece(text),), "Table Text") for text in paragraphs))
