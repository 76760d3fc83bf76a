import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.guess import guess


@pytest.mark.parametrize("text", [
    "şəxsi məlumat", "ferdi melumatlarin qorunmasi", "is icazesi", "BOSANMA", "gomruk beyannamesi", "torpaq", "uşaq", "мүлки мәҹәллә",
    "necə", "heyvanlarin saxlanmasi", "vergi", "elektron imza", "qonsu",
])
def test_azerbaijani(text: str) -> None:
    assert guess(text) == "aze"


@pytest.mark.parametrize("text", [
    "data protection", "how is property divided", "civil code article 12", "fishing without licence", "dismissal", "working hours",
    "liability of the carrier", "WATER USE", "thief", "mortgage",
])
def test_english(text: str) -> None:
    assert guess(text) == "eng"


@pytest.mark.parametrize("text", ["", "12.3", "998-IIIQ", "bank", "patent", "test", "?", "a", "mm 12.3"])
def test_unsure(text: str) -> None:
    assert guess(text) == ""


@given(st.text(max_size=60))
def test_anything_gets_an_answer(text: str) -> None:
    assert guess(text) in ("aze", "eng", "")
