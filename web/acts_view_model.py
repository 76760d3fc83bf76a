"""What the page of an act shows: what was asked, and the values taken from the store for it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import accumulate

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from acts.errors import NotHeldError
from acts.frbr import Language, Work
from acts.held import HeldExpression, HeldManifestation, HeldReference, IncomingReference
from acts.history.versions import touching
from acts.model import Document, Element
from acts.references.places import descend
from acts.register.tables import register_citations, register_events
from acts.store import ActStore
from acts.tables import citations, timelines, works
from acts.timelines import Timelines
from storage.audit import audit_entries
from web.acts_day import Moment
from web.acts_view_cache import Kept
from web.render.model import Blocks
from web.render.prepared import Prepared, prepared
from web.render.timed import dressed

UNDATED = "none"
"""`?v=` of an expression of which it is not known up to which day amendments are in it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The questions an address asks: language of the text and of a second one beside it, version, one article, form, day, authors."""

    preferred: Language
    text: str = ""
    beside: str = ""
    version: str = ""
    article: str = ""
    struck: bool = False
    form: str = ""
    who: bool = False
    moment: Moment = field(default_factory=lambda: Moment(date.max))

    @classmethod
    def of(cls, args: Mapping[str, str], preferred: Language, today: date = date.max) -> "Asked":
        names = ("text", "beside", "v", "article")
        text, beside, version, article = (args.get(name, "").strip()[:200] for name in names)
        moment = Moment.of(args.get("at", "").strip()[:40], today)
        struck, who, form = args.get("struck") == "1", args.get("who") == "1", args.get("format", "")[:10]
        return cls(preferred, text, beside, version, eid_of(article), struck, form, who, moment)


NUMBER = re.compile(r"(?:art_)?(\d[\d.-]*)")


def eid_of(named: str) -> str:
    """The eid of a unit named by it, or by its number alone: "12.3" and "art_12.3" are "art_12__para_12.3"."""
    number = NUMBER.fullmatch(named.strip(". "))
    return descend("", "article", number[1]) if number else named


@dataclass(frozen=True, slots=True)
class Held:
    """One wording with its text and what its words point to.

    ``there``: of the units of other acts it points to, those that the page of each act has, by the act's uri. ``timed``: its timeline.
    ``ended``: of the units shown that are no longer in force, the change that took each out, by eid; ``names``: the eids of units that
    had another number on the day, by today's eid.
    """

    expression: HeldExpression
    manifestation: HeldManifestation
    document: Document
    references: tuple[HeldReference, ...]
    there: Mapping[str, frozenset[str]]
    timed: Prepared
    blocks: Blocks
    ended: Mapping[str, int] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def on(self, day: date) -> "Held":
        """This wording as its page shows it on a day."""
        shown = dressed(self.timed, day, self.references)
        return replace(self, document=shown.document, references=shown.references, ended=shown.ended, names=shown.names)


@dataclass(frozen=True, slots=True)
class ActPage:
    """All the page of an act shows. `other` is the text beside, `element` the one article shown alone.

    `later` is the change that puts in the article asked for, where it is not there yet on the day.
    """

    asked: Asked
    work: Work
    expressions: tuple[HeldExpression, ...]
    held: Held
    incoming: tuple[IncomingReference, ...]
    topics: tuple[tuple[str, str], ...] = ()
    other: Held | None = None
    element: Element | None = None
    later: int | None = None

    @property
    def versions(self) -> tuple[HeldExpression, ...]:
        """The wordings held in the language shown, newest first."""
        return tuple(e for e in self.expressions if e.language is self.held.expression.language)

    @property
    def languages(self) -> tuple[Language, ...]:
        return tuple(dict.fromkeys(e.language for e in self.expressions))


def stamp(engine: Engine) -> tuple[object, ...]:
    """A value that changes whenever a text, an act, a link between acts or what they cite of standards does: what a page made earlier is
    checked against."""
    query = sa.select(
        sa.select(sa.func.max(works.c.changed)).scalar_subquery(),
        sa.select(sa.func.max(audit_entries.c.id)).scalar_subquery(),
        sa.select(sa.func.count(citations.c.work_id)).scalar_subquery(),
        sa.select(sa.func.count(timelines.c.manifestation_id)).scalar_subquery(),
        sa.select(sa.func.sum(sa.func.length(timelines.c.packed))).scalar_subquery(),
        sa.select(sa.func.max(register_events.c.id)).scalar_subquery(),
        sa.select(sa.func.count(register_citations.c.seq)).scalar_subquery(),
    )
    with engine.begin() as connection:
        return tuple(connection.execute(query).one())


def open_page(store: ActStore, uri: str, asked: Asked, kept: Kept[Held] | None = None) -> ActPage:
    """The page of an act on the day asked for. Raises `NotHeldError` where act, language, version or article are not held."""
    work = store.work(uri)
    expressions = store.expressions(uri)
    desk = _Desk(store, {file.id: file for file in store.manifestations(uri)}, asked, kept or Kept(2), stamp(store.engine))
    held = desk.on_day(choose(expressions, asked, uri), expressions)
    other = desk.beside(expressions, held)
    element, later = _article(held, asked) if asked.article else (None, None)
    return ActPage(asked, work, expressions, held, store.incoming(uri), store.topics(uri), other, element, later)


def choose(expressions: tuple[HeldExpression, ...], asked: Asked, uri: str) -> HeldExpression:
    """The wording asked for; without a wish the interface's language if held, else the first, and there the newest."""
    languages = {e.language for e in expressions}
    language = asked.text or (asked.preferred if asked.preferred in languages else next((e.language for e in expressions), ""))
    fitting = [e for e in expressions if e.language == language and (not asked.version or _version(e) == asked.version)]
    if not fitting:
        held = ", ".join(f"{e.language}@{_version(e)}" for e in expressions) or "none"
        raise NotHeldError(f"{uri}: no text in {language or 'any language'} of {asked.version or 'any day'} is held; held: {held}")
    return fitting[0]


