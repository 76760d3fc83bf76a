"""From the site to the registry: what a crawl brings can be read, its redactions are wordings of one act."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

import acts.ingest  # noqa: F401  (all tables of the registry join the metadata)
from acts.tables import elements, expressions, manifestations, works
from crawler.pipeline import registry
from crawler.records import Outcome
from storage.database import metadata
from tests.crawler.conftest import Home
from tests.site.server import Site
from tests.site.world import World, corpus_acts, small_world


def wordings(engine: Engine) -> dict[int, set[str]]:
    """The dates of the wordings held of each act, by its e-qanun number ("" where not dated)."""
    query = sa.select(works.c.eqanun_id, expressions.c.version).join(expressions, expressions.c.work_id == works.c.id)
    found: dict[int, set[str]] = {}
    with engine.connect() as connection:
        for number, version in connection.execute(query):
            found.setdefault(number, set()).add(version.isoformat() if version else "")
    return found


def articles(engine: Engine) -> dict[str, int]:
    """How many articles the shown text of each code has, by the third word of its title."""
    shown = sa.select(works.c.title, sa.func.count()).join(expressions, expressions.c.work_id == works.c.id)
    query = shown.join(elements, elements.c.manifestation_id == expressions.c.shown).where(elements.c.kind == "article")
    with engine.connect() as connection:
        return {title.split()[2]: count for title, count in connection.execute(query.group_by(works.c.title))}


def test_redactions_are_wordings_of_the_same_act(home: Home) -> None:
    metadata.create_all(home.engine)
    with Site(small_world()) as site:
        report = home.crawl(site, intake=registry).report
        site.at_second_visit()
        home.crawl(site, intake=registry)
    held = wordings(home.engine)
    assert set(held) == {9001, 9002, 9003, 9004, 9006}
    assert {"2024-03-03", "2025-04-21"} < held[9001]
    assert {page.outcome for page in report.failures} == {Outcome.FAILED, Outcome.UNREADABLE}
    with home.engine.connect() as connection:
        status = connection.execute(sa.select(works.c.status).where(works.c.eqanun_id == 9002)).scalar()
        query = sa.select(sa.func.count()).where(manifestations.c.url.like("%f_9001.html"))
        texts = connection.execute(query).scalar()
    assert status == "repealed"
    assert texts == 2                      # the text before the amendment is still there


@pytest.mark.corpus
def test_real_codes_come_in_whole(home: Home, corpus: Path) -> None:
    metadata.create_all(home.engine)
    expected = {"SU": 105, "MEŞƏ": 80, "MƏNZİL": 147}
    acts = tuple(act for act in corpus_acts(corpus) if act.requisite["title"].split()[2] in expected)
    with Site(World(acts)) as site:
        assert home.crawl(site, intake=registry, everything=True).report.failures == ()
        again = home.crawl(site, intake=registry, everything=True).report
    assert dict(again.outcomes) == {Outcome.UNCHANGED: again.run.pages}
    assert articles(home.engine) == expected
