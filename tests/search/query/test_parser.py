"""Reading queries: a table of cases, properties of any text, and wrong queries with their work counted."""

import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.clauses import Key
from search.model import Mistake
from search.query import faults
from search.query.fields import FIELDS
from search.query.lexer import DEEPEST, LONGEST, MOST_WORDS
from search.query.parser import MOST_MISTAKES, Parsed, parse
from search.query.syntax import At, DateRange, FieldCondition, Node, Words, children, unplaced, walk
from search.query.writing import write

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text("utf-8"))["case"]

FRAGMENTS = (
    "icarə", "MÜQAVİLƏ", "OR", "AND", "NOT", "VƏ", "YA", "VƏYA", "(", ")", '"', "«", "»", "„", "“", "-", "--", " ", "  ",
    "\n", "\x00", "\u200f", "*", "?", "mə*", "a?b", "~", "~5",
    "/s", "/p", "/5", "/500", "title:", "level:", "law", "fərman", "date:", "2010", "..", ">", "at:",
    "2020-01-01", "foo:", "Qeyd:", "cites:", "998-IIIQ", "|", "+", "№", "§", "e-imza",
    "kod:", "120.010", "standard:", "27001:2022", ",", ".",
    ";", "il:", "status:", "növ:", "'", "/akn/az/act", "12.3-cü", "…", "–", "dil:az", "orqan:prezident", "1)", "\ud800", "²", "levl:",
)  # fmt: skip
ANY_QUERY = st.one_of(
    st.text(max_size=60),
    st.lists(st.tuples(st.sampled_from(FRAGMENTS), st.sampled_from(("", " "))), max_size=14).map(lambda bits: "".join(map("".join, bits))),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["query"])
def test_case(case: dict[str, Any]) -> None:
    found = parse(case["query"])
    assert write(found.tree) == case["read"]
    assert [mistake.found for mistake in found.mistakes] == case.get("wrong", [])
    assert {mistake.instead for mistake in found.mistakes} <= {case["read"]}


@settings(max_examples=400)
@given(ANY_QUERY)
def test_any_text_gives_a_tree_whose_writing_is_read_the_same_without_mistakes(text: str) -> None:
    found = parse(text)
    again = parse(write(found.tree))
    assert again.mistakes == ()
    assert unplaced(again.tree) == unplaced(found.tree)


@settings(max_examples=200)
@given(ANY_QUERY)
def test_places_lie_in_the_text(text: str) -> None:
    found = parse(text)
    for node in walk(found.tree):
        assert 0 <= node.start <= node.end <= len(text)
    for mistake in found.mistakes:
        assert 0 <= mistake.start <= mistake.end <= len(text)
        assert mistake.found == text[mistake.start : mistake.end]


@given(st.lists(st.text("abcçdeəfgğhxıijkqlmnoöprsştuüvyz", min_size=1, max_size=9), min_size=1, max_size=20))
def test_small_letters_are_words_as_they_are(words: list[str]) -> None:
    text = " ".join(words)
    assert parse(text) == Parsed(Words(0, len(text), text))


def test_offsets_count_invisible_characters() -> None:
    (mistake,) = parse("\u200f\u200eicarə OR").mistakes
    assert (mistake.start, mistake.end) == (8, 10)


def test_the_first_names_of_fields_are_known_and_their_samples_are_right() -> None:
    for field in FIELDS:
        for sample in field.samples:
            found = parse(sample)
            assert found.mistakes == (), sample
            assert not isinstance(found.tree, Words), sample


@pytest.mark.parametrize(("query", "key", "values"), [
    ("növ:qanun", Key.LEVEL, ("law",)), ("level:law", Key.LEVEL, ("law",)), ("növ:məcəllə", Key.LEVEL, ("law",)),
    ('status:"qüvvədən düşüb"', Key.STATUS, ("repealed",)), ("status:in_force", Key.STATUS, ("in_force",)),
    ("dil:ingilis", Key.LANGUAGE, ("eng",)), ("orqan:prezident", Key.ADOPTED_BY, ("Prezident",)),
    ("organ:nazirlər", Key.ADOPTED_BY, ("Nazirlər Kabineti",)), ('mövzu:"fərdi məlumatlar"', Key.TOPIC, ("personal-data",)),
    ("nömrə:998-IIIQ", Key.NUMBER, ("998-iiiq",)), ("kod:120", Key.CODE, ("120.000.000",)), ("kod:120.10", Key.CODE, ("120.010.000",)),
    ("cites:998-IIIQ", Key.CITES, ("/akn/az/act/law/2010-05-11/998-iiiq",)), ("year:2010", Key.YEAR, ("2010",)),
    ('standard:"iso/iec 27001 : 2022"', Key.STANDARD, ("ISO/IEC 27001:2022",)), ("standard:ISO27001", Key.STANDARD, ("ISO 27001",)),
])
def test_values_are_as_documents_hold_them(query: str, key: Key, values: tuple[str, ...]) -> None:
    tree = parse(query).tree
    assert isinstance(tree, FieldCondition)
    assert (tree.key, tree.values) == (key, values)


