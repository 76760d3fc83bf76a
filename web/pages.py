"""Home, help, the choice of look, and the small addresses browsers and crawlers ask for."""

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from acts import listing
from acts.held import ActFilter
from web import looks, names
from web.services import services

blueprint = Blueprint("pages", __name__)
root = Blueprint("root", __name__)

NEW_ON_HOME = 6
SHOWN_OF_A_KIND = 12


@root.get("/")
def start() -> AnyResponse:
    """Azerbaijani first."""
    return redirect(url_for("pages.home", lang="az"), code=302)


@root.get("/robots.txt")
def robots() -> Response:
    """Crawlers may read the acts; endless lists of search results are not for them."""
    lines = ["User-agent: *", *(f"Disallow: /{lang}/{page}" for lang in ("az", "en") for page in ("search", "source/", "akn/*/redline"))]
    response = make_response("\n".join(lines) + "\n")
    response.mimetype = "text/plain"
    return response


@root.get("/favicon.ico")
def favicon() -> AnyResponse:
    return redirect(url_for("static", filename="mark.svg"), code=301)


@blueprint.get("/")
def home() -> str:
    """The search, what is new, and the ways to browse."""
    engine = services().engine
    counts = dict(listing.count_by(engine))
    return render_template(
        "home.html",
        counts=counts | {"level": sorted(counts["level"], key=lambda counted: list(names.LEVELS).index(counted[0]))},
        new=listing.list_acts(engine, ActFilter(), order="changed", size=NEW_ON_HOME),
        held=listing.holdings(engine),
        most=SHOWN_OF_A_KIND,
    )


@blueprint.get("/help")
def help_page() -> str:
    """How to search and read."""
    return render_template("help.html")


@blueprint.post("/look")
def set_look() -> AnyResponse:
    """Keep how pages should look and go back to where the reader was. Needs no token: it changes nothing but colours."""
    response = redirect(looks.local_path(request.form.get("next", "/")), code=303)
    return looks.remember(response, looks.chosen(request.form, looks.look()), secure=services().settings.https)  # type: ignore[arg-type]


@blueprint.get("/opensearch.xml")
def opensearch() -> Response:
    """The description that lets a browser search Toplu from its address bar."""
    response = make_response(render_template("opensearch.xml"))
    response.mimetype = "application/opensearchdescription+xml"
    return response
