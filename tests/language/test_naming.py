"""The nominative of a phrase, where it can be told."""

import pytest

from language.naming import without_case


@pytest.mark.parametrize(("phrase", "name"), [
    ("dövlət hakimiyyətinin", "dövlət hakimiyyəti"), ("ərazi bütövlüyünü", "ərazi bütövlüyü"), ("qanunu", "qanunu"),
    ("bələdiyyə üzvlərinin", "bələdiyyə üzvləri"), ("Nazirlər Kabinetində", "Nazirlər Kabineti"), ("bələdiyyə", "bələdiyyə"),
    ("vətəndaşlarından", "vətəndaşları"), ("orqanı", "orqanı"), ("istifadə", "istifadə"), ("müqavilə", "müqavilə"), ("", ""),
])  # fmt: skip
def test_without_case(phrase: str, name: str) -> None:
    assert without_case(phrase) == name
