"""Accounts and organisations: made, changed, closed; never deleted. Each change stands in the audit trail and names a revision seen."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import IntegrityError

from storage import audit
from storage.accounts import passwords, rows, sessions, tries
from storage.accounts.model import Account, Organisation, Wish
from storage.accounts.tables import organisations, users
from storage.database import writing
from storage.errors import AccountError, NoAccountError, QuickerError

LINK_HOLDS: Final = timedelta(hours=48)
NAME: Final = re.compile(r"[a-z0-9][a-z0-9._@+-]{1,58}[a-z0-9]")
RESERVED: Final = frozenset({"local", "toplu", "migrate", "anonymous"})
"""What the audit trail calls others than accounts."""
BAD_NAME: Final = "a name of 3 to 60 small Latin letters, digits and . _ @ + - is expected"
TAKEN: Final = "the name is taken"
NO_FULL_NAME: Final = "the name of the person is expected"
LAST: Final = "this is the last administrator who can sign in: give somebody else that role first"
QUICKER: Final = "somebody else changed it meanwhile"
NO_SUCH: Final = "there is no such account or organisation"
NO_LINK: Final = "the link was used already or is too old"
WRONG: Final = "the password of today is not this one"
NO_ORGANISATION: Final = "the name of the organisation is expected"


def tidy_name(raw: str) -> str:
    """A name to sign in with as it is kept: capital Latin letters count as small ones."""
    plain = raw.strip()
    return plain.lower() if plain.isascii() else plain


class Accounts:
    """The accounts of a database. ``ruling`` is the role that must never be left without anybody."""

    def __init__(self, engine: Engine, ruling: str = "administrator") -> None:
        self.engine = engine
        self.ruling = ruling

    def any(self) -> bool:
        """Whether there is an account at all."""
        with self.engine.connect() as connection:
            return connection.execute(sa.select(users.c.id).limit(1)).first() is not None

    def all(self) -> tuple[Account, ...]:
        """Every account, by name, closed ones last."""
        with self.engine.connect() as connection:
            found = connection.execute(rows.ACCOUNTS.order_by(users.c.active.desc(), users.c.name))
            return tuple(map(rows.account, found))

    def account(self, id_: int) -> Account:
        """Raises `NoAccountError`."""
        with self.engine.connect() as connection:
            return _account(connection, users.c.id == id_)

    def named(self, name: str) -> Account:
        """Raises `NoAccountError`."""
        with self.engine.connect() as connection:
            return _account(connection, users.c.name == tidy_name(name))

    def add(self, name: str, wish: Wish, who: str, password: str = "", link: bool = False) -> tuple[Account, str]:
        """Make an account with a password, with a one-time link, or with neither; the account and the link's token.

        Raises `AccountError` for a name that is unfit or taken and for a password that is too weak.
        """
        plain = tidy_name(name)
        if not NAME.fullmatch(plain) or plain in RESERVED:
            raise AccountError(BAD_NAME)
        kept = passwords.hashed(password, plain) if password else ""
        with writing(self.engine) as connection:
            if connection.execute(sa.select(users.c.id).where(users.c.name == plain)).first():
                raise AccountError(TAKEN)
            values = _values(connection, wish) | {"name": plain, "password": kept, "revision": 1, "created": datetime.now(UTC)}
            id_ = _inserted(connection, users, values | {"link": "", "link_until": None})
            audit.note(connection, who, "added", f"account:{plain}", {"after": _told(connection, id_)})
            token = _link(connection, id_, plain, who) if link else ""
            return _account(connection, users.c.id == id_), token

    def change(self, id_: int, wish: Wish, seen: int, who: str) -> Account:
        """Change an account; one that is closed loses its sign-ins.

        Raises `QuickerError` when `seen` is not its revision any more, `AccountError` for the last administrator.
        """
        with writing(self.engine) as connection:
            before, could = _told(connection, id_), self._kept(connection)
            _claim(connection, users, id_, seen, _values(connection, wish))
            if could and not self._kept(connection):
                raise AccountError(LAST)
            after = _told(connection, id_)
            changed = [key for key in after if before[key] != after[key]]
            if changed:
                audit.note(connection, who, "changed", f"account:{after['name']}", _difference(before, after, changed))
            if not wish.active:
                sessions.end_all(connection, id_, who)
            return _account(connection, users.c.id == id_)

    def set_password(self, id_: int, password: str, who: str) -> None:
        """Set a password, end every sign-in and any link. Raises `AccountError` for one that is too weak."""
        name = self.account(id_).name
        kept = passwords.hashed(password, name)
        with writing(self.engine) as connection:
            _set_password(connection, id_, name, kept, who)

    def change_password(self, id_: int, now: str, new: str, address: str) -> int:
        """Change one's own password: every sign-in ends. Seconds to wait after too many wrong ones, else 0.

        Raises `AccountError` when the password of today is wrong or the new one too weak.
        """
        with writing(self.engine) as connection:
            row = connection.execute(sa.select(users).where(users.c.id == id_)).one()
            if wait := tries.begin(connection, row.name, address):
                return wait
        if not passwords.matches(row.password, now):
            raise AccountError(WRONG)
        kept = passwords.hashed(new, row.name)
        with writing(self.engine) as connection:
            tries.succeeded(connection, row.name, address)
            _set_password(connection, id_, row.name, kept, row.name)
        return 0

    def link(self, id_: int, who: str) -> str:
        """The token of a one-time link by which a password is chosen; an older link holds no more."""
        with writing(self.engine) as connection:
            return _link(connection, id_, _account(connection, users.c.id == id_).name, who)

    def linked(self, token: str) -> Account:
        """Whose link that is. Raises `AccountError` for one that was used, is too old or never was."""
        with self.engine.connect() as connection:
            return _of_link(connection, token)

    def use_link(self, token: str, password: str, address: str, program: str) -> str:
        """Choose a password by a link, and sign in: the token of the sign-in. Raises `AccountError` as `linked` and `fit` do."""
        kept = passwords.hashed(password, self.linked(token).name)
        with writing(self.engine) as connection:
            account = _of_link(connection, token, lock=True)
            _set_password(connection, account.id, account.name, kept, account.name)
            tries.forgive(connection, account.name)
            return sessions.begin(connection, account.id, account.name, address, program)

    # organisations
    def organisations(self) -> tuple[Organisation, ...]:
        """Every organisation, closed ones last."""
        with self.engine.connect() as connection:
            query = sa.select(organisations).order_by(organisations.c.active.desc(), organisations.c.name)
            return tuple(map(rows.organisation, connection.execute(query)))

    def organisation(self, id_: int) -> Organisation:
        """Raises `NoAccountError`."""
        with self.engine.connect() as connection:
            row = connection.execute(sa.select(organisations).where(organisations.c.id == id_)).one_or_none()
        if row is None:
            raise NoAccountError(NO_SUCH)
        return rows.organisation(row)

    def organisation_named(self, name: str, who: str) -> Organisation:
        """The organisation of a name, made when there is none."""
        plain = " ".join(name.split())
        found = next((one for one in self.organisations() if plain in (one.name, one.name_en)), None)
        return found or self.add_organisation(plain, "", who)

    def add_organisation(self, name: str, name_en: str, who: str) -> Organisation:
        """Raises `AccountError` for a name that is empty or taken."""
        values = {"name": _body_name(name), "name_en": " ".join(name_en.split())[:200], "active": True, "revision": 1}
        try:
            with writing(self.engine) as connection:
                id_ = _inserted(connection, organisations, values)
                audit.note(connection, who, "added", f"organisation:{values['name']}", {"after": values})
        except IntegrityError as error:
            raise AccountError(TAKEN) from error
        return self.organisation(id_)

    def change_organisation(self, wanted: Organisation, who: str) -> Organisation:
        """Bring an organisation to what is wanted; its revision is the one seen. Raises `QuickerError` and `AccountError`."""
        before = self.organisation(wanted.id)
        values = {"name": _body_name(wanted.name), "name_en": " ".join(wanted.name_en.split())[:200], "active": wanted.active}
        try:
            with writing(self.engine) as connection:
                _claim(connection, organisations, wanted.id, wanted.revision, values)
                told = {key: getattr(before, key) for key in values}
                audit.note(connection, who, "changed", f"organisation:{values['name']}", {"before": told, "after": values})
        except IntegrityError as error:
            raise AccountError(TAKEN) from error
        return self.organisation(wanted.id)

    def _kept(self, connection: Connection) -> bool:
        """Whether there is anybody who may keep accounts."""
        held = connection.execute(sa.select(users.c.active, users.c.roles).order_by(users.c.id).with_for_update())
        return any(row.active and self.ruling in row.roles.split() for row in held)


def _values(connection: Connection, wish: Wish) -> dict[str, object]:
    name = " ".join(wish.full_name.split())[:200]
    if not name:
        raise AccountError(NO_FULL_NAME)
    body = wish.organisation
    if body is not None and not connection.execute(sa.select(organisations.c.id).where(organisations.c.id == body)).first():
        raise NoAccountError(NO_SUCH)
    return {"full_name": name, "organisation_id": body, "roles": " ".join(sorted(set(wish.roles))), "active": wish.active}


def _claim(connection: Connection, table: sa.Table, id_: int, seen: int, values: dict[str, object]) -> None:
    """Write over the revision that was seen, and only over that."""
    mine = table.update().where(table.c.id == id_, table.c.revision == seen).values(**values, revision=seen + 1)
    if not connection.execute(mine).rowcount:
        raise QuickerError(QUICKER)


def _inserted(connection: Connection, table: sa.Table, values: dict[str, Any]) -> int:
    return int(connection.execute(table.insert().values(**values).returning(table.c.id)).scalar_one())


def _account(connection: Connection, *which: sa.ColumnElement[bool]) -> Account:
    row = connection.execute(rows.ACCOUNTS.where(*which)).one_or_none()
    if row is None:
        raise NoAccountError(NO_SUCH)
    return rows.account(row)


def _set_password(connection: Connection, id_: int, name: str, kept: str, who: str) -> None:
    values = {"password": kept, "link": "", "link_until": None}
    connection.execute(users.update().where(users.c.id == id_).values(**values))
    audit.note(connection, who, "set a password", f"account:{name}", {})
    sessions.end_all(connection, id_, who)


def _link(connection: Connection, id_: int, name: str, who: str) -> str:
    token = passwords.token()
    values = {"link": passwords.kept_as(token), "link_until": datetime.now(UTC) + LINK_HOLDS}
    connection.execute(users.update().where(users.c.id == id_).values(**values))
    audit.note(connection, who, "made a one-time link", f"account:{name}", {})
    return token


def _of_link(connection: Connection, token: str, lock: bool = False) -> Account:
    which = (users.c.link == passwords.kept_as(token), users.c.link_until > datetime.now(UTC), users.c.active)
    if lock and not connection.execute(sa.select(users.c.id).where(*which).with_for_update()).first():
        raise AccountError(NO_LINK)
    try:
        return _account(connection, *which)
    except NoAccountError as error:
        raise AccountError(NO_LINK) from error


def _told(connection: Connection, id_: int) -> dict[str, object]:
    """What the audit trail says of an account: no secret."""
    one = _account(connection, users.c.id == id_)
    body = one.organisation.name if one.organisation else ""
    return {"name": one.name, "full_name": one.full_name, "organisation": body, "roles": list(one.roles), "active": one.active}


def _difference(before: dict[str, object], after: dict[str, object], keys: Iterable[str]) -> dict[str, object]:
    return {"before": {key: before[key] for key in keys}, "after": {key: after[key] for key in keys}}


def _body_name(raw: str) -> str:
    name = " ".join(raw.split())[:200]
    if not name:
        raise AccountError(NO_ORGANISATION)
    return name
