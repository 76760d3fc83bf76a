"""The whole way on the store of classifiers: what is published, two who publish at once, a program killed in the middle, mappings."""

import os
import subprocess
import sys
from datetime import date

import pytest
from sqlalchemy.engine import Engine

from classifiers.lifecycle.answers import Asked, Objected, Stale
from classifiers.lifecycle.desk import RecodingDesk
from classifiers.lifecycle.model import Action, Change, Proposal, Standing
from classifiers.lifecycle.publishing import Publishing
from classifiers.lifecycle.reasons import nobody_recodes, not_mapped
from classifiers.lifecycle.recoding import Key
from classifiers.lifecycle.remembering import Remembering
from classifiers.lifecycle.store import ProposalStore
from classifiers.lifecycle.uses import AllUses, MappingUses
from classifiers.schemes.model import ChangeKind, ConceptAssociation, ConceptScheme, ConceptStatus, Correspondence, Label, Version
from classifiers.schemes.ports import Use
from classifiers.schemes.store import SchemeStore
from storage.audit import verify
from storage.database import writing
from tests.classifiers.lifecycle.test_steps import at_once, done
from tests.classifiers.lifecycle.world import AYNUR, BAHAR, DILARA, ITEMS, LEVELS, item, split
from tests.conftest import ROOT
from tests.recoding import recoded

DAY = date(2026, 12, 1)
KILLED = """
import os, sys
from datetime import date
import acts.tables
from classifiers.lifecycle import keeping
from classifiers.lifecycle.publishing import Publishing
from classifiers.schemes.store import SchemeStore
from storage.database import open_database
from tests.classifiers.lifecycle.world import DILARA
keeping.move = lambda *args, **named: os._exit(9)
engine = open_database(os.environ["DATABASE"])
Publishing(engine, SchemeStore(engine)).publish({1: 3}, "2", date(2026, 12, 1), DILARA)
"""
"""Dies when the version is written and the proposal not yet."""


class Office:
    """Everything on one database."""

    def __init__(self, engine: Engine) -> None:
        self.engine, self.schemes = engine, SchemeStore(engine)
        with writing(engine) as connection:
            for id_ in ("libraries", "topics"):
                self.schemes.add_scheme(connection, ConceptScheme(id_, (Label(id_, "en"),), governed=True), "import")
            self.schemes.publish(connection, "libraries", "1", ITEMS, LEVELS, date(2020, 1, 1), "import")
            self.schemes.publish(connection, "topics", "1", (item("t", "Kart", "Card"), item("u", "Bina", "House")), (), None, "import")
        self.store, self.publishing = ProposalStore(engine, self.schemes), Publishing(engine, self.schemes)

    def approved(self, *changes: Change) -> Proposal:
        draft = self.store.start(Asked("libraries", "A change", "needed", changes or (split(),)), AYNUR)
        done(self.store.submit(draft.id, 1, AYNUR))
        return done(self.store.approve(draft.id, 2, BAHAR))

    def publish(self, one: Proposal, number: str = "2") -> Version | Stale | Objected:
        return self.publishing.publish({one.id: one.revision}, number, DAY, DILARA)


@pytest.fixture
def office(engine: Engine) -> Office:
    return Office(engine)


def test_a_version_with_everything_that_follows(office: Office) -> None:
    version = office.publish(office.approved(split(), Change(Action.RETIRE, ("30",), reason="empty")))
    assert isinstance(version, Version)
    assert office.schemes.version("libraries") == version
    assert [change.kind for change in office.schemes.changes("libraries", "1", "2")] == [ChangeKind.SPLIT_OFF, ChangeKind.DELETION]
    table = office.schemes.correspondence(("libraries", "1"), ("libraries", "2"))
    assert table is not None
    assert [link.target for link in table.associations if link.source == "10.010"] == ["10.010", "10.011"]
    assert office.schemes.concepts("libraries", "1") == tuple(sorted(ITEMS, key=lambda one: one.code))
    assert office.schemes.concept("libraries", "30").status is ConceptStatus.RETIRED
    assert verify(office.engine)[1] is None


