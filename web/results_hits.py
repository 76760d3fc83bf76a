"""A provision found, for a page: where its link leads, of when its wording is, and why it came, in plain sentences."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from urllib.parse import quote, urlencode

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from markupsafe import Markup, escape

from search.model import HitGroup, Other, SearchHit, SearchPage, Why
from web.acts_day import eve, today
from web.acts_view_addresses import act_address
from web.i18n import day
from web.results_asked import Asked

PLACES: Mapping[str, object] = MappingProxyType({
    "title": _l("in the title of the act"),
    "context": _l("in the titles above the provision"),
    "heading": _l("in the heading"),
    "body": _l("in the text"),
})  # fmt: skip
"""Where a word was found."""
REASONS: Mapping[str, object] = MappingProxyType({
    "exact": _l("%(word)s stands %(place)s as typed"),
    "folded": _l("%(word)s stands %(place)s, but for diacritics: %(found)s"),
    "stem": _l("another form of %(word)s stands %(place)s: %(found)s"),
    Other.TRANSLATION.value: _l("a translation of %(word)s stands %(place)s: %(found)s"),
    Other.SYNONYM.value: _l("another word for %(word)s stands %(place)s: %(found)s"),
    Other.EVERYDAY.value: _l("the term of law for %(word)s stands %(place)s: %(found)s"),
    "phrase": _l("the words %(word)s stand side by side %(place)s"),
})  # fmt: skip
"""Why a word counted, by `Why.reason`."""


@dataclass(frozen=True, slots=True)
class ShownWhy:
    """One reason as a sentence; `percent` of the score it made, None where it is no part of it."""

    sentence: Markup
    percent: int | None


@dataclass(frozen=True, slots=True)
class ShownHit:
    """A provision as the page shows it. `wording` says of when its wording is, "" where that goes without saying."""

    hit: SearchHit
    anchor: str
    href: str
    wording: str
    gone: bool
    reasons: tuple[ShownWhy, ...]
    why_href: str
    similar_href: str


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """An act with its provisions. `more_href` searches inside it."""

    group: HitGroup
    href: str
    language: str
    hits: tuple[ShownHit, ...]
    more_href: str


def groups_of(found: SearchPage, asked: Asked, similar: bool) -> tuple[ShownGroup, ...]:
    """The groups of a page; `similar` tells whether the search knows provisions that are alike."""
    at = found.at or asked.at
    return tuple(_group(group, f"h{place}", asked, at, similar) for place, group in enumerate(found.groups, 1))


def hit_address(work_uri: str, eid: str, language: str, at: date | None = None) -> str:
    """Where a provision stands in its act, on its day."""
    question = urlencode({"text": language} | ({"at": at.isoformat()} if at else {}))
    return f"{act_address(work_uri)}?{question}" + (f"#{quote(eid, safe='_.-')}" if eid else "")


def wording_of(valid_from: date | None, valid_to: date | None, at: date | None) -> str:
    """Of when a wording is: said where a day is asked for or its end is known."""
    later = valid_from is not None and valid_from > today()
    last = eve(valid_to) if valid_to else None
    if last and valid_from:
        return str(_("wording of %(first)s – %(last)s", first=day(valid_from), last=day(last)))
    if last:
        return str(_("wording up to %(last)s", last=day(last)))
    if valid_from and (at or later):
        return str(_("wording since %(first)s", first=day(valid_from)))
    return ""


def _group(group: HitGroup, anchor: str, asked: Asked, at: date | None, similar: bool) -> ShownGroup:
    hits = tuple(_hit(hit, group, f"{anchor}.{place}", asked, at, similar) for place, hit in enumerate(group.hits, 1))
    inside = "" if "act" in asked.filters or not group.more else asked.only("act", (group.work_uri,)).address()
    language = "en" if group.language == "eng" else "az"
    return ShownGroup(group, hit_address(group.work_uri, "", group.language, at), language, hits, inside)


def _its_day(hit: SearchHit) -> date | None:
    """A day on which a wording that is not today's stood or will stand in the text; None for today's."""
    if hit.valid_to and hit.valid_to <= today():
        return eve(hit.valid_to)
    return hit.valid_from if hit.valid_from and hit.valid_from > today() else None


def _hit(hit: SearchHit, group: HitGroup, anchor: str, asked: Asked, at: date | None, similar: bool) -> ShownHit:
    other = _its_day(hit)
    explained = asked.but(page=asked.page, explain=True)
    return ShownHit(
        hit,
        anchor,
        hit_address(group.work_uri, hit.eid, group.language, at or other),
        wording_of(hit.valid_from, hit.valid_to, at),
        hit.repealed and not at,
        reasons_of(hit.why),
        "" if asked.like else f"{explained.address()}#{anchor}",
        Asked(like=hit.id).address() if similar else "",
    )


def reasons_of(why: Iterable[Why]) -> tuple[ShownWhy, ...]:
    return tuple(map(_reason, why))


def _reason(why: Why) -> ShownWhy:
    if why.reason == "cited":
        return ShownWhy(escape(_("the query names this very place")), None)
    if why.reason == "repealed":
        return ShownWhy(escape(_("it is no longer in force, and so stands further down")), None)
    template = REASONS.get(why.reason, REASONS["stem"])
    said = {"word": _quoted(why.word), "found": _quoted(why.found), "place": PLACES.get(why.field, PLACES["body"])}
    return ShownWhy(escape(str(template)) % said, round(100 * why.share))


def _quoted(text: str) -> Markup:
    """A word of query or text: it may be of either language."""
    return Markup("<q>{}</q>").format(text)