def version_of(expression: HeldExpression) -> str:
    """What `?v=` must say to get this wording."""
    return _version(expression)


def _version(expression: HeldExpression) -> str:
    version: date | None = expression.version
    return version.isoformat() if version else UNDATED


class _Desk:
    """Lays out the wordings of one act for one page."""

    def __init__(
        self, store: ActStore, files: Mapping[int, HeldManifestation], asked: Asked, kept: Kept[Held], known: tuple[object, ...]
    ) -> None:
        self.store, self.files, self.asked, self.kept, self.known = store, files, asked, kept, known

    def held(self, expression: HeldExpression) -> Held:
        """A wording whole, from those kept if it is among them."""
        return self.kept.get((expression.shown, self.asked.preferred, self.known), lambda: self._made(expression))

    def _made(self, expression: HeldExpression) -> Held:
        references = self.store.references(expression.shown)
        there = _there(self.store, references, expression.work_uri, self.asked.preferred)
        timed = prepared(Timelines(self.store.engine).of(expression.shown))
        return Held(expression, self.files[expression.shown], timed.timeline.document, references, there, timed, Blocks(timed.same))

    def on_day(self, chosen: HeldExpression, expressions: tuple[HeldExpression, ...]) -> Held:
        """The wording on the day asked for: made from the chosen one's changes, or where it tells of none, the one held of that time."""
        moment, held = self.asked.moment, self.held(chosen)
        if moment.asked and not held.timed.timeline.days and not self.asked.version:
            then = [e for e in expressions if e.language == chosen.language and e.version and e.version <= moment.asked]
            held = self.held(then[0]) if then else held
        return held.on(moment.day)

    def beside(self, expressions: tuple[HeldExpression, ...], shown: Held) -> Held | None:
        """The text beside: of the same version where there is one, else the newest in that language; on the same day."""
        wanted, own = self.asked.beside, shown.expression
        if not wanted or wanted == own.language:
            return None
        fitting = [e for e in expressions if e.language == wanted]
        if not fitting:
            raise NotHeldError(f"{own.work_uri}: no text in {wanted} is held to show beside")
        return self.on_day(next((e for e in fitting if e.version == own.version), fitting[0]), expressions)


def _there(store: ActStore, references: Iterable[HeldReference], own: str, preferred: Language) -> Mapping[str, frozenset[str]]:
    """The units of other acts referred to, and those around them, as far as the text has them that each act's page shows."""
    wanted: dict[str, set[str]] = {}
    for reference in references:
        if reference.target not in ("", own) and reference.eid:
            wanted.setdefault(reference.target, set()).update(accumulate(reference.eid.split("__"), "{}__{}".format))
    held = ((uri, store.expressions(uri), eids) for uri, eids in wanted.items())
    return {uri: store.having(choose(texts, Asked(preferred), uri).shown, eids) for uri, texts, eids in held if texts}


def find(document: Document, eid: str) -> Element:
    """The article that is `eid` or holds it; a unit above articles, whole. Raises `NotHeldError` where there is none."""
    whole = eid.split("__", 1)[0]
    for wanted in (eid, whole):
        for element in document.root.walk():
            if element.eid == wanted and (wanted == whole or "__" not in wanted or not wanted.startswith("art_")):
                return element
    raise NotHeldError(f"the text has no unit {eid}")


def _article(held: Held, asked: Asked) -> tuple[Element | None, int | None]:
    """The unit asked for, by the number it has on the day of the page, or by an earlier one no other unit has.

    Where it comes only later: nothing, and the change that puts it in.
    """
    try:
        return find(held.document, asked.article), None
    except NotHeldError:
        timeline = held.timed.timeline
        renamed = next((r.after for r in reversed(timeline.renamings) if r.before == asked.article), "")
        if renamed:
            return find(held.document, held.names.get(renamed, renamed)), None
        later = find(timeline.document, asked.article)
        return None, min(touching(later), key=lambda index: timeline.changes[index].in_force or date.max, default=None)
