"""Contents, two languages beside, plain text, citations, and pages kept ready."""

from datetime import date

import pytest

from acts.frbr import Language, Level, Work
from acts.held import HeldReference
from acts.model import Document, Element, Kind
from acts.references.model import ActCitation
from tests.web.act.reading import parsed
from tests.web.act.sample import DOCUMENT, ENGLISH, article, line, paragraph
from web.acts_view_cache import PageCache, ready
from web.acts_view_links import links
from web.render.beside import pairs, render_beside
from web.render.citation import citation
from web.render.contents import entries, render_contents, trimmed
from web.render.model import Setting, Text
from web.render.plain import plain_text


def test_contents_are_the_headed_units_nested() -> None:
    root = parsed(render_contents(entries(DOCUMENT.root), lambda entry: f"#{entry.eid}"))
    assert root.xpath("//a/@href") == ["#chp_1", "#art_1", "#art_2", "#art_3", "#att_1"]
    assert root.xpath("//ol/li/details/ol/li/a/@href") == ["#art_1", "#art_2", "#art_3"]


def test_acts_without_articles_have_their_points_as_contents() -> None:
    points = tuple(paragraph(str(n)) for n in (1, 2))
    document = Document(Element(Kind.ACT, children=(*points, Element(Kind.SIGNATURE, "conclusions", content=(line("İmza"),)))))
    assert [entry.eid for entry in entries(document.root)] == ["para_1", "para_2"]


def test_annexes_follow_the_points_at_the_top() -> None:
    points = (Element(Kind.POINT, f"point_{n}", None, f"{n}.", content=(line(f"{n}. Qayda təsdiq edilsin."),)) for n in (1, 2))
    annex = Element(Kind.ATTACHMENT, "att_1", None, "Əlavə 1", "Sınaq cədvəli")
    root = Element(Kind.ACT, children=(*points, annex))
    assert [entry.eid for entry in entries(root)] == ["point_1", "point_2", "att_1"]


def test_long_contents_are_folded_short_ones_open() -> None:
    chapter = Element(Kind.CHAPTER, "chp_1", None, "I fəsil", "", (line("I fəsil"),), (), tuple(article(str(n), "x") for n in range(80)))
    folded = render_contents(entries(Element(Kind.ACT, children=(chapter,))), lambda entry: "#")
    assert not parsed(folded).xpath("//details[@open]")
    assert parsed(render_contents(entries(DOCUMENT.root), lambda entry: "#")).xpath("//details[@open]")


def test_contents_for_one_article_keep_its_branch_only() -> None:
    other = Element(Kind.CHAPTER, "chp_2", None, "II fəsil", "", (line("II fəsil"),), (), (article("9", "x"),))
    found = trimmed(entries(Element(Kind.ACT, children=(*DOCUMENT.root.children, other))), "art_2")
    assert [e.eid for root in found for e in root.walk()] == ["chp_1", "art_1", "art_2", "art_3", "att_1", "chp_2"]


def test_two_languages_align_by_eid_and_what_one_lacks_is_said() -> None:
    rows = [(p.left.eid if p.left else "", p.right.eid if p.right else "") for p in pairs(DOCUMENT, ENGLISH)]
    assert ("chp_1", "chp_1") in rows
    assert ("art_1", "art_1") in rows
    assert rows.index(("", "art_2-1")) == rows.index(("art_1", "art_1")) + 1
    assert ("art_2", "") in rows


def test_nothing_of_either_language_is_lost_beside_each_other() -> None:
    html = render_beside(Text(DOCUMENT), Text(ENGLISH, Setting(prefix="eng.")), ("az", "en"), ("yoxdur", "none held"))
    root = parsed(html)
    expected = {e.eid for e in DOCUMENT.root.walk() if e.eid} | {f"eng.{e.eid}" for e in ENGLISH.root.walk() if e.eid}
    ids = root.xpath("//@id")
    assert expected <= set(ids)
    assert len(ids) == len(set(ids))
    assert {"n.1", "n.2", "n.3", "n.4"} <= set(ids)
    assert set(root.xpath('//p[@class="lacking"]/text()')) == {"yoxdur", "none held"}
    assert {p.get("lang") for p in root.xpath('//*[@class="half"][@lang]')} == {"az", "en"}


