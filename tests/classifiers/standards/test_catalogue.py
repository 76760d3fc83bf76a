"""The catalogue on both databases: what was loaded is found again, chains, days, several sources, loading once more."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from classifiers.schemes.model import Label
from classifiers.standards.catalogue import LoadError, NoStandardError, State
from classifiers.standards.loaders.files import LISTS, load_body, load_file, load_folder, unknown
from classifiers.standards.model import Adoption, Degree, Edition, EditionStatus, Relation, RelationKind
from classifiers.standards.packing import packed_edition, unpacked
from classifiers.standards.store import Catalogue
from classifiers.standards.tables import adoptions, codes, editions, loads, relations
from storage import audit

LISTED = Path(__file__).parent / "lists"
ROWS = MappingProxyType({row.source: row for row in LISTS})


@pytest.fixture
def catalogue(engine: Engine) -> Catalogue:
    """With all small lists loaded."""
    list(load_folder(engine, LISTED, "Aygün"))
    return Catalogue(engine)


def counted(engine: Engine) -> dict[str, int]:
    with engine.connect() as connection:
        tables = (editions, relations, adoptions, codes, loads)
        return {table.name: connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one() for table in tables}


def test_a_second_loading_of_the_same_files_changes_nothing(catalogue: Catalogue) -> None:
    before = counted(catalogue.engine)
    again = list(load_folder(catalogue.engine, LISTED, "Orxan"))
    assert {(one.new, one.changed) for one in again} == {(0, 0)}
    assert sum(one.same for one in again) == before["standard_editions"]
    assert counted(catalogue.engine) == before
    with catalogue.engine.connect() as connection:
        assert {one.who for one in audit.entries(connection, "standards:itu_t")} == {"Aygün"}


def test_also_without_the_digest_the_same_changes_nothing(catalogue: Catalogue) -> None:
    with catalogue.engine.begin() as connection:
        connection.execute(loads.delete())
    again = list(load_folder(catalogue.engine, LISTED, "Orxan"))
    assert {(one.new, one.changed) for one in again} == {(0, 0)}


def test_an_edition_is_found_in_any_spelling(catalogue: Catalogue) -> None:
    assert catalogue.edition("İSO/MEK 99001:2013").reference == "ISO/IEC 99001:2013"
    assert catalogue.edition("AZS 9901-2022").reference == "AZS 9901:2022"
    assert catalogue.edition("ISO 99001:2013").reference == "ISO/IEC 99001:2013"
    assert catalogue.standard_of("ITU-T X.9901 (06/2019)") == "ITU-T X.9901"
    with pytest.raises(NoStandardError, match="holds no 'ISO 4:1990'"):
        catalogue.edition("ISO 4:1990")


def test_the_chain_of_a_standard(catalogue: Catalogue) -> None:
    assert [one.reference for one in catalogue.editions("ITU-T X.9901")] == [
        "ITU-T X.9901 (10/2012)", "ITU-T X.9901 (2012) Amd. 1 (03/2014)", "ITU-T X.9901 (06/2019)", "ITU-T X.9901 (2019) Cor. 1 (10/2021)",
    ]  # fmt: skip
    told = catalogue.relations_of("ITU-T X.9901 (10/2012)")
    assert [(one.source, one.relation.kind.value, one.relation.target, one.derived) for one in told] == [
        ("ITU-T X.9901 (10/2012)", "edition_of", "ITU-T X.9901 (06/2019)", False),
        ("ITU-T X.9901 (2012) Amd. 1 (03/2014)", "amends", "ITU-T X.9901 (10/2012)", False),
        ("ITU-T X.9901 (06/2019)", "replaces", "ITU-T X.9901 (10/2012)", True),
    ]


@pytest.mark.parametrize(("standard", "day", "there"), [
    ("ITU-T X.9901", "2012-10-13", None),
    ("ITU-T X.9901", "2012-10-14", "ITU-T X.9901 (10/2012)"),
    ("ITU-T X.9901", "2019-06-29", "ITU-T X.9901 (10/2012)"),
    ("ITU-T X.9901", "2019-06-30", "ITU-T X.9901 (06/2019)"),
    ("ISO 99005", "2015-09-14", "ISO 99005:2008"),
    ("ISO 99005", "2026-01-01", "ISO 99005:2015"),
    ("AZS 9901", "2021-12-31", "AZS 9901:2009"),
    ("W3C sample-api", "2018-06-01", None),
    ("W3C older-api", "2019-03-03", "W3C REC-older-api-20100506"),
    ("W3C older-api", "2019-03-04", None),
])  # fmt: skip
def test_what_is_in_force_on_a_day(catalogue: Catalogue, standard: str, day: str, there: str | None) -> None:
    found = catalogue.in_force(standard, date.fromisoformat(day))
    assert (found.reference if found else None) == there


def test_a_superseded_edition_tells_since_when_and_by_which(catalogue: Catalogue) -> None:
    judged = catalogue.judgement("W3C REC-older-api-20100506", date(2020, 1, 1))
    assert (judged.state, judged.since) == (State.SUPERSEDED, date(2019, 3, 4))
    assert judged.successor is not None
    assert judged.successor.reference == "W3C REC-sample-api-20190304"
    assert catalogue.judgement("W3C SPSD-oldest-api-20211231", date(2024, 1, 1)).state is State.WITHDRAWN


def test_who_took_a_standard_over(catalogue: Catalogue) -> None:
    assert [(one.edition.reference, one.exactly) for one in catalogue.adoptions_of("ISO/IEC 99025")] == [("AZS ISO/IEC 99025:2009", True)]
    assert [one.exactly for one in catalogue.adoptions_of("ISO/IEC 99025:2017")] == [False]


def test_finding_by_words_body_status_and_code(catalogue: Catalogue) -> None:
    assert [one.reference for one in catalogue.find("NÜMUNƏLƏRİN saxlanması").editions] == ["AZS 9901:2009", "AZS 9901:2022"]
    assert {one.body for one in catalogue.find("", body="ECMA").editions} == {"ECMA"}
    assert [one.reference for one in catalogue.find("", ics="03.120").editions] == ["ISO 99005:2008", "ISO 99005:2015"]
    assert catalogue.find("100%_sample").total == 0
    page = catalogue.find("", status="draft", page=2, size=1)
    assert (page.total, len(page.editions)) == (4, 1)


def test_two_sources_of_one_edition_stand_side_by_side(engine: Engine) -> None:
    catalogue = Catalogue(engine)
    one = Edition("ISO 99005:2015", "ISO 99005", "ISO", (), ics=("03.120.10",), published=date(2015, 1, 1), precision="year")
    other = replace(one, titles=(Label("Sample systems", "en"),), ics=("03.100.70",), published=date(2015, 9, 15), precision="day")
    catalogue.load((one,), "iso_refs", "Aygün")
    loaded = catalogue.load((other,), "iso_deliverables", "Aygün")
    whole = catalogue.edition("ISO 99005:2015")
    assert (loaded.new, loaded.changed) == (0, 1)
    assert set(whole.ics) == {"03.120.10", "03.100.70"}
    assert (whole.published, whole.precision) == (date(2015, 9, 15), "day")
    assert set(catalogue.claims("ISO 99005:2015")) == {"iso_refs", "iso_deliverables"}
    assert catalogue.load((one,), "iso_refs", "Aygün").same == 1


def test_a_changed_edition_is_rewritten_with_its_relations_and_noted(engine: Engine) -> None:
    catalogue = Catalogue(engine)
    base = Edition("AZS 1:2020", "AZS 1", "AZS", (Label("Nümunə", "az"),), adoptions=(Adoption("ISO 1:2016", Degree.IDENTICAL),))
    catalogue.load((base,), "national", "Aygün")
    changed = replace(base, status=EditionStatus.WITHDRAWN, adoptions=(), relations=(Relation(RelationKind.REPLACES, "AZS 1:2010"),))
    assert catalogue.load((changed,), "national", "Orxan").changed == 1
    assert catalogue.adoptions_of("ISO 1") == ()
    assert [one.relation.target for one in catalogue.relations_of("AZS 1:2020")] == ["AZS 1:2010"]
    with engine.connect() as connection:
        assert [one.who for one in audit.entries(connection, "standard:AZS 1:2020")] == ["Orxan"]


def test_a_broken_file_leaves_the_catalogue_as_it_was(catalogue: Catalogue, tmp_path: Path) -> None:
    before = counted(catalogue.engine)
    whole = (LISTED / "itu_t_small.jsonl").read_bytes()
    with pytest.raises(LoadError, match="cut off"):
        load_body(catalogue.engine, ROWS["itu_t"], whole.replace(b"9901", b"9909")[:-40], "Aygün")
    with pytest.raises(LoadError, match="cannot be read"):
        load_file(catalogue.engine, tmp_path / "itu_t.jsonl", "Aygün")
    with pytest.raises(LoadError, match="expected one of the lists"):
        load_file(catalogue.engine, LISTED / "azs_small.outline.txt", "Aygün")
    assert counted(catalogue.engine) == before


def test_a_loading_that_fails_half_way_writes_nothing(engine: Engine) -> None:
    def told() -> Iterator[Edition]:
        yield Edition("ISO 1:2000", "ISO 1", "ISO", ())
        raise LoadError("the rest is missing")

    with pytest.raises(LoadError):
        Catalogue(engine).load(told(), "iso_refs", "Aygün")
    assert counted(engine)["standard_editions"] == 0


def test_a_reference_longer_than_any_is_refused(engine: Engine) -> None:
    long = Edition("ISO " + "9" * 400, "ISO", "ISO", ())
    loaded = Catalogue(engine).load((long, replace(long, reference=" ")), "iso_refs", "Aygün")
    assert [one.reason for one in loaded.refused] == [
        "expected a designation of at most 300 characters, found 404", "expected a designation, found none",
    ]  # fmt: skip


def test_files_of_a_folder_nobody_knows_are_told(tmp_path: Path) -> None:
    shutil.copy(LISTED / "azs_small.jsonl", tmp_path)
    (tmp_path / "letter.docx").write_bytes(b"")
    (tmp_path / "table.csv").write_bytes(b"")
    assert [path.name for path in unknown(tmp_path)] == ["letter.docx", "table.csv"]


def test_what_is_packed_is_unpacked_the_same(catalogue: Catalogue) -> None:
    for one in catalogue.find("", size=500).editions:
        odd = replace(one, abstract='"\\\n\u2028ə', kept=(*one.kept, ("a", "b")), adoptions=(Adoption("ISO 1", Degree.MODIFIED),))
        assert unpacked(packed_edition(odd), Edition) == odd


@pytest.mark.corpus
def test_all_real_lists_are_loaded_and_once_more(engine: Engine, corpus: Path) -> None:
    first = {one.source: one for one in load_folder(engine, corpus / "standards", "Aygün")}
    expected = {"itu_t": 16172, "itu_r": 5334, "w3c": 7006, "iso_refs": 6499}
    assert {source: first[source].records for source in expected} == expected
    assert not [one for told in first.values() for one in told.refused]
    assert sum(len(one.unread) for one in first.values()) < 20
    catalogue = Catalogue(engine)
    there = catalogue.in_force("ITU-T X.509", date(2020, 1, 1))
    assert there is not None
    assert there.reference == "ITU-T X.509 (10/2019)"
    assert catalogue.edition("İSO/MEK 27001:2013").standard == "ISO/IEC 27001"
    assert {(one.new, one.changed) for one in load_folder(engine, corpus / "standards", "Orxan")} == {(0, 0)}
