"""What is done with a file that waits or was taken in: taken in, taken back, forgotten; another classifier of it chosen."""

from datetime import date

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from classifiers.errors import ClassifiersError, ExchangeError
from classifiers.exchange.kept import Batch, Wish
from classifiers.exchange.model import Report
from classifiers.exchange.reading import is_table, read_table
from classifiers.lifecycle.model import Role
from classifiers.schemes.model import Label
from web import accounts
from web.imports import shown_verdicts
from web.imports_shared import looked, waiting, who, words
from web.services import services

blueprint = Blueprint("imports_steps", __name__)
blueprint.context_processor(words)
NOTHING_TAKEN = "nothing was taken in: some rows are refused now; look at the verdicts again"


@blueprint.post("/classifiers/imports/<int:id_>/chosen")
@accounts.needs(Role.MANAGER)
def choose(id_: int) -> AnyResponse:
    """Take another classifier of a file of several."""
    batch = waiting(id_)
    services().exchange.change(id_, Wish(batch.scheme, chosen=request.form.get("chosen", "")[:500]))
    try:
        return looked(id_)
    except ExchangeError as error:
        services().exchange.change(id_, Wish(batch.scheme, chosen=batch.chosen))
        services().exchange.look(id_)
        return shown_verdicts(services().exchange.batch(id_), str(error))


@blueprint.post("/classifiers/imports/<int:id_>/take")
@accounts.needs(Role.MANAGER)
def take(id_: int) -> AnyResponse:
    """Take the file in as a version of its own, if all is as its verdicts told."""
    batch = waiting(id_)
    try:
        report = _taken(batch)
    except ClassifiersError as error:
        return shown_verdicts(services().exchange.batch(id_), str(error))
    if not report.published:
        services().exchange.look(id_)
        return shown_verdicts(services().exchange.batch(id_), NOTHING_TAKEN)
    _remember(batch)
    return redirect(url_for("imports.verdicts", id_=id_), code=303)


def _taken(batch: Batch) -> Report:
    said = {name: " ".join(request.form.get(name, "").split())[:300] for name in ("number", "valid_from", "az", "en")}
    titles = tuple(Label(said[language], language) for language in ("az", "en") if said[language])
    number, day = said["number"][:60], _day(said["valid_from"])
    wish = Wish(batch.scheme, batch.wish.mapping, batch.chosen, number, day, titles, "skip_refused" in request.form)
    return services().exchange.take_in(
        services().exchange.file(batch.id), batch.file_name, wish, who(), batch=batch.id, seen=request.form.get("seen", "")[:60]
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise ExchangeError(f"expected a day such as 2026-01-31, found {text!r}") from error


def _remember(batch: Batch) -> None:
    """Files of the same make are read the same way from now on."""
    body, used = services().exchange.file(batch.id), batch.wish.mapping
    if used is not None and is_table(body, batch.file_name):
        services().exchange.remember(batch.scheme, read_table(body, batch.file_name, used), used, who())


@blueprint.post("/classifiers/imports/<int:id_>/undo")
@accounts.needs(Role.MANAGER)
def undo(id_: int) -> AnyResponse:
    """Take back all the import did, by a version without it."""
    try:
        services().exchange.undo(id_, who())
    except ExchangeError as error:
        return shown_verdicts(services().exchange.batch(id_), str(error))
    return redirect(url_for("imports.verdicts", id_=id_), code=303)


@blueprint.post("/classifiers/imports/<int:id_>/discard")
@accounts.needs(Role.MANAGER)
def discard(id_: int) -> AnyResponse:
    """Forget a file that waits."""
    batch = waiting(id_)
    services().exchange.discard(id_)
    return redirect(url_for("imports.imports", scheme=batch.scheme if request.form.get("back") else None), code=303)
