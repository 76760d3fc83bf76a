import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.numerals import cardinal, ordinal, roman, suffix, to_roman


@pytest.mark.parametrize(("text", "value"), [
    ("I", 1), ("XVII", 17), ("XCIX", 99), ("MCMXC", 1990), ("iv", 4),
    ("ХІІ", 12), ("Х", 10), ("СІ", 101), ("XİV", 14), (" II ", 2),
    ("", None), ("IIII", None), ("VX", None), ("Iv", None), ("17", None), ("ICT", None), ("А", None),
])
def test_roman(text: str, value: int | None) -> None:
    assert roman(text) == value


@given(st.integers(1, 3999))
def test_roman_there_and_back(number: int) -> None:
    assert roman(to_roman(number)) == number
    assert roman(to_roman(number).lower()) == number


@pytest.mark.parametrize("number", [0, 4000, -1])
def test_no_roman_numeral(number: int) -> None:
    with pytest.raises(ValueError, match="1 to 3999"):
        to_roman(number)


@pytest.mark.parametrize(("text", "value"), [
    ("birinci", 1), ("İkinci", 2), ("ÜÇÜNCÜ", 3), ("dördüncü", 4), ("ALTINCI", 6), ("on yeddinci", 17), ("onyeddinci", 17),
    ("iyirmi üçüncü", 23), ("qırxıncı", 40), ("doxsan doqquzuncu", 99), ("yüzüncü", 100), ("yüz on yeddinci", 117),
    ("yüz doxsan doqquzuncu", 199), ("iki yüzüncü", 200), ("mininci", 1000), ("iki min iyirmi üçüncü", 2023),
    ("17-ci", 17), ("17 ci", 17), ("17ci", 17), ("6-cı", 6), ("9–cu", 9), ("3-cü", 3), ("17-cı", 17), ("XVII", 17), ("3rd", 3),
    ("17", None), ("üç", None), ("on", None), ("ikinci dəfə", None), ("üç ikinci", None), ("beş onuncu", None), ("", None),
    ("ii", None), ("yüz yüzüncü", None),
])
def test_ordinal(text: str, value: int | None) -> None:
    assert ordinal(text) == value


@pytest.mark.parametrize(("text", "value"), [
    ("üç", 3), ("on beş", 15), ("onbeş", 15), ("iki yüz əlli üç", 253), ("min", 1000), ("üç min beş", 3005),
    ("beş yüz min", 500_000), ("yüz iyirmi", 120), ("beşinci", None), ("on on", None), ("bir iki", None), ("", None),
])
def test_cardinal(text: str, value: int | None) -> None:
    assert cardinal(text) == value


@pytest.mark.parametrize(("number", "ending"), [
    (0, "cı"), (1, "ci"), (2, "ci"), (3, "cü"), (4, "cü"), (5, "ci"), (6, "cı"), (7, "ci"), (8, "ci"), (9, "cu"), (10, "cu"),
    (20, "ci"), (26, "cı"),
    (30, "cu"), (40, "cı"), (60, "cı"), (90, "cı"), (100, "cü"), (110, "cu"), (200, "cü"), (1000, "ci"), (1999, "cu"), (2000, "ci"),
    (2023, "cü"), (2100, "cü"), (1_000_000, "cu"),
])
def test_suffix(number: int, ending: str) -> None:
    assert suffix(number) == ending


@given(st.integers(1, 10**6))
def test_a_number_with_its_suffix_is_its_ordinal(number: int) -> None:
    assert ordinal(f"{number}-{suffix(number)}") == number
