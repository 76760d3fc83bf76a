"""Every rule of the vocabulary understands its own sample; numbers and ranges."""

import pytest

from acts.modifications.ranges import expand
from acts.modifications.squeezed import Squeezed
from acts.modifications.tokens import tokens
from acts.modifications.vocabulary import ANNEX, UNITS, VERBS, WORD_RULES, WORDS, Kind, Noun, VerbRule, WordRule


def kinds(sample: str) -> set[Kind]:
    return {token.kind for token in tokens(Squeezed.of(sample))}


@pytest.mark.parametrize("rule", VERBS, ids=lambda rule: rule.sample)
def test_verb(rule: VerbRule) -> None:
    assert rule.verb in {token.verb for token in tokens(Squeezed.of(rule.sample))}


@pytest.mark.parametrize("rule", WORD_RULES, ids=lambda rule: rule.sample)
def test_word(rule: WordRule) -> None:
    assert rule.kind in kinds(rule.sample)


@pytest.mark.parametrize("noun", [*UNITS, ANNEX], ids=lambda noun: noun.sample)
def test_unit(noun: Noun) -> None:
    assert noun.unit in {token.unit for token in tokens(Squeezed.of(noun.sample))}


@pytest.mark.parametrize("noun", WORDS, ids=lambda noun: noun.sample)
def test_noun_of_a_quotation(noun: Noun) -> None:
    assert kinds(noun.sample) & {Kind.NOUN, Kind.SIGN}


@pytest.mark.parametrize(("numbers", "plural", "expected"), [
    (("2-5",), True, "2 3 4 5"),
    (("2-5",), False, "2-5"),
    (("12-1", "12-2"), True, "12-1 12-2"),
    (("33.8.1–33.8.3",), True, "33.8.1 33.8.2 33.8.3"),
    (("227-1-227-3",), True, "227-1 227-2 227-3"),
    (("99-5.3.1-99-5.3.3",), True, "99-5.3.1 99-5.3.2 99-5.3.3"),
    (("164.3-2",), True, "164.3-2"),
    (("598.0-598.0.2",), True, "598.0 598.0.1 598.0.2"),
    (("9-9.2",), True, "9-9.2"),
    (("12–12-2",), True, "12 12-1 12-2"),
    (("a–ç",), True, "a b c ç"),
    (("II–IV",), True, "II III IV"),
    (("58.71.9-58.7-1.11",), True, "58.71.9 58.7-1.10 58.7-1.11"),
    (("1–900000",), True, "1-900000"),
])
def test_ranges(numbers: tuple[str, ...], plural: bool, expected: str) -> None:
    assert " ".join(expand(numbers, plural=plural)) == expected


@pytest.mark.parametrize("text", ["m ə cburi", "ta rixli", "İ Ş", "a\x00b\u00adc", "  x  y\n\nz ", "", "№ 5"])
def test_every_letter_knows_its_place(text: str) -> None:
    squeezed = Squeezed.of(text)
    printed = [letter for letter in text if not letter.isspace() and letter not in "\x00\u00ad"]
    assert [squeezed.text[squeezed.place(n)] for n in range(len(squeezed.letters))] == printed
    assert [squeezed.letter(squeezed.place(n)) for n in range(len(squeezed.letters))] == list(range(len(squeezed.letters)))
    assert squeezed.place(len(squeezed.letters)) == len(text)
