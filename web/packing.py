"""Answers packed with gzip for browsers that take it; static files are packed once."""

import gzip
from collections.abc import Callable

from flask import Flask, Response, request

WORTH_PACKING = 1024
PACKED = frozenset({
    "text/html", "text/css", "text/csv", "text/javascript", "text/plain", "application/javascript", "application/json", "image/svg+xml",
})  # fmt: skip
STATIC = ("static", "bootstrap.static")
LEVEL = 5


def init_app(app: Flask) -> None:
    """Pack what is text and large enough, unless a view did so itself."""
    app.after_request(_packer())


def _packer() -> Callable[[Response], Response]:
    files: dict[tuple[str, str], bytes] = {}

    def pack(response: Response) -> Response:
        if response.mimetype not in PACKED or response.status_code != 200 or "Content-Encoding" in response.headers:
            return response
        response.vary.add("Accept-Encoding")
        if not request.accept_encodings.quality("gzip") or request.method == "HEAD":
            return response
        if request.endpoint in STATIC:
            return _static(response, files)
        if response.is_streamed or len(response.get_data()) < WORTH_PACKING:
            return response
        return _with(response, gzip.compress(response.get_data(), LEVEL, mtime=0))

    return pack


def _static(response: Response, files: dict[tuple[str, str], bytes]) -> Response:
    """A file of ours, from the few that were packed before; its tag tells when it changed."""
    key = (request.path, response.get_etag()[0] or "")
    response.direct_passthrough = False
    if key not in files:
        files[key] = gzip.compress(response.get_data(), 9, mtime=0)
    return _with(response, files[key])


def _with(response: Response, packed: bytes) -> Response:
    response.set_data(packed)
    response.headers["Content-Encoding"] = "gzip"
    response.headers.pop("Accept-Ranges", None)
    return response
