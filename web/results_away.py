"""What a search says when its engine cannot be reached: acts stay readable, and places named are still found."""

from flask import Response, current_app, render_template, request

from web.completing import completion, offer_address
from web.errors import AWAY_SECONDS, problem
from web.results_jumps import jumps_of
from web.services import services
from web.unkept import unkept

MOST_PLACES = 5


def answer(error: Exception) -> Response:
    """The page (for programs a problem document) of a search whose engine is away: 503, to be tried again in a little while."""
    current_app.logger.warning("%s %s: %s", request.method, request.path, error)
    if request.path.endswith(".json"):
        return problem(503)
    typed = " ".join(request.args.get("q", "").split())
    jumps = jumps_of(services().search.jumps(typed)) if typed else ()
    places = [(offer, offer_address(offer)) for offer in completion().places(typed)[:MOST_PLACES]] if typed and not jumps else []
    response = unkept(render_template("search/away.html", typed=typed, jumps=jumps, places=places, again=_again()), 503)
    response.headers["Retry-After"] = str(AWAY_SECONDS)
    return response


def _again() -> str:
    """This very address."""
    asked = request.query_string.decode("ascii", "replace")
    return f"{request.script_root}{request.path}" + (f"?{asked}" if asked else "")
