"""Forms of acts, each in a few invented lines: which tree they make."""

import pytest

from acts.model import Cell, Document, Kind, Line, Role, Run
from acts.structure import parse


def lines_of(*texts: str) -> tuple[Line, ...]:
    return tuple(Line((Run(text),)) for text in texts)


def tree(document: Document) -> list[str]:
    """Addresses, each indented by its depth."""
    rows: list[str] = []

    def walk(element: object, depth: int) -> None:
        for child in element.children:  # type: ignore[attr-defined]
            rows.append("  " * depth + child.eid)
            walk(child, depth + 1)

    walk(document.root, 0)
    return rows


LAW = (
    "TƏCRÜBƏ QANUNU",
    "Bu Qanun sınaq məqsədi ilə aşağıdakıları tənzimləyir:",
    "I fəsil",
    "ÜMUMİ MÜDDƏALAR",
    "Maddə 1. Məqsəd",
    "Bu maddənin bir cümləsi var.",
    "Maddə 2. Tətbiq",
    "2.1. Birinci hissə:",
    "2.1.1. bir bənd;",
    "2.1.2. başqa bənd.",
    "2.2. İkinci hissə.",
)

CASES = [
    (
        LAW,
        [
            "preface",
            "preamble",
            "chp_1",
            "  art_1",
            "    art_1__al_1",
            "  art_2",
            "    art_2__para_2.1",
            "      art_2__para_2.1__point_2.1.1",
            "      art_2__para_2.1__point_2.1.2",
            "    art_2__para_2.2",
        ],
    ),
    # a constitution: Roman parts, points in brackets
    (
        ("Maddə 3. Ad", "I. Birinci.", "II. İkinci:", "1) bir;", "2) iki."),
        ["art_3", "  art_3__para_1", "  art_3__para_2", "    art_3__para_2__point_1", "    art_3__para_2__point_2"],
    ),
    # Azerbaijani letters, and an unnumbered paragraph counted after the unit's own line
    (
        ("Maddə 1. Ad", "1. Mətn:", "a) bir;", "b) iki;", "c) üç;", "ç) dörd;", "2. Mətn:", "abzas."),
        [
            "art_1",
            "  art_1__para_1",
            "    art_1__para_1__point_a",
            "    art_1__para_1__point_b",
            "    art_1__para_1__point_c",
            "    art_1__para_1__point_ç",
            "  art_1__para_2",
            "    art_1__para_2__al_2",
        ],
    ),
    # sanction after an enumeration belongs to the part, remark to the article
    (
        (
            "Maddə 9. Ad",
            "9.1. Əməl –",
            "cəza.",
            "9.2. Əməllər:",
            "9.2.1. təkrar;",
            "9.2.2. birgə –",
            "başqa cəza.",
            "Qeyd: 1. Bir söz.",
            "2. İki söz.",
        ),
        [
            "art_9",
            "  art_9__para_9.1",
            "    art_9__para_9.1__al_2",
            "  art_9__para_9.2",
            "    art_9__para_9.2__point_9.2.1",
            "    art_9__para_9.2__point_9.2.2",
            "    art_9__para_9.2__al_2",
            "  art_9__remark_1",
            "    art_9__remark_1__point_2",
        ],
    ),
    # an act without articles
    (
        (
            "QƏRAR",
            "Sınaq şurası qərara alır:",
            "1. Təsdiq edilsin:",
            "1.1. birinci;",
            "1.1.1. lap dərin;",
            "1.2. ikinci.",
            "2. Qüvvəyə minsin.",
        ),
        ["preface", "preamble", "point_1", "  point_1.1", "    point_1.1__subpoint_1.1.1", "  point_1.2", "point_2"],
    ),
    # approved rules with headings of their own, and an annex to the rules
    (
        (
            "QƏRAR",
            "Şura qərara alır:",
            "1. Qaydalar təsdiq edilsin.",
            "Nümunə Nümunəzadə",
            "Azərbaycan Respublikasının Baş naziri",
            "Bakı şəhəri, 3 may 2024-cü il",
            "№ 7",
            "Şuranın 2024-cü il 3 may tarixli 7 nömrəli Qərarı ilə təsdiq edilmişdir",
            "Sınaq QAYDALARI",
            "1. Ümumi müddəalar",
            "1.1. Mətn.",
            "1.2. Mətn.",
            "2. Yekun",
            "2.1. Mətn.",
            "Sınaq Qaydalarına",
            "1 nömrəli əlavə",
            "SİYAHI",
            "mətn.",
        ),
        [
            "preface",
            "preamble",
            "point_1",
            "signature",
            "att_1",
            "  att_1__sec_1",
            "    att_1__point_1.1",
            "    att_1__point_1.2",
            "  att_1__sec_2",
            "    att_1__point_2.1",
            "  att_1__att_1",
            "    att_1__att_1__al_1",
        ],
    ),
    # quoted new articles inside an amending law are not its own
    (
        (
            "Maddə 1. Qanuna aşağıdakı məzmunda maddələr əlavə edilsin:",
            "“Maddə 12. Yeni",
            "12.1. Mətn.",
            "Maddə 13. Daha yeni",
            "13.1. Mətn.”;",
            "Maddə 2. Qanun dərc edildiyi gündən qüvvəyə minir.",
        ),
        ["art_1", "  art_1__al_2", "  art_1__al_3", "  art_1__al_4", "  art_1__al_5", "art_2"],
    ),
    # a heading out of sequence stays text, gaps are legal
    (
        ("Maddə 1. Bir", "Mətn.", "Maddə 49. Köhnə", "Maddə 2. İki", "Mətn.", "Maddə 30. Otuz", "Mətn.", "Maddə 31. Otuz bir"),
        ["art_1", "  art_1__al_1", "  art_1__al_2", "art_2", "  art_2__al_1", "art_30", "  art_30__al_1", "art_31"],
    ),
    # contents before and after the text
    (
        (
            "MƏCƏLLƏ",
            "MÜNDƏRİCAT",
            "1-ci fəsil",
            "BİR",
            "Maddə 1. Ad",
            "Maddə 2. Başqa ad",
            "1-ci fəsil",
            "BİR",
            "Maddə 1. Ad",
            "1.1. Mətn.",
            "Maddə 2. Başqa ad",
            "2.1. Mətn.",
        ),
        ["preface", "toc", "chp_1", "  art_1", "    art_1__para_1.1", "  art_2", "    art_2__para_2.1"],
    ),
    (
        ("Maddə 1. Ad", "1.1. Mətn.", "MÜNDƏRİCAT", "FƏSİL 1", "Ad", "İSTİFADƏ OLUNMUŞ MƏNBƏ SƏNƏDLƏRİNİN SİYAHISI", "1. Bir qanun."),
        ["art_1", "  art_1__para_1.1", "toc", "notes_1"],
    ),
    # chapters that begin anew in every section take its prefix; sections do not
    (
        ("I BÖLMƏ", "Bir", "FƏSİL 1", "Ad", "Maddə 1. Ad", "II BÖLMƏ", "İki", "FƏSİL 1", "Ad", "Maddə 2. Ad"),
        ["sec_1", "  sec_1__chp_1", "    art_1", "sec_2", "  sec_2__chp_1", "    art_2"],
    ),
    # superscripts flattened by the page, inside the article too
    (
        ("Maddə 98. Ad", "Mətn.", "Maddə 981. Ad", "981.1. Mətn.", "Maddə 99. Ad"),
        ["art_98", "  art_98__al_1", "art_98-1", "  art_98-1__para_98-1.1", "art_99"],
    ),
    # heading and number torn apart, an article without its word
    (
        ("Maddə", "5.", "Ad", "5.1. Mətn.", "Maddə 5-1", ".", "Ad", "5-1.1. Mətn.", "5-2. Sözü itmiş", "5-2.1. Mətn."),
        ["art_5", "  art_5__para_5.1", "art_5-1", "  art_5-1__para_5-1.1", "art_5-2", "  art_5-2__para_5-2.1"],
    ),
    # a number whose stop a blank has torn off; a number that only begins a sentence
    (
        ("Maddə 5. Ad", "1. Mətn.", "2 . Mətn:", "3 gün keçdikdə;", "3. Mətn."),
        ["art_5", "  art_5__para_1", "  art_5__para_2", "    art_5__para_2__al_2", "  art_5__para_3"],
    ),
    # points that count on through sections
    (
        ("QAYDALAR", "I. Ümumi müddəalar", "1. Mətn.", "2. Mətn.", "II. Xüsusi müddəalar", "3. Mətn.", "4. Mətn."),
        ["preface", "sec_1", "  point_1", "  point_2", "sec_2", "  point_3", "  point_4"],
    ),
    # transitional provisions after the articles
    (
        ("I fəsil", "Ad", "Maddə 1. Ad", "Mətn.", "KEÇİD MÜDDƏALARI", "1. Mətn.", "2. Mətn."),
        ["chp_1", "  art_1", "    art_1__al_1", "sec_1", "  point_1", "  point_2"],
    ),
    # English without roles
    (
        ("CHAPTER I. POWER", "ARTICLE 1. SOURCE", "I. Text.", "II. Text:", "(a) one;", "(b) two."),
        ["chp_1", "  art_1", "    art_1__para_1", "    art_1__para_2", "      art_1__para_2__point_a", "      art_1__para_2__point_b"],
    ),
]


