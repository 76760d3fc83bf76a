"""Comparisons and concordances as sheets: every row there, verbatim, both directions, decisions told from suggestions."""

from dataclasses import replace
from datetime import date

import pytest

from acts.compare.model import Comparison, ComparisonRow, DraftComparison, Fate, NotApplied, Side
from acts.concordance.model import Counterpart, Decision, Degree, Evidence, Provision, Relation, Sign, State
from acts.concordance.reverse import Through
from acts.history.redline import RedlineLine
from acts.history.wording import Segment, SegmentKind
from acts.model import Kind
from acts.word.comparison_sheet import Making, comparison_sheet, draft_sheet
from acts.word.concordance_sheet import Concordance, Matched, concordance_sheet, merged_sheet, needed_sheet
from acts.word.layouts import layout
from acts.word.model import Fate as WordFate
from acts.word.sheet import SheetCell, SheetTable
from acts.word.sheet_document import sheet_docx

LAW = Side("“Nümunə haqqında” Qanun", "Qanun, 1 iyul 2014-cü il, № 1-NÜM", date(2024, 7, 1), "/akn/az/act/1", "https://toplu.example/az/1")
CONVENTION = Side("Sample Convention", "ETS No. 0", language="eng")
SAME, ADDED, REMOVED, MOVED = SegmentKind.SAME, SegmentKind.ADDED, SegmentKind.REMOVED, SegmentKind.MOVED


def line(*segments: tuple[SegmentKind, str], heading: bool = False) -> RedlineLine:
    return RedlineLine(tuple(Segment(kind, text) for kind, text in segments), heading)


def compared(key: str, fate: Fate, *lines: RedlineLine, labels: tuple[str, str] = ("", ""), notes: tuple[str, ...] = ()) -> ComparisonRow:
    return ComparisonRow(key, Kind.ARTICLE, key, key, *labels, "", fate, lines, notes)


ROWS = (
    compared("art_1", Fate.CHANGED, line((SAME, "Maddə 1. Məqsəd"), heading=True),
             line((SAME, "Cavab "), (REMOVED, "on beş"), (ADDED, "on"), (SAME, " gündə")),
             labels=("Maddə 1", "Maddə 1"), notes=("1.1-ci bənd",)),
    compared("art_2", Fate.ADDED, line((ADDED, "Maddə 2. Yeni")), labels=("", "Maddə 2")),
    compared("art_3", Fate.REMOVED, line((REMOVED, "Maddə 3. Köhnə")), labels=("Maddə 3", "")),
    compared("art_4", Fate.MOVED, line((SAME, "Müddət")), labels=("Maddə 4", "Maddə 5")),
)  # fmt: skip
TEXTS = Comparison(LAW, LAW, ROWS, (NotApplied("1.5.", "abzas çıxarılsın", "the unit is not there"),))


def words(cell: SheetCell) -> list[str]:
    return ["".join(piece.text for piece in paragraph.pieces) for paragraph in cell.paragraphs]


def columns(table: SheetTable, holds: str) -> list[list[str]]:
    at = [column.holds for column in table.columns].index(holds)
    return [words(row.cells[at]) for row in table.rows]


def test_each_unit_is_a_row_with_both_wordings() -> None:
    (table,) = comparison_sheet(TEXTS, Making(layout("az_four"), uid="c1")).tables
    assert [row.key for row in table.rows] == ["art_1", "art_2", "art_3", "art_4"]
    assert columns(table, "current") == [["Maddə 1. Məqsəd", "Cavab on beş gündə"], [], ["Maddə 3. Köhnə"], ["Müddət"]]
    assert columns(table, "proposed") == [["Maddə 1. Məqsəd", "Cavab on gündə"], ["Maddə 2. Yeni"], [], ["Müddət"]]
    assert columns(table, "note") == [["1.1-ci bənd"], [], [], []]
    assert columns(table, "unit") == [
        ["Maddə 1"], ["Maddə 2", "yeni struktur vahidi"], ["Maddə 3", "çıxarılan struktur vahidi"],
        ["Maddə 4 → Maddə 5", "yeri və ya nömrəsi dəyişir"],
    ]  # fmt: skip


