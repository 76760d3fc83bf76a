"""What can be asked, for scripts and for browsers' address bars: `web.completion` behind two small addresses."""

from contextlib import suppress
from typing import cast

from flask import Blueprint, Flask, Response, current_app, jsonify, request, url_for
from sqlalchemy.exc import SQLAlchemyError

from storage.errors import StorageError
from web.completion import Completion, Kind, Offer
from web.i18n import text_language
from web.results_hits import hit_address

blueprint = Blueprint("completing", __name__)
EXTENSION = "toplu.completion"
LONGEST = 200
KEPT = 60
"""Seconds a browser may keep an answer."""


def init_app(app: Flask, completion: Completion) -> None:
    app.extensions[EXTENSION] = completion


def warm(app: Flask) -> None:
    """Make the offers of an app ready before anybody types; with the database away the first who types does."""
    with suppress(StorageError, SQLAlchemyError):
        cast("Completion", app.extensions[EXTENSION]).warm()


def completion() -> Completion:
    """What offers what can be asked, for the app that answers this request."""
    return cast("Completion", current_app.extensions[EXTENSION])


@blueprint.get("/complete")
def complete() -> Response:
    """At most ten things that can be asked and begin as typed; with `format=opensearch` as browsers want them."""
    typed = " ".join(request.args.get("q", "").split())[:LONGEST]
    offers = completion().offers(typed)
    if request.args.get("format") == "opensearch":
        response = jsonify([typed, [one.text for one in offers], [one.note for one in offers], [_whole(one) for one in offers]])
        response.mimetype = "application/x-suggestions+json"
    else:
        response = jsonify({"query": typed, "offers": [_offer(one) for one in offers]})
    response.headers["Cache-Control"] = f"private, max-age={KEPT}"
    return response


def offer_address(offer: Offer) -> str:
    """Where an offer leads: a place or an act itself, a term to a search for it."""
    if offer.kind is Kind.TERM:
        return url_for("results.search", q=offer.text)
    return hit_address(offer.uri, offer.eid, offer.language or text_language())


def _offer(offer: Offer) -> dict[str, str]:
    web = {"aze": "az", "eng": "en"}
    languages = {"language": web.get(offer.language, ""), "note_language": web.get(offer.note_language, "")}
    return {"kind": offer.kind.value, "text": offer.text, "note": offer.note, **languages, "href": offer_address(offer)}


def _whole(offer: Offer) -> str:
    return request.host_url.rstrip("/") + offer_address(offer)
