"""Acts held, found by number, title and address in the database; several of one number are all given; old numbers on their day."""

from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from acts import tables
from acts.encoding import encode
from acts.history.model import Change, Renaming, Timeline
from acts.model import Line, Run
from acts.modifications import model as m
from acts.store import ActStore
from acts.timelines import keep_timeline
from language.letters import fold
from search.citation.directory import HeldActs
from search.citation.find import Citations
from search.query import faults
from search.query.parser import parse
from search.query.syntax import FieldCondition
from storage.database import writing

TODAY = date(2031, 6, 1)
NOW = datetime(2031, 1, 1, tzinfo=UTC)
ACTS = (
    ("/akn/az/act/decree/1998-02-03/68", "Sandıqların saxlanması haqqında", "68", date(1998, 2, 3), None),
    ("/akn/az/act/cabinet-decision/1998-05-06/68", "Açarların verilməsi Qaydaları", "68", date(1998, 5, 6), 61001),
    ("/akn/az/act/cabinet-decision/2004-05-06/68", "Qapıların qeydiyyatı barədə", "68", date(2004, 5, 6), None),
    ("/akn/az/act/law/2003-04-05/332-iiqd", "Bəzi qanunlara əlavələr edilməsi haqqında", "332-IIQD", date(2003, 4, 5), None),
    ("/akn/az/act/law/2031-01-02/7-xq", "Sandıq və açar haqqında", "7-XQ", date(2031, 1, 2), 61002),
    ("/akn/az/act/ministry-act/2019-11-19/9-t-14", "Azərbaycan Respublikasının Kilid Təlimatı", "9-T/14", date(2019, 11, 19), None),
)
PLACES = ("art_4", "art_5", "art_5__para_5.1", "art_5__para_5.1__point_5.1.2", "art_6", "art_6-1", "chp_2", "art_7")


@pytest.fixture
def citations(engine: Engine) -> Citations:
    with writing(engine) as connection:
        for id_, (uri, title, number, adopted, eqanun) in enumerate(ACTS, 1):
            row = {
                "id": id_, "uri": uri, "level": "law", "subtype": "law", "title": title, "title_key": fold(title), "body": "",
                "number": number, "adopted": adopted, "publication": "", "register_code": "", "status": "in_force", "eqanun_id": eqanun,
                "celex": "", "told_by": 1, "first_held": NOW, "changed": NOW,
            }  # fmt: skip
            connection.execute(sa.insert(tables.works), [row])
        _text(connection)
    return Citations(HeldActs(engine))


def _text(connection: sa.Connection) -> None:
    """A text of the law 7-XQ."""
    uri = f"{ACTS[4][0]}/aze@"
    connection.execute(sa.insert(tables.expressions), [
        {"id": 1, "work_id": 5, "language": "aze", "uri": uri, "title": ACTS[4][1], "title_key": fold(ACTS[4][1]), "shown": 1},
    ])
    connection.execute(sa.insert(tables.manifestations), [{
        "id": 1, "expression_id": 1, "source": "numune", "url": "u", "name": "n", "part": "", "sha256": "0" * 64, "bytes": 1,
        "media_type": "text/html", "fetched_at": NOW, "reader": "word-html", "parser": 1, "outcome": "read", "reason": "", "annexes": "",
    }])  # fmt: skip
    rows = [("act", 0, "")] + [("chapter" if eid.startswith("chp") else "article", 1 + eid.count("__"), eid) for eid in PLACES]
    line = encode((Line((Run("Sandıq açılır."),)),))
    connection.execute(sa.insert(tables.elements), [
        {"manifestation_id": 1, "seq": seq, "depth": depth, "kind": kind, "eid": eid, "num": eid.rpartition("_")[2], "label": "",
         "title": "", "heading": "", "content": line if eid else ""}
        for seq, (kind, depth, eid) in enumerate(rows)
    ])  # fmt: skip


