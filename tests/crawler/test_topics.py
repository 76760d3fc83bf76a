"""Topics: which acts belong to which, by what, and what a profile must be."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acts.topics import By, TopicProfileError, load_profile, match, read_profile, shipped_profile
from language.letters import fold, upper

CASES = [
    ("Elektron imza və elektron sənəd haqqında", {"e-signature"}),
    ("ELEKTRON İMZANIN TƏTBİQİ", {"e-signature"}),
    ("elektron imzanin tetbiqi", {"e-signature"}),
    ("Fərdi məlumatlar haqqında", {"personal-data"}),
    ("Telekommunikasiya haqqında", {"telecommunications"}),
    ("Poçt haqqında", {"telecommunications"}),
    ("Standartlaşdırma haqqında", {"standards"}),
    ("Uyğunluğun qiymətləndirilməsi sahəsində akkreditasiya haqqında", {"standards"}),
    ("Media haqqında", {"media"}),
    ("İKT sahəsində tədbirlər", {"ict"}),
    ("İKT-nin inkişafı", {"ict"}),
    ("İktisadi zonalar haqqında", set()),
    ("Yaşıllıqların mühafizəsi haqqında", set()),
    ("Əmək miqrasiyası kvotasının müəyyən edilməsi Qaydası", set()),
    ("Kibertəhlükəsizliyin təmin edilməsi", {"cyber-security"}),
    ("Elektron ticarət haqqında", {"e-commerce"}),
    ("İnformasiya \n ehtiyatlarının reyestri", {"information-resources"}),
]


@pytest.mark.parametrize(("title", "topics"), CASES, ids=[case[0][:30] for case in CASES])
def test_titles(title: str, topics: set[str]) -> None:
    assert {found.topic for found in match(title)} == topics


@pytest.mark.parametrize(
    ("codes", "topics"),
    [(("180.000.000",), {"ict"}), (("180.010.020", "010.000.000"), {"ict"}), (("090.060.010",), {"e-commerce"}), (("018.000.000",), set())],
)
def test_codes_by_their_beginning(codes: tuple[str, ...], topics: set[str]) -> None:
    assert {found.topic for found in match("Sınaq", codes=codes)} == topics


def test_words_of_the_text_count_only_when_often_enough() -> None:
    few, enough = "elektron imza; " * 3, "elektron imza; " * 4
    assert match("Sınaq", text=few) == ()
    (found,) = match("Sınaq", text=enough)
    assert (found.topic, found.by, found.found, found.times) == ("e-signature", By.TEXT, "elektron imza", 4)
    assert found.reason == "the text has “elektron imza” 4 times"


def test_phrases_of_a_topic_count_together() -> None:
    (found,) = match("Sınaq", text="elektron imza, electronic signature, elektron imza, sertifikat xidmətləri mərkəzi")
    assert found.reason == "the text has “elektron imza” 2 times, phrases of the topic 4 times"


def test_the_strongest_evidence_is_the_reason() -> None:
    found = match("Elektron imza haqqında", codes=("180.010.000",), text="elektron imza " * 9)
    assert [(one.topic, one.reason) for one in found] == [
        ("e-signature", "the title has “elektron imza”"), ("ict", "its classification code is 180.010.000"),
    ]  # fmt: skip


def test_types_restrict_a_topic() -> None:
    profile = read_profile('[[topic]]\nkey = "a"\naz = "A"\nen = "A"\ntypes = ["qanun"]\ntitle = ["rabitə"]', "here")
    assert match("Rabitə haqqında", type_name="AZƏRBAYCAN RESPUBLİKASININ QANUNLARI", profile=profile)
    assert match("Rabitə haqqında", profile=profile)
    assert not match("Rabitə haqqında", type_name="Nazirlər Kabinetinin qərarları", profile=profile)


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("x = ", "expected TOML"),
        ("x = 1", "expected at least one"),
        ("[[topic]]\naz = 'A'", "expected a table with a key"),
        ("[[topic]]\nkey = 'a'\nen = 'A'", "expected a text in az"),
        ("[[topic]]\nkey = 'a'\naz = 'A'\nen = 'A'\ntitel = ['x']", "found also titel"),
        ("[[topic]]\nkey = 'a'\naz = 'A'\nen = 'A'\ntitle = 'x'", "expected a list of texts in title"),
        ("[[topic]]\nkey = 'a'\naz = 'A'\nen = 'A'\ncodes = ['18']", "expected codes like 180"),
        ("[[topic]]\nkey = 'a'\naz = 'A'\nen = 'A'\ntimes = 0", "expected times to be a whole number"),
        ("[[topic]]\nkey = 'a'\naz = 'A'\nen = 'A'\n[[topic]]\nkey = 'a'\naz = 'A'\nen = 'A'", "expected each key once"),
    ],
)
def test_a_profile_that_is_none_says_where_and_what(toml: str, message: str) -> None:
    with pytest.raises(TopicProfileError, match=rf"mine\.toml.*{message}"):
        read_profile(toml, "mine.toml")


def test_a_profile_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(TopicProfileError, match="expected a readable topic profile"):
        load_profile(tmp_path / "none.toml")


def test_the_shipped_profile_has_both_languages_and_own_keys() -> None:
    topics = shipped_profile().topics
    assert len(topics) >= 10
    assert all(topic.az != topic.en and topic.label("az") == topic.az and topic.label("en") == topic.en for topic in topics)


PHRASES = [phrase for topic in shipped_profile().topics for phrase in topic.title]


@given(st.sampled_from(PHRASES), st.sampled_from([str, upper, fold]))
def test_a_phrase_is_found_however_it_is_written(phrase: str, write: object) -> None:
    assert match(f"“{write(phrase)}” barədə")  # type: ignore[operator]


@given(st.text())
def test_no_title_breaks_the_matching(title: str) -> None:
    match(title, text=title, codes=(title,))
