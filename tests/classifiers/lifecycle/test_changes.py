"""What each kind of change makes of the items, what is objected to, what follows for the table and the change codes."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifiers.lifecycle import reasons
from classifiers.lifecycle.applying import VALID, apply
from classifiers.lifecycle.checks import check
from classifiers.lifecycle.following import associations, item_changes
from classifiers.lifecycle.model import Action, Change
from classifiers.lifecycle.rows import packed, unpacked
from classifiers.schemes.model import Concept, ConceptStatus, Label
from tests.classifiers.lifecycle.world import ITEMS, LEVELS, item, split

CREATE, MERGE, RENAME, MOVE, RETIRE = Action.CREATE, Action.MERGE, Action.RENAME, Action.MOVE, Action.RETIRE
BEFORE = {concept.code: concept for concept in ITEMS}
NEW = ("Yeni", "New")


def named(code: str, new: str = "", parent: str | None = None) -> Concept:
    """An item as it is, under another code or parent."""
    old = BEFORE[code]
    return replace(old, code=new or code, parents=old.parents if parent is None else (parent,) if parent else ())


KINDS = [
    ("create", [Change(CREATE, new=(item("10.040", *NEW),))], ["RC2  > 10.040"]),
    ("split, the code stays", [split()], ["RC4.2 10.010 > 10.010 10.011 (VC2 10.010>10.010)"]),
    ("split, all codes new", [split("10.010", item("10.011", *NEW), item("10.012", *NEW))], ["RC4.1 10.010 > 10.011 10.012"]),
    ("merge", [Change(MERGE, ("10.010", "10.020"), (item("10.050", *NEW),))], ["RC3.1 10.010 10.020 > 10.050"]),
    ("merge into one of them", [Change(MERGE, ("10.010", "10.020"), (named("10.010"),))], ["RC3.2 10.010 10.020 > 10.010"]),
    ("rename", [Change(RENAME, ("20",), (item("20", *NEW),))], ["VC2 20 > 20"]),
    ("another code", [Change(RENAME, ("20",), (named("20", "21"),))], ["VC1 20 > 21"]),
    ("code and name", [Change(RENAME, ("20",), (item("21", *NEW),))], ["VC1+VC2 20 > 21"]),
    ("move", [Change(MOVE, ("10.010",), (named("10.010", parent="20"),))], []),
    ("retire", [Change(RETIRE, ("30",), reason="empty")], ["RC1 30 > "]),
    ("retire for another", [Change(RETIRE, ("10.020",), successors=("10.010",))], ["RC3.2 10.010 10.020 > 10.010"]),
    ("retire for two", [Change(RETIRE, ("30",), successors=("10", "20"))], ["mixed 10 30 20 > 10 20"]),
    ("a new one takes it", [Change(CREATE, new=(item("40", *NEW),)), Change(RETIRE, ("30",), successors=("40",))], ["VC1+VC2 30 > 40"]),
]


@pytest.mark.parametrize(("changes", "expected"), [row[1:] for row in KINDS], ids=[row[0] for row in KINDS])
def test_the_change_code_that_follows(changes: list[Change], expected: list[str]) -> None:
    assert check(ITEMS, LEVELS, changes) == ()
    found = item_changes(BEFORE, apply(ITEMS, changes), "said")
    assert [_line(change) for change in found] == expected
    assert all(change.confirmed and change.evidence == "said" for change in found)


def _line(change: object) -> str:
    also = f" ({', '.join(change.also)})" if change.also else ""  # type: ignore[attr-defined]
    return f"{change.kind.value} {' '.join(change.old)} > {' '.join(change.new)}{also}"  # type: ignore[attr-defined]


OBJECTIONS = [
    ("code in use", [Change(CREATE, new=(item("10.020", *NEW),))], [reasons.taken("10.020", valid=True)]),
    ("code used twice", [Change(CREATE, new=(item("10.050", *NEW), item("10.050", *NEW)))], [reasons.taken("10.050", valid=True)]),
    ("code used before", [Change(RETIRE, ("30",), reason="empty"), Change(CREATE, new=(item("30", *NEW),))],
     [reasons.taken("30", valid=False)]),
    ("no such parent", [Change(CREATE, new=(item("50.010", *NEW),))], [reasons.no_parent("50.010", "50")]),
    ("a cycle", [Change(MOVE, ("10",), (named("10", parent="10.030.10"),))], [reasons.cycle("10")]),
    ("under itself", [Change(MOVE, ("10",), (named("10", parent="10"),))], [reasons.cycle("10")]),
    ("pattern of the level", [Change(CREATE, new=(item("10.4", *NEW),))], [reasons.pattern("10.4", 2, LEVELS[1].pattern)]),
    ("too deep", [Change(CREATE, new=(item("10.030.10.10", *NEW),))], [reasons.too_deep("10.030.10.10", 4, 3)]),
    ("too deep below", [Change(MOVE, ("10.030",), (named("10.030", parent="20.010"),))],
     [reasons.pattern("10.030", 3, LEVELS[2].pattern), reasons.too_deep("10.030.10", 4, 3)]),
    ("no label in English", [Change(CREATE, new=(item("10.050", "Yeni"),))], [reasons.no_label("10.050", "en")]),
    ("no labels", [Change(CREATE, new=(item("10.050"),))], [reasons.no_label("10.050", "az"), reasons.no_label("10.050", "en")]),
    ("no successor and no reason", [Change(RETIRE, ("30",), reason="  ")], [reasons.SUCCESSOR_OR_REASON]),
    ("a successor that is none", [Change(RETIRE, ("30",), successors=("99",))], [reasons.no_successor("99")]),
    ("its own successor", [Change(RETIRE, ("30",), successors=("30",))], [reasons.no_successor("30")]),
    ("items left below", [Change(RETIRE, ("10.030",), reason="empty")], [reasons.no_parent("10.030.10", "10.030")]),
    ("nothing to split", [split("99", item("98", *NEW), item("97", *NEW))], [reasons.not_there("99")]),
    ("one part", [split("10.010", item("10.010", *NEW))], [reasons.TWO_PARTS]),
    ("one to merge", [Change(MERGE, ("10.010", "10.010"), (item("10.050", *NEW),))], [reasons.TWO_TO_MERGE]),
    ("nothing renamed", [Change(RENAME, ("20",), (named("20"),))], [reasons.NOTHING_CHANGES]),
    ("nothing moved", [Change(MOVE, ("10.010",), (named("10.010"),))], [reasons.stands_there("10.010", "10")]),
    ("retired twice", [Change(RETIRE, ("30",), reason="a"), Change(RETIRE, ("30",), reason="b")], [reasons.not_there("30")]),
    ("a successor that is retired too", [Change(RETIRE, ("30",), successors=("20.010",)), Change(RETIRE, ("20.010",), reason="b")],
     [reasons.unmapped("30")]),
    ("nothing named", [Change(RETIRE), Change(CREATE), Change(RENAME)], None),
]


@pytest.mark.parametrize(("changes", "expected"), [row[1:] for row in OBJECTIONS], ids=[row[0] for row in OBJECTIONS])
def test_what_is_objected_to(changes: list[Change], expected: list[str] | None) -> None:
    found = [objection.reason for objection in check(ITEMS, LEVELS, changes)]
    assert found == expected if expected is not None else found


def test_nothing_is_taken_away() -> None:
    made = apply(ITEMS, [split("10.010", item("10.011", *NEW), item("10.012", *NEW)), Change(RETIRE, ("30",), reason="empty")])
    after = {concept.code: concept for concept in made.concepts}
    assert after.keys() >= BEFORE.keys()
    assert (after["10.010"].status, after["10.010"].successors) == (ConceptStatus.SUPERSEDED, ("10.011", "10.012"))
    assert (after["30"].status, after["30"].successors) == (ConceptStatus.RETIRED, ())
    assert all(after[code] == BEFORE[code] for code in BEFORE.keys() - {"10.010", "30"})


def test_parts_stand_where_the_whole_stood() -> None:
    items = [replace(one, order=at) for at, one in enumerate(ITEMS)]
    change = split("10.010", item("10.010", *NEW, parent=""), item("10.900", *NEW, parent=""))
    made = {one.code: one for one in apply(items, [change]).concepts}
    assert [(made[code].parent, made[code].level, made[code].order) for code in ("10.010", "10.900")] == [("10", 2, 1)] * 2


def test_a_new_code_is_followed_by_what_stands_below_and_the_item_stays_the_same() -> None:
    made = {one.code: one for one in apply(ITEMS, [Change(RENAME, ("10.030",), (named("10.030", "10.031"),))]).concepts}
    assert made["10.030.10"].parent == "10.031"
    assert made["10.031"].id == "10.030"
    assert "10.030" not in made


def test_levels_follow_a_move() -> None:
    made = {one.code: one for one in apply(ITEMS, [Change(MOVE, ("10.030",), (named("10.030", parent="20.010"),))]).concepts}
    assert (made["10.030"].level, made["10.030.10"].level) == (3, 4)


def test_links_of_the_table_say_what_is_whole() -> None:
    changes = [split(), Change(MERGE, ("20", "30"), (item("40", *NEW),)), Change(MOVE, ("20.010",), (named("20.010", parent="40"),))]
    links = {(link.source, link.target): (link.whole_source, link.whole_target) for link in associations(apply(ITEMS, changes[:2]))}
    assert links["10.010", "10.010"] == links["10.010", "10.011"] == (False, True)
    assert links["20", "40"] == links["30", "40"] == (True, False)
    assert links["10", "10"] == (True, True)


def test_changes_come_back_from_json() -> None:
    whole = replace(item("10.050", *NEW), alternatives=(Label("a", "ru"),), kept=(("column", "value"),), related=("20",))
    changes = (Change(CREATE, new=(whole,), reason="ə"), split(), Change(RETIRE, ("30",), successors=("20",)))
    assert unpacked(packed(changes)) == changes


MANY = tuple(item(f"{field}.{group:03}" if group else f"{field}", *NEW) for field in range(10, 20) for group in (0, 10, 20))
LEARNED = [
    ("of another length", MANY, "10.4", [reasons.pattern("10.4", 2, r"[0-9][0-9]\.[0-9][0-9][0-9]")]),
    ("of its shape", MANY, "10.030", []),
    ("a level nobody has yet", MANY, "10.010.anything", []),
    ("too few to learn from", MANY[:9], "10.4", []),
    ("codes of several shapes", (*MANY, item("10.0500", *NEW)), "10.4", []),
    ("single digits go on as they like", tuple(item(str(digit), *NEW) for digit in range(10)), "10", []),
]


@pytest.mark.parametrize(("items", "code", "expected"), [row[1:] for row in LEARNED], ids=[row[0] for row in LEARNED])
def test_a_version_without_patterns_is_held_to_the_shape_of_its_codes(items: tuple[Concept, ...], code: str, expected: list[str]) -> None:
    found = check(items, (), [Change(CREATE, new=(item(code, *NEW),))])
    assert [objection.reason for objection in found] == expected


CODES = st.sampled_from([*BEFORE, "10.050", "10.060", "40", "bad"])
CHANGES = st.builds(
    Change, st.sampled_from(Action), st.lists(CODES, max_size=3).map(tuple),
    st.lists(st.builds(lambda code, parent: item(code, *NEW, parent=parent), CODES, CODES | st.just("")), max_size=3).map(tuple),
    st.lists(CODES, max_size=2).map(tuple), st.sampled_from(["", "why"]),
)  # fmt: skip


@given(st.lists(CHANGES, max_size=5))
def test_whatever_is_asked_for_nothing_is_lost_and_what_passes_is_a_tree(changes: list[Change]) -> None:
    made = apply(ITEMS, changes)
    after = {concept.code: concept for concept in made.concepts}
    assert {concept.id for concept in ITEMS} <= {concept.id for concept in made.concepts}
    assert len({concept.id for concept in made.concepts}) == len(made.concepts)
    if not check(ITEMS, LEVELS, changes):
        valid = {code for code, concept in after.items() if concept.status is VALID}
        assert all(parent in valid for code in valid for parent in after[code].parents)
        assert all(after[code].level == (after[after[code].parent].level + 1 if after[code].parent else 1) for code in valid)
        assert all(heir in valid for heirs in made.heirs.values() for heir in heirs)
        item_changes(BEFORE, made, "")


SHAPES = [(r"\d{2}\.\d{3}", "00.000"), (r"\d\d", "00"), (r"[A-Z]\d{3}", "A000"), (r"\d{2,4}|x", r"\d{2,4}|x")]


@pytest.mark.parametrize(("pattern", "shape"), SHAPES)
def test_a_pattern_is_said_as_people_read_it(pattern: str, shape: str) -> None:
    assert reasons.shape(pattern) == shape
