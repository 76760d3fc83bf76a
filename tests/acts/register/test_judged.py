"""What a citation meant on a day: which edition, whether it stood, what took its place, who took it over here."""

from datetime import date

import pytest

from acts.register.model import Meaning, Standing
from classifiers.errors import ClassifiersError
from tests.acts.register.world import DEVICES, IN_2019, NEW, TODAY, World, edition

CASES = (
    # words, day, how it stood, edition meant, since, successor
    ("ISO/IEC 99001:2011", date(2013, 1, 1), "in_force", "ISO/IEC 99001:2011", "", ""),
    ("ISO/IEC 99001:2011", date(2017, 5, 9), "in_force", "ISO/IEC 99001:2011", "", ""),
    ("ISO/IEC 99001:2011", date(2017, 5, 10), "withdrawn", "ISO/IEC 99001:2011", "2017-05-10", "ISO/IEC 99001:2017"),
    ("ISO/IEC 99001:2011", IN_2019, "withdrawn", "ISO/IEC 99001:2011", "2017-05-10", "ISO/IEC 99001:2017"),
    ("ISO/IEC 99001:2011", TODAY, "withdrawn", "ISO/IEC 99001:2011", "2017-05-10", "ISO/IEC 99001:2025"),
    ("ISO/IEC 99025", date(2013, 1, 1), "in_force", "ISO/IEC 99025:2010", "", ""),
    ("ISO/IEC 99025", IN_2019, "adoption_behind", "ISO/IEC 99025:2018", "", ""),
    ("ISO/IEC 99777:2003", IN_2019, "unknown", "", "", ""),
)  # fmt: skip


def meant(world: World, words: str, day: date) -> Meaning:
    return next(one.meaning for one in world.register.cited_on(DEVICES, day) if one.citation.cited.words == words)


@pytest.mark.parametrize(("words", "day", "standing", "reference", "since", "successor"), CASES)
def test_a_citation_is_judged_as_of_the_day(
    world: World, words: str, day: date, standing: str, reference: str, since: str, successor: str
) -> None:
    meaning = meant(world, words, day)
    assert (meaning.problem or meaning.standing.value, meaning.since_text) == (standing, since)
    assert [each.reference if each else "" for each in (meaning.edition, meaning.successor)] == [reference, successor]


def test_an_undated_citation_is_told_from_a_dated_one(world: World) -> None:
    assert meant(world, "ISO/IEC 99001:2011", IN_2019).dated
    assert not meant(world, "ISO/IEC 99025", IN_2019).dated


def test_the_national_edition_is_shown_with_the_edition_it_took_over(world: World) -> None:
    then, later = (meant(world, "ISO/IEC 99025", day).adoptions for day in (date(2013, 1, 1), IN_2019))
    assert [(one.edition.reference, one.exactly) for one in then] == [("AZS ISO/IEC 99025:2012", True)]
    assert [(one.edition.reference, one.exactly) for one in later] == [("AZS ISO/IEC 99025:2012", False)]


def test_before_the_national_edition_there_was_none(world: World) -> None:
    assert meant(world, "ISO/IEC 99025", date(2012, 11, 30)).adoptions == ()


def test_what_counts_as_in_force_for_want_of_news_says_so(world: World) -> None:
    assert meant(world, "ISO/IEC 99025", IN_2019).assumed
    assert not meant(world, "ISO/IEC 99001:2011", IN_2019).assumed


def test_citations_follow_the_history_of_the_act(world: World) -> None:
    found = {one.cited.words: (one.cited.since, one.cited.until) for one in world.register.citations(DEVICES)}
    assert found["ISO/IEC 99050:2010"] == (None, date(2021, 5, 6))
    assert found["ISO/IEC 99050:2020"] == (date(2021, 5, 6), None)


def test_an_act_cited_nothing_before_it_was_there(world: World) -> None:
    assert world.register.cited_on(DEVICES, date(2012, 2, 2)) == ()
    assert world.register.standing(date(2012, 2, 2)) == ()


def test_names_of_systems_and_film_speeds_are_no_citations(world: World) -> None:
    assert {one.cited.unit for one in world.register.citations(DEVICES)} == {"art_2", "art_3"}


def test_the_place_and_the_words_around_are_kept(world: World) -> None:
    cited = next(one.cited for one in world.register.citations(DEVICES) if one.cited.words == "ISO/IEC 99025")
    assert cited.label == "Maddə 2"
    assert cited.eid.startswith("art_2__")
    assert cited.before.endswith("Ölçmə ")
    assert cited.after.startswith(" standartına uyğun")


def test_lists_by_problem(world: World) -> None:
    kinds = {one.meaning.problem: one.citation.cited.words for one in world.register.problems(IN_2019)}
    assert kinds == {"withdrawn": "ISO/IEC 99001:2011", "adoption_behind": "ISO/IEC 99025", "unknown": "ISO/IEC 99777:2003"}
    assert [one.citation.cited.words for one in world.register.problems(IN_2019, "withdrawn")] == ["ISO/IEC 99001:2011"]


@pytest.mark.parametrize(("asked", "found"), [
    ("ISO/IEC 99001", {"ISO/IEC 99001:2011"}), ("İSO/MEK 99001:2011", {"ISO/IEC 99001:2011"}), ("ISO/IEC 99001:2017", set()),
    ("ISO/IEC 99025:2010", {"ISO/IEC 99025"}), ("ISO/IEC 99025", {"ISO/IEC 99025"}), ("ISO/IEC 9900", set()),
])  # fmt: skip
def test_lists_by_standard(world: World, asked: str, found: set[str]) -> None:
    assert {one.cited.words for one in world.register.citing(asked)} == found


def test_what_is_no_designation_is_refused(world: World) -> None:
    with pytest.raises(ClassifiersError, match="expected the designation of a standard"):
        world.register.citing("nə isə")


def test_the_standards_cited_are_listed_with_their_acts(world: World) -> None:
    assert world.register.standards()[0].standard == "ISO/IEC 99050"
    assert {one.acts for one in world.register.standards()} == {(DEVICES,)}
    assert (world.register.tally().citations, world.register.tally().acts) == (5, 1)


@pytest.mark.parametrize(("words", "standing"), [
    ("ISO/IEC 99700", Standing.SERIES), ("ISO/IEC 99700 series", Standing.SERIES), ("ISO/IEC 99700-1", Standing.IN_FORCE),
    ("ISO/IEC 99700-3", Standing.UNKNOWN), ("ISO/IEC 99001:2012", Standing.UNKNOWN_EDITION), ("ISO/IEC 99030:2040", Standing.NOT_YET),
    ("ISO/IEC 99030", Standing.NONE_IN_FORCE),
])  # fmt: skip
def test_what_no_single_edition_answers(empty: World, words: str, standing: Standing) -> None:
    empty.take(f"Nümunə qaydalar (nümunə)\n\nAZƏRBAYCAN RESPUBLİKASININ QANUNU\n\nMaddə 1. Tələb\n\n1.1. Qurğu {words} üzrə yoxlanır.\n\n"
               "Bakı şəhəri, 3 fevral 2012-ci il\n\n№ 72-XQ\n")  # fmt: skip
    empty.load(edition("99700-1:2010", "2010-01-01"), edition("99700-2:2010", "2010-01-01"), NEW, edition("99030:2040", "2040-01-01"))
    empty.refresh()
    found = empty.register.cited_on("/akn/az/act/law/2012-02-03/72-xq", TODAY)
    assert [one.meaning.standing for one in found] == [standing]
