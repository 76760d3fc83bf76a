"""Where sentences of a paragraph end, and where a point is none."""

import pytest

from acts.structure import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bir cümlə. İki cümlə.", ["Bir cümlə.", "İki cümlə."]),
        ("5.1. Bu hissənin bir cümləsi var. Bu isə ikincidir.", ["5.1. Bu hissənin bir cümləsi var.", "Bu isə ikincidir."]),
        ("Maddə 5. Ad", ["Maddə 5. Ad"]),
        ("1. Mətn; davamı. Son.", ["1. Mətn; davamı.", "Son."]),
        ("a) mətn. Davamı.", ["a) mətn.", "Davamı."]),
        ("11.05.2023-cü il tarixli akt. Sonra 1.5 manat.", ["11.05.2023-cü il tarixli akt.", "Sonra 1.5 manat."]),
        ("Ərizə № 5. Yeni cümlə.", ["Ərizə № 5.", "Yeni cümlə."]),
        ("H. Nümunəzadə imzaladı. S.", ["H. Nümunəzadə imzaladı.", "S."]),
        ("bax. Qaydaların əlavəsi.", ["bax. Qaydaların əlavəsi."]),
        ("səh. 12, m. 5 göstərilir. Son", ["səh. 12, m. 5 göstərilir.", "Son"]),
        ("kağız, karton və s. sayılır.", ["kağız, karton və s. sayılır."]),
        ("Kağız, karton və s. Digər əşyalar.", ["Kağız, karton və s.", "Digər əşyalar."]),
        ("“Birinci.” İkinci.", ["“Birinci.”", "İkinci."]),
        ("See Art. 5 below. Next, e.g. this.", ["See Art. 5 below.", "Next, e.g. this."]),
        ("Sual? Cavab!", ["Sual?", "Cavab!"]),
        ("  ", []),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected
