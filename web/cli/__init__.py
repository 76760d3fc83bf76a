"""The command line `toplu`."""

import sys
from importlib import import_module
from types import MappingProxyType

import click

from acts.errors import ActsError
from classifiers.errors import ClassifiersError
from crawler.errors import CrawlError
from search.model import SearchError
from storage.errors import StorageError
from web import VERSION
from web.settings import SettingsError

EXPECTED = (ActsError, ClassifiersError, CrawlError, SearchError, StorageError, SettingsError)
"""What is said in one sentence; anything else is a fault of the program and keeps its trace."""


COMMANDS = MappingProxyType({
    "acts": "acts", "classifiers": "classifiers", "audit": "audit",
    "compare": "comparing", "config": "serving", "crawl": "crawl", "doctor": "doctor", "evaluate": "evaluating", "glossary": "glossary",
    "import": "importing", "index": "searching", "migrate": "serving", "register": "register", "search": "searching", "serve": "serving",
    "standards": "standards",
    "users": "users",
})  # fmt: skip
"""Each command and the module of this package it lies in, loaded when asked for: crawling brings Scrapy, searching does not need it."""


class Commands(click.Group):
    """The commands of `COMMANDS`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click calls it so
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"web.cli.{COMMANDS[cmd_name]}")
        found: click.Command = getattr(module, "import_" if cmd_name == "import" else cmd_name)
        return found


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(VERSION, prog_name="toplu")
def toplu() -> None:
    """Toplu: the registry of the laws and normative acts that regulate ICT in Azerbaijan.

    \b
    A first walk:
      toplu import fixtures/acts     take in the sample acts
      toplu search "elektron imza"   find the provision that answers
      toplu serve                    read in the browser, 127.0.0.1:8000
      toplu doctor                   is everything in order?

    All data lie in one folder, TOPLU_HOME; `toplu config` lists every setting.

    \b
    Exit codes: 0 all went well · 1 something was refused or failed, and was named · 2 the command was not understood.
    """


def main() -> None:
    """The console script."""
    try:
        code = toplu(standalone_mode=False)
    except click.Abort:
        click.echo("stopped; what was finished is kept, run the command again to go on", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except EXPECTED as error:
        click.echo(f"toplu: {error}", err=True)
        sys.exit(1)
    sys.exit(code if isinstance(code, int) else 0)
