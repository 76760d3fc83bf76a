"""Lists and counts of the acts held: for browsing, the home page and the coverage page."""

from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from acts.frbr import Language, Level, Status
from acts.held import ActFilter, ActSummary, Coverage, HeldManifestation, Holdings, Listing, SourceCoverage
from acts.store import MANIFESTATION, manifestation_of
from acts.tables import citations, expressions, manifestations, problems, refs, work_topics, works
from language.letters import fold, sort_key

ORDERS = ("adopted", "title", "changed")
"""How a list can be sorted: newest act first, by title in the order of the Azerbaijani alphabet, last changed first."""

SAMPLE = "sample"
"""The source of sample acts."""

_SAMPLES = (
    sa.select(works.c.id, works.c.uri)
    .join(expressions, expressions.c.work_id == works.c.id)
    .join(manifestations, manifestations.c.expression_id == expressions.c.id)
    .where(
        (manifestations.c.source == SAMPLE)
        | manifestations.c.url.startswith("http://127.0.0.1:")
        | manifestations.c.url.startswith("http://localhost:")
    )
    .distinct()
)
"""Works that are no law: any text of them is a sample, or came from a replay of a site on this very machine."""


def list_acts(engine: Engine, asked: ActFilter, order: str = "adopted", page: int = 1, size: int = 25) -> Listing:
    """A page of the acts that fit; `page` counts from 1."""
    fitting = sa.select(works).where(*_conditions(asked))
    with engine.begin() as connection:
        rows = connection.execute(fitting).all() if order == "title" else None
        total = connection.execute(sa.select(sa.func.count()).select_from(fitting.subquery())).scalar_one()
        start = (page - 1) * size
        if rows is not None:
            chosen = sorted(rows, key=lambda row: sort_key(row.title))[start : start + size]
        else:
            chosen = list(connection.execute(fitting.order_by(*_order(order)).limit(size).offset(start)).all())
        return Listing(total, _summaries(connection, chosen))


def count_by(engine: Engine) -> Mapping[str, tuple[tuple[str, int], ...]]:
    """How many acts are held by level, body, year, status, language and topic; years newest first, the rest by count."""
    year = sa.extract("year", works.c.adopted)
    held = works.c.id.in_(sa.select(expressions.c.work_id).where(expressions.c.shown.is_not(None)))
    one = sa.func.count(sa.distinct(works.c.id))
    queries = {
        "level": sa.select(works.c.level, one).where(held).group_by(works.c.level),
        "body": sa.select(works.c.body, one).where(held, works.c.body != "").group_by(works.c.body),
        "year": sa.select(year, one).where(held, works.c.adopted.is_not(None)).group_by(year),
        "status": sa.select(works.c.status, one).where(held).group_by(works.c.status),
        "language": sa.select(expressions.c.language, sa.func.count(sa.distinct(expressions.c.work_id)))
        .where(expressions.c.shown.is_not(None)).group_by(expressions.c.language),
        "topic": sa.select(work_topics.c.topic, sa.func.count()).group_by(work_topics.c.topic),
    }  # fmt: skip
    with engine.begin() as connection:
        counted = {name: [(str(value), int(n)) for value, n in connection.execute(query)] for name, query in queries.items()}
    return {name: tuple(sorted(values, key=_year_order if name == "year" else _count_order)) for name, values in counted.items()}


def holdings(engine: Engine) -> Holdings:
    """How much is held, without the counting that `coverage` does."""
    shown = sa.select(
        sa.func.count(sa.distinct(expressions.c.work_id)), sa.func.coalesce(sa.func.sum(expressions.c.provisions), 0)
    ).where(expressions.c.shown.is_not(None))
    with engine.begin() as connection:
        acts, held = connection.execute(shown).one()
        return Holdings(acts, held, connection.execute(sa.select(sa.func.max(manifestations.c.fetched_at))).scalar())


def summaries(engine: Engine, uris: Iterable[str]) -> Mapping[str, ActSummary]:
    """Those of the works that are held, by uri."""
    with engine.begin() as connection:
        rows = connection.execute(sa.select(works).where(works.c.uri.in_(tuple(uris)))).all()
        return {act.uri: act for act in _summaries(connection, rows)}


def samples(engine: Engine, uris: Iterable[str]) -> frozenset[str]:
    """Those of the works that are sample acts, which are no law."""
    with engine.begin() as connection:
        return frozenset(row.uri for row in connection.execute(_SAMPLES.where(works.c.uri.in_(tuple(uris)))))


def coverage(engine: Engine) -> Coverage:
    """What is held, from where, how fresh, what was refused, what was not understood."""
    shown = sa.select(expressions.c.shown).where(expressions.c.shown.is_not(None))
    unresolved = sa.select(refs.c.citation_id).join(citations).where(refs.c.manifestation_id.in_(shown), citations.c.work_id.is_(None))
    with engine.begin() as connection:
        return Coverage(
            acts=_count(connection, sa.select(expressions.c.work_id).where(expressions.c.shown.is_not(None)).distinct()),
            texts=_count(connection, shown),
            provisions=connection.execute(sa.select(sa.func.coalesce(sa.func.sum(expressions.c.provisions), 0))).scalar_one(),
            references=_count(connection, sa.select(refs.c.seq).where(refs.c.manifestation_id.in_(shown))),
            unresolved=_count(connection, unresolved),
            problems=_count(connection, sa.select(problems.c.seq).where(problems.c.manifestation_id.in_(shown))),
            sources=_sources(connection),
            refused=_refused(connection),
            problem_acts=_problem_acts(connection),
            wanted=_wanted(connection),
        )


