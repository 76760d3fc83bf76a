"""`toplu serve`, `toplu config`, `toplu migrate`."""

import logging
import os

import click
import waitress

from acts.history.corrections import CorrectionError
from search.model import SearchError
from web import completing
from web.cli.common import Bar, print_json, program, watched
from web.settings import DEVELOPMENT_SECRET, TABLE, Settings, SettingsError
from web.upkeep import Upkeep


@click.command()
@click.option("--host", help="Instead of TOPLU_HOST.")
@click.option("--port", type=click.IntRange(1, 65535), help="Instead of TOPLU_PORT.")
def serve(host: str | None, port: int | None) -> None:
    """Serve the pages (waitress, a production server). Beyond this machine it demands a TOPLU_SECRET_KEY of your own."""
    for name, value in (("TOPLU_HOST", host), ("TOPLU_PORT", port)):
        if value is not None:
            os.environ[name] = str(value)
    settings = program().settings
    settings.check_serving()
    try:
        program().catch_up()
    except CorrectionError as error:
        click.echo(f"toplu: {error}; the pages are served with that timeline as it was", err=True)
    except SearchError as error:
        click.echo(f"toplu: {error}; acts can be read, search begins by itself when it is there", err=True)
    app = program().app()
    try:
        server = waitress.create_server(
            app,
            host=settings.host,
            port=settings.port,
            threads=settings.threads,
            ident=None,
            clear_untrusted_proxy_headers=not settings.trusted_proxies,   # the app reads them, and only so many
        )
    except OSError as error:
        where = f"{settings.host}:{settings.port}"
        raise SettingsError(f"cannot listen on {where} ({error.strerror}); choose another TOPLU_PORT or stop what uses it") from error
    logging.getLogger("waitress").setLevel(logging.INFO)
    click.echo(f"Toplu: http://{settings.host}:{settings.port}/  (Ctrl+C stops)")
    upkeep = Upkeep(program())
    upkeep.start(program().search.warm, lambda: completing.warm(app), upkeep.look)
    server.run()


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def config(as_json: bool) -> None:
    """List every setting: its variable, what it is now, what it means."""
    found = Settings.from_environment()
    rows = [(setting, _shown(setting.field, getattr(found, setting.field))) for setting in TABLE]
    if as_json:
        print_json([{"name": s.name, "value": value, "default": s.default, "kind": s.kind, "meaning": s.en} for s, value in rows])
        return
    for setting, value in rows:
        click.secho(f"{setting.name}={value}", bold=setting.name in os.environ)
        click.echo(f"    {setting.en}  [{setting.kind}; default: {_shown(setting.field, setting.default) or 'none'}]")


@click.command()
def migrate() -> None:
    """Bring the database to this program's version, and read again the texts that an older program read."""
    ingest = program().ingest("migrate")
    old = ingest.outdated()
    for id_ in watched(old, len(old), "read again"):
        ingest.read_again(id_)
    ingest.settle()
    program().folding.refresh(Bar("timelines"))
    program().refresh_register(Bar("register"))
    program().refresh_comparisons(Bar("comparisons"))
    click.echo(f"database ready: {program().engine.url.render_as_string(hide_password=True)}; {len(old)} texts read again")


def _shown(field: str, value: object) -> str:
    if field == "secret_key":
        return "(the development secret)" if value == DEVELOPMENT_SECRET else "(set)"
    return "" if value is None else str(value)
