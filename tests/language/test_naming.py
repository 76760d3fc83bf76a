"""The nominative of a phrase, where it can be told."""

import pytest

from language.naming import without_case


@pytest.mark.parametrize(("phrase", "name"), [
    ("dövlət hakimiyyətinin", "dövlət hakimiyyəti"), ("ərazi bütövlüyünü", "ərazi bütövlüyü"), ("bələdiyyə üzvlərinin", "bələdiyyə üzvləri"),
    ("Nazirlər Kabinetində", "Nazirlər Kabineti"), ("qanunu", "qanunu"), ("bələdiyyə", "bələdiyyə"), ("orqanı", "orqanı"), ("", ""),
    ("istifadə", "istifadə"), ("Konstitusiya", "Konstitusiya"), ("müqavilə", "müqavilə"), ("vətəndaşlarından", "vətəndaşları"),
])  # fmt: skip
def test_without_case(phrase: str, name: str) -> None:
    assert without_case(phrase) == name
