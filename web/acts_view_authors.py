"""Who wrote a provision: the changes behind its words, each with its act, note, day and the old wording, as markup for the text."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import quote

import sqlalchemy as sa
from flask import render_template
from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup, escape
from sqlalchemy.engine import Engine

from acts.frbr import Status
from acts.history.model import Change, Outcome, TimedRun, Timeline
from acts.history.status import provision_on
from acts.model import Element, Note
from acts.modifications.model import AmendingAct, Repeal
from acts.modifications.notes import split
from acts.tables import works
from web import change_words, names
from web.acts_day import today
from web.acts_view_model import Held
from web.i18n import day as day_words
from web.i18n import text_language
from web.render.inline import author_anchor
from web.render.notes import unmarked

LONG = 900
"""Characters of a note or an old wording shown in a list."""
STATES = {True: "suspended", False: "repealed"}


def held_acts(engine: Engine, acts: Iterable[AmendingAct]) -> Mapping[tuple[date | None, str], str]:
    """The uris of those amending acts that are held, by day of adoption and number."""
    days = {act.adopted for act in acts if act.adopted}
    if not days:
        return {}
    query = sa.select(works.c.uri, works.c.adopted, works.c.number).where(works.c.adopted.in_(days), works.c.number != "")
    with engine.begin() as connection:
        return {(row.adopted, AmendingAct(None, row.adopted, row.number).number_key): row.uri for row in connection.execute(query)}


@dataclass(frozen=True, slots=True)
class Author:
    """A change as the list of a provision's authors tells it. ``href``: the amending act's page, "" where it is not held."""

    index: int
    change: Change
    anchor: str
    href: str
    note: str
    old: str


class Authors:
    """Tells the authors of one wording. `own` is the address of this act, `acts_at` what comes before the uri of any, `version` what
    `?v=` says where a wording was asked for.
    """

    def __init__(self, held: Held, engine: Engine, own: str, acts_at: str, version: str = "") -> None:
        self.held = held
        self.engine = engine
        self.own = own
        self.acts_at = acts_at
        language = held.expression.language
        asked = {"text": language.value if language is not text_language() else "", "v": version}
        self.kept = "".join(f"&{name}={quote(value)}" for name, value in asked.items() if value)

    @property
    def timeline(self) -> Timeline:
        return self.held.timed.timeline

    @cached_property
    def sources(self) -> Mapping[tuple[date | None, str], str]:
        return held_acts(self.engine, (change.act for change in self.timeline.changes))

    @cached_property
    def elements(self) -> Mapping[str, Element]:
        return {element.eid: element for element in self.timeline.document.root.walk()}

    @cached_property
    def before(self) -> Mapping[str, str]:
        return {then: today for today, then in self.held.names.items()}

    @cached_property
    def notes(self) -> Mapping[str, Note]:
        return {note.number: note for note in self.timeline.document.notes}

    def act_href(self, act: AmendingAct) -> str:
        """The page of an amending act; "" where it is not held."""
        uri = self.sources.get((act.adopted, act.number_key), "")
        return f"{self.acts_at}{quote(uri)}" if uri else ""

    def history(self, eid: str) -> str:
        """The address of the history of a provision, by today's eid."""
        return f"{self.own}/history?article={quote(eid, safe='_.-')}{self.kept}"

    def author(self, index: int, place: str = "") -> Author:
        """A change with all that is told of it; `place` is the eid of the unit whose list it stands in."""
        change = self.timeline.changes[index]
        anchor = author_anchor(index, place)
        return Author(index, change, anchor, self.act_href(change.act), self.note(change), self.old(index, place))

    def note(self, change: Change) -> str:
        """The words of the note the change was read from, its own mark and the other notes of its footnote left out."""
        found = self.notes.get(change.footnote)
        if found is None:
            return ""
        text = "\n".join(filter(None, (line.plain.strip() for line in unmarked(found))))
        if change.footnote not in self.several:
            return cut(text)
        parts = split(text, court=change.footnote.startswith("KM"))
        return cut(parts[change.item - 1].text if 0 < change.item <= len(parts) else text)

    @cached_property
    def several(self) -> frozenset[str]:
        """The footnotes that hold more than one note."""
        return frozenset(change.footnote for change in self.timeline.changes if change.item > 1)

    def old(self, index: int, place: str) -> str:
        """The words the change took out of a unit, as the text itself has them, else as the note prints them."""
        modification = self.timeline.changes[index].modification
        element = self.elements.get(self.today(place)) if place else None
        own = taken_out(element, index) if element is not None else ""
        return cut(own or modification.old_wording or getattr(modification.action, "old", ""))

    def today(self, eid: str) -> str:
        """Today's eid of a unit shown."""
        return self.before.get(eid, eid)

    # markup
    def listed(self, place: str, changes: tuple[int, ...]) -> str:
        """The list of the authors of a place, closed."""
        authors = sorted((self.author(index, place) for index in changes), key=lambda one: one.change.in_force or date.max)
        return render_template("act/authors.html", authors=authors, words=change_words, history=self.history(self.today(place)))

    def margins(self) -> Mapping[str, str]:
        """Beside each place how often it was changed, with the way to its history, by the eid it has on the page."""
        known, names_then = self.held.blocks.margins, self.held.names
        scope = f"{self.own}{self.kept} {today()}"
        if scope not in known:
            margins = ((place, self._margin(place, found)) for place, found in self.held.timed.places.items() if place)
            known[scope] = {place: html for place, html in margins if html}
        return {names_then.get(place, place): html for place, html in known[scope].items()} if names_then else known[scope]

    def _margin(self, place: str, changes: tuple[int, ...]) -> str:
        found = [self.timeline.changes[index] for index in changes]
        days = {when for change in found for when in (change.in_force, change.until) if when}
        past = sum(when <= today() for when in days)
        said = [ngettext("changed %(num)d time", "changed %(num)d times", past)] if past else []
        if past < len(days):
            said.append(_("a change to come") if len(days) - past == 1 else _("changes to come"))
        if not said:
            return ""
        return f'<p class="changed"><a href="{escape(self.history(place))}">{escape(", ".join(said))} → {escape(_("history"))}</a></p>'

    def endings(self, day: date) -> Mapping[str, str]:
        """In each unit that is gone since when, and by which act; in one that holds only for a time until when. By the eid on the page."""
        gone = {eid: self._ending(eid, self.timeline.changes[index]) for eid, index in self.held.ended.items()}
        for eid in self._passing(day):
            status = provision_on(self.timeline, eid, day)
            if status.status is Status.IN_FORCE and status.until:
                badge = self._badge(eid, "in_force", str(_("until %(day)s", day=day_words(status.until))))
                gone.setdefault(self.held.names.get(eid, eid), badge)
        return gone

    def _passing(self, day: date) -> Iterator[str]:
        """The units put in for a time, and those a change known today will repeal."""
        for change in self.timeline.changes:
            lapsing = change.until is not None and change.holds_on(day)
            going = isinstance(change.modification.action, Repeal) and change.in_force is not None and change.in_force > max(day, today())
            if change.outcome is Outcome.APPLIED and (lapsing or going):
                yield from change.eids

    def _ending(self, eid: str, change: Change) -> str:
        said = f"{change_words.when(change)} · {change_words.short_name(change.act)}"
        return self._badge(self.today(eid), STATES[change.until is not None], said)

    def _badge(self, eid: str, state: str, said: str) -> str:
        sign = Markup('<span class="sign" aria-hidden="true">{}</span>').format(names.SIGNS[state])
        link = Markup('<a href="{}">{}</a>').format(self.history(eid), f"{names.STATUSES[state]} · {said}")
        return Markup('<span class="ended status status-{}">{} {}</span>').format(state, sign, link)


def taken_out(element: Element, index: int) -> str:
    """The words of a unit a change took out, a line for each paragraph."""
    lines = ("".join(run.text for run in line.all_runs if isinstance(run, TimedRun) and run.out == index) for line in element.lines())
    return "\n".join(text.strip() for text in lines if text.strip())


def cut(text: str) -> str:
    """The text, cut after a word where it is long."""
    return text if len(text) <= LONG else text[:LONG].rsplit(" ", 1)[0] + " …"
