"""`toplu users` and `toplu audit`."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from click.testing import CliRunner, Result

from storage.audit import audit_entries
from storage.database import open_database, writing
from web.cli import toplu
from web.cli.common import program

PASSWORD = "four plain words here"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TOPLU_HOME", str(tmp_path))
    monkeypatch.delenv("TOPLU_DATABASE_URL", raising=False)
    program.cache_clear()
    return tmp_path


def run(*words: str, typed: str = "") -> Result:
    return CliRunner().invoke(toplu, words, input=typed)


def test_the_first_account_is_an_administrator(home: Path) -> None:
    made = run("users", "create", "aynur", "--organisation", "Nümunə qurumu", typed=f"{PASSWORD}\n{PASSWORD}\n")
    assert made.exit_code == 0, made.output
    assert "aynur: account made; administrator" in made.output
    assert PASSWORD not in made.output
    link = run("users", "create", "rauf", "--role", "manager", "--link")
    assert "/az/welcome/" in link.output
    listed = run("users", "list").output
    assert "rauf" in listed
    assert "no password yet" in listed
    assert run("users", "roles", "rauf", "control", "submitter").output.strip() == "rauf: control, submitter"
    assert "closed" in run("users", "close", "rauf").output
    assert "0 sign-ins ended" in run("users", "end", "aynur").output
    program.cache_clear()


def test_a_weak_password_is_refused_in_a_sentence(home: Path) -> None:
    refused = run("users", "create", "aynur", typed="short\nshort\n")
    assert refused.exit_code != 0
    assert "12 characters" in str(refused.exception)
    program.cache_clear()


def test_the_trail_is_checked(home: Path) -> None:
    run("users", "create", "aynur", typed=f"{PASSWORD}\n{PASSWORD}\n")
    run("users", "link", "aynur")
    whole = run("audit", "verify")
    assert whole.exit_code == 0, whole.output
    noted = whole.output.split()[-1]
    assert run("audit", "verify", "--noted", noted).exit_code == 0
    assert run("audit", "verify", "--noted", "0" * 64).exit_code == 1
    assert "account:aynur" in run("audit", "show").output
    engine = open_database(f"sqlite:///{home / 'toplu.db'}")
    with writing(engine) as connection:
        connection.execute(audit_entries.delete().where(audit_entries.c.id == sa.select(sa.func.min(audit_entries.c.id)).scalar_subquery()))
    broken = run("audit", "verify")
    assert broken.exit_code == 1
    assert "line 2 is broken" in broken.output
    engine.dispose()
    program.cache_clear()
