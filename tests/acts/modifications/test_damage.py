"""Notes of our own making are understood whole, whatever an extraction does to them; no string is too much."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from acts.modifications.clauses import read
from acts.modifications.model import (
    Deletion,
    Insertion,
    Modification,
    ProvisionInsertion,
    ProvisionReplacement,
    Renumbering,
    Repeal,
    Substitution,
)
from acts.modifications.notes import split, understand
from tests.acts.modifications.made import DAMAGES, Maker, docling, plain, straight

SEEDS = st.integers(0, 10**9)
DAMAGE = st.lists(st.sampled_from(DAMAGES), unique=True).filter(lambda chosen: not (docling in chosen and straight in chosen))
VOCABULARY = st.lists(st.sampled_from([
    "5-ci", "12.3", "birinci", "on", "maddə", "maddənin", "hissəsində", "bəndi", "“a”", "'", "“", "”", "sözü", "sözləri", "ilə", "və", ",",
    "(", ")",
    "hər iki halda", "müvafiq olaraq", "əvəz", "edilmişdir", "əlavə", "çıxarılsın", "hesab edilmişdir", "yeni redaksiyada", "sonra",
    "əvvəl", "sonunda", "həmin", "Qeyd", "nöqtə", "işarəsi", ".", ":", "-", "–", "V", "fəsil", "istisna olmaqla", "üzrə",
    "Əvvəlki redaksiyada deyilirdi:", "KMQ2", "[7]", "Bax: 3-cü istinad", "maddə 5) ilə", "\n", "Toplusu", "\x00", "\ue000", "fener",
    "9 may 2001-ci il tarixli 12-IQ nömrəli Azərbaycan Respublikasının Qanunu (", "(Bu Qanun 2023-cü il yanvarın 1-dən qüvvədədir)",
    "Məcəllənin", "mətnində"]), max_size=60)


def told(modification: Modification) -> tuple[str, ...]:
    target, action = str(modification.target), modification.action
    match action:
        case Substitution(old, new):
            return "substitute", target, plain(old), plain(new)
        case Insertion(new, anchor, position):
            return "insert", target, "", plain(new), plain(anchor), str(position)
        case Deletion(old):
            return "delete", target, plain(old)
        case Renumbering(to):
            return "renumber", target, str(to)
        case ProvisionInsertion():
            return "insert_provision", target
        case ProvisionReplacement():
            return "replace_provision", target
        case Repeal():
            return "repeal", target
    return "other", target


@settings(max_examples=150, deadline=None)
@given(SEEDS, DAMAGE)
def test_made_notes_are_understood_whatever_happens_to_them(seed: int, damages: list[object]) -> None:
    text, stated, day, number = Maker(seed).note()
    chance = random.Random(seed)
    for damage in DAMAGES:
        if damage in damages:
            text = damage(text, chance)
    note = understand(text)
    found = {(*one[:2], *map(plain, map(latin, one[2:]))) for one in map(told, note.modifications)}
    assert found == {(*one[:2], *map(plain, one[2:])) for one in stated}
    assert note.act is not None
    assert (str(note.act.adopted), note.act.number_key, note.misread) == (day, number, ())


def latin(words: str) -> str:
    """The words with the Cyrillic letters of the damage made Latin again."""
    return words.translate(str.maketrans("әаеосхр", "əaeocxp"))


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=300), VOCABULARY.map(" ".join), VOCABULARY.map("".join)))
def test_no_string_raises(text: str) -> None:
    note = understand(text)
    assert note.modifications or note.misread
    for misread in note.misread:
        assert 0 <= misread.start <= misread.end <= len(note.text)
    clauses = read(text)
    assert all(0 <= one.start <= one.end <= len(text) for one in clauses.misread)
    split(text)


def test_long_lists_and_deep_nesting_end() -> None:
    many = ", ".join("“a”" for _ in range(1000))
    assert len(read(f"5-ci maddədən {many} sözləri çıxarılmışdır.").modifications) == 1000
    assert read("'" * 1000).misread
    assert read("“" * 500 + "a" + "”" * 500 + " sözləri çıxarılmışdır.").modifications
