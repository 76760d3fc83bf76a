"""Provisions as search documents: what an engine is given of an act."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from acts.frbr import Work
from acts.provisions import Provision
from search.model import SearchDocument


@dataclass(frozen=True, slots=True)
class ActHeader:
    """What all provisions of one expression share."""

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

    @classmethod
    def of(cls, work: Work, expression: str, language: str, title: str, topics: tuple[str, ...] = ()) -> "ActHeader":
        """The header of one expression (its address, language and title) of `work`."""
        return cls(
            work.uri, expression, language, title or work.title, work.number, work.level.value, work.body,
            work.adopted.year if work.adopted else None, work.status.value, topics, work.in_force,
        )  # fmt: skip


def documents(header: ActHeader, provisions: Iterable[Provision]) -> Iterator[SearchDocument]:
    """One document a provision, in the order of the act. Provisions struck out are kept: a reader may look for them by number."""
    for order, provision in enumerate(provisions):
        element = provision.element
        yield SearchDocument(
            id=f"{header.expression}#{element.eid}",
            group=header.work_uri,
            expression=header.expression,
            eid=element.eid,
            language=header.language,
            act_title=header.title,
            number=header.number,
            label=element.label,
            heading=provision.heading,
            context="\n".join(provision.path),
            body=provision.body,
            level=header.level,
            adopted_by=header.body,
            year=header.year,
            status=header.status,
            topics=header.topics,
            valid_from=header.in_force,
            order=order,
            repealed=provision.repealed,
        )
