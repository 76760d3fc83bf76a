"""A moment comes back as the same moment, whatever zone it is told in and whatever zone the server answers in."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from storage.database import writing
from storage.moments import Moment, utc

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
BAKU = timezone(timedelta(hours=4))
told = sa.Table("told", sa.MetaData(), sa.Column("at", Moment))


@pytest.mark.parametrize("moment", [NOON, NOON.astimezone(BAKU), NOON.replace(tzinfo=None)], ids=["utc", "baku", "no zone"])
def test_it_comes_back_in_utc(engine: Engine, moment: datetime) -> None:
    with writing(engine) as connection:
        told.create(connection)
        connection.execute(told.insert().values(at=moment))
        (found,) = connection.execute(sa.select(told.c.at)).scalars()
        assert (found, found.tzinfo) == (NOON, UTC)
        for later, many in ((NOON.astimezone(BAKU), 1), ((NOON + timedelta(hours=1)).astimezone(BAKU), 0)):
            assert len(connection.execute(sa.select(told).where(told.c.at >= later)).all()) == many
        assert connection.execute(sa.select(sa.func.max(told.c.at))).scalar() == NOON


def test_nothing_is_no_moment(engine: Engine) -> None:
    with writing(engine) as connection:
        told.create(connection)
        connection.execute(told.insert().values(at=None))
        assert connection.execute(sa.select(told.c.at)).scalars().all() == [None]


def test_other_zones_are_put_into_utc() -> None:
    assert utc(datetime(2026, 1, 1, 2, tzinfo=BAKU)) == datetime(2025, 12, 31, 22, tzinfo=UTC)
