"""Drafts that name no act held, order nothing, or contradict themselves; and whatever a text says, nothing of it is lost."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acts.compare.draft import DraftError, Held, NotHeld, propose
from acts.compare.model import Comparison, DraftComparison, Side
from acts.errors import ActsError
from acts.frbr import Manifestation
from acts.history.model import Timeline
from acts.history.wording import SegmentKind
from acts.lines import read
from acts.model import Line, Run
from acts.modifications.instructions import read_text
from acts.references.model import ActCitation
from acts.structure import parse

LAW = """Nümunədir, qanun deyil
Rabitə haqqında (nümunə)
AZƏRBAYCAN RESPUBLİKASININ QANUNU
Maddə 1. Anlayışlar
1.1. Rabitə xidməti abunəçiyə göstərilir.
1.2. Abunəçi ödəniş edir. Ödəniş qaytarılmır.
Maddə 2. Operatorlar
2.1. Operator:
2.1.1. xəttə baxır;
2.1.2. hesabat verir.
Maddə 3. Məsuliyyət
Qanunu pozan məsuliyyət daşıyır.
"""
DAY = date(2026, 5, 1)
FRAME = "Maddə 1. “Rabitə haqqında (nümunə)” Azərbaycan Respublikasının Qanununda aşağıdakı dəyişikliklər edilsin:\n"


def held(_: ActCitation) -> Held | NotHeld:
    return Held(Timeline(parse([Line((Run(row),)) for row in LAW.splitlines()])), Side("Rabitə haqqında (nümunə)", uri="/akn/az/act/law/x"))


def made(*items: str) -> DraftComparison:
    return propose(FRAME + "\n".join(items), DAY, held, Side("layihə"))


def table(*items: str) -> Comparison:
    (found,) = made(*items).tables
    return found


def told(found: Comparison) -> list[tuple[str, str]]:
    return [(one.item, one.reason) for one in found.not_applied]


@pytest.mark.parametrize("text", ["", "Bu məktub rəsmi deyil.", LAW, "Maddə 1. Bu Qanun dərc edildiyi gündən qüvvəyə minir."])
def test_a_text_that_orders_nothing_is_no_draft(text: str) -> None:
    with pytest.raises(DraftError, match="expected a draft amending act, found no sentence that orders an amendment"):
        propose(text, DAY, held, Side("layihə"))


@pytest.mark.parametrize(("text", "found"), [
    ("Article 1. This Law lays down the rules on the processing of personal data and on the free movement of such data in the country.",
     "English"),
    ("Статья 1. Закон действует на всей территории страны, для всех лиц, и при сборе, и при передаче, и при защите их данных, с 1 мая.",
     "Cyrillic letters"),
])  # fmt: skip
def test_a_draft_in_another_language_is_told_as_such(text: str, found: str) -> None:
    with pytest.raises(DraftError, match=f"expected a draft in Azerbaijani, found a text .*{found}"):
        propose(text, DAY, held, Side("draft"))


def test_of_an_act_not_held_every_instruction_is_told() -> None:
    text = FRAME + "1.1. 1.1-ci maddədə “abunəçiyə” sözü “şəxsə” sözü ilə əvəz edilsin;\n1.2. 2.1.2-ci maddə ləğv edilsin."
    found = propose(text, DAY, lambda _: NotHeld("no act held fits"), Side("layihə"))
    assert found.tables == ()
    assert [(one.item, one.reason) for one in found.not_applied] == [("1.1", "no act held fits"), ("1.2", "no act held fits")]
    assert "2.1.2-ci maddə ləğv edilsin" in found.not_applied[1].words


def test_an_instruction_understood_in_part_keeps_the_rest_among_those_not_applied() -> None:
    found = table("1.1. 2.1.2-ci maddə ləğv edilsin;", "1.2. 9.9-cu maddədə “a” sözü “b” sözü ilə əvəz edilsin.")
    assert told(found) == [("1.2", "the text has no such provision")]
    assert [row.left_label for row in found.rows] == ["Maddə 2, 2.1-ci hissə, 2.1.2-ci bənd"]


def test_a_frame_without_an_instruction_and_an_item_that_orders_nothing_are_told() -> None:
    other = "Maddə 2. “Poçt haqqında (nümunə)” Azərbaycan Respublikasının Qanununda aşağıdakı dəyişikliklər edilsin:"
    found = made("1.1. 2.1.2-ci maddə ləğv edilsin;", "1.2. 1.1-ci maddənin dəqiqləşdirilməsi nəzərdə tutulur.", other)
    assert told(found.tables[0]) == [("1.2", "no rule reads this instruction")]
    assert [(one.item, one.reason, one.words) for one in found.not_applied] == [
        ("2", "no instruction follows these words", other.removeprefix("Maddə 2. "))]


COUNTED = parse(read(Manifestation("test", "", "a.md", """Sınaq haqqında (nümunə)