@pytest.mark.parametrize(("query", "since", "until"), [
    ("date:2010", "2010-01-01", "2010-12-31"), ("date:2010..2015", "2010-01-01", "2015-12-31"),
    ("date:2010-2015", "2010-01-01", "2015-12-31"),
    ("date:>2015", "2016-01-01", None), ("date:>=2015", "2015-01-01", None), ("date:<2015", None, "2014-12-31"),
    ("date:<=2015", None, "2015-12-31"), ("date:2015-05-11", "2015-05-11", "2015-05-11"), ("tarix:11.05.2015..", "2015-05-11", None),
    ("date:..2015-05", None, "2015-05-31"), ("date:02.2016", "2016-02-01", "2016-02-29"), ("il:2010..2012", "2010-01-01", "2012-12-31"),
    ('tarix:"11 may 2010-cu il"', "2010-05-11", "2010-05-11"), ("date:>2015-12-31", "2016-01-01", None),
])
def test_dates(query: str, since: str | None, until: str | None) -> None:
    tree = parse(query).tree
    assert isinstance(tree, DateRange)
    assert (tree.since and tree.since.isoformat(), tree.until and tree.until.isoformat()) == (since, until)


def test_the_day_holds_for_the_whole_query() -> None:
    (day,) = [node for node in walk(parse("(icarə at:2020-01-01) OR kirayə").tree) if isinstance(node, At)]
    assert day.day.isoformat() == "2020-01-01"


WRONG: tuple[tuple[str, str, str], ...] = (
    ("unbalanced quotes", '"icarə haqqı', faults.CLOSING_QUOTE),
    ("many quotes", '"' * 999, faults.WORDS_IN_QUOTES),
    ("opening quotes only", "«" * 1999, faults.CLOSING_QUOTE),
    ("10,000 characters of words", "icarə " * 1667, faults.FEWER_WORDS),
    ("10,000 characters without a blank", "i" * 10_000, faults.SHORTER),
    ("10,000 stars", "*" * 10_000, faults.LETTERS_BEFORE_STAR),
    ("control characters", "ica\x00rə \x07\x1b[31m haqqı", faults.PLAIN_CHARACTERS),
    ("a star", "*", faults.LETTERS_BEFORE_STAR),
    ("a star before", "*haqqı", faults.LETTERS_BEFORE_STAR),
    ("500 OR terms", " OR ".join(f"söz{n}" for n in range(500)), faults.FEWER_WORDS),
    ("ORs alone", "OR " * 500, faults.AROUND_OR),
    ("thousands of parentheses", "(" * 5000 + "icarə" + ")" * 5000, faults.SHORTER),
    ("deep parentheses", "(" * 900 + "icarə" + ")" * 900, faults.LESS_DEEP),
    ("closing parentheses", ")" * 1999, faults.OPENING_PARENTHESIS),
    ("minus signs", "- " * 900, faults.AFTER_MINUS),
    ("right-to-left marks", "\u202e\u200f\u2067icarə\u2069 OR", faults.AROUND_OR),
    ("SQL", "'; DROP TABLE works; --", faults.AFTER_MINUS),
    ("a script", "<script>alert('x')</script> (", faults.CLOSING_PARENTHESIS),
    ("an unknown field", "javascript:alert(1)", faults.one_of(field.label for field in FIELDS)),
    ("fields without values", "level: status: title:", faults.VALUE_AFTER_FIELD),
    ("a bad date", "date:31.02.2020", faults.A_DATE),
    ("nearness to nothing", "/s /p /5", faults.AROUND_NEAR),
    ("tildes", "~ ~~ ~5 icarə~", faults.PHRASE_BEFORE_TILDE),
)  # fmt: skip


@pytest.mark.parametrize(("query", "expected"), [(query, expected) for _, query, expected in WRONG], ids=[name for name, _, _ in WRONG])
def test_a_wrong_query_is_answered_in_bounded_work(query: str, expected: str) -> None:
    parse("warm")
    found, calls = counted(lambda: parse(query))
    assert calls < 60_000
    assert expected in [mistake.expected for mistake in found.mistakes]
    assert len(found.mistakes) <= MOST_MISTAKES
    assert parse(found.mistakes[0].instead).mistakes == ()
    assert weight(found.tree) <= 4 * MOST_WORDS


UNITS = ("icarə ", '"a b" ', "(", ")", "«", "a OR ", "-a ", "mə* ", "level:law ", "foo:bar ", "a /s ", "a~", "\x00 ")


@pytest.mark.parametrize("unit", UNITS)
def test_work_grows_with_the_text_no_faster_than_its_length_and_stops(unit: str) -> None:
    parse("warm")
    small = counted(lambda: parse(unit * 20))[1]
    large = counted(lambda: parse(unit * (20_000 // len(unit))))[1]
    assert large < 3 * small * (LONGEST / (20 * len(unit))) + 20_000


def test_deep_parentheses_are_read_flat() -> None:
    tree = parse("(" * 500 + "icarə OR kirayə" + ")" * 500).tree
    assert write(tree) == "icarə OR kirayə"
    assert depth(tree) <= DEEPEST


def counted(run: Callable[[], Parsed]) -> tuple[Parsed, int]:
    """What `run` gives, and how many calls it took, of Python and of C."""
    calls = 0

    def count(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        found = run()
    finally:
        sys.setprofile(before)
    return found, calls


def weight(tree: Node | None) -> int:
    return sum(1 for _ in walk(tree))


def depth(tree: Node | None) -> int:
    return 0 if tree is None else 1 + max(map(depth, children(tree)), default=0)


def test_mistakes_come_in_the_order_of_the_text() -> None:
    found = parse("foo:a OR level:")
    assert [mistake.start for mistake in found.mistakes] == sorted(mistake.start for mistake in found.mistakes)
    assert all(isinstance(mistake, Mistake) for mistake in found.mistakes)
