"""Accounts: who may sign in, how often somebody may guess, what ends a sign-in."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from storage import audit
from storage.accounts import passwords, tries
from storage.accounts.model import Account, Organisation, Wish
from storage.accounts.sessions import IDLE, LONGEST, Sessions
from storage.accounts.store import Accounts
from storage.accounts.tables import sign_in_tries, sign_ins, users
from storage.database import writing
from storage.errors import AccountError, NoAccountError, QuickerError

PASSWORD = "four plain words here"
BOSS = Wish("Aynur Məmmədova", None, ("administrator",))


@pytest.fixture
def accounts(engine: Engine) -> Accounts:
    return Accounts(engine)


@pytest.fixture
def sessions(engine: Engine) -> Sessions:
    return Sessions(engine)


@pytest.fixture
def boss(accounts: Accounts) -> Account:
    return accounts.add("Aynur", BOSS, "local", PASSWORD)[0]


def test_signing_in_and_out(accounts: Accounts, sessions: Sessions, boss: Account) -> None:
    token, wait = sessions.sign_in("aynur", PASSWORD, "10.0.0.1", "a browser")
    assert (bool(token), wait) == (True, 0)
    found = sessions.account(token)
    assert found is not None
    assert found[0].roles == ("administrator",)
    sessions.end(boss.id, found[1], "aynur")
    assert sessions.account(token) is None
    assert sessions.account("") is None


def test_no_secret_is_kept(engine: Engine, accounts: Accounts, sessions: Sessions, boss: Account) -> None:
    token, _ = sessions.sign_in("aynur", PASSWORD, "10.0.0.1", "")
    link = accounts.link(boss.id, "local")
    with engine.connect() as connection:
        kept = repr([connection.execute(sa.select(table)).all() for table in (users, sign_ins, audit.audit_entries)])
    assert not [secret for secret in (PASSWORD, token, link) if secret in kept]
    assert "$argon2id$" in kept


@pytest.mark.parametrize("name", ["", "ab", "a b c", "əli", "local", "toplu", "x" * 61, "-ab", "a\0bc", "Nərmin"])
def test_unfit_names_are_refused(accounts: Accounts, name: str) -> None:
    with pytest.raises(AccountError):
        accounts.add(name, BOSS, "local", PASSWORD)
    assert not accounts.any()


@pytest.mark.parametrize("password", ["short", "a" * 30, "x" * 300, "longest.name", "ə" * 12])
def test_weak_passwords_are_refused(accounts: Accounts, password: str) -> None:
    with pytest.raises(AccountError):
        accounts.add("longest.name", BOSS, "local", password)
    assert not accounts.any()


def test_a_name_is_given_once(accounts: Accounts, boss: Account) -> None:
    with pytest.raises(AccountError, match="taken"):
        accounts.add("AYNUR", BOSS, "local", PASSWORD)


def test_a_password_is_the_same_in_either_spelling(engine: Engine) -> None:
    kept = passwords.hashed("öyrəndim çox şey u\u0308", "aynur")
    assert passwords.matches(kept, "öyrəndim çox şey ü")
    assert not passwords.matches(kept, "oyrendim cox sey u")
    assert not passwords.matches("", "")


@pytest.mark.parametrize("change", ["password", "close", "link"])
def test_what_ends_every_sign_in(accounts: Accounts, sessions: Sessions, boss: Account, change: str) -> None:
    other, _ = accounts.add("rauf", Wish("Rauf", None, ()), "local", PASSWORD)
    tokens = [sessions.sign_in("rauf", PASSWORD, "10.0.0.1", "")[0] for _ in range(2)]
    if change == "password":
        accounts.set_password(other.id, "another plain password", "aynur")
    elif change == "close":
        accounts.change(other.id, Wish("Rauf", None, (), active=False), other.revision, "aynur")
    else:
        fresh = accounts.use_link(accounts.link(other.id, "aynur"), "another plain password", "", "")
        assert sessions.account(fresh) is not None
    assert [sessions.account(token) for token in tokens] == [None, None]


@pytest.mark.parametrize(("column", "age"), [("seen", IDLE), ("begun", LONGEST)])
def test_sign_ins_grow_old(engine: Engine, sessions: Sessions, boss: Account, column: str, age: timedelta) -> None:
    token, _ = sessions.sign_in("aynur", PASSWORD, "", "")
    with writing(engine) as connection:
        connection.execute(sign_ins.update().values({column: datetime.now(UTC) - age - timedelta(seconds=1)}))
    assert sessions.account(token) is None
    assert sessions.of(boss.id) == ()


def test_a_link_is_used_once(accounts: Accounts, boss: Account) -> None:
    older = accounts.link(boss.id, "local")
    link = accounts.link(boss.id, "local")
    with pytest.raises(AccountError):
        accounts.linked(older)
    with pytest.raises(AccountError):
        accounts.use_link(link, "short", "", "")
    assert accounts.use_link(link, "another plain password", "", "")
    with pytest.raises(AccountError):
        accounts.use_link(link, "one more plain password", "", "")
    with pytest.raises(AccountError):
        accounts.linked("")


def test_an_old_link_holds_no_more(engine: Engine, accounts: Accounts, boss: Account) -> None:
    link = accounts.link(boss.id, "local")
    with writing(engine) as connection:
        connection.execute(users.update().values(link_until=datetime.now(UTC) - timedelta(seconds=1)))
    with pytest.raises(AccountError):
        accounts.linked(link)


@pytest.mark.parametrize("wish", [Wish("A", None, ("manager",)), Wish("A", None, ("administrator",), active=False)])
def test_the_last_administrator_stays(accounts: Accounts, boss: Account, wish: Wish) -> None:
    with pytest.raises(AccountError, match="last administrator"):
        accounts.change(boss.id, wish, boss.revision, "aynur")
    assert accounts.account(boss.id) == boss
    accounts.add("rauf", BOSS, "aynur", PASSWORD)
    accounts.change(boss.id, wish, boss.revision, "aynur")


def test_who_comes_second_is_told(accounts: Accounts, boss: Account) -> None:
    accounts.change(boss.id, Wish("Aynur", None, boss.roles), boss.revision, "aynur")
    with pytest.raises(QuickerError):
        accounts.change(boss.id, Wish("Aygün", None, boss.roles), boss.revision, "rauf")
    assert accounts.account(boss.id).full_name == "Aynur"


def test_organisations(accounts: Accounts) -> None:
    made = accounts.add_organisation("  Nümunə   qurumu ", "Sample body", "aynur")
    assert made.name == "Nümunə qurumu"
    assert accounts.organisation_named("Nümunə qurumu", "aynur") == made
    with pytest.raises(AccountError, match="taken"):
        accounts.add_organisation("Nümunə qurumu", "", "aynur")
    changed = accounts.change_organisation(Organisation(made.id, "Başqa qurum", "", True, made.revision), "aynur")
    with pytest.raises(QuickerError):
        accounts.change_organisation(made, "aynur")
    assert accounts.organisations() == (changed,)
    with pytest.raises(AccountError):
        accounts.add_organisation(" ", "", "aynur")
    with pytest.raises(NoAccountError):
        accounts.organisation(99)


# guessing
def test_wrong_passwords_make_wait_and_a_right_one_does_not_help_then(sessions: Sessions, boss: Account) -> None:
    answers = [sessions.sign_in("aynur", f"wrong {at}", "10.0.0.1", "") for at in range(6)]
    assert [bool(wait) for _, wait in answers] == [False] * 5 + [True]
    token, wait = sessions.sign_in("aynur", PASSWORD, "10.9.9.9", "")
    assert (token, wait > 0) == ("", True)


def test_an_unknown_name_waits_as_a_known_one(sessions: Sessions) -> None:
    answers = [sessions.sign_in("nobody", f"wrong {at}", "10.0.0.1", "") for at in range(6)]
    assert [bool(wait) for _, wait in answers] == [False] * 5 + [True]


def test_an_address_waits_whatever_name_it_tries(engine: Engine) -> None:
    with writing(engine) as connection:
        waits = [tries.begin(connection, f"name {at}", "2001:db8::1") for at in range(21)]
        assert [bool(wait) for wait in waits] == [False] * 20 + [True]
        assert tries.begin(connection, "one more", "2001:db8::ffff") > 0, "the same household"
        assert tries.begin(connection, "one more", "2001:db8:1::1") == 0


def test_waiting_doubles_up_to_a_quarter_of_an_hour() -> None:
    patience = tries.PATIENCE["name"]
    waits = [tries.wait(patience, failures).total_seconds() for failures in range(15)]
    assert waits == [0, 0, 0, 0, 0, 15, 30, 60, 120, 240, 480, 900, 900, 900, 900]


def test_failures_are_forgotten(engine: Engine, sessions: Sessions, boss: Account) -> None:
    for at in range(4):
        sessions.sign_in("aynur", f"wrong {at}", "10.0.0.1", "")
    assert sessions.sign_in("aynur", PASSWORD, "10.0.0.1", "")[0]
    for at in range(5):
        sessions.sign_in("aynur", f"wrong {at}", "10.0.0.1", "")
    with writing(engine) as connection:
        past = datetime.now(UTC) - timedelta(days=2)
        connection.execute(sign_in_tries.update().values(last=past, until=past))
    assert sessions.sign_in("aynur", PASSWORD, "10.0.0.1", "")[0]


def test_guesses_made_at_once_do_not_slip_through(engine: Engine, sessions: Sessions, boss: Account) -> None:
    waits: list[int] = []
    threads = [
        threading.Thread(target=lambda: waits.append(sessions.sign_in("aynur", "wrong", "10.0.0.1", "")[1])) for _ in range(12)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(1 for wait in waits if not wait) == 5
