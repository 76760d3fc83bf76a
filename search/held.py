"""The search documents of the texts held: their wordings through time, with what each cites."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from acts.frbr import Status, Work
from acts.held import HeldExpression, HeldReference
from acts.history.status import status_on
from acts.linking import uri_told
from acts.store import ActStore
from acts.timelines import Timelines
from acts.wordings import Wording, wordings
from classifiers.standards.finding import find
from search.documents import ActHeader, documents_of_wordings
from search.model import SearchDocument


def documents_of(store: ActStore, uri: str) -> Iterable[SearchDocument]:
    """The wordings of a text held. Raises `NotHeldError` where there is none of that address.

    The newest text of an act in a language tells the act's past by its timeline; older texts then add nothing and have no documents. Where
    it has no timeline each text stands for the days from its own date to that of the next.
    """
    expression = store.expression(uri)
    work = store.work(expression.work_uri)
    texts = [one for one in store.expressions(work.uri) if one.language is expression.language]
    place = next(at for at, one in enumerate(texts) if one.id == expression.id)
    timelines = Timelines(store.engine)
    told = timelines.tells(texts[0].shown)
    if place and told:
        return ()
    timeline = timelines.of(expression.shown)
    found = wordings(timeline)
    ended = status_on(timeline, date.max, work)
    header = _header(store, work, expression, ended.since if ended.status is Status.REPEALED else None)
    header = header if told else _since(header, texts, place)
    return _documents(header, _former(found) if place else found, store.references(expression.shown))


def _header(store: ActStore, work: Work, expression: HeldExpression, ended: date | None) -> ActHeader:
    topics = tuple(topic for topic, _reason in store.topics(work.uri))
    return ActHeader.of(work, expression.uri, expression.language.value, expression.title, topics, ended)


def _since(header: ActHeader, texts: list[HeldExpression], place: int) -> ActHeader:
    """The header with the days of one of several texts, the newest of which comes first."""
    begins = texts[place].version if place < len(texts) - 1 else header.in_force
    ends = texts[place - 1].version if place else header.ended
    return replace(header, in_force=begins or header.in_force, ended=ends or header.ended)


def _former(found: Iterable[Wording]) -> Iterator[Wording]:
    """The wordings of a text that a newer one follows."""
    return (replace(wording, last=False) for wording in found if not wording.gone)


def _documents(header: ActHeader, found: Iterable[Wording], references: Iterable[HeldReference]) -> Iterator[SearchDocument]:
    cited = cited_by_unit(references, header.work_uri)
    return documents_of_wordings(header, found, lambda wording: _cites(wording, cited), _standards())


Cited = Mapping[str, tuple[tuple[str, str], ...]]
"""By eid of the unit the words stand in: words that name another act, and its work uri."""


def cited_by_unit(references: Iterable[HeldReference], own: str) -> Cited:
    """The acts a text cites, by provision and all units above and below; acts not held where the words tell which they are."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for reference in references:
        target = reference.target or (uri_told(reference.citation) if reference.citation else "")
        if target and target != own:
            for unit in _within(reference.source_eid):
                found[unit] = (*found.get(unit, ()), (reference.words, target))
    return found


def _within(eid: str) -> Iterator[str]:
    """An eid and those of the units above it."""
    parts = eid.split("__")
    return ("__".join(parts[:end]) for end in range(1, len(parts) + 1))


def _cites(wording: Wording, cited: Cited) -> tuple[str, ...]:
    """The acts a wording cites: those whose names stand in its words."""
    said = cited.get(wording.unit, ())
    text = f"{wording.provision.heading}\n{wording.provision.body}" if said else ""
    return tuple(dict.fromkeys(target for words, target in said if words in text))


def _standards() -> Callable[[Wording], tuple[str, ...]]:
    """Gives the standards a wording cites, with and without edition; remembers what it read."""
    known: dict[str, tuple[str, ...]] = {}

    def standards(wording: Wording) -> tuple[str, ...]:
        text = f"{wording.provision.heading}\n{wording.provision.body}"
        if text not in known:
            known[text] = tuple(dict.fromkeys(name for one in find(text) for name in one.designation.names))
        return known[text]

    return standards
