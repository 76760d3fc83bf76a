"""Whatever notes say, a timeline is built, holds the page letter for letter, and its latest text is the page's."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from acts.history.build import build
from acts.history.model import Outcome
from acts.history.view import page_on, text_on
from acts.modifications.model import (
    Action,
    AmendmentNote,
    Deletion,
    Insertion,
    Modification,
    Occurrence,
    Position,
    ProvisionInsertion,
    ProvisionReplacement,
    Renumbering,
    Repeal,
    Step,
    Substitution,
    Target,
    Unit,
)
from tests.acts.history.made import act, document, plain

PAGE = """
I bölmə. Başlanğıc
1-ci fəsil. Ümumi
Maddə 1. Qurğu və <i>rabitə</i> [1]
1.1. Qurğu <s>otuz</s> <i>iyirmi</i> gündə yoxlanılır. <i>Sonra yenə yoxlanılır.</i> [2]
1.2. Qurğu:
1.2.1. qorunur;
<i>1.2.2. saxlanılır;</i> [3]
<s>1.2.3. sökülür.</s>
Maddə 2. Cəza
2.1. Qurğunu sındırmağa görə -
<i>yüz</i> manat cərimə edilir. [4]
Qeyd: Bu maddədə “az” dedikdə, <i>on</i> manat başa düşülür.
<s>Maddə 3. Gedən</s> [5]
<s>Bu maddə getdi.</s>
2-ci fəsil. Son
Maddə 4. Yekun
Birinci hissə.
İkinci hissə: <i>birinci</i> abzas;
ikinci abzas.
"""
DOCUMENT = document(PAGE)
WORDS = st.sampled_from([
    "otuz", "iyirmi", "iyirmi gündə", "Qurğu", "yoxlanılır.", ".", ";", "-", "on", "yüz manat", "", " ", "“az” dedikdə,", "yox belə söz"])
WORDINGS = st.sampled_from([
    "", "1.1. Qurğu otuz gündə yoxlanılır.", "Maddə 1. Köhnə\n1.1. Köhnə.\n1.5. Köhnə.\n1.2. Köhnə:\n1.2.1. köhnə.", "Köhnə cümlə.", "\n\n",
    "”", "Maddə 3. Gedən\nBu maddə getdi.\nMaddə 3-1. O da.", "2.1. Köhnə -\nəlli manat.", "a) köhnə\nb) köhnə\na) yenə",
])
NUMBERS = st.sampled_from(["1", "2", "3", "4", "9", "1.1", "1.2", "1.2.1", "1.2.3", "1.2.9", "2.1", "1-1", "I", "?", "", "a", "birinci"])
STEPS = st.builds(Step, st.sampled_from(list(Unit)), NUMBERS)
TARGETS = st.builds(Target, st.lists(STEPS, max_size=4).map(tuple), st.lists(NUMBERS, max_size=1).map(tuple))
TIMES = st.builds(Occurrence, st.booleans(), st.lists(st.integers(1, 3), max_size=2).map(tuple), st.booleans())
POSITIONS = st.sampled_from(list(Position))
ACTIONS: st.SearchStrategy[Action] = st.one_of(
    st.builds(Substitution, WORDS, WORDS, st.none() | POSITIONS, TIMES), st.builds(Insertion, WORDS, WORDS, POSITIONS, TIMES),
    st.builds(Deletion, WORDS, TIMES), st.just(ProvisionInsertion()), st.just(ProvisionReplacement()), st.just(Repeal()),
    st.builds(Renumbering, TARGETS))
MODIFICATIONS = st.builds(Modification, TARGETS, ACTIONS, WORDINGS)
DAYS = st.integers(0, 3).map(lambda years: date(2015, 5, 1) + timedelta(days=365 * years))
NOTES = st.builds(
    lambda footnote, day, number, modifications: AmendmentNote(str(footnote), 1, "", act(day, f"{number}-XQD"), tuple(modifications)),
    st.integers(1, 6), DAYS, st.integers(1, 3), st.lists(MODIFICATIONS, min_size=1, max_size=3))


@settings(max_examples=300, deadline=None)
@given(st.lists(NOTES, min_size=1, max_size=6))
def test_any_notes(notes: list[AmendmentNote]) -> None:
    built = build(DOCUMENT, notes=notes, today=date(2026, 1, 1))
    assert plain(page_on(built, None)) == plain(DOCUMENT)
    current = "\n".join(" ".join(line.current.split()) for line in DOCUMENT.root.lines() if line.current.strip())
    assert plain(text_on(built, None)) == current
    assert all(change.reason for change in built.changes if change.outcome is Outcome.REFUSED)
    for day in (date(2000, 1, 1), *built.days):
        assert text_on(built, day).root.children
        assert page_on(built, day).root.children
    eids = [element.eid for element in built.document.root.walk() if element.eid]
    assert len(eids) == len(set(eids))
