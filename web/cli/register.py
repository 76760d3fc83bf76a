"""The register on the command line: `toplu register problems`, `acts`, `standards`, `codes`, `suggest`, `cards`, `events`, `refresh`."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, datetime
from getpass import getuser
from pathlib import Path

import click

from acts.register.cards import take_cards
from acts.register.codes import LEGAL
from acts.register.model import PROBLEMS, Judged
from acts.register.refreshing import Refreshed, rebuild
from acts.register.store import Register
from classifiers.exchange.model import Outcome
from web.acts_day import BAKU
from web.cli.common import Bar, print_json, program
from web.register_table import csv_lines, plain, reference, told

DAY = click.DateTime(["%Y-%m-%d", "%d.%m.%Y"])
Command = Callable[..., None]


@click.group()
def register() -> None:
    """Which act cites which standard and how that stood on any day; which codes acts carry."""


def judged_on(command: Command) -> Command:
    """The day and the forms that the lists of citations share."""
    for option in (
        click.option("--json", "form", flag_value="json", help="For programs."),
        click.option("--csv", "form", flag_value="csv", help="For spreadsheets."),
        click.option("--on", "--at", "on", type=DAY, help="As things stood on that day; today when left out."),
    ):
        command = option(command)
    return command


@register.command()
@click.option("--kind", type=click.Choice(PROBLEMS), help="Only problems of one kind.")
@judged_on
def problems(kind: str | None, on: datetime | None, form: str | None) -> None:
    """What acts in force cited on a day that did not stand: editions withdrawn or replaced, standards not held."""
    _give(_register().problems(_day(on), kind or ""), form)


@register.command()
@click.argument("act", default="")
@judged_on
def acts(act: str, on: datetime | None, form: str | None) -> None:
    """What acts cited on a day, act by act; with ACT, an address such as /akn/az/act/law/2004-03-09/602-iiq, that one alone."""
    held, day = _register(), _day(on)
    if act:
        program().store.work(act)
    _give(held.cited_on(act, day) if act else held.standing(day), form)


@register.command()
@click.argument("standard", nargs=-1)
@judged_on
def standards(standard: tuple[str, ...], on: datetime | None, form: str | None) -> None:
    """The standards that acts cite; with STANDARD, in any spelling, the provisions that cite it and how it stood on the day."""
    held = _register()
    if standard:
        _give(held.judged(held.citing(" ".join(standard)), _day(on)), form)
        return
    found = held.standards()
    if form == "json":
        print_json(found)
        return
    for one in found:
        click.echo(f"{len(one.acts):5} acts {one.times:5} times  {one.standard}: {', '.join(one.designations)}")
    if not found:
        click.echo("no act held cites a standard")


@register.command()
@click.argument("act", default="")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def codes(act: str, as_json: bool) -> None:
    """The codes of the legal classification an act carries and who told them; without ACT, the acts whose card and text disagree."""
    held = _register()
    if not act:
        found = held.disagreeing()
        if as_json:
            print_json([{"act": use.id, "title": use.title, "card": codes.only_card, "text": codes.only_document} for use, codes in found])
        for use, codes in () if as_json else found:
            click.echo(f"{use.id}  {use.title}\n    card: {', '.join(codes.only_card)}  text: {', '.join(codes.only_document)}")
        return
    program().store.work(act)
    carried = held.codes_of(act)
    if as_json:
        print_json({"codes": carried.carried, "disagree": carried.disagree})
    for one in () if as_json else carried.carried:
        click.echo(f"{one.code}  {one.origin.value}{f'  told as {one.told}' if one.told else ''}  {one.words}")


@register.command()
@click.argument("act", default="")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def suggest(act: str, as_json: bool) -> None:
    """Codes for an act that carries none, each with its reasons; without ACT, the acts that carry none. A person confirms them."""
    held = _register()
    if not act:
        for uri, title in held.unclassified():
            click.echo(f"{uri}  {title}")
        return
    program().store.work(act)
    found = held.suggestions(act)
    if as_json:
        print_json(found)
    for one in () if as_json else found:
        click.echo(f"{one.code}  {one.score:.0%}")
        for ground in one.grounds:
            click.echo(f"    {ground.kind}: {ground.said}{' — ' + '; '.join(ground.acts) if ground.acts else ''}")


@register.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Tell the verdicts and change nothing.")
@click.option("--who", default=getuser, help="Whose import this is; the user of this computer when left out.")
@click.option("--json", "as_json", is_flag=True, help="A verdict for each line, for programs.")
def cards(file: Path, dry_run: bool, who: str, as_json: bool) -> None:
    """Take in the cards of acts: a JSON object a line, a record of e-qanun or {id, title, type, accept_date, number, class_codes, …}.

    An act that is not held becomes known by its card alone. Each line ends as new, changed, same or refused with the reason; exit code 1
    when one was refused, the rest goes in all the same.
    """
    verdicts = take_cards(program().engine, file.read_bytes(), who[:120], dry_run)
    if as_json:
        print_json(verdicts)
    for one in () if as_json else verdicts:
        if one.outcome is not Outcome.SAME or one.remarks:
            click.echo(f"{one.place:>10}  {one.outcome.value:8} {one.code} {one.reason or one.label} {'; '.join(one.remarks)}".rstrip())
    counts = Counter(one.outcome for one in verdicts)
    click.echo(", ".join(f"{counts[outcome]} {outcome.value}" for outcome in Outcome), err=as_json)
    if not dry_run:
        program().catch_up(index=None)
    if counts[Outcome.REFUSED]:
        raise click.exceptions.Exit(1)


@register.command()
@click.option("--after", default=0, show_default=True, help="Only events after this number.")
@click.option("--limit", default=200, show_default=True, type=click.IntRange(1, 100_000))
def events(after: int, limit: int) -> None:
    """The judgements that changed, oldest first, as JSON: what was newly cited, superseded, withdrawn, no longer cited."""
    print_json(_register().events(after, limit))


@register.command("refresh")
def refresh_() -> None:
    """Bring the register up to what is held; a serving program does it by itself."""
    _tell(program().refresh_register(Bar("register")))


@register.command("rebuild")
def rebuild_() -> None:
    """Look all texts through again and gather all codes again. What persons confirmed stays."""
    _tell(rebuild(program().engine, _today(), Bar("register")))


def _register() -> Register:
    return program().register


def _today() -> date:
    return datetime.now(BAKU).date()


def _day(on: datetime | None) -> date:
    return on.date() if on else _today()


def _give(judged: Iterable[Judged], form: str | None) -> None:
    if form == "json":
        print_json([plain(one) for one in judged])
    elif form == "csv":
        click.echo("".join(csv_lines(judged)), nl=False)
    else:
        click.echo("\n".join(map(_line, judged)) or "no citation of a standard")


def _line(one: Judged) -> str:
    """One citation in words: who, where, what, how it stood, what took its place."""
    citation, meaning = one.citation, one.meaning
    since = f" since {meaning.since_text}" if meaning.since_text else ""
    meant = f", meaning {meaning.edition.reference}" if meaning.edition and not meaning.dated else ""
    successor = f", now {reference(meaning.successor)}" if meaning.successor else ""
    national = ", national " + ", ".join(each.edition.reference for each in meaning.adoptions) if meaning.adoptions else ""
    standing = told(meaning).replace("_", " ")
    return f"{citation.work_uri}  {citation.cited.label}: {citation.cited.words}{meant}: {standing}{since}{successor}{national}"


def _tell(done: Refreshed) -> None:
    grown = f", {LEGAL} classification grown to version {done.version}" if done.version else ""
    click.echo(f"{done.texts} texts looked through, {done.acts} acts gathered{grown}, {done.events} judgements changed")
    for id_, reason in done.faults:
        click.echo(f"text {id_}: {reason}", err=True)
    if done.faults:
        raise click.exceptions.Exit(1)