def test_changed_words_bear_their_fate() -> None:
    (table,) = comparison_sheet(TEXTS, Making(layout("az_three"))).tables
    current, proposed = (table.rows[0].cells[at].paragraphs[1].pieces for at in (1, 2))
    assert [(piece.text, piece.fate) for piece in current] == [
        ("Cavab ", WordFate.SAME), ("on beş", WordFate.REMOVED), (" gündə", WordFate.SAME)]
    assert [(piece.text, piece.fate) for piece in proposed] == [
        ("Cavab ", WordFate.SAME), ("on", WordFate.ADDED), (" gündə", WordFate.SAME)]
    assert all(piece.bold for piece in table.rows[0].cells[1].paragraphs[0].pieces)


def test_moved_words_stand_where_they_were_and_where_they_are() -> None:
    here, away = (Segment(MOVED, "söz", None, at) for at in (True, False))
    row = compared("art_1", Fate.CHANGED, RedlineLine((here,)), RedlineLine((away,)))
    (table,) = comparison_sheet(Comparison(LAW, LAW, (row,)), Making(layout("two_texts"))).tables
    assert [[piece.fate for paragraph in cell.paragraphs for piece in paragraph.pieces] for cell in table.rows[0].cells] == [
        [WordFate.MOVED_AWAY], [WordFate.MOVED_HERE]]


def test_what_was_not_applied_is_told_with_its_reason_in_the_language() -> None:
    made = comparison_sheet(TEXTS, Making(layout("az_four"), reason={"the unit is not there": "belə vahid yoxdur"}.__getitem__))
    assert made.warnings == ("1.5. “abzas çıxarılsın” — belə vahid yoxdur",)
    assert made.warnings_title == "Tətbiq edilə bilməyən göstərişlər"


def test_a_draft_has_a_table_for_each_act_and_all_that_failed_once() -> None:
    failed = NotApplied("2.", "dəyişdirilsin", "no act held")
    other = Comparison(CONVENTION, CONVENTION, (), (failed,))
    made = draft_sheet(DraftComparison(Side("Layihə"), (TEXTS, other), (failed,)), Making(layout("az_four"), "en", "c1"))
    assert [table.title for table in made.tables] == ["1. “Nümunə haqqında” Qanun", "2. Sample Convention"]
    assert made.tables[1].remark == "ETS No. 0; The texts do not differ."
    assert made.warnings == ("1.5. “abzas çıxarılsın” — the unit is not there", "2. “dəyişdirilsin” — no act held")
    assert [(one.name, one.value) for one in made.head][:2] == [
        ("Draft", "Layihə"), ("Acts amended", "“Nümunə haqqında” Qanun\nSample Convention")]


def test_the_head_says_what_is_compared() -> None:
    made = comparison_sheet(TEXTS, Making(layout("az_four"), day=date(2024, 8, 2)))
    told = [(one.name, one.value) for one in made.head]
    assert told[:4] == [
        ("Birinci mətn", "“Nümunə haqqında” Qanun"), ("Növü, tarixi, nömrəsi", "Qanun, 1 iyul 2014-cü il, № 1-NÜM"),
        ("Redaksiyası", "1 iyul 2024-cü il tarixinə olan redaksiya"), ("Ünvanı", "https://toplu.example/az/1")]
    assert told[-1] == ("Tərtib edildiyi gün", "2 avqust 2024-cü il")


def test_rows_may_be_kept_under_other_keys() -> None:
    (table,) = comparison_sheet(TEXTS, Making(layout("az_four")), ("k1", "k2", "k3", "k4")).tables
    assert [row.key for row in table.rows] == ["k1", "k2", "k3", "k4"]
    with pytest.raises(ValueError):
        comparison_sheet(TEXTS, Making(layout("az_four")), ("k1",))


@pytest.mark.parametrize("name", ["az_three", "az_four", "two_texts", "disagreements", "opinions", "second_reading"])
@pytest.mark.parametrize("lang", ["az", "en"])
def test_every_layout_of_wordings_becomes_a_document(name: str, lang: str) -> None:
    assert sheet_docx(comparison_sheet(TEXTS, Making(layout(name), lang, "c1")))


def provision(number: int, act: str = "art") -> Provision:
    return Provision(f"{act}_{number}", f"Maddə {number}", f"Başlıq {number}", f"{number}.1. Mətn.\n{number}.2. Daha.")


