"""Every file of the samples ends in verdicts or a clear refusal; what is known of some is checked."""

import csv
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from classifiers.errors import ExchangeError
from classifiers.exchange.batches import Exchange
from classifiers.exchange.exporting import FORMS, export
from classifiers.exchange.judging import Judged, judge
from classifiers.exchange.kept import Wish, scheme_id
from classifiers.exchange.model import Outcome, Reading
from classifiers.exchange.reading import read
from classifiers.schemes.model import ConceptScheme, Label, Version, VersionStatus

FOLDERS = ("skos_samples", "clerk_sheets")
REFUSED = {"README.md", "xkos.ttl"}
pytestmark = pytest.mark.corpus


def files(corpus: Path) -> list[Path]:
    return sorted(file for folder in FOLDERS for file in (corpus / folder).iterdir())


def read_file(file: Path) -> Reading:
    return read(file.read_bytes(), file.name)


def judged(file: Path) -> Judged:
    return judge(read_file(file), ())


def test_every_file_ends_in_verdicts_or_a_clear_refusal(corpus: Path) -> None:
    for file in files(corpus):
        if file.name in REFUSED:
            with pytest.raises(ExchangeError, match="expected"):
                judged(file)
            continue
        found = judged(file)
        assert found.verdicts
        assert all(one.reason for one in found.verdicts if one.outcome is Outcome.REFUSED)


def test_what_was_read_comes_back_from_every_export(corpus: Path) -> None:
    for file in files(corpus):
        if file.name in REFUSED or file.stat().st_size > 1_000_000:
            continue
        concepts = judged(file).concepts
        if not concepts:
            continue
        scheme = ConceptScheme(scheme_id(file.stem), (Label(file.stem),))
        for form in ("ttl", "rdf", "jsonld", "csv", "json", "gc", "xlsx"):
            body = export(form, scheme, Version(scheme.id, "1", 1, VersionStatus.PUBLISHED), concepts, f"https://toplu.example/id/{scheme.id}")
            again = judge(read(body, f"a.{FORMS[form].ending}"), concepts)
            assert {one.outcome for one in again.verdicts} <= {Outcome.SAME}, (file.name, form)


def test_one_vocabulary_in_three_syntaxes_is_one(corpus: Path) -> None:
    same = [corpus / "skos_samples" / f"it_legal-status.{ending}" for ending in ("ttl", "rdf", "jsonld")]
    found = [{item.concept for item in read_file(file).items} for file in same]
    assert found[0] == found[1] == found[2]


def test_naics_is_read_as_its_publisher_means_it(corpus: Path) -> None:
    """Numbers as codes, levels by prefix, marks in fonts: against the list read by others."""
    with (corpus / "classification_pairs" / "naics2012_naics2017" / "old.csv").open(encoding="utf-8") as opened:
        truth = {row["code"]: (row["parent"], " ".join(row["label"].split())) for row in csv.DictReader(opened)}
    concepts = judged(corpus / "clerk_sheets" / "2012_NAICS_Structure.xls").concepts
    assert {one.code: one.parent for one in concepts} == {code: parent for code, (parent, _) in truth.items()}
    labels = {one.code: one.labels[0].text for one in concepts}
    assert sum(labels[code].casefold() != label.casefold() for code, (_, label) in truth.items()) <= 5


@pytest.mark.parametrize(("name", "codes"), [
    ("LKA_SLSIC_4.xlsx", {"A": "", "01": "A", "011": "01", "0111": "011", "01111": "0111"}),
    ("ETH_1999.xlsx", {"011": "agriculture-hunting-and-related-service-activities", "20": "none"}),
    ("BOL_ISCO_COB.xlsx", {"0": "", "01": "0", "010": "01", "01000": "010", "96203": "962"}),
    ("BRA_CNAE.xlsx", {"A": "", "01": "A", "01101": "01", "00000": "00"}),
])  # fmt: skip
def test_lost_zeros_sheets_and_levels(corpus: Path, name: str, codes: dict[str, str]) -> None:
    parents = {one.code: one.parent for one in judged(corpus / "clerk_sheets" / name).concepts}
    assert {code: parents.get(code, "none") for code in codes} == codes


def test_the_file_as_it_came_is_taken_in_and_back(corpus: Path, engine: Engine) -> None:
    exchange, file = Exchange(engine), corpus / "clerk_sheets" / "2012_NAICS_Structure.xls"
    wish = Wish(scheme_id(file.stem))
    report = exchange.take_in(file.read_bytes(), file.name, wish, "a clerk")
    assert (report.scheme, report.count(Outcome.NEW)) == ("c-2012-naics-structure", 2209)
    newer = (corpus / "classification_pairs" / "naics2012_naics2017" / "new.csv").read_bytes()
    second = exchange.take_in(newer, "new.csv", wish, "a clerk")
    assert second.published
    number = exchange.undo(second.batch, "a clerk")
    assert exchange.schemes.concepts(wish.scheme, number) == exchange.schemes.concepts(wish.scheme, report.published)
