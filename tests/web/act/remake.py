"""Remake the golden bodies: ``python -m tests.web.act.remake``. Read the diff before committing it."""

import re
from pathlib import Path

from acts.frbr import Manifestation
from acts.lines import read
from acts.model import Document
from acts.structure import parse
from web.render.body import render
from web.render.model import Setting

GOLDEN = Path(__file__).parent / "golden"
BLOCK = re.compile(r"(?=<(?:section|div|p|h[1-6]|details|table|tr)\b)")


def document_of(page: Path) -> Document:
    return parse(read(Manifestation("test", f"https://numune.example/{page.name}", page.name, page.read_bytes())))


def body_of(page: Path) -> str:
    """The rendered body of a page, a block a line."""
    return BLOCK.sub("\n", render(document_of(page), Setting())).strip() + "\n"


def pages() -> list[Path]:
    """The pages that have a golden body, or ought to."""
    return sorted(page for page in GOLDEN.glob("*.html") if not page.name.endswith(".body.html"))


def golden(page: Path) -> Path:
    return page.with_suffix(".body.html")


if __name__ == "__main__":
    for source in pages():
        golden(source).write_text(body_of(source), "utf-8")
