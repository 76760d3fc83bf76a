"""What single instructions make of an invented law: quotation marks, signs, numbers, counted words, units that move."""

from datetime import date

import pytest

from acts.compare.draft import Held, propose
from acts.compare.labels import labels
from acts.compare.model import NotApplied, Side
from acts.history.model import Timeline
from acts.model import Document, Line, Run
from acts.structure import parse

LAW = """Nümunədir, qanun deyil
Sınaq haqqında (nümunə)
AZƏRBAYCAN RESPUBLİKASININ QANUNU
1-ci fəsil. Ümumi müddəalar
Maddə 1. Qanunlar
1.1. Sahə “Rabitə haqqında” qanunla tənzimlənir.
1.2. Xidmət pulsuz və açıq göstərilir.
1.3. Sənəd, məlumat, arxiv saxlanılır.
1.4. Bu Qanunun 3.1-1, 3.1 və 5-ci maddələri tətbiq edilir.
Maddə 2. Lotereya
2.1. Lotereya keçirilir:
2.1.1. açıq lotereya;
2.1.2. qapalı lotereya.
2.2. Hər mal satılır, mal alınır, mal daşınır.
Maddə 3. Cəzalar
3.0. Pozuntuya görə, yəni:
3.0.1. xəbər verməməyə;
3.0.2. gecikdirməyə görə –
yüz manat cərimə edilir.
Maddə 4. Nəzarət
Nəzarəti orqan aparır.
Hesabat illikdir.
Maddə 5. Yekun
5.1. Qanun qüvvədədir.
"""
CASES = [
    ("1.1-ci maddədə “Rabitə haqqında” sözlərindən sonra “, “Poçt haqqında” sözləri əlavə edilsin", "Maddə 1, 1.1-ci hissə",
     "1.1. Sahə “Rabitə haqqında”, “Poçt haqqında” qanunla tənzimlənir."),
    ("1.2-ci maddədə “və açıq” sözləri “, açıq və fasiləsiz” sözləri ilə əvəz edilsin", "Maddə 1, 1.2-ci hissə",
     "1.2. Xidmət pulsuz, açıq və fasiləsiz göstərilir."),
    ("1.3-cü maddədə “, məlumat, arxiv” sözləri “və məlumat” sözləri ilə əvəz edilsin", "Maddə 1, 1.3-cü hissə",
     "1.3. Sənəd və məlumat saxlanılır."),
    ("1.2-ci maddəyə “və açıq” sözlərindən əvvəl “, fasiləsiz” sözü əlavə edilsin", "Maddə 1, 1.2-ci hissə",
     "1.2. Xidmət pulsuz, fasiləsiz və açıq göstərilir."),
    ("1.3-cü maddədə “Sənəd” sözündən sonra “rəy,” sözü əlavə edilsin", "Maddə 1, 1.3-cü hissə",
     "1.3. Sənəd, rəy, məlumat, arxiv saxlanılır."),
    ("1.4-cü maddədə “3.1” rəqəmləri “3.2” rəqəmləri ilə əvəz edilsin", "Maddə 1, 1.4-cü hissə",
     "1.4. Bu Qanunun 3.1-1, 3.2 və 5-ci maddələri tətbiq edilir."),
    ("2.1-ci maddədə “Lotereya” sözü “Uduşlu oyun” sözləri ilə əvəz edilsin", "Maddə 2, 2.1-ci hissə", "2.1. Uduşlu oyun keçirilir:"),
    ("5-ci maddədə “5.1” rəqəmləri “5.0” rəqəmləri ilə əvəz edilsin", "Maddə 5, 5.0-cı hissə", "5.0. Qanun qüvvədədir."),
]


def rows(*items: str) -> dict[str, str]:
    """The right side of each row by its label, "" for units taken out under the left one."""
    text = "1. “Sınaq haqqında (nümunə)” Azərbaycan Respublikasının Qanununda aşağıdakı dəyişikliklər edilsin:\n"
    text += "\n".join(f"1.{number}. {words};" for number, words in enumerate(items, 1))
    made = propose(text, date(2026, 5, 1), lambda _: Held(Timeline(law()), Side("Sınaq")), Side("Layihə"))
    assert [one for table in made.tables for one in table.not_applied] + list(made.not_applied) == []
    return {row.right_label or row.left_label: row.right for table in made.tables for row in table.rows}


