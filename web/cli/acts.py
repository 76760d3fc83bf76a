"""`toplu acts`: what is held, on the command line."""

from datetime import datetime
from pathlib import Path

import click

from acts.frbr import Language, Level, Status
from acts.held import ActFilter
from acts.history.places import numbered_on
from acts.history.view import page_on, text_on
from acts.listing import ORDERS, list_acts
from acts.model import Document
from acts.timelines import Timelines
from web.cli.checking import check
from web.cli.common import print_json, program
from web.cli.finding import find_act, page_file, put_out, text_of
from web.cli.through_time import DAY, changes, commencements, diff, history, printed, unit_on


@click.group()
def acts() -> None:
    """List, show and print the acts held."""


@acts.command("list")
@click.argument("words", nargs=-1)
@click.option("--level", type=click.Choice([level.value for level in Level]), help="Its rank.")
@click.option("--body", help="Who adopted it, as printed.")
@click.option("--year", type=click.IntRange(1800, 2999), help="When it was adopted.")
@click.option("--topic", help="A topic's short name, as the home page and `toplu acts show` name it.")
@click.option("--status", type=click.Choice([status.value for status in Status]))
@click.option("--order", type=click.Choice(ORDERS), default="adopted", show_default=True)
@click.option("--page", default=1, show_default=True, type=click.IntRange(1, 1_000_000))
@click.option("--size", default=50, show_default=True, type=click.IntRange(1, 1000))
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def list_(words: tuple[str, ...], order: str, page: int, size: int, as_json: bool, **asked: str | int | None) -> None:
    """List acts, newest first; WORDS are looked for in titles and numbers."""
    given = {name: value for name, value in asked.items() if value is not None}
    listing = list_acts(program().engine, ActFilter(words=" ".join(words), **given), order, page, size)  # type: ignore[arg-type]
    if as_json:
        print_json(listing)
        return
    for act in listing.items:
        day = act.adopted.strftime("%d.%m.%Y") if act.adopted else "no date   "
        click.echo(f"{day}  {act.number:12}  {act.title}\n{'':12}{act.uri}  [{', '.join(act.languages)}]")
    click.echo(f"{len(listing.items)} of {listing.total} acts")


@acts.command()
@click.argument("act")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def show(act: str, as_json: bool) -> None:
    """The record of one ACT: its address (/akn/…) or words of its title or number."""
    uri = find_act(act)
    store = program().store
    work, texts, files = store.work(uri), store.expressions(uri), store.manifestations(uri)
    if as_json:
        print_json({"work": work, "topics": store.topics(uri), "expressions": texts, "manifestations": files})
        return
    click.secho(work.title, bold=True)
    for name, value in (("address", work.uri), ("level", work.level), ("adopted by", work.body), ("number", work.number),
                        ("adopted", work.adopted), ("in force", work.in_force), ("status", work.status), ("codes", ", ".join(work.codes)),
                        ("register", work.register_code), ("e-qanun", work.eqanun_id), ("CELEX", work.celex)):  # fmt: skip
        if value:
            click.echo(f"  {name:11} {value}")
    for text in texts:
        click.echo(f"  text        {text.uri} ({text.provisions} provisions)")
    for file in files:
        click.echo(f"  source      {file.name} from {file.source}, {file.outcome} {file.reason or file.reader}")


@acts.command()
@click.argument("act")
@click.option("--at", type=DAY, help="The text in force on this day; the latest known when left out.")
@click.option("--format", "form", type=click.Choice(("txt", "html", "docx", "akn")), default="txt", show_default=True)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The file to write, instead of standard output.")
@click.option("--language", type=click.Choice([language.value for language in Language]), help="The first held when left out.")
@click.option("--article", help="An article or other unit: 12, 12.3 or an eId such as art_12.")
@click.option("--struck", is_flag=True, help="Also what amendments took out.")
@click.option("--json", "as_json", is_flag=True, help="The structure, for programs.")
def text(
    act: str, at: datetime | None, form: str, out: Path | None, language: str | None, article: str | None, struck: bool, as_json: bool
) -> None:
    """The text of one ACT: its address (/akn/…) or words of its title or number. Akoma Ntoso without --at holds the act's whole life."""
    chosen = text_of(find_act(act), language)
    day = at.date() if at else None
    if form != "txt":
        put_out(page_file(chosen, {"format": form, **({"at": day.isoformat()} if day else {})}), out)
        return
    timeline = Timelines(program().engine).of(chosen.shown)
    document = page_on(timeline, day) if struck else text_on(timeline, day)
    if article:
        document = Document(unit_on(timeline, document, article, day))
    if as_json:
        print_json(numbered_on(timeline, day, document) if day else document)
        return
    put_out("".join(f"{line}\n" for line in printed(document.root)).encode(), out)


for _command in (history, diff, changes, commencements, check):
    acts.add_command(_command)
