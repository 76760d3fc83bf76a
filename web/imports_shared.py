"""What the pages of imports share: a file that waits, how its columns are taken, answers no browser keeps."""

from dataclasses import dataclass, replace

from flask import Response, abort, redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from classifiers.errors import ExchangeError
from classifiers.exchange.kept import WAITING, Batch, Wish
from classifiers.exchange.model import Mapping
from classifiers.exchange.reading import Table, is_table, read_table
from classifiers.schemes.errors import NoSchemeError
from classifiers.schemes.model import ConceptScheme
from web import accounts, imports_words
from web.classifiers_words import said
from web.services import services
from web.unkept import unkept


@dataclass(frozen=True, slots=True)
class Told:
    """A table that waits, and what its columns are taken for; ``known`` where files of its make were read before."""

    table: Table | None
    mapping: Mapping
    wrong: str = ""
    known: bool = False


def words() -> dict[str, object]:
    """For the templates."""
    return {"words": imports_words, "said": said}


def told_of(batch: Batch) -> Told:
    """The table of a waiting file with the mapping told, else remembered for files of its make, else proposed.

    Raises `ExchangeError` where the file cannot be read as a table.
    """
    body, wanted = services().exchange.file(batch.id), batch.wish.mapping
    try:
        table, wrong = read_table(body, batch.file_name, wanted), ""
    except ExchangeError as error:
        text = wanted or Mapping()
        table, wrong = read_table(body, batch.file_name, replace(text, code=text.code or "A")), str(error)
        return Told(replace(table, proposed=text), text, wrong)
    remembered = services().exchange.remembered(batch.scheme, table) if wanted is None else None
    return Told(table, remembered or table.proposed, wrong, remembered is not None)


def looked(id_: int) -> AnyResponse:
    """Judge every row of a file that waits, and show it; a table without a mapping is read by the one shown. Raises `ExchangeError`."""
    batch, exchange = waiting(id_), services().exchange
    if batch.wish.mapping is None and is_table(exchange.file(id_), batch.file_name):
        exchange.change(id_, Wish(batch.scheme, told_of(batch).mapping))
    exchange.look(id_)
    return redirect(url_for("imports.verdicts", id_=id_), code=303)


def who() -> str:
    """The name of whoever is signed in, for the audit trail."""
    actor = accounts.actor()
    return actor.name if actor else ""


def waiting(id_: int) -> Batch:
    """A batch that waits; a page of its own tells of others. Raises `NoBatchError`."""
    batch = services().exchange.batch(id_)
    if batch.standing != WAITING:
        abort(redirect(url_for("imports.verdicts", id_=id_), code=303))
    return batch


def held(scheme: str) -> ConceptScheme | None:
    """The classifier; None as long as it was not taken in."""
    try:
        return services().schemes.scheme(scheme)
    except NoSchemeError:
        return None


def title(batch: Batch, scheme: ConceptScheme | None) -> str:
    """The name of the classifier, or the id of one not held yet."""
    return said(scheme.titles).text if scheme else batch.scheme


def as_file(body: bytes, media_type: str, name: str) -> Response:
    """A file to keep."""
    response = Response(body, content_type=media_type if media_type == "application/octet-stream" else f"{media_type}; charset=utf-8")
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return unkept(response)
