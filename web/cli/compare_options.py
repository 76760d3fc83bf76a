"""What the commands under `toplu compare` share: their options, the comparer, the file that is written."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from web.cli.common import program
from web.compare_engine import Comparer, comparer

DAY = click.DateTime(("%Y-%m-%d", "%d.%m.%Y"))
OUT = click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="The file to write: .docx, .odt, .pdf or .json.")
LAYOUT = click.option("--layout", help="The columns of the table; `toplu compare layouts` names them.")
LANGUAGE = click.option("--language", type=click.Choice(("az", "en")), default="az", show_default=True, help="Of the document's own words.")
JSON = click.option("--json", "as_json", is_flag=True, help="For programs.")


@contextmanager
def comparing() -> Iterator[Comparer]:
    """What compares by the acts of this program's database."""
    with program().app().app_context():
        yield comparer()


def put(out: Path, body: bytes) -> None:
    """Write a file and say so."""
    out.write_bytes(body)
    click.echo(f"{out}: {len(body):,} bytes", err=True)


def in_form(by: Comparer, docx: bytes, out: Path) -> bytes:
    """A Word file in the form the name ends with. Raises `click.BadParameter` for a name that ends otherwise."""
    if out.suffix not in (".docx", ".odt", ".pdf"):
        raise click.BadParameter(f"expected a name that ends with .docx, .odt, .pdf or .json, found {out.name!r}", param_hint="--out")
    return docx if out.suffix == ".docx" else by.odt(docx) if out.suffix == ".odt" else by.pdf(docx)
