"""Changes applied forward to a text: the sample world's true history, single orders, and what must never happen."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acts.history.apply import apply
from acts.history.grafting import lines_of
from acts.history.model import Change, Outcome, Timeline
from acts.history.places import numbered_on
from acts.history.view import text_on
from acts.modifications.model import (
    Action,
    ActKind,
    AmendingAct,
    Deletion,
    Insertion,
    Mention,
    MentionKind,
    Modification,
    Occurrence,
    Position,
    ProvisionInsertion,
    ProvisionReplacement,
    Renumbering,
    Repeal,
    Step,
    Substitution,
    Target,
    Unit,
)
from tests.acts.forward import sample

BEFORE, DAY, NEXT = date(2019, 12, 31), date(2020, 1, 1), date(2021, 1, 1)
TEXT = """Maddə 1. Rabitə
1.1. Rabitə vərəqlə qurulur. Xidmət pulludur, rabitəni qurur.
1.2. Operator:
1.2.1. rabitə xəttini çəkir;
1.2.2. hesabı otuz gün ərzində verir.
1.3. Mübahisəyə otuz gün və ya otuz iş günü ərzində baxılır.
Maddə 2. Qadağalar
Qadağandır:
a) xətti kəsmək;
b) hesabı gizlətmək.
Qeyd. Xətt hər hansı kabeldir.
Maddə 3. Son
3.1. Qanun dərc edilir."""


def order(target: str, action: Action, day: date | None = DAY) -> Change:
    steps = tuple(Step(Unit(word), number) for word, _, number in (step.partition("_") for step in target.split("/") if step))
    return Change(AmendingAct(ActKind.LAW, day, "7-XQD"), Modification(Target(steps), action), in_force=day)


def done(*changes: Change, text: str = TEXT) -> Timeline:
    return apply(Timeline(sample.document(text)), changes)


def rows(timeline: Timeline, day: date | None = DAY) -> list[str]:
    return sample.text_at(timeline, day).splitlines()


SECOND = Occurrence(which=(2,))
EVERY = Occurrence(all=True)
FORMS = Occurrence(all=True, inflected=True)


@pytest.mark.parametrize(("target", "action", "expected"), [
    ("art_1.2.1", Substitution("xəttini", "kabelini"), "1.2.1. rabitə kabelini çəkir;"),
    ("art_1.2.2", Substitution("otuz gün", "iyirmi gün"), "1.2.2. hesabı iyirmi gün ərzində verir."),
    ("art_1.1", Substitution("rabitə", "poçt", occurrence=FORMS), "1.1. Poçt vərəqlə qurulur. Xidmət pulludur, poçtu qurur."),
    ("art_1.1", Substitution("rabitə", "məlumatlılıq", occurrence=FORMS),
     "1.1. Məlumatlılıq vərəqlə qurulur. Xidmət pulludur, məlumatlılığı qurur."),
    ("art_1.1/sentence_2", Substitution("Xidmət", "Hər xidmət"), "1.1. Rabitə vərəqlə qurulur. Hər xidmət pulludur, rabitəni qurur."),
    ("art_1.1", Substitution("vərəq", "məlumatlılıq"), "1.1. Rabitə məlumatlılıqla qurulur. Xidmət pulludur, rabitəni qurur."),
    ("art_1.3", Substitution("otuz", "on", occurrence=SECOND), "1.3. Mübahisəyə otuz gün və ya on iş günü ərzində baxılır."),
    ("art_1.3", Substitution("otuz", "on", occurrence=EVERY), "1.3. Mübahisəyə on gün və ya on iş günü ərzində baxılır."),
    ("art_1.2.2", Substitution(".", ";", Position.END), "1.2.2. hesabı otuz gün ərzində verir;"),
    ("art_1.3", Deletion("və ya otuz iş günü"), "1.3. Mübahisəyə otuz gün ərzində baxılır."),
    ("art_1.1", Deletion(", rabitəni qurur"), "1.1. Rabitə vərəqlə qurulur. Xidmət pulludur."),
    ("art_1.2.1", Insertion("yeraltı", "rabitə", Position.AFTER), "1.2.1. rabitə yeraltı xəttini çəkir;"),
    ("art_1.2.1", Insertion("yeni", "rabitə", Position.BEFORE), "1.2.1. yeni rabitə xəttini çəkir;"),
    ("art_1.2.1", Insertion("və qoruyur", "", Position.END), "1.2.1. rabitə xəttini çəkir və qoruyur;"),
    ("art_1.2.1", Insertion("yeni", "", Position.START), "1.2.1. yeni rabitə xəttini çəkir;"),
    ("art_1.2.1", Insertion(", qoruyur", "çəkir", Position.AFTER), "1.2.1. rabitə xəttini çəkir, qoruyur;"),
    ("art_1.1", Insertion(", poçt", "rabitə", Position.AFTER, FORMS),
     "1.1. Rabitə, poçt vərəqlə qurulur. Xidmət pulludur, rabitəni, poçtu qurur."),
    ("art_2/text", ProvisionReplacement("2.1. Heç nə qadağan deyil."), "2.1. Heç nə qadağan deyil."),
    ("art_2/text", Renumbering(Target((Step(Unit.ARTICLE, "2.1"),))), "2.1. Qadağandır:"),
    ("art_2/note", Renumbering(Target((Step(Unit.ARTICLE, "2"), Step(Unit.NOTE), Step(Unit.POINT, "1")))),
     "Qeyd. 1. Xətt hər hansı kabeldir."),
    ("art_1.1", Insertion("(qonaq gəldiyi halda)", "rabitə", Position.AFTER, FORMS),
     "1.1. Rabitə (qonaq gəldiyi halda) vərəqlə qurulur. Xidmət pulludur, rabitəni (qonaq gəldiyi halda) qurur."),
    ("art_1/title", ProvisionReplacement("Poçt və rabitə"), "Maddə 1. Poçt və rabitə"),
    ("art_1.1/sentence_2", Repeal(), "1.1. Rabitə vərəqlə qurulur."),
    ("art_1.1/sentence_2", ProvisionReplacement("Xidmət pulsuzdur."), "1.1. Rabitə vərəqlə qurulur. Xidmət pulsuzdur."),
    ("art_3.1/sentence_?", ProvisionInsertion("Qanun qalır."), "3.1. Qanun dərc edilir. Qanun qalır."),
    ("art_3.1/sentence_1", ProvisionInsertion("Qanun qalır."), "3.1. Qanun qalır. Qanun dərc edilir."),
    ("art_3.1", ProvisionReplacement("Qanun qalır."), "3.1. Qanun qalır."),
    ("art_2/point_b", ProvisionReplacement("b) hesabı yandırmaq."), "b) hesabı yandırmaq."),
    ("art_2/para_1", ProvisionReplacement("Qəti qadağandır:"), "Qəti qadağandır:"),
    ("code/text", Substitution("xətti", "kabeli"), "a) kabeli kəsmək;"),
])
def test_an_order_does_what_it_says_and_the_day_before_nothing(target: str, action: Action, expected: str) -> None:
    timeline = done(order(target, action))
    left = "the words were left where they stand in another form, in another word or in a name: xəttini"
    assert [change.reason for change in timeline.changes] == [left if target == "code/text" else ""]
    assert expected in rows(timeline)
    assert rows(timeline, BEFORE) == TEXT.splitlines()


@pytest.mark.parametrize(("target", "text", "behind", "eid"), [
    ("art_1.2.3", "1.2.3. zəngi bağlayır.", "1.2.2.", "art_1__para_1.2__point_1.2.3"),
    ("art_1.2.1-1", "1.2.1-1. zəngi bağlayır.", "1.2.1.", "art_1__para_1.2__point_1.2.1-1"),
    ("art_1.4", "1.4. Yeni hissə:\n1.4.1. bir;\n1.4.2. iki.", "1.3.", "art_1__para_1.4"),
    ("art_2-1", "Maddə 2-1. Yeni\n2-1.1. Yeni hissə.", "Qeyd.", "art_2-1"),
    ("art_4", "Maddə 4. Yeni\n4.1. Yeni hissə.", "3.1.", "art_4"),
    ("art_2/point_c", "c) susmaq.", "b)", "art_2__point_c"),
    ("art_2/point_ç", "ç) susmaq.", "b)", "art_2__point_ç"),
    ("art_3.2", "Nömrəsiz çap olunmuş hissə.", "3.1.", "art_3__para_3.2"),
    ("art_3/note", "Qeyd. Yeni qeyd.", "3.1.", "art_3__remark_1"),
    ("art_2/para_2", "Yeni abzas.", "Qadağandır:", "art_2__al_2"),
])
def test_a_unit_stands_at_its_place_with_its_structure(target: str, text: str, behind: str, eid: str) -> None:
    timeline = done(order(target, ProvisionInsertion(text)))
    (change,) = timeline.changes
    assert (change.reason, change.eids[0]) == ("", eid)
    now = rows(timeline)
    place = next(at for at, row in enumerate(now) if row.startswith(behind))
    assert now[place + 1:place + 1 + text.count("\n") + 1] == text.splitlines()
    assert rows(timeline, BEFORE) == TEXT.splitlines()
    units = [element.eid for element in timeline.document.root.walk()]
    assert eid in units
    assert len(set(units)) == len(units)


def test_a_replaced_unit_keeps_the_units_whose_numbers_stay() -> None:
    timeline = done(order("art_1.2", ProvisionReplacement("1.2. Operator bunları edir:\n1.2.1. xətti çəkir;\n1.2.3. susur.")))
    assert rows(timeline)[2:5] == ["1.2. Operator bunları edir:", "1.2.1. xətti çəkir;", "1.2.3. susur."]
    assert rows(timeline, BEFORE) == TEXT.splitlines()
    assert set(timeline.changes[0].eids) >= {"art_1__para_1.2", "art_1__para_1.2__point_1.2.1", "art_1__para_1.2__point_1.2.3"}


def test_a_unit_repealed_and_put_in_again_keeps_both_wordings() -> None:
    again = order("art_1.2.2", ProvisionInsertion("1.2.2. susur."), NEXT)
    timeline = done(order("art_1.2.2", Repeal()), again)
    assert [change.reason for change in timeline.changes] == ["", ""]
    assert not any("1.2.2" in row for row in rows(timeline))
    assert rows(timeline, NEXT)[4] == "1.2.2. susur."


def test_renumbering_moves_the_number_and_what_comes_in_takes_the_place() -> None:
    moved = order("art_1.3", Renumbering(Target((Step(Unit.ARTICLE, "1.4"),))))
    timeline = done(order("art_1.3", ProvisionInsertion("1.3. Yeni hissə.")), moved)
    assert [change.reason for change in timeline.changes] == ["", ""]
    assert rows(timeline)[5:7] == ["1.3. Yeni hissə.", "1.4. Mübahisəyə otuz gün və ya otuz iş günü ərzində baxılır."]
    assert rows(timeline, BEFORE) == TEXT.splitlines()
    assert [(renaming.before, renaming.after) for renaming in timeline.renamings] == [("art_1__para_1.3", "art_1__para_1.4")]
    then = {element.eid: element.label for element in numbered_on(timeline, BEFORE, text_on(timeline, BEFORE)).root.walk()}
    now = {element.eid: element.label for element in numbered_on(timeline, DAY, text_on(timeline, DAY)).root.walk()}
    assert (then["art_1__para_1.3"], now["art_1__para_1.3"], now["art_1__para_1.4"]) == ("1.3.", "1.3.", "1.4.")
    assert "art_1__para_1.4" not in then


def test_the_whole_act_is_given_a_new_wording() -> None:
    text = "Maddə 1. Rabitə\n1.1. Hər şey yenidir.\nMaddə 4. Yeni\n4.1. Yeni hissə."
    timeline = done(order("code", ProvisionReplacement(text)))
    assert rows(timeline) == text.splitlines()
    assert rows(timeline, BEFORE) == TEXT.splitlines()


def test_articles_of_a_chapter_given_new_subdivisions_keep_their_addresses() -> None:
    text = "Fəsil 1\nBir\nMaddə 1. Bir\n1.1. Mətn.\nMaddə 2. İki\n2.1. Mətn.\nFəsil 2\nİki\nMaddə 3. Üç\n3.1. Mətn."
    new = "Fəsil 1\nBir\n§ 1. Ümumi\nMaddə 1. Bir\n1.1. Başqa mətn.\n§ 2. Xüsusi\nMaddə 2. İki\n2.1. Mətn."
    timeline = done(order("chapter_1", ProvisionReplacement(new)), text=text)
    assert rows(timeline) == new.splitlines() + text.splitlines()[6:]
    assert rows(timeline, BEFORE) == text.splitlines()
    assert {e.eid for e in timeline.document.root.walk() if e.eid.startswith("art_") and "__" not in e.eid} == {"art_1", "art_2", "art_3"}


@pytest.mark.parametrize("text", ["Maddə 1. Bir\nQeyd:\nMətn.", "Maddə 1.\nMətn\nQeyd.", "Maddə 1."])
@pytest.mark.parametrize("target", ["art_1", "art_1/note", "art_1/title", "art_1/text", "art_1/sentence_1", "art_1/para_1", "code"])
def test_odd_texts_are_refused_or_applied_and_never_fall(text: str, target: str) -> None:
    to = Target((Step(Unit.ARTICLE, "1"), Step(Unit.NOTE), Step(Unit.POINT, "1")))
    for action in (Insertion("a", "", Position.START), Insertion("a", "", Position.END), Renumbering(to), Repeal(), Deletion("."),
                   ProvisionReplacement("Yeni."), ProvisionInsertion("Yeni."), Substitution(".", ";", Position.END)):
        timeline = done(order(target, action), text=text)
        assert rows(timeline, BEFORE) == text.splitlines()


def test_a_title_for_an_article_that_had_none() -> None:
    timeline = done(order("art_1/title", ProvisionInsertion("Ad")), text="Maddə 1.\n1.1. Mətn.\nMaddə 2.\n2.1. Mətn.")
    assert rows(timeline)[0] == "Maddə 1. Ad"


@pytest.mark.parametrize(("heading", "expected"), [("2-ci fəsil", "3-cü fəsil"), ("II fəsil", "III fəsil"), ("Fəsil 2", "Fəsil 3")])
def test_a_chapter_keeps_the_way_its_number_is_printed(heading: str, expected: str) -> None:
    text = f"Maddə 1. Bir\n1.1. Mətn.\n{heading}\nQadağalar\nMaddə 2. İki\n2.1. Mətn."
    timeline = done(order("chapter_2", Renumbering(Target((Step(Unit.CHAPTER, "3"),)))), text=text)
    assert [change.reason for change in timeline.changes] == [""]
    assert rows(timeline) == text.replace(heading, expected).splitlines()
    assert [(renaming.before, renaming.after) for renaming in timeline.renamings] == [("chp_2", "chp_3")]
    assert {element.eid for element in timeline.document.root.walk()} >= {"chp_3", "art_2", "art_2__para_2.1"}


def test_a_number_printed_otherwise_than_ordered_decides_the_place() -> None:
    timeline = done(order("art_1.2.3", ProvisionInsertion("1.2-1. Yeni hissə.")))
    assert rows(timeline)[5] == "1.2-1. Yeni hissə."
    assert timeline.changes[0].eids == ("art_1__para_1.2-1",)


def test_numbers_that_go_round_in_a_circle_are_refused_and_the_rest_is_applied() -> None:
    swap = [order(f"art_1.{a}", Renumbering(Target((Step(Unit.ARTICLE, f"1.{b}"),)))) for a, b in ((1, 2), (2, 3), (3, 1))]
    timeline = done(*swap, order("art_3.1", Repeal()))
    assert [change.outcome for change in timeline.changes] == [Outcome.REFUSED] * 3 + [Outcome.APPLIED]
    assert {change.reason for change in timeline.refused()} == {"another provision bears the former number"}


@pytest.mark.parametrize(("target", "action", "reason"), [
    ("art_9", Repeal(), "the text has no such provision"),
    ("art_9.1", Substitution("a", "b"), "the text has no such provision"),
    ("art_1.3", Substitution("otuz", "on"), "the words stand in the provision more than once"),
    ("art_1.3", Substitution("qırx", "on"), "the words to be replaced or taken out do not stand in the provision"),
    ("art_1.3", Deletion("qırx"), "the words to be replaced or taken out do not stand in the provision"),
    ("art_1.3", Insertion("on", "qırx", Position.AFTER), "the words beside which new ones go do not stand in the provision"),
    ("art_1.4", ProvisionInsertion(), "the new text is not printed"),
    ("art_1.3", ProvisionReplacement(), "the new text is not printed"),
    ("art_1.3", ProvisionInsertion("1.3. Yeni."), "a provision of that number stands in the text"),
    ("art_1/disposition", ProvisionInsertion("Yeni."), "there is no provision to put the new one into"),
    ("art_1.3", Substitution("", ""), "the note says neither the old nor the new words"),
    ("art_1.1/sentence_7", Repeal(), "the provision did not stand in the text at that time"),
])
def test_what_does_not_fit_is_refused_and_changes_nothing(target: str, action: Action, reason: str) -> None:
    timeline = done(order(target, action), order("art_3.1", Deletion("dərc")))
    assert [change.reason for change in timeline.changes] == [reason, ""]
    assert rows(timeline)[:-1] == TEXT.splitlines()[:-1]


def test_without_a_day_nothing_is_applied_and_mentions_pass() -> None:
    timeline = done(order("art_3.1", Repeal(), None), order("art_3", Mention(MentionKind.COURT)))
    assert [(change.outcome, change.reason) for change in timeline.changes] == [
        (Outcome.REFUSED, "the day it came into force is not known"), (Outcome.MENTION, "")]


def test_a_temporary_change_goes_back_and_the_repeal_of_the_act_leaves_its_words() -> None:
    timeline = done(replace(order("art_1.2.1", Substitution("rabitə", "poçt")), until=NEXT), order("code", Repeal()))
    assert rows(timeline)[3] == "1.2.1. poçt xəttini çəkir;"
    assert rows(timeline, NEXT) == TEXT.splitlines()


def test_later_changes_meet_the_text_the_earlier_ones_left() -> None:
    late = order("art_1.2.1", Substitution("poçt", "kuryer"), NEXT)
    timeline = done(late, order("art_1.2.1", Substitution("rabitə", "poçt")))
    assert [change.in_force for change in timeline.changes] == [NEXT, DAY]
    assert rows(timeline)[3] == "1.2.1. poçt xəttini çəkir;"
    assert rows(timeline, NEXT)[3] == "1.2.1. kuryer xəttini çəkir;"
    again = apply(timeline, [order("art_1.2.1", Deletion("kuryer"), date(2022, 1, 1))])
    assert rows(again, date(2022, 1, 1))[3] == "1.2.1. xəttini çəkir;"
    assert rows(again, NEXT)[3] == "1.2.1. kuryer xəttini çəkir;"


def test_an_act_counts_in_the_text_another_act_of_the_day_left_and_not_in_its_own() -> None:
    text = "Maddə 1. Son\nBir.\nİki.\nÜç.\nDörd."
    other = replace(order("art_1/para_2", Repeal()), act=AmendingAct(ActKind.LAW, BEFORE, "6-XQD"))
    own = (order("art_1/para_2", Repeal()), order("art_1/para_3", Substitution("Dörd", "Beş")))
    assert rows(done(other, *own, text=text)) == ["Maddə 1. Son", "Bir.", "Beş."]
    assert rows(done(*own, text=text.replace("Üç", "Dörd"))) == ["Maddə 1. Son", "Bir.", "Beş.", "Dörd."]


_REMARK = re.compile(r"^.{0,9}ləğv edilmişdir[.;]\n", re.MULTILINE | re.IGNORECASE)


@pytest.mark.parametrize("name", sample.samples())
def test_the_sample_world_applied_forward_is_its_true_history(name: str) -> None:
    known = sample.texts(name)
    timeline = apply(Timeline(sample.document(known[min(known)])), sample.changes(name))
    refused = {str(change.modification.target) for change in timeline.refused()}
    assert refused <= {"row_1"}  # a plain text holds no table
    for day, text in known.items():
        wanted = "\n".join(row for row in _REMARK.sub("", sample.flat(text)).splitlines() if "EdDSA" not in row)
        assert sample.text_at(timeline, day).replace(" :", ":").splitlines() == wanted.replace(" :", ":").splitlines()


_targets = st.sampled_from(
    ["art_1.1", "art_1.2", "art_1.2.1", "art_1.3", "art_2", "art_2/point_a", "art_1.1/sentence_2", "art_1.4", "art_9", "code"])
_words = st.sampled_from(["otuz", "rabitə", "Xidmət", "gün", ".", ";", "xətti", ""])
_actions = st.one_of(
    st.builds(Substitution, _words, _words, st.none() | st.just(Position.END), st.sampled_from([Occurrence(), EVERY, FORMS])),
    st.builds(Insertion, _words, _words, st.sampled_from(Position)), st.builds(Deletion, _words), st.just(Repeal()),
    st.builds(ProvisionInsertion, st.sampled_from([None, "1.4. Yeni.", "Maddə 9. Yeni\n9.1. Mətn."])),
    st.builds(ProvisionReplacement, st.sampled_from([None, "Yeni mətn.", "1.2. Yeni:\n1.2.1. bir."])),
    st.builds(Renumbering, st.sampled_from([Target((Step(Unit.ARTICLE, n),)) for n in ("1.4", "1.3", "9", "1.2.5")])))
_days = st.sampled_from([DAY, NEXT, date(2022, 2, 2)])


@settings(deadline=None, max_examples=60)
@given(st.lists(st.builds(order, _targets, _actions, _days), max_size=6))
def test_nothing_before_the_first_day_changes_and_nothing_is_lost(changes: list[Change]) -> None:
    timeline = done(*changes)
    assert rows(timeline, BEFORE) == TEXT.splitlines()
    assert len(timeline.changes) == len(changes)
    assert all(change.reason for change in timeline.refused())
    units = [element.eid for element in timeline.document.root.walk()]
    assert len(set(units)) == len(units)
    assert text_on(timeline, BEFORE).root.eid == timeline.document.root.eid


def test_lines_are_stripped_and_empty_ones_left_out() -> None:
    assert [line.text for line in lines_of(" a \n\n b")] == ["a", "b"]
