"""Standards in texts: which are found and how they are read."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifiers.designations import ISSUERS, Designation, DesignationError, find, parse

CASES = tomllib.loads(Path(__file__).with_name("designations.toml").read_text("utf-8"))["case"]
PREFIXES = (
    "ISO", "ISO/IEC", "IEC", "EN", "EN ISO/IEC", "AZS", "AZS ISO/IEC", "GOST R", "GOST", "BS EN ISO", "ETSI EN", "ISO/TS", "CEN/TS",
    "RFC", "ISO/IEC TR",
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_designations_in_a_text(case: dict[str, object]) -> None:
    assert [str(one.designation) for one in find(str(case["text"]))] == case["found"]


@pytest.mark.parametrize("issuer", ISSUERS, ids=lambda issuer: issuer.code)
def test_every_issuer_reads_its_sample(issuer: object) -> None:
    found = parse(issuer.sample)                              # type: ignore[attr-defined]
    assert issuer.code.partition(" ")[0] in found.prefix      # type: ignore[attr-defined]


@pytest.mark.parametrize(("text", "names"), [
    ("AZS İSO/İEC 27001:2013", ("AZS ISO/IEC 27001", "AZS ISO/IEC 27001:2013", "ISO/IEC 27001")),
    ("BS EN ISO 9241-11:2018", ("BS EN ISO 9241-11", "BS EN ISO 9241-11:2018", "EN ISO 9241-11", "ISO 9241-11")),
    ("ISO/IEC 27001", ("ISO/IEC 27001",)),
    ("ETSI TS 119 312", ("ETSI TS 119312",)),
])
def test_a_standard_is_asked_for_with_and_without_edition_and_by_what_it_took_over(text: str, names: tuple[str, ...]) -> None:
    assert parse(text).names == names


@pytest.mark.parametrize(("text", "words"), [
    ("27001", "expected an issuer such as ISO"),
    ("ISO", "expected a number after 'ISO', found ''"),
    ("ISO 9001 standartı", "expected the end, or an edition, at character 8, found ' standartı'"),
    ("", "expected an issuer"),
])
def test_what_is_no_designation_is_told(text: str, words: str) -> None:
    with pytest.raises(DesignationError, match=words):
        parse(text)


DESIGNATIONS = st.builds(
    Designation,
    st.sampled_from(PREFIXES),
    st.integers(1000, 99_999).map(str),
    st.sampled_from(("", "1", "4-1", "23")),
    st.sampled_from(("", "1998", "2022")),
).filter(lambda one: not (one.prefix.startswith("GOST") and one.part and not one.edition))


@given(DESIGNATIONS)
def test_what_is_printed_is_read_back(designation: Designation) -> None:
    assert parse(str(designation)) == designation


@given(DESIGNATIONS, st.sampled_from(("", "Tələb: ", "(")), st.sampled_from(("", " üzrə", ".", ")", ",")))
def test_it_is_found_amid_words(designation: Designation, before: str, after: str) -> None:
    (found,) = find(before + str(designation) + after)
    assert (found.designation, found.start, found.end) == (designation, len(before), len(before) + len(str(designation)))


@given(st.text(st.sampled_from("ISOİEC/TRN АГОСТР 0123456789-:.,()Vv"), max_size=60))
def test_any_text_gives_ranges_in_order(text: str) -> None:
    ends = 0
    for one in find(text):
        assert ends <= one.start < one.end <= len(text)
        ends = one.end
