"""How often somebody may guess: after a few wrong passwords an account and an address wait, twice as long each time."""

import hashlib
import ipaddress
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

from storage.accounts.tables import sign_in_tries

LONGEST_WAIT = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Patience:
    """So many failures are free; the next makes wait `first`, each after it twice as long; all are forgotten after `forgotten`."""

    free: int
    first: timedelta
    forgotten: timedelta


PATIENCE: Mapping[str, Patience] = MappingProxyType({
    "name": Patience(4, timedelta(seconds=15), timedelta(hours=24)),
    "address": Patience(19, timedelta(seconds=15), timedelta(hours=1)),
})
"""An account is guessed at from many addresses, an address may be that of a whole office."""


def begin(connection: Connection, name: str, address: str) -> int:
    """Count a try before its password is looked at; the seconds to wait, 0 for none: then the try goes on.

    Counting first keeps a hundred guesses made at once from all slipping through. The clock is read once the rows are locked:
    whoever stood in the queue must not look at a time later than their own.
    """
    rows = [(kind, _row(connection, key)) for kind, key in _keys(name, address)]
    now = datetime.now(UTC)
    until: datetime = max(row.until for _, row in rows)
    if until > now:
        return max(1, round((until - now).total_seconds()))
    for kind, row in rows:
        _count(connection, PATIENCE[kind], row, now)
    return 0


def succeeded(connection: Connection, name: str, address: str) -> None:
    """The try was right: the account's failures are forgotten, and this one is not held against the address."""
    (_, account), (_, place) = _keys(name, address)
    connection.execute(sign_in_tries.delete().where(sign_in_tries.c.key == account))
    less = sa.case((sign_in_tries.c.failures > 0, sign_in_tries.c.failures - 1), else_=0)
    connection.execute(sign_in_tries.update().where(sign_in_tries.c.key == place).values(failures=less, until=datetime.now(UTC)))


def forgive(connection: Connection, name: str) -> None:
    """Forget an account's failures."""
    connection.execute(sign_in_tries.delete().where(sign_in_tries.c.key == _keys(name, "")[0][1]))


def tidy(connection: Connection) -> None:
    """Drop what is forgotten anyway."""
    longest = max(patience.forgotten for patience in PATIENCE.values())
    connection.execute(sign_in_tries.delete().where(sign_in_tries.c.last < datetime.now(UTC) - longest))


def wait(patience: Patience, failures: int) -> timedelta:
    """How long one waits after so many failures."""
    over = failures - patience.free
    return min(patience.first * 2 ** min(over - 1, 20), LONGEST_WAIT) if over > 0 else timedelta()


def _keys(name: str, address: str) -> tuple[tuple[str, str], tuple[str, str]]:
    told = tuple((kind, f"{kind}:{hashlib.sha256(of.encode('utf-8', 'replace')).hexdigest()}") for kind, of in _of(name, address))
    return told[0], told[1]


def _of(name: str, address: str) -> Iterator[tuple[str, str]]:
    """Of the addresses of the sixth version, the half that a household is given."""
    yield "name", name
    try:
        place = ipaddress.ip_address(address)
    except ValueError:
        yield "address", address
        return
    yield "address", str(ipaddress.ip_network(f"{place}/64", strict=False)) if place.version == 6 else str(place)


def _row(connection: Connection, key: str) -> Any:
    """The row of a key, locked."""
    now = datetime.now(UTC)
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    values = {"key": key, "failures": 0, "last": now, "until": now}
    connection.execute(insert(sign_in_tries).values(**values).on_conflict_do_nothing())
    return connection.execute(sa.select(sign_in_tries).where(sign_in_tries.c.key == key).with_for_update()).one()


def _count(connection: Connection, patience: Patience, row: Any, now: datetime) -> None:
    stale = row.last < now - patience.forgotten
    failures = 1 if stale else row.failures + 1
    values = {"failures": failures, "last": now, "until": now + wait(patience, failures)}
    connection.execute(sign_in_tries.update().where(sign_in_tries.c.key == row.key).values(**values))
