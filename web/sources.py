"""Source files as they came: always as a download, never as a page of ours."""

from flask import Blueprint, Response, abort, make_response

from web.services import services

blueprint = Blueprint("sources", __name__)


@blueprint.get("/source/<sha256>")
def source(sha256: str) -> Response:
    """The bytes whose SHA-256 this is. The browser is told to save them and to guess nothing about them."""
    if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
        abort(404)
    given = services()
    held = given.store.manifestation(sha256)
    response = make_response(given.raw.get(sha256))
    response.headers["Content-Type"] = "application/octet-stream"
    response.headers["Content-Disposition"] = ""
    response.headers.set("Content-Disposition", "attachment", filename=held.name or sha256)
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    response.set_etag(sha256)
    return response
