"""Each kind of modification undone on a page made for it."""

from datetime import date

import pytest

from acts.history.build import build
from acts.history.model import Outcome, Witness
from acts.modifications.model import (
    Action,
    Deletion,
    Insertion,
    Occurrence,
    Position,
    ProvisionInsertion,
    ProvisionReplacement,
    Renumbering,
    Repeal,
    Substitution,
    Validity,
)
from tests.acts.history.made import document, note, only, page_at, target, text_at

DAY, BEFORE, AFTER, TODAY = date(2015, 5, 1), date(2015, 4, 30), date(2015, 5, 1), date(2026, 1, 1)
ALL = Occurrence(all=True)

CASES: dict[str, tuple[str, str, Action, str, str]] = {
    # name: page, target, action, old wording, the text before
    "words for words": (
        "Maddə 1. Ad\n1.1. Qurğu <i>iyirmi</i> gündə yoxlanılır. [1]", "art_1.1", Substitution("otuz", "iyirmi"), "",
        "Maddə 1. Ad\n1.1. Qurğu otuz gündə yoxlanılır."),
    "words for struck words": (
        "Maddə 1. Ad\n1.1. Qurğu <s>otuz</s> <i>iyirmi</i> gündə yoxlanılır. [1]", "art_1.1", Substitution("otuz", "iyirmi"), "",
        "Maddə 1. Ad\n1.1. Qurğu otuz gündə yoxlanılır."),
    "words in another case": (
        "Maddə 1. Ad\n1.1. Qurğu <i>Mərkəzi İdarənin</i> razılığı ilə açılır. [1]", "art_1.1",
        Substitution("nəzarət orqanı", "Mərkəzi İdarə", occurrence=Occurrence(inflected=True)), "",
        "Maddə 1. Ad\n1.1. Qurğu nəzarət orqanının razılığı ilə açılır."),
    "both places": (
        "Maddə 1. Ad\n1.1. Bir <i>kod</i>, sonra yenə <i>kod</i> yazılır. [1]", "art_1.1", Substitution("şifrə", "kod", occurrence=ALL), "",
        "Maddə 1. Ad\n1.1. Bir şifrə, sonra yenə şifrə yazılır."),
    "the closing sign": (
        "Maddə 1. Ad\n1.1. Qurğu:\n1.1.1. işləyir<i>;</i> [1]\n1.1.2. dayanır.", "art_1.1.1", Substitution(".", ";", Position.END), "",
        "Maddə 1. Ad\n1.1. Qurğu:\n1.1.1. işləyir.\n1.1.2. dayanır."),
    "words after words": (
        "Maddə 1. Ad\n1.1. Qurğu <i>və rabitə</i> vasitəsi. [1]", "art_1.1", Insertion("və rabitə", "Qurğu", Position.AFTER), "",
        "Maddə 1. Ad\n1.1. Qurğu vasitəsi."),
    "struck words": (
        "Maddə 1. Ad\n1.1. Qurğu <s>hər gün</s> işləyir. [1]", "art_1.1", Deletion("hər gün"), "",
        "Maddə 1. Ad\n1.1. Qurğu hər gün işləyir."),
    "words known only from the old wording": (
        "Maddə 1. Ad\n1.1. Qurğu sahibinin razılığı olmadan işləmir. [1]", "art_1.1", Deletion("yazılı"),
        "1.1. Qurğu sahibinin yazılı razılığı olmadan işləmir.", "Maddə 1. Ad\n1.1. Qurğu sahibinin yazılı razılığı olmadan işləmir."),
    "a new point": (
        "Maddə 1. Ad\n1.1. Qurğu işləyir.\n<i>1.2. Qurğu dayanır.</i> [1]", "art_1.2", ProvisionInsertion(), "",
        "Maddə 1. Ad\n1.1. Qurğu işləyir."),
    "a new article": (
        "Maddə 1. Ad\n1.1. Qurğu işləyir.\n<i>Maddə 1-1. Başqa ad</i> [1]\n<i>1-1.1. Qurğu dayanır.</i>", "art_1-1",
        ProvisionInsertion(), "", "Maddə 1. Ad\n1.1. Qurğu işləyir."),
    "a new sentence": (
        "Maddə 1. Ad\n1.1. Qurğu işləyir. <i>Qurğu dayanmır.</i> Qurğu qorunur. [1]", "art_1.1/sentence_2", ProvisionInsertion(), "",
        "Maddə 1. Ad\n1.1. Qurğu işləyir. Qurğu qorunur."),
    "a new wording": (
        "Maddə 1. Ad\n<i>1.1. Qurğu gecə də işləyir.</i> [1]", "art_1.1", ProvisionReplacement(), "1.1. Qurğu gündüz işləyir.",
        "Maddə 1. Ad\n1.1. Qurğu gündüz işləyir."),
    "a new wording of an article, with a point that is gone": (
        "<i>Maddə 1. Yeni ad</i> [1]\n<i>1.1. Qurğu gecə də işləyir.</i>\nMaddə 2. Son\n2.1. Hamısı.", "art_1", ProvisionReplacement(),
        "Maddə 1. Köhnə ad\n1.1. Qurğu gündüz işləyir.\n1.2. Gecə dayanır.",
        "Maddə 1. Köhnə ad\n1.1. Qurğu gündüz işləyir.\n1.2. Gecə dayanır.\nMaddə 2. Son\n2.1. Hamısı."),
    "a new title": (
        "Maddə 1. <i>Yeni ad</i> [1]\n1.1. Qurğu işləyir.", "art_1/title", ProvisionReplacement(), "Maddə 1. Köhnə ad",
        "Maddə 1. Köhnə ad\n1.1. Qurğu işləyir."),
    "a sanction": (
        "Maddə 1. Ad\n1.1. Qurğunu sındırmağa görə -\n<i>yüz manat cərimə edilir.</i> [1]", "art_1.1/sanction", ProvisionReplacement(),
        "əlli manat cərimə edilir.", "Maddə 1. Ad\n1.1. Qurğunu sındırmağa görə -\nəlli manat cərimə edilir."),
    "the disposition of a point whose sanction stands behind them all": (
        "<i>Maddə 1. Ad</i>\n<i>1.1. Pozuntuya:</i>\n<i>1.1.1. sındırmağa;</i>\n<i>1.1.2. atmağa görə</i> [1] <i>-</i>\n<i>cərimə.</i>",
        "art_1.1.2/disposition", ProvisionReplacement(), "1.1.2. götürməyə görə",
        "Maddə 1. Ad\n1.1. Pozuntuya:\n1.1.1. sındırmağa;\n1.1.2. götürməyə görə -\ncərimə."),
    "a repealed article": (
        "Maddə 1. Ad\n1.1. Qurğu işləyir.\n<s>Maddə 2. Gedən</s> [1]\n<s>2.1. Dayanır.</s>", "art_2", Repeal(), "",
        "Maddə 1. Ad\n1.1. Qurğu işləyir.\nMaddə 2. Gedən\n2.1. Dayanır."),
    "a repealed point of which a remark is left": (
        "Maddə 1. Ad\n1.1. Qurğu işləyir.\n1.2. <i>Ləğv edilmişdir.</i> [1]", "art_1.2", Repeal(), "1.2. Gecə dayanır.",
        "Maddə 1. Ad\n1.1. Qurğu işləyir.\n1.2. Gecə dayanır."),
    "a repealed point of which nothing is left": (
        "Maddə 1. Ad\n1.1. Qurğu işləyir. [1]\n1.3. Qorunur.", "art_1.2", Repeal(), "1.2. Gecə dayanır.",
        "Maddə 1. Ad\n1.1. Qurğu işləyir.\n1.2. Gecə dayanır.\n1.3. Qorunur."),
    "a repealed sentence, the old wording being the point's": (
        "Maddə 1. Ad\n1.1. Qurğu hər gün işləyir. [1]", "art_1.1/sentence_2", Repeal(), "1.1. Qurğu hər gün işləyir. Gecə isə dayanır.",
        "Maddə 1. Ad\n1.1. Qurğu hər gün işləyir. Gecə isə dayanır."),
    "another number": (
        "Maddə 1. Ad\n1.1. Qurğu işləyir.\n1.3. Gecə dayanır. [1]", "art_1.2", Renumbering(target("art_1.3")), "",
        "Maddə 1. Ad\n1.1. Qurğu işləyir.\n1.2. Gecə dayanır."),
}