A, B, C = (provision(number) for number in (1, 2, 3))
X, Y, Z = (Provision(f"x_{number}", f"Article {number}", f"Heading {number}", f"Text {number}.") for number in (1, 2, 3))
FULL = Decision(("x_1",), Degree.PARTIAL, "Müddət yoxdur", "Nazirlik", "Qanun layihəsi", date(2026, 12, 31), "A. Rəyçi")
FOUND = Counterpart("x_1", 0.874, (Evidence(Sign.TERMS, ("operator", "operator"), 0.6), Evidence(Sign.ORDER, (), 0.1)))
PAIR = Concordance(LAW, CONVENTION, (
    Matched("k1", A, (X,), State.CONFIRMED, Relation.ONE_TO_ONE, FULL, (FOUND,)),
    Matched("k2", B, (X, Y), State.SUGGESTED, Relation.ONE_TO_MANY, None, (FOUND,)),
    Matched("k3", C, (), State.REJECTED, Relation.NO_COUNTERPART, Decision()),
), (Matched("r1", X, (A, B)), Matched("r2", Y, (B,)), Matched("r3", Z, (), through=Through.NOTHING)))  # fmt: skip


def test_every_provision_is_listed_in_both_directions() -> None:
    forth, back = concordance_sheet(PAIR, Making(layout("national_nine"), uid="c1")).tables
    assert columns(forth, "left") == [["Maddə 1", "Başlıq 1"], ["Maddə 2", "Başlıq 2"], ["Maddə 3", "Başlıq 3"]]
    assert columns(forth, "right") == [
        ["Article 1 Heading 1"], ["Article 1 Heading 1", "Article 2 Heading 2", "proqramın təklifi, hələ təsdiqlənməyib"],
        ["Qarşılığı yoxdur"]]
    assert columns(back, "right") == [["Article 1", "Heading 1"], ["Article 2", "Heading 2"], ["Article 3", "Heading 3"]]
    assert columns(back, "left") == [
        ["Maddə 1 Başlıq 1", "Maddə 2 Başlıq 2", "Maddə 2: proqramın təklifi, hələ təsdiqlənməyib"],
        ["Maddə 2 Başlıq 2", "proqramın təklifi, hələ təsdiqlənməyib"],
        ["Qarşılığı yoxdur", "proqramın təklifi, hələ təsdiqlənməyib"]]
    assert back.columns[0].holds == "right"


def test_texts_are_verbatim_and_bear_their_language() -> None:
    forth = concordance_sheet(PAIR, Making(layout("national_nine"))).tables[0]
    assert columns(forth, "left_text")[0] == ["1.1. Mətn.", "1.2. Daha."]
    assert columns(forth, "right_text")[1] == ["Article 1", "Text 1.", "Article 2", "Text 2."]
    assert [forth.rows[0].cells[at].tongue for at in (1, 2, 3, 5)] == ["az-Latn-AZ", "en-GB", "en-GB", ""]


PARTS = (
    Provision("art_9", "Maddə 9", "Fənər", "9.0. Qayıqda:\n9.1. Fənər olur.\n9.2. O yanır."),
    Provision("art_9__para_9.1", "9.1", "Fənər", "Fənər olur.", "art_9"), Provision("art_9__para_9.2", "9.2", "Fənər", "O yanır.", "art_9"),
)  # fmt: skip
WHOLE = (
    Provision("art_9", "Article 9", "Lantern", "1. A lantern.\n2. It burns."),
    Provision("art_9/par_1", "1", "Lantern", "A lantern.", "art_9"), Provision("art_9/par_2", "2", "Lantern", "It burns.", "art_9"),
)  # fmt: skip


def article_and_parts(*answers: Provision) -> SheetTable:
    rows = tuple(Matched(one.id, one, (answer,)) for one, answer in zip(PARTS, answers, strict=True))
    (table,) = concordance_sheet(Concordance(LAW, CONVENTION, rows, rights=WHOLE), Making(layout("national_nine"))).tables
    return table


def test_an_article_whose_parts_have_rows_does_not_say_their_words_again() -> None:
    table = article_and_parts(*WHOLE)
    assert columns(table, "left_text") == [["9.0. Qayıqda:"], ["Fənər olur."], ["O yanır."]]
    assert columns(table, "right_text") == [["mətni hissələrinin sətirlərindədir"], ["A lantern."], ["It burns."]]
    assert columns(table, "left") == [["Maddə 9", "Fənər"], ["9.1"], ["9.2"]], "the heading is that of the article"


