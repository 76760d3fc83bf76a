"""The audit trail on the command line: `toplu audit verify`, `toplu audit show`."""

import json

import click

from storage import audit as trail
from storage.audit import Asked
from web.cli.common import print_json, program


@click.group()
def audit() -> None:
    """The audit trail: who did what to what, each line chained to the one before by its hash."""


@audit.command()
@click.option("--noted", default="", metavar="HASH", help="A hash printed by an earlier run and kept elsewhere; the trail must hold it.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def verify(noted: str, as_json: bool) -> None:
    """Check every line from the first to the last; exit code 1 and the first broken line when one is not as it was written.

    Whoever can write to the database could write the whole trail anew: keep the hash that is printed elsewhere and give it to --noted.
    """
    head, wrong = trail.verify(program().engine, noted.strip())
    if as_json:
        print_json({"whole": wrong is None, "lines": head.count if head else 0, "hash": head.hash if head else "", "broken": wrong})
    elif wrong:
        click.echo(f"line {wrong.id} is broken: {wrong.reason}" if wrong.id else f"the trail is broken: {wrong.reason}", err=True)
    else:
        click.echo(f"{head.count if head else 0} lines, every one as it was written; the last one's hash: {head.hash if head else '-'}")
    if wrong:
        raise click.exceptions.Exit(1)


@audit.command()
@click.option("--who", default="", help="Only what this account or program did.")
@click.option("--subject", default="", help="Only about what begins so (account:…, glossary:…).")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1), help="How many at most.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def show(who: str, subject: str, limit: int, as_json: bool) -> None:
    """The newest lines of the trail."""
    with program().engine.connect() as connection:
        found, total = trail.find(connection, Asked(who, subject=subject), 1, limit)
    if as_json:
        print_json(found)
        return
    for one in found:
        details = json.dumps(one.details, ensure_ascii=False)
        click.echo(f"{one.id}  {one.at:%Y-%m-%d %H:%M:%S}  {one.who}  {one.what}  {one.subject}  {details}")
    click.echo(f"{len(found)} of {total} lines")
