"""`toplu crawl SOURCE` and `toplu crawl report`."""

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TextIO

import click

from crawler.job import Brings, CrawlSettings, Source
from crawler.progress import Progress
from crawler.records import CrawlReport, Selection, report, selections
from crawler.run import CrawlSummary
from crawler.run import crawl as run_crawl
from crawler.sources import SOURCES
from web.cli.common import Bar, print_json, program


class Sources(click.Group):
    """A command for each row of the table of sources, and `report`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*(source.name for source in SOURCES), *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        named = next((source for source in SOURCES if source.name == cmd_name), None)
        return _command(named) if named else super().get_command(ctx, cmd_name)


@click.group(cls=Sources)
def crawl() -> None:
    """Collect acts from their sources.

    A crawl is polite (robots.txt, a delay, an honest name with TOPLU_CONTACT) and incremental: what did not change is not fetched
    again. One that was killed goes on where it stood when the same command is run again.
    """


def _command(source: Source) -> click.Command:
    options = [
        click.Option(["--all", "everything"], is_flag=True, help="Every act, not only those of the topic profile."),
        click.Option(["--profile"], type=click.Path(exists=True, path_type=Path), help="Another topic profile (TOML)."),
        click.Option(["--limit"], type=click.IntRange(1), help="At most so many acts of the list."),
        click.Option(["--since"], type=click.DateTime(["%Y-%m-%d", "%d.%m.%Y"]), help="Only acts adopted on or after that day."),
        click.Option(["--type", "types"], multiple=True, type=int, help="Only acts of that type number of the source; may be repeated."),
        click.Option(["--base"], multiple=True, metavar="NAME=ADDRESS", help="Another address for the source's, to crawl a replay."),
        click.Option(["--delay"], type=click.FloatRange(0, 3600), help="Seconds between pages, instead of TOPLU_CRAWL_DELAY."),
        click.Option(["--json", "as_json"], is_flag=True, help="The report, for programs."),
    ]

    if source.by_name:
        options += [
            click.Option(["--act", "acts"], multiple=True, metavar="NUMBER", help=f"Only these acts, by {source.by_name}; may be repeated"),
            click.Option(["--list", "listed"], type=click.File(encoding="utf-8"), help="A file with such numbers, one a line."),
        ]

    def run(
        everything: bool, profile: Path | None, limit: int | None, since: datetime | None, types: tuple[int, ...], base: tuple[str, ...],
        delay: float | None, as_json: bool, acts: tuple[str, ...] = (), listed: TextIO | None = None,
    ) -> None:  # fmt: skip
        settings = program().settings
        watch = Watch()
        summary = run_crawl(
            source, engine=program().engine, raw=program().raw,
            settings=CrawlSettings(contact=settings.contact, delay=settings.crawl_delay if delay is None else delay),
            base_urls=_bases(source, base), profile=profile, everything=everything, limit=limit,
            since=since.date() if since else None, types=types, on_progress=watch,
            acts=(*acts, *_numbers(listed)),
        )  # fmt: skip
        watch.end()
        if source.brings is Brings.STANDARDS:
            program().refresh_register()
        else:
            program().catch_up(Bar("timelines"), Bar("index"), Bar("comparisons"))
        _end(summary, as_json)

    return click.Command(source.name, callback=run, params=[*options], help=f"Crawl {source.en}.")


@dataclass(slots=True)
class Watch:
    """Shows how far a crawl is: acts decided of those known, pages a second, time left."""

    start: float = field(default_factory=time.monotonic)
    shown: bool = False

    def __call__(self, progress: Progress) -> None:
        if not sys.stderr.isatty():
            return
        speed = progress.decided / max(time.monotonic() - self.start, 0.001)
        left = (progress.known - progress.decided) / max(speed, 0.001)
        click.echo(
            f"\rcrawl  {progress.decided}/{progress.known} acts  {progress.pages} pages  {progress.per_second:.1f}/s  "
            f"{progress.missed} missed  {left:.0f} s left   ", nl=False, err=True,
        )  # fmt: skip
        self.shown = True

    def end(self) -> None:
        if self.shown:
            click.echo(err=True)


@crawl.command("report")
@click.option("--run", type=click.IntRange(1, 2**31 - 1), help="Number of a crawl; the newest when left out.")
@click.option("--selected", is_flag=True, help="Also every act selected or not, with the reason.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def report_(run: int | None, selected: bool, as_json: bool) -> None:
    """What a crawl did, and each page that could not be had, with the reason. Exit code 1 when there were such pages."""
    found = report(program().engine, run)
    if found is None:
        raise click.ClickException("nothing was crawled yet" if run is None else f"there is no crawl {run}")
    chosen = selections(program().engine, found.run.id) if selected else ()
    if as_json:
        print_json({"report": found, "selections": chosen})
    else:
        _show(found, chosen)
    if found.failures:
        raise click.exceptions.Exit(1)


def _numbers(listed: TextIO | None) -> Iterator[str]:
    """The numbers of a list, one a line; what stands behind a # is a remark."""
    for line in listed or ():
        if number := line.partition("#")[0].strip():
            yield number


def _bases(source: Source, asked: tuple[str, ...]) -> dict[str, str]:
    known = {name for name, _address in source.bases}
    chosen = {}
    for item in asked:
        name, found, address = item.partition("=")
        if not found or name not in known:
            message = f"expected NAME=ADDRESS with a name of {', '.join(sorted(known))}, found {item!r}"
            raise click.BadParameter(message, param_hint="--base")
        chosen[name] = address
    return chosen


def _end(summary: CrawlSummary, as_json: bool) -> None:
    if as_json:
        print_json(summary)
    else:
        _show(summary.report, ())
        took = f"{summary.fetched} pages fetched in {summary.seconds:.0f} s, {summary.linked} citations linked"
        click.echo(took + (", taken up where an earlier crawl stood" if summary.resumed else ""))
    if not summary.complete:
        raise click.exceptions.Exit(1)


def _show(found: CrawlReport, chosen: tuple[Selection, ...]) -> None:
    run = found.run
    click.echo(f"crawl {run.id} of {run.source}: {run.state}; begun {run.started_at:%d.%m.%Y %H:%M}")
    click.echo(f"  acts known {run.known}, selected {run.selected}, not selected {run.not_selected}")
    click.echo("  pages: " + (", ".join(f"{many} {outcome}" for outcome, many in found.outcomes) or "none"))
    for page in found.failures:
        click.echo(f"  {page.outcome:10} {page.url}\n             {page.reason} (tries: {page.tries})")
    for page in found.remarks:
        click.echo(f"  remark     {page.url}\n             {page.reason}")
    for act in chosen:
        click.echo(f"  {'selected' if act.selected else 'left':10} {act.title}\n             {act.reason}")
