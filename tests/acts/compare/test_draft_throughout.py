"""Words replaced throughout an invented law: in every form, with capitals, and what is left told."""

from datetime import date

import pytest

from acts.compare.draft import Held, propose
from acts.compare.model import Comparison, Side
from acts.history.model import Timeline
from acts.model import Line, Run
from acts.structure import parse

LAW = """Nümunədir, qanun deyil
Sınaq haqqında (nümunə)
AZƏRBAYCAN RESPUBLİKASININ QANUNU
I fəsil
SATICILARIN VƏZİFƏLƏRİ
Maddə 1. Satıcı
1.1. Satıcı satıcı malını satıcıya və satıcılara verir, satıcılarının siyahısını satıcıdadır.
1.2. Bazarın anbarı və su anbarında olan mal anbarla daşınır.
Maddə 2. Anbarlar
2.1. Hər anbar açıqdır, anbarın açarı satıcılıq sənədidir.
2.2. Anbarı Baş Anbar tikir, tikilən anbarı qoruyur.
"""
EVERY = "Qanunun mətni üzrə ismin müvafiq hallarında “{}” sözü “{}” sözü ilə əvəz edilsin"
LEFT = "the words were left where they stand in another form, in another word or in a name"
WHOLE = "Qanunun mətni üzrə “{}” sözü “{}” sözü ilə əvəz edilsin"
CASES = [
    (EVERY.format("satıcı", "dükançı"), ["satıcılıq"], [
        "I fəsil\nDÜKANÇILARIN VƏZİFƏLƏRİ", "Maddə 1. Dükançı",
        "1.1. Dükançı dükançı malını dükançıya və dükançılara verir, dükançılarının siyahısını dükançıdadır."]),
    (EVERY.format("anbar", "dayanacaq"), ["Anbar"], [
        "1.2. Bazarın dayanacağı və su dayanacağında olan mal dayanacaqla daşınır.", "Maddə 2. Dayanacaqlar",
        "2.1. Hər dayanacaq açıqdır, dayanacağın açarı satıcılıq sənədidir.",
        "2.2. Dayanacağı Baş Anbar tikir, tikilən dayanacağı qoruyur."]),
    (EVERY.format("anbar", "bölmə"), ["Anbar"], [
        "1.2. Bazarın bölməsi və su bölməsində olan mal bölmə ilə daşınır.", "Maddə 2. Bölmələr",
        "2.1. Hər bölmə açıqdır, bölmənin açarı satıcılıq sənədidir.", "2.2. Bölməni Baş Anbar tikir, tikilən bölməni qoruyur."]),
    (WHOLE.format("satıcı", "dükançı"), ["SATICILARIN", "satıcıya", "satıcılara", "satıcılarının", "satıcıdadır", "satıcılıq"], [
        "Maddə 1. Dükançı", "1.1. Dükançı dükançı malını satıcıya və satıcılara verir, satıcılarının siyahısını satıcıdadır."]),
]


def table(order: str) -> Comparison:
    law = Held(Timeline(parse([Line((Run(row),)) for row in LAW.splitlines()])), Side("Sınaq"))
    text = f"1. “Sınaq haqqında (nümunə)” Azərbaycan Respublikasının Qanununda aşağıdakı dəyişikliklər edilsin:\n1.1. {order}."
    return propose(text, date(2026, 5, 1), lambda _: law, Side("Layihə")).tables[0]


@pytest.mark.parametrize(("order", "left", "rows"), CASES, ids=range(len(CASES)))
def test_words_are_replaced_throughout_and_what_was_left_is_told(order: str, left: list[str], rows: list[str]) -> None:
    found = table(order)
    assert [row.right for row in found.rows] == rows
    assert [one.reason for one in found.not_applied] == [f"{LEFT}: {', '.join(left)}"]


@pytest.mark.parametrize(("times", "rows", "reason"), [
    ("hər üç halda", [], "expected the words in 3 places of the provision, as ordered, found 2"),
    ("hər altı halda", ["1.1. Dükançı dükançı malını dükançıya və dükançılara verir, dükançılarının siyahısını dükançıdadır."], ""),
    ("dörd halda", [], "expected the words in 4 places of the provision, as ordered, found 2"),
])
def test_words_ordered_in_a_number_of_places_must_stand_in_so_many(times: str, rows: list[str], reason: str) -> None:
    found = table(f"1.1-ci maddədə {times} “satıcı” sözü “dükançı” sözü ilə əvəz edilsin")
    assert ([row.right for row in found.rows], [one.reason for one in found.not_applied]) == (rows, [reason] if reason else [])
