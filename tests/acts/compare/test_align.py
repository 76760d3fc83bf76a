"""Units of two texts matched: by number, by likeness, moved, gone, new; and what holds for any texts."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz

from acts.compare.align import Pair, align, aligned
from acts.compare.align_letters import coded
from acts.compare.align_units import top
from acts.model import Document, Element, Kind, Line, Run
from tests.acts.forward.sample import document

TEXT = """Nümunə, qanun deyil
Maddə 1. Əsas anlayışlar
1.1. Rabitə xidməti istifadəçiyə müqavilə əsasında göstərilir.
1.2. Operator hesabı otuz gün ərzində yazılı şəkildə təqdim edir.
1.3. Şəbəkənin mühafizəsi operatorun vəsaiti hesabına təmin olunur.
Maddə 2. Qadağalar
2.1. Xəttin özbaşına kəsilməsi və avadanlığın sökülməsi qadağandır.
Sərnişin daşınmasında istifadə olunan cihazlar qeydiyyata alınır.
Maddə 3. Yekun
3.1. Mübahisələrə məhkəmədə baxılır."""


def found(left: str, right: str) -> dict[str, str]:
    """The eids on the right by those on the left, "" where there is none."""
    pairs = align(document(left), document(right))
    return {pair.left.eid: pair.right.eid if pair.right else "" for pair in pairs if pair.left}


def test_a_text_beside_itself_is_the_same_unit_by_unit() -> None:
    text = document(TEXT)
    assert all(pair.left is pair.right and not pair.moved for pair in align(text, text))


def test_a_reworded_unit_keeps_its_number() -> None:
    other = TEXT.replace("otuz gün ərzində yazılı şəkildə", "on gün ərzində elektron qaydada")
    assert found(TEXT, other)["art_1__para_1.2"] == "art_1__para_1.2"


def test_units_pushed_on_by_a_new_one_are_found_under_their_new_numbers() -> None:
    new = "1.2. Abunəçi tarif planını ayda bir dəfə dəyişə bilər.\n1.3. Operator"
    other = TEXT.replace("1.3. Şəbəkənin", "1.4. Şəbəkənin").replace("1.2. Operator", new)
    pairs = align(document(TEXT), document(other))
    moved = {(pair.left.eid, pair.right.eid) for pair in pairs if pair.moved and pair.left and pair.right}
    assert moved == {("art_1__para_1.2", "art_1__para_1.3"), ("art_1__para_1.3", "art_1__para_1.4")}
    assert [pair.right.eid for pair in pairs if pair.left is None and pair.right] == ["art_1__para_1.2"]


def test_units_word_for_word_the_same_are_each_others_before_those_of_one_number() -> None:
    left = ("Maddə 1. Mübadilə\n1.1. Orqanlar arasında məlumat mübadiləsi vahid qovşaqdan keçir.\n"
            "1.2. Orqan başqa orqanda olan məlumatı vətəndaşdan istəmir.\n1.3. Mübadilənin qaydası açıqdır.")
    other = left.replace("1.3.", "1.4.").replace("1.2.", "1.3.").replace("1.1.", "1.1. Qovşaq pulsuzdur.\n1.2.")
    assert found(left, other) == {
        "": "", "art_1": "art_1", "art_1__para_1.1": "art_1__para_1.2", "art_1__para_1.2": "art_1__para_1.3",
        "art_1__para_1.3": "art_1__para_1.4"}


def test_a_unit_that_went_to_another_article_is_found_there() -> None:
    row = "1.3. Şəbəkənin mühafizəsi operatorun vəsaiti hesabına təmin olunur.\n"
    other = TEXT.replace(row, "") + "\n" + row.replace("1.3.", "3.2.")
    pairs = align(document(TEXT), document(other))
    assert [(pair.left.eid, pair.moved) for pair in pairs if pair.left and pair.right and pair.right.eid.endswith("3.2")] == [
        ("art_1__para_1.3", True)]


def test_what_is_gone_stands_behind_what_stood_before_it() -> None:
    other = TEXT.replace("1.2. Operator hesabı otuz gün ərzində yazılı şəkildə təqdim edir.\n", "")
    pairs = align(document(TEXT), document(other))
    at = next(at for at, pair in enumerate(pairs) if pair.left and pair.right is None)
    before = pairs[at - 1].left
    assert before is not None
    assert before.eid == "art_1__para_1.1"


def looked_otherwise(element: Element) -> Element:
    """The unit with its paragraphs in two bold halves, a mark of a note between them, words struck behind."""
    return replace(
        element, heading=tuple(map(in_halves, element.heading)), content=tuple(map(in_halves, element.content)),
        children=tuple(map(looked_otherwise, element.children)))


def in_halves(line: Line) -> Line:
    half = len(line.text) // 2
    runs = (Run(line.text[:half], bold=True), Run("[1]", note="1"), Run(line.text[half:]), Run(" əvvəl", struck=True))
    return replace(line, runs=runs)


def test_units_that_only_look_otherwise_are_the_same_unit_by_unit() -> None:
    text = document(TEXT)
    pairs = align(text, Document(looked_otherwise(text.root)))
    assert [pair.left and pair.left.eid for pair in pairs] == [pair.right and pair.right.eid for pair in pairs]
    assert len(pairs) == len(top(text).all())


def test_a_unit_without_words_and_lists_of_the_editor_stand_in_no_pair() -> None:
    text = document(TEXT)
    more = (Element(Kind.ALINEA, "empty", content=(Line((Run("  "),)),)), Element(Kind.NOTES, "notes", content=(Line((Run("Qeyd"),)),)))
    other = Document(replace(text.root, children=(*text.root.children, *more)))
    for left, right in ((text, other), (other, text), (other, other)):
        assert [pair.left and pair.left.eid for pair in align(left, right)] == [unit.element.eid for unit in top(text).all()]


WORDS = ("rabitə", "operator", "hesab", "şəbəkə", "otuz", "gün", "xidmət", "müqavilə", "tarif", "abunəçi", "baxılır", "qadağandır")
SENTENCE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(lambda some: " ".join(some) + ".")


@st.composite
def acts(draw: st.DrawFn) -> Document:
    rows = ["Nümunə, qanun deyil"]
    for article in range(1, draw(st.integers(1, 4)) + 1):
        rows.append(f"Maddə {article}. {draw(SENTENCE)}")
        rows += [f"{article}.{part}. {draw(SENTENCE)}" for part in range(1, draw(st.integers(0, 4)) + 1)]
        rows += draw(st.lists(SENTENCE, max_size=2))
    return document("\n".join(rows))


def ids(pairs: tuple[Pair, ...], side: str) -> list[int]:
    return sorted(id(unit) for pair in pairs if (unit := getattr(pair, side)) is not None)


@settings(max_examples=60)
@given(acts(), acts())
def test_every_unit_stands_in_exactly_one_pair(left: Document, right: Document) -> None:
    pairs = align(left, right)
    assert ids(pairs, "left") == sorted(id(node.element) for node in top(left).all())
    assert ids(pairs, "right") == sorted(id(node.element) for node in top(right).all())


@settings(max_examples=60)
@given(acts(), acts())
def test_the_sides_may_change_places(left: Document, right: Document) -> None:
    there = {(id(pair.left), id(pair.right), pair.moved) for pair in align(left, right)}
    back = {(id(pair.right), id(pair.left), pair.moved) for pair in align(right, left)}
    assert there == back


def reworded(articles: int, word: str) -> Document:
    rows = [f"Maddə {number}. Başlıq\n{number}.1. {word} operator {number} nömrəli xətti {number * 7} gün qoruyur, sonra təhvil verir."
            for number in range(1, articles + 1)]
    return document("\n".join(rows))


@pytest.mark.parametrize("articles", [40, 80])
def test_the_pairs_looked_at_grow_with_the_length(articles: int) -> None:
    small, large = (len(aligned(reworded(count, "Hər"), reworded(count + count // 2, "Bəzi")).looked) for count in (articles, 2 * articles))
    assert large < 3 * small


WORDS = st.text("abəşğıiİIƏŞĞçöüÇÖÜ “”—№\u00a0", max_size=40)


@given(WORDS, WORDS)
def test_words_as_one_byte_a_letter_are_as_like_as_they_were(one: str, other: str) -> None:
    mine, theirs = coded(one), coded(other)
    assert isinstance(mine, bytes)
    assert (len(mine), fuzz.ratio(mine, theirs)) == (len(one), fuzz.ratio(one, other))


@pytest.mark.parametrize("text", ["Закон", "əmək \u0080", "α"])
def test_words_of_letters_without_a_byte_stay(text: str) -> None:
    assert coded(text) == text


def test_a_unit_with_a_letter_without_a_byte_is_like_one_that_has_none() -> None:
    cyrillic = TEXT.replace("istifadəçiyə", "истифадəçiyə").replace("1.1.", "1.7.")
    assert found(TEXT, cyrillic)["art_1__para_1.1"] == "art_1__para_1.7"