def test_parts_that_answer_nothing_are_named_beside_their_article() -> None:
    table = article_and_parts(WHOLE[0], WHOLE[1], WHOLE[1])
    assert columns(table, "right_text")[0] == ["mətni hissələrinin sətirlərindədir; bu cədvəldə heç nəyin qarşılığı olmayanlar: 9 · 2"]


def test_an_article_stands_whole_beside_a_part() -> None:
    table = article_and_parts(WHOLE[0], WHOLE[0], WHOLE[1])
    assert columns(table, "right_text")[1] == ["1. A lantern.", "2. It burns."]


@pytest.mark.parametrize(("through", "said"), [
    (Through.ITSELF, "9.0. Qayıqda:"), (Through.PARENT, "its text stands in the row of the article"),
    (Through.PARTS, "its text stands in the rows of its parts"),
])
def test_what_answers_through_others_is_told_in_their_rows(through: Through, said: str) -> None:
    back = (Matched("r", X, PARTS[:1], through=through),)
    found = concordance_sheet(Concordance(LAW, CONVENTION, (Matched("k", PARTS[0], (X,)),), back), Making(layout("national_nine"), "en"))
    assert columns(found.tables[1], "left_text")[0][0] == said


def test_decisions_stand_in_their_columns_and_the_other_direction_shows_them() -> None:
    forth, back = concordance_sheet(PAIR, Making(layout("national_nine"))).tables
    told = [columns(forth, holds)[0] for holds in ("degree", "reason", "body", "plan", "reviewer")]
    assert told == [["Qismən uyğundur"], ["Müddət yoxdur"], ["Nazirlik"], ["Qanun layihəsi, 31 dekabr 2026-cı il"], ["A. Rəyçi"]]
    assert columns(forth, "degree") == [["Qismən uyğundur"], [], []]
    assert columns(back, "degree") == [["Maddə 1: Qismən uyğundur"], [], []]


def test_what_speaks_for_a_suggestion_is_a_footnote() -> None:
    forth = concordance_sheet(PAIR, Making(layout("eu_two"))).tables[0]
    told = "Article 1, oxşarlıq 0,87: bir-birinə uyğun gələn terminlər: operator, operator; qonşu müddəaların uyğunluğu."
    assert [row.cells[1].footnotes for row in forth.rows] == [(told,), (told,), ()]


def test_several_old_acts_have_a_column_each() -> None:
    other = Concordance(Side("Köhnə qanun", "2-NÜM"), CONVENTION, (Matched("o1", provision(9), (Y,)),))
    (table,) = merged_sheet((PAIR, other), Making(layout("eu_many"), "en")).tables
    assert [column.heading for column in table.columns] == [LAW.citation, "2-NÜM", "ETS No. 0"]
    assert [words(cell)[:1] for cell in table.rows[-1].cells] == [[], ["Maddə 9"], ["Article 2 Heading 2"]]
    assert len(table.rows) == 4


def test_what_is_needed_stands_from_the_right_alone() -> None:
    (table,) = needed_sheet(replace(PAIR, reverse=(Matched("k1", X, (A,)), PAIR.reverse[2])), Making(layout("gaps"))).tables
    assert [(row.key, words(row.cells[0])) for row in table.rows] == [("k1", ["1"]), ("r3", ["2"])]
    assert table.title == "Sample Convention → “Nümunə haqqında” Qanun"
    assert [columns(table, holds)[0] for holds in ("right", "left", "degree", "plan")] == [
        ["Article 1", "Heading 1"], ["Maddə 1 Başlıq 1"], ["Qismən uyğundur"], ["Qanun layihəsi, 31 dekabr 2026-cı il"]]
    assert columns(table, "left")[1][0] == "Qarşılığı yoxdur"


@pytest.mark.parametrize("name", ["eu_two", "concordance_five", "national_nine", "gaps"])
@pytest.mark.parametrize("lang", ["az", "en"])
def test_every_layout_of_provisions_becomes_a_document(name: str, lang: str) -> None:
    assert sheet_docx(concordance_sheet(PAIR, Making(layout(name), lang, "c1")))
