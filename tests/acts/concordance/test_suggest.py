"""Suggested counterparts: what holds for any two sides, small samples, and the figures on real correlation tables."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acts.concordance.model import Provision, Sign, Suggestion
from acts.concordance.suggest import suggest
from benchmarks.concordance import lines_of
from benchmarks.concordance_pairs import language_of, read_provisions

OLD = (
    Provision("art_1", "Article 1", "Scope", "1. This sample, not law, applies to ferries. 2. It does not apply to canoes."),
    Provision("art_1/par_1", "1.", "Scope", "This sample, not law, applies to ferries.", "art_1"),
    Provision("art_1/par_2", "2.", "Scope", "It does not apply to canoes used on lakes in summer.", "art_1"),
    Provision("art_2", "Article 2", "Definitions", "(1) ferry means a boat that carries cars; (2) pilot means a person who steers it;"),
    Provision("art_2/pt_1", "(1)", "Definitions", "ferry means a boat that carries cars;", "art_2"),
    Provision("art_2/pt_2", "(2)", "Definitions", "pilot means a person who steers a boat;", "art_2"),
    Provision("art_3", "Article 3", "Lights", "Ferries shall carry 250 lanterns, as set in Article 1(1), and keep them lit at night."),
    Provision("art_4", "Article 4", "Telegraph", "Captains shall own a telegraph apparatus and employ an operator for it."),
)
NEW = (
    Provision("art_1", "Article 1", "Purpose", "This sample, not law, makes harbours safer for all who use them."),
    Provision("art_2", "Article 2", "Scope", "1. This sample, not law, applies to ferries. 2. It does not apply to canoes used on lakes."),
    Provision("art_2/par_1", "1.", "Scope", "This sample, not law, applies to ferries and to tugs.", "art_2"),
    Provision("art_2/par_2", "2.", "Scope", "It does not apply to canoes used on lakes in summer.", "art_2"),
    Provision("art_3", "Article 3", "Definitions", "(1) pilot means a person who steers; (2) ferry means a boat that carries cars;"),
    Provision("art_3/pt_1", "(1)", "Definitions", "‘pilot’ means a natural person who steers a boat;", "art_3"),
    Provision("art_3/pt_2", "(2)", "Definitions", "‘ferry’ means a boat that carries cars or trains;", "art_3"),
    Provision("art_4", "Article 4", "Lights", "Ferries shall carry 250 lanterns, as set in Article 2(1), and keep them lit at night."),
)


def best(found: tuple[Suggestion, ...]) -> dict[str, str]:
    return {one.left: one.counterparts[0].right for one in found}


@pytest.mark.parametrize(("left", "right"), [
    ("art_1", "art_2"), ("art_1/par_1", "art_2/par_1"), ("art_1/par_2", "art_2/par_2"), ("art_2", "art_3"),
    ("art_2/pt_1", "art_3/pt_2"), ("art_2/pt_2", "art_3/pt_1"), ("art_3", "art_4"),
])
def test_the_counterpart_is_found_though_numbers_moved(left: str, right: str) -> None:
    assert best(suggest(OLD, NEW))[left] == right


def test_what_nothing_answers_is_surest_to_have_none() -> None:
    none = {one.left: one.none for one in suggest(OLD, NEW)}
    assert max(none, key=lambda one: none[one]) == "art_4"


def test_evidence_names_what_a_reader_can_check() -> None:
    found = {one.left: one.counterparts[0] for one in suggest(OLD, NEW)}
    lights = {piece.sign: piece.detail for piece in found["art_3"].evidence}
    assert lights[Sign.WORDS][0] == "Ferries shall carry 250 lanterns as set in Article"
    assert lights[Sign.HEADING] == ("Lights", "Lights")
    assert lights[Sign.NUMBERS] == ("250",)
    assert lights[Sign.CITATION] == ("Article 1, 1. → Article 2, 1.",)
    assert {piece.sign: piece.detail for piece in found["art_2/pt_1"].evidence}[Sign.DEFINITION] == ("ferry", "ferry")


def holds(left: tuple[Provision, ...], right: tuple[Provision, ...], found: tuple[Suggestion, ...]) -> None:
    known = {one.id for one in right}
    assert [one.left for one in found] == [one.id for one in left]
    for one in found:
        scores = [counterpart.score for counterpart in one.counterparts]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 1 for score in (*scores, one.none))
        assert {counterpart.right for counterpart in one.counterparts} <= known
        assert len({counterpart.right for counterpart in one.counterparts}) == len(scores)
        assert set(one.chosen) <= {counterpart.right for counterpart in one.counterparts}
        for counterpart in one.counterparts:
            assert counterpart.evidence
            assert sum(piece.weight for piece in counterpart.evidence) == pytest.approx(counterpart.score, abs=1e-6)


def test_what_always_holds_of_the_samples() -> None:
    holds(OLD, NEW, suggest(OLD, NEW))
    holds(NEW, OLD, suggest(NEW, OLD))


def test_the_same_again() -> None:
    assert suggest(OLD, NEW) == suggest(OLD, NEW)


TEXTS = st.text(st.sampled_from("ab cə12.;:()\n"), max_size=60)


@given(st.lists(TEXTS, max_size=5), st.lists(TEXTS, max_size=5), st.sampled_from([("eng", "eng"), ("aze", "aze")]))
@settings(max_examples=60, deadline=None)
def test_what_always_holds_of_any_texts(own: list[str], theirs: list[str], languages: tuple[str, str]) -> None:
    left, right = (_acts(texts) for texts in (own, theirs))
    found = suggest(left, right, languages)
    holds(left, right, found)


def _acts(texts: list[str]) -> tuple[Provision, ...]:
    """Articles, every second one with its text below it too."""
    return tuple(one for at, text in enumerate(texts) for one in (
        Provision(f"art_{at}", f"Article {at}", "", text),
        *((Provision(f"art_{at}/par_1", "1.", "", text, f"art_{at}"),) if at % 2 else ())))


def test_numbers_in_front_of_rows_are_no_words() -> None:
    left = (Provision("art_4", "Maddə 4", "", "4.1. Nümunə (qanun deyil): qayıqlar gölün sahilində saxlanılır.\n4.2. Fənərlər yanır."),)
    right = (Provision("art_7", "Maddə 7", "", "4.1. Qayıqlar gölün sahilində saxlanılır.\n4.2. Kapitan növbədə olur."),)
    signs = {piece.sign: piece.detail for piece in suggest(left, right, ("aze", "aze"))[0].counterparts[0].evidence}
    assert Sign.NUMBERS not in signs
    assert signs[Sign.WORDS][0] == "qayıqlar gölün sahilində saxlanılır"


@pytest.mark.parametrize(("left", "right"), [((), NEW), (OLD, ()), ((), ())])
def test_an_empty_side_answers_none(left: tuple[Provision, ...], right: tuple[Provision, ...]) -> None:
    found = suggest(left, right)
    assert [one.left for one in found] == [one.id for one in left]
    assert all(one.says_none and one.none == 1 and not one.counterparts for one in found)


def test_a_provision_without_words_answers_none() -> None:
    found = suggest((*OLD, Provision("art_9", "Article 9", "Repealed", " — ")), NEW)
    assert found[-1] == Suggestion("art_9", (), 1.0)


def test_a_run_says_none_above_all_else() -> None:
    lines = lines_of(suggest((Provision("art_9", "Article 9", "", "…"),), NEW)[0])
    assert lines == ["art_9\t\t2.0\n"]


@pytest.mark.parametrize(("text", "language"), [("Bu nümunə qanun deyil, əşyalar haqqındadır.", "aze"), ("This sample is not law.", "eng")])
def test_the_language_is_known_by_its_letters(text: str, language: str) -> None:
    assert language_of((Provision("a", "", "", text),)) == language


def scorer(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("concordance_score", folder / "concordance_score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.corpus
@pytest.mark.parametrize(("pair", "first", "pairs"), [
    ("sale_of_goods", 0.87, 0.87), ("consumer_credit", 0.93, 0.92), ("civil_jurisdiction", 0.87, 0.87), ("nis", 0.84, 0.86),
])
def test_figures_on_official_correlation_tables(corpus: Path, tmp_path: Path, pair: str, first: float, pairs: float) -> None:
    """What was measured with weights of the other pairs, less a margin (the shipped weights have seen these pairs)."""
    folder = corpus / "concordance"
    found = suggest(read_provisions(folder / pair / "left.jsonl"), read_provisions(folder / pair / "right.jsonl"))
    run = tmp_path / "run.tsv"
    run.write_text("".join(line for one in found for line in lines_of(one)), "utf-8")
    figures = scorer(folder).score(folder / pair, run)["paragraph"]
    assert figures["Recall@1"] >= first
    assert figures["Pairs@5"] >= pairs
