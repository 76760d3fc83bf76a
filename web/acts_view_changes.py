"""All modifications of an act and what became of each: applied, refused with the reason, or a mention; as a list and as CSV."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from urllib.parse import quote, urlencode

from flask import Blueprint, Response, abort, render_template, request
from flask_babel import lazy_gettext as _l

from acts.history.model import Change, Outcome, Timeline
from acts.modifications import model as m
from web import change_words
from web.acts_day import Moment
from web.acts_view import asked_of_request, telling_page_of
from web.acts_view_addresses import act_address, authors_of, below
from web.acts_view_model import ActPage
from web.browse import csv_row
from web.links import page_number
from web.render.prepared import place_of

blueprint = Blueprint("act_changes", __name__)
ON_A_PAGE = 50
COLUMNS = (
    "note", "item", "act", "act adopted", "act number", "in force", "known by", "until", "outcome", "reason", "operation", "place",
    "old words", "new words",
)  # fmt: skip
ORDERS = MappingProxyType({
    "newest": _l("newest change first"),
    "oldest": _l("oldest change first"),
    "place": _l("by place in the act"),
    "note": _l("by note"),
})


@dataclass(frozen=True, slots=True)
class Row:
    """A change with where it leads: the amending act, the text on its first day, the history of its place."""

    index: int
    change: Change
    act: str
    text: str
    history: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """The filters of the address; "" means any."""

    outcome: str = ""
    act: str = ""
    operation: str = ""
    article: str = ""

    @classmethod
    def of_request(cls) -> "Chosen":
        outcome, act, operation, article = (request.args.get(name, "")[:200] for name in ("outcome", "act", "operation", "article"))
        if (outcome and outcome not in {kind.value for kind in Outcome}) or (operation and operation not in change_words.OPERATIONS):
            abort(400)
        return cls(outcome, act, operation, article)

    def fits(self, change: Change) -> bool:
        """Whether the change is among those chosen."""
        return (
            self.outcome in ("", change.outcome.value)
            and self.act in ("", key_of(change.act))
            and self.operation in ("", change_words.operation(change))
            and (not self.article or any(_inside(eid, self.article) for eid in (*change.eids, change.modification.target.eid)))
        )


def key_of(act: m.AmendingAct) -> str:
    """An amending act as the filter names it: its number and day."""
    return f"{act.number_key}@{act.adopted.isoformat() if act.adopted else ''}"


def _inside(eid: str, place: str) -> bool:
    return eid == place or eid.startswith(f"{place}__")


@blueprint.get("/akn/<path:path>/changes")
def changes(path: str) -> str:
    """The list: filtered, sorted, fifty on a page."""
    page, chosen, order, number = _page(path), Chosen.of_request(), _order(), page_number()
    timeline = page.held.timed.timeline
    found = _sorted(timeline, chosen, order)
    begin = (number - 1) * ON_A_PAGE
    return render_template(
        "act/changes.html",
        page=page,
        former=below(page, "former"),
        title=page.held.expression.title or page.work.title,
        chosen=chosen,
        order=order,
        orders=ORDERS,
        total=len(found),
        number=number,
        pages=math.ceil(len(found) / ON_A_PAGE),
        rows=tuple(_rows(page, found[begin : begin + ON_A_PAGE])),
        outcomes=Counter(change.outcome.value for change in timeline.changes if replace(chosen, outcome="").fits(change)),
        operations=Counter(change_words.operation(change) for change in timeline.changes),
        acts=_acts(timeline.changes),
        words=change_words,
        act_href=act_address(page.work.uri) + (f"?{_kept(page)}" if _kept(page) else ""),
        kept=page.asked,
        csv=f"{request.path}.csv?{urlencode([(name, value) for name, value in request.args.items() if name != 'page'])}",
        Outcome=Outcome,
    )


@blueprint.get("/akn/<path:path>/changes.csv")
def changes_csv(path: str) -> Response:
    """The whole list of the same filters, for a spreadsheet."""
    page = _page(path)
    found = _sorted(page.held.timed.timeline, Chosen.of_request(), _order())
    body = "\ufeff" + csv_row(COLUMNS) + "".join(csv_row(_cells(change)) for _index, change in found)
    response = Response(body, mimetype="text/csv")
    name = page.work.uri.removeprefix("/akn/").replace("/", "_")
    response.headers.set("Content-Disposition", "attachment", filename=f"{quote(name)}.changes.csv")
    return response


def _page(path: str) -> ActPage:
    asked = asked_of_request()
    return telling_page_of(f"/akn/{path}", replace(asked, article="", moment=Moment(asked.moment.today)))


def _order() -> str:
    order = request.args.get("sort", "newest")
    if order not in ORDERS:
        abort(400)
    return order


def _sorted(timeline: Timeline, chosen: Chosen, order: str) -> list[tuple[int, Change]]:
    found = [(index, change) for index, change in enumerate(timeline.changes) if chosen.fits(change)]
    places = {element.eid: at for at, element in enumerate(timeline.document.root.walk())}
    last = len(places)

    def place(pair: tuple[int, Change]) -> int:
        return min((places.get(eid, last) for eid in (*pair[1].eids, pair[1].modification.target.eid)), default=last)

    keys: dict[str, Callable[[tuple[int, Change]], tuple[object, ...]]] = {
        "newest": lambda pair: (pair[1].in_force is None, -(pair[1].in_force or date.min).toordinal(), pair[0]),
        "oldest": lambda pair: (pair[1].in_force is None, pair[1].in_force or date.min, pair[0]),
        "place": lambda pair: (place(pair), pair[1].in_force or date.min, pair[0]),
        "note": lambda pair: (_note_key(pair[1].footnote), pair[1].item, pair[0]),
    }
    return sorted(found, key=keys[order])


def _note_key(note: str) -> tuple[str, int]:
    digits = note.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ*")
    return note[: len(note) - len(digits)], int(digits) if digits.isdecimal() else 0


def _rows(page: ActPage, found: Iterable[tuple[int, Change]]) -> Iterator[Row]:
    own, kept = act_address(page.work.uri), _kept(page)
    authors = authors_of(page)
    held = authors.elements
    for index, change in found:
        eid = next((eid for eid in (*change.eids, change.modification.target.eid) if eid in held), "")
        asked = "&".join(filter(None, (kept, f"at={change.in_force.isoformat()}" if change.in_force else "")))
        text = f"{own}{'?' if asked else ''}{asked}#{quote(eid, safe='_.-')}" if eid else ""
        yield Row(index, change, authors.act_href(change.act), text, authors.history(place_of(eid)) if eid else "")


def _kept(page: ActPage) -> str:
    """What the address says of which text is meant."""
    return urlencode({name: value for name, value in (("text", page.asked.text), ("v", page.asked.version)) if value})


def _acts(changes: Iterable[Change]) -> list[tuple[str, str, int]]:
    """The amending acts with their numbers of changes, newest first."""
    counted = Counter(key_of(change.act) for change in changes)
    acts = {key_of(change.act): change.act for change in changes}
    newest = sorted(acts.items(), key=lambda pair: pair[1].adopted or date.min, reverse=True)
    return [(key, change_words.act_name(act), counted[key]) for key, act in newest]


def _cells(change: Change) -> tuple[str, ...]:
    action, act = change.modification.action, change.act
    old = getattr(action, "old", "") or change.modification.old_wording
    new = getattr(action, "new", "") or getattr(action, "text", "") or ""
    return (
        change.footnote, str(change.item or ""), str(act.kind or ""), _iso(act.adopted), act.number,
        _iso(change.in_force), change.known_by, _iso(change.until),
        change.outcome.value, change.reason, change_words.operation(change), str(change.modification.target), old, new,
    )  # fmt: skip


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
