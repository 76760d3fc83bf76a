"""What changed between two versions: each kind from its table of links, the real pairs, and links proposed where there is no table."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifiers.schemes.changes import changes, components, spelt
from classifiers.schemes.model import ItemChange
from classifiers.schemes.proposing import propose

KINDS = [
    ("stays", {"1": "Fanar"}, {"1": "FANAR."}, "1>1", []),
    ("deletion", {"1": "Fanar"}, {}, "", ["RC1 1>"]),
    ("creation", {}, {"1": "Fanar"}, "", ["RC2 >1"]),
    ("merger", {"1": "Fanar", "2": "Lampa"}, {"3": "İşıq"}, "1>3 2>3", ["RC3.1 1 2>3"]),
    ("take-over", {"1": "Fanar", "2": "Lampa"}, {"1": "Fanar"}, "1>1 2>1", ["RC3.2 1 2>1"]),
    ("breakdown", {"1": "İşıq"}, {"2": "Fanar", "3": "Lampa"}, "1>2 1>3", ["RC4.1 1>2 3"]),
    ("split-off", {"1": "İşıq"}, {"1": "İşıq", "3": "Lampa"}, "1>1 1>3", ["RC4.2 1>1 3"]),
    ("split-off under another code", {"1": "İşıq"}, {"2": "İşıq", "3": "Lampa"}, "1>2 1>3", ["RC4.2 1>2 3 (VC1 1>2)"]),
    ("transfer", {"1": "Fanar", "2": "Lampa"}, {"1": "Fanar", "2": "Lampa"}, "1>1 1>2 2>2", ["RC5 1 2>1 2"]),
    ("code", {"1": "Fanar"}, {"2": "Fanar"}, "1>2", ["VC1 1>2"]),
    ("name", {"1": "Fanar"}, {"1": "Lampa"}, "1>1", ["VC2 1>1"]),
    ("both", {"1": "Fanar"}, {"2": "Lampa"}, "1>2", ["VC1+VC2 1>2"]),
    ("mixed", {"1": "Fanar", "2": "Lampa"}, {"3": "Top", "4": "Kub"}, "1>3 1>4 2>4", ["mixed 1 2>3 4"]),
    ("same code, another thing", {"1": "Fanar"}, {"1": "Kub"}, "", ["RC1 1>", "RC2 >1"]),
    ("links to what is not there", {"1": "Fanar"}, {"1": "Fanar"}, "1>1 n/a>1 1>9", []),
    ("a name changes beside", {"1": "İşıq"}, {"1": "Lampa", "3": "Kub"}, "1>1 1>3", ["RC4.2 1>1 3 (VC2 1>1)"]),
]


@pytest.mark.parametrize(("old", "new", "links", "expected"), [row[1:] for row in KINDS], ids=[row[0] for row in KINDS])
def test_the_kind_of_a_change(old: dict[str, str], new: dict[str, str], links: str, expected: list[str]) -> None:
    found = changes(old, new, [(before, after) for before, after in (link.split(">") for link in links.split())])
    assert [_line(one) for one in found] == expected


def _line(change: ItemChange) -> str:
    also = f" ({'; '.join(change.also)})" if change.also else ""
    return f"{change.kind.value} {' '.join(change.old)}>{' '.join(change.new)}{also}"


CODES = st.text("12345", min_size=1, max_size=2)
ITEMS = st.dictionaries(CODES, st.sampled_from(["Fanar", "Lampa", "Kub"]), max_size=8)


@given(ITEMS, ITEMS, st.lists(st.tuples(CODES, CODES), max_size=12))
def test_every_item_is_in_one_component(old: dict[str, str], new: dict[str, str], links: list[tuple[str, str]]) -> None:
    found = list(components(old, new, links))
    assert sorted(code for one in found for code in one.old) == sorted(old)
    assert sorted(code for one in found for code in one.new) == sorted(new)
    assert {link for one in found for link in one.links} == {link for link in links if link[0] in old and link[1] in new}


@given(ITEMS)
def test_a_version_has_not_changed_from_itself(items: dict[str, str]) -> None:
    assert changes(items, items, [(code, code) for code in items]) == ()


def test_labels_are_compared_without_case_and_marks() -> None:
    assert spelt("İNFORMASİYA, texnologiyası") == spelt("informasiya texnologiyası") == spelt("Informasiya  Texnologiyasi")
    assert spelt("Məlumat") != spelt("Melumat")


def test_links_are_proposed_with_their_ground() -> None:
    old = {"1": "Wooden boats", "2": "Repair of clocks and watches", "3": "Undifferentiated work", "4": "Growing of tea"}
    new = {"1": "Wooden boats", "7": "Repair of clocks and watches", "3": "Letting of houses", "4": "Growing of tea and coffee"}
    found = {one.link: one.evidence for one in propose(old, new)}
    assert found == {
        ("1", "1"): "the same code and label", ("2", "7"): "the same label", ("4", "4"): "the same code, 48 of 100 parts of the words",
    }  # fmt: skip


@pytest.mark.corpus
def test_the_real_pairs_come_out_as_their_publishers_tables_say(corpus: Path) -> None:
    pairs = sorted((corpus / "classification_pairs").glob("*/changes.csv"))
    assert pairs
    for gold in pairs:
        old, new, links, expected = (_rows(gold.parent / f"{name}.csv") for name in ("old", "new", "correspondence", "changes"))
        sides = [{row[side] for row in links} for side in ("old", "new")]
        before, after = (_labels(rows, codes) for rows, codes in zip((old, new), sides, strict=True))
        found = changes(before, after, [(row["old"], row["new"]) for row in links])
        assert {(one.kind.value, one.old, one.new) for one in found} == {_key(row) for row in expected}


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _labels(rows: list[dict[str, str]], codes: set[str]) -> dict[str, str]:
    levels = {row["level"] for row in rows if row["code"] in codes}
    return {row["code"]: row["label"] for row in rows if row["level"] in levels}


def _key(row: dict[str, str]) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    return row["kind"], tuple(row["old"].split()), tuple(row["new"].split())