@pytest.mark.parametrize(("texts", "expected"), CASES, ids=lambda value: value[0][:30] if isinstance(value, tuple) else "")
def test_trees(texts: tuple[str, ...], expected: list[str]) -> None:
    assert tree(parse(lines_of(*texts))) == expected


def test_amounts_and_years_are_text() -> None:
    document = parse(lines_of("Maddə 7. Ad", "7.1. Mətn:", "1.5 manat;", "2012-ci il üçün;", "12.3-cü maddədə göstərilən;", "2019. il"))
    assert [element.kind for element in document.root.walk() if element.kind is Kind.PARAGRAPH] == [Kind.PARAGRAPH]
    assert [(item.text, item.where) for item in document.unparsed] == [("1.5 manat;", "line 3"), ("2019. il", "line 6")]


def test_titles_over_several_lines_without_what_is_struck() -> None:
    heading = Line((Run("Maddə 5. "), Run("Köhnə", struck=True), Run("Yeni", italic=True), Run(" ad"), Run("[7]", note="7")))
    document = parse((heading, *lines_of("davam edir", "5.1. Mətn.")))
    article = document.root.children[0]
    assert (article.label, article.title, len(article.heading)) == ("Maddə 5.", "Yeni ad davam edir", 2)


def test_a_wholly_struck_article_keeps_its_name() -> None:
    article = parse((Line((Run("Maddə 5. Köhnə ad", struck=True),)),)).root.children[0]
    assert (article.kind, article.title) == (Kind.ARTICLE, "Köhnə ad")


