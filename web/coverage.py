"""What is held, from where, how fresh, what was refused and what was not understood; and what the crawls did."""

from dataclasses import dataclass

from flask import Blueprint, abort, render_template, request

from acts import listing
from acts.timelines import Tally, Timelines
from crawler import records
from web.services import services

blueprint = Blueprint("coverage", __name__)
ROWS = 300
"""Rows of a run shown on its page; how many there are in all is said above them."""


@blueprint.get("/coverage")
def coverage() -> str:
    """The state of the collection."""
    engine = services().engine
    tallies = Timelines(engine).tallies()
    return render_template(
        "coverage.html",
        held=listing.coverage(engine),
        counts=listing.count_by(engine),
        amendments=_amendments(tallies),
        telling=len(tallies),
    )


@dataclass(frozen=True, slots=True)
class Amendments:
    """Amendments of all texts together, and the texts where some were refused or not understood, most of them first."""

    applied: int
    refused: int
    mentions: int
    misread: int
    lacking: tuple[Tally, ...]


def _amendments(tallies: tuple[Tally, ...]) -> Amendments:
    lacking = sorted((tally for tally in tallies if tally.refused or tally.misread), key=lambda tally: -(tally.refused + tally.misread))
    return Amendments(
        sum(tally.applied for tally in tallies),
        sum(tally.refused for tally in tallies),
        sum(tally.mentions for tally in tallies),
        sum(tally.misread for tally in tallies),
        tuple(lacking),
    )


@blueprint.get("/coverage/problems/<path:uri>")
def problems(uri: str) -> str:
    """What was not understood in one act."""
    store, work = services().store, f"/{uri}"
    return render_template("problems.html", work=store.work(work), problems=store.problems(work))


@blueprint.get("/coverage/crawls")
def crawls() -> str:
    """All crawls, the newest first."""
    return render_template("crawls.html", runs=records.runs(services().engine))


@blueprint.get("/coverage/crawls/<int(max=2147483647):run>")
def crawl(run: int) -> str:
    """One crawl: what it could not have, and which acts it chose and left, each with the reason."""
    engine = services().engine
    report = records.report(engine, run)
    if report is None:
        abort(404)
    chosen = request.args.get("show") != "left"
    acts = records.selections(engine, run, selected=chosen)
    return render_template("crawl.html", report=report, acts=acts[:ROWS], total=len(acts), chosen=chosen, most=ROWS)
