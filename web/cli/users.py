"""Accounts on the command line: `toplu users create`, `list`, `password`, `link`, `roles`, `close`."""

from getpass import getuser

import click

from classifiers.lifecycle.model import Role
from storage.accounts.model import Account, Wish
from storage.accounts.sessions import Sessions
from storage.accounts.store import Accounts
from web.cli.common import print_json, program

ROLE = click.Choice([role.value for role in Role])


@click.group()
def users() -> None:
    """Accounts of those who keep classifiers, standards and glossary. Reading needs none."""


@users.command()
@click.argument("name")
@click.option("--full-name", default="", help="The name of the person; NAME when left out.")
@click.option("--role", "roles", type=ROLE, multiple=True, help="What the account may do; may be given several times.")
@click.option("--organisation", default="", help="The body the person belongs to; made when there is none of this name.")
@click.option("--link", is_flag=True, help="Print a one-time link to choose the password by, instead of asking for one.")
def create(name: str, full_name: str, roles: tuple[str, ...], organisation: str, link: bool) -> None:
    """Make an account. The first one is an administrator unless --role says otherwise.

    The password is asked for, twice; it is never taken from the command line, which other people of the computer can see.
    """
    accounts = kept()
    wanted = roles or (() if accounts.any() else (Role.ADMINISTRATOR.value,))
    password = "" if link else asked_password()
    body = accounts.organisation_named(organisation, _who()).id if organisation.strip() else None
    made, token = accounts.add(name, Wish(full_name or name, body, wanted), _who(), password, link)
    click.echo(f"{made.name}: account made; {_roles(made)}")
    if token:
        _show_link(token)


@users.command("list")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def list_(as_json: bool) -> None:
    """Every account with its roles."""
    found = kept().all()
    if as_json:
        print_json(found)
        return
    for one in found:
        body = f"; {one.organisation.name}" if one.organisation else ""
        standing = "" if one.active else "; closed"
        click.echo(f"{one.name}  {one.full_name}{body}; {_roles(one)}{standing}{'' if one.has_password else '; no password yet'}")
    click.echo(f"{len(found)} accounts")


@users.command()
@click.argument("name")
def password(name: str) -> None:
    """Set a new password, which is asked for. Every sign-in of the account ends."""
    accounts = kept()
    one = accounts.named(name)
    accounts.set_password(one.id, asked_password(), _who())
    click.echo(f"{one.name}: password set, every sign-in ended")


@users.command()
@click.argument("name")
def link(name: str) -> None:
    """Print a one-time link by which the person chooses a password."""
    accounts = kept()
    _show_link(accounts.link(accounts.named(name).id, _who()))


@users.command()
@click.argument("name")
@click.argument("roles", type=ROLE, nargs=-1)
def roles(name: str, roles: tuple[str, ...]) -> None:
    """Give an account exactly these ROLES; none: it only reads."""
    accounts = kept()
    one = accounts.named(name)
    changed = accounts.change(one.id, _wish(one, roles, one.active), one.revision, _who())
    click.echo(f"{changed.name}: {_roles(changed)}")


@users.command()
@click.argument("name")
def close(name: str) -> None:
    """Let an account sign in no more; its sign-ins end. Nothing it did is lost."""
    accounts = kept()
    one = accounts.named(name)
    accounts.change(one.id, _wish(one, one.roles, active=False), one.revision, _who())
    click.echo(f"{one.name}: closed")


@users.command("end")
@click.argument("name")
def end(name: str) -> None:
    """End every sign-in of an account."""
    one = kept().named(name)
    click.echo(f"{one.name}: {Sessions(program().engine).end_all(one.id, _who())} sign-ins ended")


def kept() -> Accounts:
    """The accounts of the program's database."""
    return Accounts(program().engine)


def asked_password() -> str:
    """A password typed twice, unseen; piped in where there is no terminal."""
    return str(click.prompt("Password", hide_input=True, confirmation_prompt=True))


def _wish(one: Account, wanted: tuple[str, ...], active: bool) -> Wish:
    return Wish(one.full_name, one.organisation.id if one.organisation else None, wanted, active)


def _who() -> str:
    return f"{getuser()} (command line)"[:120]


def _roles(one: Account) -> str:
    return ", ".join(one.roles) or "no role"


def _show_link(token: str) -> None:
    settings = program().settings
    start = f"{'https' if settings.https else 'http'}://{settings.host}:{settings.port}"
    click.echo(f"{start}/az/welcome/{token}")
    click.echo("This link holds 48 hours and once. Put the service's public address in front where it has another.", err=True)
