# ruff: noqa: E501 (samples are easier to read on one line)
"""Annotated, captured, wrapped and typed texts into lines."""

import pytest

from acts.lines import metadata, page_status, read, reader_for
from acts.model import Role
from tests.acts.lines.helpers import marks, source

ANNOTATED = """NÜMUNƏ MƏCƏLLƏSİ [1]

Maddə 1. <i>Məqsəd</i>

1.1. Bu söz <s>köhnə</s> <i>yeni</i> olur. [2]

<s>1.2. Ləğv <i>edilən</i></s> 2 < 3

MƏCƏLLƏYƏ EDİLMİŞ DƏYİŞİKLİK VƏ ƏLAVƏLƏRİN SİYAHISI

[1] Birinci qeyd

<s>Maddə 1. Köhnə</s>

[2] İkinci qeyd
"""


def test_annotated_text() -> None:
    lines = read(source(ANNOTATED, "x.md"))
    assert reader_for(source(ANNOTATED)).name == "annotated-md"
    assert marks(lines[1]) == [("Maddə 1. ", ""), ("Məqsəd", "i")]
    assert marks(lines[2]) == [("1.1. Bu söz ", ""), ("köhnə ", "s"), ("yeni", "i"), (" olur. ", ""), ("[2]", "n")]
    assert marks(lines[3]) == [("1.2. Ləğv ", "s"), ("edilən", "si"), (" 2 < 3", "")]
    assert [line.note for line in lines] == [None] * 5 + ["1", "1", "2"]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("söz <s>bir", [("söz ", ""), ("bir", "s")]),
        ("söz</s> bir", [("söz</s> bir", "")]),
        ("<u>söz</u> <i>bir</i>", [("<u>söz</u> ", ""), ("bir", "i")]),
        ("<i><s>söz</s></i>", [("söz", "si")]),
    ],
)
def test_a_tag_without_its_other_half(paragraph: str, expected: list[tuple[str, str]]) -> None:
    assert marks(read(source(f"Maddə 1. Ad\n\n<i>x</i>\n\n{paragraph}\n"))[-1]) == expected


CAPTURED = (
    "Mətn\nŞəkil\nRekvizitlər\nVersiyalar\nƏlaqəli Sənədlər\n Ləğv olunmuşdur \n\nNümunə haqqında\n\n\xa0\n\nBİRİNCİ\nBÖLMƏ\n\nsöz\xa0 bir [1]\n\n"
    "[1] qeyd\n\n© 2023 | E-qanun.az | Bütün Haqqlar Qorunur\nDeveloped by: Kimsə / BİRİ"
)


def test_captured_page() -> None:
    captured = source(CAPTURED)
    assert reader_for(captured).name == "page-text"
    assert [line.text for line in read(captured)] == ["Nümunə haqqında", "BİRİNCİ", "BÖLMƏ", "söz bir [1]", "[1] qeyd"]
    assert page_status(captured) == "Ləğv olunmuşdur"
    assert metadata(captured).status == "Ləğv olunmuşdur"


def test_a_page_without_footer_keeps_its_last_line() -> None:
    assert read(source(CAPTURED.split("©")[0]))[-1].text == "[1] qeyd"


WRAPPED = """NÜMUNƏ MƏCƏLLƏSİ

[1]

Ümumi hissə
I fəsil. Ümumi müddəalar
Maddə 1. Bu başlıq bir sətrə sığmayacaq qədər uzun yazılıb ki, növbəti sətirdə davam
etsin
1.1. Bu Məcəllə nümunədir və onun mətni bir neçə sətrə bölünür ki, sətirlər yenidən bir
[2]

abzasda birləşsin.
1.2.
Aşağıdakılar
istisna
olunmaqla,
hamısı
eyni
qalır və bu cümlə də sətirdən-sətrə keçərək uzanır, sonra isə axırda nöqtə ilə qurtarır:
\f[3]

a) bu Məcəllənin
2.4-cü maddəsində göstərilən hallar i l ə bağlı;
M a d d ə 2 1 . Başqa
21.1. Son.

MƏCƏLLƏYƏ EDİLMİŞ DƏYİŞİKLİK VƏ ƏLAVƏLƏRİN SİYAHISI
[1]

5 may 2001-ci il tarixli nömrəli nümunə Qanunu ilə təsdiq edilmişdir.
6 may 2002-ci il tarixli davamı.
[2]

7 may 2003-cü il tarixli nümunə.
[3]

8 may 2004-cü il tarixli nümunə.
"""


