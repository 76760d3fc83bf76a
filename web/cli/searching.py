"""`toplu search` and `toplu index`."""

from datetime import datetime

import click

from search.indexing import rebuild
from search.model import FACETS, HitGroup, ReadWord, SearchPage, SearchQuery, Sort
from web.cli.common import Bar, print_json, program


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--filter", "filters", multiple=True, metavar="FACET=VALUE", help=f"Narrow by {', '.join(FACETS)}; may be repeated.")
@click.option("--page", default=1, show_default=True, type=click.IntRange(1, 1000))
@click.option("--size", default=10, show_default=True, type=click.IntRange(1, 100), help="Acts a page.")
@click.option("--at", type=click.DateTime(["%Y-%m-%d", "%d.%m.%Y"]), help="As in force on that day.")
@click.option("--sort", type=click.Choice([one.value for one in Sort]), default="best", show_default=True, help="Order of the acts.")
@click.option("--every", is_flag=True, help="Only what holds all the words.")
@click.option("--plain", is_flag=True, help="The words as they are: no other words for them, no translation.")
@click.option("--explain", is_flag=True, help="Say of each provision why it came.")
@click.option("--json", "as_json", is_flag=True, help="The whole page of results, for programs.")
def search(
    words: tuple[str, ...], filters: tuple[str, ...], page: int, size: int, at: datetime | None, sort: str, every: bool, plain: bool,
    explain: bool, as_json: bool,
) -> None:
    """Find the provisions that answer, in either language. Diacritics may be left out; exit code 1 when nothing at all was found.

    Words before which "--" stands may begin with a minus: toplu search -- elektron -imza.
    """
    query = SearchQuery(
        " ".join(words), _filters(filters), page, size, at=at.date() if at else None, sort=Sort(sort), every=every, translate=not plain,
        synonyms=not plain, explain=explain,
    )  # fmt: skip
    found = program().search.find(query)
    if as_json:
        print_json(found)
    else:
        _show(found)
    if not found.groups:
        raise click.exceptions.Exit(1)


@click.command()
def index() -> None:
    """Rebuild the search index from the database. The index holds nothing of its own and can be thrown away at any time.

    Searching goes on with the index in use until the new one is whole. Exit code 1 when the engine refused a document; all others are in.
    """
    told = rebuild(program().store, program().index, Bar("index"))
    click.echo(f"{told.documents} wordings of provisions indexed, of {told.texts} texts")
    for refused in told.refused:
        click.echo(f"refused  {refused.id}: {refused.reason}", err=True)
    if told.refused:
        raise click.exceptions.Exit(1)


def _filters(asked: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    chosen: dict[str, tuple[str, ...]] = {}
    for item in asked:
        facet, found, value = item.partition("=")
        if not found or facet not in FACETS:
            raise click.BadParameter(f"expected FACET=VALUE with a facet of {', '.join(FACETS)}, found {item!r}", param_hint="--filter")
        chosen[facet] = (*chosen.get(facet, ()), value)
    return chosen


def _show(found: SearchPage) -> None:
    click.echo(f"{found.total_hits} provisions in {found.total_acts} acts; searched for: {', '.join(map(_read, found.read_as))}")
    for mistake in found.mistakes:
        click.echo(f"at character {mistake.start + 1}: expected {mistake.expected}, found {mistake.found}; searched for: {mistake.instead}")
    for cited in found.jumps:
        click.echo(f"named: {cited.title} {cited.clause}".rstrip() + f"  {cited.work_uri}")
    if found.relaxed:
        click.echo(f"{found.with_all} provisions hold all the words; loosened: {found.relaxed}")
    for group in found.groups:
        _show_group(group)
    for suggestion in found.suggestions:
        click.echo(f"would match: {suggestion}")


def _read(word: ReadWord) -> str:
    """A piece of the query as it was read: "maaş (əməkhaqqı, wage)"."""
    others = ", ".join(filter(None, (word.meant, *(other.text for other in word.others))))
    return f"{word.surface} ({others})" if others else word.surface


def _show_group(group: HitGroup) -> None:
    click.secho(f"\n{group.act_title}" + (f"  № {group.number}" if group.number else ""), bold=True)
    click.echo(f"  {group.work_uri}")
    for hit in group.hits:
        click.echo(f"  {hit.label} {_marked(hit.heading, hit.heading_marks)}")
        click.echo(f"    {_marked(hit.snippet, hit.snippet_marks)}")
        for why in hit.why:
            click.echo(f"      {why.share:4.0%}  {why.reason}: {why.word} → {why.found} ({why.field})")
    if group.more:
        click.echo(f"  … and {group.more} more")


def _marked(text: str, marks: tuple[tuple[int, int], ...]) -> str:
    pieces, last = [], 0
    for start, end in marks:
        pieces += [text[last:start], click.style(text[start:end], underline=True, bold=True)]
        last = end
    return "".join([*pieces, text[last:]])
