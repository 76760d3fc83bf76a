"""What the beginning of a line says, and what only looks like it."""

import pytest

from acts.model import Line, Run
from acts.structure.marks import mark_of


def seen(text: str) -> tuple[str, str, str] | None:
    """Kind, canonical number and label of a line."""
    mark = mark_of(Line((Run(text),)), text)
    return (mark.kind.value, mark.num.canonical if mark.num else "", text[mark.start : mark.end].strip()) if mark else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Maddə 5. Tətbiq dairəsi", ("article", "5", "Maddə 5.")),
        ("Maddə 98-1. Ad", ("article", "98-1", "Maddə 98-1.")),
        ("Maddə 938–1. Ad", ("article", "938-1", "Maddə 938–1.")),
        ("Maddə 1157 - 1 . Ad", ("article", "1157-1", "Maddə 1157 - 1 .")),
        ("Maddə 98¹. Ad", ("article", "98-1", "Maddə 98¹.")),
        ("M a d d ə 1. Ad", ("article", "1", "M a d d ə 1.")),
        ("MADDƏ 7", ("article", "7", "MADDƏ 7")),
        ("Article 5a", ("article", "5a", "Article 5a")),
        ("ARTICLE 12. TITLE", ("article", "12", "ARTICLE 12.")),
        ("Birinci bölmə", ("section", "1", "Birinci bölmə")),
        ("XII BÖLMƏ", ("section", "12", "XII BÖLMƏ")),
        ("Bölmə VI ", ("section", "6", "Bölmə VI")),
        ("1-ci fəsil.", ("chapter", "1", "1-ci fəsil.")),
        ("46 – cı fəsil.", ("chapter", "46", "46 – cı fəsil.")),
        ("I V fəsil", ("chapter", "4", "I V fəsil")),
        ("Fəsil 15-1", ("chapter", "15-1", "Fəsil 15-1")),
        ("FƏSİL 3 Nəzarət", ("chapter", "3", "FƏSİL 3")),
        ("Otuz üçüncü fəsil.", ("chapter", "33", "Otuz üçüncü fəsil.")),
        ("III fəsil. Nəzarət", ("chapter", "3", "III fəsil.")),
        ("İkinci yarımbölmə", ("subsection", "2", "İkinci yarımbölmə")),
        ("ÜMUMİ HİSSƏ", ("part", "", "ÜMUMİ HİSSƏ")),
        ("XÜSUSİ HİSSӘ", ("part", "", "XÜSUSİ HİSSӘ")),
        ("§ 5. İstiqraz", ("subchapter", "5", "§ 5.")),
        ("CHAPTER II", ("chapter", "2", "CHAPTER II")),
        ("FIRST PART. GENERAL", ("part", "1", "FIRST PART.")),
        ("12.3.4. mətn", ("point", "12.3.4", "12.3.4.")),
        ("52-1.3. mətn", ("point", "52-1.3", "52-1.3.")),
        ("ç) mətn;", ("point", "ç", "ç)")),
        ("IV. Mətn.", ("point", "4", "IV.")),
        ("(iv) text", ("point", "4", "(iv)")),
        ("Qeyd: mətn", ("remark", "", "Qeyd:")),
        ("Əlavə 1", ("attachment", "1", "Əlavə 1")),
        ("2 nömrəli əlavə", ("attachment", "2", "2 nömrəli əlavə")),
        ("M Ü N D Ə R İ C A T", ("toc", "", "M Ü N D Ə R İ C A T")),
    ],
)
def test_marks(text: str, expected: tuple[str, str, str]) -> None:
    assert seen(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Maddə 5 bu Qanuna uyğun tətbiq edilir.",
        "Maddə 5-də göstərilən hallar",
        "12.3-cü maddədə nəzərdə tutulan",
        "1998-ci il mart ayında",
        "12.04.2019-cu il tarixli",
        "Üçüncü hissə çıxarılsın;",
        "§  38 tondan çox olduqda",
        "Bu fəsil tətbiq edilir.",
        "maddə 1626)",
        "10 manat",
        "2021-2025-ci illər",
        "Birinci hissə tətbiq edilir.",
        "Mətn",
        "“Maddə 5. Yeni mətn",
        "",
        "   ",
    ],
)
def test_what_only_looks_like_a_mark(text: str) -> None:
    assert seen(text) is None