@pytest.mark.parametrize("case", CASES)
def test_a_modification_is_undone(case: str) -> None:
    page, path, action, old, before = CASES[case]
    built = build(document(page), notes=[note("1", DAY, (path, action, old))], today=TODAY)
    assert only(built).outcome is Outcome.APPLIED, only(built).reason
    assert text_at(built, BEFORE) == before
    assert text_at(built, AFTER) == text_at(built, None)
    assert only(built).eids


def test_words_struck_in_place_stay_on_the_page_and_words_put_back_do_not() -> None:
    page = "Maddə 1. Ad\n1.1. Qurğu <s>otuz</s> <i>iyirmi</i> gündə, <i>iki</i> dəfə yoxlanılır. [1]"
    built = build(document(page), today=TODAY, notes=[
        note("1", DAY, ("art_1.1", Substitution("otuz", "iyirmi")), ("art_1.1", Substitution("üç", "iki")))])
    assert page_at(built, BEFORE) == "Maddə 1. Ad\n1.1. Qurğu otuz gündə, üç dəfə yoxlanılır."
    assert page_at(built, AFTER) == "Maddə 1. Ad\n1.1. Qurğu otuz iyirmi gündə, iki dəfə yoxlanılır."
    assert text_at(built, AFTER) == "Maddə 1. Ad\n1.1. Qurğu iyirmi gündə, iki dəfə yoxlanılır."


