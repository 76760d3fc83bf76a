"""A reviewer's corrections match exactly one modification each, or say that they do not."""

from datetime import date
from pathlib import Path

import pytest

from acts.history.corrections import CorrectionError, correct, load, of_act, read
from acts.history.model import Change, Outcome
from acts.modifications.model import AmendingAct, Modification, Repeal, Step, Substitution, Target, Unit

ARTICLE = Target((Step(Unit.ARTICLE, "5.1"),))
ONE = Change(AmendingAct(None), Modification(ARTICLE, Substitution("rabitə", "poçt")), "3", 1, in_force=date(2010, 1, 5))
OTHER = Change(AmendingAct(None), Modification(ARTICLE, Substitution("bir", "iki")), "3", 1, in_force=date(2010, 1, 5))
REPEAL = Change(AmendingAct(None), Modification(Target((Step(Unit.ARTICLE, "6"), Step(Unit.SENTENCE, "2"))), Repeal()), "3", 2)
CHANGES = (ONE, OTHER, REPEAL)
ENTRY = '[[correction]]\nact = "/akn/az/a"\nfootnote = "3"\nitem = 2\ntarget = "art_6/sentence_2"\nwhy = "çap belədir"\n'


def written(folder: Path, text: str, name: str = "a.toml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_a_reviewer_refuses_dates_and_points_elsewhere(tmp_path: Path) -> None:
    text = ENTRY + "in_force = 2011-02-03\nuntil = 2012-01-01\n" + 'right = { target = "art_6/sentence_3", old_wording = "Köhnə." }\n'
    (changed,) = correct(CHANGES, read(written(tmp_path, text)))[2:]
    assert (changed.in_force, changed.known_by, changed.until) == (date(2011, 2, 3), "reviewer", date(2012, 1, 1))
    assert (str(changed.modification.target), changed.modification.old_wording) == ("art_6/sentence_3", "Köhnə.")
    (refused,) = correct(CHANGES, read(written(tmp_path, ENTRY + "refuse = true")))[2:]
    assert (refused.outcome, refused.reason) == (Outcome.REFUSED, "a reviewer refused it: çap belədir")


def test_words_tell_two_changes_of_one_target_apart(tmp_path: Path) -> None:
    text = ENTRY.replace("item = 2", "item = 1").replace("art_6/sentence_2", "art_5.1") + 'right = { new = "üç" }\n'
    with pytest.raises(CorrectionError, match=r"a.toml, entry 1: expected to match one .*target art_5.1\), matched 2"):
        correct(CHANGES, read(written(tmp_path, text)))
    changed = correct(CHANGES, read(written(tmp_path, text + 'words = "bir"\n')))
    assert changed[0] is ONE
    assert changed[1].modification.action == Substitution("bir", "üç")


def test_an_entry_that_matches_nothing_stops_the_build(tmp_path: Path) -> None:
    found = read(written(tmp_path, ENTRY.replace('"3"', '"4"') + "refuse = true"))
    with pytest.raises(CorrectionError, match="matched 0"):
        correct(CHANGES, found)
    assert of_act(found, "/akn/az/b") == ()
    assert len(of_act(found, "/akn/az/a")) == 1


def test_words_an_action_has_no_place_for(tmp_path: Path) -> None:
    with pytest.raises(CorrectionError, match="a Repeal has no new"):
        correct(CHANGES, read(written(tmp_path, ENTRY + 'right = { new = "x" }')))


@pytest.mark.parametrize(("text", "said"), [
    (ENTRY, "a.toml, entry 1: expected something that is right"),
    (ENTRY + "colour = 1", "found 'colour'"),
    (ENTRY.replace("why", "#why"), "found no why"),
    (ENTRY.replace("item = 2", 'item = "2"') + "refuse = true", "item: expected int, found '2'"),
    (ENTRY + 'in_force = "2011-01-01"', "in_force: expected date"),
    (ENTRY + 'right = { colour = "red" }', "right: expected texts under target"),
    (ENTRY.replace("sentence_2", "line_2") + "refuse = true", "expected a target like art_90.8/sentence_2, found 'art_6/line_2'"),
    (ENTRY + "refuse = true\n[other]\n", "expected only tables"),
    ("not toml", "expected TOML"),
])
def test_what_is_not_known_is_named(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(CorrectionError) as caught:
        read(written(tmp_path, text))
    assert said in str(caught.value)


def test_all_files_of_the_folder_are_read_and_the_one_that_ships_is_empty(tmp_path: Path) -> None:
    written(tmp_path, ENTRY + "refuse = true", "b.toml")
    written(tmp_path, ENTRY + "refuse = true", "c.toml")
    assert [correction.entry for correction in load(tmp_path)] == ["b.toml, entry 1", "c.toml, entry 1"]
    assert load() == ()
    with pytest.raises(CorrectionError, match="expected a folder"):
        load(tmp_path / "none")
