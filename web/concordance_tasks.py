"""Making a table of concordance, first or again: at once where that takes seconds, else under way in the background."""

from collections.abc import Callable
from datetime import date
from typing import Final

from flask import Blueprint, Response, redirect, render_template, url_for
from werkzeug.wrappers import Response as AnyResponse

from acts.concordance.kept import KeptSide
from acts.concordance.made import MadeConcordance
from acts.concordance.making import Making
from acts.concordance.naming import named
from acts.concordance.packing import plain
from acts.concordance.rerun import concorded_again, read_again
from acts.concordance.store import Comparisons
from acts.concordance.suggest import suggest
from web.accounts import needs
from web.compare_acts import address_of
from web.comparisons_shared import counts, reader
from web.services import services
from web.underway import Ended, Stage, Task
from web.unkept import unkept

blueprint = Blueprint("concordance_tasks", __name__)
MOST_PAIRS: Final = 200_000
"""Pairs of provisions up to which a table is made while its page is waited for: two to four seconds."""
Work = tuple[Task, Callable[[], Ended]]


def making() -> Making:
    """What makes concordances for the app that answers this request."""
    return Making(services().engine, suggest, address_of)


def first(both: MadeConcordance, title: str) -> Work:
    """A new table of these provisions, kept under a title."""
    name = title or named(both)
    store, who, maker = Comparisons(services().engine), reader(), making()

    def do() -> Ended:
        one = store.create(who, name, maker.suggested(both))
        return Ended(one.uid, plain(one))

    return Task(who.name, name, _sizes(both)), do


def again(uid: str, revision: int, day: date) -> Work:
    """A table made again on a day. Raises what `acts.concordance.rerun.read_again` raises."""
    store, who, maker = Comparisons(services().engine), reader(), making()

    def content(kept: KeptSide) -> bytes:
        return store.content(uid, who, kept.role, kept.part)

    both = read_again(store, uid, who, revision, day, maker.read(content))

    def do() -> Ended:
        found = concorded_again(store, uid, who, revision, day, maker.suggested(both))
        return Ended(uid, plain(found), counts(found))

    return Task(who.name, store.of(uid, who).title, _sizes(both), uid), do


def ended_or_under_way(work: Work) -> Ended | Task:
    """What was made at once, or the task that makes it. Raises `web.underway.TooMuchError`, and what making at once raises."""
    task, do = work
    return do() if task.sizes[0] * task.sizes[1] <= MOST_PAIRS else services().underway.begin(task, do)


def to_its_page(made: Ended | Task) -> AnyResponse:
    """To the table, or to the page that waits for it."""
    if isinstance(made, Task):
        return redirect(url_for("concordance_tasks.wait", token=made.token), code=303)
    return redirect(url_for("comparisons.kept", uid=made.uid, **made.counts), code=303)


@blueprint.get("/comparisons/making/<token>")
@needs()
def wait(token: str) -> AnyResponse:
    """How far a table under way is; when it is made, to it."""
    task = services().underway.of(token, reader().name)
    if task is not None and task.ended is not None:
        return to_its_page(task.ended)
    status = 404 if task is None else 200 if task.open else 422 if task.stage is Stage.REFUSED else 500
    return _page(task, status)


def _page(task: Task | None, status: int) -> Response:
    return unkept(render_template("comparisons/waiting.html", task=task), status)


def _sizes(both: MadeConcordance) -> tuple[int, int]:
    return len(both.lefts), len(both.rights)
