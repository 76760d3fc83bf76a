"""An office that takes ICS in from a file: acts, standards and a mapping carry 35.030, and people of each role work on it."""

import csv
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import BrowserContext, Page, expect

from classifiers.schemes.model import Concept, ConceptAssociation, ConceptScheme, Correspondence, Label
from classifiers.schemes.store import SchemeStore
from classifiers.standards.keeping import load
from classifiers.standards.model import Edition
from storage.accounts.model import Wish
from storage.accounts.store import Accounts
from storage.database import writing
from tests.web.browsing import entered
from tests.web.proposals.conftest import PASSWORD, PEOPLE
from tests.web.world import act_uri, build
from web.cli import toplu
from web.cli.common import program
from web.composition import Toplu

ACTS = 5
ROWS = (
    ("33", "", "Sample signals"), ("33.010", "33", "Signals by wire"), ("33.020", "33", "Signals by light"),
    ("35", "", "Sample machines"), ("35.020", "35", "Machines at large"), ("35.030", "35", "Guarding of machines"),
    ("35.040", "35", "Writing for machines"), ("35.060", "35", "Speaking to machines"), ("35.080", "35", "Recipes of machines"),
    ("35.100", "35", "Machines among themselves"), ("35.110", "35", "Roads between machines"), ("35.140", "35", "Drawing by machine"),
    ("35.220", "35", "Keeping by machine"), ("35.220.20", "35.220", "Kept on ribbon"), ("35.220.30", "35.220", "Kept on plates"),
    ("35.240", "35", "Machines at work"),
)  # fmt: skip


def invented(file: Path) -> Path:
    """A file as ICS comes in, with items of our own."""
    with file.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened).writerows((("code", "parent", "title_en"), *ROWS))
    return file


def office(home: Path, ics: Path, monkeypatch: pytest.MonkeyPatch) -> Toplu:
    """The program with ICS taken in by its command as version 7."""
    monkeypatch.setenv("TOPLU_HOME", str(home))
    monkeypatch.setenv("TOPLU_RATE_LIMIT", "")
    monkeypatch.delenv("TOPLU_DATABASE_URL", raising=False)
    program.cache_clear()
    words = ("classifiers", "import", str(ics), "--scheme", "ics", "--number", "7", "--title", "Standartların təsnifatı", "--who", "dilara")
    result = CliRunner().invoke(toplu, words)
    assert result.exit_code == 0, result.output
    assert "taken in as version 7 of ics" in result.output
    made = program()
    program.cache_clear()
    _people(Accounts(made.engine))
    _carriers(made)
    return made


def _people(accounts: Accounts) -> None:
    for name, (organisation, role) in PEOPLE.items():
        body = accounts.organisation_named(organisation, "local")
        accounts.add(name, Wish(name.capitalize(), body.id, (role,)), "local", PASSWORD)


def _carriers(made: Toplu) -> None:
    build(made.engine, made.raw)
    for number in range(ACTS):
        made.register.confirm(act_uri(number), "35.030", "dilara", "ics")
    editions = [Edition(f"ISO {at}:2020", f"ISO {at}", "ISO", (Label(f"Guards {at}", "en"),), ics=("35.030",)) for at in (1, 2)]
    crafts = (Concept("t", "t", (Label("Sənət", "az"), Label("Craft", "en"))),)
    schemes = SchemeStore(made.engine)
    with writing(made.engine) as connection:
        load(connection, editions, "iso", "toplu")
        schemes.add_scheme(connection, ConceptScheme("crafts", (Label("Sənətlər", "az"), Label("Crafts", "en"))), "import")
        schemes.publish(connection, "crafts", "1", crafts, (), date(2020, 1, 1), "import")
        links = (ConceptAssociation("t", "35.030"),)
        schemes.save_correspondence(connection, Correspondence("crafts", "1", "ics", "7", links), "import")


def signed_in(context: BrowserContext, name: str, language: str) -> Page:
    page = entered(context, name, PASSWORD, f"/{language}/proposals")
    expect(page.locator(".my-account")).to_have_text(name.capitalize())
    return page
