"""Designations in texts: which are found, where they begin and end, and what the words around say of them."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifiers.standards.designation import Designation
from classifiers.standards.finding import BARE, Bare, find
from classifiers.standards.relations import BEFORE, BEHIND, Saying
from classifiers.standards.tails import PIECES, Piece
from tests.classifiers.standards.test_designation import DESIGNATIONS

TABLES = tomllib.loads(Path(__file__).with_name("designations.toml").read_text("utf-8"))


@pytest.mark.parametrize("case", TABLES["case"], ids=lambda case: case["text"][:40])
def test_designations_in_a_text(case: dict[str, object]) -> None:
    assert [one.designation.name for one in find(str(case["text"]))] == case["found"]


@pytest.mark.parametrize("case", TABLES["words"], ids=lambda case: case["text"][:40])
def test_where_they_begin_and_end(case: dict[str, object]) -> None:
    text = str(case["text"])
    assert [text[one.start : one.end] for one in find(text)] == case["found"]


@pytest.mark.parametrize("case", TABLES["relation"], ids=lambda case: case["text"][:40])
def test_what_the_words_around_say(case: dict[str, object]) -> None:
    found = [[one.designation.name, one.relation, str(one.designation.degree or "")] for one in find(str(case["text"]))]
    assert found == case["found"]


@pytest.mark.parametrize("piece", PIECES, ids=lambda piece: piece.sample)
def test_every_piece_fits_its_samples(piece: Piece) -> None:
    assert all(piece.pattern.search(sample) for sample in piece.sample.split(", ")[:1])


@pytest.mark.parametrize("saying", [*BEFORE, *BEHIND], ids=lambda saying: saying.sample)
def test_every_saying_tells_its_relation(saying: Saying) -> None:
    assert [(one.relation, one.designation.degree) for one in find(saying.sample)] == [(saying.relation, saying.degree)]


@pytest.mark.parametrize("bare", BARE, ids=lambda bare: bare.sample)
def test_every_bare_number_has_its_issuer(bare: Bare) -> None:
    assert all(one.designation.body == bare.issuer for one in find(f"Ethernet: {bare.sample}"))


@given(DESIGNATIONS, st.sampled_from(("", "Tələb: ", "(", "по ")), st.sampled_from(("", " üzrə", ".", ")", ",", "-ə", " [1]")))
def test_it_is_found_amid_words(designation: Designation, before: str, after: str) -> None:
    (found,) = find(before + str(designation) + after)
    assert (found.designation, found.start, found.end) == (designation, len(before), len(before) + len(str(designation)))


@given(st.text(st.sampled_from("ISOİEC/TRN АГОСТР 0123456789-:.,()VvX"), max_size=60))
def test_any_text_gives_ranges_in_order(text: str) -> None:
    ends = 0
    for one in find(text):
        assert ends <= one.start < one.end <= len(text)
        ends = one.end