def _conditions(asked: ActFilter) -> list[sa.ColumnElement[bool]]:
    shown = sa.select(expressions.c.work_id).where(expressions.c.shown.is_not(None))
    if asked.language:
        shown = shown.where(expressions.c.language == asked.language)
    conditions: list[sa.ColumnElement[bool]] = [works.c.id.in_(shown)]
    for value, column in ((asked.level, works.c.level), (asked.body, works.c.body), (asked.status, works.c.status)):
        if value:
            conditions.append(column == value)
    if asked.year is not None:
        conditions.append(sa.extract("year", works.c.adopted) == asked.year)
    if asked.topic:
        conditions.append(works.c.id.in_(sa.select(work_topics.c.work_id).where(work_topics.c.topic == asked.topic)))
    return conditions + [_named(word) for word in fold(asked.words).split()]


def _named(word: str) -> sa.ColumnElement[bool]:
    return works.c.title_key.contains(word, autoescape=True) | sa.func.lower(works.c.number).contains(word, autoescape=True)


def _order(order: str) -> tuple[Any, ...]:
    if order == "changed":
        return (sa.func.date(works.c.changed).desc(), works.c.adopted.is_(None), works.c.adopted.desc(), works.c.id)
    return (works.c.adopted.is_(None), works.c.adopted.desc(), works.c.id)


def _summaries(connection: Connection, rows: Iterable[Any]) -> tuple[ActSummary, ...]:
    rows = list(rows)
    ids = [row.id for row in rows]
    texts = connection.execute(
        sa.select(expressions.c.work_id, expressions.c.language, sa.func.max(expressions.c.provisions))
        .where(expressions.c.work_id.in_(ids), expressions.c.shown.is_not(None))
        .group_by(expressions.c.work_id, expressions.c.language)
    ).all()
    english = (
        sa.select(expressions.c.work_id, expressions.c.title)
        .where(expressions.c.work_id.in_(ids), expressions.c.shown.is_not(None), expressions.c.language == Language.ENG)
        .order_by(expressions.c.version.is_not(None), expressions.c.version)
    )
    titles = {text.work_id: text.title for text in connection.execute(english)}
    topics = connection.execute(sa.select(work_topics.c.work_id, work_topics.c.topic).where(work_topics.c.work_id.in_(ids))).all()
    invented = {row.id for row in connection.execute(_SAMPLES.where(works.c.id.in_(ids)))}
    return tuple(
        ActSummary(
            row.uri, Level(row.level), row.subtype, row.title, row.number, row.body, row.adopted, row.in_force,
            Status(row.status), row.changed,
            languages=tuple(sorted(Language(text.language) for text in texts if text.work_id == row.id)),
            topics=tuple(sorted(topic.topic for topic in topics if topic.work_id == row.id)),
            provisions=max((text[2] for text in texts if text.work_id == row.id), default=0),
            title_eng=titles.get(row.id, ""),
            sample=row.id in invented,
        )
        for row in rows
    )  # fmt: skip


def _count(connection: Connection, query: sa.Select[Any]) -> int:
    return connection.execute(sa.select(sa.func.count()).select_from(query.subquery())).scalar_one()


def _sources(connection: Connection) -> tuple[SourceCoverage, ...]:
    refused = sa.func.sum(sa.case((manifestations.c.outcome == "refused", 1), else_=0))
    query = (
        sa.select(
            manifestations.c.source,
            sa.func.count(sa.distinct(expressions.c.work_id)),
            sa.func.count(sa.distinct(expressions.c.id)),
            refused,
            sa.func.max(manifestations.c.fetched_at),
        )
        .outerjoin(expressions, expressions.c.id == manifestations.c.expression_id)
        .group_by(manifestations.c.source)
        .order_by(manifestations.c.source)
    )
    return tuple(SourceCoverage(*row) for row in connection.execute(query))


def _refused(connection: Connection) -> tuple[HeldManifestation, ...]:
    query = MANIFESTATION.where(manifestations.c.outcome == "refused").order_by(manifestations.c.fetched_at.desc()).limit(500)
    return tuple(manifestation_of(row) for row in connection.execute(query))


def _problem_acts(connection: Connection) -> tuple[tuple[str, str, int], ...]:
    many = sa.func.count().label("many")
    query = (
        sa.select(works.c.uri, works.c.title, many)
        .join(expressions, expressions.c.work_id == works.c.id)
        .join(problems, problems.c.manifestation_id == expressions.c.shown)
        .group_by(works.c.uri, works.c.title)
        .order_by(many.desc())
    )
    return tuple((row.uri, row.title, row.many) for row in connection.execute(query))


def _wanted(connection: Connection) -> tuple[tuple[str, int], ...]:
    many = sa.func.count().label("many")
    query = (
        sa.select(citations.c.title, citations.c.number, citations.c.celex, citations.c.adopted, many)
        .join(refs, refs.c.citation_id == citations.c.id)
        .where(citations.c.work_id.is_(None))
        .group_by(citations.c.id)
        .order_by(many.desc(), citations.c.id)
        .limit(50)
    )
    return tuple((_as_cited(row), row.many) for row in connection.execute(query))


def _as_cited(row: Any) -> str:
    day = row.adopted.strftime("%d.%m.%Y") if row.adopted else ""
    number = f"№ {row.number}" if row.number and row.number not in row.title else ""
    return " ".join(filter(None, (row.title, day, number, "" if row.title else row.celex)))


def _year_order(item: tuple[str, int]) -> tuple[int, str]:
    return (-int(item[0]), item[0])


def _count_order(item: tuple[str, int]) -> tuple[int, str]:
    return (-item[1], item[0])
