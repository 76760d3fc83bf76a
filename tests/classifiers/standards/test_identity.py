"""Plain forms are read as the whole grammar reads them; what names an edition; lines of JSON read at once."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.designations import references
from classifiers.standards.catalogue import Refused
from classifiers.standards.identity import NOT_UNDERSTOOD, PLAIN, identify
from classifiers.standards.loaders.lines import records
from classifiers.standards.parsing import parse

SAMPLES = (
    *(plain.sample for plain in PLAIN), "ISO 9001:2015", "ISO/TR 27809:2007", "ISO/IEC TS 29125:2017", "ISO/IEC 14543-5-9:2017",
    "ISO/IEC 19794-5:2011/Amd 2:2015/Cor 1:2016", "ISO/IEC 7816-4:2013/Amd 2", "ITU-T G.870/Y.1352 (11/2016)", "W3C NOTE-sample-19980825",
)  # fmt: skip


@pytest.mark.parametrize("printed", SAMPLES)
def test_a_plain_form_is_read_as_the_grammar_reads_it(printed: str) -> None:
    assert identify(printed).plain
    assert differs(printed) == ""


@pytest.mark.corpus
def test_so_are_all_references_of_real_lists(corpus: Path) -> None:
    told = list(plain_references(corpus / "standards"))
    assert len(told) > 1000
    assert not [found for printed in told[::5] if (found := differs(printed))]


def plain_references(folder: Path) -> Iterator[str]:
    return (raw for _, raw in references(folder) if identify(raw).plain)


def differs(printed: str) -> str:
    identity, designation = identify(printed), parse(printed)
    same = (identity.designation, identity.reference, identity.standard) == (designation, str(designation), str(designation.undated))
    same = same and identity.edition == designation.edition
    return "" if same and bool(identity.added) == bool(designation.amendments) else f"{printed}: {identity} {designation!r}"


@pytest.mark.parametrize(("printed", "own", "reference", "standard"), [
    ("İSO/MEK 99001:2013", False, "ISO/IEC 99001:2013", "ISO/IEC 99001"),
    ("ITU-T  X.9901 (2012) Cor. 1 (03/2014)", True, "ITU-T X.9901 (2012) Cor. 1 (03/2014)", "ITU-T X.9901"),
    ("something (2012)", True, "something (2012)", "something"),
])  # fmt: skip
def test_what_names_an_edition(printed: str, own: bool, reference: str, standard: str) -> None:
    identity = identify(printed, own)
    assert (identity.reference, identity.standard) == (reference, standard)
    assert identity.kept == ((NOT_UNDERSTOOD,) if identity.designation is None else ())


ONE, TWO = '{"reference": "ISO 1:2000"}', '{"reference": "ISO 2:2000"}'


@pytest.mark.parametrize(("lines", "read"), [
    ((ONE, TWO), [1, 2]),
    ((ONE, "", TWO, "  "), [1, 3]),
    ((f"{ONE},null,{TWO}", '{"reference": [', "]}", ONE), ["line 1", "line 2", "line 3", 4]),
    ((f"{ONE},{TWO}", '{"a": {"b": 1}', "}", ONE), ["line 1", "line 2", "line 3", 4]),
    ((ONE, "[" * 100_000, TWO), [1, "line 2", 3]),
    ((ONE, '{"reference": 5}', TWO), [1, "line 2", 3]),
    ((ONE, json.dumps([ONE]), TWO), [1, "line 2", 3]),
])  # fmt: skip
def test_each_line_is_an_object_of_its_own_or_refused(lines: tuple[str, ...], read: list[object]) -> None:
    told = list(records("\n".join((*lines, "")).encode(), "sample"))
    assert [one.place if isinstance(one, Refused) else one[0] for one in told] == read
