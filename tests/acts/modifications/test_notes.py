"""Notes as printed: head, operations, former wordings, days; footnotes split into their notes."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from acts.model import Document, Element, Kind, Line, Note, Run
from acts.modifications.model import AmendmentNote, Validity
from acts.modifications.notes import TOO_LONG, read_notes, split, understand
from tests.acts.modifications.lines import line

NOTES = tomllib.loads((Path(__file__).parent / "notes.toml").read_text("utf-8"))["note"]
HEAD = ("{day} tarixli {number} nömrəli Azərbaycan Respublikasının Qanunu (“Azərbaycan” qəzeti, 29 dekabr 2022-ci il, № 286, "
        "Azərbaycan Respublikasının Qanunvericilik Toplusu, 2022-ci il, № 12, maddə 1390) ilə ")
FIRST = HEAD.format(day="9 dekabr 2022-ci il", number="682-VIQD")
SECOND = HEAD.format(day="5 may 2023-cü il", number="700-VIQD")


def act(note: AmendmentNote) -> str:
    return f"{note.act.kind} {note.act.adopted or ''} {note.act.number}" if note.act else ""


def days(validity: Validity) -> list[str]:
    return [day.isoformat() if day else "" for day in (validity.start, validity.end)]


@pytest.mark.parametrize("case", NOTES, ids=lambda case: case["name"])
def test_note(case: dict[str, Any]) -> None:
    note = understand(case["raw"], case.get("title", "") if case.get("footnote", "").startswith("KM") else "")
    assert [line(one) for one in note.modifications] == case["says"]
    assert (note.footnote, act(note)) == (case.get("footnote", ""), case.get("act", ""))
    assert [one.old_wording for one in note.modifications if "old" in case] == case.get("old", [])
    assert days(note.validity) == case.get("validity", ["", ""])
    assert [one.reason for one in note.misread] == case.get("misread", [])


@pytest.mark.parametrize("case", [case for case in NOTES if "published" in case], ids=lambda case: case["name"])
def test_publications(case: dict[str, Any]) -> None:
    found = understand(case["raw"]).act
    assert found is not None
    assert [f"{one.source} {one.day or ''}".strip() for one in found.publications] == case["published"]


def test_title_of_the_amending_act() -> None:
    case = next(case for case in NOTES if "title" in case and "footnote" not in case)
    found = understand(case["raw"]).act
    assert found is not None
    assert found.title == case["title"]


def test_footnote_is_split_into_notes() -> None:
    text = f"{FIRST}5-ci maddə ləğv edilmişdir.\n- {SECOND}6-cı maddə ləğv edilmişdir. {FIRST}7-ci maddə ləğv edilmişdir."
    assert [part.text.endswith("ləğv edilmişdir.") for part in split(text)] == [True, True, True]


def test_a_law_named_in_a_former_wording_begins_no_note() -> None:
    text = (f"{FIRST}5-ci maddə yeni redaksiyada verilmişdir.\nƏvvəlki redaksiyada deyilirdi:\n5. Bu Məcəllə 9 may 2001-ci il tarixli "
            "12-IQ nömrəli Azərbaycan Respublikasının Qanununa uyğundur.")
    assert len(split(text)) == 1


def document(*footnotes: tuple[str, tuple[str, ...]]) -> Document:
    """A code of one title line with these footnotes."""
    root = Element(Kind.ACT, children=(Element(Kind.PREFACE, content=(Line((Run("VERGİ MƏCƏLLƏSİ"),)),)),))
    notes = (Note(number, tuple(Line((Run(text),), note=number) for text in lines)) for number, lines in footnotes)
    return Document(root, tuple(notes))


def test_notes_of_a_document() -> None:
    notes = read_notes(document(
        ("1", (f"[1] {FIRST}5-ci maddə ləğv edilmişdir.", f"{SECOND}6-cı maddə yeni redaksiyada verilmişdir.",
               "Əvvəlki redaksiyada deyilirdi:", "6. Fener yanır.")),
        ("KMQ1", ("KMQ1 Vergi Məcəlləsinin 7-ci maddəsi fenerə aiddir.", f"{FIRST}8-ci maddə ləğv edilmişdir."))))
    told = [(note.footnote, note.item, *map(line, note.modifications)) for note in notes]
    assert told == [("1", 1, "repeal art_5"), ("1", 2, "replace art_6"), ("KMQ1", 1, "court art_7"), ("KMQ1", 2, "repeal art_8")]
    assert notes[1].modifications[0].old_wording == "6. Fener yanır."
    assert [note.act.number for note in notes if note.act] == ["682-VIQD", "700-VIQD", "", "682-VIQD"]


DECREE = ("5 may 2021-ci il tarixli 336 nömrəli Azərbaycan Respublikası Prezidentinin Fərmanı (“Mayak” qəzeti, 6 may 2021-ci il) ilə ")


def decree(*operations: str, kind: Kind = Kind.POINT, annexes: tuple[str, ...] = ("Mayak Qaydası", "Fener Əsasnaməsi")) -> list[str]:
    """What notes say of a decree, or of a law when `kind` is an article, that has these annexes."""
    units = [Element(Kind.ATTACHMENT, f"att_{n}", title=name) for n, name in enumerate(annexes, 1)]
    root = Element(Kind.ACT, children=(Element(kind, "1"), *units))
    notes = (Note(str(n), (Line((Run(f"[{n}] {DECREE}{text}"),), note=str(n)),)) for n, text in enumerate(operations, 1))
    return [line(one) for note in read_notes(Document(root, tuple(notes))) for one in note.modifications]


def test_units_of_an_act_without_articles_stand_by_themselves() -> None:
    assert decree("2-ci hissə ləğv edilmişdir, 3-cü hissənin ikinci abzası ləğv edilmişdir.") == ["repeal part_2", "repeal part_3/para_2"]
    assert decree("2-ci hissə ləğv edilmişdir.", kind=Kind.ARTICLE) == ["repeal art_?/part_2"]


def test_rules_are_the_annex_of_that_title() -> None:
    named = ("“Fener Əsasnaməsi”nin 2.5-ci bəndi ləğv edilmişdir.", "Qaydanın 2.5-ci bəndi ləğv edilmişdir.")
    assert decree(*named) == ["repeal annex_2/point_2.5", "repeal annex_1/point_2.5"]
    assert decree(*named, annexes=("Liman haqqında",)) == ["repeal annex/point_2.5"] * 2
    assert decree(*named, annexes=()) == ["repeal point_2.5"] * 2


def test_notes_of_decrees_in_one_footnote() -> None:
    text = f"{DECREE}2-ci hissə ləğv edilmişdir.\n{DECREE}3-cü hissə yeni redaksiyada verilmişdir."
    assert [part.text.endswith("mişdir.") for part in split(text)] == [True, True]


def test_text_is_the_note_without_its_mark() -> None:
    assert understand(f"## [12]\n\n{FIRST}5-ci maddə ləğv edilmişdir.").text == f"{FIRST}5-ci maddə ləğv edilmişdir."


@pytest.mark.parametrize("sign", ["“a“ ", "“", "1-ci maddənin ", "“a” sözü "])
def test_a_note_without_measure_is_reported_not_read(sign: str) -> None:
    note = understand(f"{FIRST} {sign * 20_000}")
    assert [misread.reason for misread in note.misread] == [TOO_LONG]
    assert note.modifications == ()


@pytest.mark.parametrize(("day", "number", "adopted"), [
    ("1 sentabr 2004-cü il", "29-IIQD", "2004-09-01"),
    ("9 dekabr 2005-ci il", "30-:IIQD", "2005-12-09"),
    ("9 dekabr 2005-ci il", "4-VKQD", "2005-12-09"),
    ("9 dekabr 2005-ci il", "49-llQD", "2005-12-09"),
])
def test_heads_that_were_printed_badly(day: str, number: str, adopted: str) -> None:
    note = understand(HEAD.format(day=day, number=number) + "5-ci maddə ləğv edilmişdir.")
    assert note.act is not None
    assert (str(note.act.adopted), note.act.number, len(note.modifications)) == (adopted, number, 1)
