"""The text through time on the command line: `toplu acts history`, `diff`, `changes`, `commencements`."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import click

from acts.errors import NotHeldError
from acts.folding import keep_commencements
from acts.history.calendar import read_table
from acts.history.model import Change, Outcome, Timeline
from acts.history.places import place_ever, place_today
from acts.history.redline import RedlineLine, redline
from acts.history.versions import Version, versions
from acts.history.wording import SegmentKind
from acts.model import Document, Element
from acts.references.places import descend
from acts.timelines import Timelines
from web.cli.common import Bar, print_json, program
from web.cli.finding import find_act, page_file, put_out, text_of

DAY = click.DateTime(("%Y-%m-%d", "%d.%m.%Y"))


def timeline_of(act: str, language: str | None = None) -> Timeline:
    """The timeline of the newest text of the act meant. Raises `NotHeldError`."""
    return Timelines(program().engine).of(text_of(find_act(act), language).shown)


@click.command()
@click.argument("act")
@click.argument("article")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def history(act: str, article: str, as_json: bool) -> None:
    """The wordings of one ARTICLE (12, 12.3 or an eId such as art_12) of an ACT, from the first to those to come."""
    timeline = timeline_of(act)
    eid = _eid(timeline, article)
    found = versions(timeline, eid)
    if as_json:
        print_json([{"start": v.start, "end": v.end, "text": _text(v.element), "changes": [timeline.changes[i] for i in v.changes]}
                    for v in found])  # fmt: skip
        return
    for version in found:
        _tell_version(timeline, version)


@click.command()
@click.argument("act")
@click.option("--from", "start", type=DAY, required=True, help="The first day.")
@click.option("--to", "end", type=DAY, help="The second; the latest text known when left out.")
@click.option("--article", help="Only this article (12, 12.3 or an eId).")
@click.option("--format", "form", type=click.Choice(("txt", "docx")), default="txt", show_default=True)
@click.option("--out", type=click.Path(path_type=Path), help="The file to write; needed for docx.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def diff(act: str, start: datetime, end: datetime | None, article: str | None, form: str, out: Path | None, as_json: bool) -> None:
    """What changed in an ACT between two days: [-taken out-] {+put in+} {~moved~}, each with the act behind it."""
    timeline = timeline_of(act)
    found = redline(timeline, start.date(), end.date() if end else None)
    rows = found.of(_eid(timeline, article)) if article else found.rows
    if form == "docx":
        asked = {"from": f"{start:%Y-%m-%d}", **({"to": f"{end:%Y-%m-%d}"} if end else {}), "format": "docx"}
        put_out(page_file(text_of(find_act(act), None), asked, "/redline"), out)
    elif as_json:
        print_json({"start": found.start, "end": found.end, "rows": rows, "changes": {i: timeline.changes[i] for i in found.changes}})
    else:
        for row in rows:
            click.secho(f"{row.eid}  {row.label} {row.title}".rstrip(), bold=True)
            for line in row.lines:
                click.echo(f"  {_marked(timeline, line)}")
        click.echo(f"{len(rows)} provisions differ; {len(found.changes)} changes between the two days")


@click.command()
@click.argument("act")
@click.option("--outcome", type=click.Choice([outcome.value for outcome in Outcome]), help="Only these.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def changes(act: str, outcome: str | None, as_json: bool) -> None:
    """Every modification of an ACT its notes and later acts tell of: applied, refused with the reason, or a mention."""
    all_ = Timelines(program().engine).changes(text_of(find_act(act), None).shown)
    chosen = [change for change in all_ if outcome in (None, change.outcome.value)]
    if as_json:
        print_json(chosen)
        return
    for change in chosen:
        click.echo(_told(change))
    counts = Counter(change.outcome.value for change in chosen)
    click.echo(", ".join(f"{counts[kind.value]} {kind.value}" for kind in Outcome))


@click.command()
@click.argument("table", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def commencements(table: Path) -> None:
    """Take in days on which amending acts came into force, from a tab-separated TABLE; timelines they touch are built anew.

    Columns: code (name of the amended text, empty for all), act_date, act_number, published, why, notes_of_the_newer_text; optional
    in_force and known_by. Days are written 2023-05-31. A table with a wrong row is refused whole, naming each.
    """
    rows = read_table(table)
    new = keep_commencements(program().engine, rows, "commencements")
    built = program().folding.refresh(Bar("timelines"))
    program().refresh_register(whole=False)
    program().refresh_comparisons(Bar("comparisons"))
    click.echo(f"{new} of {len(rows)} rows are new or changed; {built} timelines built anew")


def _eid(timeline: Timeline, article: str) -> str:
    """Today's eid of what a reader calls "12", "12.3" or "art_12"; an old number leads to today's place."""
    wanted = article if "_" in article else descend("", "article", article)
    found = place_ever(timeline, wanted)
    if found is None:
        raise NotHeldError(f"the act has and had no unit {article!r} (looked for {wanted})")
    return found


def unit_on(timeline: Timeline, document: Document, article: str, day: date | None) -> Element:
    """One unit of the text of a day, by the number it bore then, else by the one it bears today. Raises `NotHeldError`."""
    wanted = article if "_" in article else descend("", "article", article)
    today = place_today(timeline, wanted, day) if day else None
    units = {element.eid: element for element in document.root.walk()}
    eid = today or _eid(timeline, article)
    if eid not in units:
        raise NotHeldError(f"{article}: not in force on {day}" if day else f"{article}: no longer in force")
    return units[eid]


def printed(element: Element) -> Iterator[str]:
    """The lines of a unit as a reader sees them: without note marks and blank lines."""
    return (text for line in element.lines() if (text := line.plain.strip()))


def _tell_version(timeline: Timeline, version: Version) -> None:
    start = version.start.strftime("%d.%m.%Y") if version.start else "the beginning"
    end = version.end.strftime("%d.%m.%Y") if version.end else "for good"
    click.secho(f"from {start} to {end}", bold=True)
    for index in version.changes:
        click.echo(f"  by {_act(timeline.changes[index])}")
    for line in _text(version.element).splitlines() or ["(not in force)"]:
        click.echo(f"    {line}")


def _text(element: Element | None) -> str:
    return "\n".join(printed(element)) if element else ""


_MARKS = {SegmentKind.SAME: "{}", SegmentKind.ADDED: "{{+{}+}}", SegmentKind.REMOVED: "[-{}-]", SegmentKind.MOVED: "{{~{}~}}"}


def _marked(timeline: Timeline, line: RedlineLine) -> str:
    words = "".join(_MARKS[segment.kind].format(segment.text) for segment in line.segments)
    acts = dict.fromkeys(_act(timeline.changes[s.change]) for s in line.segments if s.change is not None)
    return f"{words}  ({'; '.join(acts)})" if acts else words


def _act(change: Change) -> str:
    day = change.act.adopted.strftime("%d.%m.%Y") if change.act.adopted else "no date"
    note = f", note {change.footnote}" if change.footnote else ""
    return f"{change.act.number or 'no number'}, {day}{note}"


def _told(change: Change) -> str:
    day = change.in_force.strftime("%d.%m.%Y") if change.in_force else "no date   "
    reason = f": {change.reason}" if change.reason else ""
    words = type(change.modification.action).__name__
    return f"{day}  {change.outcome.value:8}  {words:20}  {change.modification.target}  ({_act(change)}){reason}"
