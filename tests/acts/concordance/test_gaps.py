"""Acts and amendments needed, over several concordances; the statement of conformity; everything of a comparison as JSON."""

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest

from acts.compare.model import Side
from acts.concordance.ageing import refresh
from acts.concordance.errors import ConcordanceError, NotFoundError
from acts.concordance.exporting import conformity, exported
from acts.concordance.gaps import COLUMNS, Answer, coverage, gaps, lines, standings
from acts.concordance.kept import PUBLIC, Kept, Role, Visibility
from acts.concordance.made import MadeConcordance
from acts.concordance.model import Decision, Degree, Provision
from acts.concordance.store import Comparisons
from tests.acts.concordance.test_rerun import FIRST, draft
from tests.acts.concordance.world import AYNUR, BAHAR, CEYHUN, DAY, LATER, NATIONAL, REFERENCE, Shelf, kept, made, told

PLANNED = Decision((), Degree.NONE, "no duty to tell", "Ministry", "a law on breaches", date(2032, 5, 1), "ceyhun")


@pytest.fixture
def one(store: Comparisons) -> Kept:
    """The second provision met in part, the fourth not at all with an act planned; the first and third only suggested."""
    one = kept(store)
    store.decide(one.uid, "art_2", Decision(("art_2",), Degree.PARTIAL, "no written form", reviewer="ceyhun"), AYNUR, 1)
    store.decide(one.uid, "r~art_4", PLANNED, BAHAR, 1)
    return one


def answers(store: Comparisons) -> dict[str, Answer]:
    return {found.provision.id: found.answer for found in standings(store, AYNUR)}


def test_what_is_needed(store: Comparisons, one: Kept) -> None:
    assert answers(store) == {"art_1": Answer.SUGGESTED, "art_2": Answer.PARTIAL, "art_3": Answer.SUGGESTED, "art_4": Answer.NONE}
    partial, missing = gaps(store, AYNUR)
    assert (partial.reference.uri, partial.chapter(), partial.measures[0].national) == (REFERENCE, "Fəsil 1", "Nümunə qanun, Maddə 2.")
    assert (missing.measures[0].decision, missing.measures[0].national, missing.measures[0].key) == (PLANNED, "", "r~art_4")


def test_nothing_said_and_nothing_suggested_is_open(store: Comparisons) -> None:
    kept(store)
    assert [(found.provision.id, found.answer, found.measures) for found in gaps(store, AYNUR)] == [("art_4", Answer.OPEN, ())]


def listed(store: Comparisons, title: str, content: bytes) -> Kept:
    """A comparison with a list of clauses that was given as a file; all of them bear the same name."""
    held = made()
    given = replace(held.right, side=Side("siyahı"), name="siyahı.csv", content=content)
    return store.create(AYNUR, title, replace(held, right=given))


def test_lists_of_one_name_are_told_apart_by_what_they_hold(store: Comparisons) -> None:
    one, again, other = (listed(store, title, body) for title, body in (("A", b"1"), ("B", b"1"), ("C", b"2")))
    names = [(found.provision.id, found.uid) for found in gaps(store, AYNUR)]
    assert names == [("art_4", one.uid), ("art_4", other.uid)]
    first, second = dict.fromkeys(found.reference for found in standings(store, AYNUR))
    assert [(found.title, found.citation, found.name) for found in (first, second)] == [
        ("siyahı", "A", one.side(Role.RIGHT).sha256), ("siyahı", "C", other.side(Role.RIGHT).sha256)]
    assert {found.reference for found in standings(store, AYNUR, second.name)} == {second}
    assert len(coverage(standings(store, AYNUR))) == 2 * len(coverage(standings(store, AYNUR, uid=again.uid)))


def test_another_act_may_carry_out_what_the_first_does_not(store: Comparisons, one: Kept) -> None:
    other = kept(store, Visibility.PUBLISHED)
    store.decide(other.uid, "art_4", Decision(("art_4",), Degree.FULL), AYNUR, 1)
    assert [found.provision.id for found in gaps(store, AYNUR)] == ["art_2"]
    (fourth,) = (found for found in standings(store, AYNUR) if found.provision.id == "art_4")
    assert [(measure.uid, measure.answer) for measure in fourth.measures] == [(one.uid, Answer.NONE), (other.uid, Answer.FULL)]
    store.decide(one.uid, "art_1", Decision(("art_4",), Degree.PARTIAL), AYNUR, 1)
    (fourth,) = (found for found in standings(store, AYNUR, uid=one.uid) if found.provision.id == "art_4")
    assert [(measure.key, measure.answer) for measure in fourth.measures] == [("art_1", Answer.PARTIAL)]


def test_only_what_one_may_read_counts(store: Comparisons, one: Kept) -> None:
    assert standings(store, CEYHUN) == ()
    assert standings(store, PUBLIC) == ()
    assert standings(store, BAHAR, uri="/akn/un/none") == ()
    with pytest.raises(NotFoundError):
        standings(store, CEYHUN, uid=one.uid)


@pytest.mark.parametrize(("said", "answer"), [
    (Decision(("art_4",), Degree.FULL), Answer.FULL), (Decision(("art_4",), Degree.EXCEEDS), Answer.EXCEEDS),
    (Decision(("art_4",)), Answer.ANSWERED), (Decision(("art_4",), Degree.NONE), Answer.NONE),
    (Decision(("art_4",), Degree.NOT_APPLICABLE), Answer.NOT_APPLICABLE),
])  # fmt: skip
def test_every_degree_is_an_answer(store: Comparisons, said: Decision, answer: Answer) -> None:
    one = kept(store)
    store.decide(one.uid, "art_4", said, AYNUR, 1)
    assert answers(store)["art_4"] is answer


