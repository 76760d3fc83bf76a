"""Answers that are good for one moment or one person alone."""

from flask import Response, make_response


def unkept(page: str | Response, status: int = 200) -> Response:
    """A page no browser and no proxy keeps."""
    response = make_response(page, status)
    response.headers["Cache-Control"] = "no-store"
    return response
