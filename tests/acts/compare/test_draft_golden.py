"""Sample drafts against the sample acts: the whole table, cell by cell. A draft and its `.table.txt` dropped into the folder are a test."""

from pathlib import Path

import pytest

from acts.compare.draft import propose
from acts.compare.model import Fate, Side
from fixtures.draft_docx import DRAFTS, drafts
from tests.acts.compare.drafts import DAY, find, page, printed

GOLDEN = sorted(DRAFTS.glob("*.table.txt"))


@pytest.mark.parametrize("table", GOLDEN, ids=lambda path: path.name)
def test_the_tables_are_the_golden_ones(table: Path) -> None:
    draft = table.with_name(table.name.replace(".table.txt", ".docx"))
    assert printed(propose(page(draft), DAY, find, Side(draft.stem))) == table.read_text("utf-8")


@pytest.mark.parametrize("table", GOLDEN, ids=lambda path: path.name)
def test_rows_have_keys_of_their_own_and_an_empty_side_where_nothing_stood(table: Path) -> None:
    draft = page(table.with_name(table.name.replace(".table.txt", ".docx")))
    for found in propose(draft, DAY, find, Side("")).tables:
        assert len({row.key for row in found.rows}) == len(found.rows)
        assert all(not row.left and not row.left_eid and not row.left_label for row in found.of(Fate.ADDED))
        assert all(not row.right and not row.right_eid and not row.right_label for row in found.of(Fate.REMOVED))
        assert all(row.left_eid and row.right_eid and row.left_label != row.right_label for row in found.of(Fate.MOVED))
        assert all(row.notes for row in found.rows)


def test_the_word_files_are_those_of_their_texts() -> None:
    for path, body in drafts():
        assert path.read_bytes() == body, f"{path.name}: run python -m fixtures.draft_docx"


def test_every_draft_says_that_it_is_no_law() -> None:
    assert GOLDEN
    for path in DRAFTS.glob("*.txt"):
        if not path.name.endswith(".table.txt"):
            assert "Nümunədir, qanun deyil" in path.read_text("utf-8").splitlines()[0]
