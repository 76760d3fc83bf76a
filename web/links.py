"""Addresses of this page with one question changed: what facets, chips, orders and page numbers link to."""

from urllib.parse import urlencode

from flask import abort, request
from werkzeug.datastructures import MultiDict
from werkzeug.urls import iri_to_uri


def with_args(**changes: object) -> str:
    """This page with these questions set (None takes one away). Any change but of the page number goes to page 1."""
    args = MultiDict(request.args)
    for name, value in changes.items():
        args.poplist(name)
        if value is not None:
            args.add(name, str(value))
    return _address(args, keep_page="page" in changes)


def with_arg_added(name: str, value: str) -> str:
    """This page with one more value of a question that may have several."""
    args = MultiDict(request.args)
    if value not in args.getlist(name):
        args.add(name, value)
    return _address(args, keep_page=False)


def without_arg(name: str, value: str) -> str:
    """This page without that one value of a question."""
    args = MultiDict(request.args)
    args.setlist(name, [kept for kept in args.poplist(name) if kept != value])
    return _address(args, keep_page=False)


def _address(args: "MultiDict[str, str]", keep_page: bool) -> str:
    kept = [(name, value) for name, value in args.items(multi=True) if value and (keep_page or name != "page")]
    return iri_to_uri(request.path) + (f"?{urlencode(kept)}" if kept else "")


def whole(raw: str, digits: int) -> int | None:
    """A number without sign of at most so many digits; None for anything else."""
    return int(raw) if raw.isascii() and raw.isdigit() and len(raw) <= digits else None


def page_number() -> int:
    """The page of a list the address asks for; anything but a number from 1 to 9999 is a mistyped address (400)."""
    raw = request.args.get("page", "1")
    if not (raw.isascii() and raw.isdigit() and 1 <= int(raw[:5]) <= 9999):
        abort(400)
    return int(raw)
