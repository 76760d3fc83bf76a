"""The outlines of the sample acts are the golden ones; a page without its outline fails, so dropping two files adds a test."""

from pathlib import Path

import pytest

from tests.acts.structure.remake import golden, outline_of, pages


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.stem)
def test_structure_is_the_golden_one(page: Path) -> None:
    assert outline_of(page) == golden(page).read_text("utf-8"), "python -m tests.acts.structure.remake, then read the diff"