def test_of_an_article_cut_into_parts_the_parts_count(store: Comparisons) -> None:
    whole = made()
    parts = tuple(Provision(f"art_4__para_{n}", f"4.{n}", "", f"Part {n} of four.", "art_4", ("Fəsil 2",)) for n in (1, 2))
    one = store.create(AYNUR, "t", replace(whole, rights=(*whole.rights, *parts)))
    assert [found.provision.id for found in gaps(store, AYNUR)] == ["art_4__para_1", "art_4__para_2"]
    assert store.progress(one.uid, AYNUR).open_right == 2
    store.decide(one.uid, "art_3", Decision(("art_4__para_2",), Degree.FULL), AYNUR, 1)
    assert [found.provision.id for found in gaps(store, AYNUR)] == ["art_3", "art_4__para_1"]
    store.decide(one.uid, "art_1", Decision(("art_4",), Degree.PARTIAL), AYNUR, 1)
    assert {found.provision.id: found.answer for found in gaps(store, AYNUR)}["art_4__para_1"] is Answer.PARTIAL


def test_coverage_as_numbers(store: Comparisons, one: Kept) -> None:
    first, second = coverage(standings(store, AYNUR))
    assert (first.title, first.provisions, first.share, first.count(Answer.PARTIAL)) == ("Fəsil 1", 2, 0.0, 1)
    store.decide(one.uid, "art_3", Decision(("art_3",), Degree.FULL), AYNUR, 1)
    store.decide(one.uid, "r~art_4", Decision((), Degree.NOT_APPLICABLE), AYNUR, 2)
    first, second = coverage(standings(store, AYNUR))
    assert (second.title, second.provisions, second.share) == ("Fəsil 2", 2, 1.0)
    assert sum(many for _, many in second.counts) == second.provisions
    assert tuple(answer for answer, _ in second.counts) == tuple(Answer)


def test_lines_for_a_table(store: Comparisons, acts: Shelf, one: Kept) -> None:
    acts.reword(NATIONAL, art_2="Başqa mətn.")
    refresh(store.engine, LATER, acts)
    other = store.create(AYNUR, "Other", MadeConcordance(made().left, replace(made().right, side=replace(made().right.side, uri="/akn/x",
                         title="Another sample")), made().lefts, made().rights[:1], (told("art_1"),)))  # fmt: skip
    written = io.StringIO()
    csv.writer(written).writerows((COLUMNS, *lines(gaps(store, AYNUR))))
    read = list(csv.DictReader(io.StringIO(written.getvalue())))
    assert [(row["reference"], row["provision"], row["answer"], row["recheck"]) for row in read] == [
        ("Sample convention", "Maddə 2.", "partial", "yes"), ("Sample convention", "Maddə 4.", "none", ""),
        ("Another sample", "Maddə 1.", "open", ""),
    ]  # fmt: skip
    assert (read[1]["planned_act"], read[1]["planned_day"], read[1]["body"], read[1]["row"]) == (
        "a law on breaches", "2032-05-01", "Ministry", "r~art_4",
    )  # fmt: skip
    assert (read[2]["comparison"], other.uid in {row["comparison"] for row in read}) == ("", False)


def test_the_statement_of_conformity(store: Comparisons, one: Kept) -> None:
    statement = conformity(store, one.uid, AYNUR, DAY)
    assert {answer: many for answer, many in statement.rights if many} == {Answer.SUGGESTED: 2, Answer.PARTIAL: 1, Answer.NONE: 1}
    assert {degree: many for degree, many in statement.lefts if many} == {Degree.PARTIAL: 1}
    assert (statement.open_rows, statement.recheck, statement.final) == (3, 0, False)
    assert (statement.signatories, statement.reviewers, statement.bodies) == (("aynur", "bahar"), ("ceyhun",), ("Ministry",))
    for key in ("art_1", "art_3", "art_4"):
        store.confirm(one.uid, key, AYNUR, 1)
    assert conformity(store, one.uid, AYNUR, DAY).final
    other = store.create(AYNUR, "t", draft(*FIRST))
    with pytest.raises(ConcordanceError, match="expected a concordance"):
        conformity(store, other.uid, AYNUR, DAY)


def test_everything_as_json(store: Comparisons, one: Kept) -> None:
    store.comment(one.uid, "art_2", "bax", BAHAR)
    value = json.loads(json.dumps(exported(store, one.uid, AYNUR)))
    rows = {row["key"]: row for row in value["rows"]}
    assert rows["art_2"]["suggestion"]["chosen"] == ["art_2"]
    assert rows["art_2"]["status"]["decision"]["degree"] == "partial"
    assert rows["art_3"]["status"]["decision"] is None
    assert rows["r~art_4"]["status"]["decision"]["planned_day"] == "2032-05-01"
    assert rows["art_2"]["relation"] == "1:1"
    assert (len(value["provisions"]), len(value["reverse"]), len(value["history"]), value["comments"][0]["text"]) == (8, 4, 3, "bax")
    assert value["comparison"]["visibility"] == "team"
    other = store.create(AYNUR, "t", draft(*FIRST))
    value = json.loads(json.dumps(exported(store, other.uid, AYNUR)))
    assert [row["compared"]["fate"] for row in value["rows"]] == ["changed", "added", "changed"]
