"""Former versions the source published, each held against what is rebuilt for its day: every difference on a page."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from flask import Blueprint, render_template, request
from flask_babel import lazy_gettext as _l

from acts.former import compared, former_versions
from acts.history.witness import Differs
from acts.history.wording import Segment, SegmentKind
from web import change_words
from web.acts_view import act_address, asked_address, asked_of_request, below, telling_page_of
from web.acts_view_model import version_of
from web.links import page_number
from web.places import place_name
from web.redline_model import Words
from web.services import services

blueprint = Blueprint("former", __name__)
ON_A_PAGE = 40
AROUND = 90
"""Characters of agreeing text shown on each side of a difference."""
KINDS = MappingProxyType({
    Differs.WORDS: _l("other words"),
    Differs.LETTERS: _l("only blanks, dashes or quotation marks differ"),
    Differs.MISSING: _l("published, not in the rebuilt text"),
    Differs.SURPLUS: _l("in the rebuilt text, not published"),
})
"""How a provision differs, in words."""


@blueprint.get("/akn/<path:path>/former")
def former(path: str) -> str:
    """The former versions held of the act; of the one `?against=` names (else the newest), each provision that differs."""
    page = telling_page_of(f"/akn/{path}", replace(asked_of_request(), article=""))
    held, timeline = page.held, page.held.timed.timeline
    versions = former_versions(services().store, held.expression)
    named = request.args.get("against", "")
    chosen = next((one for one in versions if version_of(one) == named), versions[0] if versions else None)
    found = compared(services().store, timeline, chosen) if chosen else None
    kind = request.args.get("kind", "")
    all_ = found.disagreements if found else ()
    told = [one for one in all_ if kind in ("", one.differs)]
    number = min(page_number(), max(-(-len(told) // ON_A_PAGE), 1))
    return render_template(
        "history/former.html",
        page=page,
        title=held.expression.title or page.work.title,
        versions=[(one, version_of(one), below(page, "former", against=version_of(one))) for one in versions],
        found=found,
        counts=Counter(one.differs for one in all_),
        kind=kind,
        kinds=KINDS,
        filter_href=lambda value: below(page, "former", against=version_of(chosen) if chosen else "", kind=value),
        rows=[(one, excerpt(one.segments)) for one in told[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]],
        total=len(told),
        number=number,
        pages=max(-(-len(told) // ON_A_PAGE), 1),
        place_name=place_name,
        changes=timeline.changes,
        words=change_words,
        act_href=act_address(page.work.uri),
        day_href=asked_address(page, at=found.day.isoformat()) if found else "",
        version_href=asked_address(page, v=version_of(chosen)) if chosen else "",
        history_of=lambda eid: below(page, "history", article=eid),
    )


def excerpt(segments: Iterable[Segment]) -> tuple[Words, ...]:
    """The differing words with what stands around them; long agreeing stretches are cut."""
    return tuple(Words(one.kind.value, one.text if one.kind is not SegmentKind.SAME else _short(one.text)) for one in segments)


def _short(text: str) -> str:
    return text if len(text) <= 2 * AROUND + 20 else f"{text[:AROUND].rsplit(' ', 1)[0]} … {text[-AROUND:].split(' ', 1)[-1]}"
