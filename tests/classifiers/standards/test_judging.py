"""Where an edition stands on a day, by the chain it is in; the catalogue on both databases."""

from datetime import date

import pytest
from sqlalchemy.engine import Engine

from classifiers.standards.catalogue import State
from classifiers.standards.model import Edition, EditionStatus, Relation, RelationKind
from classifiers.standards.store import Catalogue

PUBLISHED, WITHDRAWN, DRAFT, UNKNOWN = (
    EditionStatus.PUBLISHED, EditionStatus.WITHDRAWN, EditionStatus.DRAFT, EditionStatus.UNKNOWN,
)  # fmt: skip


def edition(reference: str, standard: str, published: str = "", status: EditionStatus = UNKNOWN, kind: str = "standard",
            relation: tuple[RelationKind, str] | None = None) -> Edition:  # fmt: skip
    told = (Relation(*relation),) if relation else ()
    day = date.fromisoformat(published) if published else None
    return Edition(reference, standard, standard.partition(" ")[0], (), kind, status, published=day, relations=told)


EDITIONS = (
    edition("ISO 1:2000", "ISO 1", "2000-01-01"),
    edition("ISO 1:2000/Amd 1:2003", "ISO 1", "2003-01-01", kind="amendment", relation=(RelationKind.AMENDS, "ISO 1:2000")),
    edition("ISO 1:2000/Amd 1:2003/Cor 1:2004", "ISO 1", "2004-01-01", kind="corrigendum",
            relation=(RelationKind.CORRECTS, "ISO 1:2000/Amd 1:2003")),
    edition("ISO 1:2010", "ISO 1", "2010-01-01"),
    edition("ISO 2:2000/Amd 1:2001", "ISO 2", "2001-01-01", kind="amendment", relation=(RelationKind.AMENDS, "ISO 2:2000/Amd 2:2001")),
    edition("ISO 2:2000/Amd 2:2001", "ISO 2", "2001-01-01", kind="amendment", relation=(RelationKind.AMENDS, "ISO 2:2000/Amd 1:2001")),
    edition("ITU-T V.1 (01/1990)", "ITU-T V.1", "1990-01-01", WITHDRAWN, "recommendation",
            (RelationKind.EDITION_OF, "ITU-T V.10 (01/1995)")),
    edition("ITU-T V.1 Suppl. 1 (06/1990)", "ITU-T V.1", "1990-06-01", PUBLISHED, "supplement",
            (RelationKind.AMENDS, "ITU-T V.1 (01/1990)")),
    edition("ITU-T V.10 (01/1995)", "ITU-T V.10", "1995-01-01", PUBLISHED, "recommendation"),
    edition("W3C one", "W3C one", kind="recommendation"),
    edition("W3C WD-one-20100101", "W3C one", "2010-01-01", DRAFT, "recommendation"),
    edition("W3C REC-one-20120101", "W3C one", "2012-01-01", PUBLISHED, "recommendation"),
    edition("W3C CR-one-20140101", "W3C one", "2014-01-01", DRAFT, "recommendation", (RelationKind.REPLACES, "W3C REC-one-20120101")),
    edition("OASIS Bill-v1.0", "OASIS Bill", "2010-01-01"),
    edition("OASIS Bill-v2.0-CS01", "OASIS Bill", "2015-01-01", kind="specification"),
    edition("OASIS Bill-v2.0", "OASIS Bill", "2016-01-01"),
    edition("OASIS Lone-v1.0-CS01", "OASIS Lone", "2010-01-01", kind="specification"),
    edition("OASIS Lone-v1.0-CS02", "OASIS Lone", "2011-01-01", kind="specification"),
)


@pytest.fixture
def catalogue(engine: Engine) -> Catalogue:
    catalogue = Catalogue(engine)
    catalogue.load(EDITIONS, "sample", "Aygün")
    return catalogue


CASES = (
    ("what is added to an edition stands with it", "ISO 1:2000/Amd 1:2003", "2009-12-31", State.IN_FORCE, "2003-01-01", ""),
    ("and ends with it", "ISO 1:2000/Amd 1:2003", "2010-01-01", State.SUPERSEDED, "2010-01-01", "ISO 1:2010"),
    ("also what is added to that", "ISO 1:2000/Amd 1:2003/Cor 1:2004", "2010-01-01", State.SUPERSEDED, "2010-01-01", "ISO 1:2010"),
    ("a circle ends", "ISO 2:2000/Amd 1:2001", "2010-01-01", State.IN_FORCE, "2001-01-01", ""),
    ("a supplement outlives its base", "ITU-T V.1 Suppl. 1 (06/1990)", "2000-01-01", State.IN_FORCE, "1990-06-01", ""),
    ("the last under one number goes on under another", "ITU-T V.1 (01/1990)", "1995-01-01", State.SUPERSEDED, "1995-01-01",
     "ITU-T V.10 (01/1995)"),
    ("and is in force till then", "ITU-T V.1 (01/1990)", "1994-12-31", State.IN_FORCE, "1990-01-01", ""),
    ("a draft takes the place of none", "W3C REC-one-20120101", "2020-01-01", State.IN_FORCE, "2012-01-01", ""),
    ("an entry stands as what it means", "W3C one", "2020-01-01", State.IN_FORCE, "2012-01-01", ""),
    ("of drafts alone as a draft", "W3C one", "2011-01-01", State.DRAFT, "2010-01-01", ""),
    ("a standard ends with the next standard", "OASIS Bill-v1.0", "2015-06-01", State.IN_FORCE, "2010-01-01", ""),
    ("not with the specification before it", "OASIS Bill-v1.0", "2016-01-01", State.SUPERSEDED, "2016-01-01", "OASIS Bill-v2.0"),
    ("where there are only specifications, the next", "OASIS Lone-v1.0-CS01", "2012-01-01", State.SUPERSEDED, "2011-01-01",
     "OASIS Lone-v1.0-CS02"),
)  # fmt: skip


@pytest.mark.parametrize(("reference", "day", "state", "since", "successor"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_where_an_edition_stands(catalogue: Catalogue, reference: str, day: str, state: State, since: str, successor: str) -> None:
    judged = catalogue.judgement(reference, date.fromisoformat(day))
    assert (judged.state, str(judged.since), judged.edition.reference) == (state, since, reference)
    if successor:
        assert judged.successor is not None
        assert judged.successor.reference == successor


def test_an_undated_reference_means_a_standard_before_a_specification(catalogue: Catalogue) -> None:
    meant = catalogue.in_force("OASIS Bill", date(2015, 6, 1))
    assert meant is not None
    assert meant.reference == "OASIS Bill-v1.0"
