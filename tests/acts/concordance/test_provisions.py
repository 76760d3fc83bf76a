"""What of an act, and of a standard, a concordance lists."""

import pytest

from acts.concordance.model import Provision
from acts.concordance.provisions import clauses, provisions_of
from acts.frbr import Manifestation
from acts.lines import read
from acts.structure import parse

SAMPLE = """NÜMUNƏ QANUN (nümunə, qanun deyil)
Maddə 1. Məqsəd
Bu nümunə mətni sınaq üçündür.
Maddə 2. Anlayışlar
2.0. Bu nümunədə istifadə olunan anlayışlar:
2.0.1. sxem — nümunə üçün çəkilmiş şəkil;
2.0.2. cədvəl — nümunə üçün qurulmuş sətirlər.
Maddə 3. Qaydalar
3.1. Sxem hər il yenilənir.
3.2. Cədvəl aşağıdakı hallarda yenilənir:
3.2.1. sxem dəyişdikdə;
3.2.2. sətir əlavə edildikdə.
Maddə 4. Ləğv edilmişdir.
"""


def listed(text: str) -> tuple[Provision, ...]:
    return provisions_of(parse(read(Manifestation("test", "file:sample", "sample.txt", text.encode()))))


def test_articles_are_followed_by_what_stands_one_level_below() -> None:
    assert [(one.label, one.parent) for one in listed(SAMPLE)] == [
        ("Maddə 1", ""), ("Maddə 2", ""), ("2.0.1", "art_2"), ("2.0.2", "art_2"), ("Maddə 3", ""), ("3.1", "art_3"), ("3.2", "art_3")]


def test_an_article_holds_the_words_of_all_below_it_and_they_its_heading() -> None:
    found = {one.label: one for one in listed(SAMPLE)}
    assert "sxem dəyişdikdə" in found["Maddə 3"].text
    assert found["3.2"].text.startswith("Cədvəl aşağıdakı hallarda")
    assert "3.2.1" in found["3.2"].text
    assert found["3.2"].heading == found["Maddə 3"].heading == "Qaydalar"


def test_ids_are_unique() -> None:
    ids = [one.id for one in listed(SAMPLE)]
    assert len(ids) == len(set(ids)) == 7


@pytest.mark.parametrize(("number", "parent", "heading"), [
    ("5", "", "Sample controls"), ("5.1", "", "Policies"), ("5.1.1", "5.1", "Policies"),
])
def test_clauses_of_a_standard(number: str, parent: str, heading: str) -> None:
    rows = [
        {"number": "5", "title": "Sample controls", "text": ""},
        {"number": "5.1", "title": "Policies", "text": "Policies are to be written down (sample, not a standard)."},
        {"number": "5.1.1", "title": "Review", "text": "They are reviewed each year."},
        {"number": "", "title": "a remark", "text": "no clause"},
        {"number": "6", "title": "", "text": ""},
    ]
    found = {clause.id: clause for clause in clauses(rows)}
    assert set(found) == {"5", "5.1", "5.1.1"}
    assert (found[number].parent, found[number].heading) == (parent, heading)
    assert found["5.1.1"].text == "Review\nThey are reviewed each year."
