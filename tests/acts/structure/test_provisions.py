"""What a reader finds and cites."""

from acts.model import Cell, Line, Role, Run
from acts.provisions import Provision, provisions
from acts.structure import parse


def found(*texts: str) -> list[Provision]:
    return list(provisions(parse(tuple(Line((Run(text),)) for text in texts))))


def test_articles_with_the_titles_above_them() -> None:
    first, second = found(
        "I BÖLMƏ", "Ümumi", "1-ci fəsil.", "Başlanğıc", "Maddə 1. Ad", "1.1. Mətn.", "1.2. Yenə.", "Maddə 2. Son", "Mətn."
    )
    assert (first.element.eid, first.path) == ("art_1", ("I BÖLMƏ. Ümumi", "1-ci fəsil. Başlanğıc"))
    assert (first.heading, first.body, first.repealed) == ("Ad", "1.1. Mətn.\n1.2. Yenə.", False)
    assert second.element.eid == "art_2"


def test_points_of_an_act_without_articles() -> None:
    points = found("QƏRAR", "Şura qərara alır:", "1. Təsdiq edilsin:", "1.1. bir;", "2. Minsin.")
    assert [(p.element.eid, p.body) for p in points] == [("point_1", "1. Təsdiq edilsin:\n1.1. bir;"), ("point_2", "2. Minsin.")]


def test_points_under_headings_of_rules() -> None:
    points = found("QAYDALAR", "1. Ümumi müddəalar", "1.1. Mətn.", "1.2. Mətn.", "2. Yekun", "2.1. Mətn.")
    assert [(p.element.eid, p.path) for p in points] == [
        ("point_1.1", ("1. Ümumi müddəalar",)),
        ("point_1.2", ("1. Ümumi müddəalar",)),
        ("point_2.1", ("2. Yekun",)),
    ]


def test_a_small_annex_is_one_provision_and_a_large_one_is_not() -> None:
    law = (
        "Maddə 1. Ad",
        "Mətn.",
        "Əlavə 1",
        "SİYAHI",
        "1. bir;",
        "2. iki.",
        "Əlavə 2",
        "BÖYÜK SİYAHI",
        "1. bir " + "söz " * 400,
        "2. iki.",
    )
    assert [p.element.eid for p in found(*law)] == ["art_1", "att_1", "att_2__point_1", "att_2__point_2"]


def test_a_table_only_annex_is_one_provision() -> None:
    row = Line((), cells=(Cell((Run("söz " * 600),)), Cell((Run("b"),))), table=1)
    annexed = provisions(parse((*(Line((Run(t),)) for t in ("Maddə 1. Ad", "Mətn.", "Əlavə", "CƏDVƏL")), row)))
    assert [(p.element.eid, p.heading) for p in annexed] == [("art_1", "Ad"), ("att_1", "CƏDVƏL")]


def test_recitals_each() -> None:
    told = [
        ("(1) One.", Role.RECITAL),
        ("(2) Two.", Role.RECITAL),
        ("Article 1", Role.ARTICLE),
        ("Scope", Role.HEADING),
        ("Text.", Role.TEXT),
    ]
    acts = provisions(parse(tuple(Line((Run(text),), role=role) for text, role in told)))
    assert [(p.element.eid, p.heading, p.body) for p in acts] == [
        ("rec_1", "", "(1) One."),
        ("rec_2", "", "(2) Two."),
        ("art_1", "Scope", "Text."),
    ]


def test_body_is_the_text_in_force() -> None:
    line = Line((Run("1.1. Bu "), Run("köhnə", struck=True), Run("yeni"), Run("[3]", note="3"), Run(" mətn.")))
    (only,) = provisions(parse((Line((Run("Maddə 1. Ad"),)), line)))
    assert only.body == "1.1. Bu yeni mətn."


def test_repealed() -> None:
    struck = (Line((Run("Maddə 1. Köhnə", struck=True),)), Line((Run("1.1. Mətn.", struck=True),)), Line((Run("Maddə 2. Ad"),)))
    gone, here = provisions(parse(struck))
    assert (gone.repealed, gone.heading, gone.body, here.repealed) == (True, "Köhnə", "1.1. Mətn.", False)
    assert [p.repealed for p in found("Maddə 1. Ad – çıxarılmışdır.", "Maddə 2. Ad", "Ləğv edilmişdir.", "Maddə 3. Ad", "Mətn.")] == [
        True,
        True,
        False,
    ]


def test_an_act_of_one_sentence() -> None:
    (only,) = found("SƏRƏNCAM", "Şuranın sədri vəzifəsinə Nümunə Nümunəzadə təyin edilsin.")
    assert only.body == "Şuranın sədri vəzifəsinə Nümunə Nümunəzadə təyin edilsin."
