"""The whole search: relaxing, grouping, paging, facets, suggestions."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifiers.glossary.model import Term
from search.documents import ActHeader
from search.engines.tantivy import TantivyEngine
from search.hits import eid_of_clause
from search.model import FACETS, SearchPage, SearchQuery
from search.service import Search
from tests.search.world import PERSONAL, TEXTS, documents_of, fill, search_in


@pytest.fixture(scope="module")
def search(tmp_path_factory: pytest.TempPathFactory) -> Search:
    return search_in(tmp_path_factory.mktemp("index"))


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Search:
    """Thirty acts of ten provisions each; one act of four hundred."""
    engine = TantivyEngine(tmp_path_factory.mktemp("many"))
    engine.clear()
    for number, size in ((number, 400 if number == 7 else 10) for number in range(30)):
        uri = f"/akn/az/act/law/2030-01-01/{number}"
        status = "repealed" if number % 3 == 0 else "in_force"
        header = ActHeader(uri, f"{uri}/aze@", "aze", f"{number} nömrəli sənəd", f"{number}", "law", "Məclis", 2000 + number % 4, status)
        rows = tuple((str(row), "Çıraq" * (row % 2), f"çıraq {'şam ' * (row % 5)}") for row in range(size))
        engine.replace(header.expression, documents_of(header, rows))
    engine.commit()
    return Search(engine)


def marked(text: str, marks: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in marks]


def counts(page: SearchPage, facet: str) -> dict[str, int]:
    return {value.value: value.count for value in page.facets[facet]}


def test_a_page(search: Search) -> None:
    page = search.find(SearchQuery("şəxsi sirlərin qorunması"))
    group = page.groups[0]
    assert [word.surface for word in page.read_as] == ["şəxsi", "sirlərin", "qorunması"]
    assert (group.work_uri, group.act_title, group.number, group.level, group.status) == (
        PERSONAL.work_uri, PERSONAL.title, "100-NQ", "law", "in_force",
    )  # fmt: skip
    hit = group.hits[0]
    assert (hit.eid, hit.label, hit.context) == ("art_2", "Maddə 2.", "I fəsil. Ümumi")
    assert marked(hit.heading, hit.heading_marks) == ["Şəxsi", "sirlərin", "qorunması"]
    assert marked(hit.snippet, hit.snippet_marks) == ["Sirlər"]


def test_a_named_clause_is_jumped_to(search: Search) -> None:
    hit = search.find(SearchQuery("mülki məcəllə 12.3")).groups[0].hits[0]
    assert hit.eid == "art_12__para_12.3"
    assert hit.snippet.startswith("12.3. Adı dəyişmək")
    assert hit.id.endswith("#art_12")


def test_a_clause_that_is_not_there_opens_its_article(search: Search) -> None:
    assert search.find(SearchQuery("mülki məcəllə 12.9")).groups[0].hits[0].eid == "art_12"


@pytest.mark.parametrize(("text", "relaxed"), [
    ("mülki məcəllə 12", ""),
    ("açar bağlanması ləqəb", "any"), ("şəxsi sirlərin qorunması", "few"),
    ("dəft", "prefix"), ("sand", "prefix"),
])
def test_relaxing(search: Search, text: str, relaxed: str) -> None:
    page = search.find(SearchQuery(text))
    assert page.relaxed == relaxed
    assert page.groups


def test_what_nothing_wider_adds_to_is_shown_whole(search: Search) -> None:
    page = search.find(SearchQuery("kilidli sandıqda"))
    assert (page.relaxed, page.total_hits, page.total_acts) == ("", 1, 1)
    assert [hit.eid for group in page.groups for hit in group.hits] == ["art_2"]


@pytest.mark.parametrize(("clause", "eid"), [
    ("12.3", "art_12__para_12.3"), ("12.3.1", "art_12__para_12.3__point_12.3.1"),
    ("12.3.1.4", "art_12__para_12.3__point_12.3.1__subpoint_12.3.1.4"),
])
def test_the_eid_of_a_clause(clause: str, eid: str) -> None:
    assert eid_of_clause("art_12", clause) == eid


def test_beginnings_are_marked(search: Search) -> None:
    hit = search.find(SearchQuery("sand")).groups[0].hits[0]
    assert marked(hit.snippet, hit.snippet_marks) == ["sandıqda"]


def test_filters_are_dropped_last(search: Search) -> None:
    page = search.find(SearchQuery("ləqəb", {"level": ("cabinet",)}))
    assert (page.relaxed, page.total_acts) == ("filters", 1)
    assert [(value.value, value.count, value.chosen) for value in page.facets["level"]] == [("law", 1, False), ("cabinet", 0, True)]


def test_what_is_asked_of_every_word_is_not_loosened(search: Search) -> None:
    loosened = search.find(SearchQuery("şəxsi sirlərin qorunması"))
    strict = search.find(SearchQuery("şəxsi sirlərin qorunması", every=True))
    assert (strict.relaxed, strict.total_hits) == ("", loosened.with_all)
    assert 0 < strict.total_hits < loosened.total_hits


def test_an_export_gives_what_the_page_counts(search: Search) -> None:
    for text in ("möhür", "şəxsi sirlərin qorunması", "açar -qoruyur", "zzzz"):
        page = search.find(SearchQuery(text, size=100, provisions=100))
        exported = [one.document.id for one in search.export(SearchQuery(text), 1000)]
        assert len(exported) == page.total_hits
        assert set(exported) == {hit.id for group in page.groups for hit in group.hits}


def test_words_near_each_other_are_checked_in_the_texts(search: Search) -> None:
    near = search.find(SearchQuery("kilidli /s sandıqda"))
    assert [hit.eid for group in near.groups for hit in group.hits] == ["art_2"]
    assert near.whole
    assert sum(counts(near, "level").values()) == near.total_hits == 1


def test_why_a_provision_came(search: Search) -> None:
    page = search.find(SearchQuery("şəxsi sirlərin qorunması", explain=True))
    why = page.groups[0].hits[0].why
    assert {one.reason for one in why} <= {"exact", "folded", "stem"}
    assert sum(one.share for one in why) == pytest.approx(1, abs=0.01)
    assert {one.field for one in why} == {"title", "heading"}
    assert not search.find(SearchQuery("şəxsi")).groups[0].hits[0].why


def test_a_place_named_and_words_folded_are_told(search: Search) -> None:
    assert search.find(SearchQuery("mülki məcəllə 12", explain=True)).groups[0].hits[0].why[0].reason == "cited"
    assert {one.reason for one in search.find(SearchQuery("sexsi", explain=True)).groups[0].hits[0].why} == {"folded"}


def test_related_provisions(many: Search, search: Search) -> None:
    id_ = next(hit.id for group in search.find(SearchQuery("möhür")).groups for hit in group.hits if hit.id.endswith("50-nq/aze@#art_2"))
    page = search.related(id_)
    assert page.groups
    assert id_ not in {hit.id for group in page.groups for hit in group.hits}
    assert search.related("/akn/az/act/none/aze@#art_1").groups == ()


def test_names_of_acts_need_no_engine(tmp_path: Path) -> None:
    search = Search(TantivyEngine(tmp_path / "none"))
    assert [cited.clause for cited in search.jumps("mülki məcəllə 12.3")] == ["12.3"]
    assert search.jumps("sirlər") == ()


def test_an_edited_glossary_is_used_by_the_next_search(tmp_path: Path) -> None:
    terms: list[tuple[int, tuple[Term, ...]]] = [(1, ())]
    search = Search(fill(TantivyEngine(tmp_path)), terms=lambda: terms[-1])
    assert not search.find(SearchQuery("klüç")).groups
    terms.append((2, (Term("acar", "açar", "key", everyday=("klüç",)),)))
    assert search.find(SearchQuery("klüç")).groups


def test_numbers_are_suggested_as_people_write_them(tmp_path: Path) -> None:
    engine = fill(TantivyEngine(tmp_path))
    numbered = replace(documents_of(*TEXTS[2])[0], id="x#art_9", expression="x", body="Bax: 336-NİQ nömrəli sənəd.")
    engine.replace("x", [numbered])
    engine.commit()
    assert Search(engine).find(SearchQuery("332-NİQ")).suggestions == ("336-NİQ",)


def test_a_slip_gets_a_suggestion(search: Search) -> None:
    page = search.find(SearchQuery("şəxsi sirlarinn"))
    assert "sirlərin" in page.suggestions[0]
    assert search.find(SearchQuery(page.suggestions[0])).groups


def test_nothing_alike(search: Search) -> None:
    page = search.find(SearchQuery("zzzzqqqq"))
    assert (page.total_hits, page.groups, [word.surface for word in page.read_as]) == (0, (), ["zzzzqqqq"])


@pytest.mark.parametrize("text", ["", "   ", "-", "“”", "§ … !", "AND OR NOT", "a:b ^2 ~ (x", "\x00", "İ" * 50, "1" * 500, "ə" * 5000])
def test_any_text_is_a_query(search: Search, text: str) -> None:
    search.find(SearchQuery(text))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_no_text_breaks_it(search: Search, text: str) -> None:
    page = search.find(SearchQuery(text))
    for group in page.groups:
        for hit in group.hits:
            assert all(0 <= start < end <= len(hit.snippet) for start, end in hit.snippet_marks)
            assert all(0 <= start < end <= len(hit.heading) for start, end in hit.heading_marks)


def test_facets_count_provisions(search: Search) -> None:
    page = search.find(SearchQuery("möhür"))
    assert set(page.facets) == set(FACETS)
    assert (page.total_acts, page.total_hits) == (3, 5)
    assert counts(page, "level") == {"law": 3, "cabinet": 2}
    assert counts(page, "body") == {"Milli Məclis": 3, "Nazirlər Kabineti": 2}
    assert counts(page, "status") == {"in_force": 4, "repealed": 1}
    assert counts(page, "topic") == {"e-signature": 5, "standards": 2}
    assert list(counts(page, "year")) == ["2033", "2030", "1999"]
    assert counts(page, "language") == {"aze": 5}


@pytest.mark.parametrize("chosen", [
    {"level": ("law",)}, {"level": ("law", "cabinet")}, {"status": ("in_force",), "level": ("law",)}, {"topic": ("e-signature",)},
    {"year": ("2030", "1999"), "topic": ("e-signature",)}, {"language": ("aze",), "body": ("Milli Məclis",)},
])
def test_a_facets_count_is_what_choosing_it_gives(search: Search, chosen: dict[str, tuple[str, ...]]) -> None:
    page = search.find(SearchQuery("möhür", chosen))
    for facet in FACETS:
        for value in page.facets[facet]:
            others = {**chosen, facet: (value.value,)}
            assert search.find(SearchQuery("möhür", others)).total_hits == value.count
            assert value.chosen == (value.value in chosen.get(facet, ()))


def test_an_act_in_two_languages_counts_once(search: Search) -> None:
    page = search.find(SearchQuery("100-NQ"))
    assert (page.total_acts, page.total_hits) == (1, 5)
    assert counts(page, "language") == {"aze": 3, "eng": 2}
    assert counts(page, "level") == {"law": 5}
    only = search.find(SearchQuery("100-NQ", {"language": ("eng",)}))
    assert (only.total_acts, only.total_hits, only.groups[0].language) == (1, 2, "eng")
    assert len(only.groups[0].hits) + only.groups[0].more == 2


def pages(search: Search, query: SearchQuery) -> Iterator[SearchPage]:
    for number in range(1, 100):
        page = search.find(SearchQuery(query.text, query.filters, number, query.size))
        if not page.groups:
            return
        yield page


@pytest.mark.parametrize("size", [1, 4, 10, 50])
@pytest.mark.parametrize("filters", [{}, {"year": ("2001", "2003")}])
def test_pages_hold_every_act_once_in_one_order(many: Search, size: int, filters: dict[str, tuple[str, ...]]) -> None:
    turned = [group.work_uri for page in pages(many, SearchQuery("çıraq", filters, size=size)) for group in page.groups]
    whole = [group.work_uri for group in many.find(SearchQuery("çıraq", filters, size=100)).groups]
    assert turned == whole
    assert len(set(whole)) == len(whole) == (15 if filters else 30)


def test_groups_tell_how_many_more(many: Search) -> None:
    page = many.find(SearchQuery("çıraq", size=100))
    assert page.total_hits == 29 * 10 + 400
    assert sum(len(group.hits) + group.more for group in page.groups) == page.total_hits
    assert {group.more for group in page.groups} == {8, 398}


def test_pages_beyond_the_end_are_empty(many: Search) -> None:
    page = many.find(SearchQuery("çıraq", page=99))
    assert (page.groups, page.total_acts) == ((), 30)


def test_threads_may_search_together(tmp_path: Path) -> None:
    search = Search(fill(TantivyEngine(tmp_path / "index")))
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda _: search.find(SearchQuery("möhür personal")).total_hits, range(40)))
    assert len(set(found)) == 1