def test_the_body_is_not_swallowed_by_the_title() -> None:
    law = parse(lines_of("Maddə 1. Qanunda “köhnə” sözü “yeni” sözü ilə əvəz edilsin.", "Maddə 2. Ad", "Bu maddənin mətni budur."))
    first, second = law.root.children
    assert (first.title, len(first.content)) == ("", 1)
    assert (second.title, len(second.heading), len(second.children)) == ("Ad", 1, 1)


def test_out_of_sequence_is_reported_with_the_reason() -> None:
    document = parse(lines_of("Maddə 1. Bir", "Maddə 9. Köhnə", "Maddə 2. İki", "Maddə 3. Üç"))
    assert [(item.where, item.reason) for item in document.unparsed] == [("line 2", "an article heading out of sequence: kept as text")]


def test_equal_numbers_get_a_suffix_and_are_reported() -> None:
    document = parse(lines_of("Maddə 1. Köhnə", "Maddə 1. Yeni", "Maddə 2. İki"))
    assert tree(document) == ["art_1", "art_1_2", "art_2"]
    assert [item.where for item in document.unparsed] == ["art_1_2"]


def test_notes_are_grouped_by_their_numbers() -> None:
    notes = tuple(
        Line((Run(text),), role=Role.NOTE, note=number) for text, number in (("[1] a", "1"), ("b", "1"), ("[2] c", "2"), ("KMQ d", "KMQ"))
    )
    document = parse((*lines_of("Maddə 1. Ad"), *notes))
    assert [(note.number, len(note.lines)) for note in document.notes] == [("1", 2), ("2", 1), ("KMQ", 1)]


