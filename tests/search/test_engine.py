"""The engine alone: what is held, what is seen when, what happens when the index is not as it should be."""

import json
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from search.engines.tantivy import TantivyEngine
from search.model import EngineAwayError, Mode, SearchError, SearchQuery
from search.plan import plan_search
from tests.search.world import CODE, OLD, PERSONAL, RULES, SIGNATURE, TEXTS, documents_of, fill

TODAY = date(2034, 1, 1)
ALL = sum(len(rows) for _header, rows in TEXTS)


@pytest.fixture
def engine(tmp_path: Path) -> TantivyEngine:
    return fill(TantivyEngine(tmp_path / "index"))


def found(engine: TantivyEngine, text: str, **more: object) -> list[str]:
    result = engine.search(plan_search(SearchQuery(text, **more), TODAY))  # type: ignore[arg-type]
    return [one.document.id.removeprefix("/akn/az/act/") for act in result.acts for one in act.found]


def test_all_provisions_are_held(engine: TantivyEngine) -> None:
    assert engine.count() == ALL


def test_a_provision_comes_back_as_it_was_given(engine: TantivyEngine) -> None:
    (given, *_rest) = documents_of(CODE, TEXTS[5][1])
    (act,) = engine.search(plan_search(SearchQuery("mülki məcəllə 12.3"), TODAY)).acts
    assert act.found[0].document == given


def test_replacing_takes_the_former_wording_out(engine: TantivyEngine) -> None:
    header, rows = TEXTS[2]
    assert engine.replace(header.expression, documents_of(header, rows[:1])) == 1
    engine.commit()
    assert engine.count() == ALL - 1
    assert engine.search(plan_search(SearchQuery("gücü"), TODAY)).total_acts == 1


def test_removing_and_replacing_by_nothing(engine: TantivyEngine) -> None:
    engine.remove(SIGNATURE.expression)
    engine.replace(OLD.expression, [])
    engine.commit()
    assert engine.count() == ALL - 3
    assert found(engine, "gücü") == []


def test_nothing_is_seen_before_the_commit(engine: TantivyEngine) -> None:
    engine.clear()
    assert engine.count() == ALL
    engine.commit()
    assert engine.count() == 0
    assert engine.search(plan_search(SearchQuery("möhür"), TODAY)).total_hits == 0


def test_what_was_not_committed_is_dropped(engine: TantivyEngine) -> None:
    engine.remove(CODE.expression)
    engine.close()
    assert engine.count() == ALL


def test_readers_follow_a_writer_of_another_process(engine: TantivyEngine) -> None:
    reader = TantivyEngine(engine.folder)
    assert reader.count() == ALL
    engine.remove(CODE.expression)
    engine.commit()
    assert reader.count() == ALL - 3


def test_readers_follow_an_index_made_anew(engine: TantivyEngine) -> None:
    reader = TantivyEngine(engine.folder)
    assert reader.count() == ALL
    engine.close()
    (engine.folder / "toplu.json").write_text("{}")
    fill(engine)
    assert reader.count() == ALL
    assert found(reader, "ləqəb") == ["code/1999-12-28/779-iq/aze@#art_12-1"]


def test_a_second_writer_is_told(engine: TantivyEngine) -> None:
    second = TantivyEngine(engine.folder, patience=0)
    with pytest.raises(SearchError, match="written by another process"):
        second.clear()
    engine.close()
    second.clear()


def test_a_second_writer_waits_for_the_first(engine: TantivyEngine) -> None:
    second = TantivyEngine(engine.folder)
    waiting = threading.Thread(target=second.clear)
    waiting.start()
    waiting.join(0.3)
    engine.close()
    waiting.join()
    second.commit()
    assert second.count() == 0
    second.close()


def test_no_index(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path / "none")
    for ask in (engine.count, lambda: engine.known(["x"]), lambda: found(engine, "x"), lambda: engine.remove("x")):
        with pytest.raises(EngineAwayError, match="toplu index"):
            ask()


def test_an_index_of_another_version_is_refused_and_made_anew(engine: TantivyEngine) -> None:
    engine.close()
    meta = engine.folder / "toplu.json"
    meta.write_text(json.dumps({**json.loads(meta.read_text()), "analyzer": "0"}))
    with pytest.raises(EngineAwayError, match=r"version.*toplu index"):
        engine.count()
    assert fill(engine).count() == ALL


@pytest.mark.parametrize("name", ["meta.json", "toplu.json"])
@pytest.mark.parametrize("content", ["", "{", "[]", '{"index_settings": 1}'])
def test_a_broken_index_is_refused_and_made_anew(engine: TantivyEngine, name: str, content: str) -> None:
    engine.close()
    (engine.folder / name).write_text(content)
    with pytest.raises(EngineAwayError, match="toplu index"):
        engine.count()
    assert fill(engine).count() == ALL