def law() -> Document:
    return parse([Line((Run(row),)) for row in LAW.splitlines()])


@pytest.mark.parametrize(("item", "label", "right"), CASES, ids=range(len(CASES)))
def test_words(item: str, label: str, right: str) -> None:
    assert rows(item) == {label: right}


def test_words_are_counted_in_the_text_before_the_draft() -> None:
    found = rows("2.2-ci maddədə birinci halda “mal” sözü “məhsul” sözü ilə əvəz edilsin",
                 "2.2-ci maddədə ikinci halda “mal” sözü “xidmət” sözü ilə əvəz edilsin")
    assert found == {"Maddə 2, 2.2-ci hissə": "2.2. Hər məhsul satılır, xidmət alınır, mal daşınır."}


def test_a_unit_is_found_by_the_number_it_had_before_the_draft_renumbered_it() -> None:
    found = rows("2.1-ci maddə 2.3-cü maddə hesab edilsin", "2.1.1-ci maddə 2.3.1-ci maddə hesab edilsin",
                 "2.1.2-ci maddədə “qapalı” sözü “daxili” sözü ilə əvəz edilsin")
    assert found["Maddə 2, 2.3-cü hissə, 2.3.1-ci bənd"] == "2.3.1. açıq lotereya;"
    assert found["Maddə 2, 2.3-cü hissə, 2.3.2-ci bənd"] == "2.3.2. daxili lotereya."


def test_a_point_with_a_sanction_of_its_own_comes_behind_that_of_the_points_before_it() -> None:
    found = rows("aşağıdakı məzmunda 3.0.3-cü maddə əlavə edilsin:\n“3.0.3. gizlətməyə görə –\niki yüz manat cərimə edilir.”")
    assert found == {"Maddə 3, 3.0-cı hissə, 3.0.3-cü bənd": "3.0.3. gizlətməyə görə –",
                     "Maddə 3, 3.0-cı hissə, üçüncü abzas": "iki yüz manat cərimə edilir."}


def test_the_text_of_an_article_becomes_its_first_part() -> None:
    found = rows("4-cü maddənin mətni 4.1-ci maddə hesab edilsin",
                 "aşağıdakı məzmunda 4.2-ci maddə əlavə edilsin:\n“4.2. Hesabat açıqdır.”")
    assert found == {"Maddə 4, 4.1-ci hissə": "4.1. Nəzarəti orqan aparır.", "Maddə 4, 4.2-ci hissə": "4.2. Hesabat açıqdır."}


def test_units_are_called_as_drafters_call_them() -> None:
    assert list(labels(law().root).values())[:4] == ["Aktın adı", "1-ci fəsil", "Maddə 1", "Maddə 1, 1.1-ci hissə"]
    text = "FƏRMAN\n1. Nazirlər Kabineti:\n1.1. hazırlasın:\n1.1.1. təklif;\n1.2. bildirsin.\n2. Bu Fərman qüvvədədir."
    decree = parse([Line((Run(row),)) for row in text.splitlines()])
    assert {name for eid, name in labels(decree.root).items() if eid.startswith("point")} == {
        "1-ci hissə", "1-ci hissə, 1.1-ci bənd", "1-ci hissə, 1.1-ci bənd, 1.1.1-ci yarımbənd", "1-ci hissə, 1.2-ci bənd", "2-ci hissə"}


@pytest.mark.parametrize(("item", "words", "number", "place"), [
    ("3.6", "3.6. 16.2-ci maddədə söz çıxarılsın", "", (3, 6)),
    ("4", "Maddə 4. Nümunə qanunda söz çıxarılsın", "", (4,)),
    ("3.", "aşağıdakı redaksiyada verilsin", "3.", (3,)),
    ("1", "10-cu maddədə söz çıxarılsın", "1", (1,)),
    ("", "Maddə 7 ləğv edilsin", "", ()),
])  # fmt: skip
def test_a_number_is_said_once(item: str, words: str, number: str, place: tuple[int, ...]) -> None:
    missed = NotApplied(item, words, "no act held")
    assert (missed.number, missed.place) == (number, place)
