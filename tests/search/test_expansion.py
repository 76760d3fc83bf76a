"""Other words from the glossary: stretches of a query, ways in both languages, pairs of words learnt."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifiers.glossary.model import Term
from classifiers.glossary.shipped import shipped
from language.analysis import Tongue
from search.expansion import OF_LAW, SPAN, Expander
from search.model import Other
from search.wordpairs import WordPairs

TERMS = (
    Term("a", "göy dəftər", "blue book", ("mavi dəftər",), ("kitabça", "yazı dəftərçəsi"), ("azure notebook",), source="nümunə"),
    Term("b", "dəftər", "book", (), (), ("volume",)),
    Term("c", "göy qələm", "blue pen"),
    Term("d", "sarı qələm", "yellow pen"),
)


@pytest.fixture(scope="module")
def expander() -> Expander:
    return Expander(TERMS)


def stretches(expander: Expander, text: str, language: Tongue = "aze") -> dict[tuple[int, ...], list[str]]:
    words = [expander.stems(word, language) for word in text.split()]
    return {one.places: [way.word.text for way in (*one.within, *one.across)] for one in expander.stretches(words, language)}


def test_a_term_of_several_words_and_the_words_in_it(expander: Expander) -> None:
    found = stretches(expander, "göy dəftərlərin")
    assert found[0, 1] == ["mavi dəftər", "blue book", "azure notebook"]
    assert found[(1,)] == ["book", "volume"]


def test_words_in_another_order_and_with_one_between(expander: Expander) -> None:
    assert (0, 1) in stretches(expander, "dəftər göy")
    assert (0, 2) in stretches(expander, "göy köhnə dəftər")
    assert (0, 3) not in stretches(expander, "göy köhnə böyük dəftər")


def test_what_people_say_leads_to_the_term_never_back(expander: Expander) -> None:
    (stretch,) = expander.stretches([expander.stems("kitabça", "aze")], "aze")
    assert [(way.word.text, way.word.kind, way.word.source) for way in stretch.within] == [
        ("göy dəftər", Other.EVERYDAY, "nümunə"), ("mavi dəftər", Other.EVERYDAY, "nümunə"),
    ]  # fmt: skip
    asked = ([expander.stems(word, "aze") for word in label.split()] for label in ("göy dəftər", "dəftər"))
    found = (one for words in asked for one in expander.stretches(words, "aze"))
    ways = (way for one in found for way in (*one.within, *one.across))
    assert "kitabça" not in {way.word.text for way in ways}


def test_english_leads_to_azerbaijani(expander: Expander) -> None:
    assert stretches(expander, "azure notebooks", "eng")[0, 1][-2:] == ["göy dəftər", "mavi dəftər"]


def test_words_are_learnt_from_the_pairs_of_labels(expander: Expander) -> None:
    assert next(way.terms for way in expander.word_ways(expander.stems("yellow", "eng")[0])) == expander.stems("sarı", "aze")
    assert next(way.terms for way in expander.word_ways(expander.stems("pen", "eng")[0])) == expander.stems("qələm", "aze")
    assert expander.word_ways("unheard") == ()


def test_the_term_itself_comes_before_what_people_call_by_its_name() -> None:
    called, itself = Term("a", "bloknot", "notepad", (), ("dəftər",)), Term("b", "dəftər", "book")
    for terms in ((called, itself), (itself, called)):
        ways = Expander(terms).stretches([("defter",)], "aze")[0].across
        assert [way.word.text for way in ways] == ["book", "notepad"]


def test_words_law_uses_much_are_known() -> None:
    many = Expander([Term(str(n), f"dəftər sıra{n}", f"book {n}") for n in range(OF_LAW)])
    assert many.is_of_law(many.stems("dəftər", "aze")[0])
    assert not many.is_of_law("kitabca")


def test_pairs_agree_with_what_stands_together_most() -> None:
    pairs = WordPairs([(("red", "house"), ("qirmizi", "ev")), (("red", "car"), ("qirmizi", "masin")), (("house",), ("ev",))])
    assert (pairs.best("red")[0], pairs.best("house")[0], pairs.best("car")[0]) == ("qirmizi", "ev", "masin")
    assert (pairs.knows("red"), pairs.knows("ev"), pairs.best("blue")) == (True, False, ())
    assert WordPairs([]).best("red") == ()


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(["göy", "dəftər", "qələm", "mavi", "və", "kitabça", "x"]), max_size=40))
def test_stretches_stay_inside_the_query(expander: Expander, words: list[str]) -> None:
    for stretch in expander.stretches([expander.stems(word, "aze") for word in words], "aze"):
        assert all(0 <= place < len(words) for place in stretch.places)
        assert len(stretch.places) <= SPAN
        assert stretch.within or stretch.across


def test_what_ships_is_read_and_each_term_stands_once() -> None:
    terms = shipped()
    assert len(terms) > 4000
    assert len({term.id for term in terms}) == len(terms)
    assert all(term.az.strip() and term.en.strip() for term in terms)
