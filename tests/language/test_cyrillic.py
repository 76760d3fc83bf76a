import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.analysis import Analyzer
from language.cyrillic import latinize
from language.letters import repair_look_alikes


@pytest.mark.parametrize(("text", "latin"), [
    ("мәҹәллә", "məcəllə"), ("Мәҹәллә вә ганун", "Məcəllə və qanun"), ("ганун", "qanun"), ("верҝиси", "vergisi"), ("ИШ ҺАГГЫ", "İŞ HAQQI"),
    ("русский текст", "русский текст"), ("слово", "слово"),
    ("mәlumаt", "mәlumаt"), ("ХІ", "ХІ"), ("ә", "ә"), ("", ""), ("düz söz", "düz söz"),
])
def test_latinize(text: str, latin: str) -> None:
    assert latinize(text) == latin


def test_repair_reads_what_is_azerbaijani_for_certain() -> None:
    assert repair_look_alikes("сәһәр mәlumаt") == "səhər məlumat"


@pytest.mark.parametrize(("cyrillic", "latin"), [("мүлки мәҹәллә", "mülki məcəllə"), ("ҹәримә", "cərimə"), ("гануну", "qanunu")])
def test_terms_are_those_of_the_latin_word(cyrillic: str, latin: str) -> None:
    assert Analyzer().terms(cyrillic) == Analyzer().terms(latin)


@given(st.text(alphabet="абвгәҹҝөүҺҒЯйъabcə ", max_size=30))
def test_the_length_is_kept_and_it_is_stable(text: str) -> None:
    once = latinize(text)
    assert len(once) == len(text)
    assert [token.end for token in Analyzer().analyze(text)] == sorted(token.end for token in Analyzer().analyze(text))
