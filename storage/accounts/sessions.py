"""Sign-ins: a browser carries a token, the database knows its hash and can end it at any moment."""

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from storage import audit
from storage.accounts import passwords, rows, tries
from storage.accounts.model import Account, SignIn
from storage.accounts.tables import sign_ins, users
from storage.database import writing

IDLE = timedelta(hours=12)
LONGEST = timedelta(days=7)
SEEN_EVERY = timedelta(minutes=5)


class Sessions:
    """Who is signed in where. Times are UTC."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def sign_in(self, name: str, password: str, address: str, program: str) -> tuple[str, int]:
        """The token of a new sign-in, or "" with the seconds to wait (0: the two do not go together).

        Whether there is an account, whether it is closed, whether it has a password yet: all take as long and look the same.
        """
        with writing(self.engine) as connection:
            tries.tidy(connection)
            if wait := tries.begin(connection, name, address):
                return "", wait
        with self.engine.connect() as connection:
            row = connection.execute(sa.select(users).where(users.c.name == name)).one_or_none()
        if not passwords.matches(row.password if row else "", password) or row is None or not row.active:
            return "", 0
        with writing(self.engine) as connection:
            tries.succeeded(connection, name, address)
            if passwords.outdated(row.password):
                better = users.update().where(users.c.id == row.id, users.c.password == row.password)
                connection.execute(better.values(password=passwords.hashed(password, name)))
            return begin(connection, row.id, name, address, program), 0

    def account(self, token: str) -> tuple[Account, int] | None:
        """Who carries a token and which sign-in that is; None when it is ended, too old, or the account is closed."""
        now = datetime.now(UTC)
        with self.engine.connect() as connection:
            found = connection.execute(_of_token(token, now)).one_or_none()
        if found is None:
            return None
        if found.seen < now - SEEN_EVERY:
            with writing(self.engine) as connection:
                connection.execute(sign_ins.update().where(sign_ins.c.id == found.sign_in).values(seen=now))
        return rows.account(found), found.sign_in

    def of(self, user: int) -> tuple[SignIn, ...]:
        """The sign-ins of an account that hold, last used first."""
        query = sa.select(sign_ins).where(sign_ins.c.user_id == user, *_holding(datetime.now(UTC))).order_by(sign_ins.c.seen.desc())
        with self.engine.connect() as connection:
            return tuple(SignIn(row.id, row.begun, row.seen, row.address, row.program) for row in connection.execute(query))

    def end(self, user: int, which: int, who: str) -> None:
        """End one sign-in of an account, if it is one of it."""
        with writing(self.engine) as connection:
            _end(connection, who, sign_ins.c.user_id == user, sign_ins.c.id == which)

    def end_all(self, user: int, who: str, but: int = 0) -> int:
        """End all sign-ins of an account but one; how many there were."""
        with writing(self.engine) as connection:
            return end_all(connection, user, who, but)


def begin(connection: Connection, user: int, name: str, address: str, program: str) -> str:
    """Begin a sign-in within the running transaction; its token."""
    token, now = passwords.token(), datetime.now(UTC)
    values = {"token": passwords.kept_as(token), "user_id": user, "begun": now, "seen": now, "address": address[:64]}
    connection.execute(sign_ins.insert().values(**values, program=program[:300]))
    audit.note(connection, name, "signed in", f"account:{name}", {"address": address[:64]})
    return token


def end_all(connection: Connection, user: int, who: str, but: int = 0) -> int:
    """End all sign-ins of an account but one, within the running transaction."""
    return _end(connection, who, sign_ins.c.user_id == user, sign_ins.c.id != but)


def _end(connection: Connection, who: str, *which: sa.ColumnElement[bool]) -> int:
    now = datetime.now(UTC)
    ending = sign_ins.update().where(*which, sign_ins.c.ended.is_(None)).values(ended=now)
    ended = connection.execute(ending.returning(sign_ins.c.user_id)).scalars().all()
    if ended:
        name = connection.execute(sa.select(users.c.name).where(users.c.id == ended[0])).scalar_one()
        audit.note(connection, who, "ended sign-ins", f"account:{name}", {"count": len(ended)})
    return len(ended)


def _of_token(token: str, now: datetime) -> sa.Select[tuple[object, ...]]:
    query = rows.ACCOUNTS.add_columns(sign_ins.c.id.label("sign_in"), sign_ins.c.seen)
    return query.join(sign_ins, sign_ins.c.user_id == users.c.id).where(
        sign_ins.c.token == passwords.kept_as(token), users.c.active, *_holding(now)
    )


def _holding(now: datetime) -> tuple[sa.ColumnElement[bool], ...]:
    return sign_ins.c.ended.is_(None), sign_ins.c.seen > now - IDLE, sign_ins.c.begun > now - LONGEST