def test_tables_stay_tables() -> None:
    row = Line((), cells=(Cell((Run("1."),)), Cell((Run("Maddə 2. Ad"),))), table=1)
    other = Line((), cells=(Cell((Run("a)"),)),), table=2)
    document = parse((*lines_of("Maddə 1. Ad", "1.1. Cədvəl:"), row, row, other))
    tables = [element for element in document.root.walk() if element.kind is Kind.TABLE]
    assert [(table.eid, len(table.content)) for table in tables] == [("art_1__para_1.1__table_1", 2), ("art_1__para_1.1__table_2", 1)]


def test_roles_make_the_tree_of_an_eu_act() -> None:
    told = [
        ("Regulation of the sample", Role.TITLE),
        ("Having regard to nothing,", Role.PREAMBLE),
        ("(1) First reason.", Role.RECITAL),
        ("(2) Second reason.", Role.RECITAL),
        ("CHAPTER I", Role.CHAPTER),
        ("General", Role.HEADING),
        ("Section 1", Role.SECTION),
        ("Article 1", Role.ARTICLE),
        ("Scope", Role.HEADING),
        ("1. Text:", Role.PARAGRAPH),
        ("(a) one;", Role.POINT),
        ("(i) deep;", Role.SUBPOINT),
        ("(b) two.", Role.POINT),
        ("Closing words.", Role.TEXT),
        ("ANNEX I", Role.ANNEX),
        ("List", Role.HEADING),
        ("1. Item.", Role.POINT),
    ]
    document = parse(tuple(Line((Run(text),), role=role) for text, role in told))
    assert tree(document) == [
        "preface",
        "preamble",
        "  rec_1",
        "  rec_2",
        "chp_1",
        "  sec_1",
        "    art_1",
        "      art_1__para_1",
        "        art_1__para_1__point_a",
        "          art_1__para_1__point_a__subpoint_i",
        "        art_1__para_1__point_b",
        "        art_1__para_1__al_2",
        "att_1",
        "  att_1__point_1",
    ]
    assert document.root.children[-1].title == "List"


def test_the_stamp_of_an_annex_is_not_cut_by_the_signature() -> None:
    document = parse(lines_of(
        "Sınaq qərarı", "Sınaq Kabineti qərara alır:", "1. Qayda təsdiq edilsin (əlavə olunur).", "Azərbaycan Respublikasının Baş naziri",
        "Sınaq Sınaqzadə", "Bakı şəhəri, 3 may 2031-ci il", "№ 77", "Azərbaycan Respublikası Nazirlər Kabinetinin",
        "2031-ci il 3 may tarixli 77 nömrəli Qərarı ilə təsdiq edilmişdir", "Sınağın aparılması QAYDASI", "1. Ümumi müddəalar",
    ))  # fmt: skip
    annex = next(child for child in document.root.children if child.kind is Kind.ATTACHMENT)
    assert annex.heading[0].plain == "Azərbaycan Respublikası Nazirlər Kabinetinin"
    assert annex.title == "Sınağın aparılması QAYDASI"


def test_a_stamp_broken_within_a_name_is_no_label() -> None:
    document = parse(lines_of(
        "Sample decree", "1. The rules are approved.", "2. Nothing else.", "President of the Republic of Azerbaijan", "Baku, 3 May 2031",
        'Annex to the "Rules of the', 'Sample"', "LIST OF SAMPLES", "1. One.",
    ))  # fmt: skip
    annex = next(child for child in document.root.children if child.kind is Kind.ATTACHMENT)
    assert (annex.label, annex.title) == ("", "LIST OF SAMPLES")


def test_an_empty_act() -> None:
    assert parse(()).root.children == ()