def test_plain_text_is_the_text_in_force() -> None:
    text = plain_text(DOCUMENT)
    assert "Uçot yeni qayda ilə aparılır." in " ".join(text.split())
    assert "köhnə" not in text
    assert "[2]" not in text
    assert "\n\nMaddə 3. Yekun\n" in text


def test_plain_text_marks_what_was_removed_when_asked() -> None:
    assert "⟦köhnə qayda ilə⟧" in plain_text(DOCUMENT, struck=True)


WORK = Work("/x", Level.LAW, "law", "Nümunə haqqında", "Milli Məclis", "77-NQ", date(2021, 3, 4))


@pytest.mark.parametrize(
    ("work", "azerbaijani", "english"),
    [
        (
            WORK,
            "“Nümunə haqqında” Azərbaycan Respublikasının 2021-ci il 4 mart tarixli 77-NQ nömrəli Qanunu",
            "Law of the Republic of Azerbaijan No. 77-NQ of 4 March 2021 “Nümunə haqqında”",
        ),
        (
            Work("/x", Level.LAW, "code", "Nümunə Məcəlləsi", "Milli Məclis", "9-NQ", date(2010, 1, 30)),
            "Nümunə Məcəlləsi, 30 yanvar 2010-cu il, № 9-NQ",
            "Nümunə Məcəlləsi, 30 January 2010, No. 9-NQ",
        ),
        (
            Work("/x", Level.MINISTRY, "ministry-act", "Nümunə təlimatı", "Nümunə Nazirliyi", "5", date(2006, 6, 3)),
            "Nümunə təlimatı, Nümunə Nazirliyi, 3 iyun 2006-cı il, № 5",
            "Nümunə təlimatı, Nümunə Nazirliyi, 3 June 2006, No. 5",
        ),
        (
            Work("/x", Level.REFERENCE, "regulation", "Sample Regulation", number="2016/1", celex="32016R0001"),
            "Sample Regulation, CELEX 32016R0001",
            "Sample Regulation, CELEX 32016R0001",
        ),
    ],
)
def test_citations_are_a_lawyers_lines(work: Work, azerbaijani: str, english: str) -> None:
    assert citation(work, work.title, Language.AZE) == azerbaijani
    assert citation(work, work.title, Language.ENG) == english
    assert citation(work, work.title, Language.AZE, "maddə 5") == f"{azerbaijani}, maddə 5"


def test_a_page_is_made_once_and_the_oldest_gives_way() -> None:
    made: list[str] = []
    page = "x" * 1000
    cache = PageCache(limit=2 * ready(page).weight + 10)

    def get(key: str) -> None:
        cache.get(key, lambda: made.append(key) or page)  # type: ignore[func-returns-value]

    for key in ("a", "b", "a", "c", "a", "b"):
        get(key)
    assert made == ["a", "b", "c", "b"]
    assert cache.weight <= cache.limit


def test_a_page_larger_than_the_cache_is_not_kept() -> None:
    cache = PageCache(limit=10)
    assert cache.get("a", lambda: "y" * 500).body == b"y" * 500
    assert cache.weight == 0


@pytest.mark.parametrize(
    ("eid", "href"),
    [("art_2", "/x#art_2"), ("art_2__point_11", "/x#art_2"), ("att_2", "/x"), ("", "/x")],
    ids=["held", "around", "none", "act"],
)
def test_a_reference_to_another_act_leads_to_a_place_its_page_has(eid: str, href: str) -> None:
    reference = HeldReference("art_1", 0, 0, 5, "sözlər", "/other", eid, "", ActCitation())
    made = links([reference], "/own", frozenset({"art_1"}), {"/other": frozenset({"art_2"})}, lambda uri: "/x", lambda unit: f"#{unit}")
    assert [link.href for link in made["art_1", 0]] == [href]
