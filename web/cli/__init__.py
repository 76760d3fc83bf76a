"""The command line `toplu`."""

import sys

import click

from acts.errors import ActsError
from crawler.errors import CrawlError
from search.model import SearchError
from storage.errors import StorageError
from web.cli.acts import acts
from web.cli.crawl import crawl
from web.cli.doctor import doctor
from web.cli.importing import import_
from web.cli.searching import index, search
from web.cli.serving import config, migrate, serve
from web.settings import SettingsError

EXPECTED = (ActsError, CrawlError, SearchError, StorageError, SettingsError)
"""What is said in one sentence; anything else is a fault of the program and keeps its trace."""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="toplu")
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


for command in (acts, config, crawl, doctor, import_, index, migrate, search, serve):
    toplu.add_command(command)


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