@pytest.mark.parametrize(("query", "numbers"), [
    ("№ 68", ["68", "68", "68"]), ("68 nömrəli", ["68", "68", "68"]), ("№ 68 1998", ["68", "68"]), ("68 saylı 1998-ci il", ["68", "68"]),
    ("№ 68 2004", ["68"]), ("03.02.1998 № 68", ["68"]), ("3 fevral 1998-ci il tarixli 68 nömrəli Fərman", ["68"]), ("№ 68 1999", []),
    ("332-IIQD", ["332-IIQD"]), ("332-iiqd", ["332-IIQD"]), ("332 IIQD", ["332-IIQD"]), ("7-XQ", ["7-XQ"]), ("№ 9-T/14", ["9-T/14"]),
    ("Sandıq və açar haqqında", ["7-XQ"]), ("sandıq və açar haqqında qanun", ["7-XQ"]), ("sandiq ve acar haqqinda 5", ["7-XQ"]),
    ("kilid təlimatı", ["9-T/14"]), ("sandıq", []), ("açar haqqında", []),
    ("framework/61002", ["7-XQ"]), ("e-qanun.az/framework/61001", ["68"]),
    ("/akn/az/act/law/2031-01-02/7-xq", ["7-XQ"]), ("/akn/az/act/law/2031-01-02/8-xq", []),
])  # fmt: skip
def test_acts_held(citations: Citations, query: str, numbers: list[str]) -> None:
    by_uri = {act[0]: act[2] for act in ACTS}
    assert [by_uri[cited.work_uri] for cited in citations.find(query, TODAY).cited] == numbers


@pytest.mark.parametrize(("query", "eids"), [
    ("7-XQ 5", ("art_5",)), ("7-XQ 5.1", ("art_5__para_5.1", "art_5")), ("7-XQ 5.1.2", ("art_5__para_5.1__point_5.1.2", "art_5")),
    ("7-XQ 5.3", ("art_5",)), ("7-XQ maddə 5 hissə 1", ("art_5__para_5.1", "art_5")),
    ("7-XQ 6-1", ("art_6-1",)), ("7-XQ II fəsil", ("chp_2",)),
    ("7-XQ 99", ()), ("7-XQ", ()), ("/akn/az/act/law/2031-01-02/7-xq#art_5__para_5.1", ("art_5__para_5.1",)),
])  # fmt: skip
def test_a_jump_leads_to_a_place_that_is_there(citations: Citations, query: str, eids: tuple[str, ...]) -> None:
    (cited,) = citations.find(query, TODAY).cited
    assert cited.eids == eids


def test_several_acts_are_left_to_the_reader(citations: Citations) -> None:
    jump = citations.find("№ 68 1998 5", TODAY)
    assert len(jump.cited) == 2
    assert all(cited.clause == "5" for cited in jump.cited)


def test_an_old_number_leads_to_the_unit_that_bore_it(engine: Engine, citations: Citations) -> None:
    """Article 8 became article 7 on 1 April 2031."""
    page = ActStore(engine).document(1)
    step = m.Target((m.Step(m.Unit.ARTICLE, "8"),))
    to = m.Target((m.Step(m.Unit.ARTICLE, "7"),))
    act = m.AmendingAct(m.ActKind.LAW, date(2031, 3, 1), "12-XQD")
    change = Change(act, m.Modification(step, m.Renumbering(to)), "1", 1, in_force=date(2031, 4, 1), known_by="text")
    with writing(engine) as connection:
        keep_timeline(connection, 1, Timeline(page, (change,), (Renaming(0, "art_8", "art_7"),)), page)
    (then,) = citations.find("7-XQ 8 01.03.2031", TODAY).cited
    assert (then.eids[0], then.at) == ("art_8", date(2031, 3, 1))
    (now,) = citations.find("7-XQ 8", TODAY).cited
    assert now.eids[0] == "art_7"
    (today,) = citations.find("7-XQ 7", TODAY).cited
    assert today.eids[0] == "art_7"


def test_known_acts_not_held_are_named_all_the_same(citations: Citations) -> None:
    (cited,) = citations.find("mülki məcəllə 12.3", TODAY).cited
    assert cited.work_uri == "/akn/az/act/code/1999-12-28/779-iq"
    assert cited.eids[0] == "art_12__para_12.3"


def test_acts_and_bodies_held_are_values_of_fields(engine: Engine, citations: Citations) -> None:
    with writing(engine) as connection:
        connection.execute(sa.update(tables.works).where(tables.works.c.id == 6).values(body="Açar və Kilid Nazirliyi"))
    cites, organ, none = (parse(query, citations) for query in ("cites:7-XQ", "orqan:kilid", "cites:8-XQ"))
    assert isinstance(cites.tree, FieldCondition)
    assert cites.tree.values == (ACTS[4][0],)
    assert isinstance(organ.tree, FieldCondition)
    assert organ.tree.values == ("Açar və Kilid Nazirliyi",)
    assert [mistake.expected for mistake in none.mistakes] == [faults.A_KNOWN_ACT]


def test_a_place_that_never_was_leads_to_the_act(citations: Citations) -> None:
    (cited,) = citations.find("7-XQ 99 01.03.2031", TODAY).cited
    assert (cited.eids, cited.clause, cited.at) == ((), "99", date(2031, 3, 1))
