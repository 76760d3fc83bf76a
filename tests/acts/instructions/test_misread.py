"""What is not understood in an amending act is told, with its words and why; nothing of it is done in silence."""

import pytest

from acts.modifications.instructions import read_text
from acts.modifications.model import AmendingText, Repeal

ACT = "“Anbar Qaydaları”nda aşağıdakı dəyişikliklər edilsin:\n"


def reasons(read: AmendingText) -> list[tuple[str, str]]:
    found = [one for amendment in read.amendments for one in amendment.misread]
    return [(one.reason, one.words) for one in (*found, *read.misread)]


@pytest.mark.parametrize(("text", "reason", "words"), [
    ("1. 3-cü bənddən “a” sözü çıxarılsın.", "the act it amends is not named", "3-cü bənddən “a” sözü çıxarılsın."),
    (f"{ACT}1. 5-ci və 6-cı bəndlər üzrə:\n1.1. birinci abzas çıxarılsın.",
     "the provision it names was not understood", "5-ci və 6-cı bəndlər"),
    (f"{ACT}1. 5-ci bənd (5.2-ci yarımbənd istisna olmaqla) ləğv edilsin.", "the exception it makes is not applied",
     "(5.2-ci yarımbənd istisna olmaqla)"),
    (f"{ACT}1. 5-ci bənd ləğv edilsin.\n\nBakı şəhəri, 3 may 2031-ci il\n№ 9\n\n1 nömrəli əlavə\n\nSiyahı",
     "an annex that no instruction mentions", "Siyahı"),
    (f"{ACT}1. 5-ci bəndə aşağıdakı məzmunda 5.3-cü bənd əlavə edilsin:\n“5.3. Anbar “Göz”lə təchiz edilir;\n2. 6-cı bənd ləğv edilsin.",
     "the new text opens with a quotation mark that nothing closes: see where it ends", "“5.3. Anbar “Göz”lə təchiz edilir;"),
])
def test_it_is_reported(text: str, reason: str, words: str) -> None:
    assert (reason, words) in reasons(read_text(text))


def test_words_are_found_at_their_place() -> None:
    instruction = "5-ci bənd (5.2-ci yarımbənd istisna olmaqla) ləğv edilsin."
    misread = read_text(f"{ACT}1. {instruction}").amendments[0].misread[0]
    assert instruction[misread.start:misread.end] == misread.words


def test_units_below_a_head_that_was_not_understood_belong_to_nothing() -> None:
    read = read_text(f"{ACT}1. 5-ci və 6-cı bəndlər üzrə:\n1.1. birinci abzas çıxarılsın;\n2. 7-ci bənd çıxarılsın.")
    assert [str(one.target) for one in read.amendments[0].modifications] == ["art_?/para_1", "point_7"]


def test_a_unit_is_not_repealed_against_an_exception() -> None:
    read = read_text(f"{ACT}1. 5-ci bənd (5.2-ci yarımbənd istisna olmaqla) ləğv edilsin;\n2. 6-cı bənd ləğv edilsin.")
    assert [(str(one.target), one.action) for one in read.amendments[0].modifications] == [("point_6", Repeal())]
