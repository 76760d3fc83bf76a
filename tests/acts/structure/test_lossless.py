"""Whatever the lines, none is lost, moved or refused, and every address is one element's."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from acts.model import Cell, Line, Role, Run, text_of
from acts.provisions import provisions
from acts.structure import parse, sentences

WORDS = st.sampled_from(
    (
        "Maddə 1. Məqsəd",
        "Maddə 2",
        "Maddə 3. Tətbiq",
        "Maddə 98",
        "Maddə 981. Sonra",
        "Maddə",
        "5.",
        ".",
        "M a d d ə 4. Ad",
        "Article 5",
        "Article 5a",
        "I BÖLMƏ",
        "FƏSİL 1",
        "1-ci fəsil. Ad",
        "ÜMUMİ HİSSƏ",
        "XÜSUSİ HİSSƏ",
        "§ 1. Ad",
        "CHAPTER II",
        "SECTION 1",
        "TITLE I",
        "Birinci bölmə",
        "1. Ümumi müddəalar",
        "1. mətn;",
        "2. mətn.",
        "1.1. mətn",
        "1.1.1. mətn",
        "1.2 mətn",
        "2.1. mətn",
        "1.1.1.1.1.1.1.1.1.1. dərin",
        "a) b;",
        "ğ) b;",
        "h) b",
        "I. Mətn.",
        "II. Mətn",
        "(a) text",
        "(i) text",
        "(1) text",
        "3) mətn",
        "1) mətn –",
        "cəza verilir.",
        "Qeyd: 1. mətn",
        "Qeyd:",
        "Əlavə 1",
        "əlavə",
        "2 nömrəli əlavə",
        "“Qaydalar”a əlavə",
        "MÜNDƏRİCAT",
        "M Ü N D Ə R İ C A T",
        "CONTENTS",
        "İSTİFADƏ OLUNMUŞ MƏNBƏ SƏNƏDLƏRİNİN SİYAHISI",
        "QANUNA EDİLMİŞ DƏYİŞİKLİK VƏ ƏLAVƏLƏRİN SİYAHISI",
        "“mətn:",
        "“1. mətn",
        "mətn”.",
        "İlham Nümunə",
        "Azərbaycan Respublikasının Prezidenti",
        "Bakı şəhəri, 9 mart 2024-cü il",
        "№ 12-VIQ",
        "Qərarı ilə təsdiq edilmişdir",
        "KEÇİD MÜDDƏALARI",
        "qərara alır:",
        "",
        " ",
        "uzun mətn " * 40,
        "167-3. Ad",
        "196. mətn",
        "²",
        "¹.",
        "٣. x",
        "1999999999999. x",
        "ANNEX I",
        'Annex to the "Rules',
        "Approved by Decree No. 1",
        "Mətn:",
        "ı",
        "İ.",
    )
)
TEXT = st.one_of(WORDS, st.text(max_size=40))
RUN = st.builds(Run, TEXT, st.booleans(), st.booleans(), st.booleans(), st.sampled_from((None, None, None, "1", "KMQ2")))
CELL = st.builds(Cell, st.lists(RUN, max_size=2).map(tuple))
LINE = st.one_of(
    st.builds(lambda text: Line((Run(text),)), WORDS),
    st.builds(
        Line,
        st.lists(RUN, max_size=3).map(tuple),
        st.sampled_from((None, None, *Role)),
        st.booleans(),
        st.sampled_from((None, "1", "2")),
        st.one_of(st.just(()), st.lists(CELL, max_size=2).map(tuple)),
        st.sampled_from((None, 1, 2)),
    ),
)
LINES = st.lists(LINE, max_size=30).map(tuple)


@settings(max_examples=300, deadline=None)
@given(LINES)
def test_no_line_is_lost_or_moved(lines: tuple[Line, ...]) -> None:
    document = parse(lines)
    assert list(map(id, document.lines())) == list(map(id, lines))
    assert text_of(document.lines()) == text_of(lines)


@settings(max_examples=300, deadline=None)
@given(LINES)
def test_every_address_is_one_elements(lines: tuple[Line, ...]) -> None:
    eids = [element.eid for element in parse(lines).root.walk()]
    assert len(eids) == len(set(eids))
    assert all(eids[1:])


@settings(max_examples=200, deadline=None)
@given(LINES)
def test_parsing_twice_gives_the_same(lines: tuple[Line, ...]) -> None:
    assert parse(lines) == parse(lines)


@settings(max_examples=200, deadline=None)
@given(LINES)
def test_provisions_are_elements_of_the_act_each_once(lines: tuple[Line, ...]) -> None:
    document = parse(lines)
    places = {element.eid: place for place, element in enumerate(document.root.walk())}
    found = [places[provision.element.eid] for provision in provisions(document)]
    assert found == sorted(set(found))


@settings(deadline=None)
@given(st.text(alphabet="ab. Aə5)\n”“№!?…1", max_size=60))
def test_sentences_cover_all_but_blanks(text: str) -> None:
    spans = sentences(text)
    assert "".join(text[start:end] for start, end in spans).split() == text.split() or "".join(
        "".join(text[start:end].split()) for start, end in spans
    ) == "".join(text.split())
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