def test_witnesses_of_a_change() -> None:
    built = build(document("Maddə 1. Ad\n1.1. Qurğu <s>otuz</s> <i>iyirmi</i> gündə. [1]"), today=TODAY,
                  notes=[note("1", DAY, ("art_1.1", Substitution("otuz", "iyirmi")))])
    assert set(only(built).witnesses) == {Witness.ITALIC, Witness.STRUCK, Witness.MARK, Witness.WORDS}


def test_later_changes_are_undone_first_and_keep_the_order_of_the_text_on_one_day() -> None:
    page = "Maddə 1. Ad\n1.1. Qurğu <i>on</i> gündə yoxlanılır. [1] [2]"
    first = note("1", DAY, ("art_1.1", Substitution("otuz", "iyirmi")), ("art_1.1", Substitution("iyirmi", "on beş")))
    second = note("2", date(2018, 1, 1), ("art_1.1", Substitution("on beş", "on")), number="2-XQD")
    built = build(document(page), notes=[first, second], today=TODAY)
    seen = [text_at(built, day).rpartition("Qurğu ")[2] for day in (BEFORE, AFTER, date(2018, 1, 1))]
    assert seen == ["otuz gündə yoxlanılır.", "on beş gündə yoxlanılır.", "on gündə yoxlanılır."]


def test_a_temporary_change_lapses() -> None:
    built = build(document("Maddə 1. Ad\n1.1. Qurğu <i>pulsuz</i> yoxlanılır. [1]"), today=TODAY, notes=[
        note("1", DAY, ("art_1.1", Insertion("pulsuz", "Qurğu", Position.AFTER)), validity=Validity(date(2016, 1, 1), date(2018, 1, 1)))])
    assert [("pulsuz" in text_at(built, date(year, 6, 1))) for year in (2015, 2016, 2017, 2018)] == [False, True, True, False]


def test_a_list_of_quoted_words_is_put_back_as_the_note_prints_it() -> None:
    text = "1.1-ci hissədə “Dəmir haqqında”, “Mis haqqında” və “Qızıl haqqında” qaydalar” sözləri “sahəvi qaydalar” ilə əvəz edilsin."
    olds = ("Dəmir haqqında", "Mis haqqında", "Qızıl haqqında” qaydalar")
    built = build(document("Maddə 1. Ad\n1.1. Bu iş <i>sahəvi qaydalar</i> ilə tənzimlənir. [1]"), today=TODAY, notes=[
        note("1", DAY, *(("art_1.1", Substitution(old, "sahəvi qaydalar")) for old in olds), text=text)])
    assert text_at(built, BEFORE).endswith("1.1. Bu iş “Dəmir haqqında”, “Mis haqqında” və “Qızıl haqqında” qaydalar ilə tənzimlənir.")
    assert {change.outcome for change in built.changes} == {Outcome.APPLIED}


def test_units_that_move_up_make_room_for_a_new_one() -> None:
    page = "Maddə 1. Ad\n<i>1.1. Yeni.</i> [1]\n1.2. Birinci idi.\n1.3. İkinci idi."
    built = build(document(page), today=TODAY, notes=[note(
        "1", DAY, ("art_1.1", ProvisionInsertion()), ("art_1.1", Renumbering(target("art_1.2"))),
        ("art_1.2", Renumbering(target("art_1.3"))))])
    assert text_at(built, BEFORE) == "Maddə 1. Ad\n1.1. Birinci idi.\n1.2. İkinci idi."
    assert [(one.before, one.after) for one in built.renamings] == [
        ("art_1__para_1.2", "art_1__para_1.3"), ("art_1__para_1.1", "art_1__para_1.2")]


def test_an_older_note_uses_the_number_of_its_time() -> None:
    page = "Maddə 1. Ad\n1.1. Qurğu işləyir.\n1.3. Gecə <i>tam</i> dayanır. [1] [2]"
    built = build(document(page), today=TODAY, notes=[
        note("1", date(2012, 1, 1), ("art_1.2", Insertion("tam", "Gecə", Position.AFTER))),
        note("2", DAY, ("art_1.2", Renumbering(target("art_1.3"))), number="2-XQD")])
    assert text_at(built, date(2011, 1, 1)).endswith("1.2. Gecə dayanır.")
    assert text_at(built, date(2013, 1, 1)).endswith("1.2. Gecə tam dayanır.")
