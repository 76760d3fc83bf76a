"""Rendering of the tree: nothing lost, anchors right, our elements only."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acts.model import Document, Element, Kind, Line, Note, Role, Run
from tests.web.act.reading import lines_in, parsed, shown_text, words
from tests.web.act.sample import DOCUMENT, alinea, article, line, paragraph
from web.render.body import removed_places, render
from web.render.inline import inline
from web.render.model import Citing, Link, Setting
from web.render.notes import unmarked


def test_every_line_is_shown_in_its_order() -> None:
    text, at = shown_text(render(DOCUMENT, Setting())), 0
    for shown in lines_in(DOCUMENT):
        at = text.index(words(shown.text.replace("\t", "")), at)


def test_every_note_is_shown_once_without_its_mark_twice() -> None:
    root = parsed(render(DOCUMENT, Setting()))
    for note in DOCUMENT.notes:
        found = root.xpath(f'//*[@id="n.{note.number}"]')
        assert len(found) == 1
        assert words("".join(line.plain for line in unmarked(note))) in words(found[0].text_content())


def test_anchors_are_the_eids_and_unique() -> None:
    ids = parsed(render(DOCUMENT, Setting())).xpath("//@id")
    eids = [element.eid for element in DOCUMENT.root.walk() if element.eid]
    assert [i for i in ids if not i.startswith("n.")] == eids
    assert len(ids) == len(set(ids))


def test_a_prefix_goes_before_every_anchor_and_every_address() -> None:
    root = parsed(render(DOCUMENT, Setting(prefix="eng.")))
    assert all(i.startswith("eng.") for i in root.xpath("//@id"))
    assert all(href.startswith("#eng.") for href in root.xpath("//@href"))


def test_internal_addresses_lead_to_anchors() -> None:
    root = parsed(render(DOCUMENT, Setting()))
    assert {href[1:] for href in root.xpath("//@href")} <= set(root.xpath("//@id"))


def test_a_number_stands_in_a_column_of_its_own_and_is_its_address() -> None:
    label = parsed(render(DOCUMENT, Setting())).xpath('//*[@id="art_2__para_2.1"]/*/p/a[@class="label"]')[0]
    assert (label.text_content().strip(), label.get("href")) == ("2.1.", "#art_2__para_2.1")


def test_headings_step_down_with_the_structure() -> None:
    root = parsed(render(DOCUMENT, Setting()))
    assert [heading.tag for heading in root.xpath("//h2|//h3|//h4|//h5|//h6")] == ["h2", "h3", "h3", "h3", "h2"]


def test_removed_text_is_marked_and_counted() -> None:
    html = render(DOCUMENT, Setting())
    assert removed_places(DOCUMENT.root) == 2
    assert html.count('<span class="cut') == 2
    assert "<i>yeni qayda ilə</i>" in html


def test_old_wordings_in_notes_are_quoted_not_struck() -> None:
    note = parsed(render(DOCUMENT, Setting())).xpath('//*[@id="n.2"]')[0]
    assert [p.text_content() for p in note.xpath('p[@class="old"]')] == ["Yazı kağızda aparılır."]
    assert not note.xpath(".//del")


def test_a_note_stands_before_the_paragraph_that_first_refers_to_it() -> None:
    root = parsed(render(DOCUMENT, Setting()))
    (row,) = root.xpath('//*[@class="noted"][.//*[@id="n.2"]]')
    assert row.getparent().get("id") == "art_2__para_2.1"
    assert [c.get("class") for c in row] == ["beside", "lab"]


def test_notes_nothing_refers_to_come_last_closed() -> None:
    (rest,) = parsed(render(DOCUMENT, Setting())).xpath('//details[@class="rest"]')
    assert rest.get("open") is None
    assert rest.xpath(".//@id") == ["n.4"]


def test_tables_are_tables_in_a_region_that_can_be_scrolled_by_keyboard() -> None:
    (region,) = parsed(render(DOCUMENT, Setting())).xpath('//*[@role="region"]')
    assert region.get("tabindex") == "0"
    assert region.get("aria-label")
    assert [th.get("colspan") for th in region.xpath(".//th")] == [None, "2"]
    assert len(region.xpath(".//td[2]/br")) == 1


def test_one_article_brings_only_its_own_notes() -> None:
    element = next(e for e in DOCUMENT.root.walk() if e.eid == "art_2")
    ids = parsed(render(DOCUMENT, Setting(), element)).xpath("//@id")
    assert [i for i in ids if i.startswith("n.")] == ["n.3", "n.2"]
    assert "art_1" not in ids


def test_who_cites_an_article_stands_at_its_heading() -> None:
    citing = {
        "art_2": (
            Citing("Birinci akt", "/az/a#art_1", "Maddə 1"),
            Citing("Birinci akt", "/az/a#art_2", "Maddə 2"),
            Citing("İkinci akt", "/az/b"),
        )
    }
    (box,) = parsed(render(DOCUMENT, Setting(citing=citing))).xpath('//*[@id="art_2"]//details[@class="cites"]')
    assert box.xpath("summary/text()") == ["2 acts cite it"]
    assert box.xpath(".//@href") == ["/az/a#art_1", "/az/a#art_2", "/az/b"]


LINKED = paragraph("1.1", Run("birinci "), Run("ikinci", struck=True), Run("[7]", note="7"), Run(" üçüncü"))


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        (5, 12, ["birinci"]),
        (5, 15, ["birinci ik"]),
        (13, 26, ["ikinci", " üçüncü"]),
        (0, 4, []),
        (2, 12, ["birinci"]),
    ],
)
def test_links_cover_their_characters_and_hold_no_note(start: int, end: int, shown: list[str]) -> None:
    links = {("para_1.1", 0): (Link(start, end, "#x"),)}
    document = Document(Element(Kind.ACT, children=(LINKED,)), (Note("7", (line("[7] qeyd"),)),))
    root = parsed(render(document, Setting(links=links)))
    assert [link.text_content() for link in root.xpath('//a[@class="ref"]')] == shown
    assert not root.xpath("//a//a")


def test_a_reference_to_what_is_not_held_says_what_was_looked_for() -> None:
    links = {("para_1.1", 0): (Link(5, 12, "", 'Axtarıldı: "X"'),)}
    root = parsed(render(Document(Element(Kind.ACT, children=(LINKED,))), Setting(links=links)))
    assert [(e.tag, e.get("title")) for e in root.xpath('//*[contains(@class, "lost")]')] == [("span", 'Axtarıldı: "X"')]


HOSTILE = st.text(alphabet=st.sampled_from("<>\"'&/= \n\tscriptonload:javə§\x00\u202e"), max_size=40) | st.text(max_size=30)
RUNS = st.builds(Run, HOSTILE, struck=st.booleans(), italic=st.booleans(), bold=st.booleans(), note=st.none() | HOSTILE)


@given(st.lists(RUNS, max_size=6), HOSTILE, HOSTILE, st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=3))
def test_nothing_of_a_source_becomes_markup(runs: list[Run], label: str, eid: str, places: list[tuple[int, int]]) -> None:
    own = Line((Run(label), *runs))
    element = Element(Kind.ARTICLE, eid, None, label, label, (own,), (own,), (Element(Kind.POINT, eid + "_", None, label, "", (), (own,)),))
    ordered = sorted(places)
    links = tuple(Link(s, s + n, "", label) for i, (s, n) in enumerate(ordered) if i == 0 or s >= sum(ordered[i - 1]))
    notes = tuple(Note(run.note, (own,)) for run in runs if run.note)
    html = render(Document(Element(Kind.ACT, children=(element,)), notes), Setting(links={(eid, 0): links, (eid, 1): links}))
    allowed = {"div", "section", "h2", "p", "a", "span", "sup", "b", "i", "del", "br", "details", "summary"}
    names = {"class", "id", "href", "title", "aria-label", "aria-hidden", "tabindex"}
    if "\x00" in html:
        html = html.replace("\x00", "")
    for node in parsed("".join(c for c in html if c.isprintable() or c in "\n\t")).iter():
        assert node.tag in allowed
        assert set(node.keys()) <= names
        assert node.get("href", "#").startswith("#")


@given(st.lists(RUNS, max_size=8))
def test_no_character_of_a_line_is_lost(runs: list[Run]) -> None:
    own = Line(tuple(replace(run, text="".join(c for c in run.text if c.isprintable()), note=None) for run in runs))
    document = Document(Element(Kind.ACT, children=(Element(Kind.ALINEA, "al_1", content=(own,)),)))
    assert shown_text(render(document, Setting())) == words(own.text)


def test_an_article_of_an_english_act_is_named_as_it_names_itself() -> None:
    html = render(Document(Element(Kind.ACT, children=(article("9", "Son"),))), Setting())
    assert 'aria-label="Address of Maddə 9."' in html


def test_a_mark_whose_note_is_not_there_is_no_link() -> None:
    root = Element(Kind.ACT, children=(article("1", "Uçot", alinea(1, Run("Uçot aparılır."), Run("[7]", note="7"))),))
    html = parsed(render(Document(root, ()), Setting()))
    assert html.xpath("string(//sup)") == "[7]"
    assert not html.xpath('//a[@class="nref"]')


def test_a_note_in_a_list_within_the_text_is_reached_there() -> None:
    listed = tuple(line("", *runs, role=Role.NOTE, note="KMQ1") for runs in ((Run("KMQ1", note="KMQ1"), Run(" Qərar")), (Run("davamı"),)))
    text = article("1", "Uçot", alinea(1, Run("Uçot aparılır."), Run("KMQ1", note="KMQ1")))
    html = parsed(render(Document(Element(Kind.ACT, children=(text, Element(Kind.NOTES, "notes_1", content=listed))), ()), Setting()))
    assert html.xpath('//a[@class="nref"]/@href') == ["#n.KMQ1"]
    assert html.xpath('string(//*[@id="n.KMQ1"])') == "KMQ1 Qərar"


@pytest.mark.parametrize(("following", "mark"), [(" söz", "cut"), ("söz", "cut gap"), (", söz", "cut"), ("", "cut")])
def test_a_removed_stretch_keeps_clear_of_the_words_that_replaced_it(following: str, mark: str) -> None:
    runs = (Run("Bir "), Run("köhnə", struck=True), Run(following, italic=True))
    assert f'<span class="{mark}"></span><del>köhnə</del>' in inline(runs)
