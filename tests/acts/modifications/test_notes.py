"""Notes as printed: head, operations, former wordings, days; footnotes split into their notes."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from acts.model import Document, Element, Kind, Line, Note, Run
from acts.modifications.model import AmendmentNote, Validity
from acts.modifications.notes import read_notes, split, understand
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


def test_text_is_the_note_without_its_mark() -> None:
    assert understand(f"## [12]\n\n{FIRST}5-ci maddə ləğv edilmişdir.").text == f"{FIRST}5-ci maddə ləğv edilmişdir."