def test_two_who_publish_at_once(office: Office) -> None:
    one, other = office.approved(), office.approved(Change(Action.RETIRE, ("30",), reason="empty"))
    answers = at_once(lambda: office.publish(one), lambda: office.publish(other))  # type: ignore[arg-type, return-value]
    assert sorted(type(answer).__name__ for answer in answers) == ["Objected", "Version"]
    assert [version.number for version in office.schemes.versions("libraries")] == ["2", "1"]
    assert sorted(office.store.proposal(id_).standing for id_ in (1, 2)) == [Standing.APPROVED, Standing.PUBLISHED]
    assert verify(office.engine)[1] is None


def test_killed_in_the_middle_nothing_is_half_written(office: Office, database_url: str) -> None:
    one = office.approved()
    killed = subprocess.run([sys.executable, "-c", KILLED], cwd=ROOT, env=os.environ | {"DATABASE": database_url}, timeout=60, check=False)
    assert killed.returncode == 9
    assert office.store.proposal(one.id) == one
    assert [version.number for version in office.schemes.versions("libraries")] == ["1"]
    assert office.schemes.correspondences("libraries") == ()
    assert verify(office.engine)[1] is None
    assert isinstance(office.publish(one), Version)


def mapped(office: Office) -> None:
    links = (ConceptAssociation("t", "10.010"), ConceptAssociation("u", "20"))
    with writing(office.engine) as connection:
        office.schemes.save_correspondence(connection, Correspondence("topics", "1", "libraries", "1", links), "import")


def test_mappings_carry_codes_and_get_new_ones(office: Office) -> None:
    mapped(office)
    desk = RecodingDesk(office.engine, office.schemes, AllUses({"mapping": MappingUses(office.engine)}))
    one = office.approved()
    assert [(line.use.title, line.use.code, line.offered) for line in desk.page(one)] == [("topics t Kart", "10.010", "10.010")]
    (line,) = desk.page(one)
    kept = desk.decide(one.id, one.revision, BAHAR, {Key.of(line.use): "10.011"})
    assert isinstance(office.publish(done(kept)), Version)
    assert desk.carry_out(one.id, DILARA) == 1
    table = office.schemes.correspondence(("topics", "1"), ("libraries", "2"))
    assert table is not None
    assert [(link.source, link.target) for link in table.associations] == [("t", "10.011"), ("u", "20")]
    assert desk.uses.counts("libraries") == {"10.011": 1, "20": 1}
    before = office.schemes.correspondence(("topics", "1"), ("libraries", "1"))
    assert before is not None
    assert {link.target for link in before.associations} == {"10.010", "20"}


def test_many_links_are_recoded_by_one_table(office: Office) -> None:
    links = tuple(ConceptAssociation(f"t{at}", "10.010") for at in range(40))
    with writing(office.engine) as connection:
        office.schemes.save_correspondence(connection, Correspondence("topics", "1", "libraries", "1", links), "import")
    desk = RecodingDesk(office.engine, office.schemes, AllUses({"mapping": MappingUses(office.engine)}))
    one = office.approved()
    other = {Key.of(line.use): "10.011" for line in desk.page(one, first=0, size=100)}
    assert isinstance(office.publish(done(desk.decide(one.id, one.revision, BAHAR, other))), Version)
    assert desk.carry_out(one.id, DILARA) == 40
    tables = [table for table in office.schemes.correspondences("libraries") if table.origin == "recoded"]
    assert len(tables) == 1
    assert desk.uses.counts("libraries") == {"10.011": 40}
    assert desk.carry_out(one.id, DILARA) == 0


def test_items_looked_at_lately_are_remembered_and_no_more(office: Office) -> None:
    kept = Remembering(office.schemes, most=1)
    assert kept.concepts("libraries") is kept.concepts("libraries", "1")
    one = office.approved()
    assert isinstance(office.publish(one), Version)
    assert "10.011" in {concept.code for concept in kept.concepts("libraries")}
    assert "10.011" not in {concept.code for concept in kept.concepts("libraries", "1")}
    assert kept.concepts("libraries") == office.schemes.concepts("libraries", "2")
    assert len(kept._kept) == 1


def test_what_nobody_keeps_is_told(office: Office) -> None:
    uses = AllUses({"mapping": MappingUses(office.engine)})
    for use, why in ((Use("act", "/a", "A", "10"), nobody_recodes("act")), (Use("mapping", "no", "M", "10"), not_mapped("10"))):
        assert recoded(office.engine, uses, "libraries", use, "20") == why
    assert list(uses.using("libraries", ())) == []
