"""Designations as values: read, printed as their bodies print them, compared, asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifiers.standards.designation import Designation, DesignationError
from classifiers.standards.issuers import ISSUERS, SERIES, Issuer
from classifiers.standards.model import Degree
from classifiers.standards.parsing import parse


@pytest.mark.parametrize("issuer", [*ISSUERS, *SERIES], ids=lambda issuer: issuer.code)
def test_every_issuer_reads_and_prints_its_sample(issuer: Issuer) -> None:
    found = parse(issuer.sample)
    assert issuer.code in found.issuers
    assert parse(str(found)) == found


@pytest.mark.parametrize(("spellings", "printed"), [
    (("ISO/IEC 27001:2022", "İSO/İEC 27001:2022", "ИСО/МЭК 27001-2022", "ISO / IEC 27001 : 2022", "ISO/IEC 27001 (2022)",
      "İSO/MEK 27001:2022", "ISO/MEK 27001-2022"),
     "ISO/IEC 27001:2022"),
    (("ГОСТ Р 34.10-2012", "QOST R 34.10-2012", "DÜİST R 34.10-2012", "GOST R 34.10:2012"), "ГОСТ Р 34.10-2012"),
    (("ГОСТ 28147-89", "QOST 28147-1989", "GOST 28147 - 89"), "ГОСТ 28147-89"),
    (("ГОСТ Р ИСО/МЭК 15408-1-2012", "GOST R ISO/IEC 15408-1-2012"), "ГОСТ Р ИСО/МЭК 15408-1-2012"),
    (("ETSI EN 319 411-1 V1.3.1", "ETSİ EN 319411-1 v1.3.1", "ETSI EN 319 411-1 (V1.3.1)"), "ETSI EN 319 411-1 V1.3.1"),
    (("ITU-T X.509 (10/2019)", "İTU-T X.509 (10/2019)", "ITU-T Rec. X.509 (10/2019)", "МСЭ-Т X.509 (10/2019)"), "ITU-T X.509 (10/2019)"),
    (("RFC 5280", "IETF RFC 5280", "RFC5280", "RFC-5280"), "RFC 5280"),
    (("NIST SP 800-53 Rev. 5", "NIST SP 800-53r5", "NIST Special Publication 800-53, Revision 5"), "NIST SP 800-53r5"),
    (("IEC 62443-2-4:2015/AMD1:2017", "IEC 62443-2-4:2015/Amd 1:2017", "МЭК 62443-2-4:2015/AMD1:2017"), "IEC 62443-2-4:2015/AMD1:2017"),
    (("ISO 9001:2015/Amd 1:2024", "ISO 9001:2015/AMD 1:2024", "ISO 9001:2015/Amd.1:2024"), "ISO 9001:2015/Amd 1:2024"),
    (("ISO/TS 12913-1", "ISO TS 12913-1", "ИСО/ТС 12913-1"), "ISO/TS 12913-1"),
    (("ISO/IEC Guide 51:1990", "ISO/IEC GUIDE 51:1990", "Руководство ИСО/МЭК 51:1990"), "ISO/IEC Guide 51:1990"),
    (("AZS İSO/İEC 17025:2009", "AZS ISO/IEC 17025-2009", "AZSİSO/İEC 17025:2009"), "AZS ISO/IEC 17025:2009"),
    (("IWA 19:2017",), "IWA 19:2017"),
    (("ДСТУ ETSI TS 102 437:2015 (ETSI TS 102 437:2006, IDT)",), "ДСТУ ETSI TS 102437:2015 (ETSI TS 102 437 (2006), IDT)"),
])  # fmt: skip
def test_spellings_of_one_designation_are_equal_and_printed_as_its_body_prints(spellings: tuple[str, ...], printed: str) -> None:
    assert len({parse(spelling) for spelling in spellings}) == 1
    assert str(parse(spellings[0])) == printed
    assert parse(printed) == parse(spellings[0])


@pytest.mark.parametrize(("text", "names"), [
    ("AZS İSO/İEC 27001:2013", ("AZS ISO/IEC 27001", "AZS ISO/IEC 27001:2013", "ISO/IEC 27001")),
    ("BS EN ISO 9241-11:2018", ("BS EN ISO 9241-11", "BS EN ISO 9241-11:2018", "EN ISO 9241-11", "ISO 9241-11")),
    ("ISO/IEC 27001", ("ISO/IEC 27001",)),
    ("ETSI TS 119 312", ("ETSI TS 119312",)),
    ("AZS 927:2023 (TS 341:2011)", ("AZS 927", "AZS 927:2023", "TS 341", "TS 341:2011")),
    ("ГОСТ Р 34.10-2012", ("GOST R 34.10", "GOST R 34.10:2012")),
])
def test_a_standard_is_asked_for_with_and_without_edition_and_by_what_it_took_over(text: str, names: tuple[str, ...]) -> None:
    assert parse(text).names == names


@pytest.mark.parametrize(("outer", "inner", "contained"), [
    ("ISO/IEC 27001", "ISO/IEC 27001:2022", True),
    ("ISO/IEC 27001:2013", "ISO/IEC 27001:2022", False),
    ("ISO/IEC 27001:2022", "ISO/IEC 27001", False),
    ("ISO 27001", "ISO/IEC 27001:2022", True),
    ("AZS 27001", "ISO 27001", False),
    ("ISO/IEC 15408", "ISO/IEC 15408-3:2022", True),
    ("ISO/IEC 15408-3", "ISO/IEC 15408-31", False),
    ("ISO/IEC 15408 (parts 1 to 5)", "ISO/IEC 15408-3:2022", True),
    ("ISO/IEC 15408 (parts 1 to 2)", "ISO/IEC 15408-3:2022", False),
    ("ISO 9001:2015", "ISO 9001:2015/Amd 1:2024", True),
    ("ISO 9001:2015/Amd 1:2024", "ISO 9001:2015", False),
])
def test_what_cites_the_one_cites_the_other(outer: str, inner: str, contained: bool) -> None:
    assert parse(outer).contains(parse(inner)) is contained


def test_a_base_in_brackets_is_kept_with_its_degree() -> None:
    found = parse("AZS 927:2023 (ISO 9001:2015, IDT)")
    assert (found.base, found.degree, found.adopted) == (parse("ISO 9001:2015"), Degree.IDENTICAL, parse("ISO 9001:2015"))


def test_the_undated_standard_has_neither_edition_nor_amendments() -> None:
    assert parse("ISO 9001:2015/Amd 1:2024").undated == parse("ISO 9001")
    assert not parse("TS 13298/T1:2016").dated                       # the year of an amendment does not date the standard


@pytest.mark.parametrize(("text", "words"), [
    ("27001", "expected an issuer such as ISO"),
    ("ISO", "expected a number after 'ISO', found ''"),
    ("ISO 9001 standartı", "expected the end, or an edition, at character 8, found ' standartı'"),
    ("", "expected an issuer"),
])
def test_what_is_no_designation_is_told(text: str, words: str) -> None:
    with pytest.raises(DesignationError, match=words):
        parse(text)


PREFIXES = (
    ("ISO",), ("ISO", "IEC"), ("IEC",), ("EN",), ("EN", "ISO", "IEC"), ("AZS",), ("AZS", "ISO", "IEC"), ("GOST R",), ("GOST",),
    ("BS", "EN", "ISO"), ("DSTU", "ISO"), ("ST RK",), ("TS", "EN"), ("ISO", "IEC", "IEEE"),
)  # fmt: skip
DESIGNATIONS = st.builds(
    Designation,
    st.sampled_from(PREFIXES),
    st.integers(2100, 99_999).map(str),
    st.sampled_from(("", "1", "4-1", "23")),
    st.sampled_from((None, 1998, 2022)),
).filter(lambda one: not (len(one.issuers) == 1 and one.issuers[0] in ("GOST", "GOST R", "ST RK", "AZS") and one.part and not one.year))


@given(DESIGNATIONS)
def test_what_is_printed_is_read_back(designation: Designation) -> None:
    assert parse(str(designation)) == designation
    assert parse(designation.name) == designation