AZƏRBAYCAN RESPUBLİKASININ QANUNU

Maddə 1. Əsas

1.1. Bu nümunədə qaydalar:

birinci söz. İkinci söz. Üçüncü söz. Dördüncü söz.

ikinci sətir;

üçüncü sətir;

dördüncü sətir.

Bakı şəhəri, 3 fevral 2124-cü il

№ 7-XQ
""".encode())))
ROW = "birinci söz. İkinci söz. Üçüncü söz. Dördüncü söz."


@pytest.mark.parametrize(("items", "expected"), [
    (["ikinci və üçüncü abzasları çıxarılsın"], {ROW: "", "ikinci sətir;": ""}),
    (["üçüncü abzası çıxarılsın", "dördüncü abzasında “sətir” sözü “cərgə” sözü ilə əvəz edilsin"],
     {"ikinci sətir;": "", "üçüncü sətir;": "üçüncü cərgə;"}),
    (["ikinci abzasının ikinci və üçüncü cümlələri çıxarılsın"], {ROW: "birinci söz. Dördüncü söz."}),
    (["ikinci abzasının birinci cümləsi çıxarılsın", "ikinci abzasının ikinci cümləsində “söz” sözü “kəlmə” sözü ilə əvəz edilsin"],
     {ROW: "İkinci kəlmə. Üçüncü söz. Dördüncü söz."}),
    (["ikinci abzasının ikinci cümləsində “İkinci söz” sözləri “Başqa kəlmə” sözləri ilə əvəz edilsin",
      "ikinci abzasının ikinci cümləsində “kəlmə” sözü “ifadə” sözü ilə əvəz edilsin"],
     {ROW: "birinci söz. Başqa ifadə. Üçüncü söz. Dördüncü söz."}),
])  # fmt: skip
def test_a_draft_counts_paragraphs_and_sentences_in_the_text_it_amends(items: list[str], expected: dict[str, str]) -> None:
    frame = "“Sınaq haqqında (nümunə)” Azərbaycan Respublikasının Qanununda aşağıdakı dəyişikliklər edilsin:"
    draft = "\n".join((frame, *(f"1.{n}. 1.1-ci maddənin {item};" for n, item in enumerate(items, 1))))
    (found,) = propose(draft, DAY, lambda _: Held(Timeline(COUNTED), Side("Sınaq haqqında (nümunə)")), Side("layihə")).tables
    assert told(found) == []
    assert {row.left: row.right for row in found.rows} == expected


WORDING = "1.2-ci maddə aşağıdakı redaksiyada verilsin:\n“1.2. {}”"
CONTRADICTIONS = [
    (["1.2-ci maddə ləğv edilsin;", "1.2-ci maddədə “ödəniş” sözü “haqq” sözü ilə əvəz edilsin."],
     "instruction 1.1 of the draft repeals this provision"),
    (["2.1-ci maddə ləğv edilsin;", "2.1.1-ci maddədə “xəttə” sözü “şəbəkəyə” sözü ilə əvəz edilsin."],
     "instruction 1.1 of the draft repeals this provision"),
    ([WORDING.format("Bir.") + ";", WORDING.format("İki.") + "."],
     "instruction 1.1 of the draft already gives this provision another wording"),
    (["1.2-ci maddədə “edir” sözü “etmir” sözü ilə əvəz edilsin;", "1.2-ci maddə ləğv edilsin."],
     "instruction 1.1 of the draft changes this provision, so it cannot be repealed as well"),
    (["1.2-ci maddə ləğv edilsin;", "1.2-ci maddə ləğv edilsin."], "instruction 1.1 of the draft orders the same already"),
    (["1.2-ci maddədə “edir” sözü “etmir” sözü ilə əvəz edilsin;", "1.2-ci maddədə “edir” sözü “edə bilər” sözləri ilə əvəz edilsin."],
     "the words to be replaced or taken out do not stand in the provision; instruction 1.1 changed the provision before"),
]


@pytest.mark.parametrize(("items", "reason"), CONTRADICTIONS, ids=range(len(CONTRADICTIONS)))
def test_the_second_of_two_instructions_that_contradict_is_not_applied(items: list[str], reason: str) -> None:
    found = table(*[f"1.{number}. {words}" for number, words in enumerate(items, 1)])
    assert told(found) == [("1.2", reason)]
    assert found.rows
    assert all("1.1. " in row.notes[0] for row in found.rows)


PARTLY = "the instruction was applied but for this: {}; the words to be replaced or taken out do not stand in the provision"
IN_PART = [
    ("1.1-ci və 1.2-ci maddələrdə “ödəniş” sözü “haqq” sözü ilə əvəz edilsin;", PARTLY.format("1.1-ci maddə (“ödəniş”)")),
    ("1.2-ci maddədə “bəzən” sözü “hərdən” sözü ilə əvəz edilsin və “edir” sözündən sonra “ ay ərzində” sözləri əlavə edilsin;",
     PARTLY.format("1.2-ci maddə (“bəzən”)")),
    ("1.2-ci maddənin ikinci cümləsindən “bəzən” sözü, 1.1-ci maddədən isə “xidməti” sözü çıxarılsın;",
     PARTLY.format("1.2-ci maddə, 2-ci cümlə (“bəzən”)")),
]


@pytest.mark.parametrize(("item", "reason"), IN_PART, ids=range(len(IN_PART)))
def test_of_an_instruction_applied_in_part_the_rest_is_named(item: str, reason: str) -> None:
    found = table(f"1.1. {item}")
    assert told(found) == [("1.1", reason)]
    assert len(found.rows) == 1


@pytest.mark.parametrize(("item", "right"), [
    ("Maddə 1.2-də “edir” sözü “etmir” sözü ilə əvəz edilsin;", "1.2. Abunəçi ödəniş etmir. Ödəniş qaytarılmır."),
    ("Maddə 1-in adında “Anlayışlar” sözü “Terminlər” sözü ilə əvəz edilsin;", "Maddə 1. Terminlər"),
    ("1.2-ci maddədə (yeni nömrələmədə) “edir” sözü “etmir” sözü ilə əvəz edilsin;", "1.2. Abunəçi ödəniş etmir. Ödəniş qaytarılmır."),
])  # fmt: skip
def test_an_instruction_applied_in_full_is_not_among_those_not_applied(item: str, right: str) -> None:
    found = table(f"1.1. {item}")
    assert (told(found), [row.right for row in found.rows]) == ([], [right])


EVERYWHERE = "Qanunun mətni üzrə ismin müvafiq hallarında “abunəçi” sözü “istifadəçi” sözü ilə əvəz edilsin;"
MISSING = "the words to be replaced or taken out do not stand in the provision"


@pytest.mark.parametrize(("item", "reason"), [
    ("2.1-ci maddədə “bəzən” sözü “hərdən” sözü ilə əvəz edilsin.", MISSING),
    ("9-cu maddədə “bəzən” sözü “hərdən” sözü ilə əvəz edilsin.", "the text has no such provision"),
    ("1.1-ci maddədə “bəzən” sözü “hərdən” sözü ilə əvəz edilsin.", f"{MISSING}; instruction 1.1 changed the provision before"),
])  # fmt: skip
def test_an_instruction_for_the_whole_text_is_named_only_where_it_changed_the_provision(item: str, reason: str) -> None:
    assert told(table(f"1.1. {EVERYWHERE}", f"1.2. {item}")) == [("1.2", reason)]


REFUSED = [
    (["2.1.1-ci maddə 2.1.2-ci maddə hesab edilsin."], "another provision bears the new number"),
    (["1.2-ci maddədə üçüncü halda “ödəniş” sözü “haqq” sözü ilə əvəz edilsin."],
     "the words do not stand in the provision as many times as the instruction counts"),
    (["1.2-ci maddənin üçüncü cümləsi çıxarılsın."], "the provision has no such sentence"),
    (["1.1-ci maddəyə aşağıdakı məzmunda dördüncü cümlə əlavə edilsin: “Haqq alınır.”."],
     "the provision has too few sentences for the new one to be of that number"),
]


@pytest.mark.parametrize(("items", "reason"), REFUSED, ids=range(len(REFUSED)))
def test_a_change_refused_is_told_in_the_terms_of_a_draft(items: list[str], reason: str) -> None:
    assert told(table(*[f"1.{number}. {words}" for number, words in enumerate(items, 1)])) == [("1.1", reason)]


OUTSIDE = "the title of the act stands outside the units of its text: change it by hand"


@pytest.mark.parametrize(("item", "reason", "rows"), [
    ("Qanunun adı aşağıdakı redaksiyada verilsin:\n“Poçt haqqında (nümunə)”;", OUTSIDE, 0),
    ("Qanunun adında “Rabitə” sözü “Poçt” sözü ilə əvəz edilsin;", OUTSIDE, 0),
    ("Qanunun adında və mətnində ismin müvafiq hallarında “hesabat” sözü “məlumat” sözü ilə əvəz edilsin;",
     f"the instruction was applied but for this: aktın adı (“hesabat”); {OUTSIDE}", 1),
])  # fmt: skip
def test_the_title_of_the_act_is_left_to_the_drafter_and_its_text_is_changed(item: str, reason: str, rows: int) -> None:
    found = table(f"1.1. {item}")
    assert (told(found), len(found.rows)) == ([("1.1", reason)], rows)


def test_a_number_made_free_may_be_given_again() -> None:
    found = table("1.1. 2.1.1-ci maddə ləğv edilsin;", "1.2. 2.1.2-ci maddə 2.1.1-ci maddə hesab edilsin;",
                  "1.3. 2.1.1-ci maddədə “hesabat” sözü “məlumat” sözü ilə əvəz edilsin.")
    assert told(found) == []
    assert [(row.fate, row.key, row.right) for row in found.rows] == [
        ("removed", "art_2__para_2.1__point_2.1.1", ""), ("moved", "art_2__para_2.1__point_2.1.2", "2.1.1. məlumat verir.")]
    assert found.rows[1].notes == ("1.2. 2.1.2-ci maddə 2.1.1-ci maddə hesab edilsin;",
                                   "1.3. 2.1.1-ci maddədə “hesabat” sözü “məlumat” sözü ilə əvəz edilsin.")


def test_the_repeal_of_the_whole_act_is_one_row_with_its_title() -> None:
    found = propose("1. “Rabitə haqqında (nümunə)” Azərbaycan Respublikasının Qanunu ləğv edilsin.", DAY, held, Side("layihə"))
    (row,) = found.tables[0].rows
    assert (row.fate, row.left_label, row.left, row.right) == ("removed", "Akt bütövlükdə", found.tables[0].left.title, "")
    assert row.notes == ("1. “Rabitə haqqında (nümunə)” Azərbaycan Respublikasının Qanunu ləğv edilsin.",)
    assert (found.tables[0].not_applied, found.not_applied) == ((), ())


ITEMS = st.sampled_from([
    "1.1-ci maddədə “abunəçiyə” sözü “şəxsə” sözü ilə əvəz edilsin", "1.2-ci maddənin ikinci cümləsi çıxarılsın",
    "2.1.1-ci maddə ləğv edilsin",
    "2.1.2-ci maddə 2.1.3-cü maddə hesab edilsin", "3-cü maddənin adı aşağıdakı redaksiyada verilsin:\n“Cavabdehlik”",
    "aşağıdakı məzmunda 2.2-ci maddə əlavə edilsin:\n“2.2. Operator cavab verir.”", "ləğv edilsin", "5-ci maddədən sonra əlavə edilsin:",
    "Qanunun mətnində ismin müvafiq hallarında “abunəçi” sözü “istifadəçi” sözü ilə əvəz edilsin", "3-cü maddəyə “a” sözü əlavə edilsin",
])
TEXTS = st.lists(ITEMS | st.text(max_size=30), max_size=6).map(lambda items: "\n".join(f"1.{n}. {one};" for n, one in enumerate(items, 1)))


@settings(max_examples=150)
@given(st.one_of(TEXTS.map(FRAME.__add__), st.text(max_size=200), TEXTS))
def test_whatever_the_text_every_instruction_ends_in_a_row_or_among_those_not_applied(text: str) -> None:
    try:
        found = propose(text, DAY, held, Side("layihə"))
    except ActsError:
        return
    read = read_text(text)
    words = {(item, words) for one in read.amendments for item, words in zip(one.items, one.wordings, strict=True)}
    tables = [*found.tables]
    refused = {(one.item, one.words) for one in (*found.not_applied, *(other for each in tables for other in each.not_applied))}
    noted = {note for each in tables for row in each.rows for note in row.notes}
    assert all(pair in refused or " ".join(pair[1].split()) in noted for pair in words)
    misread = [one.words for one in (*read.misread, *(bad for amendment in read.amendments for bad in amendment.misread))]
    assert all(any(one == words for _, words in refused) for one in misread)


@pytest.mark.parametrize(("first", "second"), list(product(("ləğv edilsin", "“1.2” bəndi çıxarılsın"), repeat=2)))
def test_orders_without_a_frame_are_told_as_not_understood(first: str, second: str) -> None:
    text = f"1. 5-ci maddə {first};\n2. 6-cı maddə {second}."
    found = propose(text, DAY, held, Side("layihə"))
    assert found.tables == ()
    assert {one.reason for one in found.not_applied} == {"the act it amends is not named"}


def test_white_space_at_the_end_of_a_unit_is_no_change_of_it() -> None:
    law = LAW.replace("2.1.2. hesabat verir.", "2.1.2. hesabat verir; ")
    act = Held(Timeline(parse([Line((Run(row),)) for row in law.splitlines()])), Side("Rabitə haqqında (nümunə)", uri="/akn/az/act/law/x"))
    draft = FRAME + "1.1. 2.1.2-ci maddə aşağıdakı redaksiyada verilsin:\n“2.1.2. illik hesabat verir;”."
    (row,) = propose(draft, DAY, lambda _: act, Side("layihə")).tables[0].rows
    assert (row.left, row.right) == ("2.1.2. hesabat verir;", "2.1.2. illik hesabat verir;")
    assert [segment.text for segment in row.lines[0].segments if segment.kind is not SegmentKind.SAME] == ["illik "]
