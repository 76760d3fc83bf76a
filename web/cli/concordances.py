"""`toplu compare concordance`, `gaps`, `age`: provisions that answer each other, what is needed, which comparisons are out of date."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

import click

from acts.concordance import gaps as needed
from acts.concordance.ageing import Aged
from acts.concordance.kept import PUBLIC, ComparisonKind
from acts.concordance.made import MadeConcordance
from acts.concordance.making import Chosen, Making
from acts.concordance.model import Provision, Relation, Suggestion
from acts.concordance.packing import plain
from acts.concordance.relations import relations
from acts.concordance.reverse import reverse
from acts.concordance.store_reading import Reading
from acts.concordance.suggest import suggest
from acts.errors import ReadError
from acts.word.comparison_sheet import Making as SheetMaking
from acts.word.concordance_sheet import Concordance, Matched, concordance_sheet
from acts.word.layouts import Family, layouts
from acts.word.layouts import layout as layout_of
from acts.word.sheet_words import words_in
from web.acts_day import today
from web.browse import csv_row
from web.cli.common import Bar, print_json, program
from web.cli.compare_options import DAY, JSON, LANGUAGE, OUT, comparing, in_form, put
from web.cli.finding import find_act
from web.compare_acts import address_of, said
from web.compare_engine import Comparer, Layout
from web.compare_given import LARGEST_FILE

FITTING = tuple(one.name for one in layouts() if one.family is Family.CONCORDANCE and not any(column.each for column in one.columns))
"""The layouts one concordance fills."""
SUGGESTED = tuple(name for name in FITTING if name != "gaps")
"""Those that say something before anybody has decided."""
USUAL = "concordance_five"
WORST = 30
"""Lines of a list that a terminal is shown."""


@click.command()
@click.argument("left")
@click.argument("right")
@click.option("--day", type=DAY, help="The day whose wordings are compared; today when left out.")
@click.option("--layout", type=click.Choice(SUGGESTED), default=USUAL, show_default=True, help="The columns of the table.")
@LANGUAGE
@OUT
@JSON
def concordance(left: str, right: str, day: datetime | None, layout: str, language: str, out: Path | None, as_json: bool) -> None:
    """The table of concordance of the LEFT and the RIGHT act, as the program suggests it; nothing is kept.

    Each is an act held (its address, number or title) or a list in a file: CSV of clauses with the columns number, title, text, or JSON
    lines with id, num, heading, text. All of it is a suggestion: to decide it row by row, make it on the page /az/comparisons/new.
    """
    with comparing() as by:
        made = Making(program().engine, suggest, address_of).made(_chosen(left), _chosen(right), day.date() if day else today())
        if as_json:
            print_json(concordance_json(made))
        elif out is None:
            _tell(made)
        if out is not None:
            put(out, _file(by, made, layout, language, out))
            click.echo(_counted(made), err=as_json)


@click.command()
@click.option("--reference", default="", help="The address of one international act; of all when left out.")
@click.option("--csv", "as_csv", is_flag=True, help="All of it as CSV, for spreadsheets.")
@JSON
def gaps(reference: str, as_csv: bool, as_json: bool) -> None:
    """Acts and amendments needed, over all published tables of concordance: what of the references national law does not carry out."""
    everything = needed.standings(Reading(program().engine), PUBLIC, reference)
    found = [one for one in everything if one.needed]
    if as_csv:
        click.echo("".join(map(csv_row, (needed.COLUMNS, *needed.lines(found)))), nl=False)
    elif as_json:
        print_json({"coverage": plain(needed.coverage(everything)), "gaps": plain(tuple(found))})
    else:
        _tell_gaps(everything)


@click.command()
@JSON
def age(as_json: bool) -> None:
    """Look at the acts all comparisons kept rest on, as they read today; tell which decisions are to be looked at again.

    An import, a crawl and a serving program do it by themselves. Only acts that changed since the last look are read.
    """
    found = program().refresh_comparisons(Bar("comparisons"))
    if as_json:
        print_json(found)
        return
    for one in _together(found):
        click.echo(f"{one.uid}  {one.recheck} rows to be looked at again, {one.holds} hold again, {one.notices} notices sent")
    turned = sum(one.recheck for one in found)
    click.echo(f"{len(_together(found))} comparisons rest on acts that changed since the last look; {turned} rows to be looked at again")


def concordance_layouts(language: str) -> Iterator[Layout]:
    """The layouts of concordances there are, named in "az" or "en"."""
    names = {side: words_in(language)(side) for side in ("left", "right")}
    for one in map(layout_of, FITTING):
        yield Layout(one.name, one.title(language), tuple(column.heading(language, names) for column in one.columns))


def concordance_json(made: MadeConcordance) -> dict[str, object]:
    """A concordance as suggested: both sides, their provisions, for each of the left its suggestion."""
    return {
        "kind": ComparisonKind.CONCORDANCE.value, "left": plain(made.left.side), "right": plain(made.right.side),
        "lefts": plain(made.lefts), "rights": plain(made.rights), "suggestions": plain(made.suggestions),
    }  # fmt: skip


def _chosen(told: str) -> Chosen:
    path = Path(told)
    if not path.is_file():
        return Chosen(find_act(told))
    if (size := path.stat().st_size) > LARGEST_FILE:
        raise ReadError(f"{path.name}: expected at most {LARGEST_FILE:,} bytes, found {size:,}")
    return Chosen(name=path.name, content=path.read_bytes())


# the document
def _file(by: Comparer, made: MadeConcordance, layout: str, language: str, out: Path) -> bytes:
    if out.suffix == ".json":
        return json.dumps(concordance_json(made), ensure_ascii=False, indent=1).encode()
    at_end = out.suffix != ".docx"
    making = SheetMaking(layout_of(layout), language, day=today(), reason=lambda text: said(text, language), at_end=at_end)
    return in_form(by, by.docx(concordance_sheet(_matched(made), making)), out)


def _matched(made: MadeConcordance) -> Concordance:
    """The suggestions as a document lists them, from both sides."""
    links = {one.left: one.chosen for one in made.suggestions}
    lefts, rights, how = _by_id(made.lefts), _by_id(made.rights), relations(links)
    told = {one.left: one for one in made.suggestions}
    forth = (_row(one, told.get(one.id), rights, how.get(one.id, Relation.NO_COUNTERPART)) for one in made.lefts)
    back = (Matched(one.provision.id, one.provision, tuple(lefts[id_] for id_ in one.lefts), through=one.through)
            for one in reverse(made.rights, links))  # fmt: skip
    return Concordance(made.left.side, made.right.side, tuple(forth), tuple(back), made.rights)


def _row(one: Provision, told: Suggestion | None, rights: dict[str, Provision], relation: Relation) -> Matched:
    if told is None:
        return Matched(one.id, one)
    return Matched(one.id, one, tuple(rights[id_] for id_ in told.chosen), relation=relation, evidence=told.counterparts)


def _by_id(provisions: Iterable[Provision]) -> dict[str, Provision]:
    return {one.id: one for one in provisions}


# the terminal
def _tell(made: MadeConcordance) -> None:
    rights, told = _by_id(made.rights), {one.left: one for one in made.suggestions}
    click.secho(f"{made.left.side.title} ↔ {made.right.side.title}", bold=True)
    for one in made.lefts:
        click.echo(f"  {'  ' * bool(one.parent)}{_called(one)} → {_answers(told.get(one.id), rights)}")
    click.echo(_counted(made))


def _answers(told: Suggestion | None, rights: dict[str, Provision]) -> str:
    if told is None or told.says_none:
        return "no counterpart"
    scores = {one.right: one.score for one in told.counterparts}
    return "; ".join(f"{_called(rights[id_])} ({scores.get(id_, 0.0):.2f})" for id_ in told.chosen)


def _called(one: Provision) -> str:
    return f"{one.called or one.id}{f' {one.heading}' if one.heading and not one.parent else ''}"


def _counted(made: MadeConcordance) -> str:
    answered = sum(not one.says_none for one in made.suggestions)
    return f"{len(made.lefts)} provisions, {answered} with a suggested counterpart among {len(made.rights)}; nothing is decided"


def _tell_gaps(everything: tuple[needed.Standing, ...]) -> None:
    for chapter in needed.coverage(everything):
        share = "nothing applies" if chapter.share is None else f"{chapter.share:.0%} carried out"
        name = " · ".join(filter(None, (chapter.reference.title, chapter.title)))
        click.secho(f"{name}: {share} of {chapter.provisions}", bold=True)
    lacking = [one for one in everything if one.needed]
    for one in lacking[:WORST]:
        click.echo(f"  {one.reference.title}, {_called(one.provision)}: {one.answer.value}{_planned(one)}")
    if len(lacking) > WORST:
        click.echo(f"  … and {len(lacking) - WORST} more; --csv lists all")
    click.echo(f"{len(lacking)} of {len(everything)} provisions need an act or an amendment")


def _planned(one: needed.Standing) -> str:
    acts = dict.fromkeys(measure.decision.planned_act for measure in one.measures if measure.decision and measure.decision.planned_act)
    return f" · planned: {', '.join(acts)}" if acts else ""


def _together(found: Iterable[Aged]) -> list[Aged]:
    """What was found of each comparison, both of its sides as one."""
    sums: dict[str, Aged] = {}
    for one in found:
        had = sums.get(one.uid, Aged(one.uid, 0, 0, 0))
        sums[one.uid] = Aged(one.uid, had.recheck + one.recheck, had.holds + one.holds, had.notices + one.notices)
    return list(sums.values())
