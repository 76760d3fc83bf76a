"""Quotations come back as they were printed, whatever is in them; no text whatever makes the reading fail."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acts.modifications.instructions import read_text
from acts.modifications.instructions.quotations import mask
from acts.modifications.model import ProvisionInsertion, ProvisionReplacement, Substitution

WORDS = st.text(alphabet="abcçdeəğıiöşü ,.;:()–-0123456789", min_size=1, max_size=60).map(str.strip).filter(bool)
NESTED = st.one_of(WORDS, st.builds("{} “{}” {}".format, WORDS, WORDS, WORDS))
PARAGRAPHS = st.lists(NESTED, min_size=1, max_size=5).map("\n".join)
PIECES = st.sampled_from([
    "“", "”", "\"", "«", "»", "„", "\n", "\t", " ", ":", ";", ".", "(", ")", "1.", "1.1.", "2)", "a)", "I.", "Maddə 1.", "№ 5", "\ue000",
    "aşağıdakı dəyişikliklər edilsin:", "aşağıdakı redaksiyada verilsin:", "əlavə edilsin:", "ləğv edilsin", "sözləri", "üzrə:",
    "ilə əvəz edilsin", "3-cü bənd", "5.1-ci maddənin", "Azərbaycan Respublikasının Qanununda", "qərara alır:", "Bu Qanun", "qüvvəyə minir",
    "2024-cü il yanvarın 1-dən", "Bakı şəhəri, 31 fevral 2024-cü il", "həmin Qərarla təsdiq edilmiş", "əlavə", "İ", "I", "\uf8ff",
])
ACT = "“Anbar Qaydaları”nda aşağıdakı dəyişiklik edilsin:\n"


@given(PARAGRAPHS)
@settings(deadline=None)
def test_a_new_text_comes_back_character_for_character(text: str) -> None:
    act = f"{ACT}1. 7-ci bənd aşağıdakı redaksiyada verilsin:\n“7. {text}”;\n2. 9-cu bənd ləğv edilsin.\n"
    first = read_text(act).amendments[0].modifications[0].action
    assert first == ProvisionReplacement(f"7. {text}")


@given(NESTED, NESTED)
@settings(deadline=None)
def test_quoted_words_come_back_character_for_character(old: str, new: str) -> None:
    act = f"{ACT}1. 7-ci bənddə “{old}” sözləri “{new}” sözləri ilə əvəz edilsin.\n"
    action = read_text(act).amendments[0].modifications[0].action
    assert isinstance(action, Substitution)
    assert (action.old, action.new) == (old, new)


@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES, max_size=40).map("".join)))
@settings(deadline=None, max_examples=300)
def test_no_text_makes_the_reading_fail(text: str) -> None:
    read_text(text)
    assert mask(text).whole(mask(text).text) == text


def test_private_characters_of_the_text_stay_its_own() -> None:
    act = f"{ACT}1. 7-ci bənddən sonra aşağıdakı məzmunda 7-1-ci bənd əlavə edilsin:\n“7-1. \ue000 işarəsi.”.\n"
    action = read_text(act).amendments[0].modifications[0].action
    assert isinstance(action, ProvisionInsertion)
    assert action.text == "7-1. \ue000 işarəsi."


@pytest.mark.parametrize("count", [3000])
def test_a_long_act_is_read_in_one_pass(count: int) -> None:
    lines = [f"{n}. {n}.1-ci bənddə “a{n}” sözü “b{n}” sözü ilə əvəz edilsin;" for n in range(1, count + 1)]
    read = read_text(ACT + "\n".join(lines))
    assert len(read.amendments[0].modifications) == count