def test_wrapped_text() -> None:
    lines = read(source(WRAPPED))
    assert reader_for(source(WRAPPED)).name == "wrapped-text"
    assert [line.text for line in lines] == [
        "NÜMUNƏ MƏCƏLLƏSİ [1]",
        "Ümumi hissə",
        "I fəsil. Ümumi müddəalar",
        "Maddə 1. Bu başlıq bir sətrə sığmayacaq qədər uzun yazılıb ki, növbəti sətirdə davam etsin",
        "1.1. Bu Məcəllə nümunədir və onun mətni bir neçə sətrə bölünür ki, sətirlər yenidən bir abzasda birləşsin. [2]",
        "1.2. Aşağıdakılar istisna olunmaqla, hamısı eyni qalır və bu cümlə də sətirdən-sətrə keçərək uzanır, sonra isə axırda nöqtə ilə qurtarır:",
        "a) bu Məcəllənin [3] 2.4-cü maddəsində göstərilən hallar ilə bağlı;",
        "Maddə 21. Başqa",
        "21.1. Son.",
        "MƏCƏLLƏYƏ EDİLMİŞ DƏYİŞİKLİK VƏ ƏLAVƏLƏRİN SİYAHISI",
        "[1] 5 may 2001-ci il tarixli nömrəli nümunə Qanunu ilə təsdiq edilmişdir.",
        "6 may 2002-ci il tarixli davamı.",
        "[2] 7 may 2003-cü il tarixli nümunə.",
        "[3] 8 may 2004-cü il tarixli nümunə.",
    ]
    assert [line.note for line in lines if line.role is Role.NOTE] == ["1", "1", "2", "3"]


TYPED = "Nümunə haqqında\r\nAzərbaycan Respublikasının Qanunu\r\n\r\nMaddə 1. Məqsəd\r\nBu Qanun şərh üçündür.\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_typed_text(encoding: str) -> None:
    typed = source(TYPED.encode(encoding), "x.txt")
    assert reader_for(typed).name == "plain-text"
    assert [line.text for line in read(typed)] == [row for row in TYPED.split("\r\n") if row]


def test_typed_text_in_english() -> None:
    typed = source("Sample Act\n\nArticle 1. Aim\n\nThis Act is a sample.\n")
    assert [line.text for line in read(typed)] == ["Sample Act", "Article 1. Aim", "This Act is a sample."]


def test_an_act_without_articles() -> None:
    typed = source("Nümunə haqqında\n\nAzərbaycan Respublikası Nazirlər Kabineti qərara alır:\n\n1. Nümunə təsdiq edilsin.\n")
    assert reader_for(typed).name == "plain-text"


def test_plain_english_constitution() -> None:
    body = "Constitute\r\nHOME\r\nSample 1995\r\nPREAMBLE\r\nWords.\r\nCHAPTER I. ONE\r\nARTICLE 1. AIM\r\n1.\r\nThe aim.\r\nAbout Constitute     Terms\r\n"
    lines = read(source(body))
    assert [(line.role, line.text) for line in lines] == [
        (Role.TITLE, "Sample 1995"),
        (None, "PREAMBLE"),
        (None, "Words."),
        (Role.CHAPTER, "CHAPTER I. ONE"),
        (Role.ARTICLE, "ARTICLE 1. AIM"),
        (None, "1. The aim."),
    ]
