"""`toplu acts check`: what Akoma Ntoso files are, and whether they could be taken in."""

from collections.abc import Iterator
from pathlib import Path

import click

from acts.akn.verdict import Verdict, installed_schema, load_schema, verdict
from web.cli.common import print_json


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--schema", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="akomantoso30.xsd, to count errors by.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def check(paths: tuple[Path, ...], schema: Path | None, as_json: bool) -> None:
    """A verdict on each Akoma Ntoso file: version of the format, validity, ids, what would be lost, or why it is refused.

    Nothing is taken in. Exit code 1 when a file would be refused.
    """
    found = schema or installed_schema()
    known = load_schema(found) if found else None
    verdicts = {path.name: verdict(path.read_bytes(), path.name, known) for path in _files(paths)}
    if as_json:
        print_json(verdicts)
    else:
        for name, said in verdicts.items():
            _tell(name, said)
        refused = sum(not said.imported for said in verdicts.values())
        click.echo(f"{len(verdicts)} files: {len(verdicts) - refused} can be read, {refused} refused")
    if not all(said.imported for said in verdicts.values()):
        raise click.exceptions.Exit(1)


def _files(paths: tuple[Path, ...]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(path.glob("*.xml")) if path.is_dir() else (path,)


def _tell(name: str, said: Verdict) -> None:
    validity = "not validated" if said.errors is None else "valid" if not said.errors else f"{said.errors} errors"
    click.secho(f"{'read   ' if said.imported else 'refused'} {name}", bold=True)
    ids = f"{said.eids} ids" + (f", {said.repeated} given twice" if said.repeated else "")
    click.echo(f"        {said.kind or 'no document'} · {said.namespace or 'no namespace'} · {validity} · {ids} · {said.units} units read")
    if said.imported and said.reasons:
        click.echo("        not kept, or kept otherwise:")
    for reason in said.reasons:
        click.echo(f"        {reason}")
