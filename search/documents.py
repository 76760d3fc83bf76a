"""Provisions as search documents: what an engine is given of an act."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from acts.frbr import Work
from acts.provisions import Provision
from acts.wordings import Wording, untimed
from search.clauses import codes_above
from search.model import SearchDocument

Cited = Callable[[Wording], tuple[str, ...]]
"""What a wording cites."""


@dataclass(frozen=True, slots=True)
class ActHeader:
    """What all provisions of one expression share.

    ``in_force`` and ``ended`` are the first day the act is in force and the first it no longer is; None: not known.
    """

    work_uri: str
    expression: str
    language: str                        # "aze" | "eng"
    title: str
    number: str = ""
    level: str = ""
    body: str = ""
    year: int | None = None
    status: str = ""
    topics: tuple[str, ...] = ()
    in_force: date | None = None
    adopted: date | None = None
    codes: tuple[str, ...] = ()
    ended: date | None = None

    @classmethod
    def of(
        cls, work: Work, expression: str, language: str, title: str, topics: tuple[str, ...] = (), ended: date | None = None
    ) -> "ActHeader":
        """The header of one expression (its address, language and title) of `work`."""
        return cls(
            work.uri, expression, language, title or work.title, work.number, work.level.value, work.body,
            work.adopted.year if work.adopted else None, work.status.value, topics, work.in_force, work.adopted,
            tuple(dict.fromkeys(above for code in work.codes for above in codes_above(code))), ended,
        )  # fmt: skip


def documents(header: ActHeader, provisions: Iterable[Provision]) -> Iterator[SearchDocument]:
    """One document a provision of a text whose history is not known. Provisions struck out are kept: they may be looked for by number."""
    return documents_of_wordings(header, untimed(provisions))


def documents_of_wordings(
    header: ActHeader, wordings: Iterable[Wording], cites: Cited = lambda _wording: (), standards: Cited = lambda _wording: ()
) -> Iterator[SearchDocument]:
    """One document a wording, in the order of the act. What ended before the act was in force, or began after it was not, is left out.

    The id is made of the provision's eid today, `SearchDocument.eid` is the one it bore then: where a link with the wording's day leads.
    """
    orders: dict[str, int] = {}
    for wording in wordings:
        bounded = _bounded(wording, header.in_force, header.ended)
        if bounded is not None:
            first = wording.unit not in orders
            order = orders.setdefault(wording.unit, len(orders))
            yield replace(_document(header, bounded), order=order, first=first, cites=cites(wording), standards=standards(wording))


def _bounded(wording: Wording, begins: date | None, ends: date | None) -> Wording | None:
    """The wording within the days its act is in force; None where nothing is left of one that is not the last."""
    if wording.gone:
        return wording
    since, until = max(wording.since or date.min, begins or date.min), min(wording.until or date.max, ends or date.max)
    if until <= since and not wording.last:
        return None
    return replace(wording, since=_known(since), until=_known(max(since, until)))


def _known(day: date) -> date | None:
    return day if date.min < day < date.max else None


def _document(header: ActHeader, wording: Wording) -> SearchDocument:
    provision = wording.provision
    return SearchDocument(
        id=_id(header.expression, wording),
        group=header.work_uri,
        expression=header.expression,
        eid=wording.eid,
        language=header.language,
        act_title=header.title,
        number=header.number,
        label=wording.label,
        heading=provision.heading,
        context="\n".join(provision.path),
        body=provision.body,
        level=header.level,
        adopted_by=header.body,
        year=header.year,
        status=header.status,
        topics=header.topics,
        valid_from=wording.since,
        valid_to=wording.until,
        repealed=provision.repealed,
        adopted=header.adopted,
        codes=header.codes,
    )


def _id(expression: str, wording: Wording) -> str:
    day = "" if wording.last else f"@{wording.since.isoformat() if wording.since else ''}"
    return f"{expression}#{wording.unit}{day}"
