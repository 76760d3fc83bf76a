"""Comparisons of an act of the registry: its page is taken in again with an amendment, and what rests on it ages."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy.engine import Engine

from acts.compare.model import Side
from acts.concordance.ageing import age, refresh
from acts.concordance.kept import KeptSide, Role, What
from acts.concordance.made import Given, MadeConcordance
from acts.concordance.model import Counterpart, Provision, State, Suggestion
from acts.concordance.provisions import provisions_of
from acts.concordance.store import Comparisons
from acts.concordance.texts import HeldReading, HeldTexts
from acts.errors import NotHeldError
from acts.folding import Folding
from acts.frbr import Manifestation
from acts.history.places import numbered_on
from acts.history.view import text_on
from acts.ingest import Ingest
from acts.topics import of_work
from storage.raw import RawStore
from tests.acts.concordance.world import AYNUR, provisions, rerun

ACT = "/akn/az/act/law/2012-02-03/71-xq"
BEFORE, AFTER = date(2020, 1, 1), date(2022, 1, 1)
PAGE = """Sınaq qurğuları haqqında (nümunə, qanun deyil){mark}

AZƏRBAYCAN RESPUBLİKASININ QANUNU

Maddə 1. Əsas anlayışlar

1.1. Sınaq qurğusu yoxlama üçün qurulan qurğudur.

1.2. Yoxlama qurğunun sınanmasıdır.

Maddə 2. Qurğuya tələblər

2.1. Qurğu {often} dəfə yoxlanılır.{note}

2.2. Yoxlamanın nəticəsi yazılır.

Bakı şəhəri, 3 fevral 2012-ci il

№ 71-XQ
{notes}"""
FIRST = PAGE.format(mark="", often="ildə bir", note="", notes="")
SECOND = PAGE.format(mark="", often="ayda bir", note=" [1]", notes="""
[1] 6 may 2021-ci il tarixli 101-XQD nömrəli Azərbaycan Respublikasının Qanunu ilə 2.1-ci maddədə “ildə” sözü “ayda” sözü ilə əvəz \
edilmişdir.
""")
RIGHTS = provisions({"art_1": "Sample, not law.", "art_2": "The device is checked."})


class Registry:
    """A registry that takes pages in."""

    def __init__(self, engine: Engine, raw: RawStore) -> None:
        self.engine, self.ingest, self.texts = engine, Ingest(engine, raw, of_work), HeldTexts(engine)

    def take(self, text: str, arrived: datetime) -> None:
        verdicts = self.ingest.take(Manifestation("sample", "file:///law.txt", "law.txt", text.encode(), fetched_at=arrived))
        assert not [one.reason for one in verdicts if one.reason]
        self.ingest.settle()
        Folding(self.engine).refresh()

    def read(self, side: KeptSide, day: date) -> tuple[Provision, ...]:
        if not side.side.uri:
            return RIGHTS
        reading = self.texts.reading(side.side.uri, side.side.language)
        assert isinstance(reading, HeldReading)
        return provisions_of(numbered_on(reading.timeline, day, text_on(reading.timeline, day)))


@pytest.fixture
def registry(engine: Engine, raw: RawStore) -> Registry:
    made = Registry(engine, raw)
    made.take(FIRST, datetime(2020, 1, 1, tzinfo=UTC))
    return made


def suggested(lefts: tuple[Provision, ...], rights: tuple[Provision, ...]) -> tuple[Suggestion, ...]:
    return tuple(Suggestion(left.id, (Counterpart("art_2", 0.9),), 0.0, ("art_2",)) for left in lefts)


def test_a_page_taken_in_again_ages_what_rests_on_it(registry: Registry) -> None:
    store = Comparisons(registry.engine)
    left = Given(Side("Sınaq qurğuları haqqında (nümunə)", "71-XQ", BEFORE, ACT))
    lefts = registry.read(KeptSide(0, Role.LEFT, left.side), BEFORE)
    assert [one.label for one in lefts] == ["Maddə 1", "1.1", "1.2", "Maddə 2", "2.1", "2.2"]
    one = store.create(AYNUR, "t", MadeConcordance(left, Given(Side("Sample convention")), lefts, RIGHTS, suggested(lefts, RIGHTS)))
    for row in store.rows(one.uid, AYNUR).rows:
        store.confirm(one.uid, row.key, AYNUR, 1)
    assert [found.recheck for found in refresh(registry.engine, BEFORE)] == [0]
    registry.take(SECOND, datetime(2021, 6, 1, tzinfo=UTC))
    assert [found.recheck for found in refresh(registry.engine, BEFORE)] == [0]
    assert [found.recheck for found in refresh(registry.engine, AFTER)] == [2]
    assert refresh(registry.engine, AFTER) == ()
    states = {row.provision.label: row.state for row in store.rows(one.uid, AYNUR).rows if row.provision}
    assert {label for label, state in states.items() if state is State.RECHECK} == {"Maddə 2", "2.1"}
    now = {held.provision.label: held.now for held in store.provisions(one.uid, AYNUR, Role.LEFT) if held.now is not None}
    reworded = "Qurğu ayda bir dəfə yoxlanılır."
    assert now == {"Maddə 2": f"2.1. {reworded}\n2.2. Yoxlamanın nəticəsi yazılır.", "2.1": reworded}
    assert {notice.said for notice in store.notices("aynur")} == {"Maddə 2", "2.1"}
    assert (age(registry.engine, one.uid, AYNUR).recheck, age(registry.engine, one.uid, AYNUR).unwatched) == (2, 0)
    done = rerun(store, one.uid, AYNUR, one.revision, AFTER, registry.read, suggested)
    assert (done.held, done.recheck, done.new, done.vanished) == (4, (), (), ())
    assert store.history(one.uid, AYNUR, "art_2")[-1].what is What.AGED
    assert store.progress(one.uid, AYNUR).recheck == 2


def test_what_is_not_held_has_no_stamp(registry: Registry) -> None:
    assert registry.texts.stamp("/akn/az/none", "aze", BEFORE) == ""
    assert registry.texts.stamp(ACT, "eng", BEFORE) == ""
    with pytest.raises(NotHeldError, match="in the language eng"):
        registry.texts.reading(ACT, "eng")