def test_a_lost_segment_is_refused(engine: TantivyEngine) -> None:
    engine.close()
    for file in engine.folder.glob("*.store"):
        file.unlink()
    with pytest.raises(EngineAwayError, match="toplu index"):
        engine.count()


def test_a_folder_without_rights(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(EngineAwayError):
        TantivyEngine(tmp_path / "file" / "index").clear()


@pytest.mark.parametrize(("text", "first"), [
    ("şəxsi sirlərin qorunması", "law/2031-05-04/100-nq/aze@2032-01-01#art_2"),
    ("SEXSI SIRLER qorunma", "law/2031-05-04/100-nq/aze@2032-01-01#art_2"),
    ("personal secrets protection", "law/2031-05-04/100-nq/eng@2032-01-01#art_2"),
    ("mm 12.3", "code/1999-12-28/779-iq/aze@#art_12"),
    ("mülki məcəllə 12-1", "code/1999-12-28/779-iq/aze@#art_12-1"),
    ("mülki məcəllə ləqəb", "code/1999-12-28/779-iq/aze@#art_12-1"),
    ("iso 77001", "law/2030-02-01/50-nq/aze@#art_1"),
    ("77001:2029", "law/2030-02-01/50-nq/aze@#art_1"),
    ("e-möhür", "law/2030-02-01/50-nq/aze@#art_2"),
    ("7-NQ", "law/1999-02-01/7-nq/aze@#art_1"),
    ("“kilidli sandıq”", "law/2031-05-04/100-nq/aze@2032-01-01#art_2"),
])
def test_what_answers_first(engine: TantivyEngine, text: str, first: str) -> None:
    assert found(engine, text)[0] == first


def test_a_phrase_wants_its_words_side_by_side(engine: TantivyEngine) -> None:
    assert found(engine, "“sandıqda kilidli”") == []


def test_in_force_before_repealed(engine: TantivyEngine) -> None:
    acts = [one.split("/aze")[0] for one in found(engine, "rəqəmsal möhür")]
    assert acts[-1] == "law/1999-02-01/7-nq"


def test_dates_narrow(engine: TantivyEngine) -> None:
    header, rows = TEXTS[4]
    engine.replace(header.expression, [
        replace(document, valid_from=date(2033, 7, 1), valid_to=date(2034, 1, 1)) for document in documents_of(header, rows)
    ])
    engine.commit()
    assert len(found(engine, "mərkəz", at=date(2033, 7, 1))) == len(found(engine, "mərkəz", at=date(2033, 12, 31))) == 2
    assert found(engine, "mərkəz", at=date(2033, 6, 30)) == found(engine, "mərkəz", at=date(2034, 1, 1)) == []


def test_former_wordings_are_left_out(engine: TantivyEngine) -> None:
    header, rows = TEXTS[0]
    former = replace(header, expression=f"{header.work_uri}/aze@2031-05-04")
    engine.replace(former.expression, documents_of(former, (*rows, ("4", "Köhnəlmiş söz", "Fanus yandırılır."))))
    engine.commit()
    assert found(engine, "dəftərin bağlanması") == ["law/2031-05-04/100-nq/aze@2032-01-01#art_3"]
    assert found(engine, "fanus") == []
    assert len(found(engine, "fanus", at=TODAY)) == 1


def test_near_words(engine: TantivyEngine) -> None:
    assert engine.nearest("mohurr") == ("möhür",)
    assert engine.nearest("sadniqda") == ("sandıqda",)
    assert engine.nearest("xyzxyz") == ()
    assert engine.known(["mohur", "xyz"]) <= {"mohur"}


def test_a_search_inside_one_act(engine: TantivyEngine) -> None:
    inside = {"filters": {"act": (PERSONAL.work_uri,)}}
    assert {one.rpartition("#")[0] for one in found(engine, "sirlər", **inside)} == {"law/2031-05-04/100-nq/aze@2032-01-01"}
    assert found(engine, "rəqəmsal", **inside) == []
    assert found(engine, "sirlər", filters={"act": ("/akn/az/act/law/1900-01-01/1",)}) == []


def test_more_provisions_of_an_act_when_asked(engine: TantivyEngine) -> None:
    plan = plan_search(SearchQuery("sirlər dəftər", {"act": (PERSONAL.work_uri,)}, provisions=10), TODAY)
    (act,) = engine.search(replace(plan, mode=Mode.ANY)).acts
    assert len(act.found) == act.count == 3


def test_facets_are_counted_within_the_act(engine: TantivyEngine) -> None:
    result = engine.search(plan_search(SearchQuery("möhür", {"act": (RULES.work_uri,)}), TODAY))
    assert (result.total_acts, result.facets["level"]) == (1, {"cabinet": 1})
