"""Bodies are the golden ones; a page without its body fails, so dropping two files adds a test."""

from pathlib import Path

import pytest

from tests.web.act.remake import body_of, golden, pages


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.stem)
def test_the_body_is_the_golden_one(page: Path) -> None:
    assert body_of(page) == golden(page).read_text("utf-8")
