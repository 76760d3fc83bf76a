"""Is everything there: for whoever watches the service."""

import shutil

import sqlalchemy as sa
from flask import Blueprint, Response, jsonify
from sqlalchemy.exc import SQLAlchemyError

from search.model import SearchError, SearchQuery
from web.services import Services, services
from web.settings import LEAST_FREE

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def healthz() -> tuple[Response, int]:
    """Database, index and disk: 200 when all are well, 503 when one is not; the body says which and why."""
    given = services()
    checks = {"database": _database(given), "index": _index(given), "disk": _disk(given)}
    well = all(check["ok"] for check in checks.values())
    response = jsonify({"ok": well, "checks": checks})
    response.headers["Cache-Control"] = "no-store"
    return response, 200 if well else 503


def _database(given: Services) -> dict[str, object]:
    try:
        with given.engine.connect() as connection:
            connection.execute(sa.text("SELECT 1"))
    except SQLAlchemyError as error:
        return {"ok": False, "found": type(error).__name__, "expected": "a database that answers"}
    return {"ok": True}


def _index(given: Services) -> dict[str, object]:
    try:
        given.search.find(SearchQuery("qanun", size=1))
    except SearchError as error:
        return {"ok": False, "found": str(error), "expected": "an index that answers"}
    return {"ok": True}


def _disk(given: Services) -> dict[str, object]:
    try:
        free = shutil.disk_usage(given.settings.home).free
    except OSError as error:
        return {"ok": False, "found": error.strerror or type(error).__name__, "expected": "a folder that can be read"}
    return {"ok": free >= LEAST_FREE, "free_bytes": free}
