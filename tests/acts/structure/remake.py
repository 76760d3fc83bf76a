"""Remake the golden outlines of the sample acts: ``python -m tests.acts.structure.remake``. Read the diff before committing it."""

from pathlib import Path

from acts.frbr import Manifestation
from acts.lines import read
from acts.structure import parse
from acts.structure.outline import outline

PAGES = Path(__file__).parents[3] / "fixtures" / "acts"
GOLDEN = Path(__file__).parent / "golden"


def pages() -> list[Path]:
    """The sample acts, each of which has a golden outline."""
    return sorted([*PAGES.glob("*.html"), *PAGES.glob("*.docx")])


def golden(page: Path) -> Path:
    return GOLDEN / f"{page.stem}.outline.txt"


def outline_of(page: Path) -> str:
    """The outline a sample act has now."""
    return outline(parse(read(Manifestation("sample", "", page.name, page.read_bytes()))))


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for sample in pages():
        golden(sample).write_text(outline_of(sample), "utf-8")
