"""Answers that are good for one moment or one person alone."""

from typing import Final

from flask import Response, make_response

AGAIN_SECONDS: Final = 60
"""After which to try again what was refused because too much was asked at once."""


def unkept(page: str | Response, status: int = 200) -> Response:
    """A page no browser and no proxy keeps."""
    response = make_response(page, status)
    response.headers["Cache-Control"] = "no-store"
    if status == 503:
        response.headers["Retry-After"] = str(AGAIN_SECONDS)
    return response
